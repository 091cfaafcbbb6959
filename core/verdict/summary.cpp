// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/verdict/summary.h"

#include "core/base/sha256.h"

#include <algorithm>

namespace waxseal::verdict {

namespace {

constexpr char rulesVersion = 2; ///< raised with every change of a rule, so that remembered verdicts are made anew
constexpr qsizetype longestText = 300; ///< characters of a subject or a name in a list
constexpr qsizetype longestId = 100;   ///< octets of an authserv-id

QString textOf(const message::Header &header, message::FieldName name)
{
    const message::Field *field = header.first(name);
    return field ? message::decodedText(field->body, longestText) : QString();
}

QByteArray foreignIdOf(const std::vector<authres::Line> &lines)
{
    const auto line = std::find_if(lines.begin(), lines.end(), [](const authres::Line &each) {
        return each.belief == authres::Belief::ForeignName;
    });
    return line != lines.end() ? line->authservId.toByteArray().toLower().left(longestId) : QByteArray();
}

} // namespace

Summary summarize(const message::Header &header, const Assessment &assessment)
{
    Summary summary;
    if (const auto &mailbox = assessment.author.mailbox) {
        summary.author = mailbox->displayName.left(longestText);
        summary.address = (mailbox->address ? mailbox->address->toUnicode() : mailbox->asWritten).left(longestText);
    }
    summary.isAuthorAmbiguous = assessment.author.isAmbiguous || !assessment.author.isRegular;
    summary.subject = textOf(header, message::FieldName::Subject);
    if (const message::Field *date = header.first(message::FieldName::Date))
        summary.date = message::parseDateTime(date->body);

    summary.sender = sender::outcomeOf(assessment.sender);
    summary.wayIn = way_in::outcomeOf(assessment.wayIn);
    summary.content = content::outcomeOf(assessment.content);
    summary.flaw = way_in::flawOf(assessment.wayIn);

    summary.topmostWriter = received::topmostWriter(assessment.journey).toByteArray();
    summary.foreignResultsId = foreignIdOf(assessment.results);
    return summary;
}

QByteArray fingerprintOf(const Account &account)
{
    QByteArrayList facts{QByteArray(1, rulesVersion)};
    const auto add = [&facts](QByteArrayView kind, const QByteArray &fact) { facts << kind.toByteArray() + fact; };
    if (account.own.domain)
        add("domain ", account.own.domain->toByteArray());
    for (const received::HostPattern &host : account.own.hosts)
        add(host.isSuffix ? "suffix " : "host ", host.name.toByteArray());
    for (const IpNetwork &network : account.own.networks)
        add("network ", network.toByteArray());
    for (const QByteArray &id : account.own.authservIds)
        add("results ", id);
    for (const DomainName &sealer : account.arcSealers)
        add("sealer ", sealer.toByteArray());
    add("root ", account.tesRoot.toByteArray());
    add("member ", account.tesFields.member);
    add("tls ", account.tesFields.tls);
    add("list ", account.bsiList.source().toUtf8());
    for (const bsi::Provider &provider : account.bsiList.providers()) {
        for (const DomainName &domain : provider.domains)
            add("certified ", domain.toByteArray());
        for (const DomainName &host : provider.hosts)
            add("server ", host.toByteArray());
    }
    std::sort(facts.begin(), facts.end()); // in which order a host was learnt changes no verdict

    const QByteArray text = facts.join('\n');
    const QByteArray digest = sha256(text);
    return digest.isEmpty() ? text : digest; // longer, and as good
}

} // namespace waxseal::verdict
