#!/usr/bin/env bash
# Install a .deb in an empty Debian that holds nothing else, use it there, and remove it again. With the
# full edition a tiny model is trained there as well.
#
#   sudo tools/clean_debian.sh dist/lightbox-reader_*.deb
#
# Needs root, debootstrap and the network; Xvfb for the window. Nothing is left on this machine.
set -euo pipefail
[ $# = 1 ] || { echo "usage: $0 PACKAGE.deb" >&2; exit 2; }
if [ -z "${IN_OWN_MOUNTS:-}" ]; then # so that nothing stays mounted, however this ends
    exec env IN_OWN_MOUNTS=1 unshare --mount --propagation private "$0" "$@"
fi
deb=$(realpath "$1")
root=$(realpath "$(dirname "$0")/..")
samples=$root/resources/samples
package=$(dpkg-deb -f "$deb" Package)
say() { printf 'clean: %s\n' "$*"; }
fail() { printf 'clean: FAILED: %s\n' "$*" >&2; exit 1; }
place=$(mktemp -d)
screen=
trap '[ -z "$screen" ] || kill "$screen"; umount "$place/proc" "$place/dev" "$place/tmp/.X11-unix" 2>/dev/null
    rm -rf --one-file-system "$place"' EXIT

debootstrap --variant=minbase "${SUITE:-bookworm}" "$place" "${MIRROR:-http://deb.debian.org/debian}" \
    >"$place.log" 2>&1 || { tail -5 "$place.log"; fail "no Debian could be made"; }
rm -f "$place.log"
mount --bind /proc "$place/proc"
mount --bind /dev "$place/dev"
cp /etc/resolv.conf "$place/etc/"
cp "$deb" "$place/tmp/package.deb"
cp "$samples"/*.dcm "$place/tmp/"
inside() { chroot "$place" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive "$@"; }

inside apt-get install -y -qq --no-install-recommends /tmp/package.deb >/dev/null 2>&1 \
    || fail "it cannot be installed with what it declares"
inside sh -c 'command -v python3' && fail "there is a Python in it, so this proves nothing"
say "$(inside lightbox --version), installed without anything it does not ask for"
inside lightbox models verify >/dev/null || fail "a bundle does not verify"
inside lightbox classify /tmp/pneumonia.dcm /tmp/normal.dcm >/dev/null 2>&1 || fail "classify"
say "bundles verified, samples classified"

if command -v Xvfb >/dev/null; then
    number=$((RANDOM % 400 + 500))
    Xvfb ":$number" -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 &
    screen=$!
    for _ in $(seq 50); do [ -S "/tmp/.X11-unix/X$number" ] && break; sleep 0.1; done
    mkdir -p "$place/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$place/tmp/.X11-unix"
    chroot "$place" env -i HOME=/root PATH=/usr/bin:/bin LANG=C.UTF-8 DISPLAY=":$number" \
        lightbox /tmp/pneumonia.dcm &
    window=$!
    for _ in $(seq 120); do
        inside lightbox history list 2>/dev/null | grep -q pneumonia.dcm && break
        kill -0 "$window" 2>/dev/null || fail "the window did not open"
        sleep 0.5
    done
    inside lightbox history list | grep -q pneumonia.dcm || fail "the window did not read the sample"
    kill -TERM "$window"
    wait "$window" || fail "the window ended with status $?"
    say "window: a sample read, closed with status 0"
fi
if [ "$package" = lightbox-full ]; then
    "${PY:-$root/.venv/bin/python}" "$root/tools/synthetic_labelled.py" "$place/tmp/labelled" --patients 24
    inside lightbox train /tmp/labelled --output /tmp/tiny.lightbox >/dev/null 2>&1 || fail "training"
    inside lightbox models install /tmp/tiny.lightbox >/dev/null 2>&1 || fail "installing what it trained"
    inside lightbox classify "/tmp/labelled/opacity/002-1.png" --model tiny >/dev/null 2>&1 \
        || fail "reading with what it trained"
    say "trained a tiny model, installed it, and read with it"
fi
inside apt-get remove -y -qq "$package" >/dev/null 2>&1
[ ! -e "$place/usr/lib/lightbox" ] || fail "something was left when it was removed"
say "removed, nothing left. All well."
