#![allow(unreachable_pub)]
//! Makes up pages that were cut by seed, and counts those that come out sound.
//!
//! `cargo run --release --example truth -- SEED PAGES LEAST MOST`, the last two in thousandths of what fills them.

#[path = "../tests/support/nights.rs"]
mod nights;

use std::io;
use std::time::Instant;

use banxin::diag::Sources;
use banxin::files::Located;
use banxin::makeup::night::{Before, Wanted};
use banxin::{House, Stock};

fn main() -> io::Result<()> {
    let numbers: Vec<u32> = std::env::args().skip(1).filter_map(|one| one.parse().ok()).collect();
    let [seed, pages, least, most] = numbers[..] else { return Err(io::Error::other("four numbers")) };
    let (mut sound, mut all, mut left, mut spans, mut stories) = (0, 0, 0, 0, 0);
    let begun = Instant::now();
    let mut done = 0;
    while done < pages {
        let now = (pages - done).min(50);
        let (files, cuts) = nights::night(u64::from(seed + done), now, (least, most));
        let stock = Stock::of(House::bundled());
        let mut sources = Sources::default();
        let folder = Located::among(std::sync::Arc::new(nights::in_memory(&files)), "night");
        let before = Before::default();
        let made = stock.makeup(folder, &mut sources, Wanted { ways: 1, before: &before });
        let made = made.map_err(|found| io::Error::other(format!("{found:?}")))?;
        for (ways, cut) in made.made.pages.iter().zip(&cuts) {
            all += 1;
            let Some(page) = ways.first() else {
                println!("none of {}", cut.stories.len());
                continue;
            };
            let white = page.white.is_some()
                || page.bill.faults.iter().any(|(fault, _)| *fault == banxin::makeup::costs::Fault::White);
            let whole = page.stories.len() == cut.stories.len();
            sound += u32::from(whole && !white);
            if !whole || white {
                println!(
                    "{} of {} white {:?} {:?}",
                    page.stories.len(),
                    cut.stories.len(),
                    page.white,
                    page.bill.faults
                );
            }
            stories += cut.stories.len();
            if whole {
                spans += page
                    .stories
                    .iter()
                    .zip(&cut.stories)
                    .filter(|(placed, cut)| placed.cells.columns == cut.columns)
                    .count();
            }
        }
        left += made.made.left.len();
        done += now;
    }
    println!(
        "{sound} of {all} sound, {left} stories left, spans {spans} of {stories}, {:?}",
        begun.elapsed()
    );
    Ok(())
}
