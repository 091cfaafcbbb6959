// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/authres/believe.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

#include <algorithm>

namespace waxseal::authres {

namespace {

bool isOwnName(QByteArrayView authservId, const received::Journey &journey, const received::OwnProvider &own)
{
    const received::TraceLine &boundary = journey.boundaryHop()->trace;
    if (authservId.isEmpty()) // Exchange writes none
        return boundary.dialect == received::Dialect::ExchangeOnline || boundary.dialect == received::Dialect::Exchange;
    return own.isAuthservId(authservId) || own.writesAs(authservId)
        || (own.domain && octets::equalIgnoringCase(authservId, own.domain->view()));
}

} // namespace

namespace {

/// The "i=" of a DKIM signature may hide any octet as "=3B" (RFC 6376 §2.11), and some milters write it decoded into their
/// results, where it would read as a result of its own.
bool hidesOctetsInIdentity(QByteArrayView signature)
{
    while (!signature.isEmpty()) {
        const qsizetype end = octets::indexOf(signature, ';');
        const QByteArrayView tag = octets::trimmed(end < 0 ? signature : signature.first(end));
        signature = end < 0 ? QByteArrayView() : signature.sliced(end + 1);
        const qsizetype equals = octets::indexOf(tag, '=');
        if (equals > 0 && octets::trimmed(tag.first(equals)) == QByteArrayView("i")
            && octets::indexOf(tag, '=', equals + 1) >= 0)
            return true;
    }
    return false;
}

bool resultsMayBeInjected(const message::Header &header)
{
    for (const message::Field &field : header.fields()) {
        if (field.known == message::FieldName::DkimSignature && hidesOctetsInIdentity(field.body))
            return true;
    }
    return false;
}

} // namespace

std::vector<Line> believedResults(const message::Header &header, const received::Journey &journey,
                                  const received::OwnProvider &own)
{
    std::vector<Line> lines;
    const bool mayBeInjected = journey.boundaryHop() && resultsMayBeInjected(header);
    const auto signatures = header.count(message::FieldName::DkimSignature);
    for (const message::Field &field : header.fields()) {
        if (field.known != message::FieldName::AuthenticationResults
            && field.known != message::FieldName::ArcAuthenticationResults)
            continue;
        if (lines.size() >= size_t(limits::resultFields))
            break;
        Line &line = lines.emplace_back();
        line.field = &field;
        if (!journey.boundaryHop())
            continue;
        if (!journey.isAboveBoundary(field)) {
            line.belief = Belief::BelowBoundary;
            continue;
        }
        auto results = parse(field.body, Grammar::Tolerant);
        const auto isDkim = [](const MethodResult &result) { return result.method == Method::Dkim; };
        const bool hasSpareDkim = results && signatures > 0
            && std::count_if(results->results.begin(), results->results.end(), isDkim) > signatures;
        if (!results || mayBeInjected || hasSpareDkim) {
            line.belief = Belief::Unreadable;
        } else if (!isOwnName(results->authservId, journey, own)) {
            line.belief = Belief::ForeignName;
            line.authservId = results->authservId;
        } else {
            line.belief = Belief::Believed;
            line.authservId = results->authservId;
            line.results = std::move(*results);
        }
    }
    return lines;
}

template <typename Accept> std::optional<Findings::Found> Findings::find(Method method, Accept accept) const
{
    for (const Line &line : m_lines) {
        for (const MethodResult &result : line.results.results) {
            if (result.method == method && accept(result))
                return Found{&line, &result};
        }
    }
    return std::nullopt;
}

std::optional<Findings::Found> Findings::first(Method method) const
{
    return find(method, [](const MethodResult &) { return true; });
}

std::optional<Findings::Found> Findings::alignedDkimPass(const DomainName &domain) const
{
    // A domain speaks for itself. For names above or below it the organizational domain is needed (RFC 9989), which the
    // provider's DMARC result has looked up: "co.uk" signs for nobody.
    return find(Method::Dkim, [&domain](const MethodResult &result) {
        const auto signer = result.code == Code::Pass ? dkimDomain(result) : std::nullopt;
        return signer && *signer == domain;
    });
}

std::optional<Findings::Found> Findings::anyDkimPass() const
{
    return find(Method::Dkim,
                [](const MethodResult &result) { return result.code == Code::Pass && dkimDomain(result); });
}

std::optional<DomainName> dkimDomain(const MethodResult &result)
{
    QByteArrayView text = result.property("header", "d");
    if (text.isEmpty()) {
        const QByteArrayView identity = result.property("header", "i");
        const qsizetype at = octets::indexOf(identity, '@');
        text = at < 0 ? identity : identity.sliced(at + 1);
    }
    auto domain = DomainName::parse(text);
    return domain ? std::optional(*domain) : std::nullopt;
}

} // namespace waxseal::authres
