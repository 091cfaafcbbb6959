// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/evidence/way_accessible.h"

#include "app/desktop/evidence/way_picture.h"

#include <QAccessibleWidget>
#include <QPointer>

namespace waxseal::desktop {

namespace {

/// One station, an item of the list. It looks at the picture at the moment it is asked, so another message needs no new one.
class StationItem : public QAccessibleInterface {
public:
    StationItem(WayPicture *picture, int index) : m_picture(picture), m_index(index) { }
    int index() const { return m_index; }

    bool isValid() const override { return m_picture && size_t(m_index) < m_picture->way().stations.size(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_picture); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override { }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        const WayLayout &way = m_picture->way();
        const Station &station = way.stations[size_t(m_index)];
        if (kind == QAccessible::Name) {
            const QString roleText = stationRole(station);
            return roleText.isEmpty() ? station.name : station.name + QStringLiteral(", ") + roleText;
        }
        if (kind != QAccessible::Description)
            return {};
        const QString sentence = stationSentence(station, m_picture->journey());
        if (m_index == 0 || way.legs[size_t(m_index) - 1].hop < 0)
            return sentence;
        const Leg &leg = way.legs[size_t(m_index) - 1];
        QStringList parts = {sentence, transportWord(leg.transport)};
        if (!leg.delay.isEmpty())
            parts << leg.delay;
        return parts.join(QStringLiteral("; "));
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect place = m_picture->stationRect(m_index);
        return {m_picture->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selected = m_picture->currentStation() == m_index;
        state.focused = state.selected && m_picture->hasFocus();
        state.offscreen = !m_picture->viewport()->rect().intersects(m_picture->stationRect(m_index));
        return state;
    }

private:
    QPointer<WayPicture> m_picture;
    int m_index;
};

class StationList : public QAccessibleWidget {
public:
    explicit StationList(WayPicture *picture) : QAccessibleWidget(picture, QAccessible::List), m_picture(picture) { }
    ~StationList() override
    {
        for (const QAccessible::Id id : m_items)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return m_picture ? int(m_picture->way().stations.size()) : 0; }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        while (m_items.size() <= size_t(index))
            m_items.push_back(
                QAccessible::registerAccessibleInterface(new StationItem(m_picture, int(m_items.size()))));
        return QAccessible::accessibleInterface(m_items[size_t(index)]);
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *item = dynamic_cast<const StationItem *>(child);
        return item ? item->index() : -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        return m_picture ? child(m_picture->stationAt(m_picture->viewport()->mapFromGlobal(QPoint(x, y)))) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        return m_picture && m_picture->hasFocus() ? child(m_picture->currentStation()) : nullptr;
    }
    QString text(QAccessible::Text kind) const override
    {
        if (kind != QAccessible::Description || !m_picture)
            return QAccessibleWidget::text(kind);
        QStringList names = {QAccessibleWidget::text(kind)};
        names << wayLines(m_picture->journey());
        return names.join(QLatin1Char('\n'));
    }

private:
    QPointer<WayPicture> m_picture;
    mutable std::vector<QAccessible::Id> m_items; ///< of the longest way so far
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *picture = qobject_cast<WayPicture *>(object);
    return picture ? new StationList(picture) : nullptr;
}

} // namespace

void installWayAccessibility()
{
    static const bool done = (QAccessible::installFactory(make), true);
    Q_UNUSED(done)
}

} // namespace waxseal::desktop
