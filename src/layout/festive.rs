//! 套红: what of a page is in a colour of its own on a feast.

use std::sync::Arc;

use crate::color::Paint;
use crate::layout::colors::Palette;
use crate::layout::raw::RawFestive;
use crate::layout::slots::known_head;
use crate::layout::styles::NamedHead;
use crate::layout::{Art, Artwork, FurniturePart, Manner, Matter};
use crate::part::HeadPart;
use crate::reading::bounds::{self, too_many};
use crate::reading::findings::{Field, Findings};
use crate::reading::read::{Checked, List};

/// What is in the colour of the feast.
pub(super) struct Festive {
    paint: Paint,
    /// The head styles whose headlines are.
    heads: Vec<String>,
    /// The rules of the masthead are.
    rules: bool,
}

/// What a layout says of feasts, without what of it is wrong.
pub(super) fn festive(
    raw: Option<&Field<Checked<RawFestive>>>,
    palette: &Palette,
    heads: Option<&[NamedHead]>,
    found: &mut Findings,
) -> Option<Festive> {
    let RawFestive { color, heads: named, rules } = &raw?.value.value;
    let paint = palette.paint_if(color, found).flatten();
    let mut dressed = Vec::new();
    if let Some(Field { value: List(names), span }) = named
        && !too_many("heads", names.len(), bounds::PARTS, *span, found)
    {
        let known = names.iter().filter(|name| heads.is_none_or(|heads| known_head(name, heads, found)));
        dressed.extend(known.map(|name| name.value.clone()));
    }
    Some(Festive { paint: paint?, heads: dressed, rules: rules.as_ref().is_none_or(|rules| rules.value) })
}

impl Festive {
    /// Headlines: kickers and decks stay as they are, and let them stand out.
    pub(super) fn dress_heads(&self, heads: &mut [NamedHead]) {
        for (_, style) in heads.iter_mut().filter(|(name, _)| self.heads.contains(name)) {
            if let Some(style) = style {
                Arc::make_mut(style).parts[HeadPart::HEADLINE].paint = self.paint;
            }
        }
    }

    /// The nameplate, and the rules around what stands below it; date and number stay black, to be read. A picture has inks of
    /// its own, and keeps them.
    pub(super) fn dress_masthead(&self, parts: &mut [FurniturePart]) {
        for part in parts {
            let is_plate = part.name == "nameplate";
            match &mut part.matter {
                Matter::Set(_, lines) if is_plate => {
                    for line in lines {
                        line.paint = self.paint;
                    }
                }
                Matter::Set(Manner::Spread(_, rules), _) if self.rules => *rules = self.paint,
                // What is left out of a drawn one stays so.
                Matter::Artwork(Artwork { art: Art::Drawn { paints, .. }, .. }) if is_plate => {
                    let inked = paints.iter_mut().filter(|paint| !paint.color.is_paper());
                    inked.for_each(|paint| *paint = self.paint);
                }
                _ => {}
            }
        }
    }
}
