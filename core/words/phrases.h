// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArrayView>
#include <QCoreApplication>
#include <QString>

#include <chrono>

namespace waxseal::words {

/// The translation context of every sentence.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

/// Octets of a message for showing: printable ASCII, the rest as "?", cut at 120 characters.
QString shown(QByteArrayView octets);

/// "2026-11-20 12:04:31 UTC"
QString shown(std::chrono::sys_seconds time);

} // namespace waxseal::words
