//! A galley on its page: head lines, then the pictures with their captions, then the columns in reading order.

use super::forme::Forme;
use crate::color::Paint;
use crate::galley::{Galley, SetJump, SetRule};
use crate::id::Id;
use crate::page::{Item, Role, Source};
use crate::plan::{Chain, Region};

/// Places what a story begins with: its head, its pictures and its quotation, whose rules have a colour of their own.
pub(super) fn open(galley: &Galley<'_>, pictures: Vec<Item>, rule_paint: Paint, forme: &mut Forme<'_>) {
    let mut head = forme.turned(galley.head.turn);
    galley.head.lines.iter().for_each(|line| head.line(line));
    for picture in pictures {
        forme.push(picture);
    }
    galley.pictures.iter().flat_map(|picture| &picture.lines).for_each(|line| forme.line(line));
    if let Some(quotation) = &galley.quotation {
        quotation.rules.iter().for_each(|rule| forme.rule_of(galley.story, *rule, rule_paint));
        quotation.lines.iter().for_each(|line| forme.line(line));
    }
    if let Some(table) = &galley.table {
        rules(galley, &table.rules, forme);
        table.lines.iter().for_each(|line| forme.line(line));
    }
}

/// The rules of a table, on the tint under its head.
fn rules(galley: &Galley<'_>, rules: &[SetRule], forme: &mut Forme<'_>) {
    for SetRule { rect, paint, is_tint } in rules {
        let source = Source { story: Some(galley.story.place() as u16), ..Source::furniture(Role::Tint) };
        if *is_tint {
            forme.fill(*rect, *paint, source);
        } else {
            forme.rule_of(galley.story, *rect, *paint);
        }
    }
}

/// Places what leads to a story in a region that it lands in: its head there, and the line that says where it comes from.
pub(super) fn land(jump: &SetJump<'_>, forme: &mut Forme<'_>) {
    jump.head.lines.iter().chain(&jump.back).for_each(|line| forme.line(line));
}

/// Places the line that says where a story goes on.
pub(super) fn leave(jump: &SetJump<'_>, forme: &mut Forme<'_>) {
    jump.onward.iter().for_each(|line| forme.line(line));
}

/// Places what of a body stands in a region.
pub(super) fn body((region, chain): (Id<Region>, &Chain), galley: &Galley<'_>, items: &mut Vec<Item>) {
    let columns = chain.frames.iter().zip(galley.columns.iter().zip(&galley.rules));
    for (frame, (lines, rules)) in columns.filter(|(frame, _)| frame.region == region) {
        let mut forme = Forme::new(frame.turn, items);
        self::rules(galley, rules, &mut forme);
        for line in lines {
            forme.line(line);
        }
    }
}
