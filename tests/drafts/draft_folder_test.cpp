// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/drafts/draft_folder.h"

#include "core/base/limits.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

#include <thread>

using namespace waxseal;
using namespace waxseal::drafts;
using compose::Draft;

namespace {

const std::atomic_bool go = false;

QString u(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

Draft draftWith(const QString &subject)
{
    Draft draft;
    draft.subject = subject;
    draft.recipients = {{compose::Field::To, u("Änn <a@b.example>")}, {compose::Field::Bcc, u("c@d.exam")}};
    draft.text = u("Hello\n");
    return draft;
}

QString written(const QString &file, const QByteArray &octets)
{
    QFile output(file);
    if (!output.open(QIODevice::WriteOnly) || output.write(octets) != octets.size())
        qFatal("cannot write");
    return file;
}

QByteArray contentOf(const QString &file)
{
    QFile input(file);
    return input.open(QIODevice::ReadOnly) ? input.readAll() : QByteArray("not there");
}

/// A draft's folder from outside, without its lock.
struct Place {
    QTemporaryDir top;
    QString folder = top.filePath(u("below/drafts"));
    DraftFolder drafts{folder};

    QString path(const QString &id, const char *name = "") const { return folder + u'/' + id + u'/' + u(name); }
    QStringList names(const QString &id) const
    {
        return QDir(path(id)).entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    /// A saved draft that nobody has open.
    QString saved(const Draft &draft) const
    {
        const auto open = drafts.create().value();
        if (!open->save(draft))
            qFatal("cannot save");
        return open->id();
    }
};

} // namespace

class DraftFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyPlaceHasNoDrafts();
    void aSavedDraftIsListedAndOpenedAgain();
    void theLatestComesFirst();
    void nobodyElseReadsADraft();
    void anOpenDraftIsInUse();
    void attachmentsAreCopiedAndComeBack();
    void aDetachedCopyStaysUntilTheNextState();
    void attachmentsHaveALimitTogether();
    void aCopyCanBeCancelled();
    void whatIsNoFileIsNotAttached();
    void aForeignFileIsNotAnAttachment();
    void copiesWithoutAStateAreRemoved();
    void damagedDraftsStayInSight_data();
    void damagedDraftsStayInSight();
    void symbolicLinksAreNotFollowed();
    void aDiscardedDraftLeavesNothing();
    void leftoversOfACrashAreRemoved();
    void anIdIsNeverAPath_data();
    void anIdIsNeverAPath();
    void tooLargeADraftIsRefusedAndTheOldOneStays();
    void savingDoesNotWaitForACopy();
};

void DraftFolderTest::anEmptyPlaceHasNoDrafts()
{
    const Place place;
    QVERIFY(place.drafts.list().value().empty());
    QVERIFY(!QDir(place.folder).exists());
    const auto open = place.drafts.create().value();
    QVERIFY(place.drafts.list().value().empty()); // never saved
}

void DraftFolderTest::aSavedDraftIsListedAndOpenedAgain()
{
    const Place place;
    const QString id = place.saved(draftWith(u("Grüße")));
    const auto list = place.drafts.list().value();
    QCOMPARE(list.size(), size_t(1));
    QCOMPARE(list[0].id, id);
    QCOMPARE(list[0].subject, u("Grüße"));
    QCOMPARE(list[0].firstRecipient, u("Änn <a@b.example>"));
    QVERIFY(!list[0].isOpen);
    const auto age = std::chrono::system_clock::now() - list[0].changed;
    QVERIFY(age < std::chrono::minutes(1) && age > -std::chrono::minutes(1));

    auto opened = place.drafts.open(id);
    QVERIFY(opened);
    QVERIFY(opened->draft == draftWith(u("Grüße")));
    QCOMPARE(opened->open->id(), id);
    QVERIFY(opened->open->save(draftWith(u("two"))));
    opened->open.reset();
    QCOMPARE(place.drafts.open(id)->draft.subject, u("two"));
    QCOMPARE(place.names(id), QStringList{u("draft.json")});
}

void DraftFolderTest::theLatestComesFirst()
{
    const Place place;
    const QString a = place.saved(draftWith(u("a")));
    const QString b = place.saved(draftWith(u("b")));
    const auto changed = [&](const QString &id, time_t seconds) {
        const timespec times[2] = {{seconds, 0}, {seconds, 0}};
        QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(place.path(id, "draft.json")).constData(), times, 0), 0);
    };
    changed(a, 2'000'000'000);
    changed(b, 1'900'000'000);
    QCOMPARE(place.drafts.list()->front().id, a);
    QVERIFY(place.drafts.list()->front().changed == std::chrono::sys_seconds(std::chrono::seconds(2'000'000'000)));
    changed(b, 2'100'000'000);
    QCOMPARE(place.drafts.list()->front().id, b);
}

void DraftFolderTest::nobodyElseReadsADraft()
{
    const Place place;
    const QString id = place.saved(draftWith(u("x")));
    const auto modeOf = [](const QString &path) {
        struct stat status { };
        return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777 : 0;
    };
    QCOMPARE(modeOf(place.folder), 0700u);
    QCOMPARE(modeOf(place.path(id)), 0700u);
    QCOMPARE(modeOf(place.path(id, "draft.json")), 0600u);
}

void DraftFolderTest::anOpenDraftIsInUse()
{
    const Place place;
    const QString id = place.saved(draftWith(u("x")));
    auto first = place.drafts.open(id);
    QVERIFY(first);
    QVERIFY(place.drafts.list()->front().isOpen);
    const auto second = DraftFolder(place.folder).open(id);
    QVERIFY(!second);
    QVERIFY(second.error().fault == Fault::InUse);
    first->open.reset();
    QVERIFY(!place.drafts.list()->front().isOpen);
    QVERIFY(place.drafts.open(id));
}

void DraftFolderTest::attachmentsAreCopiedAndComeBack()
{
    const Place place;
    const QByteArray octets = QByteArray("\0\r\n\xff", 4).repeated(300'000);
    const QString file = written(place.top.filePath(u("Grüße 1.pdf")), octets);
    auto open = place.drafts.create().value();
    const auto attached = open->attach(file, go);
    QVERIFY(attached);
    QCOMPARE(attached->name, u("Grüße 1.pdf"));
    QCOMPARE(attached->type, QByteArray("application/pdf"));
    QCOMPARE(attached->size, octets.size());
    QVERIFY(attached->file.startsWith(place.path(open->id())));
    QVERIFY(QFile::remove(file));
    QCOMPARE(contentOf(attached->file), octets);

    Draft draft = draftWith(u("x"));
    draft.attachments = {*attached};
    QVERIFY(open->save(draft));
    const QString id = open->id();
    open.reset();
    // No path stands in the state, so that the folder can be moved, and nothing outside can be named.
    QVERIFY(!contentOf(place.path(id, "draft.json")).contains(place.top.path().toUtf8()));
    const auto again = place.drafts.open(id);
    QVERIFY(again->draft == draft);
    QCOMPARE(contentOf(again->draft.attachments[0].file), octets);

    QVERIFY(QFile::remove(again->draft.attachments[0].file));
    const_cast<DraftFolder::Opened &>(*again).open.reset();
    const auto without = place.drafts.open(id);
    QVERIFY(without->draft.attachments[0].file.isEmpty()); // named, and said to be missing
    QCOMPARE(without->draft.attachments[0].name, u("Grüße 1.pdf"));
    QVERIFY(without->open->save(without->draft));
}

void DraftFolderTest::aDetachedCopyStaysUntilTheNextState()
{
    const Place place;
    const auto open = place.drafts.create().value();
    const auto attached = open->attach(written(place.top.filePath(u("a.txt")), "abc"), go).value();
    Draft draft = draftWith(u("x"));
    draft.attachments = {attached};
    QVERIFY(open->save(draft));
    QVERIFY(open->detach(attached));
    QCOMPARE(contentOf(attached.file), QByteArray("abc"));
    QVERIFY(open->save(draft)); // taken back
    QCOMPARE(contentOf(attached.file), QByteArray("abc"));
    QVERIFY(open->detach(attached));
    draft.attachments.clear();
    QVERIFY(open->save(draft));
    QVERIFY(!QFile::exists(attached.file));
    QVERIFY(open->detach(attached)); // twice is nothing
    QVERIFY(open->detach({place.top.filePath(u("a.txt")), {}, {}, 0}));
    QVERIFY(open->save(draft));
    QVERIFY(QFile::exists(place.top.filePath(u("a.txt"))));
}

void DraftFolderTest::attachmentsHaveALimitTogether()
{
    const Place place;
    const auto open = place.drafts.create().value();
    QFile large(place.top.filePath(u("large")));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(limits::draftOctets - 10));
    const auto first = open->attach(large.fileName(), go);
    QVERIFY(first);
    const QString small = written(place.top.filePath(u("small")), "12345678901");
    const auto second = open->attach(small, go);
    QVERIFY(!second);
    QVERIFY(second.error().fault == Fault::TooLarge);
    QCOMPARE(place.names(open->id()).size(), 2); // the state and the first copy
    QVERIFY(open->detach(*first));
    QVERIFY(open->attach(small, go));
    QVERIFY(open->save({}));
    QCOMPARE(place.names(open->id()).size(), 2);
    for (int i = 1; i < limits::draftAttachments; ++i)
        QVERIFY(open->attach(written(small, "x"), go));
    QVERIFY(open->attach(small, go).error().fault == Fault::TooLarge);
}

void DraftFolderTest::aCopyCanBeCancelled()
{
    const Place place;
    const auto open = place.drafts.create().value();
    const std::atomic_bool stop = true;
    const auto attached = open->attach(written(place.top.filePath(u("a")), "abc"), stop);
    QVERIFY(attached.error().fault == Fault::Canceled);
    QCOMPARE(place.names(open->id()), QStringList{u("draft.json")});
}

void DraftFolderTest::whatIsNoFileIsNotAttached()
{
    const Place place;
    const auto open = place.drafts.create().value();
    const QString pipe = place.top.filePath(u("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    for (const QString &file : {place.top.path(), pipe, u("/dev/zero"), place.top.filePath(u("none")), QString()}) {
        const auto attached = open->attach(file, go);
        QVERIFY(!attached);
        QVERIFY(attached.error().fault == Fault::CannotRead);
    }
}

void DraftFolderTest::aForeignFileIsNotAnAttachment()
{
    const Place place;
    auto open = place.drafts.create().value();
    QVERIFY(open->save(draftWith(u("old"))));
    Draft draft = draftWith(u("new"));
    for (const QString &file :
         {u("/etc/passwd"), place.path(open->id(), "draft.json"), place.path(open->id(), "../x"), u("attachment-1")}) {
        draft.attachments = {{file, u("x"), "text/plain", 1}};
        const auto saved = open->save(draft);
        QVERIFY(!saved);
        QVERIFY(saved.error().fault == Fault::CannotRead);
    }
    const QString id = open->id();
    open.reset();
    QCOMPARE(place.drafts.open(id)->draft.subject, u("old"));

    // A state that somebody else wrote names files outside.
    for (const char *file :
         {"/etc/passwd", "../../secret", "draft.json", "attachment-0123456789abcdef/../draft.json"}) {
        written(place.path(id, "draft.json"),
                R"({"attachments":[{"file":")" + QByteArray(file) + R"(","name":"x","type":"a/b","size":1}]})");
        QVERIFY(place.drafts.open(id)->draft.attachments.at(0).file.isEmpty());
    }
}

void DraftFolderTest::copiesWithoutAStateAreRemoved()
{
    const Place place;
    auto open = place.drafts.create().value();
    const QString id = open->id();
    QVERIFY(open->attach(written(place.top.filePath(u("a")), "abc"), go));
    open.reset(); // as after a crash: copied and never saved
    written(place.path(id, "draft.json.new"), "{\"half");
    written(place.path(id, "note.txt"), "the person's own");
    QCOMPARE(place.drafts.list()->size(), size_t(1));
    QVERIFY(place.drafts.open(id));
    QCOMPARE(place.names(id), (QStringList{u("draft.json"), u("note.txt")}));
}

void DraftFolderTest::damagedDraftsStayInSight_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("fault");
    QTest::newRow("empty") << QByteArray() << int(Fault::Damaged);
    QTest::newRow("half") << QByteArray("{\"subject\":\"x") << int(Fault::Damaged);
    QTest::newRow("NULs") << QByteArray(512, '\0') << int(Fault::Damaged);
    QTest::newRow("something else") << QByteArray("[1,2]") << int(Fault::Damaged);
    QTest::newRow("huge") << QByteArray("huge") << int(Fault::TooLarge);
}

void DraftFolderTest::damagedDraftsStayInSight()
{
    QFETCH(QByteArray, json);
    const Place place;
    const QString good = place.saved(draftWith(u("good")));
    const QString bad = place.saved(draftWith(u("bad")));
    const QString file = written(place.path(bad, "draft.json"), json);
    const QString copy = written(place.path(bad, "attachment-0123456789abcdef"), "abc");
    if (json == "huge")
        QVERIFY(QFile::resize(file, 200ll * 1024 * 1024));
    const auto list = place.drafts.list().value();
    QCOMPARE(list.size(), size_t(2));
    for (const Listed &each : list)
        QCOMPARE(each.subject, each.id == good ? u("good") : QString());
    const auto opened = place.drafts.open(bad);
    QVERIFY(!opened);
    QTEST(int(opened.error().fault), "fault");
    QCOMPARE(opened.error().file, file);
    if (json != "huge")
        QCOMPARE(contentOf(file), json);
    QCOMPARE(contentOf(copy), QByteArray("abc"));
}

void DraftFolderTest::symbolicLinksAreNotFollowed()
{
    const Place place;
    const QString id = place.saved(draftWith(u("x")));
    const QString secret = written(place.top.filePath(u("secret.json")), "{\"subject\":\"secret\"}");
    const QString state = place.path(id, "draft.json");

    // The state itself: neither read nor written through.
    auto open = place.drafts.open(id);
    QVERIFY(QFile::remove(state) && QFile::link(secret, state));
    QCOMPARE(place.drafts.list()->front().subject, QString());
    QVERIFY(QFile::link(secret, place.path(id, "draft.json.new")));
    QVERIFY(open->open->save(draftWith(u("new"))));
    QCOMPARE(contentOf(secret), QByteArray("{\"subject\":\"secret\"}"));
    QVERIFY(!QFileInfo(state).isSymLink());
    open->open.reset();
    QCOMPARE(place.drafts.open(id)->draft.subject, u("new"));
    QVERIFY(QFile::remove(state) && QFile::link(secret, state));
    QVERIFY(place.drafts.open(id).error().fault == Fault::Damaged);

    // An attachment.
    QVERIFY(QFile::remove(state));
    written(state, R"({"attachments":[{"file":"attachment-0123456789abcdef","name":"x","type":"a/b","size":1}]})");
    QVERIFY(QFile::link(secret, place.path(id, "attachment-0123456789abcdef")));
    {
        const auto opened = place.drafts.open(id);
        QVERIFY(opened->draft.attachments.at(0).file.isEmpty());
        QVERIFY(opened->open->discard());
    }
    QVERIFY(QFile::exists(secret));

    // A draft's folder.
    const QString elsewhere = place.top.filePath(u("elsewhere"));
    QVERIFY(QDir().mkpath(elsewhere));
    written(elsewhere + u("/draft.json"), "{\"subject\":\"secret\"}");
    const QString link = QString(32, u'a');
    QVERIFY(QFile::link(elsewhere, place.folder + u'/' + link));
    QVERIFY(place.drafts.list()->empty());
    QVERIFY(!place.drafts.open(link));
    QVERIFY(QFile::exists(elsewhere + u("/draft.json")));
}

void DraftFolderTest::aDiscardedDraftLeavesNothing()
{
    const Place place;
    const auto open = place.drafts.create().value();
    const auto attached = open->attach(written(place.top.filePath(u("a")), "abc"), go).value();
    Draft draft = draftWith(u("x"));
    draft.attachments = {attached};
    QVERIFY(open->save(draft));
    QVERIFY(open->discard());
    QVERIFY(QDir(place.folder).isEmpty());
    QVERIFY(place.drafts.list()->empty());
    QVERIFY(open->discard());
    QVERIFY(open->save(draft).error().fault == Fault::CannotWrite);
    QVERIFY(!open->attach(place.top.filePath(u("a")), go));
    QVERIFY(place.drafts.open(open->id()).error().fault == Fault::CannotRead);
    QVERIFY(QFile::exists(place.top.filePath(u("a"))));
}

void DraftFolderTest::leftoversOfACrashAreRemoved()
{
    const Place place;
    const QString id = place.saved(draftWith(u("x")));
    QVERIFY(QDir().rename(place.path(id), place.folder + u'/' + id + u(".discarded"))); // killed while discarding
    place.drafts.create().value().reset();                                              // killed before the first save
    QVERIFY(QDir().mkpath(place.folder + u("/somebody-elses")));
    const auto living = place.drafts.create().value();
    QVERIFY(place.drafts.list()->empty());
    QCOMPARE(QDir(place.folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name).size(), 2);
    QVERIFY(living->save(draftWith(u("y"))));
    QCOMPARE(place.drafts.list()->size(), size_t(1));
}

void DraftFolderTest::anIdIsNeverAPath_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"", ".", "..", "/", "../below", "0123456789abcdef0123456789abcde/",
                           "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdef0"})
        QTest::newRow(id) << u(id);
}

void DraftFolderTest::anIdIsNeverAPath()
{
    QFETCH(QString, id);
    const Place place;
    place.saved(draftWith(u("x")));
    const auto opened = place.drafts.open(id);
    QVERIFY(!opened);
    QVERIFY(opened.error().fault == Fault::CannotRead);
}

void DraftFolderTest::tooLargeADraftIsRefusedAndTheOldOneStays()
{
    const Place place;
    auto open = place.drafts.create().value();
    QVERIFY(open->save(draftWith(u("old"))));
    Draft draft = draftWith(u("new"));
    draft.text = QString(limits::draftTextCharacters + 1, u'x');
    QVERIFY(open->save(draft).error().fault == Fault::TooLarge);
    const QString id = open->id();
    open.reset();
    QCOMPARE(place.drafts.open(id)->draft.subject, u("old"));
}

void DraftFolderTest::savingDoesNotWaitForACopy()
{
    const Place place;
    const auto open = place.drafts.create().value();
    QFile large(place.top.filePath(u("large")));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(limits::draftOctets));
    std::atomic_bool stop = false;
    std::atomic_bool isDone = false;
    drafts::Result<compose::Attachment> attached = failure(Error{Fault::Canceled, {}, {}});
    std::thread copying([&] {
        attached = open->attach(large.fileName(), stop);
        isDone = true;
    });
    int saves = 0;
    bool isSaved = true;
    do {
        isSaved = open->save(draftWith(QString::number(saves))) && isSaved;
        ++saves;
    } while (!isDone);
    copying.join();
    QVERIFY(isSaved && attached);
    qInfo("%d states saved while %lld octets were copied", saves, limits::draftOctets);
}

QTEST_GUILESS_MAIN(DraftFolderTest)
#include "draft_folder_test.moc"
