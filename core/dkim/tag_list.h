// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <optional>
#include <vector>

namespace waxseal::dkim {

/// Tag=value lists: RFC 6376 §3.2. Also those of ARC (RFC 8617 §4.1).
class TagList {
public:
    struct Tag {
        QByteArrayView name;  ///< as written: case counts
        QByteArrayView value; ///< without white space at its ends; folds inside
    };

    /// The views point into @p text. Fails on a list that must be ignored as a whole: a tag twice, a name that is none, an octet
    /// that a value cannot have, more than limits::structuredFieldOctets octets or limits::dkimTags tags.
    static Result<TagList, ParseError> parse(QByteArrayView text);

    const std::vector<Tag> &tags() const { return m_tags; }
    /// The value of a tag, which may be empty; nothing where it is not there.
    std::optional<QByteArrayView> value(QByteArrayView name) const;

private:
    std::vector<Tag> m_tags;
};

/// Whether @p word stands in a list between colons ("h=", "q=", "s=", "t="), in any case, white space around it.
bool hasWord(QByteArrayView list, QByteArrayView word);
/// Without any white space, folds and all: how base64 and most other values are read (RFC 6376 §3.2, FWS).
QByteArray withoutWhiteSpace(QByteArrayView value);
/// base64string of RFC 6376 §3.5, white space anywhere in it. Nothing where it is no base64 (RFC 4648 §4).
std::optional<QByteArray> decodeBase64(QByteArrayView value);
/// Digits only, up to 12 of them (RFC 6376 §3.5: "t=", "x="); nothing where it is no such number.
std::optional<quint64> decodeNumber(QByteArrayView value);

} // namespace waxseal::dkim
