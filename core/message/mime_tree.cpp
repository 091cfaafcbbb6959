// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/message/mime_tree.h"

#include "core/base/octets.h"

#include <optional>

namespace waxseal::message {

namespace {

constexpr QByteArrayView armorStart = "-----BEGIN PGP ";
constexpr QByteArrayView inlineMessage = "-----BEGIN PGP MESSAGE-----";
constexpr QByteArrayView inlineSigned = "-----BEGIN PGP SIGNED MESSAGE-----";

/// The subtypes that say encrypted or signed: RFC 1847, RFC 3156, RFC 8551 with its older "x-" form.
bool startsWithProtectedSubtype(QByteArrayView text)
{
    if (text.isEmpty())
        return false;
    const auto starts = [text](QByteArrayView word) { return octets::startsWithIgnoringCase(text, word); };
    switch (octets::lower(text.front())) {
    case 'e': return starts("encrypted");
    case 'p': return starts("pgp-") || starts("pkcs7-");
    case 's': return starts("signed");
    case 'x': return starts("x-pkcs7-") || starts("x-pgp-");
    }
    return false;
}

/// Whether at @p at, in the middle of a mark, stands "multipart/…", "application/…" or the start of OpenPGP armor.
bool isMark(QByteArrayView text, qsizetype at)
{
    if (text[at] == '/')
        return startsWithProtectedSubtype(text.sliced(at + 1));
    const qsizetype start = at - qsizetype(sizeof "-----BEGIN PG" - 2);
    return start >= 0 && text.sliced(start).startsWith(armorStart)
        && (start == 0 || text[start - 1] == '\n' || text[start - 1] == '\r');
}

/// True where @p before, @p c and @p after may be "t/", "n/" or "PGP": rare enough in text, markup and base64 alike.
/// Without branches, so that a compiler makes vector instructions of the loop around it.
constexpr bool maybeMark(unsigned char before, unsigned char c, unsigned char after)
{
    const bool isSlash = (c == '/') & (((before | 0x20) == 't') | ((before | 0x20) == 'n'));
    const bool isArmor = (c == 'G') & (before == 'P') & (after == 'P');
    return isSlash | isArmor;
}

bool hasMark(QByteArrayView text)
{
    constexpr qsizetype block = 64;
    const auto *octets = reinterpret_cast<const unsigned char *>(text.data());
    qsizetype at = 1;
    for (; at + block < text.size(); at += block) {
        unsigned char hits = 0;
        for (qsizetype i = at; i < at + block; ++i)
            hits = static_cast<unsigned char>(hits | maybeMark(octets[i - 1], octets[i], octets[i + 1]));
        for (qsizetype i = at; hits && i < at + block; ++i) {
            if (maybeMark(octets[i - 1], octets[i], octets[i + 1]) && isMark(text, i))
                return true;
        }
    }
    for (; at + 1 < text.size(); ++at) {
        if (maybeMark(octets[at - 1], octets[at], octets[at + 1]) && isMark(text, at))
            return true;
    }
    return false;
}

/// The lines of a body one after the other. Bare CR ends lines only where there is no LF.
class Lines {
public:
    explicit Lines(QByteArrayView text) : m_rest(text), m_end(octets::indexOf(text, '\n') >= 0 ? '\n' : '\r') { }

    bool next(QByteArrayView &line)
    {
        if (m_rest.isEmpty())
            return false;
        const qsizetype end = octets::indexOf(m_rest, m_end);
        line = end < 0 ? m_rest : m_rest.first(end);
        m_rest = end < 0 ? QByteArrayView() : m_rest.sliced(end + 1);
        return true;
    }

private:
    QByteArrayView m_rest;
    char m_end;
};

enum class Act { Encrypted, Signed };
struct Claim {
    Act act;
    Protection by;
};

bool isOpenPgp(QByteArrayView protocol)
{
    return protocol.startsWith("application/pgp-");
}
bool isSMime(QByteArrayView protocol)
{
    return protocol.startsWith("application/pkcs7-") || protocol.startsWith("application/x-pkcs7-");
}

/// What one part says of itself.
std::optional<Claim> claimOf(const MimeTree &tree, size_t index)
{
    const Part &part = tree[index];
    const bool isSigned = part.type == "multipart/signed";
    if (isSigned || part.type == "multipart/encrypted") {
        // RFC 1847 §2: "protocol" is required. Where it was left out, the child that would carry it tells.
        const Act act = isSigned ? Act::Signed : Act::Encrypted;
        if (isOpenPgp(part.protocol))
            return Claim{act, Protection::OpenPgp};
        if (isSMime(part.protocol))
            return Claim{act, Protection::SMime};
        for (size_t i = index + 1; part.protocol.isEmpty() && i < tree.size() && tree[i].depth > part.depth; ++i) {
            if (tree[i].depth != part.depth + 1)
                continue;
            if (isOpenPgp(tree[i].type))
                return Claim{act, Protection::OpenPgp};
            if (isSMime(tree[i].type))
                return Claim{act, Protection::SMime};
        }
        return std::nullopt;
    }
    if (part.type == "application/pkcs7-mime" || part.type == "application/x-pkcs7-mime") {
        // RFC 8551 §3.2.2. Without smime-type it may be either, and nothing is claimed.
        if (part.protocol == "enveloped-data" || part.protocol == "authenveloped-data")
            return Claim{Act::Encrypted, Protection::SMime};
        if (part.protocol == "signed-data")
            return Claim{Act::Signed, Protection::SMime};
    }
    return std::nullopt;
}

/// RFC 4880 §6.2: armor stands at the start of a line. It is the whole message when nothing stands before or after it.
ContentClaims inlineClaims(QByteArrayView body, bool isSinglePart)
{
    ContentClaims claims;
    bool hasTextBefore = false;
    bool isOpen = false;
    QByteArrayView line;
    for (Lines lines(body); lines.next(line);) {
        line = octets::trimmed(line).isEmpty() ? QByteArrayView() : line;
        if (line.isEmpty())
            continue;
        if (!isOpen && (line.startsWith(inlineMessage) || line.startsWith(inlineSigned))) {
            (line.startsWith(inlineMessage) ? claims.encrypted : claims.signature) = Protection::OpenPgp;
            isOpen = true;
        } else if (isOpen
                   && (line.startsWith("-----END PGP MESSAGE-----")
                       || line.startsWith("-----END PGP SIGNATURE-----"))) {
            isOpen = false;
        } else if (!isOpen) {
            hasTextBefore = true; // or after
        }
    }
    if (claims != ContentClaims{})
        claims.isPartial = hasTextBefore || !isSinglePart;
    return claims;
}

} // namespace

bool mayBeProtected(QByteArrayView contentType, QByteArrayView body)
{
    // A Content-Transfer-Encoding other than 7bit, 8bit and binary is not allowed on a multipart (RFC 2045 §6.4), so the
    // types of all parts stand in the octets as they are.
    return hasMark(contentType) || hasMark(body);
}

ContentClaims claimsOf(const MimeTree &tree, QByteArrayView body)
{
    ContentClaims claims;
    size_t whole = 0; // the part that is the message, seen through what signs it
    for (size_t i = 0; i < tree.size(); ++i) {
        const std::optional<Claim> claim = claimOf(tree, i);
        if (!claim)
            continue;
        Protection &said = claim->act == Act::Encrypted ? claims.encrypted : claims.signature;
        if (said == Protection::None) {
            said = claim->by;
            claims.isPartial |= i != whole;
        }
        // The first part of multipart/signed is all that it signs (RFC 1847 §2.1): what is said there is said of the whole.
        if (i == whole && tree[i].type == "multipart/signed")
            whole = i + 1;
    }
    if (claims == ContentClaims{})
        return inlineClaims(body, tree.size() <= 1);
    return claims;
}

} // namespace waxseal::message
