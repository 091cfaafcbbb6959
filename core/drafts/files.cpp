// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/drafts/files.h"

#include <QFile>
#include <QThread>

#include <cerrno>
#include <cstring>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace waxseal::drafts {

namespace {

constexpr int lockTries = 20;
constexpr unsigned long lockPause = 10; ///< milliseconds

struct CloseFolder {
    void operator()(DIR *folder) const noexcept { ::closedir(folder); }
};

} // namespace

Descriptor::~Descriptor()
{
    if (isOpen())
        ::close(m_descriptor);
}

Error systemError(Fault otherwise, const QString &file, int code)
{
    const bool isFull = code == ENOSPC || code == EDQUOT || code == EFBIG;
    return {isFull ? Fault::DiskFull : otherwise, file, QString::fromLocal8Bit(std::strerror(code))};
}

Descriptor openFolder(const QString &path)
{
    return Descriptor(::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

bool lock(const Descriptor &folder, bool patience)
{
    for (int i = patience ? lockTries : 1; i > 0; --i) {
        if (::flock(folder.get(), LOCK_EX | LOCK_NB) == 0)
            return true;
        if (errno != EWOULDBLOCK && errno != EINTR)
            return false;
        if (i > 1)
            QThread::msleep(lockPause);
    }
    return false;
}

std::vector<Name> namesIn(const Descriptor &folder)
{
    std::vector<Name> names;
    const int again = ::openat(folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, CloseFolder> entries(again < 0 ? nullptr : ::fdopendir(again));
    if (!entries) {
        if (again >= 0)
            ::close(again);
        return names;
    }
    while (const dirent *entry = ::readdir(entries.get())) {
        Name name{QByteArray(entry->d_name), {}};
        if (name.octets != "." && name.octets != ".."
            && ::fstatat(folder.get(), entry->d_name, &name.status, AT_SYMLINK_NOFOLLOW) == 0)
            names.push_back(std::move(name));
    }
    return names;
}

Result<QByteArray> readFile(const Descriptor &folder, const char *name, const QString &path, qint64 most)
{
    // O_NONBLOCK: a pipe in the place of the file must not hold us up.
    const Descriptor file(::openat(folder.get(), name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat status { };
    if (!file.isOpen() || ::fstat(file.get(), &status) != 0)
        return failure(systemError(errno == ELOOP ? Fault::Damaged : Fault::CannotRead, path, errno));
    if (!S_ISREG(status.st_mode))
        return failure(Error{Fault::Damaged, path, {}});
    if (status.st_size > most)
        return failure(Error{Fault::TooLarge, path, {}});
    QByteArray octets(status.st_size, Qt::Uninitialized);
    for (qsizetype at = 0; at < octets.size();) {
        const ssize_t got = ::read(file.get(), octets.data() + at, static_cast<size_t>(octets.size() - at));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failure(systemError(Fault::CannotRead, path, errno));
        if (got == 0)
            octets.truncate(at);
        at += got;
    }
    return octets;
}

Result<Done> writeFile(const Descriptor &folder, const QByteArray &name, const QString &path,
                       const std::function<std::optional<Error>(const Take &)> &write)
{
    const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    Descriptor file(::openat(folder.get(), name.constData(), flags, S_IRUSR | S_IWUSR));
    if (!file.isOpen())
        return failure(systemError(Fault::CannotWrite, path, errno));
    const auto take = [&file, &path](QByteArrayView piece) -> std::optional<Error> {
        while (!piece.isEmpty()) {
            const ssize_t put = ::write(file.get(), piece.data(), static_cast<size_t>(piece.size()));
            if (put < 0 && errno != EINTR)
                return systemError(Fault::CannotWrite, path, errno);
            piece = piece.sliced(std::max<ssize_t>(put, 0));
        }
        return std::nullopt;
    };
    std::optional<Error> error = write(take);
    if (!error && ::fsync(file.get()) != 0)
        error = systemError(Fault::CannotWrite, path, errno);
    if (!error)
        return Done{};
    ::unlinkat(folder.get(), name.constData(), 0);
    return failure(*std::move(error));
}

bool syncFolder(const Descriptor &folder)
{
    return ::fsync(folder.get()) == 0 || errno == EINVAL || errno == ENOTSUP; // not every file system can
}

} // namespace waxseal::drafts
