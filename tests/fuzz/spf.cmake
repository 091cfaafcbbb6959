# SPDX-FileCopyrightText: 2026 The Waxseal developers
# SPDX-License-Identifier: MPL-2.0

waxseal_fuzz(spf_record LINKS Waxseal::spf)
waxseal_fuzz(spf_macro LINKS Waxseal::spf)
