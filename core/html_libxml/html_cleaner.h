// SPDX-FileCopyrightText: 2026 The Waxseal developers
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "core/bodytext/body_text.h"

namespace waxseal::html_libxml {

/// HTML of a message, read by libxml2 as a stream and written anew from an allow-list of elements. Usable from several threads
/// at once.
class HtmlCleaner final : public bodytext::HtmlCleaner {
public:
    bodytext::BodyText clean(QStringView html) const override;
};

} // namespace waxseal::html_libxml
