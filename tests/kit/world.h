// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/dns/answers.h"
#include "tests/kit/kit.h"

#include <QHash>

/// DNS for a judge that asks in rounds: what is not said to be there is provably absent.
namespace waxseal::kit {

class World {
public:
    explicit World(std::chrono::sys_seconds now) : m_now(now) { }

    World &has(QByteArrayView name, dns::Type type, const QByteArrayList &records,
               dns::Status status = dns::Status::Insecure)
    {
        m_records.insert({DomainName::parse(name).value(), type}, {status, records});
        return *this;
    }
    World &lacks(QByteArrayView name, dns::Type type)
    {
        m_records.remove({DomainName::parse(name).value(), type});
        return *this;
    }
    /// Whatever name is asked for: what an attacker can publish, who owns every domain but @p victim.
    World &hasEverywhereBut(QByteArrayView victim, dns::Type type, const QByteArrayList &records)
    {
        m_victim = DomainName::parse(victim).value();
        m_elsewhere.insert(type, records);
        return *this;
    }
    /// No answer, or a bogus one.
    World &fails(QByteArrayView name, dns::Type type, dns::Status status = dns::Status::NoAnswer)
    {
        return has(name, type, {}, status);
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

    /// What there is to a question.
    dns::Lookup answerTo(const dns::Question &question) const
    {
        Answer answer = m_records.value(question);
        if (!m_records.contains(question) && m_victim && !question.name.isWithin(*m_victim)
            && m_elsewhere.contains(question.type))
            answer = {dns::Status::Insecure, m_elsewhere.value(question.type)};
        dns::Lookup lookup{.question = question, .status = answer.status};
        for (const QByteArray &record : answer.records)
            lookup.rdata.append(wireFormat(question.type, record));
        lookup.ttl = std::chrono::hours(1);
        if (answer.status == dns::Status::NoAnswer)
            lookup.trouble = dns::Trouble::ServerFailure;
        lookup.nameExists = false;
        for (auto known = m_records.keyBegin(); known != m_records.keyEnd(); ++known)
            lookup.nameExists = lookup.nameExists || known->name.isWithin(question.name);
        return lookup;
    }

    QList<dns::Question> asked;

private:
    struct Answer {
        dns::Status status = dns::Status::Absent;
        QByteArrayList records;
    };

    std::chrono::sys_seconds m_now;
    QHash<dns::Question, Answer> m_records;
    QHash<dns::Type, QByteArrayList> m_elsewhere;
    std::optional<DomainName> m_victim;
    std::unique_ptr<dns::Cache> m_cache = std::make_unique<dns::Cache>(); ///< movable
};

} // namespace waxseal::kit
