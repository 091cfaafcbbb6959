// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/mailbox/mailbox.h"

#include <QByteArrayView>

#include <string>
#include <utility>
#include <vector>

/// What the mailbox module asks of the operating system (POSIX).
namespace waxseal::mailbox {

/// An open file, closed by its owner.
class OpenFile {
public:
    OpenFile() = default;
    explicit OpenFile(int descriptor) : m_descriptor(descriptor) { }
    OpenFile(OpenFile &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) { }
    OpenFile &operator=(OpenFile &&other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~OpenFile();

    int descriptor() const { return m_descriptor; }

private:
    int m_descriptor = -1;
};

enum class FileKind { Regular, Folder, Pipe, Other };

Result<FileKind, Error> kindOf(const Path &path);

/// The state of a regular file; anything else is Fault::NotAMessage.
Result<Stamp, Error> stampOf(const Path &path);

/// Opens a regular file; anything else is Fault::NotAMessage. Never waits for the other end of a pipe.
/// @param stamp gets the state of the file that was opened
Result<OpenFile, Error> openRegular(const Path &path, Stamp *stamp = nullptr);
/// Opens a named pipe and waits for its writer.
Result<OpenFile, Error> openPipe(const Path &path);
Result<OpenFile, Error> openStandardInput(const Path &name);

/// The message in a regular file, read at once.
Item readMessage(const Path &path);

struct FolderEntry {
    std::string name;
    bool isFolder; ///< else a regular file, or a link that leads to one or nowhere
};

/// What lies in a folder, sorted by octets, without "." and "..", links to folders, pipes, sockets and devices.
Result<std::vector<FolderEntry>, Error> listFolder(const Path &path);

/// The octets of a file or of memory one after the other, read as far ahead as somebody looks.
class Input {
public:
    static constexpr qsizetype usualChunk = 256 * 1024;

    explicit Input(QByteArray octets) : m_buffer(std::move(octets)), m_end(m_buffer.size()), m_atEnd(true) { }
    /// @param chunk octets that are read at a time, where nobody looks farther ahead
    explicit Input(OpenFile file, qsizetype chunk = usualChunk) : m_file(std::move(file)), m_chunk(chunk) { }
    /// A regular file from @p offset on.
    Input(OpenFile file, qint64 offset, qsizetype chunk);

    /// What lies ahead: at least @p wanted octets, fewer only where the input ends. Valid until the next call.
    /// A byte is moved within memory a bounded number of times, whatever is asked for.
    QByteArrayView ahead(qsizetype wanted)
    {
        if (m_end - m_begin < wanted && !m_atEnd)
            read(wanted);
        return QByteArrayView(m_buffer.constData() + m_begin, m_end - m_begin);
    }
    void advance(qsizetype octets)
    {
        m_begin += octets;
        m_position += octets;
    }
    /// Where in the file, or since the start of the stream, what lies ahead begins.
    qint64 position() const { return m_position; }

    /// Up to @p wanted octets from @p offset on, without what lies before them. Empty where the input ends earlier, and where
    /// it can be read from front to back only (a pipe).
    QByteArray farAhead(qint64 offset, qsizetype wanted) const;

    /// The system's error number (errno) of the read that ended the input early, else 0.
    int error() const { return m_error; }

private:
    void read(qsizetype wanted);

    OpenFile m_file;
    qsizetype m_chunk = usualChunk;
    qint64 m_position = 0;
    QByteArray m_buffer;
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
    bool m_atEnd = false;
    int m_error = 0;
};

/// @param number errno
Error systemError(const Path &path, int number);
Error errorAt(Location location, Fault fault);

} // namespace waxseal::mailbox
