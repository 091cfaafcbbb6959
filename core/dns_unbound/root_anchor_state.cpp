// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dns_unbound/root_anchor_state.h"

#include "core/base/octets.h"
#include "core/dns_unbound/zone_text.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>
#include <QTemporaryDir>

#include <optional>

namespace waxseal::dns_unbound {

namespace {

constexpr qint64 stateOctets = 64 * 1024;          ///< libunbound's file has 1 to 4 KiB
constexpr qint64 workingSpaceOctets = 1024 * 1024; ///< free in memory, or the state is not tracked
constexpr qint64 rewriteAfterSeconds = 86'400;     ///< times in the file are renewed once a day, keys at once

constexpr char checksumMark[] = "; sha256 ";

/// The last line of a kept state is a checksum: a damaged key must not make the whole of DNS look forged.
QByteArray withChecksum(const QByteArray &state)
{
    return state + checksumMark + QCryptographicHash::hash(state, QCryptographicHash::Sha256).toHex() + '\n';
}

std::optional<QByteArray> withoutChecksum(const QByteArray &file)
{
    const qsizetype mark = file.lastIndexOf(checksumMark);
    if (mark < 0)
        return std::nullopt;
    const QByteArray state = file.first(mark);
    if (withChecksum(state) != file)
        return std::nullopt;
    const QList<DomainName> names = anchoredNames(state);
    const bool ofTheRoot = names.size() == 1 && names.first().isRoot();
    return ofTheRoot ? std::optional(state) : std::nullopt;
}

/// The records of a state, with libunbound's comments or only those that are trusted and bare.
QByteArrayList recordLines(const QByteArray &state)
{
    QByteArrayList result;
    ZoneText text(state);
    while (const auto record = text.next())
        result.append(octets::trimmed(record->line).toByteArray());
    return result;
}

QByteArrayList trustedRecords(const QByteArray &state)
{
    QByteArrayList result;
    for (const QByteArray &line : recordLines(state)) {
        // ";;state=2 [  VALID  ]" is libunbound's note on a key; a record without a note is an anchor as given.
        if (!line.contains(";;state=") || line.contains(";;state=2"))
            result.append(line.split(';').first().trimmed());
    }
    return result;
}

/// Storage in memory that is this person's own, or empty.
QString memoryBackedFolder()
{
    const QString candidates[] = {qEnvironmentVariable("XDG_RUNTIME_DIR"), QStringLiteral("/dev/shm")};
    for (const QString &folder : candidates) {
        if (folder.isEmpty() || !QFileInfo(folder).isWritable())
            continue;
        const QStorageInfo storage(folder);
        if (storage.fileSystemType() == "tmpfs" && storage.bytesAvailable() > workingSpaceOctets)
            return folder;
    }
    return {};
}

} // namespace

RootAnchorState::RootAnchorState(const QString &dataFolder, const QByteArrayList &builtIn)
    : m_builtIn(builtIn), m_records(builtIn)
{
    if (dataFolder.isEmpty())
        return;
    m_file = dataFolder + QStringLiteral("/root.key");

    QFile file(m_file);
    if (!file.exists()) {
        startAnew();
    } else if (!file.open(QIODevice::ReadOnly)) {
        m_warnings.append(Warning::AnchorStateNotKept);
    } else if (const auto state = withoutChecksum(file.read(stateOctets)); !state) {
        m_warnings.append(Warning::AnchorStateReplaced);
        startAnew();
    } else {
        adopt(*state);
        if (!QFileInfo(dataFolder).isWritable() || !writeWorkingCopy(*state))
            m_warnings.append(Warning::AnchorStateNotKept);
    }
}

RootAnchorState::~RootAnchorState() = default;

void RootAnchorState::adopt(const QByteArray &state)
{
    m_kept = recordLines(state).join('\n');
    for (const QByteArray &record : trustedRecords(state)) {
        if (!m_records.contains(record))
            m_records.append(record);
    }
}

void RootAnchorState::startAnew()
{
    m_records = m_builtIn;
    const QByteArray state = m_builtIn.join('\n') + '\n';
    m_kept = recordLines(state).join('\n');
    if (m_file.isEmpty() || !QDir().mkpath(QFileInfo(m_file).path()) || !writeState(state) || !writeWorkingCopy(state))
        m_warnings.append(Warning::AnchorStateNotKept);
}

bool RootAnchorState::writeState(const QByteArray &state)
{
    QSaveFile file(m_file); // writes beside and renames: the file is whole at every moment
    return file.open(QIODevice::WriteOnly) && file.write(withChecksum(state)) >= 0 && file.commit();
}

bool RootAnchorState::writeWorkingCopy(const QByteArray &state)
{
    if (!m_workingFolder) {
        const QString folder = memoryBackedFolder();
        if (folder.isEmpty())
            return false;
        m_workingFolder = std::make_unique<QTemporaryDir>(folder + QStringLiteral("/waxseal-XXXXXX"));
        if (!m_workingFolder->isValid())
            return false;
    }
    QFile file(m_workingFolder->filePath(QStringLiteral("root.key")));
    if (!file.open(QIODevice::WriteOnly) || file.write(state) != state.size() || !file.flush())
        return false;
    m_workingFile = QFile::encodeName(file.fileName());
    return true;
}

void RootAnchorState::keep()
{
    if (m_workingFile.isEmpty())
        return;
    QFile working(QFile::decodeName(m_workingFile));
    if (!working.open(QIODevice::ReadOnly))
        return;
    const QByteArray state = working.read(stateOctets);
    const QByteArray records = recordLines(state).join('\n');
    if (records.isEmpty())
        return;
    const QDateTime written = QFileInfo(m_file).lastModified();
    const bool isOld = !written.isValid() || written.secsTo(QDateTime::currentDateTime()) > rewriteAfterSeconds;
    if ((records != m_kept || isOld) && writeState(state))
        m_kept = records;
}

} // namespace waxseal::dns_unbound
