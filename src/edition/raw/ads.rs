//! Bookings of advertisements as they are written, and where a page says which stand on it.

use super::{Date, RawColors};
use crate::diag::Span;
use crate::edition::ads::{AdCells, AdSize};
use crate::geom::Length;
use crate::reading::format::Format;
use crate::reading::read::{Checked, FromToml, List, Pair, Reading, TableOr, Value, Word};
use crate::reading::table::{Named, table};

table! {
    /// The bookings of advertisements: what is to stand in the paper, how large, when and where.
    struct RawBookings {
        optional {
            /// The version of the format that the file is written in; 1 if not given.
            format: Format,
            /// The bookings by name.
            ads: Named<Checked<RawBooking>>,
        }
    }
}

table! {
    /// A booking.
    struct RawBooking {
        required {
            /// A file of ads/, with its ending: `.pdf`, `.svg`, or a picture.
            file: String,
            /// How large it is: a name of the trade, such as `"1/4"` or `"通栏"`; columns and rows; or its width and its height.
            size: RawAdSize,
        }
        optional {
            /// The page of a PDF file that is placed; 1 if not given.
            page: i64,
            /// What it shows, for those who don't see it.
            alt: String,
            /// The plates that it is printed from: `cyan`, `magenta`, `yellow`, `black`, and names of others. All if not given.
            plates: List<String>,
            /// Of a drawing, its colours that are printed in colours of the layout, such as `"#dd0000" = "red"`; of the others
            /// neutrals are printed in black alone, all else as pictures are.
            colors: RawColors,
            /// The days on which it stands in the paper. Any if not given.
            dates: List<Date>,
            /// The pages that it may stand on, as the paper numbers them. Any if not given.
            pages: List<String>,
            /// The press condition that its PDF file is made for: the identifier of its output intent. That of the edition if
            /// not given.
            condition: String,
            /// 网络版权: whether it may stand in the paper's web edition; true if not given.
            web: bool,
        }
    }
}

/// An advertisement of a page: its booking, or where it stands as well.
pub(crate) type RawAd = TableOr<RawAdPlace, String>;

table! {
    /// An advertisement in a slot.
    struct RawAdPlace {
        required {
            /// The name of its booking in ads/bookings.toml.
            ad: String,
            /// The slot that it stands in.
            slot: String,
        }
    }
}

/// How large an advertisement is booked.
#[derive(Debug, Clone, Copy)]
pub(crate) enum RawAdSize {
    /// By a name of the trade.
    Named(AdSize),
    /// By basic columns and rows.
    Cells(AdCells),
    /// Its width and its height.
    Size(Length, Length),
}

table! {
    /// Basic columns and rows.
    struct RawAdCells {
        required {
            /// Basic columns.
            columns: i64,
            /// Rows.
            rows: i64,
        }
    }
}

impl FromToml for RawAdSize {
    fn read(value: &Value<'_>, span: Span, reading: &mut Reading<'_>) -> Option<Self> {
        if value.is_table() {
            let RawAdCells { columns, rows } = RawAdCells::read(value, span, reading)?;
            return Some(Self::Cells(AdCells { columns: columns?.value, rows: rows?.value }));
        }
        if value.is_array() {
            let Pair(width, height) = Pair::<Length>::read(value, span, reading)?;
            return Some(Self::Size(width.value, height.value));
        }
        Word::<AdSize>::read(value, span, reading).map(|Word(size)| Self::Named(size))
    }
}
