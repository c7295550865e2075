//! By what pieces of the record are known in it.

/// The description of an article.
pub(super) fn article_id(story: u16) -> String {
    format!("DMD_ARTICLE_{}", story + 1)
}

/// The ALTO file of a page, by its place from 0.
pub(super) fn alto_id(page: usize) -> String {
    format!("ALTO_{}", page + 1)
}
