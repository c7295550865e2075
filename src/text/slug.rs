//! The texts of the slug line: which page this is, of which edition, for which press; and the names of the
//! plates. And the watermark of a proof. They are nobody's design: the first list of a layout's faces serves them,
//! and what that lacks, the others.

use super::ShapedText;
use super::lacking::Lacking;
use super::style::Style;
use super::styles::Styles;
use crate::copy::Copy;
use crate::edition::{Edition, PageSpec, Paper};
use crate::geom::Direction;
use crate::page::FaceId;
use crate::press::Press;

/// The process inks, in the order of their plates.
const PROCESS: [&str; 4] = ["Cyan", "Magenta", "Yellow", "Black"];

/// The texts of a slug line.
#[derive(Debug)]
pub struct ShapedSlug {
    /// The page.
    pub line: ShapedText,
    /// The names of the four process plates.
    pub process: Vec<ShapedText>,
    /// The names of the plates of [`Edition::inks`].
    pub inks: Vec<ShapedText>,
}

/// The slug line of a page, where its layout asks for one.
pub(super) fn slug(
    styles: &Styles<'_>,
    edition: &Edition,
    page: &PageSpec,
    lacking: &mut Lacking,
) -> Option<ShapedSlug> {
    if !styles.layout.sheet.marks {
        return None;
    }
    let press = &edition.press;
    let mut set = |text: &str| undesigned(styles, text, press, lacking);
    Some(ShapedSlug {
        line: set(&said(&edition.paper, page, &press.identifier)),
        process: PROCESS.iter().map(|name| set(name)).collect(),
        inks: edition.inks.iter().map(|ink| set(&ink.name)).collect(),
    })
}

/// The watermark of an edition.
pub(super) fn watermark(styles: &Styles<'_>, edition: &Edition, lacking: &mut Lacking) -> Option<ShapedText> {
    edition.watermark.as_ref().map(|text| undesigned(styles, text, &edition.press, lacking))
}

fn undesigned(styles: &Styles<'_>, text: &str, press: &Press, lacking: &mut Lacking) -> ShapedText {
    let mut faces: Vec<FaceId> = Vec::new();
    for face in styles.faces.iter().flatten() {
        if !faces.contains(face) {
            faces.push(*face);
        }
    }
    let (text, missing) =
        styles.shaper.shape(&Copy::bare(text), &Style::display(&faces, Direction::Horizontal));
    lacking.note(&missing, |_| Some(press.span));
    text
}

/// What the slug line says of a page.
fn said(paper: &Paper, page: &PageSpec, condition: &str) -> String {
    let (year, month, day) = paper.date;
    let number = Some(paper.number()).filter(|number| !number.is_empty());
    let parts = [
        Some(paper.name.clone()),
        Some(format!("{year:04}-{month:02}-{day:02}")),
        number.map(|number| format!("总第{number}期")),
        Some(format!("第{}版", page.number)),
        paper.time.map(|(hour, minute, second)| format!("{hour:02}:{minute:02}:{second:02}")),
        Some(condition.to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\u{3000}")
}
