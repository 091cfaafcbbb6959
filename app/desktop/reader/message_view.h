// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/look/axis.h"
#include "app/desktop/reader/body_loader.h"
#include "core/verdict/summary.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QListWidget;
class QToolButton;

namespace waxseal::desktop {

class BodyView;
class Strip;

/// One message: who and when, the strip, and inside a visible edge what the sender wrote.
class MessageView : public QWidget {
    Q_OBJECT

public:
    explicit MessageView(QWidget *parent = nullptr);

    /// What the list knows of the message, while it is read.
    void setPending(const verdict::Summary &summary);
    /// The verdicts. They come before the text.
    void setChecked(const check::Checked &message, const std::shared_ptr<const verdict::Account> &account);
    void setBody(const LoadedBody &body);
    /// A sentence instead of the text; the strip stays as it is.
    void setSentence(const QString &sentence);
    /// No message, and a sentence instead.
    void clear(const QString &sentence);
    message::Attachment attachmentAt(int index) const { return m_loaded.attachments[size_t(index)]; }
    void setPlainTextPreferred(bool isPreferred);

    Strip &strip() { return *m_strip; }
    BodyView &body() { return *m_body; }
    QListWidget &attachments() { return *m_attachments; }

Q_SIGNALS:
    void checkedShown(); ///< the strip has its verdicts
    void evidenceRequested(waxseal::desktop::AxisId axis);
    void linkActivated(const waxseal::bodytext::Target &target);
    void linkHovered(const QString &url);
    void attachmentChosen(int index); ///< to be saved
    void attachedMessageChosen(int index);

private:
    void setHead(const verdict::Summary &summary);
    struct Line {
        QLabel *label;
        QLabel *value;
    };
    Line addLine(const QString &label);
    static void setLine(const Line &line, const QString &text);
    void showBody();
    void showAttachments();
    void chooseAttachment(bool open);

    QGridLayout *m_head;
    Line m_from, m_to, m_cc, m_date;
    QLabel *m_subject;
    Strip *m_strip;
    QWidget *m_notice;
    QLabel *m_noticeText;
    QToolButton *m_otherForm;
    QLabel *m_edge;
    BodyView *m_body;
    QWidget *m_attachmentBar;
    QLabel *m_attachmentCount;
    QListWidget *m_attachments;
    QToolButton *m_save;
    QToolButton *m_open;

    LoadedBody m_loaded;
    bool m_hasBody = false;
    bool m_isPlainPreferred = true;
    bool m_showsHtml = false;
};

} // namespace waxseal::desktop
