// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/drafts/draft_folder.h"

#include <QByteArray>

#include <sys/stat.h>

#include <functional>
#include <optional>
#include <utility>

/// Files below an open folder. Nothing here follows a symbolic link that lies in the folder.
namespace waxseal::drafts {

class Descriptor {
public:
    explicit Descriptor(int descriptor = -1) : m_descriptor(descriptor) { }
    Descriptor(Descriptor &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) { }
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~Descriptor();

    int get() const { return m_descriptor; }
    bool isOpen() const { return m_descriptor >= 0; }

private:
    int m_descriptor;
};

/// A full disk, a used up quota and a file that may not grow are one thing to a person.
Error systemError(Fault otherwise, const QString &file, int code);

/// Not open where it is no folder, or a link to one; errno says why.
Descriptor openFolder(const QString &path);

/// Held until the descriptor is closed, also by the death of the process; another descriptor, of this process too, is refused.
/// @param patience tries again for some milliseconds: list() holds a lock for a moment
bool lock(const Descriptor &folder, bool patience);

struct Name {
    QByteArray octets;
    struct stat status;
};
/// What lies in the folder, but "." and "..".
std::vector<Name> namesIn(const Descriptor &folder);

/// A regular file with at most @p most octets.
Result<QByteArray> readFile(const Descriptor &folder, const char *name, const QString &path, qint64 most);

/// Writes a file that must not be there yet, and waits until it is on the disk. What was begun is removed after a failure.
/// @param write gets a function that takes pieces
using Take = std::function<std::optional<Error>(QByteArrayView)>;
Result<Done> writeFile(const Descriptor &folder, const QByteArray &name, const QString &path,
                       const std::function<std::optional<Error>(const Take &)> &write);

/// So that a new name, or one that is gone, outlasts a cut of the power.
bool syncFolder(const Descriptor &folder);

} // namespace waxseal::drafts
