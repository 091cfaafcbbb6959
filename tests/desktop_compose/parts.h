// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/compose/composer_window.h"

#include <QAccessible>
#include <QTemporaryDir>
#include <QThreadPool>

#include <map>

/// A composer whose lookups answer when the test wants them to.
namespace waxseal::desktop {

inline DomainName domain(const char *name)
{
    return DomainName::parse(name).value();
}

inline check::CheckedRecipient answer(const DomainName &domain, verdict::way_out::Verdict verdict,
                                      bool isComplete = true)
{
    verdict::way_out::Recipient recipient{domain, {}, {}, {}, {}, {}, {}, {}, {}, verdict, isComplete, {}, {}};
    recipient.judged = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return std::make_shared<const verdict::way_out::Recipient>(std::move(recipient));
}

/// Stands in for check::RecipientCheck.
class FakeLookups {
public:
    RecipientLookups::Ask ask()
    {
        return [this](const DomainName &domain, const check::Occasion &occasion) {
            m_asked << domain.toByteArray();
            m_askedAgain += occasion.failures == check::Failures::AskedAgain;
            m_sender = occasion.sender;
            QPromise<check::CheckedRecipient> &promise = m_promises[domain.toByteArray()] = {};
            promise.start();
            return promise.future();
        };
    }
    QByteArrayList asked() const { return m_asked; }
    const std::optional<DomainName> &sender() const { return m_sender; } ///< of the last question
    int askedAgain() const { return m_askedAgain; }                      ///< of these, because the person wanted to
    bool isCanceled(const char *name) { return m_promises[name].isCanceled(); }
    void tell(const char *name, verdict::way_out::Verdict verdict, bool isComplete = true)
    {
        QPromise<check::CheckedRecipient> &promise = m_promises[name];
        promise.addResult(answer(domain(name), verdict, isComplete));
        if (isComplete)
            promise.finish();
    }

private:
    QByteArrayList m_asked;
    int m_askedAgain = 0;
    std::optional<DomainName> m_sender;
    std::map<QByteArray, QPromise<check::CheckedRecipient>> m_promises;
};

/// Composers with a folder for drafts.
class Desk {
public:
    ~Desk()
    {
        m_window.reset();
        m_worker.waitForDone();
    }

    ComposerWindow &open(ComposerStart start = {})
    {
        ComposerParts parts;
        parts.ask = lookups.ask();
        parts.now = [this] { return now; };
        parts.complete = [this](const QString &typed) {
            QStringList found;
            for (const QString &each : people) {
                if (each.startsWith(typed, Qt::CaseInsensitive))
                    found << each;
            }
            return found;
        };
        parts.rules = rules;
        parts.draftFolder = draftFolder();
        m_worker.setMaxThreadCount(1);
        parts.draftWorker = &m_worker;
        m_window = std::make_unique<ComposerWindow>(parts, std::move(start));
        m_window->show();
        m_window->activateWindow();
        return *m_window;
    }
    void close() { m_window.reset(); }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString draftFolder() const { return folder.isEmpty() ? path(QStringLiteral("drafts")) : folder; }
    void waitForDisk() { m_worker.waitForDone(); }

    FakeLookups lookups;
    RecipientLookups::Rules rules;
    QStringList people;
    QString folder; ///< another one for drafts
    std::chrono::sys_seconds now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());

private:
    QTemporaryDir m_folder;
    QThreadPool m_worker;
    std::unique_ptr<ComposerWindow> m_window;
};

/// What a screen reader says.
inline QString spoken(QWidget *widget)
{
    const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) + QLatin1Char('\n')
            + interface->text(QAccessible::Description)
                     : QString();
}

} // namespace waxseal::desktop
