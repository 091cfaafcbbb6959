// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/window/application.h"

#include "app/desktop/look/appearance.h"
#include "app/desktop/look/when_done.h"
#include "app/desktop/window/main_window.h"
#include "app/desktop/window/writing.h"
#include "app/session/traces.h"
#include "core/words/settings_vouching.h"
#include "core/words/window.h"
#include "resources/demo/demo.h"

#include <QApplication>
#include <QFile>
#include <QStandardPaths>
#include <QtConcurrentRun>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>

namespace waxseal::desktop {

namespace {

const QString accountName = QStringLiteral("default"); ///< until there are accounts

std::chrono::sys_seconds now()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

QString orElse(const QString &given, const QString &usual)
{
    return given.isEmpty() ? usual : given;
}

store::OwnProvider remembered(const verdict::Account &account)
{
    const received::OwnProvider &own = account.own;
    store::OwnProvider facts;
    if (own.domain)
        facts.domain = own.domain->toByteArray();
    for (const received::HostPattern &host : own.hosts)
        facts.hosts.push_back({(host.isSuffix ? "." : "") + host.name.toByteArray(), host.source, {}});
    for (const IpNetwork &network : own.networks)
        facts.hosts.push_back({network.toByteArray(), received::Source::Person, {}});
    for (const QByteArray &id : own.authservIds)
        facts.authservIds.push_back({id, received::Source::Person, {}});
    for (const DomainName &sealer : account.arcSealers)
        facts.arcSealers.push_back({sealer.toByteArray(), received::Source::Person, {}});
    return facts;
}

} // namespace

received::OwnProvider ownProviderFrom(const store::OwnProvider &own)
{
    received::OwnProvider provider;
    if (const auto domain = DomainName::parse(own.domain))
        provider.domain = *domain;
    for (const store::OwnHost &host : own.hosts)
        provider.addHostText(host.text, host.source);
    for (const store::OwnHost &id : own.authservIds)
        provider.authservIds.push_back(id.text.toLower());
    return provider;
}

Application::Application(QApplication &qt, QString settingsFile, QString dataFolder)
    : m_qt(qt)
    , m_settingsFile(orElse(settingsFile, app::defaultSettingsFile()))
    , m_settings(app::loadSettings(m_settingsFile))
    , m_memory(orElse(dataFolder, QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)))
    , m_lookupLog(std::make_shared<app::StoredLookupLog>(m_memory.folder()))
    , m_checks(std::make_shared<app::StoredMemory>(m_memory.folder()))
    , m_policies(std::make_shared<app::StoredPolicies>(m_memory.folder()))
    , m_list{app::bundledBsiList()}
{
    m_listWorker.setMaxThreadCount(1);
    apply(m_qt, m_settings.appearance, m_settings.textScalePercent);
    makeAccount();
    m_writing = std::make_unique<Writing>(*this);
    QTimer::singleShot(0, this, [this] { // the window comes first
        loadProviderList();
        loadMemory();
    });
}

Application::~Application() = default;

MainWindow *Application::newWindow()
{
    auto *window = new MainWindow(*this);
    window->setAttribute(Qt::WA_DeleteOnClose);
    return window;
}

void Application::quit()
{
    m_writing->quit();
}

void Application::setSettings(const app::Settings &settings)
{
    const app::Settings before = std::exchange(m_settings, settings);
    if (before == settings)
        return;
    if (before.appearance != settings.appearance || before.textScalePercent != settings.textScalePercent)
        apply(m_qt, settings.appearance, settings.textScalePercent);
    if (const auto saved = app::saveSettings(settings, m_settingsFile); !saved)
        Q_EMIT trouble(saved.error());
    Q_EMIT settingsChanged();

    const bool isAskedOtherwise = before.resolver != settings.resolver || before.forwarder != settings.forwarder
        || before.dnsUse != settings.dnsUse || before.blockedDomains != settings.blockedDomains
        || before.qnameMinimisation != settings.qnameMinimisation;
    const bool isOtherRoot = before.tesRoot != settings.tesRoot;
    if (isAskedOtherwise)
        m_session.reset();
    if (isOtherRoot)
        makeAccount();
    if (isAskedOtherwise || isOtherRoot)
        Q_EMIT ownProviderChanged();
}

void Application::makeSession()
{
    auto dns = app::dnsSettings(m_settings, m_memory.folder());
    if (!dns) {
        Q_EMIT trouble(dns.error());
        dns = dns_unbound::Settings{}; // nobody is asked rather than somebody else
        dns->offline = true;
    }
    app::Privacy privacy;
    privacy.log = m_lookupLog;
    for (const QString &domain : m_settings.blockedDomains)
        privacy.blocked.add(domain.toUtf8());
    app::Lookups lookups;
    lookups.policies = m_policies;
    auto session = app::Session::create(*dns, std::nullopt, std::move(privacy), m_checks, std::move(lookups));
    if (session)
        m_session = std::move(*session);
    else
        Q_EMIT trouble(session.error());
}

void Application::makeAccount()
{
    auto account = std::make_shared<verdict::Account>();
    account->own = ownProviderFrom(m_own);
    for (const store::OwnHost &sealer : m_own.arcSealers) {
        if (const auto domain = DomainName::parse(sealer.text))
            account->arcSealers.push_back(*domain);
    }
    if (const auto root = DomainName::parse(m_settings.tesRoot.toUtf8())) // empty: the one default (C-1)
        account->tesRoot = *root;
    account->bsiList = m_list.list;
    m_account = std::move(account);
}

void Application::report(const store::Error &error)
{
    if (std::exchange(m_isMemoryReported, true))
        return; // once is enough: what follows has the same reason
    Q_EMIT trouble(words::notRemembered(words::storeFault(error.fault, error.file, error.systemText)));
}

void Application::loadMemory()
{
    struct Found {
        std::vector<store::Place> places;
        std::optional<store::OwnProvider> own;
        QString setAside;
    };
    whenDone(this, m_memory.ask<Found>([](store::Store &memory) -> store::Result<Found> {
        auto places = memory.places();
        if (!places)
            return failure(places.error());
        auto own = memory.ownProvider(accountName);
        if (!own)
            return failure(own.error());
        return Found{std::move(*places), std::move(*own), memory.setAside()};
    }),
             [this](const store::Result<Found> &found) {
                 if (!found)
                     return report(found.error());
                 if (!found->setAside.isEmpty())
                     Q_EMIT trouble(words::setAside(found->setAside));
                 for (const store::Place &place : found->places) { // behind what was opened meanwhile
                     const auto isIt = [&place](const store::Place &each) { return each.path == place.path; };
                     if (std::none_of(m_recent.begin(), m_recent.end(), isIt))
                         m_recent.push_back(place);
                 }
                 Q_EMIT recentPlacesChanged();
                 if (found->own && m_own == store::OwnProvider()) {
                     m_own = *found->own;
                     makeAccount();
                     Q_EMIT ownProviderChanged();
                 }
             });
}

void Application::loadProviderList()
{
    whenDone(this, QtConcurrent::run(&m_listWorker, app::listInUse, m_memory.folder()),
             [this](const app::ListInUse &list) {
                 if (list.origin == bsi::ListOrigin::ChosenIsUnreadable)
                     Q_EMIT trouble(words::chosenListUnreadable(app::chosenListFile(m_memory.folder())));
                 setProviderList(list);
             });
}

void Application::setProviderList(const app::ListInUse &list)
{
    const bool isSame = list.origin != bsi::ListOrigin::Chosen && m_list.origin != bsi::ListOrigin::Chosen;
    m_list = list;
    Q_EMIT providerListChanged();
    if (isSame)
        return; // the built-in one, as before
    makeAccount();
    Q_EMIT ownProviderChanged();
}

QFuture<Application::ListChange>
Application::changeProviderList(std::function<ListChange(const QString &dataFolder)> change)
{
    const QFuture<ListChange> changed = QtConcurrent::run(&m_listWorker, std::move(change), m_memory.folder());
    whenDone(this, changed, [this](const ListChange &list) {
        if (list)
            setProviderList(*list);
    });
    return changed;
}

QFuture<Application::ListChange> Application::chooseProviderList(const QString &file)
{
    return changeProviderList([file](const QString &folder) { return app::chooseList(file, folder); });
}

QFuture<Application::ListChange> Application::useBuiltInProviderList()
{
    return changeProviderList(app::useBuiltInList);
}

void Application::setOwnProvider(const store::OwnProvider &own)
{
    if (own == m_own)
        return;
    m_own = own;
    makeAccount();
    whenDone(this, m_memory.ask<store::Done>([own](store::Store &memory) {
        return memory.keepOwnProvider(accountName, own);
    }),
             [this](const store::Result<store::Done> &kept) {
                 if (!kept)
                     report(kept.error());
             });
    Q_EMIT ownProviderChanged();
}

void Application::learnFromMx()
{
    const auto domain = DomainName::parse(m_own.domain);
    if (!domain)
        return;
    if (!m_session)
        makeSession();
    if (!m_session)
        return;
    whenDone(
        this, m_session->resolver().query(check::mxQuestion(*domain)), [this, domain = *domain](const dns::Lookup &mx) {
            if (m_own.domain != domain.toByteArray())
                return; // another one was named meanwhile
            received::OwnProvider only;
            m_learnt = check::learnOwnHosts(only, mx);
            store::OwnProvider own = m_own;
            for (const DomainName &host : m_learnt->added) {
                const auto isIt = [&host](const store::OwnHost &each) { return each.text == host.toByteArray(); };
                if (!own.refused.contains(host.toByteArray()) && std::none_of(own.hosts.begin(), own.hosts.end(), isIt))
                    own.hosts.push_back({host.toByteArray(), received::Source::ValidatedMx, now()});
            }
            setOwnProvider(own);
            Q_EMIT learntChanged();
        });
}

/// The demonstration with what judges it. Its zones answer from memory, but the first answer takes its time.
struct Application::UnpackedDemonstration {
    std::unique_ptr<app::Demonstration> files;
    std::shared_ptr<app::Session> session;
    std::vector<std::shared_ptr<const verdict::Account>> accounts;
    QString trouble;

    static std::shared_ptr<UnpackedDemonstration> make()
    {
        auto made = std::make_shared<UnpackedDemonstration>();
        auto files = app::Demonstration::unpack();
        app::Lookups lookups;
        lookups.https.offline = true; // its zones answer from memory, and nothing leaves this computer
        auto session = files ? app::Session::create((*files)->dns(), (*files)->now(), {}, {}, std::move(lookups))
                             : failure(files.error());
        if (!session) {
            made->trouble = session.error();
            return made;
        }
        made->files = std::move(*files);
        made->session = std::move(*session);
        for (const app::Demonstration::Mailbox &mailbox : made->files->mailboxes()) {
            verdict::Account account = mailbox.account;
            made->session->learnOwnHosts(account.own);
            made->accounts.push_back(std::make_shared<const verdict::Account>(std::move(account)));
        }
        return made;
    }
};

void Application::prepareDemonstration()
{
    if (m_demonstration) {
        Q_EMIT demonstrationReady();
        return;
    }
    if (std::exchange(m_isUnpacking, true))
        return;
    whenDone(this, QtConcurrent::run(&UnpackedDemonstration::make),
             [this](const std::shared_ptr<UnpackedDemonstration> &made) {
                 m_isUnpacking = false;
                 if (!made->session) {
                     Q_EMIT trouble(made->trouble);
                     return;
                 }
                 m_demonstration = made;
                 Q_EMIT demonstrationReady();
             });
}

OpenPlace Application::demonstrationPlace(int number) const
{
    const auto &mailboxes = m_demonstration->files->mailboxes();
    number = qBound(0, number, int(mailboxes.size()) - 1);
    return {QFile::encodeName(mailboxes[size_t(number)].folder), number};
}

QStringList Application::demonstrationRecipients() const
{
    return m_demonstration ? m_demonstration->files->recipients() : QStringList();
}

QStringList Application::demonstrationMailboxes() const
{
    QStringList names;
    for (const demo::Account &account : demo::manifest().accounts)
        names << account.ownDomain;
    return names;
}

store::OwnProvider Application::demonstrationProvider(int number) const
{
    return m_demonstration ? remembered(*m_demonstration->accounts[size_t(number)]) : store::OwnProvider();
}

std::optional<Parts> Application::partsFor(const OpenPlace &place)
{
    if (place.isDemonstration()) {
        if (!m_demonstration)
            return std::nullopt;
        return Parts{m_demonstration->session, m_demonstration->accounts[size_t(place.demonstration)], QString(),
                     app::DnsUse::EveryMessage};
    }
    if (!m_session)
        makeSession();
    if (!m_session)
        return std::nullopt;
    if (place.isInside) {
        auto nobody = std::make_shared<verdict::Account>(*m_account);
        nobody->own = {}; // no line in it is the own provider's
        return Parts{m_session, std::move(nobody), QString(), m_settings.dnsUse};
    }
    return Parts{m_session, m_account, m_memory.folder(), m_settings.dnsUse};
}

void Application::visited(const mailbox::Path &place)
{
    const auto isIt = [&place](const store::Place &each) { return each.path == place; };
    m_recent.erase(std::remove_if(m_recent.begin(), m_recent.end(), isIt), m_recent.end());
    m_recent.insert(m_recent.begin(), store::Place{place, now()});
    if (m_recent.size() > size_t(limits::recentPlaces))
        m_recent.resize(size_t(limits::recentPlaces));
    whenDone(this, m_memory.ask<store::Done>([place](store::Store &memory) { return memory.visited(place, now()); }),
             [this](const store::Result<store::Done> &kept) {
                 if (!kept)
                     report(kept.error());
             });
    Q_EMIT recentPlacesChanged();
}

void Application::forgetPlace(const mailbox::Path &place)
{
    const auto isIt = [&place](const store::Place &each) { return each.path == place; };
    m_recent.erase(std::remove_if(m_recent.begin(), m_recent.end(), isIt), m_recent.end());
    whenDone(this, m_memory.ask<store::Done>([place](store::Store &memory) { return memory.forgetPlace(place); }),
             [this](const store::Result<store::Done> &kept) {
                 if (!kept)
                     report(kept.error());
             });
    Q_EMIT recentPlacesChanged();
}

QFuture<std::vector<store::LoggedLookup>> Application::lookups()
{
    using Lookups = std::vector<store::LoggedLookup>;
    QFuture<store::Result<Lookups>> recent = m_lookupLog->recent(limits::loggedLookups);
    whenDone(this, recent, [this](const store::Result<Lookups> &found) {
        if (!found)
            report(found.error());
    });
    return recent.then([](const store::Result<Lookups> &found) { return found.value_or(Lookups()); });
}

void Application::purgeLookups()
{
    whenDone(this, app::purgeTraces(*m_lookupLog, *m_policies, m_session.get()),
             [this](const store::Result<store::Done> &purged) {
                 if (!purged)
                     report(purged.error());
             });
    m_writing->forgetAllowed();
}

QFuture<std::vector<expectations::History>> Application::expectations()
{
    using Histories = std::vector<expectations::History>;
    QFuture<store::Result<Histories>> remembered = m_checks->expectations();
    whenDone(this, remembered, [this](const store::Result<Histories> &found) {
        if (!found)
            report(found.error());
    });
    return remembered.then([](const store::Result<Histories> &found) { return found.value_or(Histories()); });
}

void Application::expectOf(const DomainName &author, expectations::Wish wish)
{
    changeExpectations(m_checks->setWish(author, wish, now()));
}

void Application::forgetSigner(const DomainName &author, const DomainName &signer)
{
    changeExpectations(m_checks->forgetSigner(author, signer));
}

void Application::forgetSender(const DomainName &author)
{
    changeExpectations(m_checks->forget(author));
}

void Application::forgetSenders()
{
    changeExpectations(m_checks->forgetAll());
}

void Application::changeExpectations(QFuture<store::Result<store::Done>> change)
{
    whenDone(this, change, [this](const store::Result<store::Done> &done) {
        if (!done) // each time: somebody wanted this, and it is not so
            Q_EMIT trouble(words::notRemembered(
                words::storeFault(done.error().fault, done.error().file, done.error().systemText)));
        Q_EMIT expectationsChanged();
    });
}

QString Application::temporaryFolder()
{
    if (!m_temporary)
        m_temporary = std::make_unique<QTemporaryDir>();
    return m_temporary->path();
}

} // namespace waxseal::desktop
