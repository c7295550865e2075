//! Gathering what an edition names and is more than text: the profile of its press, and its pictures, opened side
//! by side in the inks of that press, each file once.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::presses::Presses;
use crate::diag::{CANNOT_READ, Diagnostic};
use crate::edition::{Edition, PictureRef};
use crate::files::Located;
use crate::id::Along;
use crate::picture::{self, PictureError, Raster};
use crate::press::Press;
use crate::reading::LARGEST_PROFILE;

/// The ICC profile of a press, and no more of it than reading the layout allows: one that has grown since is cut off, and
/// a profile that is cut off is refused.
///
/// # Errors
/// The file can't be read.
pub(super) fn profile(press: &Press, presses: &Presses) -> Result<Arc<[u8]>, Diagnostic> {
    let read = press.profile.beginning(LARGEST_PROFILE).map(|(icc, _)| presses.profile(icc));
    read.map_err(|error| {
        let one = Diagnostic::error(CANNOT_READ).arg("path", press.profile.shown());
        one.arg("why", &error).mark(press.span, "condition")
    })
}

/// The pictures of an edition, as far as they can be used; `icc` is the profile of its press. And what is wrong with the
/// others, each file once.
pub(super) fn pictures(
    edition: &Edition,
    press: &Press,
    icc: &Arc<[u8]>,
    presses: &Presses,
) -> (Along<PictureRef, Option<Arc<Raster>>>, Vec<Diagnostic>) {
    let refs = edition.pictures();
    let none = || refs.along(|_| None);
    if refs.is_empty() {
        return (none(), Vec::new());
    }
    let converter = match presses.converter(press, icc) {
        Ok(converter) => converter,
        Err(why) => return (none(), vec![no_conversion(press, &why)]),
    };
    let mut numbers: BTreeMap<&Located, usize> = BTreeMap::new();
    let mut files = Vec::new();
    for picture in refs {
        numbers.entry(&picture.file).or_insert_with(|| {
            files.push(&picture.file);
            files.len() - 1
        });
    }
    let opened: Vec<Result<Arc<Raster>, PictureError>> =
        files.par_iter().map(|file| picture::open(*file, &converter).map(Arc::new)).collect();
    let mut found = Vec::new();
    let pictures = refs.along(|(_, picture)| {
        let opened = numbers.get(&picture.file).and_then(|number| opened.get(*number))?;
        opened.as_ref().ok().map(Arc::clone)
    });
    // A file that says two things to those who don't see it is wrong once.
    for (file, why) in
        files.iter().zip(&opened).filter_map(|(file, opened)| Some((file, opened.as_ref().err()?)))
    {
        let named = refs.iter().find(|picture| picture.file == **file);
        found.extend(named.map(|picture| unusable(picture, why)));
    }
    (pictures, found)
}

fn no_conversion(press: &Press, why: &PictureError) -> Diagnostic {
    let args = why.words().args;
    Diagnostic { form: "unusable", args, ..Diagnostic::error("profile-broken") }.mark(press.span, "condition")
}

fn unusable(picture: &PictureRef, why: &PictureError) -> Diagnostic {
    let name = picture.name.as_str();
    Diagnostic::of(why.words()).arg("picture", name).arg("path", name).mark(picture.span, "this-file")
}
