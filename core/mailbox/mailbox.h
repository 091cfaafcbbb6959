// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/file_fault.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

/// Messages from files: a single message, a folder of them, a Maildir, an mbox in its four variants, standard input.
/// Nothing is written, nothing is locked; what vanishes or changes while it is read gives an error for that message only.
/// Not read: MH folders (files named by numbers), mailboxes in MMDF, Babyl or mbx form, compressed files.
namespace waxseal::mailbox {

using Fault = FileFault;

/// The name of a file or folder as the operating system has it, in octets: not every name is UTF-8.
using Path = QByteArray;

/// A path for showing.
QString displayed(const Path &path);

/// Where a message lies, so that it can be read again without those before it.
struct Location {
    Path path;
    int index = 0;     ///< counts the messages of one file from 0
    qint64 offset = 0; ///< where reading starts: of an mbox, the "From " line
    bool isInMbox = false;
    friend bool operator==(const Location &, const Location &) = default;
};

/// The state of a file. While it is the same, so are the messages in it.
struct Stamp {
    qint64 size = -1;         ///< octets
    qint64 modifiedNsecs = 0; ///< since 1970, UTC
    quint64 inode = 0;
    friend bool operator==(const Stamp &, const Stamp &) = default;
};

struct Error {
    QString file;
    Fault fault;
    QString systemText; ///< the system's own words, or empty
    int index = 0;      ///< which message of the file it was, as Message::index counts
    Location location;  ///< the same, or only the path of a folder
};

/// One message as it lies in the file; an mbox's "From " line, quoting and Content-Length framing are undone.
struct Message {
    QString file;  ///< for showing
    int index = 0; ///< counts the messages of one file from 0
    Location location;
    QByteArray octets;
    bool isWhole = true; ///< false: larger than limits::messageOctets, only its first limits::headerOctets are here
    qint64 size = 0;     ///< octets of the whole message
};

using Item = Result<Message, Error>;

/// Gives one Item. Called once, in any thread, also after the Reader is gone.
using Task = std::function<Item()>;

/// The messages of one PATH of the command line, one after the other; memory holds one message at a time.
/// One thread at a time uses a Reader.
class Reader {
public:
    virtual ~Reader() = default;
    /// The next message, or what went wrong with it; nothing at the end. An error does not stop what follows.
    virtual std::optional<Item> next() = 0;
    /// The same as work to do, so that several threads can read: the task for a message that has a file of its own (a
    /// Maildir, a folder of .eml files) reads that file when it is called. Any other message is already read.
    virtual std::optional<Task> nextTask();
    /// How many messages there will be, where that is known before reading (a Maildir, a folder of .eml files), else -1.
    virtual qint64 expected() const { return -1; }
};

/// @param path a file, a folder, a Maildir, or "-" for standard input. Problems with the path itself come from next().
///
/// A file that starts with "From " is an mbox, unless its name ends in ".eml"; any other file is one message.
/// A folder gives, in the order of the octets of the names, its *.eml, *.mbox and *.mbx files and those files without an
/// extension that start with "From " (Thunderbird), then its subfolders. Links to folders are not followed; hidden files
/// and folders are left out. A folder with "cur" and "new" is a Maildir: every file in these two, then its subfolders,
/// those of Maildir++ (".Sent") among them.
std::unique_ptr<Reader> open(const QString &path);

/// The same from octets in memory.
std::unique_ptr<Reader> openOctets(const QString &name, QByteArray octets);

/// The one message in a regular file, whatever its name.
Item readMessageFile(const QString &file);

/// One file that open() would read.
struct FileEntry {
    Path path;
    Stamp stamp;
    bool isMbox = false; ///< it starts like one, and its name or place does not say otherwise
};

/// The files of a place, one after the other, in the order of open(); nothing of them is read but what tells an mbox from
/// other files without an extension.
class FileList {
public:
    virtual ~FileList() = default;
    /// The next file, or why one or a whole folder cannot be read; nothing at the end.
    virtual std::optional<Result<FileEntry, Error>> next() = 0;
};
std::unique_ptr<FileList> listFiles(const Path &path);

/// The messages of one file, as open() would give them.
std::unique_ptr<Reader> openFile(const FileEntry &file);

/// One message read again. Fault::NotFound also where the file has changed so that no message starts there any more.
Item readMessage(const Location &location);

} // namespace waxseal::mailbox
