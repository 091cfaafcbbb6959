// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "tests/desktop/driver.h"

#include "app/desktop/list/list_view.h"

#include <QAccessible>
#include <QDeadlineTimer>
#include <QTest>
#include <QThreadPool>

namespace waxseal::desktop {

Driver::Driver()
{
    restart();
}

Driver::~Driver()
{
    delete m_window;
    m_application.reset();
    QThreadPool::globalInstance()->waitForDone(); // what is under way remembers still, in m_folder
}

void Driver::restart()
{
    delete std::exchange(m_window, nullptr);
    m_application.reset();
    m_application = std::make_unique<Application>(*qApp, m_folder.filePath(QStringLiteral("settings.ini")),
                                                  m_folder.filePath(QStringLiteral("data")));
    m_window = m_application->newWindow();
    m_window->setAttribute(Qt::WA_DeleteOnClose, false);
    m_window->resize(1280, 860);
}

bool Driver::settle(int msecs)
{
    // Coming to rest lets the window choose a message, which starts more: it must stay at rest for a moment.
    const QDeadlineTimer deadline(msecs);
    while (!deadline.hasExpired()) {
        if (QTest::qWaitFor([this] { return m_window->isSettled(); }, int(deadline.remainingTime()))) {
            QTest::qWait(30);
            if (m_window->isSettled())
                return true;
        }
    }
    return false;
}

bool Driver::openDemonstration(int mailbox)
{
    m_window->show();
    m_window->openDemonstration(mailbox);
    return settle();
}

bool Driver::choose(const QString &words)
{
    ListModel &model = m_window->list().model();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.at(row).summary.subject.contains(words)) {
            m_window->list().table().setCurrentId(model.idAt(row));
            return settle();
        }
    }
    return false;
}

QString Driver::spoken(QWidget *widget)
{
    const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) + QLatin1Char('\n')
            + interface->text(QAccessible::Description)
                     : QString();
}

} // namespace waxseal::desktop
