// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/look/high_contrast_style.h"

#include <QPainter>
#include <QProxyStyle>
#include <QStyleOption>

#include <algorithm>
#include <array>

namespace waxseal::desktop {

namespace {

class HighContrastStyle : public QProxyStyle {
public:
    /// @param edge the role whose colour the edges have
    HighContrastStyle(const QString &name, QPalette::ColorRole edge)
        : QProxyStyle(QStringLiteral("fusion")), m_edge(edge)
    {
        setObjectName(name);
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override
    {
        if (element == PE_FrameFocusRect) {
            drawEdge(option->rect, option->palette, painter, 2);
            return;
        }
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (hasEdge(element, *option))
            drawEdge(option->rect, option->palette, painter, edgeOf(*option));
        else if (element == PE_IndicatorRadioButton)
            drawRing(option->rect, option->palette, painter);
    }

    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override
    {
        QProxyStyle::drawControl(element, option, painter, widget);
        if (element == CE_TabBarTabShape)
            drawEdge(option->rect, option->palette, painter, option->state & State_Selected ? 2 : 1);
    }

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override
    {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        if (control == CC_ComboBox || control == CC_SpinBox) {
            drawEdge(option->rect, option->palette, painter, edgeOf(*option));
        } else if (control == CC_ScrollBar) {
            drawEdge(option->rect, option->palette, painter, 1);
            const QRect slider = subControlRect(control, option, SC_ScrollBarSlider, widget);
            painter->fillRect(slider.adjusted(3, 3, -3, -3), option->palette.color(m_edge));
        }
    }

private:
    static bool hasEdge(PrimitiveElement element, const QStyleOption &option)
    {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(&option);
        if (element == PE_PanelLineEdit && frame && frame->lineWidth == 0)
            return false; // a line edit that stands in a frame of somebody else

        constexpr std::array edged{PE_PanelButtonCommand, PE_PanelLineEdit,     PE_Frame,    PE_FrameGroupBox,
                                   PE_FrameTabWidget,     PE_IndicatorCheckBox, PE_FrameMenu};
        return std::find(edged.begin(), edged.end(), element) != edged.end();
    }

    /// Where the keys go, and what is pressed in, has a broader edge.
    static int edgeOf(const QStyleOption &option) { return option.state & (State_HasFocus | State_On) ? 2 : 1; }

    void drawEdge(const QRect &rect, const QPalette &palette, QPainter *painter, int width) const
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(palette.color(m_edge));
        for (int i = 0; i < width; ++i)
            painter->drawRect(rect.adjusted(i, i, -1 - i, -1 - i));
        painter->restore();
    }

    void drawRing(const QRect &rect, const QPalette &palette, QPainter *painter) const
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(palette.color(m_edge));
        painter->drawEllipse(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
        painter->restore();
    }

    QPalette::ColorRole m_edge;
};

} // namespace

QStyle *makeHighContrastStyle()
{
    return new HighContrastStyle(highContrastStyleName(), QPalette::WindowText);
}

QStyle *makeDarkStyle()
{
    return new HighContrastStyle(darkStyleName(), QPalette::PlaceholderText);
}

QString darkStyleName()
{
    return QStringLiteral("waxseal-dark");
}

QString highContrastStyleName()
{
    return QStringLiteral("waxseal-high-contrast");
}

} // namespace waxseal::desktop
