// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/drafts/draft_folder.h"

#include "core/base/octets.h"
#include "core/drafts/locked_draft.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace waxseal::drafts {

namespace {

constexpr qsizetype idDigits = 32;
constexpr int triesToCreate = 10;

bool isId(const QString &name)
{
    const auto isDigit = [](QChar c) { return octets::isDigit(c.toLatin1()) || (c >= u'a' && c <= u'f'); };
    return name.size() == idDigits && std::all_of(name.begin(), name.end(), isDigit);
}

QString newId()
{
    const auto part = [] {
        return QString::number(QRandomGenerator::system()->generate64(), 16).rightJustified(idDigits / 2, u'0');
    };
    return part() + part();
}

/// The draft's folder itself, not one that took its name.
bool isAt(const QString &path, const Descriptor &folder)
{
    struct stat byName { };
    struct stat byDescriptor { };
    return ::lstat(QFile::encodeName(path).constData(), &byName) == 0 && ::fstat(folder.get(), &byDescriptor) == 0
        && byName.st_ino == byDescriptor.st_ino && byName.st_dev == byDescriptor.st_dev;
}

/// Removes what a crash left: a draft whose removal was begun, and one that was never saved and holds nothing.
void removeLeftover(const QString &path)
{
    const Descriptor folder = openFolder(path);
    if (!folder.isOpen() || !lock(folder, false) || !isAt(path, folder))
        return;
    if (path.endsWith(QLatin1String(discardedEnd))) {
        removeFolder(path, folder);
    } else if (::faccessat(folder.get(), stateName, F_OK, AT_SYMLINK_NOFOLLOW) != 0) {
        ::unlinkat(folder.get(), newStateName, 0);    // the first save did not end
        ::rmdir(QFile::encodeName(path).constData()); // fails where there is anything else in it
    }
}

} // namespace

Result<std::vector<Listed>> DraftFolder::list() const
{
    std::vector<std::pair<qint64, Listed>> found;
    const QDir folder(QDir(m_folder).absolutePath());
    if (folder.exists() && !QFileInfo(folder.path()).isReadable())
        return failure(Error{Fault::CannotRead, folder.path(), {}});
    const QStringList names = folder.entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QString &name : names) {
        const QString path = folder.filePath(name);
        const bool isDiscarded = name.endsWith(QLatin1String(discardedEnd));
        if (!isId(isDiscarded ? name.chopped(qsizetype(sizeof discardedEnd) - 1) : name))
            continue;
        const Descriptor descriptor = openFolder(path);
        struct stat status { };
        if (isDiscarded || ::fstatat(descriptor.get(), stateName, &status, AT_SYMLINK_NOFOLLOW) != 0) {
            removeLeftover(path);
            continue;
        }
        const Result<compose::Draft> draft = readState(path, descriptor);
        // One that cannot be read now is there all the same; open() says what is wrong with it.
        Listed listed{name,
                      draft ? draft->subject : QString(),
                      {},
                      std::chrono::sys_seconds(std::chrono::seconds(status.st_mtim.tv_sec)),
                      false};
        if (draft && !draft->recipients.empty())
            listed.firstRecipient = draft->recipients.front().text;
        listed.isOpen = ::flock(descriptor.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
        found.emplace_back(status.st_mtim.tv_sec * 1'000'000'000ll + status.st_mtim.tv_nsec, std::move(listed));
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<Listed> result;
    for (auto &[changed, listed] : found)
        result.push_back(std::move(listed));
    return result;
}

Result<std::unique_ptr<OpenDraft>> DraftFolder::create() const
{
    const QString folder = QDir(m_folder).absolutePath();
    const bool hasParent = QDir().mkpath(QFileInfo(folder).path());
    if ((!hasParent || ::mkdir(QFile::encodeName(folder).constData(), S_IRWXU) != 0) && errno != EEXIST)
        return failure(systemError(Fault::CannotWrite, folder, errno));

    for (int i = 0; i < triesToCreate; ++i) {
        const QString path = folder + u'/' + newId();
        if (::mkdir(QFile::encodeName(path).constData(), S_IRWXU) != 0)
            return failure(systemError(Fault::CannotWrite, path, errno));
        Descriptor descriptor = openFolder(path);
        // list() of another window may have taken the empty folder for a leftover.
        if (!descriptor.isOpen() || !lock(descriptor, true) || !isAt(path, descriptor))
            continue;
        // The folder of the drafts is the person's own and may be a link.
        const Descriptor parent(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!parent.isOpen() || !syncFolder(parent))
            return failure(systemError(Fault::CannotWrite, path, errno));
        return std::make_unique<LockedDraft>(path, std::move(descriptor));
    }
    return failure(Error{Fault::CannotWrite, folder, {}});
}

Result<DraftFolder::Opened> DraftFolder::open(const QString &id) const
{
    const QString path = QDir(m_folder).absolutePath() + u'/' + id;
    if (!isId(id)) // never a path
        return failure(Error{Fault::CannotRead, path, {}});
    Descriptor descriptor = openFolder(path);
    if (!descriptor.isOpen())
        return failure(systemError(Fault::CannotRead, path, errno));
    if (!lock(descriptor, true))
        return failure(errno == EWOULDBLOCK ? Error{Fault::InUse, path, {}}
                                            : systemError(Fault::CannotRead, path, errno));
    auto open = std::make_unique<LockedDraft>(path, std::move(descriptor));
    Result<compose::Draft> draft = open->load();
    if (!draft)
        return failure(draft.error());
    return Opened{std::move(open), *std::move(draft)};
}

} // namespace waxseal::drafts
