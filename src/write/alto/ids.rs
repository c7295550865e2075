//! By what pieces of a page are known in its ALTO file, and in what points there (METS).

/// A section, by its place on the page; both from 0.
pub(in crate::write) fn section_id(page: usize, section: usize) -> String {
    format!("P{}_S{}", page + 1, section + 1)
}

/// A block, by its place in its section.
pub(in crate::write) fn block_id(page: usize, section: usize, block: usize) -> String {
    format!("{}_B{}", section_id(page, section), block + 1)
}

/// A line, by its place in its block.
pub(super) fn line_id(block: &str, line: usize) -> String {
    format!("{block}_L{}", line + 1)
}

/// A word, by its place in its line.
pub(super) fn word_id(line: &str, word: usize) -> String {
    format!("{line}_W{}", word + 1)
}
