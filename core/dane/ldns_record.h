// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

#include <ldns/ldns.h>

/// Resource records as ldns holds them. For this module's sources only.
namespace waxseal::dane {

template <auto Free> struct FreeWith {
    template <typename T> void operator()(T *p) const noexcept { Free(p); }
};
using LdnsRecord = std::unique_ptr<ldns_rr, FreeWith<ldns_rr_free>>;

/// A record of @p type from its data in wire format; none unless it has just @p fields of them.
inline LdnsRecord ldnsRecord(ldns_rr_type type, QByteArrayView rdata, size_t fields)
{
    if (rdata.isEmpty() || rdata.size() > 0xffff)
        return nullptr;
    LdnsRecord record(ldns_rr_new());
    if (!record)
        return nullptr;
    ldns_rr_set_type(record.get(), type);
    // ldns reads from RDLENGTH on (RFC 1035 §3.2.1).
    QByteArray wire;
    wire.reserve(2 + rdata.size());
    wire.append(static_cast<char>(rdata.size() >> 8)).append(static_cast<char>(rdata.size() & 0xff)).append(rdata);
    size_t at = 0;
    const auto size = static_cast<size_t>(wire.size());
    const ldns_status status =
        ldns_wire2rdf(record.get(), reinterpret_cast<const uint8_t *>(wire.constData()), size, &at);
    // Data that ends too early is no error to ldns; the fields are missing then.
    if (status != LDNS_STATUS_OK || at != size || ldns_rr_rd_count(record.get()) != fields)
        return nullptr;
    return record;
}

inline quint8 number8(const LdnsRecord &record, size_t field)
{
    return ldns_rdf2native_int8(ldns_rr_rdf(record.get(), field));
}

/// The octets of a field. They end with it.
inline QByteArrayView octetsOf(const ldns_rdf *field)
{
    return {reinterpret_cast<const char *>(ldns_rdf_data(field)), static_cast<qsizetype>(ldns_rdf_size(field))};
}

} // namespace waxseal::dane
