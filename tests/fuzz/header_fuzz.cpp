// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/message/address.h"

#include <cstdlib>

using namespace waxseal;
using namespace waxseal::message;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView input(data, static_cast<qsizetype>(size));
    const auto header = Header::parse(input);
    if (!header)
        return 0;
    const char *const end = input.data() + input.size();
    const char *before = input.data();
    int line = 0;
    for (const Field &field : header->fields()) {
        require(!field.name.isEmpty() && field.line == ++line);
        require(field.name.data() >= before && field.body.data() > field.name.data() + field.name.size() - 1);
        require(field.body.data() + field.body.size() <= end);
        before = field.body.data() + field.body.size();
        require(unfolded(field.body).size() <= field.body.size());
    }
    require(qsizetype(header->fields().size()) <= limits::headerFields);
    require(header->bodyOffset() <= input.size() && before <= input.data() + header->bodyOffset());
    const Author author = authorOf(*header);
    require(author.fields == header->count(FieldName::From) + header->hiddenFromFields());
    require(author.isAmbiguous || (author.authors == 1 && author.mailbox && author.mailbox->address));
    return 0;
}
