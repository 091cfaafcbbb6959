// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/received/trace_line.h"

/// Readers of single clauses of a trace line. Private to core/received.
namespace waxseal::received {

/// What a server says about TLS. `stated` without the rest where it says only that there was TLS: "(TLS)".
struct TlsClause {
    bool stated = false;
    QByteArrayView version;
    QByteArrayView cipher;
    int bits = 0;
};

/// One comment that is a TLS clause from its first octet on: "using TLSv1.3 with cipher …", "version=… cipher=…",
/// "TLSv1.3:…:256", "TLS: …,256bits,…", "… encrypted". Anything else states nothing: a clause further in may be a name.
TlsClause tlsClauseIn(QByteArrayView comment);
/// One "version=…", "cipher=…" or "bits=…". False where it is none of them.
bool takeTlsPair(QByteArrayView pair, TlsClause &tls);

/// @p word, where it can be a cipher's name; empty otherwise.
QByteArrayView cipherIn(QByteArrayView word);

/// The protocol that the words after "with" name, and what they say about TLS: "ESMTP/TLS/DHE-RSA-AES256-SHA".
Protocol protocolIn(QByteArrayView with, TlsClause &tls);

/// The software that a comment names which the writing server put behind "by" or "with". Unknown where it names none.
Dialect softwareIn(QByteArrayView comment);
/// Providers that are known by the host they write behind "by" and need not name their software.
Dialect providerOf(QByteArrayView byHost);
/// The ids that Gmail gives: "g126csp488578ybg", "u56si5766081qtu.57.2017.04.30.04.22.44".
bool isGmailId(QByteArrayView id);
/// The words with which filters name themselves.
bool namesContentFilter(QByteArrayView text);

} // namespace waxseal::received
