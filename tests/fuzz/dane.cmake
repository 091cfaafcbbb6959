# SPDX-FileCopyrightText: 2026 The Waxseal developers
# SPDX-License-Identifier: MPL-2.0

waxseal_fuzz(dane_tlsa LINKS Waxseal::dane)
waxseal_fuzz(dane_zone_keys LINKS Waxseal::dane)
