// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/received/trace_line.h"

#include "core/base/limits.h"
#include "core/base/octets.h"
#include "core/message/header.h"
#include "core/received/trace_clauses.h"
#include "core/received/trace_scanner.h"

#include <utility>

// A trace line mixes words of the server that writes it with words of the peer: HELO, the sender's address, the name in
// DNS. The reader therefore believes by place. HELO comes before "by" and holds no white space, so it is skipped as one
// run, whatever brackets are in it. What decides (by, with, TLS, software) is read only behind "by", and TLS before "by"
// only where Postfix, Courier and their like write it: in a comment of its own behind the peer's address. Behind the
// first octet that a stranger may have written there (the sender's or the recipient's address, what the next line brings
// behind the date) less is believed, or nothing. Where two things cannot both have been written by one server (a second
// "by", one inside a comment, two addresses), a stranger wrote words of the line, and it is not read at all.

namespace waxseal::received {

namespace {

using octets::equalIgnoringCase;
using octets::startsWithIgnoringCase;

enum class Keyword : quint8 { None, From, By, With, Via, Id, For, Over, Tls };

/// Up to four letters as one number, to switch over.
constexpr quint32 packed(QByteArrayView word)
{
    quint32 result = 0;
    for (const char c : word)
        result = result << 8 | static_cast<unsigned char>(octets::lower(c));
    return result;
}

Keyword keywordOf(QByteArrayView word)
{
    if (word.size() < 2 || word.size() > 4)
        return Keyword::None;
    switch (packed(word)) {
    case packed("from"): return Keyword::From;
    case packed("by"): return Keyword::By;
    case packed("with"): return Keyword::With;
    case packed("via"): return Keyword::Via;
    case packed("id"): return Keyword::Id;
    case packed("for"): return Keyword::For;
    case packed("over"): return Keyword::Over;
    case packed("tls"):
    case packed("ssl"): return Keyword::Tls;
    }
    return Keyword::None;
}

/// "Thu," or "Thu": the date of servers that leave out the semicolon.
bool isDayName(QByteArrayView word)
{
    if (word.size() == 4 && word[3] == ',')
        word.chop(1);
    if (word.size() != 3)
        return false;
    switch (packed(word)) {
    case packed("mon"):
    case packed("tue"):
    case packed("wed"):
    case packed("thu"):
    case packed("fri"):
    case packed("sat"):
    case packed("sun"): return true;
    }
    return false;
}

/// The date that ends a line: "Mon, 4 Mar 2024", "4 Mar 2024".
bool startsWithDate(QByteArrayView text)
{
    text = octets::trimmed(text.first(std::min(text.size(), qsizetype(40)))); // a fold may come first
    const QByteArrayView first = takeRun(text);
    return (isDayName(first) && !text.isEmpty() && octets::isDigit(text.front()))
        || (!first.isEmpty() && first.size() <= 2 && octets::isDigit(first.front()) && text.size() >= 3
            && octets::isAlpha(text.front()));
}

/// Courier's, behind the date: "0000000000A0123.0000000065E58E70.00001234".
bool isCourierId(QByteArrayView id)
{
    int dots = 0;
    for (const char c : id) {
        if (c == '.')
            ++dots;
        else if (!octets::isHexDigit(c))
            return false;
    }
    return dots == 2;
}

/// "192.0.2.1", "IPv6:2001:db8::1", "::ffff:192.0.2.1", also with a port behind it.
std::optional<IpAddress> addressIn(QByteArrayView text)
{
    if (text.isEmpty()
        || !(octets::isHexDigit(text.front()) || text.front() == ':' || text.front() == 'I' || text.front() == 'i'))
        return std::nullopt;
    if (auto address = IpAddress::parse(text))
        return *address;
    const qsizetype colon = octets::indexOf(text, ':');
    if (colon > 0 && octets::indexOf(text, ':', colon + 1) < 0) {
        if (auto address = IpAddress::parse(text.first(colon)))
            return *address;
    }
    return std::nullopt;
}

/// The address in a word "[192.0.2.1]", "[192.0.2.1]:25".
std::optional<IpAddress> literalIn(QByteArrayView word)
{
    const qsizetype close = octets::indexOf(word, ']');
    if (close < 0 || word.front() != '[')
        return std::nullopt;
    return addressIn(word.sliced(1, close - 1));
}

QByteArrayView withoutRootDot(QByteArrayView name)
{
    if (name.size() > 1 && name.back() == '.')
        name.chop(1);
    return name;
}

bool saysLogin(QByteArrayView comment)
{
    return startsWithIgnoringCase(comment, "authenticated ") || equalIgnoringCase(comment, "authenticated")
        || startsWithIgnoringCase(comment, "AUTH: ") || startsWithIgnoringCase(comment, "SquirrelMail authenticated ");
}

/// What stood between "from" and "by". What it is worth depends on the dialect, which is known only behind "by".
struct Peer {
    QByteArrayView word; ///< the first word: HELO for some servers, the looked-up name for others
    QByteArrayView name; ///< the name in the comment with the address
    QByteArrayView helo; ///< from "(HELO x)", "helo=x"
    std::optional<IpAddress> address;
    char heloVerb = ' '; ///< 'h', 'e', 'l' of "(HELO x)"; '=' of "helo=x"
    int comments = 0;
    int addressComments = 0;
    bool differs = false;       ///< two addresses: somebody else wrote one of them
    bool hasIdent = false;      ///< "ident=x": the peer's word, with white space and brackets
    bool isInHeloPlace = false; ///< the address stood where others write HELO: "from ([192.0.2.1]) by"
    bool isBehindHelo = false;  ///< "from mail.example [192.0.2.1] by": a HELO with white space would look the same
    bool mayBeForged = false;
    bool isLocal = false;   ///< in the words of the server
    bool saysLocal = false; ///< "[local]", "(localhost)": a server's word only for some
    bool saysUser = false;  ///< "(uid 0)"
    bool isByPerson = false;
};

class Reader {
public:
    explicit Reader(QByteArrayView body) : m_body(body), m_scanner(body) { }

    Result<TraceLine, ParseError> read()
    {
        for (;;) {
            const Token token = m_scanner.next(m_clause == Clause::From);
            if (m_scanner.gaveUp())
                return failure(ParseError{ParseFault::Unterminated, token.at});
            switch (token.kind) {
            case TokenKind::End: return finish();
            case TokenKind::Word:
                if (!word(token))
                    return failure(ParseError{ParseFault::BadSyntax, token.at});
                break;
            case TokenKind::Comment:
                endDates(token.at);
                if (m_scanner.holdsByClause(token.at + 1, token.at + 1 + token.text.size()))
                    return failure(ParseError{ParseFault::BadSyntax, token.at});
                if (m_expected != Keyword::With) // qmail: "with (AES256-SHA encrypted) SMTP"
                    m_expected = Keyword::None;
                comment(octets::trimmed(token.text));
                if (m_clause == Clause::With && !m_line.with.isEmpty())
                    m_clause = Clause::Other;
                break;
            case TokenKind::Semicolon:
                semicolon(token.at);
                m_expected = Keyword::None;
                if (m_clause == Clause::By || m_clause == Clause::With)
                    m_clause = Clause::Other;
                break;
            }
        }
    }

private:
    static constexpr int semicolonsLooked = 100; ///< that may stand before a date; real lines have one to three
    static constexpr qsizetype dateOctets =
        46; ///< "Mon, 04 Mar 2024 10:11:12 +0100 (CEST)", a fold, an old zone's name
    enum class Clause : quint8 { Start, From, By, With, Other };
    struct Span {
        qsizetype from = -1;
        qsizetype end = -1; ///< -1: to the end of the line
    };

    bool behindBy() const { return !m_line.by.isEmpty(); }

    void semicolon(qsizetype at)
    {
        if (m_isBehindDate)
            return endDates(at);
        if (++m_semicolons > semicolonsLooked)
            return;
        m_date = {m_scanner.position(), -1};
        const QByteArrayView rest = m_scanner.rest();
        if (m_isOver || !startsWithDate(rest)) // OpenSMTPD: "from x (…); by …"
            return;
        // Nothing but the date follows; its words need no looking at.
        if (rest.size() <= dateOctets && octets::indexOf(rest, ';') < 0)
            m_scanner.stop();
        // Else what follows may be the first line of the sender's text, where that begins with white space.
        m_isOver = m_isBehindDate = true;
    }

    void endDates(qsizetype at)
    {
        if (m_date.end < 0)
            m_date.end = at;
        if (m_looseDate.from >= 0 && m_looseDate.end < 0)
            m_looseDate.end = at;
    }

    /// False where the line contradicts itself.
    bool word(const Token &token)
    {
        const QByteArrayView text = token.text;
        if (text.front() == '(') { // never closed: it cannot be told what the server wrote
            if (m_clause == Clause::From)
                return false;
            m_isOver = m_isOver || behindBy();
        }
        const Keyword keyword = keywordOf(text);
        if (m_expected == Keyword::Tls && keyword != Keyword::None)
            m_expected = Keyword::None; // "TLS" without a cipher behind it
        if (m_expected != Keyword::None)
            return value(token);

        if (keyword != Keyword::None)
            endDates(token.at);
        switch (keyword) {
        case Keyword::None: return stray(token);
        case Keyword::From:
            if (m_clause == Clause::Start && !m_isOver) {
                m_line.hasFrom = true;
                m_clause = Clause::From;
                m_peer.word = m_scanner.takeName();
            } else if (behindBy()) { // XMail: the sender's address
                m_isOver = true;
                m_clause = Clause::Other;
            }
            break;
        case Keyword::By:
        case Keyword::Id:
        case Keyword::Via:
        case Keyword::Over:
            m_expected = keyword;
            if (m_clause == Clause::With)
                m_clause = Clause::Other;
            break;
        case Keyword::With:
            if (behindBy() && !m_isOver && (m_line.with.isEmpty() || m_withIsComment))
                m_expected = keyword;
            else if (m_clause == Clause::With)
                m_clause = Clause::Other;
            break;
        case Keyword::For:
            if (behindBy() && !m_isOver && m_line.forAddress.isEmpty()) {
                m_line.forAddress = address();
                return !m_isContradicted;
            }
            break;
        case Keyword::Tls: // Exim, Haraka: "tls TLS_AES_256_GCM_SHA384"; OpenSMTPD 5: "TLS version=… cipher=…"
            if (saysServersTls()) {
                tlsHere().stated = true;
                m_expected = Keyword::Tls;
                m_clause = Clause::Other;
            }
            break;
        }
        return true;
    }

    /// The word behind a keyword.
    bool value(const Token &token)
    {
        const Keyword expected = std::exchange(m_expected, Keyword::None);
        const QByteArrayView text = token.text;
        if (keywordOf(text) == Keyword::By && behindBy()) // "with by": what should have followed is a stranger's
            return false;
        switch (expected) {
        case Keyword::By:
            if (behindBy() || m_isOver) {
                if (keywordOf(text) != Keyword::Tls) // "with x by TLS id y"
                    return false;
                if (saysServersTls())
                    tlsHere().stated = true;
                return true;
            }
            if (m_clause == Clause::Start && m_startsLikeIndimail && equalIgnoringCase(text, "host")) {
                m_expected = Keyword::By; // "indimail-mta queue 58965 by host mx.example"
                return true;
            }
            m_line.by = text;
            if (text.front() == '[')
                m_line.byIp = literalIn(text);
            else if (octets::isDigit(text.front()))
                m_line.byIp = addressIn(text);
            m_clause = Clause::By;
            break;
        case Keyword::With:
            m_withAt = token.at;
            m_line.with = text;
            m_withIsComment = false;
            m_clause = Clause::With;
            break;
        case Keyword::Id:
            if (m_isOver ? m_line.id.isEmpty() && isCourierId(text)
                         : m_line.id.isEmpty() || (behindBy() && !m_idIsBehindBy)) {
                m_line.id = text;
                m_idIsBehindBy = behindBy();
            }
            if (m_clause != Clause::From && m_clause != Clause::Start)
                m_clause = Clause::Other;
            break;
        case Keyword::Via:  // "via SSL", "via Frontend Transport"
        case Keyword::Over: // "over TLS secured channel"
            if (keywordOf(text) == Keyword::Tls && saysServersTls())
                tlsHere().stated = true;
            if (behindBy())
                m_clause = Clause::Other;
            break;
        case Keyword::Tls:
            if (!tlsPair(text) && tlsHere().cipher.isEmpty())
                tlsHere().cipher = cipherIn(text);
            break;
        case Keyword::None:
        case Keyword::From:
        case Keyword::For: break;
        }
        return true;
    }

    /// Whether what stands here about TLS can be the server's.
    bool saysServersTls() const { return behindBy() && !m_tlsIsOver && !m_isOver; }
    TlsClause &tlsHere() { return m_isBehindAddress ? m_lateTls : m_tls; }

    /// One "version=…" of a clause without brackets; what an earlier one said stays.
    bool tlsPair(QByteArrayView text)
    {
        TlsClause pair;
        if (!takeTlsPair(text, pair))
            return false;
        fillIn(tlsHere(), pair);
        return true;
    }

    /// The sender's or recipient's address follows. How much of what comes behind it is the server's?
    QByteArrayView address()
    {
        const qsizetype start = m_scanner.position();
        const Address taken = m_scanner.takeAddress();
        m_isContradicted = m_scanner.holdsByClause(start, m_scanner.position()); // its quotes began elsewhere
        m_clause = Clause::Other;
        switch (taken.end) {
        case AddressEnd::Certain: m_isBehindAddress = true; break;
        case AddressEnd::Likely: m_tlsIsOver = true; break;
        case AddressEnd::Unknown: m_isOver = true; return {};
        }
        return taken.text;
    }

    /// A word that no keyword announced. False where it contradicts what was read.
    bool stray(const Token &token)
    {
        const QByteArrayView text = token.text;
        if (m_isOver)
            return true;
        if (isDayName(text)) {
            m_looseDate = {token.at, -1};
            if (m_clause == Clause::With)
                m_clause = Clause::Other;
            if (behindBy() && startsWithDate(m_body.sliced(token.at)))
                m_isOver = true;
            return true;
        }
        switch (m_clause) {
        case Clause::Start:
            m_startsLikeIndimail = m_startsLikeIndimail || equalIgnoringCase(text, "indimail-mta");
            break;
        case Clause::From:                       // "from unknown [192.0.2.1] by …"
            if (octets::indexOf(text, ')') >= 0) // closes what the peer closed before
                return false;
            if (auto address = literalIn(text)) {
                m_peer.isBehindHelo = !m_peer.address;
                setPeerAddress(*address);
            }
            break;
        case Clause::By:
            if (m_byWordsAt < 0)
                m_byWordsAt = token.at;
            m_byWordsEnd = token.at + text.size();
            break;
        case Clause::With: m_line.with = m_body.sliced(m_withAt, token.at + text.size() - m_withAt); break;
        case Clause::Other:
            if (equalIgnoringCase(text, "envelope-from")) { // Haraka: envelope-from <a@b>
                address();
                return !m_isContradicted;
            } else if (saysServersTls()) {
                tlsPair(text);
            }
            break;
        }
        return true;
    }

    void comment(QByteArrayView text)
    {
        if (text.isEmpty())
            return;
        switch (m_clause) {
        case Clause::Start: return startComment(text);
        case Clause::From: return peerComment(text);
        case Clause::By:
        case Clause::With:
        case Clause::Other: break;
        }
        if (behindBy())
            serverComment(text);
    }

    /// Before anything else: "(qmail 12 invoked by uid 33)", "(from root@localhost)", "(nullmailer pid 1 invoked by uid 0)".
    void startComment(QByteArrayView text)
    {
        const bool saysFrom = startsWithIgnoringCase(text, "from ");
        if (saysFrom)
            text = octets::trimmed(text.sliced(5));
        if (saysFrom || text.front() == '[') {
            startPeer(text);
            return;
        }
        if (startsWithIgnoringCase(text, "qmail ")) {
            m_line.dialect = Dialect::Qmail;
            m_sawQmail = true;
        }
        for (int words = 0; words < 5 && !text.isEmpty(); ++words) {
            if (equalIgnoringCase(takeRun(text), "invoked")) {
                invoked(text);
                return;
            }
        }
    }

    /// qmail: "by uid 33", "by alias", "for bounce", "from network".
    void invoked(QByteArrayView how)
    {
        const QByteArrayView preposition = takeRun(how);
        const bool isBy = equalIgnoringCase(preposition, "by");
        m_peer.isLocal = isBy || equalIgnoringCase(preposition, "for");
        m_peer.isByPerson = isBy && !equalIgnoringCase(takeRun(how), "alias");
    }

    /// Sendmail: "(from root@localhost)" from a user of the machine, "(from mail.example [192.0.2.1])" from a peer that
    /// did not say HELO.
    void startPeer(QByteArrayView text)
    {
        const QByteArrayView host = text.sliced(text.lastIndexOf('@') + 1);
        const bool isPeer = octets::indexOf(text, '[') >= 0 || addressIn(host)
            || (host.size() == text.size() && octets::indexOf(host, '.') >= 0);
        if (!isPeer) {
            m_peer.isLocal = m_peer.isByPerson = true;
            return;
        }
        m_line.hasFrom = true;
        m_clause = Clause::From;
        peerComment(text);
        m_peer.isInHeloPlace = false;
    }

    void setPeerAddress(const IpAddress &address)
    {
        if (m_peer.address && *m_peer.address != address)
            m_peer.differs = true;
        m_peer.address = address;
    }

    /// Between "from" and "by".
    void peerComment(QByteArrayView text)
    {
        ++m_peer.comments;
        if (m_peer.hasIdent) // Exim writes one comment there, and ident closed it
            m_peer.differs = true;
        if (text.size() > 5 && text[4] == ' '
            && (startsWithIgnoringCase(text, "HELO") || startsWithIgnoringCase(text, "EHLO")
                || startsWithIgnoringCase(text, "LHLO"))) {
            m_peer.helo = octets::trimmed(text.sliced(5));
            m_peer.heloVerb = octets::lower(text.front());
            return;
        }
        if (const TlsClause tls = tlsClauseIn(text); tls.stated) {
            // Postfix, AOL, Courier: behind the address. Before it stands only what the peer said.
            const bool isCourier = startsWithIgnoringCase(text, "TLS: ") || startsWithIgnoringCase(text, "AUTH: ");
            if (!isCourier && !startsWithIgnoringCase(text, "using "))
                return;
            const bool isBehindAddress = hasAddress() || (!isCourier && literalIn(m_peer.word));
            if (!isBehindAddress || m_peerTls.stated)
                return;
            m_sawCourier = isCourier;
            m_peerTls = tls;
            m_line.isAuthenticated = m_line.isAuthenticated || saysLogin(text);
            return;
        }
        if (saysLogin(text)) {
            m_line.isAuthenticated = m_line.isAuthenticated || hasAddress();
        } else if (equalIgnoringCase(text, "may be forged")) {
            m_peer.mayBeForged = true;
        } else if (startsWithIgnoringCase(text, "uid ")) { // DragonFly: "from root (uid 0)"
            m_peer.saysUser = true;
        } else if (!startsWithIgnoringCase(text, "envelope") && !startsWithIgnoringCase(text, "No client certificate ")
                   && !startsWithIgnoringCase(text, "Client CN ") && !startsWithIgnoringCase(text, "Client did ")) {
            peerAddress(text);
        }
    }

    /// Behind the address stand the server's words, before it the peer's.
    bool hasAddress() const { return m_peer.addressComments > 0 || m_peer.address; }

    /// "name [192.0.2.1]", "[192.0.2.1]:25 helo=x", "192.0.2.1", "user@192.0.2.1", "localhost".
    void peerAddress(QByteArrayView text)
    {
        if (text.startsWith("port=") || text.startsWith("helo=") || text.startsWith("ident=")) {
            eximHelo(text);
            return;
        }
        QByteArrayView name;
        std::optional<IpAddress> address;
        bool isLocal = false;
        if (const qsizetype open = octets::indexOf(text, '['); open >= 0) {
            const qsizetype close = octets::indexOf(text, ']', open);
            const QByteArrayView inner = text.sliced(open + 1, (close < 0 ? text.size() : close) - open - 1);
            const QByteArrayView rest = close < 0 ? QByteArrayView() : text.sliced(close + 1);
            name = octets::trimmed(text.first(open));
            address = addressIn(inner);
            isLocal = equalIgnoringCase(inner, "local");
            QByteArrayView before = name;
            takeRun(before);
            if (!before.isEmpty()) // a remark: "account anna HELO [10.0.0.1]"
                return;
            if (open > 0 && octets::indexOf(rest, '[') >= 0) // a name in DNS that holds an address
                m_peer.differs = true;
            if (octets::endsWithIgnoringCase(rest, "(may be forged)"))
                m_peer.mayBeForged = true;
            else if (open == 0)
                eximHelo(rest);
        } else {
            QByteArrayView rest = text;
            name = takeRun(rest);
            QByteArrayView host = name;
            for (qsizetype at = octets::indexOf(host, '@'); at >= 0; at = octets::indexOf(host, '@'))
                host = host.sliced(at + 1); // qmail: the user that ident or a login gave
            address = addressIn(host);
            if (address) {
                name = {};
                if (addressIn(rest)) // "(127.0.0.1 192.0.2.1)", likewise
                    m_peer.differs = true;
                if (startsWithIgnoringCase(rest, "with ")) // Yahoo: "192.0.2.1 with plain"
                    m_line.isAuthenticated = true;
            } else if (!rest.isEmpty() || octets::indexOf(name, ':') >= 0) {
                return; // a remark
            }
        }
        m_peer.isInHeloPlace = m_peer.word.isEmpty() && octets::indexOf(text, ' ') < 0;
        ++m_peer.addressComments;
        if (m_peer.addressComments > 1) {
            m_peer.name = {}; // which of them is the server's cannot be told
            m_peer.mayBeForged = true;
        } else {
            m_peer.name = name;
        }
        m_peer.saysLocal = m_peer.saysLocal || isLocal || (!address && equalIgnoringCase(name, "localhost"));
        m_sawCourier = false;
        m_peerTls = {}; // what claimed to be a TLS clause stood before the address, in the peer's words
        if (address)
            setPeerAddress(*address);
    }

    void eximHelo(QByteArrayView text)
    {
        for (int runs = 0; runs < 4 && !text.isEmpty(); ++runs) {
            const QByteArrayView run = takeRun(text);
            if (run.startsWith("helo=") && m_peer.heloVerb != '=') {
                m_peer.helo = run.sliced(5);
                m_peer.heloVerb = '=';
            } else if (run.startsWith("ident=")) {
                m_peer.hasIdent = true;
            } else if (run.startsWith('[')) { // "[127.0.0.1] [192.0.2.1]": the first is a name in DNS
                m_peer.differs = true;
            }
        }
    }

    /// Behind "by": the writing server's own words.
    void serverComment(QByteArrayView text)
    {
        if (m_isOver)
            return;
        if (const TlsClause clause = tlsClauseIn(text); clause.stated) {
            if (saysServersTls())
                takeClause(tlsHere(), clause);
            return;
        }
        if (startsWithIgnoringCase(text, "envelope")) {
            m_tlsIsOver = true; // from here on a stranger's address may have written words
            m_hasEnvelopeComment = true;
            takeRun(text);
            if (!text.isEmpty() && text.front() == '<')
                text = text.sliced(1);
            if (!isPlainAddress(text))
                m_isOver = true;
            return;
        }
        if (m_tlsIsOver)
            return;
        if (saysLogin(text)) {
            m_line.isAuthenticated = true;
            return;
        }
        if (equalIgnoringCase(text, "Google Transport Security")) {
            m_saysGoogle = true;
            return;
        }
        if (m_clause == Clause::By) {
            byComment(text);
        } else if (m_line.dialect == Dialect::Unknown && softwareIn(text) == Dialect::Exim) {
            m_line.dialect = Dialect::Exim; // "with esmtps (TLS1.3) tls X (Exim 4.96)"
        }
    }

    /// Between "by" and what follows: the server's address, then its software.
    void byComment(QByteArrayView text)
    {
        if (const qsizetype open = octets::indexOf(text, '['); open >= 0 && text.back() == ']') {
            if (!m_line.byIp)
                m_line.byIp = addressIn(text.sliced(open + 1, text.size() - open - 2));
            return;
        }
        if (auto address = addressIn(text)) {
            if (!m_line.byIp)
                m_line.byIp = address;
            return;
        }
        if (m_startsLikeIndimail && startsWithIgnoringCase(text, "invoked ")) {
            invoked(octets::trimmed(text.sliced(8)));
            return;
        }
        if (m_line.dialect != Dialect::Unknown)
            return;
        m_line.dialect = softwareIn(text);
        if (m_line.dialect == Dialect::Postfix) {
            if (octets::indexOf(text, ',') == 7
                && startsWithIgnoringCase(octets::trimmed(text.sliced(8)), "from userid "))
                m_peer.isLocal = m_peer.isByPerson = true;
        } else if (m_line.dialect == Dialect::Unknown) {
            if (TlsClause none;
                m_line.with.isEmpty() && protocolIn(text, none) != Protocol::Other && octets::indexOf(text, ' ') < 0) {
                m_line.with = text; // "by mx.example (LMTP)"
                m_withIsComment = true;
            } else {
                m_line.dialect = Dialect::Other;
                m_software = text;
            }
        }
    }

    static void fillIn(TlsClause &tls, const TlsClause &more)
    {
        tls.stated = tls.stated || more.stated;
        if (tls.version.isEmpty())
            tls.version = more.version;
        if (tls.cipher.isEmpty())
            tls.cipher = more.cipher;
        if (tls.bits == 0)
            tls.bits = more.bits;
    }

    /// Of two clauses that each say something the first holds; they are not mixed.
    static void takeClause(TlsClause &tls, const TlsClause &clause)
    {
        if (tls.version.isEmpty() && tls.cipher.isEmpty())
            fillIn(tls, clause);
    }

    Result<TraceLine, ParseError> finish()
    {
        readTime();
        if (!m_line.hasFrom && !behindBy() && m_line.id.isEmpty() && !m_line.time && !m_peer.isLocal && !m_sawQmail)
            return failure(ParseError{m_scanner.position() == 0 ? ParseFault::Empty : ParseFault::BadSyntax, 0});

        TlsClause withTls;
        m_line.protocol = protocolIn(m_line.with, withTls);
        if (withTls.stated)
            takeClause(m_tls, withTls);
        const bool isPostfix = m_line.dialect == Dialect::Postfix;
        const Dialect writer = m_line.dialect;
        const bool keywordSaysTls = received::saysTls(m_line.protocol) || withTls.stated;
        const bool isPlainSmtp = isSmtp(m_line.protocol) && !keywordSaysTls;
        // RFC 2033 §5: LMTP is not for port 25. The listeners of these do not speak it: others' words.
        const bool isListener = writer == Dialect::Postfix || writer == Dialect::Exim || writer == Dialect::Sendmail
            || writer == Dialect::Haraka;
        if (isListener && isLmtp(m_line.protocol) && !(m_peer.address && m_peer.address->isInternal()))
            return failure(ParseError{ParseFault::BadSyntax, m_withAt});
        if (m_peerTls.stated && writesTlsBeforeBy(isPlainSmtp))
            takeClause(m_tls, m_peerTls);
        if (m_lateTls.stated && !isPlainSmtp) // Gmail and Haraka, which write ESMTPS then
            takeClause(m_tls, m_lateTls);
        m_line.saysTls = m_tls.stated || keywordSaysTls;
        m_line.tlsVersion = m_tls.version;
        m_line.cipher = m_tls.cipher;
        m_line.cipherBits = m_tls.bits;
        m_line.isAuthenticated = m_line.isAuthenticated || saysAuthenticated(m_line.protocol);

        decideDialect();
        decidePeer(isPostfix);
        if (m_peer.differs)
            return failure(ParseError{ParseFault::BadSyntax, 0});
        decideKind();
        return m_line;
    }

    /// Whether the clause between "from" and "by" can be the server's.
    bool writesTlsBeforeBy(bool isPlainSmtp) const
    {
        // Postfix says ESMTPS (or …SA) whenever it says "using TLS…" after EHLO: one without the other was not written by
        // it. After HELO it says SMTP, with TLS or without.
        if (m_line.dialect == Dialect::Postfix)
            return m_line.protocol == Protocol::Smtp || !isPlainSmtp;
        // Stalwart and Dovecot write as Postfix does; Courier, Postini and MessageLabs do not name themselves.
        const bool mayWrite = m_line.dialect == Dialect::Unknown || m_line.dialect == Dialect::Other
            || m_line.dialect == Dialect::Stalwart || m_line.dialect == Dialect::DovecotLmtp;
        return mayWrite && (m_sawCourier || !isPlainSmtp);
    }

    void readTime()
    {
        const auto parsed = [this](const Span &span) -> std::optional<std::chrono::sys_seconds> {
            if (span.from < 0)
                return std::nullopt;
            const qsizetype end = span.end < 0 ? m_body.size() : span.end;
            const QByteArrayView text = octets::trimmed(m_body.sliced(span.from, end - span.from));
            return text.isEmpty() ? std::nullopt : message::parseDateTime(text);
        };
        m_line.time = parsed(m_date);
        if (!m_line.time)
            m_line.time = parsed(m_looseDate);
    }

    void decideDialect()
    {
        const Dialect provider = providerOf(m_line.by);
        switch (m_line.dialect) {
        case Dialect::Postfix: // these run Postfix under its own name
            if (provider == Dialect::Proton || provider == Dialect::Fastmail || provider == Dialect::ICloud)
                m_line.dialect = provider;
            return;
        case Dialect::Cyrus: // Fastmail's hosts are called sloti01.internal
            if (octets::endsWithIgnoringCase(m_line.by, ".internal"))
                m_line.dialect = Dialect::Fastmail;
            return;
        case Dialect::Unknown:
        case Dialect::Other: break;
        case Dialect::Rfc5321:
        case Dialect::Exim:
        case Dialect::Sendmail:
        case Dialect::Qmail:
        case Dialect::Courier:
        case Dialect::Exchange:
        case Dialect::ExchangeOnline:
        case Dialect::Gmail:
        case Dialect::AmazonSes:
        case Dialect::OpenSmtpd:
        case Dialect::Haraka:
        case Dialect::Halon:
        case Dialect::Stalwart:
        case Dialect::DovecotLmtp:
        case Dialect::Amavis:
        case Dialect::Zimbra:
        case Dialect::Proton:
        case Dialect::Fastmail:
        case Dialect::ICloud:
        case Dialect::Yahoo: return;
        }

        if (startsWithIgnoringCase(m_line.with, "Microsoft SMTP") || m_line.protocol == Protocol::Mapi)
            m_line.dialect = provider == Dialect::ExchangeOnline ? provider : Dialect::Exchange;
        else if (provider != Dialect::Unknown)
            m_line.dialect = provider;
        else if (m_line.byIp && !m_line.hasFrom && isGmailId(m_line.id))
            m_line.dialect = Dialect::Gmail;
        else if (m_line.dialect == Dialect::Other)
            return;
        else if (isLmtp(m_line.protocol) && m_peer.heloVerb == 'l')
            m_line.dialect = Dialect::Zimbra;
        else if (isLmtp(m_line.protocol) && m_hasEnvelopeComment)
            m_line.dialect = Dialect::DovecotLmtp;
        else if (m_sawCourier)
            m_line.dialect = Dialect::Courier;
        else if (m_peer.heloVerb == 'h' || octets::endsWithIgnoringCase(m_line.with, "encrypted SMTP"))
            m_line.dialect = Dialect::Qmail;
        else if (behindBy())
            m_line.dialect = Dialect::Rfc5321;
    }

    void decidePeer(bool isPostfix)
    {
        if (!m_line.hasFrom)
            return;
        QByteArrayView name;
        bool isConfirmed = false;
        const std::optional<IpAddress> literal = literalIn(m_peer.word);
        if (m_peer.heloVerb != ' ') {
            // qmail "name (HELO x) (ip)", Exim "name ([ip] helo=x)", "[ip] (helo=x)"
            m_line.helo = m_peer.helo;
            if (literal)
                setPeerAddress(*literal);
            else if (!literal && !addressIn(m_peer.word))
                name = m_peer.word;
            // Exim writes a name there only after its address led back (host_name_lookup in its specification).
            isConfirmed = m_line.dialect == Dialect::Exim && m_peer.heloVerb == '=' && m_peer.addressComments == 1;
            if (m_line.dialect == Dialect::Exim && m_peer.heloVerb == '=' && m_peer.comments > 1)
                m_peer.differs = true; // Exim writes one comment
        } else if (literal && !m_peer.address && m_peer.addressComments == 0 && mayStandForHelo(*literal)) {
            m_peer.address = literal; // "from [192.0.2.1] by …"
        } else {
            m_line.helo = m_peer.word;
            name = m_peer.name;
            // Exim leaves "helo=" out where it equals the name that it has confirmed: "name ([ip])".
            const bool isEximName = m_line.dialect == Dialect::Exim && isSmtp(m_line.protocol) && m_peer.comments == 1
                && name.isEmpty() && !literal && !addressIn(m_peer.word);
            if (isEximName)
                name = m_peer.word;
            if (const qsizetype at = octets::indexOf(name, '@'); at >= 0)
                name = name.sliced(at + 1); // Sendmail: "IDENT:user@name"
            // Postfix smtpd: client_name is "unknown" unless its addresses hold the client's. Sendmail marks the others.
            isConfirmed = m_peer.addressComments == 1
                && (isPostfix || isEximName || (m_line.dialect == Dialect::Sendmail && !m_peer.mayBeForged));
        }
        if (equalIgnoringCase(name, "unknown") || equalIgnoringCase(name, "<unknown>"))
            name = {};
        if (m_peer.address
            && ((m_peer.isInHeloPlace && !mayStandForHelo(*m_peer.address))
                || (m_peer.isBehindHelo && m_peer.address->isInternal() && !mayStandForHelo(*m_peer.address))))
            m_peer.address.reset();
        m_line.peerIp = m_peer.address;
        m_line.reverseName = withoutRootDot(name);
        m_line.reverseNameIsConfirmed = isConfirmed && !name.isEmpty() && m_peer.address.has_value();
    }

    /// Whether an address in the place of HELO is taken for the peer's. Some servers write HELO and nothing else; there a
    /// stranger could call itself "[127.0.0.1]" and pass for the same machine, or for another host of the provider.
    bool mayStandForHelo(const IpAddress &address) const
    {
        if (m_line.dialect == Dialect::Exim || m_line.dialect == Dialect::Yahoo) // write no HELO there
            return true;
        return m_line.protocol == Protocol::Unstated ? !address.isInternal() : !isSmtp(m_line.protocol);
    }

    void decideKind()
    {
        // Dovecot, Cyrus over a socket: LMTP is no way in for strangers (RFC 2033 §5), and no address is written.
        const bool saysLocal = isLocalInServersWords() || m_line.protocol == Protocol::Local || isLmtp(m_line.protocol);
        m_line.peerIsLocal = saysLocal && !m_line.peerIp;
        m_line.isByPerson = isByPerson();
        m_line.isOwnNetwork = m_saysGoogle && m_line.dialect == Dialect::Gmail;
        m_line.isContentFilter = m_line.dialect == Dialect::Amavis;
        if (m_line.dialect == Dialect::Other)
            m_line.isContentFilter = namesContentFilter(m_software);
        else if (m_line.protocol == Protocol::Other)
            m_line.isContentFilter = namesContentFilter(m_line.with);
        if (!m_line.isContentFilter && m_byWordsAt >= 0)
            m_line.isContentFilter = namesContentFilter(m_body.sliced(m_byWordsAt, m_byWordsEnd - m_byWordsAt));
        if (!m_line.isContentFilter && m_line.dialect == Dialect::Rfc5321)
            m_line.isContentFilter = namesContentFilter(m_line.by); // "by m-FILTER with ESMTP"
    }

    /// Words that a peer could have put into HELO count only where the server writes them itself: OpenSMTPD "[local]",
    /// Sendmail and its kin "from localhost (localhost)", DragonFly "(uid 0)", or where no stranger comes in.
    bool isLocalInServersWords() const
    {
        const bool isOwnWord = m_line.dialect == Dialect::OpenSmtpd || m_line.dialect == Dialect::Sendmail
            || (m_line.protocol == Protocol::Unstated ? m_line.dialect == Dialect::Other : !isSmtp(m_line.protocol));
        return m_peer.isLocal || (m_peer.saysUser && !isSmtp(m_line.protocol)) || (m_peer.saysLocal && isOwnWord);
    }

    bool isByPerson() const
    {
        const Protocol protocol = m_line.protocol;
        return protocol == Protocol::Local || protocol == Protocol::Http || protocol == Protocol::Https
            || protocol == Protocol::Uucp || m_peer.isByPerson || (m_peer.saysUser && !isSmtp(m_line.protocol))
            || (m_peer.saysLocal && m_line.dialect == Dialect::OpenSmtpd && !m_line.peerIp);
    }

    QByteArrayView m_body;
    Scanner m_scanner;
    TraceLine m_line;
    Peer m_peer;
    TlsClause m_tls;
    TlsClause m_peerTls;
    TlsClause m_lateTls; ///< behind an address
    QByteArrayView m_software;
    Span m_date;
    Span m_looseDate;
    qsizetype m_withAt = 0;
    qsizetype m_byWordsAt = -1;
    qsizetype m_byWordsEnd = 0;
    Clause m_clause = Clause::Start;
    Keyword m_expected = Keyword::None;
    bool m_isOver = false; ///< from here on strangers may have written everything; only a second "by" is looked for
    bool m_isBehindDate = false;
    int m_semicolons = 0;
    bool m_tlsIsOver = false; ///< from here on nothing is said about TLS, login and software
    bool m_isBehindAddress = false;
    bool m_isContradicted = false;
    bool m_withIsComment = false;
    bool m_idIsBehindBy = false;
    bool m_hasEnvelopeComment = false;
    bool m_saysGoogle = false;
    bool m_sawCourier = false;
    bool m_sawQmail = false;
    bool m_startsLikeIndimail = false;
};

} // namespace

Result<TraceLine, ParseError> parseTraceLine(QByteArrayView body)
{
    if (body.size() > limits::structuredFieldOctets)
        return failure(ParseError{ParseFault::TooLong, limits::structuredFieldOctets});
    return Reader(body).read();
}

} // namespace waxseal::received
