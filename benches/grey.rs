//! How even the grey of copyfitted stories is, and what it takes to make it so: generated stories, as long as their rows
//! or up to 8 % too long or too short, in columns of 11, 14, 17 and 20 em and the four styles of marks. What is measured
//! is what stands on the page.
//!
//! `cargo bench --bench grey -- table 8` writes the table of `docs/grey.md` of eight stories a length, `pairs 8` that of
//! stories side by side, and `edition FOLDER` makes an edition of ten of the stories there, to be looked at; without any, the
//! time of a story is taken.

#![allow(clippy::missing_panics_doc, missing_docs, reason = "a bench has no interface")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::Path;

use banxin::style::MarkStyle;
use divan::Bencher;
use support::editions::fonts;
use support::grey::{MARKS, MEASURES, Measured, beside, copied, set, share, stories, told};

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [what, count] if what == "table" => table(count.parse().unwrap_or(8)),
        [what, count] if what == "pairs" => pairs(count.parse().unwrap_or(8)),
        [what, folder] if what == "edition" => return edition(Path::new(folder)),
        _ => divan::main(),
    }
    Ok(())
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

/// The columns of ten stories, their marks, and by how many hundredths each is too long.
const LOOKED_AT: [(i64, MarkStyle, &str, i64); 10] = [
    (11, MarkStyle::FullWidth, "full", 4),
    (11, MarkStyle::LineEndHalf, "line-end-half", -4),
    (11, MarkStyle::Kaiming, "kaiming", 3),
    (14, MarkStyle::FullWidth, "full", -3),
    (14, MarkStyle::Kaiming, "kaiming", 4),
    (14, MarkStyle::HalfWidth, "half", 2),
    (17, MarkStyle::Kaiming, "kaiming", -2),
    (17, MarkStyle::LineEndHalf, "line-end-half", 5),
    (20, MarkStyle::HalfWidth, "half", 3),
    (20, MarkStyle::FullWidth, "full", -5),
];

/// An edition of ten stories, each on a page of its own, as `banxin build FOLDER` takes it.
fn edition(folder: &Path) -> std::io::Result<()> {
    let write = |file: &str, text: String| {
        let path = folder.join(file);
        std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
        std::fs::write(path, text)
    };
    let mut edition = "format = 1\n\n[paper]\nname = \"灰度\"\ndate = 2026-11-28\n".to_owned();
    for (at, (measure, marks, named, off)) in LOOKED_AT.into_iter().enumerate() {
        let (story, layout) = (format!("story-{at}"), format!("grey-{measure}-{named}"));
        let head = format!("+++\nheadline = \"{measure}字栏，{named}，{off:+}%\"\n+++\n\n");
        write(
            &format!("stories/{story}.md"),
            head + &copied(measure, marks, off, 3).paragraphs.join("\n\n") + "\n",
        )?;
        write(&format!("layouts/{layout}.toml"), page(measure, named))?;
        edition.extend(["\n[[page]]\nlayout = \"", &layout, "\"\n\n[page.slots]\nonly = \"", &story, "\"\n"]);
    }
    write("edition.toml", edition)
}

/// The layout of three columns of a measure and 16 rows.
fn page(measure: i64, marks: &str) -> String {
    format!(
        r#"format = 1

[sheet]
trim = ["700pt", "340pt"]
bleed = "3mm"

[grid]
size = "10pt"
leading = "13pt"
columns = 3
measure = "{measure}em"
gutter = "1em"
rows = 20

[press]
condition = "newsprint"

[faces]
song = ["NotoSerifCJKsc-Regular.otf", "NotoSerif-Regular.ttf"]
hei = ["NotoSansCJKsc-Bold.otf", "NotoSerif-Bold.ttf"]

[body]
regular = "song"
strong = "hei"
marks = "{marks}"
last_line = 2
widows = 2
orphans = 2
han_latin = {{ natural = "0.25em", smallest = "0.125em", largest = "0.333em" }}
tracking = {{ min = "-0.08em", max = "0.04em", step = "0.005em" }}

[heads.single]
headline = {{ face = "hei", largest = "16pt", smallest = "10pt" }}

[slots.only]
column = 1
span = 3
row = 1
rows = 20
head_rows = 4
head = "single"
"#
    )
}

fn pairs(count: u64) {
    println!("| columns | marks | pairs | differ | by themselves | within 40 | by themselves |");
    println!("|---|---|---|---|---|---|---|");
    for measure in MEASURES {
        for marks in MARKS {
            let all: Vec<(i64, i64)> = (0..count).flat_map(|seed| beside(measure, marks, seed)).collect();
            let (both, alone): (Vec<i64>, Vec<i64>) = all.iter().copied().unzip();
            let three = |all: &[i64]| [50, 95, 100].map(|at| share(all.to_vec(), at).to_string()).join(" / ");
            let within = |all: &[i64]| all.iter().filter(|differ| **differ <= 40).count();
            let (count, set, own) = (all.len(), three(&both), three(&alone));
            println!(
                "| {measure} em | {marks:?} | {count} | {set} | {own} | {} | {} |",
                within(&both),
                within(&alone)
            );
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
