//! Traditional characters that the words of numbers have: folded to the simplified ones that the tables
//! hold, sign for sign, so that every place in the text stays what it is.

/// Traditional characters, in the order of those below.
const TRADITIONAL: &str = concat!(
    "兩個叢絲臨為義鄉爭於虧產産畝億僅從侖價眾優夥會傳傷偵債黨關茲內冊淨準減幾擊劃則創",
    "別製劑辦務動勁勵勞區醫單佔盧衛捲廳壓釐縣雙發變臺號後噸員週響團國場壞塊聲處備復複",
    "頭奮獎婦學實審對將爾塵層屆屬歲幣師帶幀並庫應莊廢開強張彈當徑總懲願戶執擴揚護報擔",
    "擁攔損換據攝撐數無時顯晉機殺權桿條來極標棟樣檔樁樓歐畢氣匯汙沒濃濟測漲溫灣滯滿災",
    "點狀獨環現電監蓋盤確種積稅穩竊簡類級約紀納紛線組細織經結繼續維緩縮網罰職勝節範藥",
    "獲營補裝觀規視計訂訪設詐訴診詞讀課調談貝負財賬帳貨質貧貼貸費資趕趨車轉輪輕載較輛",
    "邊達過還進違連遲遞鄰裡針鐘鍾缽銖鎖鍋銳錯鎮鎊長門間隊陣際險隱難韓頁頂頃項頓預顆題",
    "額風飲館馬駕騙驟齡萬餘隻",
);

/// What each of them is in the tables.
const SIMPLIFIED: &str = concat!(
    "两个丛丝临为义乡争于亏产产亩亿仅从仑价众优伙会传伤侦债党关兹内册净准减几击划则创",
    "别制剂办务动劲励劳区医单占卢卫卷厅压厘县双发变台号后吨员周响团国场坏块声处备复复",
    "头奋奖妇学实审对将尔尘层届属岁币师带帧并库应庄废开强张弹当径总惩愿户执扩扬护报担",
    "拥拦损换据摄撑数无时显晋机杀权杆条来极标栋样档桩楼欧毕气汇污没浓济测涨温湾滞满灾",
    "点状独环现电监盖盘确种积税稳窃简类级约纪纳纷线组细织经结继续维缓缩网罚职胜节范药",
    "获营补装观规视计订访设诈诉诊词读课调谈贝负财账账货质贫贴贷费资赶趋车转轮轻载较辆",
    "边达过还进违连迟递邻里针钟钟钵铢锁锅锐错镇镑长门间队阵际险隐难韩页顶顷项顿预颗题",
    "额风饮馆马驾骗骤龄万余只",
);

/// The simplified character that a traditional one is in the tables; any other stays.
pub(super) fn simplified(char: char) -> char {
    // All characters of both rows are three bytes long, so that places in the rows are alike.
    let is_han = ('\u{4e00}'..='\u{9fff}').contains(&char);
    let place = is_han.then(|| TRADITIONAL.find(char)).flatten();
    let found = place.and_then(|at| SIMPLIFIED[at..].chars().next());
    found.unwrap_or(char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_rows_match() {
        assert_eq!(TRADITIONAL.chars().count(), SIMPLIFIED.chars().count());
        assert!(TRADITIONAL.chars().all(|char| char.len_utf8() == 3));
        assert!(SIMPLIFIED.chars().all(|char| char.len_utf8() == 3));
        assert!(TRADITIONAL.chars().all(|char| simplified(char) != char));
        assert!(SIMPLIFIED.chars().all(|char| simplified(char) == char));
        assert_eq!(
            (simplified('萬'), simplified('中'), simplified('8')),
            ('万', '中', '8')
        );
    }

    #[test]
    fn quantities_of_traditional_text_are_found() {
        let (old, new) = (
            "參觀人次128.6萬人次，較上年增長12.4%；展出36,000張、9種、17檔，歷時4,600公里，減少3.2億元。",
            "参观人次128.6万人次，较上年增长12.4%；展出36,000张、9种、17档，历时4,600公里，减少3.2亿元。",
        );
        let (found, same) = (crate::numbers::search(old), crate::numbers::search(new));
        assert_eq!(found.quantities, same.quantities);
        let atoms = found.quantities.iter().map(|it| &old[it.atom.clone()]);
        let atoms: Vec<_> = atoms.collect();
        assert_eq!(
            atoms,
            [
                "128.6萬人次",
                "12.4%",
                "36,000張",
                "9種",
                "17檔",
                "4,600公里",
                "3.2億元"
            ]
        );
        assert_eq!(
            found.quantities[6].direction,
            crate::numbers::Direction::Down
        );
    }
}
