// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "tests/desktop_place/parts.h"

#include <QThreadPool>

using namespace waxseal;
using namespace waxseal::desktop;

class OpenerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aMessageComesJudgedAtOnce();
    void aMessageOfAnMboxComesAlone();
    void whereDnsLetsWaitTheMessageComesTwice();
    void whatCannotBeReadSaysWhy();
    void theLastOneOpenedWins();
    void whatIsClosedDoesNotCome();
    void destroyingEndsAllSignals();
    void withoutQuestionsAboutOthersNothingIsAsked();

private:
    mailbox::Location write(const QString &name, const QByteArray &octets) const
    {
        writeFile(m_folder->filePath(name), octets);
        return {QFile::encodeName(m_folder->filePath(name))};
    }
    Parts parts() const { return {m_session, accountOf(), {}, DnsUse::OpenedOnly}; }
    static OpenedMessage messageOf(const QSignalSpy &spy, int i = 0) { return spy[i][0].value<OpenedMessage>(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<app::Session> m_session;
};

void OpenerTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = offlineSession();
    QVERIFY(m_session);
}

void OpenerTest::cleanup()
{
    m_session.reset();
    QVERIFY(QThreadPool::globalInstance()->waitForDone(20'000));
}

void OpenerTest::aMessageComesJudgedAtOnce()
{
    const QByteArray octets = mailWith("x");
    const mailbox::Location location = write(QStringLiteral("a.eml"), octets);
    MessageOpener opener(parts());
    QSignalSpy opened(&opener, &MessageOpener::opened);
    QElapsedTimer time;
    time.start();
    opener.open(location);
    QVERIFY(opened.wait());
    qInfo("opened in %lld ms", static_cast<long long>(time.elapsed()));
    QCOMPARE(opened.size(), 1);
    const OpenedMessage message = messageOf(opened);
    QVERIFY(message.isComplete && message.isWhole);
    QCOMPARE(message.location, location);
    QCOMPARE(message.size, octets.size());
    QCOMPARE(message.checked->octets, octets);
    QCOMPARE(verdict::way_in::outcomeOf(message.checked->assessment->wayIn), verdict::Outcome::Confirmed);
    QVERIFY(message.error.isEmpty());

    Parts unknown = parts();
    unknown.account = accountOf({});
    opener.setParts(unknown);
    opener.open(location);
    QVERIFY(opened.wait());
    const OpenedMessage again = messageOf(opened, 1);
    QCOMPARE(again.account, unknown.account);
    QCOMPARE(verdict::way_in::outcomeOf(again.checked->assessment->wayIn), verdict::Outcome::Unchecked);
}

void OpenerTest::aMessageOfAnMboxComesAlone()
{
    const QByteArray fromLine("From anna@example.org Fri Jul  8 12:08:34 2011\n");
    const mailbox::Location file =
        write(QStringLiteral("a.mbox"), fromLine + mailWith("first") + '\n' + fromLine + mailWith("second") + '\n');
    const auto reader = mailbox::open(QFile::decodeName(file.path));
    (void)reader->next();
    const mailbox::Location location = (*reader->next())->location;
    MessageOpener opener(parts());
    QSignalSpy opened(&opener, &MessageOpener::opened);
    opener.open(location);
    QVERIFY(opened.wait());
    QVERIFY(messageOf(opened).checked->octets.contains("Subject: second"));
    QVERIFY(!messageOf(opened).checked->octets.contains("first"));
}

void OpenerTest::whereDnsLetsWaitTheMessageComesTwice()
{
    const SilentServer server;
    m_session = server.session(std::chrono::seconds(1));
    const mailbox::Location location = write(QStringLiteral("a.eml"), mailWith("x", "SMTPsec-Used:\r\n"));
    MessageOpener opener(parts());
    QSignalSpy opened(&opener, &MessageOpener::opened);
    opener.open(location);
    QVERIFY(opened.wait(900));
    QVERIFY(!messageOf(opened).isComplete);
    QVERIFY(messageOf(opened).checked->assessment);
    QVERIFY(opened.wait());
    QVERIFY(messageOf(opened, 1).isComplete);
    QCOMPARE(messageOf(opened, 1).checked->octets, messageOf(opened).checked->octets);
    QVERIFY(server.wasAsked());

    // What was not answered is in the cache for a while: now it comes at once.
    opener.open(location);
    QVERIFY(opened.wait(900));
    QVERIFY(messageOf(opened, 2).isComplete);
}

void OpenerTest::whatCannotBeReadSaysWhy()
{
    MessageOpener opener(parts());
    QSignalSpy opened(&opener, &MessageOpener::opened);
    opener.open({QFile::encodeName(m_folder->filePath(QStringLiteral("nowhere.eml")))});
    QVERIFY(opened.wait());
    QVERIFY(!messageOf(opened).checked && messageOf(opened).isComplete);
    QVERIFY(messageOf(opened).error.contains(QStringLiteral("nowhere.eml")));

    opener.open(write(QStringLiteral("odd.eml"), "no header here\n\n"));
    QVERIFY(opened.wait());
    QVERIFY(messageOf(opened, 1).checked && !messageOf(opened, 1).checked->assessment);
    QVERIFY(messageOf(opened, 1).isComplete);
    QVERIFY(messageOf(opened, 1).error.contains(QStringLiteral("odd.eml")));
}

void OpenerTest::theLastOneOpenedWins()
{
    MessageOpener opener(parts());
    QSignalSpy opened(&opener, &MessageOpener::opened);
    for (int i = 0; i < 50; ++i)
        opener.open(write(QStringLiteral("%1.eml").arg(i), mailWith(QByteArray::number(i))));
    QVERIFY(opened.wait());
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::processEvents();
    QCOMPARE(opened.size(), 1);
    QVERIFY(messageOf(opened).location.path.endsWith("/49.eml"));
}

void OpenerTest::whatIsClosedDoesNotCome()
{
    MessageOpener opener(parts());
    QSignalSpy opened(&opener, &MessageOpener::opened);
    const mailbox::Location location = write(QStringLiteral("a.eml"), mailWith("x"));
    opener.open(location);
    opener.close();
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    opener.open(location);
    QVERIFY(QThreadPool::globalInstance()->waitForDone()); // it is on its way to the window
    opener.close();
    QCoreApplication::processEvents();
    QVERIFY(opened.isEmpty());
}

void OpenerTest::destroyingEndsAllSignals()
{
    const SilentServer server;
    m_session = server.session(std::chrono::seconds(1));
    const mailbox::Location location = write(QStringLiteral("a.eml"), mailWith("x", "SMTPsec-Used:\r\n"));
    for (const int after : {0, 1, 20, 100}) {
        auto opener = std::make_unique<MessageOpener>(parts());
        int seen = 0;
        connect(opener.get(), &MessageOpener::opened, this, [&seen] { ++seen; });
        opener->open(location);
        QTest::qWait(after);
        opener.reset();
        seen = 0;
        QVERIFY(QThreadPool::globalInstance()->waitForDone());
        QCoreApplication::processEvents();
        QCOMPARE(seen, 0);
    }
}

void OpenerTest::withoutQuestionsAboutOthersNothingIsAsked()
{
    const SilentServer server;
    m_session = server.session(std::chrono::seconds(1));
    Parts quiet = parts();
    quiet.dns = DnsUse::OwnProviderOnly;
    MessageOpener opener(quiet);
    QSignalSpy opened(&opener, &MessageOpener::opened);
    opener.open(write(QStringLiteral("a.eml"), mailWith("x", "SMTPsec-Used:\r\n")));
    QVERIFY(opened.wait(900));
    QVERIFY(messageOf(opened).isComplete);
    QVERIFY(!server.wasAsked());
}

QTEST_GUILESS_MAIN(OpenerTest)
#include "opener_test.moc"
