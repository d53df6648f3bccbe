//! Each thing that Word has and a text file has not.

use super::*;
use crate::manuscript::Note;
use crate::manuscript::probe::{self, assert_sound, strong};
use proptest::prelude::*;

/// An archive of parts that are not packed.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    let u16s = |value: usize| u16::try_from(value).expect("short").to_le_bytes();
    let u32s = |value: usize| u32::try_from(value).expect("short").to_le_bytes();
    for (name, text) in parts {
        let start = bytes.len();
        let sizes = [u32s(text.len()), u32s(text.len())].concat();
        let names = [u16s(name.len()), u16s(0)].concat();
        bytes.extend(
            [
                &b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0"[..],
                &sizes,
                &names,
                name.as_bytes(),
                text.as_bytes(),
            ]
            .concat(),
        );
        directory.extend(
            [
                &b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0"[..],
                &sizes,
                &names,
                &[0; 10],
                &u32s(start),
                name.as_bytes(),
            ]
            .concat(),
        );
    }
    let (start, length) = (bytes.len(), directory.len());
    bytes.extend(directory);
    let counts = [u16s(parts.len()), u16s(parts.len())].concat();
    bytes.extend(
        [
            &b"PK\x05\x06\0\0\0\0"[..],
            &counts,
            &u32s(length),
            &u32s(start),
            &[0; 2],
        ]
        .concat(),
    );
    bytes
}

const STYLES: &str = r#"<w:styles xmlns:w="w">
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:basedOn w:val="a"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="x"><w:name w:val="我的标题"/><w:basedOn w:val="y"/></w:style>
<w:style w:type="paragraph" w:styleId="y"><w:name w:val="基础"/><w:basedOn w:val="x"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="fett"><w:name w:val="黑体段"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>"#;

const NUMBERING: &str = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="1"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/><w:rPr><w:b/></w:rPr></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%2"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"#;

const RELATIONS: &str = r#"<Relationships xmlns="r">
<Relationship Id="s" Type="x/styles" Target="styles.xml"/><Relationship Id="n" Type="x/numbering" Target="numbering.xml"/>
<Relationship Id="p" Type="x/image" Target="media/a.png"/><Relationship Id="q" Type="x/image" Target="https://a.cn/b.png" TargetMode="External"/>
<Relationship Id="f" Type="x/footnotes" Target="footnotes.xml"/><Relationship Id="h" Type="x/header" Target="header1.xml"/>
<Relationship Id="l" Type="x/hyperlink" Target="https://a.cn" TargetMode="External"/></Relationships>"#;

fn read_word(body: &str) -> Manuscript {
    let document = format!(
        r#"<w:document xmlns:w="w" xmlns:r="r" xmlns:mc="mc" xmlns:a="a" xmlns:v="v"><w:body>{body}</w:body></w:document>"#
    );
    let bytes = archive(&[
        ("word/document.xml", &document),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/_rels/document.xml.rels", RELATIONS),
        ("word/media/a.png", "PNG"),
        (
            "word/footnotes.xml",
            r#"<w:footnotes xmlns:w="w"><w:footnote w:id="2"><w:p><w:r><w:t>脚注的话</w:t></w:r></w:p></w:footnote></w:footnotes>"#,
        ),
        (
            "word/header1.xml",
            r#"<w:hdr xmlns:w="w"><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:hdr>"#,
        ),
    ]);
    read(&bytes).expect("it is a document")
}

fn words(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn paragraph(properties: &str, inner: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>")
}

fn styled(style: &str, text: &str) -> String {
    paragraph(&format!(r#"<w:pStyle w:val="{style}"/>"#), &words(text))
}

fn listed(list: u8, level: u8, text: &str) -> String {
    paragraph(
        &format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#),
        &words(text),
    )
}

/// As others tell it, without the `+` that all paragraphs of Word would have.
fn told(read: &Manuscript) -> Vec<String> {
    assert_sound(read);
    let lines = probe::told(read).into_iter();
    lines.map(|line| line.replacen("+ ", " ", 1)).collect()
}

fn codes(read: &Manuscript) -> Vec<&str> {
    read.notes.iter().map(|note: &Note| note.code).collect()
}

#[test]
fn styles_make_titles_headings_and_numbers() {
    let body = [
        styled("a3", "青禾集团"),
        styled("1", "成绩"),
        styled("x", "小节"),
        styled("1", "打算"),
        styled("toc", "成绩 1"),
    ]
    .concat();
    let read = read_word(&body);
    assert_eq!(
        told(&read),
        ["1h1 青禾集团", "2h2 一、成绩", "3h4 小节", "4h2 二、打算"]
    );
    assert_eq!(strong(&read), Vec::<&str>::new());
    assert_eq!(codes(&read), ["table-of-contents", "header-footer"]);
    assert_eq!(told(&read_word(&styled("1", "成绩"))), ["1h1 一、成绩"]);
}

#[test]
fn automatic_numbers_are_words() {
    let body = [
        listed(1, 0, "甲"),
        listed(1, 1, "乙"),
        listed(1, 1, "丙"),
        listed(1, 2, "丁"),
        listed(1, 0, "戊"),
        listed(1, 1, "己"),
        listed(3, 0, "庚"),
        listed(3, 0, "辛"),
        listed(2, 0, "壬"),
        listed(2, 1, "癸"),
        listed(1, 0, ""),
        listed(1, 0, "末"),
    ];
    let read = read_word(&body.concat());
    assert_eq!(
        told(&read),
        [
            "1w 一、甲",
            "2w （一）乙",
            "3w （二）丙",
            "4w 1.3 丁",
            "5w 二、戊",
            "6w （一）己",
            "7w 五、庚",
            "8w 六、辛",
            "9i0 壬",
            "10w ①癸",
            "12w 八、末"
        ]
    );
    assert_eq!(strong(&read), ["（一）", "（二）", "（一）"]);
}

#[test]
fn bold_comes_from_runs_and_styles() {
    let bold = |text: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>");
    let thin = "<w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>丙</w:t></w:r>";
    let of_style = r#"<w:r><w:rPr><w:rStyle w:val="s"/></w:rPr><w:t>丁</w:t></w:r>"#;
    let body = [
        paragraph(
            "",
            &[
                bold("一是"),
                bold("抓投资。"),
                words("完成"),
                of_style.to_owned(),
            ]
            .concat(),
        ),
        paragraph(
            r#"<w:pStyle w:val="fett"/>"#,
            &[words("乙"), thin.to_owned()].concat(),
        ),
    ];
    let read = read_word(&body.concat());
    assert_eq!(read.text, "一是抓投资。完成丁\n乙丙");
    assert_eq!(strong(&read), ["一是抓投资。", "丁", "乙"]);
}

#[test]
fn what_runs_hold_is_read_or_told() {
    let body = paragraph(
        "",
        r#"<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F06C"/></w:r>
<w:hyperlink r:id="l"><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>
<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar w:fldCharType="end"/></w:r>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>
<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"#,
    );
    let read = read_word(&body);
    assert_eq!(
        told(&read),
        ["1w 甲", "1w 乙-●链接增7", "2a 框", "3a 脚注的话"]
    );
    assert!(!read.lines[1].is_apart);
    let marks: Vec<_> = read.markup.iter().map(|mark| mark.text.as_str()).collect();
    assert_eq!(marks, ["https://a.cn", "删", "PAGE", "隐"]);
    let wanted = [
        "tracked-deletion",
        "tracked-insertion",
        "comment",
        "footnote",
        "text-box",
        "hidden-words",
        "header-footer",
    ];
    assert_eq!(codes(&read), wanted);
}

#[test]
fn pictures_bring_their_bytes() {
    let body = paragraph(
        "",
        r#"<w:r><w:drawing><wp:docPr xmlns:wp="wp" descr="厂区全景"/><a:blip r:embed="p"/></w:drawing></w:r><w:r><w:pict><v:shape alt="远"><v:imagedata r:id="q"/></v:shape></w:pict></w:r>"#,
    );
    let read = read_word(&(body + &paragraph("", &words("图1"))));
    assert_eq!(told(&read), ["1p0 ", "2p1 图1"]);
    assert_eq!(read.pictures[0].bytes.as_deref(), Some(&b"PNG"[..]));
    assert_eq!(
        (
            read.pictures[0].path.as_str(),
            read.pictures[0].alt.as_str()
        ),
        ("word/media/a.png", "厂区全景")
    );
    assert_eq!(
        (
            read.pictures[1].bytes.as_deref(),
            read.pictures[1].alt.as_str()
        ),
        (None, "远")
    );
    assert_eq!(codes(&read), ["remote-picture", "header-footer"]);
}

#[test]
fn tables_keep_their_places() {
    let cell = |properties: &str, text: &str| {
        format!(
            "<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>",
            paragraph("", &words(text))
        )
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = |rows: &[String]| format!("<w:tbl>{}</w:tbl>", rows.concat());
    let two = format!(
        "<w:tc>{}{}</w:tc>",
        paragraph("", &words("工业")),
        paragraph("", &words("增加值"))
    );
    let body = table(&[
        row(&[
            cell(r#"<w:vMerge w:val="restart"/>"#, "指标"),
            cell(r#"<w:gridSpan w:val="2"/>"#, "2024年"),
        ]),
        row(&[cell("<w:vMerge/>", ""), cell("", "总量"), cell("", "增长")]),
        row(&[two, cell("", "7.5"), cell("", "-3.2%")]),
    ]);
    let read = read_word(&body);
    assert_eq!(
        told(&read),
        [
            "1H 指标|2024年|",
            "4H |总量|增长",
            "6r 工业增加值|7.5|-3.2%"
        ]
    );
    let frame = table(&[row(&[cell("", "提示")])]);
    assert_eq!(told(&read_word(&frame)), ["1a 提示"]);
    let layout = table(&[row(&[
        format!("<w:tc>{}{body}</w:tc>", paragraph("", &words("前"))),
        cell("", "后"),
    ])]);
    assert_eq!(told(&read_word(&layout))[..2], ["1w 前", "2H 指标|2024年|"]);
}

#[test]
fn other_archives_are_named() {
    let fault = |parts: &[(&str, &str)]| read(&archive(parts)).expect_err("it is no document");
    assert_eq!(
        fault(&[("xl/workbook.xml", "<a/>")]),
        ManuscriptError::Foreign("Excel")
    );
    assert_eq!(fault(&[("a.txt", "甲")]), ManuscriptError::Foreign("ZIP"));
    assert_eq!(
        fault(&[("word/document.xml", "<a>")]),
        ManuscriptError::Broken("document.xml")
    );
    assert_eq!(
        fault(&[("word/document.xml", "<a/>")]),
        ManuscriptError::Broken("document.xml")
    );
    assert_eq!(
        read(b"PK\x03\x04").expect_err("it is cut off"),
        ManuscriptError::Broken("zip")
    );
}

#[test]
fn deep_nesting_does_not_overflow() {
    let deep = format!(
        "{}{}{}",
        "<w:smartTag>".repeat(400),
        paragraph("", &words("甲")),
        "</w:smartTag>".repeat(400)
    );
    let read = read_word(&(deep + &paragraph("", &words("乙"))));
    assert_eq!(told(&read), ["1w 乙"]);
    assert!(codes(&read).contains(&"too-deep"));
}

/// Pieces of a document, most of them in the wrong place.
fn piece() -> impl Strategy<Value = String> {
    let wrap = |name: &str, inner: String| format!("<w:{name}>{inner}</w:{name}>");
    let leaf = prop::sample::select(vec![
        words("甲"), words("\u{3000} "), words("5%"), "<w:r><w:br/></w:r>".to_owned(), "<w:r><w:tab/></w:r>".to_owned(),
        "<w:r><w:rPr><w:b/></w:rPr><w:t> 乙 </w:t></w:r>".to_owned(), listed(1, 1, "丙"), listed(2, 0, " 丁"), styled("a3", "戊"),
        r#"<w:r><w:drawing><a:blip r:embed="p"/></w:drawing></w:r>"#.to_owned(),
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#.to_owned(),
        "<w:r><w:drawing><w:txbxContent><w:p/><w:tbl><w:tr><w:tc/></w:tr></w:tbl></w:txbxContent></w:drawing></w:r>".to_owned(),
    ]);
    leaf.prop_recursive(6, 60, 6, move |inner| {
        let names = prop::sample::select(vec![
            "p",
            "tbl",
            "tr",
            "tc",
            "sdt",
            "sdtContent",
            "ins",
            "del",
            "hyperlink",
            "p",
            "p",
        ]);
        (names, prop::collection::vec(inner, 0..6))
            .prop_map(move |(name, inner)| wrap(name, inner.concat()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_nesting_makes_a_sound_manuscript(pieces in prop::collection::vec(piece(), 0..6)) {
        assert_sound(&read_word(&pieces.concat()));
    }
}
