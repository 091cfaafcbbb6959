// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dane/delivery.h"
#include "core/dane/zone_keys.h"
#include "core/tes/membership.h"

/// What TES comes to for a recipient: membership by Appendix A, and what DNS shows of a member's duties (requirements 16, 18, 19).
namespace waxseal::tes {

/// Rules of a member, as far as DNS shows them. One that is missed does not end the membership; it is said.
struct Duties {
    enum class Answer : quint8 {
        Asking,
        Kept,
        Missed,
        Unknown, ///< DNS did not answer, or there is nothing that the rule could be held against
    };
    Answer tlsaForEveryHost = Answer::Asking; ///< relay 5 (requirement 16)
    Answer tlsaProfile = Answer::Asking;      ///< relay 7 (requirement 18); the certificate's own key where it is known
    Answer zoneSigned = Answer::Asking;       ///< relay 8 (requirement 19): the mail domain's zone
    Answer zoneKeys = Answer::Asking;         ///< relay 8: their sizes
};

struct Offer {
    Membership membership = Asking{};
    std::vector<dns::Question> steps; ///< of Appendix A, as far as they were asked
    Duties duties;                    ///< of a member only
    dane::ZoneKeys zone;              ///< of a member only
    bool isComplete() const;
};

/// @param mail the hosts of @p domain, already judged
Offer judgeOffer(const DomainName &domain, const DomainName &root, const dane::Delivery &mail, dns::Answers &answers);

/// What probes of its hosts showed (requirement 18: the certificate's key).
void judgeProbes(Offer &offer, const dane::Delivery &mail);

/// The questions of Appendix A that follow from the answers so far, in their order.
std::vector<dns::Question> stepsOf(const DomainName &domain, const DomainName &root, dns::Answers &answers);

} // namespace waxseal::tes
