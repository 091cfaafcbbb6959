# SPDX-FileCopyrightText: 2026 The Waxseal developers
# SPDX-License-Identifier: MPL-2.0
# shellcheck shell=bash disable=SC2034

# Which packages each verb of ./dev needs; the names are the same on Debian 12 and Ubuntu 24.04 and later.
build_packages=(
    build-essential cmake ninja-build pkgconf
    qt6-base-dev qt6-svg-dev qt6-l10n-tools qt6-tools-dev qt6-tools-dev-tools
    libexpected-dev libgmime-3.0-dev libldns-dev libssl-dev libunbound-dev libxml2-dev
    libqt6sql6-sqlite                # the driver that Qt SQL loads; its headers are in qt6-base-dev
    libbenchmark-dev                 # the release preset configures tests/bench as well
    ca-certificates qt6-5compat-dev  # QCA: the system's certificates, and what its CMake files ask for
)
# To show the window, and to draw it where there is no display.
window_packages=(fonts-dejavu-core qt6-qpa-plugins)
# libopendkim-dev and python3-dkim sign what Waxseal verifies, libyaml-cpp-dev reads others' test vectors; nginx serves MTA-STS
# policies, Postfix is probed, and its posttls-finger has a second opinion.
test_packages=(
    desktop-file-utils iproute2 ldnsutils libopendkim-dev libyaml-cpp-dev nginx-light nsd postfix python3-dkim xauth xvfb
)
bench_packages=(libopendkim-dev) # what Waxseal is compared with
fuzz_packages=(clang libclang-rt-dev llvm) # llvm names the lines of a crash
lint_packages=(clang-format git shellcheck)
package_packages=(dpkg-dev file)

# Prints those of the named packages that are not installed. Asks dpkg only, so it is quick and needs no network.
missing_packages()
{
    comm -13 \
        <(dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
            sed --quiet 's/^installed //p' | sort --unique) \
        <(printf '%s\n' "$@" | sort --unique)
}

# Installs what is missing of the named packages.
need_packages()
{
    local missing
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} == 0)); then
        return
    fi
    require_known_distribution "${missing[@]}"
    if ! can_be_root; then
        die "Please run as root: apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    fi
    say "Installing ${missing[*]} with apt, up to two minutes"
    as_root installer/setup/apt_install.sh "${missing[@]}" || die "Not installed; the lines above say why."
}

require_known_distribution()
{
    local ID='' ID_LIKE='' VERSION_ID='' oldest
    # shellcheck source=/dev/null
    source /etc/os-release
    case " $ID $ID_LIKE " in
    *" debian "* | *" ubuntu "*) ;;
    *) die "Only Debian, Ubuntu and their relatives are set up by this script. Please install what these are there: $*" ;;
    esac
    case $ID in
    debian) oldest=12 ;;
    ubuntu) oldest=24.04 ;;
    *) return 0 ;;
    esac
    # Debian testing and unstable have no number.
    if dpkg --compare-versions "${VERSION_ID:-$oldest}" lt "$oldest"; then
        die "$ID $VERSION_ID is too old, Waxseal needs $ID $oldest or later."
    fi
}

can_be_root()
{
    ((EUID == 0)) || { command -v sudo >/dev/null && { [[ -t 0 ]] || sudo --non-interactive true 2>/dev/null; }; }
}

as_root()
{
    if ((EUID == 0)); then
        "$@"
    else
        sudo "$@"
    fi
}
