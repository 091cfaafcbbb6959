// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/base/result.h"

#include <QList>
#include <QSize>
#include <QStringList>

class QCoreApplication;

namespace waxseal::desktop {

class Application;

/// What the program is asked for when it starts.
struct CommandLine {
    QStringList paths;
    QList<QByteArray> links; ///< "mailto:", all of them understood
    QStringList troubles;    ///< a sentence for each that is not
    bool isDemonstration = false;
    bool isWriting = false;      ///< a new mail
    bool quitsWhenShown = false; ///< for measuring
    QString picture;             ///< the file that the window is drawn into; empty: none
    QSize size;                  ///< empty: the usual one

    bool hasMails() const { return isWriting || !links.isEmpty(); }
};

/// Ends the program where only help or the version is wanted. Fails, with a sentence, where it is asked for what cannot be.
Result<CommandLine, QString> readCommandLine(const QCoreApplication &program);

/// Opens the windows that were asked for. A picture, a size and an end are those of the first mail; without one of the window.
void openWindows(Application &application, const CommandLine &wanted);

} // namespace waxseal::desktop
