// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/mailbox/mailbox.h"

#include "core/base/octets.h"
#include "core/mailbox/files.h"
#include "core/mailbox/mbox.h"

#include <QFile>

#include <algorithm>
#include <string_view>

namespace waxseal::mailbox {

namespace {

/// Most messages are smaller, and of a file with many only the one is wanted.
constexpr qsizetype oneMessageChunk = 16 * 1024;

/// How a file is to be read.
enum class Form : quint8 {
    Message,   ///< one message, whatever its first octets are
    Mailbox,   ///< an mbox if it starts like one, else one message
    Candidate, ///< an mbox if it starts like one, else none of ours
    Pipe,
    StandardInput,
};

/// The files to be read, before any of them is. A folder of 100,000 messages takes little more than its names.
struct Listing {
    struct File {
        std::string name;
        quint32 folder; ///< in folders
        Form form;
    };
    std::vector<Path> folders; ///< "" or with a slash at the end
    std::vector<File> files;
    std::vector<Error> errors; ///< folders that cannot be listed
};

bool isHidden(const std::string &name)
{
    return name.starts_with('.');
}

/// What a file's name in an ordinary folder promises, if it is of interest.
std::optional<Form> formByName(const std::string &name)
{
    if (isHidden(name))
        return {};
    const QByteArrayView text(name.data(), static_cast<qsizetype>(name.size()));
    if (octets::endsWithIgnoringCase(text, ".eml"))
        return Form::Message;
    if (octets::endsWithIgnoringCase(text, ".mbox") || octets::endsWithIgnoringCase(text, ".mbx"))
        return Form::Mailbox;
    return octets::indexOf(text, '.') < 0 ? std::optional(Form::Candidate) : std::nullopt;
}

bool holdsFolder(const std::vector<FolderEntry> &entries, std::string_view name)
{
    return std::any_of(entries.begin(), entries.end(),
                       [name](const FolderEntry &entry) { return entry.isFolder && entry.name == name; });
}

/// Lists a folder with all below it. Depth is limited by the longest path that the system opens.
Listing listed(Path top)
{
    enum class Rule {
        Ordinary,
        OnlyIfMaildir, ///< a hidden folder in a Maildir, perhaps one of Maildir++
        AllMessages,   ///< "cur" and "new" of a Maildir
    };
    struct Waiting {
        Path path;
        Rule rule;
    };

    Listing listing;
    if (!top.endsWith('/'))
        top += '/';
    std::vector<Waiting> waiting{{std::move(top), Rule::Ordinary}}; // the next one at the back
    while (!waiting.empty()) {
        const auto [path, rule] = std::move(waiting.back());
        waiting.pop_back();
        Result<std::vector<FolderEntry>, Error> entries = listFolder(path);
        if (!entries) {
            listing.errors.push_back(std::move(entries.error()));
            continue;
        }

        const bool isMaildir =
            rule != Rule::AllMessages && holdsFolder(*entries, "cur") && holdsFolder(*entries, "new");
        if (rule == Rule::OnlyIfMaildir && !isMaildir)
            continue;
        const auto enter = [&waiting, &path = path](const std::string &name, Rule how) {
            waiting.push_back({path + name.c_str() + '/', how});
        };
        listing.folders.push_back(path);
        const quint32 folder = static_cast<quint32>(listing.folders.size() - 1);

        // Backwards for the folders, so that the first is the next; forwards for the files.
        for (auto entry = entries->rbegin(); entry != entries->rend(); ++entry) {
            if (!entry->isFolder || rule == Rule::AllMessages)
                continue;
            if (isMaildir && (entry->name == "cur" || entry->name == "new" || entry->name == "tmp"))
                continue;
            if (!isHidden(entry->name))
                enter(entry->name, Rule::Ordinary);
            else if (isMaildir)
                enter(entry->name, Rule::OnlyIfMaildir);
        }
        if (isMaildir) { // its own files are the indexes of servers
            enter("new", Rule::AllMessages);
            enter("cur", Rule::AllMessages);
            continue;
        }
        for (FolderEntry &entry : *entries) {
            if (entry.isFolder || isHidden(entry.name))
                continue;
            const std::optional<Form> form = rule == Rule::AllMessages ? Form::Message : formByName(entry.name);
            if (form)
                listing.files.push_back({std::move(entry.name), folder, *form});
        }
    }
    return listing;
}

Task given(Item item)
{
    return [item = std::move(item)]() mutable { return std::move(item); };
}

/// Files, one after the other.
class FilesReader final : public Reader {
public:
    FilesReader(Path top, Listing listing) : m_top(std::move(top)), m_listing(std::move(listing)) { }

    std::optional<Item> next() override
    {
        const std::optional<Task> task = nextTask();
        return task ? std::optional((*task)()) : std::nullopt;
    }

    std::optional<Task> nextTask() override
    {
        std::optional<Task> task = nextOfListing();
        if (!task && !m_gaveSomething)
            task = given(failure(errorAt({m_top}, Fault::NoMessages)));
        m_gaveSomething = true;
        return task;
    }

    qint64 expected() const override
    {
        const bool isEachAMessage = std::all_of(m_listing.files.begin(), m_listing.files.end(),
                                                [](const Listing::File &file) { return file.form == Form::Message; });
        return isEachAMessage ? static_cast<qint64>(m_listing.files.size()) : -1;
    }

private:
    std::optional<Task> nextOfListing()
    {
        for (;;) {
            if (m_mailbox) {
                if (std::optional<Item> item = m_mailbox->next())
                    return given(std::move(*item));
                m_mailbox.reset();
            }
            if (m_nextError < m_listing.errors.size())
                return given(failure(m_listing.errors[m_nextError++]));
            if (m_nextFile == m_listing.files.size())
                return {};
            const Listing::File &file = m_listing.files[m_nextFile++];
            if (std::optional<Task> task = started(m_listing.folders[file.folder] + file.name.c_str(), file.form))
                return task;
        }
    }

    /// The task for a file that is a message or cannot be opened; none for one that is read through m_mailbox or passed over.
    std::optional<Task> started(const Path &path, Form form)
    {
        if (form == Form::Message)
            return [path] { return readMessage(path); };

        Result<OpenFile, Error> file = opened(path, form);
        if (!file)
            return given(failure(std::move(file.error())));
        Input input(std::move(*file));
        const bool isStream = form == Form::Pipe || form == Form::StandardInput;
        if (isStream || startsAsMbox(input.ahead(mboxStartOctets)))
            m_mailbox = std::make_unique<StreamReader>(path, std::move(input));
        else if (form == Form::Mailbox)
            return [path] { return readMessage(path); };
        return {};
    }

    static Result<OpenFile, Error> opened(const Path &path, Form form)
    {
        switch (form) {
        case Form::Message:
        case Form::Mailbox:
        case Form::Candidate: return openRegular(path);
        case Form::Pipe: return openPipe(path);
        case Form::StandardInput: return openStandardInput(path);
        }
        Q_UNREACHABLE();
    }

    Path m_top;
    Listing m_listing;
    size_t m_nextError = 0;
    size_t m_nextFile = 0;
    std::unique_ptr<StreamReader> m_mailbox; ///< the one that is being read
    bool m_gaveSomething = false;
};

Listing ofOneFile(const Path &path, Form form)
{
    return {{Path()}, {{path.toStdString(), 0, form}}, {}};
}

Listing listingOf(const Path &path)
{
    // A shell's "< file" and a service manager's socket cannot be opened again under this name, or would start anew.
    if (path == "-" || path == "/dev/stdin")
        return ofOneFile(path, Form::StandardInput);

    Result<FileKind, Error> kind = kindOf(path);
    if (!kind)
        return {{}, {}, {std::move(kind.error())}};
    switch (*kind) {
    case FileKind::Folder: return listed(path);
    case FileKind::Pipe: return ofOneFile(path, Form::Pipe);
    case FileKind::Regular:
        return ofOneFile(path, octets::endsWithIgnoringCase(path, ".eml") ? Form::Message : Form::Mailbox);
    case FileKind::Other: break;
    }
    return {{}, {}, {errorAt({path}, Fault::NotAMessage)}};
}

/// The files of a listing, with their stamps.
class StampedFiles final : public FileList {
public:
    StampedFiles(Path top, Listing listing) : m_top(std::move(top)), m_listing(std::move(listing)) { }

    std::optional<Result<FileEntry, Error>> next() override
    {
        std::optional<Result<FileEntry, Error>> entry = nextOfListing();
        if (!entry && !m_gaveSomething)
            entry = failure(errorAt({m_top}, Fault::NoMessages));
        m_gaveSomething = true;
        return entry;
    }

private:
    std::optional<Result<FileEntry, Error>> nextOfListing()
    {
        if (m_nextError < m_listing.errors.size())
            return failure(m_listing.errors[m_nextError++]);
        while (m_nextFile < m_listing.files.size()) {
            const Listing::File &file = m_listing.files[m_nextFile++];
            const Path path = m_listing.folders[file.folder] + file.name.c_str();
            Result<FileEntry, Error> entry = entryOf(path, file.form);
            if (!entry || entry->isMbox || file.form != Form::Candidate)
                return entry;
        }
        return {};
    }

    static Result<FileEntry, Error> entryOf(const Path &path, Form form)
    {
        switch (form) {
        case Form::Message: return stampOf(path).map([&path](const Stamp &stamp) { return FileEntry{path, stamp}; });
        case Form::Pipe:
        case Form::StandardInput:
            return failure(errorAt({path}, Fault::NotAMessage)); // can be read once, and not listed
        case Form::Mailbox:
        case Form::Candidate: break;
        }
        FileEntry entry{path};
        Result<OpenFile, Error> file = openRegular(path, &entry.stamp);
        if (!file)
            return failure(std::move(file.error()));
        entry.isMbox = startsAsMbox(Input(std::move(*file), mboxStartOctets).ahead(mboxStartOctets));
        return entry;
    }

    Path m_top;
    Listing m_listing;
    size_t m_nextError = 0;
    size_t m_nextFile = 0;
    bool m_gaveSomething = false;
};

} // namespace

std::optional<Task> Reader::nextTask()
{
    std::optional<Item> item = next();
    return item ? std::optional(given(std::move(*item))) : std::nullopt;
}

std::unique_ptr<Reader> open(const QString &path)
{
    Path name = QFile::encodeName(path);
    Listing listing = listingOf(name);
    return std::make_unique<FilesReader>(std::move(name), std::move(listing));
}

std::unique_ptr<Reader> openOctets(const QString &name, QByteArray octets)
{
    return std::make_unique<StreamReader>(QFile::encodeName(name), Input(std::move(octets)));
}

Item readMessageFile(const QString &file)
{
    return readMessage(QFile::encodeName(file));
}

std::unique_ptr<FileList> listFiles(const Path &path)
{
    return std::make_unique<StampedFiles>(path, listingOf(path));
}

std::unique_ptr<Reader> openFile(const FileEntry &file)
{
    return std::make_unique<FilesReader>(file.path, ofOneFile(file.path, file.isMbox ? Form::Mailbox : Form::Message));
}

Item readMessage(const Location &location)
{
    if (!location.isInMbox)
        return readMessage(location.path);

    Stamp stamp;
    Result<OpenFile, Error> file = openRegular(location.path, &stamp);
    if (!file) {
        file.error().index = location.index;
        file.error().location = location;
        return failure(std::move(file.error()));
    }
    const qint64 start = std::max<qint64>(location.offset - octetsBeforeFromLine, 0);
    if (location.offset < 0 || location.offset >= stamp.size)
        return failure(errorAt(location, Fault::NotFound));
    Input input(std::move(*file), start, oneMessageChunk);
    const QByteArrayView ahead = input.ahead(octetsBeforeFromLine);
    const QByteArray before = ahead.first(std::min(ahead.size(), qsizetype(location.offset - start))).toByteArray();
    input.advance(before.size());
    return readAt(location, before, std::move(input));
}

} // namespace waxseal::mailbox
