//! Records of an edition: ALTO, METS, JSON, text, Markdown, ninjs, OFD, pictures, IIIF, the web edition. All of them say what its stories say, where it stands.

mod alto;
mod areas;
mod folder;
mod mets;
mod ofd;
mod pictures;
mod prose;
mod site;
mod svg;
mod xml;

use crate::support::composed::exported;

/// A text without what is not seen.
fn solid(text: &str) -> String {
    banxin::record::solid(text).collect()
}
