//! Writes an edition of photographs as a newspaper gets them, for measuring: five pictures of 12 megapixels a page, made
//! from a seed, so that everyone measures the same ones. Four pages, or as many as are asked for.
//!
//! `cargo run --release --example make_photographs -- target/photographs [PAGES]`

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// What a camera gives: 12 megapixels.
const SIZE: (usize, usize) = (4000, 3000);
const USUAL_PAGES: usize = 4;

/// Slot and story of `content/pictures`; the first five have a photograph.
const STORIES: [(&str, &str); 7] = [
    ("lead", "deep-field"),
    ("portrait", "astronaut"),
    ("small", "cat"),
    ("side", "coffee"),
    ("lower", "camera"),
    ("box", "print"),
    ("framed", "sources"),
];
const PHOTOGRAPHS: usize = 5;

fn main() -> io::Result<()> {
    let folder = std::env::args().nth(1).map_or_else(|| PathBuf::from("target/photographs"), PathBuf::from);
    let pages = std::env::args().nth(2).map_or(Ok(USUAL_PAGES), |pages| pages.parse());
    let pages = pages.map_err(io::Error::other)?;
    let stories = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/pictures/stories");
    fs::create_dir_all(folder.join("stories"))?;
    fs::create_dir_all(folder.join("pictures"))?;
    let mut edition = String::from(
        "# Made for measuring: see examples/make_photographs.rs.\n\n[paper]\nname = \"版心画刊\"\n\
             date = 2026-11-24\nnumber = 2\npublisher = \"版心日报社出版\"\nwebsite = \"www.banxin.example\"\n",
    );
    for page in 1..=pages {
        edition.push_str("\n[[page]]\nlayout = \"pictures\"\nsection = \"画刊\"\n\n[page.slots]\n");
        for (at, (slot, story)) in STORIES.iter().enumerate() {
            let _ = writeln!(edition, "{slot} = \"p{page}-{story}\"");
            let mut text = fs::read_to_string(stories.join(story).with_extension("md"))?;
            if at < PHOTOGRAPHS {
                let name = format!("p{page}-{story}.jpg");
                photograph(&folder.join("pictures").join(&name), (page * PHOTOGRAPHS + at) as u64)?;
                text = with_picture(&text, &name);
            }
            fs::write(folder.join(format!("stories/p{page}-{story}.md")), text)?;
        }
    }
    fs::write(folder.join("edition.toml"), edition)
}

/// The story with another picture.
fn with_picture(story: &str, name: &str) -> String {
    let line = |line: &str| {
        if line.starts_with("file = ") { format!("file = \"{name}\"\n") } else { format!("{line}\n") }
    };
    story.lines().map(line).collect()
}

/// A picture that is as hard to read and to convert as a photograph: soft shapes in three colours, and the noise of
/// a sensor on them.
fn photograph(path: &Path, seed: u64) -> io::Result<()> {
    let (width, height) = SIZE;
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    // Waves by whole numbers: triangles of some periods, a phase for each colour.
    let waves: [(i64, i64, i64); 3] =
        [(); 3].map(|()| ((next() % 900 + 300) as i64, (next() % 700 + 200) as i64, (next() % 1000) as i64));
    let triangle = |at: i64, period: i64| ((at % (2 * period)) - period).abs() * 255 / period;
    let mut samples = Vec::with_capacity(width * height * 3);
    for y in 0..height as i64 {
        for x in 0..width as i64 {
            let noise = next();
            for (channel, (across, down, phase)) in waves.iter().enumerate() {
                let soft = i64::midpoint(triangle(x + phase, *across), triangle(y + phase, *down));
                let grain = (noise >> (channel * 8) & 7) as i64 - 3;
                samples.push((soft + grain).clamp(0, 255) as u8);
            }
        }
    }
    let mut encoder = Encoder::new_file(path, 90).map_err(io::Error::other)?;
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.encode(&samples, width as u16, height as u16, ColorType::Rgb).map_err(io::Error::other)
}
