// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/mailbox/files.h"

#include "core/base/limits.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace waxseal::mailbox {

namespace {

FileKind kindOf(const struct stat &status)
{
    if (S_ISREG(status.st_mode))
        return FileKind::Regular;
    if (S_ISDIR(status.st_mode))
        return FileKind::Folder;
    return S_ISFIFO(status.st_mode) ? FileKind::Pipe : FileKind::Other;
}

Stamp stampOf(const struct stat &status)
{
    return {status.st_size, status.st_mtim.tv_sec * 1'000'000'000ll + status.st_mtim.tv_nsec, status.st_ino};
}

/// read(2) until it has an answer. @return octets, 0 at the end, -1 with errno
ssize_t readSome(int descriptor, char *to, qsizetype most)
{
    for (;;) {
        const ssize_t got = ::read(descriptor, to, static_cast<size_t>(most));
        if (got >= 0)
            return got;
        if (errno == EAGAIN) { // standard input may be set to non-blocking by whoever shares it
            pollfd waiting{descriptor, POLLIN, 0};
            ::poll(&waiting, 1, -1);
        } else if (errno != EINTR) {
            return -1;
        }
    }
}

Result<OpenFile, Error> opened(const Path &path, int flags)
{
    OpenFile file(::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY | flags));
    if (file.descriptor() < 0)
        return failure(systemError(path, errno));
    return file;
}

Result<OpenFile, Error> openedRegular(const Path &path, struct stat &status)
{
    // O_NONBLOCK has no effect on a regular file and keeps a pipe that took its place from holding us up.
    Result<OpenFile, Error> file = opened(path, O_NONBLOCK);
    if (!file)
        return file;
    if (::fstat(file->descriptor(), &status) != 0)
        return failure(systemError(path, errno));
    if (kindOf(status) != FileKind::Regular)
        return failure(errorAt({path}, Fault::NotAMessage));
    return file;
}

struct CloseFolder {
    void operator()(DIR *folder) const noexcept { ::closedir(folder); }
};

} // namespace

QString displayed(const Path &path)
{
    return QFile::decodeName(path);
}

Error systemError(const Path &path, int number)
{
    Fault fault = Fault::NotReadable;
    if (number == ENOENT || number == ENOTDIR)
        fault = Fault::NotFound;
    else if (number == EACCES || number == EPERM)
        fault = Fault::NoPermission;
    else if (number == ENXIO || number == ENODEV) // a socket, a device without a driver
        fault = Fault::NotAMessage;
    return {displayed(path), fault, qt_error_string(number), 0, {path}};
}

Error errorAt(Location location, Fault fault)
{
    return {displayed(location.path), fault, {}, location.index, std::move(location)};
}

OpenFile::~OpenFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<FileKind, Error> kindOf(const Path &path)
{
    struct stat status;
    if (::stat(path.constData(), &status) != 0)
        return failure(systemError(path, errno));
    return kindOf(status);
}

Result<Stamp, Error> stampOf(const Path &path)
{
    struct stat status;
    if (::stat(path.constData(), &status) != 0)
        return failure(systemError(path, errno));
    if (kindOf(status) != FileKind::Regular)
        return failure(errorAt({path}, Fault::NotAMessage));
    return stampOf(status);
}

Result<OpenFile, Error> openRegular(const Path &path, Stamp *stamp)
{
    struct stat status;
    Result<OpenFile, Error> file = openedRegular(path, status);
    if (file && stamp)
        *stamp = stampOf(status);
    return file;
}

Result<OpenFile, Error> openPipe(const Path &path)
{
    return opened(path, 0);
}

Result<OpenFile, Error> openStandardInput(const Path &name)
{
    OpenFile file(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0));
    if (file.descriptor() < 0)
        return failure(systemError(name, errno));
    return file;
}

// Open, ask the size, read once, close: a Maildir's messages are small and many. QFile takes somewhat longer even without
// its buffer, and it would wait for a pipe. Not mapped into memory, since a mapped file that somebody shortens ends the
// program.
Item readMessage(const Path &path)
{
    struct stat status;
    const Result<OpenFile, Error> file = openedRegular(path, status);
    if (!file)
        return failure(file.error());

    Message message;
    message.file = displayed(path);
    message.location.path = path;
    message.size = status.st_size;
    message.isWhole = message.size <= limits::messageOctets;
    message.octets = QByteArray(message.isWhole ? message.size : limits::headerOctets, Qt::Uninitialized);

    // A file that grows meanwhile is read as long as it was, one that shrinks as long as it is.
    qsizetype got = 0;
    char *to = message.octets.data();
    while (got < message.octets.size()) {
        const ssize_t more = readSome(file->descriptor(), to + got, message.octets.size() - got);
        if (more < 0)
            return failure(systemError(path, errno));
        if (more == 0)
            break;
        got += more;
    }
    if (got == 0)
        return failure(errorAt(message.location, Fault::Empty));
    message.octets.truncate(got);
    if (message.isWhole)
        message.size = got;
    return message;
}

Result<std::vector<FolderEntry>, Error> listFolder(const Path &path)
{
    const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.constData()));
    if (!folder)
        return failure(systemError(path, errno));

    std::vector<FolderEntry> entries;
    for (;;) {
        errno = 0;
        const dirent *entry = ::readdir(folder.get());
        if (!entry) {
            if (errno != 0)
                return failure(systemError(path, errno));
            break;
        }
        const char *name = entry->d_name;
        if (std::strcmp(name, ".") == 0 || std::strcmp(name, "..") == 0)
            continue;
        if (entry->d_type == DT_REG || entry->d_type == DT_DIR) {
            entries.push_back({name, entry->d_type == DT_DIR});
        } else if (entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN) {
            struct stat itself;
            struct stat target;
            const int descriptor = ::dirfd(folder.get());
            if (::fstatat(descriptor, name, &itself, AT_SYMLINK_NOFOLLOW) != 0)
                continue; // gone already
            const bool isLink = S_ISLNK(itself.st_mode);
            const bool leadsNowhere = isLink && ::fstatat(descriptor, name, &target, 0) != 0;
            const FileKind kind = leadsNowhere ? FileKind::Regular : kindOf(isLink ? target : itself);
            // A link to a folder may lead in a circle; one to nowhere stays, reading it says so.
            if (kind == FileKind::Regular || (kind == FileKind::Folder && !isLink))
                entries.push_back({name, kind == FileKind::Folder});
        }
    }
    std::sort(entries.begin(), entries.end(),
              [](const FolderEntry &a, const FolderEntry &b) { return a.name < b.name; });
    return entries;
}

Input::Input(OpenFile file, qint64 offset, qsizetype chunk)
    : m_file(std::move(file)), m_chunk(chunk), m_position(offset)
{
    if (::lseek(m_file.descriptor(), offset, SEEK_SET) < 0) {
        m_error = errno;
        m_atEnd = true;
    }
}

QByteArray Input::farAhead(qint64 offset, qsizetype wanted) const
{
    const qsizetype left = m_end - m_begin;
    if (m_atEnd)
        return offset < left ? m_buffer.mid(m_begin + qsizetype(offset), std::min(wanted, left - qsizetype(offset)))
                             : QByteArray();
    const off_t readTo = ::lseek(m_file.descriptor(), 0, SEEK_CUR);
    if (readTo < 0)
        return {};
    QByteArray octets(wanted, Qt::Uninitialized);
    const ssize_t got =
        ::pread(m_file.descriptor(), octets.data(), static_cast<size_t>(wanted), readTo - left + offset);
    octets.truncate(std::max<qsizetype>(got, 0));
    return octets;
}

void Input::read(qsizetype wanted)
{
    const qsizetype capacity = m_buffer.size();
    if (m_begin + wanted > capacity) {
        // What is left moves to the front, and the room is at least twice what is wanted. So either more than half of the
        // room was used up since the last move, or the room grows: all moves together cost no more than the reading.
        const qsizetype left = m_end - m_begin;
        const qsizetype room = std::max({capacity, 2 * wanted, m_chunk});
        if (room > capacity) {
            QByteArray larger(room, Qt::Uninitialized);
            std::memcpy(larger.data(), m_buffer.constData() + m_begin, static_cast<size_t>(left));
            m_buffer = std::move(larger);
        } else {
            std::memmove(m_buffer.data(), m_buffer.constData() + m_begin, static_cast<size_t>(left));
        }
        m_begin = 0;
        m_end = left;
    }

    char *buffer = m_buffer.data();
    while (m_end - m_begin < wanted) {
        const ssize_t got = readSome(m_file.descriptor(), buffer + m_end, m_buffer.size() - m_end);
        if (got <= 0) {
            m_error = got < 0 ? errno : 0;
            m_atEnd = true;
            return;
        }
        m_end += got;
    }
}

} // namespace waxseal::mailbox
