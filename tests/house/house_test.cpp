// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "tests/kit/kit.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

/// The rules of the house that a compiler does not see.
class HouseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pureModulesIncludeOnlyWhatComputes();
    void onlyOneAdapterKnowsEachCLibrary();
    void everyCitedRfcIsGraded();
    void everyFileNamesItsLicence();
    void nothingInCoreLooksUp();
};

namespace {

const QString source = QStringLiteral(WAXSEAL_SOURCE_DIR "/");

QStringList filesIn(const QString &folder,
                    const QStringList &patterns = {QStringLiteral("*.h"), QStringLiteral("*.cpp")})
{
    QStringList files;
    QDirIterator iterator(source + folder, patterns, QDir::Files, QDirIterator::Subdirectories);
    while (iterator.hasNext())
        files << iterator.next();
    files.sort();
    return files;
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList includesOf(const QString &path)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
                                            QRegularExpression::MultilineOption);
    QStringList result;
    for (auto match = include.globalMatch(textOf(path)); match.hasNext();)
        result << match.next().captured(1);
    return result;
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

void HouseTest::pureModulesIncludeOnlyWhatComputes()
{
    // Qt Core classes that compute or hold; no files, processes, sockets, threads, timers, settings.
    const QStringList allowedQt = words(
        "QtGlobal QtEndian QHashFunctions QByteArray QByteArrayView QByteArrayList QString QStringList QStringView "
        "QStringDecoder QStringConverter QChar QList QHash QSet QMap QFuture QPromise QDate QDateTime QTimeZone "
        "QJsonDocument QJsonObject QJsonArray QJsonValue QUrl QVarLengthArray QLatin1String QScopeGuard");
    const QStringList pure = words(WAXSEAL_PURE);
    QVERIFY(pure.size() > 10);
    for (const QString &module : pure) {
        for (const QString &file : filesIn(QStringLiteral("core/") + module)) {
            for (const QString &include : includesOf(file)) {
                if (include.startsWith(QStringLiteral("core/"))) {
                    const QString other = include.section(QLatin1Char('/'), 1, 1);
                    QVERIFY2(pure.contains(other), qPrintable(file + QStringLiteral(" includes ") + include));
                } else if (include.startsWith(QLatin1Char('Q'))) {
                    const bool isTranslation =
                        module == QStringLiteral("words") && include == QStringLiteral("QCoreApplication");
                    QVERIFY2(isTranslation || allowedQt.contains(include),
                             qPrintable(file + QStringLiteral(" includes ") + include));
                } else {
                    // Standard C++, the expected type, number conversion of addresses, vectors, OpenSSL's computing half.
                    const bool isPlain = !include.contains(QLatin1Char('/')) && !include.endsWith(QStringLiteral(".h"));
                    QVERIFY2(isPlain || include.startsWith(QStringLiteral("tl/"))
                                 || include.startsWith(QStringLiteral("openssl/"))
                                 || include.startsWith(QStringLiteral("ldns/"))
                                 || include == QStringLiteral("arpa/inet.h")
                                 || include == QStringLiteral("emmintrin.h"),
                             qPrintable(file + QStringLiteral(" includes ") + include));
                }
            }
        }
    }
}

void HouseTest::onlyOneAdapterKnowsEachCLibrary()
{
    const QMap<QString, QString> homes = {{QStringLiteral("unbound.h"), QStringLiteral("dns_unbound")},
                                          {QStringLiteral("ldns/"), QStringLiteral("dane")},
                                          {QStringLiteral("gmime/"), QStringLiteral("mime_gmime")},
                                          {QStringLiteral("libxml/"), QStringLiteral("html_libxml")}};
    for (const QString &file : filesIn(QStringLiteral("core")) + filesIn(QStringLiteral("app"))) {
        for (const QString &include : includesOf(file)) {
            for (auto home = homes.begin(); home != homes.end(); ++home) {
                if (include.startsWith(home.key()))
                    QVERIFY2(file.contains(QStringLiteral("/core/") + home.value() + QLatin1Char('/')),
                             qPrintable(file + QStringLiteral(" includes ") + include));
            }
        }
    }
}

void HouseTest::everyCitedRfcIsGraded()
{
    static const QRegularExpression rfc(QStringLiteral("RFC\\s?(\\d{3,4})"));
    const QString standards = textOf(source + QStringLiteral("core/STANDARDS.md"));
    QVERIFY(!standards.isEmpty());
    QStringList missing;
    for (const QString &file : filesIn(QStringLiteral("core")) + filesIn(QStringLiteral("app"))) {
        for (auto match = rfc.globalMatch(textOf(file)); match.hasNext();) {
            const QString number = match.next().captured(1);
            if (!standards.contains(QStringLiteral("RFC ") + number))
                missing << QStringLiteral("RFC ") + number + QStringLiteral(" in ") + file.mid(source.size());
        }
    }
    missing.removeDuplicates();
    QVERIFY2(missing.isEmpty(),
             qPrintable(QStringLiteral("not in core/STANDARDS.md: ") + missing.join(QStringLiteral(", "))));
}

void HouseTest::everyFileNamesItsLicence()
{
    const QStringList patterns = {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("CMakeLists.txt"),
                                  QStringLiteral("*.cmake"), QStringLiteral("*.sh")};
    for (const QString &folder : words("core app tests resources translations installer")) {
        for (const QString &file : filesIn(folder, patterns))
            QVERIFY2(textOf(file).contains(QStringLiteral("SPDX-License-Identifier: MPL-2.0")), qPrintable(file));
    }
}

void HouseTest::nothingInCoreLooksUp()
{
    for (const QString &file : filesIn(QStringLiteral("core"))) {
        for (const QString &include : includesOf(file))
            QVERIFY2(!include.startsWith(QStringLiteral("app/")) && !include.startsWith(QStringLiteral("plugins/"))
                         && !include.contains(QStringLiteral("../")),
                     qPrintable(file + QStringLiteral(" includes ") + include));
    }
}

QTEST_GUILESS_MAIN(HouseTest)
#include "house_test.moc"
