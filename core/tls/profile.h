// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/tls/cipher_suite.h"

#include <vector>

/// What the documents demand of the TLS connection over which a message came in.
namespace waxseal::tls {

/// One demand that a connection can miss. `core/words` has the sentence for each.
enum class Demand : quint8 {
    Encrypted,            ///< no TLS at all, or a NULL cipher
    Tls12OrLater,         ///< TES relay 4, requirement 6
    ForwardSecrecy,       ///< TES relay 10, requirement 21; BSI EMLREQ_2
    NoVulnerableCipher,   ///< TES relay 12, requirement 23
    AuthenticatedServer,  ///< TES relay 12 forbids aNULL
    NoCompression,        ///< TES relay 11
    DhGroup2048,          ///< TES relay 11
    DhKeyExchange,        ///< SecureMail §6.2
    Aes256,               ///< SecureMail §6.2
    Sha1OrBetter,         ///< SecureMail §6.2
    BsiRecommendedCipher, ///< BSI TR-03116-4 / TR-02102-2: AEAD or CBC with SHA-2, AES
};

/// The answer of one profile.
struct ProfileAnswer {
    std::vector<Demand> missed;   ///< evidence against
    std::vector<Demand> notRated; ///< the server wrote too little, or a name that the table does not have
    std::vector<Demand> notes;    ///< met, but with a remark (such as DSS, or DH of unknown size)
    bool meets() const { return missed.empty() && notRated.empty(); }
    bool fails() const { return !missed.empty(); }
};

ProfileAnswer judgeTes(const Session &session);        ///< requirements 6, 21-23; C-8, C-14
ProfileAnswer judgeSecureMail(const Session &session); ///< requirement 76; anonymous key exchange is fine here (C-25)
ProfileAnswer judgeBsi(const Session &session);        ///< TR-03108-1 v1.0.1 (2016) EMLREQ_2 (C-34)

} // namespace waxseal::tls
