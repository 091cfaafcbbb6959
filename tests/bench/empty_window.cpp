// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include <QApplication>
#include <QMainWindow>
#include <QTimer>

/// The least that a window of Qt's takes: it ends when it has been painted once.
class EmptyWindow : public QMainWindow {
protected:
    void paintEvent(QPaintEvent *event) override
    {
        QMainWindow::paintEvent(event);
        QTimer::singleShot(0, this, [] { QApplication::exit(0); });
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    EmptyWindow window;
    window.resize(1'280, 860);
    window.show();
    return QApplication::exec();
}
