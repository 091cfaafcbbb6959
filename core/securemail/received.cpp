// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/securemail/received.h"

#include "core/base/octets.h"

namespace waxseal::securemail {

namespace {

/// RFC 7208 §4.6: terms between spaces, the last mechanism that always matches is "all".
bool endsInMinusAll(const QByteArray &record)
{
    const QByteArrayList terms = record.simplified().toLower().split(' ');
    for (auto term = terms.crbegin(); term != terms.crend(); ++term) {
        if (term->contains('=')) // modifiers may follow (RFC 7208 §4.6.1)
            continue;
        return *term == "-all";
    }
    return false;
}

template <typename IsRecord> Policy policyOf(const DomainName &sender, dns::Answers &answers, IsRecord isRecord)
{
    const dns::Lookup *lookup = answers.find({sender, dns::Type::Txt});
    if (!lookup)
        return Policy::Asking;
    switch (lookup->status) {
    case dns::Status::NoAnswer:
    case dns::Status::Bogus: // what the domain really publishes is not known
        return Policy::NoAnswer;
    case dns::Status::Absent: return Policy::None;
    case dns::Status::Secure:
    case dns::Status::Insecure: break;
    }
    const QByteArrayList texts = dns::decodeTxt(*lookup);
    for (const QByteArray &text : texts) {
        const QByteArray record = text.toLower();
        if (isRecord(record))
            return endsInMinusAll(record) ? Policy::EndsInMinusAll : Policy::Softer;
    }
    return Policy::None;
}

} // namespace

bool isSecureMailDomain(const DomainName &domain)
{
    return domain.leftmostLabel() == QByteArrayView("securemail");
}

Policy spfPolicy(const DomainName &sender, dns::Answers &answers)
{
    return policyOf(sender, answers,
                    [](const QByteArray &record) { return record == "v=spf1" || record.startsWith("v=spf1 "); });
}

Policy senderIdPolicy(const DomainName &sender, dns::Answers &answers)
{
    return policyOf(sender, answers, [](const QByteArray &record) { // RFC 4406 §3.1
        return record.startsWith("spf2.0/") && record.left(record.indexOf(' ')).contains("pra");
    });
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

    const Policy spfRecord = spfPolicy(*sender, answers);
    const Policy senderIdRecord = senderIdPolicy(*sender, answers);
    if (spfRecord == Policy::Asking || senderIdRecord == Policy::Asking)
        return Pending{};
    if (spfRecord == Policy::NoAnswer || senderIdRecord == Policy::NoAnswer)
        return CannotTell{CannotTell::Why::NoAnswer};
    if (spfRecord != Policy::EndsInMinusAll)
        return DoesNotQualify{DoesNotQualify::Why::NoSpfMinusAll};
    if (senderIdRecord != Policy::EndsInMinusAll)
        return DoesNotQualify{DoesNotQualify::Why::NoSenderIdMinusAll};

    if (!profile.meets())
        return CannotTell{CannotTell::Why::CryptographyNotRated};
    if (spf == SenderCheck::NotSaid || senderId == SenderCheck::NotSaid)
        return CannotTell{CannotTell::Why::ResultsMissing};
    return Meets{};
}

} // namespace waxseal::securemail
