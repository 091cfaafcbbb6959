// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/mailbox/files.h"

/// The mbox format, of which RFC 4155 Appendix A describes the common ground, read as a stream.
///
/// Four variants differ in how a body line that starts with "From " is kept from ending the message: mboxo writes ">From "
/// (but leaves ">From " alone, so its quoting cannot always be undone), mboxrd puts one ">" before ">…>From " too, mboxcl is
/// mboxo with a Content-Length field, and mboxcl2 relies on that field alone. A file does not say which it is.
namespace waxseal::mailbox {

/// Whether the file is an mbox rather than a message.
bool startsAsMbox(QByteArrayView start);
/// As many octets as startsAsMbox() looks at.
constexpr qsizetype mboxStartOctets = 5;

/// What readAt() looks at before a "From " line: the end of an empty line.
constexpr qsizetype octetsBeforeFromLine = 3;
/// The message of an mbox at a place that was found earlier. Fault::NotFound where none starts there.
/// @param before as many octets before the place as octetsBeforeFromLine, fewer at the start of the file
/// @param input  from the place on
Item readAt(const Location &location, QByteArrayView before, Input input);

/// The messages of an input: those of an mbox, or the one message that it is.
class StreamReader final : public Reader {
public:
    StreamReader(Path name, Input input) : m_name(std::move(name)), m_input(std::move(input)) { }
    std::optional<Item> next() override;

private:
    Path m_name;
    Input m_input;
    int m_index = 0;
    bool m_isMbox = false;
    bool m_isFinished = false;
};

} // namespace waxseal::mailbox
