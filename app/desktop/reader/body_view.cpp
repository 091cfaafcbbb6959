// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/reader/body_view.h"

#include <QApplication>
#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>

namespace waxseal::desktop {

namespace {

constexpr int piecesWhileIdle = 6; ///< so that an ordinary letter can be searched and copied whole
constexpr int idleMsecs = 15;      ///< between pieces that nobody waits for
constexpr int edgeWidth = 2;

} // namespace

BodyView::BodyView(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard | Qt::LinksAccessibleByKeyboard);
    setFrameStyle(QFrame::Box | QFrame::Plain); // an edge on all four sides that no message can leave
    setLineWidth(edgeWidth);
    muteEdge();
    document()->setDocumentMargin(12);
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleMsecs);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        if (m_next < piecesWhileIdle)
            appendPiece();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value >= verticalScrollBar()->maximum() - viewport()->height())
            appendPiece();
    });
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        if (const auto target = bodytext::targetOf(url.toString(QUrl::FullyEncoded)))
            Q_EMIT linkActivated(*target);
    });
    connect(this, &QTextBrowser::highlighted, this,
            [this](const QUrl &url) { Q_EMIT linkHovered(url.toString(QUrl::FullyEncoded)); });
}

/// As visible as the text of a placeholder: seen on every background, and not louder than the verdicts.
void BodyView::muteEdge()
{
    QPalette edge = palette();
    const QColor colour = QApplication::palette(this).color(QPalette::PlaceholderText);
    if (edge.color(QPalette::WindowText) == colour)
        return;
    edge.setColor(QPalette::WindowText, colour);
    setPalette(edge);
}

void BodyView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        muteEdge();
}

QVariant BodyView::loadResource(int, const QUrl &)
{
    return {};
}

void BodyView::setBody(const bodytext::BodyText &body)
{
    m_idle.stop();
    clear();
    m_pieces = body.pieces;
    m_next = 0;
    appendPiece();
    moveCursor(QTextCursor::Start);
}

void BodyView::appendPiece()
{
    if (m_next >= m_pieces.size())
        return;
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    if (m_next > 0)
        end.insertBlock(QTextBlockFormat(), QTextCharFormat());
    end.insertHtml(m_pieces[m_next++]);
    m_idle.start();
}

void BodyView::showPlaceholder(const QString &sentence)
{
    m_idle.stop();
    m_pieces.clear();
    m_next = 0;
    clear();
    setPlainText(sentence);
}

} // namespace waxseal::desktop
