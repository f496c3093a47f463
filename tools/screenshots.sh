#!/usr/bin/env bash
# Take the documents' screenshots from the real window on a virtual screen.
# Needs Xvfb, xdotool and ImageMagick (Debian: xvfb xdotool imagemagick fonts-inter).
set -euo pipefail
cd "$(dirname "$0")/.."
for tool in Xvfb xdotool import; do
    command -v "$tool" >/dev/null || { echo "screenshots: $tool is missing" >&2; exit 1; }
done

size=1440x900
number=${SCREEN_NUMBER:-93}
home=$(mktemp -d)
Xvfb ":$number" -screen 0 "${size}x24" >/dev/null 2>&1 &
screen=$!
trap 'kill "$screen" 2>/dev/null; rm -rf "$home"' EXIT
export DISPLAY=":$number" LIGHTBOX_HOME="$home"
mkdir -p docs/images
sleep 1

# shoot NAME KEY PATH...: open the window with these paths, press a key, take the picture.
shoot() {
    local name=$1 key=$2 window; shift 2
    .venv/bin/python -m app "$@" &
    local program=$!
    window=$(xdotool search --sync --onlyvisible --pid "$program" | tail -n 1)
    xdotool windowmove "$window" 0 0 windowsize "$window" ${size/x/ }
    sleep 6
    if [ -n "$key" ]; then xdotool windowfocus --sync "$window" key "$key"; sleep 1; fi
    import -window root -strip "docs/images/$name.png"
    kill "$program"; wait "$program" 2>/dev/null || true
    echo "docs/images/$name.png"
}

ct=$(.venv/bin/python -c 'import pydicom.data; print(pydicom.data.get_testdata_file("CT_small.dcm", download=False))')
samples=resources/samples
shoot reading h $samples/pneumonia.dcm $samples/normal.dcm $samples/pneumonia.png $samples/normal.png "$ct"
shoot refusal "" "$ct" $samples/pneumonia.dcm $samples/normal.dcm
