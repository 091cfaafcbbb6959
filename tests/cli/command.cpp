// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "tests/cli/command.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

namespace waxseal::kit {

QList<QJsonObject> Ran::objects() const
{
    QList<QJsonObject> result;
    for (const QByteArray &line : out.split('\n')) {
        if (line.isEmpty())
            continue;
        QJsonParseError fault;
        const QJsonDocument document = QJsonDocument::fromJson(line, &fault);
        if (!document.isObject())
            QTest::qFail(qPrintable(QStringLiteral("no JSON object: ") + fault.errorString()
                                    + QString::fromUtf8(line.left(200))),
                         __FILE__, __LINE__);
        result << document.object();
    }
    return result;
}

Ran waxseal(const QStringList &arguments, const QByteArray &input)
{
    static const QTemporaryDir home;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home.path());
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home.path());
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(WAXSEAL_COMMAND), arguments);
    process.write(input);
    process.closeWriteChannel();
    Ran ran;
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
        QTest::qFail("waxseal did not end within a minute", __FILE__, __LINE__);
        return ran;
    }
    if (process.exitStatus() != QProcess::NormalExit)
        QTest::qFail("waxseal crashed", __FILE__, __LINE__);
    ran.status = process.exitCode();
    ran.out = process.readAllStandardOutput();
    ran.error = process.readAllStandardError();
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage); // of the largest child so far
    ran.peakKibibytes = usage.ru_maxrss;
    return ran;
}

} // namespace waxseal::kit
