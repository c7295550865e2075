//! The name of a paper that is drawn: its file, and the inks of its colours.

use std::sync::Arc;

use crate::artwork::Drawing;
use crate::color::Paint;
use crate::layout::Artwork;
use crate::layout::colors::Palette;
use crate::layout::inked;
use crate::layout::loading::Loading;
use crate::layout::raw::{RawArtwork, RawMasthead, RawPlate};
use crate::reading::bounds::{self, within};
use crate::reading::findings::{Field, Findings};
use crate::reading::read::Checked;

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
    let named = inked::named(colors, palette, found);
    let height = if height.is_some() { Some(within("height", height, &bounds::SIZE, found)?) } else { None };
    let (drawing, artwork) = (drawing?, artwork.as_ref()?);
    let paints = inked::paints(drawing, &named, all);
    let paints = paints.map_err(|unnamed| {
        for color in unnamed {
            found.add(inked::in_no_ink(artwork, color));
        }
    });
    let text = alt.as_ref().map_or(paper, |alt| alt.value.as_str()).to_owned();
    Some(Artwork { drawing: Arc::clone(drawing), paints: paints.ok()?, height, text, span: artwork.span })
}
