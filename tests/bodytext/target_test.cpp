// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/bodytext/body_text.h"

#include <QTest>

using namespace waxseal;
using namespace waxseal::bodytext;

class TargetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLinkGoesWhereABrowserWouldGo_data()
    {
        QTest::addColumn<QString>("href");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("host");
        const auto row = [](const char *title, const QString &href, const char *url, const char *host) {
            QTest::newRow(title) << href << QString::fromLatin1(url) << QString::fromLatin1(host);
        };
        const auto none = [&row](const char *title, const QString &href) { row(title, href, "", ""); };
        row("http", QStringLiteral("http://a.example/x?y=1&z#q"), "http://a.example/x?y=1&z#q", "a.example");
        row("without a path", QStringLiteral("https://a.example"), "https://a.example/", "a.example");
        row("capitals", QStringLiteral(" HTTPS://A.Example/Path "), "https://a.example/Path", "a.example");
        row("WHATWG URL §4.4: tabs and line ends go", QStringLiteral("ht\ttp://a.ex\nample/\r"), "http://a.example/",
            "a.example");
        row("backslashes", QStringLiteral("https:\\\\a.example\\b?c\\d"), "https://a.example/b?c%5Cd", "a.example");
        row("too few slashes", QStringLiteral("https:a.example"), "https://a.example/", "a.example");
        row("too many slashes", QStringLiteral("https:////a.example"), "https://a.example/", "a.example");
        row("RFC 3986 §3.2.1: userinfo", QStringLiteral("https://paypal.com@evil.example/"),
            "https://paypal.com@evil.example/", "evil.example");
        row("several @", QStringLiteral("https://a@b@evil.example"), "https://a%40b@evil.example/", "evil.example");
        row("userinfo behind a backslash is a path", QStringLiteral("https://evil.example\\@paypal.com/"),
            "https://evil.example/@paypal.com/", "evil.example");
        row("port", QStringLiteral("http://a.example:8080/"), "http://a.example:8080/", "a.example");
        row("the usual port", QStringLiteral("https://a.example:443/"), "https://a.example/", "a.example");
        row("IDN", QStringLiteral(u"https://bücher.example/ü"), "https://xn--bcher-kva.example/%C3%BC",
            "xn--bcher-kva.example");
        row("a Cyrillic letter", QStringLiteral(u"https://\u0430pple.example"), "https://xn--pple-43d.example/",
            "xn--pple-43d.example");
        row("full-width letters", QStringLiteral(u"https://\uff45vil.example"), "https://evil.example/",
            "evil.example");
        row("percent in the host", QStringLiteral("https://%65vil.example/%41"), "https://evil.example/%41",
            "evil.example");
        row("IPv4", QStringLiteral("http://192.0.2.1/"), "http://192.0.2.1/", "192.0.2.1");
        row("IPv4 as one number", QStringLiteral("http://3221225985/"), "http://192.0.2.1/", "192.0.2.1");
        row("IPv4 in octal and hexadecimal", QStringLiteral("http://0300.0x0.02.1/"), "http://192.0.2.1/", "192.0.2.1");
        row("IPv6", QStringLiteral("http://[2001:DB8::1]:81/"), "http://[2001:db8::1]:81/", "[2001:db8::1]");
        row("quotes and spaces", QStringLiteral("http://a.example/\"><b> '"), "http://a.example/%22%3E%3Cb%3E%20'",
            "a.example");
        row("bidirectional controls", QStringLiteral(u"http://a.example/\u202egpj.exe"),
            "http://a.example/%E2%80%AEgpj.exe", "a.example");
        row("mailto", QStringLiteral("mailto:a@b.example"), "mailto:a@b.example", "");
        row("RFC 6068 §2: only to, cc, subject",
            QStringLiteral(
                "MAILTO:a@b.example?Subject=Hi%20you&cc=c@d.example&body=x&attach=/etc/passwd&bcc=e@f.example"),
            "mailto:a@b.example?cc=c@d.example&subject=Hi%20you", "");
        row("RFC 6068 §7: no header fields", QStringLiteral("mailto:a@b.example?subject=x%0D%0ABcc:%20e@f.example"),
            "mailto:a@b.example?subject=xBcc%3A%20e@f.example", "");
        none("mailto nobody", QStringLiteral("mailto:?subject=x"));
        none("javascript", QStringLiteral("javascript:alert(1)"));
        none("javascript with a tab", QStringLiteral("jav\tascript:alert(1)"));
        none("javascript in capitals", QStringLiteral(" \x01JavaScript:alert(1)"));
        none("javascript that looks like http", QStringLiteral("javascript://a.example/%0aalert(1)"));
        none("vbscript", QStringLiteral("vbscript:x"));
        none("data", QStringLiteral("data:text/html,<script>"));
        none("file", QStringLiteral("file:///etc/passwd"));
        none("blob", QStringLiteral("blob:https://a.example/1"));
        none("about", QStringLiteral("about:blank"));
        none("view-source", QStringLiteral("view-source:https://a.example"));
        none("ftp", QStringLiteral("ftp://a.example/"));
        none("tel", QStringLiteral("tel:110"));
        none("cid", QStringLiteral("cid:1"));
        none("relative", QStringLiteral("/login"));
        none("relative to the scheme", QStringLiteral("//a.example/"));
        none("a share", QStringLiteral("\\\\server\\share"));
        none("a fragment", QStringLiteral("#x"));
        none("empty", QString());
        none("no host", QStringLiteral("http://"));
        none("no host but a path", QStringLiteral("http:///?x"));
        none("a space in the host", QStringLiteral("http://a b.example/"));
        none("an impossible host", QStringLiteral("http://a..example/"));
        none("an impossible port", QStringLiteral("http://a.example:99999/"));
        none("a port that is no number", QStringLiteral("http://a.example:x/"));
        none("an impossible address", QStringLiteral("http://1.2.3.400/"));
        none("an impossible IPv6 address", QStringLiteral("http://[::g]/"));
        none("too long", QStringLiteral("http://a.example/") + QString(limits::linkCharacters, QLatin1Char('x')));
        none("too long when encoded",
             QStringLiteral("http://a.example/") + QString(limits::linkCharacters / 2, QChar(0xe4)));
    }
    void aLinkGoesWhereABrowserWouldGo()
    {
        QFETCH(QString, href);
        QFETCH(QString, url);
        QFETCH(QString, host);
        const std::optional<Target> target = targetOf(href);
        QCOMPARE(target ? target->url : QString(), url);
        if (!target)
            return;
        QCOMPARE(target->host, host);
        QCOMPARE(target->isMail, url.startsWith(QLatin1String("mailto:")));
        QCOMPARE(target->isWeb, !target->isMail);
        QCOMPARE(targetOf(target->url)->url, target->url);
    }

    void aTextThatNamesAnotherHostPretends_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("href");
        QTest::addColumn<bool>("isPretence");
        const auto row = [](const char *text, const char *href, bool isPretence) {
            QTest::addRow("%s to %s", text, href) << QString::fromUtf8(text) << QString::fromLatin1(href) << isPretence;
        };
        row("www.bank.example", "https://evil.example/x", true);
        row("https://bank.example/login", "https://evil.example/x", true);
        row("Go to bank.example now", "https://evil.example/x", true);
        row("(BANK.EXAMPLE)", "https://evil.example/x", true);
        row("bank.example/evil.example", "https://evil.example/x", true);
        row("bank.example?evil.example", "https://evil.example/x", true);
        row("//bank.example", "https://evil.example/x", true);
        row("bank.example:443", "https://evil.example/x", true);
        row("http://bank.example@evil.example", "https://evil.example/x", true);
        row("evil.example", "https://bank.example@evil.example/x", true);
        row("bank.example", "https://bank.example.evil.example/", true);
        row("mybank.example", "https://bank.example/", true);
        row("b\xc3\xbc"
            "cher.example",
            "https://evil.example/", true);
        row("info@bank.example", "https://evil.example/", true);
        row("info@bank.example", "mailto:x@evil.example", true);
        row("bank.example", "mailto:x@evil.example", true);
        row("192.0.2.1 http://192.0.2.1", "https://evil.example/", true);

        row("evil.example", "https://evil.example/x", false);
        row("www.evil.example", "https://evil.example/x", false);
        row("evil.example", "https://www.evil.example/x", false);
        row("shop.example", "https://click.shop.example/x", false);
        row("http://evil.example/a", "https://evil.example/x", false);
        row("b\xc3\xbc"
            "cher.example",
            "https://xn--bcher-kva.example/", false);
        row("-evil.example", "https://-evil.example/x", false);
        row("Click here", "https://evil.example/x", false);
        row("invoice.pdf", "https://evil.example/x", false);
        row("Version 1.2", "https://evil.example/x", false);
        row("z.B. hier", "https://evil.example/x", false);
        row("info@evil.example", "mailto:x@evil.example", false);
        row("", "https://evil.example/x", false);
    }
    void aTextThatNamesAnotherHostPretends()
    {
        QFETCH(QString, text);
        QFETCH(QString, href);
        QFETCH(bool, isPretence);
        QCOMPARE(pretends(text, targetOf(href).value()), isPretence);
    }

    void aRemarkSaysWhereALinkGoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("href");
        QTest::addColumn<QString>("remark");
        const auto row = [](const char *text, const char *href, const QString &remark) {
            QTest::addRow("%s to %s", text, href) << QString::fromUtf8(text) << QString::fromUtf8(href) << remark;
        };
        row("here", "https://a.example/x", QStringLiteral("a.example"));
        row("here", "https://a.example:81/x", QStringLiteral("a.example:81"));
        row("www.bank.example", "https://a.example/x", QStringLiteral(u"→ a.example"));
        row("a.example", "https://bank.example@a.example/x", QStringLiteral(u"→ a.example"));
        row("https://a.example/x", "https://a.example/x", QString());
        row("a.example/x", "http://a.example/x", QString());
        row(" A.example ", "https://a.example/x", QString());
        row("a.example:81", "https://a.example:81/x", QString());
        row("a.example", "https://a.example:81/x", QStringLiteral("a.example:81"));
        row("https://a.example/y", "https://a.example/x", QStringLiteral("a.example"));
        row("\xd0\xb0pple.example", "https://\xd0\xb0pple.example", QStringLiteral("xn--pple-43d.example"));
        row("Mail", "mailto:a@b.example?subject=x", QStringLiteral("a@b.example"));
        row("A@b.example", "mailto:a@b.example", QString());
        row("a@c.example", "mailto:a@b.example", QStringLiteral(u"→ a@b.example"));
    }
    void aRemarkSaysWhereALinkGoes()
    {
        QFETCH(QString, text);
        QFETCH(QString, href);
        QFETCH(QString, remark);
        QCOMPARE(remarkOn(text, targetOf(href).value()), remark);
    }
};

QTEST_GUILESS_MAIN(TargetTest)
#include "target_test.moc"
