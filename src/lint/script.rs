//! Which characters are Chinese, which are marks, which are figures.

/// What stands where nothing stands: before a text, behind it, and between its lines.
pub(super) const NONE: char = '\n';
/// Han figures, without those that count tens and thousands.
pub(super) const HAN_FIGURES: &str = "〇一二三四五六七八九";

pub(super) use crate::printable::is_han;

/// A mark that is Chinese wherever it stands. Quotes, dash, ellipsis and interpunct are English as well.
pub(super) fn is_full(c: char) -> bool {
    is_point(c)
        || matches!(c, '（' | '）' | '《' | '》' | '〈' | '〉' | '【' | '】' | '〔' | '〕')
        || matches!(c, '［' | '］' | '「' | '」' | '『' | '』')
}

/// A character or a mark of Chinese.
pub(super) fn is_chinese(c: char) -> bool {
    is_han(c) || is_full(c)
}

/// A mark that points: where a reader pauses.
pub(super) fn is_point(c: char) -> bool {
    matches!(c, '。' | '，' | '、' | '；' | '：' | '？' | '！')
}

/// A quote of either kind, curly or straight: what it quotes is seen through it.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '"' | '\'')
}

/// A Han figure, tens and hundreds included.
pub(super) fn is_han_figure(c: char) -> bool {
    matches!(c, '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九')
        || matches!(c, '十' | '百' | '千' | '万' | '亿' | '零' | '两' | '廿' | '卅')
}

/// The figure or letter of the ASCII keyboard that a full-width one stands for.
pub(super) fn half(c: char) -> Option<char> {
    let wide = matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    wide.then(|| char::from_u32(c as u32 - 0xFEE0)).flatten()
}

/// The Chinese mark in place of a half-width one.
pub(super) fn full(c: char) -> Option<char> {
    Some(match c {
        ',' => '，',
        '.' => '。',
        ';' => '；',
        ':' => '：',
        '?' => '？',
        '!' => '！',
        '(' => '（',
        ')' => '）',
        _ => return None,
    })
}
