//! Emphasis that may be none: two stars that are signs of their own, and vanish as a pair.
//!
//! Markdown lets `*` begin and end inside a word, and Chinese has no spaces between words. `他说*重要*的话` is an
//! emphasis, `王*明、李*华` are two names, and both are a pair of stars between characters: what tells them apart is
//! what stands around.

use std::ops::Range;

use crate::copy::markdown::stars::{ends_number, is_figure, is_stock};

/// How much of a line before and after an emphasis is looked at for the rest of an equation, in characters.
const EQUATION: usize = 20;
/// A variable is no longer: a*b*c.
const VARIABLE: usize = 2;

/// An emphasis, and what stands before and behind it.
struct Emphasis<'a> {
    before: &'a str,
    inside: &'a str,
    after: &'a str,
    strong: bool,
}

/// What two stars may be in place of an emphasis.
#[derive(Clone, Copy)]
enum Meant {
    Product,
    Names,
    Signs,
}

/// Whether an emphasis may be none.
type Rule = fn(&Emphasis<'_>) -> bool;

/// The rules, each with what it takes the stars for; the first that holds counts.
const DOUBTS: &[(Meant, Rule)] = &[
    (Meant::Product, |one| one.is_among_factors()),
    (Meant::Product, |one| one.is_in_equation()),
    (Meant::Product, |one| one.is_among_numbers()),
    (Meant::Product, |one| one.is_among_quantities()),
    (Meant::Product, |one| one.is_among_variables()),
    (Meant::Names, |one| one.is_among_masked_names()),
    (Meant::Signs, |one| one.is_parted()),
    (Meant::Signs, |one| one.begins_as_stock()),
    (Meant::Signs, |one| one.has_no_word()),
];

/// Names of quantities that are multiplied.
const QUANTITIES: &str = "长 宽 高 厚 深 底 面积 体积 单价 数量 价格 件数 人数 天数 次数 时间 速度 半径 直径 边长 \
    底面积 密度 质量 重量 功率 电流 电压 电阻 力 距离 本金 利率 年限";
/// Figures of Chinese.
const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿两";
/// Surnames whose bearers are masked, 王*; but for those that are common words: 于, 从, 和, 时, 成, 向, 方, 高, 常.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛\
    叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易武乔贺赖龚文";
/// Surnames of two characters.
const COMPOUND: &str = "欧阳 司马 上官 诸葛 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木";
/// What parts the names or pieces of a list.
const PARTS: &str = "，、；。：！？,;:和与及跟同";
/// Marks that no emphasis inside a word goes over.
const MARKS: &str = "，、；。：！？,;";

/// How an emphasis should be written where its stars may be signs, and the part of the entry `star-as-emphasis` that says
/// so; none where it is surely an emphasis. `sign` is how many stars it has on either side.
pub(super) fn mended(text: &str, range: &Range<usize>, sign: usize) -> Option<(&'static str, String)> {
    let emphasis = Emphasis {
        before: text.get(..range.start)?,
        inside: text.get(range.start + sign..range.end.checked_sub(sign)?)?,
        after: text.get(range.end..)?,
        strong: sign > 1,
    };
    let (meant, _) = DOUBTS.iter().find(|(_, may_be)| may_be(&emphasis))?;
    let form = match meant {
        Meant::Product => "help",
        Meant::Names => "help-names",
        Meant::Signs => "help-signs",
    };
    Some((form, format!("{0}{1}{0}", "\\*".repeat(sign), emphasis.inside)))
}

impl Emphasis<'_> {
    /// The characters around the stars: before, inside at both ends, behind.
    fn ends(&self) -> [Option<char>; 4] {
        let last = |text: &str| text.chars().next_back();
        let first = |text: &str| text.chars().next();
        [last(self.before), first(self.inside), last(self.inside), first(self.after)]
    }

    fn all(&self, is: fn(char) -> bool) -> bool {
        self.ends().iter().all(|end| end.is_some_and(is))
    }

    /// Whether it begins and ends inside words, as emphasis of English hardly does.
    fn is_inside_word(&self) -> bool {
        let [before, .., after] = self.ends();
        [before, after].iter().all(|end| end.is_some_and(char::is_alphanumeric))
    }

    /// `x*3和y*4`: both stars stand inside numbers and units, one of them beside a figure. Blanks may stand between.
    fn is_among_factors(&self) -> bool {
        let apart = Self {
            before: self.before.trim_end_matches(is_space),
            after: self.after.trim_start_matches(is_space),
            ..*self
        };
        let [before, .., after] = apart.ends();
        apart.all(is_factor) && [before, after].into_iter().flatten().any(is_figure)
    }

    /// `x*y=10，m*n=20`: an equals sign stands in it, or in what goes on on either side of it.
    fn is_in_equation(&self) -> bool {
        let equals = |c: char| matches!(c, '=' | '＝');
        let goes_on = |c: &char| is_operand(*c) || "=＝+＋-－×÷*\\".contains(*c);
        let near = self.inside.contains(equals)
            || self.before.chars().rev().take(EQUATION).take_while(goes_on).any(equals)
            || self.after.chars().take(EQUATION).take_while(goes_on).any(equals);
        near && self.all(is_operand)
    }

    /// `5人*天和6人*天`, `苹果*2和好的梨*3`, `一*二，三*四`: a number before both stars, or behind both.
    fn is_among_numbers(&self) -> bool {
        let begins = |text: &str| text.starts_with(is_figure);
        let behind = begins(self.inside) && begins(self.after);
        let before = ends_number(self.before, 1) && ends_number(self.inside, 1);
        let single = self.inside.chars().count() == 1;
        let around = self.before.ends_with(is_figure) && (begins(self.after) || single);
        self.is_inside_word() && (before || behind || around || self.all(|c| NUMERALS.contains(c)))
    }

    /// 长*宽*高.
    fn is_among_quantities(&self) -> bool {
        let mut names = QUANTITIES.split(' ').filter(|name| !name.is_empty());
        names.clone().any(|name| self.inside == name)
            && names.clone().any(|name| self.before.ends_with(name))
            && names.any(|name| self.after.starts_with(name))
    }

    /// `a*b*c`: letters by ones and twos.
    fn is_among_variables(&self) -> bool {
        let long = |c: &char| c.is_ascii_alphanumeric();
        let before = self.before.chars().rev().take_while(long).take(VARIABLE + 1).count();
        let after = self.after.chars().take_while(long).take(VARIABLE + 1).count();
        let short = |count: usize| (1..=VARIABLE).contains(&count);
        short(before) && short(after) && short(self.inside.len()) && self.inside.chars().all(|c| long(&c))
    }

    /// `王*和李*说`, `王*某与李*某`: a surname stands before both stars, or one Han that is a word of its own does.
    fn is_among_masked_names(&self) -> bool {
        let compound = |text: &str| COMPOUND.split(' ').any(|name| text.ends_with(name));
        let surname = |text: &str| text.ends_with(is_surname) || compound(text);
        let both = surname(self.before) && surname(self.inside) && !SURNAMES.contains(self.inside);
        let (first, last) = (begins_word(self.before), begins_word(self.inside));
        let parted = self.inside.contains(|c| PARTS.contains(c));
        both || (!self.strong && first && last && parted)
    }

    /// `A*B、C*D`: a mark stands in what begins and ends inside words. Strong text is seldom that by chance.
    fn is_parted(&self) -> bool {
        !self.strong && self.is_inside_word() && self.inside.contains(|c| MARKS.contains(c))
    }

    fn begins_as_stock(&self) -> bool {
        !self.strong && is_stock(self.inside)
    }

    /// Marks alone have nothing to emphasise.
    fn has_no_word(&self) -> bool {
        !self.inside.contains(char::is_alphanumeric)
    }
}

/// Whether a character is a surname that is often masked: 王*.
pub(super) fn is_surname(c: char) -> bool {
    SURNAMES.contains(c)
}

/// Whether a text ends with one Han character that begins a word: at the start of a line, after a mark, a blank or 和.
fn begins_word(text: &str) -> bool {
    let mut last = text.chars().rev();
    let han = last.next().is_some_and(|c| c.is_alphabetic() && !c.is_ascii() && !PARTS.contains(c));
    han && last.next().is_none_or(|c| !c.is_alphanumeric() || PARTS.contains(c))
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{3000}')
}

/// Whether a star between two characters would multiply: a figure stands on one side, and a factor on the other.
pub(super) fn may_be_sign(before: char, after: char) -> bool {
    is_factor(before) && is_factor(after) && (is_figure(before) || is_figure(after))
}

/// What a number or a variable begins or ends with, its unit and brackets among them.
fn is_factor(c: char) -> bool {
    is_figure(c) || c.is_ascii_alphabetic() || "%％‰℃°()（）米克斤吨升元㎡㎝㎜㎞㎏".contains(c)
}

/// The same, and names of quantities.
fn is_operand(c: char) -> bool {
    is_factor(c) || c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubted(text: &str) -> bool {
        let sign = if text.contains("**") { 2 } else { 1 };
        let (start, end) = (text.find('*').unwrap_or(0), text.rfind('*').map_or(0, |at| at + 1));
        mended(text, &(start..end), sign).is_some()
    }

    #[test]
    fn stars_that_may_be_signs_are_doubted() {
        for text in [
            "5 *3=15，6* 4",
            "x*y=10，m*n=20",
            "体积=长*宽*高",
            "体积为长*宽*高",
            "单价*数量*天数",
            "一*二，三*四",
            "三*五和四*六",
            "5人*天和6人*天",
            "说*2022年的*5件事",
            "a*b*c",
            "a*2*b",
            "A*B、C*D",
            "王*明、李*华到场",
            "王*和李*说",
            "记者王*和李*。",
            "王*某与李*某",
            "欧阳*明和司马*光",
            "5*星*酒店",
            "某*某和某*某",
            "王**报道，李**说",
            "*ST股票*",
            "*，*",
        ] {
            assert!(doubted(text), "{text}");
        }
    }

    #[test]
    fn an_emphasis_is_taken_as_one() {
        for text in [
            "他说*重要*的话",
            "他说*今天的报纸*很好看",
            "我*爱*你",
            "共*5*人",
            "*共5* 3人",
            "占*35.8%*以上",
            "第5 *3号楼* 住户",
            "建成5个*重点项目*3个",
            "Mc*Donald*s",
            "*长=宽*",
            "A *b=c* d。",
            "*王明、李华*到场",
            "他说：*“好，我去。”*",
            "王明*和*李华",
            "**粗体**",
            "他说**重要**的话",
            "他说**今天、明天**都行",
        ] {
            assert!(!doubted(text), "{text}");
        }
    }
}
