// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dns/answers.h"

#include "core/base/limits.h"

#include <QTest>

#include <thread>

using namespace waxseal;
using namespace std::chrono_literals;
using dns::Question;
using dns::Status;
using dns::Type;

namespace {

const std::chrono::sys_seconds noon{12h};

Question question(QByteArrayView name, Type type = Type::Txt)
{
    return {DomainName::parse(name).value(), type};
}

dns::Lookup answer(QByteArrayView name, Status status, std::chrono::seconds ttl)
{
    return {.question = question(name), .status = status, .ttl = ttl, .asked = noon};
}

} // namespace

class AnswersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAnswerIsFreshForItsTime_data()
    {
        QTest::addColumn<Status>("status");
        QTest::addColumn<qint64>("ttl");
        QTest::addColumn<qint64>("freshSeconds");
        QTest::newRow("records") << Status::Secure << qint64(300) << qint64(300);
        QTest::newRow("a proven absence") << Status::Absent << qint64(60) << qint64(60);
        QTest::newRow("no answer, whatever its TTL")
            << Status::NoAnswer << qint64(9999) << qint64(limits::dnsKeepNoAnswer.count());
        QTest::newRow("a TTL over the limit")
            << Status::Insecure << qint64(0x7fffffff) << qint64(limits::dnsKeepLongest.count());
        QTest::newRow("RFC 1035 §3.2.1: a TTL of zero") << Status::Secure << qint64(0) << qint64(1);
        QTest::newRow("a TTL below zero") << Status::Secure << qint64(-5) << qint64(1);
    }

    void anAnswerIsFreshForItsTime()
    {
        QFETCH(Status, status);
        QFETCH(qint64, ttl);
        QFETCH(qint64, freshSeconds);
        dns::Cache cache;
        cache.keep(answer("a.example", status, std::chrono::seconds(ttl)), noon);
        QVERIFY(cache.find(question("a.example"), noon));
        QVERIFY(cache.find(question("a.example"), noon + std::chrono::seconds(freshSeconds - 1)));
        QVERIFY(!cache.find(question("a.example"), noon + std::chrono::seconds(freshSeconds)));
    }

    void aQuestionIsItsNameAndItsType()
    {
        dns::Cache cache;
        cache.keep(answer("a.example", Status::Secure, 1h), noon);
        QVERIFY(!cache.find(question("a.example", Type::Mx), noon));
        QVERIFY(!cache.find(question("b.example"), noon));
    }

    void aLaterAnswerReplacesTheEarlier()
    {
        dns::Cache cache;
        cache.keep(answer("a.example", Status::NoAnswer, 0s), noon);
        cache.keep(answer("a.example", Status::Secure, 1h), noon);
        QCOMPARE(cache.find(question("a.example"), noon)->status, Status::Secure);
    }

    void clearingForgetsAll()
    {
        dns::Cache cache;
        cache.keep(answer("a.example", Status::Secure, 1h), noon);
        cache.clear();
        QVERIFY(!cache.find(question("a.example"), noon));
    }

    void failuresCanBeForgottenAlone()
    {
        dns::Cache cache;
        cache.keep(answer("a.example", Status::Secure, 1h), noon);
        cache.keep(answer("b.example", Status::Insecure, 1h), noon);
        cache.keep(answer("c.example", Status::Absent, 1h), noon);
        cache.keep(answer("d.example", Status::NoAnswer, 0s), noon);
        cache.keep(answer("e.example", Status::Bogus, 1h), noon);
        cache.forgetFailures(noon); // they were asked at that time
        QVERIFY(cache.find(question("d.example"), noon) && cache.find(question("e.example"), noon));
        cache.forgetFailures(noon + 1s);
        for (const char *kept : {"a.example", "b.example", "c.example"})
            QVERIFY2(cache.find(question(kept), noon), kept);
        for (const char *gone : {"d.example", "e.example"})
            QVERIFY2(!cache.find(question(gone), noon), gone);
    }

    void pastItsLimitTheCacheForgetsAll()
    {
        dns::Cache cache;
        const auto name = [](qsizetype i) { return "n" + QByteArray::number(i) + ".example"; };
        for (qsizetype i = 0; i < limits::dnsCachedAnswers; ++i)
            cache.keep(answer(name(i), Status::Secure, 1h), noon);
        cache.keep(answer(name(7), Status::Absent, 1h), noon); // not one more
        QVERIFY(cache.find(question(name(0)), noon));
        cache.keep(answer("one.more.example", Status::Secure, 1h), noon);
        QVERIFY(!cache.find(question(name(0)), noon));
        QVERIFY(cache.find(question("one.more.example"), noon));
    }

    void largeAnswersDoNotFillTheMemory()
    {
        dns::Cache cache;
        dns::Lookup large = answer("large0.example", Status::Secure, 1h);
        large.rdata.append(QByteArray(60'000, 'x')); // shared, so the test itself stays small
        for (int i = 0; i < 2'000; ++i) {
            large.question = question("large" + QByteArray::number(i) + ".example");
            cache.keep(large, noon);
        }
        QVERIFY(!cache.find(question("large0.example"), noon));
        QVERIFY(cache.find(question("large1999.example"), noon));
    }

    void whatIsMissingIsWantedOnce()
    {
        dns::Cache cache;
        dns::Answers answers(cache, noon);
        QVERIFY(!answers.find(question("b.example")));
        QVERIFY(!answers.find(question("a.example")));
        QVERIFY(!answers.find(question("b.example")));
        QCOMPARE(answers.wanted(), (QList<Question>{question("b.example"), question("a.example")}));
        answers.forgetWanted();
        QVERIFY(answers.wanted().isEmpty());
    }

    void whatWasUsedIsListedOnceInTheOrderOfAsking()
    {
        dns::Cache cache;
        cache.keep(answer("a.example", Status::Secure, 1h), noon);
        cache.keep(answer("b.example", Status::NoAnswer, 0s), noon);
        dns::Answers answers(cache, noon);
        QCOMPARE(answers.find(question("b.example"))->status, Status::NoAnswer);
        QCOMPARE(answers.find(question("a.example"))->status, Status::Secure);
        QVERIFY(answers.find(question("b.example")));
        QCOMPARE(answers.used().size(), size_t(2));
        QCOMPARE(answers.used().front()->question, question("b.example"));
        QVERIFY(answers.wanted().isEmpty());
    }

    void anAnswerInUseOutlivesTheCache()
    {
        dns::Cache cache;
        cache.keep(answer("a.example", Status::Secure, 1h), noon);
        dns::Answers answers(cache, noon);
        const dns::Lookup *lookup = answers.find(question("a.example"));
        cache.clear();
        QCOMPARE(lookup->question, question("a.example"));
    }

    void manyThreadsMayAskAndKeep()
    {
        dns::Cache cache;
        std::vector<std::thread> threads;
        std::atomic<int> found = 0;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&cache, &found, t] {
                for (int i = 0; i < 5'000; ++i) {
                    const QByteArray name = "n" + QByteArray::number(i % 50) + ".example";
                    if ((i + t) % 3 == 0)
                        cache.keep(answer(name, Status::Secure, 1h), noon);
                    else if (cache.find(question(name), noon))
                        ++found;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY(found > 0);
    }

    void findingACachedAnswer()
    {
        dns::Cache cache;
        for (int i = 0; i < 5'000; ++i)
            cache.keep(answer("selector" + QByteArray::number(i) + "._domainkey.a.example", Status::Secure, 1h), noon);
        const Question asked = question("selector77._domainkey.a.example");
        dns::Answers answers(cache, noon);
        const dns::Lookup *lookup = nullptr;
        QBENCHMARK
        {
            for (int i = 0; i < 1'000; ++i)
                lookup = answers.find(asked);
        }
        QVERIFY(lookup);
    }
};

QTEST_GUILESS_MAIN(AnswersTest)
#include "answers_test.moc"
