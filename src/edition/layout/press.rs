//! The press condition: its profile, and what such a press can print.

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, FILE_MISSING, SourceFile, Sources, Span};
use crate::edition::Press;
use crate::edition::bounds::{self, too_many, within, within_or};
use crate::edition::files::{Folder, Kind, file_stands, read_text};
use crate::edition::findings::{Field, Findings, Given};
use crate::edition::format::{Format, Versioned};
use crate::edition::layout::profile::output_profile;
use crate::edition::lengths::Share;
use crate::edition::loading::Loading;
use crate::edition::raw::{RawPress, RawPressName, RawResolution, RawSmallestType};
use crate::edition::read::{Named, Word, document};
use crate::geom::Length;
use crate::press::{Level, Limits, Resolution, SmallestType};
use crate::printable::short;

const PRESS: Kind =
    Kind { noun: "condition", missing: "press-missing", ending: ".toml", folder: "layouts/press" };

/// The condition that a layout names; where the ticket names another, that one.
pub(super) fn named(raw: &RawPressName, loading: &mut Loading<'_>) -> Option<Press> {
    match loading.press.clone() {
        Some(ordered) => Some(ordered),
        None => of_house(raw.condition.as_ref()?, loading),
    }
}

/// A condition among those of the house.
fn of_house(name: &Field<String>, loading: &mut Loading<'_>) -> Option<Press> {
    let folder = loading.house.press.clone();
    let raw: RawPress = loading.file(&name.value, name.span, folder.as_ref(), PRESS)?;
    press(raw, &folder?, name.span, &mut loading.found)
}

/// The condition of a ticket: a file, or one among those of the house. What is wrong with its name is shown in
/// the argument as it was given.
pub(in crate::edition) fn ordered(given: &str, loading: &mut Loading<'_>) -> Option<Press> {
    let is_file = Path::new(given).extension().is_some_and(|ending| ending == "toml");
    if is_file {
        return of_file(Path::new(given), loading.sources, &mut loading.found);
    }
    let name = "--condition".to_owned();
    let argument = SourceFile { path: PathBuf::from(&name), name, text: given.to_owned() };
    let span = Span::new(loading.sources.add(argument), 0..given.len());
    of_house(&Field { value: given.to_owned(), span }, loading)
}

/// Reads a press condition from a file that may lie anywhere; its profile lies beside it.
///
/// # Errors
/// All that is wrong with it, by place.
pub fn condition(path: &Path, sources: &mut Sources) -> Result<Press, Vec<Diagnostic>> {
    let mut found = Findings::default();
    let press = of_file(path, sources, &mut found);
    press.ok_or_else(|| found.sorted())
}

fn of_file(path: &Path, sources: &mut Sources, found: &mut Findings) -> Option<Press> {
    if !file_stands(path).map_err(|one| found.add(one)).ok()? {
        let one = Diagnostic::error(FILE_MISSING).form("condition").arg("path", path);
        found.add(one.mend_by("help-condition"));
        return None;
    }
    let beside =
        Folder::open(path.parent().unwrap_or(Path::new(""))).map_err(|one| found.add(one)).ok()??;
    let file = read_text(path, None, sources, found)?;
    let text = &sources.get(file)?.text;
    let Versioned(raw) = document::<Versioned<RawPress>>(text, file, 0, found, |_, _| Vec::new())?;
    press(raw, &beside, Span::new(file, 0..0), found)
}

/// Checks a condition whose profile is in a folder.
fn press(raw: RawPress, folder: &Folder, span: Span, found: &mut Findings) -> Option<Press> {
    let profile =
        raw.profile.as_ref().and_then(|profile| output_profile(profile, folder, raw.sha256.as_ref(), found));
    let (severities, places) = severities(raw.severities.as_ref(), found)?;
    let limits = limits(&raw, severities, found);
    let registry = raw.registry.map_or_else(|| "http://www.color.org".to_owned(), |registry| registry.value);
    Some(Press {
        format: Format::of(&raw.format),
        identifier: raw.identifier?.value,
        info: raw.info?.value,
        registry,
        profile: profile?,
        black_generation: raw.black_generation.map(|note| note.value).unwrap_or_default(),
        rendering: raw.rendering.map(|word| word.value.0).unwrap_or_default(),
        limits: limits?,
        severity_spans: places,
        span,
    })
}

/// The limits that a condition gives; where it gives none, those of newsprint.
fn limits(raw: &RawPress, severities: Vec<(String, Level)>, found: &mut Findings) -> Option<Limits> {
    let usual = Limits::newsprint();
    let share = Share(i64::from(usual.total_ink / 10));
    let total_ink = within_or("total_ink", &raw.total_ink, &bounds::TOTAL_INK, share, found);
    let smallest_rule =
        within_or("smallest_rule", &raw.smallest_rule, &bounds::WEIGHT, usual.smallest_rule, found);
    let smallest_type = smallest_type(raw.smallest_type.as_ref(), usual.smallest_type, found);
    let resolution = resolution(raw.resolution.as_ref(), usual.resolution, found);
    Some(Limits {
        total_ink: total_ink?.0 as u32 * 10,
        smallest_rule: smallest_rule?,
        smallest_type: smallest_type?,
        resolution: resolution?,
        severities,
    })
}

fn smallest_type(
    raw: Option<&Field<RawSmallestType>>,
    usual: SmallestType,
    found: &mut Findings,
) -> Option<SmallestType> {
    let Some(Field { value: raw, .. }) = raw else { return Some(usual) };
    let mut size = |key, given: &Given<Length>, usual| within_or(key, given, &bounds::SIZE, usual, found);
    let one_ink = size("one_ink", &raw.one_ink, usual.one_ink);
    let several_inks = size("several_inks", &raw.several_inks, usual.several_inks);
    let reversed = size("reversed", &raw.reversed, usual.reversed);
    Some(SmallestType { one_ink: one_ink?, several_inks: several_inks?, reversed: reversed? })
}

fn resolution(
    raw: Option<&Field<RawResolution>>,
    usual: Resolution,
    found: &mut Findings,
) -> Option<Resolution> {
    let Some(Field { value: raw, span }) = raw else { return Some(usual) };
    let wanted = within_or("wanted", &raw.wanted, &bounds::RESOLUTION, i64::from(usual.wanted), found);
    let least = within("least", &raw.least, &bounds::RESOLUTION, found);
    let wanted = wanted?;
    let least = if raw.least.is_some() { least? } else { wanted.min(i64::from(usual.least)) };
    if least > wanted {
        let one =
            Diagnostic::error("wrong-order").arg("key", "least").arg("value", least).arg("other", "wanted");
        found.add(one.arg("bound", wanted).here(*span));
        return None;
    }
    Some(Resolution { wanted: wanted as u32, least: least as u32 })
}

type Severities = (Vec<(String, Level)>, Vec<Span>);

/// The house's opinions of rules. A rule's name is words with hyphens; whether there is such a rule, only
/// preflight knows.
fn severities(raw: Option<&Field<Named<Word<Level>>>>, found: &mut Findings) -> Option<Severities> {
    let Some(raw) = raw else { return Some(Severities::default()) };
    let Named(given) = &raw.value;
    if too_many("severities", given.len(), bounds::PARTS, raw.span, found) {
        return None;
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
    Some((severities, places))
}
