// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dkim/signature.h"

#include <array>
#include <map>

/// The SHA-256 hashes that signatures of one message are about: RFC 6376 §3.4 and §3.7. Lines may end in CRLF or LF in the file;
/// what is hashed ends in CRLF. Each octet of the body is read once for all signatures, in blocks.
namespace waxseal::dkim {

using Sha256 = std::array<unsigned char, 32>;

struct BodyHash {
    Sha256 digest{};
    quint64 covered = 0; ///< octets of the canonical body that were hashed
    quint64 whole = 0;   ///< octets of the canonical body
};

/// Canonicalizes and hashes a body that comes in blocks of any size.
class BodyHasher {
public:
    /// What is to be hashed: a form, and how much of it ("l=") where not all.
    struct Wanted {
        Canonicalization form = Canonicalization::Simple;
        std::optional<quint64> length;
        friend auto operator<=>(const Wanted &, const Wanted &) = default;
    };
    explicit BodyHasher(std::vector<Wanted> wanted);
    ~BodyHasher();
    BodyHasher(const BodyHasher &) = delete;
    BodyHasher &operator=(const BodyHasher &) = delete;

    void add(QByteArrayView block);
    /// In the order of what was wanted. Called once.
    std::vector<BodyHash> finish();

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

/// The same for a message in memory, each hash made when it is first needed. For one thread at a time.
class MessageDigests {
public:
    /// @p header and @p octets, the whole message, outlive this.
    MessageDigests(const message::Header &header, QByteArrayView octets) : m_header(header), m_octets(octets) { }
    MessageDigests(const MessageDigests &) = delete;
    MessageDigests &operator=(const MessageDigests &) = delete;

    /// To be hashed too when the body is next gone through; call it for all signatures before the first body().
    void want(const BodyHasher::Wanted &wanted);
    const BodyHash &body(const BodyHasher::Wanted &wanted);

    /// RFC 6376 §3.7: the fields that "h=" names, each name taking the lowest field that is left, then @p own with its "b="
    /// emptied and without its last CRLF.
    /// @param own a DKIM-Signature or ARC-Message-Signature field
    Sha256 headers(Canonicalization form, const std::vector<QByteArrayView> &signedFields,
                   const message::Field &own) const;
    /// The same of these very fields, in this order (ARC-Seal, RFC 8617 §5.1.1).
    static Sha256 fields(Canonicalization form, const std::vector<const message::Field *> &fields,
                         const message::Field &own);

private:
    const std::vector<const message::Field *> &fieldsByName() const;

    const message::Header &m_header;
    QByteArrayView m_octets;
    /// By name without case, those of one name from the top; made when it is first needed.
    mutable std::vector<const message::Field *> m_byName;
    std::map<BodyHasher::Wanted, std::optional<BodyHash>> m_bodies;
};

/// A field in canonical form without its last CRLF (RFC 6376 §3.4.1, §3.4.2). @p isOwn: the value of "b=" is left out (§3.5).
QByteArray canonicalField(Canonicalization form, const message::Field &field, bool isOwn = false);

} // namespace waxseal::dkim
