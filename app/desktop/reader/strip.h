// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/desktop/look/axis.h"
#include "app/desktop/look/symbols.h"
#include "core/words/words.h"

#include <QWidget>

#include <array>
#include <memory>
#include <optional>

namespace waxseal::desktop {

/// One sentence an axis with the shape and colour of its outcome, above the message where no message can paint. Always at the
/// same place and of the same height; muted where nothing is to report; at most one triangle.
class Strip : public QWidget {
    Q_OBJECT

public:
    explicit Strip(QWidget *parent = nullptr);
    ~Strip() override;

    /// The verdicts of a message, and a polite announcement for screen readers.
    /// @param transport stands in the row of the way in: transportSymbol()
    void setAxes(const std::array<words::Axis, axisCount> &axes, std::optional<Symbol> transport = std::nullopt);
    /// A message is being judged: neutral, keeps its height.
    void setPending();
    /// No message.
    void clear();
    /// Which axis the evidence pane shows.
    void setCurrent(std::optional<AxisId> axis);

Q_SIGNALS:
    void evidenceRequested(waxseal::desktop::AxisId axis); ///< clicked, or Enter or Space
    void announced(const QString &text);                   ///< to screen readers, where there are any

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class State { Empty, Pending, Judged };
    class Row;
    struct Measures;

    void showState();
    void announce();
    void measure();

    State m_state = State::Empty;
    std::array<words::Axis, axisCount> m_axes;
    std::optional<Symbol> m_transport;
    std::optional<AxisId> m_current;
    std::unique_ptr<Measures> m_measures; ///< outlives the rows, which read it
    std::array<Row *, axisCount> m_rows{};
};

} // namespace waxseal::desktop
