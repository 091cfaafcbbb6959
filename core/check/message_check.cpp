// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/check/message_check.h"

#include "core/base/limits.h"

#include <QPromise>

namespace waxseal::check {

/// One message on its way through the rounds of questions.
struct MessageCheck::Run {
    std::shared_ptr<CheckedMessage> checked;
    Result<message::ContentClaims, message::MimeFault> claims;
    const verdict::Account &account;
    dns::Cache &cache;
    dns::Resolver *resolver;
    std::chrono::sys_seconds now;
    std::chrono::steady_clock::time_point deadline;
    int roundsLeft = limits::dnsRounds;
    QPromise<Checked> promise;
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

    auto claims = contentClaims(*checked->header, checked->octets, isWhole, m_mimeReader);
    dns::Answers answers(m_cache, now);
    checked->assessment = verdict::assess(*checked->header, claims, m_account, answers);
    if (answers.wanted().isEmpty() || !m_resolver)
        return QtFuture::makeReadyFuture(Checked(std::move(checked)));

    auto asking = std::make_shared<Run>(Run{std::move(checked),
                                            std::move(claims),
                                            m_account,
                                            m_cache,
                                            m_resolver,
                                            now,
                                            std::chrono::steady_clock::now() + limits::dnsHard,
                                            limits::dnsRounds,
                                            {}});
    asking->promise.start();
    round(asking);
    return asking->promise.future();
}

void MessageCheck::round(const std::shared_ptr<Run> &run)
{
    dns::Answers answers(run->cache, run->now);
    run->checked->assessment = verdict::assess(*run->checked->header, run->claims, run->account, answers);

    const bool isDone = answers.wanted().isEmpty() || run->roundsLeft-- == 0 || run->promise.isCanceled()
        || std::chrono::steady_clock::now() >= run->deadline;
    if (isDone) {
        run->promise.addResult(Checked(run->checked));
        run->promise.finish();
        return;
    }

    QList<QFuture<dns::Lookup>> questions;
    for (const dns::Question &question : answers.wanted())
        questions.append(run->resolver->query(question));
    QtFuture::whenAll(questions.begin(), questions.end()).then([run](const QList<QFuture<dns::Lookup>> &lookups) {
        for (const QFuture<dns::Lookup> &lookup : lookups) {
            if (lookup.isResultReadyAt(0))
                run->cache.keep(lookup.result(), run->now);
        }
        round(run);
    });
}

} // namespace waxseal::check
