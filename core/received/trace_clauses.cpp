// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/received/trace_clauses.h"

#include "core/base/octets.h"
#include "core/received/trace_scanner.h"

#include <algorithm>
#include <array>

namespace waxseal::received {

using octets::endsWithIgnoringCase;
using octets::equalIgnoringCase;
using octets::startsWithIgnoringCase;

namespace {

/// Up to the first of @p ends; @p text is left behind that octet.
QByteArrayView takeUntil(QByteArrayView &text, QByteArrayView ends)
{
    qsizetype end = 0;
    while (end < text.size() && !ends.contains(text[end]))
        ++end;
    const QByteArrayView taken = text.first(end);
    text = text.sliced(std::min(end + 1, text.size()));
    return taken;
}

/// The number at the start: "256/256 bits", "256bits". No cipher has more than 4096.
int numberAtStart(QByteArrayView text)
{
    int number = 0;
    for (const char c : text) {
        if (!octets::isDigit(c))
            break;
        number = number * 10 + (c - '0');
        if (number > 4096)
            return 0;
    }
    return number;
}

/// "TLSv1.3", "TLS1_2", "TLS-1.0", "TLSv1/SSLv3", "SSLv3". Not a word that only starts alike, such as a product's name.
bool isTlsVersion(QByteArrayView text)
{
    if (text.size() < 4 || text.size() > 16
        || !(startsWithIgnoringCase(text, "TLS") || startsWithIgnoringCase(text, "SSL")))
        return false;
    const char digit = octets::lower(text[3]) == 'v' || text[3] == '-' ? (text.size() > 4 ? text[4] : ' ') : text[3];
    return octets::isDigit(digit);
}

/// 1: may stand in the name of a cipher; 2: joins its parts.
constexpr std::array<quint8, 256> cipherOctets = [] {
    std::array<quint8, 256> table{};
    for (int c = 0; c < 128; ++c)
        table[size_t(c)] = octets::isAlphaNumeric(char(c)) ? 1 : 0;
    table['-'] = table['_'] = 3;
    return table;
}();

bool isCipher(QByteArrayView text)
{
    if (text.size() < 5 || text.size() > 96) // "RC4-MD5"; GnuTLS's long names
        return false;
    quint8 every = 3;
    quint8 any = 0;
    for (const char c : text) {
        const quint8 kind = cipherOctets[static_cast<unsigned char>(c)];
        every &= kind;
        any |= kind;
    }
    return (every & 1) && (any & 2);
}

void setCipher(TlsClause &tls, QByteArrayView text)
{
    if (isCipher(text))
        tls.cipher = text;
}

/// Postfix: "using TLSv1.3 with cipher X (256/256 bits) key-exchange …".
TlsClause usingClause(QByteArrayView text)
{
    TlsClause tls;
    takeRun(text);
    const QByteArrayView version = takeRun(text);
    if (!isTlsVersion(version))
        return tls;
    tls.stated = true;
    tls.version = version;
    if (text.startsWith("with cipher "))
        text = text.sliced(12);
    else if (!equalIgnoringCase(takeRun(text), "with")
             || !equalIgnoringCase(takeRun(text), "cipher")) // folded elsewhere
        return tls;
    setCipher(tls, takeRun(text));
    if (!text.isEmpty() && text.front() == '(')
        tls.bits = numberAtStart(text.sliced(1));
    return tls;
}

/// Sendmail, Gmail, Exchange: "version=TLSv1.3 cipher=X bits=256 verify=NO", also with commas.
TlsClause pairsClause(QByteArrayView text)
{
    TlsClause tls;
    while (!text.isEmpty())
        takeTlsPair(takeUntil(text, " \t\r\n,"), tls);
    return tls;
}

/// Courier: "TLS: TLSv1.3,256bits,X".
TlsClause courierClause(QByteArrayView text)
{
    TlsClause tls;
    text = octets::trimmed(text);
    const QByteArrayView version = takeUntil(text, ", ");
    if (!isTlsVersion(version))
        return tls;
    tls.stated = true;
    tls.version = version;
    tls.bits = numberAtStart(takeUntil(text, ","));
    setCipher(tls, takeUntil(text, ","));
    return tls;
}

/// Exim and OpenSMTPD: "TLSv1.3:X:256:NO"; others "TLS1.3", "TLSv1.3 X", and Exchange's bare "TLS".
TlsClause versionFirstClause(QByteArrayView text)
{
    TlsClause tls;
    if (equalIgnoringCase(text, "TLS") || equalIgnoringCase(text, "SSL")) {
        tls.stated = true;
        return tls;
    }
    const QByteArrayView version = takeUntil(text, ":, \t\r\n");
    if (!isTlsVersion(version))
        return tls;
    tls.stated = true;
    tls.version = version;
    setCipher(tls, takeUntil(text, ":, \t\r\n"));
    tls.bits = numberAtStart(octets::trimmed(text));
    return tls;
}

Protocol smtpFamily(Protocol plain, QByteArrayView suffix)
{
    const auto with = [plain](int step) { return static_cast<Protocol>(static_cast<int>(plain) + step); };
    if (suffix.isEmpty())
        return plain;
    if (equalIgnoringCase(suffix, "a"))
        return with(1);
    if (equalIgnoringCase(suffix, "s"))
        return with(2);
    if (equalIgnoringCase(suffix, "sa"))
        return with(3);
    return Protocol::Other;
}
static_assert(int(Protocol::EsmtpSA) == int(Protocol::Esmtp) + 3
              && int(Protocol::Utf8SmtpSA) == int(Protocol::Utf8Smtp) + 3);
static_assert(int(Protocol::LmtpSA) == int(Protocol::Lmtp) + 3
              && int(Protocol::Utf8LmtpSA) == int(Protocol::Utf8Lmtp) + 3);

struct ProtocolWord {
    QByteArrayView word;
    Protocol protocol;
};

constexpr ProtocolWord otherProtocols[] = {
    {"asmtp", Protocol::EsmtpA}, // Exim before 4.44
    {"http", Protocol::Http},    {"https", Protocol::Https},  {"httprest", Protocol::Http}, {"imap", Protocol::Imap},
    {"imap4", Protocol::Imap},   {"local", Protocol::Local},  {"mapi", Protocol::Mapi},     {"nnfmp", Protocol::Nnfmp},
    {"pop3", Protocol::Pop3},    {"smtpsvc", Protocol::Smtp}, // Microsoft
    {"uucp", Protocol::Uucp},
};

Protocol protocolOfWord(QByteArrayView word)
{
    // RFC 6531 §4.3; Exim writes "utf8esmtp".
    const bool isUtf8 = startsWithIgnoringCase(word, "utf8");
    if (isUtf8)
        word = word.sliced(4);
    if (startsWithIgnoringCase(word, "esmtp"))
        return smtpFamily(isUtf8 ? Protocol::Utf8Smtp : Protocol::Esmtp, word.sliced(5));
    if (startsWithIgnoringCase(word, "lmtp"))
        return smtpFamily(isUtf8 ? Protocol::Utf8Lmtp : Protocol::Lmtp, word.sliced(4));
    if (startsWithIgnoringCase(word, "smtp")) {
        if (isUtf8)
            return smtpFamily(Protocol::Utf8Smtp, word.sliced(4));
        if (word.size() == 4)
            return Protocol::Smtp;
        // RFC 3848 has no "SMTPS"; Yahoo, Google and Exim write it for SMTP inside TLS.
        const Protocol protocol = smtpFamily(Protocol::Esmtp, word.sliced(4));
        if (protocol != Protocol::Other)
            return protocol;
    }
    if (isUtf8)
        return Protocol::Other;
    for (const ProtocolWord &other : otherProtocols) {
        if (equalIgnoringCase(word, other.word))
            return other.protocol;
    }
    if (startsWithIgnoringCase(word, "local-")) // Exim: local-smtp, local-esmtp, local-bsmtp
        return Protocol::Local;
    return Protocol::Other;
}

} // namespace

bool isSmtp(Protocol protocol)
{
    switch (protocol) {
    case Protocol::Smtp:
    case Protocol::Esmtp:
    case Protocol::EsmtpA:
    case Protocol::EsmtpS:
    case Protocol::EsmtpSA:
    case Protocol::Utf8Smtp:
    case Protocol::Utf8SmtpA:
    case Protocol::Utf8SmtpS:
    case Protocol::Utf8SmtpSA: return true;
    case Protocol::Unstated:
    case Protocol::Lmtp:
    case Protocol::LmtpA:
    case Protocol::LmtpS:
    case Protocol::LmtpSA:
    case Protocol::Utf8Lmtp:
    case Protocol::Utf8LmtpA:
    case Protocol::Utf8LmtpS:
    case Protocol::Utf8LmtpSA:
    case Protocol::Http:
    case Protocol::Https:
    case Protocol::Mapi:
    case Protocol::Local:
    case Protocol::Pop3:
    case Protocol::Imap:
    case Protocol::Uucp:
    case Protocol::Nnfmp:
    case Protocol::Other: return false;
    }
    return false;
}

bool isLmtp(Protocol protocol)
{
    return protocol >= Protocol::Lmtp && protocol <= Protocol::Utf8LmtpSA;
}

bool saysTls(Protocol protocol)
{
    return protocol == Protocol::EsmtpS || protocol == Protocol::EsmtpSA || protocol == Protocol::Utf8SmtpS
        || protocol == Protocol::Utf8SmtpSA || protocol == Protocol::LmtpS || protocol == Protocol::LmtpSA
        || protocol == Protocol::Utf8LmtpS || protocol == Protocol::Utf8LmtpSA || protocol == Protocol::Https;
}

bool saysAuthenticated(Protocol protocol)
{
    return protocol == Protocol::EsmtpA || protocol == Protocol::EsmtpSA || protocol == Protocol::Utf8SmtpA
        || protocol == Protocol::Utf8SmtpSA || protocol == Protocol::LmtpA || protocol == Protocol::LmtpSA
        || protocol == Protocol::Utf8LmtpA || protocol == Protocol::Utf8LmtpSA;
}

QByteArrayView cipherIn(QByteArrayView word)
{
    return isCipher(word) ? word : QByteArrayView();
}

bool takeTlsPair(QByteArrayView pair, TlsClause &tls)
{
    const qsizetype equals = octets::indexOf(pair, '=');
    if (equals < 0)
        return false;
    const QByteArrayView key = pair.first(equals);
    const QByteArrayView value = pair.sliced(equals + 1);
    if (equalIgnoringCase(key, "version")) {
        if (isTlsVersion(value)) {
            tls.stated = true;
            tls.version = value;
        }
    } else if (equalIgnoringCase(key, "cipher")) {
        if (isCipher(value)) {
            tls.stated = true;
            tls.cipher = value;
        }
    } else if (equalIgnoringCase(key, "bits")) {
        tls.bits = numberAtStart(value);
    } else {
        return false;
    }
    return true;
}

TlsClause tlsClauseIn(QByteArrayView comment)
{
    if (comment.size() < 3)
        return {};
    switch (octets::lower(comment.front())) {
    case 'u':
        if (startsWithIgnoringCase(comment, "using "))
            return usingClause(comment);
        break;
    case 'v':
        if (startsWithIgnoringCase(comment, "version="))
            return pairsClause(comment);
        break;
    case 'c':
        if (startsWithIgnoringCase(comment, "cipher="))
            return pairsClause(comment);
        break;
    case 't':
    case 's':
        if (startsWithIgnoringCase(comment, "TLS: "))
            return courierClause(comment.sliced(5));
        if (startsWithIgnoringCase(comment, "TLS") || startsWithIgnoringCase(comment, "SSL"))
            return versionFirstClause(comment);
        break;
    case 'a':
        if (startsWithIgnoringCase(comment, "AUTH: ")) { // Courier: "AUTH: LOGIN user, TLS: …"
            while (!comment.isEmpty()) {
                takeUntil(comment, ",");
                comment = octets::trimmed(comment);
                if (startsWithIgnoringCase(comment, "TLS: "))
                    return courierClause(comment.sliced(5));
            }
            return {};
        }
        break;
    }
    // qmail's TLS patch: "with (AES256-SHA encrypted) SMTP".
    if (comment.back() == 'd' && endsWithIgnoringCase(comment, " encrypted")) {
        const QByteArrayView cipher = octets::trimmed(comment.chopped(10));
        if (isCipher(cipher))
            return {true, {}, cipher, 0};
    }
    return {};
}

Protocol protocolIn(QByteArrayView with, TlsClause &tls)
{
    if (with.isEmpty())
        return Protocol::Unstated;
    Protocol protocol = protocolOfWord(with);
    if (protocol != Protocol::Other)
        return protocol;

    // "Microsoft SMTP Server", "DHE-RSA-AES256-SHA encrypted SMTP" (qmail), "ESMTP/TLS/DHE-RSA-AES256-SHA" (IronPort).
    QByteArrayView before;
    bool afterTls = false;
    while (!with.isEmpty()) {
        const QByteArrayView word = takeUntil(with, " \t\r\n/");
        if (word.isEmpty())
            continue;
        if (protocol == Protocol::Other)
            protocol = protocolOfWord(word);
        if (afterTls && isCipher(word))
            tls.cipher = word;
        afterTls = false;
        if (equalIgnoringCase(word, "TLS") || equalIgnoringCase(word, "SSL")) {
            tls.stated = afterTls = true;
        } else if (equalIgnoringCase(word, "encrypted") && isCipher(before)) {
            tls.stated = true;
            tls.cipher = before;
        }
        before = word;
    }
    return protocol;
}

Dialect softwareIn(QByteArrayView comment)
{
    struct Software {
        QByteArrayView start;
        Dialect dialect;
    };
    static constexpr Software known[] = {
        {"Postfix", Dialect::Postfix},
        {"Exim", Dialect::Exim},
        {"8.", Dialect::Sendmail},
        {"V8/", Dialect::Sendmail},
        {"Sendmail", Dialect::Sendmail},
        {"amavis", Dialect::Amavis},
        {"OpenSMTPD", Dialect::OpenSmtpd},
        {"Haraka", Dialect::Haraka},
        {"Halon", Dialect::Halon},
        {"Stalwart", Dialect::Stalwart},
        {"Dovecot", Dialect::DovecotLmtp},
        {"Cyrus", Dialect::Cyrus},
        {"Oracle Communications Messaging", Dialect::ICloud},
        {"MEProxy", Dialect::Fastmail},
        {"qmail", Dialect::Qmail},
        {"Oath Hermes", Dialect::Yahoo},
    };
    for (const Software &software : known) {
        if (octets::lower(comment.front()) != octets::lower(software.start.front())
            || !startsWithIgnoringCase(comment, software.start))
            continue;
        // Sendmail writes its version and that of its configuration: "8.14.4/8.14.4".
        if (software.start == "8." && octets::indexOf(comment, '/') < 0)
            continue;
        return software.dialect;
    }
    return Dialect::Unknown;
}

Dialect providerOf(QByteArrayView byHost)
{
    struct Provider {
        QByteArrayView domain; ///< with the dot before it
        Dialect dialect;
    };
    static constexpr Provider known[] = {
        {".google.com", Dialect::Gmail},
        {".gmail.com", Dialect::Gmail},
        {".outlook.com", Dialect::ExchangeOnline},
        {".exchangelabs.com", Dialect::ExchangeOnline},
        {".office365.com", Dialect::ExchangeOnline},
        {".outlook.de", Dialect::ExchangeOnline},
        {".amazonaws.com", Dialect::AmazonSes},
        {".amazonses.com", Dialect::AmazonSes},
        {".protonmail.ch", Dialect::Proton},
        {".proton.ch", Dialect::Proton},
        {".messagingengine.com", Dialect::Fastmail},
        {".me.com", Dialect::ICloud},
        {".mac.com", Dialect::ICloud},
        {".icloud.com", Dialect::ICloud},
        {".yahoo.com", Dialect::Yahoo},
        {".yahoo.co.jp", Dialect::Yahoo},
    };
    if (byHost.isEmpty())
        return Dialect::Unknown;
    const char last = octets::lower(byHost.back());
    for (const Provider &provider : known) {
        if (provider.domain.back() == last && endsWithIgnoringCase(byHost, provider.domain))
            return provider.dialect;
    }
    return Dialect::Unknown;
}

bool isGmailId(QByteArrayView id)
{
    // A queue's letters and digits, a kind, a number, and the letters of the machine.
    const qsizetype dot = octets::indexOf(id, '.');
    if (dot >= 0)
        id = id.first(dot);
    qsizetype end = id.size();
    while (end > 0 && octets::isAlpha(id[end - 1]))
        --end;
    qsizetype digits = end;
    while (digits > 0 && octets::isDigit(id[digits - 1]))
        --digits;
    if (id.size() - end != 3 || end - digits < 4)
        return false;
    const QByteArrayView start = id.first(digits);
    for (const QByteArrayView kind : {QByteArrayView("csp"), QByteArrayView("mr"), QByteArrayView("si"),
                                      QByteArrayView("sm"), QByteArrayView("so"), QByteArrayView("sor")}) {
        if (start.size() > kind.size() && start.endsWith(kind))
            return true;
    }
    return false;
}

bool namesContentFilter(QByteArrayView text)
{
    static constexpr QByteArrayView names[] = {
        "amavis",        "Spam Firewall", "InterScan",    "MailMarshal", "MAILFOUNDRY", "Active!Hunter", "m-FILTER",
        "E-mail Filter", "ClamSMTP",      "spam-scanned", "MailScanner", "Proxmox",     "rspamd",        "SpamAssassin",
    };
    for (const QByteArrayView name : names) {
        for (qsizetype at = 0; at + name.size() <= text.size(); ++at) {
            if (octets::lower(text[at]) == octets::lower(name.front())
                && equalIgnoringCase(text.sliced(at, name.size()), name))
                return true;
        }
    }
    return false;
}

} // namespace waxseal::received
