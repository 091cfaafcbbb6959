# SPDX-FileCopyrightText: 2026 The Waxseal developers
# SPDX-License-Identifier: MPL-2.0

waxseal_fuzz(html LINKS Waxseal::html_libxml)
