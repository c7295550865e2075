use super::*;
use crate::convention::MAINLAND;

fn classes(text: &str) -> Vec<Class> {
    let all: Vec<char> = text.chars().collect();
    (0..all.len())
        .map(|i| class_of(&MAINLAND, i.checked_sub(1).map(|j| all[j]), all[i], all.get(i + 1).copied()))
        .collect()
}

fn all_are(class: Class, characters: &str) {
    for c in characters.chars() {
        assert_eq!(class_by_itself(&MAINLAND, c), class, "{c} U+{:04X}", u32::from(c));
    }
}

#[test]
fn one_em_dash_is_a_connector_and_two_are_a_dash() {
    assert_eq!(classes("京—沪")[1], Class::Connector);
    assert_eq!(classes("答——挑")[1..3], [Class::Dash, Class::Dash]);
}

#[test]
fn a_point_between_figures_is_part_of_the_number() {
    for number in ["232.8", "1,250", "12:30", "12：30", "3∶2", "5·12", "9・11", "24/7"] {
        assert!(classes(number).iter().all(|class| *class == Class::Figure), "{number}");
    }
    assert_eq!(classes("A.")[1], Class::LatinClosing);
    assert_eq!(classes("他：3个")[1], Class::Pause);
}

#[test]
fn a_quote_between_letters_is_an_apostrophe() {
    assert_eq!(classes("L’Oréal")[1], Class::Latin);
    assert_eq!(classes("‘甲’")[2], Class::Closing);
}

#[test]
fn a_hyphen_is_part_of_a_word_a_connector_or_a_sign() {
    assert_eq!(classes("well-known")[4], Class::Latin);
    assert_eq!(classes("010-8888")[3], Class::Latin);
    assert_eq!(classes("北京-上海")[2], Class::Connector);
    assert_eq!(classes("A-股")[1], Class::Connector);
    assert_eq!(classes("（-12")[1], Class::Prefix);
    // 温-5 is a sign, 月-3 a connector: who can tell.
    assert_eq!(classes("温-5")[1], Class::Connector);
}

#[test]
fn what_stands_on_the_em_is_han_and_what_is_written_in_words_is_not() {
    all_are(Class::Han, "一〇かカ한ㄅㄓ①㈱★→△☎♯😀\u{20bb7}\u{e000}\u{30000}ｱ🈶㍻㏠");
    all_are(Class::Latin, "AéΩЖאلกक+<=>±×÷−√≈≥∞∑∂µℓÅ½§©");
}

#[test]
fn full_width_figures_letters_and_signs_are_strings_on_the_em() {
    all_are(Class::Wide, "０９ＡＺａｚ＋＝＜＞＆＠＃ⅢⅫⅳ");
}

#[test]
fn units_on_the_em_are_told_from_narrow_ones() {
    all_are(Class::Unit, "℃℉‰％﹪￠㎡㎝㎏㏄㌔㍍㏿");
    all_are(Class::Postfix, "%¢°′″");
    all_are(Class::Prefix, "$¥€£₩№￥＄");
}

#[test]
fn figures_and_signs_above_and_below_the_line_are_raised() {
    all_are(Class::Raised, "²³¹⁰⁹⁺⁻⁼⁽⁾ⁿ₀₉₊₋ₐₓ™®℠");
}

#[test]
fn the_interpunct_is_known_in_all_its_forms() {
    all_are(Class::Interpunct, "·・•‧･∙⋅");
}

#[test]
fn marks_of_all_widths_and_directions_open_close_and_keep_their_em() {
    all_are(Class::Opening, "“‘（《〈「『【〔〖［｛〘〚｟｢〝");
    all_are(Class::Closing, "”’）》〉」』】〕〗］｝〙〛｠｣〞〟");
    all_are(Class::LatinOpening, "([{«‹¿¡„﹁︵");
    all_are(Class::LatinClosing, ")]}»›,.;:!?");
    all_are(Class::Whole, "‼⁇⁈⁉＂﹂︶︐");
}

#[test]
fn signs_that_repeat_are_han_that_starts_no_line() {
    all_are(Class::Repeat, "々〻ゝゞヽヾ");
}

#[test]
fn spaces_are_known_by_what_they_are() {
    all_are(Class::Space, " \u{a0}");
    all_are(Class::Blank, "\u{3000}\u{2002}\u{2003}\u{2009}\u{200a}\u{202f}\u{2007}");
}

#[test]
fn what_has_no_width_clings() {
    for c in "\u{301}\u{20e3}\u{fe0f}\u{e0100}\u{200b}\u{200d}\u{2060}\u{ad}\u{1f3fd}\u{3099}\u{64b}\u{94d}"
        .chars()
    {
        assert!(clings(c), "U+{:04X}", u32::from(c));
    }
    assert!(!"A中 \u{3000}\u{a0}।ｱ".chars().any(clings));
}

#[test]
fn no_character_is_in_two_rows_of_a_table_of_exceptions() {
    for c in (0..=0x10_ffff).filter_map(char::from_u32) {
        let rows = MAINLAND.exceptions.iter().filter(|listed| listed.has(c)).count();
        assert!(rows < 2, "{c}");
    }
}

#[test]
fn an_exception_says_what_the_properties_do_not() {
    for listed in MAINLAND.exceptions {
        for c in listed.characters.chars() {
            assert_ne!(unicode::class(c), listed.class, "{c}");
        }
    }
}

#[test]
fn there_is_nothing_to_draw_of_spaces_fillers_and_what_chooses_or_parts() {
    for c in " \u{a0}\u{3000}\u{2003}\u{115f}\u{3164}\u{ffa0}\u{2800}\u{200d}\u{fe0f}\u{e0100}\u{ad}\u{feff}\u{fff9}".chars() {
        assert!(super::is_blank(c), "U+{:04X}", u32::from(c));
    }
    for c in "a.一，。〇\u{303f}\u{301}\u{2801}\u{fffd}\u{e000}\u{20bb7}€¬".chars() {
        assert!(!super::is_blank(c), "U+{:04X}", u32::from(c));
    }
}
