// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/window/picture.h"

#include "core/words/window.h"

#include <QApplication>
#include <QEvent>
#include <QImageWriter>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <cstdio>

namespace waxseal::desktop {

namespace {

constexpr int lookMsecs = 100;
constexpr int looksAtRest = 3; ///< one after the other: coming to rest draws and moves once more
constexpr int mostLooks = 600; ///< then it is drawn as it is

void draw(QWidget &window, const QString &file)
{
    QImageWriter writer(file, "PNG");
    const bool isWritten = writer.write(window.grab().toImage());
    const QString sentence = isWritten ? words::screenshotWritten(file) : words::notSaved(file, writer.errorString());
    std::fputs(qPrintable(sentence + QLatin1Char('\n')), isWritten ? stdout : stderr);
    QApplication::exit(isWritten ? 0 : 3);
}

class QuitWhenPainted : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, watched, [] { QApplication::exit(0); });
        return false;
    }
};

} // namespace

void drawWhenSettled(QWidget &window, std::function<bool()> isSettled, const QString &file)
{
    auto *timer = new QTimer(&window);
    QObject::connect(timer, &QTimer::timeout, &window,
                     [&window, timer, isSettled = std::move(isSettled), file, looks = 0, atRest = 0]() mutable {
                         atRest = isSettled() ? atRest + 1 : 0;
                         if (atRest < looksAtRest && ++looks < mostLooks)
                             return;
                         timer->stop();
                         draw(window, file);
                     });
    timer->start(lookMsecs);
}

void quitWhenPainted(QWidget &window)
{
    window.installEventFilter(new QuitWhenPainted(&window));
    window.update(); // also where it has been painted already
}

} // namespace waxseal::desktop
