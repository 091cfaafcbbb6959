// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/bodytext/body_text.h"

#include <QTextBrowser>
#include <QTimer>

namespace waxseal::desktop {

/// The text of a message. It loads nothing, opens nothing and paints nothing outside its own visible edge.
class BodyView : public QTextBrowser {
    Q_OBJECT

public:
    explicit BodyView(QWidget *parent = nullptr);

    /// The first piece at once, the others as they are needed or while nothing else is to be done.
    void setBody(const bodytext::BodyText &body);
    /// A sentence of ours instead of a text.
    void showPlaceholder(const QString &sentence);

    QVariant loadResource(int type, const QUrl &name) override; ///< nothing, ever

Q_SIGNALS:
    void linkActivated(const waxseal::bodytext::Target &target);
    void linkHovered(const QString &url); ///< empty: no longer

protected:
    void changeEvent(QEvent *event) override;

private:
    void appendPiece();
    void muteEdge();

    QStringList m_pieces;
    qsizetype m_next = 0; ///< the first piece that is not there yet
    QTimer m_idle;
};

} // namespace waxseal::desktop
