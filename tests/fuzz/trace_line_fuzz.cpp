// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/received/trace_line.h"

#include <cstdint>
#include <cstdlib>

using namespace waxseal;
using namespace waxseal::received;

/// Every view lies inside the octets that were read, and what depends on another clause is not there without it.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView body(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto result = parseTraceLine(body);
    if (!result) {
        if (result.error().at < 0 || (result.error().fault != ParseFault::TooLong && result.error().at > body.size()))
            std::abort();
        return 0;
    }
    const TraceLine &line = *result;
    for (const QByteArrayView view :
         {line.helo, line.reverseName, line.by, line.with, line.tlsVersion, line.cipher, line.id, line.forAddress}) {
        if (!view.isEmpty() && (view.begin() < body.begin() || view.end() > body.end()))
            std::abort();
    }
    const bool needsFrom =
        !line.helo.isEmpty() || !line.reverseName.isEmpty() || line.reverseNameIsConfirmed || line.peerIp;
    const bool needsBy = !line.with.isEmpty() || line.saysTls || line.isOwnNetwork;
    if ((needsFrom && !line.hasFrom) || (line.reverseNameIsConfirmed && (line.reverseName.isEmpty() || !line.peerIp)))
        std::abort();
    if ((needsBy && line.by.isEmpty() && line.tlsVersion.isEmpty()) || (line.peerIsLocal && line.peerIp))
        std::abort();
    if ((!line.tlsVersion.isEmpty() || !line.cipher.isEmpty()) && !line.saysTls)
        std::abort();
    if (line.cipherBits < 0 || line.cipherBits > 4096)
        std::abort();
    return 0;
}
