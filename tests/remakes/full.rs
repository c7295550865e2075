//! An edition on a base is, byte for byte, the one that is written out in full: bases made by seeds, and remakes of them.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::sync::Arc;

use banxin::Stock;
use banxin::diag::Sources;
use banxin::files::{Located, Memory};
use banxin::write::pdf::Profile;

use super::{LAYOUT, remake};
use crate::support::copy::Seed;

/// A page as it is in the end.
#[derive(Debug, Clone, Default)]
struct Page {
    /// Its keys that are texts: layout, label, fold, section.
    keys: BTreeMap<&'static str, String>,
    fields: BTreeMap<&'static str, String>,
    /// Slots and stories, in the order in which a hand would write them.
    slots: Vec<(&'static str, String)>,
}

/// An edition as it is in the end.
#[derive(Debug, Clone, Default)]
struct Night {
    paper: BTreeMap<&'static str, String>,
    pages: Vec<Page>,
    /// What the text of each story is.
    stories: BTreeMap<String, String>,
    /// Names that were given so far.
    given: usize,
}

impl Night {
    fn name(&mut self, sign: &str) -> String {
        self.given += 1;
        format!("{sign}{}", self.given)
    }

    /// A new story.
    fn story(&mut self, seed: &mut Seed) -> String {
        let name = self.name("s");
        self.stories.insert(name.clone(), words(seed));
        name
    }

    fn page(&mut self, seed: &mut Seed) -> Page {
        let mut page = Page::default();
        page.keys.insert("layout", layout(seed).into());
        page.keys.insert("section", self.name("Section "));
        match seed.below(3) {
            0 => drop(page.keys.insert("label", self.name("P"))),
            1 => drop(page.keys.insert("fold", self.name("F"))),
            _ => {}
        }
        page.fields.insert("editor", self.name("Editor "));
        for slot in slots(seed) {
            page.slots.push((slot, self.story(seed)));
        }
        page
    }

    /// The edition by itself.
    fn full(&self) -> String {
        let mut text = String::from("[paper]\n");
        for (key, value) in &self.paper {
            let _ = writeln!(text, "{key} = {value}");
        }
        self.pages.iter().for_each(|page| text.push_str(&written(page, "", 0)));
        text
    }
}

fn layout(seed: &mut Seed) -> &'static str {
    ["small", "other"][seed.below(2)]
}

/// One slot or two, in either order.
fn slots(seed: &mut Seed) -> &'static [&'static str] {
    [&["lead", "side"][..], &["side", "lead"], &["side"], &["lead"]][seed.below(4)]
}

fn words(seed: &mut Seed) -> String {
    "word ".repeat(1 + seed.below(3)) + &seed.below(1000).to_string()
}

/// A page in TOML, with a line more: its tables inline, by dots, or below headers.
fn written(page: &Page, act: &str, manner: usize) -> String {
    let mut text = format!("[[page]]\n{act}\n");
    for (key, value) in &page.keys {
        let _ = writeln!(text, "{key} = \"{value}\"");
    }
    let entries = |pairs: Vec<(&str, &String)>, before: &str| {
        let all = pairs.into_iter().map(|(key, value)| format!("{before}{key} = \"{value}\""));
        all.collect::<Vec<_>>()
    };
    let tables = [
        ("fields", page.fields.iter().map(|(key, value)| (*key, value)).collect::<Vec<_>>()),
        ("slots", page.slots.iter().map(|(key, value)| (*key, value)).collect()),
    ];
    for (table, pairs) in tables {
        // A page of an edition by itself says that it has no stories.
        if pairs.is_empty() && !(table == "slots" && act.is_empty()) {
            continue;
        }
        let _ = match manner {
            0 => writeln!(text, "{table} = {{ {} }}", entries(pairs, "").join(", ")),
            1 => writeln!(text, "{}", entries(pairs, &format!("{table}.")).join("\n")),
            _ => writeln!(text, "[page.{table}]\n{}", entries(pairs, "").join("\n")),
        };
    }
    text
}

fn base(seed: &mut Seed) -> Night {
    let mut night = Night::default();
    let keys = [("name", "\"日报\""), ("date", "2022-09-30"), ("edition", "\"City\""), ("price", "\"1\"")];
    night.paper.extend(keys.map(|(key, value)| (key, value.to_owned())));
    for _ in 0..2 + seed.below(3) {
        let page = night.page(seed);
        night.pages.push(page);
    }
    night
}

/// What an edition on another says, and what comes of it; files that it has of its own are new in the stories.
fn remade(on: &Night, base: &str, seed: &mut Seed) -> (String, Night, Vec<String>) {
    let mut night = Night { pages: Vec::new(), ..on.clone() };
    let mut text = format!("base = \"../{base}\"\n");
    if seed.below(2) == 0 {
        let name = format!("\"{}\"", night.name("Edition "));
        let _ = writeln!(text, "[paper]\nedition = {name}");
        night.paper.insert("edition", name);
    }
    for (at, page) in on.pages.iter().enumerate() {
        let named = match page.keys.get("label") {
            Some(label) if seed.below(2) == 0 => format!("\"{label}\""),
            _ => (at + 1).to_string(),
        };
        let manner = seed.below(3);
        let add = |night: &mut Night, act: &str, text: &mut String, seed: &mut Seed| {
            let added = night.page(seed);
            text.push_str(&written(&added, &format!("{act} = {named}"), manner));
            night.pages.push(added);
        };
        if seed.below(6) == 0 {
            add(&mut night, "before", &mut text, seed);
        }
        match seed.below(4) {
            0 if at > 0 => {
                let _ = writeln!(text, "[[page]]\ndrop = {named}");
            }
            1 => night.pages.push(page.clone()),
            _ => {
                let (said, page) = changed(page, &mut night, seed);
                text.push_str(&written(&said, &format!("change = {named}"), manner));
                night.pages.push(page);
            }
        }
        if seed.below(6) == 0 {
            add(&mut night, "after", &mut text, seed);
        }
    }
    // Files of new names, and some of the names of the base's.
    let mut files: Vec<String> =
        night.stories.keys().filter(|name| !on.stories.contains_key(*name)).cloned().collect();
    for name in on.stories.keys() {
        if seed.below(4) == 0 {
            night.stories.insert(name.clone(), words(seed));
            files.push(name.clone());
        }
    }
    (text, night, files)
}

/// What is said of a page, and what it is then.
fn changed(page: &Page, night: &mut Night, seed: &mut Seed) -> (Page, Page) {
    let (mut said, mut after) = (Page::default(), page.clone());
    for (key, sign) in [("section", "Section "), ("label", "P"), ("layout", "")] {
        let value = match seed.below(6) {
            0 if key == "layout" => layout(seed).to_owned(),
            0 => night.name(sign),
            1 if key == "label" => String::new(),
            _ => continue,
        };
        if value.is_empty() {
            after.keys.remove(key);
        } else {
            after.keys.insert(key, value.clone());
        }
        said.keys.insert(key, value);
    }
    if seed.below(3) == 0 {
        let name = night.name("Editor ");
        said.fields.insert("editor", name.clone());
        after.fields.insert("editor", name);
    }
    for slot in slots(seed) {
        let at = after.slots.iter().position(|(own, _)| own == slot);
        match (at, seed.below(3)) {
            (Some(at), 0) => {
                after.slots.remove(at);
                said.slots.push((slot, String::new()));
            }
            (at, 1) => {
                let story = night.story(seed);
                said.slots.push((slot, story.clone()));
                match at {
                    Some(at) => after.slots[at].1 = story,
                    None => after.slots.push((slot, story)),
                }
            }
            _ => {}
        }
    }
    (said, after)
}

fn story(words: &str) -> String {
    format!("+++\nheadline = \"H{}\"\n+++\n\n{words}\n", words.len())
}

/// The press file of an edition, tagged: in that the order of slots shows.
fn made(files: &Arc<Memory>, edition: &str, stock: &Stock, what: &str) -> Vec<u8> {
    let place = Located::among(Arc::<Memory>::clone(files), edition);
    let loaded = stock.load(place, &mut Sources::default());
    let loaded = loaded.unwrap_or_else(|errors| panic!("{edition} of {what}: {errors:#?}"));
    loaded
        .compose()
        .write(Profile::X4A2u)
        .unwrap_or_else(|faults| panic!("{what}: {faults:#?}"))
        .bytes()
        .unwrap()
}

#[test]
fn an_edition_on_a_base_is_that_written_out_in_full() {
    let house = remake("");
    let layout =
        house.text(LAYOUT).replace("{edition} {page} {section}", "{edition} {page} {section} {editor}");
    let other = layout.replace("column = 2\nrow = 3\nrows = 4", "column = 2\nrow = 4\nrows = 4");
    let of_house = ["layouts/press/press.toml", "layouts/press/press.icc", "fonts/a.ttf"];
    let of_house = of_house
        .iter()
        .fold(Memory::new(), |memory, path| memory.with(path, fs::read(house.path(path)).unwrap()));
    let of_house = of_house.with("layouts/small.toml", layout).with("layouts/other.toml", other);
    let stock = Stock::default();
    let mut different = 0;
    for number in 0..60 {
        let seed = &mut Seed::new(number);
        let city = base(seed);
        let (second_text, second, second_files) = remade(&city, "city", seed);
        let (third_text, third, third_files) = remade(&second, "second", seed);
        let mut memory = of_house.clone();
        let mut put = |path: String, text: &str| {
            memory = std::mem::take(&mut memory).with(path, text.as_bytes().to_vec());
        };
        put("city/edition.toml".into(), &city.full());
        put("second/edition.toml".into(), &second_text);
        put("third/edition.toml".into(), &third_text);
        for (name, words) in &city.stories {
            put(format!("city/stories/{name}.md"), &story(words));
        }
        for (folder, files, night) in [("second", &second_files, &second), ("third", &third_files, &third)] {
            for name in files {
                put(format!("{folder}/stories/{name}.md"), &story(&night.stories[name]));
            }
        }
        for (folder, night) in [("full-second", &second), ("full-third", &third)] {
            put(format!("{folder}/edition.toml"), &night.full());
            for (name, words) in &night.stories {
                put(format!("{folder}/stories/{name}.md"), &story(words));
            }
        }
        let files = Arc::new(memory);
        let what = format!("{number}:\n{}\n-- second\n{second_text}\n-- third\n{third_text}", city.full());
        let made = |edition: &str| made(&files, edition, &stock, &what);
        let (second, third) = (made("second"), made("third"));
        assert!(second == made("full-second"), "the second edition of {what}");
        assert!(third == made("full-third"), "the third edition of {what}\n-- full\n{}", night_text(&files));
        different += usize::from(second != made("city")) + usize::from(second != third);
    }
    assert!(different > 100, "{different}");
}

fn night_text(files: &Arc<Memory>) -> String {
    let file = Located::among(Arc::<Memory>::clone(files), "full-third/edition.toml");
    String::from_utf8_lossy(&file.whole().unwrap()).into_owned()
}
