// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/evidence/header_model.h"
#include "app/desktop/evidence/plain_text.h"
#include "app/desktop/evidence/way_picture.h"
#include "app/desktop/look/axis.h"

#include <array>

class QLineEdit;
class QTabBar;
class QTableView;

/// The four sections of the evidence pane. Each shows a message that has been read; what cannot be read has one sentence in
/// the pane instead.
namespace waxseal::desktop {

class ExplanationView : public QWidget {
    Q_OBJECT

public:
    explicit ExplanationView(QWidget *parent = nullptr);
    void setMessage(const check::Checked &message, const std::shared_ptr<const verdict::Account> &account);
    void showAxis(AxisId axis);
    AxisId axis() const { return m_axis; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void writeAgain();
    void drawIcons();

    QTabBar *m_axes;
    PlainDocument *m_text;
    check::Checked m_message;
    std::shared_ptr<const verdict::Account> m_account;
    AxisId m_axis = AxisId::Sender;
};

class WayView : public QWidget {
    Q_OBJECT

public:
    explicit WayView(QWidget *parent = nullptr);
    void setMessage(const check::Checked &message);

protected:
    void changeEvent(QEvent *event) override;

private:
    void writeStation();
    void writeAgain();

    WayPicture *m_picture;
    PlainDocument *m_station;
    PlainDocument *m_text;
};

class HeadersView : public QWidget {
    Q_OBJECT

public:
    explicit HeadersView(QWidget *parent = nullptr);
    void setMessage(const check::Checked &message);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fitToFont();
    void writeField();
    void copySelection();

    HeaderModel *m_model;
    QLineEdit *m_filter;
    QTableView *m_table;
    PlainDocument *m_field;
};

class DnsView : public QWidget {
    Q_OBJECT

public:
    explicit DnsView(QWidget *parent = nullptr);
    void setMessage(const check::Checked &message);

private:
    PlainDocument *m_text;
};

} // namespace waxseal::desktop
