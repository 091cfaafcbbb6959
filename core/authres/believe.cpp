// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/authres/believe.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

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

std::vector<Line> believedResults(const message::Header &header, const received::Journey &journey,
                                  const received::OwnProvider &own)
{
    std::vector<Line> lines;
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
        if (!results) {
            line.belief = Belief::Unreadable;
        } else if (!isOwnName(results->authservId, journey, own)) {
            line.belief = Belief::ForeignName;
        } else {
            line.belief = Belief::Believed;
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
    // A domain speaks for itself and for names below it. The other way round needs the organizational domain (RFC 9989),
    // which the provider's DMARC result has looked up.
    return find(Method::Dkim, [&domain](const MethodResult &result) {
        const auto signer = result.code == Code::Pass ? dkimDomain(result) : std::nullopt;
        return signer && signer->labelCount() > 1 && domain.isWithin(*signer);
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
