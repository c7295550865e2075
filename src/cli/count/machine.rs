//! The count for programs: an object a story, one for everybody who is named, one a page, each on a line of its own.

use serde::Serialize;

use crate::count::{AuthorCount, Count, Credited, PageCount, PartCount, StoryCount, Thousands, Typed};
use crate::report::object;

/// `rate` is what a thousand characters are paid, in hundredths.
pub(super) fn lines(Count { stories, authors, pages }: &Count, rate: Option<u64>) -> String {
    let stories = stories.iter().map(|one| object(&StoryReport::of(one, rate)));
    let authors = authors.iter().map(|one| object(&AuthorReport::of(one, rate)));
    let pages = pages.iter().map(|one| object(&PageReport::of(one)));
    stories.chain(authors).chain(pages).collect()
}

#[derive(Serialize)]
struct TypedReport {
    head: usize,
    text: usize,
    /// What of the text the editor says.
    editors: usize,
    tables: usize,
    captions: usize,
    quotation: usize,
}

impl From<&Typed> for TypedReport {
    fn from(&Typed { head, text, editors, tables, captions, quotation }: &Typed) -> Self {
        Self { head, text, editors, tables, captions, quotation }
    }
}

#[derive(Serialize)]
struct StoryReport<'a> {
    kind: &'static str,
    story: &'a str,
    headline: &'a str,
    authors: &'a [String],
    pictures: Vec<CreditReport<'a>>,
    typed: TypedReport,
    lines: usize,
    printed: usize,
    /// Lines of verse, of a poem.
    verse: Option<usize>,
    thousands: f64,
    fee: Option<f64>,
    pages: Vec<PartReport<'a>>,
}

#[derive(Serialize)]
struct CreditReport<'a> {
    authors: &'a [String],
    pictures: usize,
}

#[derive(Serialize)]
struct PartReport<'a> {
    page: &'a str,
    typed: TypedReport,
    lines: usize,
    printed: usize,
    pictures: usize,
}

#[derive(Serialize)]
struct AuthorReport<'a> {
    kind: &'static str,
    author: &'a str,
    stories: &'a [String],
    /// Those of them that others wrote as well.
    shared: &'a [String],
    typed: usize,
    printed: usize,
    thousands: f64,
    /// Of the stories that are shared, undivided.
    shared_thousands: f64,
    fee: Option<f64>,
    shared_fee: Option<f64>,
    pictures: usize,
    shared_pictures: usize,
}

#[derive(Serialize)]
struct PageReport<'a> {
    kind: &'static str,
    page: &'a str,
    section: &'a str,
    stories: usize,
    typed: TypedReport,
    lines: usize,
    printed: usize,
    pictures: usize,
}

impl<'a> StoryReport<'a> {
    fn of(one: &'a StoryCount, rate: Option<u64>) -> Self {
        let StoryCount { story, headline, authors, pictures, typed, verse, parts } = one;
        let (printed, thousands) = (one.printed(), one.thousands());
        let credit =
            |Credited { authors, pictures }: &'a Credited| CreditReport { authors, pictures: *pictures };
        Self {
            kind: "story",
            story,
            headline,
            authors,
            pictures: pictures.iter().map(credit).collect(),
            typed: typed.into(),
            lines: printed.lines,
            printed: printed.characters,
            verse: *verse,
            thousands: halves(thousands),
            fee: rate.map(|rate| sum(thousands, rate)),
            pages: parts.iter().map(PartReport::of).collect(),
        }
    }
}

impl<'a> PartReport<'a> {
    fn of(PartCount { page, typed, printed, pictures, .. }: &'a PartCount) -> Self {
        let (lines, printed) = (printed.lines, printed.characters);
        Self { page, typed: typed.into(), lines, printed, pictures: *pictures }
    }
}

impl<'a> AuthorReport<'a> {
    fn of(one: &'a AuthorCount, rate: Option<u64>) -> Self {
        let AuthorCount { name, stories, shared, own, of_shared, .. } = one;
        Self {
            kind: "author",
            author: name,
            stories,
            shared,
            typed: one.typed,
            printed: one.printed,
            thousands: halves(*own),
            shared_thousands: halves(*of_shared),
            fee: rate.map(|rate| sum(*own, rate)),
            shared_fee: rate.map(|rate| sum(*of_shared, rate)),
            pictures: one.pictures,
            shared_pictures: one.shared_pictures,
        }
    }
}

impl<'a> PageReport<'a> {
    fn of(PageCount { page, section, stories, typed, printed, pictures }: &'a PageCount) -> Self {
        let (lines, printed) = (printed.lines, printed.characters);
        let (stories, pictures) = (*stories, *pictures);
        Self { kind: "page", page, section, stories, typed: typed.into(), lines, printed, pictures }
    }
}

fn halves(Thousands { halves }: Thousands) -> f64 {
    halves as f64 / 2.0
}

fn sum(thousands: Thousands, rate: u64) -> f64 {
    thousands.paid(rate) as f64 / 100.0
}
