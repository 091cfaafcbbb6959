// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/reader/body_loader.h"

#include "core/html_libxml/html_cleaner.h"
#include "core/mime_gmime/gmime_body_reader.h"
#include "core/words/window.h"

#include <QSaveFile>
#include <QtConcurrentRun>

namespace waxseal::desktop {

namespace {

void append(bodytext::BodyText &whole, bodytext::BodyText part)
{
    whole.pieces << part.pieces;
    whole.remote += part.remote;
    whole.active += part.active;
    whole.isCut = whole.isCut || part.isCut;
}

bodytext::BodyText readable(const std::vector<message::TextPart> &parts)
{
    bodytext::BodyText whole;
    for (const message::TextPart &part : parts)
        append(whole, part.isHtml ? html_libxml::HtmlCleaner().clean(part.text) : bodytext::fromPlain(part));
    return whole;
}

LoadedBody load(const check::CheckedMessage &message, const std::atomic_bool &cancel)
{
    LoadedBody loaded;
    const auto body = mime_gmime::GmimeBodyReader().read(message.octets, cancel);
    if (!body) {
        loaded.fault = body.error();
        return loaded;
    }
    loaded.attachments = body->attachments;
    loaded.isCut = body->isCut;
    loaded.plain = readable(body->plain);
    if (!body->html.empty() && !cancel)
        loaded.html = readable(body->html);
    return loaded;
}

} // namespace

QFuture<LoadedBody> loadBody(check::Checked message, std::shared_ptr<std::atomic_bool> cancel)
{
    return QtConcurrent::run(
        [message = std::move(message), cancel = std::move(cancel)] { return load(*message, *cancel); });
}

QFuture<QString> savePart(check::Checked message, int part, const QString &file)
{
    return QtConcurrent::run([message = std::move(message), part, file] {
        // QSaveFile: either the whole file is there afterwards, or what was there before.
        QSaveFile output(file);
        if (!output.open(QIODevice::WriteOnly))
            return output.errorString();
        bool isWritten = true;
        const auto write = [&](QByteArrayView octets) {
            isWritten = output.write(octets.data(), octets.size()) == octets.size();
            return isWritten;
        };
        const bool isWhole =
            part < 0 ? write(message->octets) : mime_gmime::GmimeBodyReader().content(message->octets, part, write);
        if (isWritten && !isWhole)
            return words::partUnreadable();
        if (!isWritten || !output.commit())
            return output.errorString();
        return QString();
    });
}

} // namespace waxseal::desktop
