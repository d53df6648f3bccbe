//! The sources under `tests/cases/import`: what each of them must become, and that nothing of it is lost.

use super::probe::{assert_sound, assert_whole, strong, told};
use super::{Form, Manuscript, read};
use crate::yaml::decode;

/// A source by its name.
fn source(name: &str) -> (Vec<u8>, Manuscript) {
    let path = format!(
        "{}/tests/cases/import/sources/{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    let bytes = std::fs::read(&path).expect("the source is there");
    let read = read(name, &bytes).expect("it can be read");
    (bytes, read)
}

fn of(name: &str) -> Manuscript {
    source(name).1
}

fn line(read: &Manuscript, number: usize) -> String {
    let wanted = told(read).into_iter().find(|line| {
        let digits = line.trim_start_matches(|char: char| char.is_ascii_digit());
        line[..line.len() - digits.len()] == number.to_string()
    });
    wanted.unwrap_or_default()
}

#[test]
fn no_character_of_a_source_is_lost() {
    let folder = format!("{}/tests/cases/import/sources", env!("CARGO_MANIFEST_DIR"));
    let entries = std::fs::read_dir(folder).expect("the sources are there");
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    assert!(names.len() > 9, "{names:?}");
    for name in names {
        let (bytes, read) = source(&name);
        match name.ends_with(".docx") {
            true => assert_sound(&read),
            false => assert_whole(&decode(&bytes).text, &read),
        }
    }
}

#[test]
fn the_communique_has_a_head_and_two_tables() {
    let read = of("communique.md");
    let front: Vec<_> = read
        .front
        .iter()
        .map(|front| &read.text[front.range.clone()])
        .collect();
    assert_eq!(
        front,
        [
            "云溪县2024年国民经济和社会发展统计公报",
            "云溪县统计局",
            "2025-03-18"
        ]
    );
    assert_eq!(
        line(&read, 9),
        "9h1+ 云溪县2024年国民经济和社会发展统计公报[1]"
    );
    assert_eq!(
        line(&read, 23),
        "23H+ 指标|绝对数||比上年增长（%）".replace("H+", "H")
    );
    assert_eq!(line(&read, 28), "28H |总量（亿元）|比重（%）|");
    assert_eq!(line(&read, 51), "51r 水泥|万吨|142.7|-4.8");
    assert_eq!(
        line(&read, 82),
        "82w [3]: 表中“…”表示数据不足本表最小单位数。"
    );
    assert!(line(&read, 74).contains("PM2.5"));
}

#[test]
fn answers_in_an_old_encoding_keep_their_table() {
    let read = of("answers.txt");
    assert_eq!(read.notes[0].code, "encoding");
    assert_eq!(line(&read, 18), "18w 第一档：2 300元，月缴230元至552元；");
    assert_eq!(line(&read, 33), "33H 档次|5年以下（含）|5年以上|备注");
    assert_eq!(line(&read, 34), "34r 首套|2.35%|2.85%|");
}

#[test]
fn one_line_stays_one_line() {
    let read = of("oneline.txt");
    assert_eq!((read.lines.len(), read.markup.len()), (1, 0));
}

#[test]
fn translations_stand_under_their_lines() {
    let read = of("bilingual.md");
    assert_eq!(line(&read, 6), "6a The Chinese text shall prevail.");
    assert!(line(&read, 24).starts_with("24i0+ 科研经费："));
    assert!(line(&read, 25).starts_with("25w Research funding:"));
    assert_eq!(line(&read, 65), "65w 2. 本科生深造率提高到42%左右。");
    assert_eq!(
        line(&read, 71),
        "71w+ 联系我们 Contact: report@qinghe.example"
    );
}

#[test]
fn a_transcription_keeps_its_wraps() {
    let read = of("transcription.txt");
    assert_eq!(
        line(&read, 6),
        "6w .43亿元,同比增长16.8%,超额完成年初确定的6.5亿元目标."
    );
    assert_eq!(line(&read, 21), "21w+ 第 1 页 共 3 页");
}

#[test]
fn a_chronicle_has_a_remote_picture() {
    let read = of("timeline.md");
    assert_eq!(line(&read, 3), "3p0+ 云溪县城全景");
    assert_eq!(
        line(&read, 5),
        "5a+ 来源：云溪县档案馆　整理：县委党史研究室"
    );
    assert_eq!(
        (read.notes[0].code, read.notes[0].number),
        ("remote-picture", Some(3))
    );
    assert_eq!(line(&read, 46), "46w 10.25 云溪县入选全省乡村振兴示范县。");
}

#[test]
fn a_hospital_has_thirteen_columns() {
    let read = of("hospital.md");
    assert_eq!(line(&read, 3), "3h2+ 一、总体情况");
    let wide = read
        .lines
        .iter()
        .filter(|line| matches!(&line.form, Form::Row { cells, .. } if cells.len() == 13));
    assert_eq!(wide.count(), 6);
    assert_eq!(line(&read, 38), "38i0 “床旁结算”覆盖全部34个病区");
    assert_eq!(line(&read, 47), "47w+ 2025年1月20日");
    assert!(strong(&read).contains(&"院感防控持续加强。"));
}

#[test]
fn levels_in_bold_are_words() {
    let read = of("levels.md");
    assert_eq!(line(&read, 14), "14w+ 一、服务大局，护航高质量发展");
    assert_eq!(line(&read, 30), "30w ①简易程序适用率82.6%；");
    let bold = strong(&read);
    assert!(
        bold.contains(&"（一）依法惩治犯罪。") && bold.contains(&"五、"),
        "{bold:?}"
    );
    let read = of("livelihood.md");
    assert!(line(&read, 15).starts_with("15w+ ——综合实力跃上新台阶。"));
    assert_eq!(
        line(&read, 46),
        "46w 10.发放困难群众救助资金1.27亿元，惠及5.3万人。"
    );
}

#[test]
fn a_letter_of_word_has_its_numbers() {
    let read = of("letter.docx");
    assert_eq!(line(&read, 1), "1h1 青禾集团2024年度致股东的信");
    assert_eq!(line(&read, 35), "35h2+ 二、我们做对了什么");
    assert_eq!(line(&read, 34), "34p0+ 图1　云溪生产基地");
    assert_eq!(line(&read, 39), "39h3+ （二）把客户当成伙伴");
    assert_eq!(line(&read, 14), "14H |收入（亿元）|同比（%）|");
    assert!(line(&read, 46).starts_with("46w+ ②员工总数6 318人"));
    assert!(line(&read, 53).starts_with("53w+ 2. 加快出海。"));
    assert_eq!(
        read.pictures[0].bytes.as_deref().map(|bytes| &bytes[1..4]),
        Some(&b"PNG"[..])
    );
    let codes: Vec<_> = read.notes.iter().map(|note| note.code).collect();
    assert_eq!(codes, ["tracked-deletion", "footnote", "header-footer"]);
}
