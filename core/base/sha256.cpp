// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/sha256.h"

#include <openssl/evp.h>

namespace waxseal {

QByteArray sha256(QByteArrayView octets)
{
    QByteArray digest(32, Qt::Uninitialized);
    auto *const out = reinterpret_cast<unsigned char *>(digest.data());
    const bool isDone = EVP_Digest(octets.data(), size_t(octets.size()), out, nullptr, EVP_sha256(), nullptr) == 1;
    return isDone ? digest : QByteArray();
}

} // namespace waxseal
