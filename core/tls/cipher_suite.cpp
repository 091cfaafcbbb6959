// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/tls/cipher_suite.h"

#include "core/base/octets.h"

#include <array>
#include <cstring>
#include <string_view>
#include <utility>

namespace waxseal::tls {

namespace {

using K = KeyExchange;
using A = Authentication;
using C = Cipher;
using M = Mode;
using H = Hash;

constexpr CipherSuite table[] = {
#include "core/tls/cipher_suite_table.inc"
};

constexpr qsizetype nameOctets = 64;     ///< the longest name in the table has 51
constexpr qsizetype writtenOctets = 192; ///< the longest description that GnuTLS writes has about 100

/// Names that a suite once had, or has at one writer, beside those of the table.
constexpr std::pair<const char *, quint16> furtherNames[] = {
    {"EDH-DSS-DES-CBC3-SHA", 0x0013},
    {"EDH-RSA-DES-CBC3-SHA", 0x0016}, // OpenSSL before 1.1.0
    {"GOST2012-GOST8912-GOST8912", 0xC102},
    {"LEGACY-GOST2012-GOST8912-GOST8912", 0xC102},
    {"AEAD-AES128-GCM-SHA256", 0x1301},
    {"AEAD-AES256-GCM-SHA384", 0x1302}, // LibreSSL, BoringSSL
    {"AEAD-CHACHA20-POLY1305-SHA256", 0x1303},
    {"RSA_ARCFOUR_MD5", 0x0004},
    {"RSA_ARCFOUR_SHA", 0x0005},
    {"DHE_DSS_ARCFOUR_SHA", 0x0066}, // GnuTLS before 3
    {"ANON_DH_ARCFOUR_MD5", 0x0018},
    {"ANON_DH_3DES_EDE_CBC_SHA", 0x001B},
    {"ANON_DH_AES_128_CBC_SHA", 0x0034},
    {"ANON_DH_AES_256_CBC_SHA", 0x003A},
};

/// Lower case, "_" for "-" (mbed TLS writes IANA's names with "-").
constexpr auto folded = [] {
    std::array<char, 256> result{};
    for (int c = 0; c < 256; ++c)
        result[c] = c == '-' ? '_' : octets::lower(static_cast<char>(c));
    return result;
}();

std::string_view stringView(QByteArrayView text)
{
    return {text.data(), static_cast<size_t>(text.size())};
}

/// A name as the index has it, folded, on the stack.
class Key {
public:
    Key() = default;
    explicit Key(QByteArrayView text) { append(text); }

    void append(QByteArrayView text)
    {
        if (m_size + text.size() > nameOctets) {
            m_isTooLong = true;
            return;
        }
        char *out = m_text + m_size;
        for (const char c : text)
            *out++ = folded[static_cast<unsigned char>(c)];
        m_size += text.size();
    }
    bool isTooLong() const { return m_isTooLong; }
    QByteArrayView view() const { return {m_text, m_size}; }

private:
    char m_text[nameOctets];
    qsizetype m_size = 0;
    bool m_isTooLong = false;
};

/// Multiply and shift, eight octets at a time. The names are fixed, so nobody can choose collisions.
quint64 hashOf(QByteArrayView key)
{
    quint64 hash = static_cast<quint64>(key.size());
    const auto mix = [&hash](const char *from, size_t size) {
        quint64 word = 0;
        std::memcpy(&word, from, size);
        hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
        hash ^= hash >> 29;
    };
    if (key.size() < 8) {
        for (const char &c : key)
            mix(&c, 1);
        return hash;
    }
    for (qsizetype at = 0; at + 8 < key.size(); at += 8)
        mix(key.data() + at, 8);
    mix(key.data() + key.size() - 8, 8); // overlaps the one before
    return hash;
}

/// What stood in front of a name.
enum class Prefix { None, Tls, Tls13 };

Prefix takePrefix(QByteArrayView &key)
{
    if (key.size() < 4 || (key[0] != 't' && key[0] != 's'))
        return Prefix::None;
    // "TLS13_": rustls, early OpenSSL 1.1.1. "SSL_": Java and others for IANA's names.
    for (const auto &[text, prefix] :
         {std::pair<std::string_view, Prefix>{"tls13_", Prefix::Tls13}, {"tls_", Prefix::Tls}, {"ssl_", Prefix::Tls}}) {
        if (stringView(key).starts_with(text)) {
            key = key.sliced(static_cast<qsizetype>(text.size()));
            return prefix;
        }
    }
    return Prefix::None;
}

/// All names without "TLS_", in a hash table with open addressing that is built once.
class NameIndex {
public:
    NameIndex()
    {
        for (const CipherSuite &suite : table) {
            add(suite.ianaName, suite);
            addWithoutWith(suite.ianaName, suite);
            if (suite.openSslName)
                add(suite.openSslName, suite);
            if (suite.gnuTlsName)
                add(suite.gnuTlsName, suite);
        }
        for (const auto &[name, number] : furtherNames) {
            for (const CipherSuite &suite : table) {
                if (suite.number == number)
                    add(name, suite);
            }
        }
    }

    const CipherSuite *find(QByteArrayView key) const
    {
        const Prefix prefix = takePrefix(key);
        const Slot &slot = m_slots[slotOf(key)];
        if (!slot.suite)
            return nullptr;
        const bool isTls13 = slot.suite->keyExchange == KeyExchange::Any13;
        // "AES_256_GCM_SHA384" alone could be anybody's short form of TLS_RSA_WITH_…: TLS 1.3 names need their "TLS_".
        if ((isTls13 && prefix == Prefix::None && !slot.isWhole) || (!isTls13 && prefix == Prefix::Tls13))
            return nullptr;
        return slot.suite;
    }

private:
    struct Slot {
        const CipherSuite *suite = nullptr;
        bool isWhole = false; ///< the name never had a prefix
        quint8 size = 0;
        char text[nameOctets];
    };
    static constexpr size_t slotCount = 2048; ///< a power of two, twice the names

    /// The slot of that key, or the free one where it belongs.
    size_t slotOf(QByteArrayView key) const
    {
        size_t at = hashOf(key) % slotCount;
        while (m_slots[at].suite && std::string_view(m_slots[at].text, m_slots[at].size) != stringView(key))
            at = (at + 1) % slotCount;
        return at;
    }

    void addKey(QByteArrayView key, bool isWhole, const CipherSuite &suite)
    {
        Slot &slot = m_slots[slotOf(key)];
        if (slot.suite) // the first row keeps a name that two have
            return;
        slot.suite = &suite;
        slot.isWhole = isWhole;
        slot.size = static_cast<quint8>(key.size());
        std::memcpy(slot.text, key.data(), static_cast<size_t>(key.size()));
    }

    void add(QByteArrayView name, const CipherSuite &suite)
    {
        Key whole(name);
        QByteArrayView key = whole.view();
        const bool isWhole = takePrefix(key) == Prefix::None;
        addKey(key, isWhole, suite);
        // GnuTLS writes SHA1 where the others write SHA, and wrote SHA itself once.
        if (key.endsWith("_sha")) {
            Key longer(key);
            longer.append("1");
            addKey(longer.view(), isWhole, suite);
        } else if (key.endsWith("_sha1")) {
            addKey(key.chopped(1), isWhole, suite);
        }
    }

    /// GnuTLS's habit, and so Courier's and Exim's: IANA's name without the "WITH".
    void addWithoutWith(QByteArrayView name, const CipherSuite &suite)
    {
        if (const size_t at = stringView(name).find("_WITH_"); at != std::string_view::npos) {
            Key shorter(name.first(static_cast<qsizetype>(at)));
            shorter.append(name.sliced(static_cast<qsizetype>(at) + qstrlen("_WITH")));
            add(shorter.view(), suite);
        }
    }

    std::array<Slot, slotCount> m_slots;
};

const CipherSuite *find(QByteArrayView key)
{
    static const NameIndex index;
    return index.find(key);
}

/// What can be read from the place where a server names the cipher.
struct Reading {
    const CipherSuite *suite = nullptr;
    Version version = Version::Unknown; ///< where it stands in front of the cipher
    int diffieHellmanBits = 0;
};

/// Takes the text up to @p separator off the front.
QByteArrayView takeUntil(QByteArrayView &text, std::string_view separator)
{
    const size_t at = stringView(text).find(separator);
    if (at == std::string_view::npos)
        return std::exchange(text, {});
    const QByteArrayView part = text.first(static_cast<qsizetype>(at));
    text = text.sliced(static_cast<qsizetype>(at + separator.size()));
    return part;
}

int trailingNumber(QByteArrayView text)
{
    qsizetype first = text.size();
    while (first > 0 && octets::isDigit(text[first - 1]))
        --first;
    const QByteArrayView digits = text.sliced(first);
    if (digits.isEmpty() || digits.size() > 5)
        return 0;
    int number = 0;
    for (const char c : digits)
        number = number * 10 + (c - '0');
    return number;
}

/// GnuTLS's words for a key exchange, and IANA's. The longest first.
constexpr std::pair<const char *, const char *> describedKeyExchanges[] = {
    {"anon_ecdh", "ecdh_anon"},
    {"anon_dh", "dh_anon"},
    {"ecdhe_ecdsa", "ecdhe_ecdsa"},
    {"ecdhe_rsa", "ecdhe_rsa"},
    {"ecdhe_psk", "ecdhe_psk"},
    {"ecdhe", "ecdhe"},
    {"dhe_rsa", "dhe_rsa"},
    {"dhe_dss", "dhe_dss"},
    {"dhe_psk", "dhe_psk"},
    {"dhe", "dhe"},
    {"rsa_psk", "rsa_psk"},
    {"rsa", "rsa"},
    {"psk", "psk"},
    {"srp_rsa", "srp_sha_rsa"},
    {"srp_dss", "srp_sha_dss"},
    {"srp", "srp_sha"},
};

/// gnutls_session_get_desc(): "(TLS1.3)-(ECDHE-X25519)-(RSA-PSS-RSAE-SHA256)-(AES-256-GCM)", older
/// "(TLS1.2)-(DHE-RSA-2048)-(AES-128-CBC)-(SHA1)"; Exim's spelling of it is "ECDHE_X25519__RSA_PSS_RSAE_SHA256__AES_256_GCM".
Reading readDescription(QByteArrayView text, Version version)
{
    Reading reading;
    reading.version = version;
    std::string_view separator = "__";
    if (text.startsWith('(') && text.endsWith(')')) {
        text = text.sliced(1).chopped(1);
        separator = ")-(";
        QByteArrayView rest = text;
        if (const Version first = parseVersion(takeUntil(rest, separator)); first != Version::Unknown) {
            reading.version = first;
            text = rest;
        }
    }
    const Key keyExchange(takeUntil(text, separator));
    QByteArrayView exchange;
    for (const auto &[described, iana] : describedKeyExchanges) {
        const QByteArrayView word(described);
        const QByteArrayView all = keyExchange.view();
        if (!all.startsWith(word) || (all.size() > word.size() && all[word.size()] != '_'))
            continue;
        exchange = iana;
        if (exchange.startsWith("dh")) // the group: "ffdhe3072", "custom2048", "2048"
            reading.diffieHellmanBits = trailingNumber(all.sliced(word.size()));
        break;
    }
    if (exchange.isEmpty())
        return reading;

    Key name;
    name.append(exchange);
    if (exchange == "dhe" || exchange == "ecdhe") {
        const Key signatureKey(takeUntil(text, separator));
        const QByteArrayView signature = signatureKey.view();
        name.append(signature.startsWith("rsa")                                          ? "_rsa"
                        : signature.startsWith("ecdsa") || signature.startsWith("eddsa") ? "_ecdsa"
                                                                                         : "_dss");
        // RFC 8446 §4.2.3: TLS 1.3 has no PKCS #1 v1.5 here, and ECDSA only with a named curve. The other signatures
        // could be of either version, whose suites differ.
        const bool isTls12 =
            signature.startsWith("rsa_sha") || signature.startsWith("ecdsa_sha") || signature.startsWith("dsa");
        if (reading.version == Version::Unknown && !isTls12)
            return reading;
    }

    const Key cipherKey(takeUntil(text, separator));
    const QByteArrayView cipher = cipherKey.view();
    const Key mac(text);
    if (reading.version == Version::Tls13)
        name = Key("tls");
    name.append("_");
    name.append(cipher == "3des_cbc" ? QByteArrayView("3des_ede_cbc") : cipher);
    if (!text.isEmpty() && mac.view() != "aead") {
        name.append("_");
        name.append(mac.view());
        reading.suite = find(name.view());
        return reading;
    }
    // The hash of an AEAD suite is left unsaid; each cipher has one (or none in its name).
    if (cipher.endsWith("_gcm") || cipher.endsWith("_ccm") || cipher.endsWith("_ccm_8")
        || cipher.endsWith("_poly1305")) {
        for (const char *const hash : {"", "_sha256", "_sha384"}) {
            Key whole = name;
            whole.append(hash);
            if (!reading.suite && !whole.isTooLong())
                reading.suite = find(whole.view());
        }
    }
    return reading;
}

/// @p version what is known from elsewhere
Reading readWritten(QByteArrayView text, Version version)
{
    Reading reading;
    reading.version = version;
    if (text.size() > writtenOctets)
        return reading;
    // Exim "TLS1.2:ECDHE_RSA_AES_256_GCM_SHA384:256", OpenSMTPD "TLSv1.2:ECDHE-RSA-AES256-GCM-SHA384:256:NO".
    if (octets::indexOf(text, ':') >= 0) {
        QByteArrayView rest = text;
        QByteArrayView part = takeUntil(rest, ":");
        if (const Version first = parseVersion(part); first != Version::Unknown) {
            reading.version = first;
            part = takeUntil(rest, ":");
        }
        text = part;
    }
    if (text.size() <= nameOctets) {
        const Key key(text);
        QByteArrayView name = key.view();
        // Exchange: "…_P256", "…_P384", "…_P521", the curve of the key exchange. No suite's own name ends so.
        if (name.size() > 5 && name[name.size() - 4] == 'p'
            && (name.endsWith("_p256") || name.endsWith("_p384") || name.endsWith("_p521")))
            name.chop(5);
        reading.suite = find(name);
    }
    if (!reading.suite && (text.startsWith('(') || stringView(text).find("__") != std::string_view::npos))
        return readDescription(text, reading.version);
    return reading;
}

/// The only version in which a suite can be, or Unknown.
Version versionOf(const CipherSuite &suite)
{
    if (suite.keyExchange == KeyExchange::Any13)
        return Version::Tls13; // RFC 8446 §B.4
    switch (suite.mode) {
    case Mode::Gcm:
    case Mode::Ccm:
    case Mode::Poly1305: return Version::Tls12; // RFC 5288 §4, RFC 6655 §3, RFC 7905 §2: not in earlier versions
    case Mode::Cbc: {
        // RFC 5246 §A.5, RFC 5289 §4: the SHA-2 suites are new in TLS 1.2. Those with PSK are not (RFC 5487 §3.1).
        const bool hasPsk = suite.keyExchange == KeyExchange::Psk || suite.keyExchange == KeyExchange::RsaPsk
            || suite.keyExchange == KeyExchange::DhePsk || suite.keyExchange == KeyExchange::EcdhePsk;
        return !hasPsk && (suite.hash == Hash::Sha256 || suite.hash == Hash::Sha384) ? Version::Tls12
                                                                                     : Version::Unknown;
    }
    case Mode::Unknown:
    case Mode::Stream:
    case Mode::Other: return Version::Unknown;
    }
    return Version::Unknown;
}

} // namespace

std::span<const CipherSuite> cipherSuites()
{
    return table;
}

const CipherSuite *findCipherSuite(QByteArrayView name)
{
    return readWritten(octets::trimmed(name), Version::Unknown).suite;
}

Version parseVersion(QByteArrayView name)
{
    name = octets::trimmed(name);
    const bool isTls = octets::startsWithIgnoringCase(name, "TLS");
    if (!isTls && !octets::startsWithIgnoringCase(name, "SSL"))
        return Version::Unknown;
    QByteArrayView number = name.sliced(3);
    if (!number.isEmpty() && (number.front() == ' ' || number.front() == '-' || number.front() == '_'))
        number = number.sliced(1);
    if (!number.isEmpty() && octets::lower(number.front()) == 'v')
        number = number.sliced(1);
    // GnuTLS 3.0 to 3.5 described the certificates too: "(TLS1.2-PKIX)", "(TLS1.2-X.509)".
    for (const QByteArrayView suffix : {QByteArrayView("-PKIX"), QByteArrayView("-X.509")}) {
        if (octets::endsWithIgnoringCase(number, suffix))
            number.chop(suffix.size());
    }

    int minor = 0;
    if (number.size() == 3 && (number[1] == '.' || number[1] == '_') && octets::isDigit(number[2]))
        minor = number[2] - '0';
    else if (number.size() != 1)
        return Version::Unknown;
    if (!isTls)
        return minor != 0      ? Version::Unknown
            : number[0] == '2' ? Version::Ssl2
            : number[0] == '3' ? Version::Ssl3
                               : Version::Unknown;
    if (number[0] != '1')
        return Version::Unknown;
    switch (minor) {
    case 0: return Version::Tls10;
    case 1: return Version::Tls11;
    case 2: return Version::Tls12;
    case 3: return Version::Tls13;
    }
    return Version::Unknown;
}

QByteArrayView versionName(Version version)
{
    switch (version) {
    case Version::Unknown: return {};
    case Version::Ssl2: return "SSLv2";
    case Version::Ssl3: return "SSLv3";
    case Version::Tls10: return "TLSv1.0";
    case Version::Tls11: return "TLSv1.1";
    case Version::Tls12: return "TLSv1.2";
    case Version::Tls13: return "TLSv1.3";
    }
    return {};
}

int strengthBits(Cipher cipher)
{
    switch (cipher) {
    case Cipher::Unknown: return -1;
    case Cipher::Null: return 0;
    case Cipher::Rc4_40:
    case Cipher::Rc2_40:
    case Cipher::Des40: return 40;
    case Cipher::Rc4_56:
    case Cipher::Des56: return 56;
    case Cipher::TripleDes: return 112; // meet in the middle, NIST SP 800-57 part 1 §5.6.1
    case Cipher::Rc4_128:
    case Cipher::Rc2_128:
    case Cipher::Idea:
    case Cipher::Seed:
    case Cipher::Aes128:
    case Cipher::Camellia128:
    case Cipher::Aria128:
    case Cipher::Sm4: return 128;
    case Cipher::Aes256:
    case Cipher::Camellia256:
    case Cipher::Aria256:
    case Cipher::ChaCha20:
    case Cipher::Gost28147:
    case Cipher::Kuznyechik:
    case Cipher::Magma: return 256;
    }
    return -1;
}

Session Session::read(QByteArrayView version, QByteArrayView cipher)
{
    Session session;
    session.cipherAsWritten = octets::trimmed(cipher);
    const Reading reading = readWritten(session.cipherAsWritten, parseVersion(version));
    session.version = reading.version;
    session.suite = reading.suite;
    session.diffieHellmanBits = reading.diffieHellmanBits;
    // "TLSv1/SSLv3" and no word at all: some suites exist in one version only.
    if (session.version == Version::Unknown && session.suite)
        session.version = versionOf(*session.suite);
    return session;
}

Answer hasForwardSecrecy(const Session &session)
{
    if (!session.suite)
        return session.version == Version::Tls13 ? Answer::Yes : Answer::NotRated; // C-14
    switch (session.suite->keyExchange) {
    case KeyExchange::Any13:
    case KeyExchange::Dhe:
    case KeyExchange::Ecdhe:
    case KeyExchange::DhAnonymous:
    case KeyExchange::EcdhAnonymous:
    case KeyExchange::DhePsk:
    case KeyExchange::EcdhePsk:
    case KeyExchange::Srp: // RFC 2945 §1
        return Answer::Yes;
    case KeyExchange::Rsa:
    case KeyExchange::Dh:
    case KeyExchange::Ecdh:
    case KeyExchange::Psk:
    case KeyExchange::RsaPsk:
    case KeyExchange::Krb5:
    case KeyExchange::Gost:
        // No such suite exists in TLS 1.3: what the server wrote contradicts itself.
        return session.version == Version::Tls13 ? Answer::NotRated : Answer::No;
    case KeyExchange::Unknown: return Answer::NotRated;
    }
    return Answer::NotRated;
}

Answer hasWeakCipher(const Session &session)
{
    // Also for TLS 1.3: it has suites without encryption (RFC 9150), so the version alone says nothing.
    if (!session.suite)
        return Answer::NotRated;
    const CipherSuite &suite = *session.suite;
    if (suite.isExport || suite.hash == Hash::Md5)
        return Answer::Yes;
    switch (suite.cipher) {
    case Cipher::Null:
    case Cipher::Rc4_40:
    case Cipher::Rc4_56:
    case Cipher::Rc4_128:
    case Cipher::Rc2_40:
    case Cipher::Des40:
    case Cipher::Des56:
    case Cipher::TripleDes: return Answer::Yes;
    case Cipher::Rc2_128:
    case Cipher::Idea:
    case Cipher::Seed:
    case Cipher::Aes128:
    case Cipher::Aes256:
    case Cipher::Camellia128:
    case Cipher::Camellia256:
    case Cipher::Aria128:
    case Cipher::Aria256:
    case Cipher::ChaCha20:
    case Cipher::Gost28147:
    case Cipher::Kuznyechik:
    case Cipher::Magma:
    case Cipher::Sm4: return Answer::No;
    case Cipher::Unknown: return Answer::NotRated;
    }
    return Answer::NotRated;
}

} // namespace waxseal::tls
