//! The profile of sRGB, for the formats that have no short word for it.
//!
//! Built here, byte for byte, because the libraries that could write the date into it. Version 2 of
//! the format (ICC.1:2001-04), which every reader knows: a matrix and a curve of 256 points, exact for
//! pictures of 8 bits.

/// When the profile was made; a constant, so that files are the same on every day.
const MADE: [u16; 6] = [2026, 1, 1, 0, 0, 0];
/// D50 in 1/65536: the white of all profiles.
const WHITE: [u32; 3] = [0xF6D6, 0x1_0000, 0xD32D];
/// Red, green and blue of sRGB (IEC 61966-2-1) adapted to D50 by Bradford, in 1/65536. They add to
/// [`WHITE`] exactly, so that greys stay grey.
const PRIMARIES: [[u32; 3]; 3] = [
    [0x6FA0, 0x38F5, 0x0390],
    [0x6297, 0xB787, 0x18D9],
    [0x249F, 0x0F84, 0xB6C4],
];
/// Points of the curve: one for each value of a channel.
const POINTS: u16 = 256;
/// Bytes of the profile's header.
const HEADER: usize = 128;
/// Bytes of an entry in the table of tags: name, place, length.
const ENTRY: usize = 12;

/// The profile, the same bytes every time.
pub(super) fn srgb() -> Vec<u8> {
    let curve = curve();
    // The three curves are one: entries may share their place.
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description("sRGB")),
        (b"cprt", text("Public domain")),
        (b"wtpt", xyz(WHITE)),
        (b"rXYZ", xyz(PRIMARIES[0])),
        (b"gXYZ", xyz(PRIMARIES[1])),
        (b"bXYZ", xyz(PRIMARIES[2])),
        (b"rTRC", curve),
        (b"gTRC", Vec::new()),
        (b"bTRC", Vec::new()),
    ];
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut body = Vec::new();
    let begin = HEADER + table.len() + tags.len() * ENTRY;
    let (mut place, mut length) = (begin, 0);
    for (name, content) in &tags {
        if !content.is_empty() {
            place = begin + body.len();
            length = content.len();
            body.extend_from_slice(content);
            body.resize(body.len().next_multiple_of(4), 0);
        }
        table.extend_from_slice(*name);
        table.extend((place as u32).to_be_bytes());
        table.extend((length as u32).to_be_bytes());
    }
    let mut profile = header(begin + body.len());
    profile.append(&mut table);
    profile.append(&mut body);
    profile
}

/// A display profile from RGB to XYZ.
fn header(length: usize) -> Vec<u8> {
    let mut header = (length as u32).to_be_bytes().to_vec();
    header.extend([0; 4]);
    header.extend(0x0210_0000_u32.to_be_bytes());
    header.extend(b"mntrRGB XYZ ");
    header.extend(MADE.iter().flat_map(|part| part.to_be_bytes()));
    header.extend(b"acsp");
    // Platform, flags, maker, model, attributes: not said; the intent is perceptual.
    header.extend([0; 28]);
    header.extend(WHITE.iter().flat_map(|part| part.to_be_bytes()));
    header.resize(HEADER, 0);
    header
}

/// A colour in XYZ.
fn xyz(parts: [u32; 3]) -> Vec<u8> {
    let mut tag = b"XYZ \0\0\0\0".to_vec();
    tag.extend(parts.iter().flat_map(|part| part.to_be_bytes()));
    tag
}

/// The light of each value (IEC 61966-2-1), in 1/65535.
fn curve() -> Vec<u8> {
    let mut tag = b"curv\0\0\0\0".to_vec();
    tag.extend(u32::from(POINTS).to_be_bytes());
    for point in 0..POINTS {
        let value = f64::from(point) / f64::from(POINTS - 1);
        let light = if value <= 0.04045 {
            value / 12.92
        } else {
            libm::pow((value + 0.055) / 1.055, 2.4)
        };
        tag.extend(((light * 65_535.0).round() as u16).to_be_bytes());
    }
    tag
}

/// A plain text.
fn text(words: &str) -> Vec<u8> {
    let mut tag = b"text\0\0\0\0".to_vec();
    tag.extend(words.bytes());
    tag.push(0);
    tag
}

/// The name of the profile, in ASCII only.
fn description(name: &str) -> Vec<u8> {
    let mut tag = b"desc\0\0\0\0".to_vec();
    tag.extend((name.len() as u32 + 1).to_be_bytes());
    tag.extend(name.bytes());
    tag.push(0);
    // No Unicode (language, length), no ScriptCode (code, length, 67 bytes of room).
    tag.resize(tag.len() + 4 + 4 + 2 + 1 + 67, 0);
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greys_stay_grey() {
        for axis in 0..3 {
            let sum: u32 = PRIMARIES.iter().map(|colour| colour[axis]).sum();
            assert_eq!(sum, WHITE[axis]);
        }
    }

    #[test]
    fn the_profile_says_its_own_length() {
        let profile = srgb();
        assert_eq!(profile[..4], (profile.len() as u32).to_be_bytes());
        assert!(profile.len() < 1200, "{}", profile.len());
        assert_eq!(profile.len() % 4, 0);
    }

    #[test]
    fn an_independent_reader_finds_srgb() {
        let profile = moxcms::ColorProfile::new_from_slice(&srgb()).unwrap();
        let standard = moxcms::ColorProfile::new_srgb();
        assert_eq!(profile.color_space, moxcms::DataColorSpace::Rgb);
        let (ours, theirs) = (profile.colorant_matrix(), standard.colorant_matrix());
        for (one, two) in ours.v.iter().flatten().zip(theirs.v.iter().flatten()) {
            assert!((one - two).abs() < 5e-4, "{one} {two}");
        }
        let layout = moxcms::Layout::Rgb;
        let transform = profile
            .create_transform_8bit(layout, &standard, layout, Default::default())
            .unwrap();
        let values: Vec<u8> = (0..=255)
            .flat_map(|value| [value, 255 - value, 90])
            .collect();
        let mut seen = vec![0; values.len()];
        transform.transform(&values, &mut seen).unwrap();
        let apart = values
            .iter()
            .zip(&seen)
            .map(|(one, two)| one.abs_diff(*two));
        assert!(apart.max() <= Some(1));
    }
}
