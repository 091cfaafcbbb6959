// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/mtasts/fetch.h"

namespace waxseal::mtasts {

Result<DomainName, ParseError> policyHost(const DomainName &domain)
{
    return domain.below("mta-sts"); // RFC 8461 §3.2
}

} // namespace waxseal::mtasts
