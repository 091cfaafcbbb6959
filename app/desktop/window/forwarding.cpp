// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/window/forwarding.h"

#include "core/base/limits.h"
#include "core/mime_gmime/gmime_body_reader.h"
#include "core/words/window.h"

#include <QDir>
#include <QFile>
#include <QtConcurrentRun>

namespace waxseal::desktop {

namespace {

/// As it is named when it is saved; what a message in the message is called says what it is.
QString nameOf(const message::Attachment &attachment, int number)
{
    if (!attachment.name.isEmpty())
        return attachment.name;
    return words::attachmentName(number) + (attachment.isMessage ? QStringLiteral(".eml") : QString());
}

/// Writes files into a folder, each in one of its own: the sender may have given two of them the same name.
class Taker {
public:
    explicit Taker(const QString &folder) : m_folder(folder) { }

    /// @param write is given what takes the octets, and says whether it gave all
    template <typename Write> void take(const QString &name, const Write &write)
    {
        const QString own = QString::number(m_taken.files.size() + 1);
        QFile file(m_folder.filePath(own + QLatin1Char('/') + name));
        qint64 octets = 0;
        const bool isTaken = m_taken.files.size() < limits::draftAttachments && m_folder.mkpath(own)
            && file.open(QIODevice::WriteOnly) && write([&](QByteArrayView piece) {
                                 octets += piece.size();
                                 return m_octets + octets <= limits::draftOctets
                                     && file.write(piece.data(), piece.size()) == piece.size();
                             })
            && file.flush();
        if (!isTaken) {
            file.remove();
            ++m_taken.leftOut;
            return;
        }
        m_octets += octets;
        m_taken.files << file.fileName();
    }

    TakenFiles taken() const { return m_taken; }

private:
    QDir m_folder;
    TakenFiles m_taken;
    qint64 m_octets = 0;
};

} // namespace

QFuture<TakenFiles> takeAttachments(check::Checked message, const QString &folder,
                                    std::shared_ptr<std::atomic_bool> cancel)
{
    return QtConcurrent::run([message = std::move(message), folder, cancel = std::move(cancel)] {
        const mime_gmime::GmimeBodyReader reader;
        Taker taker(folder);
        const auto body = reader.read(message->octets, *cancel);
        if (!body)
            return TakenFiles{.isReadable = false};
        int number = 0;
        for (const message::Attachment &each : body->attachments) {
            if (*cancel)
                break;
            taker.take(nameOf(each, ++number),
                       [&](const auto &into) { return reader.content(message->octets, each.part, into); });
        }
        TakenFiles taken = taker.taken();
        taken.isCut = body->isCut;
        return taken;
    });
}

} // namespace waxseal::desktop
