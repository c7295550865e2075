//! What a page uses of what its file offers it: files that programs put together from many pages offer each page the
//! resources of all.

use std::collections::BTreeSet;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Dict, Object as Found};

/// Names in content, whatever they name.
#[derive(Debug, Default)]
pub(super) struct Used(BTreeSet<Vec<u8>>);

impl Used {
    /// All names that are operands of anything: a few too many do no harm.
    pub(super) fn by(content: &[u8]) -> Self {
        let mut names = BTreeSet::new();
        let mut operators = UntypedIter::new(content);
        while let Some(one) = operators.next() {
            for operand in one.operands() {
                if let Found::Name(name) = operand {
                    names.insert(name.as_ref().to_vec());
                }
            }
        }
        Self(names)
    }

    pub(super) fn has(&self, name: &[u8]) -> bool {
        self.0.contains(name)
    }
}

/// Whether a form brings no resources: it is drawn with those of the page (ISO 32000-1, 7.8.3, as files before PDF 1.2).
pub(super) fn borrows(form: &Dict<'_>) -> bool {
    let is_form = form
        .get::<hayro_syntax::object::Name<'_>>("Subtype")
        .is_some_and(|subtype| subtype.as_ref() == b"Form");
    is_form && !form.contains_key("Resources")
}
