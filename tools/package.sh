#!/usr/bin/env bash
# Build the program and, on Linux, a .deb and a portable archive of it. `make package` runs it.
#
#   LIGHTBOX_EDITION=reader|full   what is in it; reader by default, see app.spec (`everything` there is
#                                  to measure what leaving things out is worth: never to be handed on)
#   OUT=FOLDER                     where it goes; dist by default
#   LEVEL=0..9                     how hard the .deb is packed; 6 by default, 1 takes a quarter of it
set -euo pipefail
cd "$(dirname "$0")/.."

EDITION=${LIGHTBOX_EDITION:-reader}
OUT=${OUT:-dist}
PY=${PY:-.venv/bin/python}
say() { printf 'package: %s\n' "$*"; }
stop() { printf 'package: %s\n' "$*" >&2; exit 1; }
case $EDITION in reader|full|everything) ;; *) stop "LIGHTBOX_EDITION is reader or full" ;; esac

# 1. The program, one folder.
"$PY" -c 'import PyInstaller' 2>/dev/null || "$PY" -m pip install --quiet \
    --disable-pip-version-check --constraint constraints.txt pyinstaller \
    || stop "PyInstaller could not be installed. Is the package index reachable?"
version=$("$PY" -c 'import app; print(app.__version__)')
say "building the $EDITION edition of $version (some minutes)"
log=$OUT/build-$EDITION.log
mkdir -p "$OUT"
LIGHTBOX_EDITION=$EDITION "$PY" -m PyInstaller --noconfirm --log-level WARN \
    --distpath "$OUT/$EDITION" --workpath "$OUT/work-$EDITION" app.spec >"$log" 2>&1 \
    || { tail -20 "$log" >&2; stop "the build failed, see $log"; }
built=$OUT/$EDITION/lightbox
gpl=$("$PY" tools/sbom.py --folder "$built") || [ "$EDITION" = everything ] \
    || stop "under the GPL alone, and in the program: $gpl"
cp LICENSE NOTICE "$built/"
if [ "$EDITION" != everything ]; then
    "$PY" tools/shipped.py "$built" --edition "$EDITION" || stop "these stand in no bill: app.spec has to leave them out"
    "$PY" tools/licence_texts.py "$built/licences" --edition "$EDITION" >/dev/null
fi
[ "$(uname -s)" = Linux ] || { say "$built; $(uname -s) has its own recipe in installer/"; exit 0; }

# Python's own libraries and TensorFlow's carry names for debuggers, a quarter of them. Those of other
# wheels are left as they are: some were changed after they were built, and strip would break them.
if command -v strip >/dev/null && [ "$EDITION" != everything ]; then
    find "$built/_internal" -maxdepth 1 -name 'libpython3*.so*' -exec strip --strip-unneeded {} +
    find "$built/_internal" -type f \( -path '*/lib-dynload/*.so' -o -path '*/tensorflow/*.so*' \) \
        -exec strip --strip-unneeded {} +
fi
size() { du -sm --apparent-size "$1" | cut -f1; }
say "$built: $(size "$built") MiB"

# 2. A portable archive.
architecture=$(uname -m)
package=lightbox-$EDITION
[ "$EDITION" = reader ] && other=lightbox-full || other=lightbox-reader
name=$package-$version-linux-$architecture
archive=$OUT/$name.tar.gz
cp installer/linux/README.portable "$built/README"
tar --create --gzip --file "$archive" --directory "$OUT/$EDITION" --owner 0 --group 0 \
    --transform "s,^lightbox,$name," lightbox
rm "$built/README"
say "$archive: $(size "$archive") MiB"

# 3. The package for Debian and Ubuntu.
command -v dpkg-deb >/dev/null || { say "no dpkg-deb here, so no .deb"; exit 0; }
root=$OUT/deb-$EDITION
rm -rf "$root"
install -d "$root/DEBIAN" "$root/usr/lib" "$root/usr/bin" "$root/usr/share/doc/$package"
cp -r "$built" "$root/usr/lib/lightbox"
ln -s ../lib/lightbox/lightbox "$root/usr/bin/lightbox"
install -D -m 644 installer/linux/lightbox.desktop "$root/usr/share/applications/lightbox.desktop"
install -D -m 644 installer/linux/lightbox.xml "$root/usr/share/mime/packages/lightbox.xml"
install -D -m 644 resources/icons/lightbox.svg "$root/usr/share/icons/hicolor/scalable/apps/lightbox.svg"
{
    printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n'
    printf 'Upstream-Name: Lightbox\n\nFiles: *\nCopyright: The Lightbox authors\n'
    printf 'License: Apache-2.0\n On Debian systems: /usr/share/common-licenses/Apache-2.0.\n'
    printf ' What it is built from is under licences of its own: /usr/lib/lightbox/NOTICE and licences.\n'
} >"$root/usr/share/doc/$package/copyright"
gzip -9 -n -c CHANGELOG.md >"$root/usr/share/doc/$package/changelog.gz"
find "$root/usr" -type d -exec chmod 755 {} +
find "$root/usr" -type f -exec chmod u=rw,go=r {} +
chmod 755 "$root/usr/lib/lightbox/lightbox"
# The newest GLIBC_2.N that any of the files asks for.
libc=$(find "$root/usr/lib/lightbox" \( -name '*.so*' -o -name lightbox \) -type f \
    -exec objdump -T {} + 2>/dev/null | grep -o 'GLIBC_2\.[0-9]*' | sort -Vu | tail -1 | cut -d_ -f2)
[ "$EDITION" = reader ] && contents="This edition reads." || contents="This edition reads and trains."
sed -e "s/@package@/$package/; s/@other@/$other/; s/@version@/$version/; s/@edition@/$EDITION/" \
    -e "s/@architecture@/$(dpkg --print-architecture)/; s/@libc@/${libc:-2.34}/" \
    -e "s/@kilobytes@/$(du -sk --apparent-size "$root/usr" | cut -f1)/; s/@contents@/$contents/" \
    installer/linux/control.in >"$root/DEBIAN/control"
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
deb=$OUT/${package}_${version}_$(dpkg --print-architecture).deb
dpkg-deb --root-owner-group -Zxz -z"${LEVEL:-6}" --build "$root" "$deb" >/dev/null
rm -rf "$root"
say "$deb: $(size "$deb") MiB"
(cd "$OUT" && sha256sum "$(basename "$archive")" "$(basename "$deb")" >"$package-$version.sha256")
say "hashes: $OUT/$package-$version.sha256"
