//! A5: titles, balance, stranded characters.

use changtu::typeset::{Align, Justify, Mode, Setting};

use crate::support::{
    assert_near, assert_sound, fill, frame, justified, lines, set, sweep, texts, title,
};

const TITLE: &str = "聚焦聚力推动重大战略落地落实";

#[test]
fn tb_01_a_wrapped_title_is_balanced() {
    for text in [
        TITLE,
        "二〇二三年政府工作报告主要成绩",
        "国家发展改革委员会经济社会文化",
    ] {
        for measure in sweep() {
            let lines = title(text, measure);
            assert_sound(text, measure, &lines);
            let widths: Vec<_> = lines.iter().map(|line| line.width).collect();
            let longest = widths.iter().copied().fold(0.0, f64::max);
            let shortest = widths.iter().copied().fold(f64::MAX, f64::min);
            // Below six em the words themselves leave no balanced division (TB-02).
            let bound = if measure < 6.0 { 0.4 } else { 0.6 };
            assert!(
                shortest >= bound * longest - 0.001,
                "{measure}: {:?}",
                texts(&lines)
            );
        }
    }
}

#[test]
fn tb_02_titles_break_between_words() {
    assert_eq!(
        texts(&title(TITLE, 10.0)),
        ["聚焦聚力推动", "重大战略落地落实"]
    );
    for measure in sweep().filter(|measure| *measure >= 6.0) {
        let lines = title(TITLE, measure);
        for line in &lines {
            assert!(
                !line.text.ends_with('重') && !line.text.ends_with('战'),
                "{:?}",
                texts(&lines)
            );
        }
    }
}

#[test]
fn tb_03_phrases_parted_by_dots_stay_whole() {
    let text = "2023年主要成绩 · 2023年主要工作 · 2024年主要任务";
    for measure in [17.0, 18.5, 20.0, 21.0] {
        let found = title(text, measure);
        let lines = texts(&found);
        assert_eq!(lines.len(), 2, "{measure} {lines:?}");
        assert!(lines[0].trim_end().ends_with('·'), "{measure} {lines:?}");
    }
}

/// The measures of labels, from narrow tiles to wide ones.
const LABELS: [f64; 11] = [5.0, 5.5, 6.0, 6.5, 7.0, 7.5, 7.9, 8.0, 8.5, 9.0, 11.7];

/// The text of a phrase of `tests/data/words.txt`, and where its lines may end.
fn phrase(line: &str) -> (String, Vec<usize>) {
    let (mut text, mut ends) = (String::new(), Vec::new());
    for char in line.chars() {
        if " +".contains(char) {
            ends.push(text.len());
        } else {
            text.push(char);
        }
    }
    ends.push(text.len());
    (text, ends)
}

#[test]
fn tb_02_labels_break_between_words() {
    let phrases = include_str!("../data/words.txt").lines();
    for line in phrases.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (text, ends) = phrase(line);
        for measure in LABELS {
            let lines = title(&text, measure);
            let mut end = 0;
            for line in &lines {
                let is_word = ends.contains(&(end + line.first().len_utf8()));
                assert!(
                    !(is_word && "的了和与及之地得".contains(line.first())),
                    "{measure}: {:?}",
                    texts(&lines)
                );
                end += line.text.len();
                assert!(
                    ends.contains(&end) || line.text.ends_with('、'),
                    "{measure}: {:?}",
                    texts(&lines)
                );
            }
        }
    }
}

#[test]
fn tb_02_labels_break_where_a_reader_pauses() {
    for (measure, expected) in [
        (7.9, "国家高新技术/企业达到"),
        (7.9, "持续深化/民营经济综合/改革示范试点"),
        (7.9, "金刀峡鲈鱼/基地入选"),
        (7.9, "加快融入/成渝地区/双城经济圈建设"),
        (7.9, "做靓宜居宜业/和美乡村"),
        (7.9, "企业入选/重庆制造业/民营企业100强"),
        (7.9, "建成/工业互联网和/大数据平台"),
        (7.9, "服务业增加值/同比增长"),
        (6.0, "市级技术/创新中心"),
        (7.9, "西南大学/运动健儿/在杭州亚运会"),
        (8.0, "做优做强/现代服务业"),
        (11.7, "企业入选重庆制造业/民营企业100强"),
        (11.7, "建成工业互联网和/大数据平台"),
    ] {
        let text = expected.replace('/', "");
        assert_eq!(texts(&title(&text, measure)).join("/"), expected);
    }
}

#[test]
fn tb_03_no_title_line_starts_with_a_particle() {
    for text in [
        "关于加强和改进城市治理的实施意见",
        "全面建设社会主义现代化新北碚与美丽乡村",
    ] {
        for measure in sweep().filter(|measure| *measure >= 6.0) {
            for line in title(text, measure) {
                assert!(
                    !"的了和与及之地得".contains(line.first()),
                    "{measure}: {}",
                    line.text
                );
            }
        }
    }
    for measure in sweep().filter(|measure| *measure >= 8.0) {
        let lines = title("全力打造“四好农村路”示范样板工程", measure);
        assert!(
            lines.iter().any(|line| line.text.contains("“四好农村路”")),
            "{:?}",
            texts(&lines)
        );
    }
}

#[test]
fn tb_04_no_stranded_last_line() {
    for count in [11, 21, 31] {
        let lines = set(&format!("{}。", fill(count)), 10.0);
        let last = lines
            .last()
            .unwrap()
            .text
            .chars()
            .filter(|char| *char != '。')
            .count();
        assert!(last >= 2, "{:?}", texts(&lines));
    }
    for count in 5..=60 {
        for measure in sweep() {
            for lines in [
                set(&format!("{}。", fill(count)), measure),
                justified(&format!("{}。", fill(count)), measure),
            ] {
                let last = lines
                    .last()
                    .unwrap()
                    .text
                    .chars()
                    .filter(|char| *char != '。')
                    .count();
                assert!(
                    last >= 2 || lines.len() == 1,
                    "{measure}: {:?}",
                    texts(&lines)
                );
            }
        }
    }
}

#[test]
fn tb_04_two_last_characters_get_a_word_for_company() {
    for (text, measure, expected) in [
        (
            "区精神卫生中心等3家公共卫生单位通过国家二级评审。",
            22.0,
            "区精神卫生中心等3家公共卫生单位通过国家/二级评审。",
        ),
        (
            "中新（重庆）大健康产业运营中心正式揭牌，壳牌西南地区总部项目成功入驻，佳惠欧供应链总部项目签约落地。",
            24.0,
            "中新（重庆）大健康产业运营中心正式揭牌，壳牌西南/地区总部项目成功入驻，佳惠欧供应链总部项目/签约落地。",
        ),
        (
            "柏林楼等14个历史文化遗址完成保护修缮，四世同堂纪念馆、复旦大学重庆旧址实现活化更新。",
            20.0,
            "柏林楼等14个历史文化遗址完成保护修缮，/四世同堂纪念馆、复旦大学重庆旧址实现/活化更新。",
        ),
    ] {
        assert_eq!(texts(&set(text, measure)).join("/"), expected);
    }
}

#[test]
fn tb_05_a_title_that_almost_fits_is_squeezed() {
    let lines = title(&fill(13), 12.2);
    assert_eq!(lines.len(), 1);
    assert!(
        lines[0].glyphs[0].advance >= 0.935,
        "{:?}",
        lines[0].glyphs[0]
    );
    assert!(lines[0].end() <= 12.21);
}

#[test]
fn tb_06_centred_lines_are_centred_on_what_is_seen() {
    for text in ["【工作亮点】", "“稳进增效”", "稳进增效。", "稳进增效 "] {
        let setting = Setting {
            mode: Mode::Line,
            align: Align::Center,
            ..Setting::default()
        };
        let frame = frame(text, &[], setting, 10.0);
        let line = &frame.lines[0];
        let right = 400.0 - line.left.to_px() - line.width.to_px();
        assert_near(line.left.to_px(), right, 0.01);
        let run = &frame.lines[0].runs[0];
        let face = crate::support::BOOK.face(run.face);
        let (first, last) = (&run.glyphs[0], run.glyphs.last().unwrap());
        let ink = |glyph: &changtu::scene::Glyph| changtu::font::Ink::of(face, glyph.id);
        let left = first.at.x.to_px() / 40.0 + ink(first).unwrap().left;
        let right = 10.0 - last.at.x.to_px() / 40.0 - ink(last).unwrap().right;
        if text.starts_with(['【', '“']) {
            assert_near(left, right, 0.06);
        }
    }
}

#[test]
fn tb_07_tracking_spares_long_dashes_and_figures() {
    let text = "2023年——成绩";
    let mut base = crate::support::style(40.0);
    base.tracking = changtu::geom::Em::new(0.2);
    let setting = Setting {
        mode: Mode::Line,
        ..Setting::default()
    };
    let frame = frame(text, &[(0..text.len(), base)], setting, 40.0);
    let line = &lines(text, &frame)[0];
    assert!(line.gaps()[..3].iter().all(|gap| gap.abs() < 0.001));
    assert_near(line.glyphs[5].advance, 2.0, 0.01);
    assert_near(line.width, line.end(), 0.001);
    assert_near(line.gaps()[6], 0.2, 0.001);
}

#[test]
fn tb_07_short_titles_are_spread_evenly() {
    for mode in [Mode::Line, Mode::Title] {
        let spread = |text: &str, measure: f64| {
            let setting = Setting {
                mode,
                justify: Justify::Spread,
                ..Setting::default()
            };
            lines(text, &frame(text, &[], setting, measure)).remove(0)
        };
        let line = spread("工作要点", 7.0);
        assert_eq!(line.gaps().len(), 3);
        assert!(line.gaps().iter().all(|gap| (gap - 1.0).abs() < 0.001));
        assert_near(line.end(), 7.0, 0.001);
        assert_near(spread("目标", 3.0).end(), 3.0, 0.001);
        // A gap wider than an em falls apart; longer titles, marks and figures stay as they are.
        for (text, measure) in [
            ("工作要点", 7.5),
            ("工作要点五", 7.0),
            ("（一）", 4.0),
            ("2023年", 6.0),
            ("——成绩", 6.0),
        ] {
            let line = spread(text, measure);
            assert!(
                line.gaps().iter().all(|gap| *gap <= 0.1251),
                "{text}: {line:?}"
            );
        }
    }
}

#[test]
fn a_title_that_no_division_keeps_sound_is_broken_like_running_text() {
    let text = "发国员展发中济家社国家会中？中0—0个中社济社员中委员员委经中员发";
    let lines = title(text, 4.0);
    assert_sound(text, 4.0, &lines);
    assert!(
        lines.iter().all(|line| !"？—".contains(line.first())),
        "{:?}",
        texts(&lines)
    );
}

#[test]
fn line_feeds_end_lines_and_a_last_one_adds_none() {
    for measure in [4.0, 20.0] {
        assert_eq!(
            texts(&title("一图读懂\n工作报告\n", measure)),
            ["一图读懂", "工作报告"]
        );
    }
    assert!(title("", 10.0).is_empty());
}

/// The titles of the recorded comparison: headings of the report and others of their kind.
fn recorded_titles() -> impl Iterator<Item = &'static str> {
    let rows = include_str!("../judge/paragraphs.tsv").lines();
    rows.filter_map(|row| row.split_once("\ttitle\t"))
        .map(|(_, text)| text)
}

/// The least share of the longest line that the shortest has.
fn balance(lines: &[crate::support::SetLine]) -> f64 {
    let widths = lines.iter().map(|line| line.width);
    let longest = widths.clone().fold(0.0, f64::max);
    widths.fold(f64::MAX, f64::min) / longest
}

#[test]
fn tb_02_no_title_is_divided_within_a_word_at_any_measure() {
    let mut uneven = Vec::new();
    let mut all = 0;
    for text in recorded_titles() {
        let words = changtu::typeset::inspect::within_words(text);
        for measure in sweep().filter(|measure| (6.0..=14.0).contains(measure)) {
            let lines = title(text, measure);
            assert_sound(text, measure, &lines);
            let mut at = 0;
            for line in &lines {
                at += text
                    .chars()
                    .skip(at)
                    .take_while(|char| *char == ' ')
                    .count();
                assert!(!words.contains(&at), "{measure}: {:?}", texts(&lines));
                // 和 begins 和美, which is a word.
                let is_word = words.contains(&(at + 1));
                assert!(
                    is_word || !"的了和与及之地得".contains(line.first()),
                    "{measure}: {:?}",
                    texts(&lines)
                );
                let solid = line.text.chars().filter(|char| char.is_alphanumeric());
                assert!(solid.count() > 1, "{measure}: {:?}", texts(&lines));
                at += line.text.chars().count();
            }
            // TB-01: 0.6, in two lines 0.7, unless the words leave no such division.
            let bound = if lines.len() == 2 { 0.7 } else { 0.6 };
            all += 1;
            if balance(&lines) < bound - 0.001 && has_even_division(text, &lines, measure, bound) {
                uneven.push(format!("{measure}: {:?}", texts(&lines)));
            }
        }
    }
    // Known: some 70 of 1020 could be more even, but would part a compound or what belongs together
    // (`核心|竞争力`, `综合|改革`): the sense of the words comes first (词意完整).
    assert!(
        uneven.len() * 14 <= all,
        "{} of {all}\n{}",
        uneven.len(),
        uneven.join("\n")
    );
}

/// Whether as many lines, ended between words and outside of quotes, are even; plain Han only.
fn has_even_division(
    text: &str,
    lines: &[crate::support::SetLine],
    measure: f64,
    bound: f64,
) -> bool {
    let words = changtu::typeset::inspect::within_words(text);
    let chars: Vec<char> = text.chars().collect();
    let ends: Vec<usize> = (1..chars.len())
        .filter(|at| !words.contains(at) && !"的了和与及之地得、：，”》）%".contains(chars[*at]))
        .filter(|at| !"“《（".contains(chars[at - 1]))
        .collect();
    let width = |from: usize, to: usize| -> f64 {
        crate::support::line(&chars[from..to].iter().collect::<String>()).width
    };
    let fits = |starts: &[usize]| {
        let mut edges = vec![0];
        edges.extend(starts);
        edges.push(chars.len());
        let widths: Vec<f64> = edges
            .windows(2)
            .map(|pair| width(pair[0], pair[1]))
            .collect();
        let longest = widths.iter().copied().fold(0.0, f64::max);
        let shortest = widths.iter().copied().fold(f64::MAX, f64::min);
        longest <= measure && shortest >= bound * longest
    };
    match lines.len() {
        2 => ends.iter().any(|end| fits(&[*end])),
        3 => ends
            .iter()
            .any(|a| ends.iter().any(|b| a < b && fits(&[*a, *b]))),
        _ => false,
    }
}
