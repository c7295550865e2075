//! A page: its boxes, its annotations, its content.

use hayro_syntax::object::{Array, Dict, Object as Value, Rect as Edges, Stream};
use hayro_syntax::page::{Page, Rotation};

use super::super::job::{Sheet, Whose};
use super::super::rule;
use super::budget::TooMuch;
use super::font::name_of;
use super::matrix::{Box, Matrix};
use super::operators;
use super::paint::State;
use super::walk::{Shared, Walk};
use crate::geom::Rect;

/// More annotations are no page's.
const MOST_ANNOTATIONS: usize = 1_000;
/// Streams that a page's content is cut into.
const MOST_STREAMS: usize = 10_000;
/// Units of a page, across or down.
const LONGEST: f64 = 14_400.0;
/// Points that lengths reach: 352 m.
const FARTHEST: f64 = 1e6;

pub(super) fn read(
    page: &Page<'_>,
    index: usize,
    shared: &mut Shared<'_>,
) -> Result<Sheet<'static>, TooMuch> {
    let dict = page.raw();
    let own = |key: &str| dict.get::<Edges>(key);
    let media = page.media_box();
    let (trim, art) = (own("TrimBox"), own("ArtBox"));
    let crop = dict.contains_key("CropBox").then(|| page.crop_box());
    let bleed = own("BleedBox");
    let cut = trim.or(art).or(bleed).or(crop).unwrap_or(media);
    let unit = dict.get::<f64>("UserUnit").unwrap_or(1.0);
    let unit = if unit > 0.0 { unit } else { 1.0 };
    let base = upright(page.rotation(), cut).then(Matrix([unit, 0.0, 0.0, unit, 0.0, 0.0]));
    let on_page = |edges: Edges| base.around((edges.x0, edges.y0), (edges.x1, edges.y1)).rect();
    let mut sheet = Sheet {
        label: (index + 1).to_string(),
        trim: on_page(cut),
        bleed: on_page(bleed.unwrap_or(cut)),
        media: on_page(media),
        crop: Some(on_page(page.crop_box())).filter(|crop| *crop != on_page(media)),
        shown: on_page(page.intersected_crop_box()),
        untrimmed: trim.is_some() == art.is_some(),
        ..Sheet::default()
    };
    let mut walk = Walk::new(shared, index, base.around((media.x0, media.y0), (media.x1, media.y1)));
    too_large(cut, unit, &mut walk);
    if let Some(group) = dict.get::<Dict<'_>>("Group") {
        walk.group(&group, page.resources(), None)?;
    }
    annotations(dict, sheet.bleed, base, &mut walk);
    let content = content(dict, &mut walk)?;
    operators::content(&mut walk, content, page.resources(), State::new(base))?;
    (sheet.objects, sheet.remarks) = (walk.objects, walk.remarks);
    Ok(sheet)
}

/// A page may be 14,400 units wide and high (ISO 32000-1, annex C.2), and as large as lengths add up.
fn too_large(cut: Edges, unit: f64, walk: &mut Walk<'_, '_>) {
    let long = (cut.x1 - cut.x0).abs().max((cut.y1 - cut.y0).abs());
    if long > LONGEST || long * unit > FARTHEST {
        let metres = long * unit * 0.0254 / 72.0;
        let breach = rule::BOX_ORDER.broken_by("too-large").arg("units", format!("{long:.0}"));
        let breach = breach.arg("metres", format!("{metres:.1}")).arg("most", format!("{LONGEST:.0}"));
        walk.remark(breach, None, Whose::Nobody);
    }
}

/// The page as it is seen: from the top left corner of where it is cut, downwards.
fn upright(rotation: Rotation, cut: Edges) -> Matrix {
    let Edges { x0, y0, x1, y1 } = cut;
    Matrix(match rotation {
        Rotation::None => [1.0, 0.0, 0.0, -1.0, -x0, y1],
        Rotation::Horizontal => [0.0, 1.0, 1.0, 0.0, -y0, -x0],
        Rotation::Flipped => [-1.0, 0.0, 0.0, 1.0, x1, -y0],
        Rotation::FlippedHorizontal => [0.0, -1.0, -1.0, 0.0, y1, x1],
    })
}

/// All streams of a page's content, as one.
fn content(dict: &Dict<'_>, walk: &mut Walk<'_, '_>) -> Result<Vec<u8>, TooMuch> {
    let streams: Vec<Stream<'_>> = match dict.get::<Value<'_>>("Contents") {
        Some(Value::Stream(one)) => vec![one],
        Some(Value::Array(all)) => all.iter::<Stream<'_>>().take(MOST_STREAMS).collect(),
        _ => Vec::new(),
    };
    let mut content = Vec::new();
    for stream in streams {
        let unpacked = walk.shared.budget.unpack(&stream)?;
        if !unpacked.whole {
            walk.remark(rule::BROKEN_CONTENT.broken_by("page-short"), None, Whose::Nobody);
        }
        content.extend(unpacked.bytes);
        content.push(b'\n');
    }
    Ok(content)
}

fn annotations(dict: &Dict<'_>, bleed: Rect, base: Matrix, walk: &mut Walk<'_, '_>) {
    let Some(all) = dict.get::<Array<'_>>("Annots") else { return };
    for one in all.iter::<Dict<'_>>().take(MOST_ANNOTATIONS) {
        let kind = name_of(&one, "Subtype");
        let edges = one.get::<Edges>("Rect").unwrap_or(Edges::ZERO);
        let around: Box = base.around((edges.x0, edges.y0), (edges.x1, edges.y1));
        let at = around.rect();
        let meets =
            at.x < bleed.right() && bleed.x < at.right() && at.y < bleed.bottom() && bleed.y < at.bottom();
        if meets && !matches!(kind.as_str(), "TrapNet" | "PrinterMark") {
            walk.remark(rule::ANNOTATION.broken().arg("kind", kind), Some(at), Whose::Nobody);
        }
        if one.contains_key("A") || one.contains_key("AA") {
            walk.remark(rule::ACTION.broken_by("annotation"), Some(at), Whose::Nobody);
        }
    }
    if dict.contains_key("AA") {
        walk.remark(rule::ACTION.broken_by("page"), None, Whose::Nobody);
    }
}
