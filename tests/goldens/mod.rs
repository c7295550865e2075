//! What must not move: every bundled edition as text, and the hash of its press file in every profile and
//! imposition.
//!
//! A page that comes out otherwise is a fault or a change on purpose. The latter is written down by
//!
//! ```text
//! BANXIN_BLESS=1 cargo test goldens
//! ```
//!
//! and named in `CHANGELOG.md`; the difference of `expected/` says what moved, line by line.

mod copyfit;
mod page;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use crate::support::compose::write;
use banxin::Loaded;
use banxin::Stock;
use banxin::diag::Sources;
use banxin::edition::Ticket;
use banxin::impose::{self, Imposition};
use banxin::page::Composition;
use banxin::words::Lang;
use banxin::write::pdf::{Options, OutputCondition, Profile, Reused};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::support::bundled::EDITIONS;

const PROFILES: &[(&str, Profile)] = &[
    ("x4", Profile::X4),
    ("x1a", Profile::X1a),
    ("a2u", Profile::A2u),
    ("x4+a2u", Profile::X4A2u),
    ("proof", Profile::Proof),
];

const IMPOSITIONS: &[(&str, Option<Imposition>)] =
    &[("pages", None), ("pairs", Some(Imposition::Pairs)), ("four-up", Some(Imposition::FourUp))];

/// What the bundled editions do not ask for, all on three pages: `trial/edition.toml`.
const TRIAL: &str = "trial";
/// A front whose nameplate is drawn: `nameplate/edition.toml`.
const NAMEPLATE: &str = "nameplate";
/// Pictures mounted in every way: `mounts/edition.toml`.
const MOUNTS: &str = "mounts";

/// The folder of an edition, and what the press room orders.
fn ordered(name: &str) -> (PathBuf, Ticket) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    match name {
        TRIAL => {}
        NAMEPLATE | MOUNTS => return (root.join("tests/goldens").join(name), Ticket::default()),
        _ => return (root.join("content").join(name), Ticket::default()),
    }
    let condition = root.join("layouts/press/newsprint.toml").to_string_lossy().into_owned();
    let ticket = Ticket { condition: Some(condition), watermark: Some("试排".into()), ..Ticket::default() };
    (root.join("tests/goldens").join(name), ticket)
}

/// The pages of the largest sheet.
const A_SHEET: usize = 8;

/// An edition composed, with all that writers ask for, and what was found.
type Composed = (Loaded, Composition, String);

/// What is composed already: its pages and its press files are looked at by tests of their own.
static COMPOSED: Mutex<BTreeMap<&str, &'static OnceLock<Composed>>> = Mutex::new(BTreeMap::new());

/// An edition, composed once.
fn composed(name: &'static str) -> &'static Composed {
    let cell = *COMPOSED.lock().unwrap().entry(name).or_insert_with(|| Box::leak(Box::default()));
    cell.get_or_init(|| compose(name))
}

fn compose(name: &str) -> Composed {
    let (folder, ticket) = ordered(name);
    let mut sources = Sources::default();
    let loaded = Stock::default().load_for(&ticket, &folder, &mut sources);
    let loaded = loaded.unwrap_or_else(|errors| panic!("{name}: {errors:#?}"));
    let (composition, found) = banxin::typeset(&loaded.edition, &loaded.fonts, &loaded.pictures);
    let mut findings = String::new();
    for one in loaded.found.iter().chain(&found) {
        let said = one.said(Lang::En);
        let _ = writeln!(findings, "{}: {}", one.code, said.message);
        for ((span, _), label) in one.labels.iter().zip(&said.labels) {
            let file = sources.get(span.file).unwrap();
            let (line, column) = file.line_column(span.start as usize);
            let name = file.path.as_ref().unwrap().file_name().unwrap().to_string_lossy();
            let _ = writeln!(findings, "    {name}:{line}:{column}: {label}");
        }
    }
    (loaded, composition, findings)
}

/// A line for each profile and imposition: the hash of the press file, as `sha256sum` has it. Sheets are filled by
/// printing the pages over and over.
fn hashes(loaded: &Loaded, composition: &Composition) -> String {
    let mut filled = composition.clone();
    filled.pages = composition.pages.iter().cycle().take(A_SHEET).cloned().collect();
    let reused = Reused::default();
    let line = |((name, profile), (how, imposition)): &((&str, Profile), (&str, Option<Imposition>))| {
        let press = loaded.edition.press().unwrap();
        let (identifier, info, registry) = (&*press.identifier, &*press.info, &*press.registry);
        let condition = OutputCondition { identifier, info, registry, icc: &loaded.icc };
        let printed = if imposition.is_some() { &filled } else { composition };
        let sheets = imposition.map_or(Ok(Vec::new()), |how| impose::sheets(&printed.pages, how));
        let sheets = match sheets {
            Ok(sheets) => sheets,
            Err(why) => return format!("none: {why}  {name} {how}\n"),
        };
        let options = Options { profile: *profile, condition, sheets: &sheets, reused: Some(&reused) };
        match write(printed, &loaded.fonts, &options) {
            Ok(file) => {
                let hex = |hash: String, byte: &u8| hash + &format!("{byte:02x}");
                format!("{}  {name} {how}\n", Sha256::digest(file).iter().fold(String::new(), hex))
            }
            Err(why) => format!("none: {why}  {name} {how}\n"),
        }
    };
    let ways: Vec<_> = PROFILES.iter().flat_map(|one| IMPOSITIONS.iter().map(|two| (*one, *two))).collect();
    ways.par_iter().map(line).collect()
}

/// Compares with a file of `expected/`, or writes it where that is asked for.
fn holds(name: &str, now: &str) {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/expected").join(name);
    if std::env::var_os("BANXIN_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, now).unwrap();
    }
    let then = fs::read_to_string(&path).unwrap_or_default();
    assert!(then == now, "{name} comes out otherwise:\n{}", difference(&then, now));
}

/// The lines that are not in both, each with its side; not the whole page.
fn difference(then: &str, now: &str) -> String {
    let (then, now): (Vec<&str>, Vec<&str>) = (then.lines().collect(), now.lines().collect());
    let mut text = String::new();
    for change in capture_diff_slices(Algorithm::Myers, &then, &now) {
        if change.tag() != DiffTag::Equal {
            then[change.old_range()].iter().for_each(|line| writeln!(text, "- {line}").unwrap());
            now[change.new_range()].iter().for_each(|line| writeln!(text, "+ {line}").unwrap());
        }
    }
    text.lines().take(60).collect::<Vec<_>>().join("\n")
}

fn pages_hold(name: &'static str) {
    let (loaded, composition, findings) = composed(name);
    holds(&format!("{name}.txt"), &(findings.clone() + &page::text(composition, &loaded.fonts)));
}

fn files_hold(name: &'static str) {
    let (loaded, composition, _) = composed(name);
    holds(&format!("{name}.sha256"), &hashes(loaded, composition));
}

#[test]
fn every_line_of_erqi_stands_where_it_stood() {
    pages_hold("erqi");
}

#[test]
fn every_line_of_the_demo_stands_where_it_stood() {
    pages_hold("demo");
}

#[test]
fn the_press_files_of_the_demo_are_what_they_were() {
    files_hold("demo");
}

#[test]
fn every_line_of_the_frames_stands_where_it_stood() {
    pages_hold("frames");
}

#[test]
fn the_press_files_of_the_frames_are_what_they_were() {
    files_hold("frames");
}

#[test]
fn every_line_of_the_heads_stands_where_it_stood() {
    pages_hold("heads");
}

#[test]
fn the_press_files_of_the_heads_are_what_they_were() {
    files_hold("heads");
}

#[test]
fn every_line_of_the_furniture_stands_where_it_stood() {
    pages_hold("furniture");
}

#[test]
fn the_press_files_of_the_furniture_are_what_they_were() {
    files_hold("furniture");
}

#[test]
fn every_line_of_the_copy_stands_where_it_stood() {
    pages_hold("copy");
}

#[test]
fn the_press_files_of_the_copy_are_what_they_were() {
    files_hold("copy");
}

#[test]
fn every_line_of_the_market_stands_where_it_stood() {
    pages_hold("market");
}

#[test]
fn the_press_files_of_the_market_are_what_they_were() {
    files_hold("market");
}

#[test]
fn every_line_of_the_photographs_stands_where_it_stood() {
    pages_hold("pictures");
}

#[test]
fn every_line_of_the_specimen_stands_where_it_stood() {
    pages_hold("specimen");
}

#[test]
fn every_line_of_the_trial_stands_where_it_stood() {
    pages_hold(TRIAL);
}

#[test]
fn the_press_files_of_the_trial_are_what_they_were() {
    files_hold(TRIAL);
}

#[test]
fn every_line_below_a_drawn_nameplate_stands_where_it_stood() {
    pages_hold(NAMEPLATE);
}

#[test]
fn the_press_files_with_a_drawn_nameplate_are_what_they_were() {
    files_hold(NAMEPLATE);
}

#[test]
fn every_line_at_a_picture_stands_where_it_stood() {
    pages_hold(MOUNTS);
}

#[test]
fn the_press_files_with_mounted_pictures_are_what_they_were() {
    files_hold(MOUNTS);
}

#[test]
fn the_press_files_of_erqi_are_what_they_were() {
    files_hold("erqi");
}

#[test]
fn the_press_files_of_the_photographs_are_what_they_were() {
    files_hold("pictures");
}

#[test]
fn the_press_files_of_the_specimen_are_what_they_were() {
    files_hold("specimen");
}

#[test]
fn every_line_that_copyfit_makes_is_what_it_was() {
    holds("copyfit.txt", &copyfit::text());
}

#[test]
fn every_bundled_edition_has_its_goldens_and_every_golden_its_edition() {
    let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/expected");
    let entries = fs::read_dir(expected).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = entries.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    let each = |name: &&str| [format!("{name}.sha256"), format!("{name}.txt")];
    let mut wanted: Vec<_> = EDITIONS.iter().chain([&TRIAL, &NAMEPLATE, &MOUNTS]).flat_map(each).collect();
    wanted.push("copyfit.txt".into());
    wanted.sort();
    assert_eq!(names, wanted);
}
