// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "core/words/strip_words.h"

#include "core/words/phrases.h"

namespace waxseal::words {

// The texts go in all at once: a "%2" within one of them stays what it is.
QString spokenRow(const QString &question, const QString &outcomeWord, const QString &sentence)
{
    return Words::tr("%1: %2. %3").arg(question, outcomeWord, sentence);
}

QString spokenRow(const QString &question, const QString &sentence)
{
    return Words::tr("%1: %2").arg(question, sentence);
}

QString beingChecked()
{
    return Words::tr("Being checked …");
}

QString noMessageOpen()
{
    return Words::tr("No message is open.");
}

QString why()
{
    return Words::tr("Why?");
}

} // namespace waxseal::words
