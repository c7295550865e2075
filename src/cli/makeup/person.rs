//! What was made up, for people: a table of each page.

use crate::cli::columns::aligned;
use crate::cli::voice::Voice;
use crate::makeup::costs::{Bill, PRICES};
use crate::makeup::page::{MadePage, Placed};
use crate::printable::line;
use crate::stock::Dummies;
use crate::words::Words;

/// The headings, parts of the entry `makeup-columns`.
const COLUMNS: [&str; 8] = ["place", "story", "columns", "rows", "head", "size", "cost", "headline"];

/// A table of each page, and of each other way to make it up; with what each falls short in where that is asked for.
pub(super) fn tables(made: &Dummies, explain: bool, voice: Voice) -> String {
    let said = |words: Words| voice.say(&words);
    let mut text = String::new();
    for (page, ways) in made.pool.pages.iter().zip(&made.made.pages) {
        for (number, way) in (1..).zip(ways) {
            let title = Words::part("makeup-page", if number == 1 { "first" } else { "other" });
            let title = title.arg("page", page.label.as_str()).arg("section", page.section.as_str());
            let title = title.arg("number", number).arg("cost", i64::from(way.bill.total()));
            text.push_str(&said(title));
            text.push('\n');
            text.push_str(&table(made, way, voice));
            if explain {
                text.push_str(&bill(&way.bill, voice));
            }
            text.push('\n');
        }
    }
    text
}

fn table(made: &Dummies, way: &MadePage, voice: Voice) -> String {
    let heading = |key: &&'static str| voice.say(&Words::part("makeup-columns", key));
    let mut rows = vec![COLUMNS.iter().map(heading).collect::<Vec<String>>()];
    let of_story = |(place, placed): (usize, &Placed)| {
        let story = &made.pool.edition.stories()[placed.story];
        let Placed { form, cells, .. } = placed;
        let headline: String = story.headline().iter().map(|line| line.text.as_str()).collect();
        vec![
            place.to_string(),
            line(&story.id).into_owned(),
            span(cells.column, cells.columns),
            span(cells.row, cells.rows),
            form.head_rows.to_string(),
            format!("{:.1}", form.size.to_pt()),
            form.cost.to_string(),
            line(&headline).into_owned(),
        ]
    };
    rows.extend((1..).zip(&way.stories).map(of_story));
    aligned(&rows)
}

/// From the first to the last, counted from 1.
fn span(first: u32, count: u32) -> String {
    if count == 1 { (first + 1).to_string() } else { format!("{}–{}", first + 1, first + count) }
}

/// What a page falls short in, the dearest first.
fn bill(bill: &Bill, voice: Voice) -> String {
    let mut faults = bill.faults.clone();
    faults.sort_by_key(|(_, cost)| std::cmp::Reverse(*cost));
    let row = |(fault, cost): &(_, u32)| {
        let price = PRICES.iter().find(|price| price.fault == *fault)?;
        let words = Words::part("makeup-faults", price.key);
        Some(vec!["  ".to_owned() + &cost.to_string(), voice.say(&words)])
    };
    let rows: Vec<Vec<String>> = faults.iter().filter_map(row).collect();
    aligned(&rows)
}
