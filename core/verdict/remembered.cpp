// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/verdict/remembered.h"

#include "core/base/limits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace waxseal::verdict {

namespace {

using Signature = RememberedChecks::Signature;

constexpr qsizetype factsOctets = 64 * 1024;

// Any octets, and the same ones again.
QString textOf(QByteArrayView octets)
{
    return QString::fromLatin1(octets);
}
QByteArray octetsOf(const QJsonValue &value)
{
    return value.toString().toLatin1();
}

QJsonObject objectOf(const Signature &signature)
{
    const dkim::Pass &pass = signature.pass;
    return {{QStringLiteral("line"), signature.line},
            {QStringLiteral("domain"), textOf(signature.sdid.view())},
            {QStringLiteral("selector"), textOf(signature.selector)},
            {QStringLiteral("key"), textOf(dns::statusName(pass.key))},
            {QStringLiteral("bits"), pass.keyBits},
            {QStringLiteral("testing"), pass.isTesting},
            {QStringLiteral("signed"), qint64(pass.coverage.signedOctets)},
            {QStringLiteral("body"), qint64(pass.coverage.bodyOctets)}};
}

std::optional<dns::Status> statusOf(const QJsonValue &value)
{
    for (const dns::Status status : {dns::Status::Secure, dns::Status::Insecure}) { // what a pass can have
        if (octetsOf(value) == dns::statusName(status))
            return status;
    }
    return std::nullopt;
}

std::optional<dmarc::Policy> policyOf(const QJsonValue &value)
{
    for (const dmarc::Policy policy : {dmarc::Policy::None, dmarc::Policy::Quarantine, dmarc::Policy::Reject}) {
        if (octetsOf(value) == dmarc::policyName(policy))
            return policy;
    }
    return std::nullopt;
}

std::optional<Signature> signatureOf(const QJsonObject &object)
{
    const int line = object.value(QLatin1String("line")).toInt(-1);
    const auto sdid = DomainName::parse(octetsOf(object.value(QLatin1String("domain"))));
    const auto key = statusOf(object.value(QLatin1String("key")));
    const int bits = object.value(QLatin1String("bits")).toInt(-1);
    const qint64 covered = object.value(QLatin1String("signed")).toInteger(-1);
    const qint64 whole = object.value(QLatin1String("body")).toInteger(-1);
    if (line < 0 || !sdid || !key || bits < 0 || covered < 0 || covered > whole)
        return std::nullopt;
    Signature signature{line, *sdid, octetsOf(object.value(QLatin1String("selector"))), {}};
    if (signature.selector.size() > limits::domainNameOctets)
        return std::nullopt;
    signature.pass.key = *key;
    signature.pass.keyBits = bits;
    signature.pass.isTesting = object.value(QLatin1String("testing")).toBool();
    signature.pass.coverage = {quint64(covered), quint64(whole)};
    return signature;
}

} // namespace

QByteArray RememberedChecks::toOctets() const
{
    QJsonArray passed;
    for (const Signature &signature : signatures) {
        if (passed.size() < limits::dkimSignatures)
            passed.push_back(objectOf(signature));
    }
    QJsonObject object{{QStringLiteral("signatures"), passed}, {QStringLiteral("spf"), spfAligned}};
    if (failedPolicy)
        object.insert(QStringLiteral("failed"), textOf(dmarc::policyName(*failedPolicy)));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<RememberedChecks> RememberedChecks::parse(const QByteArray &octets, std::chrono::sys_seconds checked)
{
    if (octets.size() > factsOctets)
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(octets).object();
    const QJsonArray passed = object.value(QLatin1String("signatures")).toArray();
    if (passed.size() > limits::dkimSignatures)
        return std::nullopt;

    RememberedChecks checks;
    checks.checked = checked;
    for (const QJsonValue &value : passed) {
        auto signature = signatureOf(value.toObject());
        if (!signature)
            return std::nullopt;
        checks.signatures.push_back(std::move(*signature));
    }
    checks.spfAligned = object.value(QLatin1String("spf")).toBool();
    checks.failedPolicy = policyOf(object.value(QLatin1String("failed")));
    // Whatever else is in it, or was written otherwise, is none of ours.
    if (checks.toOctets() != octets)
        return std::nullopt;
    return checks;
}

bool RememberedChecks::saysMoreThan(const RememberedChecks &older) const
{
    const auto stillPasses = [this](const Signature &wanted) {
        return std::any_of(signatures.begin(), signatures.end(), [&wanted](const Signature &signature) {
            return signature.line == wanted.line && signature.sdid == wanted.sdid
                && signature.selector == wanted.selector;
        });
    };
    return (signatures.size() > older.signatures.size() || spfAligned > older.spfAligned)
        && spfAligned >= older.spfAligned && std::all_of(older.signatures.begin(), older.signatures.end(), stillPasses);
}

} // namespace waxseal::verdict
