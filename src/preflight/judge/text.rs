//! Type: its size and its inks.

use super::super::display::start_of;
use super::super::job::{Coat, Covers, Inks, Object};
use super::super::rule::{self, Breach};
use super::amount::points;
use super::beneath::Under;
use super::ink::NEARLY_SOLID;
use super::report::Report;
use crate::geom::{Length, READABLE};
use crate::press::Limits;
use crate::words::{Arg, Words};

/// Programs that set type in pixels miss its size by a hundredth of a point.
const ROUNDING: Length = Length(20_000);

pub(super) fn judge(
    report: &mut Report<'_, '_>,
    object: &Object<'_>,
    (size, sounds): (Length, bool),
    under: &[Under],
    limits: &Limits,
) {
    let smallest = limits.smallest_type;
    let mut add = |breach: Breach| {
        report.add(breach.arg("quoted", quoted(object.text)), Some(object.rect), object.whose);
    };
    let sized = |breach: Breach, least: Length| breach.arg("size", points(size)).arg("least", points(least));
    let is_below = |least: Length| size + ROUNDING < least;
    if is_below(smallest.one_ink) && !sounds {
        add(sized(rule::SMALL_TYPE.broken(), smallest.one_ink));
    }
    let grounds = under.iter().map(Under::count).max().unwrap_or(0);
    let reversed = is_paper(object) && grounds > 0;
    if reversed && is_below(smallest.reversed) {
        add(sized(rule::SMALL_TYPE_REVERSED.broken(), smallest.reversed));
    }
    let inks = match &object.coat {
        Coat::Inks(inks) if reversed && inks.total() == 0 => grounds,
        Coat::Inks(inks) => inks.count(),
        Coat::Registration(_) | Coat::Various(_) => 4,
        // What becomes of it is not known, and that is told already.
        Coat::Foreign(_) => 1,
    };
    // Type that is too small is told once.
    let too_small_reversed = reversed && is_below(smallest.reversed);
    let too_small_in_inks = inks > 1 && is_below(smallest.several_inks) && !too_small_reversed;
    if too_small_in_inks {
        add(sized(rule::SMALL_TYPE_INKS.broken().arg("inks", inks), smallest.several_inks));
    }
    // A press may print what nobody can read.
    let told = too_small_reversed || too_small_in_inks || (is_below(smallest.one_ink) && !sounds);
    if is_below(READABLE) && !told {
        add(sized(rule::TINY_TYPE.broken(), READABLE));
    }
    if let Coat::Inks(inks) = &object.coat
        && is_rich_black(inks)
    {
        add(rule::RICH_BLACK_TEXT.broken().arg("inks", named(inks)));
    }
    let over_colour = under.iter().any(|ground| ground.various || colours(&ground.inks));
    if is_below(smallest.several_inks) && object.covers == Covers::All && is_black_only(object) && over_colour
    {
        add(rule::BLACK_KNOCKS_OUT.broken().arg("size", points(size)));
    }
}

/// The text as it is quoted behind a message; nothing, where it is not known.
fn quoted(text: &str) -> Arg {
    if text.is_empty() {
        return Arg::Text(String::new());
    }
    Words::part("finding", "quoted").arg("text", start_of(text)).into()
}

fn is_paper(object: &Object<'_>) -> bool {
    matches!(&object.coat, Coat::Inks(inks) if inks.total() == 0) && object.covers != Covers::Printed
}

/// Nearly solid black with others, or so much of all three that they look black.
fn is_rich_black(inks: &Inks) -> bool {
    let [cyan, magenta, yellow, black] = inks.process;
    let coloured = cyan > 0 || magenta > 0 || yellow > 0;
    let dark = |tint: u16| tint >= 6_000;
    coloured && (black >= NEARLY_SOLID || [cyan, magenta, yellow, black].into_iter().all(dark))
}

/// Whether any ink but black is there.
fn colours(inks: &Inks) -> bool {
    inks.total() > u32::from(inks.process[3])
}

/// Shares of process inks: `C 60 M 40 Y 40 K 100`.
fn named(inks: &Inks) -> String {
    let shares = ["C", "M", "Y", "K"].into_iter().zip(inks.process);
    let shares: Vec<String> = shares.map(|(ink, tint)| format!("{ink} {}", tint / 100)).collect();
    shares.join(" ")
}

/// Black ink, and no other.
fn is_black_only(object: &Object<'_>) -> bool {
    matches!(&object.coat, Coat::Inks(inks) if inks.process[3] > 0 && inks.total() == u32::from(inks.process[3]))
}
