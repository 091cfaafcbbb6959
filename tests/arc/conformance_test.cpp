// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/arc/chain.h"

#include "tests/kit/kit.h"

#include <QDir>
#include <QTest>

#include <yaml-cpp/yaml.h>

using namespace waxseal;

namespace {

constexpr char file[] = "arc-draft-validation-tests.yml";
/// 175, of which four have the key of another; three expect nothing, as their seals say "cv=fail".
constexpr int casesWithVerdict = 172;

using Records = QMap<QByteArray, QByteArray>; ///< name of the key to its TXT

struct Case {
    QByteArray name;
    QByteArray message;
    QByteArray expected; ///< "none", "pass", "fail", or empty
    Records records;
};

QByteArray textOf(const YAML::Node &node)
{
    return node.IsScalar() ? QByteArray::fromStdString(node.Scalar()) : QByteArray();
}

/// The suite is several documents, each with the keys of its own tests.
QList<Case> readCases(const QString &path)
{
    QList<Case> cases;
    for (const YAML::Node &document : YAML::LoadAllFromFile(path.toStdString())) {
        Records records;
        for (const auto &record : document["txt-records"])
            records.insert(textOf(record.first), textOf(record.second));
        for (const auto &test : document["tests"])
            cases.append(
                {textOf(test.first), textOf(test.second["message"]), textOf(test.second["cv"]).toLower(), records});
    }
    return cases;
}

/// What a chain comes to when DNS has these records and no other.
arc::Chain judged(const QByteArray &message, const Records &records)
{
    const auto header = message::Header::parse(message);
    if (!header) // an empty message, or a body alone: nothing that could be a chain
        return {};
    dkim::MessageDigests digests(*header, message);
    dkim::KeyCache keys;
    arc::Validator validator(*header, true, digests);

    kit::Facts facts;
    dns::Answers first(facts.cache(), {});
    validator.judge(first, keys);
    for (const dns::Question &question : first.wanted()) {
        const QByteArray name = question.name.toByteArray();
        facts.insecure(name, question.type, records.contains(name) ? QByteArrayList{records[name]} : QByteArrayList());
    }
    dns::Answers second(facts.cache(), {});
    arc::Chain chain = validator.judge(second, keys);
    for (arc::Set &set : chain.sets) // they point into the header
        set.results = set.signature = set.seal = nullptr;
    return chain;
}

} // namespace

class ArcConformance : public QObject {
    Q_OBJECT

    QList<Case> m_cases;
    int m_run = 0;

private Q_SLOTS:
    void initTestCase()
    {
        const QString folder = kit::conformanceFolder(QStringLiteral("arc"));
        if (folder.isEmpty())
            QSKIP("The suite of ARC test vectors is not here (WAXSEAL_CONFORMANCE).");
        try {
            m_cases = readCases(QDir(folder).filePath(QLatin1String(file)));
        } catch (const YAML::Exception &problem) {
            QFAIL(problem.what());
        }
    }

    void everyVerdictIsTheExpectedOne_data()
    {
        QTest::addColumn<Case>("test");
        QSet<QByteArray> names;
        for (const Case &test : std::as_const(m_cases)) {
            const QByteArray name = names.contains(test.name) ? test.name + " again" : test.name;
            names.insert(name);
            if (!test.expected.isEmpty())
                QTest::newRow(name.constData()) << test;
        }
    }
    void everyVerdictIsTheExpectedOne()
    {
        QFETCH(const Case, test);
        const arc::Chain chain = judged(test.message, test.records);
        const QByteArray fault = chain.fault ? arc::faultName(*chain.fault).toByteArray() : "no fault";
        QVERIFY2(arc::statusName(chain.status) == QByteArrayView(test.expected), fault.constData());
        ++m_run;
    }

    void theLinesOfAMessageMayEndInCrLf()
    {
        for (const Case &test : std::as_const(m_cases)) {
            const QByteArray message = QByteArray(test.message).replace("\n", "\r\n");
            const arc::Chain chain = judged(message, test.records);
            if (!test.expected.isEmpty())
                QVERIFY2(arc::statusName(chain.status) == QByteArrayView(test.expected), test.name.constData());
        }
    }

    /// RFC 8617 §5.2 says what the suite leaves open: a chain that was failed stays so.
    void aChainThatSaysItFailedDoesSo()
    {
        int found = 0;
        for (const Case &test : std::as_const(m_cases)) {
            if (!test.expected.isEmpty())
                continue;
            ++found;
            const arc::Chain chain = judged(test.message, test.records);
            QCOMPARE(chain.status, arc::Chain::Status::Fail);
            QVERIFY(chain.fault == arc::ChainFault::SaysFailed || chain.fault == arc::ChainFault::ChainStatus);
        }
        QCOMPARE(found, 3);
    }

    void noCaseWasLeftOut() { QCOMPARE(m_run, casesWithVerdict); }
};

QTEST_GUILESS_MAIN(ArcConformance)
#include "conformance_test.moc"
