//! What a copied text carries along from the page around it, and is none of its words.
//!
//! The importer leaves it out and the judge of coverage lets it go: both ask here.

/// Labels of what a web page says about itself.
pub const COUNTERS: [&str; 11] = [
    "浏览次数",
    "浏览量",
    "阅读次数",
    "阅读量",
    "点击次数",
    "点击数",
    "点击量",
    "访问量",
    "字号",
    "字体",
    "字体大小",
];

/// Signs that telephones draw in colours; at the beginning of a line they are bullets.
pub fn is_emoji(char: char) -> bool {
    matches!(char, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{203C}' | '\u{2049}')
}

/// Words around a text on a web page, which ask its reader to do something there.
pub fn is_furniture(text: &str) -> bool {
    const ASKED: [&str; 10] = [
        "点分享",
        "点收藏",
        "点在看",
        "点点赞",
        "点赞",
        "在看",
        "分享",
        "收藏",
        "点个在看",
        "阅读原文",
    ];
    const BEGUN: [&str; 8] = [
        "点击上方",
        "点击蓝字",
        "点击关注",
        "长按识别",
        "长按二维码",
        "扫码关注",
        "扫一扫关注",
        "上滑查看",
    ];
    let compact: String = text.chars().filter(|char| !char.is_whitespace()).collect();
    let bare = compact.trim_matches(|char: char| {
        is_emoji(char) || matches!(char, '↑' | '↓' | '←' | '→' | '\u{FE0F}' | '·' | '-')
    });
    let is_short = bare.chars().count() <= 20 && !bare.ends_with(['。', '；']);
    is_short && (ASKED.contains(&bare) || BEGUN.iter().any(|begun| bare.starts_with(begun)))
}

#[cfg(test)]
mod tests {
    use super::is_furniture;

    #[test]
    fn words_of_the_page_around_go() {
        assert!(is_furniture("点在看") && is_furniture("👆点击上方蓝字关注我们"));
        assert!(!is_furniture("分享发展成果") && !is_furniture("点赞新时代。"));
    }
}
