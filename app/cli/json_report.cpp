// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/cli/json.h"
#include "app/cli/report.h"

#include "core/base/time_text.h"
#include "core/words/words.h"

namespace waxseal::cli {

namespace {

constexpr qsizetype longestText = 1000; ///< characters of a subject or name

QByteArrayView orNull(QByteArrayView text)
{
    return text.isEmpty() ? QByteArrayView() : text;
}

QByteArrayView cipherName(const tls::Session &session)
{
    return session.suite ? QByteArrayView(session.suite->ianaName) : orNull(session.cipherAsWritten);
}

QByteArrayView roleName(received::Role role)
{
    switch (role) {
    case received::Role::Inside: return "inside";
    case received::Role::Boundary: return "boundary";
    case received::Role::Claimed: return "claimed";
    }
    Q_UNREACHABLE();
}

QByteArrayView protectionName(message::Protection protection)
{
    switch (protection) {
    case message::Protection::None: return "none";
    case message::Protection::OpenPgp: return "openpgp";
    case message::Protection::SMime: return "smime";
    }
    Q_UNREACHABLE();
}

void writeHead(JsonWriter &json, const Origin &origin, const check::CheckedMessage &message)
{
    json.text("file", origin.file).number("index", origin.index);
    const message::Field *id = message.header ? message.header->first(message::FieldName::MessageId) : nullptr;
    const message::Field *subject = message.header ? message.header->first(message::FieldName::Subject) : nullptr;
    if (id)
        json.octets("message_id", message::unfolded(id->body).left(longestText));
    else
        json.null("message_id");
    if (subject)
        json.text("subject", message::decodedText(subject->body, longestText));
    else
        json.null("subject");
}

void writeFrom(JsonWriter &json, const message::Author &author)
{
    json.beginObject("from");
    if (author.mailbox && !author.mailbox->displayName.isEmpty())
        json.text("name", author.mailbox->displayName);
    else
        json.null("name");
    if (author.mailbox && author.mailbox->address)
        json.octets("address", author.mailbox->address->toByteArray());
    else
        json.null("address");
    json.boolean("ambiguous", author.isAmbiguous).endObject();
}

void writeAxis(JsonWriter &json, const words::Axis &axis)
{
    json.text("words", axis.sentence).texts("evidence", axis.evidence);
}

void writeOutcome(JsonWriter &json, QByteArrayView name, verdict::Outcome outcome)
{
    json.octets(name, verdict::outcomeName(outcome));
}

void writeSender(JsonWriter &json, const verdict::Assessment &assessment, const verdict::Account &account)
{
    const words::Axis axis = words::sender(assessment, account);
    json.beginObject("sender");
    writeOutcome(json, "outcome", axis.outcome);
    json.octets("reason", verdict::sender::reasonOf(assessment.sender));
    const auto &mailbox = assessment.author.mailbox;
    if (mailbox && mailbox->address && !assessment.author.isAmbiguous)
        json.octets("domain", mailbox->address->domain.view());
    else
        json.null("domain");
    writeAxis(json, axis);
    json.endObject();
}

void writeWayIn(JsonWriter &json, const verdict::Assessment &assessment, const verdict::Account &account)
{
    using verdict::way_in::outcomeOf;
    const words::Axis axis = words::wayIn(assessment, account);
    const verdict::way_in::Connection &connection = assessment.connection;
    json.beginObject("way_in");
    writeOutcome(json, "outcome", axis.outcome);
    json.octets("reason", verdict::way_in::reasonOf(assessment.wayIn, connection));
    json.octets("tls_version", orNull(tls::versionName(connection.session.version)));
    json.octets("cipher", cipherName(connection.session));
    const tls::Answer forwardSecrecy = tls::hasForwardSecrecy(connection.session);
    if (!connection.isEncrypted || forwardSecrecy == tls::Answer::NotRated)
        json.null("forward_secrecy");
    else
        json.boolean("forward_secrecy", forwardSecrecy == tls::Answer::Yes);
    if (const received::Hop *boundary = assessment.journey.boundaryHop())
        json.number("boundary", boundary->field->line);
    else
        json.null("boundary");
    writeAxis(json, axis);
    writeOutcome(json, "tes", outcomeOf(assessment.tes));
    writeOutcome(json, "smtpsec", outcomeOf(assessment.smtpsec));
    writeOutcome(json, "securemail", outcomeOf(assessment.securemail));
    writeOutcome(json, "bsi", outcomeOf(assessment.bsi));
    json.endObject();
}

void writeContent(JsonWriter &json, const verdict::Assessment &assessment)
{
    const words::Axis axis = words::content(assessment);
    message::ContentClaims claims;
    if (const auto *found = std::get_if<verdict::content::NotCheckedHere>(&assessment.content))
        claims = found->claims;
    const bool isSigned = claims.signature != message::Protection::None;
    const bool isUnreadable = std::holds_alternative<verdict::content::Unreadable>(assessment.content);
    json.beginObject("content");
    writeOutcome(json, "outcome", axis.outcome);
    json.octets("encrypted", protectionName(claims.encrypted));
    json.octets("signature", isSigned || isUnreadable ? "unchecked" : "none");
    json.null("signer").null("fingerprint");
    writeAxis(json, axis);
    json.endObject();
}

void writeResults(JsonWriter &json, const verdict::Assessment &assessment)
{
    json.beginArray("authentication_results");
    for (const authres::Line &line : assessment.results) {
        json.beginObject().number("line", line.field->line);
        if (line.belief == authres::Belief::Believed) {
            json.octets("authserv_id", orNull(line.results.authservId));
        } else {
            // What nobody vouches for is read only to show its name.
            const auto results = authres::parse(line.field->body, authres::Grammar::Strict);
            json.octets("authserv_id", results ? orNull(results->authservId) : QByteArrayView());
        }
        json.boolean("believed", line.belief == authres::Belief::Believed).endObject();
    }
    json.endArray();
}

void writeReceived(JsonWriter &json, const received::Journey &journey)
{
    json.beginArray("received");
    for (const received::Hop &hop : journey.hops) {
        const received::TraceLine &line = hop.trace;
        const tls::Session session = tls::Session::read(line.tlsVersion, line.cipher);
        json.beginObject().number("line", hop.field->line).octets("role", roleName(hop.role));
        json.octets("by", orNull(line.by));
        json.octets("from", orNull(line.helo.isEmpty() ? line.reverseName : line.helo));
        json.octets("name", line.reverseNameIsConfirmed ? orNull(line.reverseName) : QByteArrayView());
        if (line.peerIp)
            json.octets("ip", line.peerIp->toByteArray());
        else
            json.null("ip");
        json.octets("with", orNull(line.with));
        json.octets("tls_version", orNull(tls::versionName(session.version)));
        json.octets("cipher", cipherName(session));
        if (line.time)
            json.octets("time", rfc3339(*line.time));
        else
            json.null("time");
        json.endObject();
    }
    json.endArray();
}

void writeSignatures(JsonWriter &json, const verdict::OwnChecks &checks)
{
    json.beginArray("dkim");
    for (const dkim::Finding &finding : checks.signatures) {
        json.beginObject().octets("result", dkim::resultName(finding.verdict));
        json.octets("sdid", finding.sdid ? finding.sdid->view() : QByteArrayView());
        json.octets("selector", orNull(finding.selector));
        json.octets("algorithm", orNull(dkim::algorithmName(finding.algorithm)));
        json.octets("key", dkim::keyName(finding.verdict));
        const QByteArrayView reason = dkim::reasonName(finding.verdict);
        const bool isAdded = finding.hasAddedField && std::holds_alternative<dkim::Pass>(finding.verdict);
        json.octets("reason", isAdded ? QByteArrayView("added_field") : orNull(reason));
        json.number("line", finding.field->line);
        const auto *pass = std::get_if<dkim::Pass>(&finding.verdict);
        if (pass && pass->keyBits > 0)
            json.number("bits", pass->keyBits);
        else
            json.null("bits");
        if (pass && pass->checked)
            json.octets("checked", rfc3339(*pass->checked));
        else
            json.null("checked");
        json.endObject();
    }
    json.endArray();
}

void writeChain(JsonWriter &json, const arc::Chain &chain)
{
    json.beginObject("arc").octets("cv", orNull(arc::statusName(chain.status)));
    json.octets("reason", chain.fault ? arc::faultName(*chain.fault) : QByteArrayView());
    QStringList sealers;
    for (const arc::Set &set : chain.sets)
        sealers << (set.sealer ? QString::fromLatin1(set.sealer->view()) : QString());
    json.texts("sealers", sealers).endObject();
}

void writeDmarc(JsonWriter &json, const std::optional<dmarc::Evaluation> &evaluation, const message::Author &author)
{
    json.beginObject("dmarc");
    const auto domain = verdict::authorDomain(author);
    if (!evaluation || !domain) {
        json.null("result").null("policy").null("domain").endObject();
        return;
    }
    json.octets("result", dmarc::codeName(evaluation->isPending ? dmarc::Code::TempError : evaluation->code));
    if (evaluation->discovery.state == dmarc::Discovery::State::Found)
        json.octets("policy", dmarc::policyName(evaluation->discovery.policy));
    else
        json.null("policy");
    json.octets("domain", domain->view()).endObject();
}

void writeSpf(JsonWriter &json, const verdict::OwnChecks &checks)
{
    json.beginObject("spf");
    if (!checks.spf) {
        json.null("result").null("domain").endObject();
        return;
    }
    json.octets("result", spf::codeName(checks.spf->isPending ? spf::Code::TempError : checks.spf->code));
    json.octets("domain", checks.spf->domain ? checks.spf->domain->view() : QByteArrayView()).endObject();
}

/// Of a message that could not be read.
void writeNoChecks(JsonWriter &json)
{
    json.beginArray("dkim").endArray();
    json.beginObject("arc").null("cv").null("reason").texts("sealers", {}).endObject();
    json.beginObject("dmarc").null("result").null("policy").null("domain").endObject();
    json.beginObject("spf").null("result").null("domain").endObject();
}

} // namespace

QByteArray jsonReport(const Origin &origin, const check::CheckedMessage &message, const verdict::Account &account)
{
    const verdict::Assessment &assessment = *message.assessment;
    JsonWriter json;
    json.beginObject();
    writeHead(json, origin, message);
    writeFrom(json, assessment.author);
    writeSender(json, assessment, account);
    writeWayIn(json, assessment, account);
    writeContent(json, assessment);
    writeSignatures(json, assessment.checks);
    writeChain(json, assessment.checks.chain);
    writeDmarc(json, assessment.checks.dmarc, assessment.author);
    writeSpf(json, assessment.checks);
    writeResults(json, assessment);
    writeReceived(json, assessment.journey);
    json.null("error").endObject();
    return std::move(json).line();
}

QByteArray jsonError(const Origin &origin, const QString &error)
{
    JsonWriter json;
    json.beginObject().text("file", origin.file).number("index", origin.index).null("message_id").null("subject");
    json.beginObject("from").null("name").null("address").boolean("ambiguous", false).endObject();
    const auto begin = [&](QByteArrayView axis) {
        json.beginObject(axis);
        writeOutcome(json, "outcome", verdict::Outcome::Unchecked);
        json.octets("reason", "unreadable");
    };
    const auto end = [&] { json.text("words", error).texts("evidence", {}); };
    begin("sender");
    json.null("domain");
    end();
    json.endObject();
    begin("way_in");
    json.null("tls_version").null("cipher").null("forward_secrecy").null("boundary");
    end();
    for (const QByteArrayView system :
         {QByteArrayView("tes"), QByteArrayView("smtpsec"), QByteArrayView("securemail"), QByteArrayView("bsi")})
        writeOutcome(json, system, verdict::Outcome::Unchecked);
    json.endObject();
    begin("content");
    json.null("encrypted").octets("signature", "unchecked").null("signer").null("fingerprint");
    end();
    json.endObject();
    writeNoChecks(json);
    json.beginArray("authentication_results").endArray().beginArray("received").endArray();
    json.text("error", error).endObject();
    return std::move(json).line();
}

} // namespace waxseal::cli
