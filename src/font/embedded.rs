//! The faces inside the program. Their bytes are mapped with it and read only when used.

/// A face inside the program.
pub(crate) struct Embedded {
    /// The family's name, as packs write it.
    pub(crate) family: &'static str,
    /// The weight of OpenType, 100–900.
    pub(crate) weight: u16,
    /// The file.
    pub(crate) bytes: &'static [u8],
    /// Whether its shapes were redrawn from another font, and may be wrong.
    pub(crate) is_redrawn: bool,
}

macro_rules! face {
    ($family:literal, $weight:literal, $file:literal) => {
        face!($family, $weight, $file, false)
    };
    ($family:literal, $weight:literal, $file:literal, $is_redrawn:literal) => {
        Embedded {
            family: $family,
            weight: $weight,
            bytes: include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/", $file)),
            is_redrawn: $is_redrawn,
        }
    };
}

/// All of them; their order is that of the face numbers.
pub(crate) static FACES: [Embedded; 20] = [
    face!("Noto Sans SC", 400, "sans/NotoSansSC-Regular.otf"),
    face!("Noto Sans SC", 500, "sans/NotoSansSC-Medium.otf"),
    face!("Noto Sans SC", 700, "sans/NotoSansSC-Bold.otf"),
    face!("Noto Sans SC", 900, "sans/NotoSansSC-Black.otf"),
    face!("Noto Serif SC", 900, "serif/NotoSerifSC-Black.otf"),
    face!("Barlow Condensed", 700, "figure/BarlowCondensed-Bold.ttf"),
    face!("Oswald", 700, "figure/Oswald-Bold.ttf"),
    face!("Noto Emoji", 400, "symbol/NotoEmoji-Regular.ttf"),
    face!("Noto Sans SC Han", 500, "rare/NotoSansSC-HanMedium.otf"),
    face!("Noto Sans SC Rare", 500, "rare/NotoSansSC-RareMedium.otf"),
    face!("Noto Sans SC Rare", 900, "rare/NotoSansSC-RareBlack.otf"),
    face!(
        "Changtu Rare Hei",
        500,
        "rare/ChangtuRareHei-Medium.otf",
        true
    ),
    face!(
        "Changtu Rare Hei",
        700,
        "rare/ChangtuRareHei-Bold.otf",
        true
    ),
    face!(
        "Changtu Rare Hei GH",
        500,
        "rare/ChangtuRareHeiGH-Medium.otf",
        true
    ),
    face!(
        "Changtu Rare Hei GH",
        700,
        "rare/ChangtuRareHeiGH-Bold.otf",
        true
    ),
    face!("Noto Serif SC", 500, "serif/NotoSerifSC-Medium.otf"),
    face!("Noto Serif SC", 700, "serif/NotoSerifSC-Bold.otf"),
    face!(
        "Barlow Condensed",
        800,
        "figure/BarlowCondensed-ExtraBold.ttf"
    ),
    face!("Smiley Sans", 400, "title/SmileySans-Oblique.ttf"),
    face!("Ma Shan Zheng", 400, "brush/MaShanZheng-Regular.ttf"),
];
