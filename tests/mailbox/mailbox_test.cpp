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
    void aMessageIsReadAgainWhereItLies_data();
    void aMessageIsReadAgainWhereItLies();
    void ofAMailboxOfThousandsEachIsReadAgainAlone();
    void anMboxThatChangedHasNoMessageThere_data();
    void anMboxThatChangedHasNoMessageThere();
    void aMessageFileThatVanishedIsNotFound();
    void readingAgainNeedsPermissionToo();
    void theListGivesWhatOpenReads_data();
    void theListGivesWhatOpenReads();
    void theListTellsWhatChanged();
    void theListSaysWhatCannotBeRead();
    void aListOfManyFilesIsCheap();

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

namespace {

/// All messages and errors of a reader.
std::vector<Item> itemsOf(Reader &reader)
{
    std::vector<Item> items;
    while (std::optional<Item> item = reader.next())
        items.push_back(std::move(*item));
    return items;
}

bool isSame(const Message &a, const Message &b)
{
    return a.file == b.file && a.index == b.index && a.location == b.location && a.octets == b.octets
        && a.isWhole == b.isWhole && a.size == b.size;
}

} // namespace

void MailboxTest::aMessageIsReadAgainWhereItLies_data()
{
    const QByteArray crlf("From - Fri Jul  8 12:08:34 2011\r\n");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<int>("messages");
    QTest::newRow("a message") << "x.eml" << QByteArray("Subject: x\n\nText\n") << 1;
    QTest::newRow("a message that starts with \"From \"") << "x.eml" << threeMessages << 1;
    QTest::newRow("a message in a file named mbox") << "x.mbox" << QByteArray("Subject: x\n\nText\n") << 1;
    QTest::newRow("an mbox, quoted and framed") << "x.mbox" << threeMessages << 3;
    QTest::newRow("lines that end in CRLF")
        << "Inbox" << crlf + "Subject: a\r\n\r\nText\r\n\r\n" + crlf + "Subject: b\r\n\r\n>From here\r\n"
        << 2;
    QTest::newRow("a message without a body in the middle")
        << "x.mbox" << from + "Subject: a\n\n" + from + "Subject: b\n"
        << 2;
    QTest::newRow("a frame with nothing in it")
        << "x.mbox" << from + "Content-Length: 0\nSubject: a\n\n\n" + from + "Subject: b\n\nText\n"
        << 2;
    QTest::newRow("a frame around a \"From \" line") << "x.mbox"
                                                     << from + "Content-Length: " + QByteArray::number(from.size() + 1)
            + "\n\n\n" + from + "\n" + from + "Subject: b\n"
                                                     << 2;
    QTest::newRow("a message larger than its limit")
        << "x.mbox"
        << from + "Subject: a\n\n" + QByteArray(limits::messageOctets, 'a') + "\n\n" + from + "Subject: b\n\nText\n"
        << 2;
}

void MailboxTest::aMessageIsReadAgainWhereItLies()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, octets);
    write(name, octets);
    const std::vector<Item> items = itemsOf(*open(path(name)));
    QTEST(int(items.size()), "messages");
    for (auto item = items.rbegin(); item != items.rend(); ++item) {
        QVERIFY(*item);
        QCOMPARE((*item)->location.path, QFile::encodeName(path(name)));
        QCOMPARE((*item)->location.index, (*item)->index);
        const Item again = readMessage((*item)->location);
        QVERIFY(again);
        QVERIFY(isSame(*again, **item));
    }
}

void MailboxTest::ofAMailboxOfThousandsEachIsReadAgainAlone()
{
    constexpr int messages = 5'000;
    QByteArray octets;
    for (int i = 0; i < messages; ++i) {
        const QByteArray body = "Text " + QByteArray(i % 700, 'x') + "\n>From here\n";
        octets += from + (i % 3 == 0 ? "Content-Length: " + QByteArray::number(body.size()) + '\n' : QByteArray())
            + "Subject: " + QByteArray::number(i) + "\n\n" + body + '\n';
    }
    write(QStringLiteral("x.mbox"), octets);
    const std::vector<Item> items = itemsOf(*open(path(QStringLiteral("x.mbox"))));
    QCOMPARE(items.size(), size_t(messages));
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < messages; ++i) {
        const Item &item = items[size_t((i * 3001) % messages)];
        const Item again = readMessage(item->location);
        QVERIFY(again && isSame(*again, *item));
    }
    QVERIFY(time.elapsed() < 5'000); // reading what lies before each would take minutes
}

void MailboxTest::anMboxThatChangedHasNoMessageThere_data()
{
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("emptied") << QByteArray("");
    QTest::newRow("cut off before it") << threeMessages.first(60);
    QTest::newRow("cut off within its \"From \" line") << threeMessages.first(threeMessages.lastIndexOf(from) + 20);
    QTest::newRow("shorter by one octet") << threeMessages.sliced(1);
    QTest::newRow("longer by one line") << "From x\n" + threeMessages;
    QTest::newRow("not after an empty line")
        << QByteArray(threeMessages.lastIndexOf(from) - 1, 'x') + "\n" + from + "Subject: c\n";
    QTest::newRow("a line of the text") << QByteArray(threeMessages.lastIndexOf(from) - 2, 'x') + "\n\nFrom here on\n";
}

void MailboxTest::anMboxThatChangedHasNoMessageThere()
{
    QFETCH(QByteArray, after);
    const QString name = QStringLiteral("x.mbox");
    write(name, threeMessages);
    const std::vector<Item> items = itemsOf(*open(path(name)));
    QCOMPARE(items.size(), size_t(3));
    write(name, after);
    const Item again = readMessage(items[2]->location);
    QVERIFY(!again);
    QCOMPARE(again.error().fault, Fault::NotFound);
    QCOMPARE(again.error().file, path(name));
    QCOMPARE(again.error().location, items[2]->location);

    Location odd = items[1]->location;
    odd.offset = -1;
    QCOMPARE(readMessage(odd).error().fault, Fault::NotFound);
}

void MailboxTest::aMessageFileThatVanishedIsNotFound()
{
    for (const QString &name : {QStringLiteral("x.eml"), QStringLiteral("x.mbox")}) {
        write(name, threeMessages);
        const std::optional<Item> item = open(path(name))->next();
        QVERIFY(item && *item);
        QVERIFY(QFile::remove(path(name)));
        QCOMPARE(readMessage((*item)->location).error().fault, Fault::NotFound);
        QVERIFY(QDir().mkdir(path(name)));
        QCOMPARE(readMessage((*item)->location).error().fault, Fault::NotAMessage);
        QVERIFY(QDir().rmdir(path(name)));
    }
}

void MailboxTest::readingAgainNeedsPermissionToo()
{
    if (::geteuid() == 0)
        QSKIP("root may read everything");
    write(QStringLiteral("x.mbox"), threeMessages);
    const std::vector<Item> items = itemsOf(*open(path(QStringLiteral("x.mbox"))));
    QVERIFY(QFile::setPermissions(path(QStringLiteral("x.mbox")), {}));
    const Item again = readMessage(items[1]->location);
    QCOMPARE(again.error().fault, Fault::NoPermission);
    QCOMPARE(again.error().index, 1);
    QCOMPARE((*listFiles(items[1]->location.path)->next()).error().fault, Fault::NoPermission);
}

void MailboxTest::theListGivesWhatOpenReads_data()
{
    QTest::addColumn<QString>("place");
    QTest::newRow("a folder") << "";
    QTest::newRow("a Maildir") << "Maildir";
    QTest::newRow("an mbox") << "a.mbox";
    QTest::newRow("a message") << "b.eml";
    QTest::newRow("a message by another name") << "e.txt";
    QTest::newRow("an empty folder") << "empty";
    QTest::newRow("nothing") << "nowhere";
    QTest::newRow("no UTF-8") << "Maildir/cur";
}

void MailboxTest::theListGivesWhatOpenReads()
{
    QFETCH(QString, place);
    write(QStringLiteral("a.mbox"), threeMessages);
    write(QStringLiteral("b.eml"), threeMessages);
    write(QStringLiteral("Inbox"), threeMessages);
    write(QStringLiteral("README"), "Read me");
    write(QStringLiteral("c.mbx"), "Subject: x\n\nText\n");
    write(QStringLiteral("e.txt"), "Subject: x\n\nText\n");
    write(QStringLiteral("below/d.eml"), "");
    writeMessage(QStringLiteral("Maildir/cur/1.host:2,S"));
    writeMessage(QStringLiteral("Maildir/new/2.host"));
    writeMessage(QStringLiteral("Maildir/.Sent/cur/3.host"));
    QVERIFY(QDir().mkpath(path(QStringLiteral("Maildir/.Sent/new"))));
    QVERIFY(QDir().mkpath(path(QStringLiteral("empty"))));
    const QByteArray odd = QFile::encodeName(path(QStringLiteral("Maildir/cur/"))) + "\xff\xfe.eml";
    const int file = ::open(odd.constData(), O_WRONLY | O_CREAT, 0600);
    QCOMPARE(::write(file, "Subject: x\n", 11), ssize_t(11));
    QCOMPARE(::close(file), 0);

    const std::vector<Item> expected = itemsOf(*open(path(place)));
    std::vector<Item> items;
    const auto list = listFiles(QFile::encodeName(path(place)));
    while (const auto entry = list->next()) {
        if (!*entry) {
            items.push_back(failure(entry->error()));
            continue;
        }
        QVERIFY((*entry)->stamp.size >= 0 && (*entry)->stamp.inode != 0);
        for (Item &item : itemsOf(*openFile(**entry))) {
            QCOMPARE((item ? item->location : item.error().location).path, (*entry)->path);
            QVERIFY(!item || item->location.isInMbox == (*entry)->isMbox);
            QVERIFY(!item || isSame(readMessage(item->location).value(), *item));
            items.push_back(std::move(item));
        }
    }
    QVERIFY(!expected.empty());
    QCOMPARE(items.size(), expected.size());
    for (size_t i = 0; i < items.size(); ++i) {
        QCOMPARE(items[i].has_value(), expected[i].has_value());
        if (items[i]) {
            QVERIFY(isSame(*items[i], *expected[i]));
        } else {
            QCOMPARE(items[i].error().fault, expected[i].error().fault);
            QCOMPARE(items[i].error().file, expected[i].error().file);
        }
    }
    QCOMPARE(::unlink(odd.constData()), 0); // QTemporaryDir cannot
}

void MailboxTest::theListTellsWhatChanged()
{
    writeMessage(QStringLiteral("a.eml"));
    write(QStringLiteral("b.mbox"), threeMessages);
    const auto stamps = [this] {
        std::vector<Stamp> result;
        const auto list = listFiles(QFile::encodeName(m_folder->path()));
        while (const auto entry = list->next())
            result.push_back((*entry)->stamp);
        return result;
    };
    const std::vector<Stamp> first = stamps();
    QCOMPARE(first.size(), size_t(2));
    QCOMPARE(first[1].size, threeMessages.size());
    QCOMPARE(stamps(), first);

    QVERIFY(QFile::rename(path(QStringLiteral("a.eml")), path(QStringLiteral("old"))));
    writeMessage(QStringLiteral("a.eml"));
    const std::vector<Stamp> replaced = stamps();
    QVERIFY(replaced[0].inode != first[0].inode);
    QCOMPARE(replaced[1], first[1]);

    QFile file(path(QStringLiteral("b.mbox")));
    QVERIFY(file.open(QIODevice::Append));
    QCOMPARE(file.write("\n"), 1);
    file.close();
    QVERIFY(stamps()[1] != first[1]);
}

void MailboxTest::theListSaysWhatCannotBeRead()
{
    QCOMPARE((*listFiles("/dev/null")->next()).error().fault, Fault::NotAMessage);
    QCOMPARE((*listFiles("-")->next()).error().fault, Fault::NotAMessage);
    const QByteArray pipe = QFile::encodeName(path(QStringLiteral("pipe")));
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    QCOMPARE((*listFiles(pipe)->next()).error().fault, Fault::NotAMessage);

    writeMessage(QStringLiteral("a/a.eml"));
    writeMessage(QStringLiteral("b/b.eml"));
    QVERIFY(QFile::link(path(QStringLiteral("nowhere")), path(QStringLiteral("a/b.eml"))));
    const auto list = listFiles(QFile::encodeName(m_folder->path()));
    QVERIFY(*list->next());
    auto entry = list->next();
    QVERIFY(entry && !*entry);
    QCOMPARE(entry->error().fault, Fault::NotFound);
    QVERIFY(*list->next());
    QVERIFY(!list->next());

    if (::geteuid() == 0)
        QSKIP("root may list everything");
    QVERIFY(QFile::setPermissions(path(QStringLiteral("a")), {}));
    const auto closed = listFiles(QFile::encodeName(m_folder->path()));
    entry = closed->next();
    QVERIFY(entry && !*entry);
    QCOMPARE(entry->error().fault, Fault::NoPermission);
    QVERIFY(*closed->next());
    QVERIFY(!closed->next());
    QVERIFY(QFile::setPermissions(path(QStringLiteral("a")), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void MailboxTest::aListOfManyFilesIsCheap()
{
    constexpr int files = 20'000;
    QVERIFY(QDir().mkpath(path(QStringLiteral("new"))));
    QVERIFY(QDir().mkpath(path(QStringLiteral("cur"))));
    const QByteArray folder = QFile::encodeName(path(QStringLiteral("cur/")));
    for (int i = 0; i < files; ++i) {
        const int file = ::open((folder + QByteArray::number(i)).constData(), O_WRONLY | O_CREAT, 0600);
        QVERIFY(file >= 0);
        ::close(file);
    }
    QElapsedTimer time;
    time.start();
    const auto list = listFiles(QFile::encodeName(m_folder->path()));
    int seen = 0;
    while (const auto entry = list->next())
        seen += entry->has_value();
    QCOMPARE(seen, files);
    qInfo("%d files listed in %lld ms", files, static_cast<long long>(time.elapsed()));
    QVERIFY(time.elapsed() < 2'000);
}

QTEST_GUILESS_MAIN(MailboxTest)
#include "mailbox_test.moc"
