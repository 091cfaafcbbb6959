// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/words.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace waxseal;

class WordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void frontSentencesHaveAtMostTenWords_data() { languages(); }
    void frontSentencesHaveAtMostTenWords();
    void noBareJudgementIsSpoken_data() { languages(); }
    void noBareJudgementIsSpoken();
    void everySentenceIsTranslated_data() { languages(); }
    void everySentenceIsTranslated();
    void outcomesFitTheirColumn_data() { languages(); }
    void outcomesFitTheirColumn();

private:
    void languages();
    void speak(const QString &language, QTranslator &translator);
};

void WordsTest::languages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
}

void WordsTest::speak(const QString &language, QTranslator &translator)
{
    QVERIFY(translator.load(QStringLiteral(":/waxseal/translations/waxseal_") + language));
    QVERIFY(QCoreApplication::installTranslator(&translator));
}

void WordsTest::frontSentencesHaveAtMostTenWords()
{
    QFETCH(QString, language);
    QTranslator translator;
    speak(language, translator);
    const QStringList sentences = words::everySentence();
    QVERIFY(sentences.size() > 70);
    for (const QString &sentence : sentences) {
        QVERIFY(!sentence.isEmpty());
        QVERIFY2(sentence.split(QLatin1Char(' '), Qt::SkipEmptyParts).size() <= 10, qPrintable(sentence));
        QVERIFY2(sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));
    }
}

void WordsTest::noBareJudgementIsSpoken()
{
    QFETCH(QString, language);
    QTranslator translator;
    speak(language, translator);
    static const QRegularExpression banned(
        QStringLiteral("\\b(secure|safe|trusted|verified|guaranteed|protected|insecure|dangerous|fake|"
                       "sicher|unsicher|vertrauenswürdig|verifiziert|garantiert|geschützt|gefährlich|gefälscht)\\b"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    for (const QString &sentence : words::everySentence())
        QVERIFY2(!banned.match(sentence).hasMatch(), qPrintable(sentence));
}

void WordsTest::everySentenceIsTranslated()
{
    QFETCH(QString, language);
    QFile file(QStringLiteral(WAXSEAL_SOURCE_DIR "/translations/waxseal_%1.ts").arg(language));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString catalogue = QString::fromUtf8(file.readAll());
    QVERIFY(!catalogue.contains(QStringLiteral("type=\"unfinished\"")));

    if (language == QStringLiteral("en"))
        return; // spoken as it stands in the code
    const QStringList english = words::everySentence();
    QTranslator translator;
    speak(language, translator);
    const QStringList spoken = words::everySentence();
    QCOMPARE(spoken.size(), english.size());
    for (qsizetype i = 0; i < spoken.size(); ++i)
        QVERIFY2(spoken.at(i) != english.at(i), qPrintable(english.at(i)));
}

void WordsTest::outcomesFitTheirColumn()
{
    QFETCH(QString, language);
    QTranslator translator;
    speak(language, translator);
    for (const auto outcome : {verdict::Outcome::Confirmed, verdict::Outcome::Stated, verdict::Outcome::Nothing,
                               verdict::Outcome::Unchecked, verdict::Outcome::Contradicted})
        QVERIFY(words::outcomeWord(outcome).size() <= 17);
}

QTEST_GUILESS_MAIN(WordsTest)
#include "words_test.moc"
