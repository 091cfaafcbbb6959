// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

// The recipients of a composer together: their summary, their details, and asking about them.
#include "app/desktop/compose/composer_window.h"

#include "app/desktop/compose/notice_bar.h"
#include "app/desktop/compose/recipient_details.h"
#include "app/desktop/look/symbols.h"
#include "core/words/composer.h"
#include "core/words/way_out.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace waxseal::desktop {

using compose::Field;
using verdict::Outcome;

qsizetype ComposerWindow::recipientCount() const
{
    qsizetype count = 0;
    for (const RecipientField *field : m_fields)
        count += qsizetype(field->chips().size());
    return count;
}

QSet<DomainName> ComposerWindow::domains() const
{
    QSet<DomainName> domains;
    for (const RecipientField *field : m_fields) {
        for (const RecipientChip *chip : field->chips()) {
            if (chip->recipient().isAddress())
                domains.insert(chip->recipient().parsed->address.domain);
        }
    }
    return domains;
}

QSet<QByteArray> ComposerWindow::addresses() const
{
    QSet<QByteArray> addresses;
    for (const RecipientField *field : m_fields)
        addresses.unite(field->addresses());
    return addresses;
}

void ComposerWindow::release()
{
    m_lookups->want(domains()); // not those that were removed a moment ago
    m_lookups->release();
    if (!m_linkNotice->isHidden())
        showLinkNotice(m_ignored);
}

/// What both ends promise is promised to mail from the own domain (C-36).
void ComposerWindow::senderChanged()
{
    const QString text = m_from->text().trimmed();
    const auto from = compose::parseTyped(text);
    if (text.isEmpty())
        m_lookups->setSender({});
    else
        m_lookups->setSender(from ? from->address.domain : DomainName::root());
}

void ComposerWindow::recipientsChanged()
{
    changed();
    if (!m_isBeginning && !m_linkNotice->isHidden())
        showLinkNotice(m_ignored);
    refreshLater();
}

void ComposerWindow::refreshLater()
{
    if (!m_isRefreshing && !m_refresh.isActive())
        m_refresh.start();
}

void ComposerWindow::refresh()
{
    m_isRefreshing = true;
    m_lookups->want(domains());

    std::vector<words::RecipientLine> lines;
    std::vector<std::optional<Outcome>> outcomes;
    std::vector<RecipientDetails::Row> rows;
    const bool needsRows = m_detailsPane->isVisible();
    for (RecipientField *field : m_fields) {
        for (RecipientChip *chip : field->chips()) {
            const TypedRecipient &recipient = chip->recipient();
            const RecipientLook look = lookOf(recipient, *m_lookups);
            chip->setLook(look);
            lines.push_back(lineOf(recipient, look));
            outcomes.push_back(look.outcome);
            if (!needsRows)
                continue;
            RecipientDetails::Row row{recipient, look, nullptr, false};
            if (recipient.isAddress()) {
                const DomainName &domain = recipient.parsed->address.domain;
                row.result = m_lookups->result(domain);
                row.canBeAsked = canBeAsked(domain);
            }
            rows.push_back(std::move(row));
        }
    }
    showSummary(lines, outcomes);
    if (needsRows)
        m_details->setRows(std::move(rows));
    m_isRefreshing = false;
}

void ComposerWindow::showSummary(const std::vector<words::RecipientLine> &lines,
                                 const std::vector<std::optional<Outcome>> &outcomes)
{
    const auto [sentence, first, gravest] = words::weakestRecipient(lines);
    m_summary->setText(sentence);
    m_summary->setAccessibleName(sentence);
    m_named = first;
    if (m_named >= 0) { // the shape is that of what the sentence is about
        const Outcome shape = outcomes[size_t(gravest)].value_or(Outcome::Unchecked);
        const int side = m_summary->fontMetrics().height();
        m_summaryShape->setPixmap(outcomeIcon(shape, palette()).pixmap(QSize(side, side), devicePixelRatioF()));
    }
    m_summaryShape->setVisible(m_named >= 0);
    m_checkAgain->setVisible(m_lookups->hasFailed());
    m_summaryRow->setVisible(!lines.empty());
}

/// The person can have it asked about: it was not, or could not be checked.
bool ComposerWindow::canBeAsked(const DomainName &domain) const
{
    const RecipientLookups::State state = m_lookups->state(domain);
    if (state == RecipientLookups::State::NotAsked || state == RecipientLookups::State::Held)
        return true;
    const check::CheckedRecipient result = m_lookups->result(domain);
    return state == RecipientLookups::State::Answered && result
        && verdict::way_out::outcomeOf(result->verdict) == Outcome::Unchecked;
}

void ComposerWindow::ask(const DomainName &domain)
{
    if (m_lookups->state(domain) == RecipientLookups::State::Answered)
        m_lookups->askAgain(domain);
    else
        m_lookups->allow(domain);
}

void ComposerWindow::announce()
{
    refresh();
    if (m_summary->text().isEmpty())
        return;
    m_summary->setAccessibleName(words::recipientsChecked(m_summary->text()));
    QAccessibleEvent done(m_summary, QAccessible::Alert);
    QAccessible::updateAccessibility(&done);
}

void ComposerWindow::chipMenu(RecipientField *field, RecipientChip *chip, const QPoint &where)
{
    const words::Composer names = words::composer();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto addTo = [this, menu](const QString &text, std::function<void()> act) {
        connect(menu->addAction(text), &QAction::triggered, this, std::move(act));
    };
    addTo(names.details, [this, chip] { showDetails(chip); });
    if (chip->recipient().isAddress()) {
        const DomainName domain = chip->recipient().parsed->address.domain;
        if (canBeAsked(domain))
            addTo(words::checkDomain(domain).replace(QLatin1Char('&'), QStringLiteral("&&")),
                  [this, domain] { ask(domain); });
    }
    menu->addSeparator();
    const QString moves[] = {names.moveToTo, names.moveToCc, names.moveToBcc};
    for (const Field to : {Field::To, Field::Cc, Field::Bcc}) {
        if (field != m_fields[size_t(to)])
            addTo(moves[size_t(to)], [this, field, chip, to] { moveRecipient(field, chip, to); });
    }
    menu->addSeparator();
    addTo(names.editRecipient, [field, chip] { field->editChip(chip); });
    addTo(names.copyRecipient, [text = chip->recipient().shown()] { QApplication::clipboard()->setText(text); });
    addTo(names.removeRecipient, [field, chip] { field->removeChip(chip); });
    menu->popup(where);
}

void ComposerWindow::moveRecipient(RecipientField *from, RecipientChip *chip, Field to)
{
    if (to != Field::To)
        showCopies(true);
    from->moveChip(chip, *m_fields[size_t(to)]);
}

} // namespace waxseal::desktop
