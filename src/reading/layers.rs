//! A file on a base: what the base says and the file does not, it says as well.
//!
//! Tables are gone through key by key; any other value, an array too, takes the place of the base's whole. Every value
//! keeps its place in the file that gives it.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::diag::{Diagnostic, FileId, Span};
use crate::files::Located;
use crate::printable::short;
use crate::reading::around::Around;
use crate::reading::document::{Piece, document, layered, told};
use crate::reading::files::{Kind, read_text};
use crate::reading::findings::{Field, Findings};
use crate::reading::format::{Format, Versioned, is_of_known_format};
use crate::reading::read::{FromToml, Layer, Reading, StandIns};
use crate::reading::reader::Reader;
use crate::reading::shelf::Shelf;
use crate::reading::suggest;
use crate::reading::table::{SCHEMA, field};
use crate::words::Words;

/// The key that names the base.
pub(crate) const BASE: &str = "base";
/// More bases than these, one on the other, nobody can follow.
pub(super) const DEEPEST: usize = 8;
/// What a file says of itself alone.
pub(crate) const OWN: [&str; 3] = [BASE, FORMAT_KEY, SCHEMA];
const FORMAT_KEY: &str = "format";
/// What has one kind of several, told by its keys, so that it is said anew as a whole.
const WHOLE: &str = "colors";
/// What has its names in an order that says something, the highest first.
const IN_ORDER: &str = "steps";

/// A file of a chain of bases, and those that stand on it.
struct Link<'a> {
    /// What it is called, and where it is named so.
    name: &'a Field<String>,
    /// Behind all links.
    behind: Located,
    file: FileId,
    text: &'a str,
    /// Where it is malformed, what is read in its place.
    around: Option<&'a Around>,
    /// What it says; nothing, where it is malformed and can't be read around that.
    table: Option<&'a Spanned<DeTable<'a>>>,
    above: Option<&'a Link<'a>>,
}

impl<'a> Link<'a> {
    /// It, and those that stand on it.
    fn up(&'a self) -> impl Iterator<Item = &'a Self> + Clone {
        std::iter::successors(Some(self), |link| link.above)
    }
}

/// Reading a chain of bases.
struct Chain<'l, 's> {
    reader: &'l mut Reader<'s>,
    shelf: &'l Shelf,
    kind: Kind,
}

/// Finds, reads and parses a file of a shelf, with all that its bases say, wherever on the shelf they are.
pub(crate) fn on_bases<T: FromToml>(
    name: &Field<String>,
    shelf: &Shelf,
    kind: Kind,
    reader: &mut Reader<'_>,
) -> Option<T> {
    Chain { reader, shelf, kind }.read(name, None)
}

impl Chain<'_, '_> {
    /// Reads a file and the base that it names, if it names one; those above stand on it.
    fn read<T: FromToml>(&mut self, name: &Field<String>, above: Option<&Link<'_>>) -> Option<T> {
        let Some((behind, file)) = self.find(name, above) else {
            self.without_base::<T>(above?);
            return None;
        };
        let text = self.reader.sources.get(file)?.text.clone();
        if above.is_none() && !names_base(&text) {
            let read = document::<Versioned<T>>(&text, file, 0, &mut self.reader.found, |_, _| Vec::new());
            return read.map(|Versioned(raw)| raw);
        }
        let (table, errors) = DeTable::parse_recoverable(&text);
        let place = Piece { text: &text, file, base: 0 };
        let around =
            if errors.is_empty() { None } else { told(&place, &errors, &[], &mut self.reader.found) };
        let again = around.as_ref().map(|around| DeTable::parse_recoverable(&around.text).0);
        let (table, around) =
            (again.as_ref().or(Some(&table).filter(|_| errors.is_empty())), around.as_ref());
        let link = Link { name, behind, file, text: &text, around, table, above };
        let mut reading = Reading::of(&text, file, &mut self.reader.found).part(0, around);
        let base = match table {
            // What a base means in a later format, this program can't know.
            Some(table) if !is_of_known_format(table.get_ref(), &mut reading) => return None,
            Some(table) => base_of(table.get_ref()),
            None => None,
        };
        if let (Some(table), Some(_)) = (table, above) {
            // What it says of itself alone is not read with the rest.
            let own = |key: &str| table.get_ref().get(key);
            own(FORMAT_KEY).and_then(|value| field::<Format>(FORMAT_KEY, value, &mut reading));
            own(SCHEMA).and_then(|value| field::<String>(SCHEMA, value, &mut reading));
        }
        let Some(base) = base else { return merged(&link, &mut self.reader.found) };
        let base = field(BASE, base, &mut reading)?;
        self.read(&base, Some(&link))
    }

    /// Tells what is wrong with files whose base can't be had: what they lack may stand there.
    fn without_base<T: FromToml>(&mut self, last: &Link<'_>) {
        let found = &mut self.reader.found;
        let before = found.kept_so_far();
        let _: Option<T> = merged(last, found);
        found.forget_lacking(before);
    }

    /// Finds the next file.
    fn find(&mut self, name: &Field<String>, above: Option<&Link<'_>>) -> Option<(Located, FileId)> {
        // Another layout on the same base has come by here, and was told.
        if self.reader.lost_bases.contains(&name.span) {
            return None;
        }
        let found = &mut self.reader.found;
        let before = found.kept_so_far();
        let mut chain: Vec<&Link<'_>> = above.into_iter().flat_map(Link::up).collect();
        chain.reverse();
        let named = chain.iter().skip(1).map(|link| link.name.span);
        let named = named.map(|span| (span, Words::part("bases-in-a-circle", "named")));
        let Some(at) = self.shelf.find(&name.value, name.span, self.kind, found) else {
            self.reader.lost_bases.insert(name.span);
            // By which files it came to be looked for.
            found.since(before).iter_mut().for_each(|one| one.labels.extend(named.clone()));
            return None;
        };
        // A link is another name of the same file, whose faults are told once.
        let behind = at.real().unwrap_or_else(|_| at.clone());
        let circle = chain.iter().any(|link| link.behind == behind);
        if circle || chain.len() > DEEPEST {
            let all = chain.iter().map(|link| link.name).chain([name]).map(|name| short(&name.value));
            let one = endless(if circle { "" } else { "deep" }, name.span, &all.collect::<Vec<_>>());
            found.add(named.fold(one, |one, (span, words)| one.at(span, words)));
            self.reader.lost_bases.insert(name.span);
            return None;
        }
        // A base that two files stand on is read once, and what is wrong with it is told once.
        let file = if let Some(file) = self.reader.layers.get(&behind) {
            *file
        } else {
            let file = read_text(&at, Some(name.span), self.reader.sources, found);
            self.reader.layers.insert(behind.clone(), file);
            file
        };
        Some((behind, file?))
    }
}

/// That files stand on each other in a circle, or too many: the forms for the latter begin with `deep`.
pub(super) fn endless(form: &'static str, named: Span, chain: &[String]) -> Diagnostic {
    let is_deep = form.starts_with("deep");
    let one = Diagnostic::error("bases-in-a-circle").form(form);
    let one = one.mark(named, if is_deep { "one-more" } else { "label" });
    let one = one.arg("chain", chain.join(" → ")).arg("most", DEEPEST);
    if is_deep { one.mend_by("help-deep") } else { one }
}

/// The base that a table names, be its key misspelt.
pub(super) fn base_of<'t, 'i>(table: &'t DeTable<'i>) -> Option<&'t Spanned<DeValue<'i>>> {
    let misspelt = || {
        let is_text = |(_, value): &(_, &Spanned<DeValue<'i>>)| value.get_ref().as_str().is_some();
        let mut texts = table.iter().filter(is_text);
        texts
            .find(|(key, _)| !OWN.contains(&key.get_ref().as_ref()) && is_meant(key.get_ref()))
            .map(|(_, value)| value)
    };
    table.get(BASE).or_else(misspelt)
}

/// Whether a key may be meant for that of the base.
fn is_meant(key: &str) -> bool {
    key == BASE || suggest::nearest(key, [BASE]).is_some()
}

/// Whether a text may name a base: in a line before its first table.
pub(super) fn names_base(text: &str) -> bool {
    text.contains(BASE)
        || text.lines().take_while(|line| !line.starts_with('[')).any(|line| {
            line.split(['=', ' ']).next().is_some_and(|key| key.len() <= 2 * BASE.len() && is_meant(key))
        })
}

/// Reads a chain from its last base on as one record; nothing, where nobody can read one of its files.
fn merged<T: FromToml>(last: &Link<'_>, found: &mut Findings) -> Option<T> {
    let mut chain: Vec<&Link<'_>> = last.up().collect();
    chain.reverse();
    let mut start = 0;
    let mut layers: Vec<Layer<'_>> = Vec::new();
    let mut root: Option<Spanned<DeTable<'_>>> = None;
    for link in &chain {
        layers.push(Layer { start, file: link.file, text: link.text, around: link.around });
        match &mut root {
            None => root = Some(link.table?.clone()),
            Some(root) => {
                lay_under(root.get_mut(), link.table?.get_ref(), start, true);
            }
        }
        start += link.around.map_or(link.text, |around| &around.text).len();
    }
    let mut root = root?;
    let stand_ins = put_in_order(root.get_mut(), last.up(), start);
    layered(&layers, &stand_ins, root, found)
}

/// Puts names whose order counts in that of the last base, those that the others add behind. Each has a place behind all
/// texts, by which it is put in order, and is told where it is written.
fn put_in_order<'a>(
    root: &mut DeTable<'_>,
    from_last: impl Iterator<Item = &'a Link<'a>>,
    end: usize,
) -> StandIns {
    let mut stand_ins = StandIns::new();
    let Some(DeValue::Table(all)) = root.get_mut(IN_ORDER).map(Spanned::get_mut) else { return stand_ins };
    let mut left = std::mem::take(all);
    for table in from_last.filter_map(|link| link.table?.get_ref().get(IN_ORDER)?.get_ref().as_table()) {
        let mut names: Vec<_> = table.keys().collect();
        names.sort_by_key(|name| name.span().start);
        for name in names {
            let Some((key, value)) = left.remove_entry(name.get_ref().as_ref()) else { continue };
            let place = end + stand_ins.len();
            stand_ins.insert(place, key.span());
            all.insert(Spanned::new(place..place, key.into_inner()), value);
        }
    }
    stand_ins
}

/// Adds to a table what another has and it has not, but, at the top, for what is its own. Places in the other are
/// counted from a byte of the whole.
fn lay_under<'i>(table: &mut DeTable<'i>, base: &DeTable<'i>, start: usize, top: bool) {
    for (key, value) in base {
        let name = key.get_ref().as_ref();
        if top && OWN.contains(&name) {
            continue;
        }
        match (table.get_mut(name).map(Spanned::get_mut), value.get_ref()) {
            (Some(DeValue::Table(own)), DeValue::Table(base)) if top && name == WHOLE => {
                add(own, base, start);
            }
            (Some(DeValue::Table(own)), DeValue::Table(base)) => lay_under(own, base, start, false),
            (Some(_), _) => {}
            (None, _) => add_one(table, (key, value), start),
        }
    }
}

/// Adds to a table the values whose names it has not.
fn add<'i>(table: &mut DeTable<'i>, base: &DeTable<'i>, start: usize) {
    for (key, value) in base {
        if !table.contains_key(key.get_ref().as_ref()) {
            add_one(table, (key, value), start);
        }
    }
}

fn add_one<'i>(
    table: &mut DeTable<'i>,
    (key, value): (&Spanned<DeString<'i>>, &Spanned<DeValue<'i>>),
    start: usize,
) {
    let name = Spanned::new(moved(key, start), key.get_ref().clone());
    table.insert(name, further_on(value, start));
}

/// A table whose places, and those of all in it, are counted from a byte of the whole.
pub(super) fn all_further_on<'i>(table: &DeTable<'i>, start: usize) -> DeTable<'i> {
    let mut moved = DeTable::new();
    add(&mut moved, table, start);
    moved
}

/// A value with its place, and those of all in it, counted from a byte of the whole.
fn further_on<'i>(value: &Spanned<DeValue<'i>>, start: usize) -> Spanned<DeValue<'i>> {
    let mut inner = value.get_ref().clone();
    match &mut inner {
        DeValue::Table(table) => {
            let base = std::mem::take(table);
            add(table, &base, start);
        }
        DeValue::Array(array) => array.iter_mut().for_each(|one| *one = further_on(one, start)),
        _ => {}
    }
    Spanned::new(moved(value, start), inner)
}

fn moved<T>(one: &Spanned<T>, start: usize) -> std::ops::Range<usize> {
    one.span().start + start..one.span().end + start
}
