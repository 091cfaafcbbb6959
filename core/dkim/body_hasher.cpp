// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dkim/message_digests.h"
#include "core/dkim/octet_scan.h"
#include "core/dkim/sha256_stream.h"

#include <algorithm>
#include <limits>

namespace waxseal::dkim {

namespace {

constexpr qsizetype sliceOctets = 64 * 1024; ///< gone through by both forms while it is in the cache

constexpr bool isBlank(char c) // RFC 6376 §2.8: WSP
{
    return c == ' ' || c == '\t';
}

/// The canonical octets of one form, counted, and hashed as far as somebody wants them.
class HashedOctets {
public:
    /// Tells where to stop for a hash; without a length, the hash goes to the end.
    void want(std::optional<quint64> length)
    {
        if (length)
            m_parts.try_emplace(*length);
        else
            m_wantsAll = true;
        m_next = m_parts.begin();
        hashReached();
    }

    void append(const char *octets, qsizetype size)
    {
        while (m_next != m_parts.end() && m_next->first - m_count <= quint64(size)) {
            const auto part = static_cast<qsizetype>(m_next->first - m_count);
            take(octets, part);
            octets += part;
            size -= part;
            hashReached();
        }
        take(octets, size);
    }

    void finish()
    {
        if (m_wantsAll || m_next != m_parts.end())
            m_all = {m_stream.finish(), m_count, m_count};
    }
    /// After finish(). An "l=" beyond the end covers all there is; that it is too large is for the caller to see.
    BodyHash result(std::optional<quint64> length) const
    {
        const auto part = length ? m_parts.find(*length) : m_parts.end();
        if (part == m_parts.end() || !part->second)
            return m_all;
        return {*part->second, part->first, m_count};
    }

private:
    void hashReached()
    {
        for (; m_next != m_parts.end() && m_next->first == m_count; ++m_next)
            m_next->second = m_stream.soFar();
    }
    void take(const char *octets, qsizetype size)
    {
        m_count += quint64(size);
        if (m_wantsAll || m_next != m_parts.end()) // else: to know how much is not covered, counting is enough
            m_stream.append(octets, size);
    }

    Sha256Stream m_stream;
    quint64 m_count = 0;
    bool m_wantsAll = false;
    std::map<quint64, std::optional<Sha256>> m_parts;
    std::map<quint64, std::optional<Sha256>>::iterator m_next = m_parts.begin();
    BodyHash m_all;
};

/// Brings a body into one form: RFC 6376 §3.4.3 (simple), §3.4.4 (relaxed).
/// Held back until it is known what follows: a CR, white space (relaxed), and line ends.
class CanonicalBody {
public:
    explicit CanonicalBody(Canonicalization form) : m_form(form) { }

    void want(std::optional<quint64> length) { m_octets.want(length); }

    void add(const char *p, const char *end)
    {
        if (p == end)
            return;
        if (m_holdsCr) {
            m_holdsCr = false;
            if (*p == '\n') {
                lineEnd();
                ++p;
            } else {
                text("\r", 1);
            }
        }
        if (p != end && end[-1] == '\r') {
            m_holdsCr = true;
            --end;
        }
        if (m_form == Canonicalization::Simple)
            addSimple(p, end);
        else
            addRelaxed(p, end);
    }

    void finish()
    {
        if (m_holdsCr)
            text("\r", 1);
        // All empty lines at the end go; with text before them one line end stays or is added. Of a body without any
        // text, "simple" makes one line end, "relaxed" nothing.
        if (m_hasText || m_form == Canonicalization::Simple)
            m_octets.append("\r\n", 2);
        m_octets.finish();
    }
    BodyHash result(std::optional<quint64> length) const { return m_octets.result(length); }

private:
    void addSimple(const char *p, const char *end)
    {
        while (p != end) {
            const char *const stop = findChanged<ChangedInSimple>(p, end);
            lines(p, stop);
            p = stop;
            if (p != end) { // a LF without its CR
                lineEnd();
                ++p;
            }
        }
    }

    void addRelaxed(const char *p, const char *end)
    {
        if (m_holdsSpace)
            p = whiteSpace(p, end);
        while (p != end) {
            const char *stop = findChanged<ChangedInRelaxed>(p, end);
            if (stop != p && stop[-1] == ' ') // what follows may swallow it
                --stop;
            lines(p, stop);
            p = whiteSpace(stop, end);
        }
    }

    /// White space becomes one space, and nothing at the end of its line.
    const char *whiteSpace(const char *p, const char *end)
    {
        for (; p != end && isBlank(*p); ++p)
            m_holdsSpace = true;
        if (p == end)
            return p;
        const char *const lf = *p == '\r' && p + 1 != end ? p + 1 : p;
        if (*lf != '\n')
            return p;
        lineEnd();
        return lf + 1;
    }

    void lineEnd()
    {
        m_holdsSpace = false;
        ++m_heldLineEnds;
    }

    /// Octets that stay as they are, lines ending in CRLF among them.
    void lines(const char *p, const char *stop)
    {
        quint64 lineEnds = 0;
        for (; stop != p && stop[-1] == '\n'; stop -= 2)
            ++lineEnds;
        if (stop != p)
            text(p, stop - p);
        m_heldLineEnds += lineEnds;
    }

    void text(const char *octets, qsizetype size)
    {
        for (; m_heldLineEnds > 0; --m_heldLineEnds)
            m_octets.append("\r\n", 2);
        if (m_holdsSpace)
            m_octets.append(" ", 1);
        m_holdsSpace = false;
        m_hasText = true;
        m_octets.append(octets, size);
    }

    Canonicalization m_form;
    bool m_holdsCr = false;
    bool m_holdsSpace = false;
    bool m_hasText = false;
    quint64 m_heldLineEnds = 0; ///< counted, not kept: a body may be nothing else
    HashedOctets m_octets;
};

} // namespace

struct BodyHasher::Private {
    std::vector<Wanted> wanted;
    std::map<Canonicalization, CanonicalBody> bodies; ///< only the forms that somebody wants
};

BodyHasher::BodyHasher(std::vector<Wanted> wanted) : m_private(std::make_unique<Private>())
{
    for (const Wanted &one : wanted)
        m_private->bodies.try_emplace(one.form, one.form).first->second.want(one.length);
    m_private->wanted = std::move(wanted);
}

BodyHasher::~BodyHasher() = default;

void BodyHasher::add(QByteArrayView block)
{
    for (; !block.isEmpty(); block = block.sliced(std::min(block.size(), sliceOctets))) {
        const QByteArrayView slice = block.first(std::min(block.size(), sliceOctets));
        for (auto &[form, body] : m_private->bodies)
            body.add(slice.begin(), slice.end());
    }
}

std::vector<BodyHash> BodyHasher::finish()
{
    for (auto &[form, body] : m_private->bodies)
        body.finish();
    std::vector<BodyHash> hashes;
    hashes.reserve(m_private->wanted.size());
    for (const Wanted &one : m_private->wanted)
        hashes.push_back(m_private->bodies.at(one.form).result(one.length));
    return hashes;
}

} // namespace waxseal::dkim
