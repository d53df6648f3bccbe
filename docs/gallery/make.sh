#!/bin/sh
# Draws the pictures of this folder anew and writes its README.md: `just gallery`.
# Needs cargo and sh; CHANGTU names a program that is built already.
set -eu
cd "$(dirname "$0")/../.."
here=docs/gallery
scale=0.3333
# What `changtu new` writes is for filling in, not for looking at.
blank=skeleton
# Every layout draws this one.
common=beibei
slices=$(mktemp -d)
trap 'rm -rf "$slices"' EXIT

changtu() {
    if [ -n "${CHANGTU:-}" ]; then "$CHANGTU" "$@"; else cargo run --release --quiet -- "$@"; fi
}

# A report in a layout: the whole poster, and its top, cut after the first block.
draw() {
    report=examples/$1/report.yaml
    changtu render "$report" --layout "$2" --scale "$scale" --palette -o "$here/$1-$2.png"
    changtu render "$report" --layout "$2" --scale "$scale" --palette --slice 1500 -o "$slices/top.png" \
        2>/dev/null >/dev/null
    cp "$slices"/top-01.png "$here/$1-$2-top.png" 2>/dev/null || cp "$slices"/top-001.png "$here/$1-$2-top.png"
    rm -f "$slices"/*
}

# The layout that a report names.
layout_of() { sed -n -E 's/^(版式|layout): *([^ #]+).*/\2/p' "examples/$1/report.yaml"; }

# What a report is, as the first line of its file says.
subject_of() { sed -n -E '1s/^# *([^：]*)：.*/\1/p' "examples/$1/report.yaml"; }

layouts=$(changtu layouts | sed -E 's/ .*//')
reports=$(cd examples && ls | grep -v -x -e "$blank" -e "$common")

rm -f "$here"/*.png
for layout in $layouts; do
    changtu layouts show "$layout" --scale "$scale" --palette -o "$here/specimen-$layout.png"
    draw "$common" "$layout"
done
for report in $reports; do
    draw "$report" "$(layout_of "$report")"
done

# A table of tops, each a link to the whole poster; $1: cells, one a line: name, alt, caption.
table() {
    pictures='|' rule='|' captions='|'
    while IFS='	' read -r name alt caption; do
        pictures="$pictures [![$alt]($name-top.png)]($name.png) |"
        rule="$rule :-: |"
        captions="$captions $caption |"
    done
    printf '%s\n%s\n%s\n' "$pictures" "$rule" "$captions"
}

{
    printf '# 图库\n\n'
    printf '点开是整张长图，缩到三分之一宽。全部由 `just gallery` 画出，改了版式或例子就重画一遍。\n\n'
    printf '## 版式\n\n同一份《%s》，每种版式各画一张；样张是每种内容各一份。换版式只改报告里的一行。\n\n' "$(subject_of "$common")"
    changtu layouts | sed -E 's/ · .*//' | while read -r layout summary; do
        printf '%s\t%s\t**%s** %s · [样张](specimen-%s.png)\n' \
            "$common-$layout" "$layout 版式的《$(subject_of "$common")》" "$layout" "$summary" "$layout"
    done | table
    printf '\n## 例子\n\n'
    for report in $reports; do
        layout=$(layout_of "$report")
        printf '%s\t%s\t**%s** %s 版式 · [报告文件](../../examples/%s/report.yaml)\n' \
            "$report-$layout" "$(subject_of "$report")" "$(subject_of "$report")" "$layout" "$report"
    done | table
    printf '\n例子是虚构的，单位、人物和数字均为编造。\n'
} >"$here/README.md"
