"""build_rare.py PACKAGES OUT: the faces for rare characters, CJK Extensions B to I, of the style of Noto Sans SC.

PACKAGES holds the unpacked packages, as build_fonts.sh leaves them; OUT has the text faces already. Two runs give the
same bytes. Three families, for what they are made of differs, and so do their licences:

- Noto Sans SC Rare: the glyphs of Noto Sans CJK itself, as they are.
- Changtu Rare Hei: what Noto has not, redrawn from Hanazono by redraw.py.
- Changtu Rare Hei GH: what neither has (Extensions G, H and I), redrawn from BabelStone Han.

Redrawn are only the characters of Chinese names and of today's dictionaries (see `LISTS`), and of those only the ones
that fidelity.py and the eye (see `DROPPED`) found true to their models, in both weights.
"""

import bz2
import os
import sys
from multiprocessing import Pool
from pathlib import Path

import pathops
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.basePen import decomposeQuadraticSegment
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

import fidelity
import redraw
from cut import HAN_FEATURES, HAN_SCRIPTS, bake_simplified, cut

os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
NOTO = "usr/share/fonts/opentype/noto"
HANAZONO = ["fonts-hanazono/usr/share/fonts/truetype/hanazono/HanaMin%s.ttf" % part for part in "BA"]
BABELSTONE = ["fonts-babelstone-han/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf"]
# Extensions B, C to F, I, and G with H.
BLOCKS = ((0x20000, 0x2A6DF), (0x2A700, 0x2EBE0), (0x2EBF0, 0x2EE5D), (0x30000, 0x323AF))
# Prefixes of kIRG_GSource (UAX #38): names of persons (GXM) and places (GDM), the system of identity cards (GIDC,
# GIDC23), surveying (GCYY), the geological press (GDZ), the People's Daily (GRM), terms of science (GKJ), dictionaries
# of today's language (GXC, GXH, GXHZ, GGFZ).
LISTS = {
    "GXM", "GDM", "GIDC", "GIDC23", "GCYY", "GDZ", "GRM", "GKJ", "GXC", "GXH", "GXHZ", "GGFZ",
}
# The first characters of the blocks, which texts about fonts show, and the character of most strokes but one.
SAMPLES = set("𠀀𪚥𠂉𪜀𫝀𫠠𬺰𰀀𱍐")
# Within the bounds of fidelity.py, but wrong or ugly to the eye.
DROPPED = set("𬣀𫾚𭄛𮸽𮹝𱿅𱤺𮰂𬱾")
# The width of strokes in units of redraw.py, 1024 to the em: a little below Noto's, for the ends are square.
WEIGHTS = {"Medium": (500, 85.0), "Bold": (700, 116.0)}
SCALE, DROP = 1000 / 1024, -8
# The largest extent of the ink, 1000 to the em.
MOST = 965


class Source:
    """A face to redraw from."""

    def __init__(self, packages, files, kind):
        self.fonts = [TTFont(Path(packages) / file, lazy=True) for file in files]
        self.maps = [font.getBestCmap() for font in self.fonts]
        self.kind = kind

    def chars(self):
        return set().union(*self.maps)

    def rings(self, code):
        """The contours of a character as polygons."""
        font, names = next(pair for pair in zip(self.fonts, self.maps) if code in pair[1])
        return polygons(font.getGlyphSet(), names[code])


def polygons(glyphs, name, steps=5):
    pen, rings = DecomposingRecordingPen(glyphs), []
    glyphs[name].draw(pen)
    for verb, points in pen.value:
        if verb == "moveTo":
            rings.append([points[0]])
        elif verb == "lineTo":
            rings[-1].append(points[0])
        elif verb == "qCurveTo":
            rings.extend([] if points[-1] is not None else [[middle(points[-2], points[0])]])
            points = points if points[-1] is not None else [*points[:-1], rings[-1][0]]
            for control, end in decomposeQuadraticSegment(points):
                start = rings[-1][-1]
                for step in range(1, steps + 1):
                    t = step / steps
                    rings[-1].append(tuple(
                        (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c for a, b, c in zip(start, control, end)
                    ))
    return [[(float(x), float(y)) for x, y in ring] for ring in rings if len(ring) > 2]


def middle(one, two):
    return tuple((a + b) / 2 for a, b in zip(one, two))


def scaled(points):
    return [(x * SCALE, y * SCALE + DROP) for x, y in points]


def united(contours):
    """The outline of overlapping strokes, without overlap."""
    path = pathops.Path()
    for contour in contours:
        one = pathops.Path()
        pen = one.getPen()
        for verb, points in contour:
            points = [(round(x), round(y)) for x, y in scaled(points)]
            {"M": pen.moveTo, "L": pen.lineTo, "C": pen.curveTo}[verb](*points)
        pen.closePath()
        if one.area == 0:
            continue
        # Of one direction, so that the union by the non-zero rule fills.
        if not one.clockwise:
            one.reverse()
        one.draw(path.getPen())
    path.simplify(fix_winding=True, keep_starting_points=False, clockwise=False)
    return [(verb, [(round(x), round(y)) for x, y in points]) for verb, points in path.segments]


def fitted(outline):
    """Bolder strokes reach beyond the model: the ink is kept within what Noto's has (FB-04: 0.97 em)."""
    points = [point for _, points in outline for point in points]
    middles, scales = [], []
    for axis in (0, 1):
        low, high = min(point[axis] for point in points), max(point[axis] for point in points)
        middles.append((low + high) / 2)
        scales.append(min(1.0, MOST / (high - low)))

    def moved(point):
        return tuple(round(m + (value - m) * scale) for value, m, scale in zip(point, middles, scales))

    return [(verb, [moved(point) for point in points]) for verb, points in outline]


def begin(packages, files, kind):
    global SOURCE
    SOURCE = Source(packages, files, kind)


def draw(code):
    """The outlines of a character in all weights with what `fidelity.compare` found; or why there is none."""
    try:
        rings = SOURCE.rings(code)
        model = fidelity.fill([scaled(ring) for ring in rings])
        drawn = {}
        for style, (_, stroke) in WEIGHTS.items():
            contours, widths = redraw.redraw(rings, stroke, SOURCE.kind)
            outline = fitted(united(contours))
            found = fidelity.compare(model, fidelity.fill(fidelity.flatten(outline)), max(widths) * SCALE)
            drawn[style] = outline, found
        return code, drawn
    except Exception as error:  # noqa: BLE001: an outline that cannot be redrawn is dropped and counted
        return code, repr(error)


def listed(packages):
    """The characters of the lists."""
    chars = set(map(ord, SAMPLES))
    path = packages / "unicode-data/usr/share/unicode/Unihan_IRGSources.txt.bz2"
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 3 and fields[1] == "kIRG_GSource" and fields[2].split("-")[0] in LISTS:
                chars.add(int(fields[0][2:], 16))
    return chars


def in_blocks(code):
    return any(first <= code <= last for first, last in BLOCKS)


def coverage(path, number=-1):
    return set(TTFont(path, fontNumber=number, lazy=True).getBestCmap())


def rename(path, family, style):
    font = TTFont(path, recalcTimestamp=False)
    postscript = family.replace(" ", "") + "-" + style
    names = {1: family + " " + style, 3: postscript, 4: family + " " + style, 6: postscript, 16: family, 17: style}
    for number, text in names.items():
        font["name"].removeNames(nameID=number)
        font["name"].setName(text, number, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [postscript]
    font["head"].modified = font["head"].created
    font.save(path)


def noto(packages, out, wanted):
    """The glyphs of Noto itself that the text faces lack."""
    for style in ("Medium", "Black"):
        source = packages / "fonts-noto-cjk-extra" / NOTO / f"NotoSansCJK-{style}.ttc"
        path = out / f"rare/NotoSansSC-Rare{style}.otf"
        lacking = coverage(source, 2) - coverage(out / "sans/NotoSansSC-Medium.otf")
        chars = {chr(code) for code in lacking if in_blocks(code) or code in wanted}
        cut(source, 2, chars, HAN_FEATURES, HAN_SCRIPTS, path)
        bake_simplified(path)
        rename(path, "Noto Sans SC Rare", style)
        print(path.name, len(chars), os.path.getsize(path), flush=True)


def others(packages, out, wanted):
    """The rest of the basic block and Extension A: traditional forms, and names such as 龘. One weight."""
    source = packages / "fonts-noto-cjk-extra" / NOTO / "NotoSansCJK-Medium.ttc"
    path = out / "rare/NotoSansSC-HanMedium.otf"
    lacking = coverage(source, 2) - coverage(out / "sans/NotoSansSC-Medium.otf") - wanted
    chars = {chr(code) for code in lacking if 0x3400 <= code <= 0x4DBF or 0x4E00 <= code <= 0x9FFF}
    cut(source, 2, chars, HAN_FEATURES, HAN_SCRIPTS, path)
    bake_simplified(path)
    rename(path, "Noto Sans SC Han", "Medium")
    print(path.name, len(chars), os.path.getsize(path), flush=True)


def redrawn(packages, wanted, files, kind):
    """The faithful ones of the wanted characters, by code point."""
    todo = sorted(wanted & Source(packages, files, kind).chars())
    with Pool(os.cpu_count(), begin, (packages, files, kind)) as pool:
        drawn = dict(pool.imap(draw, todo, chunksize=20))
    kept, dropped = {}, []
    for code, styles in drawn.items():
        if isinstance(styles, str):
            dropped.append(f"{code:05X} {chr(code)} {styles}")
        elif chr(code) in DROPPED:
            dropped.append(f"{code:05X} {chr(code)} by eye")
        elif not all(fidelity.is_faithful(found) for _, found in styles.values()):
            figures = " ".join(f"{style} {lost:.0f} {stray:.4f} {filled}" for style, (_, (lost, stray, filled)) in styles.items())
            dropped.append(f"{code:05X} {chr(code)} {figures}")
        else:
            kept[code] = {style: outline for style, (outline, _) in styles.items()}
    print(len(wanted), "wanted,", len(todo), "in the source,", len(kept), "kept; dropped:", *dropped, sep="\n  ")
    return kept


def charstring(segments):
    pen = T2CharStringPen(1000, None)
    for verb, points in segments:
        getattr(pen, verb)(*points)
    return pen.getCharString()


# An empty frame; no glyph of another font's, for its licence would come with it.
FRAME = [
    ("moveTo", [(100, -60)]), ("lineTo", [(900, -60)]), ("lineTo", [(900, 820)]), ("lineTo", [(100, 820)]), ("closePath", []),
    ("moveTo", [(160, 0)]), ("lineTo", [(160, 760)]), ("lineTo", [(840, 760)]), ("lineTo", [(840, 0)]), ("closePath", []),
]


def build(glyphs, family, style, names, path):
    """Writes a face of redrawn glyphs."""
    weight, _ = WEIGHTS[style]
    order = [".notdef"] + [f"u{code:05X}" for code in sorted(glyphs)]
    strings = {".notdef": charstring(FRAME)}
    strings |= {f"u{code:05X}": charstring(styles[style]) for code, styles in glyphs.items()}
    postscript = family.replace(" ", "") + "-" + style
    full = family + " " + style
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({code: f"u{code:05X}" for code in sorted(glyphs)})
    builder.setupCFF(postscript, {"FullName": full, "FamilyName": family, "Weight": style}, strings, {})
    builder.setupHorizontalMetrics({name: (1000, 0) for name in order})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({
        "familyName": full, "styleName": "Regular", "uniqueFontIdentifier": postscript, "fullName": full,
        "psName": postscript, "version": "Version 1.000", "typographicFamily": family, "typographicSubfamily": style,
        **names,
    }, mac=False)
    builder.setupOS2(
        sTypoAscender=880, sTypoDescender=-120, sTypoLineGap=0, usWinAscent=880, usWinDescent=120,
        usWeightClass=weight, fsType=0, achVendID="NONE",
    )
    builder.setupPost(keepGlyphNames=False)
    builder.font["head"].created = builder.font["head"].modified = 2082844800
    builder.font.recalcTimestamp = False
    builder.font.save(path)
    print(path.name, len(glyphs), os.path.getsize(path), flush=True)


OFL = {
    "copyright": "Copyright (c) 2026, the changtu authors. Redrawn from Hanazono Mincho, "
    "Copyright (c) 2008-2017, GlyphWiki Project.",
    "description": "Changed in 2026: characters redrawn as even strokes by fonts/redraw.py of changtu.",
    "licenseDescription": "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
    "licenseInfoURL": "https://scripts.sil.org/OFL",
}


def arphic(packages):
    """The licence as the model carries it, and the notice of change that its clause 2a asks for."""
    table = TTFont(packages / BABELSTONE[0], lazy=True)["name"]
    return {
        "copyright": table.getDebugName(0) + " Redrawn in 2026 by the changtu authors.",
        "description": "NOTICE OF CHANGE: in 2026 the changtu authors took characters of BabelStone Han 16.0.1 by "
        "Andrew West (derived from AR PL Mingti2L Big5 and AR PL SungtiL GB), redrew them as even strokes with "
        "fonts/redraw.py of changtu, converted them to CFF and changed the font's name.",
        "licenseDescription": table.getDebugName(13),
    }


def main(packages, out):
    (out / "rare").mkdir(parents=True, exist_ok=True)
    wanted = listed(packages)
    noto(packages, out, wanted)
    others(packages, out, wanted)
    source = packages / "fonts-noto-cjk-extra" / NOTO / "NotoSansCJK-Medium.ttc"
    wanted = {code for code in wanted if in_blocks(code)} - coverage(source, 2)
    first = redrawn(packages, wanted, HANAZONO, redraw.HANAZONO)
    # What was dropped from the first face may do in the second.
    second = redrawn(packages, wanted - set(first), BABELSTONE, redraw.BABELSTONE)
    for family, glyphs, names in [
        ("Changtu Rare Hei", first, OFL), ("Changtu Rare Hei GH", second, arphic(packages)),
    ]:
        for style in WEIGHTS:
            build(glyphs, family, style, names, out / f"rare/{family.replace(' ', '')}-{style}.otf")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
