// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/drafts/locked_draft.h"

#include "core/base/limits.h"
#include "core/base/octets.h"
#include "core/compose/clean_text.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QRandomGenerator>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace waxseal::drafts {

using compose::Attachment;
using compose::Draft;

namespace {

constexpr QByteArrayView attachmentStart = "attachment-";
constexpr qsizetype attachmentDigits = 16;
constexpr qsizetype pieceOctets = 256 * 1024;

/// The names that attach() gives, and no others: never a path.
bool isAttachment(QByteArrayView name)
{
    return name.startsWith(attachmentStart) && name.size() == attachmentStart.size() + attachmentDigits
        && std::all_of(name.begin() + attachmentStart.size(), name.end(), octets::isHexDigit);
}

QByteArray newAttachmentName()
{
    const QByteArray digits = QByteArray::number(QRandomGenerator::system()->generate64(), 16);
    return attachmentStart.toByteArray() + digits.rightJustified(attachmentDigits, '0');
}

} // namespace

Result<Draft> readState(const QString &path, const Descriptor &folder)
{
    const QString file = path + u'/' + QLatin1String(stateName);
    const Result<QByteArray> json = readFile(folder, stateName, file, stateOctets);
    if (!json)
        return failure(json.error());
    auto draft = compose::fromJson(*json);
    if (!draft)
        return failure(Error{Fault::Damaged, file, {}});
    return *std::move(draft);
}

bool removeFolder(const QString &path, const Descriptor &folder)
{
    for (const Name &name : namesIn(folder)) {
        if (!S_ISDIR(name.status.st_mode))
            ::unlinkat(folder.get(), name.octets.constData(), 0);
    }
    return ::rmdir(QFile::encodeName(path).constData()) == 0;
}

QString LockedDraft::id() const
{
    return m_path.sliced(m_path.lastIndexOf(u'/') + 1);
}

QString LockedDraft::pathOf(const QByteArray &name) const
{
    return m_path + u'/' + QString::fromLatin1(name);
}

/// Of an attachment of this draft; empty for any other file.
QByteArray LockedDraft::nameOf(const QString &file) const
{
    const QString start = m_path + u'/';
    const QByteArray name = file.startsWith(start) ? file.sliced(start.size()).toLatin1() : QByteArray();
    return isAttachment(name) ? name : QByteArray();
}

Result<Draft> LockedDraft::load()
{
    const std::lock_guard guard(m_mutex);
    Result<Draft> draft = readState(m_path, m_folder);
    if (!draft)
        return draft;
    m_hasState = true;

    QHash<QByteArray, qint64> copies;
    for (const Name &name : namesIn(m_folder)) {
        if (isAttachment(name.octets) && S_ISREG(name.status.st_mode))
            copies.insert(name.octets, name.status.st_size);
    }
    // In the state stand names, not paths: another folder, or another file of the person's, cannot be named in it.
    for (Attachment &attachment : draft->attachments) {
        const QByteArray name = attachment.file.toLatin1();
        const auto copy = copies.constFind(name);
        const bool isThere = copy != copies.cend();
        attachment.file = isThere ? pathOf(name) : QString();
        if (isThere) {
            attachment.size = *copy;
            m_attachments.insert(name, *copy);
        }
    }
    // Copied before a crash, but not in the state; and a state half written.
    for (auto copy = copies.cbegin(); copy != copies.cend(); ++copy) {
        if (!m_attachments.contains(copy.key()))
            ::unlinkat(m_folder.get(), copy.key().constData(), 0);
    }
    ::unlinkat(m_folder.get(), newStateName, 0);
    return draft;
}

Result<Done> LockedDraft::save(const Draft &draft)
{
    const std::lock_guard guard(m_mutex);
    if (m_isDiscarded)
        return failure(Error{Fault::CannotWrite, m_path, {}});
    if (!draft.isWithinLimits())
        return failure(Error{Fault::TooLarge, m_path, {}});
    Draft kept = draft;
    QSet<QByteArray> named;
    for (Attachment &attachment : kept.attachments) {
        const QByteArray name = nameOf(attachment.file);
        if (name.isEmpty() && !attachment.file.isEmpty())
            return failure(Error{Fault::CannotRead, attachment.file, {}});
        named.insert(name);
        attachment.file = QString::fromLatin1(name);
    }
    const Result<Done> written = writeState(compose::toJson(kept));
    if (!written)
        return written;

    // Only now: until here the state on the disk named them.
    m_detached.subtract(named);
    for (const QByteArray &name : std::as_const(m_detached))
        remove(name);
    m_detached.clear();
    return written;
}

/// The new state beside the old one, on the disk, and then in its place (rename(2) is atomic): the old one is there until then.
Result<Done> LockedDraft::writeState(const QByteArray &json)
{
    const QString path = m_path + u'/' + QLatin1String(stateName);
    if (json.size() > stateOctets)
        return failure(Error{Fault::TooLarge, path, {}});
    ::unlinkat(m_folder.get(), newStateName, 0);
    Result<Done> written =
        writeFile(m_folder, newStateName, path, [&json](const Take &take) { return take(QByteArrayView(json)); });
    if (!written)
        return written;
    if (::renameat(m_folder.get(), newStateName, m_folder.get(), stateName) != 0) {
        const int code = errno;
        ::unlinkat(m_folder.get(), newStateName, 0);
        return failure(systemError(Fault::CannotWrite, path, code));
    }
    m_hasState = true;
    if (!syncFolder(m_folder))
        return failure(systemError(Fault::CannotWrite, path, errno));
    return written;
}

Result<Attachment> LockedDraft::attach(const QString &file, const std::atomic_bool &cancel)
{
    const Descriptor source(::open(QFile::encodeName(file).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    struct stat status { };
    if (!source.isOpen() || ::fstat(source.get(), &status) != 0)
        return failure(systemError(Fault::CannotRead, file, errno));
    if (!S_ISREG(status.st_mode))
        return failure(Error{Fault::CannotRead, file, {}});

    const QByteArray name = newAttachmentName();
    if (const Result<Done> listed = ensureState(); !listed)
        return failure(listed.error());
    if (!reserve(name, status.st_size))
        return failure(Error{Fault::TooLarge, file, {}});
    qint64 size = 0;
    QByteArray buffer(pieceOctets, Qt::Uninitialized);
    const auto copy = [&](const Take &take) -> std::optional<Error> {
        for (;;) {
            if (cancel.load(std::memory_order_relaxed))
                return Error{Fault::Canceled, file, {}};
            const ssize_t got = ::read(source.get(), buffer.data(), static_cast<size_t>(buffer.size()));
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return systemError(Fault::CannotRead, file, errno);
            if (got == 0)
                return std::nullopt;
            size += got;
            if (size > status.st_size && !reserve(name, size)) // it grows while it is read
                return Error{Fault::TooLarge, file, {}};
            if (std::optional<Error> error = take(QByteArrayView(buffer).first(got)))
                return error;
        }
    };
    Result<Done> written = writeFile(m_folder, name, pathOf(name), copy);
    if (written && !syncFolder(m_folder))
        written = failure(systemError(Fault::CannotWrite, pathOf(name), errno));

    const std::lock_guard guard(m_mutex);
    if (written && m_isDiscarded)
        written = failure(Error{Fault::CannotWrite, m_path, {}});
    if (!written) {
        remove(name);
        return failure(written.error());
    }
    m_attachments.insert(name, size);
    const QString shown = compose::oneLine(QFileInfo(file).fileName());
    const QString type = QMimeDatabase().mimeTypeForFile(file, QMimeDatabase::MatchExtension).name();
    return Attachment{pathOf(name), shown.isEmpty() ? QStringLiteral("attachment") : shown, type.toLatin1(), size};
}

/// A folder with copies and no state would be in no list after a crash, and stay for ever.
Result<Done> LockedDraft::ensureState()
{
    const std::lock_guard guard(m_mutex);
    return m_hasState || m_isDiscarded ? Result<Done>() : writeState(compose::toJson({}));
}

/// Room for a copy of that size, within the limits of the draft.
bool LockedDraft::reserve(const QByteArray &name, qint64 octets)
{
    const std::lock_guard guard(m_mutex);
    qint64 others = 0;
    int count = 1;
    for (auto copy = m_attachments.cbegin(); copy != m_attachments.cend(); ++copy) {
        if (copy.key() != name && !m_detached.contains(copy.key())) {
            others += *copy;
            ++count;
        }
    }
    if (m_isDiscarded || count > limits::draftAttachments || octets > limits::draftOctets - others)
        return false;
    m_attachments.insert(name, octets);
    return true;
}

void LockedDraft::remove(const QByteArray &name)
{
    ::unlinkat(m_folder.get(), name.constData(), 0);
    m_attachments.remove(name);
}

Result<Done> LockedDraft::detach(const Attachment &attachment)
{
    const std::lock_guard guard(m_mutex);
    const QByteArray name = nameOf(attachment.file);
    if (m_attachments.contains(name))
        m_detached.insert(name);
    return Done{};
}

Result<Done> LockedDraft::discard()
{
    const std::lock_guard guard(m_mutex);
    if (m_isDiscarded)
        return Done{};
    // One step takes it off the list; a crash behind it leaves a folder whose name says that it may go.
    const QString gone = m_path + QLatin1String(discardedEnd);
    if (::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(gone).constData()) != 0)
        return failure(systemError(Fault::CannotWrite, m_path, errno));
    m_isDiscarded = true;
    if (!removeFolder(gone, m_folder))
        return failure(systemError(Fault::CannotWrite, gone, errno));
    return Done{};
}

} // namespace waxseal::drafts
