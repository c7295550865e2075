//! The name of a paper that is not set: its file, and the inks of a drawing's colours.

use std::sync::Arc;

use crate::artwork::{Drawing, Rgb};
use crate::color::Paint;
use crate::diag::Diagnostic;
use crate::layout::colors::Palette;
use crate::layout::loading::{ArtFile, Loading};
use crate::layout::raw::{RawArtwork, RawMasthead, RawPlate};
use crate::layout::{Art, Artwork};
use crate::printable::short;
use crate::reading::bounds::{self, within};
use crate::reading::findings::{Field, Findings};
use crate::reading::read::Checked;
use crate::style::HeadAlign;

const BLACK: Rgb = [0; 3];
const WHITE: Rgb = [255; 3];

/// The artwork that a masthead names, if it names any that can be had.
pub(super) fn file(raw: Option<&Field<Checked<RawMasthead>>>, loading: &mut Loading<'_>) -> Option<ArtFile> {
    match &raw?.value.value.nameplate.as_ref()?.value {
        RawPlate::Artwork(RawArtwork { artwork: Some(name), .. }) => loading.artwork(name),
        _ => None,
    }
}

/// The artwork of a nameplate.
pub(super) fn artwork(
    raw: &RawArtwork,
    file: Option<&ArtFile>,
    palette: &Palette,
    paper: &str,
    found: &mut Findings,
) -> Option<Artwork> {
    let RawArtwork { artwork, alt, height, align, color, colors, .. } = raw;
    let inks = Inks {
        all: palette.paint_if(color, found).map_or(Some(Paint::BLACK), |paint| paint),
        named: named(colors.iter().flat_map(|colors| &colors.value.0), palette, found),
    };
    let height = if height.is_some() { Some(within("height", height, &bounds::SIZE, found)?) } else { None };
    let (file, artwork) = (file?, artwork.as_ref()?);
    let art = match file {
        ArtFile::Drawing(drawing) => inks.drawn(drawing, artwork, found)?,
        ArtFile::Picture(file) => {
            uncoloured(raw, artwork, found)?;
            Art::Pictured { file: file.clone(), name: artwork.value.clone() }
        }
    };
    let align = align.as_ref().map_or(HeadAlign::Start, |word| word.value.0);
    let text = alt.as_ref().map_or(paper, |alt| alt.value.as_str()).to_owned();
    Some(Artwork { art, align, height, text, span: artwork.span })
}

/// That a picture is given no colours: it has inks of its own. What a base says of a nameplate that is set or drawn is not
/// of this one.
fn uncoloured(raw: &RawArtwork, artwork: &Field<String>, found: &mut Findings) -> Option<()> {
    let places = [
        raw.color.as_ref().map(|color| ("color", color.span)),
        raw.colors.as_ref().map(|colors| ("colors", colors.span)),
    ];
    let own = places.into_iter().flatten().find(|(_, span)| span.file == artwork.span.file);
    let Some((key, span)) = own else { return Some(()) };
    let one = Diagnostic::error("artwork-color").form("picture").arg("artwork", short(&artwork.value));
    found.add(one.arg("key", key).here(span).mark(artwork.span, "named").mend_by("help-picture"));
    None
}

/// The inks of a drawing, as a layout gives them.
struct Inks {
    /// That of all that is not white; nothing, where a colour is given for it that is not known.
    all: Option<Paint>,
    /// Those of single colours.
    named: Vec<(Rgb, Paint)>,
}

impl Inks {
    /// A drawing, each of its colours in an ink.
    fn drawn(&self, drawing: &Arc<Drawing>, name: &Field<String>, found: &mut Findings) -> Option<Art> {
        let unnamed: Vec<Rgb> =
            drawing.colors().into_iter().filter(|color| self.paint(*color).is_none()).collect();
        for color in &unnamed {
            let one = Diagnostic::error("artwork-color").arg("artwork", short(&name.value));
            found.add(one.arg("color", written(*color)).here(name.span));
        }
        if !unnamed.is_empty() {
            return None;
        }
        let paints = drawing.outlines.iter().filter_map(|outline| self.paint(outline.color)).collect();
        Some(Art::Drawn { drawing: Arc::clone(drawing), paints })
    }

    fn paint(&self, color: Rgb) -> Option<Paint> {
        let own = self.named.iter().find(|(known, _)| *known == color).map(|(_, paint)| *paint);
        own.or(match color {
            WHITE => Some(Paint::PAPER),
            _ if self.all.is_some() => self.all,
            BLACK => Some(Paint::BLACK),
            _ => None,
        })
    }
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
