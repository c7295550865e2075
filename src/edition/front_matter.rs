//! A story: TOML front matter between two lines of `+++`, then the text in a subset of Markdown.

use crate::copy::markdown;
use crate::copy::plain::plain;
use crate::copy::raw::{Lines, RawCopy};
use crate::copy::{Block, BlockKind, Form, Passage};
use crate::diag::{Diagnostic, FileId, Span};
use crate::edition::again::{self, FENCE};
use crate::edition::raw::{
    FieldText, RawCorrects, RawHeadCopy, RawPicture, RawQuotation, RawQuotationBy, RawStory,
};
use crate::edition::{BylinePlace, Corrects, Only, Quotation, Serial, Story};
use crate::edition::{Wishes, serial, tables};
use crate::part::HeadPart;
use crate::printable::is_seen;
use crate::reading::bounds::{self, too_many, within};
use crate::reading::document::document;
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::read::{Checked, FromToml, List, TableOr};

/// A story that was read.
pub(super) struct Read {
    pub story: Story,
    /// The pictures that it names, whose files are yet to be found.
    pub pictures: Vec<Field<Checked<RawPicture>>>,
    /// Nothing is wrong with its text.
    pub legible: bool,
    /// Nor with anything else that is printed, so that it can be set.
    pub sound: bool,
}

/// Reads a story from the text of its file.
pub(super) fn read(id: &str, text: &str, file: FileId, found: &mut Findings) -> Option<Read> {
    let written = Written::of(text, file, found)?;
    let raw = written.front(found);
    story(id, raw, &written, found)
}

/// A file of front matter and text.
pub(super) struct Written<'t> {
    pub text: &'t str,
    pub file: FileId,
    /// Where the front matter starts.
    front: usize,
    /// Where it ends.
    end: usize,
    /// Where the text below it starts.
    pub body: usize,
}

impl<'t> Written<'t> {
    /// A file that has both.
    pub(super) fn of(text: &'t str, file: FileId, found: &mut Findings) -> Option<Self> {
        let (front, (end, body)) = parts(text, file, found)?;
        Some(Self { text, file, front, end, body })
    }

    /// The same with another text of that length.
    pub(super) const fn with(&self, text: &'t str) -> Self {
        Self { text, ..*self }
    }

    /// Its front matter.
    pub(super) fn front<T: FromToml>(&self, found: &mut Findings) -> Option<Checked<T>> {
        let front = self.text.get(self.front..self.end)?;
        document(front, self.file, self.front, found, |_, _| Vec::new())
    }
}

/// A story of what its front matter says and of the text below.
pub(super) fn story(
    id: &str,
    raw: Option<Checked<RawStory>>,
    &Written { text, file, front, body, .. }: &Written<'_>,
    found: &mut Findings,
) -> Option<Read> {
    let (raw, whole) = raw.map_or((None, false), |Checked { value, whole }| (Some(value), whole));
    let (before, errors) = (found.count(), found.errors());
    if let Some(one) = raw.as_ref().and_then(runs_on_alone) {
        found.add(one);
    }
    let form = raw.as_ref().and_then(|raw| Some(raw.form.as_ref()?.value.0));
    let mut blocks = markdown::blocks(text, body, (file, form), found);
    let table = tables::boxed(&mut blocks, found);
    let refused = found.count() > before;
    again::front_matter(text, body, file, found);
    let legible = found.errors() == errors;
    let only = raw.as_ref().and_then(|raw| Some(raw.only.as_ref()?.value.0));
    let picture_alone = blocks.is_empty() && raw.as_ref().and_then(picture_of).is_some();
    // Spaces that are kept, such as `&nbsp;`, make a paragraph, but no text.
    // Where all that it has was refused, that is told.
    let needs_text = !picture_alone && only != Some(Only::Head);
    let is_text = |block: &Block| block.table.is_some() || is_seen(&block.copy.text);
    if needs_text && !refused && !blocks.iter().any(is_text) {
        let end = Span::new(file, text.len()..text.len());
        found.add(Diagnostic::error("story-without-text").here(end));
    }
    let mut raw = raw?;
    if let Some(one) = and_more(&raw, blocks.first().map(|block| block.span)) {
        found.add(one);
    }
    within("tracking", &raw.tracking, &bounds::TRACKING, found);
    if blocks.is_empty() && (picture_alone || only == Some(Only::Head)) {
        nothing_beside(&raw, found);
    }
    let pictures = pictures(&mut raw, picture_alone, found);
    let wishes = wishes(&raw);
    let RawHeadCopy(head) = raw.head;
    // Where something is wrong, it may be the headline.
    if head[HeadPart::HEADLINE].is_none() && !picture_alone && only != Some(Only::Text) {
        return if whole { no_headline(Span::new(file, front..front), found) } else { None };
    }
    let lines = |given: Given<Lines>| given.map_or_else(Vec::new, |Field { value: Lines(lines), .. }| lines);
    let head = head.map(|given| lines(given).iter().map(|line| plain(line, found)).collect());
    let mut copy = |given: Given<RawCopy>| given.map(|field| plain(&field.value, found));
    let quotation = raw.quotation.and_then(|field| quotation(field, &mut copy));
    let byline = copy(raw.byline);
    let blocks = above_notes(blocks, byline.as_ref());
    let story = Story {
        id: id.to_owned(),
        file,
        head,
        only,
        dateline: copy(raw.dateline),
        byline,
        byline_place: raw.byline_place.map_or(BylinePlace::Auto, |word| word.value.0),
        jump_head: copy(raw.jump_head),
        guide: copy(raw.guide),
        is_filled: false,
        tracking: raw.tracking.map(|tracking| tracking.value),
        pictures: Vec::new(),
        quotation,
        table,
        corrects: raw.corrects.and_then(corrects),
        serial: raw.serial.and_then(|raw| serial::read(raw, found)),
        run_on: raw.run_on.map(|given| given.value),
        web: raw.web.is_none_or(|given| given.value),
        wishes,
        body: blocks,
    };
    if let Some(one) = again::dateline(&story) {
        found.add(one);
    }
    let sound = whole && found.errors() == errors;
    Some(Read { story, pictures, legible, sound })
}

/// What it asks of make-up.
fn wishes(raw: &RawStory) -> Wishes {
    let copied = |given: &Given<String>| {
        given.as_ref().map(|Field { value, span }| Field { value: value.clone(), span: *span })
    };
    let page = raw.page.as_ref().map(|Field { value, span }| {
        let value = match value {
            FieldText::Number(number) => number.to_string(),
            FieldText::Text(text) => text.clone(),
        };
        Field { value, span: *span }
    });
    let weight = raw.weight.as_ref().map(|Field { value, span }| Field { value: value.0, span: *span });
    Wishes { weight, section: copied(&raw.section), page, group: copied(&raw.group) }
}

/// The serial that a story is a part of, by its text alone: whatever else is wrong with it.
pub(super) fn serial_of(text: &str, file: FileId) -> Option<Serial> {
    let found = &mut Findings::default();
    let (front, body) = parts(text, file, found)?;
    let raw: Option<Checked<RawStory>> =
        document(text.get(front..body.0)?, file, front, found, |_, _| Vec::new());
    raw?.value.serial.and_then(|raw| serial::read(raw, found))
}

/// The blocks of a story with who reports above the notes that it ends with.
fn above_notes(mut blocks: Vec<Block>, byline: Option<&Passage>) -> Vec<Block> {
    let notes = blocks.iter().rev().take_while(|block| block.kind.is_note()).count();
    let at = blocks.len() - notes;
    let below = blocks.get(at).filter(|_| at > 0).map(|note| note.span);
    if let Some((byline, below)) = byline.zip(below) {
        let span = byline.span_at(0).unwrap_or(below);
        blocks.insert(at, Block::plain(BlockKind::Byline, byline.clone(), span));
    }
    blocks
}

/// Its pictures: one, or several, which only text has places for.
fn pictures(raw: &mut RawStory, alone: bool, found: &mut Findings) -> Vec<Field<Checked<RawPicture>>> {
    let (one, several) = (raw.picture.take(), raw.pictures.take());
    if let (Some(one), Some(several)) = (&one, &several) {
        let (first, second) = if one.span.start < several.span.start {
            (one.span, several.span)
        } else {
            (several.span, one.span)
        };
        found.add(Diagnostic::error("picture-and-pictures").here(second).mark(first, "first"));
    }
    let Some(Field { value: List(several), span }) = several else { return one.into_iter().collect() };
    if too_many("pictures", several.len(), bounds::STORY_PICTURES, span, found) {
        return one.into_iter().collect();
    }
    let more = several.get(1).filter(|_| alone).map(|more| more.span);
    if let Some(more) = more {
        found.add(Diagnostic::error("pictures-without-text").arg("pictures", several.len()).here(more));
    }
    one.into_iter().chain(several).collect()
}

/// A quotation, if all of it could be read.
fn quotation(
    Field { value: Checked { value, whole }, span }: Field<Checked<RawQuotation>>,
    copy: &mut impl FnMut(Given<RawCopy>) -> Option<Passage>,
) -> Option<Quotation> {
    let (text, by) = match value {
        TableOr::Short(text) => (copy(Some(Field { value: text, span })), None),
        TableOr::Table(RawQuotationBy { text, by }) => (copy(text), copy(by)),
    };
    text.filter(|_| whole).map(|text| Quotation { text, by, span })
}

/// What it puts right, if that could be read.
fn corrects(
    Field { value: Checked { value: raw, .. }, .. }: Field<Checked<RawCorrects>>,
) -> Option<Corrects> {
    let date = raw.date.map(|Field { value, span }| Field { value: value.0, span });
    let plain = |given: Given<String>| given.map(|field| field.value);
    Some(Corrects { date: date?, page: raw.page?, story: plain(raw.story), headline: plain(raw.headline) })
}

/// That a story of one thing only has another: a head with text or a picture, text with a head.
fn and_more(raw: &RawStory, text: Option<Span>) -> Option<Diagnostic> {
    let only = raw.only.as_ref()?;
    let (form, more) = match only.value.0 {
        Only::Head => ("head", text.or_else(|| picture_of(raw))?),
        Only::Text => {
            let mut parts = raw.head.0.entries();
            let serial = raw.serial.as_ref().map(|serial| serial.span);
            ("text", parts.find_map(|(_, lines)| Some(lines.as_ref()?.span)).or(serial)?)
        }
    };
    Some(Diagnostic::error("only-and-more").form(form).here(more).mark(only.span, "only"))
}

/// That a story is to run on which has no briefs.
fn runs_on_alone(raw: &RawStory) -> Option<Diagnostic> {
    let run_on = raw.run_on.as_ref()?;
    let form = raw.form.as_ref();
    if form.is_some_and(|form| form.value.0 == Form::Briefs) {
        return None;
    }
    let one = Diagnostic::error("run-on").form("story").here(run_on.span);
    Some(form.map_or_else(|| one.clone(), |form| one.clone().mark(form.span, "form")))
}

/// Where a story names a picture.
fn picture_of(raw: &RawStory) -> Option<Span> {
    let several = raw.pictures.as_ref().and_then(|several| several.value.0.first());
    raw.picture.as_ref().map(|field| field.span).or_else(|| several.map(|field| field.span))
}

/// Reports what stands at text, where there is none: it would be nowhere.
fn nothing_beside(raw: &RawStory, found: &mut Findings) {
    let place = |given: &Given<RawCopy>| given.as_ref().map(|field| field.span);
    let beside = [
        ("dateline", place(&raw.dateline)),
        ("byline", place(&raw.byline)),
        ("jump_head", place(&raw.jump_head)),
        ("quotation", raw.quotation.as_ref().map(|field| field.span)),
        ("serial", raw.serial.as_ref().map(|field| field.span)),
    ];
    for (key, given) in beside {
        let Some(span) = given else { continue };
        found.add(Diagnostic::error("no-text-beside").arg("key", key).here(span));
    }
}

fn no_headline<T>(at: Span, found: &mut Findings) -> Option<T> {
    found.add(Diagnostic::error("missing-key").arg("key", "headline").here(at).mend_by("help-headline"));
    None
}

/// Where the front matter starts, where it ends, and where the body starts.
fn parts(text: &str, file: FileId, found: &mut Findings) -> Option<(usize, (usize, usize))> {
    // Some editors of Windows begin a file with a byte order mark.
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let first = text.get(start..)?.lines().next().unwrap_or_default();
    if first.trim_end() != FENCE {
        let span = Span::new(file, start..start + first.len());
        found.add(Diagnostic::error("front-matter-missing").here(span));
        return None;
    }
    let front = (start + first.len() + 1 + usize::from(text[start + first.len()..].starts_with('\r')))
        .min(text.len());
    let mut at = front;
    for line in text.get(front..)?.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((front, (at, at + line.len())));
        }
        at += line.len();
    }
    let span = Span::new(file, start..start + first.len());
    found.add(Diagnostic::error("front-matter-open").here(span));
    None
}
