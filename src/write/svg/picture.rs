//! Pictures and drawings of others, inside the document: nothing is asked for from elsewhere.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::geom::{Length, Point, Rect};
use crate::page::{Picture, PlacedPicture};
use crate::svg::escaped;
use crate::write::on_screen::OnScreen;
use crate::write::pdf::PdfError;
use crate::write::pdf::proof::{self, Quality};

/// Draws a picture of some quality, cut to what is seen of it. `clip` is the number of its clip.
pub(super) fn picture(
    out: &mut String,
    (of, placed): (&Picture, &PlacedPicture),
    screen: &OnScreen,
    (quality, clip): (Quality, usize),
) -> Result<(), PdfError> {
    let broken = || PdfError::Picture(of.name.clone());
    let shown = |inks: &[u8]| screen.pixels(inks);
    let (bytes, _) = proof::jpeg(&of.raster, placed.rect, quality, shown).ok_or_else(broken)?;
    let Rect { x, y, width, height } = placed.clip;
    let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
    let corners = corners.map(|(x, y)| Point { x, y });
    let outline = if placed.outline.is_empty() { &corners[..] } else { &placed.outline };
    let points = outline.iter().map(|at| format!("{:.3},{:.3}", at.x.to_pt(), at.y.to_pt()));
    let points = points.collect::<Vec<_>>().join(" ");
    let _ = writeln!(out, "<clipPath id=\"c{clip}\"><polygon points=\"{points}\"/></clipPath>");
    let title = if placed.text.is_empty() { &of.alt } else { &placed.text };
    let _ = write!(out, "<g clip-path=\"url(#c{clip})\" role=\"img\"><title>{}</title>", escaped(title));
    image(out, placed.rect, "image/jpeg", &bytes);
    out.push_str("</g>\n");
    Ok(())
}

/// A drawing of what is seen of a picture, alone.
///
/// # Errors
/// The picture can't be had.
pub(in crate::write) fn cutout(
    picture: (&Picture, &PlacedPicture),
    screen: &OnScreen,
    quality: Quality,
) -> Result<Vec<u8>, PdfError> {
    let [x, y, width, height] = {
        let Rect { x, y, width, height } = picture.1.clip;
        [x, y, width, height].map(Length::to_pt)
    };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.3}\" height=\"{height:.3}\" viewBox=\"{x:.3} {y:.3} {width:.3} {height:.3}\">\n"
    );
    self::picture(&mut out, picture, screen, (quality, 0))?;
    out.push_str("</svg>\n");
    Ok(out.into_bytes())
}

/// Draws a file in its place.
pub(super) fn image(out: &mut String, rect: Rect, kind: &str, bytes: &[u8]) {
    let [x, y, width, height] = [rect.x, rect.y, rect.width, rect.height].map(Length::to_pt);
    let _ = write!(
        out,
        "<image x=\"{x:.3}\" y=\"{y:.3}\" width=\"{width:.3}\" height=\"{height:.3}\" preserveAspectRatio=\"none\" href=\"data:{kind};base64,{}\"/>",
        STANDARD.encode(bytes)
    );
}
