//! Numbers in Han figures (GB/T 15835) and in circles, read and written: 十二, 三十, 一百零三, ①.

/// The figures from one to nine.
const FIGURES: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// What counts them.
const PLACES: [(u32, &str); 4] = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];

/// Figures in circles, from one to fifty: the first and the last of each row, and what the first counts.
const CIRCLED: [(char, char, u32); 3] = [('①', '⑳', 1), ('㉑', '㉟', 21), ('㊱', '㊿', 36)];

/// A number in a circle, of which there are fifty.
pub(crate) fn circled(number: u32) -> Option<char> {
    let of_row = |(first, last, value): &(char, char, u32)| {
        let c = char::from_u32(number.checked_sub(*value)?.checked_add(*first as u32)?)?;
        (c <= *last).then_some(c)
    };
    CIRCLED.iter().find_map(of_row)
}

/// The number that a circle holds.
pub(crate) fn read_circled(c: char) -> Option<u32> {
    let (first, _, value) = CIRCLED.iter().find(|(first, last, _)| (*first..=*last).contains(&c))?;
    Some(c as u32 - *first as u32 + value)
}

/// A figure from one to nine.
fn figure(c: char) -> Option<u32> {
    FIGURES.iter().position(|figure| *figure == c).map(|at| at as u32 + 1)
}

/// Whether a character may be of a number below a hundred.
pub(crate) fn is_of_tens(c: char) -> bool {
    c == '十' || figure(c).is_some()
}

/// A number from 一 to 九十九.
pub(crate) fn read(text: &str) -> Option<u32> {
    let one = |text: &str| {
        let mut chars = text.chars();
        chars.next().and_then(figure).filter(|_| chars.next().is_none())
    };
    let Some((tens, ones)) = text.split_once('十') else { return one(text) };
    let tens = if tens.is_empty() { 1 } else { one(tens)? };
    let ones = if ones.is_empty() { 0 } else { one(ones)? };
    Some(tens * 10 + ones)
}

/// A number below ten thousand as it is read; nothing for none.
pub(crate) fn written(number: u32) -> String {
    let mut text = String::new();
    let mut gap = false;
    for (place, name) in PLACES {
        let count = number / place % 10;
        let Some(figure) = count.checked_sub(1).and_then(|at| FIGURES.get(at as usize)) else {
            gap = !text.is_empty();
            continue;
        };
        if std::mem::take(&mut gap) {
            text.push('零');
        }
        // 十二 at the start, 一百一十二 behind hundreds.
        if !(place == 10 && count == 1 && text.is_empty()) {
            text.push(*figure);
        }
        text.push_str(name);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for (number, text) in [
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (103, "一百零三"),
            (110, "一百一十"),
            (112, "一百一十二"),
            (1000, "一千"),
            (1005, "一千零五"),
            (1050, "一千零五十"),
            (9999, "九千九百九十九"),
        ] {
            assert_eq!(written(number), text);
        }
    }

    #[test]
    fn circles_hold_fifty_numbers() {
        for number in 1..=50 {
            assert_eq!(circled(number).and_then(read_circled), Some(number));
        }
        assert_eq!([circled(0), circled(51), circled(u32::MAX)], [None; 3]);
        assert_eq!(read_circled('⑴'), None);
    }

    #[test]
    fn numbers_below_a_hundred_are_read_back() {
        for number in 1..100 {
            assert_eq!(read(&written(number)), Some(number));
        }
        for text in ["", "〇", "十十", "一二", "百", "二十十", "12"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
