//! Furniture as it is written: masthead and folio as parts of pages, and the placeholders of their texts.

use crate::words::{Arg, Words};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use crate::color::Paint;
use crate::copy::plain::shown_by_furniture;
use crate::diag::{Diagnostic, Span};
use crate::files::Located;
use crate::geom::Em;
use crate::layout::colors::Palette;
use crate::layout::loading::ArtFile;
use crate::layout::nameplate;
use crate::layout::raw::{RawArtwork, RawFolio, RawFurniture, RawMasthead, RawNameplate, RawPlate};
use crate::layout::ruling::RuleCase;
use crate::layout::styles::{NamedFaces, face};
use crate::layout::values::count;
use crate::layout::{
    Across, Cells, FurniturePart, FurnitureText, FurnitureWord, Grid, Manner, Matter, Rules, When,
};
use crate::page::Role;
use crate::printable::{is_seen, short};
use crate::reading::bounds::{self, out_of_range, too_many, within, within_or};
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::read::{Checked, List};
use crate::reading::sizes::{TypeSize, length};
use crate::reading::suggest;
use crate::style::HeadAlign;

/// The rows of the strip, and those of white between the masthead and the first story.
const STRIP_ROWS: u32 = 2;
const BELOW_MASTHEAD: u32 = 1;

/// What furniture is checked against; a part of the layout that is wrong is absent.
pub(crate) struct Furnishing<'a> {
    pub faces: Option<&'a [NamedFaces]>,
    pub rule_case: RuleCase<'a>,
    pub palette: &'a Palette,
    pub grid: Option<Grid>,
    /// The file of the nameplate, if it is not set and that can be had.
    pub artwork: Option<ArtFile>,
    /// The files of artwork of other parts, by the names of those; without those that can't be had.
    pub of_parts: &'a BTreeMap<String, Located>,
    /// The values of placeholders by name; those that differ from page to page have none yet.
    pub fields: &'a BTreeMap<String, String>,
    /// The names of those that some page gives for itself.
    pub page_fields: &'a BTreeSet<String>,
    /// Others may be meant to be there, which has been told.
    pub lost: bool,
    /// Something is wrong with what furniture shows: it is left out.
    pub left_out: Cell<bool>,
}

impl Furnishing<'_> {
    /// The parts of the masthead, if there is one, without those of its texts that are wrong: the nameplate on the left,
    /// the ear beside it, the strip between two rules below.
    pub(crate) fn masthead(
        &self,
        raw: Option<&Field<Checked<RawMasthead>>>,
        found: &mut Findings,
    ) -> Option<Vec<FurniturePart>> {
        let Checked { value: raw, whole } = &raw?.value;
        let rows = self.rows(&raw.rows, found);
        let plate = raw.nameplate.as_ref().and_then(|raw| self.nameplate(raw, found));
        let ear = self.list(raw.ear.as_ref(), found);
        // Items of a strip and a folio have places by their order: one may be left empty.
        for line in raw.ear.iter().flat_map(|ear| &ear.value.0) {
            Self::not_empty(line.value.text.as_ref(), found);
        }
        let strip = self.list(raw.strip.as_ref(), found);
        let rule_paint = self.palette.paint_or(&raw.rule_color, Paint::BLACK, found);
        let (nameplate, span) = plate?;
        let (ear, all) = (ear?, self.grid?.columns);
        if span == all && !ear.is_empty() {
            let span = raw.ear.as_ref()?.span;
            found.add(Diagnostic::error("no-room-for-ear").arg("most", all - 1).here(span));
            return None;
        }
        self.leave_out(!whole);
        let (keeps, strip) = (rows?, strip?);
        let strip_rows = if strip.is_empty() { 0 } else { STRIP_ROWS };
        let upper = keeps.saturating_sub(strip_rows + BELOW_MASTHEAD);
        let part = |name, place, matter| FurniturePart {
            name,
            table: "masthead",
            own: None,
            role: Role::Masthead,
            when: When::First,
            place,
            keeps,
            matter,
            border: None,
            tint: None,
        };
        let plate = Cells { column: 0, columns: span, row: 0, rows: upper };
        let beside = Cells { column: span, columns: all.saturating_sub(span), ..plate };
        let below = Cells { columns: all, row: upper, rows: strip_rows, ..plate };
        let strip_of = Manner::Spread(Rules::Around, rule_paint);
        let parts = [
            part("nameplate", plate, nameplate),
            part("ear", beside, Matter::Set(Manner::Stacked(Across::End), ear)),
            part("line", below, Matter::Set(strip_of, strip)),
        ];
        let is_there = |part: &FurniturePart| !part.lines().is_empty() || part.artwork().is_some();
        Some(parts.into_iter().filter(is_there).collect())
    }

    /// The folio line, if there is one, without those of its texts that are wrong.
    pub(crate) fn folio(
        &self,
        raw: Option<&Field<Checked<RawFolio>>>,
        found: &mut Findings,
    ) -> Option<FurniturePart> {
        let Checked { value: raw, whole } = &raw?.value;
        let rows = self.rows(&raw.rows, found);
        let items = self.list(raw.items.as_ref(), found);
        let rule_paint = self.palette.paint_or(&raw.rule_color, Paint::BLACK, found);
        self.leave_out(!whole);
        let keeps = rows?;
        Some(FurniturePart {
            name: "line",
            table: "folio",
            own: None,
            role: Role::Folio,
            when: When::Others,
            place: Cells { column: 0, columns: self.grid?.columns, row: 0, rows: keeps },
            keeps,
            matter: Matter::Set(Manner::Spread(Rules::Under, rule_paint), items?),
            border: None,
            tint: None,
        })
    }

    fn rows(&self, given: &Given<crate::reading::lengths::Rows>, found: &mut Findings) -> Option<u32> {
        let most = i64::from(self.grid?.rows);
        within("rows", &count(given), &(1..=most), found).map(|rows| rows as u32)
    }

    /// The nameplate, and how many columns it spans.
    fn nameplate(&self, raw: &Field<RawPlate>, found: &mut Findings) -> Option<(Matter, u32)> {
        match &raw.value {
            RawPlate::Set(raw_set) => self.set_nameplate(raw_set, raw.span, found),
            RawPlate::Artwork(artwork) => self.artwork(artwork, raw.span, found),
        }
    }

    fn set_nameplate(
        &self,
        RawNameplate { text, face, size, columns, open, align, spread, color }: &RawNameplate,
        span: Span,
        found: &mut Findings,
    ) -> Option<(Matter, u32)> {
        Self::not_empty(text.as_ref(), found);
        let text = self.text((text, face, size, color), span, found);
        let open = within_or("open", open, &bounds::GAP, Em::ZERO, found);
        let align = align.as_ref().map_or(HeadAlign::Start, |word| word.value.0);
        let spread = spread.as_ref().is_some_and(|spread| spread.value);
        let span = self.columns(columns, found)?;
        let manner = if spread { Manner::Spaced } else { Manner::Close(open?, align) };
        Some((Matter::Set(manner, vec![text?]), span))
    }

    fn artwork(&self, raw: &RawArtwork, span: Span, found: &mut Findings) -> Option<(Matter, u32)> {
        // What a base sets the name in is held to be as sound as if it were set.
        let RawArtwork { text, face, size, open, spread, .. } = raw;
        let _ = (self.text((text, face, size, &None), span, found), spread);
        within("open", open, &bounds::GAP, found);
        let paper = self.fields.get("paper").map(String::as_str).unwrap_or_default();
        let artwork = nameplate::artwork(raw, self.artwork.as_ref(), self.palette, paper, found);
        let span = self.columns(&raw.columns, found)?;
        Some((Matter::Artwork(artwork?), span))
    }

    /// How many columns the nameplate spans.
    fn columns(&self, columns: &Given<i64>, found: &mut Findings) -> Option<u32> {
        let grid = self.grid?;
        let span = within_or("columns", columns, &bounds::COLUMNS, i64::from(grid.columns), found)?;
        if span > i64::from(grid.columns) {
            let allowed = Words::part("allowed", "columns").arg("range", Words::span(1, grid.columns));
            out_of_range("columns", &span, columns.as_ref()?.span, allowed, found);
            return None;
        }
        Some(span as u32)
    }

    pub(super) fn list(
        &self,
        raw: Option<&Field<List<RawFurniture>>>,
        found: &mut Findings,
    ) -> Option<Vec<FurnitureText>> {
        let Some(raw) = raw else { return Some(Vec::new()) };
        let List(all) = &raw.value;
        if too_many("texts", all.len(), bounds::PARTS, raw.span, found) {
            return None;
        }
        let each = |Field { value, span }: &Field<RawFurniture>| {
            self.text((&value.text, &value.face, &value.size, &value.color), *span, found)
        };
        let texts: Vec<_> = all.iter().map(each).collect();
        self.leave_out(texts.iter().any(Option::is_none));
        Some(texts.into_iter().flatten().collect())
    }

    /// Notes that something is left out, if it is.
    pub(super) fn leave_out(&self, out: bool) {
        self.left_out.set(self.left_out.get() || out);
    }

    fn text(
        &self,
        (text, named, size, color): (&Given<String>, &Given<String>, &Given<TypeSize>, &Given<String>),
        span: Span,
        found: &mut Findings,
    ) -> Option<FurnitureText> {
        let size = within("size", &length(size), &bounds::SIZE, found);
        let face = self.faces.and_then(|faces| face(named, faces, found));
        let paint = self.palette.paint_or(color, Paint::BLACK, found);
        let template = text.as_ref()?;
        shown_by_furniture(&template.value, template.span, found);
        let (words, fields) = self.words(template, found)?;
        let span = Span { file: span.file, ..template.span };
        Some(FurnitureText { words, fields, face: face?, size: size?, paint, span })
    }

    /// Warns of a text that shows nothing.
    pub(super) fn not_empty(text: Option<&Field<String>>, found: &mut Findings) {
        let Some(empty) = text.filter(|text| !is_seen(&text.value)) else { return };
        let one = Diagnostic::warning("empty-text").form("furniture").here(empty.span);
        found.add(one.arg("field", "{date}").mend_by("help-furniture"));
    }

    /// A text with every `{name}` looked up among the fields, and those names.
    fn words(
        &self,
        template: &Field<String>,
        found: &mut Findings,
    ) -> Option<(Vec<FurnitureWord>, Vec<String>)> {
        let mut rest = template.value.as_str();
        let (mut words, mut fields) = (Vec::new(), Vec::new());
        let mut sound = true;
        while let Some(at) = rest.find(['{', '}']) {
            let Some((name, after)) = rest[at..].strip_prefix('{').and_then(|open| open.split_once('}'))
            else {
                let one = Diagnostic::error("broken-placeholder").arg("text", short(&template.value));
                found.add(one.arg("field", "{date}").here(template.span));
                return None;
            };
            words.push(FurnitureWord::Text(rest[..at].to_owned()));
            match (name, self.fields.get(name)) {
                ("page", _) => words.push(FurnitureWord::PageNumber),
                ("facing", _) => words.push(FurnitureWord::Facing),
                ("section", _) => words.push(FurnitureWord::Section),
                (_, value) if self.page_fields.contains(name) => {
                    let (name, usual) = (name.to_owned(), value.cloned().unwrap_or_default());
                    words.push(FurnitureWord::OfPage { name, usual });
                }
                (_, Some(value)) => words.push(FurnitureWord::Text(value.clone())),
                (_, None) => {
                    self.unknown(name, template.span, found);
                    sound = false;
                }
            }
            fields.push(name.to_owned());
            rest = after;
        }
        words.push(FurnitureWord::Text(rest.to_owned()));
        if let Some(mended) = full_width(&template.value) {
            let one = Diagnostic::error("broken-placeholder")
                .form("full-width")
                .arg("text", short(&template.value));
            let one = one.arg("mended", short(&mended)).here(template.span).mend_by("help-full-width");
            found.add(one.replace(template.span, suggest::quoted(&mended)));
            sound = false;
        }
        sound.then_some((words, fields))
    }

    fn unknown(&self, name: &str, span: Span, found: &mut Findings) {
        let known: BTreeSet<&str> = self.fields.keys().chain(self.page_fields).map(String::as_str).collect();
        if self.lost && suggest::nearest(name, known.iter().copied()).is_none() {
            return;
        }
        let one = Diagnostic::error("unknown-placeholder").arg("name", short(name)).here(span);
        let one = one.arg("field", format!("{{{}}}", short(name)));
        let one = match suggest::nearest(name, known.iter().copied()) {
            Some(near) => one.arg("near", near).mend_by("help-near"),
            None => one.arg("known", Arg::names(known)),
        };
        found.add(one);
    }
}

/// A text whose placeholder stands in full-width braces, mended.
fn full_width(text: &str) -> Option<String> {
    text.contains(['｛', '｝']).then(|| text.replace('｛', "{").replace('｝', "}"))
}
