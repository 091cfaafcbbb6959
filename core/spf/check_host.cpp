// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/spf/check_host.h"

#include "core/base/limits.h"
#include "core/spf/macro.h"

#include <algorithm>

namespace waxseal::spf {

namespace {

constexpr int ip4BitsOfSomebody = 8; ///< no network of one operator is larger
constexpr int ip6BitsOfSomebody = 16;

/// What a domain publishes: one record or a reason why there is none to evaluate.
struct Published {
    enum class What : quint8 { Asking, NoAnswer, Nothing, Several, One } what;
    QByteArray terms;
};

Published published(const DomainName &domain, Scope scope, dns::Answers &answers)
{
    using What = Published::What;
    const dns::Lookup *lookup = answers.find({domain, dns::Type::Txt});
    if (!lookup)
        return {What::Asking, {}};
    switch (lookup->status) {
    case dns::Status::NoAnswer:
    case dns::Status::Bogus: return {What::NoAnswer, {}};
    case dns::Status::Absent: return {What::Nothing, {}};
    case dns::Status::Secure:
    case dns::Status::Insecure: break;
    }
    Published result{What::Nothing, {}};
    const QByteArrayList texts = dns::decodeTxt(*lookup);
    for (const QByteArray &text : texts) {
        const auto terms = termsOf(text, scope);
        if (!terms)
            continue;
        if (result.what == What::One) // RFC 7208 §4.5
            return {What::Several, {}};
        result = {What::One, terms->toByteArray()};
    }
    return result;
}

/// RFC 4406 §3.4 and §4.4: where there is no "spf2.0" record of the scope, "v=spf1" stands for it.
Published publishedFor(const DomainName &domain, Scope scope, dns::Answers &answers)
{
    Published result = published(domain, scope, answers);
    if (scope == Scope::Pra && result.what == Published::What::Nothing)
        return published(domain, Scope::Spf, answers);
    return result;
}

Code codeOf(Qualifier qualifier)
{
    switch (qualifier) {
    case Qualifier::Pass: return Code::Pass;
    case Qualifier::Fail: return Code::Fail;
    case Qualifier::SoftFail: return Code::SoftFail;
    case Qualifier::Neutral: return Code::Neutral;
    }
    return Code::Neutral;
}

/// What check_host() of one domain came to.
struct Outcome {
    Code code = Code::None;
    Problem problem = Problem::None;
    QByteArray mechanism;
    std::optional<DomainName> recordDomain;
    bool matchesAnybody = false;
    std::optional<QByteArray> exp; ///< of the record that decided
};

Outcome permError(Problem problem)
{
    return {.code = Code::PermError, .problem = problem};
}

Outcome tempError()
{
    return {.code = Code::TempError, .problem = Problem::NoAnswer};
}

/// One check: the counters of RFC 7208 §4.6.4 count over the whole of it. Everywhere std::nullopt waits for an answer.
class Check {
public:
    Check(const Query &query, MacroValues values, dns::Answers &answers)
        : m_ip(query.ip), m_scope(query.scope), m_values(std::move(values)), m_answers(answers)
    { }

    /// RFC 7208 §4. Ends, because each "include" and "redirect" is one of limits::spfLookups.
    std::optional<Outcome> host(const DomainName &domain);
    std::optional<QByteArray> explanation(const Outcome &outcome);

    int lookups() const { return m_lookups; }
    int voidLookups() const { return m_voids; }

private:
    /// Whether a mechanism matches; an error ends the whole check.
    enum class Match : quint8 { Yes, No, Waiting, Error };
    enum class Reply : quint8 { Records, Void, NoAnswer, Waiting };
    struct Target {
        bool isWaiting;
        std::optional<DomainName> name; ///< none: no domain can have it
    };

    Match matches(const Directive &directive, const DomainName &domain);
    Match includes(const std::optional<DomainName> &name);
    Match hasAddress(const DomainName &name, const Directive &directive);
    Match exchangesMail(const DomainName &name, const Directive &directive);
    Match isNamed(const DomainName &name);
    Match exists(const DomainName &name, const Directive &directive);
    Match foundNothing();
    Match error(Outcome outcome)
    {
        m_error = std::move(outcome);
        return Match::Error;
    }

    Reply ask(const DomainName &name, dns::Type type, const dns::Lookup *&lookup);
    bool isAnswered(const std::vector<DomainName> &names);
    bool isWithin(const dns::Lookup &addresses, const Directive &directive) const;
    dns::Type addressType() const { return m_ip.isIpv4() ? dns::Type::A : dns::Type::Aaaa; }

    Target target(const QByteArray &domainSpec, const DomainName &domain);
    bool setMacros(QByteArrayView macroString, const DomainName &domain);
    const std::vector<DomainName> *validatedNames();

    const IpAddress m_ip;
    const Scope m_scope;
    MacroValues m_values;
    dns::Answers &m_answers;
    int m_lookups = 0;
    int m_voids = 0;
    bool m_matchesAnybody = false; ///< the last mechanism that matched
    Outcome m_error;
    std::optional<std::vector<DomainName>> m_validatedNames;
};

std::optional<Outcome> Check::host(const DomainName &domain)
{
    // RFC 7208 §4.3: not "a multi-label domain name" gives "none".
    if (domain.labelCount() < 2)
        return Outcome{};
    const Published found = publishedFor(domain, m_scope, m_answers);
    switch (found.what) {
    case Published::What::Asking: return std::nullopt;
    case Published::What::NoAnswer: return tempError();
    case Published::What::Nothing: return Outcome{};
    case Published::What::Several: return permError(Problem::SeveralRecords);
    case Published::What::One: break;
    }
    // RFC 7208 §4.6: a syntax error anywhere counts before anything is evaluated.
    const auto record = Record::parse(found.terms);
    if (!record)
        return permError(Problem::Syntax);

    for (const Directive &directive : record->directives) {
        switch (matches(directive, domain)) {
        case Match::Waiting: return std::nullopt;
        case Match::Error: return m_error;
        case Match::No: continue;
        case Match::Yes: break;
        }
        const Code code = codeOf(directive.qualifier);
        return Outcome{.code = code,
                       .mechanism = directive.asWritten,
                       .recordDomain = domain,
                       .matchesAnybody = code == Code::Pass && m_matchesAnybody,
                       .exp = record->exp};
    }
    if (!record->redirect) // RFC 7208 §4.7
        return Outcome{.code = Code::Neutral, .recordDomain = domain};

    // RFC 7208 §6.1
    if (++m_lookups > limits::spfLookups)
        return permError(Problem::TooManyLookups);
    const Target next = target(*record->redirect, domain);
    if (next.isWaiting)
        return std::nullopt;
    auto outcome = next.name ? host(*next.name) : Outcome{};
    if (outcome && outcome->code == Code::None)
        return permError(Problem::IncludeHasNone);
    return outcome;
}

Check::Match Check::matches(const Directive &directive, const DomainName &domain)
{
    m_matchesAnybody = false;
    switch (directive.mechanism) {
    case Mechanism::All: // RFC 7208 §5.1
        m_matchesAnybody = true;
        return Match::Yes;
    case Mechanism::Ip4: // RFC 7208 §5.6
    case Mechanism::Ip6:
        if (!directive.network || !directive.network->contains(m_ip))
            return Match::No;
        m_matchesAnybody = directive.network->bits() < (m_ip.isIpv4() ? ip4BitsOfSomebody : ip6BitsOfSomebody);
        return Match::Yes;
    case Mechanism::Include:
    case Mechanism::A:
    case Mechanism::Mx:
    case Mechanism::Ptr:
    case Mechanism::Exists: break;
    }

    if (++m_lookups > limits::spfLookups) // RFC 7208 §4.6.4
        return error(permError(Problem::TooManyLookups));
    const Target found = directive.domainSpec.isEmpty() ? Target{false, domain} : target(directive.domainSpec, domain);
    if (found.isWaiting)
        return Match::Waiting;
    if (directive.mechanism == Mechanism::Include)
        return includes(found.name);
    if (!found.name) // RFC 7208 §4.8: undefined; as a domain that does not exist
        return Match::No;

    switch (directive.mechanism) {
    case Mechanism::A: return hasAddress(*found.name, directive);
    case Mechanism::Mx: return exchangesMail(*found.name, directive);
    case Mechanism::Ptr: return isNamed(*found.name);
    case Mechanism::Exists: return exists(*found.name, directive);
    case Mechanism::All:
    case Mechanism::Include:
    case Mechanism::Ip4:
    case Mechanism::Ip6: break;
    }
    return Match::No;
}

/// RFC 7208 §5.2
Check::Match Check::includes(const std::optional<DomainName> &name)
{
    const auto outcome = name ? host(*name) : Outcome{};
    if (!outcome)
        return Match::Waiting;
    switch (outcome->code) {
    case Code::Pass: m_matchesAnybody = outcome->matchesAnybody; return Match::Yes;
    case Code::Fail:
    case Code::SoftFail:
    case Code::Neutral: return Match::No;
    case Code::TempError:
    case Code::PermError: return error(*outcome);
    case Code::None: break;
    }
    return error(permError(Problem::IncludeHasNone));
}

/// RFC 7208 §5.3
Check::Match Check::hasAddress(const DomainName &name, const Directive &directive)
{
    const dns::Lookup *lookup = nullptr;
    switch (ask(name, addressType(), lookup)) {
    case Reply::Waiting: return Match::Waiting;
    case Reply::NoAnswer: return error(tempError());
    case Reply::Void: return foundNothing();
    case Reply::Records: break;
    }
    m_matchesAnybody = m_ip.isIpv4() ? directive.ip4Bits < ip4BitsOfSomebody : directive.ip6Bits < ip6BitsOfSomebody;
    return isWithin(*lookup, directive) ? Match::Yes : Match::No;
}

/// RFC 7208 §5.4
Check::Match Check::exchangesMail(const DomainName &name, const Directive &directive)
{
    const dns::Lookup *lookup = nullptr;
    switch (ask(name, dns::Type::Mx, lookup)) {
    case Reply::Waiting: return Match::Waiting;
    case Reply::NoAnswer: return error(tempError());
    case Reply::Void: return foundNothing();
    case Reply::Records: break;
    }
    std::vector<DomainName> hosts;
    const std::vector<dns::Mx> records = dns::decodeMx(*lookup);
    if (records.size() > limits::spfNames) // RFC 7208 §4.6.4
        return error(permError(Problem::TooManyNames));
    for (const dns::Mx &mx : records) {
        if (!mx.exchange.isRoot()) // RFC 7505
            hosts.push_back(mx.exchange);
    }
    if (!isAnswered(hosts))
        return Match::Waiting;

    m_matchesAnybody = m_ip.isIpv4() ? directive.ip4Bits < ip4BitsOfSomebody : directive.ip6Bits < ip6BitsOfSomebody;
    bool foundAddress = false;
    for (const DomainName &host : hosts) {
        switch (ask(host, addressType(), lookup)) {
        case Reply::Waiting: return Match::Waiting;
        case Reply::NoAnswer: return error(tempError());
        case Reply::Void: continue;
        case Reply::Records: break;
        }
        foundAddress = true;
        if (isWithin(*lookup, directive))
            return Match::Yes;
    }
    return foundAddress ? Match::No : foundNothing();
}

/// RFC 7208 §5.5
Check::Match Check::isNamed(const DomainName &name)
{
    const std::vector<DomainName> *names = validatedNames();
    if (!names)
        return Match::Waiting;
    const bool isHit =
        std::any_of(names->begin(), names->end(), [&](const DomainName &own) { return own.isWithin(name); });
    return isHit ? Match::Yes : Match::No;
}

/// RFC 7208 §5.7: "The lookup type is A even when the connection type is IPv6".
Check::Match Check::exists(const DomainName &name, const Directive &directive)
{
    const dns::Lookup *lookup = nullptr;
    switch (ask(name, dns::Type::A, lookup)) {
    case Reply::Waiting: return Match::Waiting;
    case Reply::NoAnswer: return error(tempError());
    case Reply::Void: return foundNothing();
    case Reply::Records: break;
    }
    // A name that does not depend on the address is there for every address.
    m_matchesAnybody = !usesAnyOf(directive.domainSpec, "ip");
    return Match::Yes;
}

/// RFC 7208 §4.6.4 counts "terms for which DNS queries return" nothing. Not "ptr": the domain has no say in those names.
Check::Match Check::foundNothing()
{
    return ++m_voids > limits::spfVoidLookups ? error(permError(Problem::TooManyVoids)) : Match::No;
}

Check::Reply Check::ask(const DomainName &name, dns::Type type, const dns::Lookup *&lookup)
{
    lookup = m_answers.find({name, type});
    if (!lookup)
        return Reply::Waiting;
    switch (lookup->status) {
    case dns::Status::NoAnswer:
    case dns::Status::Bogus: return Reply::NoAnswer;
    case dns::Status::Absent: return Reply::Void;
    case dns::Status::Secure:
    case dns::Status::Insecure: break;
    }
    return lookup->hasRecords() ? Reply::Records : Reply::Void;
}

/// Asks for the addresses of all @p names in one round.
bool Check::isAnswered(const std::vector<DomainName> &names)
{
    bool result = true;
    for (const DomainName &name : names)
        result = m_answers.find({name, addressType()}) && result;
    return result;
}

bool Check::isWithin(const dns::Lookup &addresses, const Directive &directive) const
{
    const int bits = m_ip.isIpv4() ? directive.ip4Bits : directive.ip6Bits;
    const std::vector<IpAddress> found = dns::decodeAddresses(addresses);
    return std::any_of(found.begin(), found.end(),
                       [&](const IpAddress &address) { return IpNetwork(address, bits).contains(m_ip); });
}

Check::Target Check::target(const QByteArray &domainSpec, const DomainName &domain)
{
    if (!setMacros(domainSpec, domain))
        return {true, std::nullopt};
    return {false, expandedName(domainSpec, m_values)};
}

/// What depends on the record: "d", and "p" where it is used. False: waiting for an answer.
bool Check::setMacros(QByteArrayView macroString, const DomainName &domain)
{
    m_values.domain = domain.toByteArray();
    if (!usesAnyOf(macroString, "p"))
        return true;
    const std::vector<DomainName> *names = validatedNames();
    if (!names)
        return false;
    // RFC 7208 §7.3: the domain itself, else a name below it, else any, else "unknown".
    m_values.validatedName = "unknown";
    int best = 0;
    for (const DomainName &name : *names) {
        const int rank = name == domain ? 3 : name.isWithin(domain) ? 2 : 1;
        if (rank > best)
            m_values.validatedName = name.toByteArray();
        best = std::max(best, rank);
    }
    return true;
}

/// RFC 7208 §5.5: the names of the address that have the address. Null: waiting for an answer.
const std::vector<DomainName> *Check::validatedNames()
{
    if (m_validatedNames)
        return &*m_validatedNames;
    const auto reverse = expandedName("%{ir}.%{v}.arpa", m_values);
    const dns::Lookup *lookup = nullptr;
    std::vector<DomainName> names;
    switch (ask(*reverse, dns::Type::Ptr, lookup)) {
    case Reply::Waiting: return nullptr;
    case Reply::NoAnswer: // "If a DNS error occurs while doing the PTR RR lookup, then this mechanism fails to match"
    case Reply::Void: break;
    case Reply::Records: names = dns::decodeNames(*lookup); break;
    }
    // RFC 7208 §4.6.4: "all records other than the first 10 MUST be ignored".
    if (names.size() > limits::spfNames)
        names.erase(names.begin() + limits::spfNames, names.end());
    if (!isAnswered(names))
        return nullptr;

    m_validatedNames.emplace();
    for (const DomainName &name : names) {
        switch (ask(name, addressType(), lookup)) {
        case Reply::Waiting:
        case Reply::NoAnswer: // "then that domain name is skipped and the search continues"
        case Reply::Void: continue;
        case Reply::Records: break;
        }
        const std::vector<IpAddress> addresses = dns::decodeAddresses(*lookup);
        if (std::find(addresses.begin(), addresses.end(), m_ip) != addresses.end())
            m_validatedNames->push_back(name);
    }
    return &*m_validatedNames;
}

/// RFC 7208 §6.2: whatever goes wrong here is as if there were no "exp".
std::optional<QByteArray> Check::explanation(const Outcome &outcome)
{
    if (outcome.code != Code::Fail || !outcome.exp)
        return QByteArray();
    const Target found = target(*outcome.exp, *outcome.recordDomain);
    if (found.isWaiting)
        return std::nullopt;
    if (!found.name)
        return QByteArray();
    const dns::Lookup *lookup = nullptr;
    switch (ask(*found.name, dns::Type::Txt, lookup)) {
    case Reply::Waiting: return std::nullopt;
    case Reply::NoAnswer:
    case Reply::Void: return QByteArray();
    case Reply::Records: break;
    }
    const QByteArrayList texts = dns::decodeTxt(*lookup);
    if (lookup->rdata.size() != 1 || texts.size() != 1 || !isMacroString(texts.front(), MacroPlace::Explanation))
        return QByteArray();
    if (!setMacros(texts.front(), *outcome.recordDomain))
        return std::nullopt;
    return expandedExplanation(texts.front(), m_values);
}

} // namespace

QByteArrayView codeName(Code code)
{
    switch (code) {
    case Code::None: return "none";
    case Code::Neutral: return "neutral";
    case Code::Pass: return "pass";
    case Code::Fail: return "fail";
    case Code::SoftFail: return "softfail";
    case Code::TempError: return "temperror";
    case Code::PermError: return "permerror";
    }
    return {};
}

Answer checkHost(const Query &query, dns::Answers &answers)
{
    Answer answer;
    // RFC 7208 §2.4: without a reverse-path the identity is that of HELO. A purported address has no such stand-in.
    answer.isHelo = query.mailFrom.isEmpty() && query.scope == Scope::Spf;
    const QByteArrayView sender = answer.isHelo ? query.helo : query.mailFrom;
    const qsizetype at = answer.isHelo ? -1 : sender.lastIndexOf('@');
    const auto domain = DomainName::parse(sender.sliced(at + 1));
    if (!domain || domain->labelCount() < 2) { // RFC 7208 §4.3
        answer.isPending = false;
        answer.code = Code::None;
        return answer;
    }
    answer.domain = *domain;

    MacroValues values;
    // RFC 7208 §4.3: without a local part it is "postmaster". A longer one than any can be is cut, not let go unchecked.
    values.localPart = at > 0 ? sender.first(std::min(at, limits::localPartOctets)).toByteArray() : "postmaster";
    values.senderDomain = domain->toByteArray();
    values.ip = query.ip;
    values.validatedName = "unknown";
    values.helo = query.helo.left(limits::domainNameOctets);
    values.receiver = query.receiver.isEmpty() ? QByteArray("unknown") : query.receiver.left(limits::domainNameOctets);
    values.now = query.now;

    Check check(query, std::move(values), answers);
    const auto outcome = check.host(*domain);
    const auto explanation = outcome ? check.explanation(*outcome) : std::nullopt;
    answer.lookups = check.lookups();
    answer.voidLookups = check.voidLookups();
    if (!explanation)
        return answer;
    answer.isPending = false;
    answer.code = outcome->code;
    answer.problem = outcome->problem;
    answer.mechanism = outcome->mechanism;
    answer.recordDomain = outcome->recordDomain;
    answer.matchesAnybody = outcome->matchesAnybody;
    answer.explanation = *explanation;
    return answer;
}

Ending endingOf(const DomainName &domain, Scope scope, dns::Answers &answers)
{
    DomainName at = domain;
    for (int redirects = 0; redirects <= limits::spfLookups; ++redirects) {
        const Published found = published(at, scope, answers);
        switch (found.what) {
        case Published::What::Asking: return Ending::Pending;
        case Published::What::NoAnswer: return Ending::NoAnswer;
        case Published::What::Nothing: return redirects == 0 ? Ending::None : Ending::Softer;
        case Published::What::Several: return Ending::Softer;
        case Published::What::One: break;
        }
        const auto record = Record::parse(found.terms);
        if (!record)
            return Ending::Softer;
        if (record->endsInMinusAll())
            return Ending::MinusAll;
        // RFC 7208 §6.1: "redirect" counts where no "all" does. One with macros is different for every sender.
        const auto isAll = [](const Directive &d) { return d.mechanism == Mechanism::All; };
        if (!record->redirect || record->redirect->contains('%')
            || std::any_of(record->directives.begin(), record->directives.end(), isAll))
            return Ending::Softer;
        const auto next = expandedName(*record->redirect, {});
        if (!next)
            return Ending::Softer;
        at = *next;
    }
    return Ending::Softer;
}

} // namespace waxseal::spf
