//! How pictures are mounted, as it is written: for a layout, and otherwise for a slot or a box.

use super::mount::{Bleed, CaptionAt, CaptionLevel, CaptionWidth, CreditAt, Mount};
use super::parts::Sheet;
use super::raw::RawPictures;
use super::rule::Side;
use super::ruling::{self, RuleCase};
use crate::diag::{Diagnostic, Span};
use crate::geom::Length;
use crate::printable::short;
use crate::reading::bounds::{self, within, within_or};
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::read::{Checked, List, TableOr, Word, Words};
use crate::reading::sizes::length;

impl Words for CaptionAt {
    const WORDS: &'static [(&'static str, Self)] =
        &[("below", Self::Below), ("over", Self::Over), ("left", Self::Left), ("right", Self::Right)];
}

impl Words for CaptionLevel {
    const WORDS: &'static [(&'static str, Self)] = &[("foot", Self::Foot), ("top", Self::Head)];
}

impl Words for CreditAt {
    const WORDS: &'static [(&'static str, Self)] = &[("end", Self::End), ("within", Self::Within)];
}

/// Where the name stands in the form of a credit.
const CREDIT: &str = "{credit}";

/// What pictures are mounted by: as elsewhere in the layout, in its colours and rules.
#[derive(Clone, Copy)]
pub(super) struct Mounting<'a> {
    pub base: &'a Mount,
    /// Nothing of one that is wrong.
    pub sheet: Option<Sheet>,
    pub case: RuleCase<'a>,
}

/// How pictures are mounted: as it is said here, and as elsewhere where nothing is; nothing, where something is wrong.
pub(super) fn mount(
    raw: Option<&Field<Checked<RawPictures>>>,
    Mounting { base, case, .. }: Mounting<'_>,
    found: &mut Findings,
) -> Option<Mount> {
    let Some(Field { value: Checked { value: raw, whole }, .. }) = raw else { return Some(base.clone()) };
    let gap = within_or("gap", &raw.gap, &bounds::GAP, base.gap, found);
    let width = width(raw, base, found);
    let size = match &raw.caption_size {
        None => Some(base.size),
        given => within("caption_size", &length(given), &bounds::SIZE, found).map(Some),
    };
    let paint = case.palette.paint_or(&raw.caption_color, base.paint, found);
    let ground = case.palette.paint_if(&raw.caption_tint, found);
    let credit_form = credit_form(&raw.credit_form, base, found);
    let frame = match raw.frame.as_ref().map(|frame| &frame.value) {
        None => Some(base.frame.clone()),
        Some(TableOr::Short(Length::ZERO)) => Some(None),
        // One that is given and is none is wrong.
        Some(_) => ruling::border(&raw.frame, case, found).map(Some),
    };
    let mount = Mount {
        gap: gap?,
        caption: raw.caption_at.as_ref().map_or(base.caption, |word| word.value.0),
        width: width?,
        level: raw.caption_align.as_ref().map_or(base.level, |word| word.value.0),
        size: size?,
        paint,
        ground: ground?.or(base.ground),
        credit: raw.credit_at.as_ref().map_or(base.credit, |word| word.value.0),
        credit_form: credit_form?,
        frame: frame?,
        bleed: None,
    };
    whole.then_some(mount)
}

/// How pictures are mounted where neither slot nor box says otherwise, and whether what is said of that is wrong.
pub(super) fn of_layout(
    raw: Option<&Field<Checked<RawPictures>>>,
    case: RuleCase<'_>,
    found: &mut Findings,
) -> (Mount, bool) {
    let mount = mount(raw, Mounting { base: &Mount::USUAL, case, sheet: None }, found);
    let lost = mount.is_none();
    (mount.unwrap_or(Mount::USUAL), lost)
}

/// The same of one that may go off the page, at the edges that are named.
pub(super) fn bled(
    mount: Option<Mount>,
    given: &Given<List<Word<Side>>>,
    Mounting { sheet, .. }: Mounting<'_>,
    found: &mut Findings,
) -> Option<Mount> {
    let Some(Field { value: List(words), span }) = given else { return mount };
    if sheet.is_some_and(|sheet| sheet.bleed == Length::ZERO) {
        found.add(Diagnostic::error("bleed-without-sheet").here(*span));
        return None;
    }
    let is_named = |side: &Side| words.iter().any(|word| word.value.0 == *side);
    let sides: Vec<Side> = Side::ALL.into_iter().filter(is_named).collect();
    let bleed = Some(Bleed { sides, span: *span }).filter(|bleed| !bleed.sides.is_empty());
    mount.map(|mount| Mount { bleed, ..mount })
}

/// How wide a caption beside its picture is: in ems or in text columns.
fn width(raw: &RawPictures, base: &Mount, found: &mut Findings) -> Option<CaptionWidth> {
    match (&raw.caption_width, &raw.caption_columns) {
        (None, None) => Some(base.width),
        (Some(width), Some(columns)) => {
            let one = Diagnostic::error("box-said-twice").form("pictures").arg("key", "caption_columns");
            found.add(one.arg("other", "caption_width").here(columns.span).mark(width.span, "other"));
            None
        }
        (given, None) => within("caption_width", given, &bounds::CAPTION, found).map(CaptionWidth::Em),
        (None, given) => {
            let columns = within("caption_columns", given, &bounds::COLUMNS, found)?;
            Some(CaptionWidth::Columns(columns as u32))
        }
    }
}

/// What stands before a credit and behind it.
fn credit_form(given: &Given<String>, base: &Mount, found: &mut Findings) -> Option<(String, String)> {
    let Some(Field { value, span }) = given else { return Some(base.credit_form.clone()) };
    let parts = value.split_once(CREDIT);
    let parts = parts.filter(|(before, behind)| !before.contains(BRACES) && !behind.contains(BRACES));
    let Some((before, behind)) = parts else {
        found.add(Diagnostic::error("credit-form").arg("text", short(value)).here(*span));
        return None;
    };
    Some((before.to_owned(), behind.to_owned()))
}

/// Signs of placeholders, none of which but the credit is known.
const BRACES: [char; 2] = ['{', '}'];

/// The first key that asks for an edge of a picture: one whose outline text runs along has none.
pub(super) fn at_edge(raw: &RawPictures) -> Option<(&'static str, Span)> {
    let caption = raw.caption_at.as_ref().filter(|word| word.value.0 != CaptionAt::Below);
    let caption = caption.map(|word| ("caption_at", word.span));
    caption.or_else(|| raw.frame.as_ref().map(|frame| ("frame", frame.span)))
}
