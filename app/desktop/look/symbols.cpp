// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/look/symbols.h"

#include "app/desktop/look/appearance.h"
#include "core/base/overloaded.h"
#include "resources/icons/icons.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

namespace waxseal::desktop {

using verdict::Outcome;

namespace {

QString fileOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Confirmed: return QStringLiteral("confirmed");
    case Outcome::Stated: return QStringLiteral("stated");
    case Outcome::Nothing: return QStringLiteral("nothing");
    case Outcome::Unchecked: return QStringLiteral("unchecked");
    case Outcome::Contradicted: return QStringLiteral("contradicted");
    }
    Q_UNREACHABLE();
}

QString fileOf(Symbol symbol)
{
    switch (symbol) {
    case Symbol::Waxseal: return QStringLiteral("waxseal");
    case Symbol::ClosedEnvelope: return QStringLiteral("closed-envelope");
    case Symbol::Postcard: return QStringLiteral("postcard");
    case Symbol::UnknownTransport: return QStringLiteral("unknown-transport");
    case Symbol::Padlock: return QStringLiteral("padlock");
    case Symbol::Boundary: return QStringLiteral("boundary");
    case Symbol::Server: return QStringLiteral("server");
    case Symbol::Mailbox: return QStringLiteral("mailbox");
    case Symbol::Attachment: return QStringLiteral("attachment");
    case Symbol::Copy: return QStringLiteral("copy");
    }
    Q_UNREACHABLE();
}

/// What the two colours of a file become: ink stands there as #000, what is cut out of a filled shape as #fff.
struct Inks {
    QColor ink, paper;
};

/// @param size in dots of the device
QPixmap rendered(const QString &file, const Inks &inks, const QSize &size)
{
    const QString key = QStringLiteral("waxseal/%1/%2/%3/%4x%5")
                            .arg(file, inks.ink.name(QColor::HexArgb), inks.paper.name(QColor::HexArgb))
                            .arg(size.width())
                            .arg(size.height());
    QPixmap pixmap;
    if (size.isEmpty() || QPixmapCache::find(key, &pixmap))
        return pixmap;

    QByteArray text = icons::svg(file);
    text.replace("#fff\"", inks.paper.name().toLatin1() + '"'); // before #000 brings a colour in
    text.replace("#000\"", inks.ink.name().toLatin1() + '"');
    QSvgRenderer renderer(text);
    const QSizeF shape = renderer.defaultSize().scaled(size, Qt::KeepAspectRatio);

    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(inks.ink.alphaF());
    renderer.render(&painter,
                    QRectF(QPointF((size.width() - shape.width()) / 2, (size.height() - shape.height()) / 2), shape));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paint(QPainter &painter, const QRectF &rect, const QString &file, const Inks &inks)
{
    // As many dots as the device has there, at any scale and device pixel ratio.
    const QTransform &transform = painter.deviceTransform();
    const double scale = std::hypot(transform.m11(), transform.m12());
    const QSize dots(int(std::lround(rect.width() * scale)), int(std::lround(rect.height() * scale)));
    const QPixmap pixmap = rendered(file, inks, dots);
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()));
    painter.restore();
}

/// The colours of a picture in each mode of an icon.
class ShapeIcon : public QIconEngine {
public:
    /// @param ink of the ordinary mode
    ShapeIcon(QString file, const QColor &ink, const QPalette &palette)
        : m_file(std::move(file)), m_ink(ink), m_palette(palette)
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        desktop::paint(*painter, rect, m_file, inks(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_file, inks(mode), size);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return rendered(m_file, inks(mode), size); // the size is in dots already
    }
    QIconEngine *clone() const override { return new ShapeIcon(*this); }
    QString key() const override { return QStringLiteral("waxseal"); }
    bool isNull() override { return false; }

private:
    Inks inks(QIcon::Mode mode) const
    {
        switch (mode) {
        case QIcon::Disabled: {
            QColor ink = m_palette.color(QPalette::Disabled, QPalette::WindowText);
            if (m_file == fileOf(Symbol::Waxseal)) // has its own colours; fades instead
                ink.setAlphaF(0.4f);
            return {ink, m_palette.color(QPalette::Disabled, QPalette::Window)};
        }
        case QIcon::Selected:
            return {m_palette.color(QPalette::Active, QPalette::HighlightedText),
                    m_palette.color(QPalette::Active, QPalette::Highlight)};
        case QIcon::Normal:
        case QIcon::Active: break;
        }
        return {m_ink, m_palette.color(QPalette::Active, QPalette::Window)};
    }

    QString m_file;
    QColor m_ink;
    QPalette m_palette;
};

} // namespace

QIcon outcomeIcon(Outcome outcome, const QPalette &palette)
{
    return QIcon(new ShapeIcon(fileOf(outcome), outcomeColour(outcome, palette), palette));
}

QIcon symbolIcon(Symbol symbol, const QPalette &palette)
{
    return QIcon(new ShapeIcon(fileOf(symbol), palette.color(QPalette::Active, QPalette::WindowText), palette));
}

void paintOutcome(QPainter &painter, const QRectF &rect, Outcome outcome, const QPalette &palette)
{
    paint(painter, rect, fileOf(outcome),
          {outcomeColour(outcome, palette), palette.color(QPalette::Active, QPalette::Window)});
}

void paintSymbol(QPainter &painter, const QRectF &rect, Symbol symbol, const QColor &colour)
{
    // What is cut out shows the ground, which nobody tells here: the far end of the scale from the ink.
    const QColor paper = contrast(colour, Qt::white) > contrast(colour, Qt::black) ? Qt::white : Qt::black;
    paint(painter, rect, fileOf(symbol), {colour, paper});
}

std::optional<Symbol> transportSymbol(const verdict::way_in::Verdict &verdict)
{
    using namespace verdict::way_in;
    using Answer = std::optional<Symbol>;
    return std::visit(Overloaded{
                          [](const Encrypted &) -> Answer { return Symbol::ClosedEnvelope; },
                          [](const OutdatedTls &) -> Answer { return Symbol::ClosedEnvelope; },
                          [](const WeakCipher &) -> Answer { return Symbol::ClosedEnvelope; },
                          [](const NullCipher &) -> Answer { return Symbol::Postcard; },
                          [](const Plain &) -> Answer { return Symbol::Postcard; },
                          [](const NotStated &) -> Answer { return Symbol::UnknownTransport; },
                          [](const NoBoundary &) -> Answer { return Symbol::UnknownTransport; },
                          [](const NeverLeft &) -> Answer { return std::nullopt; },
                          [](const TesContradicts &) -> Answer { return std::nullopt; },
                      },
                      verdict);
}

} // namespace waxseal::desktop
