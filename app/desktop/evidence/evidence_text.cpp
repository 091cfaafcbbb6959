// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#include "app/desktop/evidence/evidence_text.h"

#include "app/desktop/evidence/plain_text.h"
#include "app/desktop/evidence/way_layout.h"
#include "core/words/command.h"
#include "core/words/evidence_pane.h"

#include <QSet>

namespace waxseal::desktop {

namespace {

/// Lines of plain text, each of bounded length and without anything but letters and signs.
class Lines {
public:
    void add(const QString &text)
    {
        m_text += words::plainLine(text.left(longestParagraph));
        if (text.size() > longestParagraph)
            m_text += QChar(0x2026);
        m_text += QLatin1Char('\n');
    }
    void addLabelled(const QString &label, const QString &text) { add(label + QStringLiteral(": ") + text); }
    void addItem(const QString &text) { add(QStringLiteral("- ") + text); }
    void addItems(const QStringList &texts)
    {
        for (const QString &text : texts)
            addItem(text);
    }
    void addCheck(const words::SenderCheck &check)
    {
        addItem(checkLine(check));
        for (const QString &fact : check.facts)
            add(QStringLiteral("  - ") + fact);
    }
    void space() { m_text += QLatin1Char('\n'); }
    QString text() const { return m_text; }

private:
    QString m_text;
};

QString fieldText(const message::Header &header, message::FieldName name)
{
    const message::Field *field = header.first(name);
    return field ? message::decodedText(field->body) : QString();
}

QString axisLabel(AxisId axis)
{
    const words::MessageHead head = words::messageHead();
    switch (axis) {
    case AxisId::Sender: return head.sender;
    case AxisId::WayIn: return head.wayIn;
    case AxisId::Content: return head.content;
    }
    Q_UNREACHABLE();
}

} // namespace

words::Axis axisOf(AxisId axis, const verdict::Assessment &assessment, const verdict::Account &account)
{
    switch (axis) {
    case AxisId::Sender: return words::sender(assessment, account);
    case AxisId::WayIn: return words::wayIn(assessment, account);
    case AxisId::Content: return words::content(assessment);
    }
    Q_UNREACHABLE();
}

std::vector<words::System> systemsOf(AxisId axis, const verdict::Assessment &assessment)
{
    std::vector<words::System> systems;
    if (axis != AxisId::Content)
        systems = words::systems(assessment);
    if (axis == AxisId::Sender)
        std::erase_if(systems, [](const words::System &system) { return !system.isAboutSender; });
    return systems;
}

std::vector<words::SenderCheck> checksOf(AxisId axis, const verdict::Assessment &assessment)
{
    return axis == AxisId::Sender ? words::senderChecks(assessment) : std::vector<words::SenderCheck>();
}

QString checkLine(const words::SenderCheck &check)
{
    return check.name + QStringLiteral(": ") + check.sentence;
}

QStringList evidenceBesides(const words::Axis &axis, const std::vector<words::System> &systems,
                            const std::vector<words::SenderCheck> &checks)
{
    QSet<QString> elsewhere;
    for (const words::System &system : systems)
        elsewhere << system.sentence;
    for (const words::SenderCheck &check : checks) {
        elsewhere << checkLine(check);
        for (const QString &fact : check.facts)
            elsewhere << check.name + QStringLiteral(": ") + fact;
    }
    QStringList texts;
    for (const QString &text : axis.evidence) {
        if (elsewhere.contains(text))
            continue;
        if (texts.size() == longestList) {
            texts << QString(QChar(0x2026));
            break;
        }
        texts << text;
    }
    return texts;
}

QStringList dnsLines(const verdict::Assessment &assessment)
{
    QStringList lines;
    for (const auto &lookup : assessment.lookups) {
        if (lines.size() == longestList) {
            lines << QString(QChar(0x2026));
            break;
        }
        lines << words::lookupSentence(*lookup);
    }
    return lines;
}

QString evidenceText(const check::CheckedMessage &message, const verdict::Account &account)
{
    Lines lines;
    if (!message.header || !message.assessment) {
        if (message.fault)
            lines.add(words::headerFault(*message.fault));
        return lines.text();
    }
    const verdict::Assessment &assessment = *message.assessment;
    const message::Header &header = *message.header;
    const words::MessageHead head = words::messageHead();
    const words::EvidencePane pane = words::evidencePane();
    lines.addLabelled(head.from, fieldText(header, message::FieldName::From));
    lines.addLabelled(head.to, fieldText(header, message::FieldName::To));
    lines.addLabelled(head.subject, fieldText(header, message::FieldName::Subject));
    lines.addLabelled(head.date, fieldText(header, message::FieldName::Date));
    lines.addLabelled(pane.messageId, fieldText(header, message::FieldName::MessageId));

    const std::vector<words::System> systems = words::systems(assessment);
    for (const AxisId id : {AxisId::Sender, AxisId::WayIn, AxisId::Content}) {
        const words::Axis axis = axisOf(id, assessment, account);
        lines.space();
        lines.addLabelled(axisLabel(id), axis.outcomeWord);
        lines.add(axis.question);
        lines.add(axis.sentence);
        const std::vector<words::SenderCheck> checks = checksOf(id, assessment);
        if (!checks.empty()) {
            lines.add(pane.checkedHere);
            for (const words::SenderCheck &check : checks)
                lines.addCheck(check);
            lines.add(pane.name);
        }
        lines.addItems(evidenceBesides(axis, systems, checks));
        lines.addLabelled(pane.limit, axis.limit);
    }
    if (!systems.empty()) {
        lines.space();
        lines.add(pane.systems);
        for (const words::System &system : systems)
            lines.add(QStringLiteral("- %1: %2. ").arg(system.name, words::outcomeWord(system.outcome))
                      + system.sentence);
    }
    lines.space();
    const QStringList way = wayLines(assessment.journey);
    lines.add(way.isEmpty() ? words::wayWords().noTraceLines : head.theWay);
    for (const QString &line : way)
        lines.add(line);
    lines.space();
    const QStringList dns = dnsLines(assessment);
    lines.add(pane.dns);
    if (dns.isEmpty())
        lines.add(words::dnsWords().nothingAsked);
    lines.addItems(dns);
    return lines.text();
}

} // namespace waxseal::desktop
