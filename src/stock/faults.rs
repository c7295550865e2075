//! What is wrong, as an error.

use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::sync::Arc;

use crate::diag::{Diagnostic, Sources};
use crate::report;
use crate::words::Lang;

/// All that is wrong with an edition, and the texts that it points into. It shows itself as the command shows it, in
/// English; [`report`] says it otherwise.
pub struct Faults {
    /// What is wrong, and what is worth a look.
    pub found: Vec<Diagnostic>,
    /// The texts.
    pub sources: Arc<Sources>,
}

impl Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut all: Vec<&Diagnostic> = self.found.iter().collect();
        all.sort_by_key(|one| one.place());
        f.write_str(report::human(&all, &self.sources, Lang::En, false).trim_end())
    }
}

impl Debug for Faults {
    /// As it shows itself: an error that ends a program is printed so.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl Error for Faults {}

impl From<Diagnostic> for Faults {
    /// What has no place.
    fn from(one: Diagnostic) -> Self {
        Self { found: vec![one], sources: Arc::default() }
    }
}
