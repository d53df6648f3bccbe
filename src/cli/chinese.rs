//! The help in Chinese.

use changtu::diag::Lang;
use clap::{Arg, Command};

/// What each command and argument is for: `render`, `render --scale`, `--lang`.
const WORDS: &[(&str, &str)] = &[
    ("changtu", "把 YAML 写的报告画成完整的长图（一图读懂）"),
    ("render", "把报告画成长图"),
    ("check", "说出报告里所有的问题，不画图"),
    (
        "proof",
        "出一张校对单：报告里的每个数字、名称配上图，逐项打勾",
    ),
    (
        "inspect",
        "把排好的每一行、整幅图或单独一段文字的排版，输出成数据",
    ),
    ("numbers", "从标准输入逐行找出数量，每行输出一个 JSON 数组"),
    ("layouts", "列出自带的版式；新写、检查自己的版式，或画样张"),
    ("layouts check", "说出版式文件夹里所有的问题"),
    ("layouts new", "写一个可以照着改的版式文件夹"),
    (
        "layouts show",
        "画一张版式的样张：每种内容、样式和图表各一份",
    ),
    ("icons", "列出自带的图标，或画成一张总表"),
    ("media", "列出 --for 认识的渠道和纸张，以及各自的限制"),
    ("fonts", "列出排字用的字体"),
    ("schema", "输出报告的 JSON Schema，供编辑器补全和检查"),
    ("import", "把原文（Markdown、纯文本、Word）变成报告"),
    ("source", "原文：.md、.txt 或 .docx；- 表示标准输入"),
    (
        "target",
        "写到哪个文件；不写则与原文同名、后缀 .yaml；- 表示标准输出；已有的文件不覆盖",
    ),
    ("account", "把修补、存疑、版块和没画的字写成 JSON 文件"),
    ("plain", "全部保持正文和列表，不选数据块、图表、卡片"),
    ("keep_brackets", "中文里的半角括号照旧，不改成全角"),
    ("force", "覆盖已有的文件"),
    ("new", "写一份可以照着改的报告"),
    ("completions", "输出命令行补全脚本"),
    (
        "lang",
        "帮助、小结和提示用的语言：zh 或 en；不写则随系统，否则中文",
    ),
    (
        "message_format",
        "提示的形式：human（默认），或 json（标准错误上每条一个对象）",
    ),
    ("color", "提示是否带颜色：auto（默认，终端上才带）或 never"),
    ("help", "显示帮助"),
    ("version", "显示版本"),
    ("report", "报告文件；- 表示标准输入"),
    ("layout", "换用的版式：名字，或文件夹"),
    ("width", "长图的宽度（px，320–8192）"),
    (
        "text_scale",
        "字的大小，盖过报告写的：standard 标准，large 大字版",
    ),
    (
        "words",
        "词表：规定的人名、职务、提法、次序和禁用词；可以写多个",
    ),
    ("strict", "把警告当作错误"),
    ("font_dir", "字体文件夹；自带字体缺的字从这里补"),
    (
        "missing_glyph",
        "字体里没有的字怎么办：error（默认）报错不画，placeholder 画空框并警告",
    ),
    ("threads", "线程数；不影响结果"),
    (
        "summary",
        "小结的形式：human（默认），或 json（每个输出文件一个对象）",
    ),
    (
        "output",
        "输出文件，看结尾定格式：.png、.jpg、.webp、.svg、.pdf、.html、.alt.txt；- 表示标准输出；可以写多个；不写则是当前文件夹里与报告同名的 .png",
    ),
    (
        "format",
        "写到标准输出的格式：png（默认）、jpeg、webp、svg、pdf、html、txt",
    ),
    (
        "made_for",
        "用在哪里：渠道或纸张的名字（见 changtu media），或尺寸，如 600x900mm",
    ),
    ("slice", "在内容块之间切开，每张最高多少 px"),
    ("table", "自己的渠道和纸张文件，盖过自带的同名各项"),
    ("columns", "纸上分几栏：1–12，或 auto（默认）"),
    ("bleed", "出血：底色超出裁切线多少，如 3mm"),
    ("marks", "画裁切线"),
    (
        "dpi",
        "每英寸像素数：印在纸上时是分辨率（默认 150），其他时候只写进文件",
    ),
    ("quality", "JPEG 的质量（1–100，默认 90）"),
    (
        "palette",
        "PNG 最多用 256 色：本来不超过的一色不差，超过的取最接近的",
    ),
    (
        "text",
        "文字写成什么：embed 能选能搜的文字（PDF 默认），outlines 轮廓（SVG 默认）",
    ),
    ("icc", "ICC 文件，写进 PDF 作输出意图；颜色不作转换"),
    (
        "tile",
        "把大张切成办公纸（a4 或 a3）的页，打印后拼贴；只用于 PDF",
    ),
    ("overlap", "拼贴时各页重叠多少，如 10mm（默认）"),
    ("yaml", "输出自带的渠道和纸张表，照着它写自己的"),
    (
        "scale",
        "放大倍数：长图 1 px 画成几个像素（0.1–16，默认 1）",
    ),
    ("watch", "报告或旁边的文件一保存就重画"),
    (
        "lines",
        "每行文字一个 JSON 对象，单位 px，y 是基线；竖排的列带 writing: vertical，x 是列的中线，y 是上端，width 和 measure 是高度",
    ),
    ("scene", "整幅图的内容，写成文字"),
    (
        "sheets",
        "要写的文件，.pdf 或 .html，可以两个都写；不写则是报告的名字加“-校对单.pdf”",
    ),
    (
        "proof coverage",
        "说出原文有而长图没有的、长图有而原文没有的，以及和名称不合的数字",
    ),
    (
        "told",
        "小结的形式：human（默认），或 json（一个对象，查到的全在里面）",
    ),
    ("diff", "说出两份报告或两份原文之间改了什么，数字在前"),
    ("before", "旧的文件：报告，或原文（.md、.txt、.docx）"),
    ("after", "新的文件，和旧的同类"),
    ("page", "写一页对照，每处改动都并排放新旧两图：.html"),
    ("answer", "输出的形式：text（默认），或 json（一个对象）"),
    ("source", "写报告用的原文：.md、.txt 或 .docx"),
    (
        "readers",
        "校对的人，用逗号隔开，一人一栏（默认 一校,二校,三校）",
    ),
    ("text", "排这段文字，输出各行各字的 JSON，单位 em"),
    (
        "texts",
        "排多段文字：标准输入每行一个 JSON 对象，每行一个回答",
    ),
    ("measure", "行长（em）；不写则排成一行"),
    ("style", "当正文（body，默认）还是标题（title）排"),
    ("justify", "两端对齐"),
    ("indent", "首行缩进（em）"),
    ("folder", "放着 layout.yaml 的文件夹"),
    ("place", "要建的文件夹；已有的不覆盖"),
    ("pack", "自带版式的名字，或放着 layout.yaml 的文件夹"),
    (
        "specimen",
        "输出文件，看结尾定格式；不写则是版式的名字加 .png",
    ),
    ("word", "只列和这个词有关的，中文、英文都行，最接近的在前"),
    ("sheet", "不列出来，画成一张图：每个图标的三种样式和名字"),
    ("file", "要写的文件（默认 报告.yaml）；已有的文件不覆盖"),
    (
        "from",
        "沿用这份报告的结构、项目名和注释，其余内容换成“待填”",
    ),
    ("shell", "哪种 shell：bash、zsh、fish、elvish、powershell"),
];

const TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}";

fn find(name: &str) -> Option<&'static str> {
    let known = WORDS.iter().find(|(known, _)| *known == name);
    known.map(|(_, words)| *words)
}

/// The command with its help in a language.
pub fn speak(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::En => command,
        Lang::Zh => translate(command, ""),
    }
}

fn translate(command: Command, above: &str) -> Command {
    let own = command.get_name().to_owned();
    let name = match above {
        "" | "changtu" => own,
        above => format!("{above} {own}"),
    };
    let mut command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .disable_help_flag(true)
        .mut_args(label)
        .mut_subcommands(|command| translate(command, &name));
    if let Some(about) = find(&name) {
        command = command.about(about).long_about(None);
    }
    let help = Arg::new("help").short('h').long("help");
    let help = help.action(clap::ArgAction::Help).help("显示帮助");
    command = command.arg(help.help_heading("选项"));
    if command.get_version().is_some() {
        let version = Arg::new("version").short('V').long("version");
        let version = version.action(clap::ArgAction::Version).help("显示版本");
        command = command
            .disable_version_flag(true)
            .arg(version.help_heading("选项"));
    }
    command
}

fn label(arg: Arg) -> Arg {
    let heading = if arg.is_positional() {
        "参数"
    } else {
        "选项"
    };
    let mut arg = arg.help_heading(heading);
    if arg.get_action().takes_values() {
        // The Chinese words name the values and what holds without any.
        arg = arg.hide_possible_values(true).hide_default_value(true);
    }
    match find(arg.get_id().as_str()) {
        Some(words) => arg.help(words).long_help(None),
        None => arg,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::args::Args;
    use super::*;

    fn names(command: &Command, above: &str, found: &mut Vec<String>) {
        for arg in command.get_arguments() {
            found.push(arg.get_id().to_string());
        }
        for inner in command.get_subcommands() {
            let name = format!("{above} {}", inner.get_name()).trim().to_owned();
            names(inner, &name, found);
            found.push(name);
        }
    }

    #[test]
    fn everything_has_chinese_words() {
        let mut found = vec!["changtu".to_owned()];
        names(&Args::command(), "", &mut found);
        let bare: Vec<_> = found.iter().filter(|name| find(name).is_none()).collect();
        assert!(bare.is_empty(), "{bare:?}");
    }

    #[test]
    fn the_command_is_sound_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            speak(Args::command(), lang).debug_assert();
        }
    }
}
