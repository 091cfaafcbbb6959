// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// The version on the first line, the cipher behind it.

#include "core/base/octets.h"
#include "core/tls/profile.h"

#include <cstdlib>

using namespace waxseal;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype line = octets::indexOf(input, '\n');
    const QByteArrayView version = line < 0 ? QByteArrayView() : input.first(line);
    const QByteArrayView cipher = input.sliced(line + 1);

    const tls::Session session = tls::Session::read(version, cipher);
    if (session.diffieHellmanBits < 0)
        std::abort();
    if (session.suite) {
        // A name that was understood is understood by its proper name too, and is in the table.
        const auto suites = tls::cipherSuites();
        if (session.suite < suites.data() || session.suite >= suites.data() + suites.size())
            std::abort();
        if (!tls::findCipherSuite(session.suite->ianaName))
            std::abort();
    }
    for (const auto judge : {tls::judgeTes, tls::judgeSecureMail, tls::judgeBsi}) {
        const tls::ProfileAnswer answer = judge(session);
        // Nothing is missed on no evidence.
        if (!session.suite && session.version == tls::Version::Unknown && answer.fails())
            std::abort();
        if (answer.meets() && !session.suite)
            std::abort();
    }
    return 0;
}
