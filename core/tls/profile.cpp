// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/tls/profile.h"

namespace waxseal::tls {

namespace {

/// No: the demand is missed; NotRated: the server wrote too little.
void demand(ProfileAnswer &answer, Demand demand, Answer isMet)
{
    switch (isMet) {
    case Answer::Yes: break;
    case Answer::No: answer.missed.push_back(demand); break;
    case Answer::NotRated: answer.notRated.push_back(demand); break;
    }
}

Answer yesIf(bool condition)
{
    return condition ? Answer::Yes : Answer::No;
}

/// A version or a suite is the record of a TLS connection. A NULL cipher encrypts nothing. (Where only the version stands, a
/// NULL cipher is the business of the demands on the cipher, which are then not rated.)
Answer isEncrypted(const Session &session)
{
    if (session.suite)
        return yesIf(session.suite->cipher != Cipher::Null);
    return session.version == Version::Unknown && session.cipherAsWritten.isEmpty() ? Answer::NotRated : Answer::Yes;
}

Answer isTls12OrLater(const Session &session)
{
    return session.version == Version::Unknown ? Answer::NotRated : yesIf(session.version >= Version::Tls12);
}

/// aNULL. RFC 8446 §4.4.2: in TLS 1.3 a server without a certificate has at least a PSK.
Answer hasAuthenticatedServer(const Session &session)
{
    if (!session.suite)
        return session.version == Version::Tls13 ? Answer::Yes : Answer::NotRated;
    if (session.suite->authentication == Authentication::Unknown)
        return Answer::NotRated;
    return yesIf(session.suite->authentication != Authentication::Anonymous);
}

/// Size of the Diffie-Hellman group. A size that the server did not write is a remark, not a missing answer: nearly none
/// writes it, and since 2015 hardly any library takes less than 1024 bits. TLS 1.3 starts at 2048 (RFC 8446 §4.2.7).
void demandGroup(ProfileAnswer &answer, const Session &session, int leastBits)
{
    if (!session.suite || session.version == Version::Tls13)
        return;
    switch (session.suite->keyExchange) {
    case KeyExchange::Dh:
    case KeyExchange::Dhe:
    case KeyExchange::DhAnonymous:
    case KeyExchange::DhePsk:
        if (session.diffieHellmanBits == 0)
            answer.notes.push_back(Demand::DhGroup2048);
        else if (session.diffieHellmanBits < leastBits)
            answer.missed.push_back(Demand::DhGroup2048);
        return;
    case KeyExchange::Ecdh:
    case KeyExchange::Ecdhe:
    case KeyExchange::EcdhAnonymous:
    case KeyExchange::EcdhePsk:
        // C-10: by strength; 2048 bits of a finite field are 112 bits, as are 224 of a curve (NIST SP 800-57).
        if (session.diffieHellmanBits > 0 && session.diffieHellmanBits < 224)
            answer.missed.push_back(Demand::DhGroup2048);
        return;
    case KeyExchange::Any13:
    case KeyExchange::Rsa:
    case KeyExchange::Psk:
    case KeyExchange::RsaPsk:
    case KeyExchange::Srp:
    case KeyExchange::Krb5:
    case KeyExchange::Gost:
    case KeyExchange::Unknown: return;
    }
}

/// Relay 10 names DHE-RSA, DHE-DSS, ECDHE-RSA, ECDHE-ECDSA; C-14 adds TLS 1.3. PSK and SRP are not among them, forward
/// secret or not. Without a certificate (aNULL) the fault is another one, and said once, by AuthenticatedServer.
Answer hasTesKeyExchange(const Session &session)
{
    if (session.suite
        && (session.suite->keyExchange == KeyExchange::DhePsk || session.suite->keyExchange == KeyExchange::EcdhePsk
            || session.suite->keyExchange == KeyExchange::Srp))
        return Answer::No;
    return hasForwardSecrecy(session);
}

/// SecureMail §6.2 says Diffie-Hellman, not ephemeral: the static kinds count.
Answer hasDiffieHellman(const Session &session)
{
    if (!session.suite)
        return session.version == Version::Tls13 ? Answer::Yes : Answer::NotRated;
    switch (session.suite->keyExchange) {
    case KeyExchange::Any13:
    case KeyExchange::Dh:
    case KeyExchange::Dhe:
    case KeyExchange::DhAnonymous:
    case KeyExchange::Ecdh:
    case KeyExchange::Ecdhe:
    case KeyExchange::EcdhAnonymous:
    case KeyExchange::DhePsk:
    case KeyExchange::EcdhePsk: return Answer::Yes;
    case KeyExchange::Rsa:
    case KeyExchange::Psk:
    case KeyExchange::RsaPsk:
    case KeyExchange::Srp:
    case KeyExchange::Krb5:
    case KeyExchange::Gost: return Answer::No;
    case KeyExchange::Unknown: return Answer::NotRated;
    }
    return Answer::NotRated;
}

Answer hasSha1OrBetter(const Session &session)
{
    if (!session.suite)
        return session.version == Version::Tls13 ? Answer::Yes : Answer::NotRated; // RFC 8446 §B.4: SHA-256 at least
    switch (session.suite->hash) {
    case Hash::Null:
    case Hash::Md5: return Answer::No;
    case Hash::Sha1:
    case Hash::Sha256:
    case Hash::Sha384:
    case Hash::Gost:
    case Hash::Sm3: return Answer::Yes;
    case Hash::Unknown: return Answer::NotRated;
    }
    return Answer::NotRated;
}

bool hasShortTag(const CipherSuite &suite)
{
    const QByteArrayView name(suite.ianaName);
    return name.endsWith("_CCM_8") || name.endsWith("_CCM_8_SHA256");
}

/// AES with GCM or CCM, or CBC with SHA-2: TR-02102-2 (2016-01) §3.3.1, with CCM and the TLS 1.3 suites of its later editions.
/// CCM with the short tag was never on its list.
bool isBsiRecommended(const CipherSuite &suite)
{
    if (suite.cipher != Cipher::Aes128 && suite.cipher != Cipher::Aes256)
        return false;
    switch (suite.mode) {
    case Mode::Gcm: return true;
    case Mode::Ccm: return !hasShortTag(suite);
    case Mode::Cbc: return suite.hash == Hash::Sha256 || suite.hash == Hash::Sha384;
    case Mode::Unknown:
    case Mode::Stream:
    case Mode::Poly1305:
    case Mode::Other: return false;
    }
    return false;
}

} // namespace

ProfileAnswer judgeTes(const Session &session)
{
    ProfileAnswer answer;
    demand(answer, Demand::Encrypted, isEncrypted(session));
    // Relay 4. C-9: with TLS 1.0 and 1.1 this is missed while Encrypted is met, the third state "outdated TLS". The leave
    // for 1.1 (C-8) is for submission only.
    demand(answer, Demand::Tls12OrLater, isTls12OrLater(session));
    demand(answer, Demand::ForwardSecrecy, hasTesKeyExchange(session));
    // Relay 12 without aNULL: RC4, DES, 3DES, MD5, DES+MD5, EXP, eNULL, LOW.
    const Answer isWeak = hasWeakCipher(session);
    demand(answer, Demand::NoVulnerableCipher, isWeak == Answer::NotRated ? isWeak : yesIf(isWeak == Answer::No));
    demand(answer, Demand::AuthenticatedServer, hasAuthenticatedServer(session));
    // Relay 11. Servers write compression where they use it; none writes that it does not, so silence is not a gap.
    demand(answer, Demand::NoCompression, yesIf(!session.isCompressed));
    demandGroup(answer, session, 2048);
    // C-14: DSS is allowed by relay 10, but nobody has used it for long: a remark.
    if (session.suite && session.suite->authentication == Authentication::Dss)
        answer.notes.push_back(Demand::AuthenticatedServer);
    return answer;
}

ProfileAnswer judgeSecureMail(const Session &session)
{
    ProfileAnswer answer;
    // §6.1 wants TLS, which SSL is not.
    const bool isSsl = session.version == Version::Ssl2 || session.version == Version::Ssl3;
    demand(answer, Demand::Encrypted, isSsl ? Answer::No : isEncrypted(session));
    demand(answer, Demand::DhKeyExchange, hasDiffieHellman(session));
    // §6.2 says AES. ChaCha20 is as strong, but the document ties its minimum to evaluated modules (FIPS 140-2).
    const bool isUnknown = !session.suite || session.suite->cipher == Cipher::Unknown;
    demand(answer, Demand::Aes256, isUnknown ? Answer::NotRated : yesIf(session.suite->cipher == Cipher::Aes256));
    demand(answer, Demand::Sha1OrBetter, hasSha1OrBetter(session));
    // C-25: anonymous key exchange is fine here and said as such: "encrypted, server not authenticated" (§7.2).
    if (hasAuthenticatedServer(session) == Answer::No)
        answer.notes.push_back(Demand::AuthenticatedServer);
    return answer;
}

ProfileAnswer judgeBsi(const Session &session)
{
    ProfileAnswer answer;
    demand(answer, Demand::Encrypted, isEncrypted(session));
    demand(answer, Demand::Tls12OrLater, isTls12OrLater(session));                // TR-03116-4 (2016) §2.1
    demand(answer, Demand::ForwardSecrecy, hasForwardSecrecy(session));           // EMLREQ_2
    demand(answer, Demand::AuthenticatedServer, hasAuthenticatedServer(session)); // TR-02102-2 lists no anonymous suite
    // ChaCha20 was not on the list of 2016 and is not on later ones. EMLREQ_2 asks what the server *prefers*; a sender without
    // AES hardware may have asked for ChaCha20, which nobody calls weak. So it is a remark, not evidence against.
    if (!session.suite || session.suite->cipher == Cipher::Unknown)
        answer.notRated.push_back(Demand::BsiRecommendedCipher);
    else if (session.suite->cipher == Cipher::ChaCha20)
        answer.notes.push_back(Demand::BsiRecommendedCipher);
    else
        demand(answer, Demand::BsiRecommendedCipher, yesIf(isBsiRecommended(*session.suite)));
    demandGroup(answer, session, 2000); // TR-02102-2 (2016-01) §3.6: 2000 bits
    return answer;
}

} // namespace waxseal::tls
