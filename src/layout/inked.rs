//! The colours of drawings, each in an ink of the layout.

use crate::artwork::{Drawing, Rgb, rgb};
use crate::color::Paint;
use crate::diag::{Diagnostic, Span};
use crate::layout::colors::Palette;
use crate::printable::short;
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::table::Named;

const BLACK: Rgb = [0; 3];
const WHITE: Rgb = [255; 3];

/// What each outline of a drawing is printed in. The colours that the layout names are in their inks; of the others, white
/// is paper, and the rest in one ink where one is given, else what is black in black.
///
/// # Errors
/// The colours that are in no ink.
pub(super) fn paints(
    drawing: &Drawing,
    named: &[(Rgb, Paint)],
    all: Option<Paint>,
) -> Result<Vec<Paint>, Vec<Rgb>> {
    let paint = |color: Rgb| {
        let own = named.iter().find(|(known, _)| *known == color).map(|(_, paint)| *paint);
        own.or(match color {
            WHITE => Some(Paint::PAPER),
            _ if all.is_some() => all,
            BLACK => Some(Paint::BLACK),
            _ => None,
        })
    };
    let unnamed: Vec<Rgb> = drawing.colors().into_iter().filter(|color| paint(*color).is_none()).collect();
    if unnamed.is_empty() {
        return Ok(drawing.outlines.iter().filter_map(|outline| paint(outline.color)).collect());
    }
    Err(unnamed)
}

/// That a colour of a drawing is in no ink.
pub(super) fn in_no_ink(artwork: &Field<String>, [red, green, blue]: Rgb) -> Diagnostic {
    let color = format!("#{red:02x}{green:02x}{blue:02x}");
    let one = Diagnostic::error("artwork-color").arg("artwork", short(&artwork.value));
    one.arg("color", color).here(artwork.span)
}

/// The inks of colours that a layout names.
pub(super) fn named(
    colors: &Given<Named<String>>,
    palette: &Palette,
    found: &mut Findings,
) -> Vec<(Rgb, Paint)> {
    let mut named = Vec::new();
    for (key, name) in colors.iter().flat_map(|colors| &colors.value.0) {
        let paint = palette.paint_or(&Some(name.clone()), Paint::BLACK, found);
        match rgb(&key.value) {
            Some(color) => named.push((color, paint)),
            None => found.add(no_color(&key.value, key.span)),
        }
    }
    named
}

/// That what is written for a colour of a drawing is none.
pub(crate) fn no_color(written: &str, span: Span) -> Diagnostic {
    let one = Diagnostic::error("artwork-color").form("no-color");
    one.arg("color", short(written)).here(span).mend_by("help-no-color")
}
