//! From which plates a page is printed anew, what of its order counts, how its glyphs stand: pages made by hand.

use banxin::color::{Color, Ink, InkId, Paint};
use banxin::diff::{Difference, Side, What, compare};
use banxin::geom::{Em, Length, Rect};
use banxin::page::{Composition, Fill, GlyphRun, Item, Role, Source};

use super::short;
use crate::support::compose::{SONG, composition, fonts, page, run};

const CYAN: Color = Color::Process([10_000, 0, 0, 0]);
const MAGENTA: Color = Color::Process([0, 10_000, 0, 0]);

fn fill(at: [i64; 4], color: Color, overprint: bool) -> Item {
    let [x, y, width, height] = at.map(Length::pt);
    let rect = Rect { x, y, width, height };
    Item::Fill(Fill { rect, paint: Paint { color, overprint }, source: Source::furniture(Role::Tint) })
}

fn said(text: &str, paint: Paint) -> Item {
    let at = (Length::pt(50), Length::pt(60));
    let run = run(&fonts(), SONG, Length::pt(9), at, text, Em::ZERO);
    Item::Glyphs(GlyphRun { paint, source: Source::furniture(Role::Furniture), ..run })
}

fn of(items: Vec<Item>) -> Composition {
    let ink = Ink { name: "报红".into(), alternate: [0, 9_500, 10_000, 0], overprint: false };
    Composition { inks: vec![(InkId(0), ink)], ..composition(vec![page(1, items)]) }
}

fn between(earlier: &Composition, later: &Composition) -> Difference {
    let fonts = fonts();
    let side =
        |composition| Side { composition, fonts: &fonts, sections: &[], originals: &[], insert_inks: &[] };
    compare(side(earlier), side(later))
}

fn told(earlier: Vec<Item>, later: Vec<Item>) -> Vec<String> {
    short(&between(&of(earlier), &of(later)))
}

/// Where the text of these pages stands.
const UNDER: [i64; 4] = [40, 40, 200, 40];

#[test]
fn black_text_overprints_and_is_one_plate_whatever_lies_under_it() {
    let page = |text| vec![fill(UNDER, CYAN, false), said(text, Paint::BLACK)];
    assert_eq!(told(page("春江"), page("春水")), ["1: black", "- furniture text"]);
}

#[test]
fn text_that_is_left_out_of_its_ground_is_on_the_plates_of_that() {
    let page = |text| vec![fill(UNDER, CYAN, false), said(text, Paint::PAPER)];
    assert_eq!(told(page("春江"), page("春水")), ["1: cyan", "- furniture text"]);
}

#[test]
fn what_knocks_out_is_on_the_plates_of_what_lies_under_it_and_on_no_others() {
    let own = Paint { color: Color::Spot(InkId(0), 10_000), overprint: false };
    let page =
        |text, under| vec![fill(under, CYAN, false), fill([0, 300, 10, 10], MAGENTA, false), said(text, own)];
    assert_eq!(told(page("春江", UNDER), page("春水", UNDER)), ["1: cyan 报红", "- furniture text"]);
    let beside = [40, 200, 200, 40];
    assert_eq!(told(page("春江", beside), page("春水", beside)), ["1: 报红", "- furniture text"]);
}

#[test]
fn plates_that_a_page_gains_and_loses_are_named() {
    let difference = between(&of(vec![fill(UNDER, CYAN, false)]), &of(vec![fill(UNDER, MAGENTA, false)]));
    let page = &difference.pages[0];
    let names =
        |plates: &[banxin::diff::Plate]| plates.iter().map(|one| one.name().to_owned()).collect::<Vec<_>>();
    assert_eq!(
        [&page.plates, &page.gained, &page.lost].map(|of| names(of)),
        [["magenta"], ["magenta"], ["cyan"]]
    );
}

#[test]
fn the_order_counts_where_one_lies_over_the_other_and_nowhere_else() {
    let (one, over, beside) = ([0, 0, 50, 50], [25, 25, 50, 50], [100, 100, 50, 50]);
    let (cyan, magenta) = (|at| fill(at, CYAN, false), |at| fill(at, MAGENTA, false));
    assert_eq!(
        told(vec![cyan(one), magenta(over)], vec![magenta(over), cyan(one)]),
        ["1: cyan magenta", "- page order"]
    );
    assert!(told(vec![cyan(one), magenta(beside)], vec![magenta(beside), cyan(one)]).is_empty());
}

#[test]
fn runs_that_are_cut_elsewhere_print_the_same() {
    let Item::Glyphs(whole) = said("春江潮水", Paint::BLACK) else { panic!("it is text") };
    let mut first = whole.clone();
    let mut second = whole.clone();
    (first.text, second.text) = ("春江".into(), "潮水".into());
    second.glyphs = first.glyphs.split_off(2);
    assert!(told(vec![Item::Glyphs(whole)], vec![Item::Glyphs(first), Item::Glyphs(second)]).is_empty());
}

#[test]
fn a_line_that_ends_where_it_ended_is_spaced_otherwise_gap_by_gap() {
    let Item::Glyphs(run) = said("春江潮水", Paint::BLACK) else { panic!("it is text") };
    let mut other = run.clone();
    other.glyphs[1].x += Em::milli(100).of(run.size);
    let difference = between(&of(vec![Item::Glyphs(run)]), &of(vec![Item::Glyphs(other)]));
    assert_eq!(short(&difference), ["1: black", "- furniture spaced"]);
    let What::Spaced(_, least, most) = difference.pages[0].findings[0].what else { panic!("it is spaced") };
    assert_eq!((least, most), (Em::milli(-100), Em::milli(100)));
}
