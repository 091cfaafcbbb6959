// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// The first line is what a stranger chooses (local part and HELO), the rest a macro-string.

#include "core/base/limits.h"
#include "core/base/octets.h"
#include "core/spf/macro.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace waxseal;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype line = std::max(qsizetype(0), octets::indexOf(input, '\n'));
    const QByteArrayView text = input.sliced(std::min(input.size(), line + 1));

    spf::MacroValues values;
    values.localPart = input.first(std::min(line, limits::localPartOctets)).toByteArray();
    values.helo = values.localPart;
    values.senderDomain = values.domain = "d.example";
    values.ip = IpAddress::parse(size % 2 == 0 ? "192.0.2.3" : "2001:db8::1").value();
    values.validatedName = "unknown";

    const bool isSpec = spf::isDomainSpec(text);
    const bool isInName = spf::isMacroString(text, spf::MacroPlace::DomainSpec);
    const bool isInText = spf::isMacroString(text, spf::MacroPlace::Explanation);
    require(!isSpec || isInName);
    require(!isInName || isInText);
    require(isInText || !spf::usesAnyOf(text, ""));

    const auto name = spf::expandedName(text, values);
    require(!name || (isInName && name->view().size() <= limits::domainNameOctets && !name->isRoot()));
    const QByteArray explanation = spf::expandedExplanation(text, values);
    require(explanation.size() <= spf::explanationOctets);
    require(std::all_of(explanation.begin(), explanation.end(), [](char c) { return c >= 0x20 && c < 0x7f; }));
    return 0;
}
