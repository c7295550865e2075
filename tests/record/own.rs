//! record ∘ build: the lines that are read back are the lines that were composed.

use std::collections::BTreeMap;
use std::fs;

use crate::support::compose::write;
use banxin::Loaded;
use banxin::diag::Sources;
use banxin::fit::collate::{Collation, collate};
use banxin::fit::recorded;
use banxin::page::{Composition, Item, Role};
use banxin::record::{Recorded, from_scraps, from_sheet, read_page, sheet};
use banxin::write::pdf::{Options, OutputCondition, Profile};

use super::{Lines, columns, erqi, file, known, lines, solid};
use crate::support::bundled::EDITIONS;

/// An edition composed, and its press file. Its pictures are left out, unless text runs along what is printed of them.
fn built(loaded: &Loaded, pictures: bool) -> (Composition, Vec<u8>) {
    let (composition, _) = if pictures {
        banxin::typeset(&loaded.edition, &loaded.fonts, &loaded.pictures)
    } else {
        crate::support::editions::typeset(&loaded.edition, &loaded.fonts)
    };
    let press = loaded.edition.press().unwrap();
    let icc = fs::read(press.profile.path()).expect("the profile");
    let (identifier, info, registry) = (&*press.identifier, &*press.info, &*press.registry);
    let condition = OutputCondition { identifier, info, registry, icc: &icc };
    let options = Options { profile: Profile::X4, condition, sheets: &[], reused: None };
    let pdf = write(&composition, &loaded.fonts, &options).expect("it is written");
    (composition, pdf)
}

fn bundled(folder: &str) -> Loaded {
    banxin::load(file(folder), &mut Sources::default()).expect("it loads")
}

/// What a page was composed of: each story's columns and rows.
fn composed(composition: &Composition, page: usize) -> Lines {
    let mut stories = BTreeMap::<String, BTreeMap<(u16, u16), String>>::new();
    for item in &composition.pages[page].items {
        let Item::Glyphs(run) = item else { continue };
        let (Some(story), Role::Body | Role::Subhead | Role::Byline) = (run.source.story, run.source.role)
        else {
            continue;
        };
        let id = composition.stories[usize::from(story)].id.clone();
        let row = stories.entry(id).or_default().entry((run.source.column, run.source.row)).or_default();
        row.push_str(&solid(&run.text));
    }
    let columns = |rows: BTreeMap<(u16, u16), String>| {
        let mut columns = BTreeMap::<u16, Vec<String>>::new();
        for ((column, _), line) in rows {
            columns.entry(column).or_default().push(line);
        }
        columns.into_values().collect()
    };
    stories.into_iter().map(|(id, rows)| (id, columns(rows))).collect()
}

/// Whether the lines of every page are read back as they were composed, by places alone and with the copy.
pub(super) fn gives_back_its_lines(loaded: &Loaded, name: &str) {
    let (composition, pdf) = built(loaded, false);
    for page in 0..composition.pages.len() {
        let wanted = composed(&composition, page);
        let recorded = from_sheet(&sheet(pdf.clone(), page + 1).expect("a page"));
        // By places alone the stories have no names.
        let mut found: Vec<_> = recorded.articles.iter().map(columns).collect();
        let mut all: Vec<_> = wanted.iter().map(|(_, columns)| columns.clone()).collect();
        found.sort();
        all.sort();
        assert_eq!(found, all, "{name}, page {}", page + 1);
        let scraps = read_page(pdf.clone(), page + 1).expect("a page").scraps;
        let mut named = lines(&from_scraps(&[(None, scraps)], &known(&loaded.edition)));
        // A headline over a picture is an article without lines.
        named.retain(|(_, columns)| !columns.is_empty());
        assert_eq!(named, wanted, "{name}, page {}", page + 1);
    }
}

/// The pages of an edition's press file as one record, told apart by its copy.
fn traced(loaded: &Loaded, pdf: &[u8]) -> Recorded {
    let first = read_page(pdf.to_vec(), 1).expect("a page");
    let pages = (1..=first.pages).map(|page| {
        let number = u32::try_from(page).ok().filter(|_| first.pages > 1);
        (number, read_page(pdf.to_vec(), page).expect("a page").scraps)
    });
    from_scraps(&pages.collect::<Vec<_>>(), &known(&loaded.edition))
}

/// Lines and columns alike, of all; and whether nothing else is on the pages either.
fn figures(collation: &Collation) -> ((usize, usize), (usize, usize), bool) {
    let Collation { same, lines, same_columns, columns, .. } = *collation;
    ((same, lines), (same_columns, columns), collation.is_alike())
}

/// All lines of text of every bundled edition, with the number of its pages, its lines and its columns: whichever way they run,
/// in whatever shape, from page to page.
#[test]
fn every_line_of_every_bundled_edition_is_read_from_its_press_file_where_it_was_composed() {
    let truth = [
        ("copy", 325, 24),
        ("demo", 2745, 169),
        ("erqi", 209, 15),
        ("frames", 571, 39),
        ("furniture", 218, 12),
        ("heads", 596, 42),
        ("market", 397, 31),
        ("pictures", 108, 7),
        ("specimen", 193, 21),
    ];
    assert_eq!(truth.map(|(name, ..)| name), EDITIONS);
    let docs = fs::read_to_string(file("docs/recorded.md")).expect("the page on records");
    for (name, lines, columns) in truth {
        let loaded = bundled(&format!("content/{name}"));
        let (composition, pdf) = built(&loaded, ["frames", "heads"].contains(&name));
        let pages = composition.pages.len();
        let row = format!("| `{name}` | {pages} | {lines} of {lines} | {columns} of {columns} |");
        assert!(docs.contains(&row), "docs/recorded.md has no row {row}");
        let all = ((lines, lines), (columns, columns), true);
        let own = recorded(&composition);
        assert_eq!(figures(&collate(&composition, &own)), all, "{name}, as it is composed");
        let printed = traced(&loaded, &pdf);
        assert_eq!(figures(&collate(&composition, &printed)), all, "{name}, as it is printed");
        let columns = printed.articles.iter().flat_map(|article| &article.columns);
        let is_paged = pages > 1;
        assert!(columns.into_iter().all(|column| column.page.is_some() == is_paged), "{name}");
    }
}

/// By places alone; but for the specimen, the frames, the heads, the market, the copy and the demo: a table's cells, heads of
/// another direction, small letters beside the text, lines in two pieces around a picture and captions that end level with
/// columns are not told from stories without the copy (docs/recorded.md).
#[test]
fn every_bundled_edition_gives_back_its_lines() {
    for name in EDITIONS
        .iter()
        .filter(|name| !matches!(**name, "specimen" | "frames" | "heads" | "market" | "copy" | "demo"))
    {
        let folder = format!("content/{name}");
        gives_back_its_lines(&bundled(&folder), &folder);
    }
}

#[test]
fn the_bundled_edition_gives_back_heads_bylines_and_paragraphs() {
    let loaded = bundled("content/erqi");
    let (_, pdf) = built(&loaded, false);
    let by_places = from_sheet(&sheet(pdf.clone(), 1).expect("a page"));
    let doubts = by_places.articles.iter().flat_map(|article| article.columns.iter().flatten());
    assert_eq!(doubts.filter(|line| line.doubt.is_some()).count(), 0);
    let aligned = traced(&loaded, &pdf);
    for wanted in erqi().articles {
        let found = aligned.articles.iter().find(|article| article.id == wanted.id).expect("the story");
        assert_eq!(
            (&found.kicker, &found.headline, &found.deck, &found.byline),
            (&wanted.kicker, &wanted.headline, &wanted.deck, &wanted.byline)
        );
        // By places alone, too.
        let bare = by_places.articles.iter().find(|article| article.headline == wanted.headline).expect("it");
        assert_eq!((&bare.kicker, &bare.deck), (&wanted.kicker, &wanted.deck));
        let texts = |paragraphs: &[String]| paragraphs.iter().map(|text| solid(text)).collect::<Vec<_>>();
        assert_eq!(texts(&bare.paragraphs), texts(&wanted.paragraphs), "{}", wanted.id);
        assert_eq!(bare.byline, wanted.byline);
        assert_eq!(found.byline_placement, bare.byline_placement);
        assert_eq!((found.measure, bare.measure), (Some(17.0), Some(17.0)));
    }
}
