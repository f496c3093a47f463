#!/usr/bin/env bash
# Open the window with the sample scans; without a usable screen, classify them in the terminal.
set -euo pipefail
cd "$(dirname "$0")/.."

screen_works() {
    case "$(uname -s)" in Linux) [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 1 ;; esac
    # Qt ends the process when a screen is named but cannot be reached, so a child tries first.
    .venv/bin/python -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])' >/dev/null 2>&1
}

# Our synthetic chests, and a real CT slice that comes with pydicom: what no chest model answers for.
ct=$(.venv/bin/python -c 'import pydicom.data; print(pydicom.data.get_testdata_file("CT_small.dcm", download=False))')
scans=(resources/samples/*.dcm resources/samples/*.png "$ct")

if screen_works; then
    exec .venv/bin/python -m app "${scans[@]}"
fi
printf 'No screen is at hand, so the samples are classified here. With a screen, this opens the window.\n\n'
exec .venv/bin/python -m app classify "${scans[@]}"
