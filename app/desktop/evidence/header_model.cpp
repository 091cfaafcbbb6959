// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/evidence/header_model.h"

#include "app/desktop/evidence/plain_text.h"
#include "core/base/octets.h"
#include "core/words/evidence_pane.h"
#include "core/words/words.h"

#include <QFont>

namespace waxseal::desktop {

namespace {

constexpr qsizetype longestName = 200; ///< characters of a field name; a whole line without a blank can be one

QString systemSentence(const std::vector<words::System> &systems, QLatin1String name)
{
    for (const words::System &system : systems) {
        if (system.name == name)
            return system.sentence;
    }
    return {};
}

QString whyOf(authres::Belief belief)
{
    const words::HeaderTable table = words::headerTable();
    switch (belief) {
    case authres::Belief::Believed: return table.whyBelieved;
    case authres::Belief::NoBoundary: return table.whyUnknown;
    case authres::Belief::BelowBoundary: return table.whyBelow;
    case authres::Belief::ForeignName: return table.whyForeign;
    case authres::Belief::Unreadable: return table.whyUnreadable;
    }
    Q_UNREACHABLE();
}

bool nameContains(QByteArrayView name, const QByteArray &lowered)
{
    return octets::lowered(name.first(qMin(name.size(), longestName))).contains(lowered);
}

} // namespace

FieldWriter fieldWriter(const message::Field &field, const received::Journey &journey)
{
    const received::Hop *boundary = journey.boundaryHop();
    if (!boundary)
        return {};
    if (field.line > boundary->field->line)
        return {FieldWriter::Who::CameWithMail, {}};
    // Whoever had the mail last before it went on: each server adds its line above what it was given (RFC 5321 §4.4).
    const auto end = journey.hops.begin() + journey.boundary + 1;
    const auto hop = std::lower_bound(journey.hops.begin(), end, field.line,
                                      [](const received::Hop &one, int line) { return one.field->line < line; });
    return {FieldWriter::Who::OwnProvider, hop == end ? QByteArrayView() : hop->trace.by};
}

QHash<int, FieldMark> fieldMarks(const verdict::Assessment &assessment)
{
    QHash<int, FieldMark> marks;
    for (const authres::Line &line : assessment.results)
        marks.insert(line.field->line, {line.belief == authres::Belief::Believed, whyOf(line.belief)});

    const std::vector<words::System> systems = words::systems(assessment);
    const bool isTesRead = !std::holds_alternative<tes::MarkIgnored>(assessment.tes);
    const QString tesWhy = systemSentence(systems, QLatin1String("TES"));
    if (assessment.tesMarks.member)
        marks.insert(assessment.tesMarks.member->line, {isTesRead && assessment.tesMarks.memberIsOwnProviders, tesWhy});
    if (assessment.tesMarks.tls)
        marks.insert(assessment.tesMarks.tls->line, {isTesRead && assessment.tesMarks.tlsIsOwnProviders, tesWhy});
    if (const message::Field *mark = assessment.smtpsecMark)
        marks.insert(mark->line,
                     {!std::holds_alternative<smtpsec::MarkIgnored>(assessment.smtpsec)
                          && assessment.journey.isAboveBoundary(*mark),
                      systemSentence(systems, QLatin1String("SMTPsec"))});
    return marks;
}

void HeaderModel::setMessage(const check::Checked &message)
{
    beginResetModel();
    m_message = message;
    m_marks = message && message->assessment ? fieldMarks(*message->assessment) : QHash<int, FieldMark>();
    applyFilter();
    endResetModel();
}

void HeaderModel::setFilter(const QString &text)
{
    beginResetModel();
    m_filter = octets::lowered(text.left(longestName).toUtf8());
    applyFilter();
    endResetModel();
}

void HeaderModel::applyFilter()
{
    m_rows.clear();
    if (!m_message || !m_message->header)
        return;
    const std::vector<message::Field> &fields = m_message->header->fields();
    m_rows.reserve(fields.size());
    for (size_t i = 0; i < fields.size(); ++i) {
        if (m_filter.isEmpty() || nameContains(fields[i].name, m_filter))
            m_rows.push_back(int(i));
    }
}

int HeaderModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int HeaderModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

const message::Field *HeaderModel::field(int row) const
{
    if (row < 0 || size_t(row) >= m_rows.size())
        return nullptr;
    return &m_message->header->fields()[size_t(m_rows[size_t(row)])];
}

const FieldMark *HeaderModel::mark(int row) const
{
    const message::Field *shown = field(row);
    const auto found = shown ? m_marks.constFind(shown->line) : m_marks.constEnd();
    return found == m_marks.constEnd() ? nullptr : &*found;
}

QString HeaderModel::writerText(int row) const
{
    const message::Field *shown = field(row);
    if (!shown || !m_message->assessment)
        return {};
    const words::HeaderTable table = words::headerTable();
    const FieldWriter writer = fieldWriter(*shown, m_message->assessment->journey);
    QString text;
    switch (writer.who) {
    case FieldWriter::Who::OwnProvider: text = words::writtenByProvider(words::hostWord(writer.host)); break;
    case FieldWriter::Who::CameWithMail: text = table.cameWithMail; break;
    case FieldWriter::Who::NotKnown: text = table.notKnown; break;
    }
    const FieldMark *about = mark(row);
    return about ? (about->isBelieved ? table.believed : table.ignored) + QStringLiteral(" – ") + text : text;
}

QVariant HeaderModel::data(const QModelIndex &index, int role) const
{
    const message::Field *shown = field(index.row());
    if (!shown)
        return {};
    const Column column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Line: return shown->line;
        case Name: return words::rawText(shown->name, longestName);
        case Writer: return writerText(index.row());
        case Value: return words::rawText(shown->body, longestShown);
        case ColumnCount: break;
        }
        return {};
    case Qt::ToolTipRole:
        if (column == Value)
            return plainToolTip(words::rawText(shown->body, longestShown));
        if (const FieldMark *about = mark(index.row()); about && column == Writer)
            return plainToolTip(writerText(index.row()) + QStringLiteral(". ") + about->why);
        return plainToolTip(data(index, Qt::DisplayRole).toString());
    case Qt::AccessibleDescriptionRole:
        if (const FieldMark *about = mark(index.row()))
            return about->why;
        return {};
    case Qt::FontRole:
        if (mark(index.row()) && column != Value) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    case Qt::TextAlignmentRole: return column == Line ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    default: return {};
    }
}

QVariant HeaderModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const words::HeaderTable table = words::headerTable();
    switch (Column(section)) {
    case Line: return table.line;
    case Name: return table.field;
    case Writer: return table.writer;
    case Value: return table.value;
    case ColumnCount: break;
    }
    return {};
}

QString HeaderModel::copyText(const QList<int> &rows) const
{
    QString text;
    int copied = 0;
    for (const int row : rows) {
        const message::Field *shown = field(row);
        if (!shown)
            continue;
        if (text.size() > longestCopiedTotal)
            return text + words::notAllCopied(copied) + QLatin1Char('\n');
        text += words::rawText(shown->name, longestName) + QStringLiteral(": ")
            + words::rawText(shown->body, longestCopied) + QLatin1Char('\n');
        ++copied;
    }
    return text;
}

} // namespace waxseal::desktop
