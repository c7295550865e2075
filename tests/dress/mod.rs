//! The dress of an edition: one key of the paper, and no layout changed.

mod festive;
mod mourning;
mod told;

use banxin::diag::{Sources, any_error};
use banxin::page::{Composition, GlyphRun, Item, Role};

use crate::support::house::House;

const EDITION: &str = "paper/edition.toml";
const LAYOUT: &str = "layouts/small.toml";
const RED: &str =
    "\n[inks]\nred = { plate = \"PANTONE 485 C\", cmyk = [\"0%\", \"95%\", \"100%\", \"0%\"] }\n";
const DATE: &str = "date = 2022-09-30";

impl House {
    /// The same in a dress.
    fn dressed(self, dress: &str) -> Self {
        self.change(EDITION, DATE, &format!("{DATE}\ndress = \"{dress}\""))
    }

    /// The pages of its edition, in which nothing is wrong, whatever is worth a look.
    fn composed(&self) -> Composition {
        let mut sources = Sources::default();
        let loaded = banxin::load(self.path("paper"), &mut sources);
        let loaded = loaded.unwrap_or_else(|errors| panic!("{errors:#?}"));
        let (composition, found) = banxin::typeset(&loaded.edition, &loaded.fonts, &loaded.pictures);
        assert!(!any_error(&found), "{found:#?}");
        composition
    }
}

/// The runs of a role on all pages.
fn runs(composition: &Composition, role: Role) -> Vec<&GlyphRun> {
    let items = composition.pages.iter().flat_map(|page| &page.items);
    let runs = items.filter_map(|item| if let Item::Glyphs(run) = item { Some(run) } else { None });
    runs.filter(|run| run.source.role == role).collect()
}
