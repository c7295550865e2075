//! Gathering what an edition names and is more than text: the profile of its press, and the heads of its pictures, each
//! file once.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::opened::Opened;
use super::pictures::{Pictures, Unread};
use super::presses::Presses;
use crate::color::Dress;
use crate::diag::{CANNOT_READ, Diagnostic};
use crate::edition::{Edition, PictureRef};
use crate::files::Located;
use crate::id::Table;
use crate::picture::{self, Mismatch, PictureError, PrintingCondition};
use crate::press::Press;
use crate::printable::cut;
use crate::reading::LARGEST_PROFILE;

/// How many characters of a profile's name a message has.
const NAME: usize = 80;

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
/// the others, or worth a look, each file once.
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
    let black_alone = edition.paper().dress == Some(Dress::Mourning);
    let separations = match presses.separations(press, icc, black_alone) {
        Ok(separations) => separations,
        Err(why) => return (Pictures::none(refs), vec![no_conversion(press, &why)]),
    };
    let mut numbers: BTreeMap<&Located, usize> = BTreeMap::new();
    let mut files = Vec::new();
    for picture in refs.iter().filter(|picture| !picture.is_drawn()) {
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
    let condition = LazyCell::new(|| PrintingCondition::new(icc, &press.identifier).ok());
    let found = refs.iter().filter_map(|picture| {
        // A file that says two things to those who don't see it is wrong once.
        let number = numbers.remove(&picture.file)?;
        match heads.get(number)? {
            Err(why) => Some(one_unusable(picture, why)),
            Ok(opened) if opened.head.is_separated() => {
                let mismatch = condition.as_ref()?.mismatch(&opened.head)?;
                Some(made_for_another(picture, &mismatch))
            }
            Ok(_) => None,
        }
    });
    let found = machine_once(found);
    (Pictures::of_files(opened, separations), found)
}

/// What the machine is at fault for concerns no single picture, and is told once.
fn machine_once(found: impl Iterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let mut told: Vec<Diagnostic> = Vec::new();
    for one in found {
        if !one.labels.is_empty() || !told.contains(&one) {
            told.push(one);
        }
    }
    told
}

fn no_conversion(press: &Press, why: &PictureError) -> Diagnostic {
    let args = why.words().args;
    Diagnostic { form: "unusable", args, ..Diagnostic::error("profile-broken") }.mark(press.span, "condition")
}

/// Pictures whose pixels can't be read, each file once.
pub(super) fn unusable(refs: &Table<PictureRef>, unread: &[Unread]) -> Vec<Diagnostic> {
    let mut told = BTreeSet::new();
    let once = unread.iter().filter(|(id, _)| told.insert(&refs[*id].file));
    machine_once(once.map(|(id, why)| one_unusable(&refs[*id], why)))
}

/// Warns of a picture whose pixels go to press as they are, and were made for another press.
fn made_for_another(picture: &PictureRef, mismatch: &Mismatch) -> Diagnostic {
    let one = Diagnostic::warning("picture-condition").arg("picture", picture.name.as_str());
    let one = match mismatch {
        Mismatch::Press { profile, press } => {
            one.arg("profile", cut(profile, NAME)).arg("press", cut(press, NAME))
        }
        Mismatch::Gain { profile, made_for, gain } => {
            let one = one.form("gain").arg("profile", cut(profile, NAME)).mend_by("help-gain");
            one.arg("made", *made_for).arg("gain", *gain)
        }
    };
    one.mark(picture.span, "this-file")
}

fn one_unusable(picture: &PictureRef, why: &PictureError) -> Diagnostic {
    let name = picture.name.as_str();
    let one = Diagnostic::of(why.words());
    let one = match why {
        PictureError::Apart(_) => one,
        _ => one.arg("picture", name).arg("path", name).mark(picture.span, "this-file"),
    };
    if let Some(form) = why.mend() { one.mend_by(form) } else { one }
}
