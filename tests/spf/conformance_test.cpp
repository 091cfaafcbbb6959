// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// The openspf.org test suite (release 2014.04) for RFC 7208: each document brings its zone, and every question is answered
// from it as a resolver would answer.

#include "core/base/limits.h"
#include "core/spf/check_host.h"
#include "tests/kit/kit.h"

#include <QHash>
#include <QTest>

#include <yaml-cpp/yaml.h>

using namespace waxseal;
using dns::Type;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'790'000'000)};

/// The records of one name as the suite lists them. "TIMEOUT" is the answer to every type that is not listed.
struct Owner {
    QHash<quint16, QList<QByteArray>> rdata;
    QByteArray alias;
    bool timesOut = false;
};
using Zone = QHash<QByteArray, Owner>;

QByteArray lowered(const std::string &text)
{
    return QByteArray::fromStdString(text).toLower();
}

/// A TXT record: one string, or several to be joined.
QByteArray textRecord(const YAML::Node &value)
{
    if (value.IsScalar())
        return kit::wireFormat(Type::Txt, QByteArray::fromStdString(value.Scalar()));
    QByteArray record;
    for (const YAML::Node &string : value)
        record += kit::wireFormat(Type::Txt, QByteArray::fromStdString(string.Scalar()));
    return record;
}

Owner ownerFrom(const YAML::Node &entries)
{
    Owner owner;
    QList<QByteArray> retired; // of the SPF type
    bool hasTxt = false;
    for (const YAML::Node &entry : entries) {
        if (entry.IsScalar()) {
            owner.timesOut = entry.Scalar() == "TIMEOUT";
            continue;
        }
        const std::string type = entry.begin()->first.Scalar();
        const YAML::Node value = entry.begin()->second;
        const auto put = [&](Type t, const QByteArray &text) {
            owner.rdata[quint16(t)].append(kit::wireFormat(t, text));
        };
        if (type == "SPF") {
            retired.append(textRecord(value));
        } else if (type == "TXT") {
            hasTxt = true;
            if (!value.IsScalar() || value.Scalar() != "NONE")
                owner.rdata[quint16(Type::Txt)].append(textRecord(value));
        } else if (type == "MX") {
            put(Type::Mx, QByteArray::fromStdString(value[0].Scalar() + ' ' + value[1].Scalar()));
        } else if (type == "A") {
            put(Type::A, QByteArray::fromStdString(value.Scalar()));
        } else if (type == "AAAA") {
            put(Type::Aaaa, QByteArray::fromStdString(value.Scalar()));
        } else if (type == "PTR") {
            put(Type::Ptr, QByteArray::fromStdString(value.Scalar()));
        } else if (type == "CNAME") {
            owner.alias = lowered(value.Scalar());
            if (owner.alias.endsWith('.'))
                owner.alias.chop(1);
        } else {
            qFatal("unknown record type %s", type.c_str());
        }
    }
    // The suite's own rule: SPF records serve as TXT where the name lists no TXT.
    if (!hasTxt && !retired.isEmpty())
        owner.rdata.insert(quint16(Type::Txt), retired);
    return owner;
}

/// What a resolver makes of it: aliases followed (RFC 1034 §3.6.2), a loop of them is a failure.
dns::Lookup answer(const Zone &zone, const dns::Question &question)
{
    dns::Lookup lookup{.question = question, .status = dns::Status::Absent};
    lookup.ttl = std::chrono::hours(1);
    lookup.asked = now;
    QByteArray name = question.name.toByteArray();
    for (int aliases = 0; aliases < 8; ++aliases) {
        const auto owner = zone.constFind(name);
        lookup.nameExists = owner != zone.constEnd();
        if (!lookup.nameExists)
            return lookup;
        if (!owner->alias.isEmpty()) {
            name = owner->alias;
            continue;
        }
        lookup.rdata = owner->rdata.value(quint16(question.type));
        if (!lookup.rdata.isEmpty())
            lookup.status = dns::Status::Insecure;
        else if (owner->timesOut)
            lookup.status = dns::Status::NoAnswer;
        return lookup;
    }
    lookup.status = dns::Status::NoAnswer;
    return lookup;
}

struct Case {
    QByteArray title;
    spf::Query query;
    QByteArrayList results;
    std::optional<QByteArray> explanation;
    Zone zone;
};

std::vector<Case> cases(const QString &file)
{
    std::vector<Case> all;
    for (const YAML::Node &document : YAML::LoadAllFromFile(file.toStdString())) {
        Zone zone;
        for (const auto &entry : document["zonedata"])
            zone.insert(lowered(entry.first.Scalar()), ownerFrom(entry.second));
        for (const auto &entry : document["tests"]) {
            const YAML::Node test = entry.second;
            Case c;
            c.title = QByteArray::fromStdString(document["description"].Scalar() + ": " + entry.first.Scalar());
            c.query.ip = IpAddress::parse(QByteArray::fromStdString(test["host"].Scalar())).value();
            c.query.helo = QByteArray::fromStdString(test["helo"].Scalar());
            c.query.mailFrom = QByteArray::fromStdString(test["mailfrom"].Scalar());
            c.query.receiver = "receiver.example";
            c.query.now = now;
            if (test["result"].IsScalar()) {
                c.results.append(QByteArray::fromStdString(test["result"].Scalar()));
            } else {
                for (const YAML::Node &result : test["result"])
                    c.results.append(QByteArray::fromStdString(result.Scalar()));
            }
            if (const YAML::Node text = test["explanation"])
                c.explanation = text.Scalar() == "DEFAULT" ? QByteArray() : QByteArray::fromStdString(text.Scalar());
            c.zone = zone;
            all.push_back(std::move(c));
        }
    }
    return all;
}

} // namespace

class SpfConformanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString folder = kit::conformanceFolder(QStringLiteral("spf"));
        if (folder.isEmpty())
            QSKIP("The conformance data of RFC 7208 is not here.");
        try {
            m_cases = cases(folder + QStringLiteral("/rfc7208-tests.yml"));
        } catch (const YAML::Exception &e) {
            QFAIL(e.what());
        }
    }

    void allCasesAreThere() { QCOMPARE(m_cases.size(), size_t(200)); }

    void eachCaseGivesAnExpectedResult_data()
    {
        QTest::addColumn<int>("index");
        for (size_t i = 0; i < m_cases.size(); ++i)
            QTest::newRow(m_cases[i].title.constData()) << int(i);
    }

    void eachCaseGivesAnExpectedResult()
    {
        QFETCH(int, index);
        const Case &c = m_cases[size_t(index)];
        dns::Cache cache;
        spf::Answer result;
        int rounds = 0;
        while (result.isPending) {
            QVERIFY2(++rounds <= limits::dnsRounds, "more rounds than the check allows");
            dns::Answers answers(cache, now);
            result = spf::checkHost(c.query, answers);
            QVERIFY2(result.isPending || answers.wanted().isEmpty(), "decided with a question open");
            QVERIFY2(!result.isPending || !answers.wanted().isEmpty(), "waits for nothing");
            for (const dns::Question &question : answers.wanted())
                cache.keep(answer(c.zone, question), now);
        }
        const QByteArray code = spf::codeName(result.code).toByteArray();
        QVERIFY2(c.results.contains(code), (code + ", expected " + c.results.join(" or ")).constData());
        if (c.explanation)
            QCOMPARE(result.explanation, *c.explanation);
    }

private:
    std::vector<Case> m_cases;
};

QTEST_GUILESS_MAIN(SpfConformanceTest)
#include "conformance_test.moc"
