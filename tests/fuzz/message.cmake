# SPDX-FileCopyrightText: 2026 The Waxseal developers
# SPDX-License-Identifier: MPL-2.0

foreach(parser header address date_time decoded_text)
    waxseal_fuzz(${parser} LINKS Waxseal::message)
endforeach()
