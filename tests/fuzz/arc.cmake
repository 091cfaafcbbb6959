# SPDX-FileCopyrightText: 2026 The Waxseal developers
# SPDX-License-Identifier: MPL-2.0

waxseal_fuzz(arc_chain LINKS Waxseal::arc)
