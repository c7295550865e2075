//! Reads a package as another house does, checks it, draws its pages, and holds them against pictures of the same pages.
//!
//! `banxin-ofd ISSUE.ofd FOLDER`: the folder has the pages as PNG, 110 pixels to the inch, by `export --to png`.
//!
//! This reader knows no clips: what is cut is looked at by the program's own tests.

use std::path::Path;
use std::process::ExitCode;

use image::RgbaImage;
use ofd_core::{OfdReader, RenderOptions, check_reader};

const FINENESS: f64 = 110.0;
/// Pages are compared in squares of so many pixels, in which a few characters of text stand.
const SQUARE: u32 = 24;
/// How far a square may be from ours, by the mean of its levels: both draw the same outlines and tints, edges a little otherwise.
/// A character that is missing leaves more.
const FAR: f64 = 20.0;
/// Where there are pictures: this reader takes one pixel for those that one of its own covers.
const FAR_IN_PICTURES: f64 = 60.0;

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
    let ours = (1..).take_while(|page| folder.join(format!("{page:04}.png")).exists()).count();
    if count == 0 || count != ours {
        return Err(format!("{count} pages, of ours {ours}"));
    }
    for page in 0..count {
        let options = RenderOptions::with_dpi(FINENESS);
        let drawn = reader.render_page_to_image(&document, page, &options).map_err(said)?;
        let path = folder.join(format!("{:04}.png", page + 1));
        let ours = image::open(&path).map_err(|error| format!("{}: {error}", path.display()))?.to_rgba8();
        if drawn.dimensions() != ours.dimensions() {
            return Err(format!(
                "page {} is {:?}, ours {:?}",
                page + 1,
                drawn.dimensions(),
                ours.dimensions()
            ));
        }
        let content = format!("Doc_0/Pages/Page_{page}/Content.xml");
        let pictures = pictures(&reader.package_mut().read_to_string(&content).map_err(said)?);
        let (text, in_pictures) = farthest(&drawn, &ours, &pictures);
        println!(
            "page {}: farthest {:.1} of 255 in text, {:.1} in pictures",
            page + 1,
            text.0,
            in_pictures.0
        );
        for (far, (most, at)) in [(FAR, text), (FAR_IN_PICTURES, in_pictures)] {
            if most > far {
                return Err(format!("page {} looks otherwise by {most:.1} at {at:?}", page + 1));
            }
        }
    }
    Ok(count)
}

/// The places of pictures on a page in pixels: left, top, right, bottom.
fn pictures(content: &str) -> Vec<[f64; 4]> {
    let places = content.split("<ofd:ImageObject").skip(1).filter_map(|object| {
        let place = object.split_once("Boundary=\"")?.1.split('"').next()?;
        let place: Vec<f64> = place.split(' ').filter_map(|number| number.parse().ok()).collect();
        let [x, y, width, height] = place.try_into().ok()?;
        let pixels = |millimetres: f64| millimetres * FINENESS / 25.4;
        Some([x, y, x + width, y + height].map(pixels))
    });
    places.collect()
}

/// How far the square is that is farthest from ours, and where: of those without a picture, and of those with one.
fn farthest(
    drawn: &RgbaImage,
    ours: &RgbaImage,
    pictures: &[[f64; 4]],
) -> ((f64, (u32, u32)), (f64, (u32, u32))) {
    let (width, height) = ours.dimensions();
    let (mut text, mut in_pictures) = ((0.0, (0, 0)), (0.0, (0, 0)));
    for top in (0..height).step_by(SQUARE as usize) {
        for left in (0..width).step_by(SQUARE as usize) {
            let (right, bottom) = ((left + SQUARE).min(width), (top + SQUARE).min(height));
            let mut sum = 0_u64;
            for y in top..bottom {
                for x in left..right {
                    let pair = drawn.get_pixel(x, y).0.into_iter().zip(ours.get_pixel(x, y).0);
                    sum += pair.map(|(one, other)| u64::from(one.abs_diff(other))).max().unwrap_or(0);
                }
            }
            let mean = sum as f64 / f64::from((right - left) * (bottom - top));
            let edges = [left, top, right, bottom].map(f64::from);
            let meets = |place: &&[f64; 4]| {
                place[0] <= edges[2] && edges[0] <= place[2] && place[1] <= edges[3] && edges[1] <= place[3]
            };
            let most = if pictures.iter().any(|place| meets(&place)) { &mut in_pictures } else { &mut text };
            if mean > most.0 {
                *most = (mean, (left, top));
            }
        }
    }
    (text, in_pictures)
}
