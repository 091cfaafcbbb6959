// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/arc/chain.h"
#include "core/authres/believe.h"
#include "core/dmarc/evaluation.h"
#include "core/message/address.h"
#include "core/spf/check_host.h"
#include "core/verdict/remembered.h"

/// What Waxseal verifies of the sender itself: DKIM, ARC, SPF, DMARC, and what is known of earlier.
namespace waxseal::verdict {

/// One message while it is judged: as it was read, and what is computed of it once, however often it is judged.
class Mail {
public:
    /// @p header and @p octets, the whole message, outlive this. @p isWhole false: the body is not there.
    /// @param now the time of judging
    Mail(const message::Header &header, QByteArrayView octets, bool isWhole, std::chrono::sys_seconds now)
        : m_header(header)
        , m_now(now)
        , m_digests(header, octets)
        , m_signatures(header, octets, isWhole, m_digests)
        , m_chain(header, isWhole, m_digests)
    { }
    Mail(const Mail &) = delete;
    Mail &operator=(const Mail &) = delete;

    const message::Header &header() const { return m_header; }
    /// What is read of the header alone, for one own provider.
    struct Read {
        message::Author author;
        received::Journey journey;
        std::vector<authres::Line> results;
    };
    const Read &read(const received::OwnProvider &own);
    std::chrono::sys_seconds now() const { return m_now; }
    dkim::Verifier &signatures() { return m_signatures; }
    arc::Validator &chain() { return m_chain; }

private:
    const message::Header &m_header;
    std::chrono::sys_seconds m_now;
    std::optional<Read> m_read;
    dkim::MessageDigests m_digests;
    dkim::Verifier m_signatures;
    arc::Validator m_chain;
};

/// A forwarder whose seal the person accepts, and who found the author's domain confirmed when the mail came to him.
struct Vouching {
    DomainName sealer;
    int instance = 0;
};

/// When the message came in, and on whose word.
struct Arrival {
    std::optional<std::chrono::sys_seconds> time; ///< of the boundary hop, else of the topmost trace line, else none
    bool isBelieved = false;                      ///< the own provider wrote it
};

/// The findings. Nothing here is a verdict about the sender yet.
struct OwnChecks {
    std::vector<dkim::Finding> signatures; ///< one for each DKIM-Signature field, with those that are remembered
    arc::Chain chain;
    std::optional<Vouching> vouching;

    std::optional<spf::Answer> spf; ///< none where the address of the peer is not known, or is a person's
    /// The own provider wrote down no MAIL FROM: SPF was asked about the author's own domain instead, and a pass proves nothing.
    bool isMailFromAssumed = false;
    /// Of the author's domain; none where there is no single author. Its dkim entries are those of @ref signatures.
    std::optional<dmarc::Evaluation> dmarc;

    /// A customer of the own provider handed it in: there is no server of another provider to ask about.
    bool isHandedIn = false;
    Arrival arrival;
    std::chrono::sys_seconds now{};
    std::optional<RememberedChecks> remembered;
    std::optional<expectations::History> history;

    bool isAligned(size_t signature) const;
    /// False while DNS has not said which domains belong together.
    bool isAlignmentKnown(size_t signature) const;
    bool isPending() const;
    /// It came in longer ago than @p days. False where that is not known.
    bool isOlderThan(std::chrono::days days) const { return arrival.time && now - *arrival.time > days; }
};

/// @param author none where there is no single one
/// @param sealers whose ARC chains may vouch
OwnChecks checkSender(Mail &mail, const std::optional<DomainName> &author, const received::Journey &journey,
                      const std::vector<DomainName> &sealers, const Recollection &known, dns::Answers &answers,
                      dkim::KeyCache &keys);

/// What is worth remembering of them: only what was verified now.
/// @param isAgainstPolicy they came to sender::AgainstPolicy
RememberedChecks toRemember(const OwnChecks &checks, bool isAgainstPolicy);
expectations::Seen seenOf(const OwnChecks &checks);

/// The reverse-path that the own provider wrote down (RFC 5321 §4.4), without brackets; none where it did not.
std::optional<QByteArray> reversePath(const message::Header &header, const received::Journey &journey);

} // namespace waxseal::verdict
