# SPDX-FileCopyrightText: 2026 The Waxseal developers
# SPDX-License-Identifier: MPL-2.0

waxseal_fuzz(dkim_signature LINKS Waxseal::dkim)
waxseal_fuzz(dkim_key_record LINKS Waxseal::dkim)
waxseal_fuzz(dkim_verify LINKS Waxseal::dkim)
