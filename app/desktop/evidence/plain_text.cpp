// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/evidence/plain_text.h"

#include "app/desktop/look/appearance.h"
#include "app/desktop/look/symbols.h"
#include "core/words/evidence_pane.h"

#include <QMimeData>
#include <QPainter>
#include <QStyle>
#include <QTextBlock>
#include <QTextDocumentFragment>
#include <QTextList>

namespace waxseal::desktop {

namespace {

QString shortened(const QString &text)
{
    const QString line = words::plainLine(text.left(longestParagraph));
    return text.size() > longestParagraph ? line + QChar(0x2026) : line;
}

} // namespace

PlainDocument::PlainDocument(QWidget *parent) : QTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setAcceptRichText(false);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void PlainDocument::begin()
{
    if (!m_isWriting)
        QTextCursor(document()).beginEditBlock(); // one layout for all of it
    m_isWriting = true;
    clear();
    m_isEmpty = true;
}

QTextCursor PlainDocument::nextBlock(qreal space, int headingLevel)
{
    QTextBlockFormat block;
    block.setTopMargin(m_isEmpty ? 0 : space * fontMetrics().height());
    block.setHeadingLevel(headingLevel);
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    if (m_isEmpty)
        cursor.setBlockFormat(block);
    else
        cursor.insertBlock(block, QTextCharFormat());
    m_isEmpty = false;
    return cursor;
}

void PlainDocument::addParagraph(const QString &text, const QTextCharFormat &format, int headingLevel)
{
    nextBlock(headingLevel > 0 ? 0.9 : 0.35, headingLevel).insertText(shortened(text), format);
}

void PlainDocument::addHeading(const QString &text)
{
    QTextCharFormat format;
    format.setFontWeight(QFont::DemiBold);
    addParagraph(text, format, 2);
}

void PlainDocument::addText(const QString &text)
{
    addParagraph(text, QTextCharFormat());
}

void PlainDocument::addMuted(const QString &text)
{
    QTextCharFormat format;
    format.setForeground(mutedText(palette()));
    addParagraph(text, format);
}

void PlainDocument::addBold(const QString &text)
{
    QTextCharFormat format;
    format.setFontWeight(QFont::DemiBold);
    addParagraph(text, format);
}

void PlainDocument::addOutcome(verdict::Outcome outcome, const QString &text, bool isLarge)
{
    QFont font = this->font();
    if (isLarge && font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * 1.15);
    const int side = QFontMetrics(font).height();
    const qreal ratio = devicePixelRatioF();
    QImage image(QSize(side, side) * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    {
        QPainter painter(&image);
        paintOutcome(painter, QRectF(0, 0, side, side).adjusted(1, 1, -1, -1), outcome, palette());
    }
    const QString name = QStringLiteral("outcome:%1:%2").arg(int(outcome)).arg(side);
    document()->addResource(QTextDocument::ImageResource, QUrl(name), image);
    QTextImageFormat picture;
    picture.setName(name);
    picture.setWidth(side);
    picture.setHeight(side);
    picture.setVerticalAlignment(QTextCharFormat::AlignMiddle);

    QTextCharFormat format;
    if (isLarge) {
        format.setFontWeight(QFont::DemiBold);
        if (font.pointSizeF() > 0)
            format.setFontPointSize(font.pointSizeF());
        format.setForeground(outcomeColour(outcome, palette()));
    }
    QTextCursor cursor = nextBlock(0.35, isLarge ? 1 : 0);
    cursor.insertImage(picture);
    cursor.insertText(QLatin1Char(' ') + shortened(text), format);
}

void PlainDocument::addItems(const QStringList &texts)
{
    QTextListFormat style;
    style.setStyle(QTextListFormat::ListDisc);
    style.setIndent(1);
    QTextList *list = nullptr;
    for (const QString &text : texts) {
        QTextCursor cursor = nextBlock(0.25);
        if (list)
            list->add(cursor.block());
        else
            list = cursor.createList(style);
        cursor.insertText(shortened(text), QTextCharFormat());
    }
    document()->setIndentWidth(fontMetrics().averageCharWidth() * 2.5);
}

void PlainDocument::finish()
{
    if (std::exchange(m_isWriting, false))
        QTextCursor(document()).endEditBlock();
    moveCursor(QTextCursor::Start);
}

QMimeData *PlainDocument::createMimeDataFromSelection() const
{
    auto plain = std::make_unique<QMimeData>();
    plain->setText(textCursor().selection().toPlainText().remove(QChar::ObjectReplacementCharacter));
    return plain.release();
}

ElidedLine::ElidedLine(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ElidedLine::setText(const QString &text)
{
    m_text = shortened(text);
    setToolTip(plainToolTip(m_text));
    setAccessibleName(m_text);
    update();
}

QSize ElidedLine::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, fontMetrics().height()};
}

QSize ElidedLine::minimumSizeHint() const
{
    return {0, fontMetrics().height()};
}

void ElidedLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(m_isMuted ? mutedText(palette()) : palette().color(QPalette::WindowText));
    const int flags =
        Qt::AlignVCenter | Qt::TextSingleLine | int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading));
    painter.drawText(rect(), flags, fontMetrics().elidedText(m_text, Qt::ElideMiddle, width()));
}

} // namespace waxseal::desktop
