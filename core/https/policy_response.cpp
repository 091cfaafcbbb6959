// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/https/policy_response.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <algorithm>

namespace waxseal::https {

using mtasts::FetchFault;

namespace {

/// RFC 9110 §5.6.2: tchar
bool isTokenOctet(char c)
{
    return octets::isAlphaNumeric(c) || (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

bool isHex(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), octets::isHexDigit);
}

} // namespace

void PolicyResponse::feed(QByteArrayView octets)
{
    while (!m_result && !octets.isEmpty()) {
        switch (m_awaited) {
        case Awaited::StatusLine:
        case Awaited::Field:
        case Awaited::ChunkSize:
        case Awaited::ChunkEnd:
        case Awaited::Trailer: readLines(octets); break;
        case Awaited::Counted:
        case Awaited::UntilEnd:
        case Awaited::Chunk: readBody(octets); break;
        }
    }
}

void PolicyResponse::end(bool isComplete)
{
    if (m_result)
        return;
    // RFC 9112 §9.8: a body that ends with the connection is complete "only if a valid closure alert has been received".
    if (m_awaited == Awaited::UntilEnd && isComplete)
        m_result = std::move(m_body);
    else
        fail(FetchFault::BadHttp);
}

void PolicyResponse::fail(FetchFault fault, int httpStatus)
{
    m_body.clear();
    m_line.clear();
    m_result = mtasts::Fetched(failure(mtasts::FetchError{fault, httpStatus}));
}

void PolicyResponse::readLines(QByteArrayView &octets)
{
    // RFC 9112 §2.2: a single LF may be taken for the end of a line.
    const qsizetype end = octets::indexOf(octets, '\n');
    const qsizetype count = end < 0 ? octets.size() : end + 1;
    m_lineOctets += count;
    if (m_lineOctets > limits::httpsHeadOctets)
        return fail(FetchFault::BadHttp);
    m_line += octets.first(count);
    octets = octets.sliced(count);
    if (end < 0)
        return;
    m_line.chop(1);
    if (m_line.endsWith('\r'))
        m_line.chop(1);
    // RFC 9110 §5.5: CR, LF and NUL are "invalid and dangerous".
    if (m_line.contains('\r') || m_line.contains('\0'))
        return fail(FetchFault::BadHttp);
    takeLine();
    m_line.clear();
}

void PolicyResponse::readBody(QByteArrayView &octets)
{
    const qsizetype count = m_awaited == Awaited::UntilEnd ? octets.size() : std::min(octets.size(), m_left);
    if (m_body.size() + count > limits::stsPolicyOctets)
        return fail(FetchFault::TooLarge);
    m_body += octets.first(count);
    octets = octets.sliced(count);
    if (m_awaited == Awaited::UntilEnd)
        return;
    m_left -= count;
    if (m_left > 0)
        return;
    if (m_awaited == Awaited::Chunk)
        m_awaited = Awaited::ChunkEnd;
    else
        m_result = std::move(m_body);
}

void PolicyResponse::takeLine()
{
    switch (m_awaited) {
    case Awaited::StatusLine: return takeStatusLine();
    case Awaited::Field: return m_line.isEmpty() ? takeHead() : takeField();
    case Awaited::ChunkSize: return takeChunkSize();
    case Awaited::ChunkEnd:
        if (!m_line.isEmpty())
            return fail(FetchFault::BadHttp);
        m_awaited = Awaited::ChunkSize;
        return;
    case Awaited::Trailer: // RFC 9112 §7.1.2: may be discarded
        if (m_line.isEmpty())
            m_result = std::move(m_body);
        return;
    case Awaited::Counted:
    case Awaited::UntilEnd:
    case Awaited::Chunk: return;
    }
}

void PolicyResponse::takeStatusLine()
{
    // RFC 9112 §4: "HTTP/1.1 200 OK"; the reason may be missing, and with it, in the wild, the blank before it.
    const bool isHttp = (m_line.startsWith("HTTP/1.1 ") || m_line.startsWith("HTTP/1.0 ")) && m_line.size() >= 12
        && std::all_of(m_line.begin() + 9, m_line.begin() + 12, octets::isDigit)
        && (m_line.size() == 12 || m_line.at(12) == ' ');
    if (!isHttp)
        return fail(FetchFault::BadHttp);
    m_isHttp10 = m_line.at(7) == '0';
    const int status = QByteArrayView(m_line).sliced(9, 3).toByteArray().toInt();
    // RFC 9110 §15.2: interim answers may come first; 101 was not asked for.
    m_isInterim = status >= 100 && status < 200 && status != 101;
    // RFC 8461 §3.3: "HTTP 3xx redirects MUST NOT be followed"; any status but 200 is a failure.
    if (status >= 300 && status < 400)
        return fail(FetchFault::Redirected, status);
    if (status < 100 || status == 101)
        return fail(FetchFault::BadHttp, status);
    if (status != 200 && !m_isInterim)
        return fail(FetchFault::NotFound, status);
    m_awaited = Awaited::Field;
}

void PolicyResponse::takeField()
{
    const qsizetype colon = m_line.indexOf(':');
    // RFC 9112 §5.1: nothing between name and colon. Deviates from §5.2: a folded line is an error here, too.
    if (colon <= 0 || !std::all_of(m_line.begin(), m_line.begin() + colon, isTokenOctet))
        return fail(FetchFault::BadHttp);
    if (m_isInterim)
        return;
    const QByteArrayView name = QByteArrayView(m_line).first(colon);
    const QByteArrayView value = octets::trimmed(QByteArrayView(m_line).sliced(colon + 1));
    if (octets::equalIgnoringCase(name, "Content-Type")) {
        // RFC 8461 §3.2: "text/plain"; "additional […] parameters are ignored".
        const qsizetype semicolon = octets::indexOf(value, ';');
        const bool isPlainText =
            octets::equalIgnoringCase(octets::trimmed(semicolon < 0 ? value : value.first(semicolon)), "text/plain");
        m_isPlainText = isPlainText && (m_isPlainText || !m_hasType);
        m_hasType = true;
    } else if (octets::equalIgnoringCase(name, "Content-Length")) {
        takeLength(value);
    } else if (octets::equalIgnoringCase(name, "Transfer-Encoding")) {
        // RFC 9112 §6.1: in HTTP/1.0 it is faulty; twice chunked is, too.
        if (m_isHttp10 || m_isChunked || !octets::equalIgnoringCase(value, "chunked"))
            return fail(FetchFault::BadHttp);
        m_isChunked = true;
    } else if (octets::equalIgnoringCase(name, "Content-Encoding")) {
        // RFC 9110 §8.4.1: "identity" should not be written, but says nothing.
        m_isEncoded = m_isEncoded || !octets::equalIgnoringCase(value, "identity");
    }
}

void PolicyResponse::takeLength(QByteArrayView value)
{
    // RFC 9112 §6.3: what is not one number is an unrecoverable error.
    if (value.isEmpty() || value.size() > 15 || !std::all_of(value.begin(), value.end(), octets::isDigit))
        return fail(FetchFault::BadHttp);
    const qsizetype length = value.toByteArray().toLongLong();
    if (m_length && *m_length != length)
        return fail(FetchFault::BadHttp);
    m_length = length;
}

void PolicyResponse::takeHead()
{
    if (m_isInterim) {
        m_isInterim = false;
        m_awaited = Awaited::StatusLine;
        return;
    }
    // RFC 9112 §6.3: both a length and chunks "ought to be handled as an error".
    if (m_isEncoded || (m_isChunked && m_length))
        return fail(FetchFault::BadHttp);
    if (!m_isPlainText)
        return fail(FetchFault::NotPlainText);
    if (m_length && *m_length > limits::stsPolicyOctets)
        return fail(FetchFault::TooLarge);
    if (m_isChunked) {
        m_awaited = Awaited::ChunkSize;
    } else if (!m_length) {
        m_awaited = Awaited::UntilEnd;
    } else if (*m_length == 0) {
        m_result = QByteArray();
    } else {
        m_left = *m_length;
        m_awaited = Awaited::Counted;
    }
}

void PolicyResponse::takeChunkSize()
{
    // RFC 9112 §7.1: chunk extensions are passed over.
    const qsizetype semicolon = m_line.indexOf(';');
    const QByteArrayView size =
        octets::trimmed(semicolon < 0 ? QByteArrayView(m_line) : QByteArrayView(m_line).first(semicolon));
    if (size.isEmpty() || size.size() > 15 || !isHex(size))
        return fail(FetchFault::BadHttp);
    m_left = size.toByteArray().toLongLong(nullptr, 16);
    if (m_left > limits::stsPolicyOctets - m_body.size())
        return fail(FetchFault::TooLarge);
    m_awaited = m_left > 0 ? Awaited::Chunk : Awaited::Trailer;
}

} // namespace waxseal::https
