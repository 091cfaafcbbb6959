// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dane/tlsa.h"

#include "core/dane/ldns_record.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include <openssl/err.h>
#include <openssl/x509v3.h>

namespace waxseal::dane {

namespace {

constexpr int fullRecords = 8; ///< keys and certificates of one answer that are read; further ones are Tlsa::isLeftOut

constexpr qsizetype chainLongest = 16; ///< certificates of a server that are looked at; real ones show 1 to 4
constexpr qsizetype certificateOctets = 64 * 1024; ///< one certificate

using Certificate = std::unique_ptr<X509, FreeWith<X509_free>>;
using PublicKey = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using Store = std::unique_ptr<X509_STORE, FreeWith<X509_STORE_free>>;
using StoreContext = std::unique_ptr<X509_STORE_CTX, FreeWith<X509_STORE_CTX_free>>;
struct FreeStack { // of certificates that belong to somebody else
    void operator()(STACK_OF(X509) * stack) const noexcept { sk_X509_free(stack); }
};
using Stack = std::unique_ptr<STACK_OF(X509), FreeStack>;
struct FreeOctets {
    void operator()(unsigned char *octets) const noexcept { OPENSSL_free(octets); }
};

/// What @p decode (d2i_X509, …) reads, where that is all there is.
template <typename Owner, typename Decode> Owner decoded(QByteArrayView der, Decode decode)
{
    if (der.isEmpty() || der.size() > certificateOctets)
        return nullptr;
    const auto *at = reinterpret_cast<const unsigned char *>(der.data());
    const auto *end = at + der.size();
    Owner result(decode(nullptr, &at, static_cast<long>(der.size())));
    ERR_clear_error();
    return at == end ? std::move(result) : nullptr;
}

Certificate certificate(QByteArrayView der)
{
    return decoded<Certificate>(der, d2i_X509);
}

/// RFC 6698 §2.1.3: how long a digest is. None for the full data, and for what nobody has defined.
std::optional<qsizetype> digestOctets(quint8 matchingType)
{
    switch (MatchingType(matchingType)) {
    case MatchingType::Sha2_256: return 32;
    case MatchingType::Sha2_512: return 64;
    case MatchingType::Full:
    case MatchingType::PrivMatch: break;
    }
    return std::nullopt;
}

bool is(const Tlsa &record, CertUsage usage)
{
    return CertUsage(record.usage) == usage;
}

/// RFC 6698 §2.1: does the record describe this certificate?
bool describes(const Tlsa &record, const X509 *shown)
{
    unsigned char *der = nullptr;
    const int size = Selector(record.selector) == Selector::Cert ? i2d_X509(shown, &der)
                                                                 : i2d_X509_PUBKEY(X509_get_X509_PUBKEY(shown), &der);
    if (size <= 0)
        return false;
    const std::unique_ptr<unsigned char, FreeOctets> owned(der);
    const auto isData = [&](const unsigned char *octets, size_t count) {
        return QByteArrayView(reinterpret_cast<const char *>(octets), static_cast<qsizetype>(count))
            == QByteArrayView(record.data);
    };
    if (MatchingType(record.matchingType) == MatchingType::Full)
        return isData(der, static_cast<size_t>(size));
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned int count = 0;
    const EVP_MD *hash = MatchingType(record.matchingType) == MatchingType::Sha2_256 ? EVP_sha256() : EVP_sha512();
    return EVP_Digest(der, static_cast<size_t>(size), digest.data(), &count, hash, nullptr) == 1
        && isData(digest.data(), count);
}

/// Do the certificates lead from the server's own to @p anchor, at @p now, for one of @p names?
bool leadsTo(X509 *anchor, const std::vector<Certificate> &chain, const std::vector<DomainName> &names,
             std::chrono::sys_seconds now)
{
    const Store store(X509_STORE_new());
    const StoreContext context(X509_STORE_CTX_new());
    const Stack others(sk_X509_new_null());
    if (!store || !context || !others || names.empty() || X509_STORE_add_cert(store.get(), anchor) != 1)
        return false;
    for (const Certificate &other : chain)
        sk_X509_push(others.get(), other.get());
    if (X509_STORE_CTX_init(context.get(), store.get(), chain.front().get(), others.get()) != 1
        || X509_STORE_CTX_set_default(context.get(), "ssl_server") != 1)
        return false;

    X509_VERIFY_PARAM *parameters = X509_STORE_CTX_get0_param(context.get());
    // RFC 7672 §3.1.2: the anchor need not be a root.
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_time(parameters, std::chrono::system_clock::to_time_t(now));
    // RFC 7672 §3.2.3: "*" stands for a whole label. Subject names count only where there are no others, as OpenSSL has it.
    X509_VERIFY_PARAM_set_hostflags(parameters, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    for (const DomainName &name : names) {
        if (X509_VERIFY_PARAM_add1_host(parameters, name.view().data(), static_cast<size_t>(name.view().size())) != 1)
            return false;
    }
    return X509_verify_cert(context.get()) == 1;
}

/// RFC 7671 §5.2: the chain ends at a certificate that the record describes.
bool matchesAnchor(const Tlsa &record, const std::vector<Certificate> &chain, const std::vector<DomainName> &names,
                   std::chrono::sys_seconds now)
{
    for (size_t i = 1; i < chain.size(); ++i) {
        X509 *anchor = chain[i].get();
        const bool isServers = X509_cmp(anchor, chain.front().get()) == 0;
        if (!isServers && describes(record, anchor) && leadsTo(anchor, chain, names, now))
            return true;
    }
    if (MatchingType(record.matchingType) != MatchingType::Full)
        return false;
    // RFC 7671 §5.2.2: an anchor that stands in the record itself counts where the server does not show it;
    // §5.2.3: and a bare key, where it signed the topmost certificate that the server shows.
    if (Selector(record.selector) == Selector::Cert) {
        const Certificate anchor = certificate(record.data);
        return anchor && X509_cmp(anchor.get(), chain.front().get()) != 0 && leadsTo(anchor.get(), chain, names, now);
    }
    const PublicKey key = decoded<PublicKey>(record.data, d2i_PUBKEY);
    if (!key || EVP_PKEY_eq(key.get(), X509_get0_pubkey(chain.front().get())) == 1) // the server's own is no anchor
        return false;
    return std::any_of(chain.begin(), chain.end(), [&](const Certificate &top) {
        return X509_verify(top.get(), key.get()) == 1 && leadsTo(top.get(), chain, names, now);
    });
}

/// Of the key that stands in a record in full; 0 where it cannot be read.
int strengthOf(const Tlsa &record)
{
    const Certificate whole = Selector(record.selector) == Selector::Cert ? certificate(record.data) : nullptr;
    const PublicKey bare = whole ? nullptr : decoded<PublicKey>(record.data, d2i_PUBKEY);
    const EVP_PKEY *key = whole ? X509_get0_pubkey(whole.get()) : bare.get();
    const int bits = key ? EVP_PKEY_get_security_bits(key) : 0;
    ERR_clear_error();
    return std::max(bits, 0);
}

/// RFC 7671 §9: among digests of the same thing only the strongest counts; full data always does.
bool isOutdone(const Tlsa &record, const std::vector<Tlsa> &usable)
{
    return MatchingType(record.matchingType) == MatchingType::Sha2_256
        && std::any_of(usable.begin(), usable.end(), [&](const Tlsa &other) {
               return other.usage == record.usage && other.selector == record.selector
                   && MatchingType(other.matchingType) == MatchingType::Sha2_512;
           });
}

} // namespace

bool Tlsa::isUsable() const
{
    if (isLeftOut)
        return false;
    // RFC 7672 §3.1.3: 0 and 1 ask for a certification authority that sender and receiver have not agreed upon.
    if (!is(*this, CertUsage::DaneTa) && !is(*this, CertUsage::DaneEe))
        return false;
    const bool isCertificate = Selector(selector) == Selector::Cert;
    if (!isCertificate && Selector(selector) != Selector::Spki)
        return false;
    if (const auto octets = digestOctets(matchingType))
        return data.size() == *octets;
    if (MatchingType(matchingType) != MatchingType::Full)
        return false;
    return isCertificate ? certificate(data) != nullptr : decoded<PublicKey>(data, d2i_PUBKEY) != nullptr;
}

QByteArray Tlsa::toByteArray() const
{
    return QByteArray::number(usage) + ' ' + QByteArray::number(selector) + ' ' + QByteArray::number(matchingType) + ' '
        + data.toHex();
}

std::vector<Tlsa> decodeTlsa(const dns::Lookup &lookup)
{
    std::vector<Tlsa> result;
    if (lookup.question.type != dns::Type::Tlsa)
        return result;
    result.reserve(static_cast<size_t>(lookup.rdata.size()));
    for (const QByteArray &rdata : lookup.rdata) {
        if (const LdnsRecord record = ldnsRecord(LDNS_RR_TYPE_TLSA, rdata, 4))
            result.push_back({.usage = number8(record, 0),
                              .selector = number8(record, 1),
                              .matchingType = number8(record, 2),
                              .data = octetsOf(ldns_rr_rdf(record.get(), 3)).toByteArray()});
    }
    // The order on the wire is chance.
    std::sort(result.begin(), result.end(), [](const Tlsa &a, const Tlsa &b) {
        return std::tie(b.usage, b.selector, b.matchingType, a.data)
            < std::tie(a.usage, a.selector, a.matchingType, b.data);
    });
    // Keys and certificates in full take their time to read, and nobody needs many.
    int full = 0;
    for (Tlsa &record : result) {
        const bool isFull = MatchingType(record.matchingType) == MatchingType::Full
            && record.usage <= quint8(CertUsage::DaneEe) && record.selector <= quint8(Selector::Spki);
        record.isLeftOut = isFull && ++full > fullRecords;
    }
    std::stable_partition(result.begin(), result.end(), [](const Tlsa &record) { return record.isUsable(); });
    return result;
}

bool meetsTesProfile(const Tlsa &record)
{
    if (!is(record, CertUsage::DaneTa) && !is(record, CertUsage::DaneEe))
        return false;
    if (digestOctets(record.matchingType))
        return true;
    if (MatchingType(record.matchingType) != MatchingType::Full)
        return false;
    // An anchor's key is not the server's; of one that cannot be read, or was not, nothing is known.
    const int strength = is(record, CertUsage::DaneTa) || record.isLeftOut ? 0 : strengthOf(record);
    return strength == 0 || strength >= enoughStrengthBits;
}

// OpenSSL compares and follows the chain. ldns_dane_verify() judges at the clock's time, checks no names, which DANE-TA needs, and
// falls back to certification authorities where no record is usable; ldns_dane_cert2rdf() of ldns 1.8.3 loses the public key's
// memory at every call. The tests compare with what ldns says.
Match matchChain(const std::vector<Tlsa> &records, const Chain &chain, const std::vector<DomainName> &names,
                 std::chrono::sys_seconds now)
{
    std::vector<Tlsa> usable;
    std::copy_if(records.begin(), records.end(), std::back_inserter(usable),
                 [](const Tlsa &r) { return r.isUsable(); });
    if (usable.empty())
        return Match::NotUsable;

    std::vector<Certificate> shown;
    for (const QByteArray &der : chain.certificates.first(std::min(chain.certificates.size(), chainLongest))) {
        Certificate one = certificate(der);
        if (!one && shown.empty())
            return Match::Unreadable;
        if (one)
            shown.push_back(std::move(one));
    }
    if (shown.empty())
        return Match::Unreadable;

    const bool matches = std::any_of(usable.begin(), usable.end(), [&](const Tlsa &record) {
        if (isOutdone(record, usable))
            return false;
        // RFC 7671 §5.1: DANE-EE(3) binds the key to the name and for as long as the record lives; what the certificate itself says
        // about names and dates MUST be ignored.
        return is(record, CertUsage::DaneEe) ? describes(record, shown.front().get())
                                             : matchesAnchor(record, shown, names, now);
    });
    ERR_clear_error();
    if (matches)
        return Match::Matches;
    const bool isKnown = std::none_of(records.begin(), records.end(), [](const Tlsa &r) { return r.isLeftOut; });
    return isKnown ? Match::Differs : Match::NotUsable;
}

int keyStrengthBits(const Chain &chain)
{
    if (chain.certificates.isEmpty())
        return 0;
    const Certificate own = certificate(chain.certificates.first());
    const EVP_PKEY *key = own ? X509_get0_pubkey(own.get()) : nullptr;
    const int bits = key ? EVP_PKEY_get_security_bits(key) : 0;
    ERR_clear_error();
    return std::max(bits, 0);
}

} // namespace waxseal::dane
