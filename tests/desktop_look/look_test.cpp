// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/look/appearance.h"
#include "app/desktop/look/file_choice.h"
#include "app/desktop/look/symbols.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QStyle>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace waxseal;
using namespace waxseal::desktop;
using app::Appearance;
using verdict::Outcome;

namespace {

constexpr std::array outcomes{Outcome::Confirmed, Outcome::Stated, Outcome::Nothing, Outcome::Unchecked,
                              Outcome::Contradicted};
constexpr int symbolCount = int(Symbol::Copy) + 1;

struct Named {
    const char *name;
    QPalette palette;
};
std::vector<Named> palettes()
{
    return {{"light", paletteOf(Appearance::Light, false)},
            {"dark", paletteOf(Appearance::Dark, true)},
            {"black on white", paletteOf(Appearance::HighContrast, false)},
            {"white on black", paletteOf(Appearance::HighContrast, true)},
            {"of the platform", QApplication::palette()}};
}

QImage drawn(const QIcon &icon, int side, QIcon::Mode mode = QIcon::Normal)
{
    QImage image(side, side, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    icon.paint(&painter, image.rect(), Qt::AlignCenter, mode);
    return image;
}

int dotsOf(const QImage &image, QRgb colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == colour;
    return count;
}

/// How many dots are ink in one of the two and not in the other.
int difference(const QImage &one, const QImage &other)
{
    int count = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x)
            count += std::abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y))) > 96;
    return count;
}

/// Black on white, as a printer without colours has it.
template <typename Paint> QImage printed(int side, Paint paint)
{
    QImage image(side, side, QImage::Format_ARGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(painter, QRectF(0, 0, side, side));
    return image;
}

/// Widgets hear of a palette with the next round of events.
void applyNow(Appearance appearance, int percent)
{
    apply(*qApp, appearance, percent);
    QCoreApplication::processEvents();
}

class Watcher : public QWidget {
public:
    int palettes = 0;
    int fonts = 0;

protected:
    void changeEvent(QEvent *event) override
    {
        palettes += event->type() == QEvent::PaletteChange;
        fonts += event->type() == QEvent::FontChange;
        QWidget::changeEvent(event);
    }
};

} // namespace

class LookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void outcomesCanBeReadOnEveryPalette_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::addColumn<Outcome>("outcome");
        for (const Named &named : palettes())
            for (const Outcome outcome : outcomes)
                QTest::addRow("WCAG 2.1 1.4.3: %s, %s", named.name, verdict::outcomeName(outcome).data())
                    << named.palette << outcome;
    }
    void outcomesCanBeReadOnEveryPalette()
    {
        QFETCH(const QPalette, palette);
        QFETCH(const Outcome, outcome);
        for (const QPalette::ColorRole ground : {QPalette::Window, QPalette::Base}) {
            QVERIFY(contrast(outcomeColour(outcome, palette), palette.color(ground)) >= textContrast);
            QVERIFY(contrast(mutedText(palette), palette.color(ground)) >= textContrast);
        }
    }

    void coloursAreThoseOfTheDesign()
    {
        const QPalette light = paletteOf(Appearance::Light, false);
        const QPalette dark = paletteOf(Appearance::Dark, false);
        const auto pair = [&](Outcome outcome) {
            return QStringList{outcomeColour(outcome, light).name(), outcomeColour(outcome, dark).name()};
        };
        QCOMPARE(pair(Outcome::Confirmed), (QStringList{QStringLiteral("#005a8c"), QStringLiteral("#56b4e9")}));
        QCOMPARE(pair(Outcome::Stated), pair(Outcome::Confirmed));
        QCOMPARE(pair(Outcome::Nothing), (QStringList{QStringLiteral("#5f6368"), QStringLiteral("#a6adb5")}));
        QCOMPARE(pair(Outcome::Unchecked), pair(Outcome::Nothing));
        QCOMPARE(pair(Outcome::Contradicted), (QStringList{QStringLiteral("#a33f00"), QStringLiteral("#f0a03c")}));
    }

    void textCanBeReadOnOurPalettes()
    {
        for (const Named &named : palettes()) {
            if (named.palette == QApplication::palette())
                continue; // not ours to choose
            const auto ratio = [&named](QPalette::ColorRole ink, QPalette::ColorRole paper) {
                return contrast(named.palette.color(ink), named.palette.color(paper));
            };
            for (const auto &[ink, paper] : std::initializer_list<std::pair<QPalette::ColorRole, QPalette::ColorRole>>{
                     {QPalette::WindowText, QPalette::Window},
                     {QPalette::Text, QPalette::Base},
                     {QPalette::Text, QPalette::AlternateBase},
                     {QPalette::ButtonText, QPalette::Button},
                     {QPalette::PlaceholderText, QPalette::Base},
                     {QPalette::Link, QPalette::Base},
                     {QPalette::Link, QPalette::Window},
                     {QPalette::LinkVisited, QPalette::Base},
                     {QPalette::LinkVisited, QPalette::Window},
                     {QPalette::HighlightedText, QPalette::Highlight},
                     {QPalette::ToolTipText, QPalette::ToolTipBase}})
                QVERIFY2(ratio(ink, paper) >= textContrast, named.name);
            QVERIFY2(ratio(QPalette::Highlight, QPalette::Window) >= 3, named.name); // WCAG 2.1, 1.4.11: focus
            QVERIFY2(ratio(QPalette::Highlight, QPalette::Base) >= 3, named.name);
        }
    }

    void darkAndHighContrastAreRecognised()
    {
        QVERIFY(!isDark(paletteOf(Appearance::Light, true)));
        QVERIFY(isDark(paletteOf(Appearance::Dark, false)));
        QVERIFY(!isDark(paletteOf(Appearance::HighContrast, false)));
        QVERIFY(isDark(paletteOf(Appearance::HighContrast, true)));
        for (const bool isNight : {false, true}) {
            const QPalette pure = paletteOf(Appearance::HighContrast, isNight);
            QVERIFY(isHighContrast(pure));
            for (const Outcome outcome : outcomes)
                QCOMPARE(outcomeColour(outcome, pure), pure.color(QPalette::WindowText));
            QVERIFY(!isHighContrast(paletteOf(Appearance::Light, isNight)));
            QVERIFY(!isHighContrast(paletteOf(Appearance::Dark, isNight)));
        }
    }

    void aPaperInBetweenGetsTheTextColour()
    {
        QPalette grey(QColor(0x80, 0x80, 0x80), QColor(0x80, 0x80, 0x80));
        grey.setColor(QPalette::WindowText, Qt::black);
        grey.setColor(QPalette::Base, QColor(0x80, 0x80, 0x80));
        for (const Outcome outcome : outcomes)
            QCOMPARE(outcomeColour(outcome, grey), QColor(Qt::black));
    }

    void appearanceChangesAtRunTimeAndSystemGivesBack()
    {
        const QPalette palette = QApplication::palette();
        const QFont font = QApplication::font();
        const QString style = QApplication::style()->name();
        Watcher watcher;

        applyNow(Appearance::Dark, 200);
        QVERIFY(isDark(QApplication::palette()));
        QVERIFY(isDark(watcher.palette()));
        QCOMPARE(watcher.font().pointSizeF(), font.pointSizeF() * 2);
        QVERIFY(watcher.palettes > 0 && watcher.fonts > 0);

        applyNow(Appearance::HighContrast, 300);
        QVERIFY(isHighContrast(watcher.palette()));
        QCOMPARE(watcher.font().pointSizeF(), font.pointSizeF() * 3);

        applyNow(Appearance::Light, 100);
        QVERIFY(!isDark(watcher.palette()) && !isHighContrast(watcher.palette()));

        applyNow(Appearance::System, 100);
        QCOMPARE(QApplication::font(), font);
        QCOMPARE(QApplication::style()->name(), style);
        for (int role = 0; role < QPalette::NColorRoles; ++role) {
            for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
                QCOMPARE(QApplication::palette().color(group, QPalette::ColorRole(role)),
                         palette.color(group, QPalette::ColorRole(role)));
        }
    }

    void shapesDifferWithoutColour()
    {
        const QPalette pure = paletteOf(Appearance::HighContrast, false);
        for (const int side : {16, 24, 48}) {
            std::vector<QImage> images;
            for (const Outcome outcome : outcomes)
                images.push_back(printed(
                    side, [&](QPainter &painter, const QRectF &rect) { paintOutcome(painter, rect, outcome, pure); }));
            for (int i = 1; i < symbolCount; ++i)
                images.push_back(printed(side, [&](QPainter &painter, const QRectF &rect) {
                    paintSymbol(painter, rect, Symbol(i), Qt::black);
                }));
            for (size_t i = 0; i < images.size(); ++i)
                for (size_t k = 0; k < i; ++k)
                    QVERIFY2(difference(images[i], images[k]) * 20 > side * side, // one dot in twenty
                             qPrintable(QStringLiteral("%1 and %2 at %3").arg(i).arg(k).arg(side)));
        }
    }

    void everyPictureHasInkInItsColour()
    {
        const QPalette palette = paletteOf(Appearance::Light, false);
        for (const Outcome outcome : outcomes)
            QVERIFY(dotsOf(drawn(outcomeIcon(outcome, palette), 32), outcomeColour(outcome, palette).rgb()) > 0);
        for (int i = 0; i < symbolCount; ++i) {
            if (Symbol(i) != Symbol::Waxseal)
                QVERIFY(dotsOf(drawn(symbolIcon(Symbol(i), palette), 32), palette.color(QPalette::WindowText).rgb())
                        > 0);
        }
        QVERIFY(!drawn(symbolIcon(Symbol::Waxseal, palette), 256).allGray());
    }

    void iconsFollowTheStateOfTheirItem()
    {
        const QPalette palette = paletteOf(Appearance::Light, false);
        const QIcon icon = outcomeIcon(Outcome::Confirmed, palette);
        QVERIFY(dotsOf(drawn(icon, 32, QIcon::Selected), palette.color(QPalette::HighlightedText).rgb()) > 0);
        QVERIFY(dotsOf(drawn(icon, 32, QIcon::Disabled), palette.color(QPalette::Disabled, QPalette::WindowText).rgb())
                > 0);
    }

    void iconsAreSharpAtEveryScale()
    {
        const QIcon icon = outcomeIcon(Outcome::Contradicted, paletteOf(Appearance::Light, false));
        for (const double ratio : {1.0, 1.25, 1.5, 2.0, 3.0}) {
            const QPixmap pixmap = icon.pixmap(QSize(16, 16), ratio);
            QCOMPARE(pixmap.size(), QSize(16, 16) * ratio);
            QCOMPARE(pixmap.devicePixelRatio(), ratio);
        }
    }

    void transportIsAnEnvelopeOrACard()
    {
        using namespace verdict::way_in;
        QCOMPARE(transportSymbol(Encrypted{}), Symbol::ClosedEnvelope);
        QCOMPARE(transportSymbol(Plain{}), Symbol::Postcard);
        QCOMPARE(transportSymbol(NullCipher{}), Symbol::Postcard);
        QCOMPARE(transportSymbol(NoBoundary{}), Symbol::UnknownTransport);
        QVERIFY(!transportSymbol(NeverLeft{}));
        QVERIFY(!transportSymbol(TesContradicts{}));
    }

    void aFileNameFollowsTheSubject_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << QStringLiteral("Supper on Saturday") << QStringLiteral("Supper on Saturday.eml");
        QTest::newRow("none") << QString() << QStringLiteral("mail.eml");
        QTest::newRow("a path") << QStringLiteral("../../etc/passwd") << QStringLiteral("______etc_passwd.eml");
        QTest::newRow("an option") << QStringLiteral("--demo") << QStringLiteral("mail.eml");
        QTest::newRow("long") << QString(500, QLatin1Char('x'))
                              << QString(60, QLatin1Char('x')) + QStringLiteral(".eml");
    }
    void aFileNameFollowsTheSubject()
    {
        QFETCH(QString, subject);
        QFETCH(QString, name);
        QCOMPARE(mailFileName(subject), name);
    }

    void choosingBeginsWhereTheLastChoiceWas()
    {
        QVERIFY(QFileInfo(choiceFolder()).isDir());
        const QTemporaryDir first, second;
        rememberChoice(first.filePath(QStringLiteral("letter.eml"))); // not yet written
        QCOMPARE(choiceFolder(), QDir(first.path()).absolutePath());
        {
            const QTemporaryDir gone;
            rememberChoice(gone.path());
            QCOMPARE(choiceFolder(), QDir(gone.path()).absolutePath());
        }
        QVERIFY(QFileInfo(choiceFolder()).isDir());
        rememberChoice(second.path());
        QCOMPARE(choiceFolder(), QDir(second.path()).absolutePath());
    }
};

QTEST_MAIN(LookTest)
#include "look_test.moc"
