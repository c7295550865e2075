//! Inks and colours: names for what goes on which plate.
//!
//! Layouts name their inks each for itself, and an edition goes to one press: one name is one ink in all of
//! them, and one plate has one name.

use std::cell::Cell;

use crate::color::{Color, Ink, InkId, Inks, Paint, SOLID, Tint};
use crate::diag::{Diagnostic, Span};
use crate::layout::named::Colors;
use crate::layout::raw::{RawColor, RawInk};
use crate::layout::values::Cmyk;
use crate::printable::{is_seen, short};
use crate::reading::bounds::{self, too_many, within, within_or};
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::lengths::Share;
use crate::reading::suggest;
use crate::reading::table::Named;
use crate::words::Words;

/// Names of plates that are the process inks', or that PDF has taken for all plates and for none.
const TAKEN: [&str; 6] = ["Cyan", "Magenta", "Yellow", "Black", "All", "None"];

/// The inks of an edition, each with the name that layouts use and the place where the first names it.
#[derive(Debug, Default)]
pub(crate) struct InksOfEdition(Vec<NamedInk>);

#[derive(Debug)]
struct NamedInk {
    name: String,
    id: InkId,
    ink: Ink,
    span: Span,
}

/// The colours of a layout while it is read.
#[derive(Debug)]
pub(crate) struct Palette {
    all: Colors,
    /// One of them, or the name of one, is wrong, so that what is printed with it is in another colour.
    lost: Cell<bool>,
}

impl InksOfEdition {
    /// The inks with their numbers, in the order in which layouts name them.
    pub(crate) fn into_inks(self) -> Vec<(InkId, Ink)> {
        self.0.into_iter().map(|NamedInk { id, ink, .. }| (id, ink)).collect()
    }

    /// The number of an ink; each is kept once.
    fn number(
        &mut self,
        name: &Field<String>,
        ink: Ink,
        numbers: &Inks,
        found: &mut Findings,
    ) -> Option<InkId> {
        if let Some(known) = self.0.iter().find(|known| known.name == name.value) {
            if known.ink == ink {
                return Some(known.id);
            }
            let one = Diagnostic::error("inks-differ").arg("ink", short(&name.value));
            found.add(one.at(name.span, described(&ink)).at(known.span, described(&known.ink)));
            return None;
        }
        if let Some(other) = self.0.iter().find(|known| known.ink.name == ink.name) {
            let one = Diagnostic::error("plate-used-twice").arg("plate", short(&ink.name));
            let one = one.arg("other", short(&other.name));
            found.add(one.mark(name.span, "again").mark(other.span, "first"));
            return None;
        }
        if too_many("inks", self.0.len() + 1, bounds::INKS, name.span, found) {
            return None;
        }
        let Some(id) = numbers.number(&ink) else {
            too_many("inks", usize::from(u16::MAX) + 1, usize::from(u16::MAX), name.span, found);
            return None;
        };
        self.0.push(NamedInk { name: name.value.clone(), id, ink, span: name.span });
        Some(id)
    }
}

fn described(ink: &Ink) -> Words {
    let share = |tint: Tint| Share(i64::from(tint) / 10).to_string();
    let form = if ink.overprint { "overprinting" } else { "knocking-out" };
    Words::part("inks-differ", form)
        .arg("plate", short(&ink.name))
        .arg("shares", ink.alternate.map(share).join(" "))
}

/// The colours of a layout; `known` has the inks of the edition so far, and `numbers` the number of each.
pub(crate) fn palette(
    inks: Option<&Field<Named<RawInk>>>,
    colors: Option<&Field<Named<RawColor>>>,
    (known, numbers): (&mut InksOfEdition, &Inks),
    found: &mut Findings,
) -> Palette {
    let mut palette = Palette { all: Colors::default(), lost: Cell::new(false) };
    if let Some(Field { value: Named(inks, lost), span }) = inks
        && !too_many("inks", inks.len(), bounds::INKS, *span, found)
    {
        for (name, raw) in inks {
            let ink = ink(&raw.value, found);
            let paint = ink.and_then(|ink| {
                let overprint = ink.overprint;
                let id = known.number(name, ink, numbers, found)?;
                Some(Paint { color: Color::Spot(id, SOLID), overprint })
            });
            palette.add(name, paint, found);
        }
        palette.lose(lost);
    }
    let given = inks.map(|inks| &inks.value);
    let names = given.into_iter().flat_map(|Named(sound, lost)| {
        sound.iter().map(|(name, _)| name.value.as_str()).chain(lost.iter().map(String::as_str))
    });
    let names: Vec<&str> = names.collect();
    if let Some(Field { value: Named(colors, lost), span }) = colors
        && !too_many("colours", colors.len(), bounds::PARTS, *span, found)
    {
        for (name, raw) in colors {
            let paint = color(raw, &palette, &names, found);
            palette.add(name, paint, found);
        }
        palette.lose(lost);
    }
    palette
}

fn ink(raw: &RawInk, found: &mut Findings) -> Option<Ink> {
    let cmyk = raw.cmyk.as_ref().and_then(|cmyk| shares(&cmyk.value, found));
    let plate = raw.plate.as_ref()?;
    let name = &plate.value;
    let taken = TAKEN.iter().any(|taken| taken.eq_ignore_ascii_case(name.trim()));
    // A space at an end makes another plate that nobody can tell from the first.
    let spaced = name.trim() != name;
    if taken || spaced || !is_seen(name) || name.len() > bounds::PLATE {
        found.add(Diagnostic::error("bad-plate-name").arg("plate", short(name)).here(plate.span));
        return None;
    }
    let overprint = raw.overprint.as_ref().is_some_and(|given| given.value);
    Some(Ink { name: name.clone(), alternate: cmyk?, overprint })
}

/// What a colour is printed with. What leaves the paper bare always knocks out, or it would not be seen.
fn color(raw: &Field<RawColor>, palette: &Palette, inks: &[&str], found: &mut Findings) -> Option<Paint> {
    let RawColor { cmyk, gray, ink, tint, overprint } = &raw.value;
    let share = within_or("tint", tint, &bounds::INK, Share(1000), found);
    let (color, usual) = match (cmyk, gray, ink) {
        (Some(cmyk), None, None) if tint.is_none() => (Color::Process(shares(&cmyk.value, found)?), false),
        (None, Some(_), None) if tint.is_none() => {
            (Color::gray(hundredths(within("gray", gray, &bounds::INK, found)?)), false)
        }
        (None, None, Some(name)) => {
            let solid = palette.ink(name, inks, found)?;
            let Color::Spot(id, _) = solid.color else { return None };
            (Color::Spot(id, hundredths(share?)), solid.overprint)
        }
        _ => {
            found.add(Diagnostic::error("color-unclear").here(raw.span));
            return None;
        }
    };
    let usual = usual || color == Color::BLACK;
    let overprint = overprint.as_ref().map_or(usual, |given| given.value) && !color.is_paper();
    Some(Paint { color, overprint })
}

fn shares(Cmyk(four): &Cmyk, found: &mut Findings) -> Option<[Tint; 4]> {
    let mut tints = [0; 4];
    let mut sound = true;
    for (tint, share) in tints.iter_mut().zip(four) {
        match within("cmyk", &Some(share.clone()), &bounds::INK, found) {
            Some(share) => *tint = hundredths(share),
            None => sound = false,
        }
    }
    sound.then_some(tints)
}

/// A share of an ink in hundredths of a percent.
fn hundredths(share: Share) -> Tint {
    (share.0 * 10) as Tint
}

impl Palette {
    /// The colours, now that all is read.
    pub(super) fn into_colors(self) -> Colors {
        self.all
    }

    /// Whether something is printed in another colour than it should be, for what is wrong with that.
    pub(super) fn is_lost(&self) -> bool {
        self.lost.get()
    }

    fn add(&mut self, name: &Field<String>, paint: Option<Paint>, found: &mut Findings) {
        if self.all.get(&name.value).is_some() {
            found
                .add(Diagnostic::error("color-named-twice").arg("color", short(&name.value)).here(name.span));
            return;
        }
        self.lost.set(self.lost.get() || paint.is_none());
        self.all.add(name.value.clone(), paint);
    }

    /// Colours of which nothing is known but their names.
    fn lose(&mut self, names: &[String]) {
        self.lost.set(self.lost.get() || !names.is_empty());
        for name in names {
            self.all.add(name.clone(), None);
        }
    }

    /// An ink of `[inks]`, in full.
    fn ink(&self, name: &Field<String>, inks: &[&str], found: &mut Findings) -> Option<Paint> {
        if inks.contains(&name.value.as_str()) {
            return self.all.paint(&name.value);
        }
        let one = Diagnostic::error("no-such-ink").arg("ink", short(&name.value)).here(name.span);
        found.add(suggest::known(one, (&name.value, name.span), inks, "inks", suggest::quoted));
        None
    }

    /// The colour of a name, or a default where none is given, or it is wrong: no text stands elsewhere for its
    /// colour.
    pub(crate) fn paint_or(&self, given: &Given<String>, default: Paint, found: &mut Findings) -> Paint {
        self.paint_if(given, found).flatten().unwrap_or(default)
    }

    /// The colour of a name, if one is given: nothing, if it is wrong; `Some(None)`, if there is none.
    #[allow(clippy::option_option)]
    pub(crate) fn paint_if(&self, given: &Given<String>, found: &mut Findings) -> Option<Option<Paint>> {
        let Some(name) = given else { return Some(None) };
        if let Some(known) = self.all.get(&name.value) {
            return known.map(Some);
        }
        self.lost.set(true);
        self.all.unknown(name).into_iter().for_each(|one| found.add(one));
        None
    }
}
