//! A press condition as it is written.

use crate::geom::Length;
use crate::press::{Compression, Level, Rendering};
use crate::reading::format::Format;
use crate::reading::lengths::Share;
use crate::reading::read::{Checked, Word, Words};
use crate::reading::sizes::TypeSize;
use crate::reading::table::{Named, table};

table! {
    /// A press condition (an output intent).
    struct RawPress {
        required {
            /// The registered identifier, such as `CGATS TR 002`.
            identifier: String,
            /// What it is, for people.
            info: String,
            /// The ICC profile of the condition: a file in layouts/press/.
            profile: String,
        }
        optional {
            /// The version of the format that the file is written in; 1 if not given.
            format: Format,
            /// The registry of the identifier; http://www.color.org if not given.
            registry: String,
            /// The SHA-256 of the profile, 64 hexadecimal digits: another file under its name is an error.
            sha256: String,
            /// All inks together at one place at most; 240% if not given.
            total_ink: Share,
            /// How grey and dark colours are made of black, for people: UCR, GCR and how much.
            black_generation: String,
            /// The thinnest rule; 0.25pt if not given.
            smallest_rule: Length,
            /// The smallest type.
            smallest_type: Checked<RawSmallestType>,
            /// The resolution of pictures at the size that they are printed, in pixels an inch.
            resolution: Checked<RawResolution>,
            /// How photographs go into press files.
            pictures: Checked<RawPhotographs>,
            /// How RGB pictures are converted; perceptual if not given.
            rendering: Word<Rendering>,
            /// What the house thinks of single rules of preflight: the code of a rule, and how bad a breach is.
            severities: Named<Word<Level>>,
        }
    }
}

table! {
    /// The smallest type by the number of its inks: what is printed from several plates blurs sooner.
    struct RawSmallestType {
        optional {
            /// In one ink; 5pt if not given.
            one_ink: TypeSize,
            /// In two inks or more; 10pt if not given.
            several_inks: TypeSize,
            /// Paper left in what is printed around it (反白); 10pt if not given.
            reversed: TypeSize,
        }
    }
}

table! {
    /// The resolution of pictures at the size that they are printed, in pixels an inch.
    struct RawResolution {
        optional {
            /// Below it a picture is worth a look; 200 if not given.
            wanted: i64,
            /// Below it a picture is not printed; 100 if not given.
            least: i64,
            /// A finer picture is made smaller; five quarters of what is wanted if not given.
            most: i64,
        }
    }
}

table! {
    /// How photographs go into press files.
    struct RawPhotographs {
        optional {
            /// How they are packed; jpeg if not given.
            compression: Word<Compression>,
            /// The quality of JPEG, 1 to 100; 92 if not given.
            quality: i64,
            /// How much edges are sharpened at the printed size; 0% if not given.
            sharpening: Share,
        }
    }
}

impl Words for Compression {
    const WORDS: &'static [(&'static str, Self)] = &[("jpeg", Self::Jpeg), ("flate", Self::Flate)];
}

impl Words for Rendering {
    const WORDS: &'static [(&'static str, Self)] =
        &[("perceptual", Self::Perceptual), ("relative", Self::Relative)];
}

impl Words for Level {
    const WORDS: &'static [(&'static str, Self)] =
        &[("off", Self::Off), ("warning", Self::Warning), ("error", Self::Error)];
}
