// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/look/appearance.h"
#include "app/desktop/reader/fitted_text.h"
#include "app/desktop/reader/strip.h"

#include <qtestaccessible.h>

#include <QApplication>
#include <QPushButton>
#include <QTest>
#include <QTextDocument>
#include <QVBoxLayout>

using namespace waxseal;
using namespace waxseal::desktop;
using verdict::Outcome;

namespace {

words::Axis axis(Outcome outcome, const QString &sentence, const QString &limit = QStringLiteral("Says little."))
{
    return {outcome, words::outcomeWord(outcome), QString(), sentence, {}, limit};
}

std::array<words::Axis, axisCount> ordinary()
{
    return {axis(Outcome::Confirmed, QStringLiteral("It came from example.com.")),
            axis(Outcome::Unchecked, QStringLiteral("Cannot tell how it travelled.")),
            axis(Outcome::Nothing, QStringLiteral("Neither encrypted nor signed."))};
}

std::array<words::Axis, axisCount> all(Outcome outcome, const QString &sentence)
{
    return {axis(outcome, sentence), axis(outcome, sentence), axis(outcome, sentence)};
}

QList<QPushButton *> rowsOf(const Strip &strip)
{
    return strip.findChildren<QPushButton *>();
}

/// Dots of the colour of an outcome within a part of a picture.
int dotsOf(const QImage &image, const QRect &part, const QColor &colour)
{
    int count = 0;
    for (int y = part.top(); y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x)
            count += image.pixel(x, y) == colour.rgb();
    return count;
}

} // namespace

class StripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        apply(*qApp, app::Appearance::Light, 100);
        QTestAccessibility::initialize();
    }
    void cleanupTestCase() { QTestAccessibility::cleanup(); }

    void rowsSayWhatTheyAre()
    {
        Strip strip;
        strip.setAxes(ordinary());
        const QList<QPushButton *> rows = rowsOf(strip);
        QCOMPARE(rows.size(), axisCount);
        QCOMPARE(rows[0]->accessibleName(), QStringLiteral("Sender: Confirmed. It came from example.com."));
        QCOMPARE(rows[1]->accessibleName(), QStringLiteral("Way in: Could not check. Cannot tell how it travelled."));
        QCOMPARE(rows[2]->accessibleName(),
                 QStringLiteral("Content: Nothing to report. Neither encrypted nor signed."));
        for (QPushButton *row : rows) {
            QCOMPARE(row->accessibleDescription(), QStringLiteral("Says little."));
            const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(row);
            QCOMPARE(accessible->role(), QAccessible::Button);
            QCOMPARE(accessible->text(QAccessible::Name), row->accessibleName());
        }
    }

    void aNewVerdictIsAnnouncedOnce()
    {
        Strip strip;
        QStringList announced;
        connect(&strip, &Strip::announced, this, [&announced](const QString &text) { announced << text; });
        strip.setPending();
        QTestAccessibility::clearEvents();
        strip.setAxes(ordinary());
        QCOMPARE(announced.size(), 1);
        for (const QPushButton *row : rowsOf(strip))
            QVERIFY(announced[0].contains(row->accessibleName()));
        // Platforms without a bridge to screen readers, "offscreen" among them, drop the events on their way.
        if (QAccessible::isActive()) {
            QAccessibleEvent alert(&strip, QAccessible::Alert);
            QVERIFY(QTestAccessibility::containsEvent(&alert));
            QAccessibleEvent renamed(rowsOf(strip)[0], QAccessible::NameChanged);
            QVERIFY(QTestAccessibility::containsEvent(&renamed));
        }

        strip.setAxes(ordinary());
        strip.setPending();
        strip.clear();
        QCOMPARE(announced.size(), 1);
        strip.setAxes(ordinary()); // the next message, with the same verdicts
        QCOMPARE(announced.size(), 2);
    }

    void keysReachEveryRowAndOpenIt()
    {
        Strip strip;
        strip.setAxes(ordinary());
        std::vector<AxisId> opened;
        connect(&strip, &Strip::evidenceRequested, this, [&opened](AxisId id) { opened.push_back(id); });
        strip.show();
        strip.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&strip));
        const QList<QPushButton *> rows = rowsOf(strip);

        strip.setFocus();
        QVERIFY(rows[0]->hasFocus());
        QTest::keyClick(rows[0], Qt::Key_Return);
        QTest::keyClick(rows[0], Qt::Key_Down);
        QVERIFY(rows[1]->hasFocus());
        QTest::keyClick(rows[1], Qt::Key_Space);
        QTest::keyClick(rows[1], Qt::Key_End);
        QVERIFY(rows[2]->hasFocus());
        QTest::keyClick(rows[2], Qt::Key_Down);
        QTest::keyClick(rows[2], Qt::Key_Right);
        QVERIFY(rows[2]->hasFocus());
        QTest::keyClick(rows[2], Qt::Key_Enter);
        QTest::keyClick(rows[2], Qt::Key_Home);
        QVERIFY(rows[0]->hasFocus());
        QTest::mouseClick(rows[1], Qt::LeftButton);
        QCOMPARE(opened, (std::vector{AxisId::Sender, AxisId::WayIn, AxisId::Content, AxisId::WayIn}));

        strip.clear();
        QTest::keyClick(rows[0], Qt::Key_Return);
        QCOMPARE(opened.size(), size_t(4));
    }

    void textsOfStrangersArePlain()
    {
        const QString hostile = QStringLiteral("<b>Bold</b> &File &amp; <img src='x'>\n\u202e%1 %2 evil");
        const QString shown = QStringLiteral("<b>Bold</b> &File &amp; <img src='x'> %1 %2 evil");
        Strip strip;
        strip.setAxes(all(Outcome::Stated, hostile));
        for (const QPushButton *row : rowsOf(strip)) {
            QVERIFY(row->accessibleName().endsWith(shown));
            QVERIFY(row->shortcut().isEmpty());
            QVERIFY(row->text().isEmpty());
            QTextDocument tip;
            tip.setHtml(row->toolTip());
            QVERIFY(tip.toPlainText().startsWith(shown));
        }
    }

    void heightsAreTheSameInEveryState_data()
    {
        QTest::addColumn<int>("percent");
        QTest::addColumn<int>("width");
        for (const int percent : {100, 200, 300}) {
            for (const int width : {360, 480, 640, 800, 1200, 2000})
                QTest::addRow("%d %%, %d wide", percent, width) << percent << width;
        }
    }
    void heightsAreTheSameInEveryState()
    {
        QFETCH(const int, percent);
        QFETCH(const int, width);
        QFont font = QApplication::font();
        font.setPointSizeF(font.pointSizeF() * percent / 100);
        Strip strip;
        strip.setFont(font);
        const QList<QPushButton *> rows = rowsOf(strip);
        const int height = strip.heightForWidth(width);
        for (const QPushButton *row : rows) {
            QVERIFY(row->heightForWidth(width) >= 24);
            QVERIFY(row->heightForWidth(width) >= QFontMetrics(row->font()).height());
            QCOMPARE(row->heightForWidth(width), rows[0]->heightForWidth(width));
        }
        strip.setPending();
        QCOMPARE(strip.heightForWidth(width), height);
        for (const Outcome outcome : {Outcome::Confirmed, Outcome::Contradicted, Outcome::Nothing}) {
            for (const QString &sentence : words::everySentence()) {
                strip.setAxes(all(outcome, sentence), Symbol::Postcard);
                if (outcome == Outcome::Contradicted && width < 480 * percent / 100)
                    continue; // bold words may need a line more there
                QVERIFY2(strip.heightForWidth(width) == height, qPrintable(sentence));
            }
        }
        strip.clear();
        QCOMPARE(strip.heightForWidth(width), height);
    }

    void inAWindowItTakesItsHeightAndNoMore()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        auto *strip = new Strip;
        auto *rest = new QWidget;
        rest->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        column->addWidget(strip);
        column->addWidget(rest);
        window.show();
        const QString label(60, QLatin1Char('a'));
        for (const int width : {300, 420, 600, 760}) {
            window.resize(width, 700);
            for (const QString &sentence :
                 {QStringLiteral("Short."), QStringLiteral("It came from %1.%1.%1 (xn--%1.%1.%1).").arg(label)}) {
                strip->setAxes(all(Outcome::Confirmed, sentence));
                QCoreApplication::sendPostedEvents();
                column->activate();
                QCOMPARE(strip->width(), width);
                QCOMPARE(strip->height(), strip->heightForWidth(width));
                for (const QPushButton *row : rowsOf(*strip))
                    QCOMPARE(row->height(), row->heightForWidth(width));
            }
        }
    }

    void aLongDomainLosesItsMiddleOnly()
    {
        const QString label(60, QLatin1Char('a'));
        const QString domain = QStringLiteral("first.%1.%1.%1.%1.example").arg(label);
        const QString sentence = QStringLiteral("Your provider confirmed: it came from %1.").arg(domain);
        const QFont font = QApplication::font();
        const FittedText fitted(sentence, font, 480, 1, 16, Qt::LeftToRight);
        QCOMPARE(fitted.lineCount(), 1);
        QVERIFY(!fitted.isWhole());
        QVERIFY(fitted.text().startsWith(QStringLiteral("Your provider confirmed: it came from first.")));
        QVERIFY(fitted.text().endsWith(QStringLiteral(".example.")));
        QVERIFY(QFontMetrics(font).horizontalAdvance(fitted.text()) <= 480);

        Strip strip;
        const int height = strip.heightForWidth(800);
        strip.setAxes(all(Outcome::Confirmed, sentence));
        QCOMPARE(strip.heightForWidth(800), height);
        QVERIFY(rowsOf(strip)[0]->accessibleName().contains(domain));
        QVERIFY(rowsOf(strip)[0]->toolTip().contains(domain));
    }

    void wordsAreCutBetweenCharacters()
    {
        // U+1F512 takes two units of UTF-16, and "e" with U+0301 is one character.
        const QString locks = QStringLiteral("\U0001F512").repeated(40);
        const QString accents = QStringLiteral("e\u0301").repeated(40);
        for (int length = 24; length < 32; ++length) {
            const QString cut = shortened(locks, length);
            QVERIFY(cut.size() <= length + 1);
            QVERIFY(cut.isValidUtf16());
            const QString accented = shortened(accents, length);
            QVERIFY(accented.contains(QChar(0x2026)));
            QVERIFY(!accented.contains(QStringLiteral("\u2026\u0301")));
        }
        QCOMPARE(shortened(QStringLiteral("short words stay"), 24), QStringLiteral("short words stay"));
    }

    void endlessTextHasAnEnd()
    {
        Strip strip;
        strip.setAxes(all(Outcome::Confirmed, QStringLiteral("a ").repeated(100'000)));
        QVERIFY(strip.heightForWidth(300) < 10'000);
        strip.setAxes(all(Outcome::Confirmed, QString(100'000, QLatin1Char('a'))));
        QVERIFY(strip.heightForWidth(1) > 0);
    }

    void thereIsOneTriangleAtMost()
    {
        Strip strip;
        strip.setAxes(all(Outcome::Contradicted, QStringLiteral("Against it.")));
        strip.resize(800, strip.heightForWidth(800));
        const QImage image = strip.grab().toImage();
        const QColor colour = outcomeColour(Outcome::Contradicted, strip.palette());
        const QList<QPushButton *> rows = rowsOf(strip);
        const auto markOf = [&](int row) {
            const QRect place = rows[row]->geometry();
            return dotsOf(image, QRect(place.left(), place.top(), 30, place.height()), colour);
        };
        QVERIFY(markOf(0) > 40);
        QVERIFY(markOf(1) > 0 && markOf(1) * 3 < markOf(0));
        QCOMPARE(markOf(2), markOf(1));
    }

    void marksStandWhereReadingBegins()
    {
        Strip strip;
        const QColor colour = outcomeColour(Outcome::Confirmed, strip.palette());
        strip.setAxes(ordinary());
        strip.resize(800, strip.heightForWidth(800));
        QVERIFY(dotsOf(strip.grab().toImage(), QRect(0, 0, 30, 24), colour) > 40);
        strip.setLayoutDirection(Qt::RightToLeft);
        const QImage mirrored = strip.grab().toImage();
        QVERIFY(dotsOf(mirrored, QRect(770, 0, 30, 24), colour) > 40);
        QVERIFY(dotsOf(mirrored, QRect(0, 0, 30, 24), colour) < 40);
    }

    void theCurrentRowTakesTheFocusAndShows()
    {
        Strip strip;
        strip.setAxes(ordinary());
        strip.resize(800, strip.heightForWidth(800));
        const QImage before = strip.grab().toImage();
        strip.setCurrent(AxisId::Content);
        QCOMPARE(strip.focusProxy(), rowsOf(strip)[2]);
        QVERIFY(strip.grab().toImage() != before);
        strip.setCurrent(std::nullopt);
        QCOMPARE(strip.grab().toImage(), before);
        QCOMPARE(strip.focusProxy(), rowsOf(strip)[0]);
    }
};

QTEST_MAIN(StripTest)
#include "strip_test.moc"
