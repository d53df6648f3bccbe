//! Which words may be a name: guesses from their form, each by a rule that can be told in a sentence.
//!
//! - An organ or a place ends in one of [`ENDINGS`] and has two to sixteen characters before it, back to a
//!   mark or a word of [`BEFORE`].
//! - A title follows one of [`AWARDED`], up to the next mark.
//! - Somebody is a surname with one or two characters, right after or before one of [`POSTS`].

use std::ops::Range;

/// How names of organs and places end; the longer before the shorter.
const ENDINGS: [&str; 42] = [
    "人民政府",
    "人民法院",
    "人民检察院",
    "有限公司",
    "委员会",
    "研究院",
    "研究所",
    "实验室",
    "检察院",
    "开发区",
    "管理局",
    "办事处",
    "图书馆",
    "博物馆",
    "体育馆",
    "幼儿园",
    "产业园",
    "工业园",
    "集团",
    "公司",
    "医院",
    "大学",
    "学院",
    "中学",
    "小学",
    "学校",
    "法院",
    "银行",
    "协会",
    "学会",
    "联盟",
    "中心",
    "街道",
    "机场",
    "车站",
    "水库",
    "公园",
    "社区",
    "镇",
    "乡",
    "村",
    "县",
];

/// Words that do not belong to a name that follows them.
const BEFORE: [&str; 72] = [
    "建成",
    "建设",
    "推进",
    "加快",
    "完成",
    "成立",
    "引进",
    "入驻",
    "打造",
    "获批",
    "开工",
    "投用",
    "启动",
    "创建",
    "支持",
    "依托",
    "推动",
    "提升",
    "实施",
    "新增",
    "新建",
    "改造",
    "落户",
    "联合",
    "携手",
    "牵手",
    "组建",
    "揭牌",
    "培育",
    "开展",
    "全国",
    "全省",
    "全市",
    "全区",
    "全县",
    "首个",
    "首家",
    "一批",
    "高标准",
    "高质量",
    "深化",
    "做强",
    "做优",
    "发挥",
    "服务",
    "通过",
    "作为",
    "成为",
    "入选",
    "荣获",
    "获评",
    "来自",
    "位于",
    "参加",
    "出席",
    "前往",
    "包括",
    "以及",
    "所有",
    "各级",
    "我市",
    "我区",
    "我县",
    "本院",
    "开放",
    "一家",
    "一座",
    "一所",
    "一个",
    "安装",
    "经过",
    "由于",
];

/// Words that end as names do and are none.
const COMMON: [&str; 11] = [
    "乡村",
    "农村",
    "城乡",
    "强村",
    "全村",
    "全镇",
    "中心城",
    "村镇",
    "乡镇",
    "城市公园",
    "各县",
];

/// Characters that end a name that begins after them.
const APART: &str = "的在与和及对获评等了将把被以从向到是有并让使给或不其各该个";

/// What an honour follows.
const AWARDED: [&str; 10] = [
    "荣获",
    "获评",
    "获批",
    "入选",
    "授予",
    "评为",
    "列为",
    "命名为",
    "纳入",
    "成功创建",
];

/// Posts that stand beside names.
const POSTS: [&str; 30] = [
    "书记",
    "主席",
    "总理",
    "部长",
    "省长",
    "市长",
    "区长",
    "县长",
    "镇长",
    "乡长",
    "局长",
    "处长",
    "科长",
    "主任",
    "院长",
    "校长",
    "园长",
    "董事长",
    "总经理",
    "理事长",
    "秘书长",
    "检察长",
    "教授",
    "院士",
    "医生",
    "医师",
    "护士长",
    "同志",
    "先生",
    "女士",
];

/// The commonest surnames, of one character.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾萧肖田董袁潘蒋蔡余杜\
叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱\
严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁房蒲滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";

/// Characters before an ending, at least and at most.
const LENGTH: Range<usize> = 2..17;
/// Characters of an honour at most.
const HONOUR: usize = 24;

/// The stretches of a text that may be names; they may overlap.
pub(super) fn names(words: &str) -> Vec<Range<usize>> {
    let chars: Vec<(usize, char)> = words.char_indices().collect();
    let mut found = ending(words, &chars);
    found.extend(awarded(words));
    found.extend(people(words));
    found
}

/// Whether a character may stand in a name.
fn is_wordy(char: char) -> bool {
    char.is_alphanumeric() && !char.is_numeric() && !APART.contains(char)
}

/// Names that end as organs and places do.
fn ending(words: &str, chars: &[(usize, char)]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (nth, (at, _)) in chars.iter().enumerate() {
        let rest = &words[*at..];
        let Some(ending) = ENDINGS.iter().find(|ending| rest.starts_with(**ending)) else {
            continue;
        };
        let end = at + ending.len();
        let before = chars[..nth].iter().rev().take(LENGTH.end - 1);
        let begun = before.take_while(|(_, char)| is_wordy(*char)).last();
        let Some((start, _)) = begun else { continue };
        let start = after_words(words, *start, *at);
        let goes_on = ENDINGS.iter().any(|other| words[end..].starts_with(other));
        let count = words[start..*at].chars().count();
        if LENGTH.contains(&count) && !goes_on && !is_common(words, *at..end) {
            // What reaches further back stands for what is in it.
            while found
                .pop_if(|known| known.start >= start && known.end > start)
                .is_some()
            {}
            found.push(start..end);
        }
    }
    found
}

/// Whether an ending is part of a common word.
fn is_common(words: &str, ending: Range<usize>) -> bool {
    COMMON.iter().any(|word| {
        // Where the ending would stand in the common word, whose own characters are before it.
        let inside = word.match_indices(&words[ending.clone()]);
        let starts = inside.filter_map(|(at, _)| ending.start.checked_sub(at));
        let mut starts = starts.filter(|start| words.is_char_boundary(*start));
        starts.any(|start| words[start..].starts_with(word))
    })
}

/// Where a name begins, behind the last word that does not belong to it.
fn after_words(words: &str, start: usize, end: usize) -> usize {
    let mut begin = start;
    for word in BEFORE {
        let last = words[begin..end].rfind(word);
        begin = last.map_or(begin, |at| begin + at + word.len());
    }
    begin
}

/// What was awarded, unless it stands in quotation marks, which are found by themselves.
fn awarded(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for verb in AWARDED {
        for (at, _) in words.match_indices(verb) {
            let start = at + verb.len();
            let rest = &words[start..];
            let is_in =
                |char: char| char.is_alphanumeric() || matches!(char, '·' | '-' | '（' | '）');
            let honour = rest
                .chars()
                .take(HONOUR + 1)
                .take_while(|char| is_in(*char));
            let (count, length) = honour.fold((0, 0), |(count, length), char| {
                (count + 1, length + char.len_utf8())
            });
            let goes_on = rest[length..].starts_with(['“', '《', '「']);
            if (3..=HONOUR).contains(&count) && !goes_on {
                found.push(start..start + length);
            }
        }
    }
    found
}

/// People beside their posts.
fn people(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for post in POSTS {
        for (at, _) in words.match_indices(post) {
            found.extend(person_after(words, at + post.len()));
            found.extend(person_before(words, at));
        }
    }
    found
}

/// Characters of a name of somebody.
const PERSON: std::ops::RangeInclusive<usize> = 2..=3;
/// How far from a post its name ends, in characters: a name and what somebody says.
const NEAR: usize = 8;

/// A name that begins here and ends at a mark or a blank.
fn person_after(words: &str, start: usize) -> Option<Range<usize>> {
    let rest = words.get(start..)?;
    let letters = rest
        .chars()
        .take(NEAR)
        .take_while(|char| char.is_alphabetic());
    let length: usize = letters.map(char::len_utf8).sum();
    let name = &rest[..length];
    let said = [
        "表示",
        "介绍",
        "指出",
        "强调",
        "主持",
        "作报告",
        "参加",
        "出席",
        "说",
    ];
    let name = said
        .iter()
        .find_map(|verb| Some(name.split_once(verb)?.0))
        .unwrap_or(name);
    is_person(name).then(|| start..start + name.len())
}

/// A name that begins after a mark or a blank and ends here.
fn person_before(words: &str, end: usize) -> Option<Range<usize>> {
    let rest = words.get(..end)?;
    let letters = rest
        .chars()
        .rev()
        .take(NEAR)
        .take_while(|char| char.is_alphabetic());
    let start = end - letters.map(char::len_utf8).sum::<usize>();
    is_person(&rest[start..]).then_some(start..end)
}

fn is_person(name: &str) -> bool {
    let starts = name
        .chars()
        .next()
        .is_some_and(|char| SURNAMES.contains(char));
    let is_han = name
        .chars()
        .all(|char| ('\u{4E00}'..='\u{9FFF}').contains(&char));
    starts && is_han && PERSON.contains(&name.chars().count())
}

#[cfg(test)]
mod tests {
    use super::names;

    fn found(words: &str) -> Vec<&str> {
        names(words)
            .into_iter()
            .map(|range| &words[range])
            .collect()
    }

    #[test]
    fn organs_and_places_end_as_they_do() {
        assert_eq!(
            found("引进中国船舶集团，建成重庆自然博物馆；蔡家岗街道和静观镇"),
            ["中国船舶集团", "重庆自然博物馆", "蔡家岗街道", "静观镇"]
        );
        assert_eq!(found("西南大学附属中学"), ["西南大学附属中学"]);
        assert!(found("居中心城区前列，建成美丽乡村，安装农村路灯").is_empty());
        assert!(found("发挥中心作用，乡镇和村").is_empty());
    }

    #[test]
    fn honours_follow_their_verbs() {
        assert_eq!(found("获评国家森林城市，入选“双百”"), ["国家森林城市"]);
    }

    #[test]
    fn people_stand_beside_their_posts() {
        assert_eq!(
            found("区长王小明表示，会议由主任李红主持。"),
            ["王小明", "李红"]
        );
        assert_eq!(found("张三丰同志"), ["张三丰"]);
        assert!(found("书记处书记工作").is_empty());
    }

    #[test]
    fn a_long_text_takes_no_time() {
        let long = "集团中心医院书记王".repeat(10_000);
        assert!(names(&long).len() < long.len());
    }
}
