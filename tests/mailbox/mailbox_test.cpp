// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/mailbox/mailbox.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace waxseal;
using namespace waxseal::mailbox;

namespace {

const QByteArray from("From anna@example.org Fri Jul  8 12:08:34 2011\n");
const QByteArray threeMessages =
    from + "Subject: a\n\n>From here\n\n" + from + "Content-Length: 5\n\nText\n\n" + from + "Subject: c\n\nText\n\n";

/// "Subject:" of each message, or the fault of what could not be read.
QStringList subjectsOf(Reader &reader)
{
    static constexpr const char *faults[] = {"NotFound", "NoPermission", "NotReadable",
                                             "Empty",    "NoMessages",   "NotAMessage"};
    QStringList subjects;
    while (const std::optional<Item> item = reader.next()) {
        if (!*item)
            subjects += QLatin1String(faults[static_cast<size_t>(item->error().fault)]);
        else
            subjects += QString::fromUtf8((*item)->octets.mid(9).split('\n').first());
    }
    return subjects;
}

} // namespace

class MailboxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFileIsAMessageOrAnMbox_data();
    void aFileIsAMessageOrAnMbox();
    void aMaildirGivesEveryFileOfCurAndNew();
    void aFolderGivesItsMailInOrder();
    void aFolderWithoutMailSaysSo();
    void linksToFoldersAreNotFollowed();
    void anErrorDoesNotStopWhatFollows();
    void aFileThatVanishesIsNotFound();
    void aFileThatChangesIsReadAsItIs();
    void aFileWithoutPermissionSaysSo();
    void whatIsNoFileSaysSo();
    void aFileNameNeedNotBeUtf8();
    void aNamedPipeIsReadAsItComes_data();
    void aNamedPipeIsReadAsItComes();
    void standardInputIsRead_data();
    void standardInputIsRead();
    void aFileWithoutALineEndStaysCheap_data();
    void aFileWithoutALineEndStaysCheap();
    void contentLengthsThatLeadNowhereStayCheap_data();
    void contentLengthsThatLeadNowhereStayCheap();
    void severalThreadsReadOneFolder();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &octets) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(octets), octets.size());
    }
    void writeMessage(const QString &name) const { write(name, "Subject: " + name.toUtf8() + "\n\nText\n"); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void MailboxTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void MailboxTest::aFileIsAMessageOrAnMbox_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<int>("messages");
    QTest::addColumn<qint64>("expected");
    const QByteArray message = "Subject: x\n\n\n" + from + "Subject: y\n";
    QTest::newRow("a message") << "x.eml" << message << 1 << qint64(1);
    QTest::newRow("a message by another name") << "x.txt" << message << 1 << qint64(-1);
    QTest::newRow("a message whose name says mbox") << "x.mbox" << message << 1 << qint64(-1);
    QTest::newRow("a message that starts with \"From \"") << "x.EML" << threeMessages << 1 << qint64(1);
    QTest::newRow("an mbox") << "x.mbox" << threeMessages << 3 << qint64(-1);
    QTest::newRow("an mbox by another name") << "Inbox" << threeMessages << 3 << qint64(-1);
}

void MailboxTest::aFileIsAMessageOrAnMbox()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, octets);
    QFETCH(int, messages);
    write(name, octets);
    const auto reader = open(path(name));
    QTEST(reader->expected(), "expected");
    for (int i = 0; i < messages; ++i) {
        const std::optional<Item> item = reader->next();
        QVERIFY(item && *item);
        QCOMPARE((*item)->file, path(name));
        QCOMPARE((*item)->index, i);
        QVERIFY((*item)->isWhole);
        QCOMPARE((*item)->size, (*item)->octets.size());
        if (messages == 1)
            QCOMPARE((*item)->octets, octets);
    }
    QVERIFY(!reader->next());
    QVERIFY(!reader->nextTask());
}

void MailboxTest::aMaildirGivesEveryFileOfCurAndNew()
{
    writeMessage(QStringLiteral("cur/1700000002.M2P7.host,S=9:2,S"));
    writeMessage(QStringLiteral("cur/1700000001.M1P7.host,S=9:2,RS"));
    writeMessage(QStringLiteral("new/1700000000.M3P7.host"));
    writeMessage(QStringLiteral("tmp/1700000003.M4P7.host"));
    writeMessage(QStringLiteral("cur/.nfs0001"));
    writeMessage(QStringLiteral("dovecot.eml"));
    const auto reader = open(m_folder->path());
    QCOMPARE(reader->expected(), 3);
    QCOMPARE(
        subjectsOf(*reader),
        (QStringList{QStringLiteral("cur/1700000001.M1P7.host,S=9:2,RS"),
                     QStringLiteral("cur/1700000002.M2P7.host,S=9:2,S"), QStringLiteral("new/1700000000.M3P7.host")}));

    writeMessage(QStringLiteral(".Sent.2011/cur/1"));
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral(".Sent.2011/new")));
    writeMessage(QStringLiteral(".cache/1.eml"));
    writeMessage(QStringLiteral("Work/new/2"));
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("Work/cur")));
    const QStringList subjects = subjectsOf(*open(m_folder->path() + u'/'));
    QCOMPARE(subjects.size(), 5);
    QCOMPARE(subjects.mid(3), (QStringList{QStringLiteral(".Sent.2011/cur/1"), QStringLiteral("Work/new/2")}));
}

void MailboxTest::aFolderGivesItsMailInOrder()
{
    writeMessage(QStringLiteral("b.eml"));
    writeMessage(QStringLiteral("A.EML"));
    writeMessage(QStringLiteral("notes.txt"));
    writeMessage(QStringLiteral(".hidden.eml"));
    writeMessage(QStringLiteral("README"));
    write(QStringLiteral("Inbox"), from + "Subject: inbox 1\n\nx\n\n" + from + "Subject: inbox 2\n\nx\n");
    write(QStringLiteral("Inbox.msf"), "// <!-- <mdb:mork:z v=\"1.4\"/> -->");
    write(QStringLiteral("Trash"), {});
    write(QStringLiteral("c.mbox"), from + "Subject: mbox\n\nx\n");
    write(QStringLiteral("d.mbx"), "Subject: a message in .mbx\n\nx\n");
    writeMessage(QStringLiteral("Inbox.sbd/deep/er/1.eml"));
    writeMessage(QStringLiteral("a/2.eml"));
    writeMessage(QStringLiteral(".git/3.eml"));
    const auto reader = open(m_folder->path());
    QCOMPARE(reader->expected(), -1);
    QCOMPARE(subjectsOf(*reader),
             (QStringList{QStringLiteral("A.EML"), QStringLiteral("inbox 1"), QStringLiteral("inbox 2"),
                          QStringLiteral("b.eml"), QStringLiteral("mbox"), QStringLiteral("a message in .mbx"),
                          QStringLiteral("Inbox.sbd/deep/er/1.eml"), QStringLiteral("a/2.eml")}));
}

void MailboxTest::aFolderWithoutMailSaysSo()
{
    QCOMPARE(subjectsOf(*open(m_folder->path())), QStringList{QStringLiteral("NoMessages")});
    writeMessage(QStringLiteral("README"));
    writeMessage(QStringLiteral("sub/notes.txt"));
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("a folder.eml")));
    const auto reader = open(m_folder->path());
    const std::optional<Item> item = reader->next();
    QVERIFY(item && !*item);
    QCOMPARE(item->error().fault, Fault::NoMessages);
    QCOMPARE(item->error().file, m_folder->path());
    QVERIFY(!reader->next());

    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("Maildir/cur")));
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("Maildir/new")));
    QCOMPARE(subjectsOf(*open(path(QStringLiteral("Maildir")))), QStringList{QStringLiteral("NoMessages")});
}

void MailboxTest::linksToFoldersAreNotFollowed()
{
    writeMessage(QStringLiteral("sub/1.eml"));
    QVERIFY(QFile::link(m_folder->path(), path(QStringLiteral("sub/up"))));
    QVERIFY(QFile::link(m_folder->path(), path(QStringLiteral("sub/up.eml"))));
    QVERIFY(QFile::link(path(QStringLiteral("sub/1.eml")), path(QStringLiteral("2.eml"))));
    QCOMPARE(subjectsOf(*open(m_folder->path())),
             (QStringList{QStringLiteral("sub/1.eml"), QStringLiteral("sub/1.eml")}));
    // The one that was asked for is.
    QVERIFY(QFile::link(path(QStringLiteral("sub")), path(QStringLiteral("link"))));
    QCOMPARE(subjectsOf(*open(path(QStringLiteral("link")))), QStringList{QStringLiteral("sub/1.eml")});
}

void MailboxTest::anErrorDoesNotStopWhatFollows()
{
    writeMessage(QStringLiteral("1.eml"));
    QVERIFY(QFile::link(path(QStringLiteral("nowhere")), path(QStringLiteral("2.eml"))));
    write(QStringLiteral("3.eml"), {});
    writeMessage(QStringLiteral("4.eml"));
    QVERIFY(QFile::link(path(QStringLiteral("nowhere")), path(QStringLiteral("5.mbox"))));
    write(QStringLiteral("6.mbox"), {});
    writeMessage(QStringLiteral("7.eml"));
    QCOMPARE(subjectsOf(*open(m_folder->path())),
             (QStringList{QStringLiteral("1.eml"), QStringLiteral("NotFound"), QStringLiteral("Empty"),
                          QStringLiteral("4.eml"), QStringLiteral("NotFound"), QStringLiteral("Empty"),
                          QStringLiteral("7.eml")}));
}

void MailboxTest::aFileThatVanishesIsNotFound()
{
    for (const char *name : {"1.eml", "2.eml", "3.mbox", "4.eml"})
        writeMessage(QLatin1String(name));
    const auto reader = open(m_folder->path());
    const std::optional<Task> first = reader->nextTask();
    for (const char *name : {"1.eml", "2.eml", "3.mbox"})
        QVERIFY(QFile::remove(path(QLatin1String(name))));
    QVERIFY(first);
    const Item item = (*first)();
    QVERIFY(!item);
    QCOMPARE(item.error().fault, Fault::NotFound);
    QCOMPARE(item.error().file, path(QStringLiteral("1.eml")));
    QVERIFY(!item.error().systemText.isEmpty());
    QCOMPARE(subjectsOf(*reader),
             (QStringList{QStringLiteral("NotFound"), QStringLiteral("NotFound"), QStringLiteral("4.eml")}));
}

void MailboxTest::aFileThatChangesIsReadAsItIs()
{
    const QString name = QStringLiteral("mbox");
    write(name, (from + "Subject: x\n\n" + QByteArray(1000, 'x') + "\n\n").repeated(10'000));
    const auto reader = open(path(name));
    QVERIFY(reader->next().value());
    QVERIFY(QFile::resize(path(name), 1'000'000));
    int messages = 1;
    while (const std::optional<Item> item = reader->next()) {
        QVERIFY(item->has_value());
        ++messages;
    }
    QVERIFY2(messages > 900 && messages < 1'000, qPrintable(QString::number(messages)));
}

void MailboxTest::aFileWithoutPermissionSaysSo()
{
    if (::geteuid() == 0)
        QSKIP("root may read every file");
    writeMessage(QStringLiteral("1.eml"));
    writeMessage(QStringLiteral("2.eml"));
    writeMessage(QStringLiteral("sub/3.eml"));
    QVERIFY(QFile::setPermissions(path(QStringLiteral("1.eml")), {}));
    QVERIFY(QFile::setPermissions(path(QStringLiteral("sub")), {}));
    QCOMPARE(subjectsOf(*open(m_folder->path())),
             (QStringList{QStringLiteral("NoPermission"), QStringLiteral("NoPermission"), QStringLiteral("2.eml")}));
    QVERIFY(QFile::setPermissions(path(QStringLiteral("sub")), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void MailboxTest::whatIsNoFileSaysSo()
{
    QCOMPARE(subjectsOf(*open(path(QStringLiteral("nothing")))), QStringList{QStringLiteral("NotFound")});
    QCOMPARE(subjectsOf(*open({})), QStringList{QStringLiteral("NotFound")});
    QCOMPARE(subjectsOf(*open(QStringLiteral("/dev/null"))), QStringList{QStringLiteral("NotAMessage")});
    write(QStringLiteral("file"), "x");
    QCOMPARE(subjectsOf(*open(path(QStringLiteral("file/1.eml")))), QStringList{QStringLiteral("NotFound")});

    Item item = readMessageFile(m_folder->path());
    QVERIFY(!item);
    QCOMPARE(item.error().fault, Fault::NotAMessage);
    // Nobody writes into this pipe, and nobody waits for it in a folder.
    QCOMPARE(::mkfifo(QFile::encodeName(path(QStringLiteral("pipe.eml"))).constData(), 0600), 0);
    item = readMessageFile(path(QStringLiteral("pipe.eml")));
    QVERIFY(!item);
    QCOMPARE(item.error().fault, Fault::NotAMessage);
    QCOMPARE(subjectsOf(*open(m_folder->path())), QStringList{QStringLiteral("NoMessages")});
}

void MailboxTest::aFileNameNeedNotBeUtf8()
{
    const QByteArray name = QFile::encodeName(path(QStringLiteral("gr"))) + "\xfc\xdf.eml";
    const int file = ::creat(name.constData(), 0600);
    if (file < 0)
        QSKIP("the file system wants UTF-8");
    QCOMPARE(::write(file, "Subject: latin1\n", 16), ssize_t(16));
    ::close(file);
    const QStringList subjects = subjectsOf(*open(m_folder->path()));
    ::unlink(name.constData()); // QTemporaryDir cannot
    QCOMPARE(subjects, QStringList{QStringLiteral("latin1")});
}

void MailboxTest::aNamedPipeIsReadAsItComes_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<qsizetype>("step");
    QTest::newRow("an mbox, octet by octet") << threeMessages << qsizetype(1);
    QTest::newRow("an mbox in sevens") << threeMessages << qsizetype(7);
    QTest::newRow("a large mbox") << threeMessages.repeated(20'000) << qsizetype(50'001);
    const QByteArray body = (threeMessages + '\n').repeated(10'000);
    const QByteArray framed = from + "Content-Length: " + QByteArray::number(body.size()) + "\n\n" + body + '\n';
    QTest::newRow("a large body framed by Content-Length") << framed.repeated(3) << qsizetype(50'001);
    QTest::newRow("a message") << QByteArray("Subject: x\n\nText\n") << qsizetype(5);
    QTest::newRow("nothing") << QByteArray() << qsizetype(1);
}

void MailboxTest::aNamedPipeIsReadAsItComes()
{
    QFETCH(QByteArray, octets);
    QFETCH(qsizetype, step);
    const QByteArray name = QFile::encodeName(path(QStringLiteral("pipe")));
    QCOMPARE(::mkfifo(name.constData(), 0600), 0);
    std::thread writer([&] {
        QFile file(path(QStringLiteral("pipe")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        for (qsizetype at = 0; at < octets.size(); at += step)
            file.write(octets.mid(at, step));
    });
    const auto fromPipe = open(path(QStringLiteral("pipe")));
    const auto fromMemory = openOctets(path(QStringLiteral("pipe")), octets);
    bool isSame = true;
    for (;;) {
        const std::optional<Item> a = fromPipe->next();
        const std::optional<Item> b = fromMemory->next();
        if (!a || !b) {
            isSame = isSame && !a && !b;
            break;
        }
        isSame = isSame && a->has_value() == b->has_value()
            && (*a ? (*a)->octets == (*b)->octets && (*a)->index == (*b)->index : a->error().fault == b->error().fault);
    }
    writer.join();
    QVERIFY(isSame);
}

void MailboxTest::standardInputIsRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("-") << "-";
    QTest::newRow("/dev/stdin") << "/dev/stdin";
}

void MailboxTest::standardInputIsRead()
{
    QFETCH(QString, name);
    write(QStringLiteral("mbox"), threeMessages);
    const int before = ::dup(STDIN_FILENO);
    QVERIFY(::freopen(QFile::encodeName(path(QStringLiteral("mbox"))).constData(), "r", stdin));
    const QStringList subjects = subjectsOf(*open(name));
    QVERIFY(::freopen(QFile::encodeName(m_folder->path()).constData(), "r", stdin));
    const QStringList ofAFolder = subjectsOf(*open(name));
    ::dup2(before, STDIN_FILENO);
    ::close(before);
    QCOMPARE(subjects.size(), 3);
    QCOMPARE(subjects.first(), QStringLiteral("a"));
    QCOMPARE(ofAFolder, QStringList{QStringLiteral("NotReadable")});
}

void MailboxTest::aFileWithoutALineEndStaysCheap_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("a message") << "x.eml" << QByteArray("Subject: x");
    QTest::newRow("a message by another name") << "x" << QByteArray("Subject: x");
    QTest::newRow("an mbox") << "x" << from;
    QTest::newRow("an mbox, in the body") << "x" << QByteArray(from + "Subject: x\n\n");
    QTest::newRow("an mbox, in its first line") << "x" << QByteArray("From ");
}

void MailboxTest::aFileWithoutALineEndStaysCheap()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, start);
    constexpr qint64 size = 200'000'000; // a sparse file
    write(name, start);
    QVERIFY(QFile::resize(path(name), size));
    QElapsedTimer timer;
    timer.start();
    const auto reader = open(path(name));
    const std::optional<Item> item = reader->next();
    QVERIFY(item);
    if (start == "From ") {
        QVERIFY(!*item);
        QCOMPARE(item->error().fault, Fault::Empty);
    } else {
        QVERIFY(item->has_value());
        QVERIFY(!(*item)->isWhole);
        QCOMPARE((*item)->octets.size(), limits::headerOctets);
        QCOMPARE((*item)->size, start.startsWith(from) ? size - from.size() : size);
    }
    QVERIFY(!reader->next());
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
}

void MailboxTest::contentLengthsThatLeadNowhereStayCheap_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("step");
    // Every message has 200 octets, so each of these leads into the middle of a line.
    QTest::newRow("always the same") << 8'000'050 << 0;
    QTest::newRow("growing") << 50 << 200;
    QTest::newRow("shrinking") << 20'000'050 << -200;
}

void MailboxTest::contentLengthsThatLeadNowhereStayCheap()
{
    QFETCH(int, first);
    QFETCH(int, step);
    constexpr int count = 100'000;
    QByteArray octets;
    for (int i = 0; i < count; ++i) {
        const QByteArray length = QByteArray::number(first + i * step).rightJustified(8, '0');
        octets += from + "Content-Length: " + length + "\n\n" + QByteArray(125, 'x') + "\n\n";
    }
    QCOMPARE(octets.size(), 200 * count);
    write(QStringLiteral("mbox"), octets);
    QElapsedTimer timer;
    timer.start();
    const auto reader = open(path(QStringLiteral("mbox")));
    int messages = 0;
    while (reader->next())
        ++messages;
    QCOMPARE(messages, count);
    // To move the octets read ahead for each message would take minutes.
    QVERIFY2(timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed())));
}

void MailboxTest::severalThreadsReadOneFolder()
{
    constexpr int count = 1'000;
    for (int i = 0; i < count; ++i)
        writeMessage(QStringLiteral("%1.eml").arg(i));
    std::unique_ptr<Reader> reader = open(m_folder->path());
    QCOMPARE(reader->expected(), count);
    std::vector<Task> tasks;
    while (std::optional<Task> task = reader->nextTask())
        tasks.push_back(std::move(*task));
    QCOMPARE(tasks.size(), size_t(count));
    reader.reset();

    std::atomic<size_t> next = 0;
    std::mutex mutex;
    QSet<QByteArray> seen;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (size_t at = next++; at < tasks.size(); at = next++) {
                const Item item = tasks[at]();
                const std::lock_guard lock(mutex);
                seen.insert(item ? item->octets : QByteArray());
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(seen.size(), count);
    QVERIFY(!seen.contains(QByteArray()));
}

QTEST_GUILESS_MAIN(MailboxTest)
#include "mailbox_test.moc"
