// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/result.h"

#include <QByteArrayView>

#include <vector>

/// Authentication-Results: RFC 8601 complete, and the payload of ARC-Authentication-Results (RFC 8617 §4.1.1).
/// Whom to believe is judged elsewhere (believe.h); this only reads.
///
/// Part of a provider's own line is the sender's choice: d= and i= of a signature, the envelope's sender, the name after
/// EHLO. Where the program that wrote the line did not quote them, they can pretend to be results. So, against RFC 8601,
/// neither grammar reads a field in which a value is followed by the next word without white space, or a comment holds one
/// half of a pair of quotes; and a result that contradicts itself ("header.d" twice, "header.i" outside of "header.d")
/// has Code::Other. What remains possible is a whole result behind a ";" inside a value, which no reader of the line alone can
/// tell from a real one; see AuthenticationResults::count().
namespace waxseal::authres {

/// RFC 8601 §2.7 and the IANA registry "Email Authentication Methods".
enum class Method : quint8 {
    Other,
    Auth,
    Dkim,
    DkimAdsp,
    DkimAtps,
    DomainKeys,
    Dmarc,
    Arc,
    Iprev,
    Rrvs,
    SenderId,
    Smime,
    Spf,
    Vbr,
    Dnswl,
    Bimi,
    CompAuth
};

/// RFC 8601 §2.7.1-2.7.7; Other for words outside it ("bestguesspass", "x-…").
enum class Code : quint8 {
    Other,
    None,
    Pass,
    Fail,
    SoftFail,
    Neutral,
    Policy,
    TempError,
    PermError,
    Discard,
    NxDomain,
    Unknown
};

/// "smtp.mailfrom=a@example.net"
struct Property {
    QByteArrayView ptype; ///< smtp, header, body, policy, …
    QByteArrayView name;
    QByteArrayView value; ///< without quotes; escapes kept as written
};

struct MethodResult {
    Method method = Method::Other;
    Code code = Code::Other; ///< Other too where the result contradicts itself or something in it makes no sense
    QByteArrayView methodAsWritten;
    QByteArrayView codeAsWritten;
    QByteArrayView reason;  ///< of "reason=", else empty
    QByteArrayView comment; ///< the first comment behind the result, without its brackets: "p=REJECT sp=NONE dis=NONE"
    std::vector<Property> properties;

    /// The value of "header.d" and its like, or empty. Case does not matter.
    QByteArrayView property(QByteArrayView ptype, QByteArrayView name) const;
};

struct AuthenticationResults {
    QByteArrayView authservId; ///< empty in the form that some large providers write without one
    int version = 1;
    bool isMalformed = false; ///< readable only by the tolerant rules
    int arcInstance = 0;      ///< "i=" of ARC-Authentication-Results, else 0
    std::vector<MethodResult> results;

    /// How many results of a method there are, whatever their code. A provider writes one "dkim" for each DKIM-Signature field,
    /// or a single one where there is none, and one "dmarc": more than that were put there by a value that the sender chose.
    int count(Method method) const;
};

enum class Grammar {
    Strict,   ///< RFC 8601 and nothing else
    Tolerant, ///< also the malformed forms of large providers; only for lines that the own provider wrote
};

/// Reads the body of the field, folds and all; views point into it.
Result<AuthenticationResults, ParseError> parse(QByteArrayView body, Grammar grammar);

} // namespace waxseal::authres
