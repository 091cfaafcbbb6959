// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/attachment_bar.h"
#include "app/desktop/compose/mail_file.h"
#include "app/desktop/compose/notice_bar.h"
#include "app/desktop/look/appearance.h"
#include "core/base/limits.h"
#include "core/message/header.h"
#include "core/mime_gmime/gmime_body_reader.h"
#include "core/words/composer.h"
#include "core/words/way_out.h"
#include "tests/desktop_compose/parts.h"

#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace waxseal;
using namespace waxseal::desktop;
using compose::Field;

/// The window around the recipients: text, attachments, drafts, saving.
class ComposerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedIsOnTheDiskSoon();
    void anEmptyDraftIsGoneWhenItIsClosed();
    void closingKeepsTheLastLetter();
    void discardingAsksOnce();
    void aDraftThatCannotBeSavedSaysSoAndStaysOpen();
    void filesAreDroppedOntoTheWindow();
    void attachmentsHaveLimitsAndSentences();
    void anAttachmentIsRemovedByDelete();
    void aSavedMailCanBeReadAgain();
    void whatIsMissingForAMailGivesOneSentence();
    void theNoticeAboutTheFromLineGoesOnceItIsRight();
    void whoNeverPausesIsSavedToo();
    void aLinkThatWasOnlyLookedAtLeavesNothing();
    void everythingIsReachedByTabAndHasAName();
    void atTwiceTheTextSizeNothingIsCut();
};

namespace {

std::vector<drafts::Listed> listed(const Desk &desk)
{
    auto list = drafts::DraftFolder(desk.draftFolder()).list();
    return list ? *list : std::vector<drafts::Listed>();
}

QString write(const Desk &desk, const QString &name, qint64 octets)
{
    QFile file(desk.path(name));
    if (!file.open(QIODevice::WriteOnly) || !file.resize(octets))
        qFatal("cannot write");
    return file.fileName();
}

void drop(ComposerWindow &window, const QStringList &files)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &file : files)
        urls << QUrl::fromLocalFile(file);
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
}

QMessageBox *question(ComposerWindow &window)
{
    return window.findChild<QMessageBox *>();
}

} // namespace

void ComposerTest::whatIsTypedIsOnTheDiskSoon()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    window.subject().setFocus();
    QTest::keyClicks(&window.subject(), QStringLiteral("Supper"));
    QTest::keyClicks(&window.text(), QStringLiteral("On Saturday?"));
    QTest::keyClicks(&window.field(Field::To).edit(),
                     QStringLiteral("anna@exam")); // not complete, and kept all the same
    QTRY_COMPARE(window.status(), words::draftSaved());
    QVERIFY(!window.draftId().isEmpty());
    const compose::Draft written = window.draft();
    QCOMPARE(written.recipients.front().text, QStringLiteral("anna@exam"));
    const QString id = window.draftId();
    QVERIFY(!drafts::DraftFolder(desk.draftFolder()).open(id)); // this window has it

    desk.close();
    desk.waitForDisk();
    QCOMPARE(listed(desk).size(), size_t(1));
    QCOMPARE(listed(desk)[0].subject, QStringLiteral("Supper"));
    auto opened = drafts::DraftFolder(desk.draftFolder()).open(id);
    QVERIFY(opened);
    QCOMPARE(opened->draft, written);
    ComposerStart start;
    start.draft = opened->draft;
    start.open = std::move(opened->open);
    ComposerWindow &again = desk.open(std::move(start));
    QCOMPARE(again.draftId(), id);
    QCOMPARE(again.text().toPlainText(), QStringLiteral("On Saturday?"));
}

void ComposerTest::anEmptyDraftIsGoneWhenItIsClosed()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QTest::keyClicks(&window.text(), QStringLiteral("x"));
    QTRY_COMPARE(window.status(), words::draftSaved());
    QTest::keyClick(&window.text(), Qt::Key_Backspace);
    QSignalSpy gone(&window, &ComposerWindow::gone);
    QVERIFY(window.close());
    QCOMPARE(gone.size(), 1);
    desk.close();
    desk.waitForDisk();
    QVERIFY(listed(desk).empty());
}

void ComposerTest::closingKeepsTheLastLetter()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QTest::keyClicks(&window.text(), QStringLiteral("The last letter"));
    QSignalSpy kept(&window, &ComposerWindow::kept);
    window.close();
    QTRY_VERIFY(!window.isVisible());
    QCOMPARE(kept.size(), 1);
    const QString id = window.draftId();
    desk.close();
    desk.waitForDisk();
    auto opened = drafts::DraftFolder(desk.draftFolder()).open(id);
    QVERIFY(opened);
    QCOMPARE(opened->draft.text, QStringLiteral("The last letter"));
}

void ComposerTest::discardingAsksOnce()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QTest::keyClicks(&window.text(), QStringLiteral("Away with it"));
    QTRY_COMPARE(window.status(), words::draftSaved());
    window.discard();
    QVERIFY(question(window));
    for (QAbstractButton *button : question(window)->buttons()) {
        if (question(window)->buttonRole(button) == QMessageBox::DestructiveRole) {
            button->click();
            break;
        }
    }
    QTRY_VERIFY(!window.isVisible());
    desk.close();
    desk.waitForDisk();
    QVERIFY(listed(desk).empty());
}

void ComposerTest::aDraftThatCannotBeSavedSaysSoAndStaysOpen()
{
    Desk desk;
    const QString file = write(desk, QStringLiteral("a-file"), 1);
    desk.folder = file + QStringLiteral("/drafts"); // a file is no folder
    ComposerWindow &window = desk.open();
    QTest::keyClicks(&window.text(), QStringLiteral("Do not lose me"));
    QTRY_VERIFY(window.trouble().isVisible());
    QVERIFY2(window.trouble().sentence().startsWith(QStringLiteral("Draft not saved: ")),
             qPrintable(window.trouble().sentence()));
    QSignalSpy refused(&window, &ComposerWindow::closingRefused);
    QVERIFY(!window.close());
    QTRY_COMPARE(refused.size(), 1);
    QVERIFY(window.isVisible());
    QVERIFY(question(window));
    question(window)->reject();
    QTRY_VERIFY(!question(window));
    QVERIFY2(window.trouble().sentence().contains(desk.folder), qPrintable(window.trouble().sentence()));
    QFile::remove(file); // somebody makes room
    QPushButton *again = window.trouble().findChild<QPushButton *>();
    QCOMPARE(again->text(), words::composer().tryAgain);
    again->click();
    QTRY_VERIFY(!window.trouble().isVisible());
    QCOMPARE(window.status(), words::draftSaved());
}

void ComposerTest::filesAreDroppedOntoTheWindow()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    drop(window, {write(desk, QStringLiteral("one.pdf"), 2'000), write(desk, QStringLiteral("two.txt"), 10)});
    QTRY_COMPARE(window.attachmentBar().attachments().size(), size_t(2));
    QVERIFY(window.attachmentBar().isVisible());
    QVERIFY(window.attachmentBar().list().item(0)->text().contains(QStringLiteral("one.pdf")));
    QCOMPARE(window.draft().attachments[0].size, 2'000);
    QTRY_COMPARE(window.status(), words::draftSaved());
    QVERIFY(QFile::remove(desk.path(QStringLiteral("one.pdf")))); // the draft has a copy
    QVERIFY(QFile::exists(window.draft().attachments[0].file));
}

void ComposerTest::attachmentsHaveLimitsAndSentences()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    window.attach({desk.path(QString())});
    QTRY_VERIFY2(window.notice().sentence().contains(QStringLiteral("is not a file")),
                 qPrintable(window.notice().sentence()));
    window.attach({write(desk, QStringLiteral("large.bin"), limits::draftOctets + 1)});
    QTRY_VERIFY2(window.notice().sentence().contains(QStringLiteral("large.bin was not attached")),
                 qPrintable(window.notice().sentence()));
    QVERIFY(window.attachmentBar().attachments().empty());
    // Two that fit alone, given together.
    const qint64 most = limits::draftOctets * 2 / 3;
    window.attach({write(desk, QStringLiteral("a.bin"), most), write(desk, QStringLiteral("b.bin"), most)});
    QTRY_COMPARE(window.attachmentBar().attachments().size(), size_t(1));
    QTRY_VERIFY(window.notice().sentence().contains(QStringLiteral("b.bin was not attached")));
    // What is removed makes room again.
    QTest::keyClick(&window.attachmentBar().list(), Qt::Key_Delete);
    window.attach({desk.path(QStringLiteral("b.bin"))});
    QTRY_COMPARE(window.attachmentBar().attachments().size(), size_t(1));
    QCOMPARE(window.attachmentBar().attachments()[0].name, QStringLiteral("b.bin"));
}

void ComposerTest::anAttachmentIsRemovedByDelete()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    window.attach({write(desk, QStringLiteral("one.pdf"), 20), write(desk, QStringLiteral("two.pdf"), 20)});
    QTRY_COMPARE(window.attachmentBar().attachments().size(), size_t(2));
    const QString copy = window.attachmentBar().attachments()[0].file;
    window.attachmentBar().list().setCurrentRow(0);
    QTest::keyClick(&window.attachmentBar().list(), Qt::Key_Delete);
    QCOMPARE(window.attachmentBar().attachments().size(), size_t(1));
    QCOMPARE(window.attachmentBar().attachments()[0].name, QStringLiteral("two.pdf"));
    QTRY_VERIFY(!QFile::exists(copy));
}

void ComposerTest::aSavedMailCanBeReadAgain()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    window.from().setText(QStringLiteral("Me <me@example.org>"));
    QTest::keyClicks(&window.field(Field::To).edit(), QStringLiteral("anna@example.com, Max <max@example.net>"));
    window.subject().setText(QString::fromUtf8("Gr\xC3\xBC\xC3\x9F"
                                               "e"));
    window.text().setPlainText(QStringLiteral("Hello\n\nFrom here.\n"));
    window.attach({write(desk, QStringLiteral("one.pdf"), 2'000)});
    QTRY_COMPARE(window.attachmentBar().attachments().size(), size_t(1));
    QSignalSpy written(&window, &ComposerWindow::written);
    const QString file = desk.path(QStringLiteral("mail.eml"));
    window.saveTo(file);
    QTRY_VERIFY2(!window.notice().sentence().isEmpty(), "no word");
    QCOMPARE(window.notice().sentence(), words::mailSaved(file));
    QCOMPARE(written.size(), 1);
    QCOMPARE(written[0][0].toStringList().size(), 2);

    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const QByteArray octets = saved.readAll();
    const auto header = message::Header::parse(octets);
    QVERIFY(header);
    QCOMPARE(message::decodedText(header->first(message::FieldName::Subject)->body), window.subject().text());
    QVERIFY(
        message::decodedText(header->first(message::FieldName::To)->body).contains(QStringLiteral("max@example.net")));
    const std::atomic_bool cancel = false;
    const auto body = mime_gmime::GmimeBodyReader().read(octets, cancel);
    QVERIFY(body);
    QCOMPARE(body->plain.size(), size_t(1));
    QVERIFY2(body->plain[0].text.contains(QStringLiteral("From here.")), qPrintable(body->plain[0].text));
    QCOMPARE(body->attachments.size(), size_t(1));
    QCOMPARE(body->attachments[0].name, QStringLiteral("one.pdf"));
}

void ComposerTest::whatIsMissingForAMailGivesOneSentence()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    const QString file = desk.path(QStringLiteral("mail.eml"));
    QTest::keyClicks(&window.field(Field::To).edit(), QStringLiteral("anna@example.com,"));
    window.saveTo(file);
    QTRY_VERIFY2(window.notice().sentence().contains(QStringLiteral("your own address")),
                 qPrintable(window.notice().sentence()));
    window.from().setText(QStringLiteral("me@example.org"));
    QTest::keyClicks(&window.field(Field::To).edit(), QStringLiteral("nobody,"));
    window.saveTo(file);
    QTRY_VERIFY2(window.notice().sentence().contains(QStringLiteral("\"nobody\"")),
                 qPrintable(window.notice().sentence()));
    window.field(Field::To).removeChip(window.field(Field::To).chips()[1]);
    window.saveTo(QStringLiteral("/no/such/folder/mail.eml"));
    QTRY_VERIFY2(window.notice().sentence().contains(QStringLiteral("/no/such/folder/mail.eml cannot be written")),
                 qPrintable(window.notice().sentence()));
    QVERIFY(window.notice().sentence().startsWith(QStringLiteral("Not saved as a file: ")));
    QVERIFY(window.notice().sentence().endsWith(QStringLiteral("Choose another folder.")));
    QVERIFY(!QFile::exists(file));
}

void ComposerTest::theNoticeAboutTheFromLineGoesOnceItIsRight()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.saveAs(); // no dialogue before there is a sender
    QVERIFY2(window.notice().sentence().contains(QStringLiteral("your own address")),
             qPrintable(window.notice().sentence()));
    QTest::keyClicks(&window.from(), QStringLiteral("nobody"));
    window.saveAs();
    const QString fault = words::addressFault(compose::parseTyped(window.from().text()).error(), window.from().text());
    QCOMPARE(window.notice().sentence(), words::badSender(fault));
    QVERIFY(window.from().hasFocus());
    QTest::keyClicks(&window.from(), QStringLiteral("@example.com"));
    QVERIFY(!window.notice().isVisible());

    QTest::keyClicks(&window.field(Field::To).edit(), QStringLiteral("nobody,"));
    window.saveAs();
    QVERIFY2(window.notice().sentence().contains(QStringLiteral("\"nobody\"")), qPrintable(window.notice().sentence()));
    QCOMPARE(window.field(Field::To).currentChip(), window.field(Field::To).chips()[0]);
    QTest::keyClick(window.field(Field::To).currentChip(), Qt::Key_Delete);
    QVERIFY(!window.notice().isVisible());
}

void ComposerTest::whoNeverPausesIsSavedToo()
{
    Desk desk;
    ComposerWindow &window = desk.open();
    // A key more often than a draft is saved, until there is one.
    QTRY_VERIFY_WITH_TIMEOUT((window.text().insertPlainText(QStringLiteral("x")), !window.draftId().isEmpty()), 30'000);
}

void ComposerTest::aLinkThatWasOnlyLookedAtLeavesNothing()
{
    for (const bool isTouched : {false, true}) {
        Desk desk;
        ComposerStart start;
        start.draft.origin = compose::Origin::Link;
        start.draft.recipients = {{Field::To, QStringLiteral("anna@example.com")}};
        ComposerWindow &window = desk.open(std::move(start));
        QTRY_VERIFY(!window.draftId().isEmpty()); // a crash would not lose it
        if (isTouched) {
            window.subject().setText(QStringLiteral("Hello"));
            window.saveNow();
        }
        QSignalSpy gone(&window, &ComposerWindow::gone);
        QSignalSpy kept(&window, &ComposerWindow::kept);
        QTRY_VERIFY(window.close() || gone.size() + kept.size() > 0);
        QCOMPARE(gone.size(), isTouched ? 0 : 1);
        desk.close();
        desk.waitForDisk();
        QCOMPARE(drafts::DraftFolder(desk.draftFolder()).list()->size(), size_t(isTouched ? 1 : 0));
    }
}

void ComposerTest::everythingIsReachedByTabAndHasAName()
{
    Desk desk;
    ComposerStart start;
    start.draft.origin = compose::Origin::Link;
    start.draft.recipients = {{Field::To, QStringLiteral("anna@example.com")},
                              {Field::Cc, QStringLiteral("max@example.net")}};
    ComposerWindow &window = desk.open(std::move(start));
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.attach({write(desk, QStringLiteral("one.pdf"), 20)});
    QTRY_VERIFY(window.attachmentBar().isVisible());
    window.showDetails(nullptr);

    QSet<QWidget *> reached;
    window.from().setFocus();
    for (int i = 0; i < 80; ++i) {
        reached.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy()
            || widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        const QString what = QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + spoken(widget);
        const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(), qPrintable(what));
        if (widget->isEnabled())
            QVERIFY2(reached.contains(widget), qPrintable(what));
    }
    // Chips are reached by arrow keys, and named.
    for (RecipientChip *chip : window.field(Field::To).chips())
        QVERIFY(spoken(chip).contains(QStringLiteral("anna@example.com")));
}

void ComposerTest::atTwiceTheTextSizeNothingIsCut()
{
    const QFont before = QApplication::font();
    apply(*qApp, app::Appearance::Light, 200);
    {
        Desk desk;
        ComposerStart start;
        start.draft.origin = compose::Origin::Link;
        start.draft.recipients = {{Field::To, QStringLiteral("anna@example.com")}};
        ComposerWindow &window = desk.open(std::move(start));
        window.resize(1'300, 1'000);
        QTest::qWait(100);
        for (const QLabel *label : window.findChildren<QLabel *>()) {
            if (label->isVisible() && label->wordWrap() && !label->text().isEmpty())
                QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        }
        for (RecipientChip *chip : window.field(Field::To).chips())
            QVERIFY(chip->height() >= chip->fontMetrics().height());
    }
    apply(*qApp, app::Appearance::System, 100);
    QCOMPARE(QApplication::font(), before);
}

QTEST_MAIN(ComposerTest)
#include "composer_test.moc"
