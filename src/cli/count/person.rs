//! The count for people: a table of stories, one of those who are named, one of pages.

use crate::cli::columns::aligned;
use crate::cli::voice::Voice;
use crate::count::{AuthorCount, Count, PageCount, Printed, StoryCount, Thousands, Typed};
use crate::printable::line;
use crate::words::{Arg, Words};

/// The headings, parts of the entry `count-columns`. The last of stories and of authors is what `--rate` asks for.
const STORIES: [&str; 12] = [
    "story",
    "pages",
    "by",
    "head",
    "text",
    "tables",
    "captions",
    "lines",
    "printed",
    "thousands",
    "fee",
    "headline",
];
const AUTHORS: [&str; 10] = [
    "author",
    "pieces",
    "shared",
    "typed",
    "printed",
    "thousands",
    "thousands-shared",
    "fee",
    "fee-shared",
    "pictures",
];
const PAGES: [&str; 10] =
    ["page", "section", "stories", "head", "text", "tables", "captions", "lines", "printed", "pictures"];

/// `rate` is what a thousand characters are paid, in hundredths.
pub(super) fn tables(count: &Count, rate: Option<u64>, voice: Voice) -> String {
    let Count { stories, authors, pages } = count;
    let paid = |thousands: Thousands| rate.map_or(String::new(), |rate| money(thousands.paid(rate), voice));
    let of_stories = stories.iter().map(|story| story_row(story, &paid)).chain(total(stories, &paid, voice));
    let of_authors = authors.iter().map(|author| author_row(author, &paid));
    let of_pages = pages.iter().map(page_row);
    let tables = [
        table(STORIES, of_stories, rate, voice),
        table(AUTHORS, of_authors, rate, voice),
        table(PAGES, of_pages, rate, voice),
    ];
    tables.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// A table with its headings, without the columns of a rate that nobody gave; nothing, where it has no row.
fn table<const N: usize>(
    columns: [&'static str; N],
    rows: impl Iterator<Item = [String; N]>,
    rate: Option<u64>,
    voice: Voice,
) -> Option<String> {
    let headings = columns.map(|column| voice.say(&Words::part("count-columns", column)));
    let rows: Vec<[String; N]> = std::iter::once(headings).chain(rows).collect();
    let shown = |column: &&str| rate.is_some() || !column.starts_with("fee");
    let at: Vec<usize> = (0..N).filter(|at| columns.get(*at).is_some_and(shown)).collect();
    let kept = |row: &[String; N]| at.iter().filter_map(|at| row.get(*at).cloned()).collect::<Vec<_>>();
    (rows.len() > 1).then(|| aligned(&rows.iter().map(kept).collect::<Vec<_>>()))
}

fn story_row(one: &StoryCount, paid: &impl Fn(Thousands) -> String) -> [String; 12] {
    let StoryCount { story, headline, authors, typed, parts, .. } = one;
    let pages: Vec<&str> = parts.iter().map(|part| part.page.as_str()).collect();
    let named = [story, &*pages.join(" "), &*authors.join(" ")].map(|text| line(text).into_owned());
    summed(named, (typed, one.printed(), one.thousands()), line(headline).into_owned(), paid)
}

/// The sum of several stories.
fn total(stories: &[StoryCount], paid: &impl Fn(Thousands) -> String, voice: Voice) -> Option<[String; 12]> {
    let typed = stories.iter().fold(Typed::default(), |all, one| all.and(&one.typed));
    let printed = stories.iter().map(StoryCount::printed).reduce(Printed::and)?;
    let thousands = stories.iter().map(StoryCount::thousands).reduce(Thousands::and)?;
    let named = [voice.say(&Words::of("count-total")), String::new(), String::new()];
    (stories.len() > 1).then(|| summed(named, (&typed, printed, thousands), String::new(), paid))
}

/// A row of stories: what they are called, what is counted of them, a headline.
fn summed(
    [story, pages, by]: [String; 3],
    (typed, printed, thousands): (&Typed, Printed, Thousands),
    headline: String,
    paid: &impl Fn(Thousands) -> String,
) -> [String; 12] {
    let [head, text, tables, captions] = cells(typed);
    let (lines, characters) = (number(printed.lines), number(printed.characters));
    let (thousands, fee) = (halves(thousands), paid(thousands));
    [story, pages, by, head, text, tables, captions, lines, characters, thousands, fee, headline]
}

fn author_row(author: &AuthorCount, paid: &impl Fn(Thousands) -> String) -> [String; 10] {
    let AuthorCount { name, stories, shared, typed, printed, own, of_shared, pictures, .. } = author;
    [
        line(name).into_owned(),
        number(stories.len()),
        number(shared.len()),
        number(*typed),
        number(*printed),
        halves(*own),
        halves(*of_shared),
        if own.halves == 0 { String::new() } else { paid(*own) },
        if of_shared.halves == 0 { String::new() } else { paid(*of_shared) },
        number(*pictures),
    ]
}

fn page_row(one: &PageCount) -> [String; 10] {
    let PageCount { page, section, stories, typed, printed, pictures } = one;
    let [head, text, tables, captions] = cells(typed);
    [
        line(page).into_owned(),
        line(section).into_owned(),
        number(*stories),
        head,
        text,
        tables,
        captions,
        number(printed.lines),
        number(printed.characters),
        number(*pictures),
    ]
}

/// What is typed, part by part.
fn cells(&Typed { head, text, tables, captions, .. }: &Typed) -> [String; 4] {
    [head, text, tables, captions].map(number)
}

/// A number; what is none is no cell.
fn number(number: usize) -> String {
    if number == 0 { String::new() } else { number.to_string() }
}

fn halves(Thousands { halves }: Thousands) -> String {
    match (halves, halves % 2) {
        (0, _) => String::new(),
        (_, 0) => (halves / 2).to_string(),
        _ => format!("{}.5", halves / 2),
    }
}

fn money(hundredths: u64, voice: Voice) -> String {
    voice.say(
        &Words::of("count-money").arg("sum", Arg::Hundredths(i64::try_from(hundredths).unwrap_or(i64::MAX))),
    )
}
