// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/tes/membership.h"

namespace waxseal::tes {

namespace {

/// One TXT question: is the membership text there, and how well is it proven?
enum class Text : quint8 { Proven, Unsigned, NotThere, Forged, NoAnswer, Asking };

Text membershipTextAt(const DomainName &name, dns::Answers &answers, dns::Trouble &trouble)
{
    const dns::Lookup *lookup = answers.find({name, dns::Type::Txt});
    if (!lookup)
        return Text::Asking;
    trouble = lookup->trouble;
    switch (lookup->status) {
    case dns::Status::Bogus: return Text::Forged;
    case dns::Status::NoAnswer: return Text::NoAnswer;
    case dns::Status::Absent: return Text::NotThere;
    case dns::Status::Secure:
    case dns::Status::Insecure: break;
    }
    // C-4: a wildcard TXT record of another purpose makes nobody a member; of several records one must match.
    if (!dns::decodeTxt(*lookup).contains(membershipText))
        return Text::NotThere;
    return lookup->status == dns::Status::Secure ? Text::Proven : Text::Unsigned;
}

} // namespace

Membership judgeMembership(const DomainName &domain, const DomainName &root, dns::Answers &answers)
{
    const auto masterName = domain.below("tes-master");
    if (!masterName)
        return Misfit{MisfitWhat::NameTooLong};
    const dns::Lookup *master = answers.find({*masterName, dns::Type::Cname});
    if (!master)
        return Asking{};

    bool isProven = true;
    Step unprovenAt = Step::Master;
    switch (master->status) {
    case dns::Status::Bogus: return Forged{Step::Master};
    case dns::Status::NoAnswer: return NotFound{Step::Master, master->trouble};
    case dns::Status::Absent: return NotMember{Step::Master};
    case dns::Status::Insecure: isProven = false; break;
    case dns::Status::Secure: break;
    }
    const std::vector<DomainName> entities = dns::decodeNames(*master);
    if (entities.empty())
        return NotMember{Step::Master};

    // C-5: the first target only; a chain is not followed.
    const DomainName &entity = entities.front();
    if (entity == *masterName || entity.isRoot())
        return Misfit{MisfitWhat::PointsToItself};

    const struct {
        Step step;
        const DomainName &member;
        const DomainName &voucher;
    } vouches[] = {
        {Step::Entity, domain, entity},
        {Step::Root, entity, root},
    };
    for (const auto &[step, member, voucher] : vouches) {
        const auto name = voucher.below(member.toByteArray() + ".tes-member");
        if (!name)
            return Misfit{MisfitWhat::NameTooLong};
        dns::Trouble trouble = dns::Trouble::None;
        switch (membershipTextAt(*name, answers, trouble)) {
        case Text::Asking: return Asking{};
        case Text::Forged: return Forged{step};
        case Text::NoAnswer: return NotFound{step, trouble};
        case Text::NotThere: return NotMember{step};
        case Text::Unsigned:
            if (isProven)
                unprovenAt = step;
            isProven = false;
            break;
        case Text::Proven: break;
        }
    }
    if (!isProven)
        return Unproven{entity, unprovenAt};
    return Member{entity, root};
}

} // namespace waxseal::tes
