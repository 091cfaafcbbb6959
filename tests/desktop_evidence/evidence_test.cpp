// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/evidence/evidence_pane.h"
#include "app/desktop/evidence/evidence_text.h"
#include "app/desktop/evidence/sections.h"
#include "core/base/limits.h"
#include "core/words/command.h"
#include "core/words/evidence_pane.h"
#include "resources/demo/demo.h"
#include "tests/kit/kit.h"
#include "tests/kit/signer.h"
#include "tests/kit/world.h"

#include <QAccessible>
#include <QAccessibleInterface>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTabWidget>
#include <QTest>

using namespace waxseal;
using namespace waxseal::desktop;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'795'176'000)};

class NoMime : public message::MimeReader {
public:
    Result<message::MimeTree, message::MimeFault> read(QByteArrayView) const override
    {
        return failure(message::MimeFault::TooDeep);
    }
};

using AccountPointer = std::shared_ptr<const verdict::Account>;

AccountPointer posthorn()
{
    auto account = std::make_shared<verdict::Account>();
    const demo::Account from = demo::manifest().accounts.front();
    account->own.domain = DomainName::parse(from.ownDomain.toUtf8()).value();
    for (const QString &host : from.ownHosts)
        account->own.addHostText(host.toUtf8(), received::Source::Person);
    for (const char *mx : {"mx1.posthorn.example", "mx2.posthorn.example"})
        account->own.addHostText(mx, received::Source::ValidatedMx);
    for (const QString &id : from.authservIds)
        account->own.authservIds.push_back(id.toUtf8());
    account->own.authservIds.push_back("mx1.posthorn.example");
    return account;
}

check::Checked checkedMessage(const QByteArray &octets, const AccountPointer &account = posthorn())
{
    const NoMime mime;
    dns::Cache cache;
    dkim::KeyCache keys;
    QFuture<check::Checked> future =
        check::MessageCheck({*account, mime, cache, keys, nullptr, nullptr}).run(octets, true, now);
    future.waitForFinished();
    return future.result();
}

check::Checked demonstration(const QString &name)
{
    QFile file(QStringLiteral(":/waxseal/demo/posthorn/") + name + QStringLiteral(".eml"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no demonstration %s", qPrintable(name));
    return checkedMessage(file.readAll());
}

/// A trace line of the demonstration's provider or of anybody.
QByteArray trace(const QByteArray &from, const QByteArray &by, int second)
{
    return "Received: from " + from + " (" + from + " [198.51.100.7]) by " + by
        + " (Postfix) with ESMTPS id 4AB; Fri, 20 Nov 2026 12:04:" + QByteArray::number(second).rightJustified(2, '0')
        + " +0000\r\n";
}

const QByteArray rest = "From: a@company.example\r\nSubject: x\r\nMessage-ID: <1@company.example>\r\n\r\nText\r\n";

/// Signed by the author's domain and by a list, handed over by a server that the domain lists; earlier mail was signed too.
check::Checked signedMessage(const AccountPointer &account = posthorn())
{
    const kit::SigningKey author = kit::SigningKey::rsa(2048);
    const kit::SigningKey list = kit::SigningKey::ed25519();
    kit::World dns(now);
    dns.has("key._domainkey.company.example", dns::Type::Txt, {author.record()}, dns::Status::Secure)
        .has("key._domainkey.list.example", dns::Type::Txt, {list.record()})
        .has("_dmarc.company.example", dns::Type::Txt, {"v=DMARC1; p=reject"})
        .has("company.example", dns::Type::Txt, {"v=spf1 ip4:198.51.100.7 -all"});
    const QByteArray letter =
        "From: a@company.example\r\nTo: b@posthorn.example\r\nSubject: x\r\n"
        "Date: Fri, 20 Nov 2026 13:04:28 +0100\r\nMessage-ID: <1@company.example>\r\n\r\nText\r\n";
    auto message = std::make_shared<check::CheckedMessage>();
    message->octets = "Return-Path: <a@company.example>\r\n" + trace("mail.company.example", "mx1.posthorn.example", 9)
        + kit::sign(kit::sign(letter, author, {.domain = "company.example"}), list, {.domain = "list.example"});
    message->header = message::Header::parse(message->octets).value();
    verdict::Mail mail(*message->header, message->octets, true, now);
    const DomainName domain = DomainName::parse("company.example").value();
    const auto then = now - std::chrono::days(40);
    const verdict::Recollection known{{}, expectations::History{domain, {{domain, true, then, now, 12}}, {}, then}};
    dkim::KeyCache keys;
    dns.settle([&](dns::Answers &answers) {
        message->assessment = verdict::assess(mail, message::ContentClaims{}, *account, known, answers, keys);
    });
    return message;
}

/// How often @p line stands there, without what stands before it in a list.
qsizetype countOf(const QString &text, const QString &line)
{
    const QStringList lines = text.split(QLatin1Char('\n'));
    return std::count_if(lines.begin(), lines.end(), [&](const QString &each) {
        QString bare = each;
        while (bare.startsWith(QLatin1Char(' ')) || bare.startsWith(QLatin1Char('-')) || bare.startsWith(QChar(0xfffc)))
            bare.remove(0, 1);
        return bare == line;
    });
}

QStringList namesOf(const WayLayout &way)
{
    QStringList names;
    for (const Station &station : way.stations)
        names << station.name;
    return names;
}

bool isPlain(const QString &text)
{
    for (const QChar c : text) {
        if (c != QLatin1Char('\n')
            && (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
                || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph))
            return false;
    }
    return true;
}

} // namespace

class EvidenceTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private Q_SLOTS:
    void theWayRunsFromTheOldestServerToTheMailbox();
    void everyDemonstrationMessageHasAWayThatFits();
    void theBoundaryMarkStandsBeforeTheServerThatTookItIn();
    void aLegSaysHowItWasTravelled_data();
    void aLegSaysHowItWasTravelled();
    void delaysAreMeasuredFromLineToLine();
    void delaysHaveWords_data();
    void delaysHaveWords();
    void twoHundredHopsKeepTheirOrder();
    void anotherReadingDirectionMirrorsThePicture();
    void noTraceLinesIsOneSentence();
    void hostileNamesStayPlain();
    void theArrowKeysGoFromStationToStation();
    void aScreenReaderFindsTheStations();
    void fieldsAboveTheBoundaryAreTheProviders_data();
    void fieldsAboveTheBoundaryAreTheProviders();
    void believedAndIgnoredLinesSayWhy();
    void twentyThousandFieldsAreARowEach();
    void theFilterLooksForNames();
    void longValuesAreCutInViewAndCopied();
    void theTextHoldsAllThatIsShown();
    void whatWasCheckedHereStandsThereOnce();
    void onlyTheSenderIsCheckedHere();
    void manySignaturesAreShownQuickly();
    void theTextIsPlain();
    void copyingPutsTheTextOnTheClipboard();
    void thePaneNamesItsMessage();
    void anAxisCanBeChosen();
    void withoutAMessageThereIsOneSentence();
    void aFileThatIsNoMailHasOneSentence();
    void everyPartHasAName();
    void aMessageIsShownQuickly();
};

void EvidenceTest::theWayRunsFromTheOldestServerToTheMailbox()
{
    const check::Checked message = demonstration(QStringLiteral("10-trading-house"));
    const WayLayout way = layOut(message->assessment->journey, {});
    QVERIFY(way.stations.size() >= 5);
    QCOMPARE(way.legs.size(), way.stations.size() - 1);
    QCOMPARE(way.stations.back().kind, Station::Kind::Mailbox);
    QCOMPARE(way.stations[way.stations.size() - 2].name, QStringLiteral("store.posthorn.example"));
    QCOMPARE(way.stations[size_t(way.boundaryStation)].name, QStringLiteral("mx1.posthorn.example"));
    QCOMPARE(way.stations[size_t(way.boundaryStation)].role, received::Role::Boundary);
    for (int i = 0; i < int(way.stations.size()); ++i) {
        const received::Role role = way.stations[size_t(i)].role;
        if (i > way.boundaryStation)
            QCOMPARE(role, received::Role::Inside);
        if (i < way.boundaryStation - 1)
            QCOMPARE(role, received::Role::Claimed);
        if (i > 0)
            QVERIFY(way.stations[size_t(i)].box.left() > way.stations[size_t(i) - 1].box.right());
    }
    QCOMPARE(way.legs[size_t(way.boundaryStation) - 1].transport, Transport::Encrypted);
    QCOMPARE(way.legs[size_t(way.boundaryStation) - 1].protocol, QStringLiteral("ESMTPS, TLS 1.3"));
    QCOMPARE(way.legs[size_t(way.boundaryStation) - 1].time, QStringLiteral("13:02:04 UTC"));
    QCOMPARE(way.legs.back().hop, -1);
}

void EvidenceTest::everyDemonstrationMessageHasAWayThatFits()
{
    int seen = 0;
    for (const demo::Account &account : demo::manifest().accounts) {
        const QDir folder(account.folder);
        for (const QString &name : folder.entryList({QStringLiteral("*.eml")}, QDir::Files)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const check::Checked message = checkedMessage(file.readAll());
            if (!message->assessment)
                continue;
            ++seen;
            const WayLayout way = layOut(message->assessment->journey, {});
            QCOMPARE(way.stations.empty(), message->assessment->journey.hops.empty());
            QCOMPARE(way.boundaryStation >= 0, message->assessment->journey.boundary >= 0);
            const QRectF picture(QPointF(), way.size);
            for (const Station &station : way.stations) {
                QVERIFY2(!station.name.isEmpty(), qPrintable(name));
                QVERIFY2(picture.contains(station.box), qPrintable(name));
                QVERIFY(!stationSentence(station, message->assessment->journey).isEmpty());
            }
            QVERIFY2(isPlain(evidenceText(*message, *posthorn())), qPrintable(name));
        }
    }
    QVERIFY(seen > 50);
}

void EvidenceTest::theBoundaryMarkStandsBeforeTheServerThatTookItIn()
{
    const check::Checked message = checkedMessage(trace("mail.company.example", "mx1.posthorn.example", 9)
                                                  + trace("laptop.company.example", "mail.company.example", 5) + rest);
    const WayLayout way = layOut(message->assessment->journey, {});
    QCOMPARE(namesOf(way),
             QStringList({QStringLiteral("laptop.company.example"), QStringLiteral("mail.company.example"),
                          QStringLiteral("mx1.posthorn.example"), words::wayWords().mailbox}));
    QCOMPARE(way.boundaryStation, 2);
    QVERIFY(way.boundaryX > way.stations[1].box.right());
    QVERIFY(way.boundaryX < way.stations[2].box.left());
    QCOMPARE(stationRole(way.stations[0]), words::roleWord(received::Role::Claimed));
    QCOMPARE(stationRole(way.stations[1]), words::roleWord(received::Role::Claimed));
    QVERIFY(stationSentence(way.stations[0], message->assessment->journey)
                .contains(QStringLiteral("mail.company.example")));

    // Where the boundary line is the only one, the provider itself noted the address of the server before it.
    const check::Checked direct = checkedMessage(trace("mail.company.example", "mx1.posthorn.example", 9) + rest);
    const WayLayout shortWay = layOut(direct->assessment->journey, {});
    QCOMPARE(shortWay.stations.front().kind, Station::Kind::Origin);
    QCOMPARE(stationRole(shortWay.stations.front()), words::wayWords().notedByProvider);
}

void EvidenceTest::aLegSaysHowItWasTravelled_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("expected");
    const QByteArray date = "; Fri, 20 Nov 2026 12:04:09 +0000\r\n";
    const QByteArray from = "Received: from mail.company.example (mail.company.example [198.51.100.7]) ";
    QTest::newRow("RFC 3848: the keyword says TLS")
        << from + "by mx1.posthorn.example (Postfix) with ESMTPS id 4AB" + date << int(Transport::Encrypted);
    QTest::newRow("SMTP without TLS") << from + "by mx1.posthorn.example (Postfix) with ESMTP id 4AB" + date
                                      << int(Transport::Postcard);
    QTest::newRow("a cipher that encrypts nothing") << from
            + "(using TLSv1.2 with cipher TLS_RSA_WITH_NULL_SHA256 (0/0 bits)) by mx1.posthorn.example (Postfix) with "
              "ESMTPS id 4AB"
            + date << int(Transport::Postcard);
    QTest::newRow("no protocol named") << from + "by mx1.posthorn.example id 4AB" + date << int(Transport::Unknown);
    QTest::newRow("Amazon SES never writes TLS")
        << QByteArray("Received: from mail.company.example (mail.company.example [198.51.100.7]) by "
                      "inbound-smtp.eu-west-1.amazonaws.com with SMTP id 4ab for x@posthorn.example")
            + date
        << int(Transport::Unknown);
}

void EvidenceTest::aLegSaysHowItWasTravelled()
{
    QFETCH(QByteArray, line);
    QFETCH(int, expected);
    const check::Checked message = checkedMessage(line + rest);
    const WayLayout way = layOut(message->assessment->journey, {});
    QVERIFY(way.stations.size() >= 2);
    QCOMPARE(int(way.legs[way.legs.size() - 2].transport), expected);
    QVERIFY(!transportWord(Transport(expected)).isEmpty());
}

void EvidenceTest::delaysAreMeasuredFromLineToLine()
{
    const check::Checked message = checkedMessage(trace("mx1.posthorn.example", "store.posthorn.example", 7)
                                                  + trace("mail.company.example", "mx1.posthorn.example", 9)
                                                  + trace("laptop.company.example", "mail.company.example", 5) + rest);
    const WayLayout way = layOut(message->assessment->journey, {});
    QCOMPARE(way.legs.size(), size_t(4));
    QCOMPARE(way.legs[0].delay, QString());
    QCOMPARE(way.legs[0].date, QStringLiteral("2026-11-20"));
    QCOMPARE(way.legs[1].delay, QStringLiteral("+ 4 s"));
    QCOMPARE(way.legs[1].date, QString());
    QCOMPARE(way.legs[2].delay, words::wayWords().clockDiffers);
    QCOMPARE(way.legs[3].delay, QString());
}

void EvidenceTest::delaysHaveWords_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << qint64(0) << QStringLiteral("+ 0 s");
    QTest::newRow("seconds") << qint64(119) << QStringLiteral("+ 119 s");
    QTest::newRow("minutes") << qint64(3 * 60 + 59) << QStringLiteral("+ 3 min");
    QTest::newRow("hours") << qint64(3 * 3600) << QStringLiteral("+ 3 h");
    QTest::newRow("days") << qint64(400 * 86400) << QStringLiteral("+ 400 d");
    QTest::newRow("back in time") << qint64(-1) << QStringLiteral("clock differs");
}

void EvidenceTest::delaysHaveWords()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, expected);
    QCOMPARE(words::delayWord(std::chrono::seconds(seconds)), expected);
}

void EvidenceTest::twoHundredHopsKeepTheirOrder()
{
    QByteArray lines = trace("host0.company.example", "mx1.posthorn.example", 59);
    for (int i = 0; i < 300; ++i)
        lines += trace("host" + QByteArray::number(i + 1) + ".company.example",
                       "host" + QByteArray::number(i) + ".company.example", 0);
    const check::Checked message = checkedMessage(lines + rest);
    WayPicture picture;
    picture.setMessage(message);
    picture.resize(400, picture.sizeHint().height());
    picture.show();
    const WayLayout &way = picture.way();
    QCOMPARE(way.stations.size(), size_t(limits::receivedFields) + 2);
    QCOMPARE(way.stations[200].name, QStringLiteral("mx1.posthorn.example"));
    QCOMPARE(way.stations[199].name, QStringLiteral("host0.company.example"));
    QVERIFY(way.size.width() > 20'000);
    QVERIFY(picture.viewport()->width() <= 400); // the picture moves, the widget does not grow
    QCOMPARE(picture.horizontalScrollBar()->maximum(), int(std::ceil(way.size.width())) - picture.viewport()->width());
    for (const int index : {0, 100, 201}) {
        picture.setCurrentStation(index);
        QVERIFY(picture.viewport()->rect().contains(picture.stationRect(index)));
        QVERIFY(!picture.grab().isNull());
    }
}

void EvidenceTest::anotherReadingDirectionMirrorsThePicture()
{
    const check::Checked message = demonstration(QStringLiteral("10-trading-house"));
    const WayLayout one = layOut(message->assessment->journey, {8, 16, Qt::LeftToRight});
    const WayLayout other = layOut(message->assessment->journey, {8, 16, Qt::RightToLeft});
    QCOMPARE(one.size, other.size);
    for (size_t i = 0; i < one.stations.size(); ++i) {
        QCOMPARE(other.stations[i].box.right(), one.size.width() - one.stations[i].box.left());
        QCOMPARE(other.stations[i].box.top(), one.stations[i].box.top());
    }
    QCOMPARE(other.boundaryX, one.size.width() - one.boundaryX);

    WayPicture picture;
    picture.setLayoutDirection(Qt::RightToLeft);
    picture.setMessage(message);
    picture.resize(300, picture.sizeHint().height());
    picture.show();
    picture.setCurrentStation(0);
    QVERIFY(picture.viewport()->rect().contains(picture.stationRect(0)));
    QTest::keyClick(&picture, Qt::Key_Left); // towards the mailbox
    QCOMPARE(picture.currentStation(), 1);
    QVERIFY(picture.stationRect(1).right() < picture.stationRect(0).left());
}

void EvidenceTest::noTraceLinesIsOneSentence()
{
    const check::Checked message = checkedMessage(rest);
    QVERIFY(layOut(message->assessment->journey, {}).stations.empty());
    WayView view;
    view.resize(400, 500);
    view.show();
    view.setMessage(message);
    QVERIFY(!view.findChild<WayPicture *>()->isVisible());
    QStringList shown;
    for (const PlainDocument *document : view.findChildren<PlainDocument *>())
        shown << document->toPlainText();
    QVERIFY(shown.contains(words::wayWords().noTraceLines));
    QVERIFY(evidenceText(*message, *posthorn()).contains(words::wayWords().noTraceLines));
}

void EvidenceTest::hostileNamesStayPlain()
{
    const QByteArray markup = "<b>bold</b><img/src=http://x.example/>&amp;";
    const QByteArray bidi = "\xE2\x80\xAE"
                            "gro.knab\xE2\x80\x8B";
    const QByteArray tags = "\xF3\xA0\x81\x81\xE2\x80\xA8 after";
    const QByteArray many(4'000, 'w');
    const QByteArray octets = trace(markup, "mx1.posthorn.example", 9) + trace(bidi, markup, 5)
        + trace(many + ".example", bidi, 4) + "X-" + many + ": " + markup + "\r\nSubject: " + markup + bidi + tags
        + "\r\nMessage-ID: <" + markup + "@x>\r\nFrom: \"" + bidi + "b@bank.example\" <a@company.example>\r\n\r\n";
    const check::Checked message = checkedMessage(octets);
    QVERIFY(message->assessment);
    EvidencePane pane;
    pane.resize(400, 600);
    pane.show();
    pane.setMessage(message, posthorn());
    auto *tabs = pane.findChild<QTabWidget *>();
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        QVERIFY(!pane.grab().isNull());
    }
    QVERIFY(isPlain(pane.asText()));
    QVERIFY(pane.asText().contains(QStringLiteral("<b>bold</b>")));
    const auto *picture = pane.findChild<WayPicture *>();
    for (const Station &station : picture->way().stations) {
        QVERIFY(isPlain(station.name));
        QVERIFY(station.name.size() <= 301);
    }
    for (const PlainDocument *document : pane.findChildren<PlainDocument *>()) {
        QVERIFY(isPlain(document->toPlainText()));
        QVERIFY(!document->toHtml().contains(QStringLiteral("<img src=\"http")));
    }
    // A tool tip is read as rich text where it looks like it.
    for (const ElidedLine *line : pane.findChildren<ElidedLine *>()) {
        QVERIFY(isPlain(line->text()));
        QVERIFY(line->toolTip().startsWith(QStringLiteral("<span>")));
        QVERIFY(!line->toolTip().contains(QStringLiteral("<b>")));
    }
    QVERIFY(pane.minimumSizeHint().width() <= 400);
}

void EvidenceTest::theArrowKeysGoFromStationToStation()
{
    EvidencePane pane;
    pane.resize(420, 600);
    pane.show();
    pane.setMessage(demonstration(QStringLiteral("10-trading-house")), posthorn());
    pane.findChild<QTabWidget *>()->setCurrentIndex(1);
    auto *picture = pane.findChild<WayPicture *>();
    const int boundary = picture->way().boundaryStation;
    QCOMPARE(picture->currentStation(), boundary); // first what the person asks for
    QSignalSpy moved(picture, &WayPicture::currentStationChanged);
    QTest::keyClick(picture, Qt::Key_Right);
    QCOMPARE(picture->currentStation(), boundary + 1);
    QTest::keyClick(picture, Qt::Key_Left);
    QTest::keyClick(picture, Qt::Key_Left);
    QCOMPARE(picture->currentStation(), boundary - 1);
    QTest::keyClick(picture, Qt::Key_Home);
    QCOMPARE(picture->currentStation(), 0);
    QTest::keyClick(picture, Qt::Key_Left);
    QCOMPARE(picture->currentStation(), 0);
    QTest::keyClick(picture, Qt::Key_End);
    QCOMPARE(picture->currentStation(), int(picture->way().stations.size()) - 1);
    QCOMPARE(moved.count(), 5);

    picture->setCurrentStation(boundary);
    const QString sentence = stationSentence(picture->way().stations[size_t(boundary)], picture->journey());
    bool isShown = false;
    for (const PlainDocument *document : pane.findChildren<PlainDocument *>())
        isShown = isShown || (document->isVisible() && document->toPlainText().contains(sentence));
    QVERIFY(isShown);
}

void EvidenceTest::aScreenReaderFindsTheStations()
{
    WayPicture picture;
    picture.resize(400, picture.sizeHint().height());
    picture.show();
    picture.setMessage(demonstration(QStringLiteral("10-trading-house")));
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&picture);
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->text(QAccessible::Name), words::wayWords().picture);
    QVERIFY(list->text(QAccessible::Description).contains(wayLines(picture.journey()).front()));
    QCOMPARE(list->childCount(), int(picture.way().stations.size()));
    const int boundary = picture.way().boundaryStation;
    QAccessibleInterface *item = list->child(boundary);
    QVERIFY(item && item->isValid());
    QCOMPARE(item->role(), QAccessible::ListItem);
    QCOMPARE(list->indexOfChild(item), boundary);
    QCOMPARE(item->parent(), list);
    QVERIFY(item->text(QAccessible::Name).contains(QStringLiteral("mx1.posthorn.example")));
    QVERIFY(item->text(QAccessible::Name).contains(words::roleWord(received::Role::Boundary)));
    QVERIFY(item->text(QAccessible::Description).contains(transportWord(Transport::Encrypted)));
    QVERIFY(item->state().selected);
    QVERIFY(!list->child(0)->state().selected);
    QVERIFY(!list->child(list->childCount()));

    picture.setMessage({}); // what somebody still holds says that it is gone
    QCOMPARE(list->childCount(), 0);
    QVERIFY(!item->isValid());
    QCOMPARE(item->text(QAccessible::Name), QString());
}

void EvidenceTest::fieldsAboveTheBoundaryAreTheProviders_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<bool>("isOwnKnown");
    QTest::addColumn<int>("who");
    QTest::addColumn<QString>("host");
    using Who = FieldWriter::Who;
    const QString store = QStringLiteral("store.posthorn.example");
    const QString mx = QStringLiteral("mx1.posthorn.example");
    QTest::newRow("above all lines") << QStringLiteral("X-Top") << true << int(Who::OwnProvider) << store;
    QTest::newRow("between own lines") << QStringLiteral("X-Inside") << true << int(Who::OwnProvider) << mx;
    QTest::newRow("the boundary line") << QStringLiteral("Received:2") << true << int(Who::OwnProvider) << mx;
    QTest::newRow("the line above it") << QStringLiteral("Received:1") << true << int(Who::OwnProvider) << store;
    QTest::newRow("below it") << QStringLiteral("X-Below") << true << int(Who::CameWithMail) << QString();
    QTest::newRow("a line below it") << QStringLiteral("Received:3") << true << int(Who::CameWithMail) << QString();
    QTest::newRow("author") << QStringLiteral("From") << true << int(Who::CameWithMail) << QString();
    QTest::newRow("no boundary") << QStringLiteral("X-Top") << false << int(Who::NotKnown) << QString();
    QTest::newRow("no boundary, below") << QStringLiteral("From") << false << int(Who::NotKnown) << QString();
}

void EvidenceTest::fieldsAboveTheBoundaryAreTheProviders()
{
    QFETCH(QString, field);
    QFETCH(bool, isOwnKnown);
    QFETCH(int, who);
    QFETCH(QString, host);
    const QByteArray octets = "X-Top: 1\r\n" + trace("mx1.posthorn.example", "store.posthorn.example", 9)
        + "X-Inside: 1\r\n" + trace("mail.company.example", "mx1.posthorn.example", 8) + "X-Below: 1\r\n"
        + trace("laptop.company.example", "mail.company.example", 5) + rest;
    const check::Checked message =
        checkedMessage(octets, isOwnKnown ? posthorn() : std::make_shared<const verdict::Account>());
    int wanted = field.section(QLatin1Char(':'), 1).toInt();
    const QByteArray name = field.section(QLatin1Char(':'), 0, 0).toLatin1();
    for (const message::Field &one : message->header->fields()) {
        if (one.name != name || --wanted > 0)
            continue;
        const FieldWriter writer = fieldWriter(one, message->assessment->journey);
        QCOMPARE(int(writer.who), who);
        QCOMPARE(QString::fromLatin1(writer.host), host);
        return;
    }
    QFAIL("no such field");
}

void EvidenceTest::believedAndIgnoredLinesSayWhy()
{
    const QByteArray results = "Authentication-Results: mx1.posthorn.example; dkim=pass header.d=company.example\r\n";
    const check::Checked message = checkedMessage(
        results
        + "Authentication-Results: stranger.example; dkim=pass header.d=company.example\r\nX-TES-Member: yes\r\n"
        + trace("mail.company.example", "mx1.posthorn.example", 8) + results + "SMTPsec-Used:\r\n" + rest);
    HeaderModel model;
    model.setMessage(message);
    const words::HeaderTable table = words::headerTable();
    QVERIFY(model.mark(0) && model.mark(0)->isBelieved);
    QCOMPARE(model.mark(0)->why, table.whyBelieved);
    QVERIFY(model.writerText(0).startsWith(table.believed));
    QVERIFY(model.mark(1) && !model.mark(1)->isBelieved);
    QCOMPARE(model.mark(1)->why, table.whyForeign);
    QVERIFY(model.mark(2) && !model.mark(2)->why.isEmpty());
    QVERIFY(!model.mark(3));
    QVERIFY(model.mark(4) && !model.mark(4)->isBelieved);
    QCOMPARE(model.mark(4)->why, table.whyBelow);
    QVERIFY(model.writerText(4).startsWith(table.ignored));
    QVERIFY(model.mark(5) && !model.mark(5)->isBelieved);
    QVERIFY(!model.mark(6));
    QVERIFY(model.index(0, HeaderModel::Writer).data(Qt::FontRole).value<QFont>().bold());
}

void EvidenceTest::twentyThousandFieldsAreARowEach()
{
    QByteArray octets = trace("mail.company.example", "mx1.posthorn.example", 8);
    for (int i = 1; i < int(limits::headerFields); ++i)
        octets += "X-" + QByteArray::number(i) + ": " + QByteArray(150, 'v') + "\r\n";
    const check::Checked message = checkedMessage(octets + "\r\n");
    QVERIFY(message->header);
    HeadersView view;
    view.resize(400, 500);
    view.show();
    QElapsedTimer timer;
    timer.start();
    view.setMessage(message);
    QVERIFY(!view.grab().isNull());
    QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(view.findChild<HeaderModel *>()->rowCount(), int(limits::headerFields));
}

void EvidenceTest::theFilterLooksForNames()
{
    HeadersView view;
    view.resize(400, 500);
    view.show();
    view.setMessage(demonstration(QStringLiteral("10-trading-house")));
    auto *model = view.findChild<HeaderModel *>();
    const int all = model->rowCount();
    view.findChild<QLineEdit *>()->setText(QStringLiteral("RECEIVED"));
    QVERIFY(model->rowCount() > 0 && model->rowCount() < all);
    for (int row = 0; row < model->rowCount(); ++row)
        QVERIFY(model->field(row)->name.toByteArray().toLower().contains("received"));
    view.findChild<QLineEdit *>()->setText(QStringLiteral("no-such-field"));
    QCOMPARE(model->rowCount(), 0);
    QCOMPARE(model->field(0), nullptr);
    view.findChild<QLineEdit *>()->clear();
    QCOMPARE(model->rowCount(), all);
}

void EvidenceTest::longValuesAreCutInViewAndCopied()
{
    HeaderModel model;
    model.setMessage(checkedMessage("X-Long: " + QByteArray(10'000, 'a')
                                    + "\r\n\tb\r\nX-Huge: " + QByteArray(300'000, 'c')
                                    + "\r\nSubject: =?utf-8?q?encoded?= \xC3\xA4\r\n" + rest));
    const QString shown = model.index(0, HeaderModel::Value).data().toString();
    QCOMPARE(shown.size(), HeaderModel::longestShown + 1);
    QVERIFY(shown.endsWith(QChar(0x2026)));
    QCOMPARE(model.copyText({0}),
             QStringLiteral("X-Long: ") + QString(10'000, QLatin1Char('a'))
                 + QStringLiteral("\tb\n").replace(QLatin1Char('\t'), QLatin1Char(' ')));
    QVERIFY(model.copyText({1}).size() < HeaderModel::longestCopied + 20);
    QCOMPARE(model.index(2, HeaderModel::Value).data().toString(), QStringLiteral("=?utf-8?q?encoded?= ??"));
    QList<int> often(40, 1);
    QVERIFY(model.copyText(often).size() < HeaderModel::longestCopiedTotal + 2 * HeaderModel::longestCopied);
    QVERIFY(model.copyText(often).contains(words::notAllCopied(16)));
}

void EvidenceTest::theTextHoldsAllThatIsShown()
{
    const check::Checked message = demonstration(QStringLiteral("10-trading-house"));
    const AccountPointer account = posthorn();
    EvidencePane pane;
    pane.setMessage(message, account);
    const QString text = pane.asText();
    const verdict::Assessment &assessment = *message->assessment;
    for (const AxisId id : {AxisId::Sender, AxisId::WayIn, AxisId::Content}) {
        const words::Axis axis = axisOf(id, assessment, *account);
        const std::vector<words::SenderCheck> checks = checksOf(id, assessment);
        for (const QString &part : QStringList{axis.question, axis.sentence, axis.limit, axis.outcomeWord}
                 + evidenceBesides(axis, words::systems(assessment), checks))
            QVERIFY2(text.contains(part), qPrintable(part));
        for (const words::SenderCheck &check : checks) {
            for (const QString &part : QStringList{checkLine(check)} + check.facts)
                QVERIFY2(countOf(text, part) > 0, qPrintable(part));
        }
    }
    for (const words::System &system : words::systems(assessment)) {
        QVERIFY(text.contains(system.name + QStringLiteral(": ")));
        QCOMPARE(text.count(system.sentence), 1);
    }
    for (const received::Hop &hop : assessment.journey.hops)
        QVERIFY(text.contains(words::hopSentence(hop)));
    QVERIFY(text.contains(QStringLiteral("Message-ID: <")));
    QVERIFY(!text.contains(QLatin1String(":/waxseal"))); // no file
    QVERIFY(text.contains(words::evidencePane().dns));
}

void EvidenceTest::whatWasCheckedHereStandsThereOnce()
{
    const AccountPointer account = posthorn();
    const check::Checked message = signedMessage(account);
    const verdict::Assessment &assessment = *message->assessment;
    const std::vector<words::SenderCheck> checks = words::senderChecks(assessment);
    QCOMPARE(checks.size(), size_t(5)); // two signatures, SPF, DMARC, earlier mail
    EvidencePane pane;
    pane.resize(420, 600);
    pane.show();
    pane.setMessage(message, account);
    pane.showAxis(AxisId::Sender);
    const QString shown = pane.findChild<ExplanationView *>()->findChild<PlainDocument *>()->toPlainText();
    const words::Axis axis = words::sender(assessment, *account);
    for (const QString &text : {shown, pane.asText()}) {
        QCOMPARE(countOf(text, words::evidencePane().checkedHere), 1);
        QHash<QString, int> facts;
        for (const words::SenderCheck &check : checks) {
            QCOMPARE(countOf(text, checkLine(check)), 1);
            for (const QString &fact : check.facts) {
                ++facts[fact];
                QVERIFY(axis.evidence.contains(check.name + QStringLiteral(": ") + fact)); // flat, for the others
                QCOMPARE(countOf(text, check.name + QStringLiteral(": ") + fact), 0);
            }
        }
        QVERIFY(facts.size() > 10);
        for (auto fact = facts.begin(); fact != facts.end(); ++fact)
            QCOMPARE(countOf(text, fact.key()), fact.value());
        QVERIFY(!assessment.lookups.empty());
    }
    const QStringList besides = evidenceBesides(axis, {}, checks);
    QVERIFY(besides.contains(words::lookupSentence(*assessment.lookups.front())));
    for (const QString &text : besides)
        QCOMPARE(countOf(shown, text), 1);
}

void EvidenceTest::onlyTheSenderIsCheckedHere()
{
    const AccountPointer account = posthorn();
    const check::Checked message = signedMessage(account);
    QVERIFY(checksOf(AxisId::WayIn, *message->assessment).empty());
    QVERIFY(checksOf(AxisId::Content, *message->assessment).empty());
    EvidencePane pane;
    pane.resize(420, 600);
    pane.show();
    pane.setMessage(message, account);
    pane.showAxis(AxisId::WayIn);
    const auto *document = pane.findChild<ExplanationView *>()->findChild<PlainDocument *>();
    QVERIFY(!document->toPlainText().contains(words::evidencePane().checkedHere));

    // Nobody was asked and nothing signed: no group without rows.
    const check::Checked nobody = checkedMessage("Subject: x\r\n\r\nText\r\n", account);
    QVERIFY(checksOf(AxisId::Sender, *nobody->assessment).empty());
    pane.setMessage(nobody, account);
    pane.showAxis(AxisId::Sender);
    QVERIFY(!document->toPlainText().contains(words::evidencePane().checkedHere));
    QVERIFY(!pane.asText().contains(words::evidencePane().checkedHere));
}

void EvidenceTest::manySignaturesAreShownQuickly()
{
    QByteArray octets = trace("mail.company.example", "mx1.posthorn.example", 9);
    for (int i = 0; i < 2'000; ++i)
        octets += "DKIM-Signature: v=1; a=rsa-sha256; d=d" + QByteArray::number(i)
            + ".example; s=s; h=from; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=AAAA\r\n";
    const AccountPointer account = posthorn();
    const check::Checked message = checkedMessage(octets + rest, account);
    EvidencePane pane;
    pane.resize(420, 600);
    pane.show();
    QElapsedTimer timer;
    timer.start();
    pane.setMessage(message, account);
    QVERIFY(!pane.grab().isNull());
    QVERIFY(isPlain(pane.asText()));
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
}

void EvidenceTest::theTextIsPlain()
{
    QVERIFY(isPlain(words::plainLine(QStringLiteral("a\r\n\tb\u2028c\u2029d\u202Ee\u200Bf\u0007"))));
    const char32_t tag = 0xE0041;
    QCOMPARE(words::plainLine(QString::fromUcs4(&tag, 1)), QStringLiteral("??"));
    QCOMPARE(words::plainLine(QStringLiteral("Grüße 日本")), QStringLiteral("Grüße 日本"));
}

void EvidenceTest::copyingPutsTheTextOnTheClipboard()
{
    EvidencePane pane;
    pane.resize(420, 600);
    pane.show();
    pane.setMessage(demonstration(QStringLiteral("10-trading-house")), posthorn());
    QTest::mouseClick(pane.findChild<QPushButton *>(QStringLiteral("copyAsText")), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), pane.asText());
    QApplication::clipboard()->clear();
    pane.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    pane.findChild<PlainDocument *>()->setFocus();
    QTest::keyClick(pane.findChild<PlainDocument *>(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text(), pane.asText());
}

void EvidenceTest::thePaneNamesItsMessage()
{
    EvidencePane pane;
    pane.resize(420, 600);
    pane.show();
    pane.setMessage(checkedMessage(trace("mail.company.example", "mx1.posthorn.example", 8) + rest), posthorn());
    QStringList lines;
    for (const ElidedLine *line : pane.findChildren<ElidedLine *>())
        lines << line->text();
    QCOMPARE(lines, QStringList({QStringLiteral("x"), QStringLiteral("<1@company.example>")}));
    pane.setMessage(checkedMessage("From: a@company.example\r\n\r\n"), posthorn());
    lines.clear();
    for (const ElidedLine *line : pane.findChildren<ElidedLine *>())
        lines << line->text();
    QCOMPARE(lines, QStringList({words::evidencePane().noSubject, words::evidencePane().noMessageId}));
}

void EvidenceTest::anAxisCanBeChosen()
{
    const check::Checked message = demonstration(QStringLiteral("10-trading-house"));
    const AccountPointer account = posthorn();
    EvidencePane pane;
    pane.resize(420, 600);
    pane.show();
    pane.setMessage(message, account);
    pane.findChild<QTabWidget *>()->setCurrentIndex(2);
    for (const AxisId id : {AxisId::WayIn, AxisId::Content, AxisId::Sender}) {
        pane.showAxis(id);
        const auto *view = pane.findChild<ExplanationView *>();
        QVERIFY(view->isVisible());
        const words::Axis axis = axisOf(id, *message->assessment, *account);
        const QString text = view->findChild<PlainDocument *>()->toPlainText();
        for (const QString &part :
             {axis.question, axis.outcomeWord, axis.sentence, axis.limit, words::evidencePane().limit})
            QVERIFY2(text.contains(part), qPrintable(part));
        for (const words::System &system : systemsOf(id, *message->assessment))
            QCOMPARE(text.count(system.sentence), 1);
    }
    auto *axes = pane.findChild<ExplanationView *>()->findChild<QTabBar *>();
    QTest::keyClick(axes, Qt::Key_Right);
    QCOMPARE(pane.findChild<ExplanationView *>()->axis(), AxisId::WayIn);
}

void EvidenceTest::withoutAMessageThereIsOneSentence()
{
    EvidencePane pane;
    pane.resize(420, 600);
    pane.show();
    const auto isVisibleSentence = [&pane] {
        for (const QLabel *label : pane.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == words::evidencePane().nothingOpen)
                return true;
        }
        return false;
    };
    QVERIFY(isVisibleSentence());
    QCOMPARE(pane.asText(), QString());
    pane.setMessage(demonstration(QStringLiteral("10-trading-house")), posthorn());
    QVERIFY(!isVisibleSentence());
    pane.clear();
    QVERIFY(isVisibleSentence());
    QCOMPARE(pane.asText(), QString());
    QCOMPARE(pane.findChild<HeaderModel *>()->rowCount(), 0);
}

void EvidenceTest::aFileThatIsNoMailHasOneSentence()
{
    EvidencePane pane;
    pane.resize(420, 600);
    pane.show();
    const check::Checked message = checkedMessage("\x7f"
                                                  "ELF nothing here");
    QVERIFY(message->fault);
    pane.setMessage(message, posthorn());
    QCOMPARE(pane.asText(), words::headerFault(*message->fault) + QLatin1Char('\n'));
    QVERIFY(!pane.findChild<QTabWidget *>()->isVisible());
}

void EvidenceTest::everyPartHasAName()
{
    EvidencePane pane;
    pane.resize(420, 600);
    pane.show();
    pane.setMessage(demonstration(QStringLiteral("10-trading-house")), posthorn());
    for (const QWidget *widget : pane.findChildren<QWidget *>()) {
        const bool isOurs = qobject_cast<const PlainDocument *>(widget) || qobject_cast<const QTabWidget *>(widget)
            || qobject_cast<const QTableView *>(widget) || qobject_cast<const QLineEdit *>(widget)
            || qobject_cast<const WayPicture *>(widget);
        if (!isOurs || widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        QVERIFY2(!widget->accessibleDescription().isEmpty(), widget->metaObject()->className());
    }
}

void EvidenceTest::aMessageIsShownQuickly()
{
    const check::Checked message = demonstration(QStringLiteral("10-trading-house"));
    const AccountPointer account = posthorn();
    EvidencePane pane;
    pane.resize(420, 600);
    pane.show();
    pane.setMessage(message, account);
    QElapsedTimer timer;
    for (int section = 0; section < 4; ++section) {
        pane.findChild<QTabWidget *>()->setCurrentIndex(section);
        timer.start();
        for (int i = 0; i < 10; ++i)
            pane.setMessage(message, account);
        QVERIFY2(timer.elapsed() < 10 * 20 * 5,
                 qPrintable(QString::number(timer.elapsed()))); // five times for sanitizers
    }
}

QTEST_MAIN(EvidenceTest)
#include "evidence_test.moc"
