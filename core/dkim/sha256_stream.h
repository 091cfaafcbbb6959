// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dkim/message_digests.h"

#include <openssl/evp.h>

#include <cstring>

namespace waxseal::dkim {

/// SHA-256 of octets that come in pieces of any size: short ones are gathered, long ones are hashed where they are.
class Sha256Stream {
public:
    Sha256Stream() : m_context(EVP_MD_CTX_new())
    {
        // Fetched once: OpenSSL 3 else looks the algorithm up again for every hash.
        static EVP_MD *const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
        if (!m_context || !sha256 || EVP_DigestInit_ex2(m_context.get(), sha256, nullptr) != 1)
            qFatal("OpenSSL has no SHA-256"); // a wrong hash must not reach a verdict
    }

    void append(const char *octets, qsizetype size)
    {
        if (size > qsizetype(m_gathered.size()) - m_used) {
            appendLong(octets, size);
            return;
        }
        std::memcpy(m_gathered.data() + m_used, octets, static_cast<size_t>(size));
        m_used += size;
    }

    /// Of all octets so far; more may follow.
    Sha256 soFar()
    {
        hashGathered();
        Context copy(EVP_MD_CTX_new());
        if (!copy || EVP_MD_CTX_copy_ex(copy.get(), m_context.get()) != 1)
            qFatal("OpenSSL cannot copy a hash");
        return finish(copy.get());
    }

    /// Of all octets. Nothing may follow.
    Sha256 finish()
    {
        hashGathered();
        return finish(m_context.get());
    }

private:
    struct Free {
        void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
    };
    using Context = std::unique_ptr<EVP_MD_CTX, Free>;

    void appendLong(const char *octets, qsizetype size)
    {
        hashGathered();
        if (size <= qsizetype(m_gathered.size()) / 2)
            append(octets, size);
        else
            hash(octets, size);
    }
    void hashGathered()
    {
        hash(m_gathered.data(), m_used);
        m_used = 0;
    }
    void hash(const char *octets, qsizetype size)
    {
        if (EVP_DigestUpdate(m_context.get(), octets, static_cast<size_t>(size)) != 1)
            qFatal("OpenSSL cannot hash");
    }
    static Sha256 finish(EVP_MD_CTX *context)
    {
        Sha256 digest;
        if (EVP_DigestFinal_ex(context, digest.data(), nullptr) != 1)
            qFatal("OpenSSL cannot finish a hash");
        return digest;
    }

    Context m_context;
    qsizetype m_used = 0;
    std::array<char, 8 * 1024> m_gathered; // stays in the fastest cache
};

} // namespace waxseal::dkim
