// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/mime_gmime/gmime_body_reader.h"

#include <algorithm>
#include <cstdlib>

using namespace waxseal;
using namespace waxseal::message;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

bool isHtml(const TextPart &part)
{
    return part.isHtml;
}

void requireSound(const std::vector<TextPart> &parts)
{
    require(parts.size() <= size_t(limits::mimeParts));
    for (const TextPart &part : parts) {
        require(!part.text.trimmed().isEmpty() && !part.text.contains(u'\r'));
        require(!(part.isHtml && part.isFlowed) && (part.isFlowed || !part.delSp));
    }
}

void requireSound(const QString &name)
{
    require(name.size() <= limits::attachmentNameCharacters && name.toUtf8().size() <= 255);
    require(!name.startsWith(u'.') && !name.endsWith(u'.') && name == name.trimmed());
    for (const QChar c : name)
        require(c >= u' ' && c != u'/' && c != u'\\' && c != u':' && c.category() != QChar::Other_Format);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView input(data, static_cast<qsizetype>(size));
    const mime_gmime::GmimeBodyReader reader;
    const std::atomic_bool go = false;
    const auto body = reader.read(input, go);
    if (!body)
        return 0;
    requireSound(body->plain);
    requireSound(body->html);
    require(body->plain.empty() || !std::all_of(body->plain.begin(), body->plain.end(), isHtml));
    require(body->html.empty() || std::any_of(body->html.begin(), body->html.end(), isHtml));
    int before = -1;
    for (const Attachment &attachment : body->attachments) {
        require(attachment.part > before && attachment.size >= 0 && attachment.size <= input.size());
        require(attachment.type.contains('/'));
        requireSound(attachment.name);
        before = attachment.part;
    }

    // Leaves lie apart from one another, and nothing grows when it is decoded.
    qsizetype octets = 0;
    const auto take = [&octets](QByteArrayView piece) {
        require(!piece.isEmpty() && piece.size() <= 64 * 1024);
        octets += piece.size();
        return true;
    };
    constexpr int leavesRead = 20;
    for (int part = 0; part < leavesRead; ++part) {
        if (!reader.content(input, part, take)) {
            require(part > before || body->isCut);
            break;
        }
    }
    require(octets <= input.size());
    require(!reader.content(input, -1, take) && !reader.content(input, limits::mimeParts, take));
    return 0;
}
