#!/usr/bin/env bash
# Try what ships: the built program, outside the checkout and without Python. `make smoke` runs it.
#
#   tools/smoke.sh [FOLDER OR .tar.gz OR .deb]    by default dist/$LIGHTBOX_EDITION/lightbox, the reader
#
# It verifies its bundles, classifies on the command line, reads a sample through its window, and
# quits; the full edition trains a tiny model and reads with it. Neither its log nor what it prints
# holds a warning.
set -euo pipefail
cd "$(dirname "$0")/.."
what=$(realpath "${1:-dist/${LIGHTBOX_EDITION:-reader}/lightbox}")
samples=$(realpath resources/samples)
drawing=$(realpath tools/synthetic_labelled.py)
PY=$(realpath --no-symlinks "${PY:-.venv/bin/python}")

say() { printf 'smoke: %s\n' "$*"; }
fail() { printf 'smoke: FAILED: %s\n' "$*" >&2; exit 1; }

# --- A place of its own, with nothing of ours in it -----------------------------------------
place=$(mktemp -d)
pids=()
cleanup() {
    for pid in ${pids[@]+"${pids[@]}"}; do kill "$pid" 2>/dev/null || true; done
    rm -rf "$place"
}
trap cleanup EXIT

# Everything the program is linked to and does not bring is in a package that the .deb asks for, or
# that those ask for. (What is opened by name at run time shows when the window opens.)
declares() {
    local inside=$place/root/usr/lib/lightbox/_internal todo done_=" " one library owner
    todo=$(dpkg-deb -f "$1" Depends | tr ',|' '\n\n' | sed 's/(.*//; s/ //g')
    while [ -n "$todo" ]; do
        one=$(head -1 <<<"$todo"); todo=$(tail -n +2 <<<"$todo")
        case $done_ in *" $one "*) continue ;; esac
        done_+="$one "
        todo+=$'\n'$(dpkg-query -W -f '${Depends},${Pre-Depends}' "$one" 2>/dev/null \
            | tr ',|' '\n\n' | sed 's/(.*//; s/:.*//; s/ //g' || true)
        todo=$(grep . <<<"$todo" || true)
    done
    while read -r library; do
        owner=$( { dpkg -S "$library" || dpkg -S "${library#/usr}" || dpkg -S "/usr$library"; } 2>/dev/null \
            | head -1 | cut -d: -f1 || true)
        case $done_ in *" $owner "*) ;; *) fail "$library ($owner) is not declared" ;; esac
    done < <(find "$place/root/usr/lib/lightbox" -type f \( -name '*.so*' -o -name lightbox \) \
        -exec env LD_LIBRARY_PATH="$inside:$inside/PySide6/Qt/lib" ldd {} + 2>/dev/null \
        | awk '/not found/ {print $1} $3 ~ "^/(usr/)?lib" {print $3}' | sort -u)
    say "the package declares what it needs"
}
case $what in
    *.deb) dpkg-deb -x "$what" "$place/root"; program=$place/root/usr/bin/lightbox; declares "$what" ;;
    *.tar.gz) tar -xzf "$what" -C "$place"; program=$(echo "$place"/lightbox-*/lightbox) ;;
    *) cp -r "$what" "$place/program"; program=$place/program/lightbox ;;
esac
mkdir "$place/home" "$place/scans" "$place/empty"
cp "$samples"/*.dcm "$samples"/*.png "$place/scans/"
shown=()
run() { # no PATH, so no Python but its own
    env -i ${shown[@]+"${shown[@]}"} HOME="$place/home" LIGHTBOX_HOME="$place/data" LANG=C.UTF-8 \
        PATH="$place/empty" "$program" "$@"
}
cd "$place"

# --- The command line -----------------------------------------------------------------------
say "$(run --version) from $what"
run models verify >verified.txt 2>err.txt || { cat verified.txt err.txt; fail "a bundle does not verify"; }
[ "$(grep -c '^ok' verified.txt)" -ge 4 ] || fail "not every bundle was verified"
say "bundles verified: $(grep -c '^ok' verified.txt)"
run classify scans --format jsonl >records.jsonl 2>>err.txt || { cat err.txt; fail "classify"; }
[ "$(grep -c '"status": *"classified"' records.jsonl)" = 4 ] || fail "four samples, and not four answers"
say "command line: $(grep -c . records.jsonl) records"
run doctor >doctor.txt 2>>err.txt || { cat doctor.txt; fail "the doctor misses something"; }
grep -q full doctor.txt && full=0 || full=1
say "nothing missing, as the doctor has it: $(grep -c '^ok' doctor.txt) things looked at"

# --- The window -----------------------------------------------------------------------------
if command -v Xvfb >/dev/null; then
    number=$((RANDOM % 400 + 100))
    Xvfb ":$number" -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 & pids+=($!)
    shown=("DISPLAY=:$number" "QT_QPA_PLATFORM=xcb")
    for _ in $(seq 50); do [ -S "/tmp/.X11-unix/X$number" ] && break; sleep 0.1; done
    start=$(date +%s.%N)
    run scans/pneumonia.dcm >out.txt 2>window.txt & window=$!; pids+=("$window")
    read_it() { run history list 2>/dev/null | grep -q pneumonia.dcm; }
    for _ in $(seq 120); do read_it && break; kill -0 "$window" 2>/dev/null || break; sleep 0.5; done
    read_it || { cat window.txt; fail "the window did not read the sample"; }
    say "window: the sample was read $(awk "BEGIN{printf \"%.1f\", $(date +%s.%N) - $start}") s after its start"
    if command -v import >/dev/null; then
        sleep 1
        DISPLAY=":$number" import -window root "${SCREENSHOT:-$place/window.png}" \
            && [ -n "${SCREENSHOT:-}" ] && say "see $SCREENSHOT"
    fi
    kill -TERM "$(pgrep -P "$window" -f -- lightbox | head -1 || true)" 2>/dev/null || kill -TERM "$window"
    for _ in $(seq 100); do kill -0 "$window" 2>/dev/null || break; sleep 0.1; done
    kill -0 "$window" 2>/dev/null && fail "the window did not close"
    wait "$window" && status=0 || status=$?
    [ "$status" = 0 ] || fail "the window ended with status $status"
    say "window: closed, status 0"
    [ ! -s window.txt ] || { cat window.txt; fail "the window printed that"; }
else
    say "no Xvfb here, so the window was not tried"
fi

# --- Training, in the full edition ----------------------------------------------------------
if [ "$full" = 1 ]; then
    "$PY" "$drawing" labelled --patients 24 # by the checkout's Python, which only draws the scans
    run train labelled --output tiny.lightbox >train.txt 2>&1 || { tail -20 train.txt; fail "training"; }
    [ -s tiny.lightbox ] || fail "training wrote no bundle"
    run models install tiny.lightbox >installed.txt 2>>err.txt || { cat installed.txt err.txt; fail "installing it"; }
    for engine in litert keras; do
        run classify "labelled/opacity" --model tiny --engine "$engine" --format jsonl \
            >"$engine.jsonl" 2>>err.txt || true # one of these is cut off, as it should be
        grep -q '"status": *"classified"' "$engine.jsonl" || { cat err.txt; fail "reading with it, $engine"; }
    done
    say "trained a tiny model, installed it, and read with it on both engines"
fi

# --- What it left ---------------------------------------------------------------------------
if grep -iE 'warn|error|traceback' err.txt; then fail "it printed that"; fi
log=data/lightbox.log
if [ -e "$log" ] && grep -E 'WARNING|ERROR|CRITICAL' "$log"; then fail "that is in its log"; fi
left=$(find . -path ./home -prune -o -newer verified.txt -name '*.pyc' -print | head -3)
[ -z "$left" ] || fail "it wrote into its own folder: $left"
say "no warning printed or logged. All well."
