// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/bsi/provider_list.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::bsi;

/// What a list says is shown to people; bsi_test.cpp has the lists that are refused.
class ProviderListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsAreOneLine();
    void textsHaveAnEnd();
};

namespace {

QByteArray listWith(const QByteArray &text)
{
    return R"({"date":"2026-11-01","source":")" + text + R"(","providers":[{"name":")" + text + R"(","certificate":")"
        + text + R"(","domains":["a.example"]}]})";
}

} // namespace

void ProviderListTest::textsAreOneLine()
{
    const auto list = ProviderList::parse(listWith(R"(  BSI,\n\tlist\r\n of today )"));
    QVERIFY(list);
    for (const QString &text : {list->source(), list->providers().front().name, list->providers().front().certificate})
        QCOMPARE(text, QStringLiteral("BSI, list of today"));
    QCOMPARE(ProviderList::parse(listWith(R"(\n \t)")).error(), ListFault::NoSource);
}

void ProviderListTest::textsHaveAnEnd()
{
    const auto list = ProviderList::parse(listWith(QByteArray(100'000, 'x')));
    QVERIFY(list);
    for (const QString &text : {list->source(), list->providers().front().name, list->providers().front().certificate})
        QCOMPARE(text, QString(300, QLatin1Char('x')));
}

QTEST_GUILESS_MAIN(ProviderListTest)
#include "provider_list_test.moc"
