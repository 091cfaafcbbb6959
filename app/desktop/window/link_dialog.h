// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/bodytext/body_text.h"

#include <QDialog>

namespace waxseal::desktop {

/// Where a link of a message really goes, before anything is opened.
class LinkDialog : public QDialog {
    Q_OBJECT

public:
    explicit LinkDialog(const bodytext::Target &target, QWidget *parent = nullptr);

Q_SIGNALS:
    void writeRequested(const QString &link); ///< a mail to its address
};

} // namespace waxseal::desktop
