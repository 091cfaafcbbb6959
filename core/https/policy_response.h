// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/mtasts/fetch.h"

#include <optional>

/// The answer of a web server to one GET: RFC 9110, RFC 9112. Only a file of type text/plain with status 200 is taken.
/// Not done: obsolete folded fields, encodings, other transfer codings than "chunked": they are FetchFault::BadHttp.
namespace waxseal::https {

/// Reads while octets come and keeps no more than the limits allow: limits::httpsHeadOctets of lines, limits::stsPolicyOctets of
/// the file.
class PolicyResponse {
public:
    /// Takes what came. After result() is there, nothing is read any more.
    void feed(QByteArrayView octets);
    /// Nothing more comes. @param isComplete the server said so itself, in TLS (RFC 9112 §9.8)
    void end(bool isComplete);

    /// None: more is wanted.
    const std::optional<mtasts::Fetched> &result() const { return m_result; }

private:
    enum class Awaited : quint8 { StatusLine, Field, Counted, UntilEnd, ChunkSize, Chunk, ChunkEnd, Trailer };

    void readLines(QByteArrayView &octets);
    void readBody(QByteArrayView &octets);
    void takeLine();
    void takeStatusLine();
    void takeField();
    void takeLength(QByteArrayView value);
    void takeHead();
    void takeChunkSize();
    void fail(mtasts::FetchFault fault, int httpStatus = 0);

    Awaited m_awaited = Awaited::StatusLine;
    QByteArray m_line;          ///< as far as it has come
    qsizetype m_lineOctets = 0; ///< of all lines so far
    QByteArray m_body;
    qsizetype m_left = 0;     ///< of the body or the chunk
    bool m_isInterim = false; ///< status 1xx: another answer follows (RFC 9110 §15.2)
    bool m_isHttp10 = false;
    bool m_isPlainText = false;
    bool m_hasType = false;
    bool m_isChunked = false;
    bool m_isEncoded = false;
    std::optional<qsizetype> m_length;
    std::optional<mtasts::Fetched> m_result;
};

} // namespace waxseal::https
