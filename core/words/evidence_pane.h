// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/received/boundary.h"

#include <QByteArrayView>
#include <QString>

/// What the pane beside a message says around the evidence itself.
namespace waxseal::words {

/// Names, headings and descriptions; a description is for those who hear the window instead of seeing it.
struct EvidencePane {
    QString name, description, nothingOpen, messageId, noMessageId, noSubject;
    QString explanation, theWay, headers, dns;
    QString axes, axesDescription, checkedHere, systems, limit;
    QString copy, copyDescription, copied;
};
EvidencePane evidencePane();

/// Words in and around the picture of the way.
struct WayWords {
    QString picture, description, text, station, noTraceLines;
    QString mailbox, mailboxSentence;
    QString notedByProvider; ///< of the server that the boundary line names: not its own words
    QString nameless;        ///< of a server
    QString encrypted, postcard, unknown, sameMachine;
    QString clockDiffers;
};
WayWords wayWords();

/// The line of which @p writer names the first server, which itself wrote none.
QString originSentence(const QString &writer, const QString &roleOfWriter);
/// "+ 2 s", "+ 3 min", "+ 3 h", "+ 2 d"; negative: the clocks of two servers differ.
QString delayWord(std::chrono::seconds delay);
/// "ESMTPS, TLS 1.3"; empty where the line says nothing of either.
QString protocolWord(const received::Hop &hop);
/// The name of a server for a picture; empty where @p host is.
QString hostWord(QByteArrayView host);

/// Words of the table of header fields.
struct HeaderTable {
    QString name, description, line, field, value, writer, filter, filterDescription, whole, wholeDescription;
    QString ownProvider, cameWithMail, notKnown;
    QString believed, ignored;
    QString whyBelieved, whyForeign, whyBelow, whyUnknown, whyUnreadable;
};
HeaderTable headerTable();
QString writtenByProvider(const QString &host); ///< "your provider: mx1.example.net"
QString notAllCopied(int fields);               ///< only so many of them fitted

/// Octets of a header field as they are, encoded words and all: what is not printable ASCII is "?", cut at @p longest.
QString rawText(QByteArrayView octets, qsizetype longest);

struct DnsWords {
    QString name, description, nothingAsked;
};
DnsWords dnsWords();

/// One line for a text file or the clipboard: no control, no line end, no invisible direction marks.
QString plainLine(QString text);

} // namespace waxseal::words
