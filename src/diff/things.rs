//! What is no text: which boxes are there in one edition alone, and how those that are in both differ.

use std::collections::BTreeMap;

use super::known::{Inked, Known, View, mark};
use super::print::all_around;
use super::sorted::{Content, Thing};
use super::texts::Found;
use super::told::{BoxKind, What};
use crate::geom::{Length, Rect, Size};

/// The two editions.
#[derive(Clone, Copy)]
pub(super) struct Both<'a> {
    pub(super) old: &'a View<'a>,
    pub(super) new: &'a View<'a>,
    pub(super) known: &'a Known<'a>,
}

type Pair<'t> = (&'t Thing, &'t Thing);

/// Boxes of one kind and one owner.
pub(super) fn compared(old: &[Thing], new: &[Thing], kind: BoxKind, both: Both<'_>) -> Vec<Found> {
    let (mut gone, mut come): (Vec<&Thing>, Vec<&Thing>) = (old.iter().collect(), new.iter().collect());
    let size = |one: &Thing| (one.rect.width, one.rect.height);
    let corner = |one: &Thing| (one.rect.x, one.rect.y);
    paired(&mut gone, &mut come, |one| (corner(one), size(one), one.content.same()));
    let mut pairs = paired(&mut gone, &mut come, |one| (size(one), one.content.same()));
    pairs.extend(paired(&mut gone, &mut come, |one| (corner(one), size(one))));
    // Rules that are longer or shorter, then those that are thinner or thicker; pictures at another place and of another size.
    pairs.extend(paired(&mut gone, &mut come, |one| (one.lies(), thickness(one.rect), one.content.same())));
    pairs.extend(paired(&mut gone, &mut come, |one| (one.lies(), one.content.same())));
    pairs.extend(paired(&mut gone, &mut come, |one| (one.lies(), one.content.sort())));
    pairs.extend(paired(&mut gone, &mut come, |one| one.content.sort()));
    let mut all = told(&pairs, kind, both);
    let rects = |of: &[&Thing]| of.iter().map(|one| one.rect).collect::<Vec<_>>();
    if !gone.is_empty() {
        let what = What::Dropped(gone.len(), names(&gone, both.old));
        all.push(Found { what, before: summed(rects(&gone), kind), after: Vec::new() });
    }
    if !come.is_empty() {
        let what = What::Added(come.len(), names(&come, both.new));
        all.push(Found { what, before: Vec::new(), after: summed(rects(&come), kind) });
    }
    all
}

/// Takes those out of both that have one key: in their order where there are as many, else those that are nearest.
fn paired<'t, K: Ord>(
    old: &mut Vec<&'t Thing>,
    new: &mut Vec<&'t Thing>,
    key: impl Fn(&Thing) -> K,
) -> Vec<Pair<'t>> {
    let mut groups: BTreeMap<K, (Vec<&Thing>, Vec<&Thing>)> = BTreeMap::new();
    old.drain(..).for_each(|one| groups.entry(key(one)).or_default().0.push(one));
    new.drain(..).for_each(|one| groups.entry(key(one)).or_default().1.push(one));
    let mut pairs = Vec::new();
    for (_, (mut gone, mut come)) in groups {
        if gone.len() != come.len() && gone.len() * come.len() <= MOST {
            nearest(&mut gone, &mut come, &mut pairs);
        } else {
            let both = gone.len().min(come.len());
            pairs.extend(gone.drain(..both).zip(come.drain(..both)));
        }
        old.extend(gone);
        new.extend(come);
    }
    pairs
}

/// Of more boxes than have so many pairs no one looks for the nearest.
const MOST: usize = 10_000;

/// Takes the pair that is nearest out of both, for as long as there is one.
fn nearest<'t>(gone: &mut Vec<&'t Thing>, come: &mut Vec<&'t Thing>, pairs: &mut Vec<Pair<'t>>) {
    let middle = |rect: Rect| (rect.x + rect.right(), rect.y + rect.bottom());
    let apart = |one: &Thing, other: &Thing| {
        let ((x, y), (other_x, other_y)) = (middle(one.rect), middle(other.rect));
        (x - other_x).abs() + (y - other_y).abs()
    };
    let (mut left, mut right) = (vec![true; gone.len()], vec![true; come.len()]);
    let mut all: Vec<(Length, usize, usize)> = Vec::with_capacity(gone.len() * come.len());
    for (at, one) in gone.iter().enumerate() {
        all.extend(come.iter().enumerate().map(|(other_at, other)| (apart(one, other), at, other_at)));
    }
    all.sort_unstable();
    for (_, one, other) in all {
        if left[one] && right[other] {
            (left[one], right[other]) = (false, false);
            pairs.push((gone[one], come[other]));
        }
    }
    let mut free = left.into_iter();
    gone.retain(|_| free.next().unwrap_or(true));
    let mut free = right.into_iter();
    come.retain(|_| free.next().unwrap_or(true));
}

/// How pairs differ, those that differ alike together.
fn told(pairs: &[Pair<'_>], kind: BoxKind, both: Both<'_>) -> Vec<Found> {
    let moves = |what: &What| matches!(what, What::BoxMoved(..) | What::Resized(..));
    let mut all: Vec<(What, Vec<Pair<'_>>)> = Vec::new();
    let mut places: BTreeMap<u64, usize> = BTreeMap::new();
    for (pair, what) in
        pairs.iter().flat_map(|pair| how(*pair, kind, both).into_iter().map(move |what| (pair, what)))
    {
        let place = *places.entry(mark(&what)).or_insert(all.len());
        match all.get_mut(place) {
            Some((_, of)) => of.push(*pair),
            None => all.push((what, vec![*pair])),
        }
    }
    // The rules of a frame that is higher move, grow and stay: it is the frame that changed.
    if kind == BoxKind::Rule && all.len() > 1 && all.iter().all(|(what, _)| moves(what)) {
        let every: Vec<Pair<'_>> = all.drain(..).flat_map(|(_, of)| of).collect();
        let around = |of: fn(&Pair<'_>) -> Rect| all_around(every.iter().map(of)).unwrap_or_default();
        let (was, is) = (around(|pair| pair.0.rect), around(|pair| pair.1.rect));
        let what = if size(was) == size(is) {
            What::BoxMoved(0, is.x - was.x, is.y - was.y)
        } else {
            What::Resized(0, size(was), size(is))
        };
        all.push((what, every));
    }
    let found = |(what, of): (What, Vec<Pair<'_>>)| {
        let what = counted(what, of.len());
        let before = summed(of.iter().map(|pair| pair.0.rect).collect(), kind);
        Found { what, before, after: summed(of.iter().map(|pair| pair.1.rect).collect(), kind) }
    };
    all.into_iter().map(found).collect()
}

fn counted(what: What, count: usize) -> What {
    match what {
        What::BoxMoved(_, x, y) => What::BoxMoved(count, x, y),
        What::Resized(_, was, is) => What::Resized(count, was, is),
        What::Weight(_, was, is) => What::Weight(count, was, is),
        What::Colour(_, was, is) => What::Colour(count, was, is),
        What::Drawn(_) => What::Drawn(count),
        what => what,
    }
}

/// How two boxes differ that are one.
fn how((was, is): Pair<'_>, kind: BoxKind, both: Both<'_>) -> Vec<What> {
    let mut all = Vec::new();
    let moved = (is.rect.x - was.rect.x, is.rect.y - was.rect.y);
    let (thin_was, thin_is) = (thickness(was.rect), thickness(is.rect));
    let is_ruled = kind == BoxKind::Rule && matches!(was.content, Content::Filled(_));
    if is_ruled && thin_was != thin_is {
        all.push(What::Weight(0, thin_was, thin_is));
    } else if size(was.rect) != size(is.rect) {
        all.push(What::Resized(0, size(was.rect), size(is.rect)));
    } else if moved != (Length::ZERO, Length::ZERO) {
        all.push(What::BoxMoved(0, moved.0, moved.1));
    }
    let content = || What::Content(name(was, both.old).to_owned(), name(is, both.new).to_owned());
    match (was.content, is.content) {
        (Content::Filled(one), Content::Filled(other)) if one != other => {
            let [one, other] = [one, other].map(|inked| colour(inked, one.0 == other.0, both.known));
            all.push(What::Colour(0, one, other));
        }
        // What is larger has other outlines.
        (Content::Drawn(one), Content::Drawn(other)) if one != other && size(was.rect) == size(is.rect) => {
            all.push(What::Drawn(0));
        }
        (Content::Insert(one, _), Content::Insert(other, _)) if one != other => {
            all.push(content());
        }
        (Content::Picture(one, was_id, was_seen), Content::Picture(other, is_id, is_seen)) => {
            let original = |view: &View<'_>, id: u16| view.side.originals.get(usize::from(id)).copied();
            let files = (original(both.old, was_id), original(both.new, is_id));
            let one_file = files.0.zip(files.1).map(|(was, is)| was.content == is.content);
            let resized = size(was.rect) != size(is.rect);
            if one != other && !one_file.unwrap_or(false) {
                all.push(content());
            } else if one != other || (was_seen != is_seen && !resized) {
                let seen = files.0.zip(files.1).is_some_and(|(was, is)| was.seen == is.seen);
                // A picture of another size has other pixels of the same view.
                if !(resized && seen) {
                    all.push(What::Crop(name(is, both.new).to_owned()));
                }
            }
        }
        (was, is) if was.sort() != is.sort() => all.push(What::Drawn(0)),
        _ => {}
    }
    all
}

fn colour(inked: Inked, told_by_overprint: bool, known: &Known<'_>) -> String {
    let plus = if told_by_overprint && inked.1 { " +" } else { "" };
    format!("{}{plus}", known.colour(inked.0))
}

fn size(rect: Rect) -> Size {
    Size { width: rect.width, height: rect.height }
}

fn thickness(rect: Rect) -> Length {
    rect.width.min(rect.height)
}

/// The names of the files of pictures and of other pages.
fn names(of: &[&Thing], view: &View<'_>) -> String {
    let names = of.iter().map(|one| name(one, view)).filter(|name| !name.is_empty());
    names.collect::<Vec<_>>().join(", ")
}

/// The name of the file of a picture, or of another page; what is neither has none.
fn name<'v>(of: &Thing, view: &'v View<'_>) -> &'v str {
    let composition = view.side.composition;
    let name = match of.content {
        Content::Picture(_, id, _) => composition.pictures.get(usize::from(id)).map(|one| &one.name),
        Content::Insert(_, id) => composition.inserts.get(usize::from(id)).map(|one| &one.name),
        Content::Filled(_) | Content::Drawn(_) => None,
    };
    name.map_or("", String::as_str)
}

/// The places of some boxes; of rules, the one around them all.
fn summed(rects: Vec<Rect>, kind: BoxKind) -> Vec<Rect> {
    if kind == BoxKind::Rule { all_around(rects).into_iter().collect() } else { rects }
}
