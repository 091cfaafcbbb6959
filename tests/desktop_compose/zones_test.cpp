// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/recipient_details.h"
#include "app/session/session.h"
#include "core/words/way_out.h"
#include "tests/desktop_compose/parts.h"
#include "tests/dns_unbound/lab.h"

#include <QLineEdit>
#include <QListWidget>
#include <QTest>

using namespace waxseal;
using namespace waxseal::desktop;
using compose::Field;

/// The composer, the whole check and libunbound on really signed zones.
class ZonesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachRecipientGetsWhatItsZoneSays();
};

void ZonesTest::eachRecipientGetsWhatItsZoneSays()
{
    if (const QString sentence = lab::missing({QStringLiteral("ldns-signzone"), QStringLiteral("ldns-keygen")});
        !sentence.isEmpty())
        QSKIP(qPrintable(sentence));
    lab::Zones zones;
    const auto delegated = [&zones](const QByteArray &label) {
        return label + " NS ns." + label + "\nns." + label + " A " + lab::nameServerAddress + '\n'
            + zones.ds(label + ".example.") + '\n';
    };
    zones.sign("dane.example.",
               "@ MX 10 mx\nmx A 192.0.2.1\n"
               "_25._tcp.mx TLSA 3 1 1 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n");
    zones.sign("plain.example.", "@ MX 10 mx\nmx A 192.0.2.2\n");
    zones.sign("nomail.example.", "@ MX 0 .\n");
    zones.tamper(zones.sign("forged.example.", "@ MX 10 mx\nmx A 192.0.2.3\n@ TXT \"as signed\"\n"), "192.0.2.3",
                 "192.0.2.4");
    zones.sign("example.", delegated("dane") + delegated("plain") + delegated("nomail") + delegated("forged"));

    dns_unbound::Settings dns;
    dns.zoneFiles = zones.files().values();
    dns.trustAnchorFile = zones.write(QStringLiteral("anchor"), zones.ds("example.") + '\n');
    app::Lookups lookups;
    lookups.https.offline = true;
    auto session = app::Session::create(dns, std::nullopt, {}, {}, std::move(lookups));
    QVERIFY2(session, session ? "" : qPrintable(session.error()));
    auto check = (*session)->recipientCheck(std::make_shared<const verdict::Account>());

    ComposerParts parts;
    QThreadPool worker;
    QTemporaryDir folder;
    parts.ask = [&](const DomainName &domain, const check::Occasion &occasion) {
        return check->run(domain, (*session)->now(), occasion);
    };
    parts.now = [&] { return (*session)->now(); };
    parts.draftFolder = folder.filePath(QStringLiteral("drafts"));
    parts.draftWorker = &worker;
    {
        ComposerWindow window(parts, {});
        window.show();
        QTest::keyClicks(&window.field(Field::To).edit(),
                         QStringLiteral("a@dane.example,b@plain.example,c@nomail.example,d@forged.example,"));
        QTRY_VERIFY_WITH_TIMEOUT(!window.lookups().isAsking() && window.lookups().result(domain("dane.example")),
                                 20'000);
        const auto verdictOf = [&window](const char *name) { return window.lookups().result(domain(name))->verdict; };
        using namespace verdict::way_out;
        QVERIFY(std::holds_alternative<Dane>(verdictOf("dane.example")));
        QVERIFY(std::holds_alternative<Nothing>(verdictOf("plain.example")));
        QVERIFY(std::holds_alternative<NoMail>(verdictOf("nomail.example")));
        QVERIFY(std::holds_alternative<NotFound>(verdictOf("forged.example")));
        QTRY_VERIFY2(window.summary().contains(QStringLiteral("c@nomail.example")), qPrintable(window.summary()));

        window.showDetails(window.field(Field::To).chips()[0]);
        QCOMPARE(window.details().list().currentRow(), 0);
        const QString text = window.details().asText();
        QVERIFY2(text.contains(QStringLiteral("mx.dane.example")), qPrintable(text));
    }
    worker.waitForDone();
}

QTEST_MAIN(ZonesTest)
#include "zones_test.moc"
