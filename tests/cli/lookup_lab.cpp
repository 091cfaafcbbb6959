// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "tests/cli/lookup_lab.h"

namespace waxseal::kit {

namespace {

/// A domain with one mail server.
QByteArray mailDomain(const QByteArray &name, const QByteArray &tlsa = {})
{
    return name + " MX 10 mx." + name + "\nmx." + name + " A 192.0.2.25\n"
        + (tlsa.isEmpty() ? QByteArray() : "_25._tcp.mx." + name + " TLSA " + tlsa + '\n');
}

QByteArray tesMember(const QByteArray &name)
{
    return "tes-master." + name + " CNAME tes." + name + '\n' + name + ".example.tes-member.tes." + name
        + " TXT \"TES Mail Domain\"\ntes." + name + ".example.tes-member.tes-root TXT \"TES Mail Domain\"\n";
}

QByteArray delegation(lab::Zones &zones, const QByteArray &label, bool isSigned)
{
    return label + " NS ns." + label + "\nns." + label + " A " + lab::nameServerAddress + '\n'
        + (isSigned ? zones.ds(label + ".example.") + '\n' : QByteArray());
}

} // namespace

QString LookupLab::missing()
{
    return lab::missing({QStringLiteral("ldns-signzone"), QStringLiteral("ldns-keygen")});
}

void LookupLab::prepare()
{
    m_zones.leaveUnsigned("unsigned.example.",
                          "@ MX 10 mx\nmx A 192.0.2.25\n_25._tcp.mx TLSA 3 1 1 " + spkiHash + '\n');
    m_zones.tamper(m_zones.sign("bogus.example.", "@ MX 10 mx\nmx A 192.0.2.25\n"), "10 mx.bogus", "20 mx.bogus");
    m_zones.tamper(m_zones.sign("forged.example.", "@ MX 10 mx\nmx A 192.0.2.25\n_smtpsec._tcp SRV 10 0 4650 mx\n"),
                   "10 0 4650", "10 0 4651");
    QByteArray many;
    for (int i = 0; i < 300; ++i)
        many += mailDomain("d" + QByteArray::number(i), i % 3 == 0 ? "3 1 1 " + spkiHash : QByteArray());
    m_zones.sign("many.example.", many);

    const QByteArray dane = "3 1 1 " + spkiHash;
    m_zones.sign(
        "example.",
        mailDomain("own", dane) + tesMember("own") + "_smtpsec._tcp.own SRV 10 0 4650 mx.own\n"
            + mailDomain("member", dane) + tesMember("member") + mailDomain("smtpsec")
            + "_smtpsec._tcp.smtpsec SRV 20 0 4651 mx.smtpsec\n_smtpsec._tcp.smtpsec SRV 10 5 4650 mx.smtpsec\n"
              "_4650._tcp.mx.smtpsec TLSA 3 1 1 "
            + spkiHash + '\n' + mailDomain("dane", dane) + mailDomain("partly", dane)
            + "partly MX 20 second.partly\nsecond.partly A 192.0.2.26\n" + mailDomain("unusable", "1 0 1 " + spkiHash)
            + mailDomain("plain") + mailDomain("listed") + "customer MX 10 mx.listed\nnull MX 0 .\nnomail TXT \"x\"\n"
            + mailDomain("sts") + "_mta-sts.sts TXT \"v=STSv1; id=1;\"\nmta-sts.sts A 192.0.2.80\n"
            + mailDomain("policy") + "_mta-sts.policy TXT \"v=STSv1; id=20261101;\"\nmta-sts.policy A " + webServer
            + "\nsecuremail.office A 192.0.2.27\nsecuremail.office TXT \"v=spf1 ip4:192.0.2.27 -all\"\n"
            + mailDomain("xn--bcher-kva") + "dead NS ns.dead\nns.dead A 127.83.0.9\n"
            + delegation(m_zones, "unsigned", false) + delegation(m_zones, "bogus", true)
            + delegation(m_zones, "forged", true) + delegation(m_zones, "many", true));

    for (const QString &file : m_zones.files())
        m_dns << QStringLiteral("--zone") << file;
    m_dns << QStringLiteral("--trust-anchor") << m_zones.write(QStringLiteral("anchor"), m_zones.ds("example.") + '\n');
    m_bsiList = m_zones.write(QStringLiteral("bsi.json"),
                              "{\"date\":\"2026-11-01\",\"source\":\"the test\",\"providers\":["
                              "{\"name\":\"Listed\",\"certificate\":\"T-1\",\"domains\":[\"listed.example\"],"
                              "\"hosts\":[\"listed.example\"]},"
                              "{\"name\":\"Plain\",\"certificate\":\"T-2\",\"domains\":[\"plain.example\"],"
                              "\"hosts\":[\"plain.example\"]}]}");
}

Ran LookupLab::lookUp(const QStringList &arguments, const QByteArray &input) const
{
    return waxseal(QStringList{QStringLiteral("lookup"), QStringLiteral("--tes-root"),
                               QStringLiteral("tes-root.example"), QStringLiteral("--bsi-list"), m_bsiList}
                       + m_dns + arguments,
                   input);
}

QJsonObject LookupLab::one(const QString &address, const QStringList &more) const
{
    const Ran ran = lookUp(QStringList{QStringLiteral("--json")} + more + QStringList{address});
    const QList<QJsonObject> objects = ran.objects();
    if (objects.size() == 1)
        return objects.constFirst();
    qWarning("status %d: %s", ran.status, ran.error.constData());
    return {};
}

QJsonValue at(const QJsonObject &object, const QByteArray &path)
{
    QJsonValue value = object;
    for (const QByteArray &part : path.split('.')) {
        bool isIndex = false;
        const int index = part.toInt(&isIndex);
        value = isIndex ? value[index] : value[QLatin1String(part)];
    }
    return value;
}

QString text(const QJsonObject &object, const QByteArray &path)
{
    return at(object, path).toString();
}

} // namespace waxseal::kit
