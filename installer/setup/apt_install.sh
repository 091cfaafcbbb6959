#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Waxseal developers
# SPDX-License-Identifier: MPL-2.0

# Installs the packages named on the command line. Runs as root, asks nothing, starts no service.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1

policy=/usr/sbin/policy-rc.d
saved=$policy.before-waxseal
log=$(mktemp)

# dpkg starts no service while policy-rc.d answers 101. One that is there already is kept aside and put back; the mark
# tells it from our own, left behind by a set-up that was killed.
deny_services()
{
    if [[ -e $policy ]] && ! grep --quiet 'Waxseal set-up' "$policy"; then
        mv "$policy" "$saved"
    fi
    printf '#!/bin/sh\n# Temporary, by the Waxseal set-up\nexit 101\n' >"$policy"
    chmod 755 "$policy"
}

put_back()
{
    rm -f "$policy" "$log"
    if [[ -e $saved ]]; then
        mv "$saved" "$policy"
    fi
}

exec 9>/run/waxseal-setup.lock
flock 9
trap put_back EXIT
deny_services

# A mirror out of reach need not matter: what counts is whether the packages can be installed.
apt-get --quiet update >"$log" 2>&1 || true
apt-get --quiet --yes --no-install-recommends -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold \
    install "$@" >>"$log" 2>&1 </dev/null || {
    tail --lines=20 "$log" >&2
    exit 1
}
