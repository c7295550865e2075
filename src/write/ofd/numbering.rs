//! The numbers by which parts of a document are named: none is given twice.

/// Gives numbers.
#[derive(Debug)]
pub(super) struct Numbering {
    last: u32,
}

impl Numbering {
    pub(super) const fn new() -> Self {
        Self { last: 0 }
    }

    /// The next number.
    pub(super) const fn next(&mut self) -> u32 {
        self.many(1)
    }

    /// The first of so many that follow each other.
    pub(super) const fn many(&mut self, count: usize) -> u32 {
        let first = self.last.saturating_add(1);
        self.last = self.last.saturating_add(count as u32);
        first
    }

    /// The last that was given.
    pub(super) const fn last(&self) -> u32 {
        self.last
    }
}
