// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/lookup.h"

#include "app/cli/lookup_output.h"
#include "app/cli/terminal.h"
#include "app/session/demonstration.h"
#include "app/session/policies.h"
#include "app/session/session.h"
#include "core/compose/mailto.h"
#include "core/compose/typed_address.h"
#include "core/words/lookup_command.h"
#include "core/words/way_out.h"
#include "core/words/window.h"

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

/// The address that was meant. A "mailto:" link is one where it names nobody else and brings nothing along.
Result<EmailAddress, QString> readAddress(const QString &typed)
{
    QString text = typed;
    if (typed.startsWith(QStringLiteral("mailto:"), Qt::CaseInsensitive)) {
        const auto link = compose::parseMailto(typed.toUtf8());
        if (!link || link->draft.recipients.size() != 1 || typed.contains(QLatin1Char('?')))
            return failure(words::notOnlyAnAddress(typed));
        text = link->draft.recipients.front().text;
    }
    auto address = compose::parseTyped(text);
    if (!address)
        return failure(words::argumentFault(address.error(), text));
    return std::move(address->address);
}

/// Looks up one address after the other, several domains at a time, and hands them over in their order.
class Run {
public:
    /// @param account the one that @p check judges for
    Run(check::RecipientCheck &check, std::shared_ptr<const verdict::Account> account, const LookupOptions &options,
        std::chrono::sys_seconds now)
        : m_check(check), m_account(std::move(account)), m_options(options), m_now(now)
    { }
    Status lookUp(const QStringList &addresses);

private:
    struct Asked {
        QString typed;
        Result<EmailAddress, QString> address;
        QFuture<CheckedRecipient> answer; ///< of a good address
        std::chrono::steady_clock::time_point since;
    };
    bool hasRoom();
    void ask(const QString &typed);
    QFuture<CheckedRecipient> answerAbout(const DomainName &domain);
    void handOver(const Asked &asked, LookupOutput &output);
    void showProgress(const Asked &waitedFor, qint64 all);

    check::RecipientCheck &m_check;
    const std::shared_ptr<const verdict::Account> m_account;
    const LookupOptions &m_options;
    const std::chrono::sys_seconds m_now;

    std::shared_ptr<Bell> m_bell = std::make_shared<Bell>(); // a lookup may end after this
    std::deque<Asked> m_asked;
    std::vector<QFuture<CheckedRecipient>> m_underWay;
    QHash<DomainName, QFuture<CheckedRecipient>> m_byDomain;
    ProgressLine m_progress;
    const bool m_isPiped = !outIsTerminal(); ///< on a terminal the rows themselves show progress
    qint64 m_done = 0;
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
    Asked asked{typed, readAddress(typed), {}, std::chrono::steady_clock::now()};
    if (asked.address)
        asked.answer = answerAbout(asked.address->domain);
    m_asked.push_back(std::move(asked));
}

void Run::showProgress(const Asked &waitedFor, qint64 all)
{
    if (!m_progress.isDue())
        return;
    if (std::chrono::steady_clock::now() - waitedFor.since >= limits::dnsSoft)
        m_progress.show(words::takesLong(waitedFor.address->domain));
    else if (m_isPiped && all > 1)
        m_progress.show(words::lookupProgress(m_done, all));
}

Status Run::lookUp(const QStringList &addresses)
{
    LookupOutput output(m_options, addresses);
    for (qsizetype next = 0; next < addresses.size() || !m_asked.empty();) {
        while (next < addresses.size() && hasRoom())
            ask(addresses.at(next++));
        const Asked &front = m_asked.front();
        if (front.address && !front.answer.isFinished()) {
            showProgress(front, addresses.size());
            m_bell->wait();
            continue;
        }
        m_progress.clear();
        handOver(front, output);
        m_asked.pop_front();
        ++m_done;
    }
    return output.finish();
}

void Run::handOver(const Asked &asked, LookupOutput &output)
{
    if (!asked.address) {
        output.takeBad(asked.typed, asked.address.error());
        return;
    }
    // The last result is the complete one; without any, nothing was found out.
    if (const int results = asked.answer.resultCount(); results > 0) {
        output.take(*asked.address, *asked.answer.resultAt(results - 1));
        return;
    }
    verdict::way_out::Recipient unknown{.domain = asked.address->domain};
    unknown.account = m_account;
    unknown.judged = m_now;
    output.take(*asked.address, unknown);
}

/// One on a line.
QStringList readList()
{
    QFile input;
    const bool isOpen = input.open(stdin, QIODevice::ReadOnly);
    QByteArray list = isOpen ? input.read(largestList + 1) : QByteArray();
    if (list.size() > largestList) {
        writeError(words::tooManyAddresses());
        list.truncate(list.lastIndexOf('\n') + 1);
    }
    QStringList addresses;
    for (const QByteArray &line : list.split('\n')) {
        if (const QByteArray address = line.trimmed(); !address.isEmpty())
            addresses << QString::fromUtf8(address);
    }
    return addresses;
}

struct Addresses {
    QStringList typed;
    bool hasEmptyList = false;
};

/// The addresses in their order, with those of standard input in the place of "-".
Addresses allAddresses(const QStringList &arguments)
{
    Addresses addresses;
    for (const QString &argument : arguments) {
        if (argument != QStringLiteral("-")) {
            addresses.typed << argument;
            continue;
        }
        const QStringList list = readList();
        if (list.isEmpty()) {
            writeError(words::noAddressInInput());
            addresses.hasEmptyList = true;
        }
        addresses.typed << list;
    }
    return addresses;
}

/// Takes the place of what is on the command line. It lives as long as its zones are read.
Result<std::unique_ptr<app::Demonstration>, QString> prepareDemonstration(LookupOptions &options)
{
    auto demonstration = app::Demonstration::unpack();
    if (!demonstration)
        return demonstration;
    options.addresses = (*demonstration)->recipients();
    options.dns = (*demonstration)->dns();
    options.now = (*demonstration)->now();
    options.account = (*demonstration)->mailboxes().front().account;
    if (!options.json)
        writeText(words::lookupDemonstration().toUtf8() + '\n'
                  + words::demonstrationAccount(options.account.own.domain->toUnicode()).toUtf8() + "\n\n");
    return demonstration;
}

app::Lookups lookupsOf(const LookupOptions &options)
{
    app::Lookups lookups;
    lookups.https.caFile = options.caFile;
    lookups.https.offline = options.demo; // its web servers are invented
    if (options.probe) {
        lookups.probe.emplace();
        lookups.probe->offline = options.dns.offline;
    }
    return lookups;
}

void writeFault(const store::Error &error)
{
    writeError(words::storeFault(error.fault, error.file, error.systemText));
}

/// With everything read that stands on the command line.
Status lookUp(const LookupOptions &options, const QStringList &addresses)
{
    std::shared_ptr<app::StoredPolicies> policies; // outlives the session
    if (!options.memoryFolder.isEmpty()) {
        if (const auto store = store::Store::open(options.memoryFolder); !store) {
            writeFault(store.error());
            return Status::InputUnreadable;
        }
        policies = std::make_shared<app::StoredPolicies>(options.memoryFolder);
    }
    app::Lookups lookups = lookupsOf(options);
    lookups.policies = policies;
    auto session = app::Session::create(options.dns, options.now, {}, {}, std::move(lookups));
    if (!session) {
        writeError(session.error());
        return Status::WrongUsage;
    }

    Status status = Status::Done;
    {
        const auto account = std::make_shared<const verdict::Account>(options.account);
        const auto check = (*session)->recipientCheck(account);
        status = Run(*check, account, options, (*session)->now()).lookUp(addresses);
    }
    if (policies) {
        if (const auto written = policies->flush().result(); !written)
            writeFault(written.error());
    }
    for (const QString &warning : (*session)->warnings())
        writeError(warning);
    return status;
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
    Addresses addresses = allAddresses(options.addresses);
    if (addresses.typed.isEmpty())
        return Status::InputUnreadable;
    if (options.only) {
        if (*options.only > addresses.typed.size()) {
            writeError(words::notThatManyAddresses(*options.only, addresses.typed.size()));
            return Status::WrongUsage;
        }
        addresses.typed = {addresses.typed.at(*options.only - 1)};
    }
    const Status status = lookUp(options, addresses.typed);
    return addresses.hasEmptyList && (status == Status::Done || status == Status::FailOnMet) ? Status::InputUnreadable
                                                                                             : status;
}

} // namespace waxseal::cli
