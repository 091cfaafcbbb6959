// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/lookup_report.h"

#include "app/cli/json.h"
#include "core/base/overloaded.h"
#include "core/base/time_text.h"
#include "core/words/phrases.h"
#include "core/words/way_out.h"

namespace waxseal::cli {

namespace {

using verdict::way_out::outcomeOf;
using verdict::way_out::Recipient;

constexpr qsizetype longestAnswer = 1000; ///< octets of a TXT record

void writeOutcome(JsonWriter &json, verdict::Outcome outcome)
{
    json.octets("outcome", verdict::outcomeName(outcome));
}

void begin(JsonWriter &json, QByteArrayView name, const words::WayOutSystem &system)
{
    json.beginObject(name);
    writeOutcome(json, system.outcome);
}

void end(JsonWriter &json, const words::WayOutSystem &system)
{
    json.text("words", system.sentence).texts("evidence", system.facts).endObject();
}

const dns::Lookup *answerTo(const dns::Question &question, const Recipient &recipient)
{
    for (const auto &lookup : recipient.lookups) {
        if (lookup && lookup->question == question)
            return lookup.get();
    }
    return nullptr;
}

/// The name that an alias leads to, or the text that counts; null where there is none.
QByteArray answerText(const dns::Lookup &lookup)
{
    if (lookup.question.type == dns::Type::Cname) {
        const std::vector<DomainName> names = dns::decodeNames(lookup);
        return names.empty() ? QByteArray() : names.front().toByteArray();
    }
    const QByteArrayList texts = dns::decodeTxt(lookup);
    if (texts.isEmpty())
        return {};
    return texts.contains(tes::membershipText) ? QByteArray(tes::membershipText)
                                               : texts.constFirst().left(longestAnswer);
}

QByteArrayView membershipName(const tes::Membership &membership)
{
    return std::visit(Overloaded{
                          [](const tes::Member &) { return QByteArrayView("member"); },
                          [](const tes::NotMember &) { return QByteArrayView("no_member"); },
                          [](const tes::Unproven &) { return QByteArrayView("unproven"); },
                          [](const tes::Misfit &) { return QByteArrayView("misfit"); },
                          [](const tes::Forged &) { return QByteArrayView("bogus"); },
                          [](const tes::NotFound &) { return QByteArrayView("no_answer"); },
                          [](const tes::Asking &) { return QByteArrayView("no_answer"); },
                      },
                      membership);
}

QByteArrayView answerName(tes::Duties::Answer answer)
{
    using Answer = tes::Duties::Answer;
    switch (answer) {
    case Answer::Kept: return "kept";
    case Answer::Missed: return "missed";
    case Answer::Asking:
    case Answer::Unknown: break;
    }
    return "unknown";
}

void writeTes(JsonWriter &json, const Recipient &recipient, const words::WayOutSystem &system)
{
    begin(json, "tes", system);
    json.octets("reason", membershipName(recipient.tes.membership));
    const auto *member = std::get_if<tes::Member>(&recipient.tes.membership);
    json.octets("entity", member ? member->entity.view() : QByteArrayView());
    json.octets("root", member ? member->root.view() : recipient.account->tesRoot.view());
    json.beginArray("steps");
    for (const dns::Question &question : recipient.tes.steps) {
        const dns::Lookup *lookup = answerTo(question, recipient);
        json.beginObject().octets("name", question.name.view()).octets("type", dns::typeName(question.type));
        json.octets("status", dns::statusName(lookup ? lookup->status : dns::Status::NoAnswer));
        json.octets("answer", lookup ? answerText(*lookup) : QByteArray()).endObject();
    }
    json.endArray();
    const tes::Duties &duties = recipient.tes.duties;
    if (member)
        json.beginObject("duties")
            .octets("tlsa_for_every_host", answerName(duties.tlsaForEveryHost))
            .octets("tlsa_profile", answerName(duties.tlsaProfile))
            .octets("zone_signed", answerName(duties.zoneSigned))
            .octets("zone_keys", answerName(duties.zoneKeys))
            .endObject();
    else
        json.null("duties");
    end(json, system);
}

QStringList tlsaTexts(const std::vector<dane::Tlsa> &records)
{
    QStringList texts;
    for (const dane::Tlsa &record : records)
        texts << QString::fromLatin1(record.toByteArray());
    return texts;
}

void writeSmtpsec(JsonWriter &json, const Recipient &recipient, const words::WayOutSystem &system)
{
    begin(json, "smtpsec", system);
    json.octets("delivery", smtpsec::deliveryName(recipient.smtpsec.delivery)).beginArray("targets");
    for (const smtpsec::Target &target : recipient.smtpsec.targets)
        json.beginObject()
            .octets("target", target.srv.target.view())
            .number("port", target.srv.port)
            .number("priority", target.srv.priority)
            .number("weight", target.srv.weight)
            .texts("tlsa", tlsaTexts(target.records.records))
            .endObject();
    json.endArray();
    end(json, system);
}

QByteArrayView stateName(dane::HostState state)
{
    using dane::HostState;
    switch (state) {
    case HostState::Usable: return "usable";
    case HostState::UnusableRecords: return "unusable_records";
    case HostState::NoRecords: return "no_records";
    case HostState::Unsigned: return "unsigned";
    case HostState::NoAddress: return "no_address";
    case HostState::Forged: return "bogus";
    case HostState::Asking:
    case HostState::NoAnswer: break;
    }
    return "no_answer";
}

/// Requirement 18, as far as DNS shows.
QByteArrayView profileName(const dane::Host &host)
{
    using dane::HostState;
    switch (host.state) {
    case HostState::Usable: return host.meetsTesProfile ? "meets" : "misses";
    case HostState::UnusableRecords:
    case HostState::NoRecords:
    case HostState::Unsigned: return "misses";
    case HostState::NoAddress:
    case HostState::Forged:
    case HostState::Asking:
    case HostState::NoAnswer: break;
    }
    return "unknown";
}

QByteArrayView matchName(dane::Match match)
{
    switch (match) {
    case dane::Match::Matches: return "matches";
    case dane::Match::Differs: return "differs";
    case dane::Match::NotUsable: return "not_usable";
    case dane::Match::Unreadable: break;
    }
    return "unreadable";
}

QByteArrayView faultName(dane::ProbeFault fault)
{
    using dane::ProbeFault;
    switch (fault) {
    case ProbeFault::NotReached: return "not_reached";
    case ProbeFault::InternalAddress: return "internal_address";
    case ProbeFault::NotSmtp: return "not_smtp";
    case ProbeFault::Refused: return "refused";
    case ProbeFault::NoStartTls: return "no_starttls";
    case ProbeFault::NoTls: return "no_tls";
    case ProbeFault::TimedOut: return "timed_out";
    case ProbeFault::Offline: return "offline";
    case ProbeFault::Canceled: return "canceled";
    }
    Q_UNREACHABLE();
}

void writeProbe(JsonWriter &json, const std::optional<dane::Host::Probe> &probe)
{
    if (!probe) {
        json.null("probe");
        return;
    }
    json.beginObject("probe").boolean("reached", probe->seen.has_value());
    json.octets("fault", probe->seen ? QByteArrayView() : faultName(probe->seen.error()));
    json.octets("match", probe->match ? matchName(*probe->match) : QByteArrayView());
    json.octets("tls_version", probe->seen ? QByteArrayView(probe->seen->tlsVersion) : QByteArrayView());
    json.octets("cipher", probe->seen ? QByteArrayView(probe->seen->cipher) : QByteArrayView());
    if (probe->keyStrengthBits > 0)
        json.number("key_strength_bits", probe->keyStrengthBits);
    else
        json.null("key_strength_bits");
    json.endObject();
}

void writeDane(JsonWriter &json, const Recipient &recipient, const words::WayOutSystem &system)
{
    begin(json, "dane", system);
    json.beginArray("hosts");
    for (const dane::Host &host : recipient.dane.hosts) {
        json.beginObject().octets("mx", host.host.name.view()).number("preference", host.host.preference);
        json.boolean("usable", host.state == dane::HostState::Usable).octets("state", stateName(host.state));
        json.texts("tlsa", tlsaTexts(host.records)).octets("profile", profileName(host));
        writeProbe(json, host.probe);
        json.endObject();
    }
    json.endArray();
    end(json, system);
}

/// The policy that was seen, whatever came of it.
struct SeenPolicy {
    const mtasts::KeptPolicy *kept = nullptr;
    bool isRemembered = false;
};

SeenPolicy policyOf(const mtasts::Delivery &delivery)
{
    if (const auto *enforced = std::get_if<mtasts::Enforced>(&delivery))
        return {&enforced->kept, enforced->isRemembered};
    if (const auto *testing = std::get_if<mtasts::Testing>(&delivery))
        return {&testing->kept, testing->isRemembered};
    if (const auto *differ = std::get_if<mtasts::HostsDiffer>(&delivery))
        return {&differ->kept, differ->isRemembered};
    return {};
}

void writeMtaSts(JsonWriter &json, const Recipient &recipient, const words::WayOutSystem &system)
{
    begin(json, "mta_sts", system);
    const auto [kept, isRemembered] = policyOf(recipient.mtaSts);
    if (kept) {
        json.octets("mode", mtasts::modeName(kept->policy.mode)).number("max_age", kept->policy.maxAge.count());
        json.octets("id", kept->id).octets("fetched", rfc3339(kept->fetched));
    } else {
        const bool isOff = std::holds_alternative<mtasts::SwitchedOff>(recipient.mtaSts);
        json.octets("mode", isOff ? mtasts::modeName(mtasts::Mode::None) : QByteArrayView()).null("max_age");
        json.null("id").null("fetched");
    }
    json.boolean("remembered", isRemembered);
    end(json, system);
}

void writeProvider(JsonWriter &json, QByteArrayView name, const bsi::Listing *listing)
{
    if (listing && listing->provider)
        json.text(name, listing->provider->name);
    else
        json.null(name);
}

void writeBsi(JsonWriter &json, const Recipient &recipient, const words::WayOutSystem &system)
{
    const bsi::Listing *listing = nullptr;
    if (const auto *peer = std::get_if<bsi::PeerOnly>(&recipient.bsi.verdict))
        listing = &peer->peer;
    if (const auto *both = std::get_if<bsi::BothEnds>(&recipient.bsi.verdict))
        listing = &both->peer;
    begin(json, "bsi", system);
    writeProvider(json, "provider", listing);
    json.boolean("derived", listing && listing->isDerived);
    const std::chrono::year_month_day date = recipient.account->bsiList.date();
    json.octets("list_date", date.ok() ? rfc3339(std::chrono::sys_days(date)).left(10) : QByteArray());
    if (recipient.bsi.publishesTlsa)
        json.boolean("publishes_tlsa", *recipient.bsi.publishesTlsa);
    else
        json.null("publishes_tlsa");
    end(json, system);
}

void writeUnknownOwn(JsonWriter &json)
{
    json.beginObject("own").null("domain").null("tes").null("smtpsec").null("bsi").null("bsi_derived").endObject();
}

/// The own side, which a promise needs too (C-36).
void writeOwn(JsonWriter &json, const verdict::way_out::Own &own)
{
    if (!own.isNamed()) {
        writeUnknownOwn(json);
        return;
    }
    json.beginObject("own").octets("domain", own.domain->view());
    json.octets("tes", membershipName(own.tes)).octets("smtpsec", smtpsec::deliveryName(own.smtpsec));
    const auto *listing = std::get_if<bsi::Listing>(&own.bsi);
    writeProvider(json, "bsi", listing);
    json.boolean("bsi_derived", listing && listing->isDerived).endObject();
}

/// The keys of a system about which nobody was asked.
void writeUnasked(JsonWriter &json, QByteArrayView name, std::initializer_list<QByteArrayView> values,
                  QByteArrayView list = {})
{
    json.beginObject(name);
    writeOutcome(json, verdict::Outcome::Unchecked);
    for (const QByteArrayView value : values)
        json.null(value);
    if (!list.isEmpty())
        json.texts(list, {});
    json.null("words").texts("evidence", {}).endObject();
}

} // namespace

QByteArray jsonLookup(const EmailAddress &address, const Recipient &recipient)
{
    const words::Axis axis = words::wayOut(recipient);
    const std::vector<words::WayOutSystem> systems = words::wayOutSystems(recipient);
    JsonWriter json;
    json.beginObject().octets("address", address.toByteArray()).octets("domain", address.domain.view());
    json.beginObject("way_out");
    writeOutcome(json, axis.outcome);
    json.octets("reason", verdict::way_out::reasonOf(recipient.verdict)).text("words", axis.sentence);
    json.texts("evidence", axis.evidence).text("limit", axis.limit).octets("asked", rfc3339(recipient.asOf()));
    json.endObject();
    writeTes(json, recipient, systems[0]);
    writeSmtpsec(json, recipient, systems[1]);
    writeDane(json, recipient, systems[2]);
    writeMtaSts(json, recipient, systems[3]);
    begin(json, "securemail", systems[4]);
    end(json, systems[4]);
    writeBsi(json, recipient, systems[5]);
    writeOwn(json, recipient.own);
    json.null("key").null("error").endObject(); // keys come later
    return std::move(json).line();
}

QByteArray jsonBadAddress(const QString &typed, const QString &error)
{
    JsonWriter json;
    json.beginObject().text("address", typed).null("domain").beginObject("way_out");
    writeOutcome(json, verdict::Outcome::Unchecked);
    json.octets("reason", "bad_address").text("words", error).texts("evidence", {}).null("limit").null("asked");
    json.endObject();
    writeUnasked(json, "tes", {"reason", "entity", "root", "duties"}, "steps");
    writeUnasked(json, "smtpsec", {"delivery"}, "targets");
    writeUnasked(json, "dane", {}, "hosts");
    writeUnasked(json, "mta_sts", {"mode", "max_age", "id", "fetched", "remembered"});
    writeUnasked(json, "securemail", {});
    writeUnasked(json, "bsi", {"provider", "derived", "list_date", "publishes_tlsa"});
    writeUnknownOwn(json);
    json.null("key").text("error", error).endObject();
    return std::move(json).line();
}

} // namespace waxseal::cli
