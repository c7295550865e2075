//! What a bag says of itself.

use super::manifest::Manifest;
use crate::edition::Paper;

/// The text of [`super::DECLARATION`] (RFC 8493, 2.1.1).
pub(super) const BAGIT: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
/// What a bag says of itself beyond that.
pub(super) const BAG_INFO: &str = "bag-info.txt";
/// What happened to its files.
pub(super) const PREMIS: &str = "metadata/premis.xml";

/// The text of [`BAG_INFO`]: of which paper and day it is. The day is the edition's: nobody looks at a clock.
pub(super) fn bag_info(paper: &Paper, (bytes, files): (u64, usize)) -> String {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, number, day) = (one_line(&paper.name), one_line(paper.number()), paper.day());
    let number = if number.is_empty() { number } else { format!(" ({number})") };
    format!(
        "External-Description: {name} {day}{number}\nExternal-Identifier: {day}\nBagging-Date: {day}\n\
         Bag-Software-Agent: banxin {}\nPayload-Oxum: {bytes}.{files}\n",
        env!("CARGO_PKG_VERSION")
    )
}

/// How many bytes and how many files lie in a bag, where it says so; nothing, where it says nothing that can be read.
pub(super) fn oxum(bag_info: &str) -> Option<(u64, usize)> {
    let line = bag_info.lines().find_map(|line| line.strip_prefix("Payload-Oxum:"))?;
    let (bytes, files) = line.trim().split_once('.')?;
    Some((bytes.parse().ok()?, files.parse().ok()?))
}

/// The manifest of the files that say what a bag is.
pub(super) fn is_payload(path: &str) -> bool {
    path.strip_prefix(super::PAYLOAD).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether a manifest is of files below `data/` alone, or of others alone.
pub(super) fn is_of(manifest: &Manifest, payload: bool) -> bool {
    manifest.keys().all(|path| is_payload(path) == payload)
}
