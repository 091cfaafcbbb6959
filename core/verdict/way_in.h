// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/bsi/received.h"
#include "core/securemail/received.h"
#include "core/smtpsec/received.h"
#include "core/tes/received.h"
#include "core/verdict/outcome.h"

/// The Way-in axis: was the message encrypted on the last leg to the own provider? Read off the boundary hop, and off
/// nothing else (requirements 2, 29; C-9).
namespace waxseal::verdict::way_in {

struct Encrypted { }; ///< TLS 1.2 or later, or TLS without a version written down
struct OutdatedTls {
    tls::Version version;
};
struct WeakCipher { }; ///< TLS, with a cipher that no longer keeps anybody out (requirement 23)
struct NullCipher { }; ///< TLS that encrypts nothing
struct Plain { };      ///< like a postcard
struct NotStated { };  ///< the server that took it in does not write such things down
struct NoBoundary {
    received::NoBoundary why = received::NoBoundary::OwnProviderUnknown;
};
struct NeverLeft { }; ///< from the own provider to the own provider
/// The TES mark claims more than there was
struct TesContradicts {
    tes::Contradiction::Why why;
};

/// The first stands for a verdict that has not been made.
using Verdict = std::variant<NoBoundary, Encrypted, OutdatedTls, WeakCipher, NullCipher, Plain, NotStated, NeverLeft,
                             TesContradicts>;

/// How the message came over the boundary, as the boundary hop's line records it.
struct Connection {
    tls::Session session;
    bool isEncrypted = false; ///< the line says so
};
Connection connectionOf(const received::Journey &journey);

Verdict judge(const received::Journey &journey, const Connection &connection, const tes::Received &tes);

Outcome outcomeOf(const Verdict &verdict);
QByteArrayView reasonOf(const Verdict &verdict, const Connection &connection);

/// What a list mentions although there is nothing to report: somebody on the way could read it, or could with effort.
enum class Flaw : quint8 { None, Postcard, OutdatedTls, WeakCipher };
Flaw flawOf(const Verdict &verdict);

Outcome outcomeOf(const tes::Received &tes);
Outcome outcomeOf(const smtpsec::Received &smtpsec);
Outcome outcomeOf(const securemail::Received &securemail);
Outcome outcomeOf(const bsi::Received &bsi);

} // namespace waxseal::verdict::way_in
