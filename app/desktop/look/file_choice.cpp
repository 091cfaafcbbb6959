// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/look/file_choice.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace waxseal::desktop {

namespace {

QString &lastFolder()
{
    static QString folder;
    return folder;
}

} // namespace

QString choiceFolder()
{
    for (const QString &folder : {lastFolder(), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)}) {
        if (!folder.isEmpty() && QFileInfo(folder).isDir())
            return folder;
    }
    return QDir::homePath();
}

void rememberChoice(const QString &path)
{
    const QFileInfo chosen(path);
    lastFolder() = chosen.isDir() ? chosen.absoluteFilePath() : chosen.absolutePath();
}

QString mailFileName(const QString &subject)
{
    QString name = subject.left(60);
    for (QChar &c : name) {
        if (!c.isLetterOrNumber() && c != QLatin1Char(' ') && c != QLatin1Char('-'))
            c = QLatin1Char('_');
    }
    name = name.trimmed();
    if (name.isEmpty() || name.startsWith(QLatin1Char('-')))
        name = QStringLiteral("mail");
    return name + QStringLiteral(".eml");
}

} // namespace waxseal::desktop
