// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// The command over a Maildir of 100,000 messages of 10 KB, beside merely opening and reading the same files; and its start.

#include "tests/bench/corpus.h"

#include <benchmark/benchmark.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace waxseal;

namespace {

constexpr int messages = 100'000;

const QTemporaryDir &maildir()
{
    static const QTemporaryDir folder;
    static const bool isFilled = [] {
        const QDir root(folder.path());
        for (const char *name : {"cur", "new", "tmp"})
            root.mkdir(QString::fromLatin1(name));
        for (int i = 0; i < messages; ++i) {
            QFile file(root.filePath(QStringLiteral("cur/%1.host:2,S").arg(1'795'000'000 + i)));
            if (!file.open(QIODevice::WriteOnly) || file.write(bench::message(i)) < 0)
                qFatal("cannot write the corpus");
        }
        return true;
    }();
    Q_UNUSED(isFilled);
    return folder;
}

struct Ran {
    int status;
    double mebibytes;
};

/// Runs the command with its output thrown away; the largest memory it held comes from the system.
Ran run(const std::vector<const char *> &arguments)
{
    const pid_t child = fork();
    if (child == 0) {
        const int null = open("/dev/null", O_WRONLY);
        dup2(null, STDOUT_FILENO);
        dup2(null, STDERR_FILENO);
        std::vector<char *> argv;
        for (const char *argument : arguments)
            argv.push_back(const_cast<char *>(argument));
        argv.push_back(nullptr);
        execv(argv.front(), argv.data());
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    return {WEXITSTATUS(status), double(usage.ru_maxrss) / 1024};
}

void startOfTheCommand(benchmark::State &state)
{
    for (auto _ : state) {
        if (run({WAXSEAL_COMMAND, "--version"}).status != 0)
            state.SkipWithError("the command did not run");
    }
}

void inspectMaildir(benchmark::State &state, const char *format)
{
    const QByteArray path = QFile::encodeName(maildir().path());
    std::vector<const char *> arguments = {WAXSEAL_COMMAND,  "inspect",    "--offline",        "--own-host",
                                           "mx.own.example", "--own-host", "store.own.example"};
    if (format)
        arguments.push_back(format);
    arguments.push_back(path.constData());
    for (auto _ : state) {
        const Ran ran = run(arguments);
        if (ran.status != 0)
            state.SkipWithError("the command failed");
        state.counters["MiB"] = ran.mebibytes;
    }
    state.SetItemsProcessed(state.iterations() * messages);
}

/// What it is compared with: one thread opens, reads and closes every file.
void readMaildir(benchmark::State &state)
{
    const QDir folder(maildir().filePath(QStringLiteral("cur")));
    const QStringList names = folder.entryList(QDir::Files);
    QByteArray buffer(64 * 1024, Qt::Uninitialized);
    for (auto _ : state) {
        for (const QString &name : names) {
            const int file = open(QFile::encodeName(folder.filePath(name)).constData(), O_RDONLY);
            benchmark::DoNotOptimize(read(file, buffer.data(), size_t(buffer.size())));
            close(file);
        }
    }
    state.SetItemsProcessed(state.iterations() * messages);
}

BENCHMARK(startOfTheCommand)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(inspectMaildir, table, nullptr)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);
BENCHMARK_CAPTURE(inspectMaildir, json, "--json")->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);
BENCHMARK(readMaildir)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

} // namespace

BENCHMARK_MAIN();
