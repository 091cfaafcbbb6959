// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArrayList>
#include <QByteArrayView>

namespace waxseal::smtp_probe {

/// What a server says to one command, RFC 5321 §4.2.
struct Reply {
    int code = 0;         ///< 200 to 559
    QByteArrayList lines; ///< without the code

    /// RFC 5321 §4.2.1: transient or permanent
    bool isNegative() const { return code >= 400; }
    /// RFC 5321 §4.1.1.1: whether an answer to EHLO names @p keyword. The first line is the server's name.
    bool offers(QByteArrayView keyword) const;
};

/// Collects one reply from octets as they come. We never send a command before the last one is answered, so nothing may
/// stand behind a reply: it would be the word of somebody on the way (the STARTTLS injection of CVE-2011-0411).
///
/// Lines may end with LF alone, and be 2,048 octets long instead of 512 (RFC 5321 §4.5.3.1.5): real servers do that.
class ReplyReader {
public:
    enum class State : quint8 {
        Incomplete,
        Complete,
        Broken, ///< not SMTP
    };

    State take(QByteArrayView octets);
    /// Once it is complete.
    const Reply &reply() const { return m_reply; }

private:
    State takeLine();

    State m_state = State::Incomplete;
    QByteArray m_line; ///< not yet at its end
    qsizetype m_octets = 0;
    Reply m_reply;
};

} // namespace waxseal::smtp_probe
