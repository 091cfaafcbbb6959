// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/domain_name.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QString>

#include <chrono>

namespace waxseal::words {

/// The translation context of every sentence.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

/// Octets of a message for showing: printable ASCII, the rest as "?", cut at 120 characters.
QString shown(QByteArrayView octets);

/// A domain for showing. An internationalised one has the form of the wire beside it, because letters can look alike.
QString shown(const DomainName &domain);

/// A text from outside, such as a file name, for showing: control characters become "?".
QString printable(QString text);

/// "2026-11-20 12:04:31 UTC"
QString shown(std::chrono::sys_seconds time);

/// "2026-11-20"
QString dayOf(std::chrono::sys_seconds time);

} // namespace waxseal::words
