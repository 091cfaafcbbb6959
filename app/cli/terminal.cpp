// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/terminal.h"

#include <QDeadlineTimer>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

namespace waxseal::cli {

namespace {
constexpr int columnsInAPipe = 120;
constexpr qint64 progressMsecs = 100;
} // namespace

void writeOut(const QByteArray &octets)
{
    if (std::fwrite(octets.constData(), 1, size_t(octets.size()), stdout) != size_t(octets.size())) {
        if (errno != EPIPE)
            std::perror("waxseal: standard output");
        std::_Exit(errno == EPIPE ? 0 : 3);
    }
}

void writeError(const QString &sentence)
{
    const QByteArray line = "waxseal: " + sentence.toUtf8() + '\n';
    std::fflush(stdout);
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

int terminalColumns()
{
    winsize size{};
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return columnsInAPipe;
}

bool errorIsTerminal()
{
    return isatty(STDERR_FILENO);
}

bool ProgressLine::isDue() const
{
    return m_isTerminal && QDeadlineTimer::current().deadline() - m_lastMsecs >= progressMsecs;
}

void ProgressLine::show(const QString &text)
{
    if (!isDue())
        return;
    m_lastMsecs = QDeadlineTimer::current().deadline();
    m_isShown = true;
    std::fprintf(stderr, "\r\033[K%s", text.toUtf8().constData());
    std::fflush(stderr);
}

void ProgressLine::clear()
{
    if (m_isShown)
        std::fputs("\r\033[K", stderr);
    m_isShown = false;
}

} // namespace waxseal::cli
