// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace waxseal {

/// SHA-256 of octets in memory, 32 octets; empty where OpenSSL cannot.
QByteArray sha256(QByteArrayView octets);

} // namespace waxseal
