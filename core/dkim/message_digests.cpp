// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dkim/message_digests.h"

#include "core/base/octets.h"
#include "core/dkim/octet_scan.h"
#include "core/dkim/sha256_stream.h"

#include <algorithm>

namespace waxseal::dkim {

namespace {

/// RFC 6376 §3.4.1: as it is, only that each line ends in CRLF.
template <typename Out> void addSimple(Out &out, QByteArrayView octets)
{
    const char *p = octets.begin();
    while (true) {
        const char *const stop = findChanged<ChangedInSimple>(p, octets.end());
        out.append(p, stop - p);
        if (stop == octets.end())
            return;
        out.append("\r\n", 2);
        p = stop + 1;
    }
}

/// RFC 6376 §3.4.2, what stands after the colon: folds undone, white space made one space, and none at the ends.
template <typename Out> class RelaxedBody {
public:
    explicit RelaxedBody(Out &out) : m_out(out) { }

    void add(QByteArrayView octets)
    {
        const char *p = octets.begin();
        const char *const end = octets.end();
        while (true) {
            p = whiteSpace(p, end);
            if (p == end)
                return;
            // A CR that ends no line is text, which the search would stop at.
            const char *stop = findChanged<ChangedInRelaxedField>(*p == '\r' ? p + 1 : p, end);
            if (stop[-1] == ' ')
                --stop;
            text(p, stop);
            p = stop;
        }
    }

private:
    const char *whiteSpace(const char *p, const char *end)
    {
        for (; p != end; ++p) {
            if (*p == ' ' || *p == '\t')
                m_holdsSpace = true;
            else if (*p != '\n' && (*p != '\r' || p + 1 == end || p[1] != '\n'))
                break;
        }
        return p;
    }
    void text(const char *p, const char *stop)
    {
        if (m_holdsSpace && m_hasText)
            m_out.append(" ", 1);
        m_out.append(p, stop - p);
        m_holdsSpace = false;
        m_hasText = true;
    }

    Out &m_out;
    bool m_holdsSpace = false;
    bool m_hasText = false;
};

/// Where the value of "b=" stands in the body of a signature field, with the white space around it (RFC 6376 §3.5);
/// empty, at the end, where there is none.
QByteArrayView signatureValue(QByteArrayView body)
{
    for (qsizetype start = 0; start < body.size();) {
        const qsizetype semicolon = octets::indexOf(body, ';', start);
        const qsizetype end = semicolon < 0 ? body.size() : semicolon;
        const QByteArrayView tag = body.sliced(start, end - start);
        const qsizetype equals = octets::indexOf(tag, '=');
        // RFC 6376 §3.2: the name's case counts
        if (equals >= 0 && octets::trimmed(tag.first(equals)) == QByteArrayView("b"))
            return tag.sliced(equals + 1);
        start = end + 1;
    }
    return body.last(0);
}

template <typename Out> void addField(Out &out, Canonicalization form, const message::Field &field, bool isOwn)
{
    const QByteArrayView left = isOwn ? signatureValue(field.body) : field.body.last(0);
    const QByteArrayView before(field.body.begin(), left.begin());
    const QByteArrayView after(left.end(), field.body.end());
    switch (form) {
    case Canonicalization::Simple:
        addSimple(out, QByteArrayView(field.name.begin(), before.end())); // the colon stands between name and body
        addSimple(out, after);
        break;
    case Canonicalization::Relaxed: {
        // RFC 6376 §3.4.2: "Convert all header field names … to lowercase", no white space around the colon.
        const QByteArray name = octets::lowered(field.name);
        out.append(name.data(), name.size());
        out.append(":", 1);
        RelaxedBody<Out> body(out);
        body.add(before);
        body.add(after);
        break;
    }
    }
}

bool isLess(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return a.size() < b.size();
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](char x, char y) { return octets::lower(x) < octets::lower(y); });
}

} // namespace

void MessageDigests::want(const BodyHasher::Wanted &wanted)
{
    m_bodies.try_emplace(wanted);
}

const BodyHash &MessageDigests::body(const BodyHasher::Wanted &wanted)
{
    std::optional<BodyHash> &hash = m_bodies[wanted];
    if (!hash) {
        std::vector<BodyHasher::Wanted> missing;
        for (const auto &[other, otherHash] : m_bodies) {
            if (!otherHash)
                missing.push_back(other);
        }
        BodyHasher hasher(missing);
        hasher.add(m_octets.sliced(std::min(m_header.bodyOffset(), m_octets.size())));
        const std::vector<BodyHash> hashes = hasher.finish();
        for (size_t i = 0; i < missing.size(); ++i)
            m_bodies[missing[i]] = hashes[i];
    }
    return *hash;
}

Sha256 MessageDigests::headers(Canonicalization form, const std::vector<QByteArrayView> &signedFields,
                               const message::Field &own) const
{
    const std::vector<const message::Field *> &sorted = fieldsByName();
    std::vector<size_t> taken(sorted.size()); // of the fields of one name, at the last of them
    std::vector<const message::Field *> chosen;
    chosen.reserve(signedFields.size());
    for (const QByteArrayView name : signedFields) {
        const auto behind =
            std::upper_bound(sorted.begin(), sorted.end(), name,
                             [](QByteArrayView a, const auto *field) { return isLess(a, field->name); });
        if (behind == sorted.begin())
            continue;
        // RFC 6376 §5.4.2: each time a name stands in "h=" it takes the next field of that name from the bottom; where
        // none is left it stands for nothing, so that none can be added (§5.4).
        size_t &count = taken[static_cast<size_t>(behind - sorted.begin() - 1)];
        const auto left = static_cast<size_t>(behind - sorted.begin()) - count;
        const message::Field *field = left == 0 ? nullptr : sorted[left - 1];
        // RFC 6376 §3.5: "h=" does not include the field that is verified; it was not there when the names were taken.
        if (field && field->body.data() == own.body.data()) {
            ++count;
            field = left == 1 ? nullptr : sorted[left - 2];
        }
        if (!field || !octets::equalIgnoringCase(field->name, name))
            continue;
        ++count;
        chosen.push_back(field);
    }
    return fields(form, chosen, own);
}

Sha256 MessageDigests::fields(Canonicalization form, const std::vector<const message::Field *> &fields,
                              const message::Field &own)
{
    Sha256Stream stream;
    for (const message::Field *field : fields) {
        addField(stream, form, *field, false);
        stream.append("\r\n", 2);
    }
    addField(stream, form, own, true); // RFC 6376 §3.7: without its last CRLF
    return stream.finish();
}

const std::vector<const message::Field *> &MessageDigests::fieldsByName() const
{
    if (m_byName.empty()) {
        m_byName.reserve(m_header.fields().size());
        for (const message::Field &field : m_header.fields())
            m_byName.push_back(&field);
        std::stable_sort(m_byName.begin(), m_byName.end(),
                         [](const auto *a, const auto *b) { return isLess(a->name, b->name); });
    }
    return m_byName;
}

QByteArray canonicalField(Canonicalization form, const message::Field &field, bool isOwn)
{
    QByteArray result;
    result.reserve(field.name.size() + 1 + field.body.size());
    addField(result, form, field, isOwn);
    return result;
}

} // namespace waxseal::dkim
