//! Vertical text (CLREQ 2.4, 3.1.1.2, 3.1.2, 3.2.3): the same lines, turned.

use banxin::copy::{Attributes, Stand};
use banxin::edition::Edition;
use banxin::geom::{Direction, Em, Length, Rect};
use banxin::page::{GlyphRun, Item, Mode, Role};
use banxin::style::{HeadAlign, MarkStyle};

use super::page::{asking, at, items, lines, runs};
use crate::support::editions::{HEADLINE, Setup, fonts};
use banxin::part::HeadPart;

/// The page of the editions made in code is a square of this side; its type area begins 40 pt from its corner.
const SIDE: Length = Length::pt(3000);
const SIZE: Length = Length::pt(9);
const LEADING: Length = Length(11_500_000);

fn down(measure: i64, text: &str) -> Setup {
    Setup { direction: Direction::Vertical, ..at(measure, text) }
}

fn body(edition: &Edition) -> Vec<GlyphRun> {
    runs(&items(edition), Role::Body)
}

/// The run that a text stands in.
fn holding(runs: &[GlyphRun], text: &str) -> GlyphRun {
    runs.iter().find(|run| run.text.contains(text)).unwrap_or_else(|| panic!("no {text}")).clone()
}

/// The glyph of a character of a run.
fn glyph_of(run: &GlyphRun, c: char) -> u16 {
    let mut text = run.text.as_str();
    for glyph in &run.glyphs {
        let (own, rest) = text.split_at(usize::from(glyph.text_len));
        if own.starts_with(c) {
            return glyph.id;
        }
        text = rest;
    }
    panic!("no {c} in {}", run.text)
}

/// The glyph that the character map of the body face gives.
fn nominal(edition: &Edition, c: char) -> u16 {
    let fonts = fonts(edition);
    let face = fonts.face(banxin::page::FaceId(0)).unwrap();
    ttf_parser::Face::parse(face.bytes(), 0).unwrap().glyph_index(c).unwrap().0
}

#[test]
fn characters_run_down_and_lines_from_right_to_left() {
    let runs = body(&down(10, "一二三四五六七八九十").edition());
    assert_eq!(runs.iter().map(|run| run.text.as_str()).collect::<Vec<_>>(), ["一二三四五六七八", "九十"]);
    let [first, second] = runs.as_slice() else { panic!("two lines") };
    assert!(runs.iter().all(|run| run.mode == Mode::Upright));
    assert_eq!(first.origin.x - second.origin.x, LEADING);
    // The head takes three lines; the first of the body is the fourth from the right edge of the type area.
    let middle_of_fourth = SIDE - Length::pt(40) - LEADING * 3 - LEADING / 2;
    assert_eq!(first.origin.x, middle_of_fourth);
    assert_eq!((first.origin.y, second.origin.y), (Length::pt(40) + SIZE * 2, Length::pt(40)));
    assert_eq!(first.glyphs[1].x - first.glyphs[0].x, SIZE);
}

#[test]
fn the_lines_are_those_of_horizontal_text() {
    let text = "“一二三，四五”，六七八。九（十）一二三四五六七八——九十。";
    for marks in [MarkStyle::FullWidth, MarkStyle::Kaiming, MarkStyle::HalfWidth] {
        let across = Setup { marks, ..at(9, text) };
        assert_eq!(lines(&across), lines(&Setup { direction: Direction::Vertical, ..across.clone() }));
    }
}

#[test]
fn columns_lie_one_below_the_other_and_are_filled_in_order() {
    let setup = Setup {
        columns: 2, rows: 2, ..down(6, "一二三四五六七八九十一二三四五六七八九十一二")
    };
    let runs = body(&setup.edition());
    let starts: Vec<(u16, i64)> =
        runs.iter().map(|run| (run.source.column, (run.origin.y.0 - 40_000_000) / SIZE.0)).collect();
    assert_eq!(starts, [(0, 2), (0, 0), (1, 7), (1, 7)]);
    assert_eq!(runs[2].origin.x, runs[0].origin.x);
}

#[test]
fn one_slot_of_a_horizontal_page_may_run_down() {
    let mut made = at(20, "一二三四五六七八九十一二三四五六七八九十").made();
    made.slot().direction = Direction::Vertical;
    let slot = Rect { x: Length::pt(40), y: Length::pt(40), width: SIZE * 20, height: LEADING * 11 };
    let runs = body(&made.checked());
    assert!(runs.iter().all(|run| run.mode == Mode::Upright));
    for run in &runs {
        assert!(run.origin.x > slot.x && run.origin.x < slot.right());
        let end = run.origin.y + run.glyphs.last().unwrap().x + SIZE;
        assert!(run.origin.y >= slot.y && end <= slot.bottom());
    }
}

#[test]
fn words_and_long_numbers_are_turned_by_a_quarter() {
    let runs = body(&down(30, "会议由 WTO 主办，2026年100%到会").edition());
    for turned in ["WTO", "2026", "100%"] {
        assert_eq!(holding(&runs, turned).mode, Mode::Turned, "{turned}");
    }
    // Turned letters stand in the middle of the line: their baseline is 0.38 em left of it.
    let (upright, turned) = (holding(&runs, "会议"), holding(&runs, "WTO"));
    assert_eq!(upright.origin.x - turned.origin.x, SIZE.scaled(38, 100));
}

#[test]
fn a_quarter_em_stands_between_turned_words_and_han() {
    let runs = body(&down(30, "一WTO二").edition());
    let (han, word) = (holding(&runs, "一"), holding(&runs, "WTO"));
    assert_eq!(word.origin.y - han.origin.y, SIZE + SIZE / 4);
}

#[test]
fn letters_may_be_asked_to_stand_upright() {
    let upright = Attributes { stand: Some(Stand::Upright), ..Attributes::default() };
    let runs = body(&asking(&down(30, "一WTO二"), &[("WTO", upright)]));
    let [run] = runs.as_slice() else { panic!("one run") };
    assert_eq!((run.text.as_str(), run.mode), ("一WTO二", Mode::Upright));
    let steps: Vec<Length> = run.glyphs.windows(2).map(|pair| pair[1].x - pair[0].x).collect();
    assert_eq!(steps, [SIZE; 4], "each on its em, without space beside them");
}

#[test]
fn two_figures_stand_side_by_side_in_one_em() {
    let run = holding(&body(&down(30, "一11月24日").edition()), "24");
    assert_eq!((run.text.as_str(), run.mode), ("一11月24日", Mode::Upright));
    let [_, one, other, month, ..] = run.glyphs.as_slice() else { panic!("glyphs") };
    assert_eq!((one.x, other.x, month.x), (SIZE, SIZE, SIZE * 2));
    // Half an em each: their middles are a quarter of one to either side of the line's.
    assert_eq!((one.y, other.y), (SIZE / 4, -SIZE / 4));
}

#[test]
fn more_characters_in_one_em_are_condensed_to_it() {
    let cell = Attributes { stand: Some(Stand::Cell), ..Attributes::default() };
    let runs = body(&asking(&down(30, "一WTO二"), &[("WTO", cell)]));
    let run = holding(&runs, "WTO");
    assert_eq!((run.mode, run.text.as_str()), (Mode::Upright, "WTO"));
    assert!(run.scale < 1000);
    let across = run.glyphs.iter().map(|glyph| glyph.y.abs());
    assert!(across.max().unwrap() < SIZE / 2, "inside the line");
}

#[test]
fn marks_among_upright_letters_are_marks() {
    let upright = Attributes { stand: Some(Stand::Upright), ..Attributes::default() };
    let setup = down(6, "甲乙丙丁，戊己");
    let runs = body(&asking(&setup, &[("甲乙丙丁，戊己", upright)]));
    assert_eq!(runs.iter().map(|run| run.text.as_str()).collect::<Vec<_>>(), ["甲乙丙", "丁，戊己"]);
}

#[test]
fn curved_quotes_become_corner_brackets_and_stay_the_same_text() {
    let edition = down(30, "他说：“好‘字’。”").edition();
    let run = holding(&body(&edition), "“");
    let brackets = holding(&body(&down(30, "他说：『好「字」。』").edition()), "『");
    for (quote, bracket) in [('“', '『'), ('”', '』'), ('‘', '「'), ('’', '」')] {
        assert_eq!(glyph_of(&run, quote), glyph_of(&brackets, bracket), "{quote}");
    }
}

#[test]
fn marks_take_the_forms_of_vertical_text() {
    let edition = down(30, "一，二。三、四（五）六《七》八——九……十").edition();
    let run = holding(&body(&edition), "，");
    for mark in "，。、（）《》—…".chars() {
        assert_ne!(glyph_of(&run, mark), nominal(&edition, mark), "{mark}");
    }
}

#[test]
fn colons_semicolons_question_and_exclamation_marks_keep_their_em() {
    for mark in ["：", "；", "？", "！"] {
        let edition = Setup { marks: MarkStyle::Kaiming, ..down(30, &format!("一{mark}二")) }.edition();
        let run = holding(&body(&edition), "一");
        assert_eq!(run.glyphs[2].x, SIZE * 2, "{mark}");
    }
}

/// A vertical story of a headline, and that headline.
fn headline(text: &str, narrowest: u16, align: HeadAlign) -> GlyphRun {
    let mut made = down(12, "一二").made();
    made.story().head[HeadPart::HEADLINE] = vec![crate::support::editions::plain(text)];
    let head = made.head();
    (head.align, head.inset) = (align, Em::ONE * 2);
    head.parts[HeadPart::HEADLINE].narrowest = narrowest;
    runs(&items(&made.checked()), HEADLINE).remove(0)
}

#[test]
fn long_vertical_heads_become_flat_before_they_are_set_smaller() {
    let long = "一二三四五六";
    let (flat, small) = (headline(long, 700, HeadAlign::Middle), headline(long, 1000, HeadAlign::Middle));
    assert_eq!(small.scale, 1000);
    assert!(flat.scale > 1000, "{}", flat.scale);
    // As wide as the type that it is of, which is larger than the one that is set smaller.
    let wide = flat.size.scaled(i64::from(flat.scale), 1000);
    assert!(wide > small.size, "{wide} {}", small.size);
    let steps: Vec<Length> = flat.glyphs.windows(2).map(|pair| pair[1].x - pair[0].x).collect();
    assert!(steps.iter().all(|step| *step >= flat.size), "{steps:?}");
    // Turned letters can't become flat.
    assert_eq!(headline("一二三四五六GDP", 700, HeadAlign::Middle).scale, 1000);
}

#[test]
fn vertical_heads_may_stand_at_the_line_start_set_in_by_rank() {
    let (start, middle) =
        (headline("一二", 1000, HeadAlign::Start), headline("一二", 1000, HeadAlign::Middle));
    assert!(start.origin.y < middle.origin.y);
    let margin = start.origin.y - Length::pt(40) - SIZE * 2;
    assert!(margin >= Length::ZERO && margin < SIZE, "two em below the top: {margin}");
}

#[test]
fn heads_run_down_too() {
    let items = items(&down(30, "一二").edition());
    let head = runs(&items, HEADLINE);
    assert!(!head.is_empty() && head.iter().all(|run| run.mode == Mode::Upright));
    assert!(head[0].origin.x > runs(&items, Role::Body)[0].origin.x, "right of the text");
    assert!(items.iter().all(|item| matches!(item, Item::Glyphs(_))));
}
