# SPDX-FileCopyrightText: 2026 The Waxseal developers
# SPDX-License-Identifier: MPL-2.0
# shellcheck shell=bash

# QCA for Qt 6: the distribution's packages where it has them (from Debian 13 and Ubuntu 24.04 on), otherwise built once
# from Debian 13's source into the cache folder. WAXSEAL_QCA_PREFIX says where it is, empty for the distribution's own.
qca_packages=(libqca-qt6-dev libqca-qt6-plugins)
qca_version=2.3.10
qca_sha256=1c5b722da93d559365719226bb121c726ec3c0dc4c67dea34f1e50e4e0d14a02
qca_suite=trixie

provide_qca()
{
    export WAXSEAL_QCA_PREFIX=''
    if [[ -z $(missing_packages "${qca_packages[@]}") ]]; then
        return
    fi

    local prefix
    prefix=${XDG_CACHE_HOME:-~/.cache}/waxseal/qca-$qca_version-qt$(qmake6 -query QT_VERSION)
    if [[ ! -d $prefix ]]; then
        if [[ -z $(debian_mirror) ]] && can_be_root; then # no package lists yet, or not Debian
            as_root apt-get --quiet --quiet update || true
        fi
        if apt-cache show "${qca_packages[@]}" >/dev/null 2>&1; then
            need_packages "${qca_packages[@]}"
            return
        fi
        build_qca "$prefix"
    fi
    WAXSEAL_QCA_PREFIX=$prefix
}

# The mirror this machine takes Debian from.
debian_mirror()
{
    # shellcheck disable=SC2016 # apt fills in $(REPO_URI)
    apt-get indextargets --format '$(REPO_URI)' \
        'Created-By: Packages' 'Origin: Debian' 'Label: Debian' 'Component: main' | head --lines=1
}

# Builds QCA for the folder $1, which appears only when it is complete.
build_qca()
(
    prefix=$1
    mkdir -p "$(dirname "$prefix")"
    exec 9>"$prefix.lock"
    flock 9
    if [[ -d $prefix ]]; then
        exit # somebody else built it while we waited
    fi

    say "Building QCA $qca_version for Qt 6 once, a minute or two (kept in $prefix)"
    work=$prefix.building
    rm -rf "$work" # of a build that was killed
    mkdir "$work"
    trap 'rm -rf "$work"' EXIT
    {
        fetch_qca "$work" &&
            cmake -G Ninja -S "$work/qca-$qca_version" -B "$work/build" -DCMAKE_BUILD_TYPE=Release \
                -DCMAKE_INSTALL_PREFIX="$prefix" -DBUILD_WITH_QT6=ON -DBUILD_PLUGINS=ossl \
                -DBUILD_TESTS=OFF -DBUILD_TOOLS=OFF &&
            cmake --build "$work/build" &&
            DESTDIR="$work/root" cmake --install "$work/build"
    } >"$work/log" 2>&1 || {
        tail --lines=20 "$work/log" >&2
        die "QCA was not built; the lines above say why."
    }
    mv --no-target-directory "$work/root$prefix" "$prefix"
)

# Unpacks the source into the folder $1. apt checks the archive's signature, we check the tarball.
fetch_qca()
{
    local mirror apt_options
    mirror=$(debian_mirror)
    if [[ -z $mirror ]]; then
        echo "apt knows no ${qca_packages[*]} and no Debian mirror: is 'apt-get update' in order?"
        return 1
    fi
    cd "$1" &&
        mkdir -p lists/partial cache/archives/partial &&
        echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $qca_suite main" >sources.list &&
        apt_options=(
            -o "Dir::Etc::SourceList=$1/sources.list" -o Dir::Etc::SourceParts=/dev/null
            -o "Dir::State::Lists=$1/lists" -o "Dir::Cache=$1/cache"
        ) &&
        apt-get "${apt_options[@]}" update &&
        apt-get "${apt_options[@]}" --download-only --tar-only source "qca2/$qca_suite" &&
        echo "$qca_sha256  qca2_$qca_version.orig.tar.xz" | sha256sum --check &&
        tar --extract --file "qca2_$qca_version.orig.tar.xz"
}
