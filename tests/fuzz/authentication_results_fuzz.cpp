// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/authres/authentication_results.h"
#include "core/base/octets.h"

#include <cstdlib>

using namespace waxseal;

namespace {

void checkInside(QByteArrayView input, QByteArrayView view)
{
    if (!view.isNull() && (view.data() < input.data() || view.data() + view.size() > input.data() + input.size()))
        std::abort();
}

void checkAnswer(QByteArrayView input, const authres::AuthenticationResults &answer)
{
    checkInside(input, answer.authservId);
    if (answer.arcInstance < 0 || answer.arcInstance > 50 || answer.version < 0)
        std::abort();
    for (const authres::MethodResult &result : answer.results) {
        for (const QByteArrayView view : {result.methodAsWritten, result.codeAsWritten, result.reason, result.comment})
            checkInside(input, view);
        if (result.methodAsWritten.isEmpty())
            std::abort();
        for (const authres::Property &property : result.properties) {
            for (const QByteArrayView view : {property.ptype, property.name, property.value})
                checkInside(input, view);
            if (property.name.isEmpty() && !answer.isMalformed)
                std::abort();
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto strict = authres::parse(input, authres::Grammar::Strict);
    const auto tolerant = authres::parse(input, authres::Grammar::Tolerant);
    if (strict) {
        checkAnswer(input, *strict);
        // What the standard can read is read alike by both.
        if (strict->isMalformed || !tolerant || tolerant->isMalformed
            || tolerant->results.size() != strict->results.size())
            std::abort();
    } else if (strict.error().at < 0 || strict.error().at > input.size()) {
        std::abort();
    }
    if (tolerant)
        checkAnswer(input, *tolerant);
    else if (tolerant.error().at < 0 || tolerant.error().at > input.size())
        std::abort();
    return 0;
}
