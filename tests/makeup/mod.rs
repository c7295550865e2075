//! Make-up by the program: the printed page again, pages that were cut by seed, late copy, what can't be.

mod command;
mod held_out;
mod late;
mod told;

use std::sync::Arc;

use banxin::diag::{Diagnostic, Severity, Sources};
use banxin::files::Located;
use banxin::galley::Fit;
use banxin::layout::Cells;
use banxin::makeup::costs::Fault;
use banxin::makeup::dummy::dummies;
use banxin::makeup::night::{Before, Wanted};
use banxin::stock::Dummies;
use banxin::{House, Stock};

use crate::support::nights::{File, in_memory, night};

/// What is made of files in memory, of the edition in `night`.
pub(crate) fn made(files: &[File], ways: usize, before: &Before) -> Result<Dummies, Vec<Diagnostic>> {
    let folder = Located::among(Arc::new(in_memory(files)), "night");
    Stock::of(House::bundled()).makeup(folder, &mut Sources::default(), Wanted { ways, before })
}

/// How the stories of the dummies fit, built as an edition of their own; no error is found in them.
fn built(files: &[File], made: &Dummies) -> Vec<Fit> {
    let pages: Vec<_> = made.made.pages.iter().map(|ways| ways.first()).collect();
    let dummies = dummies(&made.pool, &pages, "../night").into_iter();
    let all: Vec<File> =
        files.iter().cloned().chain(dummies.map(|(path, text)| (format!("made/{path}"), text))).collect();
    let folder = Located::among(Arc::new(in_memory(&all)), "made");
    let loaded = Stock::of(House::bundled()).edition(folder).unwrap_or_else(|faults| panic!("{faults:?}"));
    let composed = loaded.compose();
    let errors: Vec<_> = composed.found.iter().filter(|one| one.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    composed.fits.iter().map(|one| one.fit.clone()).collect()
}

/// The stories of the recorded page as they came in: without letterspacing, each with its news value.
fn recorded() -> Vec<File> {
    const BY_PLACE: [&str; 6] =
        ["work-style-year", "city-management", "housing", "grid-governance", "quiz", "memorial-hall"];
    let read = |path: String| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content/erqi").join(path);
        std::fs::read_to_string(path).unwrap()
    };
    let mut files: Vec<File> = (1..)
        .zip(BY_PLACE)
        .map(|(weight, name)| {
            let text = untracked(&read(format!("stories/{name}.md")));
            (
                format!("night/stories/{name}.md"),
                text.replacen("+++\n", &format!("+++\nweight = {weight}\n"), 1),
            )
        })
        .collect();
    let edition = read("edition.toml".to_owned());
    let page = edition.find("[page.slots]").unwrap();
    let edition = edition[..page].replace("\"tabloid-4\"", "\"tabloid-front\"");
    files.push(("night/edition.toml".to_owned(), format!("{}\nmakeup = true\n", edition.trim_end())));
    files
}

/// A story without what sub-editors said of its letterspacing.
fn untracked(text: &str) -> String {
    let mut all = String::new();
    for line in text.lines() {
        if line.starts_with("tracking = ") || line.starts_with("{tracking=") {
            continue;
        }
        let mut rest = line;
        while let Some(at) = rest.find("]{tracking=") {
            let open = rest[..at].rfind('[').unwrap();
            let end = at + rest[at..].find('}').unwrap() + 1;
            all.push_str(&rest[..open]);
            all.push_str(&rest[open + 1..at]);
            rest = &rest[end..];
        }
        all.push_str(rest);
        all.push('\n');
    }
    assert!(!all.contains("tracking"), "{all}");
    all
}

fn cells(column: u32, columns: u32, row: u32, rows: u32) -> Cells {
    Cells { column, columns, row, rows }
}

#[test]
fn the_printed_page_is_the_first_that_is_found() {
    let files = recorded();
    let made = made(&files, 3, &Before::default()).unwrap();
    let page = &made.made.pages[0][0];
    let places: Vec<Cells> = page.stories.iter().map(|placed| placed.cells).collect();
    let printed = [
        cells(0, 4, 9, 24),
        cells(0, 3, 34, 16),
        cells(0, 3, 51, 17),
        cells(0, 3, 69, 17),
        cells(3, 1, 34, 24),
        cells(3, 1, 59, 27),
    ];
    assert_eq!(places, printed);
    assert_eq!(made.made.left, []);
    let fits = built(&files, &made);
    assert_eq!(fits.len(), 6);
    assert!(fits.iter().all(|fit| fit.overset.is_none() && fit.underset == 0), "{fits:?}");
}

/// A short form of what `examples/truth.rs` does with five hundred pages; `docs/makeup.md` has its figures.
#[test]
fn pages_that_were_cut_by_seed_are_filled_with_their_copy() {
    for (seed, fill) in [(1, 900), (2, 950), (3, 1000), (4, 1050)] {
        let (files, cuts) = night(seed, 4, (fill, fill));
        let made = made(&files, 1, &Before::default()).unwrap();
        let white = |ways: &Vec<banxin::makeup::page::MadePage>| {
            ways[0].bill.faults.iter().any(|(fault, _)| *fault == Fault::White)
        };
        let sound = made
            .made
            .pages
            .iter()
            .zip(&cuts)
            .filter(|(ways, cut)| ways[0].stories.len() == cut.stories.len() && !white(ways));
        let sound = sound.count();
        assert!(sound >= 3, "{sound} of 4 at {fill}");
        let fits = built(&files, &made);
        assert!(fits.iter().all(|fit| fit.overset.is_none()), "at {fill}");
    }
}

#[test]
fn the_same_copy_gives_the_same_dummies_on_one_thread_and_on_three() {
    let (files, _) = night(5, 3, (980, 1020));
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let made = made(&files, 2, &Before::default()).unwrap();
            let pages: Vec<_> = made.made.pages.iter().map(|ways| ways.first()).collect();
            dummies(&made.pool, &pages, "../night")
        })
    };
    assert_eq!(on(1), on(3));
}
