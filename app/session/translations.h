// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

class QCoreApplication;

namespace waxseal::app {

/// The sentences in the person's language; without a catalogue for it English is spoken, which has a file for its plurals.
void installTranslations(QCoreApplication &application);

} // namespace waxseal::app
