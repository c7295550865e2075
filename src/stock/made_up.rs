//! Make-up: a pool of stories that is tried on its pages.

use super::gather;
use super::pictures::Pictures;
use super::presses::Presses;
use crate::color::Inks;
use crate::diag::{Diagnostic, Sources, any_error};
use crate::edition::{Pool, Story, pool};
use crate::files::Located;
use crate::layout::Cases;
use crate::makeup::curve::Bench;
use crate::makeup::night::{MadeUp, Wanted, made_up};
use crate::makeup::told::{asked, left};
use crate::reading::{House, Origin};
use crate::text::{Shapers, Shaping};

/// A pool whose pages are made up.
#[derive(Debug)]
pub struct Dummies {
    /// The pool.
    pub pool: Pool,
    /// What was made of it.
    pub made: MadeUp,
    /// What is wrong with it, or worth a look.
    pub found: Vec<Diagnostic>,
}

/// Makes up the pages of an edition that wait.
///
/// # Errors
/// All that is wrong with its files.
pub(super) fn made(
    (house, shapers, inks, presses): (&House, &Shapers, &Inks, &Presses),
    folder: Located,
    sources: &mut Sources,
    wanted: Wanted<'_>,
) -> Result<Dummies, Vec<Diagnostic>> {
    let origin = Origin::of(folder).with(house.clone());
    let cases = Cases { fonts: shapers.fonts(), inks };
    let (pool, mut found) = pool(origin, cases, sources);
    let Some(pool) = pool.filter(|_| !any_error(&found)) else { return Err(found) };
    let edition = &pool.edition;
    let pictures = match edition.press().map(|press| (press, gather::profile(press, presses))) {
        Some((press, Ok(icc))) => {
            let (pictures, unusable) = gather::pictures(edition, press, &icc, presses);
            found.extend(unusable);
            pictures
        }
        _ => Pictures::none(edition.pictures()),
    };
    let sizes = pictures.sizes(edition.pictures());
    let size = |story: &Story, number: u16| {
        let picture = story.pictures.get(usize::from(number))?.prints.first()?.picture?;
        sizes[picture]
    };
    let (shaping, lacking) = Shaping::of(edition, shapers);
    found.extend(lacking);
    let bench = Bench { pool: &pool, shaping: &shaping, sizes: &size };
    found.extend(asked(&pool));
    if any_error(&found) {
        return Err(found);
    }
    let made = made_up(&bench, wanted);
    found.extend(left(&pool, &made));
    Ok(Dummies { pool, made, found })
}
