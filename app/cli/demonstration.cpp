// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/inspect.h"

#include "app/cli/report.h"
#include "app/cli/session.h"
#include "app/cli/terminal.h"
#include "core/words/command.h"
#include "core/words/words.h"
#include "resources/demo/demo.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>

namespace waxseal::cli {

namespace {

/// The demonstration is part of the program: what cannot be read of it is a bug.
QByteArray embedded(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The demonstration lacks %s", qPrintable(name));
    return file.readAll();
}

/// libunbound reads zones from files only.
QString unpacked(const QString &name, const QTemporaryDir &folder)
{
    const QString path = folder.filePath(QFileInfo(name).fileName());
    QFile file(path);
    const QByteArray octets = embedded(name);
    return file.open(QIODevice::WriteOnly) && file.write(octets) == octets.size() ? path : QString();
}

verdict::Account accountFrom(const demo::Account &from, const bsi::ProviderList &list)
{
    verdict::Account account;
    account.bsiList = list;
    if (const auto domain = DomainName::parse(from.ownDomain.toUtf8()))
        account.own.domain = *domain;
    for (const QString &host : from.ownHosts)
        account.own.addHostText(host.toUtf8(), received::Source::Person);
    for (const QString &id : from.authservIds)
        account.own.authservIds.push_back(id.toUtf8());
    return account;
}

/// Each outcome of each axis is explained once, on the first message that has it.
class Explained {
public:
    bool isNew(const verdict::Assessment &assessment)
    {
        const bool sender = see(0, verdict::sender::outcomeOf(assessment.sender));
        const bool wayIn = see(1, verdict::way_in::outcomeOf(assessment.wayIn));
        const bool content = see(2, verdict::content::outcomeOf(assessment.content));
        const bool tes = see(3, verdict::way_in::outcomeOf(assessment.tes));
        const bool smtpsec = see(4, verdict::way_in::outcomeOf(assessment.smtpsec));
        const bool securemail = see(5, verdict::way_in::outcomeOf(assessment.securemail));
        const bool bsi = see(6, verdict::way_in::outcomeOf(assessment.bsi));
        return sender || wayIn || content || tes || smtpsec || securemail || bsi;
    }

private:
    bool see(int axis, verdict::Outcome outcome)
    {
        const int key = axis * 8 + int(outcome);
        const bool isNew = !m_seen.contains(key);
        m_seen.insert(key);
        return isNew;
    }
    QSet<int> m_seen;
};

QByteArray headline(const QString &text)
{
    return '\n' + text.toUtf8() + '\n' + QByteArray(text.size(), '-') + '\n';
}

} // namespace

Status inspectDemonstration(const Options &options)
{
    const demo::Manifest manifest = demo::manifest();
    const bsi::ProviderList list = bsi::ProviderList::parse(embedded(manifest.bsiList)).value();

    QTemporaryDir folder;
    dns_unbound::Settings dns;
    for (const QString &zone : manifest.zones)
        dns.zoneFiles << unpacked(zone, folder);
    dns.trustAnchorFile = unpacked(manifest.trustAnchor, folder);
    if (!folder.isValid() || dns.zoneFiles.contains(QString()) || dns.trustAnchorFile.isEmpty()) {
        writeError(words::fileFault(FileFault::NotReadable, QDir::tempPath(), folder.errorString()));
        return Status::InputUnreadable;
    }
    const std::chrono::sys_seconds now{std::chrono::seconds(manifest.now.toSecsSinceEpoch())};
    dns.now = now;
    auto session = Session::create(dns, now);
    if (!session) {
        writeError(session.error());
        return Status::InputUnreadable;
    }

    const int columns = terminalColumns();
    if (!options.json)
        writeText(words::demonstration().toUtf8() + '\n');
    Explained explained;
    QByteArray explanations;
    bool metFailOn = false;
    int number = 0;
    for (const demo::Account &from : manifest.accounts) {
        verdict::Account account = accountFrom(from, list);
        const auto mx = (*session)->learnOwnHosts(account.own);
        const check::MessageCheck check = (*session)->checkFor(account);
        if (!options.json) {
            writeText(headline(account.own.domain ? words::demonstrationAccount(account.own.domain->toUnicode())
                                                  : words::demonstrationUnknownAccount()));
            writeText(words::ownProvider(account.own, mx).join(QLatin1Char('\n')).toUtf8() + "\n\n"
                      + tableHeadLine(columns));
        }
        const QStringList files = QDir(from.folder).entryList({QStringLiteral("*.eml")}, QDir::Files, QDir::Name);
        for (const QString &file : files) {
            const Origin origin{from.name + QLatin1Char('/') + file, 0};
            const check::Checked message =
                check.run(embedded(from.folder + QLatin1Char('/') + file), true, now).result();
            metFailOn =
                metFailOn || (options.failOn && message->assessment && message->assessment->has(*options.failOn));
            if (options.json) {
                writeOut(jsonReport(origin, *message, account));
                continue;
            }
            writeText(tableRow(++number, *message, columns));
            if (message->assessment && explained.isNew(*message->assessment))
                explanations += '\n' + explanation(origin, *message, account, columns);
        }
    }
    if (!options.json)
        writeText(headline(words::fullExplanations()) + explanations);
    return metFailOn ? Status::FailOnMet : Status::Done;
}

} // namespace waxseal::cli
