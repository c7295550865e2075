//! Where a manifest will be.

/// Where a manifest will be.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The address of the folder on the web, such as `https://example.org/iiif/2026-12-01`.
    pub base: String,
}

impl Options {
    /// The address of a file of the folder.
    pub(super) fn address(&self, path: &str) -> String {
        format!("{}/{path}", self.base.trim_end_matches('/'))
    }
}
