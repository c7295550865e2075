//! How even the grey of copyfitted stories is, and what it takes to make it so: generated stories, as long as their rows
//! or up to 8 % too long or too short, in columns of 11, 14, 17 and 20 em and the four styles of marks. What is measured
//! is what stands on the page.
//!
//! `cargo bench --bench grey -- table 8` writes the table of `docs/grey.md` of eight stories a length; without it, the
//! time of a story is taken.

#![allow(clippy::missing_panics_doc, missing_docs, reason = "a bench has no interface")]

#[path = "../tests/support/mod.rs"]
mod support;

use banxin::style::MarkStyle;
use divan::Bencher;
use support::editions::fonts;
use support::grey::{MARKS, MEASURES, Measured, copied, set, stories, told};

fn main() {
    let mut arguments = std::env::args().skip_while(|argument| argument != "table").skip(1);
    match arguments.next() {
        Some(count) => table(count.parse().unwrap_or(8)),
        None => divan::main(),
    }
}

fn table(count: u64) {
    println!(
        "| columns | marks | fit | paragraphs differ | within 40 | above 60 | lines differ | opened | too far |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for measure in MEASURES {
        for marks in MARKS {
            let all: Vec<Measured> = (0..count).flat_map(|seed| stories(measure, marks, seed)).collect();
            println!("| {measure} em | {marks:?} | {} |", told(&all, measure));
        }
    }
}

/// A story of 48 rows that is so many hundredths too long or too short, shaped: planned and set.
#[divan::bench(args = [0, -3, 3, 6])]
fn set_a_story(bencher: Bencher, off: i64) {
    let setup = copied(17, MarkStyle::Kaiming, off, 1);
    let edition = setup.edition();
    let (shaped, _) = banxin::text::shape(&edition, &fonts(&edition));
    bencher.bench_local(|| set(&edition, &shaped));
}
