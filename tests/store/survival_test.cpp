// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "tests/store/sample.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>

#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace waxseal;
using kit::allRows;
using kit::at;
using kit::opened;
using store::Fault;

namespace {

const mailbox::Path place("/place");
constexpr int rowsOfFile = 40;
constexpr int filesOfTransaction = 10;

store::OwnProvider numbered(int number)
{
    store::OwnProvider own = kit::ownProvider();
    own.refused = {QByteArray::number(number)};
    return own;
}

/// Writes for ever, and says after each own provider that it is kept.
int writeForEver(const QString &folder)
{
    const auto store = opened(folder);
    for (int i = 0;; ++i) {
        std::vector<store::Store::FileRows> files;
        for (int j = 0; j < filesOfTransaction; ++j)
            files.push_back(kit::file("file" + QByteArray::number((i * filesOfTransaction + j) % 500), rowsOfFile, i));
        if (!store->keep(place, files) || !store->keepOwnProvider(QStringLiteral("main"), numbered(i)))
            return 1;
        std::printf("%d\n", i);
        std::fflush(stdout);
    }
}

/// Writes until the file may not grow any more. Exit status 0: the store called that a full disk, and still reads.
int writeToTheLimit(const QString &folder)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit most{2 * 1024 * 1024, 2 * 1024 * 1024};
    const auto store = opened(folder);
    if (!store->keepOwnProvider(QStringLiteral("main"), kit::ownProvider()) || ::setrlimit(RLIMIT_FSIZE, &most) != 0)
        return 2;
    for (int i = 0; i < 1'000; ++i) {
        const auto kept = store->keep(place, {kit::file("file" + QByteArray::number(i), 1'000, i)});
        if (kept)
            continue;
        const bool isReadable = allRows(*store, place).size() == size_t(i) * 1'000
            && store->ownProvider(QStringLiteral("main"))->value() == kit::ownProvider();
        std::printf("fault %d after %d files: %s\n", int(kept.error().fault), i, qPrintable(kept.error().systemText));
        return isReadable ? 10 + int(kept.error().fault) : 3;
    }
    return 4;
}

} // namespace

class SurvivalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKilledWriterLosesNothingThatWasKept();
    void aFullDiskIsCalledSoAndTheOldContentStays();
    void aFileThatMayNotGrowHarmsNothing();
    void aReadOnlyFolderIsCalledSo();
};

void SurvivalTest::aKilledWriterLosesNothingThatWasKept()
{
    const QTemporaryDir folder;
    int transactions = 0;
    for (int round = 0; round < 12; ++round) {
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), folder.path()});
        QVERIFY(writer.waitForReadyRead(30'000));
        QTest::qWait(7 * round);
        writer.kill();
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        const QByteArray said = writer.readAllStandardOutput();
        const QByteArray whole = said.left(said.lastIndexOf('\n')); // perhaps killed in the middle of a line
        const int last = whole.mid(whole.lastIndexOf('\n') + 1).toInt();
        transactions += last + 1;

        const auto store = opened(folder.path());
        QVERIFY(store->setAside().isEmpty());
        const auto own = store->ownProvider(QStringLiteral("main"));
        QVERIFY(own && *own);
        const int kept = (*own)->refused.constFirst().toInt();
        QVERIFY2(kept == last || kept == last + 1, qPrintable(QStringLiteral("%1 %2").arg(kept).arg(last)));
        QVERIFY(**own == numbered(kept));
        QHash<mailbox::Path, int> counts;
        for (const store::Row &row : allRows(*store, place))
            ++counts[row.location.path];
        QCOMPARE(counts.size() % filesOfTransaction, 0);
        QCOMPARE(store->files(place)->size(), counts.size());
        for (const int count : std::as_const(counts))
            QCOMPARE(count, rowsOfFile);
    }
    qInfo("%d transactions confirmed before a kill", transactions);
}

void SurvivalTest::aFullDiskIsCalledSoAndTheOldContentStays()
{
    const QTemporaryDir top;
    const QByteArray folder = QFile::encodeName(top.path());
    if (::mount("tmpfs", folder.constData(), "tmpfs", 0, "size=3m") != 0)
        QSKIP("needs leave to mount a small file system");
    const struct Unmount {
        QByteArray folder;
        ~Unmount() { ::umount2(folder.constData(), MNT_DETACH); }
    } unmount{folder};

    size_t files = 0;
    {
        const auto store = opened(top.path());
        QVERIFY(store->keepOwnProvider(QStringLiteral("main"), kit::ownProvider()));
        store::Result<store::Done> kept = store::Done{};
        for (; kept && files < 1'000; files += bool(kept))
            kept = store->keep(place, {kit::file("file" + QByteArray::number(files), 1'000, qint64(files))});
        QVERIFY(!kept);
        QCOMPARE(kept.error().fault, Fault::DiskFull);
        QVERIFY(files > 0);
        QCOMPARE(allRows(*store, place).size(), files * 1'000);
        QVERIFY(store->ownProvider(QStringLiteral("main"))->value() == kit::ownProvider());
    }
    QFile filler(top.filePath(QStringLiteral("filler")));
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(4096, 'x')) > 0) {
    }
    {
        const auto store = store::Store::open(top.path()); // no room even for SQLite's shared memory
        if (store)
            QCOMPARE(allRows(**store, place).size(), files * 1'000);
        else
            QCOMPARE(store.error().fault, Fault::DiskFull);
    }
    QVERIFY(filler.remove());
    const auto store = opened(top.path());
    QVERIFY(store->setAside().isEmpty());
    QCOMPARE(allRows(*store, place).size(), files * 1'000);
    QVERIFY(store->ownProvider(QStringLiteral("main"))->value() == kit::ownProvider());
    QVERIFY(store->visited(place, at(5)));
}

void SurvivalTest::aFileThatMayNotGrowHarmsNothing()
{
    const QTemporaryDir folder;
    QProcess writer;
    writer.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--limit"), folder.path()});
    QVERIFY(writer.waitForFinished(60'000));
    qInfo("%s", writer.readAllStandardOutput().trimmed().constData());
    QCOMPARE(writer.exitStatus(), QProcess::NormalExit);
    // A limit of the process and no full disk; SQLite's own words tell.
    QVERIFY(writer.exitCode() == 10 + int(Fault::DiskFull) || writer.exitCode() == 10 + int(Fault::Failed));
    const auto store = opened(folder.path());
    QVERIFY(store->setAside().isEmpty());
    QVERIFY(store->ownProvider(QStringLiteral("main"))->value() == kit::ownProvider());
    QCOMPARE(allRows(*store, place).size() % 1'000, size_t(0));
}

void SurvivalTest::aReadOnlyFolderIsCalledSo()
{
    const QTemporaryDir top;
    const QByteArray folder = QFile::encodeName(top.path());
    if (::mount("tmpfs", folder.constData(), "tmpfs", 0, "size=3m") != 0)
        QSKIP("needs leave to mount a small file system");
    const struct Unmount {
        QByteArray folder;
        ~Unmount() { ::umount2(folder.constData(), MNT_DETACH); }
    } unmount{folder};

    QVERIFY(opened(top.path())->visited(place, at(5)));
    QCOMPARE(::mount("tmpfs", folder.constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=3m"), 0);
    for (const char *path : {"", "/below"}) {
        const auto store = store::Store::open(top.path() + QString::fromLatin1(path));
        QVERIFY(!store);
        QCOMPARE(store.error().fault, Fault::NoPermission);
    }
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--write"))
        return writeForEver(arguments.value(2));
    if (arguments.value(1) == QStringLiteral("--limit"))
        return writeToTheLimit(arguments.value(2));
    SurvivalTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "survival_test.moc"
