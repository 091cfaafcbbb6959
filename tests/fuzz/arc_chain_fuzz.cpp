// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/arc/chain.h"
#include "core/base/limits.h"

#include <cstdlib>

using namespace waxseal;

namespace {

/// The key that the seeds are sealed with: RFC 8463 §A.2.
constexpr char keyName[] = "brisbane._domainkey.football.example.com";
constexpr char keyRecord[] = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

void require(bool good)
{
    if (!good)
        std::abort();
}

void keep(dns::Cache &cache, const dns::Question &question, dns::Status status, const QByteArray &text = {})
{
    dns::Lookup lookup{.question = question, .status = status};
    if (!text.isEmpty())
        lookup.rdata.append(char(text.size()) + text);
    lookup.ttl = std::chrono::hours(1);
    cache.keep(lookup, {});
}

void check(const message::Header &header, const arc::Chain &chain)
{
    require((chain.status == arc::Chain::Status::Fail) == chain.fault.has_value());
    require(!chain.cause || chain.fault);
    require(chain.sets.size() <= size_t(limits::arcSets));
    require(chain.faultInstance >= 0 && chain.faultInstance <= int(chain.sets.size()));
    int instance = 0;
    for (const arc::Set &set : chain.sets) {
        require(set.instance == ++instance);
        for (const message::Field *field : {set.results, set.signature, set.seal})
            require(!field || (field >= &header.fields().front() && field <= &header.fields().back()));
        require(chain.status == arc::Chain::Status::Fail || (set.results && set.signature && set.seal && set.sealer));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto header = message::Header::parse(input);
    if (!header)
        return 0;
    dkim::MessageDigests digests(*header, input);
    dkim::KeyCache keys;
    arc::Validator validator(*header, true, digests);

    dns::Cache cache;
    dns::Answers first(cache, {});
    const arc::Chain::Status start = validator.judge(first, keys).status;
    require((start == arc::Chain::Status::Pending) == !first.wanted().isEmpty());
    check(*header, validator.judge(first, keys));

    // Without an answer it may be broken, and that is all that can be said.
    for (const dns::Question &question : first.wanted())
        keep(cache, question, dns::Status::NoAnswer);
    dns::Answers second(cache, {});
    const arc::Chain::Status silent = validator.judge(second, keys).status;
    require(second.wanted().isEmpty());
    require(start != arc::Chain::Status::Pending || silent == arc::Chain::Status::Unknown
            || silent == arc::Chain::Status::Fail);

    for (const dns::Question &question : first.wanted()) {
        const bool isKnown = question.name.view() == QByteArrayView(keyName);
        keep(cache, question, isKnown ? dns::Status::Insecure : dns::Status::Absent,
             isKnown ? keyRecord : QByteArray());
    }
    dns::Answers third(cache, {});
    const arc::Chain &chain = validator.judge(third, keys);
    check(*header, chain);
    require(chain.status != arc::Chain::Status::Pending && chain.status != arc::Chain::Status::Unknown);
    require(silent != arc::Chain::Status::Fail || chain.status == arc::Chain::Status::Fail);
    return 0;
}
