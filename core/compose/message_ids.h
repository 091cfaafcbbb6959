// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

/// Message identifiers, RFC 5322 §3.6.4.
namespace waxseal::compose {

/// Identifiers with their angle brackets, in their order; views into @p body. Those that could not be written again (longer
/// than a line takes, white space or octets outside ASCII in them) are left out, and so is what stands between.
std::vector<QByteArrayView> messageIds(QByteArrayView body);

/// The identifiers as one "References" field can hold them, separated by spaces: where there are too many, the first (where
/// the conversation began) and the last ones.
QByteArray boundedReferences(const std::vector<QByteArrayView> &ids);

} // namespace waxseal::compose
