# SPDX-FileCopyrightText: 2026 The Waxseal developers
# SPDX-License-Identifier: MPL-2.0

waxseal_fuzz(dns_records LINKS Waxseal::dns)
waxseal_fuzz(zone_text LINKS Waxseal::dns_unbound)
