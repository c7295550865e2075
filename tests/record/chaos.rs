//! Glyphs strewn over a page: whatever stands where, lines are made of it, and no character is lost.

use banxin::geom::{Length, Point, Rect, Size};
use banxin::record::{Direction, Glyph, Sheet, from_sheet};
use proptest::prelude::*;

fn glyph() -> impl Strategy<Value = Glyph> {
    let text = prop_oneof![
        Just(None),
        Just(Some(String::new())),
        Just(Some(" ".to_owned())),
        "[一-十。，“”a-z0-9]".prop_map(Some),
    ];
    (text, 0..60_i64, 0..60_i64, prop_oneof![Just(9), Just(8), Just(20), 1..40_i64], 0..3_i64).prop_map(
        |(text, x, y, size, halves)| Glyph {
            text,
            at: Point { x: Length::pt(x * 5), y: Length::pt(y * 4) },
            size: Length::pt(size),
            advance: Length::pt(size) * halves / 2,
            direction: Direction::Across,
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
    }
}
