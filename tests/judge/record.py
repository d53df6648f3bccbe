#!/usr/bin/env python3
"""Records where Chromium and Typst break the lines of paragraphs.tsv. README.md says how to run it."""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pymupdf
import typst

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FONTS = ROOT / "fonts" / "sans"
FACE = FONTS / "NotoSansSC-Regular.otf"
FAMILY = "Noto Sans CJK SC"
SIZE = 32
MEASURES = {"body": (12, 18, 26), "title": (8, 10, 14)}
JOINER = "\u2060"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chromium", default="chromium", help="the browser to run")
    parser.add_argument("--changtu", default=ROOT / "target" / "release" / "changtu", help="finds the atoms")
    parser.add_argument("--out", type=Path, default=HERE, help="the folder to write to")
    options = parser.parse_args()

    paragraphs = read()
    atoms = find_atoms(options.changtu, paragraphs)
    chromium = ask_chromium(options.chromium, paragraphs, atoms)
    check_joiners(paragraphs, atoms)
    ragged = ask_typst(paragraphs, atoms, justify=False)
    flush = ask_typst(paragraphs, atoms, justify=True)

    lines = ["id\tmeasure\tchromium\ttypst\ttypst_justified"]
    widths = ["id\tmeasure\tchromium"]
    for at, (name, measure, _) in enumerate(settings(paragraphs)):
        breaks = (chromium[at]["breaks"], ragged[at], flush[at])
        lines.append("\t".join([name, str(measure), *(",".join(map(str, it)) for it in breaks)]))
        widths.append("\t".join([name, str(measure), ",".join(f"{it:.2f}" for it in chromium[at]["widths"])]))
    spans = ["id\tatoms"]
    spans += [f"{name}\t" + ",".join(f"{a}-{b}" for a, b in it) for (name, _, _), it in zip(paragraphs, atoms)]
    write(options.out / "lines.tsv", lines)
    write(options.out / "widths.tsv", widths)
    write(options.out / "atoms.tsv", spans)


# The paragraphs


def read():
    """The rows of paragraphs.tsv: id, style, text."""
    rows = (HERE / "paragraphs.tsv").read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows[1:]]


def settings(paragraphs):
    """Every paragraph at every measure of its style, in the order of the recording."""
    for at, (name, style, _) in enumerate(paragraphs):
        for measure in MEASURES[style]:
            yield name, measure, at


def find_atoms(changtu, paragraphs):
    """The quantities of each text, as spans in characters."""
    text = "".join(text + "\n" for _, _, text in paragraphs)
    run = subprocess.run([changtu, "numbers"], input=text, capture_output=True, text=True, encoding="utf-8", check=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(answers) == len(paragraphs)
    return [[(it["start"], it["atom_end"]) for it in answer] for answer in answers]


def write(path, lines):
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


# Chromium

PAGE = """<!DOCTYPE html>
<html lang="zh-Hans"><meta charset="utf-8">
<style>
@font-face { font-family: judge; src: url("%(face)s"); }
p { margin: 0 0 32px; font: 32px/1.6 judge; font-kerning: auto; text-rendering: geometricPrecision;
    line-break: strict; overflow-wrap: anywhere; text-autospace: normal; text-spacing-trim: trim-start;
    text-align: start; }
.body { text-wrap: pretty; }
.title { text-wrap: balance; }
span { white-space: nowrap; }
</style>
<pre id="out"></pre>
<script type="application/json" id="in">%(input)s</script>
<script>
function fill(p, text, atoms) {
  const chars = Array.from(text), places = [];
  let at = 0;
  const put = (end, parent) => {
    const node = document.createTextNode(chars.slice(at, end).join(""));
    parent.append(node);
    for (let offset = 0; at < end; at++) {
      places.push([node, offset, offset += chars[at].length]);
    }
  };
  for (const [start, end] of atoms) {
    if (start > at) put(start, p);
    put(end, p.appendChild(document.createElement("span")));
  }
  if (at < chars.length) put(chars.length, p);
  return places;
}
function measure(p, places) {
  const left = p.getBoundingClientRect().left, range = document.createRange();
  const breaks = [], widths = [];
  let top = null, right = 0;
  places.forEach(([node, start, end], at) => {
    range.setStart(node, start);
    range.setEnd(node, end);
    const rect = range.getClientRects()[0], space = node.data.slice(start, end) === " ";
    if (!rect || (space && rect.width === 0)) return;
    if (top !== null && rect.top > top + 4) {
      breaks.push(at);
      widths.push(right);
      right = 0;
    }
    top = rect.top;
    if (!space) right = (rect.right - left) / 32;
  });
  widths.push(right);
  return { breaks, widths };
}
const data = JSON.parse(document.getElementById("in").textContent);
document.fonts.load("32px judge", "国").then((faces) => {
  const answers = data.map(({ style, text, atoms, measure: em }) => {
    const p = document.body.appendChild(document.createElement("p"));
    p.className = style;
    p.style.width = em * 32 + "px";
    const answer = measure(p, fill(p, text, atoms));
    p.remove();
    return answer;
  });
  document.getElementById("out").textContent = JSON.stringify({ faces: faces.length, answers });
  document.getElementById("in").remove();
});
</script>
"""


def ask_chromium(browser, paragraphs, atoms):
    """The breaks and the widths of the lines (in em) of every setting."""
    data = [
        {"style": paragraphs[at][1], "text": paragraphs[at][2], "atoms": atoms[at], "measure": measure}
        for _, measure, at in settings(paragraphs)
    ]
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(PAGE % {"face": FACE.as_uri(), "input": json.dumps(data)}, encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"]
        flags += ["--font-render-hinting=none", "--virtual-time-budget=600000", f"--user-data-dir={folder}/profile"]
        run = subprocess.run([browser, *flags, "--dump-dom", page.as_uri()], capture_output=True, check=True)
    found = re.search(r'<pre id="out">(.+?)</pre>', run.stdout.decode("utf-8"), re.DOTALL)
    answer = json.loads(found[1])
    assert answer["faces"] == 1 and len(answer["answers"]) == len(data)
    return answer["answers"]


# Typst


def ask_typst(paragraphs, atoms, justify):
    """The breaks of every setting."""
    texts = [bind(text, spans) for (_, _, text), spans in zip(paragraphs, atoms)]
    pages = [(texts[at], measure) for _, measure, at in settings(paragraphs)]
    return [breaks(paragraphs[at][2], page) for (_, _, at), page in zip(settings(paragraphs), set_pages(pages, justify))]


def bind(text, atoms):
    """The text with a word joiner between the characters of its atoms."""
    held = {at for start, end in atoms for at in range(start + 1, end)}
    return "".join(JOINER + char if at in held else char for at, char in enumerate(text))


def set_pages(pages, justify):
    """Sets each text on a page as wide as its measure: for each, its characters with their place, in em."""
    source = f'#set text(font: "{FAMILY}", weight: 400, size: {SIZE}pt, lang: "zh", region: "cn", fallback: false)\n'
    source += f'#set par(justify: {str(justify).lower()}, linebreaks: "optimized")\n'
    source += f"#set page(height: auto, margin: {SIZE}pt)\n"
    for text, measure in pages:
        literal = text.replace("\\", "\\\\").replace('"', '\\"')
        source += f'#page(width: {(measure + 2) * SIZE}pt)[#"{literal}"]\n'
    compiler = typst.Compiler(source.encode(), font_paths=[FONTS], ignore_system_fonts=True)
    pdf, warnings = compiler.compile_with_warnings(format="pdf")
    assert not warnings, warnings
    flags = pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_INHIBIT_SPACES
    document = pymupdf.open(stream=pdf, filetype="pdf")
    assert len(document) == len(pages)
    for page in document:
        yield [
            (char["c"], char["origin"][0] / SIZE, char["origin"][1] / SIZE)
            for block in page.get_text("rawdict", flags=flags)["blocks"]
            for line in block["lines"]
            for span in line["spans"]
            for char in span["chars"]
            if char["c"] != JOINER
        ]


def breaks(text, page):
    """Where a new line begins, in characters of the text. Spaces at the end of a line may be missing."""
    found, rest, base = [], iter(page), None
    char = next(rest, None)
    for at, wanted in enumerate(text):
        if char is None or char[0] != wanted:
            assert wanted == " ", f"`{wanted}` is missing at {at} of `{text}`"
            continue
        if base is not None and char[2] > base + 0.1:
            found.append(at)
        base = char[2]
        char = next(rest, None)
    assert char is None, f"`{char[0]}` is left over after `{text}`"
    return found


def check_joiners(paragraphs, atoms):
    """The word joiners move nothing: on one line, every character stands where it stands without them."""
    plain = [(text, 400) for _, _, text in paragraphs]
    bound = [(bind(text, spans), 400) for (_, _, text), spans in zip(paragraphs, atoms)]
    for one, other in zip(set_pages(plain, False), set_pages(bound, False)):
        assert len(one) == len(other)
        for a, b in zip(one, other):
            assert a[0] == b[0] and abs(a[1] - b[1]) < 0.001, (a, b)


if __name__ == "__main__":
    sys.exit(main())
