//! The list for programs: an object a picture, on a line of its own.

use serde::Serialize;

use crate::picture::{Colours, Head, Space, Window, profile_name};
use crate::report::object;
use crate::stock::{DrawnPrint, Packed, PicturePrint, Printed, Unprinted};

/// `total_ink` is the most that the press takes, in hundredths of a percent; nothing, where the press is not known.
pub(super) fn lines(prints: &[PicturePrint], total_ink: Option<u32>) -> String {
    prints.iter().map(|one| object(&Line::of(one, total_ink))).collect()
}

#[derive(Serialize)]
struct Line<'a> {
    picture: &'a str,
    page: u32,
    slot: &'a str,
    story: &'a str,
    file: Option<FileReport>,
    printed: Option<PrintReport>,
    /// How it is printed, if it is a drawing.
    drawn: Option<DrawnReport>,
    /// Why nothing is printed of it.
    unprinted: Option<&'static str>,
}

#[derive(Serialize)]
struct DrawnReport {
    width_mm: f64,
    height_mm: f64,
    /// Of how many pieces it is.
    pieces: usize,
    /// The most of a piece, and the most that the press takes, in percent.
    ink: f64,
    ink_limit: Option<f64>,
}

#[derive(Serialize)]
struct FileReport {
    format: &'static str,
    /// Pixels, upright.
    width: u32,
    height: u32,
    colours: &'static str,
    /// How the file has them, where that is another way.
    stored: Option<&'static str>,
    /// Of a sample.
    bits: u8,
    /// What its profile calls itself.
    profile: Option<String>,
}

#[derive(Serialize)]
struct PrintReport {
    width_mm: f64,
    height_mm: f64,
    /// In pixels of the file.
    seen: SeenReport,
    /// Shares of width and height.
    cropped: CropReport,
    /// Pixels an inch that the file has at this size, and that it is printed with.
    given_ppi: u32,
    ppi: u32,
    colours: &'static str,
    /// The most of a pixel, and the most that the press takes, in percent.
    ink: f64,
    ink_limit: Option<f64>,
    packed: &'static str,
    bytes: usize,
}

#[derive(Serialize)]
struct SeenReport {
    x: u32,
    y: u32,
    width: u32,
    height: u32,
}

#[derive(Serialize)]
struct CropReport {
    width: f64,
    height: f64,
}

impl<'a> Line<'a> {
    fn of(
        PicturePrint { name, story, page, slot, head, printed, drawn }: &'a PicturePrint,
        most: Option<u32>,
    ) -> Self {
        let unprinted = printed.as_ref().err().filter(|_| drawn.is_none()).map(|why| why_name(*why));
        let drawn = drawn.as_ref().map(|drawn| DrawnReport::of(drawn, most));
        let printed = printed.as_ref().ok().map(|printed| PrintReport::of(printed, most));
        let file = head.as_deref().map(FileReport::of);
        Self { picture: name, page: *page, slot, story, file, printed, drawn, unprinted }
    }
}

impl DrawnReport {
    fn of(DrawnPrint { size, pieces, most_ink }: &DrawnPrint, most: Option<u32>) -> Self {
        let percent = |ink: u32| f64::from(ink) / 100.0;
        Self {
            width_mm: hundredth(size.width.to_mm()),
            height_mm: hundredth(size.height.to_mm()),
            pieces: *pieces,
            ink: percent(*most_ink),
            ink_limit: most.map(percent),
        }
    }
}

impl FileReport {
    fn of(head: &Head) -> Self {
        let Head { format, width, height, stored, bits, .. } = *head;
        let colours = colours_name(head.colours);
        Self { format, width, height, colours, stored, bits, profile: profile_name(head) }
    }
}

impl PrintReport {
    fn of(printed: &Printed, most: Option<u32>) -> Self {
        let Printed { size, seen, cropped, given, resolution, space, most_ink, packed, bytes } = *printed;
        let Window { x, y, width, height } = seen;
        let percent = |ink: u32| f64::from(ink) / 100.0;
        let share = |thousandths: u16| f64::from(thousandths) / 1000.0;
        Self {
            width_mm: hundredth(size.width.to_mm()),
            height_mm: hundredth(size.height.to_mm()),
            seen: SeenReport { x, y, width, height },
            cropped: CropReport { width: share(cropped.0), height: share(cropped.1) },
            given_ppi: given,
            ppi: resolution,
            colours: space_name(space),
            ink: percent(most_ink),
            ink_limit: most.map(percent),
            packed: packed_name(packed),
            bytes,
        }
    }
}

fn hundredth(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

/// What colours of files are called, here and as a part of the entry `picture-colours`.
pub(super) const fn colours_name(colours: Colours) -> &'static str {
    match colours {
        Colours::Gray => "gray",
        Colours::Rgb => "rgb",
        Colours::Cmyk => "cmyk",
    }
}

/// The same of what is printed.
pub(super) const fn space_name(space: Space) -> &'static str {
    match space {
        Space::Gray => colours_name(Colours::Gray),
        Space::Cmyk => colours_name(Colours::Cmyk),
    }
}

/// What a way of packing is called, here and as a part of the entry `picture-packed`.
pub(super) const fn packed_name(packed: Packed) -> &'static str {
    match packed {
        Packed::AsItCame => "as-it-came",
        Packed::Jpeg => "jpeg",
        Packed::Flate => "flate",
    }
}

/// What a reason is called, here and as a part of the entry `picture-unprinted`.
pub(super) const fn why_name(why: Unprinted) -> &'static str {
    match why {
        Unprinted::Missing => "missing",
        Unprinted::Unread => "unread",
        Unprinted::NoRoom => "no-room",
        Unprinted::Drawn => "drawn",
    }
}
