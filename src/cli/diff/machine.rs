//! The difference for programs: one object on a line.

use std::path::PathBuf;

#[cfg(test)]
use schemars::JsonSchema;
use serde::Serialize;

use super::message::{message, part_name};
use crate::cli::voice::Voice;
use crate::diff::{
    Change, Difference, Finding, Lines, PageDifference, PageName, Place, Plate, Quote, Shift, What,
};
use crate::geom::{Length, Rect};
use crate::printable::slashed;
use crate::report::object;

/// How two editions differ in what is printed.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Report {
    /// The folder of the earlier edition.
    earlier: String,
    /// The folder of the later edition.
    later: String,
    /// The pages that both have and that differ, in the order of the later one.
    pages: Vec<PageReport>,
    /// Pages of the later one alone.
    added: Vec<NameReport>,
    /// Pages of the earlier one alone.
    dropped: Vec<NameReport>,
    /// The order of the pages that both have, where it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<OrderReport>,
}

/// Pages by what readers call them, in their order.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct OrderReport {
    /// In the earlier edition.
    earlier: Vec<String>,
    /// In the later one.
    later: Vec<String>,
}

/// A page that only one edition has.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct NameReport {
    /// The number that it prints.
    page: String,
    /// Its section; empty where it has none.
    section: String,
    /// The plates that it is printed from.
    plates: Vec<String>,
}

/// A page that differs.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct PageReport {
    /// The number that it prints.
    page: String,
    /// Its section in the later edition; empty where it has none.
    section: String,
    /// The plates that are to be made anew: cyan, magenta, yellow, black, and named inks by their names.
    plates: Vec<String>,
    /// Plates that it was not printed from before.
    gained: Vec<String>,
    /// Plates that it is no longer printed from.
    lost: Vec<String>,
    /// The file of its picture in the folder of `--picture`.
    #[serde(skip_serializing_if = "Option::is_none")]
    picture: Option<String>,
    /// What differs on it.
    findings: Vec<FindingReport>,
}

/// Something that differs.
#[derive(Default, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct FindingReport {
    /// Counted from 1 through all pages, as in the pictures.
    number: usize,
    /// The name of the story's file; none, of the page itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    story: Option<String>,
    /// The story's headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<String>,
    /// What of the story or the page: page, story, body, headline, caption, rule, picture and so on.
    part: &'static str,
    /// How it differs.
    change: &'static str,
    /// The same in words.
    message: String,
    /// Where it is in the earlier edition.
    before: Vec<RectReport>,
    /// Where it is in the later one.
    after: Vec<RectReport>,
    /// How many of its kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<usize>,
    /// What it was: a text, a name, a colour, a length.
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    is: Option<String>,
    /// Where in the columns of its story it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    was_at: Option<PlaceReport>,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    is_at: Option<PlaceReport>,
    /// What stands right before and right behind a text that changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    around: Option<[String; 2]>,
    /// The lines of the later edition that it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<LinesReport>,
    /// How far lines moved, most lines first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    shifts: Vec<ShiftReport>,
    /// How type changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    properties: Vec<PropertyReport>,
    /// By how much of an em letters stand further apart: the least and the most.
    #[serde(skip_serializing_if = "Option::is_none")]
    spaced: Option<[f64; 2]>,
    /// How far a box moved, in millimetres.
    #[serde(skip_serializing_if = "Option::is_none")]
    moved: Option<[f64; 2]>,
    /// The page where a story was, or where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    other_page: Option<String>,
    /// The ink that is mixed otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    ink: Option<String>,
}

/// In millimetres from the top left corner of the trim.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct RectReport {
    /// From the left.
    x: f64,
    /// From the top.
    y: f64,
    /// How wide.
    width: f64,
    /// How high.
    height: f64,
}

/// A place in the columns of a story on its page, from 1.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct PlaceReport {
    /// The column.
    column: u16,
    /// The row in it.
    row: u16,
}

/// Lines.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct LinesReport {
    /// How many.
    count: usize,
    /// The first, where they stand in columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<PlaceReport>,
    /// The last.
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<PlaceReport>,
}

/// How far some lines moved.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct ShiftReport {
    /// How many lines.
    lines: usize,
    /// Columns further on.
    columns: i32,
    /// Rows further down.
    rows: i32,
    /// Millimetres to the right.
    x: f64,
    /// Millimetres down.
    y: f64,
}

/// What of type changed: face, size, scale, colour, stance.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
struct PropertyReport {
    /// What.
    property: &'static str,
    /// What it was.
    was: String,
    /// What it is.
    is: String,
}

pub(super) fn report(
    folders: [&PathBuf; 2],
    difference: &Difference,
    pictures: &[String],
    voice: Voice,
) -> String {
    let [earlier, later] = folders.map(|folder| slashed(folder));
    let Difference { pages, added, dropped, order } = difference;
    let mut number = 1;
    let page = |(at, page): (usize, &PageDifference)| {
        let first = number;
        number += page.findings.len();
        PageReport::of(page, first, pictures.get(at), voice)
    };
    object(&Report {
        earlier,
        later,
        pages: pages.iter().enumerate().map(page).collect(),
        added: added.iter().map(NameReport::of).collect(),
        dropped: dropped.iter().map(NameReport::of).collect(),
        order: order.clone().map(|[earlier, later]| OrderReport { earlier, later }),
    })
}

fn names(plates: &[Plate]) -> Vec<String> {
    plates.iter().map(|plate| plate.name().to_owned()).collect()
}

impl NameReport {
    fn of(PageName { label, section, plates }: &PageName) -> Self {
        Self { page: label.clone(), section: section.clone(), plates: names(plates) }
    }
}

impl PageReport {
    fn of(page: &PageDifference, first: usize, picture: Option<&String>, voice: Voice) -> Self {
        let PageDifference { label, section, plates, gained, lost, findings, .. } = page;
        Self {
            page: label.clone(),
            section: section.clone(),
            plates: names(plates),
            gained: names(gained),
            lost: names(lost),
            picture: picture.cloned(),
            findings: (first..)
                .zip(findings)
                .map(|(number, one)| FindingReport::of(one, number, voice))
                .collect(),
        }
    }
}

impl FindingReport {
    fn of(finding: &Finding, number: usize, voice: Voice) -> Self {
        let Finding { story, part, what, before, after } = finding;
        let rects = |all: &[Rect]| all.iter().copied().map(RectReport::of).collect();
        Self {
            number,
            story: story.as_ref().map(|story| story.id.clone()),
            headline: story.as_ref().map(|story| story.title.clone()),
            part: part_name(*part),
            change: what.name(),
            message: message(what, *part, voice),
            before: rects(before),
            after: rects(after),
            ..Self::detailed(what)
        }
    }

    /// What a kind of change has beside the words.
    fn detailed(what: &What) -> Self {
        let counted = |count: usize| Self { count: Some(count), ..Self::default() };
        match what {
            What::Added(count, text) => Self { is: Some(text.clone()), ..counted(*count) },
            What::Dropped(count, text) => Self { was: Some(text.clone()), ..counted(*count) },
            What::StoryAdded(page) | What::StoryDropped(page) => {
                Self { other_page: page.clone(), ..Self::default() }
            }
            What::Text { before, after, around } => {
                Self { around: Some(around.clone()), ..quoted(before, after) }
            }
            What::Transposed(before, after) => quoted(before, after),
            What::Broken(lines) | What::Beside(lines) => in_lines(*lines),
            What::Moved(lines, shifts) => {
                Self { shifts: shifts.iter().map(ShiftReport::of).collect(), ..in_lines(*lines) }
            }
            What::Leading(lines, was, is) => {
                Self { was: Some(was.to_string()), is: Some(is.to_string()), ..in_lines(*lines) }
            }
            What::Type(lines, changes) => {
                Self { properties: changes.iter().map(PropertyReport::of).collect(), ..in_lines(*lines) }
            }
            What::Spaced(lines, least, most) => {
                Self { spaced: Some([least.to_f64(), most.to_f64()]), ..in_lines(*lines) }
            }
            What::BoxMoved(count, x, y) => Self { moved: Some([mm(*x), mm(*y)]), ..counted(*count) },
            What::Resized(count, was, is) => from_to(was.in_mm(), is.in_mm(), *count),
            What::Weight(count, was, is) => from_to(was.to_string(), is.to_string(), *count),
            What::Colour(count, was, is) => from_to(was.clone(), is.clone(), *count),
            What::Content(was, is) => from_to(was.clone(), is.clone(), 1),
            What::Crop(name) => Self { is: Some(name.clone()), ..Self::default() },
            What::Drawn(count) => counted(*count),
            What::Sheet(was, is) => from_to(was.in_mm(), is.in_mm(), 1),
            What::Mixture(ink, was, is) => {
                Self { ink: Some(ink.clone()), ..from_to(was.clone(), is.clone(), 1) }
            }
            What::Order | What::Other => Self::default(),
        }
    }
}

fn from_to(was: String, is: String, count: usize) -> FindingReport {
    FindingReport { was: Some(was), is: Some(is), count: Some(count), ..FindingReport::default() }
}

fn quoted(before: &Quote, after: &Quote) -> FindingReport {
    FindingReport {
        was: Some(before.text.clone()),
        is: Some(after.text.clone()),
        was_at: before.at.map(PlaceReport::of),
        is_at: after.at.map(PlaceReport::of),
        ..FindingReport::default()
    }
}

fn in_lines(Lines { count, places }: Lines) -> FindingReport {
    let (first, last) = places.unzip();
    let lines = LinesReport { count, first: first.map(PlaceReport::of), last: last.map(PlaceReport::of) };
    FindingReport { lines: Some(lines), ..FindingReport::default() }
}

impl PlaceReport {
    const fn of(Place { column, row }: Place) -> Self {
        Self { column, row }
    }
}

impl ShiftReport {
    fn of(Shift { lines, columns, rows, x, y }: &Shift) -> Self {
        Self { lines: *lines, columns: *columns, rows: *rows, x: mm(*x), y: mm(*y) }
    }
}

impl PropertyReport {
    fn of(Change { property, before, after }: &Change) -> Self {
        Self { property: property.name(), was: before.clone(), is: after.clone() }
    }
}

impl RectReport {
    fn of(rect: Rect) -> Self {
        let [x, y, width, height] = rect.to_mm();
        Self { x, y, width, height }
    }
}

/// To a hundredth of a millimetre.
fn mm(length: Length) -> f64 {
    length.hundredths_of_mm() as f64 / 100.0
}

#[cfg(test)]
mod schema {
    use super::Report;
    use crate::reading::schema::{assert_current, assert_documented, titled, written};

    #[test]
    fn the_schema_in_docs_is_current() {
        assert_current("diff", &written(&titled::<Report>("how two editions differ in what is printed")));
    }

    #[test]
    fn every_key_is_in_the_documentation() {
        assert_documented("diff.md", &written(&titled::<Report>("")));
    }
}
