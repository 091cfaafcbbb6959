// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QtGlobal>

#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/// Finds the octets that canonicalization (RFC 6376 §3.4) changes, many at a time. What lies between them is hashed as
/// it is.
namespace waxseal::dkim {

/// One octet, or several side by side. A comparison gives ones where it holds, so each rule below is written only once.
struct OneOctet {
    bool value;
    char octet = 0;
    static OneOctet at(const char *p) { return {false, *p}; }
    OneOctet is(char c) const { return {octet == c}; }
    OneOctet operator&(OneOctet other) const { return {value && other.value}; }
    OneOctet operator|(OneOctet other) const { return {value || other.value}; }
    OneOctet butNot(OneOctet other) const { return {value && !other.value}; }
};

#ifdef __SSE2__
struct ManyOctets {
    static constexpr qsizetype count = 16;
    __m128i value;
    static ManyOctets at(const char *p) { return {_mm_loadu_si128(reinterpret_cast<const __m128i *>(p))}; }
    ManyOctets is(char c) const { return {_mm_cmpeq_epi8(value, _mm_set1_epi8(c))}; }
    ManyOctets operator&(ManyOctets other) const { return {_mm_and_si128(value, other.value)}; }
    ManyOctets operator|(ManyOctets other) const { return {_mm_or_si128(value, other.value)}; }
    ManyOctets butNot(ManyOctets other) const { return {_mm_andnot_si128(other.value, value)}; }
    /// Which is the first that holds, or -1.
    int first() const
    {
        const int mask = _mm_movemask_epi8(value);
        return mask == 0 ? -1 : std::countr_zero(static_cast<unsigned>(mask));
    }
};
#else
struct ManyOctets {
    static constexpr qsizetype count = 8;
    static constexpr quint64 each = 0x0101010101010101;
    quint64 value; // a comparison sets the highest bit of each octet
    static ManyOctets at(const char *p)
    {
        ManyOctets result;
        std::memcpy(&result.value, p, sizeof result.value);
        return result;
    }
    ManyOctets is(char c) const
    {
        const quint64 differs = value ^ (each * static_cast<unsigned char>(c));
        return {~(((differs & (each * 0x7f)) + (each * 0x7f)) | differs | (each * 0x7f))};
    }
    ManyOctets operator&(ManyOctets other) const { return {value & other.value}; }
    ManyOctets operator|(ManyOctets other) const { return {value | other.value}; }
    ManyOctets butNot(ManyOctets other) const { return {value & ~other.value}; }
    int first() const
    {
        if (value == 0)
            return -1;
        return (std::endian::native == std::endian::little ? std::countr_zero(value) : std::countl_zero(value)) / 8;
    }
};
#endif

/// Simple, fields and bodies: a LF without its CR.
struct ChangedInSimple {
    template <typename T> static T holds(T before, T octet) { return octet.is('\n').butNot(before.is('\r')); }
};

/// Relaxed bodies: also a tab, and what comes after a space and may swallow it.
struct ChangedInRelaxed {
    template <typename T> static T holds(T before, T octet)
    {
        return octet.is('\t') | ((octet.is(' ') | octet.is('\r')) & before.is(' '))
            | octet.is('\n').butNot(before.is('\r'));
    }
};

/// Relaxed fields: also every line end.
struct ChangedInRelaxedField {
    template <typename T> static T holds(T before, T octet)
    {
        return octet.is('\t') | octet.is('\r') | octet.is('\n') | (octet.is(' ') & before.is(' '));
    }
};

/// The first octet that @p Rule changes, or @p end. What stands before @p p does not count.
template <typename Rule> const char *findChanged(const char *p, const char *end)
{
    if (p == end || Rule::holds(OneOctet{}, OneOctet::at(p)).value)
        return p;
    for (++p; end - p >= ManyOctets::count; p += ManyOctets::count) {
        const int first = Rule::holds(ManyOctets::at(p - 1), ManyOctets::at(p)).first();
        if (first >= 0)
            return p + first;
    }
    while (p != end && !Rule::holds(OneOctet::at(p - 1), OneOctet::at(p)).value)
        ++p;
    return p;
}

} // namespace waxseal::dkim
