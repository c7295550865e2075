//! 改版: which pages of an edition are to be printed anew after a change, from which plates, and what changed on them.
//!
//! What is compared is what is printed: glyphs, rules, pictures, inks where they stand. What it was made from may be written in
//! another way, be called otherwise or lie elsewhere.
//!
//! ```text
//! Composition ─┐ known: what numbers stand for      ┌ print, changed ─► plates
//!              ├ stories: which is which          ──┤ texts, things   ─► findings
//! Composition ─┘ pages: by the numbers they print   └ drawn           ─► pictures
//! ```

mod align;
mod changed;
mod drawn;
mod known;
mod lines;
mod pages;
mod plates;
mod print;
mod setting;
mod side;
mod sorted;
mod stories;
mod texts;
mod things;
mod told;

use std::collections::{BTreeMap, BTreeSet};

pub use drawn::{Drawing, Legend};
pub use side::{Original, Side};
pub use told::{
    BoxKind, Change, Difference, Finding, Lines, PageDifference, PageName, Part, Place, Plate, Property,
    Quote, Shift, StoryName, What,
};

use known::Known;
use pages::Comparing;

/// How an edition differs from an earlier one in what is printed. Pages go by the numbers that they print; of pages that share
/// one only the first is compared.
#[must_use]
pub fn compare(earlier: Side<'_>, later: Side<'_>) -> Difference {
    let comparing = Comparing::of(earlier, later);
    let sides = [earlier, later];
    let [old, new] = sides.map(by_label);
    let [old_labels, new_labels] = sides.map(labels);
    let named =
        |edition: usize, own: &[&str], others: &BTreeMap<&str, usize>, places: &BTreeMap<&str, usize>| {
            let alone = own.iter().filter(|label| !others.contains_key(*label));
            alone.filter_map(|label| comparing.name(edition, *places.get(label)?)).collect()
        };
    let both = |label: &&&str| old.contains_key(**label) && new.contains_key(**label);
    let pairs = new_labels.iter().filter(both).filter_map(|label| Some([*old.get(label)?, *new.get(label)?]));
    let common =
        |of: &[&str]| of.iter().filter(both).map(|label| (*label).to_owned()).collect::<Vec<String>>();
    let order = [common(&old_labels), common(&new_labels)];
    Difference {
        pages: pairs.filter_map(|at| comparing.compared(at)).collect(),
        added: named(1, &new_labels, &old, &new),
        dropped: named(0, &old_labels, &new, &old),
        order: Some(order).filter(|[was, is]| was != is),
    }
}

/// A picture of each page that differs: both pages laid over each other, and the places of what is found, numbered from 1
/// through all findings.
#[must_use]
pub fn draw(earlier: Side<'_>, later: Side<'_>, difference: &Difference, legend: &Legend) -> Vec<Drawing> {
    let (_, views) = Known::views(earlier, later);
    let mut number = 1;
    let mut drawings = Vec::new();
    for page in &difference.pages {
        drawings.extend(drawn::page(&views, page, number, legend));
        number += page.findings.len();
    }
    drawings
}

/// The places of pages by what they go by.
fn by_label(of: Side<'_>) -> BTreeMap<&str, usize> {
    let pages = of.composition.pages.iter().enumerate().rev();
    pages.map(|(at, page)| (page.label.as_str(), at)).collect()
}

/// What the pages go by, each once, in their order.
fn labels(of: Side<'_>) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    let pages = of.composition.pages.iter();
    pages.map(|page| page.label.as_str()).filter(|label| seen.insert(*label)).collect()
}
