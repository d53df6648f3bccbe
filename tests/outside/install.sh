#!/usr/bin/env bash
# Installs the programs that judge our files from outside (tests/render, tests/prose): poppler, qpdf, mupdf,
# pngcheck, libjpeg, libwebp, a browser. Tests that miss one say so and pass, so nothing here may fail a run:
# without the right to install, or without a registry, what is missing is named.
set -uo pipefail

judges=(pdftotext:poppler-utils qpdf:qpdf mutool:mupdf-tools pngcheck:pngcheck
    djpeg:libjpeg-turbo-progs dwebp:webp chromium:chromium)

missing=()
for judge in "${judges[@]}"; do
    command -v "${judge%%:*}" >/dev/null || missing+=("${judge##*:}")
done
if [ ${#missing[@]} -gt 0 ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    (apt-get update && apt-get install -y --no-install-recommends "${missing[@]}") >/dev/null 2>&1
fi
for judge in "${judges[@]}"; do
    command -v "${judge%%:*}" >/dev/null || echo "not installed, its tests are skipped: ${judge##*:}"
done
exit 0
