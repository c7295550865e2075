//! Reads a package as another house does, checks it, draws its pages, and holds them against pictures of the same pages.
//!
//! `banxin-ofd ISSUE.ofd FOLDER`: the folder has the pages as PNG, 110 pixels to the inch, by `export --to png`.

use std::path::Path;
use std::process::ExitCode;

use ofd_core::{OfdReader, RenderOptions, check_reader};

const FINENESS: f64 = 110.0;
/// Of a pixel's levels. Both draw the same outlines, but edges a little otherwise; and this reader takes one pixel of a picture
/// for those that one of its own covers.
const FAR: u8 = 160;
/// Of all pixels, how many may be so far from ours: in 10,000.
const FEW: u64 = 10;
/// The mean of all differences.
const MEAN: u64 = 5;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [package, folder] = args.as_slice() else {
        eprintln!("banxin-ofd ISSUE.ofd FOLDER");
        return ExitCode::FAILURE;
    };
    match judge(package, Path::new(folder)) {
        Ok(pages) => {
            println!("{package}: {pages} pages, as ours are");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{package}: {why}");
            ExitCode::FAILURE
        }
    }
}

fn judge(package: &str, folder: &Path) -> Result<usize, String> {
    let said = |error: ofd_core::OfdError| error.to_string();
    let mut reader = OfdReader::open(package).map_err(said)?;
    let report = check_reader(&mut reader);
    if !report.conforms() {
        return Err(format!("{report:?}"));
    }
    let body = reader.ofd().doc_bodies.first().cloned().ok_or("no document")?;
    let document = reader.load_document(&body).map_err(said)?;
    let count = document.pages().len();
    for page in 0..count {
        let drawn = reader.render_page_to_image(&document, page, &RenderOptions::with_dpi(FINENESS)).map_err(said)?;
        let path = folder.join(format!("{:04}.png", page + 1));
        let ours = image::open(&path).map_err(|error| format!("{}: {error}", path.display()))?.to_rgba8();
        if drawn.dimensions() != ours.dimensions() {
            return Err(format!("page {} is {:?}, ours {:?}", page + 1, drawn.dimensions(), ours.dimensions()));
        }
        let (mut sum, mut far, mut all) = (0_u64, 0_u64, 0_u64);
        for (one, other) in drawn.pixels().zip(ours.pixels()) {
            let differs = one.0.iter().zip(other.0).map(|(one, other)| one.abs_diff(other)).max().unwrap_or(0);
            sum += u64::from(differs);
            far += u64::from(differs > FAR);
            all += 1;
        }
        println!("page {}: {:.2} of 255 apart on the mean, {far} of {all} pixels far", page + 1, sum as f64 / all as f64);
        if sum > all * MEAN || far * 10_000 > all * FEW {
            return Err(format!("page {} looks otherwise", page + 1));
        }
    }
    Ok(count)
}
