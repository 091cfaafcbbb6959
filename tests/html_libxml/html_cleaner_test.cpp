// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/base/limits.h"
#include "core/html_libxml/html_cleaner.h"
#include "tests/kit/rich_text.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace waxseal;
using namespace waxseal::bodytext;

namespace {

BodyText cleaned(QStringView html)
{
    return html_libxml::HtmlCleaner().clean(html);
}

QString sample()
{
    return QStringLiteral(
        "<!DOCTYPE "
        "html><html><head><title>T</title><style>p{color:red;background:url(http://a.example/x)}</style></head>"
        "<body onload=\"x()\" background='http://a.example/b.png'><!-- c --><h1 id=x>Hi &amp; <i>you</i></h1><p "
        "class=\"y\">One<br>"
        "<a href=\"https://a.example/?a=1&amp;b=2\">www.bank.example</a><script>alert('<p>')</script></p><ul><li>a<li>b"
        "<ol><li>c</ol></ul><table><tr><td colspan=\"2\">x<td "
        "rowspan=3>y</tr><tr><th>z<td><table><tr><td>i<td>j</table>"
        "</table><pre>\n a\n  b</pre><blockquote>q<img src=http://a.example/i alt='A "
        "\"B\"'></blockquote><hr><svg><g>n</g></svg>"
        "<form action=x><input name=y><textarea><b></textarea></form>&#x202e;&nbsp;end</body></html>");
}

} // namespace

class HtmlCleanerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void htmlBecomesTheSubset_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *title, const char *html, const char *expected) {
            QTest::newRow(title) << QString::fromUtf8(html) << QString::fromUtf8(expected);
        };
        row("text", "Hello", "<div>Hello</div>");
        row("white space", " a \n b <b> c </b> d ", "<div>a b <b>c </b>d</div>");
        row("paragraphs", "<p>a<p>b</p>", "<p>a</p><p>b</p>");
        row("nested divs", "<div><div>a</div>b<div></div></div>c", "<div>a</div><div>b</div><div>c</div>");
        row("headings", "<h2>a<div>b</div></h2>c", "<h2>a</h2><h2>b</h2><div>c</div>");
        row("styles", "<strong>a<em>b</em></strong><code>c</code><del>d</del><sub>e</sub><ins>f</ins>",
            "<div><b>a</b><b><i>b</i></b><tt>c</tt><s>d</s><sub>e</sub><u>f</u></div>");
        row("styles over blocks", "<b>a<p>b</b>c", "<div><b>a</b></div><p><b>b</b></p><div>c</div>");
        row("styles nested wrongly", "<b><i>a</b>b</i>c", "<div><b><i>a</i></b>bc</div>");
        row("lists", "<ul><li>a<li>b<ol><li>c</ol></ul>", "<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>");
        row("a list without items", "<ul>a<p>b</ul>", "<ul><li>a<p>b</p></li></ul>");
        row("items without a list", "<li>a<li>b", "<div>a</div><div>b</div>");
        row("definitions", "<dl><dt>a<dd>b</dl>", "<div>a</div><div>b</div>");
        row("quotes", "<blockquote>a<blockquote>b</blockquote></blockquote>",
            "<blockquote><div>a</div><blockquote><div>b</div></blockquote></blockquote>");
        row("preformatted", "<pre>\n a\n\n  <b>b</b>\tc\n</pre>d", "<pre> a\n\n  <b>b</b>\tc</pre><div>d</div>");
        row("line breaks", "a<br>b<br/><br>c<br><p>d", "<div>a<br/>b<br/><br/>c</div><p>d</p>");
        row("an empty line", "<div>a</div><div><br></div><div>b</div>", "<div>a</div><div>\u00a0</div><div>b</div>");
        row("very many line breaks", "a<br><br><br><br><br><br><br><br><br>b", "<div>a<br/><br/><br/><br/>b</div>");
        row("a rule", "a<hr>b", "<div>a</div><hr/><div>b</div>");
        row("a table", "<table border=1><tr><th>a<td>b<tr><td>c<td></table>",
            "<table><tr><th>a</th><td>b</td></tr><tr><td>c</td><td></td></tr></table>");
        row("spans", "<table><tr><td colspan=2>a<td rowspan=2 width=9>b<tr><td>c<td>d</table>",
            "<table><tr><td colspan=\"2\">a</td><td rowspan=\"2\">b</td></tr><tr><td>c</td><td>d</td></tr></table>");
        row("one column", "<table><tr><td>a<tr><td>b</table>", "<div>a</div><div>b</div>");
        row("one column between empty ones", "<table><tr><td>&nbsp;<td>a<td><tr><td><td>b<td></table>",
            "<div>\u00a0</div><div>a</div><div>b</div>");
        row("a table in a layout", "<table><tr><td><table><tr><td>a<td>b</table></table>",
            "<table><tr><td>a</td><td>b</td></tr></table>");
        row("a caption", "<table><caption>x</caption><tr><td>a<td>b</table>",
            "<table><tr><td>x</td></tr><tr><td>a</td><td>b</td></tr></table>");
        row("text between cells", "<table><tr>x<td>a<td>b</table>", "<div>x</div><div>a</div><div>b</div>");
        row("cells without a row", "<table><td>a<td>b</table>", "<div>a</div><div>b</div>");
        row("a list in a cell", "<table><tr><td><ul><li>a</ul><td>b</table>",
            "<table><tr><td><ul><li>a</li></ul></td><td>b</td></tr></table>");
        row("references", "&lt;b&gt; &amp;amp; &quot; &eacute; &#233; &#x20AC; &#128; &nosuch; & &;",
            "<div>&lt;b&gt; &amp;amp; &quot; \u00e9 \u00e9 \u20ac \u20ac &amp;nosuch; &amp; &amp;;</div>");
        row("UTF-8", "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", "<div>\u00e4\u20ac\U0001F600</div>");
        row("a link", "<a href=\"https://a.example/x\">here</a>.",
            "<div><a href=\"https://a.example/x\">here</a> [a.example].</div>");
        row("a link that says where it goes", "<a href=\"https://a.example/\">a.example</a>",
            "<div><a href=\"https://a.example/\">a.example</a></div>");
        row("a link that pretends", "<a href=\"https://evil.example/x\">www.bank.example</a>",
            "<div><a href=\"https://evil.example/x\">www.bank.example</a> [\u2192 evil.example]</div>");
        row("a link that pretends in pieces",
            "<a href=\"https://evil.example/x\">www.<b>bank</b>.&#8203;exam<span>ple</span></a>",
            "<div><a href=\"https://evil.example/x\">www.<b>bank</b>.example</a> [\u2192 evil.example]</div>");
        row("a link around blocks", "<a href=\"https://a.example/\"><p>x<p>y</a>z",
            "<p><a href=\"https://a.example/\">x</a> [a.example]</p><p><a href=\"https://a.example/\">y</a> "
            "[a.example]</p>"
            "<div>z</div>");
        row("a link around a picture", "<a href=\"https://a.example/\"><img src=cid:1></a>",
            "<div><a href=\"https://a.example/\">[a.example]</a></div>");
        row("a link around nothing", "<a href=\"https://a.example/\"> </a>x", "<div>x</div>");
        row("a mail link", "<a href=\"mailto:a@b.example?body=x\">Write</a>",
            "<div><a href=\"mailto:a@b.example\">Write</a> [a@b.example]</div>");
        row("a quote in a line", "<q>a</q>", "<div>\u201ca\u201d</div>");
    }
    void htmlBecomesTheSubset()
    {
        QFETCH(QString, html);
        QFETCH(QString, expected);
        const QStringList pieces = cleaned(html).pieces;
        QCOMPARE(pieces.join(QLatin1Char('#')), expected);
        QCOMPARE(kit::readRichText(pieces).error, QString());
    }

    void tricksDoNothing_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text"); ///< all that a person sees
        QTest::addColumn<int>("remote");
        QTest::addColumn<int>("active");
        const auto row = [](const char *title, const QByteArray &html, const char *text, int remote = 0,
                            int active = 0) {
            QTest::newRow(title) << QString::fromUtf8(html) << QString::fromUtf8(text) << remote << active;
        };

        // What runs
        row("script", "a<script>alert(1)</script>b", "ab", 0, 1);
        row("script from elsewhere", "<script src=//e.example/x.js></script>b", "b", 1, 1);
        row("script in capitals", "<ScRiPt>alert(1)</sCrIpT >b", "b", 0, 1);
        row("script with a slash", "<script/x>alert(1)</script/y>b", "b", 0, 1);
        row("script never closed", "a<script>alert(1)", "a", 0, 1);
        row("script in script", "<scr<script>ipt>alert(1)</script>b", "ipt>alert(1)b");
        row("script after a bracket", "<<script>alert(1);//<</script>b", "<b", 0, 1);
        row("an end inside a script", "<script>'</scripty><p>'</script>b", "b", 0, 1);
        row("script with NUL", QByteArray("<scr\0ipt>alert(1)</scr\0ipt>b", 28), "b", 0, 1);
        row("script as references", "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>");
        row("script as UTF-7", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
            "+ADw-script+AD4-alert(1)+ADw-/script+AD4-");
        row("overlong UTF-8", "\xc0\xbcscript\xc0\xbe", "\xef\xbf\xbd\xef\xbf\xbdscript\xef\xbf\xbd\xef\xbf\xbd");
        row("full-width brackets", "\xef\xbc\x9cscript\xef\xbc\x9e", "\xef\xbc\x9cscript\xef\xbc\x9e");
        row("IMG javascript", "<img src=\"javascript:alert(1)\">b", "b");
        row("IMG malformed", "<img \"\"\"><script>alert(1)</script>\">", "\">", 0, 1);
        row("onerror", "<img src=x onerror=alert(1)>b", "b", 0, 1);
        row("onerror after a slash", "<img/src=x/onerror=alert(1)>b", "b");
        row("onerror between slashes", "<img/src='x'/onerror='alert(1)'>b", "b", 0, 1);
        row("on with odd separators", "<p a=1\fonclick=x\n\tONMOUSEOVER = 'y'>b</p>", "b", 0, 2);
        row("on without a space", "<img src='x'onerror=alert(1)>b", "b", 0, 1);
        row("quote breaking out of alt", "<img alt=\"`<script>alert(1)</script>\">b", "[`<script>alert(1)</script>]b");
        row("alt with references", "<img alt='&#34;><script>x</script>'>", "[\"><script>x</script>]");
        row("handler on something unknown", "<xss onpointerrawupdate=alert(1)>b</xss>", "b", 0, 1);
        row("details ontoggle", "<details open ontoggle=alert(1)><summary>s</summary>b</details>", "s\nb", 0, 1);
        row("marquee", "<marquee onstart=alert(1)>b</marquee>", "b", 0, 1);
        row("body onload", "<body onload=alert(1)>b", "b", 0, 1);
        row("a second body", "a<body onload=x background=http://e.example/x>b", "ab", 1, 1);
        row("isindex", "<isindex action=javascript:alert(1) type=image>b", "b");
        row("keygen", "<keygen autofocus onfocus=alert(1)>b", "b", 0, 1);

        // Links
        row("javascript link", "<a href=\"javascript:alert(1)\">b</a>", "b", 0, 1);
        row("javascript link with references", "<a href=\"jav&#x09;ascript&#58;alert(1)\">b</a>", "b", 0, 1);
        row("javascript link without semicolons", "<a href=\"&#0000106avascript:alert(1)\">b</a>", "b", 0, 1);
        row("javascript link with HTML5 names", "<a href=\"javascript&colon;alert(1)\">b</a>", "b");
        row("javascript link with controls", "<a href=\" \x01 javascript:alert(1)\">b</a>", "b", 0, 1);
        row("vbscript link", "<a href='vbscript:x'>b</a>", "b", 0, 1);
        row("data link", "<a href='data:text/html;base64,PHNjcmlwdD4='>b</a>", "b", 0, 1);
        row("file link", "<a href='file:///etc/passwd'>b</a>", "b");
        row("share link", "<a href='\\\\server\\share'>b</a>", "b");
        row("relative link", "<a href='/login'>b</a>", "b");
        row("base", "<base href='https://evil.example/'><a href='login'>b</a>", "b", 0, 1);
        row("base for scripts", "<base href='javascript:alert(1)//'><a href='x'>b</a>", "b", 0, 1);
        row("target, rel, download, ping",
            "<a target=_blank download ping=http://e.example href='https://a.example/'>b</a>", "b [a.example]");
        row("quote breaking out of href", "<a href='https://a.example/\"onclick=\"x'>b</a>", "b [a.example]");
        row("userinfo", "<a href='https://bank.example@evil.example/'>bank.example</a>",
            "bank.example [\xe2\x86\x92 evil.example]");
        row("a link in a link", "<a href='https://a.example/'>x<a href='https://b.example/'>y</a>z</a>",
            "x [a.example]y [b.example]z");
        row("area", "<map name=m><area href='https://evil.example/' shape=default></map>b", "b");
        row("xlink", "<svg><a xlink:href='javascript:alert(1)'><text>t</text></a></svg>b", "b");
        row("mathml link", "<math><mtext href='javascript:alert(1)'>t</mtext></math>b", "b");
        row("formaction", "<button formaction='javascript:alert(1)'>b</button>", "b", 0, 1);

        // Namespaces and mutation
        row("mXSS noscript", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">b", "b");
        row("mXSS template", "<template><s><template><img src=x onerror=alert(1)></template></s></template>b", "b", 0,
            1);
        row("mXSS svg style", "<svg><style><img src=x onerror=alert(1)></style></svg>b", "b");
        row("mXSS svg p style", "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">b", "", 0, 1);
        row("mXSS math",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "");
        row("mXSS form",
            "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=x src>\">", "",
            0, 3);
        row("svg foreignObject", "<svg><foreignObject><p>x</p></foreignObject></svg>b", "b");
        row("svg use", "<svg><use xlink:href='http://e.example/x.svg#a'/></svg>b", "b", 1);
        row("svg image", "<svg><image href='http://e.example/x.png'/></svg>b", "b", 1);
        row("svg animate", "<svg><animate attributeName=href values=javascript:alert(1) /></svg>b", "b");
        row("svg onload", "<svg/onload=alert(1)>", "", 0, 1);
        row("CDATA", "<![CDATA[<b>x</b>]]>", "x]]>");
        row("CDATA in svg", "<svg><desc><![CDATA[</desc><script>alert(1)</script>]]></desc></svg>b", "b", 0, 1);
        row("xml island", "<xml><o:p>x</o:p></xml>b", "b");
        row("processing instruction", "<?xml version='1.0'?><?php echo 1 ?>b", "b");
        row("doctype with entities", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>&a;", "]>&a;");
        row("textarea", "<textarea><img src=x onerror=alert(1)></textarea>b", "<img src=x onerror=alert(1)>\nb", 0, 1);
        row("textarea in a title", "<title><textarea></title><script>x</script>", "", 0, 1);
        row("xmp", "<xmp><script>alert(1)</script></xmp>b", "<script>alert(1)</script>\nb");
        row("plaintext", "<plaintext><script>x</script>&amp;", "<script>x</script>&amp;");
        row("select", "<select><option>a<option>b<script>x</script></select>", "a\nb", 0, 2);

        // Comments
        row("comment", "a<!-- <b>x</b> -->b", "ab");
        row("comment that ends at once", "a<!-->b<!--->c", "abc");
        row("comment with a bang", "a<!-- x --!>b", "ab");
        row("comment in a comment", "a<!-- <!-- --> b -->", "a b -->");
        row("comment never closed", "a<!-- b", "a");
        row("condition of Office", "a<!--[if mso]><p>x</p><![endif]-->b", "ab");
        row("condition for others", "a<![if !mso]>b<![endif]>c", "abc");
        row("end tag with attributes", "<b>a</b x='>'>b", "ab");
        row("no tag at all", "a < b <3 </ > <> </3>c", "a < b <3 <> c");

        // What is not closed
        row("tag never closed", "a<p title=b", "a");
        row("quote never closed", "a<p title='b>c", "a");
        row("attribute without a name", "<p =x ==y>b</p>", "b");
        row("attributes twice", "<a href='https://a.example/' href='javascript:x'>b</a>", "b [a.example]");
        row("name of 1000 letters", '<' + QByteArray(1000, 'b') + ">x", "x");

        // What is loaded
        row("img", "<img src=http://e.example/x.png>b", "b", 1);
        row("img with alt", "<img alt=' A  cat ' src=https://e.example/x.png>", "[A cat]", 1);
        row("img without a scheme", "<img src=//e.example/x.png>b", "b", 1);
        row("img with backslashes", "<img src='\\\\server\\share\\x.png'>b", "b", 1);
        row("img from a file", "<img src=file:///c:/x.png>b", "b", 1);
        row("img by ftp", "<img src=ftp://e.example/x>b", "b", 1);
        row("img with a tab in the scheme", "<img src='ht&#9;tp://e.example/x'>b", "b", 1);
        row("img by cid", "<img src=cid:1@a alt=logo>b", "[logo]b");
        row("img in the text", "<img src='data:image/png;base64,AAAA'>b", "b");
        row("tracking pixel", "<img src=http://e.example/p.gif width=1 height=1 alt=''>b", "b", 1);
        row("tracking pixel in a link",
            "<a href='https://a.example/'><img src=http://e.example/p.gif width=1 height=1></a>b", "b", 1);
        row("srcset", "<img srcset='x.png 1x, http://e.example/x.png 2x'>b", "b", 1);
        row("picture", "<picture><source srcset='//e.example/x'><img src=cid:1></picture>b", "b", 1);
        row("input image", "<input type=image src=http://e.example/x>b", "b", 1, 1);
        row("background", "<table background=http://e.example/x><tr><td background=//e.example/y>b</table>", "b", 2);
        row("background of a span", "<span background=http://e.example/x>b</span>", "b", 1);
        row("video", "<video poster=http://e.example/p src=http://e.example/v>x</video>b", "b", 2);
        row("audio", "<audio><source src=http://e.example/v>x</audio>b", "b", 1);
        row("bgsound", "<bgsound src=http://e.example/v>b", "b", 1);
        row("iframe", "<iframe src=http://e.example/>x</iframe>b", "b", 1, 1);
        row("iframe srcdoc", "<iframe srcdoc='<script>alert(1)</script>'></iframe>b", "b", 0, 1);
        row("frameset", "<frameset><frame src=http://e.example/></frameset>", "", 1);
        row("object", "<object data=http://e.example/x.swf><p>x</p></object>b", "b", 1, 1);
        row("embed", "<embed src=http://e.example/x.swf>b", "b", 1, 1);
        row("applet", "<applet code=x>x</applet>b", "b", 0, 1);
        row("link stylesheet", "<link rel=stylesheet href=http://e.example/x.css>b", "b", 1);
        row("link preload", "<link rel=preload href=//e.example/x as=font>b", "b", 1);
        row("link dns-prefetch", "<link rel=dns-prefetch href=//e.example>b", "b", 1);
        row("meta refresh", "<meta http-equiv=' Refresh' content='0;url=http://e.example/'>b", "b", 0, 1);
        row("meta charset",
            "<meta charset=utf-16><meta http-equiv=content-type content='text/html; charset=utf-7'>\xc3\xa4",
            "\xc3\xa4");

        // Style
        row("style sheet",
            "<style>p:before{content:'x'}@import 'http://e.example/a.css';p{background:url( "
            "\"//e.example/x\")}</style>b",
            "b", 2);
        row("escaped url", "<style>p{background:\\75rl(http://e.example/x)}</style>b", "b", 1);
        row("font face", "<style>@font-face{src:url(https://e.example/f.woff)}</style>b", "b", 1);
        row("style attribute", "<p style=\"background:URL('http://e.example/x')\">b</p>", "b", 1);
        row("style from cid", "<p style='background:url(cid:1)'>b</p>", "b");
        row("expression", "<p style='width:expression(alert(1))'>b</p>", "b");
        row("behavior", "<p style='behavior:url(#x);-moz-binding:url(http://e.example/x#y)'>b</p>", "b", 1);
        row("style never closed", "a<style>b", "a");
        row("over everything",
            "<div style='position:fixed;top:0;left:0;width:100%;height:100%;z-index:9;background:#fff'>b</div>", "b");
        row("not displayed", "<p style='display:none'>secret</p>b", "secret\nb");
        row("hidden", "<p hidden aria-hidden=true>secret</p>b", "secret\nb");
        row("without size", "<font size=0 style='font-size:0;line-height:0'>secret</font>", "secret");
        row("white on white", "<font color=white style='color:#fff'>secret</font>", "secret");
        row("transparent", "<p style='opacity:0;visibility:hidden;text-indent:-9999px'>secret</p>", "secret");
        row("mso-hide", "<div style='mso-hide:all'>secret</div>", "secret");
        row("class and id", "<p id=header class='gb_1 evidence'>b</p>", "b");
        row("a name for a form's field", "<img name=getElementById><form name=body>b</form>", "b", 0, 1);
        row("bdo", "<bdo dir=rtl>gpj.exe</bdo>", "gpj.exe");
        row("dir", "<p dir=rtl>gpj.exe</p>", "gpj.exe");

        // Forms
        row("phishing form",
            "<form action=https://evil.example>Password <input type=password value=x><button>Log in</button></form>",
            "Password\nLog in", 0, 3);
        row("inputs", "<input value='Your bank'><label>l</label><textarea>t</textarea>", "l\nt", 0, 2);

        // Characters
        row("override",
            "a&#x202e;b\xe2\x80\xae"
            "c&rlm;d&#8294;e",
            "abcde");
        row("no width",
            "a&#8203;b&shy;c&zwnj;d&zwj;e\xef\xbb\xbf"
            "f&#8288;g",
            "abcdefg");
        row("controls",
            QByteArray("a\0b\x1b[31mc\x7f"
                       "d&#7;e&#0;f&#x80;g\xc2\x9dh",
                       31),
            "ab[31mcdef\xe2\x82\xacgh");
        row("impossible references", "&#xD800;&#x110000;&#99999999999;&#x;&#;b", "b");
        row("Qt's own signs", "a&#xfffc;b&#xfdd0;c&#x2029;d&#x2028;e", "abc d e");
        row("tags of characters",
            "a\xf3\xa0\x80\x81\xf3\xa0\x81\xa1"
            "b",
            "ab");
        row("private use", "a&#xe000;b", "ab");
    }
    void tricksDoNothing()
    {
        QFETCH(QString, html);
        QFETCH(QString, text);
        const BodyText body = cleaned(html);
        const kit::RichText read = kit::readRichText(body.pieces);
        QCOMPARE(read.error, QString());
        QCOMPARE(read.text.trimmed(), text);
        QTEST(body.remote, "remote");
        QTEST(body.active, "active");
    }

    void everyPrefixAndEveryMutationStaysInTheSubset()
    {
        const QString whole = sample();
        for (qsizetype length = 0; length <= whole.size(); ++length)
            QCOMPARE(kit::readRichText(cleaned(whole.first(length)).pieces).error, QString());
        for (qsizetype at = 0; at < whole.size(); ++at) {
            for (const char c : QByteArrayView("\0<>\"'&/= x-!\x80", 13)) {
                QString changed = whole;
                changed[at] = QLatin1Char(c);
                const QString error = kit::readRichText(cleaned(changed).pieces).error;
                QVERIFY2(error.isEmpty(), qPrintable(error + QLatin1Char('\n') + changed));
            }
        }
    }

    void theSampleIsCountedOnce()
    {
        const BodyText body = cleaned(sample());
        QCOMPARE(body.remote, 3);
        QCOMPARE(body.active, 5);
        QVERIFY(!body.isCut);
    }

    void hostileSizesTakeNoTime_data()
    {
        QTest::addColumn<QString>("html");
        const auto row = [](const char *title, const QString &html) { QTest::newRow(title) << html; };
        const auto times = [](const char *part, int count) { return QString::fromUtf8(part).repeated(count); };
        row("100,000 divs in one another", times("<div>", 100'000) + QStringLiteral("x"));
        row("100,000 tables in one another", times("<table><tr><td>a<td>b", 100'000));
        row("100,000 lists in one another", times("<ul><li>a", 100'000));
        row("100,000 quotes in one another", times("<blockquote>a", 100'000));
        row("500,000 styles and ends of others", times("<b>", 500'000) + times("</i>", 500'000));
        row("1 MB attribute",
            QStringLiteral("<p title='") + QString(1'000'000, QLatin1Char('x')) + QStringLiteral("'>x"));
        row("1 MB link",
            QStringLiteral("<a href='http://a.example/") + QString(1'000'000, QLatin1Char('x'))
                + QStringLiteral("'>x"));
        row("1 MB picture",
            QStringLiteral("<img src='data:image/png;base64,") + QString(1'000'000, QLatin1Char('x'))
                + QStringLiteral("' alt=x>"));
        QString attributes = QStringLiteral("<p ");
        for (int i = 0; i < 100'000; ++i)
            attributes += QStringLiteral("a%1=1 onx%1=2 ").arg(i);
        row("200,000 attributes", attributes + QStringLiteral(">x"));
        row("5 MB without a space", QString(5'000'000, QLatin1Char('x')));
        row("5 MB preformatted", QStringLiteral("<pre>") + QString(5'000'000, QLatin1Char('x')));
        row("1,000,000 lines preformatted", QStringLiteral("<pre>") + times("x\n", 1'000'000));
        row("a cell of everything", QStringLiteral("<table><tr><td>a<td>") + QString(4'000'000, QLatin1Char('x')));
        row("an item of everything", QStringLiteral("<ul><li>") + times("<p>x y z", 500'000));
        row("a link around everything",
            QStringLiteral("<a href='http://a.example/") + QString(8'000, QLatin1Char('&')) + QStringLiteral("'>")
                + times("<p>x", 500'000));
        row("huge spans",
            QStringLiteral("<table>") + times("<tr><td colspan=999999999 rowspan=999999999>a<td>b", 5'000));
        row("one row of 100,000 cells", QStringLiteral("<table><tr>") + times("<td>a", 100'000));
        row("100,000 small tables", times("<table><tr><td>a<td>b</table>", 100'000));
        row("1,000,000 comments", times("<!---->", 500'000));
        row("comments that do not end", times("<!--", 1'000'000));
        row("dashes", QStringLiteral("<!--") + QString(4'000'000, QLatin1Char('-')));
        row("scripts that do not end", times("<script>", 500'000));
        row("ends in a script", QStringLiteral("<script>") + times("</scrip", 500'000));
        row("brackets", QString(4'000'000, QLatin1Char('<')));
        row("ampersands", QString(4'000'000, QLatin1Char('&')));
        row("references", times("&a", 2'000'000));
        row("sources", QStringLiteral("<img srcset='") + QString(4'000'000, QLatin1Char(',')) + QStringLiteral("'>"));
        row("urls", QStringLiteral("<style>") + times("url(", 1'000'000));
        row("quotes and spaces in a style", QStringLiteral("<style>") + times("url(      ", 400'000));
        row("marks", QStringLiteral("a") + QString(4'000'000, QChar(0x301)));
    }
    void hostileSizesTakeNoTime()
    {
        QFETCH(QString, html);
        QElapsedTimer timer;
        timer.start();
        const BodyText body = cleaned(html);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(kit::readRichText(body.pieces).error, QString());
        qsizetype characters = 0;
        for (const QString &piece : body.pieces)
            characters += piece.size();
        QVERIFY(characters <= 5 * limits::shownTextOctets);
    }

    void tablesStaySmall()
    {
        // The program that lays a table out allocates rows times columns.
        const QString spans =
            QStringLiteral("<table>") + QStringLiteral("<tr><td colspan=50 rowspan=50>a<td>b").repeated(100);
        const QString text = cleaned(spans).pieces.join(QString());
        QVERIFY(text.contains(QLatin1String("<table>")) && !text.contains(QLatin1String("span=")));
        const QString wide =
            QStringLiteral("<table><tr>") + QStringLiteral("<td>a").repeated(limits::htmlTableCells + 1);
        QVERIFY(!cleaned(wide).pieces.join(QString()).contains(QLatin1String("<table>")));
        const QString many = QStringLiteral("<table><tr><td>a<td>b</table>").repeated(limits::htmlTableCells);
        QCOMPARE(kit::readRichText(cleaned(many).pieces).tables, limits::htmlTableCells / 2);
    }

    void longTablesGoOnAsText()
    {
        const QString html = QStringLiteral("<p>before</p><table>")
            + QStringLiteral("<tr><td>%1<td>%1")
                  .arg(QString(500, QLatin1Char('x')))
                  .repeated(limits::htmlTableCells / 2)
            + QStringLiteral("</table>after");
        const QStringList pieces = cleaned(html).pieces;
        const kit::RichText read = kit::readRichText(pieces);
        QCOMPARE(read.error, QString());
        QCOMPARE(read.text.count(QLatin1Char('x')), 500 * limits::htmlTableCells);
        QCOMPARE(read.tables, 1);
        for (const QString &piece : pieces)
            QVERIFY(piece.size() < 5 * limits::shownPieceCharacters);
    }

    void longListsGoOnAsText()
    {
        // The program that lays a list out takes time quadratic in its items.
        const QString items = QStringLiteral("<li>x").repeated(300);
        for (const QLatin1String list : {QLatin1String("ul"), QLatin1String("ol")}) {
            const QStringList pieces = cleaned(QLatin1Char('<') + list + QLatin1Char('>') + items).pieces;
            const kit::RichText read = kit::readRichText(pieces);
            QCOMPARE(read.error, QString());
            QCOMPARE(pieces.join(QString()).count(QLatin1String("<li>")), 200);
            QVERIFY(read.text.endsWith(list == QLatin1String("ul") ? QStringLiteral(u"• x\n")
                                                                   : QStringLiteral("300. x\n")));
        }
    }

    void piecesAreWholeInThemselves()
    {
        const QString html =
            QStringLiteral("<blockquote><b>") + QStringLiteral("<p>The quick brown fox.</p>").repeated(10'000);
        const QStringList pieces = cleaned(html).pieces;
        QVERIFY(pieces.size() > 5);
        for (const QString &piece : pieces) {
            QVERIFY(piece.startsWith(QLatin1String("<blockquote><p><b>"))
                    && piece.endsWith(QLatin1String("</p></blockquote>")));
            QVERIFY(piece.size() < limits::shownPieceCharacters + 1000);
        }
        QCOMPARE(kit::readRichText(pieces).text.count(QStringLiteral("fox")), 10'000);
    }

    void whatIsTooLongIsCut()
    {
        QVERIFY(!cleaned(QString(limits::shownTextOctets, QLatin1Char('x'))).isCut);
        QVERIFY(cleaned(QString(limits::shownTextOctets + 1, QLatin1Char('x'))).isCut);
    }

    void severalThreadsMayClean()
    {
        const QStringList expected = cleaned(sample()).pieces;
        std::array<bool, 4> same{};
        {
            std::vector<std::jthread> threads;
            for (bool &result : same) {
                threads.emplace_back([&result, &expected] {
                    result = true;
                    for (int i = 0; i < 200; ++i)
                        result = result && cleaned(sample()).pieces == expected;
                });
            }
        }
        for (const bool result : same)
            QVERIFY(result);
    }
};

QTEST_GUILESS_MAIN(HtmlCleanerTest)
#include "html_cleaner_test.moc"
