// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace waxseal::app {

void installTranslations(QCoreApplication &application)
{
    const QString folder = QStringLiteral(":/waxseal/translations");
    auto *sentences = new QTranslator(&application);
    if (sentences->load(QLocale(), QStringLiteral("waxseal"), QStringLiteral("_"), folder)
        || sentences->load(QStringLiteral("waxseal_en"), folder))
        QCoreApplication::installTranslator(sentences);

    auto *ofQt = new QTranslator(&application);
    if (ofQt->load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                   QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(ofQt);
}

} // namespace waxseal::app
