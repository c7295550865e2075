//! What holds of the files of pages, whatever edition they are of.

use std::collections::BTreeMap;
use std::path::Path;

use banxin::Stock;
use banxin::diag::Sources;
use banxin::edition::{PageChoice, Ticket};
use banxin::split::{Order, Outcome, Split};
use banxin::write::pdf::Profile;
use lopdf::Document;
use proptest::prelude::*;

use crate::folds::pages;
use crate::support::house::House;

/// Pages of an edition: before which of them a section begins, which are spreads, how long their stories are, and in which
/// of two layouts they stand.
fn editions() -> impl Strategy<Value = Vec<(bool, bool, usize, bool)>> {
    prop::collection::vec(
        (prop::bool::weighted(0.3), prop::bool::weighted(0.2), 1_usize..5, any::<bool>()),
        1..6,
    )
}

fn story(words: usize, word: &str) -> String {
    format!("+++\nheadline = \"Head\"\n+++\n\n{}\n", format!("{word} ").repeat(words))
}

fn file(at: usize) -> String {
    if at == 0 { "paper/stories/一.md".to_owned() } else { format!("paper/stories/s{at}.md") }
}

fn house(edition: &[(bool, bool, usize, bool)]) -> House {
    let mut in_section = 0;
    let mut keys = Vec::new();
    for (at, (fold, spread, ..)) in edition.iter().enumerate() {
        in_section = if *fold { 1 } else { in_section + 1 };
        let letter = char::from(b'A' + at as u8);
        let fold = fold.then(|| format!("fold = \"{letter}01\"\n")).unwrap_or_default();
        // Even pages lie beside the odd ones behind them.
        let spread = *spread && in_section % 2 == 0;
        in_section += u32::from(spread);
        keys.push(fold + if spread { "spread = true\n" } else { "" });
    }
    let house = pages(&keys.iter().map(String::as_str).collect::<Vec<_>>());
    let red = "{ plate = \"PANTONE 485 C\", cmyk = [\"0%\", \"95%\", \"100%\", \"0%\"] }";
    let other = house.text("layouts/small.toml").replace("[body]\n", "[body]\ncolor = \"red\"\n");
    let house = house.write("layouts/other.toml", format!("{other}\n[inks]\nred = {red}\n"));
    let mut text = house.text("paper/edition.toml");
    for (at, _) in edition.iter().enumerate().rev().filter(|(_, (.., other))| *other) {
        let (from, named) = text.match_indices("layout = \"small\"").nth(at).unwrap();
        text.replace_range(from..from + named.len(), "layout = \"other\"");
    }
    let house = house.write("paper/edition.toml", text);
    edition
        .iter()
        .enumerate()
        .fold(house, |house, (at, (.., words, _))| house.write(&file(at), story(*words, "word")))
}

fn split(house: &House, choice: Option<&PageChoice>) -> Vec<Outcome> {
    let ticket = Ticket { pages: choice.cloned(), with_shared: true, ..Ticket::default() };
    let loaded = Stock::default().load_for(&ticket, house.path("paper"), &mut Sources::default()).unwrap();
    let folder = house.path("pages");
    let profile = Profile::X4A2u;
    let (own, force) = (false, false);
    let order = Order { folder: &folder, own, pattern: None, profile, pages: choice, kept: &[], force };
    let split = Split::plan(&order, &loaded, []).unwrap();
    split.write(&loaded.compose()).unwrap().pages
}

fn files(house: &House) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(house.path("pages")).unwrap().map(Result::unwrap);
    entries
        .map(|one| (one.file_name().into_string().unwrap(), std::fs::read(one.path()).unwrap()))
        .filter(|(name, _)| name != banxin::split::MANIFEST)
        .collect()
}

fn texts(path: &Path) -> Vec<String> {
    let document = Document::load(path).unwrap();
    document.get_pages().keys().map(|page| document.extract_text(&[*page]).unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn files_are_the_pages_and_one_that_changes_leaves_the_others(edition in editions(), which in any::<prop::sample::Index>()) {
        let house = house(&edition);
        let outcomes = split(&house, None);
        prop_assert_eq!(outcomes.len(), edition.len());
        // As text, one after the other, they are the whole file.
        let loaded = Stock::default().edition(house.path("paper"));
        prop_assert!(loaded.is_ok(), "{:?}", loaded.err());
        let whole = house.path("whole.pdf");
        loaded.unwrap().compose().write(Profile::X4A2u).unwrap().save(&whole).unwrap();
        let alone: Vec<String> =
            outcomes.iter().flat_map(|one| texts(&house.path(&format!("pages/{}", one.entry.file)))).collect();
        prop_assert_eq!(alone, texts(&whole));
        // A late change.
        let before = files(&house);
        let at = which.index(edition.len());
        let house = house.write(&file(at), story(edition[at].2, "late"));
        let label = &outcomes[at].entry.page;
        let choice = PageChoice::read(&outcomes[at].entry.place.to_string());
        let again = split(&house, choice.as_ref());
        prop_assert_eq!(again.iter().map(|one| (&one.entry.page, one.written)).collect::<Vec<_>>(), [(label, true)]);
        prop_assert!(split(&house, None).iter().all(|one| !one.written), "the page alone is that of the whole");
        let after = files(&house);
        for (name, bytes) in &before {
            prop_assert_eq!(after[name] == *bytes, *name != outcomes[at].entry.file, "{}", name);
        }
    }
}
