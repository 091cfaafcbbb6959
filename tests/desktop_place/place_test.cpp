// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "tests/desktop_place/parts.h"

#include "core/base/limits.h"

#include <QThreadPool>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace waxseal;
using namespace waxseal::desktop;

namespace {

const QByteArray asksDns("SMTPsec-Used:\r\n");
const QByteArray fromLine("From anna@example.org Fri Jul  8 12:08:34 2011\n");

QStringList list(const char *texts)
{
    return QString::fromLatin1(texts).split(QLatin1Char(','));
}

QByteArray mboxOf(const QByteArrayList &subjects)
{
    QByteArray octets;
    for (const QByteArray &subject : subjects)
        octets += fromLine + mailWith(subject).replace("\r\n", "\n") + '\n';
    return octets;
}

} // namespace

class PlaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void eachMessageOfAMaildirIsJudged();
    void eachMessageOfAnMboxIsJudgedAndCanBeReadAgain();
    void theFirstRowsComeSoon();
    void theSecondOpeningReadsNothing();
    void whatChangedSinceIsReadAgain();
    void aMailboxThatChangedKeepsItsRows();
    void startingAgainLooksForChanges();
    void anotherOwnProviderJudgesEachRowAgain();
    void rowsRememberedForAnotherOwnProviderAreJudgedAgain();
    void visibleRowsAreJudgedFirst();
    void whatCannotBeReadSaysWhyAndTheRestGoesOn();
    void aFileWithoutPermissionSaysSo();
    void aPlaceThatDoesNotExistSaysSo();
    void aPlaceThatIsNotThereNowKeepsItsRows();
    void aFolderWithoutMailIsNoProblem();
    void aStoreThatCannotBeUsedIsSaidOnce();
    void withoutAStoreNothingIsRemembered();
    void slowDnsHoldsUpNobodyElse();
    void moreMessagesThanMayWaitForDnsAreJudgedInTheEnd();
    void whatDnsDidNotAnswerIsAskedAtTheNextOpening();
    void dnsForOpenedMessagesOnlyAsksNothing();
    void anOpenedMessageBringsItsRowUpToDate();
    void cancelingIsPrompt();
    void cancelingWhileDnsIsSlowIsPrompt();
    void startingAfterCancelingGivesEachRowOnce();
    void cancelingBeforeAnythingHappenedStillFinishes();
    void destroyingIsPromptAndEndsAllSignals_data();
    void destroyingIsPromptAndEndsAllSignals();
    void aListenerMayDestroyTheLoader();
    void aLargePlaceIsReadInBoundedBatches();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    mailbox::Path place() const { return QFile::encodeName(path(QStringLiteral("mail"))); }
    Parts parts() const { return {m_session, accountOf(), path(QStringLiteral("store")), DnsUse::EveryMessage}; }
    void writeMail(const QString &name, const QByteArray &subject, const QByteArray &above = {}) const
    {
        writeFile(path(QStringLiteral("mail/cur/") + name), mailWith(subject, above));
    }
    void makeMaildir(int messages) const
    {
        QVERIFY(QDir().mkpath(path(QStringLiteral("mail/new"))));
        QVERIFY(QDir().mkpath(path(QStringLiteral("mail/cur"))));
        for (int i = 0; i < messages; ++i)
            writeMail(QString::number(i), "message " + QByteArray::number(i));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<app::Session> m_session;
};

void PlaceTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_session = offlineSession();
    QVERIFY(m_session);
}

void PlaceTest::cleanup()
{
    m_session.reset();
    QVERIFY(QThreadPool::globalInstance()->waitForDone(20'000));
}

void PlaceTest::eachMessageOfAMaildirIsJudged()
{
    makeMaildir(300);
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    loader.start();
    QVERIFY(loader.isRunning());
    QVERIFY(shown.waitForEnd());
    QVERIFY(!loader.isRunning());

    QCOMPARE(shown.finished.first()[0].toBool(), false);
    QCOMPARE(shown.problems(), QStringList());
    QCOMPARE(shown.rows.size(), 300);
    QVERIFY(shown.areAllJudged());
    QVERIFY(shown.idOf(QStringLiteral("message 299")) >= 0);
    for (const PlaceRow &row : shown.rows) {
        QCOMPARE(row.summary.wayIn, verdict::Outcome::Confirmed);
        QVERIFY(row.location.path.startsWith(place() + "/cur/"));
    }
    QCOMPARE(shown.progress.last()[0].toLongLong(), 300);
    QCOMPARE(shown.progress.last()[1].toLongLong(), 300);
    QCOMPARE(loader.topmostWriters().messages(), 300);
    QCOMPARE(loader.topmostWriters().proposals().front().host, QByteArray("mx.own.example"));
}

void PlaceTest::eachMessageOfAnMboxIsJudgedAndCanBeReadAgain()
{
    QByteArrayList subjects;
    for (int i = 0; i < 500; ++i)
        subjects << "message " + QByteArray::number(i);
    writeFile(path(QStringLiteral("mail")), mboxOf(subjects));
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    loader.start();
    QVERIFY(shown.waitForEnd());
    QCOMPARE(shown.rows.size(), 500);
    QVERIFY(shown.areAllJudged());
    for (const PlaceRow &row : shown.rows) {
        QCOMPARE(row.summary.subject.toUtf8(), subjects[row.location.index]);
        const mailbox::Item again = mailbox::readMessage(row.location);
        QVERIFY(again && again->octets.contains("Subject: " + subjects[row.location.index] + '\n'));
    }
}

void PlaceTest::theFirstRowsComeSoon()
{
    makeMaildir(3'000);
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    loader.start();
    QVERIFY(shown.waitForEnd());
    QCOMPARE(shown.rows.size(), 3'000);
    QVERIFY(shown.batches.first() <= 64);
    QVERIFY(*std::max_element(shown.batches.begin(), shown.batches.end()) <= 2'000);
}

void PlaceTest::theSecondOpeningReadsNothing()
{
    makeMaildir(100);
    writeFile(path(QStringLiteral("mail/below/x.mbox")), mboxOf({"a", "b", "c"}));
    QList<PlaceRow> before;
    {
        PlaceLoader loader(place(), parts());
        Shown shown(loader);
        loader.start();
        QVERIFY(shown.waitForEnd());
        before = shown.present();
        QCOMPARE(before.size(), 103);
    }
    // The same files to look at, with other octets inside: whoever reads them shows another subject.
    for (const PlaceRow &row : std::as_const(before)) {
        struct stat status;
        QCOMPARE(::stat(row.location.path.constData(), &status), 0);
        const int file = ::open(row.location.path.constData(), O_WRONLY);
        QVERIFY(file >= 0);
        const QByteArray other(qsizetype(status.st_size), 'x');
        QCOMPARE(::write(file, other.constData(), size_t(other.size())), ssize_t(other.size()));
        const timespec times[] = {status.st_atim, status.st_mtim};
        QCOMPARE(::futimens(file, times), 0);
        ::close(file);
    }
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    loader.start();
    QVERIFY(shown.waitForEnd());
    QCOMPARE(shown.rows.size(), 103);
    for (const PlaceRow &row : shown.present())
        QVERIFY(before.contains(row));
    QVERIFY(shown.changedIds.isEmpty());
    QCOMPARE(loader.topmostWriters().messages(), 103);
}

void PlaceTest::whatChangedSinceIsReadAgain()
{
    makeMaildir(50);
    {
        PlaceLoader loader(place(), parts());
        Shown shown(loader);
        loader.start();
        QVERIFY(shown.waitForEnd());
    }
    writeMail(QStringLiteral("7"), "changed and longer");
    writeMail(QStringLiteral("new one"), "added");
    QVERIFY(QFile::remove(path(QStringLiteral("mail/cur/8"))));
    for (int opening = 0; opening < 2; ++opening) {
        PlaceLoader loader(place(), parts());
        Shown shown(loader);
        loader.start();
        QVERIFY(shown.waitForEnd());
        QCOMPARE(shown.present().size(), 50);
        QVERIFY(shown.areAllJudged());
        QVERIFY(shown.idOf(QStringLiteral("changed and longer")) >= 0);
        QVERIFY(shown.idOf(QStringLiteral("added")) >= 0);
        QCOMPARE(shown.idOf(QStringLiteral("message 7")), -1);
        QCOMPARE(shown.idOf(QStringLiteral("message 8")), -1);
        QCOMPARE(shown.changedIds.size(), opening == 0 ? 1 : 0);
        QCOMPARE(shown.rows.size(), opening == 0 ? 51 : 50);
    }
}

void PlaceTest::aMailboxThatChangedKeepsItsRows()
{
    writeFile(path(QStringLiteral("mail")), mboxOf({"a", "b", "c"}));
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    loader.start();
    QVERIFY(shown.waitForEnd());
    const int first = shown.idOf(QStringLiteral("a"));

    writeFile(path(QStringLiteral("mail")), mboxOf({"a", "b", "c", "d"}));
    loader.start();
    QVERIFY(shown.waitForEnd(2));
    QCOMPARE(shown.subjects(), list("a,b,c,d"));
    QCOMPARE(shown.rows.size(), 4);
    QCOMPARE(shown.idOf(QStringLiteral("a")), first);

    writeFile(path(QStringLiteral("mail")), mboxOf({"b", "d"}));
    loader.start();
    QVERIFY(shown.waitForEnd(3));
    QCOMPARE(shown.subjects(), list("b,d"));
    QVERIFY(shown.areAllJudged());

    PlaceLoader later(place(), parts());
    Shown remembered(later);
    later.start();
    QVERIFY(remembered.waitForEnd());
    QCOMPARE(remembered.subjects(), list("b,d"));
}

void PlaceTest::startingAgainLooksForChanges()
{
    makeMaildir(3);
    Parts without = parts();
    without.storeFolder.clear();
    PlaceLoader loader(place(), without);
    Shown shown(loader);
    loader.start();
    QVERIFY(shown.waitForEnd());
    writeMail(QStringLiteral("3"), "message 3");
    QVERIFY(QFile::remove(path(QStringLiteral("mail/cur/0"))));
    loader.start();
    QVERIFY(shown.waitForEnd(2));
    QCOMPARE(shown.subjects(), list("message 1,message 2,message 3"));
    QVERIFY(shown.changedIds.isEmpty());
    writeMail(QStringLiteral("0"), "back");
    loader.start();
    QVERIFY(shown.waitForEnd(3));
    QCOMPARE(shown.rows.size(), 5);
    QCOMPARE(shown.present().size(), 4);
}

void PlaceTest::anotherOwnProviderJudgesEachRowAgain()
{
    makeMaildir(200);
    Parts unknown = parts();
    unknown.account = accountOf({});
    PlaceLoader loader(place(), unknown);
    Shown shown(loader);
    loader.start();
    QVERIFY(shown.waitForEnd());
    for (const PlaceRow &row : shown.present())
        QVERIFY(row.isJudged && row.summary.wayIn == verdict::Outcome::Unchecked);

    loader.judgeAgain(parts());
    QVERIFY(loader.isRunning());
    QVERIFY(shown.waitForEnd(2));
    QCOMPARE(shown.rows.size(), 200);
    for (const PlaceRow &row : shown.present())
        QVERIFY(row.isJudged && row.summary.wayIn == verdict::Outcome::Confirmed);

    // While it is at work, with one more right behind.
    loader.judgeAgain(unknown);
    loader.judgeAgain(parts());
    QTest::qWait(5);
    loader.judgeAgain(unknown);
    QVERIFY(QTest::qWaitFor([&] { return !loader.isRunning(); }, 30'000));
    for (const PlaceRow &row : shown.present())
        QVERIFY(row.isJudged && row.summary.wayIn == verdict::Outcome::Unchecked);
}

void PlaceTest::rowsRememberedForAnotherOwnProviderAreJudgedAgain()
{
    makeMaildir(100);
    writeFile(path(QStringLiteral("mail/below/x.mbox")), mboxOf({"a", "b", "c"}));
    Parts unknown = parts();
    unknown.account = accountOf({});
    {
        PlaceLoader loader(place(), unknown);
        Shown shown(loader);
        loader.start();
        QVERIFY(shown.waitForEnd());
    }
    for (int opening = 0; opening < 2; ++opening) {
        PlaceLoader loader(place(), parts());
        Shown shown(loader);
        loader.start();
        QVERIFY(shown.waitForEnd());
        QCOMPARE(shown.rows.size(), 103);
        QCOMPARE(shown.changedIds.size(), opening == 0 ? 103 : 0);
        for (const PlaceRow &row : shown.present())
            QVERIFY(row.isJudged && row.summary.wayIn == verdict::Outcome::Confirmed);
    }
}

void PlaceTest::visibleRowsAreJudgedFirst()
{
    makeMaildir(2'000);
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    loader.start();
    QVERIFY(shown.waitForEnd());
    shown.changedIds.clear();
    const std::vector<int> visible{1'999, 1'500, 1'501, 1'700};
    loader.setVisible(visible);
    Parts unknown = parts();
    unknown.account = accountOf({});
    loader.judgeAgain(unknown);
    QVERIFY(shown.waitForEnd(2));
    QCOMPARE(shown.changedIds.size(), 2'000);
    for (const int id : visible)
        QVERIFY(shown.changedIds.indexOf(id) < 200); // several batches are judged at a time
}

void PlaceTest::whatCannotBeReadSaysWhyAndTheRestGoesOn()
{
    makeMaildir(20);
    writeFile(path(QStringLiteral("mail/cur/empty")), {});
    writeFile(path(QStringLiteral("mail/cur/odd")), "no header here\n\n");
    QVERIFY(QFile::link(path(QStringLiteral("nowhere")), path(QStringLiteral("mail/cur/dangling"))));
    for (int opening = 0; opening < 2; ++opening) {
        PlaceLoader loader(place(), parts());
        Shown shown(loader);
        loader.start();
        QVERIFY(shown.waitForEnd());
        QCOMPARE(shown.rows.size(), 22);
        QCOMPARE(shown.subjects().count(QStringLiteral("error")), 2);
        for (const PlaceRow &row : shown.present()) {
            QCOMPARE(row.isJudged, row.error.isEmpty());
            if (!row.error.isEmpty())
                QVERIFY(row.error.contains(mailbox::displayed(row.location.path)));
        }
        QCOMPARE(shown.problems().size(), 1); // the link
    }
    // What is put right is seen.
    writeFile(path(QStringLiteral("mail/cur/empty")), mailWith("now there"));
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    loader.start();
    QVERIFY(shown.waitForEnd());
    QVERIFY(shown.idOf(QStringLiteral("now there")) >= 0);
}

void PlaceTest::aFileWithoutPermissionSaysSo()
{
    if (::geteuid() == 0)
        QSKIP("root may read everything");
    makeMaildir(5);
    const QString closed = path(QStringLiteral("mail/cur/3"));
    QVERIFY(QFile::setPermissions(closed, {}));
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    loader.start();
    QVERIFY(shown.waitForEnd());
    QCOMPARE(shown.subjects().count(QStringLiteral("error")), 1);

    QVERIFY(QFile::setPermissions(closed, QFile::ReadOwner | QFile::WriteOwner));
    loader.start();
    QVERIFY(shown.waitForEnd(2));
    QVERIFY(shown.areAllJudged());
    QCOMPARE(shown.present().size(), 5);

    // A folder that cannot be listed: what is known of it stays.
    QVERIFY(QFile::setPermissions(path(QStringLiteral("mail/cur")), {}));
    loader.start();
    QVERIFY(shown.waitForEnd(3));
    QCOMPARE(shown.present().size(), 5);
    QCOMPARE(shown.problems().size(), 1);
    QVERIFY(QFile::setPermissions(path(QStringLiteral("mail/cur")),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void PlaceTest::aPlaceThatDoesNotExistSaysSo()
{
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    loader.start();
    QVERIFY(shown.waitForEnd());
    QCOMPARE(shown.rows.size(), 0);
    QCOMPARE(shown.problems().size(), 1);
    QVERIFY(shown.problems().first().contains(mailbox::displayed(place())));
}

void PlaceTest::aPlaceThatIsNotThereNowKeepsItsRows()
{
    makeMaildir(10);
    {
        PlaceLoader loader(place(), parts());
        Shown shown(loader);
        loader.start();
        QVERIFY(shown.waitForEnd());
    }
    QVERIFY(QDir().rename(path(QStringLiteral("mail")), path(QStringLiteral("away"))));
    {
        PlaceLoader loader(place(), parts());
        Shown shown(loader);
        loader.start();
        QVERIFY(shown.waitForEnd());
        QCOMPARE(shown.present().size(), 10);
        QCOMPARE(shown.problems().size(), 1);
    }
    QVERIFY(QDir().mkpath(path(QStringLiteral("mail")))); // there, and empty
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    loader.start();
    QVERIFY(shown.waitForEnd());
    QCOMPARE(shown.present().size(), 0);
}

void PlaceTest::aFolderWithoutMailIsNoProblem()
{
    QVERIFY(QDir().mkpath(path(QStringLiteral("mail"))));
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    loader.start();
    QVERIFY(shown.waitForEnd());
    QCOMPARE(shown.rows.size(), 0);
    QCOMPARE(shown.problems(), QStringList());
}

void PlaceTest::aStoreThatCannotBeUsedIsSaidOnce()
{
    makeMaildir(100);
    writeFile(path(QStringLiteral("file")), "x");
    Parts broken = parts();
    broken.storeFolder = path(QStringLiteral("file/below"));
    PlaceLoader loader(place(), broken);
    Shown shown(loader);
    loader.start();
    QVERIFY(shown.waitForEnd());
    QCOMPARE(shown.problems().size(), 1);
    QCOMPARE(shown.rows.size(), 100);
    QVERIFY(shown.areAllJudged());
}

void PlaceTest::withoutAStoreNothingIsRemembered()
{
    makeMaildir(10);
    Parts without = parts();
    without.storeFolder.clear();
    PlaceLoader loader(place(), without);
    Shown shown(loader);
    loader.start();
    QVERIFY(shown.waitForEnd());
    QCOMPARE(shown.rows.size(), 10);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), list("mail"));
}

void PlaceTest::slowDnsHoldsUpNobodyElse()
{
    const SilentServer server;
    m_session = server.session(std::chrono::seconds(2));
    makeMaildir(200);
    for (int i = 0; i < 5; ++i)
        writeMail(QStringLiteral("0 slow %1").arg(i), "slow", asksDns);
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    QElapsedTimer time;
    time.start();
    loader.start();
    QVERIFY(QTest::qWaitFor([&] { return shown.rows.size() == 205; }, 1'800));
    QVERIFY(shown.finished.isEmpty());
    for (const PlaceRow &row : std::as_const(shown.rows))
        QCOMPARE(row.isJudged, row.summary.subject != QStringLiteral("slow"));
    QVERIFY(shown.waitForEnd());
    QVERIFY(time.elapsed() >= 1'900);
    QVERIFY(server.wasAsked());
    QVERIFY(shown.areAllJudged());
    QCOMPARE(shown.changedIds.size(), 5);
}

void PlaceTest::moreMessagesThanMayWaitForDnsAreJudgedInTheEnd()
{
    const SilentServer server;
    m_session = server.session(std::chrono::milliseconds(500));
    makeMaildir(1);
    for (int i = 0; i < 700; ++i)
        writeMail(QStringLiteral("slow %1").arg(i), "slow", asksDns);
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    loader.start();
    QVERIFY(QTest::qWaitFor([&] { return shown.rows.size() == 701; }, 5'000));
    QVERIFY(shown.waitForEnd());
    QVERIFY(shown.areAllJudged());
    QCOMPARE(shown.rows.size(), 701);
}

void PlaceTest::whatDnsDidNotAnswerIsAskedAtTheNextOpening()
{
    makeMaildir(5);
    writeMail(QStringLiteral("asks"), "asks", asksDns);
    for (int opening = 0; opening < 2; ++opening) {
        PlaceLoader loader(place(), parts());
        Shown shown(loader);
        loader.start();
        QVERIFY(shown.waitForEnd());
        QVERIFY(shown.areAllJudged());
        QCOMPARE(shown.changedIds.size(), opening);
    }
}

void PlaceTest::dnsForOpenedMessagesOnlyAsksNothing()
{
    const SilentServer server;
    m_session = server.session(std::chrono::seconds(2));
    makeMaildir(5);
    writeMail(QStringLiteral("asks"), "asks", asksDns);
    Parts quiet = parts();
    quiet.dns = DnsUse::OpenedOnly;
    for (int opening = 0; opening < 2; ++opening) {
        PlaceLoader loader(place(), quiet);
        Shown shown(loader);
        loader.start();
        QVERIFY(shown.waitForEnd());
        QVERIFY(shown.areAllJudged());
        QVERIFY(shown.changedIds.isEmpty());
    }
    QVERIFY(!server.wasAsked());

    // From the moment that DNS may be asked for all, such rows are judged again.
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    loader.start();
    QVERIFY(shown.waitForEnd());
    QVERIFY(server.wasAsked());
    QVERIFY(shown.areAllJudged());
}

void PlaceTest::anOpenedMessageBringsItsRowUpToDate()
{
    makeMaildir(5);
    Parts unknown = parts();
    unknown.account = accountOf({});
    PlaceLoader loader(place(), unknown);
    Shown shown(loader);
    loader.start();
    QVERIFY(shown.waitForEnd());

    const int id = shown.idOf(QStringLiteral("message 2"));
    const mailbox::Item item = mailbox::readMessage(shown.rows[id].location);
    QVERIFY(item);
    const auto account = accountOf(); // so that a difference is seen
    const check::Checked checked = m_session->checkFor(*account).run(item->octets, true, m_session->now()).result();
    loader.take(id, checked);
    QVERIFY(!loader.isRunning());
    QVERIFY(QTest::qWaitFor([&] { return shown.rows[id].summary.wayIn == verdict::Outcome::Confirmed; }));
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::processEvents();
    QCOMPARE(shown.finished.size(), 1);
    QCOMPARE(shown.changedIds, QList<int>{id});

    loader.take(4711, checked);
    loader.take(-1, checked);
    loader.take(id, nullptr);
    QVERIFY(QThreadPool::globalInstance()->waitForDone());

    PlaceLoader later(place(), unknown);
    Shown remembered(later);
    later.start();
    QVERIFY(remembered.waitForEnd());
    QCOMPARE(remembered.rows[remembered.idOf(QStringLiteral("message 2"))].summary.wayIn, verdict::Outcome::Confirmed);
}

void PlaceTest::cancelingIsPrompt()
{
    makeMaildir(3'000);
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    loader.start();
    QVERIFY(QTest::qWaitFor([&] { return !shown.rows.isEmpty(); }, 10'000));
    QElapsedTimer time;
    time.start();
    loader.cancel();
    QVERIFY(shown.waitForEnd());
    QVERIFY(time.elapsed() < 1'000);
    QCOMPARE(shown.finished.first()[0].toBool(), true);
    QVERIFY(!loader.isRunning());
    QVERIFY(shown.rows.size() < 3'000);
}

void PlaceTest::cancelingWhileDnsIsSlowIsPrompt()
{
    const SilentServer server;
    m_session = server.session(limits::dnsHard);
    makeMaildir(1);
    writeMail(QStringLiteral("slow"), "slow", asksDns);
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    loader.start();
    QVERIFY(QTest::qWaitFor([&] { return shown.rows.size() == 2; }));
    QElapsedTimer time;
    time.start();
    loader.cancel();
    QVERIFY(shown.waitForEnd());
    QVERIFY(time.elapsed() < 1'000);
    QVERIFY(!shown.areAllJudged());
}

void PlaceTest::startingAfterCancelingGivesEachRowOnce()
{
    makeMaildir(2'000);
    writeFile(path(QStringLiteral("mail/below/x.mbox")), mboxOf(QByteArrayList(500, "in a mailbox")));
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    for (int i = 0; i < 6; ++i) {
        loader.start();
        QTest::qWait(20 * i);
        loader.cancel();
        if (i % 2 == 0)
            QVERIFY(QTest::qWaitFor([&] { return !loader.isRunning(); }, 10'000));
    }
    QVERIFY(QTest::qWaitFor([&] { return !loader.isRunning(); }, 10'000));
    loader.start();
    QVERIFY(QTest::qWaitFor([&] { return !loader.isRunning(); }, 60'000));
    QCOMPARE(shown.finished.last()[0].toBool(), false);
    QCOMPARE(shown.present().size(), 2'500);
    QVERIFY(shown.areAllJudged());
    QCOMPARE(shown.subjects().count(QStringLiteral("in a mailbox")), 500);
    QStringList different = shown.subjects();
    different.removeDuplicates();
    QCOMPARE(different.size(), 2'001);

    PlaceLoader later(place(), parts());
    Shown remembered(later);
    later.start();
    QVERIFY(remembered.waitForEnd());
    QCOMPARE(remembered.subjects(), shown.subjects());
    QVERIFY(remembered.changedIds.isEmpty());
}

void PlaceTest::cancelingBeforeAnythingHappenedStillFinishes()
{
    makeMaildir(10);
    PlaceLoader loader(place(), parts());
    Shown shown(loader);
    loader.cancel(); // nothing to cancel
    loader.start();
    loader.cancel();
    QVERIFY(shown.waitForEnd());
    QCOMPARE(shown.finished.first()[0].toBool(), true);
    QVERIFY(!loader.isRunning());
    loader.start();
    QVERIFY(shown.waitForEnd(2));
    QCOMPARE(shown.rows.size(), 10);
}

void PlaceTest::destroyingIsPromptAndEndsAllSignals_data()
{
    QTest::addColumn<int>("after");
    for (const int after : {0, 1, 5, 20, 60, 150})
        QTest::addRow("after %d ms", after) << after;
}

void PlaceTest::destroyingIsPromptAndEndsAllSignals()
{
    QFETCH(int, after);
    const SilentServer server;
    m_session = server.session(std::chrono::seconds(1));
    makeMaildir(1'000);
    for (int i = 0; i < 50; ++i)
        writeMail(QStringLiteral("0 slow %1").arg(i), "slow", asksDns);
    auto loader = std::make_unique<PlaceLoader>(place(), parts());
    m_session.reset(); // the loader has the last one
    int signalsSeen = 0;
    connect(loader.get(), &PlaceLoader::rowsAdded, this, [&signalsSeen] { ++signalsSeen; });
    connect(loader.get(), &PlaceLoader::rowsChanged, this, [&signalsSeen] { ++signalsSeen; });
    connect(loader.get(), &PlaceLoader::finished, this, [&signalsSeen] { ++signalsSeen; });
    loader->start();
    QTest::qWait(after);
    signalsSeen = 0;
    loader.reset();
    QVERIFY(QThreadPool::globalInstance()->waitForDone(5'000));
    QCoreApplication::processEvents();
    QCOMPARE(signalsSeen, 0);
}

void PlaceTest::aListenerMayDestroyTheLoader()
{
    makeMaildir(500);
    auto *loader = new PlaceLoader(place(), parts());
    bool isGone = false;
    connect(loader, &QObject::destroyed, this, [&isGone] { isGone = true; });
    connect(loader, &PlaceLoader::rowsAdded, this, [&loader] { delete std::exchange(loader, nullptr); });
    loader->start();
    QVERIFY(QTest::qWaitFor([&isGone] { return isGone; }, 10'000));
}

void PlaceTest::aLargePlaceIsReadInBoundedBatches()
{
    constexpr int messages = 20'000;
    makeMaildir(messages);
    for (int opening = 0; opening < 2; ++opening) {
        QElapsedTimer time;
        time.start();
        PlaceLoader loader(place(), parts());
        Shown shown(loader);
        qint64 firstRows = -1;
        connect(&loader, &PlaceLoader::rowsAdded, &loader,
                [&] { firstRows = firstRows < 0 ? time.elapsed() : firstRows; });
        loader.start();
        QVERIFY(shown.waitForEnd());
        QCOMPARE(shown.rows.size(), messages);
        QVERIFY(*std::max_element(shown.batches.begin(), shown.batches.end()) <= 2'000);
        qInfo("opening %d: first rows after %lld ms, all of %d after %lld ms", opening + 1,
              static_cast<long long>(firstRows), messages, static_cast<long long>(time.elapsed()));
    }
}

QTEST_GUILESS_MAIN(PlaceTest)
#include "place_test.moc"
