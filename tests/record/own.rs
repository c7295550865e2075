//! record ∘ build: the lines that are read back are the lines that were composed.

use std::collections::BTreeMap;
use std::fs;

use crate::support::compose::write;
use banxin::Loaded;
use banxin::diag::Sources;
use banxin::page::{Composition, Item, Role};
use banxin::record::{align, from_sheet, sheet};
use banxin::write::pdf::{Options, OutputCondition, Profile};

use super::{Lines, columns, erqi, file, known, lines, solid};
use crate::support::bundled::EDITIONS;

/// An edition composed, and its press file.
fn built(loaded: &Loaded) -> (Composition, Vec<u8>) {
    let (composition, _) = crate::support::editions::typeset(&loaded.edition, &loaded.fonts);
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
    let (composition, pdf) = built(loaded);
    for page in 0..composition.pages.len() {
        let wanted = composed(&composition, page);
        let recorded = from_sheet(&sheet(pdf.clone(), page + 1).expect("a page"));
        // By places alone the stories have no names.
        let mut found: Vec<_> = recorded.articles.iter().map(columns).collect();
        let mut all: Vec<_> = wanted.iter().map(|(_, columns)| columns.clone()).collect();
        found.sort();
        all.sort();
        assert_eq!(found, all, "{name}, page {}", page + 1);
        let mut named = lines(&align(&recorded, &known(&loaded.edition)));
        // A headline over a picture is an article without lines.
        named.retain(|(_, columns)| !columns.is_empty());
        assert_eq!(named, wanted, "{name}, page {}", page + 1);
    }
}

/// But the specimen, the frames, the heads, the market, the copy and the demo: tables, lines that run down, small letters beside the text, lines in two pieces
/// around a picture and captions that end level with columns are no part of a record (docs/recorded.md).
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
    let (_, pdf) = built(&loaded);
    let by_places = from_sheet(&sheet(pdf, 1).expect("a page"));
    let doubts = by_places.articles.iter().flat_map(|article| article.columns.iter().flatten());
    assert_eq!(doubts.filter(|line| line.doubt.is_some()).count(), 0);
    let aligned = align(&by_places, &known(&loaded.edition));
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
