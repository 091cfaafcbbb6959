// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/session/correspondents.h"

#include "core/base/limits.h"

#include <tuple>

namespace waxseal::app {

namespace {

constexpr size_t mostWaiting = limits::keptCorrespondents; ///< more would push one another out of the store
constexpr qsizetype mostTyped = 100;                       ///< characters; what is longer is no beginning of anything
constexpr int wordsOfName = 16;
constexpr qsizetype mostKnown = 2 * limits::keptCorrespondents; ///< then those go that the store has dropped

using store::Done;
using store::Store;

/// In which "É" is "é", however it was made.
QString folded(QStringView text)
{
    return text.toString().normalized(QString::NormalizationForm_C).toCaseFolded();
}

/// What somebody can be found by.
std::vector<QString> beginningsOf(const Correspondent &correspondent)
{
    std::vector<QString> beginnings;
    const auto add = [&](QStringView text) { beginnings.push_back(text.left(mostTyped).toString()); };
    const QStringView address = correspondent.address;
    const qsizetype at = address.lastIndexOf(u'@') + 1;
    add(folded(address));
    add(folded(address.mid(at)));
    const auto domain = DomainName::parse(address.mid(at).toUtf8());
    if (const QString shown = domain ? domain->toUnicode() : QString(); !shown.isEmpty() && shown != address.mid(at)) {
        add(folded(address.left(at).toString() + shown));
        add(folded(shown));
    }
    const QString name = folded(correspondent.name);
    bool isInWord = false;
    int words = 0;
    for (qsizetype i = 0; i < name.size() && words < wordsOfName; ++i) {
        const bool isPart = name[i].isLetterOrNumber() || name[i].isSurrogate() || name[i].isMark();
        if (isPart && !isInWord) {
            add(QStringView(name).mid(i)); // "beispiel, anna" is found by "beispiel, an" too
            ++words;
        }
        isInWord = isPart;
    }
    return beginnings;
}

} // namespace

Correspondents::Correspondents(QString folder)
    : m_thread(
        std::move(folder), mostWaiting,
        [](Store &store, const std::vector<Correspondent> &all) { return store.keepCorrespondents(all); },
        [this](Store &store) { return read(store); })
{ }

void Correspondents::add(All &all, const Correspondent &more)
{
    const auto known = all.find(more.address);
    if (known == all.end()) {
        all.insert(more.address, {more, beginningsOf(more)});
        return;
    }
    const QString name = known->correspondent.name;
    known->correspondent.add(more);
    if (known->correspondent.name != name)
        known->beginnings = beginningsOf(known->correspondent);
}

void Correspondents::dropEarliest(All &all)
{
    std::vector<std::pair<std::chrono::sys_seconds, QString>> latest;
    latest.reserve(size_t(all.size()));
    for (const Known &known : std::as_const(all))
        latest.emplace_back(known.correspondent.last, known.correspondent.address);
    const auto end = latest.begin() + limits::keptCorrespondents;
    std::nth_element(latest.begin(), end, latest.end(), std::greater<>());
    std::for_each(end, latest.end(), [&all](const auto &each) { all.remove(each.second); });
}

/// Also when the store was begun anew after damage: what is known stays then.
store::Result<Done> Correspondents::read(Store &store)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isLoaded)
            return Done{};
    }
    const auto found = store.correspondents();
    if (!found)
        return failure(found.error());
    All all;
    all.reserve(qsizetype(found->size()));
    for (const Correspondent &each : *found)
        add(all, each);

    const std::lock_guard lock(m_mutex);
    m_thread.forEachWaiting([&](const Correspondent &each) { add(all, each); });
    m_all.swap(all);
    m_isLoaded = true;
    return Done{};
}

QFuture<store::Result<Done>> Correspondents::load()
{
    // Reading comes first. What waits need not be written for it.
    return m_thread.later<Done>([](Store &) { return Done{}; }, [](const Correspondent &) { return false; });
}

std::vector<Correspondent> Correspondents::matching(QStringView typed, int most) const
{
    const QStringView trimmed = typed.trimmed();
    if (trimmed.isEmpty() || trimmed.size() > mostTyped || most <= 0)
        return {};
    QString beginning = folded(trimmed);
    if (beginning.size() > 1 && beginning.startsWith(u'@')) // a domain as it stands in an address
        beginning.remove(0, 1);

    std::vector<Correspondent> found;
    {
        const std::lock_guard lock(m_mutex);
        for (const Known &known : m_all) {
            const auto isIt = [&](const QString &each) { return each.startsWith(beginning); };
            if (std::any_of(known.beginnings.begin(), known.beginnings.end(), isIt))
                found.push_back(known.correspondent);
        }
    }
    const auto comesFirst = [](const Correspondent &a, const Correspondent &b) {
        return std::tie(b.times, b.last, a.address) < std::tie(a.times, a.last, b.address);
    };
    const auto end = found.begin() + std::min(qint64(most), qint64(found.size()));
    std::partial_sort(found.begin(), end, found.end(), comesFirst);
    found.erase(end, found.end());
    return found;
}

void Correspondents::keep(const std::vector<Correspondent> &correspondents)
{
    for (Correspondent each : correspondents) {
        const auto address = store::addressKey(each.address);
        if (!address)
            continue;
        each.address = *address;
        each.name.truncate(limits::addressCharacters);
        const std::lock_guard lock(m_mutex);
        add(m_all, each); // counts although the rest is not read yet
        if (m_all.size() > mostKnown)
            dropEarliest(m_all);
        m_thread.add(std::move(each));
    }
}

QFuture<store::Result<Done>> Correspondents::forget(const QString &address)
{
    const QString key = store::addressKey(address).value_or(address);
    {
        const std::lock_guard lock(m_mutex);
        m_all.remove(key);
    }
    return m_thread.later<Done>([this, key](Store &store) {
        {
            const std::lock_guard lock(m_mutex);
            m_all.remove(key); // it may have been read in between
        }
        return store.forgetCorrespondent(key);
    });
}

QFuture<store::Result<Done>> Correspondents::flush()
{
    return m_thread.later<Done>([](Store &) { return Done{}; });
}

} // namespace waxseal::app
