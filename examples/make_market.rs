//! Writes an edition of pages full of advertisements, for measuring: page 2 of the market again and again, with its five
//! advertisements, each a file of its own, or without them.
//!
//! `cargo run --example make_market -- target/m8 8` or `… target/m8 8 without`

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The stories of the page, by its slots.
const STORIES: [(&str, &str); 4] =
    [("top", "tax"), ("left", "reservoir"), ("right", "clinic"), ("below", "seed")];
/// Its advertisements: what they are called, their files, and what they are booked as.
const ADS: [(&str, &str, &str); 5] = [
    ("garage", "garage.pdf", "\"1/8\""),
    ("hardware", "hardware.pdf", "{ columns = 2, rows = 10 }"),
    ("school", "school.pdf", "\"1/16\""),
    ("noodles", "noodles.png", "[\"56.9mm\", \"62mm\"]"),
    ("job", "job.pdf", "[\"56.97mm\", \"41mm\"]"),
];

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().map_or_else(|| PathBuf::from("target/m8"), PathBuf::from);
    let pages: u32 = arguments.next().map_or(Ok(8), |count| count.parse()).map_err(io::Error::other)?;
    let with = arguments.next().is_none();
    let market = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/market");
    let mut edition = String::from("format = 1\n[paper]\nname = \"枕溪周报\"\ndate = 2026-11-28\n");
    let mut booked = String::from("format = 1\n");
    for to in ["stories", "ads"] {
        fs::create_dir_all(folder.join(to))?;
    }
    for page in 1..=pages {
        let slots: Vec<String> =
            STORIES.iter().map(|(slot, story)| format!("{slot} = \"{story}-{page}\"\n")).collect();
        let ads: Vec<String> =
            ADS.iter().filter(|_| with).map(|(name, ..)| format!("\"{name}-{page}\"")).collect();
        let _ = write!(
            edition,
            "[[page]]\nlayout = \"market-2\"\nads = [{}]\n[page.slots]\n{}",
            ads.join(", "),
            slots.concat()
        );
        for (_, story) in STORIES {
            let from = market.join(format!("stories/{story}.md"));
            fs::copy(from, folder.join(format!("stories/{story}-{page}.md")))?;
        }
        for (name, file, size) in ADS.iter().filter(|_| with) {
            // What stands behind its end makes it another file, and changes nothing in it.
            let mut bytes = fs::read(market.join("ads").join(file))?;
            bytes.extend(format!("\n% {page}\n").bytes());
            let file = format!("{page}-{file}");
            fs::write(folder.join("ads").join(&file), bytes)?;
            let _ =
                writeln!(booked, "[ads.{name}-{page}]\nfile = \"{file}\"\nalt = \"{name}\"\nsize = {size}");
        }
    }
    for from in ["layouts", "pictures"] {
        copy(&market.join(from), &folder.join(from))?;
    }
    fs::write(folder.join("ads/bookings.toml"), booked)?;
    fs::write(folder.join("edition.toml"), edition)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(from, to)?;
        }
    }
    Ok(())
}
