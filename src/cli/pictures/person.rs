//! The list for people: a table, a picture a row.

use super::machine::{colours_name, packed_name, space_name, why_name};
use crate::cli::columns::aligned;
use crate::cli::voice::Voice;
use crate::geom::{Length, Size};
use crate::picture::{Head, Space, profile_name};
use crate::printable::{cut, line};
use crate::stock::{DrawnPrint, PicturePrint, Printed};
use crate::words::{Arg, Words};

/// The headings, parts of the entry `picture-columns`.
const COLUMNS: [&str; 11] =
    ["picture", "page", "slot", "story", "file", "colours", "size", "ppi", "ink", "packed", "cropped"];

/// How many characters of a profile's name a row has.
const PROFILE: usize = 40;

/// `total_ink` as for programs.
pub(super) fn table(prints: &[PicturePrint], total_ink: Option<u32>, voice: Voice) -> String {
    if prints.is_empty() {
        return voice.say(&Words::of("picture-none")) + "\n";
    }
    let headings = COLUMNS.map(|column| {
        let heading = Words::part("picture-columns", column);
        voice.say(&match total_ink {
            Some(most) if column == "ink" => heading.part_of("ink-limited").arg("most", percent(most)),
            _ => heading,
        })
    });
    let rows = prints.iter().map(|one| row(one, voice));
    aligned(&std::iter::once(headings).chain(rows).collect::<Vec<_>>())
}

fn row(one: &PicturePrint, voice: Voice) -> [String; 11] {
    let PicturePrint { name, story, page, slot, head, printed, drawn } = one;
    let [name, slot, story] = [name, slot, story].map(|name| line(name).into_owned());
    let page = page.to_string();
    if let Some(drawn) = drawn {
        return drawn_row([name, page, slot, story], drawn, voice);
    }
    let file = head.as_deref().map(file).unwrap_or_default();
    let space = printed.as_ref().ok().map(|printed| printed.space);
    let colours = head.as_deref().map(|head| voice.say(&colours(head, space))).unwrap_or_default();
    let [size, ppi, ink, packed, cropped] = match printed {
        Ok(printed) => print(printed).map(|cell| voice.say(&cell)),
        Err(why) => {
            let why = voice.say(&Words::part("picture-unprinted", why_name(*why)));
            [why, String::new(), String::new(), String::new(), String::new()]
        }
    };
    [name, page, slot, story, file, colours, size, ppi, ink, packed, cropped]
}

/// A drawing has no pixels, and nothing of it is cropped away.
fn drawn_row([name, page, slot, story]: [String; 4], drawn: &DrawnPrint, voice: Voice) -> [String; 11] {
    let colours = voice.say(&Words::part("picture-colours", "drawn"));
    let size = voice.say(&sized(drawn.size));
    let ink = voice.say(&Words::of("picture-ink").arg("ink", percent(drawn.most_ink)));
    let pieces = voice.say(&Words::part("picture-packed", "drawn").arg("pieces", drawn.pieces));
    let (file, cropped) = ("SVG".to_owned(), voice.say(&Words::of("picture-crop")));
    [name, page, slot, story, file, colours, size, String::new(), ink, pieces, cropped]
}

fn file(head: &Head) -> String {
    format!("{} {} × {}", head.format, head.width, head.height)
}

/// What the file has, and what is printed of it where that is something else.
fn colours(head: &Head, printed: Option<Space>) -> Words {
    let own = colours_name(head.colours);
    // Names of colours are those of the trade in all languages; of a palette, that is not a name.
    let stored = match head.stored {
        Some("palette") => Arg::from(Words::part("picture-colours", "palette")),
        Some(stored) => Arg::from(stored),
        None => Arg::from(Words::part("picture-colours", own)),
    };
    let profile =
        profile_name(head).map(|name| if name.is_empty() { "?".to_owned() } else { cut(&name, PROFILE) });
    let words = match profile {
        Some(profile) => Words::part("picture-stored", "profiled").arg("profile", profile),
        None => Words::of("picture-stored"),
    };
    let words = words.arg("colours", stored).arg("bits", head.bits);
    match printed.map(space_name).filter(|printed| *printed != own) {
        Some(printed) => Words::of("picture-separated")
            .arg("stored", words)
            .arg("printed", Words::part("picture-colours", printed)),
        None => words,
    }
}

/// The cells of what is printed, from its size on.
fn print(printed: &Printed) -> [Words; 5] {
    let Printed { size, given, resolution, most_ink, packed, bytes, .. } = *printed;
    let ppi = Words::of("picture-ppi").arg("ppi", resolution);
    [
        sized(size),
        if given == resolution { ppi } else { ppi.part_of("smaller").arg("given", given) },
        Words::of("picture-ink").arg("ink", percent(most_ink)),
        Words::part("picture-packed", packed_name(packed)).arg("kilobytes", bytes.div_ceil(1000)),
        cropped(printed.cropped),
    ]
}

/// How large something is printed, in millimetres.
fn sized(size: Size) -> Words {
    let millimetres = |length: Length| format!("{:.1}", length.to_mm());
    let words = Words::of("picture-size").arg("width", millimetres(size.width));
    words.arg("height", millimetres(size.height))
}

/// In percent, to a tenth.
fn percent(hundredths: u32) -> Arg {
    Arg::Hundredths(i64::from(hundredths.div_ceil(10)) * 10)
}

/// A picture fills its place: one of its sides is cropped, if any.
fn cropped((width, height): (u16, u16)) -> Words {
    let (side, share) = if width >= height { ("width", width) } else { ("height", height) };
    let percent = (u32::from(share) + 5) / 10;
    if percent == 0 {
        Words::of("picture-crop")
    } else {
        Words::part("picture-crop", side).arg("share", percent)
    }
}
