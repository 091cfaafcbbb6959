// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/look/axis.h"
#include "core/check/message_check.h"

#include <QWidget>

#include <array>

class QLabel;
class QStackedWidget;
class QTabWidget;

namespace waxseal::desktop {

class DnsView;
class ElidedLine;
class ExplanationView;
class HeadersView;
class WayView;

/// What stands behind each sentence of the strip: the explanation, the way as picture and text, the header with the believed
/// lines marked, what DNS answered, and what all this does not mean. Sections are filled when they are looked at.
class EvidencePane : public QWidget {
    Q_OBJECT

public:
    explicit EvidencePane(QWidget *parent = nullptr);

    void setMessage(const check::Checked &message, const std::shared_ptr<const verdict::Account> &account);
    void clear();
    void showAxis(AxisId axis);
    /// All of it as plain text, as "Copy as text" puts it on the clipboard.
    QString asText() const;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum Section { Explanation, Way, Headers, Dns, SectionCount };
    void fillCurrentSection();
    void showSentence(const QString &sentence);
    void copyAsText();
    void fitToFont();

    ElidedLine *m_subject;
    ElidedLine *m_messageId;
    QStackedWidget *m_pages; ///< one sentence, or the sections
    QLabel *m_sentence;
    QTabWidget *m_sections;
    ExplanationView *m_explanation;
    WayView *m_way;
    HeadersView *m_headers;
    DnsView *m_dns;
    QWidget *m_copyRow;
    QLabel *m_copied;

    check::Checked m_message;
    std::shared_ptr<const verdict::Account> m_account;
    std::array<bool, SectionCount> m_isFilled = {};
};

} // namespace waxseal::desktop
