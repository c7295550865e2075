//! The press condition: its profile, and what such a press can print.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diag::{Diagnostic, FILE_MISSING, SourceFile, Sources, Span};
use crate::files::Located;
use crate::press::profile::output_profile;
use crate::press::raw::{RawPhotographs, RawPress, RawResolution, RawSmallestType};
use crate::press::{Level, Limits, Photographs, Rendering, Resolution, SmallestType};
use crate::printable::{is_seen, short};
use crate::reading::bounds::{self, too_many, within, within_or};
use crate::reading::document::document;
use crate::reading::files::{Folder, file_stands, read_text};
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::format::{Format, Versioned};
use crate::reading::house::PRESS;
use crate::reading::lengths::Share;
use crate::reading::read::{Checked, Word};
use crate::reading::reader::Reader;
use crate::reading::shelf::Shelf;
use crate::reading::sizes::{TypeSize, length};
use crate::reading::table::Named;

/// The press condition: an output intent, and what such a press can print.
#[derive(Debug, Clone)]
pub struct Press {
    /// By what rules its file was written.
    pub format: Format,
    /// The registered identifier, such as `CGATS TR 002`.
    pub identifier: String,
    /// What it is, for people.
    pub info: String,
    /// The registry of the identifier.
    pub registry: String,
    /// The ICC profile of the condition.
    pub profile: Located,
    /// How grey and dark colours are made of black, for people; empty where nobody says.
    pub black_generation: String,
    /// How RGB pictures are converted.
    pub rendering: Rendering,
    /// How photographs go into its files.
    pub photographs: Photographs,
    /// What the press can print, and what the house thinks of single rules.
    pub limits: Limits,
    /// Where [`Limits::severities`] are given, in their order; behind them are those of rules that can't be judged.
    pub severity_spans: Vec<Span>,
    /// Where it is named.
    pub span: Span,
}

/// The conditions that were read; nothing for one that is wrong, which has been told.
pub(crate) type Known = BTreeMap<Located, Option<Press>>;

/// A condition among those of the house.
pub(crate) fn of_house(name: &Field<String>, reader: &mut Reader<'_>, known: &mut Known) -> Option<Press> {
    let shelf = reader.house.press.clone();
    let path = shelf.find(&name.value, name.span, PRESS, &mut reader.found)?;
    // One that two layouts name is read once, and what is wrong with it is told once.
    if let Some(known) = known.get(&path) {
        return known.clone().map(|press| Press { span: name.span, ..press });
    }
    let raw: Option<Checked<RawPress>> = reader.read(&path, name.span);
    let press = raw.and_then(|raw| press(raw, &shelf, name.span, &mut reader.found));
    known.insert(path, press.clone());
    press
}

/// The condition of a ticket: a file, or one among those of the house. What is wrong with its name is shown in
/// the argument as it was given.
pub(crate) fn ordered(given: &str, reader: &mut Reader<'_>) -> Option<Press> {
    let is_file = Path::new(given).extension().is_some_and(|ending| ending == "toml");
    if is_file {
        return of_file(Path::new(given), reader.sources, &mut reader.found);
    }
    let name = "--condition".to_owned();
    let argument = SourceFile { path: None, file: None, name, text: given.to_owned() };
    let span = Span::new(reader.sources.add(argument), 0..given.len());
    let before = reader.found.kept_so_far();
    let press = of_house(&Field { value: given.to_owned(), span }, reader, &mut Known::new());
    // An argument is no file, in which a program could put the right name.
    reader.found.since(before).iter_mut().for_each(|one| one.mend = None);
    press
}

/// Reads a press condition from a file that may lie anywhere; its profile lies beside it.
///
/// # Errors
/// All that is wrong with it, by place.
pub fn condition(path: &Path, sources: &mut Sources) -> Result<Press, Vec<Diagnostic>> {
    let mut found = Findings::default();
    let press = of_file(path, sources, &mut found).filter(|_| found.errors() == 0);
    press.ok_or_else(|| found.sorted())
}

fn of_file(path: &Path, sources: &mut Sources, found: &mut Findings) -> Option<Press> {
    let file = Located::on_disk(path);
    if !file_stands(&file).map_err(|one| found.add(one)).ok()? {
        let one = Diagnostic::error(FILE_MISSING).form("condition").arg("path", path);
        found.add(one.mend_by("help-condition"));
        return None;
    }
    let beside =
        Folder::open(path.parent().unwrap_or(Path::new(""))).map_err(|one| found.add(one)).ok()??;
    let file = read_text(&file, None, sources, found)?;
    let text = &sources.get(file)?.text;
    let Versioned(raw) = document::<Versioned<Checked<RawPress>>>(text, file, 0, found, |_, _| Vec::new())?;
    press(raw, &Shelf::alone(beside), Span::new(file, 0..0), found)
}

/// Checks a condition whose profile is on a shelf.
fn press(
    Checked { value: raw, whole }: Checked<RawPress>,
    shelf: &Shelf,
    span: Span,
    found: &mut Findings,
) -> Option<Press> {
    let profile =
        raw.profile.as_ref().and_then(|profile| output_profile(profile, shelf, raw.sha256.as_ref(), found));
    let (mut severities, places) = severities(raw.severities.as_ref(), found);
    let (limits, mut lost) = limits(&raw, whole, found);
    let photographs = photographs(raw.pictures.as_ref(), found);
    // How bad a rule is whose severity is wrong, nobody knows either.
    lost.extend(raw.severities.iter().flat_map(|raw| raw.value.1.clone()));
    let identifier = raw.identifier.map(|given| {
        if !is_seen(&given.value) {
            found.add(
                Diagnostic::error("empty-text")
                    .arg("key", "identifier")
                    .mark(given.span, "label")
                    .mend_by("help-required"),
            );
        }
        given.value
    });
    // By a limit that nobody knows nothing is judged.
    severities.extend(lost.into_iter().map(|rule| (rule, Level::Off)));
    let limits = Limits { severities, ..limits };
    let registry = raw.registry.map_or_else(|| "http://www.color.org".to_owned(), |registry| registry.value);
    Some(Press {
        format: Format::of(&raw.format),
        identifier: identifier.unwrap_or_default(),
        info: raw.info.map(|info| info.value).unwrap_or_default(),
        registry,
        profile: profile?,
        black_generation: raw.black_generation.map(|note| note.value).unwrap_or_default(),
        rendering: raw.rendering.map(|word| word.value.0).unwrap_or_default(),
        photographs,
        limits,
        severity_spans: places,
        span,
    })
}

/// The rules that have to do with each limit.
const OF_TOTAL: &[&str] = &["total-ink"];
const OF_RULES: &[&str] = &["hairline", "thin-rule-in-several-inks"];
const OF_TYPE: &[&str] = &["small-type", "small-type-in-several-inks", "small-type-reversed"];
const OF_PICTURES: &[&str] = &["picture-coarse", "picture-too-coarse"];

/// The limits that a condition gives, where it gives none, those of newsprint; and the rules whose limit is wrong.
fn limits(raw: &RawPress, whole: bool, found: &mut Findings) -> (Limits, Vec<String>) {
    let usual = Limits::newsprint();
    let share = Share(i64::from(usual.total_ink / 10));
    let total_ink = within_or("total_ink", &raw.total_ink, &bounds::TOTAL_INK, share, found);
    let smallest_rule =
        within_or("smallest_rule", &raw.smallest_rule, &bounds::WEIGHT, usual.smallest_rule, found);
    let smallest_type = smallest_type(raw.smallest_type.as_ref(), usual.smallest_type, found);
    let resolution = resolution(raw.resolution.as_ref(), usual.resolution, found);
    // What is not there may be what is wrong.
    let absent = |given: bool| !whole && !given;
    let lost = [
        (OF_TOTAL, total_ink.is_none() || absent(raw.total_ink.is_some())),
        (OF_RULES, smallest_rule.is_none() || absent(raw.smallest_rule.is_some())),
        (OF_TYPE, smallest_type.is_none() || absent(raw.smallest_type.is_some())),
        (OF_PICTURES, resolution.is_none() || absent(raw.resolution.is_some())),
    ];
    let lost = lost.iter().filter(|(_, lost)| *lost).flat_map(|(rules, _)| *rules);
    let limits = Limits {
        total_ink: total_ink.map_or(usual.total_ink, |share| share.0 as u32 * 10),
        smallest_rule: smallest_rule.unwrap_or(usual.smallest_rule),
        smallest_type: smallest_type.unwrap_or(usual.smallest_type),
        resolution: resolution.unwrap_or(usual.resolution),
        severities: Vec::new(),
    };
    (limits, lost.map(|rule| (*rule).to_owned()).collect())
}

fn smallest_type(
    raw: Option<&Field<Checked<RawSmallestType>>>,
    usual: SmallestType,
    found: &mut Findings,
) -> Option<SmallestType> {
    let Some(Field { value: Checked { value: raw, whole }, .. }) = raw else { return Some(usual) };
    let mut size =
        |key, given: &Given<TypeSize>, usual| within_or(key, &length(given), &bounds::SIZE, usual, found);
    let one_ink = size("one_ink", &raw.one_ink, usual.one_ink);
    let several_inks = size("several_inks", &raw.several_inks, usual.several_inks);
    let reversed = size("reversed", &raw.reversed, usual.reversed);
    let read = SmallestType { one_ink: one_ink?, several_inks: several_inks?, reversed: reversed? };
    whole.then_some(read)
}

fn resolution(
    raw: Option<&Field<Checked<RawResolution>>>,
    usual: Resolution,
    found: &mut Findings,
) -> Option<Resolution> {
    let Some(Field { value: Checked { value: raw, whole }, span }) = raw else { return Some(usual) };
    let wanted = within_or("wanted", &raw.wanted, &bounds::RESOLUTION, i64::from(usual.wanted), found);
    let least = within("least", &raw.least, &bounds::RESOLUTION, found);
    let most = within("most", &raw.most, &bounds::RESOLUTION, found);
    if !whole {
        return None;
    }
    let wanted = wanted?;
    let least = if raw.least.is_some() { least? } else { wanted.min(i64::from(usual.least)) };
    let most = if raw.most.is_some() { most? } else { wanted * 5 / 4 };
    let in_order = [(("least", least), ("wanted", wanted)), (("wanted", wanted), ("most", most))];
    if let Some(((key, value), (other, bound))) = in_order.iter().find(|(lower, upper)| lower.1 > upper.1) {
        let one = Diagnostic::error("wrong-order").arg("key", *key).arg("value", *value);
        found.add(one.arg("other", *other).arg("bound", *bound).here(*span));
        return None;
    }
    Some(Resolution { wanted: wanted as u32, least: least as u32, most: most as u32 })
}

/// How photographs go into press files; what is wrong with it has been told, and is as it is where nothing is said.
fn photographs(raw: Option<&Field<Checked<RawPhotographs>>>, found: &mut Findings) -> Photographs {
    let usual = Photographs::default();
    let Some(Field { value: Checked { value: raw, .. }, .. }) = raw else { return usual };
    let quality = within("quality", &raw.quality, &bounds::QUALITY, found);
    let sharpening = within("sharpening", &raw.sharpening, &bounds::SHARPENING, found);
    Photographs {
        compression: raw.compression.as_ref().map_or(usual.compression, |word| word.value.0),
        quality: quality.map_or(usual.quality, |quality| quality as u8),
        sharpening: sharpening.map_or(usual.sharpening, |share| share.0 as u16),
    }
}

type Severities = (Vec<(String, Level)>, Vec<Span>);

/// The house's opinions of rules. A rule's name is words with hyphens; whether there is such a rule, only
/// preflight knows.
fn severities(raw: Option<&Field<Named<Word<Level>>>>, found: &mut Findings) -> Severities {
    let Some(raw) = raw else { return Severities::default() };
    let Named(given, _) = &raw.value;
    if too_many("severities", given.len(), bounds::PARTS, raw.span, found) {
        return Severities::default();
    }
    let word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    let (mut severities, mut places) = Severities::default();
    for (name, level) in given {
        if !name.value.split('-').all(word) {
            found.add(Diagnostic::error("bad-rule-name").arg("name", short(&name.value)).here(name.span));
            continue;
        }
        severities.push((name.value.clone(), level.value.0));
        places.push(name.span);
    }
    (severities, places)
}
