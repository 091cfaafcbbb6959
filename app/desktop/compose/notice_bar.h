// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/verdict/outcome.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QToolButton;

namespace waxseal::desktop {

/// A sentence across the window that stays until it no longer holds, perhaps with something to do about it.
class NoticeBar : public QWidget {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// @param action label of a button; empty: none
    void say(const QString &sentence, const QString &action = {});
    void clear() { say(QString()); }
    QString sentence() const;
    void setCanBeHidden(bool canBeHidden);
    void setShape(verdict::Outcome shape); ///< before the sentence

Q_SIGNALS:
    void acted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void drawShape();

    std::optional<verdict::Outcome> m_shape;
    QLabel *m_picture;
    QLabel *m_sentence;
    QPushButton *m_action;
    QToolButton *m_hide;
};

} // namespace waxseal::desktop
