#!/usr/bin/env bash
# Set up what is missing: a virtual environment, the pinned packages, Qt's system libraries.
# Run by `make`; safe to run again, and quick when there is nothing to do.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*"; }
stop() { printf 'setup: %s\n' "$*" >&2; exit 1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif sudo -n true 2>/dev/null; then sudo "$@"; else return 1; fi
}

apt_install() {
    command -v apt-get >/dev/null || return 1
    as_root true || return 1
    say "installing system packages: $*"
    as_root apt-get update -qq >/dev/null && \
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' 2>/dev/null; }

find_python() {
    local name
    for name in "${PYTHON:-}" python3.12 python3.11 python3 python; do
        if [ -n "$name" ] && command -v "$name" >/dev/null && fits "$name"; then
            printf '%s' "$name"; return
        fi
    done
    return 1
}

# 1. The virtual environment.
if ! [ -x .venv/bin/python ] || ! fits .venv/bin/python; then
    python=$(find_python) || stop "Python 3.11 or 3.12 is needed (TensorFlow runs on no other yet). Install one, or set PYTHON to its path."
    say "creating .venv with $("$python" --version)"
    rm -rf .venv
    if ! "$python" -m venv .venv 2>/dev/null; then
        rm -rf .venv
        apt_install python3-venv || stop "Python's venv module is missing. On Debian and Ubuntu: apt-get install python3-venv"
        "$python" -m venv .venv || stop "$python cannot make a virtual environment. Set PYTHON to another Python 3.11 or 3.12."
    fi
fi

# 2. The pinned packages, again only when their list has changed.
wanted=$(cat pyproject.toml constraints.txt | cksum)
if [ "$(cat .venv/.installed 2>/dev/null)" != "$wanted" ]; then
    say "installing packages (about 1.5 GB; a few minutes)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --constraint constraints.txt --editable '.[train,archive,dev]' \
        || stop "the packages could not be installed. Is the package index reachable?"
    printf '%s' "$wanted" > .venv/.installed
fi

# 3. What Qt needs from the system; on Linux only, and only where it does not start as it is.
starts() {
    QT_QPA_PLATFORM=$1 .venv/bin/python -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])' >/dev/null 2>&1
}
libraries="libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon0"
screen_libraries="libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1 fonts-dejavu-core"
if [ "$(uname -s)" = Linux ]; then
    # shellcheck disable=SC2086 - a list of words is meant
    if ! starts offscreen; then
        apt_install $libraries || say "Qt lacks system libraries; the window and its tests will not run. On Debian and Ubuntu, as root: apt-get install $libraries"
    fi
    # shellcheck disable=SC2086
    if [ -n "${DISPLAY:-}" ] && ! starts xcb; then
        apt_install $screen_libraries || say "the window may need more system libraries. On Debian and Ubuntu, as root: apt-get install $screen_libraries"
    fi
fi
