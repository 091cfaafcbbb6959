// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/expectations/history.h"

#include <QDialog>

#include <optional>

class QButtonGroup;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTreeWidget;

namespace waxseal::words {
struct Choice;
}

namespace waxseal::desktop {

class SendersModel;

/// What Waxseal expects of each author domain: who has signed its mail, since when; choose what to expect, forget. It only
/// shows what it is given: what the person does is handed on, and comes back with the next setExpectations().
class SendersPage : public QDialog {
    Q_OBJECT

public:
    explicit SendersPage(QWidget *parent = nullptr);

    /// In the order of their names. What was chosen stays chosen.
    void setExpectations(std::vector<expectations::History> histories);

Q_SIGNALS:
    void wishChosen(const waxseal::DomainName &author, waxseal::expectations::Wish wish);
    void forgetSignerRequested(const waxseal::DomainName &author, const waxseal::DomainName &signer);
    void forgetRequested(const waxseal::DomainName &author);
    void forgetAllRequested(); ///< confirmed

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QLayout *searchRow();
    QWidget *tableArea();
    QWidget *chosenArea();
    void addWish(QGridLayout *grid, expectations::Wish wish, const words::Choice &choice);
    QPushButton *button(const words::Choice &choice);

    /// Changes the rows by @p change; the chosen domain stays chosen, or else its neighbour is.
    template <typename Change> void rearrange(Change change);
    const expectations::History *chosen() const;
    void showChosen();
    void showSigners(const expectations::History *history);
    void showState();
    void setEnabledOrGiveFocus(QPushButton *button, bool isEnabled, QWidget *instead);
    void forgetSigner();
    void forgetChosen();
    void askToForgetAll();
    void followFont();
    void fitColumns();

    SendersModel *m_model = nullptr;
    QLineEdit *m_search = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_state = nullptr; ///< why there are no rows
    QWidget *m_chosenArea = nullptr;
    QLabel *m_chosenName = nullptr;
    QButtonGroup *m_wish = nullptr;
    QTreeWidget *m_signers = nullptr;
    QPushButton *m_forgetSigner = nullptr, *m_forget = nullptr, *m_forgetAll = nullptr;
};

} // namespace waxseal::desktop
