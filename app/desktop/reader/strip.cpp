// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/reader/strip.h"

#include "app/desktop/look/appearance.h"
#include "app/desktop/reader/fitted_text.h"
#include "core/words/command.h"
#include "core/words/strip_words.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace waxseal::desktop {

using verdict::Outcome;

namespace {

constexpr int smallestIcon = 16;
constexpr int smallestRow = 24;   ///< WCAG 2.2, 2.5.8: what is to be hit
constexpr int currentBar = 3;     ///< at the edge of the row that the evidence pane shows
constexpr int fewCharacters = 36; ///< of a sentence in one line; with less room "Why?" gives way to it

std::array<QString, axisCount> questions()
{
    const words::MessageHead head = words::messageHead();
    return {head.sender, head.wayIn, head.content};
}

bool isMuted(Outcome outcome)
{
    return outcome == Outcome::Nothing || outcome == Outcome::Unchecked;
}

/// A tool tip that looks like markup would be read as such.
QString plainToolTip(const QStringList &paragraphs)
{
    QString text;
    for (const QString &paragraph : paragraphs) {
        if (!paragraph.isEmpty())
            text += QStringLiteral("<p>") + paragraph.toHtmlEscaped() + QStringLiteral("</p>");
    }
    return text;
}

} // namespace

/// What the rows have in common, so that their columns meet and their heights are the same. Depends on font and language
/// alone, never on a message.
struct Strip::Measures {
    QFont regular, bold, small;
    int line = 0; ///< height
    int icon = 0;
    int gap = 0;
    int label = 0; ///< width, as of the following
    int why = 0;
    int chevron = 0;
    int characters = 0;  ///< average, of fewCharacters
    SentenceLines lines; ///< that the longest sentence needs, in regular weight

    void update(const QFont &font)
    {
        regular = bold = small = font;
        bold.setBold(true);
        if (font.pointSizeF() > 0)
            small.setPointSizeF(font.pointSizeF() * 0.9);
        const QFontMetrics metrics(font);
        const QFontMetrics smallMetrics(small);
        line = qMax(metrics.height(), QFontMetrics(bold).height());
        icon = qMax(smallestIcon, metrics.height());
        gap = qMax(6, metrics.height() / 2);
        label = 0;
        for (const QString &question : questions())
            label = qMax(label, smallMetrics.horizontalAdvance(question));
        why = smallMetrics.horizontalAdvance(words::why());
        chevron = metrics.height() / 3;
        characters = metrics.averageCharWidth() * fewCharacters;
        lines = SentenceLines(words::everySentence(), regular);
    }

    bool showsWhy(int width) const { return sentenceWidth(width, true) >= characters; }

    int sentenceStart() const { return gap + icon + gap + label + gap; }
    int sentenceWidth(int width, bool withWhy) const
    {
        const int trailing = gap + icon + gap + (withWhy ? why + gap : 0) + chevron + gap;
        return width - sentenceStart() - trailing;
    }
    int sentenceWidth(int width) const { return sentenceWidth(width, showsWhy(width)); }
    int heightOf(int lineCount) const { return qMax(smallestRow, qMax(line * lineCount, icon) + 2 * (line / 4)); }
};

/// One axis: a button that opens its evidence. A push button for the sake of its accessible role; it draws itself, as the
/// texts come from strangers and no style shall find a mnemonic in them.
class Strip::Row : public QPushButton {
public:
    Row(const Measures &measures, AxisId axis, Strip &strip)
        : QPushButton(&strip), m_measures(measures), m_axis(axis), m_strip(strip)
    {
        setAutoDefault(false);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred); // Fixed would be that of another width
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }

    enum class Mark { None, Shape, Dot };
    struct Content {
        QString question;
        QString sentence; ///< as it came
        std::optional<Outcome> outcome;
        Mark mark = Mark::None;
        std::optional<Symbol> symbol;
        bool opensEvidence = false;
    };
    void setContent(Content content)
    {
        m_content = std::move(content);
        m_text = oneLine(m_content.sentence);
        refit();
    }
    void setCurrent(bool isCurrent)
    {
        m_isCurrent = isCurrent;
        update();
    }
    void refit()
    {
        m_fitted = FittedText();
        updateGeometry();
        update();
    }

    QSize sizeHint() const override
    {
        const int width = m_measures.sentenceStart() + m_measures.characters * 2;
        return {width, heightForWidth(width)};
    }
    QSize minimumSizeHint() const override
    {
        return {m_measures.sentenceStart() + m_measures.characters / 2, m_measures.heightOf(1)};
    }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return m_measures.heightOf(fitted(width).lineCount()); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintGround(painter);

        const bool isQuiet = !m_content.outcome || isMuted(*m_content.outcome);
        const QColor muted = mutedText(palette());
        const QColor text = palette().color(QPalette::Active, QPalette::WindowText);
        const int gap = m_measures.gap;
        const int icon = m_measures.icon;
        const int top = (height() - fitted(width()).lineCount() * m_measures.line) / 2;
        const auto place = [&](int left, int wide, int high) { // centred on the first line
            return style()->visualRect(layoutDirection(), rect(),
                                       QRect(left, top + (m_measures.line - high) / 2, wide, high));
        };

        paintMark(painter, place(gap, icon, icon));

        painter.setFont(m_measures.small);
        painter.setPen(muted);
        painter.drawText(place(gap + icon + gap, m_measures.label, m_measures.line),
                         int(Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine), m_content.question);

        const bool isBold = m_content.outcome == Outcome::Contradicted;
        painter.setPen(isBold ? outcomeColour(Outcome::Contradicted, palette()) : isQuiet ? muted : text);
        const int sentenceWidth = m_measures.sentenceWidth(width());
        const QRect sentence = style()->visualRect(
            layoutDirection(), rect(), QRect(m_measures.sentenceStart(), top, sentenceWidth, height() - top));
        fitted(width()).draw(painter, sentence.topLeft());

        int left = m_measures.sentenceStart() + sentenceWidth + gap;
        if (m_content.symbol)
            paintSymbol(painter, place(left, icon, icon), *m_content.symbol, isQuiet ? muted : text);
        left += icon + gap;
        if (!m_content.opensEvidence)
            return;
        const QColor link = palette().color(QPalette::Active, QPalette::Link);
        const QColor ground = palette().color(QPalette::Active, isRaised() ? QPalette::Base : QPalette::Window);
        painter.setPen(contrast(link, ground) >= textContrast ? link : text);
        if (m_measures.showsWhy(width())) {
            QFont font = m_measures.small;
            font.setUnderline(underMouse() || hasFocus());
            painter.setFont(font);
            painter.drawText(place(left, m_measures.why, m_measures.line),
                             int(Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine), words::why());
            left += m_measures.why + gap;
        }
        paintChevron(painter, place(left, m_measures.chevron, m_measures.chevron * 3 / 2));
    }

    void keyPressEvent(QKeyEvent *event) override
    {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter: click(); return;
        case Qt::Key_Up: focusRow(int(m_axis) - 1); return;
        case Qt::Key_Down: focusRow(int(m_axis) + 1); return;
        case Qt::Key_Home: focusRow(0); return;
        case Qt::Key_End: focusRow(axisCount - 1); return;
        case Qt::Key_Left:
        case Qt::Key_Right: event->ignore(); return; // a button would leave the strip
        default: QPushButton::keyPressEvent(event);
        }
    }

private:
    const FittedText &fitted(int width) const
    {
        const int room = m_measures.sentenceWidth(width);
        if (m_fitted.width() != room) {
            const auto fit = [&](const QFont &font) {
                return FittedText(m_text, font, room, m_measures.lines.at(room), m_measures.line, layoutDirection());
            };
            const bool isBold = m_content.outcome == Outcome::Contradicted;
            m_fitted = fit(isBold ? m_measures.bold : m_measures.regular);
            if (isBold && !m_fitted.isWhole()) // the words matter more than their weight
                m_fitted = fit(m_measures.regular);
        }
        return m_fitted;
    }

    void focusRow(int index)
    {
        if (index >= 0 && index < axisCount)
            m_strip.m_rows[size_t(index)]->setFocus(Qt::OtherFocusReason);
    }

    bool isRaised() const { return m_isCurrent || underMouse(); }

    void paintGround(QPainter &painter) const
    {
        if (isRaised())
            painter.fillRect(rect(), palette().color(QPalette::Active, QPalette::Base));
        const QColor highlight = palette().color(QPalette::Active, QPalette::Highlight);
        if (m_isCurrent) {
            painter.fillRect(style()->visualRect(layoutDirection(), rect(), QRect(0, 0, currentBar, height())),
                             highlight);
        }
        if (hasFocus()) {
            painter.setPen(QPen(highlight, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(rect().adjusted(1, 1, -1, -1));
        }
    }

    void paintMark(QPainter &painter, const QRect &place) const
    {
        switch (m_content.mark) {
        case Mark::None: break;
        case Mark::Shape: paintOutcome(painter, place, *m_content.outcome, palette()); break;
        case Mark::Dot: {
            const double radius = place.width() / 6.0;
            painter.setPen(Qt::NoPen);
            painter.setBrush(outcomeColour(*m_content.outcome, palette()));
            painter.drawEllipse(QRectF(place).center(), radius, radius);
            break;
        }
        }
    }

    void paintChevron(QPainter &painter, const QRectF &place) const
    {
        const bool isMirrored = layoutDirection() == Qt::RightToLeft;
        const double tail = isMirrored ? place.right() : place.left();
        const double tip = isMirrored ? place.left() : place.right();
        painter.setPen(
            QPen(painter.pen().color(), qMax(1.5, m_measures.line / 10.0), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(
            QPolygonF{QPointF(tail, place.top()), QPointF(tip, place.center().y()), QPointF(tail, place.bottom())});
    }

    const Measures &m_measures;
    AxisId m_axis;
    Strip &m_strip;
    Content m_content;
    QString m_text; ///< the sentence in one line
    bool m_isCurrent = false;
    mutable FittedText m_fitted; ///< of the width last asked for
};

Strip::Strip(QWidget *parent) : QWidget(parent), m_measures(std::make_unique<Measures>())
{
    setAutoFillBackground(true); // of the program, not of the message
    setBackgroundRole(QPalette::Window);
    m_measures->update(font());

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 1);
    column->setSpacing(0);
    for (int i = 0; i < axisCount; ++i) {
        const auto axis = AxisId(i);
        Row *row = new Row(*m_measures, axis, *this);
        m_rows[size_t(i)] = row;
        column->addWidget(row);
        connect(row, &QPushButton::clicked, this, [this, axis] {
            if (m_state != State::Empty)
                Q_EMIT evidenceRequested(axis);
        });
    }
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred); // Fixed would be that of another width
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusProxy(m_rows[0]);
    showState();
}

Strip::~Strip()
{
    for (Row *row : m_rows)
        delete row;
}

void Strip::setAxes(const std::array<words::Axis, axisCount> &axes, std::optional<Symbol> transport)
{
    m_state = State::Judged;
    m_axes = axes;
    m_transport = transport;
    showState();
}

void Strip::setPending()
{
    m_state = State::Pending;
    showState();
}

void Strip::clear()
{
    m_state = State::Empty;
    showState();
}

void Strip::setCurrent(std::optional<AxisId> axis)
{
    m_current = axis;
    for (int i = 0; i < axisCount; ++i)
        m_rows[size_t(i)]->setCurrent(axis == AxisId(i));
    setFocusProxy(m_rows[axis ? size_t(*axis) : 0]);
}

void Strip::showState()
{
    const std::array<QString, axisCount> labels = questions();
    QStringList spoken;
    bool hasTriangle = false;
    for (size_t i = 0; i < size_t(axisCount); ++i) {
        Row::Content content;
        content.question = labels[i];
        content.opensEvidence = m_state != State::Empty;
        QString limit;
        switch (m_state) {
        case State::Empty: spoken << words::spokenRow(labels[i], words::noMessageOpen()); break;
        case State::Pending:
            content.sentence = words::beingChecked();
            spoken << words::spokenRow(labels[i], content.sentence);
            break;
        case State::Judged: {
            const words::Axis &axis = m_axes[i];
            content.sentence = axis.sentence;
            content.outcome = axis.outcome;
            // One triangle a message; a second makes neither weightier.
            const bool isSecond = axis.outcome == Outcome::Contradicted && hasTriangle;
            content.mark = isSecond ? Row::Mark::Dot : Row::Mark::Shape;
            hasTriangle = hasTriangle || axis.outcome == Outcome::Contradicted;
            if (AxisId(i) == AxisId::WayIn)
                content.symbol = m_transport;
            limit = axis.limit;
            spoken << words::spokenRow(labels[i], axis.outcomeWord, oneLine(axis.sentence));
            break;
        }
        }
        Row &row = *m_rows[i];
        row.setAccessibleName(spoken.last());
        row.setAccessibleDescription(limit);
        row.setToolTip(m_state == State::Judged ? plainToolTip({oneLine(content.sentence), limit}) : QString());
        row.setContent(std::move(content));
    }

    const QString all = spoken.join(QLatin1Char(' '));
    if (all == accessibleName())
        return;
    setAccessibleName(all);
    if (m_state == State::Judged)
        announce();
}

void Strip::announce()
{
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    Q_EMIT announced(accessibleName());
}

void Strip::measure()
{
    m_measures->update(font());
    for (Row *row : m_rows)
        row->refit();
}

void Strip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, mutedText(palette()));
}

void Strip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    const QEvent::Type type = event->type();
    if (!m_rows[0]) // still being built
        return;
    if (type == QEvent::LanguageChange)
        showState();
    if (type == QEvent::FontChange || type == QEvent::LanguageChange || type == QEvent::LayoutDirectionChange
        || type == QEvent::StyleChange)
        measure();
}

} // namespace waxseal::desktop
