//! What lies in an archive.

use crate::bag::DECLARATION;
use crate::diag::{CANNOT_READ, Diagnostic};
use crate::files::{Located, Stands};
use crate::lock::LOCK;

/// Folders in folders are no deeper.
const DEEPEST: usize = 64;

/// What is found in an archive.
#[derive(Debug)]
pub enum Found {
    /// The folder of a locked edition; and the bag that it lies in.
    Edition(Located, Option<Located>),
    /// The folder of a bag. What lies in it comes behind it.
    Bag(Located),
    /// A folder that can't be looked through, and why.
    Lost(Located, Diagnostic),
}

/// All that lies in a folder, in the order of names: bags and locked editions, those in folders of others behind these. Links
/// are not followed but for the folder itself, nor are folders looked into whose names begin with a dot.
#[must_use]
pub fn found_in(folder: &Located) -> Vec<Found> {
    let mut all = Vec::new();
    look(folder, None, DEEPEST, &mut all);
    all
}

fn look(folder: &Located, bag: Option<&Located>, deepest: usize, all: &mut Vec<Found>) {
    let is = |name: &str, what: Stands| folder.join(name).stands().is_ok_and(|is| is == what);
    let is_bag = is(DECLARATION, Stands::File);
    if is_bag {
        all.push(Found::Bag(folder.clone()));
    }
    let bag = if is_bag { Some(folder) } else { bag };
    if is(LOCK, Stands::File) {
        all.push(Found::Edition(folder.clone(), bag.cloned()));
    }
    let names = match folder.all_names() {
        Ok(names) => names,
        Err(error) => {
            let one = Diagnostic::error(CANNOT_READ).arg("path", folder.shown()).arg("why", &error);
            all.push(Found::Lost(folder.clone(), one));
            return;
        }
    };
    for name in names.iter().filter(|name| !name.starts_with('.')) {
        let below = folder.join(name);
        match below.stands() {
            Ok(Stands::Folder) if !below.is_link() && deepest > 0 => look(&below, bag, deepest - 1, all),
            // A name that is no text.
            Ok(Stands::Nothing) => all.push(Found::Lost(below.clone(), no_text(&below))),
            _ => {}
        }
    }
}

fn no_text(at: &Located) -> Diagnostic {
    Diagnostic::error("archive-name").arg("path", at.shown())
}
