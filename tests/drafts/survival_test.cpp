// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/drafts/draft_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>

#include <sys/mount.h>
#include <sys/resource.h>

using namespace waxseal;
using namespace waxseal::drafts;
using compose::Draft;

namespace {

const std::atomic_bool go = false;
constexpr int rounds = 30;

/// Some hundred kilobytes in which each line says the number, so that a mixture of two states would show.
Draft numbered(int number)
{
    Draft draft;
    draft.subject = QString::number(number);
    draft.recipients = {{compose::Field::To, QString::number(number) + QStringLiteral("@b.example")}};
    draft.text = QStringLiteral("line of %1\n").arg(number).repeated(10'000 + number % 7 * 1'000);
    return draft;
}

/// The number of a whole state, or -1.
int numberOf(Draft draft)
{
    draft.attachments.clear();
    bool isNumber = false;
    const int number = draft.subject.toInt(&isNumber);
    return isNumber && draft == numbered(number) ? number : -1;
}

/// Saves for ever, and says after each state that it is kept. Between, attachments come and go.
int saveForEver(const QString &folder, const QString &id, const QString &file)
{
    auto opened = DraftFolder(folder).open(id);
    if (!opened)
        return 1;
    const int first = numberOf(opened->draft) + 1;
    std::vector<compose::Attachment> attachments = opened->draft.attachments;
    for (int i = first;; ++i) {
        if (i % 3 == 0) {
            const auto attached = opened->open->attach(file, go);
            if (!attached)
                return 2;
            attachments.push_back(*attached);
        }
        if (attachments.size() > 3) {
            if (!opened->open->detach(attachments.front()))
                return 3;
            attachments.erase(attachments.begin());
        }
        Draft draft = numbered(i);
        draft.attachments = attachments;
        if (!opened->open->save(draft))
            return 4;
        std::printf("%d\n", i);
        std::fflush(stdout);
    }
}

/// Saves a larger and larger draft until the file may not grow any more. Exit status 0: that was called a full disk.
int saveToTheLimit(const QString &folder, const QString &id)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit most{512 * 1024, 512 * 1024};
    auto opened = DraftFolder(folder).open(id);
    if (!opened || ::setrlimit(RLIMIT_FSIZE, &most) != 0)
        return 2;
    Draft draft = numbered(0);
    for (int i = 0; i < 100; ++i) {
        const auto saved = opened->open->save(draft);
        if (!saved)
            return saved.error().fault == Fault::DiskFull ? 0 : 3;
        draft.text += QString(100'000, u'x');
    }
    return 4;
}

struct SmallDisk {
    QTemporaryDir top;
    bool isMounted =
        ::mount("tmpfs", QFile::encodeName(top.path()).constData(), "tmpfs", 0, "size=3m,nr_inodes=100") == 0;
    ~SmallDisk()
    {
        if (isMounted)
            ::umount2(QFile::encodeName(top.path()).constData(), MNT_DETACH);
    }
};

} // namespace

class SurvivalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKilledProgramLosesNothingThatWasSaved();
    void aLivingProgramKeepsItsDraft();
    void aFullDiskIsCalledSoAndTheLastStateStays();
    void aFileThatMayNotGrowIsAFullDisk();
    void aReadOnlyDiskIsCalledSo();
};

void SurvivalTest::aKilledProgramLosesNothingThatWasSaved()
{
    const QTemporaryDir top;
    const QString folder = top.filePath(QStringLiteral("drafts"));
    const QByteArray octets(200'000, 'a');
    QFile file(top.filePath(QStringLiteral("a.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(octets) == octets.size() && file.flush());
    QString id;
    {
        const auto open = DraftFolder(folder).create().value();
        QVERIFY(open->save(numbered(0)));
        id = open->id();
    }
    int confirmed = 0;
    int newer = 0;
    for (int round = 0; round < rounds; ++round) {
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--save"), folder, id, file.fileName()});
        QVERIFY(writer.waitForReadyRead(30'000));
        QTest::qWait(int(QRandomGenerator::global()->bounded(40)));
        writer.kill();
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        const QByteArray said = writer.readAllStandardOutput();
        const QByteArray whole = said.left(said.lastIndexOf('\n')); // perhaps killed in the middle of a line
        const int last = whole.mid(whole.lastIndexOf('\n') + 1).toInt();

        const auto list = DraftFolder(folder).list();
        QVERIFY(list && list->size() == 1 && !list->front().isOpen);
        const auto opened = DraftFolder(folder).open(id); // the dead one's lock is gone
        QVERIFY(opened);
        const int number = numberOf(opened->draft);
        QVERIFY2(number == last || number == last + 1, qPrintable(QStringLiteral("%1 %2").arg(number).arg(last)));
        newer += number > last;
        for (const compose::Attachment &attachment : opened->draft.attachments) {
            QFile copy(attachment.file);
            QVERIFY(copy.open(QIODevice::ReadOnly));
            QVERIFY(copy.readAll() == octets);
        }
        // Nothing is left but the state and its attachments.
        QCOMPARE(QDir(folder + u'/' + id).entryList(QDir::Files).size(),
                 qsizetype(opened->draft.attachments.size()) + 1);
        confirmed = last;
    }
    qInfo("%d states confirmed in %d rounds, %d times the next one was there too", confirmed, rounds, newer);
}

void SurvivalTest::aLivingProgramKeepsItsDraft()
{
    const QTemporaryDir top;
    QString id;
    {
        const auto open = DraftFolder(top.path()).create().value();
        QVERIFY(open->save(numbered(0)));
        id = open->id();
    }
    QProcess writer;
    writer.start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("--save"), top.path(), id, QCoreApplication::applicationFilePath()});
    QVERIFY(writer.waitForReadyRead(30'000));
    QVERIFY(DraftFolder(top.path()).list()->front().isOpen);
    const auto opened = DraftFolder(top.path()).open(id);
    QVERIFY(!opened && opened.error().fault == Fault::InUse);
    writer.kill();
    QVERIFY(writer.waitForFinished());
    QVERIFY(DraftFolder(top.path()).open(id));
}

void SurvivalTest::aFullDiskIsCalledSoAndTheLastStateStays()
{
    const SmallDisk disk;
    if (!disk.isMounted)
        QSKIP("needs leave to mount a small file system");
    const DraftFolder drafts(disk.top.filePath(QStringLiteral("drafts")));
    auto open = drafts.create().value();
    QVERIFY(open->save(numbered(1)));
    Draft large = numbered(2);
    large.text = QString(1'900'000, QChar(0x6f22)); // three octets each
    const auto saved = open->save(large);
    QVERIFY(!saved && saved.error().fault == Fault::DiskFull);
    QVERIFY(!saved.error().systemText.isEmpty());
    QVERIFY(open->save(numbered(3))); // what was begun takes no room
    QTemporaryDir elsewhere;
    QFile file(elsewhere.filePath(QStringLiteral("a")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(10'000'000));
    QVERIFY(open->attach(file.fileName(), go).error().fault == Fault::DiskFull);

    QFile filler(disk.top.filePath(QStringLiteral("filler")));
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(4096, 'x')) > 0) {
    }
    QVERIFY(open->save(numbered(4)).error().fault == Fault::DiskFull);
    const QString id = open->id();
    open.reset();
    QCOMPARE(drafts.list()->size(), size_t(1));
    QVERIFY(drafts.create()); // a folder may still fit, and its lock needs no room
    auto opened = drafts.open(id);
    QVERIFY(opened);
    QCOMPARE(numberOf(opened->draft), 3);
    QVERIFY(filler.remove());
    QVERIFY(opened->open->save(numbered(5)));
    opened->open.reset();
    QCOMPARE(numberOf(drafts.open(id)->draft), 5);

    // And without a name left.
    for (int i = 0;; ++i) {
        QFile next(disk.top.filePath(QString::number(i)));
        if (!next.open(QIODevice::WriteOnly))
            break;
    }
    const auto created = drafts.create();
    QVERIFY(!created && created.error().fault == Fault::DiskFull);
}

void SurvivalTest::aFileThatMayNotGrowIsAFullDisk()
{
    const QTemporaryDir top;
    QString id;
    {
        const auto open = DraftFolder(top.path()).create().value();
        QVERIFY(open->save(numbered(0)));
        id = open->id();
    }
    QProcess writer;
    writer.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--limit"), top.path(), id});
    QVERIFY(writer.waitForFinished(60'000));
    QCOMPARE(writer.exitStatus(), QProcess::NormalExit);
    QCOMPARE(writer.exitCode(), 0);
    const auto opened = DraftFolder(top.path()).open(id);
    QVERIFY(opened);
    QVERIFY(opened->draft.text.startsWith(numbered(0).text));
    QCOMPARE(QDir(top.filePath(id)).entryList(QDir::Files), QStringList{QStringLiteral("draft.json")});
}

void SurvivalTest::aReadOnlyDiskIsCalledSo()
{
    const SmallDisk disk;
    if (!disk.isMounted)
        QSKIP("needs leave to mount a small file system");
    const DraftFolder drafts(disk.top.filePath(QStringLiteral("drafts")));
    QString id;
    {
        const auto open = drafts.create().value();
        QVERIFY(open->save(numbered(1)));
        id = open->id();
    }
    QCOMPARE(
        ::mount("tmpfs", QFile::encodeName(disk.top.path()).constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=3m"),
        0);
    QCOMPARE(drafts.list()->size(), size_t(1));
    QVERIFY(drafts.create().error().fault == Fault::CannotWrite);
    const auto opened = drafts.open(id);
    QVERIFY(opened);
    QCOMPARE(numberOf(opened->draft), 1);
    QVERIFY(opened->open->save(numbered(2)).error().fault == Fault::CannotWrite);
    QVERIFY(opened->open->discard().error().fault == Fault::CannotWrite);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--save"))
        return saveForEver(arguments.value(2), arguments.value(3), arguments.value(4));
    if (arguments.value(1) == QStringLiteral("--limit"))
        return saveToTheLimit(arguments.value(2), arguments.value(3));
    SurvivalTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "survival_test.moc"
