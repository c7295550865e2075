//! IIIF Presentation 3.0: the issue as a manifest for viewers of libraries, with a picture of each page, what stands where on
//! it as annotations, and ALTO to be had with it.
//!
//! Addresses in it are whole ones: the folder is meant for one place on the web, that who exports it names.

mod annotations;
mod manifest;
mod options;

pub use options::Options;

use super::pixels::Pixels;
use super::scale::{LARGE, QUALITY};
use super::{Written, alto};
use crate::font::Fonts;
use crate::transcript::Transcript;

use manifest::Canvas;

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
            let pixels = Pixels::of(&drawing.bytes, LARGE)?;
            Some((pixels.size(), pixels.jpeg(QUALITY)?))
        };
        picture().ok_or_else(|| page.page.label.clone())
    });
    let pictures: Vec<((u32, u32), Vec<u8>)> = pictures.collect::<Result<_, _>>()?;
    let canvases: Vec<Canvas<'_>> = transcript
        .pages
        .iter()
        .zip(&pictures)
        .enumerate()
        .map(|(at, (page, (size, _)))| Canvas { at, page, size: *size })
        .collect();
    let manifest = manifest::manifest(transcript, &canvases, options);
    let mut files = vec![Written { path: "manifest.json".to_owned(), bytes: pretty(&manifest) }];
    for canvas in &canvases {
        let lines = annotations::lines(transcript, canvas, options);
        files.push(Written { path: canvas.file("annotations", "json"), bytes: pretty(&lines) });
    }
    let paths: Vec<String> = canvases.iter().map(|canvas| canvas.file("images", "jpg")).collect();
    files.extend(paths.into_iter().zip(pictures).map(|(path, (_, bytes))| Written { path, bytes }));
    let alto = alto::files(transcript, fonts, alto::Options::default());
    files.extend(alto.into_iter().map(|file| Written { path: format!("alto/{}", file.path), ..file }));
    Ok(files)
}

fn pretty(value: &serde_json::Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
