#!/usr/bin/env bash
# Take the documents' screenshots from the real window on a virtual screen.
# Needs Xvfb, xdotool, ImageMagick and poppler (Debian: xvfb xdotool imagemagick poppler-utils
# fonts-inter), Orthanc for the PACS window (orthanc), dcmtk and xterm for the structured report.
#     tools/screenshots.sh [NAME ...]    all of them, or those named
set -euo pipefail
cd "$(dirname "$0")/.."
for tool in Xvfb xdotool import pdftoppm; do
    command -v "$tool" >/dev/null || { echo "screenshots: $tool is missing" >&2; exit 1; }
done

size=1440x900
number=${SCREEN_NUMBER:-93}
slow=${SLOW:-1}  # waits so many times longer, on a machine that does much else
home=$(mktemp -d)
Xvfb ":$number" -screen 0 "${size}x24" >/dev/null 2>&1 &
screen=$!
trap 'kill "$screen" 2>/dev/null; rm -rf "$home" "$home-worklist" "$home-orthanc" "${chests:-}"' EXIT
only="$*"
export DISPLAY=":$number" LIGHTBOX_HOME="$home" QT_QPA_PLATFORM=xcb
mkdir -p docs/images
sleep 1

# shoot NAME WAIT "KEY ..." PATH...: open the window with these paths, wait so many seconds, press the
# keys one after the other ("s3" waits three seconds, "click:X,Y" clicks, "drag:X,Y,X,Y" drags, "front" means the window in
# front alone, "focus" gives it the keyboard), take the picture.
shoot() {
    local name=$1 wait=$2 keys=$3 shown=root window key; shift 3
    [[ -z $only || " $only " == *" $name "* ]] || return 0
    .venv/bin/python -m app "$@" &
    local program=$!
    window=$(xdotool search --sync --onlyvisible --pid "$program" | tail -n 1)
    xdotool windowmove "$window" 0 0 windowsize "$window" ${size/x/ }
    sleep "$((wait * slow))"
    xdotool windowfocus --sync "$window"
    for key in $keys; do
        case $key in
        s[0-9]*) sleep "$((${key#s} * slow))" ;;
        front) shown=$(xdotool search --onlyvisible --pid "$program" | tail -n 1) ;;
        focus) xdotool windowfocus --sync "$shown" ;;
        click:*) IFS=, read -r x y <<<"${key#click:}"; xdotool mousemove "$x" "$y" click 1 ;;
        drag:*) IFS=, read -r x y to_x to_y <<<"${key#drag:}"
                xdotool mousemove "$x" "$y" mousedown 1 mousemove "$to_x" "$to_y" sleep 0.3 mouseup 1 ;;
        *) xdotool key "$key"; sleep 0.5 ;;
        esac
    done
    sleep 1
    import -window "$shown" -strip "docs/images/$name.png"
    kill "$program"; wait "$program" 2>/dev/null || true
    [[ -n ${keep:-} ]] || rm -rf "${home:?}"/*  # every picture begins as on the first day
    echo "docs/images/$name.png"
}

# sheet NAME PATH: the first sheet of a report on a scan, in English beside Chinese.
sheet() {
    local name=$1 language; shift
    [[ -z $only || " $only " == *" $name "* ]] || return 0
    for language in en zh; do
        .venv/bin/python -m app report "$1" --pdf "$home/$language.pdf" --language "$language"
        pdftoppm -r 72 -png -singlefile "$home/$language.pdf" "$home/$language"
    done
    convert "$home/en.png" "$home/zh.png" -bordercolor '#b8c0c8' -border 1 +append +dither -colors 255 -strip \
        "docs/images/$name.png"
    echo "docs/images/$name.png"
}

# dumped NAME PATH: a terminal with the structured report on a scan, as dcmtk's dsrdump shows it.
dumped() {
    local name=$1 terminal; shift
    [[ -z $only || " $only " == *" $name "* ]] || return 0
    .venv/bin/python -m app report "$1" --sr "$home/report.dcm" >/dev/null
    xterm -geometry 132x46 +sb -bg '#14181c' -fg '#e6eaee' -fa 'DejaVu Sans Mono' -fs 10 \
        -e "dsrdump +C '$home/report.dcm' 2>/dev/null | head -n 45; sleep 60" &
    terminal=$!
    xdotool search --sync --onlyvisible --pid "$terminal" >/dev/null
    sleep "$((2 * slow))"
    import -window "$(xdotool search --onlyvisible --pid "$terminal" | tail -n 1)" +dither -colors 24 -strip \
        "docs/images/$name.png"
    kill "$terminal"; wait "$terminal" 2>/dev/null || true
    echo "docs/images/$name.png"
}

# queried NAME PATH...: the PACS window after a query, of an Orthanc that was sent these.
queried() {
    local name=$1 orthanc="$home-orthanc" server; shift
    [[ -z $only || " $only " == *" $name "* ]] || return 0
    mkdir -p "$orthanc"
    rm -f "$home/window.ini"
    printf '{"StorageDirectory":"%s","IndexDirectory":"%s","DicomAet":"ORTHANC","DicomPort":%d,"HttpServerEnabled":false,
"DicomModalities":{"lightbox":["LIGHTBOX","127.0.0.1",11112]}}' \
        "$orthanc" "$orthanc" 14290 > "$orthanc/orthanc.json"
    "$(command -v Orthanc || echo /usr/sbin/Orthanc)" "$orthanc/orthanc.json" >/dev/null 2>&1 &
    server=$!
    .venv/bin/python -m app nodes add hospital --ae ORTHANC --host 127.0.0.1 --port 14290
    sleep "$((3 * slow))"
    .venv/bin/python -m app send hospital "$@" >/dev/null
    shoot "$name" 8 "ctrl+shift+p s3 front focus Return s4" "$1"
    kill "$server"; wait "$server" 2>/dev/null || true
}

ct=$(.venv/bin/python -c 'import pydicom.data; print(pydicom.data.get_testdata_file("CT_small.dcm", download=False))')
samples=resources/samples
worklist=$home-worklist
.venv/bin/python tools/synthetic_worklist.py "$worklist" --scans 200
few=("$worklist"/000[1-4]-*.dcm)

shoot reading 8 "h" $samples/pneumonia.dcm $samples/normal.dcm $samples/pneumonia.png $samples/normal.png "$ct"
shoot masks 8 "shift+k drag:300,190,560,240 s1 drag:820,190,1060,240 s1" $samples/pneumonia.dcm
if [[ -z $only || " $only " == *" reading-zh "* ]]; then  # needs a Chinese font (fonts-noto-cjk)
    printf '[General]\nlanguage=zh_CN\n' > "$home/window.ini"
fi
shoot reading-zh 8 "h" $samples/pneumonia.dcm $samples/normal.dcm $samples/pneumonia.png $samples/normal.png "$ct"
shoot refusal 8 "" "$ct" $samples/pneumonia.dcm $samples/normal.dcm
shoot worklist 18 "" "$worklist"
shoot comparison 8 "Down s4 b s5" "${few[@]}"
shoot network-input 8 "Down s4 shift+n s2" "${few[@]}"
shoot tags 8 "Down s3 t s3" "${few[@]}"
shoot blind-first 8 "ctrl+d s2 Down s4" "${few[@]}"
shoot history 8 "d s1 Down s3 a s1 Down s3 d s1 ctrl+h s3 front" "${few[@]}"
sheet report $samples/pneumonia.dcm
dumped structured-report $samples/pneumonia.dcm
queried pacs "$worklist"/00[0-4]*.dcm
shoot models 8 "ctrl+shift+m s4 front" $samples/pneumonia.dcm

# Training: these five follow one another, on drawn scans that show nobody.
chests=/tmp/lightbox-scans  # a plain name, since pictures show it
.venv/bin/python tools/synthetic_labelled.py "$chests/chest scans"
printf '[General]\ntraining_source=%s\n' "$chests/chest scans" > "$home/window.ini"
open="ctrl+shift+t s4 front focus"
keep=yes
shoot training-data 6 "$open"
shoot training-audit 6 "$open alt+n s60"
shoot training-choose 6 "$open alt+n s4 alt+n"
shoot training-run 6 "$open alt+n s4 alt+n s1 alt+s s40"
shoot training-result 6 "$open s120"
