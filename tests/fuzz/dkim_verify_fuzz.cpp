// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/dkim/verifier.h"

#include <cstdint>
#include <cstdlib>

using namespace waxseal;
using namespace waxseal::dkim;

namespace {

constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'790'000'000)};

// RFC 8463 Appendix A.2
constexpr QByteArrayView ed25519Record = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
constexpr QByteArrayView rsaRecord = "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWR"
                                     "iGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutAC"
                                     "DfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3"
                                     "Ip3G+2kryOTIKT+l/K4w3QIDAQAB";

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Every name has a key: "brisbane" the one of Ed25519, any other the RSA one.
dns::Lookup answerTo(const dns::Question &question)
{
    const QByteArrayView record =
        question.name.leftmostLabel() == QByteArrayView("brisbane") ? ed25519Record : rsaRecord;
    dns::Lookup lookup{.question = question, .status = dns::Status::Insecure};
    QByteArray rdata;
    for (qsizetype at = 0; at < record.size(); at += 255) {
        const QByteArrayView piece = record.sliced(at, qMin(qsizetype(255), record.size() - at));
        rdata.append(static_cast<char>(piece.size())).append(piece);
    }
    lookup.rdata.append(rdata);
    lookup.ttl = std::chrono::hours(1);
    return lookup;
}

} // namespace

/// Any message, all keys: two rounds end with a verdict for each field, and a pass says what it covers.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static KeyCache keys;
    const QByteArrayView octets(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto header = message::Header::parse(octets);
    if (!header)
        return 0;
    MessageDigests digests(*header, octets);
    Verifier verifier(*header, octets, true, digests);

    dns::Cache cache;
    dns::Answers answers(cache, now);
    (void)verifier.judge(answers, keys, now);
    for (const dns::Question &question : answers.wanted())
        cache.keep(answerTo(question), now);
    answers.forgetWanted();

    const auto &findings = verifier.judge(answers, keys, now);
    require(answers.wanted().isEmpty());
    require(findings.size() <= 256 && findings.size() <= size_t(header->count(message::FieldName::DkimSignature)));
    for (const Finding &finding : findings) {
        require(finding.field && finding.field->known == message::FieldName::DkimSignature);
        require(!std::holds_alternative<Pending>(finding.verdict));
        require(!resultName(finding.verdict).isEmpty() && !keyName(finding.verdict).isEmpty());
        if (const auto *pass = std::get_if<Pass>(&finding.verdict)) {
            require(finding.sdid.has_value());
            require(pass->coverage.signedOctets <= pass->coverage.bodyOctets && pass->keyBits > 0);
        } else {
            require(!reasonName(finding.verdict).isEmpty());
        }
    }
    return 0;
}
