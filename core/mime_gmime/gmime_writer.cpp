// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/mime_gmime/gmime_writer.h"

#include "core/base/limits.h"
#include "core/base/octets.h"
#include "core/compose/clean_text.h"
#include "core/compose/field_text.h"
#include "core/compose/flowed.h"
#include "core/compose/message_ids.h"
#include "core/compose/typed_address.h"
#include "core/message/header.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <mutex>
#include <vector>

namespace waxseal::mime_gmime {

using compose::Attachment;
using compose::Draft;
using compose::TypedAddress;
using compose::WriteError;
using compose::WriteFault;
using compose::WriteOptions;
using compose::Written;

namespace {

constexpr qsizetype pieceOctets = 48 * 1024;
constexpr qsizetype lineOctets = 998;           ///< RFC 5322 §2.1.1
constexpr qsizetype typeOctets = 127;           ///< RFC 6838 §4.2
constexpr qsizetype nameCharacters = 200;       ///< of an attachment; file systems take 255 octets
constexpr qsizetype headerSearched = 64 * 1024; ///< octets of an attached message that must hold its header

using Take = std::function<bool(QByteArrayView)>;

constexpr bool isAscii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

QByteArray randomWord()
{
    return QByteArray::number(QRandomGenerator::system()->generate64(), 36)
        + QByteArray::number(QRandomGenerator::system()->generate64(), 36);
}

/// RFC 5322 §3.3. "-0000": Universal Time, and nothing is said about the local time zone.
QByteArray dateText(std::chrono::sys_seconds time)
{
    using namespace std::chrono;
    constexpr std::array<const char *, 7> weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char *, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const sys_days day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    const auto two = [](auto number) { return QByteArray::number(qint64(number)).rightJustified(2, '0'); };
    return weekdays[weekday(day).c_encoding()] + QByteArray(", ") + two(unsigned(date.day())) + ' '
        + months[unsigned(date.month()) - 1] + ' ' + QByteArray::number(int(date.year())).rightJustified(4, '0') + ' '
        + two(clock.hours().count()) + ':' + two(clock.minutes().count()) + ':' + two(clock.seconds().count())
        + " -0000";
}

/// RFC 5322 §3.4: an address list, as words that may be folded between. The domain in A-labels.
QByteArrayList addressWords(const std::vector<TypedAddress> &addresses)
{
    QByteArrayList words;
    for (size_t i = 0; i < addresses.size(); ++i) {
        words += compose::phraseWords(addresses[i].name);
        const QByteArray spec = addresses[i].address.toByteArray();
        words.append((addresses[i].name.isEmpty() ? spec : '<' + spec + '>') + (i + 1 < addresses.size() ? "," : ""));
    }
    return words;
}

QByteArray idsField(QByteArrayView name, QByteArrayView ids)
{
    QByteArrayList words;
    for (const QByteArrayView id : compose::messageIds(ids))
        words.append(id.toByteArray());
    return words.isEmpty() ? QByteArray() : compose::foldedField(name, words);
}

/// A parameter for each line.
QByteArray fieldWithParameters(const QByteArray &start, const QByteArrayList &parameters)
{
    return start + (parameters.isEmpty() ? "" : ";\r\n ") + parameters.join(";\r\n ") + "\r\n";
}

/// RFC 6838 §4.2 "type/subtype"; what cannot be written so, and multiparts, which a file is not, are just octets.
QByteArray mediaType(const QByteArray &type)
{
    const QByteArray lower = octets::lowered(type);
    const auto isTypeOctet = [](char c) {
        return octets::isAlphaNumeric(c) || QByteArrayView("!#$&-^_.+").contains(c);
    };
    const qsizetype stroke = lower.indexOf('/');
    const auto isName = [&](QByteArrayView name) {
        return !name.isEmpty() && name.size() <= typeOctets && std::all_of(name.begin(), name.end(), isTypeOctet);
    };
    const bool isType = stroke > 0 && isName(QByteArrayView(lower).first(stroke))
        && isName(QByteArrayView(lower).sliced(stroke + 1)) && !lower.startsWith("multipart/")
        && !lower.startsWith("message/");
    return isType ? lower : QByteArrayLiteral("application/octet-stream");
}

QString fileName(const QString &name)
{
    const qsizetype folder = std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\'));
    const QString shown = compose::oneLine(name.sliced(folder + 1));
    // Of a longer one the end stays: it says what the file is.
    return shown.isEmpty() ? QStringLiteral("attachment") : compose::oneLine(shown.right(nameCharacters));
}

/// Content that goes through one of GMime's encoders; lines end with CRLF behind it.
class Encoder {
public:
    explicit Encoder(GMimeContentEncoding encoding) { g_mime_encoding_init_encode(&m_state, encoding); }

    QByteArray step(QByteArrayView octets) { return run(octets, g_mime_encoding_step); }
    QByteArray flush() { return run({}, g_mime_encoding_flush); }

private:
    template <typename Function> QByteArray run(QByteArrayView octets, Function function)
    {
        const auto size = static_cast<size_t>(octets.size());
        std::vector<char> out(g_mime_encoding_outlen(&m_state, size));
        const char *in = octets.isEmpty() ? "" : octets.data();
        out.resize(function(&m_state, in, size, out.data()));
        QByteArray result;
        result.reserve(qsizetype(out.size() + out.size() / 32));
        for (const char c : out) {
            if (c == '\n')
                result += '\r';
            result += c;
        }
        return result;
    }

    GMimeEncoding m_state{};
};

/// Whether octets can be written as 7bit (RFC 2045 §2.7), seen in pieces: ASCII without NUL, short lines that all end with
/// LF, or all with CRLF.
class SevenBit {
public:
    bool take(QByteArrayView octets)
    {
        for (const char c : octets) {
            const bool isAfterCr = m_before == '\r';
            if (c == '\n') {
                (isAfterCr ? m_crlf : m_lf) = true;
                m_line = 0;
            } else {
                ++m_line;
            }
            m_isSo &= isAscii(c) && c != '\0' && m_line <= lineOctets && (!isAfterCr || c == '\n') && !(m_lf && m_crlf);
            m_before = c;
        }
        return m_isSo;
    }
    bool isSo() const { return m_isSo && m_before != '\r'; }

private:
    qsizetype m_line = 0;
    char m_before = 0;
    bool m_lf = false;
    bool m_crlf = false;
    bool m_isSo = true;
};

QByteArray withCrlf(QByteArrayView octets, char &before)
{
    QByteArray result;
    result.reserve(octets.size() + octets.size() / 32);
    for (const char c : octets) {
        if (c == '\n' && before != '\r')
            result += '\r';
        result += c;
        before = c;
    }
    return result;
}

class Job {
public:
    Job(const Draft &draft, const WriteOptions &options, const Take &take)
        : m_draft(draft), m_options(options), m_take(take)
    { }

    Result<Written, WriteError> run()
    {
        if (!isWithinLimits())
            return failure(WriteError{WriteFault::TooLarge, 0, {}});
        if (!writeHeader() || !writeBody())
            return failure(m_error);
        return Written{};
    }

private:
    bool isWithinLimits() const
    {
        return m_draft.recipients.size() <= size_t(limits::recipients)
            && m_draft.subject.size() <= limits::subjectCharacters && m_draft.text.size() <= limits::draftTextCharacters
            && m_draft.attachments.size() <= size_t(limits::draftAttachments);
    }

    bool writeHeader()
    {
        const auto from = compose::parseTyped(m_draft.from);
        if (!from)
            return fail(WriteFault::NoSender);
        std::array<std::vector<TypedAddress>, 3> lists;
        for (size_t i = 0; i < m_draft.recipients.size(); ++i) {
            const compose::Recipient &recipient = m_draft.recipients[i];
            if (recipient.text.trimmed().isEmpty())
                continue;
            auto address = compose::parseTyped(recipient.text);
            if (!address)
                return fail(WriteFault::BadRecipient, int(i));
            lists[size_t(recipient.field)].push_back(*std::move(address));
        }
        const QString subject = compose::oneLine(m_draft.subject);

        QByteArray header;
        if (m_options.isUnsent)
            header += "X-Unsent: 1\r\n";
        header += "Date: " + dateText(m_options.date) + "\r\n";
        header += compose::foldedField("From", addressWords({*from}));
        header += listField("To", lists[size_t(compose::Field::To)]);
        header += listField("Cc", lists[size_t(compose::Field::Cc)]);
        // RFC 5322 §3.6.3: the others must not see it. A draft keeps it for the program that will send it.
        if (m_options.isUnsent)
            header += listField("Bcc", lists[size_t(compose::Field::Bcc)]);
        if (!subject.isEmpty())
            header += compose::foldedField("Subject", compose::unstructuredWords(subject));
        header += "Message-ID: <" + randomWord() + '@' + from->address.domain.toByteArray() + ">\r\n";
        header += idsField("In-Reply-To", m_draft.inReplyTo);
        header += idsField("References", m_draft.references);
        header += "MIME-Version: 1.0\r\n";
        return give(header);
    }

    static QByteArray listField(QByteArrayView name, const std::vector<TypedAddress> &addresses)
    {
        return addresses.empty() ? QByteArray() : compose::foldedField(name, addressWords(addresses));
    }

    bool writeBody()
    {
        if (m_draft.attachments.empty())
            return writeText();
        // RFC 2045 §6.7 (5): "=_" stands in no quoted-printable and no base64 text.
        const QByteArray boundary = "=_" + randomWord();
        if (!give(fieldWithParameters("Content-Type: multipart/mixed", {"boundary=\"" + boundary + '"'}) + "\r\n")
            || !give("--" + boundary + "\r\n") || !writeText())
            return false;
        for (size_t i = 0; i < m_draft.attachments.size(); ++i) {
            if (!give("\r\n--" + boundary + "\r\n") || !writeAttachment(int(i)))
                return false;
        }
        return give("\r\n--" + boundary + "--\r\n");
    }

    bool writeText()
    {
        QByteArray text = compose::flowed(compose::manyLines(m_draft.text, limits::draftTextCharacters));
        SevenBit sevenBit;
        sevenBit.take(text);
        QByteArray encodingName("7bit");
        if (!sevenBit.isSo()) {
            const auto others = std::count_if(text.begin(), text.end(), [](char c) { return !isAscii(c); });
            const bool isBase64 = others > text.size() / 6; // three octets for one, against four for three
            Encoder encoder(isBase64 ? GMIME_CONTENT_ENCODING_BASE64 : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
            if (isBase64)
                text.replace("\n", "\r\n"); // RFC 2045 §6.8: line ends must be made canonical first
            text = encoder.step(text) + encoder.flush();
            encodingName = isBase64 ? "base64" : "quoted-printable";
        } else {
            text.replace("\n", "\r\n");
        }
        return give("Content-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: "
                    + encodingName + "\r\n\r\n")
            && give(text);
    }

    bool writeAttachment(int number)
    {
        const Attachment &attachment = m_draft.attachments[size_t(number)];
        QFile file(attachment.file);
        if (attachment.file.isEmpty() || !QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
            return fail(WriteFault::AttachmentMissing, number);
        if (file.size() > limits::draftOctets - m_octets)
            return fail(WriteFault::TooLarge, number);

        const bool isMessage = octets::lowered(attachment.type) == "message/rfc822" && isSevenBitMessage(file);
        if (!file.seek(0))
            return fail(WriteFault::AttachmentMissing, number, file.errorString());
        const QByteArray type = isMessage ? QByteArrayLiteral("message/rfc822") : mediaType(attachment.type);
        const QByteArray encodingName = isMessage ? "7bit" : "base64";
        if (!give("Content-Type: " + type + "\r\nContent-Transfer-Encoding: " + encodingName + "\r\n"
                  + fieldWithParameters("Content-Disposition: attachment",
                                        compose::parameterParts("filename", fileName(attachment.name)))
                  + "\r\n"))
            return false;
        return isMessage ? writeMessage(file, number) : writeOctets(file, number);
    }

    /// What RFC 2046 §5.2.1 lets be a message/rfc822 part without an encoding.
    static bool isSevenBitMessage(QFile &file)
    {
        const QByteArray start = file.peek(headerSearched);
        const auto header = message::Header::parse(start);
        if (!header || header->hasStrayLines() || file.peek(headerSearched).startsWith("From "))
            return false;
        SevenBit sevenBit;
        for (;;) {
            const QByteArray piece = file.read(pieceOctets);
            if (piece.isEmpty())
                return sevenBit.isSo() && file.error() == QFileDevice::NoError;
            if (!sevenBit.take(piece))
                return false;
        }
    }

    bool writeMessage(QFile &file, int number)
    {
        SevenBit sevenBit; // again: the file may have changed meanwhile
        char before = 0;
        return eachPiece(file, number, [&](QByteArrayView piece) {
            return sevenBit.take(piece) ? give(withCrlf(piece, before)) : fail(WriteFault::AttachmentMissing, number);
        });
    }

    bool writeOctets(QFile &file, int number)
    {
        Encoder encoder(GMIME_CONTENT_ENCODING_BASE64);
        return eachPiece(file, number, [&](QByteArrayView piece) { return give(encoder.step(piece)); })
            && give(encoder.flush());
    }

    template <typename Write> bool eachPiece(QFile &file, int number, const Write &write)
    {
        std::vector<char> buffer(pieceOctets);
        for (;;) {
            const qint64 got = file.read(buffer.data(), qint64(buffer.size()));
            if (got < 0)
                return fail(WriteFault::AttachmentMissing, number, file.errorString());
            if (got == 0)
                return true;
            m_octets += got;
            if (m_octets > limits::draftOctets)
                return fail(WriteFault::TooLarge, number);
            if (!write(QByteArrayView(buffer.data(), got)))
                return false;
        }
    }

    bool give(QByteArrayView octets)
    {
        for (; !octets.isEmpty(); octets = octets.sliced(std::min(octets.size(), pieceOctets))) {
            if (!m_take(octets.first(std::min(octets.size(), pieceOctets))))
                return fail(WriteFault::Canceled);
        }
        return true;
    }

    bool fail(WriteFault fault, int at = 0, const QString &systemText = {})
    {
        m_error = {fault, at, systemText};
        return false;
    }

    const Draft &m_draft;
    const WriteOptions &m_options;
    const Take &m_take;
    WriteError m_error{WriteFault::Canceled, 0, {}};
    qint64 m_octets = 0; ///< of attachments
};

} // namespace

GmimeWriter::GmimeWriter()
{
    static std::once_flag isInitialized;
    std::call_once(isInitialized, g_mime_init);
}

Result<Written, WriteError> GmimeWriter::write(const Draft &draft, const WriteOptions &options, const Take &take) const
{
    return Job(draft, options, take).run();
}

} // namespace waxseal::mime_gmime
