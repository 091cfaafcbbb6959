// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/authres/authentication_results.h"
#include "core/received/boundary.h"

#include <optional>

/// Whom to believe among several Authentication-Results: RFC 8601 §7.1, and the receiving boundary.
namespace waxseal::authres {

enum class Belief : quint8 {
    Believed,      ///< the own provider wrote it, under its own name
    NoBoundary,    ///< nobody knows who wrote it
    BelowBoundary, ///< it came in with the message
    ForeignName,   ///< above the boundary, but under an authserv-id that is not the own provider's
    Unreadable,    ///< the own provider wrote it, but it cannot be read, or a stranger may have written into it
};

struct Line {
    const message::Field *field = nullptr;
    Belief belief = Belief::NoBoundary;
    QByteArrayView authservId;     ///< filled where Believed or ForeignName
    AuthenticationResults results; ///< filled only where Believed
};

/// Judges every Authentication-Results and ARC-Authentication-Results field, from the top.
std::vector<Line> believedResults(const message::Header &header, const received::Journey &journey,
                                  const received::OwnProvider &own);

/// What the believed lines say together; the topmost line that names a method wins.
class Findings {
public:
    explicit Findings(const std::vector<Line> &lines) : m_lines(lines) { }

    struct Found {
        const Line *line;
        const MethodResult *result;
    };
    /// The first result of a method, or none.
    std::optional<Found> first(Method method) const;
    /// A DKIM pass of @p domain itself or of a domain above it.
    std::optional<Found> alignedDkimPass(const DomainName &domain) const;
    /// A DKIM pass of any domain.
    std::optional<Found> anyDkimPass() const;

private:
    template <typename Accept> std::optional<Found> find(Method method, Accept accept) const;
    const std::vector<Line> &m_lines;
};

/// The domain that a DKIM result vouches for: header.d, else the domain of header.i.
std::optional<DomainName> dkimDomain(const MethodResult &result);

} // namespace waxseal::authres
