//! What is judged, whoever it comes from: pages with boxes and printed objects, in the coordinates of
//! [`crate::geom`]; and, for a file, what it says of itself.

use crate::color::{Ink, SOLID, Tint};
use crate::geom::{Length, Rect};
use crate::page::Role;
use crate::words::Words;

use super::facts::Facts;
use super::rule::Breach;

/// All that is to be printed.
#[derive(Debug, Default)]
pub(super) struct Job<'a> {
    pub(super) sheets: Vec<Sheet<'a>>,
    pub(super) spots: Vec<Spot>,
    /// The names that [`Whose`] numbers.
    pub(super) stories: Vec<String>,
    pub(super) pictures: Vec<String>,
    pub(super) fonts: Vec<Font>,
    /// Nothing for what is no file yet.
    pub(super) facts: Option<Facts>,
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Sheet<'a> {
    pub(super) label: String,
    /// 叠: what stands before its number where the paper prints it.
    pub(super) section: String,
    /// Where it is cut: its size, at the origin of the coordinates. Where a file doesn't say, the media.
    pub(super) trim: Rect,
    pub(super) bleed: Rect,
    pub(super) media: Rect,
    /// The crop box, where it is another than the media.
    pub(super) crop: Option<Rect>,
    /// What viewers show of it.
    pub(super) shown: Rect,
    /// The file does not say where it is cut, or says it twice.
    pub(super) untrimmed: bool,
    /// In paint order.
    pub(super) objects: Vec<Object<'a>>,
    /// What else is on it.
    pub(super) remarks: Vec<Remark>,
}

/// What a reader found that no object shows, and where.
#[derive(Debug)]
pub(super) struct Remark {
    pub(super) breach: Breach,
    pub(super) at: Option<Rect>,
    pub(super) whose: Whose,
}

/// Something printed.
#[derive(Debug, Clone)]
pub(super) struct Object<'a> {
    pub(super) kind: Kind,
    /// What is seen of it.
    pub(super) rect: Rect,
    pub(super) coat: Coat,
    pub(super) covers: Covers,
    pub(super) whose: Whose,
    /// Its text, where it is known.
    pub(super) text: &'a str,
}

/// What an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Glyphs of one size: the height of the em on the page. The sounds of characters (拼音, 注音) stand beside
    /// them and are as small as these let them be.
    Text { size: Length, sounds: bool },
    /// A filled rectangle: all of it is printed.
    Area,
    /// A filled shape: some of its rectangle is printed.
    Shape,
    /// A line of a width.
    Line { width: Length },
    /// A picture; pixels an inch, across and down, where it has pixels of its own.
    Picture { ppi: Option<(u32, u32)>, most_ink: Option<u32> },
}

impl Kind {
    /// Whether every place of its rectangle is printed.
    pub(super) const fn is_solid(self) -> bool {
        matches!(self, Self::Area | Self::Picture { .. })
    }
}

/// The inks of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Coat {
    Inks(Inks),
    /// A share of every plate.
    Registration(Tint),
    /// A colour that no press has.
    Foreign(Foreign),
    /// A picture, a shading: many colours, of these plates of the process at most.
    Various([bool; 4]),
}

/// A colour space that no press has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Foreign {
    DeviceRgb,
    CalGray,
    CalRgb,
    Lab,
    /// A profile of three components.
    IccRgb,
    /// A profile of components that no space has.
    IccOfNone,
    /// `ICCBased`, and no profile.
    IccMissing,
    /// `Indexed`, and no space that the table is in.
    IndexedOnNone,
    Nameless,
    Unknown,
}

impl Foreign {
    /// What it is called.
    pub(super) const fn words(self) -> Words {
        Words::part(
            "foreign-space",
            match self {
                Self::DeviceRgb => "device-rgb",
                Self::CalGray => "cal-gray",
                Self::CalRgb => "cal-rgb",
                Self::Lab => "lab",
                Self::IccRgb => "icc-rgb",
                Self::IccOfNone => "icc-of-none",
                Self::IccMissing => "icc-missing",
                Self::IndexedOnNone => "indexed-on-none",
                Self::Nameless => "nameless",
                Self::Unknown => "unknown",
            },
        )
    }
}

/// Shares of inks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Inks {
    pub(super) process: [Tint; 4],
    /// Indices into [`Job::spots`], none twice.
    pub(super) spots: Vec<(u16, Tint)>,
}

impl Inks {
    /// All together, in hundredths of a percent.
    pub(super) fn total(&self) -> u32 {
        let process = self.process.iter().map(|tint| u32::from(*tint)).sum::<u32>();
        process + self.spots.iter().map(|(_, tint)| u32::from(*tint)).sum::<u32>()
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        let process = self.process.iter().filter(|tint| **tint > 0).count();
        process + self.spots.iter().filter(|(_, tint)| *tint > 0).count()
    }
}

/// What an object leaves of what lies under it (ISO 32000-1, 8.6.7 and 11.7.4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Covers {
    /// Nothing: it knocks out.
    All,
    /// The spot inks: it replaces the shares of all process inks (overprint mode 0).
    Process,
    /// All inks that it has no share of (overprint mode 1, and spot inks).
    Printed,
}

/// Whose an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) enum Whose {
    #[default]
    Nobody,
    Story(u16),
    Part(Role),
    Picture(u16),
    Font(u16),
    Ink(u16),
}

/// A spot ink.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spot {
    pub(super) name: String,
    /// What stands for it where there is no such plate, as something to compare: a description; empty, where nobody knows.
    pub(super) alternate: String,
}

impl Spot {
    /// What is read of an ink in a file that banxin writes.
    pub(super) fn of(Ink { name, alternate, .. }: &Ink) -> Self {
        let shares = alternate.map(|tint| f32::from(tint) / f32::from(SOLID));
        Self { name: name.clone(), alternate: Self::look("DeviceCMYK", &shares) }
    }

    /// The solid ink in a space, as something to compare.
    pub(super) fn look(space: &str, solid: &[f32]) -> String {
        let solid: Vec<String> = solid.iter().map(|share| format!("{share:.2}")).collect();
        format!("{space} {}", solid.join(" "))
    }
}

/// A font of a file.
#[allow(clippy::struct_excessive_bools, reason = "facts, each by itself")]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Font {
    pub(super) name: String,
    /// Its program is in the file.
    pub(super) embedded: bool,
    /// It has a subset tag: six capitals and a plus.
    pub(super) subset: bool,
    pub(super) unicode: bool,
    pub(super) type3: bool,
    /// Some text is set in it: programs choose fonts that they then show nothing in.
    pub(super) shown: bool,
    /// The sheet where it is first used.
    pub(super) sheet: usize,
}
