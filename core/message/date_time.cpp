// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/message/header.h"

#include "core/base/limits.h"
#include "core/base/octets.h"

namespace waxseal::message {

namespace {

using namespace std::chrono;

/// Three letters as one number, to switch over. 0 where there are fewer.
constexpr quint32 key(QByteArrayView word)
{
    if (word.size() < 3)
        return 0;
    const auto letter = [](char c) { return static_cast<quint32>(static_cast<unsigned char>(octets::lower(c))); };
    return letter(word[0]) << 16 | letter(word[1]) << 8 | letter(word[2]);
}

/// 1 to 12; 0 for what is no month. Whole names ("June", "Sept") are let pass.
constexpr unsigned monthOf(QByteArrayView word)
{
    switch (key(word)) {
    case key("jan"): return 1;
    case key("feb"): return 2;
    case key("mar"): return 3;
    case key("apr"): return 4;
    case key("may"): return 5;
    case key("jun"): return 6;
    case key("jul"): return 7;
    case key("aug"): return 8;
    case key("sep"): return 9;
    case key("oct"): return 10;
    case key("nov"): return 11;
    case key("dec"): return 12;
    }
    return 0;
}

constexpr bool isWeekday(QByteArrayView word)
{
    switch (key(word)) {
    case key("mon"):
    case key("tue"):
    case key("wed"):
    case key("thu"):
    case key("fri"):
    case key("sat"):
    case key("sun"): return true;
    }
    return false;
}

/// RFC 5322 §4.3. Military letters and names it does not list mean "-0000": a time in UTC, the place unknown.
constexpr minutes zoneOf(QByteArrayView word)
{
    if (word.size() == 3) {
        switch (key(word)) {
        case key("edt"): return hours(-4);
        case key("est"):
        case key("cdt"): return hours(-5);
        case key("cst"):
        case key("mdt"): return hours(-6);
        case key("mst"):
        case key("pdt"): return hours(-7);
        case key("pst"): return hours(-8);
        }
    }
    return minutes(0);
}

class Reader {
public:
    explicit Reader(QByteArrayView text) : m_at(text.data()), m_end(text.data() + text.size()) { }

    std::optional<sys_seconds> read()
    {
        skip();
        if (isAtLetter()) {
            const QByteArrayView first = word();
            if (isWeekday(first)) { // need not be the right one: RFC 5322 §3.3 asks for it, real mail does not obey
                take(',');
                if (isAtLetter())
                    return asctime(word());
            } else {
                return asctime(first);
            }
        }
        if (!number(m_day, 1, 2))
            return std::nullopt;
        m_month = monthOf(word());
        if (!yearNumber() || !time())
            return std::nullopt;
        zone();
        return result();
    }

private:
    /// "Thu Nov  6 08:49:37 1994", with a zone before or after the year.
    std::optional<sys_seconds> asctime(QByteArrayView monthName)
    {
        m_month = monthOf(monthName);
        if (!number(m_day, 1, 2) || !time())
            return std::nullopt;
        zone();
        if (!yearNumber())
            return std::nullopt;
        zone();
        return result();
    }

    std::optional<sys_seconds> result()
    {
        if (m_hasFailed || m_at != m_end)
            return std::nullopt;
        const year_month_day date{year(m_year), month(m_month), day(static_cast<unsigned>(m_day))};
        if (!date.ok())
            return std::nullopt;
        return sys_days(date) + hours(m_hour) + minutes(m_minute) + seconds(m_second) - m_zone;
    }

    bool time()
    {
        if (!number(m_hour, 1, 2) || m_hour > 23 || !take(':') || !number(m_minute, 2, 2) || m_minute > 59)
            return false;
        return !take(':') || (number(m_second, 2, 2) && m_second <= 60); // 60: a leap second
    }

    bool yearNumber()
    {
        const char *const start = m_at;
        if (!number(m_year, 2, 4))
            return false;
        // RFC 5322 §4.3: two digits are 1950 to 2049, three digits count from 1900.
        const bool isTwo = m_at - start < 3 || !octets::isDigit(start[2]);
        const bool isThree = !isTwo && (m_at - start < 4 || !octets::isDigit(start[3]));
        if (isTwo)
            m_year += m_year < 50 ? 2000 : 1900;
        else if (isThree)
            m_year += 1900;
        return m_year >= 1900;
    }

    /// Left out, it is taken as "-0000". A name after the number ("+0200 CEST") says nothing more.
    void zone()
    {
        if (m_at < m_end && (*m_at == '+' || *m_at == '-')) {
            const bool isWest = *m_at++ == '-';
            int offset = 0;
            if (!number(offset, 4, 4) || offset % 100 > 59) {
                fail();
                return;
            }
            m_zone = hours(offset / 100) + minutes(offset % 100);
            if (isWest)
                m_zone = -m_zone;
            word();
        } else if (isAtLetter()) {
            m_zone = zoneOf(word());
        }
    }

    bool isAtLetter() const { return m_at < m_end && octets::isAlpha(*m_at); }

    QByteArrayView word()
    {
        const char *const start = m_at;
        while (isAtLetter())
            ++m_at;
        const QByteArrayView result(start, m_at);
        skip();
        return result;
    }

    bool number(int &value, int fewest, int most)
    {
        int digits = 0;
        value = 0;
        for (; digits < most && m_at < m_end && octets::isDigit(*m_at); ++digits)
            value = value * 10 + (*m_at++ - '0');
        if (digits < fewest || (m_at < m_end && octets::isDigit(*m_at)))
            return false;
        skip();
        return true;
    }

    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        skip();
        return true;
    }

    /// White space and comments (RFC 5322 §3.2.2), which the obsolete forms have everywhere.
    void skip()
    {
        qsizetype depth = 0;
        for (; m_at < m_end; ++m_at) {
            const char c = *m_at;
            if (c == '(') {
                if (++depth > limits::commentDepth)
                    return fail();
            } else if (depth > 0) {
                if (c == ')')
                    --depth;
                else if (c == '\\' && m_at + 1 < m_end)
                    ++m_at;
            } else if (!octets::isWhiteSpace(c)) {
                return;
            }
        }
        if (depth > 0)
            fail();
    }

    void fail()
    {
        m_at = m_end;
        m_hasFailed = true;
    }

    const char *m_at;
    const char *m_end;
    int m_day = 0;
    unsigned m_month = 0;
    int m_year = 0;
    int m_hour = 0;
    int m_minute = 0;
    int m_second = 0;
    minutes m_zone{0};
    bool m_hasFailed = false;
};

} // namespace

std::optional<sys_seconds> parseDateTime(QByteArrayView text)
{
    return Reader(text).read();
}

} // namespace waxseal::message
