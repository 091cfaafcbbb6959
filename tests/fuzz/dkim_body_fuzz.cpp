// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dkim/message_digests.h"

#include <cstdint>
#include <cstdlib>

using namespace waxseal;
using namespace waxseal::dkim;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

bool isSame(const BodyHash &a, const BodyHash &b)
{
    return a.digest == b.digest && a.covered == b.covered && a.whole == b.whole;
}

std::vector<BodyHash> hashed(const std::vector<BodyHasher::Wanted> &wanted, QByteArrayView body, qsizetype cut)
{
    BodyHasher hasher(wanted);
    for (; !body.isEmpty(); body = body.sliced(std::min(cut, body.size())))
        hasher.add(body.first(std::min(cut, body.size())));
    return hasher.finish();
}

void requireCanonical(Canonicalization form, const message::Field &field, bool isOwn)
{
    const QByteArray octets = canonicalField(form, field, isOwn);
    require(octets.size() <= 2 * (field.body.end() - field.name.begin()) && octets.contains(':'));
    if (form == Canonicalization::Relaxed)
        require(!octets.contains('\n') && !octets.contains('\t') && !octets.contains("  ") && !octets.endsWith(' '));
    else
        require(octets.count('\n') == octets.count("\r\n"));
}

} // namespace

/// The same hashes come out in whatever blocks a body comes; fields keep the shape of their form.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const quint64 length = data[0];
    const qsizetype cut = 1 + data[1] % 40;
    const QByteArrayView octets(reinterpret_cast<const char *>(data) + 2, qsizetype(size) - 2);

    constexpr auto simple = Canonicalization::Simple;
    constexpr auto relaxed = Canonicalization::Relaxed;
    const std::vector<BodyHasher::Wanted> wanted = {{simple, {}}, {relaxed, {}}, {simple, length}, {relaxed, length}};
    const std::vector<BodyHash> whole = hashed(wanted, octets, octets.size());
    const std::vector<BodyHash> parts = hashed(wanted, octets, cut);
    for (size_t i = 0; i < wanted.size(); ++i) {
        require(isSame(whole[i], parts[i]));
        require(isSame(whole[i], hashed({wanted[i]}, octets, cut).front()));
    }
    require(whole[1].whole <= whole[0].whole && whole[0].whole <= 2 * quint64(octets.size()) + 2);
    for (size_t i = 0; i < 2; ++i) {
        require(whole[i].covered == whole[i].whole && whole[i + 2].whole == whole[i].whole);
        require(whole[i + 2].covered == std::min(length, whole[i].whole));
    }

    const auto header = message::Header::parse(octets);
    if (!header)
        return 0;
    for (const message::Field &field : header->fields()) {
        for (const Canonicalization form : {simple, relaxed}) {
            requireCanonical(form, field, false);
            requireCanonical(form, field, true);
        }
    }
    // Names from the bottom to the top choose every field but the own one.
    const message::Field &own = header->fields().front();
    std::vector<const message::Field *> others;
    std::vector<QByteArrayView> names;
    for (size_t i = header->fields().size() - 1; i > 0; --i) {
        others.push_back(&header->fields()[i]);
        names.push_back(others.back()->name);
    }
    const MessageDigests digests(*header, octets);
    names.push_back(own.name); // there is none of that name left
    require(digests.headers(relaxed, names, own) == MessageDigests::fields(relaxed, others, own));
    require(digests.headers(simple, names, own) == MessageDigests::fields(simple, others, own));
    return 0;
}
