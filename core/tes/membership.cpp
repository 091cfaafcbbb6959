// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/tes/membership.h"

namespace waxseal::tes {

namespace {

/// One TXT question: is the membership text there, and how well is it proven?
enum class Text : quint8 { Proven, Unsigned, NotThere, Forged, NoAnswer, Asking };

Text membershipTextIn(const dns::Lookup *lookup, dns::Trouble &trouble)
{
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

/// Gives the answers to the questions of Appendix A and writes them down.
class Enquiry {
public:
    Enquiry(dns::Answers &answers, std::vector<dns::Question> &steps) : m_answers(answers), m_steps(steps) { }
    const dns::Lookup *ask(const DomainName &name, dns::Type type)
    {
        m_steps.push_back({name, type});
        return m_answers.find(m_steps.back());
    }
    /// The answer will be wanted soon.
    void askAhead(const DomainName &name, dns::Type type) { m_answers.find({name, type}); }

private:
    dns::Answers &m_answers;
    std::vector<dns::Question> &m_steps;
};

Membership follow(const DomainName &domain, const DomainName &root, Enquiry enquiry)
{
    // C-6: the mail domain itself and nothing above it; C-2: the spelling with a hyphen and no other.
    const auto masterName = domain.below("tes-master");
    if (!masterName)
        return Misfit{MisfitWhat::NameTooLong};
    const dns::Lookup *master = enquiry.ask(*masterName, dns::Type::Cname);
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
        switch (membershipTextIn(enquiry.ask(*name, dns::Type::Txt), trouble)) {
        case Text::Asking:
            // The CNAME gives the name of the root's record as well, so that both travel together; and where the entity does
            // not vouch, nobody waits for the root.
            if (const auto rootName = root.below(entity.toByteArray() + ".tes-member"))
                enquiry.askAhead(*rootName, dns::Type::Txt);
            return Asking{};
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

} // namespace

Course followAppendixA(const DomainName &domain, const DomainName &root, dns::Answers &answers)
{
    Course course;
    course.membership = follow(domain, root, Enquiry(answers, course.steps));
    return course;
}

Membership judgeMembership(const DomainName &domain, const DomainName &root, dns::Answers &answers)
{
    return followAppendixA(domain, root, answers).membership;
}

} // namespace waxseal::tes
