//! The nameplate (报头) of a masthead as artwork.

use std::sync::Arc;

use crate::artwork::{Drawing, Rgb};
use crate::color::Paint;
use crate::diag::Diagnostic;
use crate::layout::colors::Palette;
use crate::layout::inked;
use crate::layout::loading::{ArtFile, Loading};
use crate::layout::raw::{RawArtwork, RawMasthead, RawPlate};
use crate::layout::{Across, Art, Artwork};
use crate::printable::short;
use crate::reading::bounds::{self, within};
use crate::reading::findings::{Field, Findings};
use crate::reading::read::Checked;

/// The artwork that a masthead names, if it names any that can be had.
pub(super) fn file(raw: Option<&Field<Checked<RawMasthead>>>, loading: &mut Loading<'_>) -> Option<ArtFile> {
    match &raw?.value.value.nameplate.as_ref()?.value {
        RawPlate::Artwork(RawArtwork { artwork: Some(name), .. }) => loading.artwork(name),
        _ => None,
    }
}

/// The artwork of a nameplate: a drawing with each of its colours in an ink, or a picture.
pub(super) fn artwork(
    raw: &RawArtwork,
    file: Option<&ArtFile>,
    palette: &Palette,
    paper: &str,
    found: &mut Findings,
) -> Option<Artwork> {
    let RawArtwork { artwork, alt, height, align, color, colors, .. } = raw;
    let all = palette.paint_if(color, found).map_or(Some(Paint::BLACK), |paint| paint);
    let named = inked::named(colors, palette, found);
    let height = if height.is_some() { Some(within("height", height, &bounds::SIZE, found)?) } else { None };
    let (file, artwork) = (file?, artwork.as_ref()?);
    let art = match file {
        ArtFile::Drawing(drawing) => drawn(drawing, artwork, (&named, all), found)?,
        ArtFile::Picture(file) => {
            uncoloured(raw, artwork, found)?;
            Art::Pictured { file: file.clone(), name: artwork.value.clone(), named: Vec::new() }
        }
    };
    let align = align.as_ref().map_or(Across::Start, |word| word.value.0.into());
    let text = alt.as_ref().map_or(paper, |alt| alt.value.as_str()).to_owned();
    Some(Artwork { art, align, height, text, span: artwork.span })
}

/// A drawing in its inks: those of the colours that are named, and that of all others.
fn drawn(
    drawing: &Arc<Drawing>,
    artwork: &Field<String>,
    (named, all): (&[(Rgb, Paint)], Option<Paint>),
    found: &mut Findings,
) -> Option<Art> {
    let paints = inked::paints(drawing, named, all).map_err(|unnamed| {
        for color in unnamed {
            found.add(inked::in_no_ink(artwork, color));
        }
    });
    Some(Art::Drawn { drawing: Arc::clone(drawing), paints: paints.ok()? })
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
