// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/compose/composer_window.h"

#include "app/desktop/compose/attachment_bar.h"
#include "app/desktop/compose/draft_keeper.h"
#include "app/desktop/compose/labels.h"
#include "app/desktop/compose/mail_text.h"
#include "app/desktop/compose/notice_bar.h"
#include "app/desktop/compose/recipient_details.h"
#include "app/desktop/look/file_choice.h"
#include "core/words/composer.h"
#include "core/words/window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSettings>
#include <QToolBar>
#include <QToolButton>

namespace waxseal::desktop {

using compose::Field;

namespace {

constexpr Field allFields[] = {Field::To, Field::Cc, Field::Bcc};
constexpr int refreshMsecs = 15; ///< what comes together is shown together

} // namespace

ComposerWindow::ComposerWindow(const ComposerParts &parts, ComposerStart start)
{
    makeParts(parts);
    makeMenus();
    makeLayout();
    m_keeper = new DraftKeeper(
        *parts.draftWorker, parts.draftFolder, std::move(start.open), start.draft.attachments,
        [this] { return draft(); }, this);
    connectParts();
    begin(std::move(start));
}

ComposerWindow::~ComposerWindow()
{
    // What goes with the window takes leave of the keyboard, when this is a composer no more.
    for (QObject *part : findChildren<QObject *>())
        part->disconnect(this);
}

void ComposerWindow::connectParts()
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshMsecs);
    connect(&m_refresh, &QTimer::timeout, this, &ComposerWindow::refresh);
    connect(m_lookups, &RecipientLookups::changed, this, &ComposerWindow::refreshLater);
    connect(m_lookups, &RecipientLookups::settled, this, &ComposerWindow::announce);
    connect(m_lookups, &RecipientLookups::allowed, this, &ComposerWindow::domainAllowed);

    connectFields();
    connect(m_copies, &QToolButton::clicked, this, &ComposerWindow::copiesPressed);
    connect(m_details, &RecipientDetails::checkRequested, this, [this](const DomainName &domain) { ask(domain); });
    connect(m_details, &RecipientDetails::ownProviderWanted, this, &ComposerWindow::ownProviderWanted);
    connect(m_linkNotice, &NoticeBar::acted, this, [this] { release(); });
    connect(m_trouble, &NoticeBar::acted, this, &ComposerWindow::saveNow);

    connect(m_from, &QLineEdit::textEdited, this, &ComposerWindow::changed);
    connect(m_from, &QLineEdit::editingFinished, this, &ComposerWindow::senderChanged);
    connect(m_subject, &QLineEdit::textChanged, this, [this] {
        showTitle();
        changed();
    });
    connect(m_text, &QPlainTextEdit::textChanged, this, &ComposerWindow::changed);
    connect(static_cast<MailText *>(m_text), &MailText::filesPasted, this, &ComposerWindow::attach);
    connect(m_attachments, &AttachmentBar::removed, this, [this](const compose::Attachment &gone) {
        m_keeper->detach(gone);
        changed();
    });
    connectKeeper();
}

void ComposerWindow::connectFields()
{
    for (RecipientField *field : m_fields) {
        connect(field, &RecipientField::recipientsChanged, this, &ComposerWindow::recipientsChanged);
        connect(field, &RecipientField::typed, this, [this] {
            if (m_noticeAbout == About::Twice)
                say({});
            changed();
        });
        connect(field, &RecipientField::editedByPerson, this, [this] { release(); });
        connect(field, &RecipientField::leftOut, this,
                [this](qsizetype count) { say(words::tooManyRecipients(count)); });
        connect(field, &RecipientField::alreadyThere, this,
                [this](const QStringList &twice) { say(words::alreadyThere(twice), About::Twice); });
        connect(field, &RecipientField::detailsRequested, this, &ComposerWindow::toggleDetails);
        connect(field, &RecipientField::currentChanged, this, [this, field] {
            if (m_detailsPane->isVisible() && field->currentChip())
                showDetails(field->currentChip());
        });
        connect(field, &RecipientField::menuRequested, this,
                [this, field](RecipientChip *chip, const QPoint &where) { chipMenu(field, chip, where); });
    }
}

void ComposerWindow::connectKeeper()
{
    connect(m_keeper, &DraftKeeper::saved, this, &ComposerWindow::draftSaved);
    connect(m_keeper, &DraftKeeper::failed, this, &ComposerWindow::draftFailed);
    connect(m_keeper, &DraftKeeper::attached, this, [this](const compose::Attachment &attachment) {
        m_attachments->add(attachment);
        if (m_attachingAtBeginning > 0) {
            --m_attachingAtBeginning;
            m_beginning.attachments.push_back(attachment);
            m_keeper->setBeginning(m_beginning);
        }
        changed();
        if (m_isClosing)
            m_keeper->saveNow();
    });
    connect(m_keeper, &DraftKeeper::notAttached, this, [this](const QString &sentence) {
        m_attachingAtBeginning = std::max(0, m_attachingAtBeginning - 1);
        say(sentence);
        m_isClosing = false;
    });
    connect(m_keeper, &DraftKeeper::discarded, this, [this](bool isGone) {
        if (!isGone || std::exchange(m_isDiscarded, true))
            return;
        Q_EMIT gone(m_keeper->id());
        close();
    });
}

void ComposerWindow::begin(ComposerStart start)
{
    const compose::Draft &draft = start.draft;
    m_inReplyTo = draft.inReplyTo;
    m_references = draft.references;
    m_origin = draft.origin;
    m_ignored = start.ignored;
    m_from->setText(draft.from);
    senderChanged();
    if (m_origin == compose::Origin::Link) // a stranger's choice of whom to ask
        m_lookups->hold();
    for (const Field field : allFields) {
        QStringList texts, typing;
        for (const compose::Recipient &each : draft.recipients) {
            if (each.field == field)
                (each.isUnfinished ? typing : texts) << each.text;
        }
        if (!texts.isEmpty())
            m_fields[size_t(field)]->setTexts(texts);
        if (!typing.isEmpty())
            m_fields[size_t(field)]->setTyping(typing.join(QStringLiteral(", ")));
    }
    showCopies(!m_fields[size_t(Field::Cc)]->isEmpty() || !m_fields[size_t(Field::Bcc)]->isEmpty());
    m_subject->setText(draft.subject);
    m_text->setPlainText(draft.text);
    m_text->document()->setModified(false);
    m_attachments->set(draft.attachments);
    if (m_origin == compose::Origin::Link)
        showLinkNotice(m_ignored);

    if (m_fields[size_t(Field::To)]->isEmpty())
        m_fields[size_t(Field::To)]->edit().setFocus();
    else if (draft.subject.isEmpty())
        m_subject->setFocus();
    else
        m_text->setFocus();
    m_isBeginning = false;
    showTitle();
    refresh();
    // What a link asked for is gone with the link, so it is saved at once; but it stays only where the person wrote something.
    m_isNewLink = m_origin == compose::Origin::Link && m_keeper->id().isEmpty();
    if (m_isNewLink)
        m_beginning = this->draft();
    // An answer can be begun again.
    if (m_origin == compose::Origin::Reply || m_origin == compose::Origin::Forward) {
        m_beginning = this->draft();
        m_keeper->setBeginning(m_beginning);
    } else if (!draft.isEmpty() && m_keeper->id().isEmpty()) {
        m_keeper->change();
    }
    attach(start.files);
}

compose::Draft ComposerWindow::draft() const
{
    compose::Draft draft;
    draft.from = m_from->text().trimmed();
    for (const Field field : allFields) {
        const QStringList texts = m_fields[size_t(field)]->texts();
        const qsizetype typing = m_fields[size_t(field)]->typingAt();
        for (qsizetype i = 0; i < texts.size(); ++i)
            draft.recipients.push_back({field, texts[i], i == typing});
    }
    draft.subject = m_subject->text();
    draft.text = m_text->toPlainText();
    draft.attachments = m_attachments->attachments();
    draft.inReplyTo = m_inReplyTo;
    draft.references = m_references;
    draft.origin = m_origin;
    return draft;
}

QString ComposerWindow::draftId() const
{
    return m_keeper->id();
}

QString ComposerWindow::summary() const
{
    return m_summary->text();
}

QString ComposerWindow::status() const
{
    return m_status->text();
}

void ComposerWindow::saveNow()
{
    if (!m_keeper->isSaved())
        m_keeper->saveNow();
}

void ComposerWindow::setRules(const RecipientLookups::Rules &rules)
{
    m_lookups->setRules(rules);
    refreshLater();
}

void ComposerWindow::copiesPressed(bool isWanted)
{
    showCopies(isWanted);
    if (!isWanted)
        return;
    const bool hasCc = !m_fields[size_t(Field::Cc)]->isEmpty();
    m_fields[size_t(hasCc ? Field::Bcc : Field::Cc)]->edit().setFocus();
}

/// Fields that hold something stay.
void ComposerWindow::showCopies(bool isShown)
{
    const bool hasCc = isShown || !m_fields[size_t(Field::Cc)]->isEmpty();
    const bool hasBcc = isShown || !m_fields[size_t(Field::Bcc)]->isEmpty();
    const auto show = [this](Field field, bool isKept) {
        m_fields[size_t(field)]->parentWidget()->setVisible(isKept); // with its frame
        m_fieldLabels[size_t(field)]->setVisible(isKept);
    };
    show(Field::Cc, hasCc);
    show(Field::Bcc, hasBcc);
    m_copies->setChecked(hasCc && hasBcc);
    // Its letter is that of the first field, once this is there.
    const QString label = words::composer().copiesButton;
    m_copies->setText(hasCc ? withoutMnemonic(label) : label);
}

/// Through the fields to the text; what only shows more comes behind them.
QList<QWidget *> ComposerWindow::inTabOrder() const
{
    QList<QWidget *> order{m_from};
    for (RecipientField *field : m_fields)
        order << &field->edit();
    order << m_subject << m_text << &m_attachments->list() << &m_attachments->removeButton() << m_copies << m_checkAgain
          << m_detailsButton << m_details->inTabOrder();
    for (const QWidget *bar : {static_cast<QWidget *>(m_trouble), static_cast<QWidget *>(m_linkNotice),
                               static_cast<QWidget *>(m_notice), static_cast<QWidget *>(m_toolBar)}) {
        for (QAbstractButton *button : bar->findChildren<QAbstractButton *>())
            order << button;
    }
    order.removeIf([](const QWidget *widget) {
        return !widget->isVisible() || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus);
    });
    return order;
}

/// QWidget::setTabOrder() loses what it is not told of (Qt 6.4), and parts come and go here.
bool ComposerWindow::focusNextPrevChild(bool next)
{
    const QList<QWidget *> order = inTabOrder();
    if (order.isEmpty())
        return false;
    const qsizetype current = order.indexOf(QApplication::focusWidget());
    const qsizetype before = current < 0 ? (next ? -1 : 0) : current;
    order[(before + (next ? 1 : -1) + order.size()) % order.size()]->setFocus(next ? Qt::TabFocusReason
                                                                                   : Qt::BacktabFocusReason);
    return true;
}

void ComposerWindow::movePart(int step)
{
    QList<QWidget *> parts{&m_fields[0]->edit(), m_subject, m_text, &m_attachments->list(), &m_details->list()};
    parts.removeIf([](const QWidget *part) { return !part->isVisible(); });
    const QWidget *focus = QApplication::focusWidget();
    qsizetype current = -1;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (focus == parts[i])
            current = i;
    }
    if (current < 0 && focus && m_detailsPane->isAncestorOf(focus))
        current = parts.size() - 1;
    if (current < 0)
        current = step > 0 ? -1 : 0;
    parts[(current + step + parts.size()) % parts.size()]->setFocus(Qt::ShortcutFocusReason);
}

void ComposerWindow::changed()
{
    if (m_isBeginning)
        return;
    reviewNotice();
    m_status->clear();
    m_keeper->change();
}

void ComposerWindow::showTitle()
{
    const QString place = m_isDemonstration ? QStringLiteral(" – ") + words::demonstrationTitle() : QString();
    setWindowTitle(words::composerTitle(m_subject->text()) + place + QStringLiteral(" – Waxseal"));
}

void ComposerWindow::showLinkNotice(const QStringList &ignored)
{
    const bool isWaiting = m_lookups->isHeld() && recipientCount() > 0;
    const QString sentence = words::beganByLink(ignored);
    m_linkNotice->setCanBeHidden(!isWaiting);
    if (isWaiting)
        m_linkNotice->say(sentence + QLatin1Char(' ') + words::linkRecipientsWait(), words::composer().checkRecipients);
    else
        m_linkNotice->say(sentence);
}

void ComposerWindow::attach(const QStringList &files)
{
    for (const QString &file : files)
        m_keeper->attach(file);
}

bool ComposerWindow::isAttaching() const
{
    return m_taking > 0 || m_keeper->isAttaching();
}

void ComposerWindow::endTaking()
{
    --m_taking;
    if (isAttaching() || !std::exchange(m_isClosing, false))
        return;
    close();
}

void ComposerWindow::attachAtBeginning(const QString &file)
{
    ++m_attachingAtBeginning;
    m_keeper->attach(file);
}

void ComposerWindow::askForFiles()
{
    const QStringList files =
        QFileDialog::getOpenFileNames(this, withoutMnemonic(words::composer().attach), choiceFolder());
    if (!files.isEmpty())
        rememberChoice(files.first());
    attach(files);
}

void ComposerWindow::closeEvent(QCloseEvent *event)
{
    if (!m_isDiscarded && !m_mayLose) {
        const compose::Draft now = draft();
        const bool isUntouched = m_keeper->isUntouched(now) || (m_isNewLink && now == m_beginning);
        if ((now.isEmpty() || isUntouched) && !isAttaching()) {
            const QString id = m_keeper->id();
            m_keeper->discard();
            m_isDiscarded = true;
            if (!id.isEmpty())
                Q_EMIT gone(id);
        } else if (!m_keeper->isSaved() || isAttaching()) {
            m_isClosing = true; // once it is on the disk
            m_status->setText(words::draftSaving());
            m_keeper->saveNow();
            event->ignore();
            return;
        } else {
            Q_EMIT fromUsed(m_from->text().trimmed());
            Q_EMIT kept(m_keeper->id());
        }
    }
    if (!m_settingsFile.isEmpty()) {
        hideDetails(); // the next window begins without them
        QSettings remembered(m_settingsFile, QSettings::IniFormat);
        remembered.setValue(QStringLiteral("composer/geometry"), saveGeometry());
    }
    event->accept();
}

void ComposerWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (m_isBeginning)
        return;
    switch (event->type()) {
    case QEvent::PaletteChange: refreshLater(); break;
    case QEvent::FontChange:
        if (m_detailsPane->isVisible() && placeDetails())
            shareRoom();
        refreshLater();
        break;
    case QEvent::ActivationChange:
        if (isActiveWindow())
            m_lookups->askExpired();
        break;
    default: break;
    }
}

void ComposerWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ComposerWindow::dropEvent(QDropEvent *event)
{
    const QStringList files = localFiles(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    attach(files);
}

void ComposerWindow::keyPressEvent(QKeyEvent *event)
{
    const QWidget *focus = QApplication::focusWidget();
    if (event->key() == Qt::Key_Escape && focus && m_detailsPane->isAncestorOf(focus)) {
        toggleDetails();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

} // namespace waxseal::desktop
