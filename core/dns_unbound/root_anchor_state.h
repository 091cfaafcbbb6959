// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns_unbound/settings.h"

#include <QList>

#include <chrono>
#include <memory>

class QTemporaryDir;

namespace waxseal::dns_unbound {

/// The root's trust anchor with its memory from one run to the next (RFC 5011): keys seen, waiting, valid and revoked.
///
/// libunbound ends the whole process when it cannot write its state file, so it never gets a file on a disk that may
/// fill up or vanish: it works on a copy in memory-backed storage, and the copy is brought to the data folder here.
class RootAnchorState {
public:
    /// @param builtIn one record each, the start of all trust
    RootAnchorState(const QString &dataFolder, const QByteArrayList &builtIn);
    ~RootAnchorState();

    /// For ub_ctx_add_ta_autr; empty where no state can be kept.
    QByteArray workingFile() const { return m_workingFile; }
    /// What is trusted right now, one record each, for a context that keeps no state.
    const QByteArrayList &records() const { return m_records; }
    const QList<Warning> &warnings() const { return m_warnings; }

    /// Brings what libunbound learnt to the data folder.
    void keep();
    /// Goes on with what is trusted right now and follows the keys no further.
    void doWithoutState() { m_workingFile.clear(); }

private:
    void startAnew();
    void adopt(const QByteArray &state);
    bool writeState(const QByteArray &state);
    bool writeWorkingCopy(const QByteArray &state);
    QString m_file;
    QByteArrayList m_builtIn;
    QByteArrayList m_records;
    QByteArray m_kept; ///< the records as they stand in the data folder
    std::unique_ptr<QTemporaryDir> m_workingFolder;
    QByteArray m_workingFile;
    QList<Warning> m_warnings;
};

} // namespace waxseal::dns_unbound
