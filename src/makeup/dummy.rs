//! Dummies (版样) as a person would write them: a layout for each page, on that which the page names, and an edition that stands on
//! the one whose pages wait.

use std::fmt::Write as _;

use super::page::{MadePage, Placed};
use crate::edition::{Edition, Pool, PoolPage};
use crate::layout::{Cells, Layout, MakeupHead, PictureCells};
use crate::reading::is_file_name;
use crate::reading::suggest::quoted;

/// A file of an edition of dummies: its path and its text.
pub type DummyFile = (String, String);

/// What stories are called by their places on a page, from the lead down.
const PLACES: [&str; 16] = [
    "lead",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
];

/// The files of dummies: `edition.toml`, which stands on the edition at a path from it, and a layout for each page.
#[must_use]
pub fn dummies(pool: &Pool, pages: &[Option<&MadePage>], base: &str) -> Vec<DummyFile> {
    let made = || pool.pages.iter().zip(pages).filter_map(|(page, made)| Some((page, (*made)?)));
    let mut edition = format!("format = 1\nbase = {}\n", quoted(base));
    let mut files = Vec::new();
    for (page, made) in made() {
        let name = layout_name(page);
        edition.push_str(&page_text(&pool.edition, page, made, &name));
        files.push((format!("layouts/{name}.toml"), layout_text(pool, page, made)));
    }
    files.insert(0, ("edition.toml".to_owned(), edition));
    files
}

/// The slot of a story by its place on its page.
fn slot_name(at: usize) -> String {
    PLACES.get(at).map_or_else(|| format!("story-{}", at + 1), ToString::to_string)
}

fn layout_name(page: &PoolPage) -> String {
    let name = format!("page-{}", page.label);
    if is_file_name(&name) { name } else { format!("page-{}", page.number) }
}

fn ad_slot(name: &str) -> String {
    format!("ad-{name}")
}

/// What an edition says of a page.
fn page_text(edition: &Edition, page: &PoolPage, made: &MadePage, layout: &str) -> String {
    let mut text = format!("\n[[page]]\nchange = {}\nlayout = {}\n", quoted(&page.label), quoted(layout));
    if !made.ads.is_empty() {
        let ads = page
            .ads
            .iter()
            .map(|(name, ..)| format!("{{ ad = {}, slot = {} }}", quoted(name), quoted(&ad_slot(name))));
        let _ = writeln!(text, "ads = [{}]", ads.collect::<Vec<_>>().join(", "));
    }
    if let Some(slot) = leading(edition, made) {
        let _ = writeln!(text, "lead_picture = {}", quoted(&slot));
    }
    text.push_str("\n[page.slots]\n");
    for (at, placed) in made.stories.iter().enumerate() {
        let story = &edition.stories()[placed.story];
        let _ = writeln!(text, "{} = {}", slot_name(at), quoted(&story.id));
    }
    text
}

/// The slot whose picture leads the page, of one that has several.
fn leading(edition: &Edition, made: &MadePage) -> Option<String> {
    // A drawing is not held against photographs.
    let is_photograph = |placed: &Placed| {
        let mut prints = edition.stories()[placed.story].pictures.iter().flat_map(|picture| &picture.prints);
        prints.any(|print| print.picture.is_some_and(|picture| !edition.pictures()[picture].is_drawn()))
    };
    let pictured = made.stories.iter().enumerate().filter(|(_, placed)| is_photograph(placed));
    let all: Vec<(u32, usize)> = pictured.map(|(at, placed)| (placed.form.printed, at)).collect();
    let largest = all.iter().max_by_key(|(area, at)| (*area, std::cmp::Reverse(*at)))?;
    (all.len() > 1).then(|| slot_name(largest.1))
}

/// The layout of a page.
fn layout_text(pool: &Pool, page: &PoolPage, made: &MadePage) -> String {
    let layout = &pool.edition.layouts()[page.layout];
    let mut text = format!("format = 1\nbase = {}\n", quoted(&layout.name));
    let heads = layout.makeup.as_ref().map_or(&[][..], |makeup| &makeup.heads);
    for (at, placed) in made.stories.iter().enumerate() {
        text.push_str(&slot_text(&slot_name(at), placed, heads.get(placed.form.head)));
    }
    for ((name, ..), cells) in page.ads.iter().zip(&made.ads) {
        text.push_str(&table(&ad_slot(name), *cells));
        let head = heads.first().map_or("", |head| head.head.as_str());
        let _ = writeln!(text, "head_rows = 0\nhead = {}", quoted(head));
    }
    text.push_str(&rules(layout, page.room, made));
    text
}

/// The table of a slot, as far as its cells.
fn table(name: &str, Cells { column, columns, row, rows }: Cells) -> String {
    let bare = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    let key = if bare { name.to_owned() } else { quoted(name) };
    format!("\n[slots.{key}]\ncolumn = {}\nspan = {columns}\nrow = {}\nrows = {rows}\n", column + 1, row + 1)
}

fn slot_text(name: &str, placed: &Placed, head: Option<&MakeupHead>) -> String {
    let Placed { form, cells, .. } = placed;
    let mut text = table(name, *cells);
    let _ = writeln!(text, "head_rows = {}", form.head_rows);
    if let Some(head) = head {
        let _ = writeln!(text, "head = {}", quoted(&head.head));
        if let Some(step) = &head.step {
            let _ = writeln!(text, "step = {}", quoted(step));
        }
    }
    let above = form.pictures.first().filter(|picture| picture.columns >= cells.columns);
    if let Some(picture) = above {
        let _ = writeln!(text, "picture_rows = {}", picture.rows);
    }
    let boxes: Vec<String> =
        form.pictures.iter().enumerate().skip(usize::from(above.is_some())).map(boxed).collect();
    if !boxes.is_empty() {
        let _ = writeln!(text, "boxes = [{}]", boxes.join(", "));
    }
    text
}

/// A box for a picture, as [`crate::layout::dummy_slot`] has it.
fn boxed((at, PictureCells { columns, rows }): (usize, &PictureCells)) -> String {
    let place = if at == 0 { "place = \"right\"".to_owned() } else { format!("column = {at}, foot = true") };
    format!("{{ holds = \"picture\", {place}, columns = {columns}, rows = {rows} }}")
}

/// The rules in the white rows between stories, as wide as what stands below them.
fn rules(layout: &Layout, room: Cells, made: &MadePage) -> String {
    let Some(weight) = layout.makeup.as_ref().and_then(|makeup| makeup.rule) else { return String::new() };
    let below = made.stories.iter().map(|placed| placed.cells).filter(|cells| cells.row > room.row);
    let mut rules: Vec<(u32, u32, u32)> =
        below.map(|cells| (cells.row - 1, cells.column, cells.column + cells.columns)).collect();
    rules.sort_unstable();
    let mut joined: Vec<(u32, u32, u32)> = Vec::new();
    for rule in rules {
        match joined.last_mut().filter(|last| last.0 == rule.0 && last.2 == rule.1) {
            Some(last) => last.2 = rule.2,
            None => joined.push(rule),
        }
    }
    let mut text = String::new();
    for (row, first, end) in joined {
        let _ = write!(
            text,
            "\n[[rules]]\nweight = \"{}pt\"\ncolumns = [{}, {end}]\nrow = {}\n",
            weight.to_pt(),
            first + 1,
            row + 1
        );
    }
    text
}
