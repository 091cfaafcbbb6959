// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/reader/message_view.h"

#include "app/desktop/look/pane_frame.h"
#include "app/desktop/look/symbols.h"
#include "app/desktop/reader/body_view.h"
#include "app/desktop/reader/strip.h"
#include "core/words/command.h"
#include "core/words/window.h"
#include "core/words/words.h"

#include <QDateTime>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace waxseal::desktop {

namespace {

constexpr int fewestTextLines = 4;     ///< of the text that are always in view
constexpr int mostAttachmentRows = 3;  ///< in view; the list scrolls
constexpr int mostHeadLines = 4;       ///< of a field with many addresses that are always in view
constexpr qsizetype longestLine = 300; ///< characters of a field with addresses

/// A text of a few lines, neither cut below its last line nor wider than its place, whatever is in it.
class HeadLabel : public QLabel {
public:
    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }
    QSize sizeHint() const override { return {0, QLabel::sizeHint().height()}; }

protected:
    bool event(QEvent *event) override
    {
        const bool isDone = QLabel::event(event);
        if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest
            || event->type() == QEvent::FontChange) {
            const int height = qMin(heightForWidth(width()), mostHeadLines * fontMetrics().lineSpacing());
            if (wordWrap() && height > 0 && height != minimumHeight())
                setFixedHeight(height);
        }
        return isDone;
    }
};

QLabel *plainLabel()
{
    QLabel *label = new HeadLabel;
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    return label;
}

QString authorText(const QString &name, const QString &address)
{
    if (name.isEmpty())
        return address.isEmpty() ? words::noAuthor() : address;
    return name + QStringLiteral(" <") + address + QLatin1Char('>');
}

QString fieldText(const message::Header &header, message::FieldName name)
{
    const message::Field *field = header.first(name);
    return field ? message::decodedText(field->body, longestLine) : QString();
}

} // namespace

MessageView::MessageView(QWidget *parent)
    : QWidget(parent)
    , m_head(new QGridLayout)
    , m_subject(plainLabel())
    , m_strip(new Strip)
    , m_notice(new QWidget)
    , m_noticeText(plainLabel())
    , m_otherForm(new QToolButton)
    , m_edge(plainLabel())
    , m_body(new BodyView)
    , m_attachmentBar(new QWidget)
    , m_attachmentCount(plainLabel())
    , m_attachments(new QListWidget)
    , m_save(new QToolButton)
    , m_open(new QToolButton)
{
    const words::HeadLabels labels = words::headLabels();
    QFont bold = m_subject->font();
    bold.setBold(true);
    m_subject->setFont(bold);
    m_subject->setAccessibleName(labels.subject);
    m_head->addWidget(m_subject, 0, 0, 1, 2);
    m_from = addLine(labels.from);
    m_to = addLine(labels.to);
    m_cc = addLine(labels.cc);
    m_date = addLine(labels.date);
    m_head->setColumnStretch(1, 1);
    m_head->setVerticalSpacing(2);
    m_head->setHorizontalSpacing(10);
    m_head->setContentsMargins(8, 6, 8, 4);

    auto *notice = new QHBoxLayout(m_notice);
    notice->setContentsMargins(8, 2, 8, 2);
    notice->addWidget(m_noticeText, 1);
    notice->addWidget(m_otherForm);
    m_otherForm->setToolButtonStyle(Qt::ToolButtonTextOnly);

    m_edge->setText(words::writtenByTheSender());
    m_edge->setContentsMargins(8, 2, 8, 0);
    m_edge->setForegroundRole(QPalette::PlaceholderText);
    m_body->setAccessibleName(words::panes().message);

    m_attachments->setAccessibleName(m_attachmentCount->text());
    m_attachments->setUniformItemSizes(true);
    m_attachments->setSelectionMode(QAbstractItemView::SingleSelection);
    m_save->setText(words::saveAttachment());
    m_open->setText(words::openAttachedMessage());
    auto *buttons = new QVBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_open);
    buttons->addStretch();
    auto *bar = new QGridLayout(m_attachmentBar);
    bar->setContentsMargins(8, 2, 8, 4);
    bar->addWidget(m_attachmentCount, 0, 0);
    bar->addWidget(new PaneFrame(m_attachments), 1, 0);
    bar->addLayout(buttons, 1, 1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_head);
    column->addWidget(m_strip);
    column->addWidget(m_notice);
    column->addWidget(m_edge);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(8, 2, 8, 6);
    body->addWidget(new PaneFrame(m_body));
    m_body->setMinimumHeight(fontMetrics().height() * fewestTextLines);
    column->addLayout(body, 1);
    column->addWidget(m_attachmentBar);

    connect(m_strip, &Strip::evidenceRequested, this, &MessageView::evidenceRequested);
    connect(m_body, &BodyView::linkActivated, this, &MessageView::linkActivated);
    connect(m_body, &BodyView::linkHovered, this, &MessageView::linkHovered);
    connect(m_otherForm, &QToolButton::clicked, this, [this] {
        m_showsHtml = !m_showsHtml;
        showBody();
    });
    connect(m_save, &QToolButton::clicked, this, [this] { chooseAttachment(false); });
    connect(m_open, &QToolButton::clicked, this, [this] { chooseAttachment(true); });
    connect(m_attachments, &QListWidget::itemActivated, this, [this] { chooseAttachment(false); });
    connect(m_attachments, &QListWidget::currentRowChanged, this, [this](int row) {
        m_save->setEnabled(row >= 0);
        m_open->setVisible(row >= 0 && m_loaded.attachments[size_t(row)].isMessage);
    });
    clear(words::noMessage());
}

MessageView::Line MessageView::addLine(const QString &label)
{
    Line line{plainLabel(), plainLabel()};
    line.label->setText(label);
    line.label->setForegroundRole(QPalette::PlaceholderText);
    line.label->setWordWrap(false);
    line.label->setMinimumWidth(line.label->fontMetrics().horizontalAdvance(label));
    line.label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    line.label->setTextInteractionFlags(Qt::NoTextInteraction);
    line.value->setAccessibleName(label);
    const int row = m_head->rowCount();
    m_head->addWidget(line.label, row, 0);
    m_head->addWidget(line.value, row, 1);
    return line;
}

void MessageView::setLine(const Line &line, const QString &text)
{
    line.value->setText(text);
    line.value->setAccessibleDescription(text);
    line.label->setVisible(!text.isEmpty());
    line.value->setVisible(!text.isEmpty());
}

void MessageView::setPending(const verdict::Summary &summary)
{
    setHead(summary);
    m_strip->setPending();
    setSentence(QString());
}

void MessageView::setHead(const verdict::Summary &summary)
{
    m_subject->setText(summary.subject.isEmpty() ? words::noSubject() : summary.subject);
    m_subject->show();
    setLine(m_from, authorText(summary.author, summary.address));
    setLine(m_to, QString());
    setLine(m_cc, QString());
    setLine(m_date,
            summary.date ? QLocale().toString(QDateTime::fromSecsSinceEpoch(summary.date->time_since_epoch().count()),
                                              QLocale::LongFormat)
                         : QString());
}

void MessageView::setChecked(const check::Checked &message, const std::shared_ptr<const verdict::Account> &account)
{
    if (!message->assessment) {
        clear(words::headerFault(*message->fault));
        return;
    }
    const verdict::Assessment &assessment = *message->assessment;
    const message::Header &header = *message->header;
    setHead(verdict::summarize(header, assessment)); // the text stays: only the verdicts are new

    QStringList authors;
    if (assessment.author.mailbox) {
        const auto add = [&authors](const message::Mailbox &mailbox) {
            authors << (mailbox.address ? authorText(mailbox.displayName, mailbox.address->toUnicode())
                                        : mailbox.asWritten);
        };
        add(*assessment.author.mailbox);
        for (const message::Mailbox &other : assessment.author.others)
            add(other);
    } else {
        authors << words::noAuthor();
    }
    QString from = authors.join(QStringLiteral(", ")).left(longestLine);
    if (assessment.author.isAmbiguous || !assessment.author.isRegular)
        from.prepend(QLatin1Char('(') + words::ambiguousFrom() + QStringLiteral(") "));
    setLine(m_from, from);
    setLine(m_to, fieldText(header, message::FieldName::To));
    setLine(m_cc, fieldText(header, message::FieldName::Cc));

    m_strip->setAxes(
        {words::sender(assessment, *account), words::wayIn(assessment, *account), words::content(assessment)},
        transportSymbol(assessment.wayIn));
    Q_EMIT checkedShown();
}

void MessageView::setBody(const LoadedBody &body)
{
    m_loaded = body;
    m_hasBody = true;
    m_showsHtml = m_loaded.html && (m_loaded.plain.pieces.isEmpty() || !m_isPlainPreferred);
    showBody();
    showAttachments();
}

void MessageView::showBody()
{
    const bool hasBoth = m_loaded.html && !m_loaded.plain.pieces.isEmpty();
    const bodytext::BodyText &shown = m_showsHtml ? *m_loaded.html : m_loaded.plain;
    QStringList notes;
    if (shown.remote > 0)
        notes << words::remoteLeftOut(shown.remote);
    if (shown.active > 0)
        notes << words::activeLeftOut(shown.active);
    if (shown.isCut || m_loaded.isCut)
        notes << words::textCut();
    m_noticeText->setText(notes.join(QLatin1Char(' ')));
    m_otherForm->setText(m_showsHtml ? words::showPlain() : words::showHtml());
    m_otherForm->setVisible(hasBoth);
    m_notice->setVisible(hasBoth || !notes.isEmpty());

    if (m_loaded.fault)
        m_body->showPlaceholder(words::bodyUnreadable());
    else if (shown.pieces.isEmpty())
        m_body->showPlaceholder(words::noText());
    else
        m_body->setBody(shown);
    m_edge->setVisible(!m_loaded.fault && !shown.pieces.isEmpty());
}

void MessageView::showAttachments()
{
    m_attachments->clear();
    const QIcon icon = symbolIcon(Symbol::Attachment, palette());
    int number = 0;
    for (const message::Attachment &each : m_loaded.attachments) {
        ++number;
        const QString name = each.name.isEmpty() ? words::attachmentName(number) : each.name;
        auto *item = new QListWidgetItem(
            icon, words::attachment(name, QString::fromLatin1(each.type), QLocale().formattedDataSize(each.size)));
        m_attachments->addItem(item);
    }
    m_attachmentCount->setText(words::attachments(number));
    m_attachments->setAccessibleName(m_attachmentCount->text());
    m_attachments->setFixedHeight(qMin(number, mostAttachmentRows)
                                      * qMax(m_attachments->sizeHintForRow(0), m_attachments->fontMetrics().height())
                                  + 2 * m_attachments->frameWidth() + 2);
    m_attachmentBar->setVisible(number > 0);
    if (number > 0)
        m_attachments->setCurrentRow(0);
}

void MessageView::chooseAttachment(bool open)
{
    const int row = m_attachments->currentRow();
    if (row < 0)
        return;
    if (open)
        Q_EMIT attachedMessageChosen(row);
    else
        Q_EMIT attachmentChosen(row);
}

void MessageView::setSentence(const QString &sentence)
{
    m_loaded = {};
    m_hasBody = false;
    m_notice->hide();
    m_attachmentBar->hide();
    m_attachments->clear();
    m_edge->hide();
    m_body->showPlaceholder(sentence);
}

void MessageView::clear(const QString &sentence)
{
    m_subject->hide();
    for (const Line &line : {m_from, m_to, m_cc, m_date})
        setLine(line, QString());
    m_strip->clear();
    setSentence(sentence);
}

void MessageView::setPlainTextPreferred(bool isPreferred)
{
    if (isPreferred == m_isPlainPreferred)
        return;
    m_isPlainPreferred = isPreferred;
    if (m_hasBody)
        setBody(LoadedBody(m_loaded));
}

} // namespace waxseal::desktop
