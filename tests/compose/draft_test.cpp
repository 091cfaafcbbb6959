// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/compose/draft.h"

#include "core/base/limits.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::compose;

namespace {

QString u(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

Draft sample()
{
    return {u("Me <me@own.example>"),
            {{Field::To, u("Änn <a@b.example>")}, {Field::Cc, u("not yet an addr")}, {Field::Bcc, u("c@d.example")}},
            u("Grüße 🦊"),
            u("Line\n\n> quote \"with\" \\ and \t\u2028 and \u202E\n"),
            {{u("attachment-0"), u("Rechnung.pdf"), "application/pdf", 4'000'000'000 % limits::draftOctets}},
            "<a@b>",
            "<x@y> <a@b>",
            Origin::Forward};
}

} // namespace

class DraftTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDraftComesBackAsItWas();
    void aDraftAtAllLimitsComesBack();
    void onlyWhatWouldBeMissedMakesItMoreThanEmpty();
    void whatIsNotKnownIsPassedOver();
    void whatCannotBeIsRefused_data();
    void whatCannotBeIsRefused();
};

void DraftTest::aDraftComesBackAsItWas()
{
    QVERIFY(fromJson(toJson(sample())).value() == sample());
    QVERIFY(fromJson(toJson({})).value() == Draft());
    for (const Origin origin : {Origin::Person, Origin::Reply, Origin::Forward, Origin::Link}) {
        Draft draft;
        draft.origin = origin;
        QVERIFY(fromJson(toJson(draft))->origin == origin);
    }
}

void DraftTest::aDraftAtAllLimitsComesBack()
{
    Draft draft = sample();
    draft.text = QString(limits::draftTextCharacters, QChar(1)); // each is six octets of JSON
    draft.subject = QString(limits::subjectCharacters, u'ä');
    draft.recipients.assign(size_t(limits::recipients), {Field::To, QString(typedCharacters, QChar(2))});
    draft.attachments.assign(size_t(limits::draftAttachments), {u("a"), u("b"), "c/d", 1});
    QVERIFY(draft.isWithinLimits());
    QVERIFY(fromJson(toJson(draft)).value() == draft);

    draft.recipients.push_back({});
    QVERIFY(!draft.isWithinLimits());
    QCOMPARE(fromJson(toJson(draft)).error().fault, ParseFault::TooLong);
}

void DraftTest::onlyWhatWouldBeMissedMakesItMoreThanEmpty()
{
    Draft draft;
    QVERIFY(draft.isEmpty());
    draft.from = u("me@own.example");
    draft.recipients = {{Field::To, u("  ")}};
    draft.text = u("\n ");
    QVERIFY(draft.isEmpty());
    Draft other = draft;
    other.recipients.push_back({Field::Bcc, u("a")});
    QVERIFY(!other.isEmpty());
    other = draft;
    other.subject = u("x");
    QVERIFY(!other.isEmpty());
    other = draft;
    other.text += u'x';
    QVERIFY(!other.isEmpty());
    other = draft;
    other.attachments.emplace_back();
    QVERIFY(!other.isEmpty());
}

void DraftTest::whatIsNotKnownIsPassedOver()
{
    const Draft draft = fromJson(R"({"version":9,"new":[{}],"origin":"dream","subject":"x","recipients":)"
                                 R"([{"field":"to","text":"a","more":1},{"field":"secret","text":"b"}]})")
                            .value();
    QCOMPARE(draft.subject, u("x"));
    QVERIFY(draft.origin == Origin::Person);
    QVERIFY(draft.recipients == (std::vector<Recipient>{{Field::To, u("a")}, {Field::Bcc, u("b")}}));
}

void DraftTest::whatCannotBeIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<ParseFault>("fault");
    const auto row = [](const char *what, const QByteArray &json, ParseFault fault) {
        QTest::newRow(what) << json << fault;
    };
    row("nothing", "", ParseFault::Empty);
    row("no JSON", "hello", ParseFault::BadSyntax);
    row("half of it", toJson(sample()).chopped(1), ParseFault::BadSyntax);
    row("NULs, as after a crash", QByteArray(4096, '\0'), ParseFault::BadSyntax);
    row("an array", "[]", ParseFault::BadSyntax);
    row("deep nesting", QByteArray(1'000'000, '['), ParseFault::BadSyntax);
    row("a number as subject", R"({"subject":1})", ParseFault::BadSyntax);
    row("a text as recipients", R"({"recipients":"a"})", ParseFault::BadSyntax);
    row("a text as recipient", R"({"recipients":["a"]})", ParseFault::BadSyntax);
    row("an attachment without size", R"({"attachments":[{"file":"a"}]})", ParseFault::OutOfRange);
    row("a negative size", R"({"attachments":[{"size":-1}]})", ParseFault::OutOfRange);
    row("a broken size", R"({"attachments":[{"size":1.5}]})", ParseFault::OutOfRange);
    row("a huge size", R"({"attachments":[{"size":1e18}]})", ParseFault::OutOfRange);
    row("sizes too large together", R"({"attachments":[{"size":30000000},{"size":30000000}]})", ParseFault::TooLong);
    row("a long subject", R"({"subject":")" + QByteArray(limits::subjectCharacters + 1, 'x') + "\"}",
        ParseFault::TooLong);
    row("long identifiers", R"({"references":")" + QByteArray(idsOctets + 1, 'x') + "\"}", ParseFault::TooLong);
    row("too many attachments", R"({"attachments":[)" + QByteArray("{},").repeated(limits::draftAttachments) + "{}]}",
        ParseFault::TooLong);
}

void DraftTest::whatCannotBeIsRefused()
{
    QFETCH(QByteArray, json);
    const auto read = fromJson(json);
    QVERIFY(!read);
    QTEST(read.error().fault, "fault");
    QVERIFY(read.error().at <= json.size());
}

QTEST_GUILESS_MAIN(DraftTest)
#include "draft_test.moc"
