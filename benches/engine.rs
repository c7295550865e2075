//! How long the stages between copy and lines take: the six recorded stories, one after the other.

#![allow(missing_docs, reason = "a bench has no interface")]
#![allow(clippy::unwrap_used, reason = "a bench fails by panicking")]

use banxin::convention::MAINLAND;
use std::hint::black_box;
use std::ops::Range;
use std::path::Path;

use banxin::Loaded;
use banxin::diag::Sources;
use banxin::geom::Em;
use banxin::line::{Breaks, Manner, Paragraph, Rules, Spacing, Squeeze, Tracked, justify, lines};
use banxin::style::Breaking;
use banxin::text::{ShapedEdition, ShapedText};
use divan::Bencher;

fn main() {
    divan::main();
}

/// The measure of a column.
const MEASURE: Em = Em(17_000_000);

fn edition() -> Loaded {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/erqi");
    banxin::load(&folder, &mut Sources::default()).unwrap()
}

/// The paragraphs of all stories, and the tables that they are set by.
fn paragraphs() -> (Vec<ShapedText>, Rules) {
    let Loaded { edition, fonts, .. } = edition();
    let (ShapedEdition { stories, .. }, _) = banxin::text::shape(&edition, &fonts);
    let style = &edition.layouts().iter().next().unwrap().body;
    let rules = Rules {
        spacing: Spacing::new(&MAINLAND, style.marks, style.han_latin),
        breaks: Breaks::of(&MAINLAND, style.kinsoku),
    };
    (stories.into_iter().flat_map(|story| story.blocks).map(|block| block.text).collect(), rules)
}

fn set(copy: &Tracked<'_>, breaking: Breaking) -> Vec<Range<usize>> {
    let manner = Manner { breaking, squeeze: Squeeze::Kinsoku, last_line: 2, even: Em::milli(80) };
    lines(copy, |_, start| if start == 0 { MEASURE - Em::ONE * 2 } else { MEASURE }, manner)
}

#[divan::bench]
fn shape(bencher: Bencher) {
    let Loaded { edition, fonts, .. } = edition();
    bencher.bench(|| banxin::text::shape(&edition, &fonts));
}

/// Gaps and their sums: what a paragraph needs once before it can be broken any number of times.
#[divan::bench]
fn prepare(bencher: Bencher) {
    let (texts, rules) = paragraphs();
    bencher.bench_local(|| texts.iter().map(|text| Paragraph::new(text, &rules).len()).sum::<usize>());
}

#[divan::bench(args = ["first-fit", "total-fit"])]
fn break_lines(bencher: Bencher, breaking: &str) {
    let breaking = if breaking == "first-fit" { Breaking::FirstFit } else { Breaking::TotalFit };
    let (texts, rules) = paragraphs();
    let ready: Vec<Paragraph<'_>> = texts.iter().map(|text| Paragraph::new(text, &rules)).collect();
    bencher.bench_local(|| {
        let copies = ready.iter().map(|paragraph| Tracked { paragraph, tracking: Em::ZERO });
        copies.map(|copy| set(&copy, breaking).len()).sum::<usize>()
    });
}

#[divan::bench]
fn justify_lines(bencher: Bencher) {
    let (texts, rules) = paragraphs();
    let ready: Vec<Paragraph<'_>> = texts.iter().map(|text| Paragraph::new(text, &rules)).collect();
    let copies: Vec<Tracked<'_>> =
        ready.iter().map(|paragraph| Tracked { paragraph, tracking: Em::ZERO }).collect();
    let broken: Vec<Vec<Range<usize>>> = copies.iter().map(|copy| set(copy, Breaking::FirstFit)).collect();
    bencher.bench_local(|| {
        for (copy, lines) in copies.iter().zip(&broken) {
            for line in lines {
                let (indent, last) =
                    (if line.start == 0 { Em::ONE * 2 } else { Em::ZERO }, line.end == copy.paragraph.len());
                black_box(justify(copy, line.clone(), indent, MEASURE, last));
            }
        }
    });
}
