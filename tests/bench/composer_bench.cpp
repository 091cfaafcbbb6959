// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// How long the composer's window is kept from anything else while answers about recipients come in. The yardstick is one frame,
// 16 ms; the counter says what the longest single event took, from the first answer to the last.

#include "tests/desktop_compose/parts.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>
#include <thread>

using namespace waxseal;
using namespace waxseal::desktop;
namespace way_out = verdict::way_out;

namespace {

constexpr qint64 longestEvent = 16'000'000; ///< nanoseconds; a frame

/// Times every event that the window's thread works on.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth++ > 0) {
            const bool isDone = QApplication::notify(receiver, event);
            --m_depth;
            return isDone;
        }
        QElapsedTimer timer;
        timer.start();
        const qint64 begun = worked();
        const bool isDone = QApplication::notify(receiver, event);
        longest = std::max(longest, timer.nsecsElapsed());
        longestWork = std::max(longestWork, worked() - begun);
        --m_depth;
        return isDone;
    }
    qint64 longest = 0;     ///< nanoseconds
    qint64 longestWork = 0; ///< the same in processor time, for what else the machine does is not the window's doing

private:
    static qint64 worked()
    {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return time.tv_sec * 1'000'000'000ll + time.tv_nsec;
    }

    int m_depth = 0;
};

/// Answers about each domain several times, from a thread of its own, as check::RecipientCheck does.
class Answering {
public:
    RecipientLookups::Ask ask()
    {
        return [this](const DomainName &domain, const check::Occasion &) {
            auto promise = std::make_shared<QPromise<check::CheckedRecipient>>();
            promise->start();
            m_open.push_back({domain, promise});
            return promise->future();
        };
    }
    void begin()
    {
        m_thread = std::thread([open = std::move(m_open)] {
            for (const way_out::Verdict &verdict :
                 {way_out::Verdict(way_out::Asking{}), way_out::Verdict(way_out::TesMember{}),
                  way_out::Verdict(
                      way_out::BothTesMembers{domain("a.example"), domain("b.example"), domain("c.example")})}) {
                const bool isLast = std::holds_alternative<way_out::BothTesMembers>(verdict);
                for (const auto &[name, promise] : open) {
                    promise->addResult(answer(name, verdict, isLast));
                    if (isLast)
                        promise->finish();
                }
                std::this_thread::sleep_for(std::chrono::milliseconds(20)); // a round trip
            }
        });
    }
    ~Answering()
    {
        if (m_thread.joinable())
            m_thread.join();
    }

private:
    struct Open {
        DomainName domain;
        std::shared_ptr<QPromise<check::CheckedRecipient>> promise;
    };
    std::vector<Open> m_open;
    std::thread m_thread;
};

void answersComeIn(benchmark::State &state)
{
    auto &application = *static_cast<TimedApplication *>(qApp);
    const auto recipients = int(state.range(0));
    const auto domains = int(state.range(1));
    qint64 longest = 0;
    qint64 longestWork = 0;
    for (auto _ : state) {
        state.PauseTiming();
        QTemporaryDir folder;
        QThreadPool worker;
        worker.setMaxThreadCount(1);
        Answering answering;
        ComposerStart start;
        for (int i = 0; i < recipients; ++i)
            start.draft.recipients.push_back(
                {compose::Field::To, QStringLiteral("person%1@domain%2.example").arg(i).arg(i % domains)});
        {
            ComposerParts parts;
            parts.ask = answering.ask();
            parts.now = [] { return std::chrono::sys_seconds(); };
            parts.draftFolder = folder.path();
            parts.draftWorker = &worker;
            ComposerWindow window(parts, std::move(start));
            window.show();
            QApplication::processEvents();
            QEventLoop loop;
            QObject::connect(&window.lookups(), &RecipientLookups::settled, &loop, &QEventLoop::quit);
            application.longest = 0;
            application.longestWork = 0;
            state.ResumeTiming();
            answering.begin();
            loop.exec();
            QApplication::processEvents(); // what the last answer has begun
            state.PauseTiming();
            longest = std::max(longest, application.longest);
            longestWork = std::max(longestWork, application.longestWork);
            window.saveNow();
        }
        worker.waitForDone();
        state.ResumeTiming();
    }
    state.counters["longest_event_ms"] = double(longest) / 1e6;
    state.counters["longest_work_ms"] = double(longestWork) / 1e6;
    if (longestWork > longestEvent)
        state.SkipWithError("the window stood still for longer than 16 ms");
}
BENCHMARK(answersComeIn)
    ->Args({4, 4})
    ->Args({50, 20})
    ->Args({500, 300})
    ->Iterations(5)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
