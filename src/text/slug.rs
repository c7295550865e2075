//! The texts of the slug line: which page this is, of which edition, for which press; and the names of the
//! plates.

use super::lacking::Lacking;
use super::story::Desk;
use super::{ShapedText, Style};
use crate::edition::{Copy, Edition, PageSpec, Paper};
use crate::geom::Direction;
use crate::page::FaceId;

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

impl Desk<'_> {
    /// The slug line of a page, where its layout asks for one. It stands outside the page and is nobody's design:
    /// the first list of faces serves it, and what that lacks, the others.
    pub(super) fn slug(
        &self,
        edition: &Edition,
        page: &PageSpec,
        lacking: &mut Lacking,
    ) -> Option<ShapedSlug> {
        if !self.layout.sheet.marks {
            return None;
        }
        let mut faces: Vec<FaceId> = Vec::new();
        for face in self.faces.iter().flatten() {
            if !faces.contains(face) {
                faces.push(*face);
            }
        }
        let press = &self.layout.press;
        let style = Style::display(&faces, Direction::Horizontal);
        let mut set = |text: &str| {
            let (text, missing) = self.shaper.shape(&Copy::bare(text), &style);
            lacking.note(&missing, |_| Some(press.span));
            text
        };
        Some(ShapedSlug {
            line: set(&said(&edition.paper, page, &press.identifier)),
            process: PROCESS.iter().map(|name| set(name)).collect(),
            inks: edition.inks.iter().map(|ink| set(&ink.name)).collect(),
        })
    }
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
