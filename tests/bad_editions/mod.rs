//! Every key of every format with every kind of bad value: each is answered at its place, none by a panic, and none is
//! taken for something else. What a key takes is asked of the JSON Schemas in `docs/schema/`, so that a new key is
//! tried without a line here.

#[cfg(unix)]
mod files;
mod full;
mod full_edition;
mod remake;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use banxin::diag::{Diagnostic, Said, Severity, Sources, Span};
use banxin::words::Lang;
use rayon::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::support::house::House;

/// A file of the full edition: its schema, its path, and its text.
const FILES: [(&str, &str, &str); 9] = [
    ("edition", "paper/edition.toml", full::EDITION),
    ("edition", "remake/edition.toml", remake::EDITION),
    ("story", "paper/stories/一.md", full::STORY),
    ("press", "layouts/press/press.toml", full::PRESS),
    ("layout", "layouts/full.toml", full::LAYOUT),
    ("words", "words.toml", full::WORDS),
    ("bookings", "paper/ads/bookings.toml", full::BOOKINGS),
    ("template", "paper/feeds/box.md", full::TEMPLATE),
    ("approvals", "paper/approvals.toml", full::APPROVALS),
];

/// The edition that a file is of; of a file of the house, the full one.
fn edition_of(path: &str) -> &str {
    if path.starts_with("remake/") { "remake" } else { "paper" }
}

/// What a value is, before anybody asks what it is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Bool,
    Integer,
    Float,
    Text,
    Moment,
    Array,
    Table,
    /// No TOML.
    None,
}

/// What is put in the place of a value.
const VALUES: [(&str, Kind); 27] = [
    ("true", Kind::Bool),
    ("1", Kind::Integer),
    ("0", Kind::Integer),
    ("-1", Kind::Integer),
    ("0x7FFF_FFFF_FFFF_FFFF", Kind::Integer),
    ("999999999999999999999999999999", Kind::Integer),
    ("1.5", Kind::Float),
    ("nan", Kind::Float),
    ("-inf", Kind::Float),
    ("\"\"", Kind::Text),
    ("\"x\"", Kind::Text),
    ("\"3\"", Kind::Text),
    ("\"-3pt\"", Kind::Text),
    ("\"999999999pt\"", Kind::Text),
    ("\"１２pt\"", Kind::Text),
    ("\"-9em\"", Kind::Text),
    ("\"NaN%\"", Kind::Text),
    ("\"../../a\"", Kind::Text),
    ("2022-09-30", Kind::Moment),
    ("12:00:00", Kind::Moment),
    ("[]", Kind::Array),
    ("[[[1]]]", Kind::Array),
    ("[1, \"a\", true]", Kind::Array),
    ("{}", Kind::Table),
    ("{ a = { b = { c = { d = 1 } } } }", Kind::Table),
    ("\"never closed", Kind::None),
    ("2022-13-45", Kind::None),
];

/// A key of a file.
struct Key {
    /// Its line, from 0.
    line: usize,
    /// The names down to it; one that the user chooses is a name as well.
    path: Vec<String>,
    name: String,
}

/// The keys of a text in which each has a line.
fn keys(text: &str) -> Vec<Key> {
    let mut header: Vec<String> = Vec::new();
    let mut keys = Vec::new();
    for (line, written) in text.lines().enumerate() {
        if let Some(table) = written.strip_prefix('[') {
            header = table.trim_matches(['[', ']']).split('.').map(String::from).collect();
        } else if let Some((name, _)) = written.split_once(" = ") {
            let own = name.split('.').map(|name| name.trim_matches('"').into());
            let path = header.iter().cloned().chain(own).collect();
            keys.push(Key { line, path, name: name.into() });
        }
    }
    keys
}

/// The part of a schema that a path leads to.
fn schema_of<'s>(root: &'s Value, path: &[String]) -> Option<&'s Value> {
    let mut at = root;
    for name in path {
        at = resolved(root, at);
        if at["type"] == "array" {
            at = resolved(root, &at["items"]);
        }
        let any = at["anyOf"].as_array().map_or(&[][..], Vec::as_slice).iter().map(|one| resolved(root, one));
        at = std::iter::once(at).chain(any).find(|one| one["properties"].get(name).is_some()).unwrap_or(at);
        at = at["properties"]
            .get(name)
            .or_else(|| Some(&at["additionalProperties"]).filter(|one| one.is_object()))?;
    }
    Some(resolved(root, at))
}

fn resolved<'s>(root: &'s Value, mut at: &'s Value) -> &'s Value {
    while let Some(name) = at["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) {
        at = &root["$defs"][name];
    }
    at
}

/// Whether a schema may take a value of a kind.
fn takes(root: &Value, schema: &Value, kind: Kind) -> bool {
    let schema = resolved(root, schema);
    if let Some(any) = schema["anyOf"].as_array() {
        return any.iter().any(|one| takes(root, one, kind));
    }
    if schema["enum"].is_array() {
        return kind == Kind::Text;
    }
    if schema["format"] == "date" || schema["format"] == "time-local" {
        return kind == Kind::Moment;
    }
    let one = |name: &Value| match name.as_str() {
        Some("string") => kind == Kind::Text,
        Some("integer") => kind == Kind::Integer,
        Some("boolean") => kind == Kind::Bool,
        Some("array") => kind == Kind::Array,
        Some("object") => kind == Kind::Table,
        other => panic!("{other:?} in a schema: {schema}"),
    };
    schema["type"].as_array().map_or_else(|| one(&schema["type"]), |all| all.iter().any(one))
}

/// A nameplate that is drawn.
const PLATE: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 10'><path d='M0 0h40v10h-40z'/></svg>";

/// A chart, as wide and as high as the picture is.
const CHART: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 451 300'><path d='M0 0h40v10h-40z' fill='#d00'/></svg>";

/// A template of a guide.
const PICKS: &str = "+++\nfeed = \"guide\"\nonly = \"text\"\n+++\n\n{stories.headline}，{stories.page}\n";

/// A house with the full edition.
fn house() -> House {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let icc = fs::read(root.join("layouts/press/TR002_newsprint_TAC240.icc")).unwrap();
    let hash = Sha256::digest(&icc).iter().fold(String::new(), |hash, byte| hash + &format!("{byte:02x}"));
    let picture = fs::read(root.join("content/pictures/pictures/cat.tif")).unwrap();
    let house = House::sound()
        .write("paper/pictures/a.tif", &picture)
        .write("paper/ads/a.tif", picture)
        .write("paper/pictures/a.svg", CHART)
        .write("paper/ads/a.svg", CHART)
        .write("paper/tables/a.csv", full::TABLE)
        .write("layouts/artwork/plate.svg", PLATE)
        .write("layouts/artwork/sun.svg", CHART)
        .write("layouts/empty.toml", "format = 1\n")
        .write("paper/stories/二.md", "+++\nheadline = \"主题\"\n+++\n\n正文。\n")
        .write("paper/feeds/box.toml", "day = 2022-09-29\nhigh = 27\nnone = []\n")
        .write("paper/feeds/picks.md", PICKS);
    let house = ["三", "四", "五", "六"].iter().fold(house, |house, name| {
        house.write(&format!("remake/stories/{name}.md"), "+++\nheadline = \"主题\"\n+++\n\n正文。\n")
    });
    FILES.iter().fold(house, |house, (_, path, text)| house.write(path, text.replace("HASH", &hash)))
}

/// A file with a fault.
struct Case {
    path: &'static str,
    text: String,
    /// The line at fault, from 1; none where it is no longer there.
    line: Option<usize>,
    /// An error is wanted.
    must: bool,
    what: String,
}

/// The text with a line replaced by others.
fn with(text: &str, line: usize, lines: &[&str]) -> String {
    let mut all: Vec<&str> = text.lines().collect();
    all.splice(line..=line, lines.iter().copied());
    all.join("\n") + "\n"
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (format, path, _) in FILES {
        let text = fs::read_to_string(house().path(path)).unwrap();
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/schema/{format}.schema.json"));
        let schema: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        for Key { line, path: names, name } in keys(&text) {
            let written = text.lines().nth(line).unwrap();
            let takes_it = schema_of(&schema, &names).unwrap_or_else(|| panic!("{names:?} is in no schema"));
            let mut case = |lines: &[&str], at, must, what: &str| {
                let what = format!("{path}, {}: {what}", names.join("."));
                cases.push(Case { path, text: with(&text, line, lines), line: at, must, what });
            };
            for (value, kind) in VALUES {
                let must = kind == Kind::None || !takes(&schema, takes_it, kind);
                case(&[&format!("{name} = {value}")], Some(line + 1), must, value);
            }
            case(&[], None, false, "left out");
            case(&[written, written], Some(line + 2), true, "given twice");
            case(&[&format!("{name} ＝ 1")], Some(line + 1), true, "a full-width sign");
            case(
                &[&format!("{name}.a.b.c.d = 1")],
                Some(line + 1),
                !takes(&schema, takes_it, Kind::Table),
                "nested",
            );
        }
    }
    cases
}

/// What comes of a case.
struct Outcome {
    what: String,
    /// What is wrong with the answer.
    fault: Option<String>,
    /// The errors that have a text which mends them, and whether putting it in removes the error.
    mended: Vec<(&'static str, bool)>,
}

/// What comes of every case. Each is loaded once for all tests, and again if there is a text that mends it.
static OUTCOMES: LazyLock<Vec<Outcome>> =
    LazyLock::new(|| cases().par_iter().map_init(house, |house, case| outcome(case, house)).collect());

fn outcome(case: &Case, house: &House) -> Outcome {
    let path = house.path(case.path);
    let before = fs::read(&path).unwrap();
    let loaded = |text: &str| {
        fs::write(&path, text).unwrap();
        let mut sources = Sources::default();
        let found = match banxin::edition::load(house.path(edition_of(case.path)), &mut sources) {
            Ok((_, warnings)) => warnings,
            Err(errors) => errors,
        };
        (found, sources)
    };
    let (found, sources) = loaded(&case.text);
    let fault = judged(case, &found, &sources).map(|wrong| format!("{wrong}\n{found:#?}"));
    let mended = mended(case, (&found, &sources), loaded);
    fs::write(&path, before).unwrap();
    Outcome { what: case.what.clone(), fault, mended }
}

fn judged(case: &Case, found: &[Diagnostic], sources: &Sources) -> Option<String> {
    let lines: Vec<(bool, usize)> = found
        .iter()
        .flat_map(|one| one.labels.iter().map(move |(span, _)| (one, span)))
        .filter_map(|(one, span)| {
            let file = sources.get(span.file)?;
            let own = file.path.as_ref()?.ends_with(case.path);
            own.then(|| (one.severity == Severity::Error, file.line_column(span.start as usize).0))
        })
        .collect();
    if found.iter().any(|one| one.labels.is_empty() || one.code.is_empty()) {
        return Some("a finding without a place".into());
    }
    if found.iter().any(|one| one.code == banxin::diag::CANNOT_READ) {
        return Some("the machine is blamed".into());
    }
    if let Some(wrong) = found.iter().find_map(unsaid) {
        return Some(wrong);
    }
    let once: BTreeSet<String> = found.iter().map(|one| format!("{one:?}")).collect();
    if once.len() < found.len() {
        return Some("said twice".into());
    }
    let line = case.line.filter(|_| case.must)?;
    // Where a text is not closed, a parser may see it at the next line.
    let there = lines.iter().any(|(error, at)| *error && (*at == line || *at == line + 1));
    (!there).then(|| format!("no error at line {line}"))
}

/// What is wrong with the words of a finding, in either language.
fn unsaid(one: &Diagnostic) -> Option<String> {
    Lang::ALL.into_iter().find_map(|lang| {
        let Said { message, labels, help } = one.said(lang);
        if help.is_empty() {
            return Some(format!("no help for `{}` in {lang:?}", one.code));
        }
        let texts = [message].into_iter().chain(labels).chain(help);
        // What no table has stands in such brackets; what was not given stands as its name.
        let wrong = |text: &String| text.trim().is_empty() || text.contains('⟦') || text.contains("{$");
        texts.into_iter().find(wrong).map(|text| format!("`{}` in {lang:?} says «{text}»", one.code))
    })
}

/// The errors of a case that have a text which mends them, and whether putting it in removes the error. All are put in,
/// from the last place to the first.
fn mended(
    case: &Case,
    (found, sources): (&[Diagnostic], &Sources),
    loaded: impl Fn(&str) -> (Vec<Diagnostic>, Sources),
) -> Vec<(&'static str, bool)> {
    let path = |span: &Span| sources.get(span.file).and_then(|file| file.path.as_ref());
    let own = |span: &Span| path(span).is_some_and(|path| path.ends_with(case.path));
    let errors = found.iter().filter(|one| one.severity == Severity::Error);
    let mends = errors.filter_map(|one| Some((one.code, one.mend.as_deref()?)));
    let mut mends: Vec<_> = mends.filter(|(_, mend)| own(&mend.span)).collect();
    mends.sort_by_key(|(_, mend)| std::cmp::Reverse(mend.span.start));
    mends.dedup_by_key(|(_, mend)| mend.span.start);
    if mends.is_empty() {
        return Vec::new();
    }
    let mut text = case.text.clone();
    for (_, mend) in &mends {
        text.replace_range(mend.span.range(), &mend.text);
    }
    let (after, sources) = loaded(&text);
    let line = |text: &str, byte: u32| text[..byte as usize].matches('\n').count();
    let still = |code: &str, at: usize| {
        after.iter().any(|one| {
            let span = one.labels.first().map(|(span, _)| *span);
            let there = span.and_then(|span| Some(line(&sources.get(span.file)?.text, span.start)));
            one.code == code && there == Some(at)
        })
    };
    mends.iter().map(|(code, mend)| (*code, !still(code, line(&case.text, mend.span.start)))).collect()
}

#[test]
fn what_mends_an_error_removes_it_in_every_code() {
    let mut codes: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for &(code, gone) in OUTCOMES.iter().flat_map(|outcome| &outcome.mended) {
        let (mended, all) = codes.entry(code).or_default();
        *all += 1;
        *mended += usize::from(gone);
    }
    let sound = codes.values().filter(|(mended, all)| mended == all).count();
    // Most of the codes that have one are of names and of copy: `House::says` tries those.
    assert!(codes.len() >= 3 && sound == codes.len(), "{sound} of {} codes: {codes:?}", codes.len());
}

#[test]
fn the_full_edition_is_sound_and_gives_every_key() {
    for (edition, pages) in [("paper", 2), ("remake", 3)] {
        let (edition, warnings) = banxin::edition::load(house().path(edition), &mut Sources::default())
            .unwrap_or_else(|e| panic!("{e:#?}"));
        assert_eq!(warnings, []);
        assert_eq!(edition.pages().len(), pages);
    }
    for (format, ..) in FILES {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/schema/{format}.schema.json"));
        let schema: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let texts = FILES.iter().filter(|(own, ..)| *own == format).flat_map(|(_, _, text)| keys(text));
        let given: BTreeSet<String> = texts.flat_map(|key| key.path).collect();
        let tables = schema["$defs"].as_object().into_iter().flat_map(|all| all.values());
        let known = tables.chain([&schema]).filter_map(|table| table["properties"].as_object());
        // A story that is one thing only lacks the rest, and one with several pictures gives no single one.
        let left_out = |name: &&String| ["only", "picture"].contains(&name.as_str());
        for name in known.flat_map(|properties| properties.keys()).filter(|name| !left_out(name)) {
            assert!(given.contains(name), "{format}: the full edition does not give `{name}`");
        }
    }
}

#[test]
fn every_bad_value_is_answered_at_its_place() {
    let all = &*OUTCOMES;
    assert!(all.len() > 3000, "{}", all.len());
    let wrong = |one: &Outcome| one.fault.as_ref().map(|fault| format!("{}: {fault}", one.what));
    let faults: Vec<String> = all.iter().filter_map(wrong).collect();
    let first = faults.iter().take(12).map(String::as_str).collect::<Vec<_>>().join("\n\n");
    assert!(faults.is_empty(), "{} of {}:\n{first}", faults.len(), all.len());
}
