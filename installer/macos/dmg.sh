#!/usr/bin/env bash
# The disk image for macOS, after tools/package.sh has made dist/EDITION/Lightbox.app.
#
#   LIGHTBOX_EDITION=reader|full   reader by default
#   IDENTITY="Developer ID ..."    signs it; without, the reader has to allow it in the settings
#
# Not built or run yet: there was no Mac at hand.
set -euo pipefail
cd "$(dirname "$0")/../.."

edition=${LIGHTBOX_EDITION:-reader}
version=$(.venv/bin/python -c 'import app; print(app.__version__)')
image=dist/lightbox-$edition-$version-macos-$(uname -m).dmg
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -R "dist/$edition/Lightbox.app" "$stage/"
ln -s /Applications "$stage/Applications"
if [ -n "${IDENTITY:-}" ]; then
    codesign --deep --force --options runtime --sign "$IDENTITY" "$stage/Lightbox.app"
fi
hdiutil create -volname "Lightbox $version" -srcfolder "$stage" -ov -format UDZO "$image"
shasum -a 256 "$image" >"$image.sha256"
printf 'dmg: %s\n' "$image"
