// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/check/provider_check.h"
#include "core/store/store.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace waxseal::desktop {

class InPlaceSentence;

/// The own provider: domain, hosts, authserv-ids and accepted forwarders, each with how it was learnt; confirm, edit, forget. Each change is handed
/// on at once, so that the list behind the window is judged again while one looks.
class OwnProviderPage : public QDialog {
    Q_OBJECT

public:
    explicit OwnProviderPage(QWidget *parent = nullptr);

    void setProvider(const store::OwnProvider &own);
    /// The demonstration's providers can be looked at, not changed.
    void setReadOnly(bool isReadOnly);
    /// What DNS says about the MX records of the own domain. Validated hosts become facts at once, which is a change.
    void setLearnt(const check::LearntHosts &learnt);
    /// What the messages of the open place suggest; counts are of messages.
    struct Proposal {
        QByteArray text;
        int messages;
    };
    void setProposals(const std::vector<Proposal> &hosts, const std::vector<Proposal> &authservIds, int messages);

    void done(int result) override;

Q_SIGNALS:
    void changed(const waxseal::store::OwnProvider &own);
    void domainEntered(const QString &domain); ///< valid and new: its MX records are to be asked for

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Kind { None, Domain, Host, ResultsName, Sealer, ProposedHost, ProposedResultsName, Refused };
    class EntryDelegate;

    QWidget *domainRow();
    QWidget *entriesRow();
    QWidget *addRows();
    QPushButton *button(const QString &label, const QString &explanation);

    void takeDomain();
    /// Why @p text cannot be the own domain; empty where it can.
    static QString complaintAboutDomain(const QString &text);
    static QString complaint(Kind kind, const QString &text);
    /// The form in which an entry is kept.
    static Result<QByteArray, ParseError> entryFrom(Kind kind, const QString &text);
    void setDomain(const QByteArray &domain);
    void addEntry(Kind kind, QLineEdit *line);
    void rename(Kind kind, const QByteArray &from, const QString &to);
    void confirmSelected();
    void refuseSelected();
    void forgetSelected();
    void editSelected();
    void takeBackSelected();
    void takeFromRefused(Kind kind, const QByteArray &text);
    /// Not to be learnt again from what DNS and messages say now.
    void dropEntry(Kind kind, const QByteArray &text);
    bool takeLearntHosts();
    void hasChanged();

    void showEverything();
    void showEntries();
    void addGroup(const QString &head, const std::vector<QTreeWidgetItem *> &items);
    QTreeWidgetItem *entry(Kind kind, const QByteArray &text, const QString &source,
                           std::chrono::sys_seconds learnt) const;
    std::vector<QTreeWidgetItem *> proposedEntries() const;
    void showButtons();
    Kind selectedKind() const;
    static bool isFact(Kind kind);
    QByteArray selectedText() const;
    std::vector<store::OwnHost> &entriesOf(Kind kind);

    store::OwnProvider m_own;
    bool m_isReadOnly = false;
    std::optional<check::LearntHosts> m_learnt; ///< about m_own.domain
    std::vector<Proposal> m_proposedHosts, m_proposedResultsNames;
    int m_messages = 0;
    bool m_isEditing = false;     ///< an entry of the tree, in place
    bool m_isShowPending = false; ///< until that is over

    QLabel *m_readOnly = nullptr;
    QLineEdit *m_domain = nullptr;
    InPlaceSentence *m_domainSentence = nullptr;
    QLabel *m_mx = nullptr;
    QTreeWidget *m_tree = nullptr;
    InPlaceSentence *m_entrySentence = nullptr;
    QPushButton *m_confirm = nullptr, *m_refuse = nullptr, *m_edit = nullptr, *m_forget = nullptr,
                *m_takeBack = nullptr;
    QWidget *m_addRows = nullptr;
    QLineEdit *m_host = nullptr, *m_resultsName = nullptr, *m_sealer = nullptr;
    InPlaceSentence *m_addSentence = nullptr;
};

} // namespace waxseal::desktop
