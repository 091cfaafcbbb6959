# SPDX-FileCopyrightText: 2026 The Waxseal developers
# SPDX-License-Identifier: MPL-2.0

waxseal_fuzz(mime LINKS Waxseal::mime_gmime)
waxseal_fuzz(body LINKS Waxseal::mime_gmime)
