//! Each quirk of Markdown in reports, and that no character is lost.

use proptest::prelude::*;

use super::*;
use crate::manuscript::probe::{assert_sound, assert_whole, strong, told};

fn read_md(text: &str) -> Manuscript {
    read(text, Builder::default())
}

#[test]
fn headings_lists_and_breaks() {
    let read = read_md("# 甲\n\n乙\n丙  \n丁\n\n- 一\n  续\n  - 二\n\n3. 三\n4. 四\n\n> 引\n");
    let wanted = [
        "1h1 甲",
        "3w+ 乙",
        "4w 丙",
        "5w 丁",
        "7i0+ 一",
        "8w 续",
        "9i1 二",
        "11w+ 3. 三",
        "12w 4. 四",
        "14a+ 引",
    ];
    assert_eq!(told(&read), wanted);
}

#[test]
fn bold_is_bold_whatever_stands_beside_it() {
    let read =
        read_md("增长**6%**左右，**着力建设：**首先**“稳进”**甲** 乙 **，**丙****丁**，3*4*5");
    assert_eq!(strong(&read), ["6%", "着力建设：", "“稳进”", "乙", "丙丁"]);
    assert_eq!(
        read.text,
        "增长6%左右，着力建设：首先“稳进”甲 乙 ，丙丁，3*4*5"
    );
    assert_eq!(strong(&read_md("**甲\n乙**丙")), ["甲", "乙"]);
    assert_eq!(read_md("甲**乙").text, "甲**乙");
}

#[test]
fn a_rule_under_a_paragraph_makes_no_heading() {
    let read = read_md("# 题\n\n审核：李四\n---\n下文");
    assert_eq!(told(&read), ["1h1 题", "3w+ 审核：李四", "5w+ 下文"]);
    let read = read_md("云溪县报告\n=====\n\n主要成绩\n----\n\n完成了任务。\n---\n甲");
    assert_eq!(
        told(&read),
        [
            "1h1 云溪县报告",
            "4h2+ 主要成绩",
            "7w+ 完成了任务。",
            "9w+ 甲"
        ]
    );
}

#[test]
fn indented_paragraphs_are_words() {
    let read = read_md("    一、**甲**：乙\n\n\t二、丙\n　　三、丁\n```\n四\n```");
    assert_eq!(
        told(&read),
        ["1w 一、甲：乙", "3w+ 二、丙", "4w 三、丁", "6w+ 四"]
    );
    assert_eq!(strong(&read), ["甲"]);
}

#[test]
fn headings_may_lack_their_blank() {
    assert_eq!(
        told(&read_md("##一、甲\n乙\n#话题#\n")),
        ["1h2 一、甲", "2w 乙", "3w #话题#"]
    );
}

#[test]
fn tables_of_pipes_keep_every_cell() {
    let read =
        read_md("前\n| 指标 | **总量** |\n|:--|--:|\n| 甲 | -3.2 | 多 |\n| >10 | |\n注：乙\n");
    assert_eq!(
        told(&read),
        [
            "1w 前",
            "2H 指标|总量",
            "4r 甲|-3.2|多",
            "5r >10|",
            "6w 注：乙"
        ]
        .map(|line| match line {
            "6w 注：乙" => "6w+ 注：乙".to_owned(),
            line => line.to_owned(),
        })
    );
    assert_eq!(strong(&read), ["总量"]);
}

#[test]
fn tables_of_html_keep_their_places() {
    let read = read_md(
        "<table>\n<caption>表1</caption>\n<tr><th rowspan=\"2\">指标</th><th colspan=\"2\">2024年</th></tr>\n\
         <tr><th>总量</th><th>增长<br>（%）</th></tr>\n\n<tr><td>地区<br/>生产</td><td>&nbsp;5&gt;4</td><td>a<br>b</td></tr>\n\
         </table>\n后",
    );
    assert_eq!(
        told(&read),
        [
            "2w+ 表1",
            "3H 指标|2024年|",
            "4H |总量|增长（%）",
            "6r 地区生产|5>4|a b",
            "8w+ 后"
        ]
    );
}

#[test]
fn tags_are_markup_and_words_are_not() {
    let read = read_md(
        "<center><b>甲</b>乙</center>\n<!-- 丙 -->丁<br>戊 <5 万元 <云溪>\n<h2>己</h2><ul><li>庚</li></ul>",
    );
    assert_eq!(
        told(&read),
        [
            "1w 甲乙",
            "2w+ 丁",
            "2w 戊 <5 万元 <云溪>",
            "3h2+ 己",
            "3i0+ 庚"
        ]
    );
    assert_eq!(strong(&read), ["甲"]);
}

#[test]
fn forgotten_tags_end_with_their_block() {
    let read = read_md("<h2>甲\n\n<b>乙\n\n丙");
    assert_eq!(told(&read), ["1h2 甲", "3w+ 乙", "5w+ 丙"]);
    assert_eq!(strong(&read), ["乙"]);
}

#[test]
fn tables_of_pandoc_are_tables() {
    let read = read_md(
        "+------+-----+\n| 指标 | 值  |\n+======+=====+\n| 人口 | 3.1 |\n+------+-----+\n后",
    );
    assert_eq!(told(&read), ["2H 指标|值", "4r 人口|3.1", "6w+ 后"]);
}

#[test]
fn figures_written_as_formulas_are_figures() {
    let read = read_md("增长 $5.6\\%$，付 $3 与 $4 元，$x$，**$7\\%$**。");
    assert_eq!(read.text, "增长 5.6%，付 $3 与 $4 元，$x$，7%。");
    assert_eq!(strong(&read), ["7%"]);
}

#[test]
fn lists_hold_what_is_indented() {
    let read = read_md("1. 甲\n   1. 乙\n\n      续\n2. 丙\n   - 丁\n");
    let wanted = ["1w 1. 甲", "2w 1. 乙", "4w+ 续", "5w 2. 丙", "6i1 丁"];
    assert_eq!(told(&read), wanted);
    assert_eq!(read.lines[2].depth, 1);
    let read = read_md("1. 甲\n\n2. **乙**\n\n- 丙\n\n- 丁\n");
    assert_eq!(told(&read), ["1w 1. 甲", "3w+ 2. 乙", "5i0+ 丙", "7i0+ 丁"]);
}

#[test]
fn boxes_and_footnotes_are_set_apart() {
    let read = read_md("甲[^1]\n:::info 提示\n乙\n:::\n丙\n\n[^1]: 注\n[2]: 丁戊。\n");
    assert_eq!(
        told(&read),
        [
            "1w 甲",
            "2a+ 提示",
            "3a 乙",
            "5w+ 丙",
            "7a+ 注",
            "8a [2]: 丁戊。"
        ]
    );
}

#[test]
fn pictures_have_lines_of_their_own() {
    let read =
        read_md("甲![图1 云溪](https://a.cn/b.png)乙\n\n![](c.png \"图2 青禾\")\n![image](d.png)");
    assert_eq!(
        told(&read),
        ["1w 甲", "1p0 图1 云溪", "1w 乙", "3p1+ 图2 青禾", "4p2 "]
    );
    assert_eq!(read.pictures[0].path, "https://a.cn/b.png");
    assert_eq!(read.notes[0].code, "remote-picture");
    assert_eq!(read.notes.len(), 1);
}

#[test]
fn links_escapes_and_entities() {
    let read = read_md("[甲](https://a.cn/b)\\*乙\\* &amp; `丙` <https://c.cn>\n- [x] 丁");
    assert_eq!(told(&read), ["1w 甲*乙* & 丙 https://c.cn", "2i0 丁"]);
}

#[test]
fn the_report_keeps_its_quirks() {
    let raw = include_str!("../../../examples/beibei/report.md");
    let read = read_md(raw);
    assert_whole(raw, &read_md(raw));
    let line = |number: usize| {
        let found = read.lines.iter().find(|line| line.number == number);
        found.expect("the line has words")
    };
    let words = |number| read.words(line(number));
    assert_eq!(line(5).form, Form::Heading(1));
    assert_eq!(
        (&line(9).form, words(9)),
        (&Form::Heading(3), "●全力以赴“稳进增效”。")
    );
    assert_eq!((words(33), line(33).is_apart), ("●绵碛公平竞争", false));
    assert_eq!(
        (words(35), line(35).is_apart),
        ("审查第三方交叉互评经验做法获全国推广。", true)
    );
    assert_eq!(
        (&line(36).form, words(36)),
        (&Form::Words, "2. 西部陆海新通道建设提速增效。")
    );
    assert_eq!((words(201), words(209)), ("1", "2"));
    assert_eq!(line(203).strong, [line(203).range.clone()]);
    assert_eq!(
        (&line(204).form, words(204), line(204).depth),
        (&Form::Words, "1. 聚力推动科技创新。", 0)
    );
    assert_eq!(words(270), "4. 持续加强廉政建设，弘扬清廉之风。");
    let bold: Vec<_> = line(15)
        .strong
        .iter()
        .map(|range| &read.text[range.clone()])
        .collect();
    assert_eq!(bold, ["16.3%", "25%", "27.8%", "97%"]);
    let filled = raw
        .lines()
        .zip(1..)
        .filter(|(line, _)| !line.trim().is_empty());
    let numbers: Vec<usize> = filled.map(|(_, number)| number).collect();
    assert_eq!(
        read.lines
            .iter()
            .map(|line| line.number)
            .collect::<Vec<_>>(),
        numbers
    );
}

#[test]
fn long_files_take_no_long_time() {
    for piece in [
        "各位代表：**一、**（一）1.<b>甲</b>|乙*丙_丁[戊]`己`<!--庚 &amp; ",
        "|甲\n",
        "<script>",
        "]:",
        "<img ",
        "[甲](",
        "<table><tr>",
        "\t甲",
        "甲\t乙\t丙\n",
        "```",
        ":::\n",
        "- ",
        "![",
        "<p>",
        "**甲",
    ] {
        let raw = piece.repeat(141_000 / piece.len());
        let start = std::time::Instant::now();
        let read = read_md(&raw);
        // A search that looks back over the whole text takes many seconds.
        assert!(
            start.elapsed().as_secs() < 2,
            "{piece:?} {:?}",
            start.elapsed()
        );
        assert_sound(&read);
    }
}

#[test]
fn the_head_of_the_file_is_kept() {
    let read = read_md("---\ntitle: 云溪县报告\nlayout: post\n来源: “县政府”\n---\n\n# 正文\n");
    assert_eq!(told(&read), ["7h1+ 正文"]);
    let front: Vec<_> = read
        .front
        .iter()
        .map(|front| {
            (
                front.key.as_str(),
                &read.text[front.range.clone()],
                front.number,
            )
        })
        .collect();
    assert_eq!(front, [("title", "云溪县报告", 2), ("来源", "“县政府”", 4)]);
}

#[test]
fn no_character_is_lost() {
    for raw in [
        "# 甲\n| a | b |\n|--|--|\n| **x** | `y` |\n",
        "---\ntitle: 甲\nx: y\n---\n乙",
        "<table><tr><td>甲<td>乙</table>丙",
        "![甲](b.png)丙 [丁][1]\n\n[1]: https://a.cn\n[2]: 戊",
        "> - 甲\n>   乙\n\n***\n``` rust\n丙\n```",
        "<img src=a.png alt=甲>乙",
        "甲\t乙\t丙\n丁\t\t戊",
    ] {
        assert_whole(raw, &read_md(raw));
    }
}

/// Pieces that reports are made of, and pieces that break readers.
const PIECES: &[&str] = &[
    "甲",
    "乙丙",
    "，",
    "。",
    "：",
    "“",
    "”",
    "（一）",
    "1",
    "2.",
    "3. ",
    "5%",
    " ",
    "  ",
    "    ",
    "\t",
    "　",
    "\n",
    "\n",
    "\n\n",
    "*",
    "**",
    "**",
    "***",
    "_",
    "`",
    "```",
    "#",
    "## ",
    "- ",
    "> ",
    "|",
    "|",
    "|--|--|",
    "---",
    "===",
    "[",
    "]",
    "](",
    ")",
    "![",
    "[1]: ",
    "[^1]",
    "[^1]: ",
    "<b>",
    "</b>",
    "<br>",
    "<p>",
    "</p>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<th rowspan=2>",
    "<td colspan=3>",
    "</td>",
    "<!--",
    "-->",
    "<",
    ">",
    ":::",
    ":::info",
    "https://a.cn",
    "●",
    "——",
    "\u{B}",
    "~~",
    "+ ",
    "<li>",
    "<h2>",
    "<img src=\"a\">",
    "\\",
    "<script>",
    "</script>",
    "title: ",
    "<blockquote>",
    "$",
    "\"",
];

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(PIECES)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_generated_character_is_lost(pieces in prop::collection::vec(piece(), 0..40)) {
        let raw = pieces.concat();
        assert_whole(&raw, &read_md(&raw));
    }
}
