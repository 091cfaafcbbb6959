// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/answers.h"

#include <variant>
#include <vector>

/// Trusted Email Services, technical standards 0.4 (2016): who is a member.
/// Appendix A in three questions, each answer DNSSEC-validated (C-3), exact names only (C-2, C-6).
namespace waxseal::tes {

/// C-1: the documents name three roots; the setting has one, and the evidence names it.
constexpr char defaultRoot[] = "trusted-email-services.com";
/// C-4: compared exactly, strings of one TXT record joined.
constexpr char membershipText[] = "TES Mail Domain";

/// Which of the three questions of Appendix A.
enum class Step : quint8 {
    Master, ///< CNAME of tes-master.<domain>: the managing entity
    Entity, ///< TXT of <domain>.tes-member.<entity>
    Root,   ///< TXT of <entity>.tes-member.<root>
};

/// All three answers validated
struct Member {
    DomainName entity;
    DomainName root;
};
/// Provably outside TES
struct NotMember {
    Step at;
};
/// The records say member, but this zone is not signed (C-3)
struct Unproven {
    DomainName entity;
    Step at;
};
enum class MisfitWhat : quint8 { NameTooLong, PointsToItself };
/// A CNAME that no member can have (C-5): outside TES
struct Misfit {
    MisfitWhat what;
};
/// DNSSEC says that the answer is not genuine
struct Forged {
    Step at;
};
/// No answer: says nothing
struct NotFound {
    Step at;
    dns::Trouble trouble;
};
struct Asking { }; ///< the answer is still being fetched
using Membership = std::variant<Member, NotMember, Unproven, Misfit, Forged, NotFound, Asking>;

/// What came of Appendix A, and the questions that led there, in their order.
struct Course {
    Membership membership = Asking{};
    std::vector<dns::Question> steps; ///< the last one may still be without an answer
};

/// Asks for what it misses through @p answers and judges what is there.
Course followAppendixA(const DomainName &domain, const DomainName &root, dns::Answers &answers);
Membership judgeMembership(const DomainName &domain, const DomainName &root, dns::Answers &answers);

} // namespace waxseal::tes
