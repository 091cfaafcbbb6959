// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/attachment_bar.h"
#include "app/desktop/compose/notice_bar.h"
#include "app/desktop/window/forwarding.h"
#include "app/desktop/window/writing.h"
#include "app/session/translations.h"
#include "core/base/limits.h"
#include "tests/desktop/driver.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace waxseal;
using namespace waxseal::desktop;

/// What goes along with a message that is passed on, also where the sender of it meant no good.
class ForwardingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textAndAttachmentsGoAlong();
    void theMessageGoesAlongAsItIs();
    void whatIsTooMuchIsLeftOut();
    void takingEndsWhenNobodyWantsIt();
    void namesStayInTheirFolder();
};

namespace {

struct Part {
    QByteArray name;
    QByteArray content;
};

QByteArray mail(const std::vector<Part> &parts)
{
    QByteArray octets = "From: Anna <anna@b.example>\r\nTo: me@own.example\r\nSubject: Sacks: 40/41\r\n"
                        "Date: Fri, 20 Nov 2026 12:04:31 +0100\r\nMIME-Version: 1.0\r\n"
                        "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                        "--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n> you\r\n";
    for (const Part &part : parts)
        octets += "--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\""
            + part.name + "\"\r\n\r\n" + part.content + "\r\n";
    return octets + "--b--\r\n";
}

check::Checked checked(const QByteArray &octets)
{
    auto message = std::make_shared<check::CheckedMessage>();
    message->octets = octets;
    return message;
}

TakenFiles take(const QByteArray &octets, const QString &folder)
{
    QFuture<TakenFiles> taken = takeAttachments(checked(octets), folder, std::make_shared<std::atomic_bool>(false));
    taken.waitForFinished();
    return taken.result();
}

/// The composer that comes of an answer to a message.
ComposerWindow *answered(Driver &driver, const QByteArray &octets, MainWindow::Answer how)
{
    app::Settings settings = driver.application().settings();
    settings.resolver = app::ResolverChoice::Offline; // nothing of this test asks DNS
    driver.application().setSettings(settings);
    QFile file(driver.folder() + QStringLiteral("/mail.eml"));
    if (!file.open(QIODevice::WriteOnly) || file.write(octets) != octets.size())
        return nullptr;
    file.close();
    driver.window().show();
    driver.window().openPaths({file.fileName()});
    if (!driver.settle())
        return nullptr;
    driver.window().answer(how);
    (void)QTest::qWaitFor([&driver] { return !driver.application().writing().windows().isEmpty(); }, 10'000);
    return driver.application().writing().windows().value(0);
}

} // namespace

void ForwardingTest::textAndAttachmentsGoAlong()
{
    Driver driver;
    ComposerWindow *window =
        answered(driver, mail({{"list.txt", "one"}, {"list.txt", "two"}, {"../../x.txt", "three"}}),
                 MainWindow::Answer::Forward);
    QVERIFY(window);
    const QString text = window->text().toPlainText();
    QVERIFY2(text.startsWith(QStringLiteral("\n\n-------- Forwarded message --------\nFrom: Anna <anna@b.example>\n")),
             qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("\n\nHello\n> you\n")), qPrintable(text)); // as it was
    QTRY_COMPARE(window->attachmentBar().attachments().size(), size_t(3));
    QStringList names, contents;
    for (const compose::Attachment &each : window->attachmentBar().attachments()) {
        QFile file(each.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        names << each.name;
        contents << QString::fromLatin1(file.readAll()).trimmed();
    }
    QCOMPARE(names, QStringList({QStringLiteral("list.txt"), QStringLiteral("list.txt"), QStringLiteral("x.txt")}));
    QCOMPARE(contents, QStringList({QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}));
    QVERIFY(window->notice().sentence().isEmpty());
    // What was taken for it is gone once it is attached.
    QTRY_VERIFY(
        QDir(driver.application().temporaryFolder()).entryList({QStringLiteral("forward-*")}, QDir::Dirs).isEmpty());
}

void ForwardingTest::theMessageGoesAlongAsItIs()
{
    const QByteArray octets = mail({{"list.txt", "one"}});
    Driver driver;
    ComposerWindow *window = answered(driver, octets, MainWindow::Answer::ForwardAttached);
    QVERIFY(window);
    QVERIFY2(window->text().toPlainText().trimmed().isEmpty(), qPrintable(window->text().toPlainText()));
    QTRY_COMPARE(window->attachmentBar().attachments().size(), size_t(1));
    const compose::Attachment attachment = window->attachmentBar().attachments()[0];
    QCOMPARE(attachment.name, QStringLiteral("Sacks_ 40_41.eml"));
    QFile file(attachment.file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), octets);
}

void ForwardingTest::whatIsTooMuchIsLeftOut()
{
    {
        Driver driver;
        ComposerWindow *window =
            answered(driver, mail(std::vector<Part>(size_t(limits::draftAttachments) + 7, Part{"a.txt", "x"})),
                     MainWindow::Answer::Forward);
        QVERIFY(window);
        QTRY_COMPARE_WITH_TIMEOUT(window->attachmentBar().attachments().size(), size_t(limits::draftAttachments),
                                  60'000);
        QVERIFY2(window->notice().sentence().startsWith(QStringLiteral("7 attachment")),
                 qPrintable(window->notice().sentence()));
    }
    // Two that are too large together: the second stays, a small third goes along.
    QTemporaryDir folder;
    const QByteArray lines = QByteArray(QByteArray(78, 'x') + "\r\n").repeated(limits::draftOctets / 2 / 80 + 100);
    const TakenFiles taken = take(mail({{"a", lines}, {"b", lines}, {"c", "x"}}), folder.path());
    QCOMPARE(taken.leftOut, 1);
    QCOMPARE(taken.files.size(), 2);
    QCOMPARE(QFileInfo(taken.files.last()).fileName(), QStringLiteral("c"));
}

void ForwardingTest::takingEndsWhenNobodyWantsIt()
{
    QTemporaryDir folder;
    QFuture<TakenFiles> taken = takeAttachments(checked(mail({{"a", "x"}, {"b", "y"}})), folder.path(),
                                                std::make_shared<std::atomic_bool>(true));
    taken.waitForFinished();
    QVERIFY(taken.result().files.isEmpty());
}

void ForwardingTest::namesStayInTheirFolder()
{
    QTemporaryDir folder;
    const QString inner = folder.filePath(QStringLiteral("inner"));
    QVERIFY(QDir().mkpath(inner));
    const QByteArray longName = QByteArray("\xe5\xad\x97").repeated(200) + ".txt";
    const TakenFiles taken =
        take(mail({{"../../evil", "x"}, {"/etc/passwd", "x"}, {"..", "x"}, {"", "x"}, {longName, "x"}}), inner);
    QCOMPARE(taken.leftOut, 0);
    QCOMPARE(taken.files.size(), 5);
    for (const QString &file : taken.files)
        QVERIFY2(QFileInfo(file).canonicalFilePath().startsWith(QFileInfo(inner).canonicalFilePath()),
                 qPrintable(file));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
}

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    application.setQuitOnLastWindowClosed(false);
    app::installTranslations(application);
    ForwardingTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "forwarding_test.moc"
