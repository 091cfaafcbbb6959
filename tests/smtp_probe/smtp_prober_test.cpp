// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/smtp_probe/smtp_prober.h"
#include "tests/smtp_probe/mail_lab.h"

#include <QElapsedTimer>
#include <QPromise>
#include <QTest>

using namespace waxseal;
using namespace waxseal::smtp_probe;
using namespace std::chrono_literals;
using dane::Match;
using dane::Probed;
using dane::ProbeFault;
using dane::Tlsa;
using lab::Addresses;
using lab::Certificate;
using lab::Postfix;
using lab::Stage;
using lab::Theatre;

namespace {

using Play = std::function<void(Stage &)>;

const QByteArray host = "mx.example";
constexpr auto now = std::chrono::sys_seconds(1'800'000'000s);

DomainName name(QByteArrayView text)
{
    return DomainName::parse(text).value();
}

Settings settingsFor(quint16 port, std::chrono::milliseconds hard = 20s)
{
    return {.port = port, .mayUseInternalAddresses = true, .hard = hard};
}

/// A look at a server of this machine.
Probed probed(quint16 port, std::chrono::milliseconds hard = 20s)
{
    Addresses addresses({{host, {"127.0.0.1"}}});
    SmtpProber prober(settingsFor(port, hard), addresses);
    return prober.probe(name(host)).result();
}

/// A server as it should be, as far as its answer to EHLO.
void greet(Stage &stage, const QByteArray &extensions = "250-SIZE\r\n250-STARTTLS\r\n")
{
    stage.say("220 mx.example ESMTP\r\n");
    stage.hear();
    stage.say("250-mx.example\r\n" + extensions + "250 HELP\r\n");
    stage.hear();
}

/// Never answers.
class SilentResolver final : public dns::Resolver {
public:
    QFuture<dns::Lookup> query(const dns::Question &) override
    {
        m_open.emplace_back();
        m_open.back().start();
        return m_open.back().future();
    }
    bool wereCanceled() const
    {
        return !m_open.empty()
            && std::all_of(m_open.begin(), m_open.end(), [](const auto &promise) { return promise.isCanceled(); });
    }

private:
    std::vector<QPromise<dns::Lookup>> m_open;
};

/// Gives the same answer to every question.
class FixedResolver final : public dns::Resolver {
public:
    explicit FixedResolver(dns::Lookup lookup) : m_lookup(std::move(lookup)) { }
    QFuture<dns::Lookup> query(const dns::Question &) override { return QtFuture::makeReadyFuture(m_lookup); }

private:
    const dns::Lookup m_lookup;
};

} // namespace

Q_DECLARE_METATYPE(Play)

class SmtpProberTest : public QObject {
    Q_OBJECT

private:
    const Certificate m_authority = lab::certificateFor("ca.example");
    const Certificate m_between = lab::certificateFor("mx.example");
    const Certificate m_leaf = lab::certificateFor("mx.example", &m_authority);

private Q_SLOTS:
    void everythingAServerCanDoHasItsName_data()
    {
        QTest::addColumn<Play>("play");
        QTest::addColumn<ProbeFault>("fault");
        const auto row = [](const char *title, ProbeFault fault, Play play) { QTest::newRow(title) << play << fault; };
        const auto says = [](const QByteArray &octets) {
            return Play([octets](Stage &stage) {
                stage.say(octets);
                stage.waitForTheEnd();
            });
        };
        const auto answersEhlo = [](const QByteArray &octets) {
            return Play([octets](Stage &stage) {
                stage.say("220 mx.example ESMTP\r\n");
                stage.hear();
                stage.say(octets);
                stage.waitForTheEnd();
            });
        };
        const auto answersStartTls = [](const QByteArray &octets) {
            return Play([octets](Stage &stage) {
                greet(stage);
                stage.say(octets);
                stage.waitForTheEnd();
            });
        };
        row("goes at once", ProbeFault::Refused, [](Stage &) {});
        row("another protocol", ProbeFault::NotSmtp, says("SSH-2.0-OpenSSH_9.2p1\r\n"));
        row("octets", ProbeFault::NotSmtp, says(QByteArray(100, '\xff')));
        row("an answer where a greeting should be", ProbeFault::NotSmtp, says("250 mx.example\r\n"));
        row("RFC 5321 §3.1: 554", ProbeFault::Refused, says("554 5.7.1 no service\r\n"));
        row("RFC 5321 §3.8: 421", ProbeFault::Refused, says("421-not\r\n421 now\r\n"));
        row("talks on without being asked", ProbeFault::NotSmtp, says("220 mx.example\r\n250-x\r\n250 STARTTLS\r\n"));
        row("a line without end", ProbeFault::NotSmtp, [](Stage &stage) {
            stage.say("220 ");
            for (int i = 0; i < 100'000; ++i)
                stage.say(QByteArray(1'000, 'x'));
        });
        row("lines without end", ProbeFault::NotSmtp, [](Stage &stage) {
            for (int i = 0; i < 1'000'000; ++i)
                stage.say("220-welcome\r\n");
        });
        row("silence", ProbeFault::TimedOut, says({}));
        row("one octet now and then", ProbeFault::TimedOut, [](Stage &stage) {
            stage.say("220 ");
            for (int i = 0; i < 30; ++i) {
                stage.say("x");
                QThread::msleep(100);
            }
        });

        row("knows no EHLO", ProbeFault::NoStartTls, answersEhlo("502 5.5.2 what?\r\n"));
        row("does not like us", ProbeFault::Refused, answersEhlo("550 5.7.1 no\r\n"));
        row("goes after EHLO", ProbeFault::Refused, [](Stage &stage) {
            stage.say("220 mx.example ESMTP\r\n");
            stage.hear();
        });
        row("silence after EHLO", ProbeFault::TimedOut, answersEhlo({}));
        row("another answer to EHLO", ProbeFault::NotSmtp, answersEhlo("354 go on\r\n"));
        row("offers no STARTTLS", ProbeFault::NoStartTls, answersEhlo("250-mx.example\r\n250 SIZE\r\n"));
        row("is named STARTTLS", ProbeFault::NoStartTls, answersEhlo("250-STARTTLS\r\n250 SIZE\r\n"));
        row("RFC 5321 §4.2.1: one code per reply", ProbeFault::NotSmtp,
            answersEhlo("250-mx.example\r\n220 STARTTLS\r\n"));

        row("RFC 3207 §4: 454", ProbeFault::NoTls, answersStartTls("454 4.7.0 not now\r\n"));
        row("another answer to STARTTLS", ProbeFault::NotSmtp, answersStartTls("250 fine\r\n"));
        row("goes after STARTTLS", ProbeFault::NoTls, [](Stage &stage) {
            greet(stage);
            stage.say("220 go ahead\r\n");
        });
        row("plain text behind STARTTLS (CVE-2011-0411)", ProbeFault::NotSmtp,
            answersStartTls("220 go ahead\r\n250-mx.example\r\n250 AUTH PLAIN\r\n"));
        row("plain text instead of TLS", ProbeFault::NoTls, [](Stage &stage) {
            greet(stage);
            stage.say("220 go ahead\r\n");
            stage.waitToRead(); // the client has begun TLS
            stage.say("250-mx.example\r\n250 AUTH PLAIN\r\n");
            stage.waitForTheEnd();
        });
        row("silence instead of TLS", ProbeFault::TimedOut, answersStartTls("220 go ahead\r\n"));
    }

    void everythingAServerCanDoHasItsName()
    {
        QFETCH(Play, play);
        QFETCH(ProbeFault, fault);
        Theatre theatre(play);
        const bool isWaiting = fault == ProbeFault::TimedOut;
        const Probed result = probed(theatre.port(), isWaiting ? 500ms : 20s);
        QVERIFY(!result);
        QCOMPARE(result.error(), fault);
    }

    void weSayNoMoreThanWeMust_data()
    {
        QTest::addColumn<QByteArray>("extensions");
        QTest::addColumn<QByteArrayList>("said");
        QTest::newRow("no STARTTLS") << QByteArray("250-SIZE\r\n")
                                     << QByteArrayList{"EHLO [127.0.0.1]\r\n", "QUIT\r\n", ""};
        QTest::newRow("STARTTLS is refused")
            << QByteArray("250-StartTLS\r\n") << QByteArrayList{"EHLO [127.0.0.1]\r\n", "STARTTLS\r\n", "QUIT\r\n", ""};
    }

    void weSayNoMoreThanWeMust()
    {
        QFETCH(QByteArray, extensions);
        QFETCH(QByteArrayList, said);
        QByteArrayList heard;
        {
            Theatre theatre([&](Stage &stage) {
                const QByteArrayList answers = {"220 mx.example ESMTP\r\n",
                                                "250-mx.example\r\n" + extensions + "250 HELP\r\n",
                                                said.size() == 4 ? "454 no\r\n" : "221 bye\r\n", "221 bye\r\n"};
                for (const QByteArray &answer : answers) {
                    stage.say(answer);
                    heard.append(stage.hear());
                    if (heard.last().isEmpty())
                        return;
                }
            });
            (void)probed(theatre.port());
        } // what was heard is complete
        QCOMPARE(heard, said);
    }

    void theServerIsAskedForByItsName() // RFC 7672 §8.1
    {
        QByteArray asked;
        {
            Theatre theatre([&](Stage &stage) {
                greet(stage);
                stage.say("220 go ahead\r\n");
                asked = stage.startTls(m_leaf);
                stage.waitForTheEnd();
            });
            const Probed result = probed(theatre.port());
            QVERIFY(result);
            QCOMPARE(result->chain.certificates, QByteArrayList{lab::derOf(m_leaf)});
        }
        QCOMPARE(asked, host);
    }

    void theOwnNetworkIsNotAsked_data()
    {
        QTest::addColumn<QByteArrayList>("addresses");
        for (const char *address : {"127.0.0.1", "::1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "fe80::1",
                                    "fd00::1", "0.0.0.0", "64:ff9b::7f00:1", "2002:7f00:1::"})
            QTest::newRow(address) << QByteArrayList{address};
        QTest::newRow("of both kinds") << QByteArrayList{"127.0.0.1", "::1"};
    }

    void theOwnNetworkIsNotAsked()
    {
        QFETCH(QByteArrayList, addresses);
        Theatre theatre([](Stage &stage) { stage.waitForTheEnd(); });
        Addresses resolver({{host, addresses}});
        SmtpProber prober({.port = theatre.port(), .hard = 2s}, resolver);
        const Probed result = prober.probe(name(host)).result();
        QCOMPARE(result.error(), ProbeFault::InternalAddress);
        QCOMPARE(resolver.questions(), 2);
        QCOMPARE(theatre.connections(), 0);
    }

    void whereNobodyIsTheNextAddressIsTried()
    {
        Theatre theatre([](Stage &stage) { greet(stage, {}); });
        Addresses resolver({{host, {"127.83.0.77", "127.83.0.78", "127.0.0.1"}}, {"empty.example", {"127.83.0.77"}}});
        SmtpProber prober(settingsFor(theatre.port()), resolver);
        QCOMPARE(prober.probe(name(host)).result().error(), ProbeFault::NoStartTls);
        QCOMPARE(prober.probe(name("empty.example")).result().error(), ProbeFault::NotReached);
        QCOMPARE(prober.probe(name("unknown.example")).result().error(), ProbeFault::NotReached);
    }

    void withoutAnAddressNobodyIsReached_data()
    {
        QTest::addColumn<dns::Lookup>("lookup");
        QTest::addColumn<ProbeFault>("fault");
        const dns::Lookup lookup{.question = {name(host), dns::Type::A}};
        const auto row = [&](const char *title, dns::Status status, dns::Trouble trouble, ProbeFault fault) {
            dns::Lookup changed = lookup;
            changed.status = status;
            changed.trouble = trouble;
            QTest::newRow(title) << changed << fault;
        };
        row("not there", dns::Status::Absent, dns::Trouble::None, ProbeFault::NotReached);
        row("forged", dns::Status::Bogus, dns::Trouble::None, ProbeFault::NotReached);
        row("no answer", dns::Status::NoAnswer, dns::Trouble::ServerFailure, ProbeFault::NotReached);
        row("offline", dns::Status::NoAnswer, dns::Trouble::Offline, ProbeFault::Offline);
    }

    void withoutAnAddressNobodyIsReached()
    {
        QFETCH(dns::Lookup, lookup);
        QFETCH(ProbeFault, fault);
        FixedResolver resolver(lookup);
        SmtpProber prober(settingsFor(1), resolver);
        QCOMPARE(prober.probe(name(host)).result().error(), fault);
    }

    void offlineNothingIsAsked()
    {
        Addresses resolver({{host, {"127.0.0.1"}}});
        SmtpProber prober({.offline = true}, resolver);
        QCOMPARE(prober.probe(name(host)).result().error(), ProbeFault::Offline);
        QCOMPARE(resolver.questions(), 0);
    }

    void aSilentResolverIsNotWaitedForLonger()
    {
        SilentResolver resolver;
        SmtpProber prober(settingsFor(1, 200ms), resolver);
        QCOMPARE(prober.probe(name(host)).result().error(), ProbeFault::TimedOut);
        QVERIFY(resolver.wereCanceled());
    }

    void aCanceledProbeEndsItsConversation()
    {
        std::atomic<int> ended = 0;
        Theatre theatre([&](Stage &stage) {
            stage.say("220 mx.example\r\n");
            stage.waitForTheEnd();
            ++ended;
        });
        Addresses resolver({{host, {"127.0.0.1"}}});
        SmtpProber prober(settingsFor(theatre.port()), resolver);
        QFuture<Probed> future = prober.probe(name(host));
        QTRY_COMPARE(theatre.connections(), 1);
        future.cancel();
        QTRY_COMPARE(ended.load(), 1);
        QTRY_VERIFY(future.isFinished());
    }

    void whatIsUnderWayEndsWithTheProber()
    {
        Theatre theatre([](Stage &stage) { stage.waitForTheEnd(); });
        Addresses resolver({{host, {"127.0.0.1"}}});
        QElapsedTimer ending;
        std::vector<QFuture<Probed>> futures;
        {
            SmtpProber prober(settingsFor(theatre.port(), 60s), resolver);
            for (int i = 0; i < 50; ++i) // more than there are threads
                futures.push_back(prober.probe(name(host)));
            QTRY_VERIFY(theatre.connections() >= 20);
            ending.start();
        }
        QVERIFY(ending.elapsed() < 30'000);
        for (const QFuture<Probed> &future : futures) {
            QCOMPARE(future.resultCount(), 1);
            QCOMPARE(future.result().error(), ProbeFault::Canceled);
        }
    }

    void manyServersAreSeenAtTheSameTime()
    {
        std::atomic<int> together = 0;
        Theatre theatre([&](Stage &stage) {
            ++together;
            for (int i = 0; i < 2'000 && together < 30; ++i) // nobody is served before all are there
                QThread::msleep(5);
            if (together < 30)
                return;
            greet(stage, {});
        });
        Addresses resolver({{host, {"127.0.0.1"}}});
        SmtpProber prober(settingsFor(theatre.port()), resolver);
        std::vector<QFuture<Probed>> futures;
        for (int i = 0; i < 60; ++i)
            futures.push_back(prober.probe(name(host)));
        for (const QFuture<Probed> &future : futures)
            QCOMPARE(future.result().error(), ProbeFault::NoStartTls);
    }

    // With Postfix.

    void theChainIsTheConfiguredOne()
    {
        if (const QString sentence = Postfix::missing(); !sentence.isEmpty())
            QSKIP(qPrintable(sentence));
        Postfix postfix;
        QVERIFY(postfix.start({{{m_leaf.key, m_leaf.certificate, m_authority.certificate}, {}},
                               {{m_leaf.key, m_leaf.certificate}, {"smtpd_tls_protocols=TLSv1.2"}},
                               {{m_leaf.key, m_leaf.certificate}, {"{ smtpd_tls_protocols = >=TLSv1, <=TLSv1.1 }"}},
                               {{m_leaf.key, m_leaf.certificate}, {"smtpd_tls_security_level=none"}},
                               {{m_leaf.key, m_leaf.certificate, m_between.certificate}, {}}}));
        const Probed whole = probed(postfix.port(0));
        QVERIFY(whole);
        QCOMPARE(whole->chain.certificates, (QByteArrayList{lab::derOf(m_leaf), lab::derOf(m_authority)}));
        QCOMPARE(whole->tlsVersion, "TLSv1.3");
        QVERIFY2(whole->cipher.startsWith("TLS_AES_"), whole->cipher.constData());

        const Probed older = probed(postfix.port(1));
        QVERIFY(older);
        QCOMPARE(older->chain.certificates, QByteArrayList{lab::derOf(m_leaf)});
        QCOMPARE(older->tlsVersion, "TLSv1.2");
        QVERIFY2(older->cipher.startsWith("ECDHE-ECDSA-"), older->cipher.constData());

        QCOMPARE(probed(postfix.port(2)).error(), ProbeFault::NoTls);
        QCOMPARE(probed(postfix.port(3)).error(), ProbeFault::NoStartTls);
        // What does not belong there is seen as well; judging is for others.
        QCOMPARE(probed(postfix.port(4))->chain.certificates,
                 (QByteArrayList{lab::derOf(m_leaf), lab::derOf(m_between)}));

        // Postfix's own account of it: no mail was begun, and we took our leave.
        QTRY_COMPARE_WITH_TIMEOUT(postfix.log().count("commands="), 4 + 1 + 1, 30'000); // the last one is of start()
        const QByteArray log = postfix.log();
        QVERIFY2(log.count("ehlo=1 starttls=1 quit=1 commands=3") == 3, log.constData());
        QVERIFY2(log.count("ehlo=1 quit=1 commands=2") == 1, log.constData());
    }

    void whatIsSeenIsComparedWithTheRecords()
    {
        if (const QString sentence = Postfix::missing(); !sentence.isEmpty())
            QSKIP(qPrintable(sentence));
        Postfix postfix;
        QVERIFY(postfix.start({{{m_leaf.key, m_leaf.certificate, m_authority.certificate}, {}}}));
        const Probed seen = probed(postfix.port(0));
        QVERIFY(seen);
        const Tlsa key{3, 1, 1, lab::keyHash(m_leaf)};
        const Tlsa authority{2, 0, 1, lab::certificateHash(m_authority)};
        const Tlsa wrong{3, 1, 1, lab::keyHash(m_authority)};
        const auto match = [&](const std::vector<Tlsa> &records, const char *server = "mx.example") {
            return dane::matchChain(records, seen->chain, {name(server)}, now);
        };
        QCOMPARE(match({key}), Match::Matches);
        QCOMPARE(match({authority}), Match::Matches);
        QCOMPARE(match({wrong}), Match::Differs);
        QCOMPARE(match({wrong, authority}), Match::Matches);
        QCOMPARE(match({wrong, key}), Match::Matches);
        QCOMPARE(match({{1, 1, 1, key.data}}), Match::NotUsable); // RFC 7672 §3.1.3
        QCOMPARE(match({}), Match::NotUsable);
        // RFC 7671 §5.1 and §5.2: DANE-EE knows no names, DANE-TA does.
        QCOMPARE(match({key}, "other.example"), Match::Matches);
        QCOMPARE(match({authority}, "other.example"), Match::Differs);
        QVERIFY(dane::keyStrengthBits(seen->chain) == 128);
    }
};

QTEST_GUILESS_MAIN(SmtpProberTest)
#include "smtp_prober_test.moc"
