// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dane/zone_keys.h"

#include "core/base/limits.h"
#include "core/base/octets.h"
#include "core/dane/ldns_record.h"

#include <algorithm>
#include <bit>

namespace waxseal::dane {

namespace {

constexpr quint16 zoneKeyFlag = 0x0100; // RFC 4034 §2.1.1
constexpr quint16 revokedFlag = 0x0080; // RFC 5011 §2.1
constexpr quint8 dnssecProtocol = 3;    // RFC 4034 §2.1.2
constexpr int signsRecordsBits = 1024;  // TES, relay rule 8
constexpr int signsKeysBits = 2048;

/// IANA DNS Security Algorithm Numbers, those that validators know (RFC 8624 §3.1).
enum class Algorithm : quint8 {
    RsaSha1 = 5,
    RsaSha1Nsec3 = 7,
    RsaSha256 = 8,
    RsaSha512 = 10,
    EcdsaP256 = 13,
    EcdsaP384 = 14,
    Ed25519 = 15,
    Ed448 = 16,
};

/// How long a key on a curve is in DNS (RFC 6605 §4, RFC 8080 §3); none for RSA and for what is not known.
std::optional<qsizetype> curveOctets(quint8 algorithm)
{
    switch (Algorithm(algorithm)) {
    case Algorithm::EcdsaP256: return 64;
    case Algorithm::EcdsaP384: return 96;
    case Algorithm::Ed25519: return 32;
    case Algorithm::Ed448: return 57;
    case Algorithm::RsaSha1:
    case Algorithm::RsaSha1Nsec3:
    case Algorithm::RsaSha256:
    case Algorithm::RsaSha512: break;
    }
    return std::nullopt;
}

bool isRsa(quint8 algorithm)
{
    switch (Algorithm(algorithm)) {
    case Algorithm::RsaSha1:
    case Algorithm::RsaSha1Nsec3:
    case Algorithm::RsaSha256:
    case Algorithm::RsaSha512: return true;
    case Algorithm::EcdsaP256:
    case Algorithm::EcdsaP384:
    case Algorithm::Ed25519:
    case Algorithm::Ed448: break;
    }
    return false;
}

/// 0 where the key is none.
int bitsOf(const LdnsRecord &record, quint8 algorithm)
{
    const QByteArrayView key = octetsOf(ldns_rr_dnskey_key(record.get()));
    const auto bits = static_cast<qsizetype>(ldns_rr_dnskey_key_size(record.get()));
    if (const auto octets = curveOctets(algorithm))
        return key.size() == *octets ? static_cast<int>(bits) : 0;
    // ldns computes "what is left behind the exponent", which an exponent longer than the key makes absurd.
    const qsizetype modulus = bits / 8;
    if (!isRsa(algorithm) || modulus <= 0 || modulus >= key.size())
        return 0;
    // RFC 3110 §2: no leading zero octets; and whole octets are not yet bits.
    const auto first = static_cast<unsigned char>(key[key.size() - modulus]);
    return first == 0 ? 0 : static_cast<int>(bits) - std::countl_zero(first);
}

void readKeys(ZoneKeys &result, const dns::Lookup &lookup)
{
    for (const QByteArray &rdata : lookup.rdata) {
        const LdnsRecord record = ldnsRecord(LDNS_RR_TYPE_DNSKEY, rdata, 4);
        if (!record) {
            result.hasUnreadable = true;
            continue;
        }
        ZoneKey key{.flags = ldns_rdf2native_int16(ldns_rr_dnskey_flags(record.get())),
                    .algorithm = number8(record, 2)};
        // RFC 4034 §2.1.1, §2.1.2: other keys sign nothing here.
        if (!(key.flags & zoneKeyFlag) || (key.flags & revokedFlag) || number8(record, 1) != dnssecProtocol)
            continue;
        key.bits = bitsOf(record, key.algorithm);
        if (key.bits == 0)
            result.hasUnreadable = true;
        else
            result.keys.push_back(key);
    }
    // The keys that sign keys first; the order on the wire is chance.
    std::sort(result.keys.begin(), result.keys.end(), [](const ZoneKey &a, const ZoneKey &b) {
        return std::tuple(b.flags, a.algorithm, b.bits) < std::tuple(a.flags, b.algorithm, a.bits);
    });
}

std::optional<DomainName> parentOf(const DomainName &name)
{
    if (name.isRoot())
        return std::nullopt;
    const qsizetype dot = octets::indexOf(name.view(), '.');
    if (dot < 0)
        return DomainName::root();
    const auto parent = DomainName::parseAny(name.view().sliced(dot + 1));
    return parent ? std::optional(*parent) : std::nullopt;
}

} // namespace

bool ZoneKey::meetsTesProfile() const
{
    // C-10: the rule speaks of RSA; a curve of 256 bits has a strength of 128.
    if (isRsa(algorithm))
        return bits >= (isKeySigningKey() ? signsKeysBits : signsRecordsBits);
    return curveOctets(algorithm).has_value();
}

bool ZoneKeys::meetTesProfile() const
{
    return !keys.empty() && !hasUnreadable
        && std::all_of(keys.begin(), keys.end(), [](const ZoneKey &key) { return key.meetsTesProfile(); });
}

ZoneKeys zoneKeys(const DomainName &name, dns::Answers &answers)
{
    ZoneKeys result;
    std::optional<DomainName> at = name;
    for (int asked = 0; at && asked < limits::zoneCutLabels; ++asked, at = parentOf(*at)) {
        const dns::Lookup *lookup = answers.find({*at, dns::Type::DnsKey});
        if (!lookup)
            return result;
        result.trouble = lookup->trouble;
        // An alias is no top of a zone; the keys are those of the zone where it leads.
        const bool isAlias = lookup->canonicalName.has_value();
        switch (lookup->status) {
        case dns::Status::Bogus: result.kind = ZoneKeys::Kind::Forged; return result;
        case dns::Status::NoAnswer: result.kind = ZoneKeys::Kind::NoAnswer; return result;
        case dns::Status::Absent: break;
        case dns::Status::Insecure:
            if (isAlias)
                break;
            result.kind = ZoneKeys::Kind::Unsigned;
            if (lookup->hasRecords())
                result.zone = *at;
            return result;
        case dns::Status::Secure:
            if (isAlias)
                break;
            result.kind = ZoneKeys::Kind::Signed;
            result.zone = *at;
            readKeys(result, *lookup);
            return result;
        }
    }
    result.kind = ZoneKeys::Kind::NoAnswer;
    result.trouble = dns::Trouble::TooLarge;
    return result;
}

} // namespace waxseal::dane
