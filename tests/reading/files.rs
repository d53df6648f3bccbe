//! Data that stand in files of their own: what is read from them, and what is said of bad ones.

use std::io::Write;
use std::time::{Duration, Instant};

use changtu::diag::{Sink, Sources};
use changtu::document;
use changtu::world::World;
use flate2::Compression;
use flate2::write::DeflateEncoder;

const CSV: &[u8] = include_bytes!("../data/sheets/产值.csv");
const XLSX: &[u8] = include_bytes!("../data/sheets/产值.xlsx");
const SERIES: &[u8] = include_bytes!("../data/sheets/行业.csv");

/// A report with one chart whose data are as given.
fn report(data: &str) -> String {
    format!(
        "title: 甲\nsections:\n- title: 乙\n  blocks:\n  - chart:\n      kind: columns\n      data: {data}\n"
    )
}

/// What a report draws, and what is said of it: `file:line:column code: sentence / advice`.
fn read(report: &str, files: &[(&str, &[u8])]) -> (Vec<String>, Vec<String>) {
    let world = World::memory(files.iter().map(|(name, bytes)| (*name, *bytes)));
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let document = document::read(
        "report.yaml",
        report.as_bytes(),
        &world,
        &mut sources,
        &mut sink,
    );
    let said = sink.into_sorted().into_iter();
    let said = said
        .filter(|said| !["no-credits", "negative-mark"].contains(&said.code))
        .map(|said| {
            let span = said.span.expect("everything has a place");
            let place = sources.position(span.file, span.range.start);
            let hints: Vec<_> = said.hints.iter().map(|hint| hint.zh.as_str()).collect();
            format!(
                "{}:{}:{} {}: {} / {}",
                sources.name(span.file),
                place.line,
                place.column,
                said.code,
                said.message.zh,
                hints.join(" / ")
            )
        });
    let said = said.collect();
    let texts = document.as_ref().map(super::dump).unwrap_or_default();
    let texts = texts
        .into_iter()
        .filter_map(|line| line.split_once(".data[").map(|(_, rest)| rest.to_owned()));
    (texts.collect(), said)
}

fn drawn(data: &str, files: &[(&str, &[u8])]) -> Vec<String> {
    let (texts, said) = read(&report(data), files);
    assert!(said.is_empty(), "{said:#?}");
    texts
}

/// The one thing that is said.
fn fault(data: &str, files: &[(&str, &[u8])]) -> String {
    let (_, said) = read(&report(data), files);
    assert_eq!(said.len(), 1, "{data}: {said:#?}");
    said[0].clone()
}

/// An archive of parts, packed.
fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(text).expect("memory takes all");
        let packed = encoder.finish().expect("memory takes all");
        let sizes = [packed.len() as u32, text.len() as u32];
        let mut about = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        sizes
            .iter()
            .for_each(|size| about.extend(size.to_le_bytes()));
        about.extend((name.len() as u16).to_le_bytes());
        about.extend([0, 0]);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&about);
        directory.extend([0; 10]);
        directory.extend((bytes.len() as u32).to_le_bytes());
        directory.extend(name.as_bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(about);
        bytes.extend(name.as_bytes());
        bytes.extend(packed);
    }
    let (at, count) = (bytes.len() as u32, parts.len() as u16);
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    bytes.extend([(directory.len() as u32).to_le_bytes(), at.to_le_bytes()].concat());
    bytes.extend([0, 0]);
    bytes
}

const WORKBOOK: &[u8] = br#"<workbook><workbookPr date1904="1"/><sheets><sheet name="A" sheetId="9" id="r1"/></sheets></workbook>"#;
const RELATIONS: &[u8] =
    br#"<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>"#;

/// A workbook of one sheet.
fn workbook(sheet: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let parts = [
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/s.xml", sheet.as_bytes()),
    ];
    zip(&[&parts[..], more].concat())
}

#[test]
fn a_csv_file_is_as_good_as_data_in_the_report() {
    let inline = drawn(
        "[{ label: 2022, value: 748.60 }, { label: 2023, value: 783.58 }, { label: 2024年, value: \"1,031.1\" }]",
        &[],
    );
    let files = [("产值.csv", CSV)];
    assert_eq!(drawn("{ 文件: 产值.csv, 数值列: 产值 }", &files), inline);
    assert_eq!(
        drawn("{ file: ./产值.csv, label: 年份, values: [产值] }", &files),
        inline
    );
    let two = drawn("{ file: 产值.csv, values: 增速, lines: 3-4 }", &files);
    assert_eq!(
        two,
        [
            "0].label = \"2023\"",
            "0].value = \"4.3%\" (4.3)",
            "1].label = \"2024年\"",
            "1].value = \"-2.1%\" (-2.1)"
        ]
    );
    let plain = "名称\t数值\n甲\t3\n\n乙\t 1.50\n";
    assert_eq!(
        drawn("数据.tsv", &[("数据.tsv", plain.as_bytes())]),
        [
            "0].label = \"甲\"",
            "0].value = \"3\" (3)",
            "1].label = \"乙\"",
            "1].value = \"1.50\" (1.5)"
        ]
    );
}

#[test]
fn columns_are_series_named_by_their_heads() {
    let read = |data: &str| lines_of(&format!("chart:\n      kind: columns\n      data: {data}"));
    let inline = "[工业: [12.50, 14.1], 农业: [15.8, 16.2], 服务业: [18.4, 23.6]]\n      series: [2022年, 2023年]";
    let inline = read(inline);
    for data in ["行业.csv", "{ file: 行业.csv, values: [2022年, 2023年] }"] {
        assert_eq!(read(data), inline, "{data}");
    }
    // The report's own names of the series win.
    let named = read("行业.csv\n      series: [上年, 本年]");
    assert!(
        named
            .iter()
            .any(|line| line.ends_with("series[0] = \"上年\"")),
        "{named:#?}"
    );
    // In another order, and one alone without a name.
    let turned = read("{ file: 行业.csv, values: [2023年, 2022年], lines: 2 }");
    assert!(
        turned
            .iter()
            .any(|line| line.ends_with("series[0] = \"2023年\"")),
        "{turned:#?}"
    );
    let one = read("{ file: 行业.csv, values: 2023年 }");
    assert!(!one.iter().any(|line| line.contains("series")), "{one:#?}");
}

/// What a report with one block reads as.
fn lines_of(block: &str) -> Vec<String> {
    let world = World::memory([("行业.csv", SERIES), ("产值.xlsx", XLSX)]);
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let report = format!("title: 甲\nsections:\n- title: 乙\n  blocks:\n  - {block}\n");
    let bytes = report.as_bytes();
    let document = document::read("report.yaml", bytes, &world, &mut sources, &mut sink);
    assert!(!sink.has_errors(), "{block}: {:#?}", sink.diagnostics());
    let mut lines = super::dump(&document.expect("it is a report"));
    lines.sort();
    lines
}

#[test]
fn the_rows_of_a_table_are_those_of_a_file() {
    let inline = lines_of(
        "table: { columns: [行业, 2022年, 2023年], rows: [[工业, 12.50, 14.1], [农业, 15.8, 16.2], [服务业, 18.4, 23.6]] }",
    );
    for block in [
        "table: 行业.csv",
        "table: { rows: 行业.csv }",
        "table: { rows: { file: 行业.csv, label: 行业 } }",
        "table: { rows: { file: 行业.csv, values: [行业, 2022年, 2023年] } }",
    ] {
        assert_eq!(lines_of(block), inline, "{block}");
    }
    // An empty cell keeps its place, and the report's own heads win.
    let rows = lines_of(
        "table: { columns: [甲, 乙], rows: { file: 产值.xlsx, values: [年份, 备注], lines: 4-5 } }",
    );
    assert!(
        rows.iter().any(|line| line.ends_with("= \"\"")),
        "{rows:#?}"
    );
    assert!(!rows.iter().any(|line| line.contains("备注")), "{rows:#?}");
}

#[test]
fn cells_of_a_workbook_are_drawn_as_they_are_shown() {
    let files = [("a/产值.xlsx", XLSX)];
    let rows = drawn(
        "{ 文件: a/产值.xlsx, 工作表: 产值, 名称列: 投产, 数值列: 产值, 行号: 2..4 }",
        &files,
    );
    assert_eq!(
        rows,
        [
            "0].label = \"2022年3月1日\"",
            "0].value = \"748.6\" (748.6)",
            "1].label = \"2023年12月31日\"",
            "1].value = \"783.58\" (783.58)",
            "2].label = \"2024年2月29日\"",
            "2].value = \"31.1\" (31.1)"
        ]
    );
    let total = drawn("{ file: a/产值.xlsx, values: 产值, lines: 5 }", &files);
    assert_eq!(
        total,
        [
            "0].label = \"合计\"",
            "0].value = \"1,234.50万元\" (12345000)"
        ]
    );
    let share = drawn("{ file: a/产值.xlsx, values: 增速, lines: 2-4 }", &files);
    assert_eq!(share[1], "0].value = \"5.2%\" (5.2)");
}

#[test]
fn shared_texts_are_joined_without_their_readings() {
    let sheet = r#"<worksheet><sheetData><row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>
<row r="3"><c r="A3" t="str"><f>A1</f><v>甲</v></c><c r="B3" s="0"><v>0.5</v></c></row></sheetData></worksheet>"#;
    let strings = "<sst><si><r><t>名</t></r><r><t>称</t></r><rPh><t>míng</t></rPh></si><si><t>数值</t></si></sst>";
    let styles = r#"<styleSheet><cellXfs><xf numFmtId="9"/></cellXfs></styleSheet>"#;
    let file = workbook(
        sheet,
        &[
            ("xl/sharedStrings.xml", strings.as_bytes()),
            ("xl/styles.xml", styles.as_bytes()),
        ],
    );
    assert_eq!(
        drawn(
            "{ file: a.xlsx, label: 名称, values: 数值 }",
            &[("a.xlsx", &file)]
        ),
        ["0].label = \"甲\"", "0].value = \"50%\" (50)"]
    );
}

#[test]
fn what_is_wrong_is_said_at_its_place() {
    let files: &[(&str, &[u8])] = &[
        ("产值.csv", CSV),
        ("产值.xlsx", XLSX),
        ("字.csv", "名称,数值\n甲,三成\n乙,\n".as_bytes()),
        ("逗号.csv", "名称,数值\n甲,1,234\n".as_bytes()),
        ("同名.csv", "名称,数值,数值\n甲,1,2\n".as_bytes()),
        ("空.csv", b""),
        ("坏.csv", b"\x81\xff\x00\xff\xff"),
        ("旧.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        ("假.xlsx", b"PK is not enough"),
        ("表.docx", b"PK"),
    ];
    for (data, expected) in [
        (
            "没有.csv",
            "report.yaml:7:13 missing-file: 数据文件“没有.csv”：没有这个文件",
        ),
        ("../产值.csv", "report.yaml:7:13 path-outside: "),
        (
            "{ file: 产值.csv, values: 产直 }",
            "report.yaml:7:39 unknown-column: 数据文件里没有名为“产直”的列 / 是不是“产值”？",
        ),
        (
            "{ file: 产值.csv, values: 人口 }",
            "report.yaml:7:39 unknown-column: 数据文件里没有名为“人口”的列 / 表头是：年份、产值、增速",
        ),
        (
            "{ file: 产值.xlsx, sheet: 产 }",
            "report.yaml:7:39 unknown-sheet: 数据文件“产值.xlsx”：没有这个工作表 / 文件里有：产值、难画的、空表",
        ),
        (
            "{ file: 产值.xlsx, sheet: 空表 }",
            "report.yaml:7:21 empty-value: ",
        ),
        (
            "{ file: 产值.csv, values: 产值, lines: 8-9 }",
            "report.yaml:7:21 empty-value: ",
        ),
        (
            "{ file: 产值.csv, values: 产值, lines: 九 }",
            "report.yaml:7:52 wrong-type: “九”不是行号 / 写从第几行到第几行",
        ),
        (
            "{ file: 产值.csv, valeus: 产值 }",
            "report.yaml:7:31 unknown-key: ",
        ),
        (
            "{ file: 字.csv, lines: 2 }",
            "字.csv:2:4 not-a-number: “三成”里没有一个明确的数字",
        ),
        (
            "{ file: 字.csv, lines: 3 }",
            "字.csv:3:4 empty-value: 数据文件第 3 行第 2 列是空的",
        ),
        (
            "逗号.csv",
            "逗号.csv:2:6 uneven-row: 这一行有 3 格，表头只有 2 格 / CSV 里带逗号的数字要加引号",
        ),
        (
            "{ file: 同名.csv, values: 数值 }",
            "同名.csv:1:11 unclear-column: ",
        ),
        (
            "空.csv",
            "report.yaml:7:13 empty-value: 数据文件“空.csv”里没有可画的行",
        ),
        ("坏.csv", "report.yaml:7:13 encoding: "),
        (
            "旧.xls",
            "report.yaml:7:13 unreadable-file: 数据文件“旧.xls”：这是旧的 xls 文件，或者加了密码",
        ),
        (
            "假.xlsx",
            "report.yaml:7:13 unreadable-file: 数据文件“假.xlsx”：这不是 xlsx 文件",
        ),
        (
            "{ file: 产值.xlsx, sheet: 难画的, lines: 2 }",
            "产值.xlsx[难画的]:2:10 cell-format: 单元格里是 12.345%，表格软件显示成 12.3%，画哪个不清楚 / 要画 12.3%",
        ),
        (
            "{ file: 产值.xlsx, sheet: 难画的, lines: 3 }",
            "产值.xlsx[难画的]:3:10 cell-format: 单元格的数字格式“0.00E+00”不能照样画出来",
        ),
        (
            "{ file: 产值.xlsx, sheet: 难画的, lines: 4 }",
            "产值.xlsx[难画的]:4:6 cell-format: 公式的结果没有存在文件里",
        ),
        (
            "{ file: 产值.xlsx, sheet: 难画的, lines: 5 }",
            "产值.xlsx[难画的]:5:6 cell-format: 单元格的数字格式“yyyy",
        ),
        (
            "{ file: 产值.xlsx, sheet: 难画的, lines: 6 }",
            "产值.xlsx[难画的]:6:6 cell-format: 单元格里是错误 #DIV/0!",
        ),
    ] {
        let said = fault(data, files);
        assert!(said.starts_with(expected), "{data}:\n{said}\n{expected}");
    }
    // Faults of several cells are said in one run.
    let (_, said) = read(&report("{ file: 产值.xlsx, sheet: 难画的 }"), files);
    assert_eq!(said.len(), 5, "{said:#?}");
}

#[test]
fn labels_called_file_are_labels() {
    let texts = drawn("{ 文件: 12, 表格: 3 }", &[]);
    assert_eq!(texts[0], "0].label = \"文件\"");
}

/// Reads a workbook quickly whatever it holds; what is said of it.
fn survived(bytes: &[u8]) -> Vec<String> {
    let begun = Instant::now();
    let (_, said) = read(
        &report("{ file: a.xlsx, values: 产值 }"),
        &[("a.xlsx", bytes)],
    );
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{:?}",
        begun.elapsed()
    );
    said
}

#[test]
fn a_broken_workbook_breaks_nothing() {
    for length in 0..XLSX.len() {
        survived(&XLSX[..length]);
    }
    let mut seed = 7_u32;
    for _ in 0..600 {
        let mut bytes = XLSX.to_vec();
        for _ in 0..4 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = seed as usize / 97 % bytes.len();
            bytes[at] = (seed >> 24) as u8;
        }
        survived(&bytes);
    }
}

#[test]
fn a_hostile_workbook_is_refused() {
    let deep = format!("<worksheet>{}", "<a>".repeat(300_000));
    let entities = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet>&b;</worksheet>";
    let far = "<worksheet><sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row><row r=\"1048577\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>";
    let nodes = format!("<worksheet>{}</worksheet>", "<a/>".repeat(2_100_000));
    let bomb = vec![b' '; 64 << 20];
    for (name, file, code) in [
        ("deep", workbook(&deep, &[]), "unreadable-file"),
        ("entities", workbook(entities, &[]), "unreadable-file"),
        ("far", workbook(far, &[]), "data-too-large"),
        ("nodes", workbook(&nodes, &[]), "data-too-large"),
        (
            "bomb",
            workbook("<worksheet/>", &[("xl/sharedStrings.xml", &bomb)]),
            "data-too-large",
        ),
        ("empty", zip(&[]), "unreadable-file"),
        (
            "no sheet",
            zip(&[
                ("xl/workbook.xml", WORKBOOK),
                ("xl/_rels/workbook.xml.rels", RELATIONS),
            ]),
            "unreadable-file",
        ),
    ] {
        let said = survived(&file);
        assert!(
            said.len() == 1 && said[0].contains(code),
            "{name}: {said:#?}"
        );
    }
}
