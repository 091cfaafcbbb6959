// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/check/lookup_privacy.h"
#include "core/check/recipient_check.h"

#include <QFutureWatcher>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>
#include <unordered_map>

namespace waxseal::desktop {

/// What is known of the domains that a mail goes to. Domains are asked about when somebody wants them and the person does not
/// mind; never about what is still being typed.
class RecipientLookups : public QObject {
    Q_OBJECT

public:
    /// Gives results until the last one is complete, as check::RecipientCheck::run() does.
    using Ask = std::function<QFuture<check::CheckedRecipient>(const DomainName &, const check::Occasion &)>;
    using Clock = std::function<std::chrono::sys_seconds()>;

    enum class State : quint8 {
        Unknown,  ///< nobody wants it
        Off,      ///< the person wants nothing looked up
        Blocked,  ///< nor this domain
        NotAsked, ///< the person wants to be asked first
        Held,     ///< a link named it, and the person has not wanted it yet
        Asking,
        TakesLong, ///< longer than limits::dnsSoft
        Answered,  ///< complete
        Failed,    ///< nobody can be asked
    };
    /// What the person wants of lookups.
    struct Rules {
        bool lookUp = true;
        bool askFirst = false;
        QSet<DomainName> allowed; ///< with askFirst: asked about without a further question
        check::BlockedDomains blocked;
    };

    RecipientLookups(Ask ask, Clock now, QObject *parent = nullptr);
    ~RecipientLookups() override;

    void setRules(Rules rules);
    /// The domain that the mail is from; none while there is no address.
    void setSender(const std::optional<DomainName> &sender);
    /// Nothing is asked about domains that are wanted from now on, until release().
    void hold() { m_isHeld = true; }
    void release();
    bool isHeld() const { return m_isHeld; }

    /// These domains and no others: lookups of others end.
    void want(const QSet<DomainName> &domains);
    /// The person wants this domain to be asked about.
    void allow(const DomainName &domain);

    State state(const DomainName &domain) const;
    /// The newest result, perhaps not complete; null where there is none.
    check::CheckedRecipient result(const DomainName &domain) const;
    bool isPending(const DomainName &domain) const;
    bool isAsking() const; ///< about any of them

    void askAgain();                         ///< all of them: somebody else answers now, or for another own provider
    void askAgain(const DomainName &domain); ///< the person wants it: also what had no answer a moment ago
    void askExpired();                       ///< those whose answers are older than their TTL
    /// Those that the person would want asked again: without an answer, not to be checked, or older than their TTL.
    void askFailed();
    bool hasFailed() const; ///< some were asked about, to no end

Q_SIGNALS:
    void changed(const waxseal::DomainName &domain);
    void allowed(const waxseal::DomainName &domain); ///< to be remembered
    void settled();                                  ///< nothing is being asked any more

private:
    using Watcher = QFutureWatcher<check::CheckedRecipient>;
    struct Entry {
        State state = State::Unknown;
        check::CheckedRecipient result;
        std::unique_ptr<Watcher> watcher; ///< while it is being asked
        bool isAllowed = false;           ///< by the person, in this window
    };

    static bool isFailed(const Entry &entry);
    State wish(const DomainName &domain, const Entry &entry) const;
    void decide(const DomainName &domain, Entry &entry);
    void start(const DomainName &domain, Entry &entry, check::Failures failures = check::Failures::Kept);
    void stop(Entry &entry);
    void take(const DomainName &domain, const check::CheckedRecipient &result);
    void finish(const DomainName &domain);
    void checkSettled();

    Ask m_ask;
    Clock m_now;
    Rules m_rules;
    std::optional<DomainName> m_sender;
    bool m_isHeld = false;
    bool m_wasAsking = false;
    std::unordered_map<QByteArray, Entry> m_entries; ///< by name on the wire
};

/// When the first of the answers behind a result is no longer to be used.
std::chrono::sys_seconds expiryOf(const verdict::way_out::Recipient &recipient);

} // namespace waxseal::desktop
