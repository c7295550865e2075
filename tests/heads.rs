//! Heads fitted to their rows: where a headline breaks, how large its parts are, and where its lines stand.

use banxin::edition::Edition;
use banxin::geom::{Em, Length};
use banxin::page::{GlyphRun, Role};

use crate::clreq::page::{at, items, runs};
use crate::support::editions::{HEADLINE, Made, part, plain, role};
use banxin::part::HeadPart;

/// An edition of a story with a headline, of so many lines at most, over a column of ten em, in so many rows.
fn headed(headline: &str, lines: u32, rows: u32) -> Made {
    let mut made = at(10, "一二三四").made();
    made.story().head[HeadPart::HEADLINE] = vec![plain(headline)];
    made.head().lines = lines;
    made.slot().head_rows = rows;
    made
}

/// The lines of a part of the head.
fn set(edition: &Edition, role: Role) -> Vec<GlyphRun> {
    runs(&items(edition), role)
}

fn broken(headline: &str, lines: u32, rows: u32) -> Vec<String> {
    set(&headed(headline, lines, rows).checked(), HEADLINE).into_iter().map(|run| run.text).collect()
}

#[test]
fn a_headline_that_fits_stays_on_one_line() {
    assert_eq!(broken("一二三四", 3, 8), ["一二三四"]);
}

#[test]
fn the_lines_of_a_headline_are_even() {
    assert_eq!(broken("一二三四五六七八", 2, 3), ["一二三四", "五六七八"]);
    assert_eq!(broken("一二三四五六七八九十一二三四五", 3, 5), ["一二三四五", "六七八九十", "一二三四五"]);
    assert_eq!(
        broken("一二三四五六七八九十一二三四五六", 3, 5),
        ["一二三四五", "六七八九十", "一二三四五六"]
    );
}

#[test]
fn a_blank_is_worth_three_em_of_unevenness_and_is_not_set() {
    assert_eq!(broken("一二三 四五六七八九", 2, 4), ["一二三", "四五六七八九"]);
    // Two and ten are more than three em off the middle.
    assert_eq!(broken("一二 三四五六七八九十一二", 2, 4), ["一二 三四五六", "七八九十一二"]);
}

#[test]
fn a_mark_is_worth_one_em_of_unevenness() {
    assert_eq!(broken("一二三，四五六七八", 2, 3), ["一二三，", "四五六七八"]);
    assert_eq!(broken("一二，三四五六七八", 2, 3), ["一二，三四", "五六七八"]);
    assert_eq!(broken("“一二”三四五六七八九", 2, 4), ["“一二”三四", "五六七八九"]);
}

#[test]
fn a_headline_breaks_where_it_may() {
    assert_eq!(broken("一二三四，五六七", 2, 3), ["一二三四，", "五六七"]);
    assert_eq!(broken("一二三《四》五六", 2, 3), ["一二三", "《四》五六"]);
}

#[test]
fn of_two_sizes_the_headline_takes_the_larger_that_fits_its_rows() {
    // Two lines and a fifth of one between them in 34.5 pt: 15.5 pt, tried in halves of a point.
    let head = set(&headed("一二三四五六七八", 2, 3).checked(), HEADLINE);
    assert_eq!(head[0].size, Length(15_500_000));
    assert_eq!(head[1].origin.y - head[0].origin.y, head[0].size.scaled(120, 100));
}

#[test]
fn kicker_and_deck_are_two_sizes_smaller_within_their_own_bounds() {
    let within = |smallest: i64, largest: i64| {
        let mut made = headed("一二三四", 1, 6);
        made.story().head[part("kicker")] = vec![plain("引题")];
        made.story().head[part("deck")] = vec![plain("副题")];
        let style = made.head();
        let kicker = &mut style.parts[part("kicker")];
        (kicker.largest, kicker.smallest) = (Length::pt(14), Length::pt(6));
        let deck = &mut style.parts[part("deck")];
        (deck.largest, deck.smallest) = (Length::pt(largest), Length::pt(smallest));
        let edition = made.checked();
        [HEADLINE, role("kicker"), role("deck")].map(|role| set(&edition, role)[0].size)
    };
    // 18 pt is 小二; two numbers down is 小四, 12 pt.
    assert_eq!(within(6, 14), [18, 12, 12].map(Length::pt));
    assert_eq!(within(6, 10), [18, 12, 10].map(Length::pt));
    assert_eq!(within(13, 14), [18, 12, 13].map(Length::pt));
}

#[test]
fn a_deck_in_the_editors_lines_is_set_in_them_a_fifth_of_its_size_apart() {
    let mut made = headed("一二三四", 1, 6);
    made.story().head[part("deck")] = vec![plain("副题一行"), plain("副题二")];
    let deck = set(&made.checked(), role("deck"));
    assert_eq!(deck.iter().map(|run| run.text.as_str()).collect::<Vec<_>>(), ["副题一行", "副题二"]);
    assert_eq!(deck[1].origin.y - deck[0].origin.y, deck[0].size.scaled(120, 100));
}

#[test]
fn a_summary_is_a_paragraph_below_the_headline() {
    let mut made = headed("一二三四", 1, 8);
    let text = "提要说的是全文，".repeat(2) + "三行。";
    made.story().head[part("summary")] = vec![plain(&text)];
    let (indent, size) = (made.layout().body.indent, Length::pt(9));
    let style = &mut made.head().parts[part("summary")];
    (style.largest, style.smallest) = (size, size);
    let edition = made.checked();
    let (headline, summary) = (set(&edition, HEADLINE), set(&edition, role("summary")));
    assert_eq!(summary.iter().map(|run| run.text.as_str()).collect::<String>(), text);
    let [first, second, last] = summary.as_slice() else { panic!("{} lines", summary.len()) };
    assert_eq!(first.origin.x - second.origin.x, indent.of(size));
    assert_eq!(second.origin.x, last.origin.x);
    assert_eq!(second.origin.y - first.origin.y, size.scaled(145, 100));
    assert!(headline[0].origin.y < first.origin.y);
}

#[test]
fn a_summary_of_one_line_stands_in_the_middle() {
    let mut made = headed("一二三四", 1, 8);
    made.story().head[part("summary")] = vec![plain("提要")];
    let edition = made.checked();
    let middle = |run: &GlyphRun| run.origin.x + run.size * run.glyphs.len() as i64 / 2;
    let (headline, summary) = (set(&edition, HEADLINE), set(&edition, role("summary")));
    assert_eq!(middle(&headline[0]), middle(&summary[0]));
}

#[test]
fn white_in_a_head_belongs_to_the_type_beside_it() {
    let mut made = headed("一二三四", 1, 6);
    made.story().head[part("kicker")] = vec![plain("引题")];
    made.story().head[part("deck")] = vec![plain("副题")];
    let heads = made.head();
    for beside in ["kicker", "deck"] {
        let style = &mut heads.parts[part(beside)];
        (style.largest, style.smallest) = (Length::pt(10), Length::pt(10));
    }
    let top = made.layout().grid.top;
    let edition = made.checked();
    let y = |role| set(&edition, role)[0].origin.y;
    let (kicker, headline, deck) = (y(role("kicker")), y(HEADLINE), y(role("deck")));
    // From baseline to baseline: 0.12 em of the upper, the white, 0.88 em of the lower.
    assert_eq!(headline - kicker, Length(1_200_000 + 4_000_000 + 15_840_000));
    assert_eq!(deck - headline, Length(2_160_000 + 4_500_000 + 8_800_000));
    // Of the 69 pt of six rows 22.5 are left: 55 in a hundred above.
    assert_eq!(kicker - top, Length(22_500_000).scaled(55, 100) + Length(8_800_000));
}

#[test]
fn a_short_head_is_opened_to_four_fifths_of_its_measure_and_no_further_than_its_style_lets_it() {
    let advance = |open: Em, headline: &str| {
        let mut made = headed(headline, 1, 3);
        made.head().parts[HeadPart::HEADLINE].open = open;
        let run = set(&made.checked(), HEADLINE).remove(0);
        (run.glyphs[1].x - run.glyphs[0].x).in_em(run.size)
    };
    assert_eq!(advance(Em::ZERO, "一二"), Em::ONE);
    assert_eq!(advance(Em::milli(300), "一二"), Em::milli(1300));
    // Four fifths of 81 pt are 3.6 em of 18 pt: three gaps share 0.6 em more than three characters' width.
    assert_eq!(advance(Em::milli(500), "一二三"), Em::milli(1300));
    assert_eq!(advance(Em::milli(500), "一二三四"), Em::ONE);
}

#[test]
fn lines_of_a_head_are_centred() {
    let edition = headed("一二三四五六七", 2, 3).checked();
    for run in set(&edition, HEADLINE) {
        let last = run.glyphs.last().unwrap().x + run.size;
        let middle = run.origin.x + last / 2;
        assert_eq!(middle, Length::pt(40 + 45), "{}", run.text);
    }
}
