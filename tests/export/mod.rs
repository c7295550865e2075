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

use std::path::Path;

use banxin::export::{Kind, Options, files};
use banxin::write::Written;
use banxin::{House, Stock};

/// The files of an export of an edition that comes with the program.
fn exported(edition: &str, kind: Kind, options: &Options) -> Vec<Written> {
    let stock = Stock::open(House::bundled()).expect("the house");
    let loaded = stock.edition(Path::new("content").join(edition).as_path()).expect("sound");
    files(&loaded.compose(), kind, options).expect("fit to print")
}

/// A text without what is not seen.
fn solid(text: &str) -> String {
    banxin::record::solid(text).collect()
}
