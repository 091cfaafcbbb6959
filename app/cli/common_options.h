// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "app/cli/options.h"
#include "core/words/command.h"

#include <QCommandLineParser>

/// The options that several verbs have, read in one place.
namespace waxseal::cli {

Instead wrongUsage(const QString &text);
/// "--option VALUE: not understood; expected: …"
Instead badValue(const QCommandLineOption &option, const QString &value, const QString &expected);
Instead conflict(const QString &one, const QString &other);
/// A name as it stands in a header: no white space, nothing that ends or separates a field.
bool isToken(const QString &text);

/// What to say where the options cannot be read at all.
std::optional<Instead> parse(QCommandLineParser &parser, const QString &verb, const QStringList &arguments);
/// Each option with its description.
QString optionsText(const QList<QCommandLineOption> &options);

class CommonParser {
public:
    /// @param help the descriptions, in the words of the verb
    explicit CommonParser(const words::OptionHelp &help);

    /// To be read by this parser, in the order of the help.
    QList<QCommandLineOption> all() const;
    const QCommandLineOption &help() const { return m_help; }

    /// @param options with the defaults of the verb
    std::optional<Instead> read(const QCommandLineParser &parser, CommonOptions &options) const;
    /// The demonstration brings its own; @p more are options of the verb that do not go with it.
    std::optional<Instead> checkDemonstration(const QCommandLineParser &parser,
                                              const QList<QCommandLineOption> &more) const;

private:
    std::optional<Instead> readOwnProvider(const QCommandLineParser &parser, received::OwnProvider &own) const;
    std::optional<Instead> readDns(const QCommandLineParser &parser, CommonOptions &options) const;

    QCommandLineOption m_json, m_failOn, m_only, m_jobs, m_now, m_ownDomain, m_ownHost, m_authservId, m_zone,
        m_trustAnchor, m_resolver, m_offline, m_tesRoot, m_bsiList, m_memory, m_demo, m_help;
};

} // namespace waxseal::cli
