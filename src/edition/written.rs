//! The file of an edition as it is written, with all that those say which it stands on.

use super::on_base::lay;
use super::raw::{FieldText, RawEdition, RawPage};
use crate::diag::{Diagnostic, FileId};
use crate::reading::bases::Chain;
use crate::reading::files::Folder;
use crate::reading::findings::{Findings, Given};
use crate::reading::format::Versioned;
use crate::reading::house::Origin;

/// The file of an edition as it is written.
pub(super) struct Written {
    pub(super) file: FileId,
    pub(super) raw: RawEdition,
    /// It is TOML from beginning to end, and so are those of its bases: nothing of them was read around.
    pub(super) well_formed: bool,
}

/// The folder that an edition lies in.
///
/// # Errors
/// There is none.
pub(super) fn folder_of(origin: &Origin) -> Result<Folder, Diagnostic> {
    let none = || Diagnostic::error("edition-missing").form("no-folder").arg("path", origin.folder.shown());
    Folder::open(&origin.folder)?.ok_or_else(none)
}

/// Reads the file of an edition, laid over those of its bases.
pub(super) fn written(chain: &Chain, found: &mut Findings) -> Option<Written> {
    let (Versioned(raw), well_formed) = chain.read::<Versioned<RawEdition>>(lay, found)?;
    let pages = raw.page.iter().flat_map(|pages| &pages.value.value.0);
    for (key, name) in pages.flat_map(|page| acts(&page.value)) {
        // Of an edition on a base they are taken out, but for those that are misspelt, which is told.
        let alone = name.as_ref().filter(|name| Some(name.span.file) == chain.last_file());
        if let Some(name) = alone {
            let one = Diagnostic::error("base-page").form("alone").arg("key", key).here(name.span);
            found.add(one.mend_by("help-alone"));
        }
    }
    Some(Written { file: chain.file()?, raw, well_formed })
}

/// What a page says of one of the base.
fn acts(page: &RawPage) -> [(&'static str, &Given<FieldText>); 4] {
    let RawPage { change, drop, after, before, .. } = page;
    [("change", change), ("drop", drop), ("after", after), ("before", before)]
}
