// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/securemail/received.h"

#include "core/base/octets.h"
#include "core/spf/check_host.h"

namespace waxseal::securemail {

bool isSecureMailDomain(const DomainName &domain)
{
    return domain.leftmostLabel() == QByteArrayView("securemail");
}

Received judgeReceived(const received::Journey &journey, const std::optional<DomainName> &ownDomain,
                       const std::optional<DomainName> &sender, bool isEncrypted, const tls::Session &connection,
                       SenderCheck spf, SenderCheck senderId, dns::Answers &answers)
{
    const received::Hop *boundary = journey.boundaryHop();
    if (!ownDomain || !isSecureMailDomain(*ownDomain)) {
        const bool hostSaysSo = boundary && octets::startsWithIgnoringCase(boundary->trace.by, "securemail.");
        return hostSaysSo ? Received(HostHintOnly{}) : Received(NotSecureMail{});
    }
    if (!boundary)
        return CannotTell{CannotTell::Why::BoundaryUnknown};
    if (!isEncrypted)
        return DoesNotQualify{DoesNotQualify::Why::NotEncrypted};

    const tls::ProfileAnswer profile = tls::judgeSecureMail(connection);
    if (profile.fails())
        return DoesNotQualify{DoesNotQualify::Why::CryptographyBelowMinimum};
    if (spf == SenderCheck::Other)
        return DoesNotQualify{DoesNotQualify::Why::SpfNotPass};
    if (senderId == SenderCheck::Other)
        return DoesNotQualify{DoesNotQualify::Why::SenderIdNotPass};
    if (!sender)
        return CannotTell{CannotTell::Why::ResultsMissing};

    const spf::Ending spfRecord = spf::endingOf(*sender, spf::Scope::Spf, answers);
    const spf::Ending senderIdRecord = spf::endingOf(*sender, spf::Scope::Pra, answers);
    if (spfRecord == spf::Ending::Pending || senderIdRecord == spf::Ending::Pending)
        return Pending{};
    if (spfRecord == spf::Ending::NoAnswer || senderIdRecord == spf::Ending::NoAnswer)
        return CannotTell{CannotTell::Why::NoAnswer};
    if (spfRecord != spf::Ending::MinusAll) // requirement 73
        return DoesNotQualify{DoesNotQualify::Why::NoSpfMinusAll};
    if (senderIdRecord != spf::Ending::MinusAll) // requirement 74
        return DoesNotQualify{DoesNotQualify::Why::NoSenderIdMinusAll};

    if (!profile.meets())
        return CannotTell{CannotTell::Why::CryptographyNotRated};
    if (spf == SenderCheck::NotSaid || senderId == SenderCheck::NotSaid)
        return CannotTell{CannotTell::Why::ResultsMissing};
    return Meets{};
}

} // namespace waxseal::securemail
