// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <array>

#include <fcntl.h>
#include <unistd.h>

namespace waxseal::dns_unbound {

/// A pipe to oneself: wakes a thread that sleeps in poll().
class WakeUp {
public:
    WakeUp() = default;
    WakeUp(const WakeUp &) = delete;
    WakeUp &operator=(const WakeUp &) = delete;
    ~WakeUp()
    {
        for (const int end : m_ends) {
            if (end >= 0)
                ::close(end);
        }
    }

    bool open()
    {
        if (m_ends[0] >= 0)
            return true;
        if (::pipe(m_ends.data()) != 0)
            return false;
        for (const int end : m_ends) {
            ::fcntl(end, F_SETFL, O_NONBLOCK);
            ::fcntl(end, F_SETFD, FD_CLOEXEC);
        }
        return true;
    }
    int fd() const { return m_ends[0]; }

    void ring()
    {
        // A full pipe rings already.
        if (m_ends[1] >= 0) [[maybe_unused]]
            const auto written = ::write(m_ends[1], "!", 1);
    }
    void clear()
    {
        std::array<char, 64> rings;
        while (::read(m_ends[0], rings.data(), rings.size()) > 0) {
        }
    }

private:
    std::array<int, 2> m_ends{-1, -1};
};

} // namespace waxseal::dns_unbound
