// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// Reads the input as a mailbox; then writes it into one as the body of two messages, and reads them again.

#include "core/base/octets.h"
#include "core/mailbox/mailbox.h"

#include <cstdlib>

using namespace waxseal;

namespace {

const QByteArray fromLine("From anna@example.org Fri Jul  8 12:08:34 2011\n");

void require(bool condition)
{
    if (!condition)
        std::abort();
}

template <typename Visitor> void forEachLine(QByteArrayView text, Visitor visit)
{
    while (!text.isEmpty()) {
        const qsizetype newline = octets::indexOf(text, '\n');
        const QByteArrayView line = newline < 0 ? text : text.first(newline + 1);
        visit(line);
        text = text.sliced(line.size());
    }
}

bool isFromLine(QByteArrayView line, bool quotedToo)
{
    while (quotedToo && line.startsWith('>'))
        line = line.sliced(1);
    return line.startsWith("From ");
}

void readAsIs(const QByteArray &input)
{
    const auto reader = mailbox::openOctets(QStringLiteral("input"), input);
    qint64 sum = 0;
    int count = 0;
    while (const auto item = reader->next()) {
        if (*item) {
            require((*item)->index == count && (*item)->isWhole && (*item)->size == (*item)->octets.size());
            require((*item)->size > 0);
            sum += (*item)->size;
        } else {
            require(item->error().fault == mailbox::Fault::Empty && item->error().index == count);
        }
        ++count;
    }
    require(sum <= input.size() && count >= 1 && count <= 1 + input.size() / 6);
    require(!reader->next());
    if (!input.startsWith("From "))
        require(count == 1 && sum == input.size());
}

void readTwice(const QByteArray &message, const QByteArray &written)
{
    const QByteArray mailbox = fromLine + written + '\n' + fromLine + written + '\n';
    const auto reader = mailbox::openOctets(QStringLiteral("input"), mailbox);
    for (int i = 0; i < 2; ++i) {
        const auto item = reader->next();
        require(item && *item && (*item)->octets == message);
    }
    require(!reader->next());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    readAsIs(input);

    QByteArray body = input;
    if (!body.endsWith('\n'))
        body += '\n';

    QByteArray quoted; // mboxrd
    bool isAnyQuoted = false;
    bool isAnyBare = false;
    forEachLine(body, [&](QByteArrayView line) {
        isAnyBare |= isFromLine(line, false);
        isAnyQuoted |= line.startsWith('>') && isFromLine(line, true);
        if (isFromLine(line, true))
            quoted += '>';
        quoted += line;
    });
    const QByteArray header("Subject: x\n\n");
    readTwice(header + body, header + quoted);

    // mboxcl2, where it can be told from mboxcl
    if (isAnyBare || !isAnyQuoted) {
        const QByteArray framed = "Subject: x\ncontent-length: " + QByteArray::number(body.size()) + "\n\n" + body;
        readTwice(framed, framed);
    }
    return 0;
}
