//! 图片主次: one picture leads a page, and the others are clearly smaller.

use super::made::MadeUp;
use crate::diag::{Diagnostic, Span};
use crate::geom::{Length, Rect};
use crate::page::{Item, Role};

/// A picture of a story, or a group of several, as it is seen on its page.
struct Seen<'a> {
    /// The place of its story among all.
    number: u16,
    story: &'a str,
    /// Where the story says that it has it.
    span: Span,
    area: i128,
}

/// The largest is to be at least so many tenths of the next.
const LEADING: i128 = 15;

/// What is told of the pictures of a page: that the one which is to lead is not the largest, or that none leads.
pub(super) fn told(page: MadeUp<'_>) -> Option<Diagnostic> {
    let mut seen = seen(page);
    seen.sort_by_key(|one| std::cmp::Reverse(one.area));
    let first = seen.first()?;
    let named = |one: Diagnostic| one.arg("page", page.spec.both_labels());
    if let Some((slot, span)) = page.spec.lead_picture {
        let story = page.spec.slots.iter().find(|used| used.slot == slot)?.story.place();
        let own = seen.iter().find(|one| usize::from(one.number) == story);
        let is_first = own.is_some_and(|own| own.area == first.area);
        let one = Diagnostic::warning("lead-picture-smaller").arg("other", first.story);
        let one = named(one).here(span).mark(first.span, "larger");
        return (!is_first)
            .then(|| own.map(|own| own.span).into_iter().fold(one, |one, own| one.mark(own, "own")));
    }
    let next = seen.get(1).filter(|next| first.area * 10 < next.area * LEADING)?;
    let percent = (first.area * 100 / next.area.max(1)) as i64;
    let one = Diagnostic::warning("no-leading-picture").arg("story", first.story).arg("other", next.story);
    Some(named(one).arg("percent", percent).here(first.span).mark(next.span, "next"))
}

/// The pictures of a page's stories, with what of each is inside the trim.
fn seen(page: MadeUp<'_>) -> Vec<Seen<'_>> {
    let mut all: Vec<Seen<'_>> = Vec::new();
    let trim = page.layout.sheet.trim;
    let trim = Rect { width: trim.width, height: trim.height, ..Rect::default() };
    for placed in page.items.iter().filter_map(Item::picture).filter(|one| one.source.role == Role::Picture) {
        let Some(number) = placed.source.story else { continue };
        let Some((story, ..)) = page.story(number) else { continue };
        let mut prints = story.pictures.iter().flat_map(|one| one.prints.iter().map(move |_| one));
        let Some(of) = prints.nth(usize::from(placed.source.part)) else { continue };
        let area = area(placed.clip, trim);
        match all.iter_mut().find(|one| one.number == number && one.span == of.span) {
            Some(group) => group.area += area,
            None => all.push(Seen { number, story: story.id.as_str(), span: of.span, area }),
        }
    }
    all
}

/// How much of a rectangle lies inside another.
fn area(one: Rect, other: Rect) -> i128 {
    let Rect { width, height, .. } = one.common(other);
    i128::from(width.max(Length::ZERO).0) * i128::from(height.max(Length::ZERO).0)
}
