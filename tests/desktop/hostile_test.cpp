// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/list/list_view.h"
#include "app/desktop/reader/body_view.h"
#include "app/desktop/reader/message_view.h"
#include "app/desktop/reader/strip.h"
#include "app/session/translations.h"
#include "tests/desktop/driver.h"

#include <QAbstractButton>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

#include <atomic>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {
std::atomic_int networkSockets{0};
} // namespace

/// Every socket that this process makes passes here, whichever library wants it: the program's own symbol comes first.
extern "C" int socket(int domain, int type, int protocol)
{
    if (domain == AF_INET || domain == AF_INET6)
        ++networkSockets;
    return int(syscall(SYS_socket, domain, type, protocol));
}

using namespace waxseal;
using namespace waxseal::desktop;

/// Mail that wants to reach the network, the strip, or the end of memory.
class HostileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readingOpensNoConnection_data();
    void readingOpensNoConnection();
    void noMessagePaintsOverTheStrip_data();
    void noMessagePaintsOverTheStrip();
    void theTextHasAVisibleEdge();
    void aLinkShowsWhereItGoes();
    void attachmentsAreListedAndNothingIsOpened();
    void anAttachedMessageIsNobodysWord();
    void noMarkupInListsAndToolTips();
    void longWordsDoNotWidenTheWindow();
    void theTextStaysWithItsVerdicts();
    void aMailOf200MegabytesIsReadByItsHeader();
    void aLongTextComesInPieces();
    void badFilesGiveOneSentenceAndTheRestGoesOn();

private:
    QString put(const QString &name, const QByteArray &octets);
    bool read(Driver &driver, const QByteArray &body, const QByteArray &type = "text/html; charset=utf-8",
              const QByteArray &subject = "Hello");

    QTemporaryDir m_folder;
    int m_number = 0;
};

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

QImage stripOf(Driver &driver)
{
    return driver.window().message().strip().grab().toImage();
}

/// Memory of this process that is its own, in octets.
qint64 privateMemory()
{
    QFile status(QStringLiteral("/proc/self/statm"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QList<QByteArray> pages = status.readAll().split(' ');
    return (pages[1].toLongLong() - pages[2].toLongLong()) * sysconf(_SC_PAGESIZE);
}

void stayOffline(Driver &driver)
{
    app::Settings settings = driver.application().settings();
    settings.resolver = app::ResolverChoice::Offline;
    driver.application().setSettings(settings);
}

} // namespace

void HostileTest::initTestCase()
{
    QVERIFY(m_folder.isValid());
    const int before = networkSockets;
    const int made = ::socket(AF_INET, SOCK_DGRAM, 0); // the counter counts
    QCOMPARE(int(networkSockets), before + 1);
    ::close(made);
}

QString HostileTest::put(const QString &name, const QByteArray &octets)
{
    const QString path = m_folder.filePath(name);
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(octets) == octets.size() ? path : QString();
}

bool HostileTest::read(Driver &driver, const QByteArray &body, const QByteArray &type, const QByteArray &subject)
{
    const QString path =
        put(QStringLiteral("%1.eml").arg(++m_number),
            "Received: from evil.example (evil.example [192.0.2.66]) by mx.own.example (Postfix) with SMTP id 1;\r\n"
            " Fri, 20 Nov 2026 12:00:00 +0000\r\n"
            "From: Mallory <mallory@evil.example>\r\nTo: clara@own.example\r\nSubject: "
                + subject + "\r\nDate: Fri, 20 Nov 2026 12:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: " + type
                + "\r\n\r\n" + body);
    driver.window().show();
    driver.window().openPaths({path});
    return driver.settle(60'000) && driver.window().list().table().currentId() >= 0;
}

void HostileTest::readingOpensNoConnection_data()
{
    QTest::addColumn<QByteArray>("html");
    const char *rows[][2] = {
        {"a picture", "<p>Hi<img src='http://127.0.0.1:1/p.png' width=500 height=500>"},
        {"a picture by srcset", "<p>Hi<img srcset='http://127.0.0.1:1/p.png 2x'>"},
        {"a picture from a file", "<p>Hi<img src='file:///etc/hostname'>"},
        {"a style sheet", "<link rel=stylesheet href='http://127.0.0.1:1/s.css'><p>Hi"},
        {"an import", "<style>@import url(http://127.0.0.1:1/s.css);</style><p>Hi"},
        {"a background", "<body background='http://127.0.0.1:1/b.png'><p>Hi"},
        {"a background by style", "<p style=\"background:url('http://127.0.0.1:1/b.png')\">Hi"},
        {"a frame", "<iframe src='http://127.0.0.1:1/'></iframe><p>Hi"},
        {"an object", "<object data='http://127.0.0.1:1/o.swf'></object><p>Hi"},
        {"a font", "<style>@font-face{font-family:x;src:url(http://127.0.0.1:1/f.woff)}</style><p>Hi"},
        {"a refresh", "<meta http-equiv=refresh content='0;url=http://127.0.0.1:1/'><p>Hi"},
        {"a base", "<base href='http://127.0.0.1:1/'><p>Hi<img src='p.png'>"},
        {"a prefetch",
         "<link rel='dns-prefetch' href='//tracker.example'><link rel=preload href='http://127.0.0.1:1/x'><p>Hi"},
        {"a script", "<script>new Image().src='http://127.0.0.1:1/'</script><p>Hi"},
        {"a video", "<video poster='http://127.0.0.1:1/p.png' src='http://127.0.0.1:1/v.mp4'></video><p>Hi"},
        {"a picture in SVG", "<svg><image xlink:href='http://127.0.0.1:1/p.png'/></svg><p>Hi"},
    };
    for (const auto &row : rows)
        QTest::newRow(row[0]) << QByteArray(row[1]);
}

void HostileTest::readingOpensNoConnection()
{
    QFETCH(QByteArray, html);
    Driver driver;
    stayOffline(driver);
    const int before = networkSockets;
    QVERIFY(read(driver, html));
    QTest::qWait(50);
    QVERIFY(driver.window().message().body().toPlainText().contains(QStringLiteral("Hi")));
    QCOMPARE(int(networkSockets), before);
    for (QTextBlock block = driver.window().message().body().document()->begin(); block.isValid();
         block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part)
            QVERIFY(!part.fragment().charFormat().isImageFormat());
    }
}

void HostileTest::noMessagePaintsOverTheStrip_data()
{
    QTest::addColumn<QByteArray>("html");
    const char *rows[][2] = {
        {"fixed at the top",
         "<div style='position:fixed;top:0;left:0;width:100%;height:500px;background:#005A8C;z-index:99999'>Sender: "
         "Confirmed</div>"},
        {"moved up", "<div style='margin-top:-900px;background:red;height:900px'>Confirmed</div>"},
        {"a huge font", "<p style='font-size:9000px'>X</p><font size='+99'>X</font>"},
        {"a huge table", "<table width=100000 height=100000 border=90><tr><td colspan=100000 rowspan=100000>X</table>"},
        {"deep", "<blockquote><blockquote><blockquote><blockquote><blockquote>X"},
        {"marks that combine upwards",
         "<p>"
         "Z\xcd\x8c\xcd\x8c\xcd\x8c\xcd\x8c\xcd\x8c\xcd\x8c\xcd\x8c\xcd\x8c\xcd\x8c\xcd\x8c\xcd\x8c\xcd\x8c\xcd\x8c\xcd"
         "\x8c</p>"},
        {"right to left for ever", "<p>\xe2\x80\xae Confirmed"},
    };
    for (const auto &row : rows)
        QTest::newRow(row[0]) << QByteArray(row[1]);
}

void HostileTest::noMessagePaintsOverTheStrip()
{
    QFETCH(QByteArray, html);
    Driver driver;
    stayOffline(driver);
    QVERIFY(read(driver, "<p>plain"));
    const QImage expected = stripOf(driver);
    const QRect place = driver.window().message().strip().geometry();
    QVERIFY(read(driver, html));
    QCOMPARE(stripOf(driver), expected);
    QCOMPARE(driver.window().message().strip().geometry(), place);

    // As it is on the screen, with everything drawn together.
    const QImage whole = driver.window().message().grab().toImage().copy(place);
    QCOMPARE(whole.convertToFormat(QImage::Format_RGB32), expected.convertToFormat(QImage::Format_RGB32));
}

void HostileTest::theTextHasAVisibleEdge()
{
    Driver driver;
    stayOffline(driver);
    // A message that draws a strip of its own: same words, same colours as far as it can.
    QVERIFY(read(driver,
                 "<table width='100%'><tr><td bgcolor='#ffffff'><b>Sender</b></td><td>bank.example "
                 "confirmed</td></tr></table>"));
    const BodyView &body = driver.window().message().body();
    QVERIFY(body.frameWidth() >= 1);
    const QImage picture = driver.window().message().grab().toImage();
    const QRect frame(body.mapTo(&driver.window().message(), QPoint()), body.size());
    // The frame differs from what surrounds it, all the way round.
    const auto differs = [&picture](QPoint edge, QPoint outside) {
        return picture.pixel(edge) != picture.pixel(outside);
    };
    const QPoint middle = frame.center();
    QVERIFY(differs({middle.x(), frame.top()}, {middle.x(), frame.top() - 1})
            || differs({middle.x(), frame.top() + 1}, {middle.x(), frame.top() - 1}));
    QVERIFY(differs({frame.left(), middle.y()}, {frame.left() - 2, middle.y()})
            || differs({frame.left() + 1, middle.y()}, {frame.left() - 2, middle.y()}));
    bool isNamed = false; // and words say whose area it is
    for (const QLabel *label : driver.window().message().findChildren<QLabel *>())
        isNamed = isNamed || (label->isVisible() && label->text().contains(QStringLiteral("what the sender wrote")));
    QVERIFY(isNamed);
}

void HostileTest::aLinkShowsWhereItGoes()
{
    Driver driver;
    stayOffline(driver);
    QVERIFY(
        read(driver,
             "<p><a href='https://evil.example/login'>www.bank.example</a> <a href='javascript:alert(1)'>click</a>"));
    const QString text = driver.window().message().body().toPlainText();
    QVERIFY2(text.contains(QStringLiteral("evil.example")), qPrintable(text));
    int links = 0;
    for (QTextBlock block = driver.window().message().body().document()->begin(); block.isValid();
         block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QString href = part.fragment().charFormat().anchorHref();
            links += href.isEmpty() ? 0 : 1;
            QVERIFY2(href.isEmpty() || href.startsWith(QStringLiteral("https://evil.example/")), qPrintable(href));
        }
    }
    QVERIFY(links >= 1);
}

void HostileTest::attachmentsAreListedAndNothingIsOpened()
{
    Driver driver;
    stayOffline(driver);
    QVERIFY(read(driver,
                 "--b\r\nContent-Type: text/plain\r\n\r\nHi\r\n"
                 "--b\r\nContent-Type: application/x-msdownload; name=\"../../bill.pdf.exe\"\r\nContent-Disposition: "
                 "attachment\r\n"
                 "Content-Transfer-Encoding: base64\r\n\r\nTVqQAAMAAAA=\r\n"
                 "--b\r\nContent-Type: image/png; name=logo.png\r\nContent-ID: <logo>\r\n\r\nPNG\r\n--b--\r\n",
                 "multipart/mixed; boundary=b"));
    QListWidget &list = driver.window().message().attachments();
    QVERIFY(list.isVisible());
    QCOMPARE(list.count(), 2);
    QVERIFY(list.item(0)->text().contains(QStringLiteral("bill.pdf.exe")));
    QVERIFY(!list.item(0)->text().contains(QStringLiteral("..")));
    QVERIFY(list.item(0)->text().contains(QStringLiteral("application/x-msdownload"))); // what it really is
}

void HostileTest::anAttachedMessageIsNobodysWord()
{
    Driver driver;
    stayOffline(driver);
    store::OwnProvider own;
    own.domain = "own.example";
    own.hosts.push_back({"mx.own.example", received::Source::Person, {}});
    own.authservIds.push_back({"own.example", received::Source::Person, {}});
    driver.application().setOwnProvider(own);
    // What the own provider would have written, written by the sender into an attached message.
    const QByteArray inner = "Authentication-Results: own.example; dmarc=pass header.from=bank.example\r\n"
                             "Received: from mail.bank.example (mail.bank.example [192.0.2.1])\r\n"
                             " (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\r\n"
                             " by mx.own.example (Postfix) with ESMTPS id 1; Fri, 20 Nov 2026 12:00:00 +0000\r\n"
                             "From: Bank <service@bank.example>\r\nSubject: forged inside\r\n"
                             "Date: Fri, 20 Nov 2026 12:00:00 +0000\r\n\r\nPay now.\r\n";
    // As a mail of its own it would be believed, so this test can fail.
    driver.window().show();
    driver.window().openPaths({put(QStringLiteral("inner.eml"), inner)});
    QVERIFY(driver.settle());
    QCOMPARE(driver.window().list().model().at(0).summary.sender, verdict::Outcome::Confirmed);

    QVERIFY(read(driver,
                 "--b\r\nContent-Type: text/plain\r\n\r\nHi\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n" + inner
                     + "--b--\r\n",
                 "multipart/mixed; boundary=b"));
    const QWidgetList before = QApplication::topLevelWidgets();
    Q_EMIT driver.window().message().attachedMessageChosen(0);
    MainWindow *opened = nullptr;
    QTRY_VERIFY([&] {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *window = qobject_cast<MainWindow *>(widget); window && !before.contains(widget))
                opened = window;
        }
        return opened && opened->list().model().rowCount() == 1 && opened->isSettled();
    }());
    const verdict::Summary &summary = opened->list().model().at(0).summary;
    QCOMPARE(summary.subject, QStringLiteral("forged inside"));
    QCOMPARE(summary.sender, verdict::Outcome::Unchecked);
    QCOMPARE(summary.wayIn, verdict::Outcome::Unchecked);
    for (QAbstractButton *badge : opened->message().strip().findChildren<QAbstractButton *>())
        QVERIFY2(!badge->accessibleName().contains(QStringLiteral("Confirmed")), qPrintable(badge->accessibleName()));
    bool isSaid = false;
    for (const QLabel *label : opened->findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text().contains(QStringLiteral("came inside another one")));
    QVERIFY(isSaid);
    opened->close();
    QTest::qWait(20);
    for (const store::Place &place : driver.application().recentPlaces())
        QVERIFY(!place.path.contains("waxseal-"));
}

void HostileTest::noMarkupInListsAndToolTips()
{
    Driver driver;
    stayOffline(driver);
    QVERIFY(read(driver, "Hi", "text/plain", "<h1>Proven</h1><img src=\"file:///etc/hostname\"> &amp; &x"));
    ListModel &model = driver.window().list().model();
    for (int column = 0; column < columnCount; ++column) {
        const QString tip = model.index(0, column).data(Qt::ToolTipRole).toString();
        QVERIFY2(!tip.contains(QStringLiteral("<h1>")) && !tip.contains(QStringLiteral("<img")), qPrintable(tip));
    }
    QVERIFY(
        model.index(0, int(Column::Subject)).data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;h1&gt;")));
    for (const QLabel *label : driver.window().findChildren<QLabel *>()) {
        if (label->text().contains(QStringLiteral("<h1>")))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    for (const QWidget *widget : driver.window().findChildren<QWidget *>())
        QVERIFY2(!widget->toolTip().contains(QStringLiteral("<h1>")), qPrintable(widget->toolTip()));
}

void HostileTest::longWordsDoNotWidenTheWindow()
{
    Driver driver;
    stayOffline(driver);
    QVERIFY(read(driver, "Hi", "text/plain"));
    const int width = driver.window().minimumSizeHint().width();
    const int height = driver.window().message().minimumSizeHint().height();
    QVERIFY(read(driver, "Hi", "text/plain", QByteArray(5'000, 'W')));
    QTest::qWait(20);
    QVERIFY2(driver.window().minimumSizeHint().width() <= width + 20,
             qPrintable(QString::number(driver.window().minimumSizeHint().width())));
    QVERIFY(driver.window().message().minimumSizeHint().height() < height + 150);
    QVERIFY(driver.window().width() <= 1280);
}

void HostileTest::theTextStaysWithItsVerdicts()
{
    Driver driver;
    stayOffline(driver);
    QVERIFY(read(driver, "Here is the text.", "text/plain"));
    const QString file = m_folder.filePath(QStringLiteral("%1.eml").arg(m_number));
    for (int i = 0; i < 3; ++i) {
        driver.window().checkAgain();
        QVERIFY(driver.settle());
        QVERIFY(driver.window().message().body().toPlainText().contains(QStringLiteral("Here is the text.")));
    }
    store::OwnProvider own;
    own.domain = "own.example";
    own.hosts.push_back({"mx.own.example", received::Source::Person, {}});
    driver.application().setOwnProvider(own);
    QVERIFY(driver.settle());
    QVERIFY(driver.window().message().body().toPlainText().contains(QStringLiteral("Here is the text.")));

    // Gone: no text without its verdicts, and nothing of it can be opened or saved.
    QVERIFY(QFile::remove(file));
    driver.window().checkAgain();
    QVERIFY(driver.settle());
    QTest::qWait(50);
    QVERIFY(!driver.window().message().body().toPlainText().contains(QStringLiteral("Here is the text.")));
    QCOMPARE(driver.window().message().attachments().count(), 0);
    Q_EMIT driver.window().message().attachedMessageChosen(0);
}

void HostileTest::aMailOf200MegabytesIsReadByItsHeader()
{
    const QString path = m_folder.filePath(QStringLiteral("large.eml"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("From: a@b.example\r\nSubject: large\r\nDate: Fri, 20 Nov 2026 12:00:00 +0000\r\n\r\n");
    const QByteArray block(mebibyte, 'x');
    for (int i = 0; i < 200; ++i)
        QCOMPARE(file.write(block), block.size());
    file.close();

    Driver driver;
    stayOffline(driver);
    driver.window().show();
    const qint64 before = privateMemory();
    driver.window().openPaths({path});
    QVERIFY(driver.settle());
    QCOMPARE(driver.window().list().model().rowCount(), 1);
    QCOMPARE(driver.window().list().model().at(0).summary.subject, QStringLiteral("large"));
    QVERIFY(driver.window().message().body().toPlainText().contains(QStringLiteral("64 MiB")));
    QVERIFY2(privateMemory() - before < 64 * mebibyte,
             qPrintable(QString::number((privateMemory() - before) / mebibyte)));
    QFile::remove(path);
}

void HostileTest::aLongTextComesInPieces()
{
    Driver driver;
    stayOffline(driver);
    QByteArray text;
    for (int i = 0; text.size() < 3 * mebibyte; ++i)
        text += "Line " + QByteArray::number(i) + " of a very long letter.\r\n";
    QVERIFY(read(driver, text, "text/plain"));
    BodyView &body = driver.window().message().body();
    QVERIFY(body.toPlainText().startsWith(QStringLiteral("Line 0 ")));
    QVERIFY(body.document()->characterCount() < 2 * mebibyte); // not all at once
    for (int i = 0; i < 2'000 && !body.toPlainText().contains(QStringLiteral("Line 20000 ")); ++i) {
        body.verticalScrollBar()->setValue(body.verticalScrollBar()->maximum());
        QTest::qWait(1);
    }
    QVERIFY(body.toPlainText().contains(QStringLiteral("Line 20000 ")));

    QVERIFY(read(driver, QByteArray(3 * mebibyte, 'x'), "text/plain")); // one line without a space
    QVERIFY2(body.toPlainText().size() > 1'000, qPrintable(body.toPlainText()));
}

void HostileTest::badFilesGiveOneSentenceAndTheRestGoesOn()
{
    QTemporaryDir folder;
    const auto write = [&folder](const char *name, const QByteArray &octets) {
        QFile file(folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(octets) == octets.size();
    };
    QVERIFY(write("a.eml", QByteArray()));
    QVERIFY(write("b.eml", QByteArray(5'000, '\0')));
    QVERIFY(write("c.eml", "this is no mail"));
    QVERIFY(write("d.eml", "From: d@d.example\r\nSubject: good\r\n\r\nHi\r\n"));
    QVERIFY(QFile::link(QStringLiteral("/no/such/file"), folder.filePath(QStringLiteral("e.eml"))));
    Driver driver;
    stayOffline(driver);
    driver.window().show();
    driver.window().openPaths({folder.path()});
    QVERIFY(driver.settle());
    ListModel &model = driver.window().list().model();
    QCOMPARE(model.rowCount(), 4);
    bool isSaid = false; // the link that leads nowhere
    for (const QLabel *label : driver.window().list().findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text().contains(QStringLiteral("e.eml")));
    QVERIFY(isSaid);
    int sentences = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        driver.window().list().table().setCurrentId(model.idAt(row));
        QVERIFY(driver.settle());
        const QString shown = driver.window().message().body().toPlainText();
        QVERIFY2(!shown.isEmpty(), qPrintable(QString::fromUtf8(model.at(row).location.path)));
        sentences += model.at(row).error.isEmpty() ? 0 : 1;
    }
    QCOMPARE(sentences, 3);

    // A message that vanishes between the list and the reading.
    QVERIFY(driver.choose(QStringLiteral("good")));
    QVERIFY(QFile::remove(folder.filePath(QStringLiteral("d.eml"))));
    driver.window().checkAgain();
    QVERIFY(driver.settle());
    QVERIFY2(driver.window().message().body().toPlainText().contains(QStringLiteral("d.eml")),
             qPrintable(driver.window().message().body().toPlainText()));
}

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    app::installTranslations(application);
    HostileTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "hostile_test.moc"
