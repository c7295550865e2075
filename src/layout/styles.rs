//! Faces, the body style and the head styles.

use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::block::{BlockAlign, BlockKind, PerKind};
use crate::color::Paint;
use crate::convention::MAINLAND;
use crate::diag::{Diagnostic, Span};
use crate::geom::{Em, Length};
use crate::layout::Grid;
use crate::layout::colors::Palette;
use crate::layout::loading::Loading;
use crate::layout::raw::{
    RawBody, RawCaptions, RawComposite, RawDisplay, RawFaces, RawHanLatin, RawHead, RawHeadStyles,
    RawTracking,
};
use crate::layout::values::count;
use crate::page::FaceId;
use crate::part::{HeadPart, PerPart, Usual};
use crate::printable::short;
use crate::reading::bounds::{self, within, within_or};
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::house::FONT;
use crate::reading::lengths::{Rows, Share};
use crate::reading::read::{Checked, List, TableOr};
use crate::reading::reader::Reader;
use crate::reading::sizes::length;
use crate::reading::suggest;
use crate::reading::table::Named;
use crate::style::{
    BlockStyle, BodyStyle, Breaking, Bullet, CaptionStyle, DisplayStyle, Faces, Figures, Glue, HeadAlign,
    HeadStyle, Kinsoku, MarkStyle, TrackingBounds,
};
use crate::words::Words;

/// A list of faces by its name; nothing for one with a font that can't be had, which has been told.
pub(crate) type NamedFaces = (String, Option<Faces>);

/// A head style by its name; nothing for one that is wrong, which has been told.
pub(crate) type NamedHead = (String, Option<Arc<HeadStyle>>);

/// The lists of faces.
pub(crate) fn faces(raw: &Field<Named<Checked<RawFaces>>>, loading: &mut Loading<'_>) -> Vec<NamedFaces> {
    let Named(lists, unknown) = &raw.value;
    if bounds::too_many("face-lists", lists.len(), bounds::PARTS, raw.span, &mut loading.reader.found) {
        return Vec::new();
    }
    let list = |(name, raw): &(Field<String>, Field<Checked<RawFaces>>)| {
        let Checked { value, whole } = &raw.value;
        let faces = match value {
            TableOr::Short(files) => fonts(&name.value, files, *whole, raw.span, loading).map(Faces::new),
            TableOr::Table(RawComposite { han, latin }) => {
                let mut of = |key: &str, files: &Given<Checked<List<String>>>| {
                    let Field { value: Checked { value, whole }, span } = files.as_ref()?;
                    fonts(&format!("{}.{key}", name.value), value, *whole, *span, loading)
                };
                let (han, latin) = (of("han", han), of("latin", latin));
                han.zip(latin).map(|(han, latin)| Faces::composite(&han, &latin))
            }
        };
        (name.value.clone(), faces.filter(|_| *whole))
    };
    let unknown = unknown.iter().map(|name| (name.clone(), None));
    lists.iter().map(list).chain(unknown).collect()
}

/// The fonts of a list, which has at least one; `whole` says whether nothing of it was wrong already.
fn fonts(
    name: &str,
    List(files): &List<String>,
    whole: bool,
    span: Span,
    loading: &mut Loading<'_>,
) -> Option<Vec<FaceId>> {
    if files.is_empty() && whole {
        loading.reader.found.add(Diagnostic::error("empty-list").arg("face", short(name)).here(span));
    }
    let fonts: Vec<_> = files.iter().take(bounds::PARTS).map(|file| font(file, loading)).collect();
    let fonts: Option<Vec<FaceId>> = fonts.into_iter().collect();
    fonts.filter(|fonts| !fonts.is_empty())
}

/// What stands behind the name of a variable font whose default instance is meant.
const DEFAULT: &str = "#default";

/// A font by the name of its file, with `#2` after it for a face of a collection, and `#default` for the default instance
/// of a variable font. Of another instance nothing is set: shaping, measures and the subset would each have to be of it.
fn font(named: &Field<String>, loading: &mut Loading<'_>) -> Option<FaceId> {
    let whole = named.value.as_str();
    let (face, default) = whole.strip_suffix(DEFAULT).map_or((whole, false), |face| (face, true));
    let Reader { house, found, .. } = &mut loading.reader;
    let (name, index) = match face.rsplit_once('#') {
        Some((name, index)) if index.parse::<u8>().is_ok() => (name, index.parse::<u8>().unwrap_or(0)),
        Some((name, instance)) if is_font(name) => {
            let one =
                Diagnostic::error("font-instance").arg("font", short(name)).arg("instance", short(instance));
            found.add(one.here(named.span));
            return None;
        }
        _ => (face, 0),
    };
    let file = house.fonts.find(name, named.span, FONT, found)?;
    loading.font(file, u32::from(index), default, named.span)
}

/// Whether a name ends as those of font files do.
fn is_font(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".otf", ".ttf", ".otc", ".ttc"].iter().any(|ending| name.ends_with(ending))
}

/// The list of faces of a name; nothing for one that is wrong itself.
pub(crate) fn face(given: &Given<String>, faces: &[NamedFaces], found: &mut Findings) -> Option<Faces> {
    let name = given.as_ref()?;
    if let Some((_, faces)) = faces.iter().find(|(known, _)| *known == name.value) {
        return faces.clone();
    }
    let known: Vec<&str> = faces.iter().map(|(name, _)| name.as_str()).collect();
    let one = Diagnostic::error("unknown-face").arg("face", short(&name.value)).here(name.span);
    found.add(suggest::known(one, (&name.value, name.span), &known, "faces", suggest::quoted));
    None
}

/// What styles choose from (字架, the type case): faces and colours.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a> {
    pub faces: &'a [NamedFaces],
    pub palette: &'a Palette,
}

pub(crate) fn body(raw: &RawBody, case: Case<'_>, found: &mut Findings) -> Option<BodyStyle> {
    let paint = case.palette.paint_or(&raw.color, Paint::BLACK, found);
    let subhead_paint = case.palette.paint_or(&raw.subhead_color, paint, found);
    let mut other = |given: &Given<String>, default: Option<&Faces>| {
        if given.is_some() { face(given, case.faces, found) } else { default.cloned() }
    };
    let regular = other(&raw.regular, None);
    let strong = other(&raw.strong, regular.as_ref());
    let emphasis = other(&raw.emphasis, regular.as_ref());
    let mut gap = |key, given, default| within_or(key, given, &bounds::GAP, default, found);
    let indent = gap("indent", &raw.indent, Em::ONE * 2);
    let usual = indent.unwrap_or_default();
    let first_indent = gap("first_indent", &raw.first_indent, usual);
    let indent_after_subhead = gap("indent_after_subhead", &raw.indent_after_subhead, usual);
    let run_in_gap = gap("run_in_gap", &raw.run_in_gap, Em::ONE);
    let dateline_gap = gap("dateline_gap", &raw.dateline_gap, Em::HALF);
    let byline_gap = gap("byline_gap", &raw.byline_gap, Em::ONE);
    let loose = gap("loose", &raw.loose, Em::milli(100));
    let even = gap("even", &raw.even, Em::milli(80));
    let han_latin = glue(raw.han_latin.as_ref(), found);
    let tracking = tracking(raw.tracking.as_ref(), found);
    let cell_figures = within_or("cell_figures", &raw.cell_figures, &bounds::CELL_FIGURES, 2, found);
    // CLREQ asks for more than one character, and for no single line, where that can be had.
    let mut least = |key, given| within_or(key, given, &bounds::LEAST, 2, found).map(|least| least as u32);
    let last_line = least("last_line", &raw.last_line);
    let widows = least("widows", &raw.widows);
    let mut rows = |key, given: &Given<Rows>| {
        within_or(key, &count(given), &bounds::WHITE_ROWS, 0, found).map(|rows| rows as u32)
    };
    let subhead_above = rows("subhead_above", &raw.subhead_above);
    let subhead_below = rows("subhead_below", &raw.subhead_below);
    let mut least = |key, given| within_or(key, given, &bounds::LEAST, 2, found).map(|least| least as u32);
    let orphans = least("orphans", &raw.orphans);
    let (regular, strong, emphasis) = (regular?, strong?, emphasis?);
    let faces = [&regular, &strong, &emphasis];
    let mut blocks = PerKind::each(|kind| BlockStyle::usual(kind, faces, paint));
    let subhead = &mut blocks[BlockKind::Subhead];
    (subhead.above, subhead.below, subhead.paint) = (subhead_above?, subhead_below?, subhead_paint);
    if raw.subhead_align.as_ref().is_some_and(|word| word.value.0 == HeadAlign::Middle) {
        subhead.align = BlockAlign::Middle;
    }
    Some(BodyStyle {
        convention: raw.convention.as_ref().map_or(&MAINLAND, |word| word.value.0),
        regular,
        strong,
        emphasis,
        marks: raw.marks.as_ref().map_or(MarkStyle::Kaiming, |word| word.value.0),
        interpunct: raw.interpunct.as_ref().map(|word| word.value.0),
        kinsoku: raw.kinsoku.as_ref().map_or(Kinsoku::Basic, |word| word.value.0),
        hanging: raw.hanging.as_ref().is_some_and(|hanging| hanging.value),
        breaking: raw.breaking.as_ref().map_or(Breaking::FirstFit, |word| word.value.0),
        last_line: last_line?,
        loose: loose?,
        even: even?,
        widows: widows?,
        orphans: orphans?,
        figures: raw.figures.as_ref().map_or(Figures::Half, |word| word.value.0),
        cell_figures: cell_figures? as u32,
        hyphenate: raw.hyphenate.as_ref().is_none_or(|hyphenate| hyphenate.value),
        indent: indent?,
        first_indent: Some(first_indent?),
        indent_after_subhead: Some(indent_after_subhead?),
        han_latin: han_latin?,
        dateline_gap: dateline_gap?,
        run_in_gap: run_in_gap?,
        byline_gap: byline_gap?,
        tracking: tracking?,
        paint,
        blocks,
        bullet: raw.bullet.as_ref().map_or(Bullet::Disc, |word| word.value.0),
    })
}

/// Space between Han and Latin; CLREQ's quarter, eighth and half of an em where nothing is given.
fn glue(raw: Option<&Field<RawHanLatin>>, found: &mut Findings) -> Option<Glue> {
    let (natural, smallest, largest) = match raw.map(|raw| &raw.value) {
        None => (&None, &None, &None),
        Some(TableOr::Short(_)) => return Some(Glue::NONE),
        Some(TableOr::Table(raw)) => (&raw.natural, &raw.smallest, &raw.largest),
    };
    let set = within_or("natural", natural, &bounds::GAP, Em::QUARTER, found)?;
    let least = within_or("smallest", smallest, &bounds::GAP, set.min(Em::milli(125)), found);
    let most = within_or("largest", largest, &bounds::GAP, set.max(Em::HALF), found);
    let glue = Glue { natural: set, smallest: least?, largest: most? };
    ordered("smallest", smallest, &glue.smallest, ("natural", &glue.natural), found)?;
    ordered("natural", natural, &glue.natural, ("largest", &glue.largest), found)?;
    Some(glue)
}

fn tracking(raw: Option<&Field<RawTracking>>, found: &mut Findings) -> Option<TrackingBounds> {
    const TIGHTER: RangeInclusive<Em> = Em(-500_000)..=Em(0);
    const LOOSER: RangeInclusive<Em> = Em(0)..=Em(2_000_000);
    let (min, max, step) =
        raw.map_or((&None, &None, &None), |raw| (&raw.value.min, &raw.value.max, &raw.value.step));
    let min = within_or("min", min, &TIGHTER, Em::milli(-80), found);
    let max = within_or("max", max, &LOOSER, Em::milli(40), found);
    let step = within_or("step", step, &bounds::STEP, Em::milli(5), found);
    Some(TrackingBounds { min: min?, max: max?, step: step? })
}

/// Checks that one value is no larger than another.
fn ordered<T: PartialOrd + std::fmt::Display>(
    key: &str,
    given: &Given<T>,
    value: &T,
    (other, bound): (&str, &T),
    found: &mut Findings,
) -> Option<()> {
    if value <= bound {
        return Some(());
    }
    // Where the smaller one is a default, it follows the other and can't be too large.
    let span = given.as_ref()?.span;
    let one = Diagnostic::error("wrong-order").arg("key", key).arg("value", value.to_string());
    found.add(one.arg("other", other).arg("bound", bound.to_string()).here(span));
    None
}

/// The style of captions. `body` and `grid` give its defaults.
pub(crate) fn captions(
    raw: Option<&Field<Checked<RawCaptions>>>,
    case: Case<'_>,
    body: Option<&BodyStyle>,
    grid: Option<Grid>,
    found: &mut Findings,
) -> Option<CaptionStyle> {
    let (face_given, size_given, leading_given, color) = raw.map_or((&None, &None, &None, &None), |raw| {
        let RawCaptions { face, size, leading, color } = &raw.value.value;
        (face, size, leading, color)
    });
    let default = body.map(|body| body.emphasis.clone());
    let face = if face_given.is_some() { face(face_given, case.faces, found) } else { default };
    let usual = grid.map_or(Length::PT, |grid| grid.size.scaled(8, 9)).max(Length::PT);
    let size = within_or("size", &length(size_given), &bounds::SIZE, usual, found)?;
    let leading = within_or("leading", leading_given, &bounds::SIZE, size.scaled(13, 10), found);
    let paint = case.palette.paint_or(color, Paint::BLACK, found);
    let leading = leading?;
    if leading < size {
        let span = leading_given.as_ref()?.span;
        let allowed = Words::part("allowed", "size-or-more").arg("size", size);
        bounds::out_of_range("leading", &leading, span, allowed, found);
        return None;
    }
    raw.is_none_or(|raw| raw.value.whole).then_some(CaptionStyle { face: face?, size, leading, paint })
}

/// The head styles. `body` and `grid` give the defaults of kickers and decks.
pub(crate) fn heads(
    raw: &Field<Named<Checked<RawHead>>>,
    case: Case<'_>,
    body: Option<&BodyStyle>,
    grid: Option<Grid>,
    found: &mut Findings,
) -> Option<Vec<NamedHead>> {
    let Named(heads, lost) = &raw.value;
    if bounds::too_many("heads", heads.len(), bounds::PARTS, raw.span, found) {
        return None;
    }
    let each = |(name, raw): &(Field<String>, Field<Checked<RawHead>>)| {
        let read = head(name, &raw.value.value, case, body, grid, found);
        (name.value.clone(), read.filter(|_| raw.value.whole).map(Arc::new))
    };
    let lost = lost.iter().map(|name| (name.clone(), None));
    Some(heads.iter().map(each).chain(lost).collect())
}

fn head(
    name: &Field<String>,
    raw: &RawHead,
    case: Case<'_>,
    body: Option<&BodyStyle>,
    grid: Option<Grid>,
    found: &mut Findings,
) -> Option<HeadStyle> {
    let lines = within_or("lines", &raw.lines, &bounds::LINES, 1, found);
    let inset = within_or("inset", &raw.inset, &bounds::GAP, Em::ZERO, found);
    let RawHeadStyles(parts) = &raw.parts;
    let described = PerPart::each(|part| Some(display(&parts[part].as_ref()?.value, case, found)));
    let headline = described[HeadPart::HEADLINE].clone().flatten();
    let usual = |part: HeadPart| usual(part.row().usual, headline.as_ref()?, body?, grid?.size);
    let parts = PerPart::each(|part| described[part].clone().unwrap_or_else(|| usual(part)));
    Some(HeadStyle {
        name: name.value.clone(),
        parts: parts.whole()?,
        lines: lines? as u32,
        align: raw.align.as_ref().map_or(HeadAlign::Middle, |word| word.value.0),
        inset: inset?,
        lines_span: raw.lines.as_ref().map_or(name.span, |lines| lines.span),
    })
}

/// The style of a part that the layout does not describe, in the headline's colour. Half the sizes of the headline are
/// no smaller than the body.
fn usual(usual: Usual, headline: &DisplayStyle, body: &BodyStyle, size: Length) -> Option<DisplayStyle> {
    let half = |size_of: Length| (size_of / 2).max(size);
    let (face, largest, smallest) = match usual {
        Usual::None => return None,
        Usual::Half => (&body.regular, half(headline.largest), half(headline.smallest)),
        Usual::Body => (&body.emphasis, size.scaled(7, 6), size),
    };
    Some(DisplayStyle { face: face.clone(), largest, smallest, open: Em::ZERO, ..headline.clone() })
}

fn display(raw: &RawDisplay, case: Case<'_>, found: &mut Findings) -> Option<DisplayStyle> {
    let face = face(&raw.face, case.faces, found);
    let paint = case.palette.paint_or(&raw.color, Paint::BLACK, found);
    let largest = within("largest", &length(&raw.largest), &bounds::SIZE, found);
    let smallest =
        within_or("smallest", &length(&raw.smallest), &bounds::SIZE, largest.unwrap_or(Length::PT), found);
    let narrowest = within_or("narrowest", &raw.narrowest, &bounds::SCALE, Share(800), found);
    let open = within_or("open", &raw.open, &bounds::GAP, Em::ZERO, found);
    let (largest, smallest) = (largest?, smallest?);
    ordered("smallest", &length(&raw.smallest), &smallest, ("largest", &largest), found)?;
    let narrowest = narrowest?.0 as u16;
    Some(DisplayStyle { face: face?, largest, smallest, narrowest, open: open?, paint })
}
