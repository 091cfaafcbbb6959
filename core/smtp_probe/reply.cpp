// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/smtp_probe/reply.h"

#include "core/base/octets.h"

#include <algorithm>

namespace waxseal::smtp_probe {

namespace {

constexpr qsizetype lineOctets = 2'048;       ///< Postfix reads as much
constexpr qsizetype replyOctets = 16 * 1'024; ///< answers to EHLO have some 300
constexpr qsizetype codeOctets = 3;

/// RFC 5321 §4.2: Reply-code = %x32-35 %x30-35 %x30-39, as far as it is here.
bool mayBeCode(QByteArrayView line)
{
    constexpr char least[] = "200";
    constexpr char most[] = "559";
    for (qsizetype i = 0; i < std::min(line.size(), codeOctets); ++i) {
        if (line[i] < least[i] || line[i] > most[i])
            return false;
    }
    return true;
}

} // namespace

bool Reply::offers(QByteArrayView keyword) const
{
    return std::any_of(lines.begin() + (lines.isEmpty() ? 0 : 1), lines.end(), [&](QByteArrayView line) {
        const qsizetype end = octets::indexOf(line, ' ');
        return octets::equalIgnoringCase(end < 0 ? line : line.first(end), keyword);
    });
}

ReplyReader::State ReplyReader::take(QByteArrayView octets)
{
    while (!octets.isEmpty() && m_state != State::Broken) {
        const qsizetype end = octets::indexOf(octets, '\n');
        const QByteArrayView part = end < 0 ? octets : octets.first(end + 1);
        octets = octets.sliced(part.size());
        m_octets += part.size();
        if (m_state == State::Complete || m_line.size() + part.size() > lineOctets || m_octets > replyOctets)
            return m_state = State::Broken;
        m_line.append(part);
        if (!mayBeCode(m_line))
            m_state = State::Broken;
        else if (end >= 0)
            m_state = takeLine();
    }
    return m_state;
}

ReplyReader::State ReplyReader::takeLine()
{
    m_line.chop(m_line.endsWith("\r\n") ? 2 : 1);
    const QByteArray line = std::exchange(m_line, {});
    if (line.size() < codeOctets)
        return State::Broken;
    // RFC 5321 §4.2.1: "the reply code followed immediately by a hyphen" on all lines but the last; the last may be bare.
    const char separator = line.size() > codeOctets ? line[codeOctets] : ' ';
    if (separator != ' ' && separator != '-')
        return State::Broken;
    const int code = line.first(codeOctets).toInt();
    // RFC 5321 §4.2.1: "the reply code must be the same on each line".
    if (!m_reply.lines.isEmpty() && m_reply.code != code)
        return State::Broken;
    m_reply.code = code;
    m_reply.lines.append(line.mid(codeOctets + 1));
    return separator == '-' ? State::Incomplete : State::Complete;
}

} // namespace waxseal::smtp_probe
