// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/evidence_pane.h"

#include "core/base/octets.h"
#include "core/words/phrases.h"
#include "core/words/words.h"

namespace waxseal::words {

EvidencePane evidencePane()
{
    return {
        .name = Words::tr("Evidence"),
        .description = Words::tr("What stands behind each sentence about the mail"),
        .nothingOpen = Words::tr("No mail is open."),
        .messageId = Words::tr("Message-ID"),
        .noMessageId = Words::tr("(no Message-ID)"),
        .noSubject = Words::tr("(no subject)"),
        .explanation = Words::tr("Explanation"),
        .theWay = Words::tr("The way"),
        .headers = Words::tr("Headers"),
        .dns = Words::tr("DNS"),
        .axes = Words::tr("Question"),
        .axesDescription = Words::tr("Chooses the question that is explained below"),
        .checkedHere = Words::tr("Checked here"),
        .systems = Words::tr("Provider systems"),
        .limit = Words::tr("What this does not mean"),
        .copy = Words::tr("Copy as text"),
        .copyDescription = Words::tr("Puts all evidence on the clipboard as plain text"),
        .copied = Words::tr("Copied"),
    };
}

WayWords wayWords()
{
    return {
        .picture = Words::tr("Picture of the way"),
        .description = Words::tr("The servers that the mail passed, oldest first, your mailbox last"),
        .text = Words::tr("The way as text"),
        .station = Words::tr("Chosen server"),
        .noTraceLines = Words::tr("No server left a trace line in this mail."),
        .mailbox = Words::tr("Your mailbox"),
        .mailboxSentence = Words::tr("Here the mail lies now."),
        .notedByProvider = Words::tr("noted by your provider"),
        .nameless = Words::tr("without a name"),
        .encrypted = Words::tr("with TLS"),
        .postcard = Words::tr("like a postcard"),
        .unknown = Words::tr("TLS not stated"),
        .sameMachine = Words::tr("same machine"),
        .clockDiffers = Words::tr("clock differs"),
    };
}

QString originSentence(const QString &writer, const QString &roleOfWriter)
{
    return Words::tr("Wrote no line itself; named by %1 (%2).").arg(writer, roleOfWriter);
}

QString delayWord(std::chrono::seconds delay)
{
    using namespace std::chrono;
    if (delay < seconds(0))
        return Words::tr("clock differs");
    if (delay < minutes(2))
        return Words::tr("+ %1 s").arg(delay.count());
    if (delay < hours(2))
        return Words::tr("+ %1 min").arg(floor<minutes>(delay).count());
    if (delay < hours(48))
        return Words::tr("+ %1 h").arg(floor<hours>(delay).count());
    return Words::tr("+ %1 d").arg(floor<days>(delay).count());
}

QString protocolWord(const received::Hop &hop)
{
    QStringList parts;
    if (!hop.trace.with.isEmpty())
        parts << shown(hop.trace.with);
    if (hop.trace.saysTls) {
        const tls::Version version = tls::Session::read(hop.trace.tlsVersion, hop.trace.cipher).version;
        const QString word = versionWord(version);
        parts << (word.isEmpty() ? QStringLiteral("TLS") : word);
    }
    return parts.join(QStringLiteral(", "));
}

QString hostWord(QByteArrayView host)
{
    return rawText(host, 300);
}

HeaderTable headerTable()
{
    return {
        .name = Words::tr("Header fields"),
        .description = Words::tr("All header fields in their order, with who wrote each"),
        .line = Words::tr("Line"),
        .field = Words::tr("Field"),
        .value = Words::tr("Value"),
        .writer = Words::tr("Written by"),
        .filter = Words::tr("Show fields whose name contains …"),
        .filterDescription = Words::tr("Shows only header fields with this text in their name"),
        .whole = Words::tr("Chosen field"),
        .wholeDescription = Words::tr("The chosen header field in full, and who wrote it"),
        .ownProvider = Words::tr("your provider"),
        .cameWithMail = Words::tr("came with the mail: a claim"),
        .notKnown = Words::tr("not known"),
        .believed = Words::tr("believed"),
        .ignored = Words::tr("ignored"),
        .whyBelieved = Words::tr("Your provider wrote it under its own name."),
        .whyForeign = Words::tr("It is not under your provider's name."),
        .whyBelow = Words::tr("It came with the mail; anybody could have written it."),
        .whyUnknown = Words::tr("Who wrote it is not known."),
        .whyUnreadable = Words::tr("It cannot be read."),
    };
}

QString writtenByProvider(const QString &host)
{
    return host.isEmpty() ? Words::tr("your provider") : Words::tr("your provider: %1").arg(host);
}

QString notAllCopied(int fields)
{
    return Words::tr("Only the first %n field(s) fitted.", nullptr, fields);
}

QString rawText(QByteArrayView octets, qsizetype longest)
{
    octets = octets::trimmed(octets);
    // Folds take up to three octets and leave one; what is far beyond the end is not looked at.
    const qsizetype looked = qMin(octets.size(), 4 * longest);
    const QByteArray line = message::unfolded(octets.first(looked));
    const bool isCut = looked < octets.size() || line.size() > longest;
    QString text(qMin(line.size(), longest), Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = line[i];
        text[i] = c >= 0x20 && c < 0x7f ? QLatin1Char(c) : QLatin1Char('?');
    }
    return isCut ? text + QChar(0x2026) : text;
}

DnsWords dnsWords()
{
    return {
        .name = Words::tr("DNS answers"),
        .description = Words::tr("What was asked about this mail, and what came back"),
        .nothingAsked = Words::tr("Nothing needed to be asked about this mail."),
    };
}

QString plainLine(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const QChar::Category category = c.category();
        if (category == QChar::Separator_Line || category == QChar::Separator_Paragraph)
            text[i] = QLatin1Char(' ');
        // printable() looks at one half of a surrogate pair at a time and does not see the tags of U+E0001 and after.
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()
            && QChar::category(QChar::surrogateToUcs4(c, text[i + 1])) == QChar::Other_Format)
            text[i] = text[i + 1] = QLatin1Char('?');
    }
    return printable(std::move(text));
}

} // namespace waxseal::words
