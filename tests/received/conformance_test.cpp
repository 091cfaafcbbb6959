// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// Reads every Received line of a collection of real bounces, also those in returned messages, and compares with a second,
// deliberately simple reading by regular expressions.

#include "core/message/header.h"
#include "core/received/trace_line.h"
#include "tests/kit/kit.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace waxseal;
using namespace waxseal::received;

namespace {

// What is excepted, and why.
const QString brackets =
    QStringLiteral("brackets do not match: cut off or altered by the bounce, nothing to compare with");
const QString softBreakLeft = QStringLiteral("cut by a soft line break of quoted-printable");
const QString quotedPrintableLeft = QStringLiteral("quoted-printable left in ('=3D')");
const QString noNameFound = QStringLiteral("from: the word stands for \"no name found\", HELO is in the comment");
const QString gluedHelo = QStringLiteral("from: \"(helo=\" glued to the word, which a peer could have sent");
const QString loopbackHelo = QStringLiteral("address: loopback in the place of HELO is not believed");

struct Line {
    QString file;
    QByteArray body; ///< as it stands, folds and all
};

/// "Received:" at the start of a line, with the lines behind it that start with more white space.
QList<Line> receivedLinesOf(const QString &file, QByteArray octets)
{
    octets.replace("\r\n", "\n").replace('\r', '\n'); // some were saved on an old Macintosh
    QList<Line> result;
    qsizetype indent = -1;
    for (const QByteArray &line : octets.split('\n')) {
        qsizetype spaces = 0;
        while (spaces < line.size() && (line[spaces] == ' ' || line[spaces] == '\t'))
            ++spaces;
        if (line.mid(spaces, 9).toLower() == "received:") {
            result << Line{file, line.mid(spaces + 9)};
            indent = spaces;
        } else if (indent >= 0 && spaces > indent && spaces < line.size()) {
            result.last().body += "\r\n" + line;
        } else {
            indent = -1;
        }
    }
    return result;
}

/// Without comments; nothing where the brackets do not match.
std::optional<QString> outsideComments(const QString &text)
{
    QString result;
    int depth = 0;
    for (const QChar c : text) {
        if (c == u'(')
            ++depth;
        if (depth == 0)
            result += c;
        if (c == u')' && --depth < 0)
            return std::nullopt;
        if (depth == 0 && c == u')')
            result += u' ';
    }
    return depth == 0 ? std::optional(result.simplified()) : std::nullopt;
}

QString bare(QByteArrayView view)
{
    QString text = QString::fromLatin1(view).simplified();
    if (text.startsWith(u'[') && text.endsWith(u']'))
        text = text.mid(1, text.size() - 2);
    return text;
}

QString first(const QString &pattern, const QString &text)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption).match(text).captured(1);
}

/// Lines that the bounce damaged, so that nobody can say what the server wrote. Named by what happened to them.
QString damageOf(const QString &text)
{
    static const QRegularExpression softBreak(QStringLiteral("=($|\\s)"));
    if (text.contains(u"=3D"))
        return quotedPrintableLeft;
    if (softBreak.match(text).hasMatch())
        return softBreakLeft;
    return {};
}

} // namespace

class ReceivedConformanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyClauseOfRealLinesIsRead()
    {
        const QString folder = kit::conformanceFolder(QStringLiteral("received"));
        if (folder.isEmpty())
            QSKIP("The collection of bounces is not here (WAXSEAL_CONFORMANCE).");

        int files = 0;
        QList<Line> lines;
        QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            ++files;
            lines += receivedLinesOf(it.fileName(), file.readAll());
        }

        QMap<QString, int> met;
        QMap<QString, int> excepted;
        QStringList missed;
        for (const Line &line : lines) {
            const QString text = QString::fromLatin1(line.body).simplified();
            const auto trace = parseTraceLine(line.body);
            const std::optional<QString> outside = outsideComments(text);
            const QString damage = damageOf(text);
            const auto expect = [&](const char *what, bool isRight) {
                const QString name = QString::fromLatin1(what);
                if (isRight) {
                    ++met[name];
                    return;
                }
                const QString why = !damage.isEmpty() ? damage : knownException(name, text, trace ? &*trace : nullptr);
                if (why.isEmpty())
                    missed << QStringList{name, line.file, text}.join(u' ');
                else
                    ++excepted[why];
            };

            if (!outside) {
                // Brackets that do not match: read, or failed, but nothing to compare with.
                ++excepted[damage.isEmpty() ? brackets : damage];
                continue;
            }
            expect("read at all", trace.has_value());
            if (!trace)
                continue;

            const QString from = first(QStringLiteral("^from ([^\\s(;]+)"), text);
            const QString by = first(QStringLiteral("(?:^| )by (?:host )?([^\\s;]+)"), *outside);
            const QString with = first(QStringLiteral(" by .* with ([^\\s;]+)"), u' ' + *outside);
            const QString fromPart = first(QStringLiteral("^(from .*?) by "), text);
            const QString ip = first(
                QStringLiteral(".*[\\s(]\\[(?:IPv6:)?([0-9a-f:]+[:.][0-9a-f:.]+)(?:%[0-9]+)?\\](?!.*\\(\\[?[0-9])"),
                fromPart);
            if (!from.isEmpty()) {
                const QString word = bare(from.toLatin1());
                expect("from",
                       bare(trace->helo) == word || bare(trace->reverseName) == word
                           || (trace->peerIp && bare(trace->peerIp->toByteArray()) == word));
            }
            if (!by.isEmpty())
                expect("by", QString::fromLatin1(trace->by) == by);
            if (!with.isEmpty())
                expect("with",
                       trace->protocol != Protocol::Unstated && QString::fromLatin1(trace->with).contains(with));
            static const QRegularExpression tlsWord(
                QStringLiteral("TLSv|TLS1|cipher=|\\(TLS|/TLS/|encrypted SMTP|via SSL|over TLS|by TLS"));
            if (tlsWord.match(text).hasMatch()) {
                expect("TLS", trace->saysTls);
                if (const QString version = first(QStringLiteral("[ (=]((?:TLSv?|SSLv)\\d[^\\s:,;)]*)"), text);
                    !version.isEmpty())
                    expect("TLS version", QString::fromLatin1(trace->tlsVersion) == version);
                const QString cipher =
                    first(QStringLiteral("(?:cipher[= ]|TLSv?[0-9.]+:|256bits,|/TLS/|with )([A-Z0-9]+[-_][-_A-Z0-9]+)"),
                          text);
                if (!cipher.isEmpty())
                    expect("cipher", QString::fromLatin1(trace->cipher) == cipher);
            }
            if (!ip.isEmpty()) {
                if (const auto address = IpAddress::parse(ip.toLatin1()))
                    expect("address", trace->peerIp && *address == *trace->peerIp);
            }
            const QString dateText = outside->mid(outside->lastIndexOf(u';') + 1);
            if (const auto time = message::parseDateTime(dateText.toLatin1()))
                expect("time", trace->time == time);
        }

        qInfo("%d files, %lld lines", files, qint64(lines.size()));
        for (auto i = met.cbegin(); i != met.cend(); ++i)
            qInfo("%5d  %s", i.value(), qPrintable(i.key()));
        for (auto i = excepted.cbegin(); i != excepted.cend(); ++i)
            qInfo("%5d  excepted: %s", i.value(), qPrintable(i.key()));
        for (const QString &line : missed)
            qWarning("%s", qPrintable(line));
        QVERIFY(missed.isEmpty());
        // So many of the collection and no more; each reason is explained where it is named.
        QVERIFY(excepted.value(brackets) <= 7);
        QVERIFY(excepted.value(softBreakLeft) <= 20);
        QVERIFY(excepted.value(quotedPrintableLeft) <= 10);
        QVERIFY(excepted.value(noNameFound) <= 90);
        QVERIFY(excepted.value(gluedHelo) <= 1);
        QVERIFY(excepted.value(loopbackHelo) <= 1);
        QVERIFY(excepted.size() <= 6);
    }

private:
    static QString knownException(const QString &what, const QString &text, const TraceLine *trace)
    {
        static const QRegularExpression verb(QStringLiteral("\\((?:HELO|EHLO) "));
        if (what == u"from" && trace && !trace->helo.isEmpty() && verb.match(text).hasMatch()
            && (text.startsWith(u"from unknown ") || text.startsWith(u"from 127.0.0.1 ")))
            return noNameFound;
        if (what == u"from" && text.contains(u"(helo=") && !text.contains(u" (helo="))
            return gluedHelo;
        if (what == u"address" && text.contains(u"([localhost])"))
            return loopbackHelo;
        return {};
    }
};

QTEST_GUILESS_MAIN(ReceivedConformanceTest)
#include "conformance_test.moc"
