// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/expectations.h"

#include "core/expectations/since.h"
#include "core/words/phrases.h"

namespace waxseal::words {

ExpectationsHead expectationsHead()
{
    return {Words::tr("Author"), Words::tr("Expected"), Words::tr("Signed by"),
            Words::tr("Mails"),  Words::tr("First"),    Words::tr("Last")};
}

QString expectation(const expectations::History &history)
{
    const auto since = [&history] { return dayOf(expectations::expectedSince(history)); };
    switch (history.wish) {
    case expectations::Wish::Expect: return Words::tr("Expects a signature since %1 (your choice)").arg(since());
    case expectations::Wish::Ignore: return Words::tr("Nothing expected (your choice)");
    case expectations::Wish::Learn: break;
    }
    return expectations::expectsSignature(history) ? Words::tr("Expects a signature since %1").arg(since())
                                                   : Words::tr("Learning");
}

QString signer(const expectations::Signer &signer)
{
    const QString domain = shown(signer.domain);
    return signer.isAligned ? domain : Words::tr("%1 (a list or service)").arg(domain);
}

QString nothingRemembered(const QString &folder)
{
    return Words::tr("No author is remembered in %1.").arg(printable(folder));
}

QString nothingRememberedOf(const DomainName &author)
{
    return Words::tr("Nothing is remembered of %1.").arg(shown(author));
}

QString forgotten(const DomainName &author)
{
    return Words::tr("%1 is forgotten.").arg(shown(author));
}

QString allForgotten()
{
    return Words::tr("All authors are forgotten.");
}

ExpectationsHelp expectationsHelp()
{
    ExpectationsHelp help;
    help.usage = Words::tr("Usage: waxseal expectations [list | forget DOMAIN | forget-all] [OPTION…]");
    help.text = Words::tr(
        "Shows what was seen of authors: who signed mail in their name, and since when. An author whose mail was\n"
        "signed often enough is expected to sign; mail without a known signature is then contradicted.\n"
        "\n"
        "  list            show all; so does no word at all\n"
        "  forget DOMAIN   forget this author\n"
        "  forget-all      forget every author");
    help.json = Words::tr("One JSON object per author, one per line.");
    help.memory = Words::tr("The folder of the memory; default: that of the desktop application.");
    return help;
}

} // namespace waxseal::words
