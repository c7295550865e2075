//! The editions that one stands on: the folder that `base` at the top of its `edition.toml` names, that edition's base, and so
//! on.

use toml::Spanned;
use toml::de::DeTable;

use crate::diag::{Diagnostic, FileId, Sources, Span};
use crate::files::{Located, Stands};
use crate::printable::short;
use crate::reading::around::Around;
use crate::reading::document::{Piece, Special, document, layered, told};
use crate::reading::files::{Folder, above, file_stands, read_text, unreadable, unsafe_name};
use crate::reading::findings::{Field, Findings};
use crate::reading::format::is_of_known_format;
use crate::reading::layers::{BASE, DEEPEST, all_further_on, base_of, endless, names_base};
use crate::reading::read::{FromToml, Layer, Reading, StandIns};
use crate::reading::suggest::{nearest, quoted};
use crate::reading::table::field;
use crate::words::Words;

/// The file of an edition.
const FILE: &str = "edition.toml";
/// More folders up no base lies.
pub(crate) const HIGHEST: usize = 4;

/// What of a file's keys has a name of its own.
pub(crate) type Specials = fn(&str, &DeTable<'_>) -> Vec<Special>;

/// An edition and those that it stands on.
pub(crate) struct Chain {
    /// Their folders, that of the edition itself first.
    pub folders: Vec<Folder>,
    /// Their files.
    links: Vec<Link>,
    specials: Specials,
}

/// The file of an edition of a chain.
struct Link {
    file: FileId,
    text: String,
    /// It was read for its base, so that what is no TOML in it is told.
    is_told: bool,
    /// Where it is malformed, what is read in its place.
    around: Option<Around>,
    /// Where it names its base.
    base: Option<Field<String>>,
}

impl Link {
    /// What is read of it.
    fn read(&self) -> &str {
        self.around.as_ref().map_or(&self.text, |around| &around.text)
    }
}

impl Chain {
    /// Finds the editions that the one in a folder stands on, and reads their files.
    pub(crate) fn of(
        edition: Folder,
        specials: Specials,
        sources: &mut Sources,
        found: &mut Findings,
    ) -> Self {
        let mut chain = Self { folders: vec![edition], links: Vec::new(), specials };
        let mut named: Option<Field<String>> = None;
        while let Some(link) = chain.link(named.as_ref(), sources, found) {
            named.clone_from(&link.base);
            chain.links.push(link);
            let Some(base) = &named else { break };
            match chain.folder(base) {
                Ok(folder) => chain.folders.push(folder),
                Err(one) => {
                    found.add(chain.by_way_of(one));
                    break;
                }
            }
        }
        chain
    }

    /// Where the edition says that it stands on another.
    pub(crate) fn base(&self) -> Option<&Field<String>> {
        self.links.first()?.base.as_ref()
    }

    /// The folders of the editions that it stands on, the nearest first.
    pub(crate) fn bases(&self) -> impl Iterator<Item = &Located> {
        self.folders.iter().skip(1).map(|folder| &folder.at)
    }

    /// Where those folders lie as seen from that of the edition, as their editions name each other: `../city`.
    pub(crate) fn bases_by_name(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for link in &self.links {
            let Some(named) = &link.base else { break };
            let from = all.last().map_or("", String::as_str);
            all.push(joined(from, &named.value));
        }
        all.truncate(self.folders.len() - 1);
        all
    }

    /// The file of the edition.
    pub(crate) fn file(&self) -> Option<FileId> {
        self.links.first().map(|link| link.file)
    }

    /// The file of the last base, which stands on none; that of the edition, where there is no base.
    pub(crate) fn last_file(&self) -> Option<FileId> {
        self.links.last().map(|link| link.file)
    }

    /// Whether nothing of a file was read around.
    pub(crate) fn is_well_formed(&self) -> bool {
        self.links.iter().all(|link| link.around.is_none())
    }

    /// Reads the file of the edition in the last folder, which is named as a base if it is not the first.
    fn link(
        &self,
        named: Option<&Field<String>>,
        sources: &mut Sources,
        found: &mut Findings,
    ) -> Option<Link> {
        let file = self.folders.last()?.file(FILE);
        let stands = file_stands(&file).map_err(|one| {
            found.add(named.into_iter().fold(one, |one, named| one.here(named.span)));
        });
        if !stands.ok()? {
            let one = match named {
                None => Diagnostic::error("edition-missing").arg("path", file.shown()),
                Some(named) => missing("no-edition", &file, named.span),
            };
            found.add(self.by_way_of(one));
            return None;
        }
        let file = read_text(&file, named.map(|named| named.span), sources, found)?;
        let text = sources.get(file)?.text.clone();
        let mut link = Link { file, text, is_told: false, around: None, base: None };
        // Most stand on none and are read once.
        if named.is_some() || names_base(&link.text) {
            self.read_for_base(&mut link, found)?;
        }
        Some(link)
    }

    /// Reads a file for its base; nothing, where nobody can read it.
    fn read_for_base(&self, link: &mut Link, found: &mut Findings) -> Option<()> {
        link.is_told = true;
        let (table, errors) = DeTable::parse_recoverable(&link.text);
        if !errors.is_empty() {
            let specials = (self.specials)(&link.text, table.get_ref());
            let piece = Piece { text: &link.text, file: link.file, base: 0 };
            link.around = Some(told(&piece, &errors, &specials, found)?);
        }
        let table = DeTable::parse_recoverable(link.read()).0;
        let mut reading = Reading::of(&link.text, link.file, found).part(0, link.around.as_ref());
        if !is_of_known_format(table.get_ref(), &mut reading) {
            return None;
        }
        if let Some(base) = base_of(table.get_ref()) {
            link.base = Some(field(BASE, base, &mut reading)?);
        }
        Some(())
    }

    /// The folder that the last edition so far names as its base.
    fn folder(&self, named: &Field<String>) -> Result<Folder, Diagnostic> {
        let Some(from) = self.folders.last() else { return Err(bad("", named)) };
        let (place, root) = place(from, named)?;
        let (at, span) = (&place, named.span);
        let folder = match at.stands().map_err(|error| unreadable(at, &error).here(span))? {
            Stands::Folder => Folder::open(at.clone()).map_err(|one| one.here(span))?,
            Stands::Nothing | Stands::DeadLink => None,
            Stands::File | Stands::Other => return Err(missing("no-folder", at, span)),
        };
        let Some(folder) = folder else { return Err(near(missing("", at, span), named, &root)) };
        // A link may lead anywhere: what lies elsewhere is no part of this paper.
        if !root.real().is_ok_and(|root| folder.real.path().starts_with(root.path())) {
            return Err(bad("link", named).mend_by("help-link"));
        }
        let is_circle = self.folders.iter().any(|other| other.real == folder.real);
        if is_circle || self.folders.len() > DEEPEST {
            let all = self.folders.iter().chain([&folder]).map(|one| short(&one.at.shown()));
            let form = if is_circle { "editions" } else { "deep-editions" };
            return Err(endless(form, span, &all.collect::<Vec<_>>()));
        }
        Ok(folder)
    }

    /// A fault of a base, with the places that led to it.
    fn by_way_of(&self, one: Diagnostic) -> Diagnostic {
        let links = self.links.iter().rev().skip(1).filter_map(|link| link.base.as_ref());
        links.fold(one, |one, base| one.at(base.span, Words::part("bases-in-a-circle", "named")))
    }

    /// Reads the editions as one record, from the last base up: each is laid over what stands so far. Nothing, where
    /// nobody can read one of their files.
    pub(crate) fn read<T: FromToml>(
        &self,
        lay: impl for<'t> Fn(&mut DeTable<'t>, DeTable<'t>, &mut Reading<'_>, &mut StandIns),
        found: &mut Findings,
    ) -> Option<(T, bool)> {
        // The last stands on none, where all could be read.
        if self.links.last().is_none_or(|link| link.base.is_some()) {
            return None;
        }
        if let [Link { file, text, is_told: false, .. }] = self.links.as_slice() {
            let mut well_formed = true;
            let read = document(text, *file, 0, found, |text, root| {
                well_formed = false;
                (self.specials)(text, root)
            });
            return read.map(|read| (read, well_formed));
        }
        let mut layers: Vec<Layer<'_>> = Vec::new();
        let mut start = 0;
        for link in self.links.iter().rev() {
            layers.push(Layer { start, file: link.file, text: &link.text, around: link.around.as_ref() });
            start += link.read().len();
        }
        let (mut stand_ins, before) = (StandIns::new(), found.errors());
        let mut root: Option<Spanned<DeTable<'_>>> = None;
        for (link, layer) in self.links.iter().rev().zip(&layers) {
            let table = DeTable::parse_recoverable(link.read()).0;
            match &mut root {
                None => root = Some(table),
                Some(root) => {
                    let over = all_further_on(table.get_ref(), layer.start);
                    let none = StandIns::new();
                    let mut reading = Reading::layers(&layers, &none, found)?;
                    lay(root.get_mut(), over, &mut reading, &mut stand_ins);
                }
            }
        }
        let well_formed = self.is_well_formed() && found.errors() == before;
        layered(&layers, &stand_ins, root?, found).map(|read| (read, well_formed))
    }
}

/// Where the folder lies that is named from another, and the folder that it must lie in.
fn place(from: &Folder, named: &Field<String>) -> Result<(Located, Located), Diagnostic> {
    let given = named.value.strip_suffix('/').unwrap_or(&named.value);
    let ups = given.split('/').take_while(|part| *part == "..").count();
    let rest = given.splitn(ups + 1, '/').nth(ups).unwrap_or_default();
    let within = if ups > 0 && rest.is_empty() { None } else { Some(rest) };
    if within.is_some_and(|rest| unsafe_name(rest).is_some()) {
        return Err(bad("", named));
    }
    if within.and_then(|rest| rest.rsplit('/').next()) == Some(FILE) {
        let folder = given.rsplit_once('/').map_or(given, |(folder, _)| folder);
        let one = bad("file", named);
        return Err(if folder == given { one } else { meaning(one, named, folder) });
    }
    let real = from.real.path().components().count();
    if ups > HIGHEST || ups >= real {
        return Err(bad("far", named).arg("most", HIGHEST));
    }
    let mut root = from.at.path().to_owned();
    for _ in 0..ups {
        root = above(&root).ok_or_else(|| bad("far", named).arg("most", HIGHEST))?;
    }
    let root = from.at.at(root);
    Ok((within.map_or_else(|| root.clone(), |rest| root.join(rest)), root))
}

/// A folder that is named from another, as seen from where that is seen from.
fn joined(from: &str, named: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in from.split('/').chain(named.split('/')).filter(|part| !part.is_empty()) {
        match parts.last() {
            Some(last) if part == ".." && *last != ".." => _ = parts.pop(),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// A name that is not the place of a base.
fn bad(form: &'static str, named: &Field<String>) -> Diagnostic {
    Diagnostic::error("bad-base").form(form).arg("base", short(&named.value)).here(named.span)
}

/// A base that is not there.
fn missing(form: &'static str, at: &Located, span: Span) -> Diagnostic {
    Diagnostic::error("base-missing").form(form).arg("path", short(&at.shown())).here(span)
}

/// With the edition that may be meant: one that lies where the base was looked for.
fn near(one: Diagnostic, named: &Field<String>, root: &Located) -> Diagnostic {
    let given = named.value.trim_end_matches('/');
    let (beside, name) = given.rsplit_once('/').unwrap_or(("", given));
    let folder = match beside.trim_start_matches("../").trim_start_matches("..") {
        "" => root.clone(),
        below => root.join(below),
    };
    let beside_it = folder.names();
    let editions = beside_it.iter().map(String::as_str);
    let is_edition = |name: &&str| {
        let file = folder.join(name).join(FILE);
        file.stands().is_ok_and(|what| what == Stands::File)
    };
    let Some(meant) = nearest(name, editions).filter(is_edition) else { return one };
    let meant = if beside.is_empty() { meant.to_owned() } else { format!("{beside}/{meant}") };
    meaning(one, named, &meant)
}

fn meaning(one: Diagnostic, named: &Field<String>, meant: &str) -> Diagnostic {
    one.help(Words::part("known", "near").arg("meant", meant)).replace(named.span, quoted(meant))
}
