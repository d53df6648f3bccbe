"""Cutting a face down to characters, for build_fonts.py and build_rare.py."""

from fontTools import subset
from fontTools.ttLib import TTFont

HAN_FEATURES = [
    "halt", "vhal", "palt", "vpal", "chws", "vchw", "vert", "vrt2", "kern", "vkrn", "fwid", "hwid",
    "pwid", "ccmp", "liga", "mark", "calt", "tnum", "pnum", "locl",
]
# Japanese, Korean and the traditional forms would drag in 6,900 foreign glyphs.
HAN_SCRIPTS = [
    "DFLT.dflt", "hani.dflt", "hani.ZHS ", "latn.dflt", "latn.ZHS ", "grek.dflt", "cyrl.dflt",
    "kana.dflt", "bopo.dflt",
]


def cut(source, number, chars, features, scripts, out):
    """Writes the subset of a face."""
    options = subset.Options()
    options.font_number = number
    options.layout_features = features
    options.layout_scripts = scripts
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.glyph_names = False
    options.canonical_order = True
    options.bidi_closure = False
    options.drop_tables += ["DSIG"]
    options.ignore_missing_unicodes = True
    out.parent.mkdir(parents=True, exist_ok=True)
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(char) for char in chars])
    subsetter.subset(font)
    subset.save_font(font, str(out), options)


def bake_simplified(path):
    """Makes simplified Chinese the language of every script, and freezes the time stamp.

    So — and —— get their full widths without a shaper being told script and language.
    """
    font = TTFont(path, recalcTimestamp=False)
    for tag in ("GSUB", "GPOS"):
        records = font[tag].table.ScriptList.ScriptRecord
        han = next((record.Script for record in records if record.ScriptTag == "hani"), None)
        if han is None:  # nothing of the table was kept
            continue
        languages = (it.LangSys for it in han.LangSysRecord if it.LangSysTag == "ZHS ")
        simplified = next(languages, han.DefaultLangSys)
        for record in records:
            record.Script.DefaultLangSys = simplified
            record.Script.LangSysRecord = []
            record.Script.LangSysCount = 0
    font["head"].modified = font["head"].created
    font.save(path)
