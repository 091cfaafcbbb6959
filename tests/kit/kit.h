// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/answers.h"

#include <QByteArray>
#include <QString>

namespace waxseal::kit {

/// A folder of the public conformance data (WAXSEAL_CONFORMANCE, or shared/conformance beside the checkout), or an empty
/// string where it is absent: the test then skips, saying so.
QString conformanceFolder(const QString &name);

/// A file of the tests' own, as octets. Ends the test program when it is not there.
QByteArray fixture(const QString &pathFromSource);

/// DNS answers as a value: `zone.secure("a.example", dns::Type::Txt, {"text"})`. No network, no waiting.
class Facts {
public:
    explicit Facts(std::chrono::sys_seconds now = {}) : m_now(now) { }
    Facts &secure(QByteArrayView name, dns::Type type, const QByteArrayList &records);
    Facts &insecure(QByteArrayView name, dns::Type type, const QByteArrayList &records);
    Facts &absent(QByteArrayView name, dns::Type type);
    Facts &bogus(QByteArrayView name, dns::Type type);
    Facts &noAnswer(QByteArrayView name, dns::Type type);

    const dns::Cache &cache() const { return m_cache; }

private:
    Facts &keep(QByteArrayView name, dns::Type type, dns::Status status, const QByteArrayList &records);
    dns::Cache m_cache;
    std::chrono::sys_seconds m_now;
};

/// Records in wire format: names for CNAME, NS; "10 mx.example" for MX; "0 0 26 host.example" for SRV; "3 1 1 00ff…"
/// for TLSA; text for TXT.
QByteArray wireFormat(dns::Type type, QByteArrayView presentation);

} // namespace waxseal::kit
