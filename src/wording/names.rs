//! `digit-inside-name`: a lone digit that counts nothing, where a name has a numeral: 3圣 for 三圣.
//! `hyphen-in-name`: an ASCII hyphen between Han.

use super::Finding;
use super::lexicon;
use super::line::{Line, advice};
use crate::diag::Message;
use crate::numbers::is_han;

/// The numerals of the digits.
const NUMERALS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// What a digit may count or number, beyond the units that numbers know.
const COUNTED: &str = "个家项件处条座所名人次户年月日时分秒天周季度级类种批届期号楼栋幢室层排组班区段线路\
                       路轮场届部册本卷章节款页版倍成折元角万千百十亿多余几来大小强佳星分秒点岁连公里米亩吨克升台\
                       辆艘架套支只头匹株棵片块张幅枚颗粒根把面门扇间栋口艘列节车趟班位员宗起例单笔手步道关环横纵\
                       核带轴圈园城镇村乡县市省国校院店馆站港桥区厅局科处室代胎孩后前内外上下以至到和或与及、杯瓶\
                       瓦伏安赫帕焦卡字句篇首曲集部网端云式型版本比对胜负平局分钟小时维优甲等跨进出金银铜奖项票通机\
                       码倍赛缸驱座田格针屏孔寸尺丈里斤两钱担石斗厘毫微纳波频档速挡键盒箱袋包桶罐听串挂提打双副子目茬尊兆党地开埃镑碗桌顿餐拨桩塔井仓池幕中";

/// Words after which a digit is a number of order.
const ORDER: &str = "第图表附件例注页卷章节条款楼幢栋馆厅室组班区号院门口站线路型版级初高大约近达共有仅超逾满每前后索题";

/// Finds digits and hyphens within names.
pub(super) fn find(line: &Line<'_>, found: &mut Vec<Finding>) {
    for idx in 0..line.chars.len() {
        if is_lone(line, idx) {
            found.push(digit(line, idx));
        } else if line.at(idx) == '-' && is_han(line.before(idx)) && is_han(line.at(idx + 1)) {
            found.push(hyphen(line, idx));
        }
    }
}

/// Whether a digit stands alone between Han and counts nothing.
fn is_lone(line: &Line<'_>, idx: usize) -> bool {
    let (before, after) = (line.before(idx), line.at(idx + 1));
    if !matches!(line.at(idx), '2'..='9') || !is_han(before) || !is_han(after) {
        return false;
    }
    let byte = line.bytes[idx];
    // Atoms are in order and do not overlap; a bare digit is one of its own.
    let atoms = &line.numbers.atoms;
    let nth = atoms.partition_point(|it| it.range.end <= byte);
    let counts = atoms
        .get(nth)
        .is_some_and(|it| it.range.start <= byte && it.range.len() > 1);
    !counts && !COUNTED.contains(after) && !ORDER.contains(before) && is_named(line, idx)
}

/// Whether the character after the digit begins a name: no word of the table begins with it here.
fn is_named(line: &Line<'_>, idx: usize) -> bool {
    let is_single = line.is_seam(idx + 1) && line.is_seam(idx + 2);
    let Some(numeral) = numeral(line.at(idx)) else {
        return false;
    };
    is_single || lexicon::is_word(&[numeral, line.at(idx + 1)])
}

fn numeral(digit: char) -> Option<char> {
    NUMERALS.get(digit.to_digit(10)? as usize).copied()
}

fn digit(line: &Line<'_>, idx: usize) -> Finding {
    let (digit, next) = (line.at(idx), line.at(idx + 1));
    let message = Message::new(
        format!("“{digit}{next}”里的数字后面没有单位，像是名称的一部分"),
        format!("the digit of `{digit}{next}` counts nothing and may be part of a name"),
    );
    let hint = numeral(digit).map(|numeral| {
        Message::new(
            format!("是不是“{numeral}{next}”？"),
            format!("did you mean `{numeral}{next}`?"),
        )
    });
    line.finding("digit-inside-name", idx..idx + 2, message, hint)
}

fn hyphen(line: &Line<'_>, idx: usize) -> Finding {
    let around = line.slice(idx - 1..idx + 2);
    let message = Message::new(
        format!("“{around}”里是英文短横"),
        format!("`{around}` has an ASCII hyphen"),
    );
    let hint = advice(
        "名称里用间隔号“·”，起止、相连用一字线“—”",
        "write `·` within a name, `—` between ends",
    );
    line.finding("hyphen-in-name", idx..idx + 1, message, hint)
}

#[cfg(test)]
mod tests {
    use crate::wording::search;

    fn codes(text: &str) -> Vec<&'static str> {
        search(&[text]).iter().map(|it| it.code).collect()
    }

    #[test]
    fn digits_within_names_are_found() {
        assert_eq!(codes("开工建设3圣中小企业集聚区。"), ["digit-inside-name"]);
        assert_eq!(codes("建立“企呼我应-接诉即办”制度"), ["hyphen-in-name"]);
    }

    #[test]
    fn digits_that_count_are_not() {
        for text in [
            "建成绿色工厂8家，创建市级示范村3个，第3批，附件2中列明，轨道交通6号线",
            "5G基站达到3000个，新增4所学校，打通3条道路，2号楼，高2班，前3季度，近5年",
            "“1+3+N”物流枢纽体系，A3纸，2023年，3月8日，4季度，获得3金2银",
        ] {
            assert_eq!(codes(text), Vec::<&str>::new(), "{text}");
        }
    }
}
