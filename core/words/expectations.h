// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/expectations/history.h"

#include <QString>

/// What is remembered of authors, for the window and the command.
namespace waxseal::words {

struct ExpectationsHead {
    QString author, expected, signer, messages, first, last;
};
ExpectationsHead expectationsHead();
/// "Expects a signature since 2026-11-01"
QString expectation(const expectations::History &history);
/// The domain; of one that does not speak for the author also that.
QString signer(const expectations::Signer &signer);

QString nothingRemembered(const QString &folder);
QString nothingRememberedOf(const DomainName &author);
QString forgotten(const DomainName &author);
QString allForgotten();

struct ExpectationsHelp {
    QString usage, text, json, memory;
};
ExpectationsHelp expectationsHelp();

} // namespace waxseal::words
