// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dkim/signature.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace waxseal;
using namespace waxseal::dkim;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

bool isWithin(QByteArrayView part, QByteArrayView whole)
{
    return part.begin() >= whole.begin() && part.end() <= whole.end();
}

/// What a caller relies on without looking again.
void checkSignature(const Signature &signature, QByteArrayView body)
{
    require(signature.algorithm != Algorithm::Unknown);
    require(!signature.value.isEmpty() && !signature.bodyHash.isEmpty());
    require(signature.sdid && signature.sdid->labelCount() >= 2 && !signature.selector.isEmpty());
    require(signature.keyName() && signature.keyName()->isWithin(*signature.sdid));
    require(signature.auidDomain && signature.auidDomain->isWithin(*signature.sdid));
    require(signature.auid.contains('@') && !signature.auid.contains('\0') && !signature.auid.contains('\n'));
    require(!signature.signedFields.empty() && qsizetype(signature.signedFields.size()) <= limits::dkimSignedFields);
    for (const QByteArrayView name : signature.signedFields)
        require(!name.isEmpty() && isWithin(name, body));
    require(std::any_of(signature.signedFields.begin(), signature.signedFields.end(),
                        [](QByteArrayView name) { return octets::equalIgnoringCase(name, "from"); }));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView body(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto tags = TagList::parse(body);
    if (tags) {
        require(!tags->tags().empty() && qsizetype(tags->tags().size()) <= limits::dkimTags);
        for (const TagList::Tag &tag : tags->tags()) {
            require(!tag.name.isEmpty() && isWithin(tag.name, body) && isWithin(tag.value, body));
            require(octets::trimmed(tag.value).size() == tag.value.size() && !tag.value.contains('\0'));
            require(tags->value(tag.name)->data() == tag.value.data());
        }
    } else {
        require(tags.error().at >= 0 && (tags.error().fault == ParseFault::TooLong || tags.error().at <= body.size()));
    }
    const auto signature = parseSignature(body);
    require(!signature || tags);
    if (signature)
        checkSignature(*signature, body);
    return 0;
}
