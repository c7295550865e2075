//! What was made up, for programs: an object a line for each page.

use serde::Serialize;

use crate::makeup::costs::PRICES;
use crate::makeup::page::MadePage;
use crate::stock::Dummies;

#[derive(Serialize)]
struct PageReport<'a> {
    kind: &'static str,
    page: &'a str,
    section: &'a str,
    /// Which way to make it up: the best is 1.
    way: usize,
    cost: u32,
    stories: Vec<StoryReport<'a>>,
    faults: Vec<FaultReport>,
}

#[derive(Serialize)]
struct StoryReport<'a> {
    story: &'a str,
    column: u32,
    columns: u32,
    row: u32,
    rows: u32,
    head_rows: u32,
    cost: u32,
}

#[derive(Serialize)]
struct FaultReport {
    fault: &'static str,
    cost: u32,
}

#[derive(Serialize)]
struct LeftReport<'a> {
    kind: &'static str,
    story: &'a str,
}

pub(super) fn lines(made: &Dummies) -> String {
    let mut text = String::new();
    let mut add = |line: serde_json::Result<String>| {
        if let Ok(line) = line {
            text.push_str(&line);
            text.push('\n');
        }
    };
    for (page, ways) in made.pool.pages.iter().zip(&made.made.pages) {
        for (way, made_page) in (1..).zip(ways) {
            let (page, section) = (page.label.as_str(), page.section.as_str());
            add(serde_json::to_string(&PageReport {
                kind: "page",
                page,
                section,
                way,
                cost: made_page.bill.total(),
                stories: stories(made, made_page),
                faults: faults(made_page),
            }));
        }
    }
    for left in &made.made.left {
        let story = made.pool.edition.stories()[*left].id.as_str();
        add(serde_json::to_string(&LeftReport { kind: "left", story }));
    }
    text
}

fn stories<'a>(made: &'a Dummies, page: &MadePage) -> Vec<StoryReport<'a>> {
    let of = |placed: &crate::makeup::page::Placed| {
        let cells = placed.cells;
        StoryReport {
            story: made.pool.edition.stories()[placed.story].id.as_str(),
            column: cells.column + 1,
            columns: cells.columns,
            row: cells.row + 1,
            rows: cells.rows,
            head_rows: placed.form.head_rows,
            cost: placed.form.cost,
        }
    };
    page.stories.iter().map(of).collect()
}

fn faults(page: &MadePage) -> Vec<FaultReport> {
    let of = |(fault, cost): &(_, u32)| {
        let price = PRICES.iter().find(|price| price.fault == *fault)?;
        Some(FaultReport { fault: price.key, cost: *cost })
    };
    page.bill.faults.iter().filter_map(of).collect()
}
