# SPDX-FileCopyrightText: 2026 The Waxseal developers
# SPDX-License-Identifier: MPL-2.0

waxseal_fuzz(smtp_probe_reply LINKS Waxseal::smtp_probe)
