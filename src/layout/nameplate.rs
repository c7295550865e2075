//! The name of a paper that is drawn: its file, and the inks of its colours.

use std::sync::Arc;

use crate::artwork::{Drawing, Rgb};
use crate::color::Paint;
use crate::diag::Diagnostic;
use crate::layout::Artwork;
use crate::layout::colors::Palette;
use crate::layout::loading::Loading;
use crate::layout::raw::{RawArtwork, RawMasthead, RawPlate};
use crate::printable::short;
use crate::reading::bounds::{self, within};
use crate::reading::findings::{Field, Findings};
use crate::reading::read::Checked;

const BLACK: Rgb = [0; 3];
const WHITE: Rgb = [255; 3];

/// The drawing that a masthead names, if it names one that can be had.
pub(super) fn drawing(
    raw: Option<&Field<Checked<RawMasthead>>>,
    loading: &mut Loading<'_>,
) -> Option<Arc<Drawing>> {
    match &raw?.value.value.nameplate.as_ref()?.value {
        RawPlate::Drawn(RawArtwork { artwork: Some(name), .. }) => loading.artwork(name),
        _ => None,
    }
}

/// The artwork of a nameplate, each of its colours in an ink.
pub(super) fn artwork(
    raw: &RawArtwork,
    drawing: Option<&Arc<Drawing>>,
    palette: &Palette,
    paper: &str,
    found: &mut Findings,
) -> Option<Artwork> {
    let RawArtwork { artwork, alt, height, color, colors, .. } = raw;
    let all = palette.paint_if(color, found).map_or(Some(Paint::BLACK), |paint| paint);
    let named = named(colors.iter().flat_map(|colors| &colors.value.0), palette, found);
    let height = if height.is_some() { Some(within("height", height, &bounds::SIZE, found)?) } else { None };
    let (drawing, artwork) = (drawing?, artwork.as_ref()?);
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
    for color in &unnamed {
        let one = Diagnostic::error("artwork-color").arg("artwork", short(&artwork.value));
        found.add(one.arg("color", written(*color)).here(artwork.span));
    }
    if !unnamed.is_empty() {
        return None;
    }
    let paints = drawing.outlines.iter().filter_map(|outline| paint(outline.color)).collect();
    let text = alt.as_ref().map_or(paper, |alt| alt.value.as_str()).to_owned();
    Some(Artwork { drawing: Arc::clone(drawing), paints, height, text, span: artwork.span })
}

/// The inks of colours that a layout names.
fn named<'a>(
    colors: impl Iterator<Item = &'a (Field<String>, Field<String>)>,
    palette: &Palette,
    found: &mut Findings,
) -> Vec<(Rgb, Paint)> {
    let mut named = Vec::new();
    for (key, name) in colors {
        let paint = palette.paint_or(&Some(name.clone()), Paint::BLACK, found);
        if let Some(color) = rgb(&key.value) {
            named.push((color, paint));
        } else {
            let one = Diagnostic::error("artwork-color").form("no-color");
            let one = one.arg("color", short(&key.value)).here(key.span);
            found.add(one.mend_by("help-no-color"));
        }
    }
    named
}

/// A colour as drawings write it: `#e60012`, or `#e01` for short.
fn rgb(text: &str) -> Option<Rgb> {
    let digits: Vec<u8> = text
        .strip_prefix('#')?
        .chars()
        .map(|c| c.to_digit(16).map(|digit| digit as u8))
        .collect::<Option<_>>()?;
    match digits[..] {
        [red, green, blue] => Some([red, green, blue].map(|digit| digit * 17)),
        [r, red, g, green, b, blue] => Some([r * 16 + red, g * 16 + green, b * 16 + blue]),
        _ => None,
    }
}

fn written([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_written_in_six_digits_or_in_three() {
        assert_eq!(rgb("#e60012"), Some([0xE6, 0, 0x12]));
        assert_eq!(rgb("#E01"), Some([0xEE, 0, 0x11]));
        for no_colour in ["", "#", "e60012", "#e6001", "#e600123", "#g00", "red", "＃e60012"] {
            assert_eq!(rgb(no_colour), None, "{no_colour}");
        }
        assert_eq!(rgb(&written([0xE6, 0, 0x12])), Some([0xE6, 0, 0x12]));
    }
}
