//! Gathering what an edition names and is more than text: the profile of its press, and the heads of its pictures, each
//! file once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::opened::Opened;
use super::pictures::{Pictures, Unread};
use super::presses::Presses;
use crate::diag::{CANNOT_READ, Diagnostic};
use crate::edition::{Edition, PictureRef};
use crate::files::Located;
use crate::id::Table;
use crate::picture::{self, PictureError};
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

/// The pictures of an edition, as far as their files can be used; `icc` is the profile of its press. And what is wrong with
/// the others, each file once.
pub(super) fn pictures(
    edition: &Edition,
    press: &Press,
    icc: &Arc<[u8]>,
    presses: &Presses,
) -> (Pictures, Vec<Diagnostic>) {
    let refs = edition.pictures();
    if refs.is_empty() {
        return (Pictures::none(refs), Vec::new());
    }
    let separations = match presses.separations(press, icc) {
        Ok(separations) => separations,
        Err(why) => return (Pictures::none(refs), vec![no_conversion(press, &why)]),
    };
    let mut numbers: BTreeMap<&Located, usize> = BTreeMap::new();
    let mut files = Vec::new();
    for picture in refs {
        numbers.entry(&picture.file).or_insert_with(|| {
            files.push(&picture.file);
            files.len() - 1
        });
    }
    let heads = picture::side_by_side(
        &files,
        |file| file.size().unwrap_or(0),
        || presses.reader(),
        |reader, file| Opened::read(file, reader.as_mut()).map(Arc::new),
    );
    let opened = refs.along(|(_, picture)| {
        let opened = numbers.get(&picture.file).and_then(|number| heads.get(*number))?;
        opened.as_ref().ok().map(Arc::clone)
    });
    let unread = refs.entries().filter_map(|(id, picture)| {
        // A file that says two things to those who don't see it is wrong once.
        let number = numbers.remove(&picture.file)?;
        Some((id, heads.get(number)?.as_ref().err()?))
    });
    let found = unread.map(|(id, why)| one_unusable(&refs[id], why)).collect();
    (Pictures::of_files(opened, separations), found)
}

fn no_conversion(press: &Press, why: &PictureError) -> Diagnostic {
    let args = why.words().args;
    Diagnostic { form: "unusable", args, ..Diagnostic::error("profile-broken") }.mark(press.span, "condition")
}

/// Pictures whose pixels can't be read, each file once.
pub(super) fn unusable(refs: &Table<PictureRef>, unread: &[Unread]) -> Vec<Diagnostic> {
    let mut told = BTreeSet::new();
    let once = unread.iter().filter(|(id, _)| told.insert(&refs[*id].file));
    once.map(|(id, why)| one_unusable(&refs[*id], why)).collect()
}

fn one_unusable(picture: &PictureRef, why: &PictureError) -> Diagnostic {
    let name = picture.name.as_str();
    let one = Diagnostic::of(why.words()).arg("picture", name).arg("path", name);
    let one = one.mark(picture.span, "this-file");
    if let Some(form) = why.mend() { one.mend_by(form) } else { one }
}
