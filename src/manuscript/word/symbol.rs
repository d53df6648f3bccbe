//! Symbols of fonts that have no letters: Wingdings and Symbol, as characters.

/// The character of a code in a font; `None` when it is not known.
pub(super) fn symbol(font: &str, code: u32) -> Option<char> {
    // Fonts of symbols have their codes in the private area.
    let low = match code {
        0xF000..=0xF0FF => code - 0xF000,
        _ => code,
    };
    let is_private = (0xE000..=0xF8FF).contains(&code);
    let font = font.to_ascii_lowercase();
    match font.as_str() {
        "wingdings" => wingdings(low),
        "wingdings 2" => wingdings2(low),
        "symbol" => symbols(low),
        _ if is_private => None,
        _ => char::from_u32(code),
    }
}

fn wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x6C => '●',
        0x6D => '❍',
        0x6E => '■',
        0x6F | 0x70 | 0xA8 => '□',
        0x71 | 0x72 => '❑',
        0x73 | 0x74 => '◆',
        0x75 => '◆',
        0x76 => '❖',
        0x77 => '◆',
        0x9F => '•',
        0xA1 => '○',
        0xA4 => '◎',
        0xA7 => '▪',
        0xAB => '★',
        0xD8 => '➢',
        0xDF | 0xE7 => '←',
        0xE0 | 0xE8 => '→',
        0xE1 | 0xE9 => '↑',
        0xE2 | 0xEA => '↓',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        0x81..=0x8A => char::from_u32(0x2460 + code - 0x81)?,
        0x8C..=0x95 => char::from_u32(0x2776 + code - 0x8C)?,
        _ => return None,
    })
}

fn wingdings2(code: u32) -> Option<char> {
    Some(match code {
        0x50 => '✓',
        0x52 => '☑',
        0x53 => '☒',
        0x6A..=0x73 => char::from_u32(0x2460 + code - 0x6A)?,
        0xA3 => '□',
        _ => return None,
    })
}

fn symbols(code: u32) -> Option<char> {
    Some(match code {
        0x2B | 0x30..=0x39 | 0x3C..=0x3E => char::from_u32(code)?,
        0xA3 => '≤',
        0xB0 => '°',
        0xB1 => '±',
        0xB2 => '″',
        0xB3 => '≥',
        0xB4 => '×',
        0xB7 => '•',
        0xB8 => '÷',
        0xB9 => '≠',
        0xBB => '≈',
        0xBC => '…',
        0xA7 => '♣',
        0xAB => '↔',
        0xAC => '←',
        0xAD => '↑',
        0xAE => '→',
        0xAF => '↓',
        0x61 => 'α',
        0x62 => 'β',
        0x67 => 'γ',
        0x6D => 'μ',
        0x70 => 'π',
        0x73 => 'σ',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_become_characters() {
        assert_eq!(symbol("Wingdings", 0xF06C), Some('●'));
        assert_eq!(symbol("Wingdings", 0xF0D8), Some('➢'));
        assert_eq!(symbol("Wingdings", 0x83), Some('③'));
        assert_eq!(symbol("宋体", 0x2103), Some('℃'));
        assert_eq!(symbol("Webdings", 0xF041), None);
    }
}
