// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/time_text.h"

#include <algorithm>

namespace waxseal {

QByteArray rfc3339(std::chrono::sys_seconds time)
{
    using namespace std::chrono;
    time = std::clamp<sys_seconds>(time, sys_days(year(0) / 1 / 1), sys_days(year(9999) / 12 / 31));
    const sys_days day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);

    QByteArray text = QByteArrayLiteral("0000-00-00T00:00:00Z");
    char *const octets = text.data();
    const auto write = [octets](int at, int digits, int value) {
        for (int i = at + digits - 1; i >= at; --i, value /= 10)
            octets[i] = char('0' + value % 10);
    };
    write(0, 4, int(date.year()));
    write(5, 2, int(unsigned(date.month())));
    write(8, 2, int(unsigned(date.day())));
    write(11, 2, int(clock.hours().count()));
    write(14, 2, int(clock.minutes().count()));
    write(17, 2, int(clock.seconds().count()));
    return text;
}

} // namespace waxseal
