// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <ctime>

namespace waxseal::kit {

/// Processor time of this program, so that a loaded machine says nothing about it. For telling what is linear from what is not.
class CpuTimer {
public:
    long milliseconds() const { return long((std::clock() - m_start) * 1'000 / CLOCKS_PER_SEC); }

private:
    std::clock_t m_start = std::clock();
};

} // namespace waxseal::kit
