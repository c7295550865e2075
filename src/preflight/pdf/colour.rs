//! Colour spaces: from components to inks (ISO 32000-1, 8.6).

use std::rc::Rc;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use hayro_syntax::page::Resources;

use super::super::job::{Coat, Covers, Foreign, Inks, Job, Spot};
use super::super::rule::{self, Breach};
use super::budget::{Budget, TooMuch};
use crate::color::{SOLID, Tint};
use crate::words::Words;

/// Spaces inside spaces: an index of a DeviceN is one.
const DEEPEST: usize = 4;
/// More spot inks no press has; those beyond are left out.
const MOST_SPOTS: usize = 1_000;

/// What components mean.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Space {
    /// Straight to the black plate, or through a profile.
    Gray { device: bool },
    /// Straight to the plates, or through a profile.
    Cmyk { device: bool },
    /// No inks of a press.
    Foreign(Foreign),
    /// One colorant, or several.
    Colorants(Rc<[Colorant]>),
    /// A table of colours: its last index, and the components of all.
    Indexed(Rc<Space>, Rc<[u8]>),
    /// Something drawn; uncoloured patterns have a space.
    Pattern(Option<Rc<Space>>),
}

/// One ink of a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colorant {
    Process(usize),
    Spot(u16),
    All,
    None,
}

/// What is needed to read a space.
pub(super) struct Reading<'d, 'j> {
    pub(super) budget: &'d mut Budget,
    pub(super) job: &'d mut Job<'j>,
    /// Inks that fall back on what is neither grey nor CMYK of the device.
    pub(super) stand_ins: Vec<Breach>,
}

impl Space {
    /// Black of the device: what content streams begin with.
    pub(super) const FIRST: Self = Self::Gray { device: true };

    /// How many components a colour has, where that is known.
    pub(super) fn components(&self) -> Option<usize> {
        match self {
            Self::Gray { .. } | Self::Indexed(..) | Self::Foreign(Foreign::CalGray) => Some(1),
            Self::Cmyk { .. } => Some(4),
            Self::Foreign(Foreign::DeviceRgb | Foreign::CalRgb | Foreign::Lab | Foreign::IccRgb) => Some(3),
            Self::Colorants(all) => Some(all.len()).filter(|count| *count > 0),
            Self::Foreign(_) | Self::Pattern(_) => None,
        }
    }

    /// Whether one of its components is a share of every plate.
    pub(super) fn registers(&self) -> bool {
        match self {
            Self::Colorants(all) => all.contains(&Colorant::All),
            Self::Indexed(base, _) => base.registers(),
            _ => false,
        }
    }

    /// From which plates of the process its colours are printed, at most.
    pub(super) fn plates(&self) -> [bool; 4] {
        match self {
            Self::Gray { .. } => [false, false, false, true],
            Self::Colorants(all) if !all.contains(&Colorant::All) => {
                [0, 1, 2, 3].map(|ink| all.contains(&Colorant::Process(ink)))
            }
            Self::Indexed(base, _) | Self::Pattern(Some(base)) => base.plates(),
            Self::Cmyk { .. } | Self::Foreign(_) | Self::Colorants(_) | Self::Pattern(None) => [true; 4],
        }
    }

    /// Whether a profile stands between its colours and the plates.
    pub(super) fn has_profile(&self) -> bool {
        match self {
            Self::Gray { device } | Self::Cmyk { device } => !device,
            Self::Indexed(base, _) | Self::Pattern(Some(base)) => base.has_profile(),
            Self::Foreign(_) | Self::Colorants(_) | Self::Pattern(None) => false,
        }
    }

    /// The colour that is set with a space.
    pub(super) fn first(&self) -> Coat {
        match self {
            Self::Gray { .. } => self.coat(&[0.0]),
            Self::Cmyk { .. } => self.coat(&[0.0, 0.0, 0.0, 1.0]),
            Self::Colorants(all) => self.coat(&vec![1.0; all.len()]),
            Self::Foreign(_) | Self::Indexed(..) => self.coat(&[0.0; 4]),
            Self::Pattern(_) => Coat::Various([true; 4]),
        }
    }

    /// The inks of a colour. Components that are missing are nothing.
    pub(super) fn coat(&self, components: &[f64]) -> Coat {
        let at = |index: usize| components.get(index).copied().unwrap_or(0.0);
        match self {
            Self::Gray { .. } => {
                Coat::Inks(Inks { process: [0, 0, 0, tint(1.0 - at(0))], spots: Vec::new() })
            }
            Self::Cmyk { .. } => {
                Coat::Inks(Inks { process: [0, 1, 2, 3].map(|ink| tint(at(ink))), spots: Vec::new() })
            }
            Self::Foreign(space) => Coat::Foreign(*space),
            Self::Colorants(all) => colorants(all, components),
            Self::Indexed(base, table) => {
                let (index, size) = (at(0).clamp(0.0, 255.0) as usize, base.components().unwrap_or(0));
                let entry = table.get(index * size..(index + 1) * size).unwrap_or_default();
                base.coat(&entry.iter().map(|byte| f64::from(*byte) / 255.0).collect::<Vec<_>>())
            }
            Self::Pattern(_) => Coat::Various([true; 4]),
        }
    }

    /// What a colour leaves of what lies under it, where overprinting is on (8.6.7).
    pub(super) fn covers(&self, mode_1: bool, in_picture: bool) -> Covers {
        match self {
            Self::Cmyk { device: true } if mode_1 && !in_picture => Covers::Printed,
            Self::Gray { .. } | Self::Cmyk { .. } => Covers::Process,
            Self::Colorants(_) => Covers::Printed,
            Self::Indexed(base, _) => base.covers(false, true),
            Self::Foreign(_) | Self::Pattern(_) => Covers::All,
        }
    }

    /// The space that a name or an array means.
    pub(super) fn of(
        object: &Object<'_>,
        resources: &Resources<'_>,
        reading: &mut Reading<'_, '_>,
        depth: usize,
    ) -> Result<Self, TooMuch> {
        let unknown = Self::Foreign(Foreign::Unknown);
        if depth > DEEPEST {
            return Ok(unknown);
        }
        match object {
            Object::Name(name) => match device(name) {
                Some(space) => Ok(space),
                None => match resources.get_color_space(name) {
                    // A name that means itself means nothing.
                    Some(Object::Name(other)) => Ok(device(&other).unwrap_or(unknown)),
                    Some(object) => Self::of(&object, resources, reading, depth + 1),
                    None => Ok(unknown),
                },
            },
            Object::Array(array) => Self::array(array, resources, reading, depth),
            Object::Stream(stream) => Ok(icc(stream)),
            _ => Ok(unknown),
        }
    }

    fn array(
        array: &Array<'_>,
        resources: &Resources<'_>,
        reading: &mut Reading<'_, '_>,
        depth: usize,
    ) -> Result<Self, TooMuch> {
        let mut parts = array.iter::<Object<'_>>();
        let Some(Object::Name(family)) = parts.next() else {
            return Ok(Self::Foreign(Foreign::Nameless));
        };
        let second = parts.next();
        Ok(match family.as_ref() {
            b"CalGray" => Self::Foreign(Foreign::CalGray),
            b"CalRGB" => Self::Foreign(Foreign::CalRgb),
            b"Lab" => Self::Foreign(Foreign::Lab),
            b"ICCBased" => match &second {
                Some(Object::Stream(stream)) => icc(stream),
                _ => Self::Foreign(Foreign::IccMissing),
            },
            b"Separation" | b"DeviceN" => {
                let mut names = Vec::new();
                match &second {
                    Some(Object::Name(name)) => names.push(name.clone()),
                    Some(Object::Array(all)) => names.extend(all.iter::<Name<'_>>().take(32)),
                    _ => {}
                }
                let (alternate, function) = (parts.next(), parts.next());
                if let Some(alternate) = &alternate {
                    let alternate = Self::of(alternate, resources, reading, depth + 1)?;
                    reading.stand_in(&names, &alternate);
                }
                if family.as_ref() == b"DeviceN" {
                    let attributes = match parts.next() {
                        Some(Object::Dict(attributes)) => Some(attributes),
                        _ => None,
                    };
                    reading.explained(&names, attributes.as_ref());
                }
                let alone = names.len() == 1;
                let looks = if alone { look(alternate.as_ref(), function.as_ref()) } else { None };
                let all = names.iter().map(|name| reading.colorant(name, looks.as_deref())).collect();
                Self::Colorants(all)
            }
            b"Indexed" | b"I" => {
                let Some(base) = second else { return Ok(Self::Foreign(Foreign::IndexedOnNone)) };
                let base = Self::of(&base, resources, reading, depth + 1)?;
                let _hival = parts.next();
                let table = match parts.next() {
                    Some(Object::String(table)) => PdfString::as_bytes(&table).to_vec(),
                    Some(Object::Stream(stream)) => reading.budget.unpack(&stream)?.bytes,
                    _ => Vec::new(),
                };
                Self::Indexed(Rc::new(base), table.into())
            }
            b"Pattern" => {
                let base = match second {
                    Some(base) => Some(Rc::new(Self::of(&base, resources, reading, depth + 1)?)),
                    None => None,
                };
                Self::Pattern(base)
            }
            _ => device(&family).unwrap_or(Self::Foreign(Foreign::Unknown)),
        })
    }
}

impl Reading<'_, '_> {
    /// What inks fall back on where there are no such plates: grey or CMYK of the device, or it is told.
    fn stand_in(&mut self, names: &[Name<'_>], alternate: &Space) {
        let on = match alternate {
            Space::Foreign(space) => space.words(),
            _ if alternate.has_profile() => Words::part("foreign-space", "profiled"),
            _ => return,
        };
        let names: Vec<_> = names.iter().map(|name| String::from_utf8_lossy(name.as_ref())).collect();
        let breach = rule::COLOUR_PROFILE.broken_by("falls-back").arg("inks", names.join(", "));
        self.stand_ins.push(breach.arg("space", on));
    }

    /// Tells of inks of a colour of several that say nowhere what they are alone.
    fn explained(&mut self, names: &[Name<'_>], attributes: Option<&Dict<'_>>) {
        let dict = |key: &str| attributes.and_then(|attributes| attributes.get::<Dict<'_>>(key));
        let (alone, process) = (dict("Colorants"), dict("Process"));
        let of_process = process.and_then(|process| process.get::<Array<'_>>("Components"));
        let of_process: Vec<Name<'_>> =
            of_process.iter().flat_map(|all| all.iter::<Name<'_>>().take(32)).collect();
        let lacks = |name: &&Name<'_>| {
            !matches!(name.as_ref(), b"Cyan" | b"Magenta" | b"Yellow" | b"Black" | b"None" | b"All")
                && !of_process.iter().any(|one| one.as_ref() == name.as_ref())
                && !alone.as_ref().is_some_and(|alone| alone.contains_key(name.as_ref()))
        };
        let lacking = names.iter().filter(lacks).map(|name| String::from_utf8_lossy(name.as_ref()));
        let lacking: Vec<_> = lacking.collect();
        if !lacking.is_empty() {
            self.stand_ins.push(rule::COLORANTS.broken().arg("inks", lacking.join(", ")));
        }
    }

    /// An ink by its name. What it looks like is known only of inks by themselves.
    fn colorant(&mut self, name: &Name<'_>, look: Option<&str>) -> Colorant {
        match name.as_ref() {
            b"All" => return Colorant::All,
            b"None" => return Colorant::None,
            b"Cyan" => return Colorant::Process(0),
            b"Magenta" => return Colorant::Process(1),
            b"Yellow" => return Colorant::Process(2),
            b"Black" => return Colorant::Process(3),
            _ => {}
        }
        let name = String::from_utf8_lossy(name.as_ref()).into_owned();
        let spots = &mut self.job.spots;
        let same = |spot: &Spot| spot.name == name && look.is_none_or(|look| look == spot.alternate);
        let known = spots.iter().position(same);
        if known.is_none() && spots.len() >= MOST_SPOTS {
            return Colorant::None;
        }
        let at = known.unwrap_or_else(|| {
            spots.push(Spot { name: name.clone(), alternate: look.unwrap_or_default().to_owned() });
            spots.len() - 1
        });
        Colorant::Spot(at as u16)
    }
}

/// A share of an ink.
pub(super) fn tint(share: f64) -> Tint {
    (share.clamp(0.0, 1.0) * f64::from(SOLID)).round() as Tint
}

fn colorants(all: &[Colorant], components: &[f64]) -> Coat {
    let mut inks = Inks::default();
    for (colorant, share) in all.iter().zip(components.iter().chain(std::iter::repeat(&0.0))) {
        let tint = tint(*share);
        match colorant {
            Colorant::Process(ink) => {
                if let Some(of) = inks.process.get_mut(*ink) {
                    *of = (*of).max(tint);
                }
            }
            Colorant::Spot(ink) if tint > 0 => inks.spots.push((*ink, tint)),
            Colorant::All => return Coat::Registration(tint),
            Colorant::Spot(_) | Colorant::None => {}
        }
    }
    Coat::Inks(inks)
}

fn device(name: &Name<'_>) -> Option<Space> {
    Some(match name.as_ref() {
        b"DeviceGray" | b"G" => Space::Gray { device: true },
        b"DeviceCMYK" | b"CMYK" => Space::Cmyk { device: true },
        b"DeviceRGB" | b"RGB" => Space::Foreign(Foreign::DeviceRgb),
        b"Pattern" => Space::Pattern(None),
        _ => return None,
    })
}

/// A profile's space, by the number of its components.
fn icc(stream: &Stream<'_>) -> Space {
    match stream.dict().get::<i32>("N") {
        Some(1) => Space::Gray { device: false },
        Some(4) => Space::Cmyk { device: false },
        // Lab profiles have three components as well.
        Some(3) => Space::Foreign(Foreign::IccRgb),
        _ => Space::Foreign(Foreign::IccOfNone),
    }
}

/// What stands for a spot ink, as something to compare: the alternate space, and the colour of the solid ink
/// where the function tells it at once.
fn look(alternate: Option<&Object<'_>>, function: Option<&Object<'_>>) -> Option<String> {
    let space = match alternate? {
        Object::Name(name) => String::from_utf8_lossy(name.as_ref()).into_owned(),
        Object::Array(array) => {
            let family = array.iter::<Object<'_>>().next().and_then(Object::into_name)?;
            String::from_utf8_lossy(family.as_ref()).into_owned()
        }
        _ => return None,
    };
    let solid: Vec<f32> = match function? {
        Object::Dict(dict) => exponential(dict)?,
        Object::Stream(stream) => sampled(stream)?,
        _ => return None,
    };
    Some(Spot::look(&space, &solid))
}

/// The end of an exponential function (7.10.3).
fn exponential(dict: &Dict<'_>) -> Option<Vec<f32>> {
    let end: Array<'_> = dict.get("C1")?;
    Some(end.iter::<f32>().take(8).collect())
}

/// The last sample of a function of bytes (7.10.2).
fn sampled(stream: &Stream<'_>) -> Option<Vec<f32>> {
    let dict = stream.dict();
    let of_bytes = dict.get::<i32>("FunctionType") == Some(0) && dict.get::<i32>("BitsPerSample") == Some(8);
    let samples: usize = dict.get::<Array<'_>>("Size")?.iter::<u32>().next()?.try_into().ok()?;
    let outputs = dict.get::<Array<'_>>("Range")?.iter::<f32>().count() / 2;
    let (first, end) = (samples.checked_sub(1)?.checked_mul(outputs)?, samples.checked_mul(outputs)?);
    if !of_bytes || outputs > 8 || end > 1 << 16 {
        return None;
    }
    let bytes = crate::unpack::head(stream, end);
    Some(bytes.get(first..end)?.iter().map(|byte| f32::from(*byte) / 255.0).collect())
}
