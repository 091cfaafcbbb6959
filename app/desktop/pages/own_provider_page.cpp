// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/pages/own_provider_page.h"

#include "app/desktop/pages/parts.h"
#include "core/base/limits.h"
#include "core/base/octets.h"
#include "core/words/pages.h"
#include "core/words/phrases.h"
#include "core/words/words.h"

#include <QDateTime>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QValidator>

#include <algorithm>

namespace waxseal::desktop {

namespace {

constexpr int kindRole = Qt::UserRole;
constexpr int octetsRole = Qt::UserRole + 1;
constexpr int columnsWide = 150;
constexpr int linesHigh = 38;
constexpr int linesOfTree = 10;

std::chrono::sys_seconds now()
{
    return std::chrono::sys_seconds(std::chrono::seconds(QDateTime::currentSecsSinceEpoch()));
}

/// A number cannot stand last in a name; where it does, somebody has mistyped an address.
bool endsInNumber(const DomainName &name)
{
    const QByteArrayView view = name.view();
    const QByteArrayView last = view.sliced(view.lastIndexOf('.') + 1);
    return std::all_of(last.begin(), last.end(), octets::isDigit);
}

Result<DomainName, ParseError> nameFrom(QByteArrayView text)
{
    auto name = DomainName::parse(text);
    if (name && (name->isRoot() || endsInNumber(*name)))
        return failure(ParseError{ParseFault::BadSyntax});
    return name;
}

/// The form in which a host is kept: lower case, A-labels.
Result<QByteArray, ParseError> hostFrom(const QString &text)
{
    const QByteArray typed = text.trimmed().toUtf8();
    received::OwnProvider own;
    if (const auto added = own.addHostText(typed, received::Source::Person); !added)
        return failure(added.error());
    if (!own.networks.empty())
        return own.networks.front().toByteArray();
    const received::HostPattern &host = own.hosts.front();
    if (host.name.isRoot() || endsInNumber(host.name))
        return failure(ParseError{ParseFault::BadSyntax});
    return host.isSuffix ? '.' + host.name.toByteArray() : host.name.toByteArray();
}

/// RFC 8601 §2.5: an authserv-id is compared without regard to case. Quoted ones are not taken.
Result<QByteArray, ParseError> resultsNameFrom(const QString &text)
{
    const QString id = text.trimmed().toLower();
    if (id.isEmpty())
        return failure(ParseError{ParseFault::Empty});
    if (id.toUtf8().size() > limits::domainNameOctets)
        return failure(ParseError{ParseFault::TooLong});
    const bool isWord = std::all_of(id.begin(), id.end(), [](QChar c) {
        return (c.isPrint() || c.isSurrogate()) && !c.isSpace() && c != u';' && c != u'"' && c != u'(' && c != u')';
    });
    if (!isWord)
        return failure(ParseError{ParseFault::BadCharacter});
    return id.toUtf8();
}

bool isBlock(const QByteArray &host)
{
    return IpNetwork::parse(host).has_value();
}

/// Names from messages are anybody's: shown as domains, or with everything odd in them taken out.
QString shownEntry(const QByteArray &text)
{
    const bool isSuffix = text.startsWith('.');
    if (const auto name = DomainName::parse(isSuffix ? text.sliced(1) : text))
        return (isSuffix ? QStringLiteral(".") : QString()) + words::shown(*name);
    return words::printable(QString::fromUtf8(text));
}

bool isAmong(const std::vector<store::OwnHost> &entries, const QByteArray &text)
{
    return std::any_of(entries.begin(), entries.end(), [&](const auto &entry) { return entry.text == text; });
}

/// Whether an entry, or ".example.net" among them, speaks for @p host.
bool isCovered(const std::vector<store::OwnHost> &hosts, const QByteArray &host)
{
    return std::any_of(hosts.begin(), hosts.end(), [&](const store::OwnHost &entry) {
        return entry.text == host || (entry.text.startsWith('.') && host.endsWith(entry.text) && host != entry.text);
    });
}

/// Lets an entry be written anew in place; what cannot be taken stays in the editor at Enter.
class EntryValidator : public QValidator {
public:
    EntryValidator(std::function<QString(const QString &)> complaint, QObject *parent)
        : QValidator(parent), m_complaint(std::move(complaint))
    { }
    State validate(QString &text, int &) const override
    {
        return m_complaint(text).isEmpty() ? Acceptable : Intermediate;
    }

private:
    std::function<QString(const QString &)> m_complaint;
};

} // namespace

class OwnProviderPage::EntryDelegate : public QStyledItemDelegate {
public:
    explicit EntryDelegate(OwnProviderPage *page) : QStyledItemDelegate(page), m_page(page) { }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const Kind kind = index.data(kindRole).value<Kind>();
        auto *editor = new QLineEdit(parent);
        editor->setFrame(false);
        editor->setAccessibleName(words::ownProviderPage().editor);
        const auto complaint = [kind](const QString &text) { return OwnProviderPage::complaint(kind, text); };
        editor->setValidator(new EntryValidator(complaint, editor));
        connect(editor, &QLineEdit::textEdited, m_page,
                [page = m_page, complaint](const QString &text) { page->m_entrySentence->say(complaint(text)); });
        m_page->m_isEditing = true;
        m_page->m_entrySentence->say(QString());
        return editor;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        static_cast<QLineEdit *>(editor)->setText(QString::fromUtf8(index.data(octetsRole).toByteArray()));
    }
    void setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const override
    {
        m_page->rename(index.data(kindRole).value<Kind>(), index.data(octetsRole).toByteArray(),
                       static_cast<QLineEdit *>(editor)->text());
    }
    void destroyEditor(QWidget *editor, const QModelIndex &index) const override
    {
        QStyledItemDelegate::destroyEditor(editor, index);
        m_page->m_isEditing = false;
        // The view is still at work with the items of now.
        if (m_page->m_isShowPending)
            QMetaObject::invokeMethod(
                m_page, [page = m_page] { page->showEverything(); }, Qt::QueuedConnection);
    }

private:
    OwnProviderPage *m_page;
};

OwnProviderPage::OwnProviderPage(QWidget *parent) : QDialog(parent)
{
    const words::OwnProviderPageText text = words::ownProviderPage();
    setWindowTitle(text.title);

    auto *contents = new QWidget;
    QScrollArea *area = scrolling(contents, text.contents, this);
    m_readOnly = heading(text.readOnly, contents);
    m_readOnly->hide();
    auto *layout = new QVBoxLayout(contents);
    layout->addWidget(paragraph(text.why, contents));
    layout->addWidget(m_readOnly);
    layout->addWidget(domainRow());
    layout->addWidget(entriesRow(), 1);
    m_addRows = addRows();
    layout->addWidget(m_addRows);

    addWithClose(*this, area, text.close);
    resizeToText(*this, columnsWide, linesHigh);
    showEverything();
    m_domain->setFocus();
}

QWidget *OwnProviderPage::domainRow()
{
    const words::OwnProviderPageText text = words::ownProviderPage();
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(text.domain, widget);
    m_domain = new QLineEdit(widget);
    m_domain->setPlaceholderText(text.domainExample);
    m_domain->setMaxLength(int(4 * limits::domainNameOctets));
    label->setBuddy(m_domain);
    m_domainSentence = new InPlaceSentence(m_domain, widget);
    m_mx = paragraph(QString(), widget);
    grid->addWidget(label, 0, 0);
    grid->addWidget(m_domain, 0, 1);
    grid->addWidget(m_domainSentence, 1, 1);
    grid->addWidget(m_mx, 2, 1);
    grid->setColumnStretch(1, 1);

    connect(m_domain, &QLineEdit::editingFinished, this, &OwnProviderPage::takeDomain);
    // While somebody types, a complaint is only ever taken back or put better.
    connect(m_domain, &QLineEdit::textEdited, this, [this](const QString &typed) {
        if (!m_domainSentence->text().isEmpty())
            m_domainSentence->say(typed.trimmed().isEmpty() ? QString() : complaintAboutDomain(typed));
    });
    return widget;
}

QPushButton *OwnProviderPage::button(const QString &label, const QString &explanation)
{
    auto *button = new QPushButton(label);
    button->setToolTip(explanation);
    button->setAccessibleDescription(explanation);
    return button;
}

QWidget *OwnProviderPage::entriesRow()
{
    const words::OwnProviderPageText text = words::ownProviderPage();
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);

    m_tree = new QTreeWidget(widget);
    m_tree->setAccessibleName(text.entries);
    m_tree->setAccessibleDescription(text.entriesHelp);
    m_tree->setHeaderLabels({text.nameColumn, text.sourceColumn, text.sinceColumn});
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers); // by editSelected() only
    m_tree->setItemDelegate(new EntryDelegate(this));
    m_tree->setTabKeyNavigation(false);
    m_tree->header()->setSectionResizeMode(QHeaderView::ResizeToContents); // nothing is cut, sideways it scrolls
    m_tree->header()->setStretchLastSection(true);
    m_tree->setMinimumHeight(linesOfTree * fontMetrics().lineSpacing());
    m_tree->installEventFilter(this);
    m_entrySentence = new InPlaceSentence(m_tree, widget);

    m_confirm = button(text.confirm.label, text.confirm.explanation);
    m_refuse = button(text.refuse.label, text.refuse.explanation);
    m_edit = button(text.edit.label, text.edit.explanation);
    m_forget = button(text.forget.label, text.forget.explanation);
    m_takeBack = button(text.takeBack.label, text.takeBack.explanation);
    auto *buttons = new QVBoxLayout;
    for (QPushButton *one : {m_confirm, m_refuse, m_edit, m_forget, m_takeBack})
        buttons->addWidget(one);
    buttons->addStretch(1);

    grid->addWidget(heading(text.entries, widget), 0, 0, 1, 2);
    grid->addWidget(m_tree, 1, 0);
    grid->addLayout(buttons, 1, 1);
    grid->addWidget(m_entrySentence, 2, 0, 1, 2);
    grid->addWidget(paragraph(text.entriesHelp, widget), 3, 0, 1, 2);
    grid->setRowStretch(1, 1);
    grid->setColumnStretch(0, 1);

    connect(m_tree, &QTreeWidget::currentItemChanged, this, &OwnProviderPage::showButtons);
    connect(m_tree, &QTreeWidget::itemDoubleClicked, this, &OwnProviderPage::editSelected);
    connect(m_confirm, &QPushButton::clicked, this, &OwnProviderPage::confirmSelected);
    connect(m_refuse, &QPushButton::clicked, this, &OwnProviderPage::refuseSelected);
    connect(m_edit, &QPushButton::clicked, this, &OwnProviderPage::editSelected);
    connect(m_forget, &QPushButton::clicked, this, &OwnProviderPage::forgetSelected);
    connect(m_takeBack, &QPushButton::clicked, this, &OwnProviderPage::takeBackSelected);
    return widget;
}

QWidget *OwnProviderPage::addRows()
{
    const words::OwnProviderPageText text = words::ownProviderPage();
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    int row = 0;
    const auto addRow = [&](Kind kind, const QString &labelText, const QString &example, const QString &action) {
        auto *label = new QLabel(labelText, widget);
        auto *line = new QLineEdit(widget);
        line->setPlaceholderText(example);
        line->setMaxLength(int(4 * limits::domainNameOctets));
        label->setBuddy(line);
        QPushButton *add = button(action, example);
        grid->addWidget(label, row, 0);
        grid->addWidget(line, row, 1);
        grid->addWidget(add, row, 2);
        ++row;
        connect(line, &QLineEdit::returnPressed, this, [this, kind, line] { addEntry(kind, line); });
        connect(line, &QLineEdit::textEdited, this, [this] { m_addSentence->say(QString()); });
        connect(add, &QPushButton::clicked, this, [this, kind, line] { addEntry(kind, line); });
        return line;
    };
    m_host = addRow(Kind::Host, text.host, text.hostExample, text.addHost);
    m_resultsName = addRow(Kind::ResultsName, text.resultsName, text.resultsNameExample, text.addResultsName);
    m_sealer = addRow(Kind::Sealer, text.sealer, text.sealerExample, text.addSealer);
    QLabel *whatSealersDo = paragraph(text.sealersHelp, widget);
    m_sealer->setAccessibleDescription(text.sealersHelp);
    grid->addWidget(whatSealersDo, row++, 1, 1, 2);
    m_addSentence = new InPlaceSentence(m_host, widget);
    grid->addWidget(m_addSentence, row, 1, 1, 2);
    grid->setColumnStretch(1, 1);
    return widget;
}

// What comes in

void OwnProviderPage::setProvider(const store::OwnProvider &own)
{
    if (own == m_own)
        return;
    if (own.domain != m_own.domain) {
        m_learnt.reset();
        m_domain->setText(own.domain.isEmpty() ? QString()
                                               : DomainName::parse(own.domain)
                                                     .map([](const DomainName &name) { return name.toUnicode(); })
                                                     .value_or(words::shown(own.domain)));
        m_domainSentence->say(QString());
    }
    m_own = own;
    showEverything();
}

void OwnProviderPage::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    showEverything();
}

void OwnProviderPage::setLearnt(const check::LearntHosts &learnt)
{
    m_learnt = learnt;
    if (takeLearntHosts())
        hasChanged();
    else
        showEverything();
}

void OwnProviderPage::setProposals(const std::vector<Proposal> &hosts, const std::vector<Proposal> &authservIds,
                                   int messages)
{
    m_proposedHosts = hosts;
    m_proposedResultsNames = authservIds;
    m_messages = messages;
    showEverything();
}

/// What DNS proves needs nobody's word, unless that word was no.
bool OwnProviderPage::takeLearntHosts()
{
    if (!m_learnt || m_isReadOnly)
        return false;
    const size_t before = m_own.hosts.size();
    for (const DomainName &host : m_learnt->added) {
        if (!isAmong(m_own.hosts, host.toByteArray()) && !m_own.refused.contains(host.toByteArray()))
            m_own.hosts.push_back({host.toByteArray(), received::Source::ValidatedMx, now()});
    }
    return m_own.hosts.size() > before;
}

// What the person does

QString OwnProviderPage::complaintAboutDomain(const QString &text)
{
    const auto name = nameFrom(text.trimmed().toUtf8());
    if (name)
        return QString();
    return text.contains(u'@') ? words::addressInsteadOfDomain() : words::badDomain(name.error().fault);
}

QString OwnProviderPage::complaint(Kind kind, const QString &text)
{
    switch (kind) {
    case Kind::Domain: return complaintAboutDomain(text);
    case Kind::Host: {
        const auto host = hostFrom(text);
        return host ? QString() : words::badHost(host.error().fault);
    }
    case Kind::ResultsName: {
        const auto id = resultsNameFrom(text);
        return id ? QString() : words::badResultsName(id.error().fault);
    }
    case Kind::Sealer: return complaintAboutDomain(text);
    case Kind::None:
    case Kind::ProposedHost:
    case Kind::ProposedResultsName:
    case Kind::Refused: break;
    }
    return QString();
}

Result<QByteArray, ParseError> OwnProviderPage::entryFrom(Kind kind, const QString &text)
{
    switch (kind) {
    case Kind::Domain:
    case Kind::Sealer:
        return nameFrom(text.trimmed().toUtf8()).map([](const DomainName &name) { return name.toByteArray(); });
    case Kind::Host:
    case Kind::ProposedHost: return hostFrom(text);
    case Kind::ResultsName:
    case Kind::ProposedResultsName: return resultsNameFrom(text);
    case Kind::None:
    case Kind::Refused: break;
    }
    return failure(ParseError{ParseFault::BadSyntax});
}

void OwnProviderPage::takeDomain()
{
    if (m_isReadOnly)
        return;
    const QString typed = m_domain->text().trimmed();
    if (typed.isEmpty()) {
        m_domainSentence->say(QString());
        setDomain(QByteArray());
        return;
    }
    m_domainSentence->say(complaintAboutDomain(typed));
    if (const auto name = nameFrom(typed.toUtf8()))
        setDomain(name->toByteArray());
}

void OwnProviderPage::setDomain(const QByteArray &domain)
{
    if (domain == m_own.domain)
        return;
    m_own.domain = domain;
    m_learnt.reset();
    // What the former domain's MX records proved, they proved about another provider, perhaps of a mistyped name.
    std::erase_if(m_own.hosts, [](const auto &host) { return host.source == received::Source::ValidatedMx; });
    hasChanged();
    if (!domain.isEmpty())
        Q_EMIT domainEntered(QString::fromLatin1(domain));
}

std::vector<store::OwnHost> &OwnProviderPage::entriesOf(Kind kind)
{
    if (kind == Kind::Sealer)
        return m_own.arcSealers;
    return kind == Kind::ResultsName || kind == Kind::ProposedResultsName ? m_own.authservIds : m_own.hosts;
}

void OwnProviderPage::addEntry(Kind kind, QLineEdit *line)
{
    const auto text = entryFrom(kind, line->text());
    if (!text) {
        m_addSentence->say(complaint(kind, line->text()));
        line->setFocus();
        return;
    }
    if (isAmong(entriesOf(kind), *text)) {
        m_addSentence->say(words::isThereAlready());
        return;
    }
    m_addSentence->say(QString());
    line->clear();
    takeFromRefused(kind, *text);
    entriesOf(kind).push_back({*text, received::Source::Person, now()});
    hasChanged();
}

void OwnProviderPage::rename(Kind kind, const QByteArray &from, const QString &to)
{
    m_entrySentence->say(QString());
    if (kind == Kind::Domain) {
        if (const auto name = nameFrom(to.trimmed().toUtf8())) {
            m_domain->setText(name->toUnicode());
            m_domainSentence->say(QString());
            setDomain(name->toByteArray());
        }
        return;
    }
    const auto text = entryFrom(kind, to);
    if (!text || *text == from)
        return;
    if (isAmong(entriesOf(kind), *text)) {
        m_entrySentence->say(words::isThereAlready());
        return;
    }
    std::vector<store::OwnHost> &entries = entriesOf(kind);
    const auto entry = std::find_if(entries.begin(), entries.end(), [&](const auto &e) { return e.text == from; });
    if (entry == entries.end())
        return;
    const qsizetype at = entry - entries.begin();
    dropEntry(kind, from);
    takeFromRefused(kind, *text);
    entries.insert(entries.begin() + at, {*text, received::Source::Person, now()});
    hasChanged();
}

/// Refused are hosts and results names; a forwarder of that name is another matter.
void OwnProviderPage::takeFromRefused(Kind kind, const QByteArray &text)
{
    if (kind != Kind::Sealer)
        m_own.refused.removeAll(text);
}

void OwnProviderPage::dropEntry(Kind kind, const QByteArray &text)
{
    std::vector<store::OwnHost> &entries = entriesOf(kind);
    const auto entry = std::find_if(entries.begin(), entries.end(), [&](const auto &e) { return e.text == text; });
    if (entry == entries.end())
        return;
    const bool isProven = kind == Kind::Host && m_learnt
        && std::any_of(m_learnt->added.begin(), m_learnt->added.end(),
                       [&](const DomainName &host) { return host.view() == text; });
    // What was only named by the person may be proposed again; what was learnt would be back at once.
    const bool isLearnable = kind != Kind::Sealer && (isProven || entry->source != received::Source::Person);
    if (isLearnable && !m_own.refused.contains(text))
        m_own.refused << text;
    entries.erase(entry);
}

void OwnProviderPage::confirmSelected()
{
    const Kind kind = selectedKind();
    const QByteArray text = selectedText();
    std::vector<store::OwnHost> &entries = entriesOf(kind);
    const auto entry = std::find_if(entries.begin(), entries.end(), [&](const auto &e) { return e.text == text; });
    if (entry == entries.end())
        entries.push_back({text, received::Source::Person, now()});
    else
        *entry = {text, received::Source::Person, now()};
    m_own.refused.removeAll(text);
    hasChanged();
}

void OwnProviderPage::refuseSelected()
{
    m_own.refused << selectedText();
    hasChanged();
}

void OwnProviderPage::forgetSelected()
{
    const Kind kind = selectedKind();
    if (kind == Kind::Domain) {
        m_domain->clear();
        m_domainSentence->say(QString());
        setDomain(QByteArray());
        return;
    }
    dropEntry(kind, selectedText());
    hasChanged();
}

void OwnProviderPage::editSelected()
{
    if (m_edit->isEnabled())
        m_tree->editItem(m_tree->currentItem(), 0);
}

void OwnProviderPage::takeBackSelected()
{
    m_own.refused.removeAll(selectedText());
    takeLearntHosts();
    hasChanged();
}

void OwnProviderPage::hasChanged()
{
    showEverything();
    Q_EMIT changed(m_own);
}

bool OwnProviderPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_F2) {
            editSelected();
            return true;
        }
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
            (m_forget->isEnabled() ? m_forget : m_refuse)->click();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void OwnProviderPage::done(int result)
{
    takeDomain(); // typed and not yet left
    QDialog::done(result);
}

// What is shown

OwnProviderPage::Kind OwnProviderPage::selectedKind() const
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    return item ? item->data(0, kindRole).value<Kind>() : Kind::None;
}

/// Not a proposal, not refused.
bool OwnProviderPage::isFact(Kind kind)
{
    return kind == Kind::Domain || kind == Kind::Host || kind == Kind::ResultsName || kind == Kind::Sealer;
}

QByteArray OwnProviderPage::selectedText() const
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    return item ? item->data(0, octetsRole).toByteArray() : QByteArray();
}

void OwnProviderPage::showEverything()
{
    m_isShowPending = m_isEditing;
    if (m_isEditing)
        return;
    const auto domain = DomainName::parse(m_own.domain);
    const QString mx = m_learnt && domain ? words::mxSentence(*m_learnt, *domain) : QString();
    m_mx->setText(mx);
    m_mx->setVisible(!mx.isEmpty());
    m_readOnly->setVisible(m_isReadOnly);
    m_domain->setReadOnly(m_isReadOnly);
    m_addRows->setVisible(!m_isReadOnly);
    showEntries();
}

QTreeWidgetItem *OwnProviderPage::entry(Kind kind, const QByteArray &text, const QString &source,
                                        std::chrono::sys_seconds learnt) const
{
    const qint64 seconds = learnt.time_since_epoch().count();
    const QString since = seconds == 0
        ? QString()
        : QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds).date(), QLocale::ShortFormat);
    auto *item = new QTreeWidgetItem({shownEntry(text), source, since});
    item->setData(0, kindRole, QVariant::fromValue(kind));
    item->setData(0, octetsRole, text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren);
    if (!m_isReadOnly && isFact(kind))
        item->setFlags(item->flags() | Qt::ItemIsEditable);
    return item;
}

std::vector<QTreeWidgetItem *> OwnProviderPage::proposedEntries() const
{
    std::vector<QTreeWidgetItem *> items;
    const auto isMxProposal = [this](const QByteArray &host) {
        return m_learnt
            && std::any_of(m_learnt->proposed.begin(), m_learnt->proposed.end(),
                           [&](const DomainName &name) { return name.view() == host; });
    };
    for (const Proposal &proposal : m_proposedHosts) {
        const auto host = hostFrom(QString::fromUtf8(proposal.text));
        if (!host || isCovered(m_own.hosts, *host) || m_own.refused.contains(*host))
            continue;
        QString source = words::wroteTopmostLine(proposal.messages, m_messages);
        if (isMxProposal(*host))
            source += QStringLiteral("; ") + words::unvalidatedMx();
        items.push_back(entry(Kind::ProposedHost, *host, source, {}));
    }
    if (m_learnt) {
        for (const DomainName &name : m_learnt->proposed) {
            const QByteArray host = name.toByteArray();
            const bool isListed = std::any_of(items.begin(), items.end(), [&](const QTreeWidgetItem *item) {
                return item->data(0, octetsRole).toByteArray() == host;
            });
            if (!isListed && !isCovered(m_own.hosts, host) && !m_own.refused.contains(host))
                items.push_back(entry(Kind::ProposedHost, host, words::unvalidatedMx(), {}));
        }
    }
    for (const Proposal &proposal : m_proposedResultsNames) {
        const auto id = resultsNameFrom(QString::fromUtf8(proposal.text));
        if (id && !isAmong(m_own.authservIds, *id) && !m_own.refused.contains(*id))
            items.push_back(
                entry(Kind::ProposedResultsName, *id, words::wroteResults(proposal.messages, m_messages), {}));
    }
    return items;
}

void OwnProviderPage::addGroup(const QString &head, const std::vector<QTreeWidgetItem *> &items)
{
    if (items.empty())
        return;
    auto *group = new QTreeWidgetItem(m_tree, {head});
    group->setFlags(Qt::ItemIsEnabled);
    group->setFirstColumnSpanned(true);
    QFont bold;
    bold.setBold(true);
    group->setFont(0, bold);
    for (QTreeWidgetItem *item : items)
        group->addChild(item);
    group->setExpanded(true);
}

void OwnProviderPage::showEntries()
{
    const Kind selected = selectedKind();
    const QByteArray text = selectedText();
    const QTreeWidgetItem *former = m_tree->currentItem();
    const int formerRow =
        former && former->parent() ? former->parent()->indexOfChild(const_cast<QTreeWidgetItem *>(former)) : 0;
    const QString formerGroup = former && former->parent() ? former->parent()->text(0) : QString();

    const words::OwnProviderPageText words = words::ownProviderPage();
    const QSignalBlocker quiet(m_tree);
    m_tree->clear();
    if (!m_own.domain.isEmpty())
        addGroup(words.domainHead,
                 {entry(Kind::Domain, m_own.domain, words::sourceWord(received::Source::Person), {})});
    std::vector<QTreeWidgetItem *> hosts, blocks, resultsNames, sealers, refused;
    for (const store::OwnHost &host : m_own.hosts)
        (isBlock(host.text) ? blocks : hosts)
            .push_back(entry(Kind::Host, host.text, words::sourceWord(host.source), host.learnt));
    for (const store::OwnHost &id : m_own.authservIds)
        resultsNames.push_back(entry(Kind::ResultsName, id.text, words::sourceWord(id.source), id.learnt));
    for (const store::OwnHost &sealer : m_own.arcSealers)
        sealers.push_back(entry(Kind::Sealer, sealer.text, words::sourceWord(sealer.source), sealer.learnt));
    for (const QByteArray &one : m_own.refused)
        refused.push_back(entry(Kind::Refused, one, words.refusedByYou, {}));
    addGroup(words.hostsHead, hosts);
    addGroup(words.blocksHead, blocks);
    addGroup(words.resultsNamesHead, resultsNames);
    addGroup(words.sealersHead, sealers);
    addGroup(words.proposedHead, proposedEntries());
    addGroup(words.refusedHead, refused);

    // The same entry again, or the one that moved into its place.
    QTreeWidgetItem *again = nullptr, *neighbour = nullptr;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_tree->topLevelItem(i);
        if (group->text(0) == formerGroup)
            neighbour = group->child(qMin(formerRow, group->childCount() - 1));
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem *item = group->child(j);
            if (item->data(0, kindRole).value<Kind>() == selected && item->data(0, octetsRole).toByteArray() == text)
                again = item;
        }
    }
    if (!again)
        again = neighbour;
    if (!again && m_tree->topLevelItemCount() > 0)
        again = m_tree->topLevelItem(0)->child(0);
    if (again)
        m_tree->setCurrentItem(again);
    showButtons();
}

void OwnProviderPage::showButtons()
{
    const Kind kind = m_isReadOnly ? Kind::None : selectedKind();
    const bool isProposal = kind == Kind::ProposedHost || kind == Kind::ProposedResultsName;
    const bool isLearnt = (kind == Kind::Host || kind == Kind::ResultsName)
        && std::any_of(entriesOf(kind).begin(), entriesOf(kind).end(), [text = selectedText()](const auto &e) {
                              return e.text == text && e.source != received::Source::Person;
                          });
    const std::vector<std::pair<QPushButton *, bool>> states = {
        {m_confirm, isProposal || isLearnt}, {m_refuse, isProposal}, {m_edit, isFact(kind)}, {m_forget, isFact(kind)},
        {m_takeBack, kind == Kind::Refused},
    };
    // A disabled button would hand the focus on to anything; the tree is where the work goes on.
    for (const auto &[button, isEnabled] : states) {
        if (!isEnabled && button->hasFocus())
            m_tree->setFocus();
    }
    for (const auto &[button, isEnabled] : states)
        button->setEnabled(isEnabled);
}

} // namespace waxseal::desktop
