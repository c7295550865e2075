//! Slots in type of their own: another size, leading, style of marks or indent than the page has.

use std::sync::Arc;

use banxin::edition::Edition;
use banxin::geom::{Em, Length};
use banxin::layout::Slot;
use banxin::page::{GlyphRun, Item, Role};
use banxin::style::{BodyStyle, MarkStyle};

use crate::support::editions::{Setup, fonts, typeset};

/// Columns of twelve em of 9 pt on 11.5 pt, with a slot that is changed.
fn edition(text: &str, change: impl Fn(&mut Slot, &BodyStyle)) -> Edition {
    let setup = Setup {
        measure: Em::ONE * 12,
        columns: 1,
        rows: 20,
        paragraphs: vec![text.to_owned()],
        ..Setup::default()
    };
    let mut made = setup.made();
    let body = made.layout().body.clone();
    change(made.slot(), &body);
    made.checked()
}

/// The first run of each line of the body.
fn lines(edition: &Edition) -> Vec<GlyphRun> {
    let (composition, _) = typeset(edition, &fonts(edition));
    let runs = composition.pages[0].items.iter().filter_map(|item| match item {
        Item::Glyphs(run) if run.source.role == Role::Body => Some(run.clone()),
        _ => None,
    });
    let mut lines: Vec<GlyphRun> = runs.collect();
    lines.dedup_by_key(|run| run.source.row);
    lines
}

const TEXT: &str = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";

#[test]
fn type_of_another_size_stands_on_the_baselines_of_the_page_and_fills_the_same_width() {
    let (usual, larger) =
        (lines(&edition(TEXT, |_, _| {})), lines(&edition(TEXT, |slot, _| slot.size = Length::pt(10))));
    assert_eq!(larger[0].size, Length::pt(10));
    let baselines = |lines: &[GlyphRun]| lines.iter().take(3).map(|run| run.origin.y).collect::<Vec<_>>();
    assert_eq!(baselines(&usual), baselines(&larger));
    // A hundred and eight points are ten and a half em of ten points: ten characters, opened to the edge of the half em.
    assert_eq!(larger[1].text.chars().count(), 10);
    assert_eq!(usual[1].text.chars().count(), 12);
}

#[test]
fn off_the_grid_a_slot_has_rows_of_its_own() {
    let edition = edition(TEXT, |slot, _| slot.leading = Length::pt(15));
    let lines = lines(&edition);
    assert_eq!(lines[1].origin.y - lines[0].origin.y, Length::pt(15));
    // Twenty-three rows of 11.5 pt hold seventeen of 15 pt, three of which are the head's.
    let rows = banxin::plan::plan(&edition).chains.iter().next().map(banxin::plan::Chain::rows);
    assert_eq!(rows, Some(14));
}

#[test]
fn marks_and_indent_may_be_those_of_the_slot() {
    let text = "一二，三四。五六七八九十一二三四五六七八九十";
    let own = |slot: &mut Slot, body: &BodyStyle| {
        let style = BodyStyle { marks: MarkStyle::HalfWidth, indent: Em::ZERO, ..body.clone() };
        slot.body = Some(Arc::new(style));
    };
    let (usual, own) = (lines(&edition(text, |_, _| {})), lines(&edition(text, own)));
    assert!(own[0].origin.x < usual[0].origin.x);
    // Half an em for either mark, and no indent: thirteen characters.
    assert_eq!((usual[0].text.chars().count(), own[0].text.chars().count()), (10, 13));
}
