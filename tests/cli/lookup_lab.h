// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "tests/cli/command.h"
#include "tests/dns_unbound/lab.h"

/// Recipients of every kind under signed zones, for `waxseal lookup`.
namespace waxseal::kit {

inline const QByteArray spkiHash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
/// Public, but in a network namespace of the test's own, so that nobody's server is meant.
inline const QByteArray webServer = "203.0.114.10";

class LookupLab {
public:
    /// A sentence for QSKIP where a program is not installed, or empty.
    static QString missing();
    /// Signs the zones.
    void prepare();

    const QStringList &dns() const { return m_dns; } ///< options that name the zones
    Ran lookUp(const QStringList &arguments, const QByteArray &input = {}) const;
    /// The object of one address; empty where there is not exactly one.
    QJsonObject one(const QString &address, const QStringList &more = {}) const;

private:
    lab::Zones m_zones;
    QStringList m_dns;
    QString m_bsiList;
};

/// "tes.steps.0.name"
QJsonValue at(const QJsonObject &object, const QByteArray &path);
QString text(const QJsonObject &object, const QByteArray &path);

} // namespace waxseal::kit
