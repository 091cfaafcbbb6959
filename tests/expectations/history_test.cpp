// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/expectations/history.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace waxseal;
using namespace waxseal::expectations;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::sys_seconds;

namespace {

const sys_seconds start{std::chrono::seconds(1'790'000'000)};
const sys_seconds now = start + days(100);

DomainName name(QByteArrayView text)
{
    return DomainName::parse(text).value();
}

Seen seen(std::vector<std::pair<DomainName, bool>> signers, std::optional<sys_seconds> received)
{
    return {.signers = std::move(signers), .received = received};
}

Seen signedBy(QByteArrayView domain, bool isAligned, std::optional<sys_seconds> received)
{
    return seen({{name(domain), isAligned}}, received);
}

/// example.com, three of whose messages were signed within two days.
History grown()
{
    std::optional<History> history;
    for (const auto after : {days(0), days(1), days(2)})
        history = learn(history, name("example.com"), signedBy("example.com", true, start + after), now);
    return *history;
}

const Signer *signer(const History &history, QByteArrayView domain)
{
    for (const Signer &one : history.signers) {
        if (one.domain == name(domain))
            return &one;
    }
    return nullptr;
}

std::vector<Signer> sorted(std::vector<Signer> signers)
{
    std::sort(signers.begin(), signers.end(), [](const Signer &a, const Signer &b) { return a.domain < b.domain; });
    return signers;
}

} // namespace

class HistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSignatureIsExpectedAfterSomeMailAndSomeTime_data();
    void aSignatureIsExpectedAfterSomeMailAndSomeTime();
    void aMessageIsJudgedByWhatWasKnown_data();
    void aMessageIsJudgedByWhatWasKnown();
    void timesNeverRunBackwards_data();
    void timesNeverRunBackwards();
    void aMessageCountsOnceForEachDomain();
    void anUnsignedMessageTeachesNothing();
    void aSignerThatBecomesAlignedStaysSo();
    void theWishesOfThePersonStay();
    void aListIsKnownOnlyFromBefore();
    void onlySoManySignersAreRemembered();
    void theOrderOfLearningDoesNotMatter();
    void whoSignsInAnothersNameIsNeverAccepted();
};

using Change = std::function<void(History &)>;

void HistoryTest::aSignatureIsExpectedAfterSomeMailAndSomeTime_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *title, bool expected, const Change &change) {
        QTest::newRow(title) << change << expected;
    };
    row("often and long enough", true, [](History &) {});
    row("too few", false, [](History &h) { h.signers[0].messages = limits::expectationMessages - 1; });
    row("just enough", true, [](History &h) { h.signers[0].messages = limits::expectationMessages; });
    row("too short", false,
        [](History &h) { h.signers[0].last = start + limits::expectationAge - std::chrono::seconds(1); });
    row("just long enough", true, [](History &h) { h.signers[0].last = start + limits::expectationAge; });
    row("not aligned", false, [](History &h) { h.signers[0].isAligned = false; });
    row("nobody", false, [](History &h) { h.signers.clear(); });
    row("wished", true, [](History &h) {
        h.signers.clear();
        h.wish = Wish::Expect;
    });
    row("wished not", false, [](History &h) { h.wish = Wish::Ignore; });
    row("two halves of different domains", false, [](History &h) {
        h.signers[0].messages = 2;
        h.signers.push_back(h.signers[0]);
        h.signers[1].domain = name("mail.example.com");
    });
}

void HistoryTest::aSignatureIsExpectedAfterSomeMailAndSomeTime()
{
    QFETCH(Change, change);
    QFETCH(bool, expected);
    History history = grown();
    change(history);
    QCOMPARE(expectsSignature(history), expected);
}

using Fault = std::function<void(std::optional<History> &, Seen &)>;

void HistoryTest::aMessageIsJudgedByWhatWasKnown_data()
{
    QTest::addColumn<Fault>("change");
    QTest::addColumn<Judgement>("expected");
    const auto row = [](const char *title, Judgement expected, const Fault &change) {
        QTest::newRow(title) << change << expected;
    };
    const auto nothing = Judgement::NothingExpected;

    // From a signature of the author on the tenth day.
    row("sound", Judgement::Met, [](auto &, auto &) {});
    row("not signed", Judgement::Worse, [](auto &, Seen &s) { s.signers.clear(); });
    row("signed by a stranger", Judgement::Worse, [](auto &, Seen &s) {
        s.signers = {{name("stranger.example"), false}};
    });
    row("signed by a new aligned domain", Judgement::Met, [](auto &, Seen &s) {
        s.signers = {{name("new.example.com"), true}};
    });
    row("signed by a list that is known", Judgement::Met, [](std::optional<History> &h, Seen &s) {
        h->signers.push_back({.domain = name("list.example"), .first = start, .last = start, .messages = 1});
        s.signers = {{name("list.example"), false}};
    });
    row("signed by the known domain, alignment not known", Judgement::Met,
        [](auto &, Seen &s) { s.signers[0].second = false; });
    row("a stranger beside the author", Judgement::Met, [](auto &, Seen &s) {
        s.signers.insert(s.signers.begin(), {name("stranger.example"), false});
    });
    row("no history", nothing, [](std::optional<History> &h, Seen &s) {
        h.reset();
        s.signers.clear();
    });
    row("ignored", nothing, [](std::optional<History> &h, Seen &s) {
        h->wish = Wish::Ignore;
        s.signers.clear();
    });
    row("too little history", nothing, [](std::optional<History> &h, Seen &s) {
        h->signers[0].messages = 1;
        s.signers.clear();
    });
    row("nobody knows when it came in", nothing, [](auto &, Seen &s) {
        s.received.reset();
        s.signers.clear();
    });
    row("came in before the first signature", nothing, [](auto &, Seen &s) {
        s.received = start - std::chrono::seconds(1);
        s.signers.clear();
    });
    row("came in with the first signature", Judgement::Worse, [](auto &, Seen &s) {
        s.received = start;
        s.signers.clear();
    });
    row("a list that was first does not count as a signature", nothing, [](std::optional<History> &h, Seen &s) {
        h->signers.push_back({.domain = name("list.example"), .first = start - days(9), .last = start, .messages = 9});
        s.received = start - days(5);
        s.signers.clear();
    });
    row("wished, came in before", nothing, [](std::optional<History> &h, Seen &s) {
        h->wish = Wish::Expect;
        h->since = start + days(11);
        s.signers.clear();
    });
    row("wished, came in since", Judgement::Worse, [](std::optional<History> &h, Seen &s) {
        h->wish = Wish::Expect;
        h->since = start + days(10);
        s.signers.clear();
    });
    row("wished, nobody known yet, signed by the author", Judgement::Met, [](std::optional<History> &h, Seen &) {
        *h = {.author = name("example.com"), .wish = Wish::Expect, .since = start};
    });
    row("wished, nobody known yet, signed by a stranger", Judgement::Worse, [](std::optional<History> &h, Seen &s) {
        *h = {.author = name("example.com"), .wish = Wish::Expect, .since = start};
        s.signers = {{name("stranger.example"), false}};
    });
}

void HistoryTest::aMessageIsJudgedByWhatWasKnown()
{
    QFETCH(Fault, change);
    QFETCH(Judgement, expected);
    std::optional<History> history = grown();
    Seen message = signedBy("example.com", true, start + days(10));
    change(history, message);
    QCOMPARE(judge(history, message), expected);
}

void HistoryTest::timesNeverRunBackwards_data()
{
    QTest::addColumn<qint64>("daysAfterStart"); // below -1000: not known
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    QTest::newRow("later") << qint64(5) << qint64(0) << qint64(5);
    QTest::newRow("between") << qint64(1) << qint64(0) << qint64(2);
    QTest::newRow("older") << qint64(-7) << qint64(-7) << qint64(2);
    QTest::newRow("in the future is now") << qint64(5'000) << qint64(0) << qint64(100);
    QTest::newRow("not known is now") << qint64(-9'999) << qint64(0) << qint64(100);
}

void HistoryTest::timesNeverRunBackwards()
{
    QFETCH(qint64, daysAfterStart);
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    std::optional<sys_seconds> received;
    if (daysAfterStart > -1'000)
        received = start + days(daysAfterStart);
    const History history = learn(grown(), name("example.com"), signedBy("example.com", true, received), now);
    QCOMPARE(history.signers.size(), size_t(1));
    QCOMPARE((history.signers[0].first - start).count(), std::chrono::seconds(days(first)).count());
    QCOMPARE((history.signers[0].last - start).count(), std::chrono::seconds(days(last)).count());
    QCOMPARE(history.signers[0].messages, 4);
}

void HistoryTest::aMessageCountsOnceForEachDomain()
{
    const Seen twice =
        seen({{name("example.com"), false}, {name("example.com"), true}, {name("example.com"), false}}, start);
    const History history = learn(std::nullopt, name("example.com"), twice, now);
    QCOMPARE(history.author, name("example.com"));
    QCOMPARE(history.signers.size(), size_t(1));
    QCOMPARE(history.signers[0].messages, 1);
    QVERIFY(history.signers[0].isAligned);
}

void HistoryTest::anUnsignedMessageTeachesNothing()
{
    const History before = grown();
    QVERIFY(learn(before, before.author, seen({}, start + days(50)), now) == before);
    const History fresh = learn(std::nullopt, name("example.com"), seen({}, start), now);
    QVERIFY(fresh == History{.author = name("example.com")});
}

void HistoryTest::aSignerThatBecomesAlignedStaysSo()
{
    std::optional<History> history;
    for (const bool isAligned : {false, true, false})
        history = learn(history, name("example.com"), signedBy("example.com", isAligned, start), now);
    QVERIFY(history->signers[0].isAligned);
    QCOMPARE(history->signers[0].messages, 3);
}

void HistoryTest::theWishesOfThePersonStay()
{
    for (const Wish wish : {Wish::Learn, Wish::Expect, Wish::Ignore}) {
        History history = grown();
        history.wish = wish;
        history.since = start + days(7);
        const History after = learn(history, history.author, signedBy("example.com", true, start), now);
        QCOMPARE(after.wish, wish);
        QVERIFY(after.since == history.since);
    }
}

void HistoryTest::aListIsKnownOnlyFromBefore()
{
    // Known before anything is expected: it stays known, and is learnt on.
    std::optional<History> early =
        learn(std::nullopt, name("example.com"), signedBy("list.example", false, start), now);
    for (const auto after : {days(0), days(1), days(2)})
        early = learn(early, name("example.com"), signedBy("example.com", true, start + after), now);
    early = learn(early, name("example.com"), signedBy("list.example", false, start + days(30)), now);
    QVERIFY(signer(*early, "list.example"));
    QCOMPARE(signer(*early, "list.example")->messages, 2);
    QCOMPARE(judge(early, signedBy("list.example", false, start + days(31))), Judgement::Met);

    // Too late.
    const History late = learn(grown(), name("example.com"), signedBy("list.example", false, start + days(30)), now);
    QVERIFY(!signer(late, "list.example"));
    QCOMPARE(judge(late, signedBy("list.example", false, start + days(31))), Judgement::Worse);

    // Where nothing is expected, nothing is closed.
    History ignored = grown();
    ignored.wish = Wish::Ignore;
    QVERIFY(signer(learn(ignored, ignored.author, signedBy("list.example", false, start), now), "list.example"));
}

void HistoryTest::onlySoManySignersAreRemembered()
{
    std::optional<History> history = History{.author = name("example.com"), .wish = Wish::Ignore};
    const auto list = [](int n) { return "list" + QByteArray::number(n) + ".example"; };
    history = learn(history, name("example.com"), signedBy("example.com", true, start - days(9)), now);
    for (int n = 0; n < 3 * limits::expectedSigners; ++n) {
        history = learn(history, name("example.com"), signedBy(list(n), false, start + hours(n)), now);
        QVERIFY(history->signers.size() <= size_t(limits::expectedSigners));
    }
    // The author's own is the oldest and stays; of the lists the latest stay.
    QVERIFY(signer(*history, "example.com"));
    for (int n = 0; n < 3 * limits::expectedSigners; ++n)
        QCOMPARE(signer(*history, list(n)) != nullptr, n > 2 * limits::expectedSigners);

    // Many at once, and older than all that are known: nothing new is kept.
    Seen crowd = seen({}, start - days(50));
    for (int n = 0; n < 1'000; ++n)
        crowd.signers.emplace_back(name("old" + QByteArray::number(n) + ".example"), false);
    QVERIFY(sorted(learn(history, history->author, crowd, now).signers) == sorted(history->signers));
    for (auto &[domain, isAligned] : crowd.signers)
        isAligned = true;
    const History crowded = learn(history, history->author, crowd, now);
    QCOMPARE(crowded.signers.size(), size_t(limits::expectedSigners));
    QVERIFY(signer(crowded, "example.com"));
}

void HistoryTest::theOrderOfLearningDoesNotMatter()
{
    std::mt19937 random(9989);
    const char *domains[] = {"example.com", "mail.example.com", "news.example.com", "a.example.com"};
    for (int round = 0; round < 200; ++round) {
        std::vector<Seen> messages;
        for (int i = 0; i < 12; ++i) {
            Seen message;
            if (random() % 8 != 0)
                message.received = start + hours(int(random() % 4'000)); // some of them in the future
            for (const char *domain : domains) {
                if (random() % 3 == 0)
                    message.signers.emplace_back(name(domain), true);
            }
            messages.push_back(message);
        }
        std::optional<History> expected;
        for (const Seen &message : messages)
            expected = learn(expected, name("example.com"), message, now);
        std::shuffle(messages.begin(), messages.end(), random);
        std::optional<History> other;
        for (const Seen &message : messages)
            other = learn(other, name("example.com"), message, now);
        QVERIFY(sorted(expected->signers) == sorted(other->signers));
    }
}

void HistoryTest::whoSignsInAnothersNameIsNeverAccepted()
{
    std::mt19937 random(7489);
    for (const Wish wish : {Wish::Learn, Wish::Expect}) {
        History history = grown();
        history.wish = wish;
        history.since = start;
        const History before = history;
        for (int i = 0; i < 3'000; ++i) {
            Seen forged = seen({}, start + hours(int(random() % 20'000)));
            for (auto signatures = random() % 4; signatures > 0; --signatures)
                forged.signers.emplace_back(name("evil" + QByteArray::number(int(random() % 50)) + ".example"), false);
            QCOMPARE(judge(history, forged), Judgement::Worse);
            history = learn(history, history.author, forged, now);
        }
        QVERIFY(history == before);

        // Not even in the company of the author's own signature, as on a message of his that is sent again.
        Seen replayed = signedBy("example.com", true, start + days(60));
        replayed.signers.emplace_back(name("evil0.example"), false);
        history = learn(history, history.author, replayed, now);
        QCOMPARE(judge(history, signedBy("evil0.example", false, start + days(61))), Judgement::Worse);
    }
}

QTEST_GUILESS_MAIN(HistoryTest)
#include "history_test.moc"
