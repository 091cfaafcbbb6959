# SPDX-FileCopyrightText: 2026 The Waxseal developers
# SPDX-License-Identifier: MPL-2.0

foreach(parser compose_address compose_mailto compose_draft)
    waxseal_fuzz(${parser} LINKS Waxseal::compose)
endforeach()
