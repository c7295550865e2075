//! The web edition: an issue of it, and what follows from that in a site that has others.

use super::kind::Kind;
use super::list::{self, LIST};
use crate::diag::any_error;
use crate::page::published;
use crate::site::{Growth, Recorded, growth, recorded};
use crate::stock::{Composed, Faults};
use crate::transcript::Transcript;
use crate::write::Written;

/// What a site takes of an edition.
#[derive(Debug)]
pub struct SiteFiles {
    /// What the site says while it grows.
    pub begin: Written,
    /// The folder of its issue, by its path in the site.
    pub folder: String,
    /// What lies in that, by paths in it, the list last.
    pub issue: Vec<Written>,
    /// What lies elsewhere in the site, by paths in it; what leads to all of it is the last.
    pub around: Vec<Written>,
}

/// The files of an issue, for a site of which `read` gives what it has.
///
/// # Errors
/// As [`super::files`].
pub fn site(of: &Composed<'_>, read: &dyn Fn(&str) -> Option<Vec<u8>>) -> Result<SiteFiles, Faults> {
    if any_error(&of.found) {
        return Err(of.faults(of.found.clone()));
    }
    let about = &of.composition.about;
    let published = published(&of.composition);
    let transcript = Transcript::of(&published, of.fonts());
    let Recorded { issue, pictures } =
        recorded(&transcript, &of.draw(&published, false)?).map_err(|page| of.unseen(&page))?;
    let folder = issue.date.folder();
    let inside = format!("{folder}/");
    let Growth { begin, files } = growth(&issue, read);
    let (own, mut around): (Vec<Written>, Vec<Written>) =
        files.into_iter().partition(|file| file.path.starts_with(&inside));
    let own = own.into_iter().map(|file| Written { path: file.path.replacen(&inside, "", 1), ..file });
    let mut issue: Vec<Written> = pictures.into_iter().chain(own).collect();
    issue.push(list::list(about, Kind::Site, &issue));
    let others = lists(&around, read);
    around.splice(0..0, others);
    Ok(SiteFiles { begin, folder, issue, around })
}

/// The lists of other issues of which files change.
fn lists(around: &[Written], read: &dyn Fn(&str) -> Option<Vec<u8>>) -> Vec<Written> {
    let issue = |file: &Written| {
        let (month, rest) = file.path.split_once('/')?;
        let (day, name) = rest.split_once('/')?;
        Some((format!("{month}/{day}"), Written { path: name.to_owned(), bytes: file.bytes.clone() }))
    };
    let all: Vec<(String, Written)> = around.iter().filter_map(issue).collect();
    let lists = all.chunk_by(|(one, _), (next, _)| one == next).filter_map(|files| {
        let path = format!("{}/{LIST}", files.first()?.0);
        let bytes = list::renewed(&read(&path)?, files.iter().map(|(_, file)| file))?;
        Some(Written { path, bytes })
    });
    lists.collect()
}
