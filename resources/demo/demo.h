// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <vector>

/// The demonstration that is built in: invented people, providers and signed zones, so that every outcome can be seen
/// without a network. All names are resource files.
namespace waxseal::demo {

struct Account {
    QString name;
    QString folder;    ///< of its messages, "*.eml"
    QString person;    ///< whose mailbox it is, as in a From field
    QString ownDomain; ///< empty where it is not known
    QStringList ownHosts;
    QStringList authservIds;
    QStringList arcSealers; ///< forwarders whose ARC seals this person accepts
};

struct Manifest {
    QDateTime now;     ///< the demonstration's clock
    QStringList zones; ///< zone files: all of DNS that there is
    QString trustAnchor;
    QString bsiList;                     ///< the invented list of certified providers
    std::vector<Account> accounts;       ///< for people
    std::vector<Account> cornerAccounts; ///< own providers in trouble, for the tests
    QStringList recipients;              ///< addresses that the first account could write to
};

/// Reads ":/waxseal/demo/demo.json".
Manifest manifest();

/// The bundled list of real certified providers.
constexpr char bundledBsiList[] = ":/waxseal/lists/bsi-tr-03108.json";

} // namespace waxseal::demo
