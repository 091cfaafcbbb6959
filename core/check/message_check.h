// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/check/memory.h"
#include "core/dns/answers.h"
#include "core/message/header.h"
#include "core/message/mime_tree.h"
#include "core/verdict/assessment.h"

#include <QFuture>

/// A whole received message: read it, ask DNS what is missing, judge.
namespace waxseal::check {

/// A message and everything known about it. Field and trace-line views point into its own octets.
struct CheckedMessage {
    QByteArray octets;
    std::optional<message::Header> header;
    std::optional<message::HeaderFault> fault; ///< set where there is no header
    std::optional<verdict::Assessment> assessment;
};
using Checked = std::shared_ptr<const CheckedMessage>;

/// What a check works with. All of it outlives the check and every future that it has given.
struct Parts {
    const verdict::Account &account;
    const message::MimeReader &mimeReader;
    dns::Cache &cache;
    dkim::KeyCache &keys;
    dns::Resolver *resolver = nullptr; ///< none: nothing is asked
    Memory *memory = nullptr;          ///< none: nothing is remembered
};

class MessageCheck {
public:
    explicit MessageCheck(const Parts &parts);

    /// The whole check. Answers at once when DNS has nothing to add; never later than limits::dnsHard and never fails: what
    /// could not be found out stays Unchecked. Canceling the future ends it after the questions that are under way.
    /// @param isWhole false: the body is not there, and nothing is said about the content
    QFuture<Checked> run(QByteArray octets, bool isWhole, std::chrono::sys_seconds now) const;

private:
    struct Run;
    static void round(const std::shared_ptr<Run> &run);
    static void finish(const Run &run);

    Parts m_parts;
    QByteArray m_basis; ///< of what is remembered; empty where nothing is
};

/// What the body says of its own protection; reads the MIME tree only where there is reason to.
Result<message::ContentClaims, message::MimeFault> contentClaims(const message::Header &header, QByteArrayView octets,
                                                                 bool isWhole, const message::MimeReader &reader);

} // namespace waxseal::check
