//! Gathering what an edition names and is more than text: the profile of its press, and its pictures, opened side
//! by side in the inks of that press, each file once.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{CANNOT_READ, Diagnostic};
use crate::edition::{Edition, LARGEST_PROFILE, PictureRef, Press};
use crate::picture::{self, Converter, LARGEST_FILE, MOST_PIXELS, PictureError, Raster};
use crate::words::Arg;

/// The ICC profile of an edition's press; nothing for an edition without pages.
///
/// # Errors
/// The file can't be read.
pub fn profile(edition: &Edition) -> Result<Vec<u8>, Diagnostic> {
    let Some(press) = edition.layouts.first().map(|layout| &layout.press) else { return Ok(Vec::new()) };
    bounded(&press.profile).map_err(|error| {
        let one = Diagnostic::error(CANNOT_READ).arg("path", Arg::shown(press.profile.display()));
        one.arg("why", &error).mark(press.span, "condition")
    })
}

/// A profile, and no more of it than reading the layout allows: one that has grown since is cut off, and a
/// profile that is cut off is refused.
fn bounded(profile: &Path) -> io::Result<Vec<u8>> {
    let mut icc = Vec::new();
    File::open(profile)?.take(LARGEST_PROFILE).read_to_end(&mut icc)?;
    Ok(icc)
}

/// The pictures of an edition, as [`Edition::pictures`]; `icc` is the profile of its press.
///
/// # Errors
/// Every file that can't be used.
pub fn pictures(edition: &Edition, icc: &[u8]) -> Result<Vec<Arc<Raster>>, Vec<Diagnostic>> {
    let Some(press) = edition.layouts.first().map(|layout| &layout.press) else { return Ok(Vec::new()) };
    if edition.pictures.is_empty() {
        return Ok(Vec::new());
    }
    let converter = converter(press, icc).map_err(|one| vec![one])?;
    let mut numbers: BTreeMap<&Path, usize> = BTreeMap::new();
    let mut files = Vec::new();
    for picture in &edition.pictures {
        numbers.entry(&picture.path).or_insert_with(|| {
            files.push(picture.path.as_path());
            files.len() - 1
        });
    }
    let opened: Vec<Result<Arc<Raster>, PictureError>> =
        files.par_iter().map(|file| picture::open(file, &converter).map(Arc::new)).collect();
    let mut found = Vec::new();
    let mut pictures = Vec::with_capacity(edition.pictures.len());
    for picture in &edition.pictures {
        match numbers.get(picture.path.as_path()).and_then(|number| opened.get(*number)) {
            Some(Ok(raster)) => pictures.push(Arc::clone(raster)),
            Some(Err(why)) => found.push(unusable(picture, why)),
            None => {}
        }
    }
    if found.is_empty() { Ok(pictures) } else { Err(found) }
}

fn converter(press: &Press, icc: &[u8]) -> Result<Converter, Diagnostic> {
    Converter::new(icc, press.rendering, press.limits.total_ink).map_err(|why| {
        let one = Diagnostic::error("profile-broken").form("unusable");
        let one = match why {
            PictureError::Condition(why) => one.arg("why", why),
            other => one.arg("why", other.to_string()),
        };
        one.mark(press.span, "condition")
    })
}

fn unusable(picture: &PictureRef, why: &PictureError) -> Diagnostic {
    let code = why.code();
    let one = match why {
        PictureError::Io(error) => {
            Diagnostic::error(CANNOT_READ).arg("why", error).arg("path", picture.name.as_str())
        }
        PictureError::LargeFile => Diagnostic::error(code).form("file").arg("most", LARGEST_FILE >> 20),
        PictureError::Large { width, height } => {
            let one = Diagnostic::error(code).arg("width", *width).arg("height", *height);
            one.arg("most", MOST_PIXELS / 1_000_000)
        }
        PictureError::Format(Some(format)) => Diagnostic::error(code).form("known").arg("format", *format),
        PictureError::NotAFile | PictureError::Empty | PictureError::Format(None) => Diagnostic::error(code),
        PictureError::Kind(what)
        | PictureError::Broken(what)
        | PictureError::Profile(what)
        | PictureError::Condition(what) => Diagnostic::error(code).arg("why", what.clone()),
    };
    one.arg("picture", picture.name.as_str()).mark(picture.span, "this-file")
}
