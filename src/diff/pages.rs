//! Two pages that go by one number: what differs on them, story by story, in the order of reading.

use std::collections::{BTreeMap, BTreeSet};

use super::changed::Changed;
use super::known::{Colour, Known, View};
use super::lines::{Flow, Line};
use super::plates::{Numbers, Plates, numbered};
use super::print::{Prints, all_around, items, seen};
use super::side::Side;
use super::sorted::{Key, Sorted};
use super::stories::{Stories, StoryNumber};
use super::texts::{self, Found, Given};
use super::things::{self, Both};
use super::told::{Finding, PageDifference, PageName, Part, Plate, What};
use crate::color::Ink;
use crate::geom::{Rect, Size};
use crate::page::{Item, Page, Role};

/// What pages are compared by.
pub(super) struct Comparing<'a> {
    known: Known<'a>,
    /// The earlier edition and the later.
    views: Two<View<'a>>,
    stories: Stories,
    /// The inks of both that are mixed otherwise in the later one, by their numbers in both.
    mixtures: Vec<(usize, Two<&'a Ink>)>,
}

/// The two of something.
type Two<T> = [T; 2];

impl<'a> Comparing<'a> {
    pub(super) fn of(earlier: Side<'a>, later: Side<'a>) -> Self {
        let (known, views) = Known::views(earlier, later);
        let stories = Stories::of(earlier.composition, later.composition);
        let mixtures = mixtures([earlier, later], &known);
        Self { known, views, stories, mixtures }
    }

    fn both(&self) -> Both<'_> {
        let [old, new] = &self.views;
        Both { old, new, known: &self.known }
    }

    fn section(&self, edition: usize, page: usize) -> String {
        let sections = self.views.get(edition).map(|view| view.side.sections);
        sections.and_then(|all| all.get(page)).cloned().unwrap_or_default()
    }

    fn page(&self, edition: usize, at: usize) -> Option<&'a Page> {
        self.views.get(edition)?.side.composition.pages.get(at)
    }

    /// What readers call a page of an edition, and from which plates it is printed.
    pub(super) fn name(&self, edition: usize, at: usize) -> Option<PageName> {
        let (page, view) = (self.page(edition, at)?, self.views.get(edition)?);
        let plates = self.named(&Plates::of(page, view).all);
        Some(PageName { label: page.label.clone(), section: self.section(edition, at), plates })
    }

    fn named(&self, numbers: &Numbers) -> Vec<Plate> {
        numbers.iter().filter_map(|number| self.known.plate(*number)).collect()
    }

    /// How two pages differ; nothing, where they do not.
    pub(super) fn compared(&self, at: Two<usize>) -> Option<PageDifference> {
        let [old, new] = [self.page(0, at[0])?, self.page(1, at[1])?];
        let [old_view, new_view] = &self.views;
        let prints = (Prints::of(old, old_view), Prints::of(new, new_view));
        if prints.0.is(&prints.1) && self.mixtures.is_empty() {
            return None;
        }
        let plates = [Plates::of(old, old_view), Plates::of(new, new_view)];
        let mixed = self.mixed(&plates, [old, new]);
        let changed = Changed::between(&prints.0, &prints.1);
        let mut touched: Numbers = plates[0].touched(&changed.items[0]);
        touched.extend(plates[1].touched(&changed.items[1]));
        touched.extend(plates[1].touched(&changed.reordered));
        let mut findings = sheets([old, new]);
        if !findings.is_empty() {
            touched.extend(&plates[1].all);
        }
        let anything = !(changed.items.iter().all(Vec::is_empty) && changed.reordered.is_empty());
        findings.extend(if anything { self.found([old, new]) } else { Vec::new() });
        findings.extend(order(new, &changed.reordered));
        if findings.is_empty() && anything {
            findings.push(other([old, new], &changed));
        }
        findings.extend(mixed);
        // What only its blanks tell from the other is the same, and so is what lies beside what it lay over.
        if findings.is_empty() {
            return None;
        }
        let (of_old, of_new) = (&plates[0].all, &plates[1].all);
        Some(PageDifference {
            label: new.label.clone(),
            section: self.section(1, at[1]),
            at,
            plates: self.named(&touched.intersection(of_new).copied().collect()),
            gained: self.named(&of_new.difference(of_old).copied().collect()),
            lost: self.named(&of_old.difference(of_new).copied().collect()),
            findings,
        })
    }

    /// The inks that both pages are printed with and that are mixed otherwise.
    fn mixed(&self, plates: &Two<Plates>, pages: Two<&Page>) -> Vec<Finding> {
        let is_on_both = |ink: usize| plates.iter().all(|plates| plates.all.contains(&numbered(ink)));
        let printed_with = |ink: usize, page: &Page, view: &View<'_>| -> Vec<Rect> {
            let is_it = |item: &&Item| {
                let colour = item.paint().map(|paint| view.inked(paint).0);
                matches!(colour, Some(Colour::Spot(one, _)) if one == ink)
            };
            all_around(items(page).filter(is_it).map(seen)).into_iter().collect()
        };
        let mixture = |ink: &Ink| self.known.colour(Colour::Process(ink.alternate));
        let ([old, new], [old_view, new_view]) = (pages, &self.views);
        let finding = |(ink, [was, is]): &(usize, Two<&Ink>)| Finding {
            story: None,
            part: Part::Page,
            what: What::Mixture(was.name.clone(), mixture(was), mixture(is)),
            before: printed_with(*ink, old, old_view),
            after: printed_with(*ink, new, new_view),
        };
        self.mixtures.iter().filter(|(ink, _)| is_on_both(*ink)).map(finding).collect()
    }

    /// What differs on two pages.
    fn found(&self, pages: Two<&Page>) -> Vec<Finding> {
        let [old, new] = &self.views;
        let sorted =
            [Sorted::of(pages[0], old, (&self.stories, 0)), Sorted::of(pages[1], new, (&self.stories, 1))];
        let on = sorted.each_ref().map(stories);
        let [on_old, on_new] = &on;
        let mut all = self.same_story(&sorted, None);
        for story in on_new.iter().copied().chain(on_old.iter().copied().filter(|one| !on_new.contains(one)))
        {
            let is_on = [on_old.contains(&story), on_new.contains(&story)];
            if is_on == [true, true] {
                all.extend(self.same_story(&sorted, Some(story)));
            } else {
                all.push(self.one_sided(&sorted, story, is_on[1]));
            }
        }
        all
    }

    /// What differs of a story that stands on both pages, or of the page itself.
    fn same_story(&self, sorted: &Two<Sorted<'_>>, story: Option<StoryNumber>) -> Vec<Finding> {
        let mut all = Vec::new();
        for kind in kinds(sorted.each_ref().map(|one| &one.flows), story) {
            let found = self.flows(sorted, Key { story, kind });
            all.extend(found.into_iter().map(|found| self.finding(story, Part::Text(kind), found)));
        }
        for kind in kinds(sorted.each_ref().map(|one| &one.things), story) {
            let key = Key { story, kind };
            let of = |one: &Sorted<'_>| one.things.get(&key).cloned().unwrap_or_default();
            let [old, new] = sorted.each_ref().map(of);
            let found = things::compared(&old, &new, kind, self.both());
            all.extend(found.into_iter().map(|found| self.finding(story, Part::Box(kind), found)));
        }
        all
    }

    fn flows(&self, [old, new]: &Two<Sorted<'_>>, key: Key<Role>) -> Vec<Found> {
        let [old_view, new_view] = &self.views;
        let first =
            |of: &Sorted<'_>| key.story.and_then(|story| of.first_columns.get(&story)).copied().unwrap_or(0);
        match (old.flows.get(&key), new.flows.get(&key)) {
            (Some(was), Some(is)) => texts::compared(
                Given { flow: was, view: old_view, first_column: first(old) },
                Given { flow: is, view: new_view, first_column: first(new) },
                &self.known,
            ),
            (Some(was), None) => {
                let (what, before) = (What::Dropped(was.lines.len(), was.text()), around(was));
                vec![Found { what, before, after: Vec::new() }]
            }
            (None, Some(is)) => {
                let (what, after) = (What::Added(is.lines.len(), is.text()), around(is));
                vec![Found { what, before: Vec::new(), after }]
            }
            (None, None) => Vec::new(),
        }
    }

    /// That a story stands on one of two pages only.
    fn one_sided(&self, sorted: &Two<Sorted<'_>>, story: StoryNumber, is_added: bool) -> Finding {
        let (own, other) = (usize::from(is_added), usize::from(!is_added));
        let page = self.stories.page(other, story).cloned();
        let rects = sorted.get(own).map(|of| {
            let lines = of.flows.iter().filter(|(key, _)| key.story == Some(story));
            let lines = lines.flat_map(|(_, flow)| flow.lines.iter().map(Line::rect));
            let things = of.things.iter().filter(|(key, _)| key.story == Some(story));
            all_around(lines.chain(things.flat_map(|(_, things)| things.iter().map(|one| one.rect))))
        });
        let place: Vec<Rect> = rects.flatten().into_iter().collect();
        let (what, before, after) = if is_added {
            (What::StoryAdded(page), Vec::new(), place)
        } else {
            (What::StoryDropped(page), place, Vec::new())
        };
        self.finding(Some(story), Part::Story, Found { what, before, after })
    }

    fn finding(
        &self,
        story: Option<StoryNumber>,
        part: Part,
        Found { what, before, after }: Found,
    ) -> Finding {
        let story = story.and_then(|story| self.stories.name(story)).cloned();
        Finding { story, part, what, before, after }
    }
}

/// The inks that two editions mix otherwise, by name.
fn mixtures<'a>(sides: Two<Side<'a>>, known: &Known<'_>) -> Vec<(usize, Two<&'a Ink>)> {
    let [old, new] = sides.map(|side| -> BTreeMap<&str, &Ink> {
        side.composition.inks.iter().map(|(_, ink)| (ink.name.as_str(), ink)).collect()
    });
    let differs = |(name, was): (&&str, &&'a Ink)| {
        let is = *new.get(name).filter(|is| is.alternate != was.alternate)?;
        Some((known.inks.iter().position(|one| one == name)?, [*was, is]))
    };
    old.iter().filter_map(differs).collect()
}

/// The stories that stand on a page, in the order of reading.
fn stories(of: &Sorted<'_>) -> BTreeSet<StoryNumber> {
    let flows = of.flows.keys().map(|key| key.story);
    flows.chain(of.things.keys().map(|key| key.story)).flatten().collect()
}

/// The kinds that a story, or the page itself, has on either page.
fn kinds<K: Copy + Ord, T>(of: Two<&BTreeMap<Key<K>, T>>, story: Option<StoryNumber>) -> BTreeSet<K> {
    let own = |of: &BTreeMap<Key<K>, T>| {
        of.keys().filter(|key| key.story == story).map(|key| key.kind).collect::<BTreeSet<K>>()
    };
    let [mut all, more] = of.map(own);
    all.extend(more);
    all
}

fn around(flow: &Flow<'_>) -> Vec<Rect> {
    all_around(flow.lines.iter().map(Line::rect)).into_iter().collect()
}

/// That pages are of another size.
fn sheets([old, new]: Two<&Page>) -> Vec<Finding> {
    let sheet = |page: &Page| {
        let beyond = (page.bleed + page.slug) * 2;
        Size { width: page.trim.width + beyond, height: page.trim.height + beyond }
    };
    let differs = (old.trim, old.bleed, old.slug) != (new.trim, new.bleed, new.slug);
    let (was, is) = if old.trim == new.trim { (sheet(old), sheet(new)) } else { (old.trim, new.trim) };
    let whole = |page: &Page| Rect { width: page.trim.width, height: page.trim.height, ..Rect::default() };
    let finding = Finding {
        story: None,
        part: Part::Page,
        what: What::Sheet(was, is),
        before: vec![whole(old)],
        after: vec![whole(new)],
    };
    differs.then_some(finding).into_iter().collect()
}

/// That something lies over what it lay under.
fn order(page: &Page, reordered: &[u32]) -> Option<Finding> {
    let place = all_around(of_items(page, reordered))?;
    let (before, after) = (vec![place], vec![place]);
    Some(Finding { story: None, part: Part::Page, what: What::Order, before, after })
}

/// Something that nothing more is said of.
fn other([old, new]: Two<&Page>, changed: &Changed) -> Finding {
    let place = |page, items: &[u32]| all_around(of_items(page, items)).into_iter().collect();
    let (before, after) = (place(old, &changed.items[0]), place(new, &changed.items[1]));
    Finding { story: None, part: Part::Page, what: What::Other, before, after }
}

fn of_items<'p>(page: &'p Page, numbers: &'p [u32]) -> impl Iterator<Item = Rect> + 'p {
    let numbers: BTreeSet<u32> = numbers.iter().copied().collect();
    let items = (0..).zip(items(page));
    items.filter(move |(at, _)| numbers.contains(at)).map(|(_, item)| seen(item))
}
