// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QWidget>

#include <vector>

class QBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace waxseal::desktop {

/// What Waxseal does and does not, on one page, and three ways in.
class WelcomePage : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

Q_SIGNALS:
    void demonstrationRequested();
    void openFilesRequested();
    void openFolderRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *ways();
    QWidget *questions();
    QWidget *outcomes();
    QWidget *limits();
    QPushButton *wideButton(const QString &text, const QString &explanation);
    void followFont();
    void arrange(); ///< side by side where there is room

    QScrollArea *m_area = nullptr;
    QLabel *m_title = nullptr;
    QPushButton *m_demonstration = nullptr;
    std::vector<QPushButton *> m_buttons;
    std::vector<QBoxLayout *> m_rows;
};

} // namespace waxseal::desktop
