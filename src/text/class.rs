//! What a character is to the composer: its class, from one table.
//!
//! The table is the [`Convention`]'s; what is in no row of it goes by its block.

use crate::convention::{Class, Convention};

/// The blocks whose characters stand alone on the em, as Han characters do, so that a line may break on either
/// side of them. All other characters belong to scripts that are written in words and are left to Unicode's
/// line breaking (UAX #14), whatever the script: Latin, Hebrew, Thai.
const HAN: &[(char, char)] = &[
    // Hangul letters.
    ('\u{1100}', '\u{11ff}'),
    // Marks of general punctuation that are in no row above, letterlike symbols, arrows, mathematical and
    // technical signs, enclosed figures, boxes, dingbats.
    ('\u{2010}', '\u{27bf}'),
    // Squares and stars.
    ('\u{2b00}', '\u{2bff}'),
    // Radicals, CJK symbols, kana, bopomofo, enclosed CJK, ideographs, Yi.
    ('\u{2e80}', '\u{a4cf}'),
    // More Hangul letters; Hangul syllables.
    ('\u{a960}', '\u{a97f}'),
    ('\u{ac00}', '\u{d7ff}'),
    // Private use: in Chinese fonts, characters that Unicode lacked; and compatibility ideographs.
    ('\u{e000}', '\u{faff}'),
    // Vertical, compatibility and small forms.
    ('\u{fe10}', '\u{fe1f}'),
    ('\u{fe30}', '\u{fe6f}'),
    // Full-width and half-width forms.
    ('\u{ff00}', '\u{ffef}'),
    // Tangut, Khitan, more kana, Nüshu.
    ('\u{16fe0}', '\u{18dff}'),
    ('\u{1aff0}', '\u{1b2ff}'),
    // Tai Xuan Jing symbols, counting rods.
    ('\u{1d300}', '\u{1d37f}'),
    // Tiles and cards, enclosed letters and ideographs, emoji.
    ('\u{1f000}', '\u{1faff}'),
    // Supplementary ideographs.
    ('\u{20000}', '\u{3ffff}'),
    // Supplementary private use.
    ('\u{f0000}', '\u{10ffff}'),
];

/// The class of a character by a convention, given its neighbours in the text.
///
/// The neighbours decide three things: a single — is a connector, two are a dash; a point or comma between
/// figures is part of the number; ’ between letters is an apostrophe.
#[must_use]
pub fn class_of(convention: &Convention, before: Option<char>, c: char, after: Option<char>) -> Class {
    // Nine in ten characters: not worth a look at the table.
    if matches!(c, '\u{3400}'..='\u{9fff}') {
        return Class::Han;
    }
    if c.is_ascii_digit() {
        return Class::Figure;
    }
    let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    if matches!(c, '.' | ',' | ':') && figure(before) && figure(after) {
        return Class::Figure;
    }
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic) && c.is_some_and(is_western_letter);
    if c == '’' && letter(before) && letter(after) {
        return Class::Latin;
    }
    if c == '—' && before != Some('—') && after != Some('—') {
        return Class::Connector;
    }
    if let Some((class, _)) = convention.characters.iter().find(|(_, all)| all.contains(c)) {
        return *class;
    }
    if is_han(c) { Class::Han } else { Class::Latin }
}

/// Whether a character's block is in [`HAN`].
fn is_han(c: char) -> bool {
    HAN.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// Letters and signs of the alphabetic scripts: between two of them, ’ is an apostrophe.
fn is_western_letter(c: char) -> bool {
    matches!(c, '!'..='~' | '\u{a1}'..='\u{2af}' | '\u{300}'..='\u{58f}' | '\u{1e00}'..='\u{1fff}')
}

/// Characters that have no width of their own and belong to the one before: variation selectors, joiners,
/// combining marks.
#[must_use]
pub(super) fn clings(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{20d0}'..='\u{20ff}'
        | '\u{3099}' | '\u{309a}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convention::MAINLAND;

    fn classes(text: &str) -> Vec<Class> {
        let all: Vec<char> = text.chars().collect();
        (0..all.len())
            .map(|i| class_of(&MAINLAND, i.checked_sub(1).map(|j| all[j]), all[i], all.get(i + 1).copied()))
            .collect()
    }

    #[test]
    fn one_em_dash_is_a_connector_and_two_are_a_dash() {
        assert_eq!(classes("京—沪")[1], Class::Connector);
        assert_eq!(classes("答——挑")[1..3], [Class::Dash, Class::Dash]);
    }

    #[test]
    fn a_point_between_figures_is_part_of_the_number() {
        assert_eq!(classes("232.8"), [Class::Figure; 5]);
        assert_eq!(classes("A.")[1], Class::LatinClosing);
    }

    #[test]
    fn a_quote_between_letters_is_an_apostrophe() {
        assert_eq!(classes("L’Oréal")[1], Class::Latin);
        assert_eq!(classes("‘甲’")[2], Class::Closing);
    }

    #[test]
    fn what_stands_on_the_em_is_han_and_what_is_written_in_words_is_not() {
        for c in "一〇々かカ한ㄅ①㈱★→😀Ａ\u{20bb7}\u{e000}".chars() {
            assert_eq!(class_of(&MAINLAND, None, c, None), Class::Han, "{c}");
        }
        for c in "AéΩЖאلกक\u{a0}".chars() {
            assert_eq!(class_of(&MAINLAND, None, c, None), Class::Latin, "{c}");
        }
    }

    #[test]
    fn the_han_blocks_are_in_order_and_apart() {
        assert!(HAN.iter().all(|(first, last)| first <= last));
        assert!(HAN.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }

    #[test]
    fn no_character_is_in_two_rows_of_the_table() {
        let all: Vec<char> = MAINLAND.characters.iter().flat_map(|(_, chars)| chars.chars()).collect();
        let mut once = all.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), all.len());
    }
}
