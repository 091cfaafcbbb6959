// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/domain_name.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

/// The list of providers certified under BSI TR-03108 (requirements 97-99, C-32): dated, its source named.
namespace waxseal::bsi {

struct Provider {
    QString name;
    QString certificate;             ///< number of the certificate, as BSI writes it
    std::vector<DomainName> domains; ///< mail domains
    std::vector<DomainName> hosts;   ///< its servers are these or below these
};

/// Whose word the list in use is (C-32).
enum class ListOrigin {
    BuiltIn,           ///< it came with Waxseal
    Chosen,            ///< the person chose it
    BuiltInIsNewer,    ///< it came with Waxseal; what the person chose is older by now
    ChosenIsUnreadable ///< it came with Waxseal; what the person chose cannot be read any more
};

enum class ListFault { Unreadable, TooLarge, NotJson, NoDate, NoSource, BadProvider };

class ProviderList {
public:
    /// Reads the JSON form that resources/lists/bsi-tr-03108.json documents.
    static Result<ProviderList, ListFault> parse(const QByteArray &json);

    std::chrono::year_month_day date() const { return m_date; }
    const QString &source() const { return m_source; } ///< one line, for showing
    const std::vector<Provider> &providers() const { return m_providers; }

    const Provider *byDomain(const DomainName &domain) const;
    /// The provider that runs this host, whose name must have been confirmed.
    const Provider *byHost(const DomainName &host) const;

private:
    std::chrono::year_month_day m_date{};
    QString m_source;
    std::vector<Provider> m_providers;
};

} // namespace waxseal::bsi
