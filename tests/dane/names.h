// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/answers.h"
#include "tests/kit/kit.h"

#include <QHash>

#include <memory>

/// DNS as values, with aliases and the record types of DANE: what is not said to be there is provably absent.
namespace waxseal::kit {

/// "3 1 1 0123…" for TLSA, "257 3 13 0123…" for DNSKEY, the rest as kit::wireFormat().
inline QByteArray wireRecord(dns::Type type, const QByteArray &text)
{
    if (type != dns::Type::Tlsa && type != dns::Type::DnsKey)
        return wireFormat(type, text);
    const QByteArrayList words = text.split(' ');
    const int flags = words.value(0).toInt();
    QByteArray result;
    if (type == dns::Type::DnsKey)
        result.append(char(flags >> 8));
    return result.append(char(flags & 0xff))
        .append(char(words.value(1).toInt()))
        .append(char(words.value(2).toInt()))
        .append(QByteArray::fromHex(words.value(3)));
}

class Names {
public:
    explicit Names(std::chrono::sys_seconds now) : m_now(now) { }

    Names &has(QByteArrayView name, dns::Type type, const QByteArrayList &records,
               dns::Status status = dns::Status::Secure)
    {
        m_answers.insert({DomainName::parseAny(name).value(), type}, {status, records});
        return *this;
    }
    Names &fails(QByteArrayView name, dns::Type type, dns::Status status) { return has(name, type, {}, status); }
    /// An alias, and how its own record is proven.
    Names &alias(QByteArrayView name, QByteArrayView target, dns::Status status = dns::Status::Secure)
    {
        return has(name, dns::Type::Cname, {target.toByteArray()}, status);
    }

    /// Runs @p judge(dns::Answers &) until it misses nothing. Returns how many rounds of questions there were.
    template <typename Judge> int settle(Judge judge)
    {
        for (int rounds = 0;; ++rounds) {
            dns::Answers answers(*m_cache, m_now);
            judge(answers);
            if (answers.wanted().isEmpty() || rounds > 100)
                return rounds;
            for (const dns::Question &question : answers.wanted())
                m_cache->keep(answerTo(question), m_now);
            asked += answers.wanted();
        }
    }

    QList<dns::Question> asked;

private:
    struct Answer {
        dns::Status status = dns::Status::Absent;
        QByteArrayList records;
    };

    dns::Lookup answerTo(const dns::Question &question) const
    {
        const dns::Question alias{question.name, dns::Type::Cname};
        if (question.type != dns::Type::Cname && m_answers.contains(alias)) {
            const Answer own = m_answers.value(alias);
            const DomainName target = DomainName::parse(own.records.value(0)).value();
            dns::Lookup lookup = answerTo({target, question.type});
            lookup.question = question;
            // RFC 4035 §5: a chain is as strong as its weakest link.
            if (own.status == dns::Status::Insecure
                && (lookup.status == dns::Status::Secure || lookup.status == dns::Status::Absent))
                lookup.status = dns::Status::Insecure;
            if (!lookup.canonicalName && lookup.status != dns::Status::Bogus && lookup.status != dns::Status::NoAnswer)
                lookup.canonicalName = target;
            return lookup;
        }
        const Answer answer = m_answers.value(question);
        dns::Lookup lookup{.question = question, .status = answer.status};
        for (const QByteArray &record : answer.records)
            lookup.rdata.append(wireRecord(question.type, record));
        lookup.ttl = std::chrono::hours(1);
        if (answer.status == dns::Status::NoAnswer)
            lookup.trouble = dns::Trouble::ServerFailure;
        return lookup;
    }

    std::chrono::sys_seconds m_now;
    QHash<dns::Question, Answer> m_answers;
    std::unique_ptr<dns::Cache> m_cache = std::make_unique<dns::Cache>(); ///< movable
};

} // namespace waxseal::kit
