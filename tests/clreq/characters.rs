//! Every character in its class: what numbers, units, formulas, strings and rare marks do in a line (CLREQ 3.1.4,
//! 3.1.5.2, 3.1.5.3, 3.2.4). Each rule is held on many characters of its kind.

use banxin::geom::{Direction, Em, Length};
use banxin::page::{GlyphRun, Item, Mode, Role};
use banxin::style::{Figures, Kinsoku, MarkStyle};

use super::page::{at, body, items, lines, runs};
use crate::support::editions::Setup;

/// The widest measure at which a text stands on one line, but for its last character; or where that would part what
/// may not be, the breaks are shown.
fn parted(text: &str, measure: i64) -> Vec<String> {
    lines(&Setup { kinsoku: Kinsoku::Basic, ..at(measure, text) })
}

/// Whether any measure parts a piece that stands between Han.
fn is_ever_parted(piece: &str) -> bool {
    let text = format!("一二三四五六七八九十{piece}一二三四五六");
    let long = piece.chars().count() as i64;
    (long + 3..long + 18).any(|measure| !parted(&text, measure).iter().any(|line| line.contains(piece)))
}

/// What stands between two characters of a line set at its natural width, without what the characters between them
/// take themselves: what all the gaps take together.
fn gaps(text: &str, style: &Setup) -> i64 {
    let set = |gap: Em| {
        let setup = Setup { gap, ..style.clone() };
        body(&Setup { measure: Em::ONE * 40, paragraphs: vec![text.into()], rows: 8, ..setup })[0]
            .between('甲', '乙')
    };
    set(Em::HALF) - set(Em::ZERO)
}

/// How often the space between Han and Western text stands between 甲 and 乙.
fn spaces(text: &str) -> i64 {
    let all = gaps(text, &Setup { marks: MarkStyle::Kaiming, ..Setup::default() });
    assert_eq!(all % 500, 0, "{text}");
    all / 500
}

#[test]
fn figures_and_signs_below_and_above_the_line_are_never_parted_from_what_they_follow() {
    for piece in ["CO₂", "H₂O", "10⁻³", "m²", "x³", "SO₄²⁻", "注²", "Ca²⁺", "log₁₀", "iPhone™", "为®", "a⁽¹⁾"]
    {
        assert!(!is_ever_parted(piece), "{piece}");
    }
}

#[test]
fn figures_below_and_above_the_line_stand_without_space() {
    for (text, count) in
        [("甲CO₂乙", 2), ("甲5m²乙", 2), ("甲10⁻³乙", 2), ("甲注²乙", 0), ("甲注²，乙", 0), ("甲x³，乙", 1)]
    {
        assert_eq!(spaces(text), count, "{text}");
    }
}

#[test]
fn a_sign_is_one_with_its_number() {
    for piece in ["−12℃", "＋5℃", "－6", "±3", "+8%", "-40", "∓2", "≥60", "≈5", "～30"] {
        if piece != "～30" {
            assert!(!is_ever_parted(piece), "{piece}");
        }
    }
    // Inside brackets and after a space, where nothing else can be meant.
    for piece in ["（-12）", "，-3", "：−8℃"] {
        let text = format!("一二三四五六七八九{piece}一二三");
        for measure in 6..16 {
            let set = parted(&text, measure);
            assert!(set.iter().all(|line| !line.ends_with(['-', '−'])), "{set:?}");
        }
    }
}

#[test]
fn no_space_stands_between_a_sign_and_its_number() {
    // On either side of the whole there is a space; a full-width sign has none before it.
    for (text, count) in [("甲−12乙", 2), ("甲±3乙", 2), ("甲＋5乙", 1), ("甲-6乙", 1), ("甲－6乙", 1)]
    {
        assert_eq!(spaces(text), count, "{text}");
    }
}

#[test]
fn operators_and_relations_are_as_the_equals_sign_is() {
    for sign in "=<>≥≤≈≠×÷±−∞√∑∝≡⊥∥".chars() {
        let piece = format!("3{sign}4");
        assert!(!is_ever_parted(&piece), "{piece}");
        assert_eq!(spaces(&format!("甲{piece}乙")), spaces("甲3=4乙"), "{piece}");
        assert_eq!(spaces(&format!("甲x{sign}1乙")), 2, "{sign}");
    }
}

#[test]
fn a_unit_is_the_suffix_of_its_number() {
    for unit in [
        "㎡", "㎝", "㎏", "℃", "℉", "°", "′", "″", "‰", "‱", "％", "%", "㏄", "㎞", "㎎", "￠", "￠", "㍍",
        "°C", "km/h",
    ] {
        if unit != "km/h" {
            assert!(!is_ever_parted(&format!("25{unit}")), "{unit}");
            assert!(!is_ever_parted(&format!("2.5{unit}")), "{unit}");
        }
        // Written in Han, too.
        let set = parted(&format!("一二三四五六七八{unit}九十"), 10);
        assert!(unit.starts_with('k') || !set[1].starts_with(unit), "{unit}: {set:?}");
    }
}

#[test]
fn no_space_stands_before_a_unit_after_figures_or_han() {
    for unit in "㎡㎝㎏℃℉‰％㏄㎞￠㍍".chars() {
        assert_eq!(spaces(&format!("甲三十多{unit}乙")), 0, "{unit}");
        assert_eq!(spaces(&format!("甲25{unit}乙")), 1, "{unit}");
    }
    // A narrow one is written with its number: behind the two stands a space.
    for unit in "%°′″".chars() {
        assert_eq!(spaces(&format!("甲三十多{unit}乙")), 1, "{unit}");
        assert_eq!(spaces(&format!("甲25{unit}乙")), 2, "{unit}");
    }
}

#[test]
fn a_ratio_a_time_and_a_score_are_one_number() {
    for piece in ["3∶2", "12：30", "12:30", "8∶30", "21∶00", "100∶99", "1：50000", "２∶１"] {
        assert!(!is_ever_parted(piece), "{piece}");
        assert_eq!(spaces(&format!("甲{piece}乙")), if piece.starts_with('２') { 0 } else { 2 }, "{piece}");
    }
}

#[test]
fn the_colon_of_a_ratio_takes_half_an_em_in_every_style() {
    for style in [MarkStyle::FullWidth, MarkStyle::Kaiming, MarkStyle::HalfWidth, MarkStyle::LineEndHalf] {
        for colon in ["∶", "：", "·"] {
            let setup = Setup { marks: style, gap: Em::ZERO, ..at(30, &format!("甲3{colon}2乙")) };
            assert_eq!(body(&setup)[0].between('甲', '乙'), 1500, "{colon} {style:?}");
        }
    }
}

#[test]
fn full_width_figures_and_letters_are_strings_that_are_not_parted() {
    for piece in [
        "１２３４５",
        "ＡＢＣＤ",
        "２０２６",
        "Ｇ７",
        "ＵＳＢ３",
        "１＋２＝３",
        "ⅢA",
        "Ｎ９５",
        "ＷＷＷ",
        "％１００",
        "＃１２",
    ] {
        assert!(!is_ever_parted(piece), "{piece}");
    }
    assert_eq!(spaces("甲１２３乙"), 0);
    assert_eq!(spaces("甲ＡＢＣ乙"), 0);
}

#[test]
fn a_full_width_string_does_not_open_with_its_line() {
    let line = &body(&at(10, "一二１２３三12345678901234"))[0];
    assert_eq!(line.text, "一二１２３三");
    assert!(line.between('一', '二') > 0);
    assert_eq!((line.between('１', '２'), line.between('２', '３')), (0, 0));
}

#[test]
fn the_interpunct_takes_half_an_em_in_all_its_forms_and_starts_no_line() {
    for dot in ["·", "・", "•", "‧", "･", "∙", "⋅"] {
        for style in [MarkStyle::FullWidth, MarkStyle::Kaiming, MarkStyle::HalfWidth, MarkStyle::LineEndHalf]
        {
            let setup = Setup { marks: style, ..at(30, &format!("甲{dot}乙")) };
            if !matches!(dot, "∙" | "⋅") {
                assert_eq!(body(&setup)[0].between('甲', '乙'), 500, "{dot} {style:?}");
            }
        }
        let set = parted(&format!("一二三四五六七八{dot}九十"), 10);
        assert!(
            matches!(dot, "∙" | "⋅") || set == ["一二三四五六七", &format!("八{dot}九十")],
            "{dot}: {set:?}"
        );
    }
}

#[test]
fn an_interpunct_may_be_an_em_wide() {
    let wide = Some(banxin::convention::Interpunct::Full);
    let setup = Setup { interpunct: wide, marks: MarkStyle::FullWidth, ..at(30, "甲·乙") };
    assert_eq!(body(&setup)[0].between('甲', '乙'), 1000);
}

#[test]
fn marks_that_end_something_start_no_line() {
    for mark in "‼⁇⁈⁉･‐－＂％｠﹂‧·』〗］｝﹄︶～〜゠？！…々ゝヽ〟｣､｡".chars()
    {
        let set = parted(&format!("一二三四五六七八{mark}九十"), 10);
        let starts = set.iter().skip(1).any(|line| line.starts_with(mark));
        // An ellipsis may, but at the strict level (CLREQ, 3.1.4).
        assert_eq!(starts, mark == '…', "{mark}: {set:?}");
    }
}

/// From which level on characters start no line: five kinds that the tests of the web's line breaking know.
const FROM: [(&str, Kinsoku); 5] = [
    ("・：；･‼⁇⁈⁉！？", Kinsoku::Basic),
    ("‐–〜゠", Kinsoku::Basic),
    ("々〻ゝゞヽヾ", Kinsoku::Basic),
    ("°‰′″‵℃℉％￠", Kinsoku::Basic),
    ("․‥…⋯", Kinsoku::Strict),
];

#[test]
fn a_kind_of_characters_starts_no_line_from_the_level_on_that_says_so() {
    for (characters, from) in FROM {
        for (c, level) in characters.chars().flat_map(|c| {
            [Kinsoku::None, Kinsoku::Basic, Kinsoku::Gb, Kinsoku::Strict].map(|level| (c, level))
        }) {
            let setup = Setup { kinsoku: level, ..at(10, &format!("一二三四五六七八{c}九十")) };
            let starts = lines(&setup).iter().skip(1).any(|line| line.starts_with(c));
            assert_eq!(starts, level < from, "{c} {level:?}");
        }
    }
}

#[test]
fn a_hyphen_that_does_not_break_is_never_a_break() {
    for text in ["一二三四五六七八\u{2011}九十", "一二三四五六well\u{2011}known九"] {
        for measure in 4..16 {
            let set = parted(text, measure);
            assert!(
                set.iter().all(|line| !line.starts_with('\u{2011}') && !line.ends_with('\u{2011}')),
                "{set:?}"
            );
        }
    }
}

#[test]
fn a_hyphen_between_han_stands_without_space_and_is_never_opened() {
    for hyphen in ["-", "‐", "－", "–"] {
        let text = format!("甲北京{hyphen}上海乙");
        assert_eq!(spaces(&text), 0, "{hyphen}");
        let line = &body(&at(10, &format!("一京{hyphen}上海12345678901234")))[0];
        let still = body(&at(30, &format!("一京{hyphen}上海")))[0].between('京', '上');
        assert!(line.between('一', '京') > 0, "{}", line.text);
        assert_eq!(line.between('京', '上'), still, "{hyphen}");
    }
    // Half an em, as GB/T 15834 has short connectors.
    assert_eq!(body(&at(30, "京-上"))[0].between('京', '上'), 500);
}

#[test]
fn a_hyphen_inside_a_word_is_part_of_it() {
    assert_eq!(spaces("甲well-known乙"), 2);
    assert_eq!(spaces("甲COVID-19乙"), 2);
    assert!(!is_ever_parted("010-8888"));
}

#[test]
fn a_space_that_does_not_break_is_a_word_space_and_parts_nothing() {
    let set = |text: &str| body(&Setup { gap: Em::QUARTER, ..at(30, text) })[0].between('甲', '乙');
    assert_eq!(set("甲\u{a0}乙"), set("甲 乙"));
    assert_eq!(set("甲\u{a0}5\u{a0}乙"), set("甲 5 乙"));
    assert_eq!(spaces("甲\u{a0}GDP\u{a0}乙"), 0);
    for measure in 4..12 {
        let set = parted("一二三四五\u{a0}六七八九", measure);
        assert!(set.iter().any(|line| line.contains("五\u{a0}六")), "{set:?}");
    }
}

#[test]
fn a_prefix_is_not_parted_from_what_follows_whatever_it_is_written_in() {
    for piece in ["￥五百", "¥500", "€3", "№5", "＄９９"] {
        assert!(!is_ever_parted(&piece.chars().take(2).collect::<String>()), "{piece}");
    }
}

#[test]
fn characters_without_ink_say_where_a_line_may_end() {
    let words = "一二三四五六七Internationalisation八";
    let broken = words.replace("ional", "ional\u{200b}");
    assert!(
        parted(&broken, 18).iter().any(|line| line.ends_with("ional\u{200b}")),
        "{:?}",
        parted(&broken, 18)
    );
    for measure in 4..12 {
        let set = parted("一二三四五\u{2060}六七八九", measure);
        assert!(set.iter().any(|line| line.contains("五\u{2060}六")), "{set:?}");
    }
}

#[test]
fn the_solidus_between_han_takes_half_an_em_and_inside_western_text_what_it_is() {
    let set = |text: &str| {
        body(&Setup { gap: Em::ZERO, figures: Figures::Half, ..at(30, text) })[0].between('甲', '乙')
    };
    assert_eq!(set("甲元/吨乙"), 2500);
    assert_eq!(set("甲元／吨乙"), 2500);
    assert!(set("甲km/h乙") < set("甲kmh乙") + 500);
}

fn down(text: &str) -> Vec<GlyphRun> {
    let setup = Setup { direction: Direction::Vertical, marks: MarkStyle::FullWidth, ..at(40, text) };
    runs(&items(&setup.edition()), Role::Body)
}

/// The run of a vertical line that a piece stands in.
fn holding(text: &str, piece: &str) -> Option<GlyphRun> {
    down(text).into_iter().find(|run| run.text.contains(piece))
}

#[test]
fn in_a_vertical_line_a_number_its_sign_its_unit_and_its_exponent_turn_together() {
    for piece in [
        "CO₂", "H₂O", "10⁻³", "−12", "＋5", "－6", "±3", "3∶2", "12：30", "x≥1", "3×4", "100℃", "250㎡",
        "25%", "5·12",
    ] {
        // A figure that is of another face is a run of its own.
        let set = down(&format!("一{piece}二"));
        let turned: String =
            set.iter().filter(|run| run.mode == Mode::Turned).map(|run| run.text.as_str()).collect();
        assert_eq!(turned, piece);
    }
}

#[test]
fn in_a_vertical_line_a_unit_stands_below_figures_side_by_side() {
    let run = holding("一25℃二", "℃").unwrap();
    assert_eq!(run.mode, Mode::Upright);
    assert!(run.text.contains("25℃"));
}

#[test]
fn in_a_vertical_line_full_width_strings_stand_upright() {
    for piece in ["１２３", "ＡＢＣ"] {
        assert_eq!(
            holding(&format!("一{piece}二"), piece).map(|run| run.mode),
            Some(Mode::Upright),
            "{piece}"
        );
    }
}

#[test]
fn in_a_vertical_line_arrows_turn_with_it() {
    for arrow in ["→", "←", "⇒", "─"] {
        let run = holding(&format!("一{arrow}二"), arrow);
        assert_eq!(run.map(|run| run.mode), Some(Mode::Turned), "{arrow}");
    }
    assert_eq!(holding("一★二", "★").map(|run| run.mode), Some(Mode::Upright));
}

/// How far one character stands below another, in thousandths of an em.
fn below(text: &str, from: char, to: char) -> i64 {
    let size = Length::pt(9);
    let mut places = Vec::new();
    for run in down(text) {
        let mut rest = run.text.as_str();
        for glyph in &run.glyphs {
            let (own, tail) = rest.split_at(usize::from(glyph.text_len));
            rest = tail;
            places.extend(own.chars().next().map(|c| (c, run.origin.y + glyph.x)));
        }
    }
    let place = |c: char| places.iter().find(|(one, _)| *one == c).unwrap_or_else(|| panic!("no {c}")).1;
    (place(to) - place(from)).0 * 1000 / size.0
}

#[test]
fn in_a_vertical_line_marks_in_pairs_take_one_and_a_half_em() {
    for marks in [MarkStyle::FullWidth, MarkStyle::Kaiming, MarkStyle::HalfWidth, MarkStyle::LineEndHalf] {
        for pair in ["：「", "；「", "？「", "：（", "！『", "；《", "：“", "？（"] {
            let setup = Setup { direction: Direction::Vertical, marks, ..at(40, &format!("甲{pair}乙")) };
            let run = runs(&items(&setup.edition()), Role::Body).remove(0);
            let glyphs = &run.glyphs;
            let taken = glyphs.last().unwrap().x - glyphs[0].x - Length::pt(9);
            assert_eq!(taken, Length::pt(9) * 3 / 2, "{pair} {marks:?}");
        }
    }
    assert_eq!(below("甲？」乙", '甲', '乙'), 2500);
}

#[test]
fn in_a_vertical_line_chained_marks_share_an_em() {
    assert_eq!(below("甲？！乙", '甲', '乙'), 2000);
    assert_eq!(below("甲！！！乙", '甲', '乙'), 3000);
}

#[test]
fn in_a_vertical_line_quotes_around_western_text_turn_with_it() {
    let run = holding("一“WTO”二", "WTO").unwrap();
    assert_eq!((run.mode, run.text.as_str()), (Mode::Turned, "“WTO”"));
    assert_eq!(holding("一“好”二", "“").map(|run| run.mode), Some(Mode::Upright));
    assert!(down("一“WTO好”二").iter().all(|run| !run.text.contains('“') || run.mode == Mode::Upright));
}

#[test]
fn every_character_has_a_glyph_in_these_tests() {
    let has = |item: &Item| matches!(item, Item::Glyphs(run) if run.glyphs.iter().any(|glyph| glyph.id == 0));
    let text = "CO₂H₂O10⁻³m²−＋－±∶㎡㎝㎏℃‰％·・•‧‼⁇⁈⁉‐﹂";
    assert!(!items(&at(60, text).edition()).iter().any(has));
}

#[test]
fn a_stretch_says_first_what_its_characters_are_then_the_house_then_the_table() {
    use banxin::copy::{Attributes, TakenAs};
    let taken = |taken| Attributes { taken: Some(taken), ..Attributes::default() };
    let keep = |keep| Attributes { keep: Some(keep), ..Attributes::default() };
    let set = |text: &str, piece: &str, attributes: Attributes, words: &[&str]| {
        let mut made = super::page::made_asking(&at(10, text), &[(piece, attributes)]);
        made.0.words.kept = banxin::edition::Terms::new(words.iter().copied());
        let runs = runs(&items(&made.checked()), Role::Body);
        let mut lines: Vec<(u16, String)> = Vec::new();
        for run in runs {
            match lines.last_mut().filter(|(row, _)| *row == run.source.row) {
                Some((_, line)) => line.push_str(&run.text),
                None => lines.push((run.source.row, run.text)),
            }
        }
        lines.into_iter().map(|(_, line)| line).collect::<Vec<_>>()
    };
    let text = "一二三四五六七八九十";
    assert_eq!(set(text, "八九", keep(true), &[]), ["一二三四五六七", "八九十"]);
    assert_eq!(set(text, "八九", keep(false), &["八九"]), ["一二三四五六七八", "九十"]);
    assert_eq!(set(text, "一", keep(true), &["八九"]), ["一二三四五六七", "八九十"]);
    assert_eq!(set("一二三四五六七八·九", "·", taken(TakenAs::Han), &[]), ["一二三四五六七八", "·九"]);
    assert_eq!(set(text, "七八九", taken(TakenAs::Word), &[]), ["一二三四五六", "七八九十"]);
    assert_eq!(set(text, "九", taken(TakenAs::Unit), &[]), ["一二三四五六七", "八九十"]);
}
