// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/check/message_check.h"

#include "core/base/limits.h"
#include "core/base/sha256.h"

#include "core/verdict/summary.h"

#include <QPromise>

namespace waxseal::check {

/// One message on its way through the rounds of questions.
struct MessageCheck::Run {
    Parts parts;
    QByteArray basis;
    std::shared_ptr<CheckedMessage> checked;
    Result<message::ContentClaims, message::MimeFault> claims;
    verdict::Mail mail;
    QByteArray digest; ///< empty where nothing is remembered
    verdict::Recollection known;
    std::chrono::sys_seconds now;
    std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::now() + limits::dnsHard;
    int roundsLeft = limits::dnsRounds;
    QPromise<Checked> promise;

    dns::Answers judge()
    {
        dns::Answers answers(parts.cache, now);
        checked->assessment = verdict::assess(mail, claims, parts.account, known, answers, parts.keys);
        return answers;
    }
};

Result<message::ContentClaims, message::MimeFault> contentClaims(const message::Header &header, QByteArrayView octets,
                                                                 bool isWhole, const message::MimeReader &reader)
{
    const message::Field *type = header.first(message::FieldName::ContentType);
    const QByteArrayView body = octets.sliced(header.bodyOffset());
    if (!message::mayBeProtected(type ? type->body : QByteArrayView(), body))
        return isWhole ? Result<message::ContentClaims, message::MimeFault>(message::ContentClaims{})
                       : failure(message::MimeFault::TooLarge);
    if (!isWhole)
        return failure(message::MimeFault::TooLarge);
    return reader.read(octets).map([body](const message::MimeTree &tree) { return message::claimsOf(tree, body); });
}

MessageCheck::MessageCheck(const Parts &parts)
    : m_parts(parts), m_basis(parts.memory ? verdict::fingerprintOf(parts.account) : QByteArray())
{ }

QFuture<Checked> MessageCheck::run(QByteArray octets, bool isWhole, std::chrono::sys_seconds now) const
{
    auto checked = std::make_shared<CheckedMessage>();
    checked->octets = std::move(octets);
    auto header = message::Header::parse(checked->octets);
    if (!header) {
        checked->fault = header.error();
        return QtFuture::makeReadyFuture(Checked(std::move(checked)));
    }
    checked->header = std::move(*header);
    const message::Header &fields = *checked->header;
    const QByteArrayView whole = checked->octets;

    // Made in place: what is computed of the message once refers to it.
    const std::shared_ptr<Run> run(new Run{.parts = m_parts,
                                           .basis = m_basis,
                                           .checked = checked,
                                           .claims = contentClaims(fields, whole, isWhole, m_parts.mimeReader),
                                           .mail{fields, whole, isWhole, now},
                                           .now = now});
    if (m_parts.memory && isWhole) {
        run->digest = sha256(whole);
        run->known = m_parts.memory->recall(run->digest, m_basis, verdict::authorDomain(message::authorOf(fields)));
    }

    const dns::Answers answers = run->judge();
    if (answers.wanted().isEmpty() || !m_parts.resolver) {
        finish(*run);
        return QtFuture::makeReadyFuture(Checked(std::move(checked)));
    }
    run->promise.start();
    round(run);
    return run->promise.future();
}

void MessageCheck::round(const std::shared_ptr<Run> &run)
{
    const dns::Answers answers = run->judge();
    const bool isDone = answers.wanted().isEmpty() || run->roundsLeft-- == 0 || run->promise.isCanceled()
        || std::chrono::steady_clock::now() >= run->deadline;
    if (isDone) {
        finish(*run);
        run->promise.addResult(Checked(run->checked));
        run->promise.finish();
        return;
    }

    QList<QFuture<dns::Lookup>> questions;
    for (const dns::Question &question : answers.wanted())
        questions.append(run->parts.resolver->query(question));
    QtFuture::whenAll(questions.begin(), questions.end()).then([run](const QList<QFuture<dns::Lookup>> &lookups) {
        for (const QFuture<dns::Lookup> &lookup : lookups) {
            if (lookup.isResultReadyAt(0))
                run->parts.cache.keep(lookup.result(), run->now);
        }
        round(run);
    });
}

/// Remembers what could be verified.
void MessageCheck::finish(const Run &run)
{
    const verdict::Assessment &assessment = *run.checked->assessment;
    if (!run.parts.memory || run.digest.isEmpty() || assessment.checks.isPending())
        return;
    const auto *failed = std::get_if<verdict::sender::AgainstPolicy>(&assessment.sender);
    const bool isFailedHere = failed && !failed->line && !failed->checked;
    verdict::RememberedChecks checks = verdict::toRemember(assessment.checks, isFailedHere);
    if (checks.saysSomething())
        run.parts.memory->keep({run.digest, run.basis, verdict::authorDomain(assessment.author), std::move(checks),
                                verdict::seenOf(assessment.checks)});
}

} // namespace waxseal::check
