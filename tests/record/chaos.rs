//! Glyphs strewn over a page: whatever stands where, lines are made of it, and no character is lost.

use banxin::geom::{Length, Point, Rect, Size};
use banxin::record::{Direction, Glyph, KnownStory, Sheet, from_scraps, from_sheet, scraps};
use proptest::prelude::*;

fn glyph() -> impl Strategy<Value = Glyph> {
    let text = prop_oneof![
        Just(None),
        Just(Some(String::new())),
        Just(Some(" ".to_owned())),
        "[一-十。，“”a-z0-9]".prop_map(Some),
    ];
    let direction = prop_oneof![
        6 => Just(Direction::Across),
        2 => Just(Direction::Down),
        1 => Just(Direction::Clockwise),
    ];
    let size = prop_oneof![Just(9), Just(8), Just(20), 1..40_i64];
    (text, 0..60_i64, 0..60_i64, size, 0..3_i64, direction).prop_map(
        |(text, x, y, size, halves, direction)| Glyph {
            text,
            at: Point { x: Length::pt(x * 5), y: Length::pt(y * 4) },
            size: Length::pt(size),
            advance: Length::pt(size) * halves / 2,
            direction,
        },
    )
}

fn rule() -> impl Strategy<Value = Rect> {
    (0..300_i64, 0..300_i64, any::<bool>()).prop_map(|(x, y, down)| {
        let (width, height) = if down { (0, 80) } else { (80, 0) };
        let pt = Length::pt;
        Rect { x: pt(x), y: pt(y), width: pt(width), height: pt(height) }
    })
}

proptest! {
    #[test]
    fn whatever_stands_where(glyphs in prop::collection::vec(glyph(), 0..200), rules in prop::collection::vec(rule(), 0..5)) {
        let size = Size { width: Length::pt(300), height: Length::pt(300) };
        let sheet = Sheet { size, glyphs: glyphs.clone(), rules, cut_short: false };
        let recorded = from_sheet(&sheet);
        let mut printed: Vec<char> = Vec::new();
        for article in &recorded.articles {
            let head = article.kicker.iter().chain(&article.headline).chain(&article.deck);
            let lines = article.columns.iter().flatten().map(|line| &line.text);
            head.chain(lines).for_each(|text| printed.extend(text.chars()));
        }
        recorded.other.iter().for_each(|line| printed.extend(line.text.chars()));
        printed.retain(|c| !c.is_whitespace());
        printed.sort_unstable();
        let mut all: Vec<char> = glyphs.iter().flat_map(|glyph| glyph.text.as_deref().unwrap_or("\u{FFFD}").chars()).filter(|c| !c.is_whitespace()).collect();
        all.sort_unstable();
        // A glyph that is printed twice in one place counts once.
        prop_assert!(printed.len() <= all.len());
        let mut left = all.iter();
        prop_assert!(printed.iter().all(|c| left.any(|other| other == c)), "a character that was not there");
        all.dedup();
        let mut distinct = printed.clone();
        distinct.dedup();
        prop_assert_eq!(all, distinct);
        // Whatever copy it is traced to, each line that is found says its page, and no line is empty.
        let copy: String = glyphs.iter().filter_map(|glyph| glyph.text.as_deref()).collect();
        let known = [KnownStory { id: "a".into(), paragraphs: vec![copy], ..KnownStory::default() }];
        let scraps = scraps(&sheet);
        let traced = from_scraps(&[(Some(1), scraps.clone()), (Some(2), scraps)], &known);
        let columns = || traced.articles.iter().flat_map(|article| &article.columns);
        prop_assert!(columns().all(|column| matches!(column.page, Some(1 | 2)) && !column.lines.is_empty()));
        prop_assert!(columns().flat_map(|column| &column.lines).all(|line| !line.text.is_empty()));
    }
}
