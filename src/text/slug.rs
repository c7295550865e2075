//! The texts of the slug line: which page this is, of which edition, for which press; and the names of the
//! plates. And the watermark of a proof, and what advertisements are called. They are nobody's design: the first list of a
//! layout's faces serves them, and what that lacks, the others.

use super::ShapedText;
use super::lacking::Lacking;
use super::shape::Shaper;
use super::style::Style;
use crate::color::InkId;
use crate::copy::Passage;
use crate::edition::{Edition, PageSpec, Paper};
use crate::geom::Direction;

/// The process inks, in the order of their plates.
const PROCESS: [&str; 4] = ["Cyan", "Magenta", "Yellow", "Black"];

/// What the law asks every advertisement to be called (广告法, article 14).
const AD: &str = "广告";

/// The texts of a slug line.
#[derive(Debug)]
pub struct ShapedSlug {
    /// The page.
    pub line: ShapedText,
    /// The names of the four process plates.
    pub process: Vec<ShapedText>,
    /// The names of the plates of [`Edition::inks`].
    pub inks: Vec<(InkId, ShapedText)>,
}

/// The slug line of a page, where its layout asks for one.
pub(super) fn slug(
    shaper: &Shaper,
    edition: &Edition,
    page: &PageSpec,
    lacking: &mut Lacking,
) -> Option<ShapedSlug> {
    if !edition.has_marks(page) {
        return None;
    }
    let mut set = |text: &str| undesigned(shaper, text, edition, page, lacking);
    let condition = edition.press().map_or("", |press| press.identifier.as_str());
    Some(ShapedSlug {
        line: set(&said(edition.paper(), page, condition)),
        process: PROCESS.iter().map(|name| set(name)).collect(),
        inks: edition.inks().iter().map(|(id, ink)| (*id, set(&ink.name))).collect(),
    })
}

/// The watermark of a page.
pub(super) fn watermark(
    shaper: &Shaper,
    edition: &Edition,
    page: &PageSpec,
    lacking: &mut Lacking,
) -> Option<ShapedText> {
    edition.watermark().map(|text| undesigned(shaper, text, edition, page, lacking))
}

/// What the advertisements of a page are called, where it has any.
pub(super) fn ad_label(
    shaper: &Shaper,
    edition: &Edition,
    page: &PageSpec,
    lacking: &mut Lacking,
) -> Option<ShapedText> {
    (!page.ads.is_empty()).then(|| undesigned(shaper, AD, edition, page, lacking))
}

fn undesigned(
    shaper: &Shaper,
    text: &str,
    edition: &Edition,
    page: &PageSpec,
    lacking: &mut Lacking,
) -> ShapedText {
    let style =
        Style::display(edition.convention_on(page), edition.undesigned_on(page), Direction::Horizontal);
    let (text, missing) = shaper.shape(&Passage::bare(text), &style);
    lacking.note(&missing, |_| edition.press().map(|press| press.span));
    text
}

/// What the slug line says of a page.
fn said(paper: &Paper, page: &PageSpec, condition: &str) -> String {
    let number = Some(paper.number()).filter(|number| !number.is_empty());
    let parts = [
        Some(paper.name.clone()),
        Some(paper.day()),
        number.map(|number| format!("总第{number}期")),
        Some(format!("第{}版", page.number)),
        paper.time.map(|(hour, minute, second)| format!("{hour:02}:{minute:02}:{second:02}")),
        Some(condition.to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\u{3000}")
}
