// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/lookup.h"

#include "app/cli/lookup_report.h"
#include "app/cli/terminal.h"
#include "app/session/demonstration.h"
#include "app/session/policies.h"
#include "app/session/session.h"
#include "core/compose/typed_address.h"
#include "core/words/lookup_command.h"
#include "core/words/way_out.h"
#include "core/words/window.h"
#include "resources/demo/demo.h"

#include <QFile>
#include <QHash>

#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>

namespace waxseal::cli {

namespace {

using check::CheckedRecipient;

constexpr qint64 largestList = 16 * 1024 * 1024;  ///< octets of standard input
constexpr qsizetype rememberedDomains = 2'000;    ///< looked up once in this run
constexpr std::chrono::milliseconds aMoment{100}; ///< how often the line about progress may change

/// Rings when a lookup has ended.
class Bell {
public:
    void ring()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_rang = true;
        }
        m_condition.notify_one();
    }
    /// Until it has rung since the last time, or for a moment.
    void wait()
    {
        std::unique_lock lock(m_mutex);
        m_condition.wait_for(lock, aMoment, [this] { return m_rang; });
        m_rang = false;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_condition;
    bool m_rang = false;
};

/// Looks up one address after the other, several domains at a time, and reports them in their order.
class Run {
public:
    Run(check::RecipientCheck &check, const LookupOptions &options, std::chrono::sys_seconds now)
        : m_check(check), m_options(options), m_now(now), m_columns(terminalColumns())
    { }
    void lookUp(const QStringList &addresses);
    Status status() const
    {
        return m_hasBad ? Status::InputUnreadable : m_metFailOn ? Status::FailOnMet : Status::Done;
    }

private:
    struct Asked {
        QString typed;
        Result<compose::TypedAddress, compose::AddressError> address;
        QFuture<CheckedRecipient> answer; ///< of a good address
        std::chrono::steady_clock::time_point since;
    };
    bool hasRoom();
    void ask(const QString &typed);
    QFuture<CheckedRecipient> answerAbout(const DomainName &domain);
    void report(const Asked &asked);
    void showProgress(const Asked &waitedFor, qint64 all);

    check::RecipientCheck &m_check;
    const LookupOptions &m_options;
    const std::chrono::sys_seconds m_now;
    const int m_columns;

    std::shared_ptr<Bell> m_bell = std::make_shared<Bell>(); // a lookup may end after this
    std::deque<Asked> m_asked;
    std::vector<QFuture<CheckedRecipient>> m_underWay;
    QHash<DomainName, QFuture<CheckedRecipient>> m_byDomain;
    ProgressLine m_progress;
    qint64 m_done = 0;
    bool m_hasBad = false;
    bool m_metFailOn = false;
};

bool Run::hasRoom()
{
    std::erase_if(m_underWay, [](const QFuture<CheckedRecipient> &answer) { return answer.isFinished(); });
    return m_underWay.size() < size_t(m_options.jobs);
}

QFuture<CheckedRecipient> Run::answerAbout(const DomainName &domain)
{
    if (const auto known = m_byDomain.constFind(domain); known != m_byDomain.constEnd())
        return *known;
    if (m_byDomain.size() >= rememberedDomains)
        m_byDomain.removeIf([](auto entry) { return entry->isFinished(); });
    QFuture<CheckedRecipient> answer = m_check.run(domain, m_now);
    answer.then([bell = m_bell](const QFuture<CheckedRecipient> &) { bell->ring(); });
    m_underWay.push_back(answer);
    m_byDomain.insert(domain, answer);
    return answer;
}

void Run::ask(const QString &typed)
{
    Asked asked{typed, compose::parseTyped(typed), {}, std::chrono::steady_clock::now()};
    if (asked.address)
        asked.answer = answerAbout(asked.address->address.domain);
    m_asked.push_back(std::move(asked));
}

void Run::showProgress(const Asked &waitedFor, qint64 all)
{
    if (!m_progress.isDue())
        return;
    const bool takesLong = std::chrono::steady_clock::now() - waitedFor.since >= limits::dnsSoft;
    m_progress.show(takesLong ? words::takesLong(waitedFor.address->address.domain)
                              : words::lookupProgress(m_done, all));
}

void Run::lookUp(const QStringList &addresses)
{
    for (qsizetype next = 0; next < addresses.size() || !m_asked.empty();) {
        while (next < addresses.size() && hasRoom())
            ask(addresses.at(next++));
        const Asked &front = m_asked.front();
        if (front.address && !front.answer.isFinished()) {
            showProgress(front, addresses.size());
            m_bell->wait();
            continue;
        }
        report(front);
        m_asked.pop_front();
        ++m_done;
    }
}

void Run::report(const Asked &asked)
{
    m_progress.clear();
    if (!asked.address) {
        m_hasBad = true;
        const QString fault = words::addressFault(asked.address.error(), asked.typed);
        if (m_options.json)
            writeOut(jsonBadAddress(asked.typed, fault));
        writeError(fault);
    } else {
        const EmailAddress &address = asked.address->address;
        // The last result is the complete one; without any, nothing was found out.
        const int results = asked.answer.resultCount();
        const CheckedRecipient recipient = results > 0
            ? asked.answer.resultAt(results - 1)
            : std::make_shared<const verdict::way_out::Recipient>(verdict::way_out::Recipient{address.domain});
        m_metFailOn =
            m_metFailOn || (m_options.failOn && verdict::way_out::outcomeOf(recipient->verdict) == *m_options.failOn);
        if (m_options.json)
            writeOut(jsonLookup(address, *recipient, m_options.account));
        else
            writeText(lookupText(address, *recipient, m_options.account, m_columns));
    }
    std::fflush(stdout); // whoever reads a pipe has each as soon as it is there
}

/// The addresses in their order, with those of standard input in the place of "-".
QStringList allAddresses(const QStringList &arguments)
{
    QStringList addresses;
    for (const QString &argument : arguments) {
        if (argument != QStringLiteral("-")) {
            addresses << argument;
            continue;
        }
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly))
            continue;
        QByteArray list = input.read(largestList + 1);
        if (list.size() > largestList) {
            writeError(words::tooManyAddresses());
            list.truncate(list.lastIndexOf('\n') + 1);
        }
        for (const QByteArray &line : list.split('\n')) {
            if (const QByteArray address = line.trimmed(); !address.isEmpty())
                addresses << QString::fromUtf8(address);
        }
    }
    return addresses;
}

/// Takes the place of what is on the command line. It lives as long as its zones are read.
Result<std::unique_ptr<app::Demonstration>, QString> prepareDemonstration(LookupOptions &options)
{
    auto demonstration = app::Demonstration::unpack();
    if (!demonstration)
        return demonstration;
    const demo::Manifest manifest = demo::manifest();
    options.addresses = manifest.recipients;
    options.dns = (*demonstration)->dns();
    options.now = (*demonstration)->now();
    options.account = (*demonstration)->mailboxes().front().account;
    if (!options.json)
        writeText(words::lookupDemonstration().toUtf8() + '\n'
                  + words::demonstrationAccount(options.account.own.domain->toUnicode()).toUtf8() + "\n\n");
    return demonstration;
}

} // namespace

Status lookup(LookupOptions options)
{
    std::unique_ptr<app::Demonstration> demonstration;
    if (options.demo) {
        auto prepared = prepareDemonstration(options);
        if (!prepared) {
            writeError(prepared.error());
            return Status::InputUnreadable;
        }
        demonstration = std::move(*prepared);
    }
    const auto fail = [](const store::Error &error) {
        writeError(words::storeFault(error.fault, error.file, error.systemText));
    };
    std::shared_ptr<app::StoredPolicies> policies; // outlives the session
    if (!options.memoryFolder.isEmpty()) {
        if (const auto store = store::Store::open(options.memoryFolder); !store) {
            fail(store.error());
            return Status::InputUnreadable;
        }
        policies = std::make_shared<app::StoredPolicies>(options.memoryFolder);
    }

    app::Lookups lookups;
    lookups.policies = policies;
    lookups.https.caFile = options.caFile;
    lookups.https.offline = options.demo; // its web servers are invented
    if (options.probe) {
        lookups.probe.emplace();
        lookups.probe->offline = options.dns.offline;
    }
    auto session = app::Session::create(options.dns, options.now, {}, {}, std::move(lookups));
    if (!session) {
        writeError(session.error());
        return Status::WrongUsage;
    }

    Status status = Status::Done;
    {
        const auto check = (*session)->recipientCheck(std::make_shared<const verdict::Account>(options.account));
        Run run(*check, options, (*session)->now());
        run.lookUp(allAddresses(options.addresses));
        status = run.status();
    }
    if (policies) {
        if (const auto written = policies->flush().result(); !written)
            fail(written.error());
    }
    for (const QString &warning : (*session)->warnings())
        writeError(warning);
    return status;
}

} // namespace waxseal::cli
