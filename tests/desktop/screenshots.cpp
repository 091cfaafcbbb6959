// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/recipient_details.h"
#include "app/desktop/evidence/evidence_pane.h"
#include "app/desktop/pages/own_provider_page.h"
#include "app/desktop/pages/senders_page.h"
#include "app/desktop/pages/settings_page.h"
#include "app/desktop/window/writing.h"
#include "app/session/translations.h"
#include "tests/desktop/driver.h"

#include <QDir>
#include <QListWidget>
#include <QTabWidget>
#include <QTest>

#include <cstdio>

/// Draws every page of the window, light and dark, into the folder given. `./dev screenshots` calls it.
using namespace waxseal;

namespace {

class Painter {
public:
    Painter(QString folder, QString suffix) : m_folder(std::move(folder)), m_suffix(std::move(suffix)) { }

    void draw(QWidget &widget, const char *name)
    {
        QTest::qWait(200);
        const QString file = QDir(m_folder).filePath(QLatin1String(name) + m_suffix + QStringLiteral(".png"));
        if (!widget.grab().save(file, "PNG"))
            qFatal("Cannot write %s", qPrintable(file));
        std::puts(qPrintable(file));
    }

private:
    QString m_folder;
    QString m_suffix;
};

/// As it may look after some weeks.
std::vector<expectations::History> senders()
{
    using expectations::Wish;
    const auto name = [](const char *text) { return DomainName::parse(text).value(); };
    const std::chrono::sys_seconds then{std::chrono::seconds(1'790'000'000)};
    const auto day = [then](int days) { return then + std::chrono::days(days); };
    return {
        {name("bank.example"), {{name("bank.example"), true, day(2), day(57), 14}}, Wish::Expect, day(30)},
        {name("cardamom.example"),
         {{name("cardamom.example"), true, day(0), day(60), 212}, {name("mailing.example"), false, day(3), day(44), 9}},
         Wish::Learn,
         {}},
        {name("gardeners.example"), {}, Wish::Ignore, {}},
        {name("lindgren.example"), {{name("lindgren.example"), true, day(55), day(58), 2}}, Wish::Learn, {}},
        {name("m\xC3\xBCller.example"),
         {{name("m\xC3\xBCller.example"), true, day(11), day(59), 31}},
         Wish::Learn,
         {}}};
}

/// A mail to people of the demonstration.
desktop::ComposerStart mail()
{
    using compose::Field;
    desktop::ComposerStart start;
    start.draft.recipients = {{Field::To, QStringLiteral("Anna Berg <anna@brieftaube.example>")},
                              {Field::To, QStringLiteral("orders@handelshaus.example")},
                              {Field::To, QStringLiteral("max@loewenzahn.example")},
                              {Field::Cc, QString::fromUtf8("office@m\xC3\xBCller.example")},
                              {Field::Cc, QStringLiteral("Grandmother")}};
    start.draft.subject = QStringLiteral("40 sacks of cardamom");
    start.draft.text =
        QStringLiteral("Dear all,\n\nthe ship is in. The sacks can be fetched from Monday on, pier 4.\n\n"
                       "Kind regards\nClara\n");
    return start;
}

void drawComposer(Painter &painter, desktop::Driver &driver)
{
    desktop::ComposerWindow &composer = *driver.application().writing().write(mail(), driver.window().place());
    (void)QTest::qWaitFor([&composer] { return !composer.lookups().isAsking(); }, 12'000);
    painter.draw(composer, "composer");
    composer.showDetails(composer.field(compose::Field::To).chips().front());
    painter.draw(composer, "composer-details");
    composer.close();
}

void drawAll(const QString &folder, app::Appearance appearance, const QString &suffix)
{
    Painter painter(folder, suffix);
    desktop::Driver driver;
    app::Settings settings = driver.application().settings();
    settings.appearance = appearance;
    driver.application().setSettings(settings);
    desktop::MainWindow &window = driver.window();
    window.show();
    painter.draw(window, "welcome");

    driver.openDemonstration();
    driver.choose(QStringLiteral("40 sacks of cardamom"));
    window.showEvidence(desktop::AxisId::WayIn);
    painter.draw(window, "message");

    driver.choose(QStringLiteral("Supper on Saturday"));
    window.showEvidence(desktop::AxisId::Sender);
    painter.draw(window, "confirmed");
    auto *sections = window.evidence().findChild<QTabWidget *>();
    const char *sectionNames[] = {"explanation", "way", "header", "dns"};
    for (int i = 1; sections && i < sections->count() && i < 4; ++i) {
        sections->setCurrentIndex(i);
        painter.draw(window, sectionNames[i]);
    }

    drawComposer(painter, driver);

    window.showOwnProvider();
    painter.draw(*window.pages().ownProvider(), "own-provider");
    window.showSenders();
    painter.draw(*window.pages().senders(), "senders-none");
    window.pages().senders()->setExpectations(senders());
    painter.draw(*window.pages().senders(), "senders");
    window.showSettings();
    auto *tabs = window.pages().settings()->findChild<QTabWidget *>();
    const char *names[] = {"settings-resolver", "settings-privacy", "settings-appearance", "settings-vouching"};
    for (int i = 0; tabs && i < tabs->count() && i < 4; ++i) {
        tabs->setCurrentIndex(i);
        painter.draw(*window.pages().settings(), names[i]);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationVersion(QStringLiteral(WAXSEAL_VERSION));
    app::installTranslations(application);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 2 || !QDir().mkpath(arguments[1])) {
        std::fputs("usage: desktop_screenshots FOLDER\n", stderr);
        return 2;
    }
    drawAll(arguments[1], app::Appearance::Light, QStringLiteral("-light"));
    drawAll(arguments[1], app::Appearance::Dark, QStringLiteral("-dark"));
    return 0;
}
