//! The colours of a layout by name, for what stands on its pages and is printed in some of them.

use crate::color::Paint;
use crate::diag::Diagnostic;
use crate::printable::short;
use crate::reading::findings::Field;
use crate::reading::suggest;

/// The colours that need no name in a layout.
const BUILT_IN: [(&str, Paint); 2] = [("black", Paint::BLACK), ("paper", Paint::PAPER)];

/// The colours of a layout by name; one that is wrong is known, but nothing.
#[derive(Debug, Clone)]
pub struct Colors(Vec<(String, Option<Paint>)>);

impl Default for Colors {
    fn default() -> Self {
        Self(BUILT_IN.iter().map(|(name, paint)| ((*name).to_owned(), Some(*paint))).collect())
    }
}

impl Colors {
    /// The colour of a name, where nothing is wrong with it.
    #[must_use]
    pub fn paint(&self, name: &str) -> Option<Paint> {
        *self.get(name)?
    }

    pub(super) fn add(&mut self, name: String, paint: Option<Paint>) {
        self.0.push((name, paint));
    }

    pub(super) fn get(&self, name: &str) -> Option<&Option<Paint>> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, paint)| paint)
    }

    /// That there is no colour of a name.
    pub(crate) fn unknown(&self, name: &Field<String>) -> Option<Diagnostic> {
        if self.get(&name.value).is_some() {
            return None;
        }
        let known: Vec<&str> = self.0.iter().map(|(name, _)| name.as_str()).collect();
        let one = Diagnostic::error("unknown-color").arg("color", short(&name.value)).here(name.span);
        Some(suggest::known(one, (&name.value, name.span), &known, "colours", suggest::quoted))
    }
}
