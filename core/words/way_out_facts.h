// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/verdict/way_out.h"

#include <QStringList>

/// What was found about a recipient, system by system: hosts, records, dates, and each DNS answer with one of them.
namespace waxseal::words {

QStringList tesFacts(const verdict::way_out::Recipient &recipient);
QStringList smtpsecFacts(const verdict::way_out::Recipient &recipient);
QStringList daneFacts(const verdict::way_out::Recipient &recipient);
QStringList mtaStsFacts(const verdict::way_out::Recipient &recipient);
QStringList secureMailFacts(const verdict::way_out::Recipient &recipient);
QStringList bsiFacts(const verdict::way_out::Recipient &recipient);

} // namespace waxseal::words
