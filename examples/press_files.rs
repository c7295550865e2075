//! Writes the press files of editions in every profile, through the library: pictures are read in this process. For an
//! emulator of another processor, which starts no second program.
//!
//! `cargo run --release --example press_files -- FOLDER EDITION…` writes `FOLDER/EDITION-PROFILE.pdf`.

use std::path::Path;

use banxin::write::pdf::Profile;
use banxin::{House, Stock};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("a folder to write into")?;
    let stock = Stock::open(House::bundled())?;
    for edition in arguments {
        let loaded = stock.edition(Path::new(&edition))?;
        let composed = loaded.compose();
        let name = Path::new(&edition).file_name().unwrap_or_default().to_string_lossy().into_owned();
        for profile in Profile::ALL {
            let path = Path::new(&folder).join(format!("{name}-{}.pdf", profile.name()));
            composed.write(profile)?.save(path)?;
        }
    }
    Ok(())
}
