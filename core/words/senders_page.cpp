// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/senders_page.h"

#include "core/base/limits.h"
#include "core/words/expectations.h"
#include "core/words/phrases.h"

#include <QStringList>

namespace waxseal::words {

static_assert(limits::expectationAge == std::chrono::days(1), "\"a day\" is said below");

SendersPageText sendersPage()
{
    SendersPageText text;
    text.title = Words::tr("Senders");
    text.why =
        Words::tr("Who has signed the mail of a sender's domain, as checked here. Where a signature is expected, "
                  "mail without one stands out.");
    text.empty = Words::tr("Nothing is remembered yet: here will stand whose mail was signed, by whom and since when; "
                           "it stays on this computer.");
    text.nothingFound = Words::tr("No domain holds this text.");
    text.search = Words::tr("Sea&rch:");
    text.searchHint = Words::tr("a part of a domain");
    text.table = Words::tr("Senders' domains");
    text.tableHelp = Words::tr("Delete forgets the chosen domain.");
    text.domainColumn = Words::tr("Domain");
    text.signers = Words::tr("Who has signed for the chosen domain");
    text.signersHelp = Words::tr("Delete forgets the chosen signer.");
    text.wish = Words::tr("What to expect of this domain");
    text.learn = {Words::tr("L&earn from its mail"),
                  Words::tr("A signature is expected after %n signed mail(s) over a day or more.", nullptr,
                            limits::expectationMessages)};
    text.expect = {Words::tr("E&xpect a signature"), Words::tr("Mail without one stands out from now on.")};
    text.ignore = {Words::tr("Expect &nothing"), Words::tr("Mail without a signature never stands out for that.")};
    text.forgetSigner = {Words::tr("Forget this &signer"),
                         Words::tr("It is learnt again from the next mail that it has signed.")};
    text.forget = {Words::tr("&Forget this domain"), Words::tr("Its signers, and what you chose for it.")};
    text.forgetAll = {Words::tr("Forget &all…"), Words::tr("Every domain on this page; asks first.")};
    text.forgetAllTitle = Words::tr("Forget all senders");
    text.forgetAllQuestion = Words::tr("Forget all domains, their signers and what you chose for them? There is no way "
                                       "back: Waxseal learns anew from mail that comes in.");
    text.forgetAllYes = Words::tr("&Forget all");
    text.forgetAllNo = Words::tr("&Keep them");
    text.contents = Words::tr("Senders, all entries");
    text.close = Words::tr("C&lose");
    return text;
}

QString signersOf(const expectations::History &history)
{
    QStringList names;
    for (const expectations::Signer &each : history.signers)
        names << signer(each);
    return names.join(QStringLiteral(", "));
}

} // namespace waxseal::words
