// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/look/appearance.h"

#include "app/desktop/look/high_contrast_style.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace waxseal::desktop {

using app::Appearance;
using verdict::Outcome;

namespace {

/// What the platform chose, kept with the application before the first change.
struct Platform {
    QString style;
    QFont font;
    QPalette toolTips;
    bool isNight = false;
};
constexpr char platformProperty[] = "waxsealPlatform";

Platform platformOf(QApplication &application)
{
    const QVariant kept = application.property(platformProperty);
    if (kept.isValid())
        return kept.value<Platform>();
    const Platform platform{QApplication::style()->name(), QApplication::font(), QToolTip::palette(),
                            isDark(QApplication::palette())};
    application.setProperty(platformProperty, QVariant::fromValue(platform));
    return platform;
}

/// Others paint with colours of the system, whatever the palette says.
bool followsPalette(const QString &style)
{
    static const QStringList following{QStringLiteral("fusion"), QStringLiteral("windows"), QStringLiteral("breeze"),
                                       QStringLiteral("oxygen")};
    return following.contains(style, Qt::CaseInsensitive);
}

void setStyle(const QString &name)
{
    const QStyle *current = QApplication::style();
    if (current->name().compare(name, Qt::CaseInsensitive) == 0 || current->objectName() == name)
        return;
    QStyle *style = name == highContrastStyleName() ? makeHighContrastStyle()
        : name == darkStyleName()                   ? makeDarkStyle()
                                                    : QStyleFactory::create(name);
    if (style)
        QApplication::setStyle(style);
}

QFont scaled(QFont font, int percent)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * percent / 100);
    else
        font.setPixelSize(qMax(1, font.pixelSize() * percent / 100));
    return font;
}

/// Colours that make up a palette; the rest follows from them.
struct Tones {
    QRgb window, base, alternateBase, button, text, muted, disabledText, link, visitedLink, highlight, highlightedText,
        toolTip, toolTipText;
    QRgb light, midlight, mid, dark, shadow; ///< of edges
};

constexpr Tones lightTones{
    0xfff2f3f5, 0xffffffff, 0xfff6f7f9, 0xffe9ebee, 0xff1b1e22, 0xff5f6368, 0xff8d9298, 0xff005a8c, 0xff5b3a8e,
    0xff005a8c, 0xffffffff, 0xffffffff, 0xff1b1e22, 0xffffffff, 0xfff6f7f9, 0xffb9bdc3, 0xff8d9298, 0xff5f6368,
};
constexpr Tones darkTones{
    0xff24262a, 0xff1b1d20, 0xff202226, 0xff33363b, 0xffe9ebee, 0xffa6adb5, 0xff757b83, 0xff56b4e9, 0xffc3a6f0,
    0xff56b4e9, 0xff101214, 0xff33363b, 0xffe9ebee, 0xff4a4e55, 0xff3d4147, 0xff191b1e, 0xff141518, 0xff000000,
};
constexpr QRgb white = 0xffffffff;
constexpr QRgb black = 0xff000000;

/// @p paper and @p ink and nothing between, but for what cannot be used.
constexpr Tones pureTones(QRgb paper, QRgb ink, QRgb disabled)
{
    return {paper, paper, paper, paper, ink, ink, disabled, ink, ink, ink, paper, paper, ink, ink, ink, ink, ink, ink};
}

QPalette paletteFrom(const Tones &tones)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb colour, QRgb disabled) {
        palette.setColor(QPalette::Active, role, QColor::fromRgb(colour));
        palette.setColor(QPalette::Inactive, role, QColor::fromRgb(colour));
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(disabled));
    };
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        set(role, tones.text, tones.disabledText);
    set(QPalette::BrightText, tones.text, tones.text);
    set(QPalette::PlaceholderText, tones.muted, tones.disabledText);
    set(QPalette::Window, tones.window, tones.window);
    set(QPalette::Base, tones.base, tones.window);
    set(QPalette::AlternateBase, tones.alternateBase, tones.window);
    set(QPalette::Button, tones.button, tones.window);
    set(QPalette::Link, tones.link, tones.disabledText);
    set(QPalette::LinkVisited, tones.visitedLink, tones.disabledText);
    set(QPalette::Highlight, tones.highlight, tones.disabledText);
    set(QPalette::HighlightedText, tones.highlightedText, tones.window);
    set(QPalette::ToolTipBase, tones.toolTip, tones.toolTip);
    set(QPalette::ToolTipText, tones.toolTipText, tones.toolTipText);
    set(QPalette::Light, tones.light, tones.light);
    set(QPalette::Midlight, tones.midlight, tones.midlight);
    set(QPalette::Mid, tones.mid, tones.mid);
    set(QPalette::Dark, tones.dark, tones.dark);
    set(QPalette::Shadow, tones.shadow, tones.shadow);
    return palette;
}

/// Relative luminance, WCAG 2.1.
double luminance(const QColor &colour)
{
    const auto linear = [](float channel) {
        return channel <= 0.03928f ? double(channel) / 12.92 : std::pow((double(channel) + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrastOnPaper(const QColor &ink, const QPalette &palette)
{
    return qMin(contrast(ink, palette.color(QPalette::Active, QPalette::Window)),
                contrast(ink, palette.color(QPalette::Active, QPalette::Base)));
}

struct Token {
    QRgb onLight, onDark;
};

/// The only colours of our own outside paletteOf(): the five outcomes.
Token tokenOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Confirmed:
    case Outcome::Stated: return {0xff005a8c, 0xff56b4e9};
    case Outcome::Nothing:
    case Outcome::Unchecked: return {0xff5f6368, 0xffa6adb5};
    case Outcome::Contradicted: return {0xffa33f00, 0xfff0a03c};
    }
    Q_UNREACHABLE();
}

} // namespace

void apply(QApplication &application, Appearance appearance, int textScalePercent)
{
    const Platform platform = platformOf(application);
    if (appearance == Appearance::System) {
        setStyle(platform.style);
        QApplication::setPalette(QPalette()); // the platform's again, and its later changes
        QToolTip::setPalette(platform.toolTips);
    } else {
        const QString ordinary = followsPalette(platform.style) ? platform.style : QStringLiteral("fusion");
        const bool isFusion = ordinary.compare(QStringLiteral("fusion"), Qt::CaseInsensitive) == 0;
        if (appearance == Appearance::HighContrast)
            setStyle(highContrastStyleName());
        else
            setStyle(appearance == Appearance::Dark && isFusion ? darkStyleName() : ordinary);
        const QPalette palette = paletteOf(appearance, platform.isNight);
        QApplication::setPalette(palette);
        QToolTip::setPalette(palette);
    }

    const QFont font = scaled(platform.font, qBound(100, textScalePercent, 300));
    if (QApplication::font() != font)
        QApplication::setFont(font);
}

QPalette paletteOf(Appearance appearance, bool isNight)
{
    switch (appearance) {
    case Appearance::System: return {};
    case Appearance::Light: return paletteFrom(lightTones);
    case Appearance::Dark: return paletteFrom(darkTones);
    case Appearance::HighContrast:
        return paletteFrom(isNight ? pureTones(black, white, 0xffa6a6a6) : pureTones(white, black, 0xff595959));
    }
    Q_UNREACHABLE();
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Active, QPalette::Window))
        < luminance(palette.color(QPalette::Active, QPalette::WindowText));
}

bool isHighContrast(const QPalette &palette)
{
    // An ordinary theme may well have black text on a white page; its buttons and hints are never pure as well.
    const QRgb paper = palette.color(QPalette::Active, QPalette::Window).rgb();
    const QRgb ink = palette.color(QPalette::Active, QPalette::WindowText).rgb();
    if (!(paper == white && ink == black) && !(paper == black && ink == white))
        return false;
    const auto isAll = [&palette](std::initializer_list<QPalette::ColorRole> roles, QRgb colour) {
        return std::all_of(roles.begin(), roles.end(), [&](QPalette::ColorRole role) {
            return palette.color(QPalette::Active, role).rgba() == colour;
        });
    };
    return isAll({QPalette::Base, QPalette::AlternateBase, QPalette::Button}, paper)
        && isAll({QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText}, ink);
}

QColor outcomeColour(Outcome outcome, const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    if (isHighContrast(palette))
        return text;
    const Token token = tokenOf(outcome);
    const QColor colour = QColor::fromRgb(isDark(palette) ? token.onDark : token.onLight);
    // On a paper in between, as some themes have it, no token can be read.
    return contrastOnPaper(colour, palette) >= textContrast ? colour : text;
}

QColor mutedText(const QPalette &palette)
{
    const QColor muted = palette.color(QPalette::Active, QPalette::PlaceholderText);
    const bool isReadable = muted.alpha() == 255 && contrastOnPaper(muted, palette) >= textContrast;
    return isReadable ? muted : outcomeColour(Outcome::Nothing, palette);
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (qMax(a, b) + 0.05) / (qMin(a, b) + 0.05);
}

} // namespace waxseal::desktop
