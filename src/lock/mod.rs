//! The lock of an edition: what it was made from and what came out, by hashes, so that who makes it again years later, on
//! another machine, knows whether it is the same.
//!
//! Every file that was read of an edition is in it, as [`Sources`](crate::diag::Sources) and
//! [`Loaded::inputs`](crate::Loaded::inputs) tell: nobody keeps a list of them. No path of a machine is in it, no clock and
//! no name of the edition's folder. Of what the house has and what the program brings along the one does for the other, if
//! it is the same.

// A value that may be absent is passed on as it was read; `as_ref` at each call would say nothing more.
#![allow(clippy::ref_option)]

mod compare;
mod file;
mod inputs;
mod made;
mod raw;
#[cfg(test)]
mod schema;

pub use compare::{Change, Changed};
pub use file::{BEGIN, Input, Known, LOCK, Lock, LockFile, Output, PRESS_FILE, is_path, name_of};
pub use inputs::{Inputs, known, shown};
pub use made::{holds, holds_pages, known_of, other_pages, pages, press_file};

use crate::stock::{Composed, Faults, PressFile};
use crate::write::pdf::Profile;

/// How an edition is ordered that is locked.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// The profile of its press file.
    pub profile: Profile,
    /// The condition of the press, in place of its layouts'.
    pub condition: Option<String>,
}

/// Locks an edition that is composed: its press file, and the lock of that.
///
/// # Errors
/// Anything is wrong with the edition, or a file of it has changed meanwhile.
pub fn lock(composed: &Composed<'_>, inputs: &Inputs, terms: &Terms) -> Result<(Lock, PressFile), Faults> {
    let file = composed.write(terms.profile)?;
    let mut lock = Lock::of(terms.profile, terms.condition.clone(), inputs.all.clone());
    lock.outputs.push(press_file(&file)?);
    lock.pages = pages(composed, terms.profile)?;
    inputs.are_unchanged()?;
    Ok((lock, file))
}
