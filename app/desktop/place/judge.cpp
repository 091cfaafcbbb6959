// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/place/judge.h"

#include "core/words/command.h"
#include "core/words/words.h"

#include <algorithm>

namespace waxseal::desktop {

namespace {
constexpr char madeWithoutDns = '-'; ///< behind the fingerprint; good until DNS may be asked
}

QByteArray Basis::of(const check::CheckedMessage &checked) const
{
    if (!checked.assessment)
        return {};
    if (!asksDns)
        return fingerprint + madeWithoutDns;
    const auto &lookups = checked.assessment->lookups;
    const bool isAnswered = std::none_of(lookups.begin(), lookups.end(),
                                         [](const auto &lookup) { return lookup->status == dns::Status::NoAnswer; });
    return isAnswered ? fingerprint : QByteArray();
}

bool Basis::isMetBy(const QByteArray &remembered) const
{
    return remembered == fingerprint || (!asksDns && remembered == fingerprint + madeWithoutDns);
}

Judge::Judge(Parts parts, bool asksDns)
    : m_parts(std::move(parts))
    , m_basis{verdict::fingerprintOf(*m_parts.account), asksDns}
    , m_asking(m_parts.session->checkFor(*m_parts.account))
    , m_notAsking(m_parts.session->checkWithoutAsking(*m_parts.account))
{ }

QFuture<check::Checked> Judge::judge(QByteArray octets, bool isWhole) const
{
    return (m_basis.asksDns ? m_asking : m_notAsking).run(std::move(octets), isWhole, now());
}

check::Checked Judge::judgeAtOnce(QByteArray octets, bool isWhole) const
{
    return m_notAsking.run(std::move(octets), isWhole, now()).result();
}

QString sentenceOf(const mailbox::Error &error)
{
    return words::fileFault(error.fault, error.file, error.systemText);
}

QString sentenceOf(message::HeaderFault fault, const mailbox::Location &location)
{
    return words::fileSentence(mailbox::displayed(location.path), words::headerFault(fault));
}

} // namespace waxseal::desktop
