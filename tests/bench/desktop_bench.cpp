// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/list/list_view.h"
#include "app/desktop/reader/message_view.h"
#include "app/desktop/reader/strip.h"
#include "tests/desktop/driver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QScrollBar>
#include <QTest>

#include <benchmark/benchmark.h>

/// The window, without a display so that nothing but its own work counts:
///   - until it stands, beside an empty window of Qt's; both are processes that end when they have been painted once
///   - its private memory with the demonstration open
///   - from the choice of a message until its strip is painted
///   - scrolling, sorting and searching a hundred thousand rows, and the longest time that the window could not answer
using namespace waxseal;
using namespace waxseal::desktop;

namespace {

constexpr int manyRows = 100'000;

void runUntilPainted(benchmark::State &state, const QString &program, const QStringList &arguments)
{
    for (auto _ : state) {
        QProcess process;
        process.setStandardOutputFile(QProcess::nullDevice());
        process.start(program, arguments);
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            state.SkipWithError("the program did not end well");
    }
}

void anEmptyWindow(benchmark::State &state)
{
    runUntilPainted(state, QStringLiteral(WAXSEAL_EMPTY_WINDOW), {});
}

void theWindow(benchmark::State &state)
{
    runUntilPainted(state, QStringLiteral(WAXSEAL_DESKTOP), {QStringLiteral("--quit-when-shown")});
}

void theWindowWithTheDemonstration(benchmark::State &state)
{
    runUntilPainted(state, QStringLiteral(WAXSEAL_DESKTOP),
                    {QStringLiteral("--demo"), QStringLiteral("--quit-when-shown")});
}

/// Of this process and its own, in MiB: what it wrote to and nobody else has.
double privateMebibytes()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    double kibibytes = 0;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith("Private_"))
                kibibytes += line.simplified().split(' ')[1].toDouble();
        }
    }
    return kibibytes / 1024;
}

void memoryWithTheDemonstration(benchmark::State &state)
{
    Driver driver;
    for (auto _ : state)
        driver.openDemonstration();
    state.counters["private_MiB"] = privateMebibytes();
}

/// Waits for the next painting of a widget.
class Painted : public QObject {
public:
    explicit Painted(QWidget &widget) { widget.installEventFilter(this); }
    bool isPainted = false;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        isPainted = isPainted || event->type() == QEvent::Paint;
        return false;
    }
};

void fromChoiceToStrip(benchmark::State &state)
{
    Driver driver;
    driver.openDemonstration();
    MainWindow &window = driver.window();
    ListModel &model = window.list().model();
    for (int row = 0; row < model.rowCount(); ++row) { // DNS cached, as it is for a message seen before
        window.list().table().setCurrentId(model.idAt(row));
        driver.settle();
    }
    int row = 0;
    qint64 longest = 0;
    for (auto _ : state) {
        row = (row + 1) % model.rowCount();
        QElapsedTimer timer;
        timer.start();
        Painted painted(window.message().strip());
        QMetaObject::Connection connection = QObject::connect(&window.message(), &MessageView::checkedShown, &window,
                                                              [&painted] { painted.isPainted = false; });
        bool isChecked = false;
        QMetaObject::Connection checked = QObject::connect(&window.message(), &MessageView::checkedShown, &window,
                                                           [&isChecked] { isChecked = true; });
        window.list().table().setCurrentId(model.idAt(row));
        while (!isChecked || !painted.isPainted)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
        longest = qMax(longest, timer.nsecsElapsed());
        QObject::disconnect(connection);
        QObject::disconnect(checked);
        state.PauseTiming();
        driver.settle();
        state.ResumeTiming();
    }
    state.counters["longest_ms"] = double(longest) / 1e6;
}

/// A list of so many rows, filled as a loader fills it.
void fill(ListModel &model, int rows)
{
    QList<PlaceRow> batch;
    for (int i = 0; i < rows; ++i) {
        PlaceRow row;
        row.location.path = "/mail/cur/" + QByteArray::number(i);
        row.summary.author = QStringLiteral("Author %1").arg(i % 5'003);
        row.summary.address = QStringLiteral("a%1@company.example").arg(i % 5'003);
        row.summary.subject = QStringLiteral("Subject number %1 about this and that").arg(i);
        row.summary.date = std::chrono::sys_seconds(std::chrono::seconds(1'600'000'000 + i * 7'919ll % 100'003 * 600));
        row.summary.sender = verdict::Outcome::Confirmed;
        row.summary.wayIn = verdict::Outcome::Confirmed;
        row.summary.content = verdict::Outcome::Nothing;
        row.isJudged = true;
        batch << row;
        if (batch.size() == 2'000) {
            model.add(batch);
            batch.clear();
        }
    }
    model.add(batch);
    model.waitForOrder();
}

void scrollingAHundredThousandRows(benchmark::State &state)
{
    ListPane pane;
    pane.resize(1'000, 800);
    pane.show();
    pane.table().showVerdictColumn(true);
    fill(pane.model(), manyRows);
    QTest::qWait(100); // laid out
    QScrollBar *bar = pane.table().verticalScrollBar();
    if (bar->maximum() == 0)
        state.SkipWithError("the list does not scroll");
    qint64 longest = 0;
    int value = 0;
    for (auto _ : state) {
        QElapsedTimer timer;
        timer.start();
        value = (value + 37) % qMax(1, bar->maximum());
        bar->setValue(value);
        QCoreApplication::processEvents(); // paints
        longest = qMax(longest, timer.nsecsElapsed());
    }
    state.counters["longest_ms"] = double(longest) / 1e6;
}

/// Runs @p change until the list shows its result; the longest turn of the event loop is the time without an answer.
template <typename Change> void measureTurns(benchmark::State &state, Change change)
{
    ListPane pane;
    pane.resize(1'000, 800);
    pane.show();
    fill(pane.model(), manyRows);
    qint64 longest = 0;
    int round = 0;
    for (auto _ : state) {
        bool isDone = false;
        QObject guard;
        QObject::connect(&pane.model(), &ListModel::orderChanged, &guard, [&isDone] { isDone = true; });
        QElapsedTimer timer;
        timer.start();
        change(pane, round++);
        while (!isDone) {
            QCoreApplication::processEvents(QEventLoop::AllEvents);
            longest = qMax(longest, timer.nsecsElapsed());
            timer.restart();
        }
        QCoreApplication::processEvents();
        longest = qMax(longest, timer.nsecsElapsed());
    }
    state.counters["longest_turn_ms"] = double(longest) / 1e6;
}

void sortingAHundredThousandRows(benchmark::State &state)
{
    measureTurns(state, [](ListPane &pane, int round) {
        pane.table().sortByColumn(round % 2 == 0 ? int(Column::From) : int(Column::Date), Qt::AscendingOrder);
    });
}

void searchingAHundredThousandRows(benchmark::State &state)
{
    measureTurns(state, [](ListPane &pane, int round) {
        OrderWish wish = pane.model().wish();
        wish.search = QStringLiteral("number %1").arg(round % 10);
        pane.model().setWish(wish);
    });
}

} // namespace

BENCHMARK(anEmptyWindow)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(theWindow)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(theWindowWithTheDemonstration)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(memoryWithTheDemonstration)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime();
BENCHMARK(fromChoiceToStrip)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(scrollingAHundredThousandRows)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(sortingAHundredThousandRows)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(searchingAHundredThousandRows)->Unit(benchmark::kMillisecond)->UseRealTime();

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
