// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/expectations.h"

#include "app/cli/columns.h"
#include "app/cli/json.h"
#include "app/cli/terminal.h"
#include "core/base/time_text.h"
#include "core/store/store.h"
#include "core/words/expectations.h"
#include "core/words/phrases.h"
#include "core/words/window.h"

#include <QFileInfo>

#include <array>

namespace waxseal::cli {

namespace {

using ::waxseal::expectations::History;
using ::waxseal::expectations::Signer;
using ::waxseal::expectations::Wish;

Status fail(const store::Error &error)
{
    writeError(words::storeFault(error.fault, error.file, error.systemText));
    return error.fault == store::Fault::Busy ? Status::TryLater : Status::InputUnreadable;
}

QByteArrayView wishName(Wish wish)
{
    switch (wish) {
    case Wish::Learn: return "learn";
    case Wish::Expect: return "expect";
    case Wish::Ignore: return "ignore";
    }
    Q_UNREACHABLE();
}

QByteArray jsonOf(const History &history)
{
    JsonWriter json;
    json.beginObject()
        .octets("author", history.author.view())
        .octets("wish", wishName(history.wish))
        .boolean("expected", expectsSignature(history))
        .text("words", words::expectation(history));
    json.beginArray("signers");
    for (const Signer &signer : history.signers)
        json.beginObject()
            .octets("domain", signer.domain.view())
            .boolean("aligned", signer.isAligned)
            .number("messages", signer.messages)
            .octets("first", rfc3339(signer.first))
            .octets("last", rfc3339(signer.last))
            .endObject();
    json.endArray().endObject();
    return std::move(json).line();
}

using Line = std::array<QString, 6>; ///< author, expectation, signer, messages, first, last

std::vector<Line> linesOf(const std::vector<History> &histories)
{
    const words::ExpectationsHead head = words::expectationsHead();
    std::vector<Line> lines{{head.author, head.expected, head.signer, head.messages, head.first, head.last}};
    for (const History &history : histories) {
        QString author = words::shown(history.author);
        QString expectation = words::expectation(history);
        if (history.signers.empty())
            lines.push_back({author, expectation});
        for (const Signer &signer : history.signers)
            lines.push_back({std::exchange(author, {}), std::exchange(expectation, {}), words::signer(signer),
                             QString::number(signer.messages), words::dayOf(signer.first), words::dayOf(signer.last)});
    }
    return lines;
}

/// Each column as wide as its widest text: names are not cut, because another one might begin in the same way.
void writeTable(const std::vector<Line> &lines)
{
    std::array<int, std::tuple_size_v<Line>> widths{};
    for (const Line &line : lines) {
        for (size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], width(line[i]));
    }
    for (const Line &line : lines) {
        QString text;
        for (size_t i = 0; i < line.size(); ++i)
            text += cell(line[i], widths[i]) + QStringLiteral("  ");
        while (text.endsWith(QLatin1Char(' ')))
            text.chop(1);
        writeText(text.toUtf8() + '\n');
    }
}

Status list(store::Store &store, const ExpectationsOptions &options)
{
    const auto histories = store.expectations();
    if (!histories)
        return fail(histories.error());
    if (options.json) {
        for (const History &history : *histories)
            writeOut(jsonOf(history));
    } else if (histories->empty()) {
        writeText(words::nothingRemembered(options.memoryFolder).toUtf8() + '\n');
    } else {
        writeTable(linesOf(*histories));
    }
    return Status::Done;
}

Status forget(store::Store &store, const ExpectationsOptions &options)
{
    const auto known = store.expectation(*options.author);
    if (!known)
        return fail(known.error());
    if (const auto forgotten = store.forgetExpectation(*options.author); !forgotten)
        return fail(forgotten.error());
    if (!options.json)
        writeText((*known ? words::forgotten(*options.author) : words::nothingRememberedOf(*options.author)).toUtf8()
                  + '\n');
    return Status::Done;
}

Status forgetAll(store::Store &store, const ExpectationsOptions &options)
{
    if (const auto forgotten = store.forgetExpectations(); !forgotten)
        return fail(forgotten.error());
    if (!options.json)
        writeText(words::allForgotten().toUtf8() + '\n');
    return Status::Done;
}

} // namespace

Status expectations(const ExpectationsOptions &options)
{
    // Looking into a memory does not begin one.
    if (!QFileInfo::exists(store::Store::fileIn(options.memoryFolder))) {
        if (!options.json)
            writeText(words::nothingRemembered(options.memoryFolder).toUtf8() + '\n');
        return Status::Done;
    }
    const auto store = store::Store::open(options.memoryFolder);
    if (!store)
        return fail(store.error());
    using Act = ExpectationsOptions::Act;
    switch (options.act) {
    case Act::List: return list(**store, options);
    case Act::Forget: return forget(**store, options);
    case Act::ForgetAll: return forgetAll(**store, options);
    }
    Q_UNREACHABLE();
}

} // namespace waxseal::cli
