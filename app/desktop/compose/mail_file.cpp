// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/mail_file.h"

#include "core/base/limits.h"
#include "core/bodytext/body_text.h"
#include "core/html_libxml/html_cleaner.h"
#include "core/mime_gmime/gmime_body_reader.h"
#include "core/mime_gmime/gmime_writer.h"
#include "core/words/composer.h"

#include <QDir>
#include <QSaveFile>
#include <QtConcurrentRun>
#include <QTextDocumentFragment>

namespace waxseal::desktop {

namespace {

/// RFC 3676 §4.4: a space that was put before a line is taken off again; the space at a soft line end goes.
QString withoutFlow(const QString &text)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString &line : lines) {
        qsizetype quotes = 0;
        while (quotes < line.size() && line[quotes] == QLatin1Char('>'))
            ++quotes;
        if (quotes == 0 && line.startsWith(QLatin1Char(' ')))
            line.remove(0, 1);
        if (line != QLatin1String("-- ")) {
            while (line.endsWith(QLatin1Char(' ')))
                line.chop(1);
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QString plainOf(const message::TextPart &part)
{
    if (!part.isHtml)
        return part.isFlowed ? withoutFlow(part.text) : part.text;
    QString text;
    for (const QString &piece : html_libxml::HtmlCleaner().clean(part.text).pieces)
        text += QTextDocumentFragment::fromHtml(piece).toPlainText() + QLatin1Char('\n');
    return text;
}

} // namespace

QFuture<QString> writeMail(compose::Draft draft, const QString &file, std::chrono::sys_seconds date)
{
    return QtConcurrent::run([draft = std::move(draft), file, date] {
        QSaveFile output(file); // either the whole file is there afterwards, or what was there before
        const auto cannotWrite = [&output, &draft, &file] {
            return words::writeFault({compose::WriteFault::CannotWrite, 0, output.errorString()}, draft,
                                     QDir::toNativeSeparators(file));
        };
        if (!output.open(QIODevice::WriteOnly))
            return cannotWrite();
        const auto written = mime_gmime::GmimeWriter().write(draft, {.date = date}, [&output](QByteArrayView octets) {
            return output.write(octets.data(), octets.size()) == octets.size();
        });
        if (output.error() != QFileDevice::NoError)
            return cannotWrite();
        if (!written)
            return words::writeFault(written.error(), draft, QDir::toNativeSeparators(file));
        if (!output.commit())
            return cannotWrite();
        return QString();
    });
}

QFuture<QString> quotableText(check::Checked message)
{
    return QtConcurrent::run([message = std::move(message)] {
        const std::atomic_bool cancel = false;
        const auto body = mime_gmime::GmimeBodyReader().read(message->octets, cancel);
        if (!body)
            return QString();
        QString text;
        for (const message::TextPart &part : body->plain.empty() ? body->html : body->plain) {
            if (!text.isEmpty() && !text.endsWith(QLatin1Char('\n')))
                text += QLatin1Char('\n');
            text += plainOf(part);
            if (text.size() > limits::draftTextCharacters / 2) // quoting makes it longer
                break;
        }
        return text.left(limits::draftTextCharacters / 2);
    });
}

} // namespace waxseal::desktop
