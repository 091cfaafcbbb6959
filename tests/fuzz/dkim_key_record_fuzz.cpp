// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dkim/key_record.h"

#include "core/base/limits.h"

#include <cstdint>
#include <cstdlib>

using namespace waxseal;
using namespace waxseal::dkim;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

/// A record either gives a key of a size that is allowed, which accepts no rubbish, or none.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView text(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const auto record = parseKeyRecord(text)) {
        require(record->key != nullptr);
        const int bits = record->key->bits();
        require(record->key->type() == KeyType::Ed25519 ? bits == 256
                                                        : bits >= limits::rsaBitsLeast && bits <= limits::rsaBitsMost);
        const QByteArray digest(32, 'd');
        require(!record->key->verify(digest, text));
        require(!record->key->verify(digest, QByteArray(bits / 8, 's')));
    }

    // The same octets as base64: what is read can be written, and is then the same text.
    if (const auto octets = decodeBase64(text)) {
        QByteArray written = octets->toBase64(QByteArray::OmitTrailingEquals);
        QByteArray read = withoutWhiteSpace(text);
        while (read.endsWith('='))
            read.chop(1);
        require(read == written);
    }
    // And as the key itself.
    for (const KeyType type : {KeyType::Rsa, KeyType::Ed25519})
        (void)PublicKey::parse(type, text);
    return 0;
}
