//! Imposition: pages as forms on sheets, cut where they meet, on their heads where the sheet is folded across.

use crate::support::compose::write;
use banxin::color::Paint;
use banxin::geom::{Length, Rect};
use banxin::impose::{self, Imposition, Unfit};
use banxin::page::{Composition, Fill, Item, Page, Role, Source};
use banxin::write::pdf::{Options, Profile};
use lopdf::Document;

use super::get;
use crate::support::{compose, print};

fn sheets(pages: u32, imposition: Imposition) -> Document {
    let fonts = compose::fonts();
    let icc = compose::newsprint();
    let pages: Vec<Page> = (1..=pages).map(|number| compose::full_page(&fonts, number)).collect();
    let sheets = impose::sheets(&pages, imposition).unwrap();
    let options = Options { sheets: &sheets, ..compose::in_profile(&icc, Profile::X4) };
    Document::load_mem(&write(&compose::composition(pages), &fonts, &options).unwrap()).unwrap()
}

/// The pages of a side, in the order in which they are drawn, and the matrix of each.
fn placed(document: &Document, side: u32) -> Vec<(String, Vec<f64>)> {
    let operations = print::operations(document, document.get_pages()[&side]);
    let drawn = operations.windows(2).filter(|pair| pair[1].operator == "Do");
    drawn
        .map(|pair| {
            let name = String::from_utf8_lossy(pair[1].operands[0].as_name().unwrap()).into_owned();
            (name, pair[0].operands.iter().map(print::number).collect())
        })
        .collect()
}

#[test]
fn a_sheet_is_as_wide_as_its_pages_and_its_marks_are_outside_the_bleed() {
    let document = sheets(4, Imposition::Pairs);
    assert_eq!(document.get_pages().len(), 2, "one sheet has two sides");
    let page = document.get_dictionary(document.get_pages()[&1]).unwrap();
    let [media, bleed, trim] = ["MediaBox", "BleedBox", "TrimBox"].map(|name| {
        let numbers = get(&document, page, name).as_array().unwrap();
        [0, 1, 2, 3].map(|at| print::number(&numbers[at]))
    });
    assert!((trim[2] - trim[0] - Length::mm(550.0).to_pt()).abs() < 0.001);
    assert!((trim[3] - trim[1] - Length::mm(390.0).to_pt()).abs() < 0.001);
    assert!((trim[0] - bleed[0] - Length::mm(3.0).to_pt()).abs() < 0.001);
    assert!((bleed[0] - media[0] - Length::mm(12.0).to_pt()).abs() < 0.001);
    for operation in print::operations(&document, document.get_pages()[&1]) {
        if operation.operator == "re" {
            let [x, y, width, height] = [0, 1, 2, 3].map(|at| print::number(&operation.operands[at]));
            let outside = x + width <= bleed[0] || x >= bleed[2] || y + height <= bleed[1] || y >= bleed[3];
            let page = width > 100.0 && height > 100.0;
            assert!(outside || page, "{operation:?}");
        }
    }
}

#[test]
fn pairs_meet_at_the_fold_and_are_cut_there() {
    let document = sheets(4, Imposition::Pairs);
    let names: Vec<String> = placed(&document, 1).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["X3", "X0"], "page 4 stands left of page 1");
    let clips: Vec<Vec<f64>> = print::operations(&document, document.get_pages()[&1])
        .windows(2)
        .filter(|pair| pair[1].operator == "W")
        .map(|pair| pair[0].operands.iter().map(print::number).collect())
        .collect();
    assert!(
        (clips[0][0] + clips[0][2] - clips[1][0]).abs() < 0.001,
        "nothing prints over the fold: {clips:?}"
    );
}

#[test]
fn the_upper_row_of_four_up_stands_on_its_head() {
    let document = sheets(8, Imposition::FourUp);
    assert_eq!(document.get_pages().len(), 2);
    let front = placed(&document, 1);
    let names: Vec<&str> = front.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["X4", "X3", "X7", "X0"]);
    assert_eq!(front[0].1[..4], [-1.0, 0.0, 0.0, -1.0]);
    assert_eq!(front[3].1[..4], [1.0, 0.0, 0.0, 1.0]);
    // The upper left corner of the trim of page 5, turned, is the lower right of its place.
    let margin = Length::mm(15.0).to_pt();
    let (width, height, bleed) =
        (Length::mm(275.0).to_pt(), Length::mm(390.0).to_pt(), Length::mm(3.0).to_pt());
    let corner = [front[0].1[4] - bleed, front[0].1[5] - bleed - height];
    assert!((corner[0] - (margin + width)).abs() < 0.001, "{corner:?}");
    assert!((corner[1] - (margin + height)).abs() < 0.001, "{corner:?}");
}

#[test]
fn pages_of_several_sizes_do_not_share_sheets() {
    let mut pages: Vec<_> = (1..=4).map(|number| compose::page(number, Vec::new())).collect();
    pages[2].trim.width = Length::mm(210.0);
    assert_eq!(impose::sheets(&pages, Imposition::Pairs).unwrap_err(), Unfit::Sizes);
}

#[test]
fn a_sheet_carries_the_marks_of_its_pages_around_its_edge() {
    let fonts = compose::fonts();
    let icc = compose::newsprint();
    let everything = compose::everything(&fonts);
    let bleed = Length::mm(3.0);
    let bar = |x: Length, y: Length, width: Length, height: Length| {
        let source = Source::furniture(Role::Mark);
        Item::Fill(Fill { rect: Rect { x, y, width, height }, paint: Paint::REGISTRATION, source })
    };
    let (line, long) = (Length(250_000), Length::mm(5.0));
    // A register mark left of the page, one above it, and a crop mark at its upper left corner.
    let marks = vec![
        bar(-bleed - long * 2, Length::mm(195.0), long, line),
        bar(Length::mm(137.0), -bleed - long * 2, line, long),
        bar(-bleed - long * 2, -line / 2, long, line),
    ];
    let page = |number: u32| Page {
        number,
        label: number.to_string(),
        marks: marks.clone(),
        ..everything.pages[0].clone()
    };
    let composition = Composition { pages: (1..=4).map(page).collect(), ..everything.clone() };
    let sheets = impose::sheets(&composition.pages, Imposition::Pairs).unwrap();
    let options = Options { sheets: &sheets, ..compose::options(&icc) };
    let document = Document::load_mem(&write(&composition, &fonts, &options).unwrap()).unwrap();
    let boxes: Vec<Vec<f64>> = print::operations(&document, document.get_pages()[&1])
        .iter()
        .filter(|operation| operation.operator == "re")
        .map(|operation| operation.operands.iter().map(print::number).collect())
        .collect();
    // From the lower left corner of the media; the sheet is 12 mm wider than the bleed.
    let near = |x: f64, y: f64| {
        let (x, y) = (Length::mm(x).to_pt(), Length::mm(y).to_pt());
        boxes.iter().filter(|one| (one[0] - x).abs() < 1.0 && (one[1] - y).abs() < 1.0).count()
    };
    assert_eq!(
        near(2.0, 210.0),
        1,
        "beside the left page, and not beside the right one, which has none left of it"
    );
    assert_eq!(near(15.0 + 137.0, 15.0 + 390.0 + 8.0), 1, "above the left page");
    assert_eq!(near(15.0 + 275.0 + 137.0, 15.0 + 390.0 + 8.0), 1, "above the right page");
    let crops =
        boxes.iter().filter(|one| (one[1] - Length::mm(405.0).to_pt()).abs() < 0.5 && one[3] < 1.0).count();
    assert_eq!(crops, 2, "the crop marks at the head are the sheet's own, left and right");
}
