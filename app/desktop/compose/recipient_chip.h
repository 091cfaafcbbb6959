// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/compose/typed_address.h"
#include "core/verdict/way_out.h"

#include <QPushButton>

#include <optional>

namespace waxseal::desktop {

/// A recipient as it was typed, and what that is read as.
struct TypedRecipient {
    QString text;
    Result<compose::TypedAddress, compose::AddressError> parsed;

    explicit TypedRecipient(const QString &typed) : text(typed), parsed(compose::parseTyped(typed)) { }
    bool isAddress() const { return parsed.has_value(); }
    QString shown() const; ///< for people
};

/// What is known of a recipient, in words.
struct RecipientLook {
    std::optional<verdict::Outcome> outcome; ///< none while it is being asked about
    QString sentence;
    QString spoken; ///< for screen readers: the outcome in words, and the sentence
    verdict::way_out::Standing standing = verdict::way_out::Standing::Unchecked; ///< among several
    bool isNotAsked = false;                                                     ///< as the person wants it
    friend bool operator==(const RecipientLook &, const RecipientLook &) = default;
};

/// One recipient. A push button for the sake of its accessible role; it draws itself, as the texts may come from strangers.
class RecipientChip : public QPushButton {
public:
    RecipientChip(TypedRecipient recipient, QWidget *parent);

    const TypedRecipient &recipient() const { return m_recipient; }
    const RecipientLook &look() const { return m_look; }
    void setLook(const RecipientLook &look);

    QSize sizeHint() const override { return {m_width, heightFor(fontMetrics())}; }
    QSize minimumSizeHint() const override { return {0, heightFor(fontMetrics())}; }
    static int heightFor(const QFontMetrics &metrics);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override; ///< nothing: the field knows what to do
    void keyReleaseEvent(QKeyEvent *event) override;

private:
    void measure();

    TypedRecipient m_recipient;
    RecipientLook m_look;
    QString m_text; ///< as shown
    int m_width = 0;
};

} // namespace waxseal::desktop
