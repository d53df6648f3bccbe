//! Hostile input: a clear error, in bounded time, and never a panic.

use std::fs;
use std::time::{Duration, Instant};

use changtu::diag::{Sink, Sources};
use changtu::document;
use changtu::world::{Limits, World, WorldError, decode};

/// The codes of what is said about a text; fails when that takes long.
fn said(text: &str) -> Vec<&'static str> {
    let begun = Instant::now();
    let mut sink = Sink::default();
    let world = World::memory::<String, Vec<u8>>([]);
    document::read(
        "r.yaml",
        text.as_bytes(),
        &world,
        &mut Sources::default(),
        &mut sink,
    );
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{:?}",
        begun.elapsed()
    );
    sink.into_sorted()
        .iter()
        .map(|diagnostic| diagnostic.code)
        .collect()
}

#[test]
fn a_bomb_of_aliases_is_refused() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let inner = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
    }
    assert_eq!(said(&bomb), ["too-complex"]);
}

#[test]
fn deep_nesting_is_refused() {
    assert_eq!(
        said(&format!("title: {}", "[".repeat(10_000))),
        ["too-complex"]
    );
    assert_eq!(
        said(&format!("title: {}", "{a: ".repeat(10_000))),
        ["too-complex"]
    );
    assert_eq!(said(&"- ".repeat(10_000)), ["too-complex"]);
    let mut steps = String::new();
    for depth in 0..1_000 {
        steps.push_str(&format!("{}a:\n", " ".repeat(depth)));
    }
    assert_eq!(said(&steps), ["too-complex"]);
}

#[test]
fn many_aliases_and_many_values_are_refused() {
    assert_eq!(
        said(&format!("a: &a x\nb: [{}]", "*a, ".repeat(200_000))),
        ["too-complex"]
    );
    assert_eq!(
        said(&format!("title: [{}]", "x, ".repeat(300_000))),
        ["too-complex"]
    );
}

#[test]
fn a_circle_is_refused() {
    assert!(!said("title: &a [*a]\n").is_empty());
    assert!(!said("title: &a { b: *a }\n").is_empty());
}

#[test]
fn a_huge_file_is_refused() {
    assert_eq!(said(&"#".repeat(5 << 20)), ["too-large"]);
}

#[test]
fn many_unknown_keys_take_bounded_time() {
    let mut text = String::from("title: 甲\n");
    (0..100_000).for_each(|index| text.push_str(&format!("未知{index}: 值\n")));
    let said = said(&text);
    assert_eq!((said.len(), said.last()), (1_001, Some(&"too-many")));
}

#[test]
fn one_huge_line_takes_bounded_time() {
    said(&format!("title: [{}]", "1,234, *a, ".repeat(60_000)));
    said(&format!("title: [{}]", "1,234, ".repeat(100_000)));
    said(&format!("title: {{{}}}", "a：b, ".repeat(100_000)));
    said(&format!("title: {}", "甲**".repeat(300_000)));
    said(&format!("title: {}", "1,234亿元增长".repeat(100_000)));
    said(&format!("title: [{}]\ntitle: 甲", "&a b, ".repeat(40_000)));
    said(&"title: 甲\n".repeat(100_000));
}

#[test]
fn odd_bytes_never_panic() {
    let pieces = [
        "title: ", "- ", "{", "}", "[", "]", ": ", "：", "，", ",", "\"", "'", "|\n", ">\n", "\n",
        "  ", "\t", "#", " #", "&a ", "*a", "!x ", "**", "==", "<br>", "\\", "1,234", "甲",
        "\u{3000}", "%", "?", "---\n", "...", "<<: ", "\0", "\u{85}",
    ];
    let mut state = 12_345_u32;
    for _ in 0..4_000 {
        let mut text = String::new();
        for _ in 0..14 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(pieces[(state >> 16) as usize % pieces.len()]);
        }
        said(&text);
        said(&format!(
            "title: 甲\nsections:\n- title: 乙\n  blocks:\n  - list: {text}\n"
        ));
    }
}

#[test]
fn paths_stay_below_the_root() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("report");
    fs::create_dir_all(root.join("图")).unwrap();
    fs::write(folder.path().join("secret"), "s").unwrap();
    fs::write(root.join("图/a.txt"), "a").unwrap();
    let world = World::disk(&root);
    assert_eq!(world.read("图/a.txt").unwrap(), b"a");
    assert_eq!(world.read("./图/../图\\a.txt").unwrap(), b"a");
    for path in [
        "../secret",
        "图/../../secret",
        "/etc/passwd",
        "C:\\secret",
        "\\\\server\\x",
        "a\0b",
    ] {
        assert_eq!(world.read(path), Err(WorldError::Outside), "{path}");
    }
    assert_eq!(world.read("nothing"), Err(WorldError::Missing));
    assert_eq!(world.read("图"), Err(WorldError::NotAFile));
    assert_eq!(world.list("").unwrap(), ["图/a.txt"]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.path().join("secret"), root.join("link")).unwrap();
        assert_eq!(world.read("link"), Err(WorldError::Outside));
    }
}

#[test]
fn a_header_of_200_megapixels_is_refused_before_decoding() {
    let mut png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR".to_vec();
    let header = [20_000_u32.to_be_bytes(), 10_000_u32.to_be_bytes()].concat();
    png.extend(&header);
    png.extend([8, 2, 0, 0, 0]);
    let crc = crc(&png[12..]);
    png.extend(crc.to_be_bytes());
    png.extend(b"\x00\x00\x00\x00IDAT\x35\xaf\x06\x1e");
    let begun = Instant::now();
    let error = decode(&png, Limits::default());
    assert_eq!(
        error,
        Err(WorldError::TooManyPixels {
            width: 20_000,
            height: 10_000
        })
    );
    assert!(begun.elapsed() < Duration::from_secs(1));
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |mut crc, byte| {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 {
                crc >> 1 ^ 0xEDB8_8320
            } else {
                crc >> 1
            };
        }
        crc
    })
}

#[test]
fn hostile_vectors_are_refused() {
    let svg = |inner: &str| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='10' height='10'>{inner}</svg>"
        )
    };
    let refused = |inner: &str| {
        let begun = Instant::now();
        let result = decode(svg(inner).as_bytes(), Limits::default());
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "{:?}",
            begun.elapsed()
        );
        result.is_err()
    };
    assert!(refused("<path d='M0 -6e8 L5 -6.1e8 L10 3 Z'/>"));
    assert!(refused("<rect width='1e30' height='1e30' y='-1e29'/>"));
    assert!(refused(&format!(
        "{}{}",
        "<g>".repeat(10_000),
        "</g>".repeat(10_000)
    )));
    let mut uses = String::from("<g id='a0'><rect width='1' height='1'/></g>");
    for level in 1..12 {
        let one = format!("<use xlink:href='#a{}'/>", level - 1);
        uses.push_str(&format!("<g id='a{level}'>{}</g>", one.repeat(9)));
    }
    assert!(refused(&uses));
    let entities = "<!DOCTYPE svg [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>]><svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'><text>&f;</text></svg>";
    let _ = decode(entities.as_bytes(), Limits::default());
    assert!(!refused(
        "<image href='/etc/passwd' width='5' height='5'/><rect width='5' height='5'/>"
    ));
}

#[test]
fn rubbish_is_no_picture() {
    for bytes in [
        &b""[..],
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"\xff\xd8\xff",
        b"RIFF\0\0\0\0WEBPVP8 ",
        b"BM",
        b"<svg",
        b"text",
    ] {
        assert!(decode(bytes, Limits::default()).is_err(), "{bytes:?}");
    }
}
