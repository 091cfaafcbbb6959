# SPDX-FileCopyrightText: 2026 The Waxseal developers
# SPDX-License-Identifier: MPL-2.0

waxseal_fuzz(mtasts_policy LINKS Waxseal::mtasts)
waxseal_fuzz(mtasts_record LINKS Waxseal::mtasts)
