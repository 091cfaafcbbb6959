// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include <QDir>
#include <QDirIterator>
#include <QImage>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

/// The program as it is started: from a shell, and by a browser with a link.
class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPictureIsTakenOfWhatWasAskedFor_data();
    void aPictureIsTakenOfWhatWasAskedFor();
    void aPictureThatCannotBeWrittenIsAnError();
    void theProgramEndsWhenTheWindowIsShown_data();
    void theProgramEndsWhenTheWindowIsShown();
    void whatCannotBeIsSaid_data();
    void whatCannotBeIsSaid();
    void aBrokenLinkDoesNotStopAGoodOne();
};

namespace {

struct Outcome {
    int exitCode = -1;
    QString said;
    QString troubles;
    QStringList drafts; ///< left behind
};

/// A new person's program.
Outcome run(const QStringList &arguments)
{
    QTemporaryDir home;
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home.filePath(QStringLiteral("data")));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home.filePath(QStringLiteral("config")));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home.path()); // else Qt says that it lacks one
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(WAXSEAL_DESKTOP), arguments);
    Outcome outcome;
    if (program.waitForFinished(120'000) && program.exitStatus() == QProcess::NormalExit)
        outcome.exitCode = program.exitCode();
    else
        program.kill();
    program.waitForFinished();
    outcome.said = QString::fromUtf8(program.readAllStandardOutput());
    outcome.troubles = QString::fromUtf8(program.readAllStandardError());
    QDirIterator files(home.path(), {QStringLiteral("draft.json")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        outcome.drafts << files.next();
    return outcome;
}

QStringList split(const char *arguments)
{
    return QString::fromLatin1(arguments).split(QLatin1Char(' '));
}

} // namespace

void CommandLineTest::aPictureIsTakenOfWhatWasAskedFor_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("the window") << split("--size 1280x860");
    QTest::newRow("the demonstration") << split("--size 1280x860 --demo");
    QTest::newRow("a new mail") << split("--size 1280x860 --compose");
    QTest::newRow("a link") << split("--size 1280x860 mailto:anna@example.com?subject=Hello");
    QTest::newRow("a mail beside the demonstration") << split("--size 1280x860 --demo --compose");
    QTest::newRow("a link beside the demonstration")
        << split("--size 1280x860 --demo mailto:wanda@brieftaube.example?subject=Hello");
}

void CommandLineTest::aPictureIsTakenOfWhatWasAskedFor()
{
    QFETCH(QStringList, arguments);
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.png"));
    const Outcome outcome = run(arguments + QStringList{QStringLiteral("--screenshot"), file});
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.troubles));
    QVERIFY2(outcome.said.contains(file), qPrintable(outcome.said));
    QCOMPARE(QImage(file).size(), QSize(1280, 860));
    QCOMPARE(outcome.drafts, QStringList()); // what was begun for a picture is nobody's
}

void CommandLineTest::aPictureThatCannotBeWrittenIsAnError()
{
    const QString file = QStringLiteral("/no/such/folder/window.png");
    const Outcome outcome = run({QStringLiteral("--compose"), QStringLiteral("--screenshot"), file});
    QCOMPARE(outcome.exitCode, 3);
    QVERIFY2(outcome.troubles.contains(file), qPrintable(outcome.troubles));
}

void CommandLineTest::theProgramEndsWhenTheWindowIsShown_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("the window") << QStringList();
    QTest::newRow("a new mail") << split("--compose");
    QTest::newRow("a link") << split("mailto:anna@example.com");
    QTest::newRow("a mail beside the demonstration") << split("--demo --compose");
}

void CommandLineTest::theProgramEndsWhenTheWindowIsShown()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = run(arguments + QStringList{QStringLiteral("--quit-when-shown")});
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.troubles));
    QCOMPARE(outcome.drafts, QStringList());
}

void CommandLineTest::whatCannotBeIsSaid_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QStringList &arguments, const char *said) {
        QTest::newRow(name) << arguments << QString::fromLatin1(said);
    };
    row("half a percent code", split("mailto:anna%4 --quit-when-shown"), "not understood: mailto:anna%4");
    row("a long link",
        {QStringLiteral("mailto:a@b.example?body=") + QString(40'000, QLatin1Char('x')),
         QStringLiteral("--quit-when-shown")},
        "longer than 32768 characters");
    row("many recipients",
        {QStringLiteral("mailto:") + QStringLiteral("a@b.example,").repeated(501), QStringLiteral("--quit-when-shown")},
        "more than 500 recipients");
    row("no size", split("--size large"), "--size large");
    row("no file", {QStringLiteral("--screenshot"), QString()}, "--screenshot");
    row("two things at once", split("--demo /tmp"), "--demo");
}

void CommandLineTest::whatCannotBeIsSaid()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.troubles.contains(said), qPrintable(outcome.troubles));
    QCOMPARE(outcome.troubles.count(QLatin1Char('\n')), 1);
}

void CommandLineTest::aBrokenLinkDoesNotStopAGoodOne()
{
    const Outcome outcome = run(split("mailto:anna%4 mailto:anna@example.com --quit-when-shown"));
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.troubles));
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
