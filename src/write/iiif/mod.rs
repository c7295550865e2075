//! IIIF Presentation 3.0: the issue as a manifest for viewers of libraries, with a picture of each page, what stands where on
//! it as annotations, and ALTO to be had with it.
//!
//! Addresses in it are whole ones: the folder is meant for one place on the web, that who exports it names.

mod annotations;
mod manifest;
mod options;

pub use options::Options;

use super::pixels::Pixels;
use super::scale::{QUALITY, Scale};
use super::{Written, alto};
use crate::font::Fonts;
use crate::transcript::Transcript;

use manifest::Canvas;

/// The picture of a page and the small one: their sizes, and both as JPEG.
type Pictures = ([(u32, u32); 2], [Vec<u8>; 2]);

/// How wide pictures of pages are in lists of them, in pixels.
const THUMBNAIL: u32 = 240;

/// The manifest, pictures of the pages, annotations and ALTO, by a drawing (SVG) of each page; or the page whose picture can't be
/// had.
///
/// # Errors
/// See above: what it goes by.
pub fn files(
    transcript: &Transcript<'_>,
    fonts: &Fonts,
    drawings: &[Written],
    options: &Options,
) -> Result<Vec<Written>, String> {
    use rayon::prelude::*;
    let pictures = transcript.pages.par_iter().zip(drawings).map(|(page, drawing)| {
        let picture = || {
            let pixels = Pixels::of(&drawing.bytes, Scale::large(page.page.trim).pixels)?;
            let thumbnail = pixels.narrowed(THUMBNAIL);
            let size = [pixels.size(), thumbnail.size()];
            Some((size, [pixels.jpeg(QUALITY)?, thumbnail.jpeg(QUALITY)?]))
        };
        picture().ok_or_else(|| page.page.label.clone())
    });
    let pictures: Vec<Pictures> = pictures.collect::<Result<_, _>>()?;
    let canvases: Vec<Canvas<'_>> = transcript
        .pages
        .iter()
        .zip(&pictures)
        .enumerate()
        .map(|(at, (page, ([size, thumbnail], _)))| Canvas { at, page, size: *size, thumbnail: *thumbnail })
        .collect();
    let manifest = manifest::manifest(transcript, &canvases, options);
    let mut files = vec![Written { path: "manifest.json".to_owned(), bytes: pretty(&manifest) }];
    for canvas in &canvases {
        let lines = annotations::lines(transcript, canvas, options);
        files.push(Written { path: canvas.file("annotations", "json"), bytes: pretty(&lines) });
    }
    let folders = ["images", "thumbnails"];
    let paths: Vec<[String; 2]> =
        canvases.iter().map(|canvas| folders.map(|folder| canvas.file(folder, "jpg"))).collect();
    for (paths, (_, pictures)) in paths.into_iter().zip(pictures) {
        let both = paths.into_iter().zip(pictures);
        files.extend(both.map(|(path, bytes)| Written { path, bytes }));
    }
    let alto = alto::files(transcript, fonts, alto::Options::default());
    files.extend(alto.into_iter().map(|file| Written { path: format!("alto/{}", file.path), ..file }));
    Ok(files)
}

fn pretty(value: &serde_json::Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
