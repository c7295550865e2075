//! All pages that wait: which story stands on which, and how each page is made up.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use rayon::prelude::*;

use super::costs::Fault;
use super::curve::{Bench, Curve};
use super::page::{Candidate, MadePage, Placed, Task, made, made_with_white};
use super::repair::Old;
use super::slicing::MOST;
use crate::edition::{Edition, LEAST_WEIGHT, PoolPage, Story};
use crate::id::Id;
use crate::layout::{Cells, Layout};

/// What was made of a pool.
#[derive(Debug)]
pub struct MadeUp {
    /// The pages that wait, in order: the best way to make each up, then others; none, where nothing can stand there.
    pub pages: Vec<Vec<MadePage>>,
    /// The stories that have no place, from the highest news value down.
    pub left: Vec<Id<Story>>,
    /// Those of them that are too long for any page.
    pub too_long: Vec<Id<Story>>,
}

/// What is asked of make-up.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'w> {
    /// So many ways to make up each page.
    pub ways: usize,
    /// Where everything stood before.
    pub before: &'w Before,
}

/// Where everything stood in the dummies before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Before {
    /// Stories by their names: what the page goes by, and the cells.
    pub stories: BTreeMap<String, (String, Cells)>,
    /// Advertisements by what their page goes by and by their names.
    pub ads: BTreeMap<(String, String), Cells>,
}

impl Before {
    /// As an edition has it, also in slots whose stories are there no more.
    #[must_use]
    pub fn of(edition: &Edition) -> Self {
        let mut before = Self::default();
        for (draft, page) in edition.asked().iter().filter_map(|draft| {
            Some((draft, edition.pages().iter().find(|page| page.number == draft.number)?))
        }) {
            let slots = &edition.layout_of(page).slots;
            for used in draft.slots.iter().flat_map(|slots| &slots.value).filter(|used| !used.goes_on) {
                if let Some(slot) = slots.iter().find(|slot| slot.name == used.slot.value) {
                    before.stories.insert(used.story.value.clone(), (page.label.clone(), slot.around()));
                }
            }
            for ad in &page.ads {
                let name = edition.bookings()[ad.ad].name.clone();
                before.ads.insert((page.label.clone(), name), ad.cells);
            }
        }
        before
    }
}

/// A page is filled to this share of its cells at most, by what stories take at the least, in thousandths: all in all heads and
/// pictures want some more.
const FULL: u64 = 1_040;
/// So many sets of stories are tried for a page.
const TRIED: usize = 40;

/// Which page each story is on, by its place, and the stories that are on none.
#[derive(Debug, Clone)]
struct Shares {
    pages: Vec<Vec<Id<Story>>>,
    left: Vec<Id<Story>>,
}

/// A night's make-up.
struct Night<'a, 'b> {
    bench: &'b Bench<'a>,
    wanted: Wanted<'b>,
    curves: Mutex<BTreeMap<Key, Arc<Curve>>>,
}

/// What a curve depends on: the story, the layout of its page and the rows there, its news value as far as heads know it. Pages of a
/// section have theirs in common.
type Key = (Id<Story>, (Id<Layout>, u32, u32), u32);

/// Makes up all pages of a pool.
#[must_use]
pub fn made_up(bench: &Bench<'_>, wanted: Wanted<'_>) -> MadeUp {
    let night = Night { bench, wanted, curves: Mutex::new(BTreeMap::new()) };
    let shares = night.dealt();
    let pages: Vec<usize> = (0..bench.pool.pages.len()).collect();
    let sets: Vec<(Vec<MadePage>, Vec<Id<Story>>)> = pages
        .par_iter()
        .map(|page| night.page(*page, shares.pages.get(*page).map_or(&[], Vec::as_slice), &shares.left))
        .collect();
    let mut placed: Vec<Id<Story>> = Vec::new();
    let mut made = Vec::new();
    for (page, (mut ways, used)) in sets.into_iter().enumerate() {
        // What two pages would take from those that were left goes to the first.
        if used.iter().any(|story| placed.contains(story)) {
            let own = shares.pages.get(page).map_or(&[][..], Vec::as_slice);
            ways = night.page(page, own, &[]).0;
        }
        placed.extend(ways.iter().take(1).flat_map(|way| way.stories.iter().map(|one| one.story)));
        made.push(ways);
    }
    let mut left: Vec<Id<Story>> =
        bench.pool.edition.stories().ids().filter(|story| !placed.contains(story)).collect();
    left.sort_by_key(|story| night.rank(*story));
    let too_long = left.iter().copied().filter(|story| night.is_too_long(*story)).collect();
    MadeUp { pages: made, left, too_long }
}

impl Night<'_, '_> {
    fn story(&self, id: Id<Story>) -> &Story {
        &self.bench.pool.edition.stories()[id]
    }

    /// The order of news: by news value, then by name.
    fn rank(&self, id: Id<Story>) -> (u32, &str) {
        let story = self.story(id);
        (story.wishes.rank(), story.id.as_str())
    }

    fn page_of(&self, page: usize) -> Option<&PoolPage> {
        self.bench.pool.pages.get(page)
    }

    /// Where a story stood before: the page, by its place among those that wait, and its cells.
    fn before(&self, story: Id<Story>) -> Option<(usize, Cells)> {
        let (label, cells) = self.wanted.before.stories.get(&self.story(story).id)?;
        let page = self.bench.pool.pages.iter().position(|page| page.label == *label)?;
        Some((page, *cells))
    }

    /// The cells of a page that its advertisements leave.
    fn capacity(&self, page: usize) -> u64 {
        let Some(page) = self.page_of(page) else { return 0 };
        let ads: u32 = page.ads.iter().map(|(_, columns, rows)| columns * (rows + 1)).sum();
        // Below the last row no white one is needed.
        u64::from((page.room.columns * (page.room.rows + 1)).saturating_sub(ads))
    }

    /// The least that a story takes of a page, the row below it among that.
    fn area(&self, story: Id<Story>, page: usize, value: u32) -> u64 {
        let curve = self.curve(story, page, value);
        curve.forms.values().map(|form| u64::from(form.columns * (form.rows + 1))).min().unwrap_or_default()
    }

    fn curve(&self, story: Id<Story>, page: usize, value: u32) -> Arc<Curve> {
        let Some(page) = self.page_of(page) else { return Arc::default() };
        let value = self.bench.class(page, value);
        let key = (story, (page.layout, page.room.row, page.room.rows), value);
        if let Some(known) = self.curves.lock().ok().and_then(|curves| curves.get(&key).cloned()) {
            return known;
        }
        let curve = Arc::new(self.bench.curve(story, page, value));
        if let Ok(mut curves) = self.curves.lock() {
            curves.insert(key, Arc::clone(&curve));
        }
        curve
    }

    /// Whether a story has no shape on any page that it may stand on, as its lead or by its own news value.
    fn is_too_long(&self, story: Id<Story>) -> bool {
        let pages = self.bench.pool.pages.iter().enumerate();
        let mut may = pages.filter(|(_, page)| page.may_have(self.story(story))).map(|(at, _)| at);
        may.all(|page| {
            [0, 1, 2]
                .into_iter()
                .all(|place| self.curve(story, page, self.value(story, place)).forms.is_empty())
        })
    }

    /// Some stories as they can stand on a page, each with its news value there.
    fn curves(
        &self,
        page: usize,
        set: &[Id<Story>],
        value: impl Fn(usize) -> u32,
    ) -> Vec<(Id<Story>, Arc<Curve>)> {
        let of = |(at, story): (usize, &Id<Story>)| (*story, self.curve(*story, page, value(at)));
        set.iter().enumerate().map(of).collect()
    }

    /// Where a story stood on a page before.
    fn stood(&self, story: Id<Story>, page: usize) -> Option<Cells> {
        self.before(story).filter(|(old, _)| *old == page).map(|(_, cells)| cells)
    }

    /// The same with where each stood.
    fn candidates<'c>(&self, page: usize, curves: &'c [(Id<Story>, Arc<Curve>)]) -> Vec<Candidate<'c>> {
        let of = |(story, curve): &'c (Id<Story>, Arc<Curve>)| Candidate {
            story: *story,
            curve,
            before: self.stood(*story, page),
        };
        curves.iter().map(of).collect()
    }

    /// The news value of a story that is so manieth on its page: that, or that of what is worth least.
    fn value(&self, story: Id<Story>, place: usize) -> u32 {
        let own = self.story(story).wishes.rank();
        let place = (place + 1) as u32;
        if place > 1 && own > 10 { LEAST_WEIGHT } else { place.min(10) }
    }

    /// Deals the stories out to the pages that may have them: to each page its lead, then to that which is filled least.
    fn dealt(&self) -> Shares {
        let pool = self.bench.pool;
        let count = pool.pages.len();
        let mut shares = Shares { pages: vec![Vec::new(); count], left: Vec::new() };
        let mut stories: Vec<Id<Story>> = pool.edition.stories().ids().collect();
        stories.sort_by_key(|story| self.rank(*story));
        let mut filled = vec![0_u64; count];
        let may = |story: Id<Story>, page: usize| {
            self.page_of(page).is_some_and(|page| page.may_have(self.story(story)))
        };
        // What asks for a page, or stood on one, goes there first.
        let asks = |story: Id<Story>| {
            let one = self.story(story);
            let wished = one.wishes.page.is_some();
            let before = self.before(story).map(|(page, _)| page);
            let wished = wished.then(|| (0..count).find(|page| may(story, *page))).flatten();
            before.filter(|page| may(story, *page)).or(wished)
        };
        for story in &stories {
            if let Some(page) = asks(*story) {
                filled[page] += self.area(*story, page, self.value(*story, shares.pages[page].len()));
                shares.pages[page].push(*story);
            }
        }
        for story in stories.iter().filter(|story| asks(**story).is_none()) {
            let open = || {
                (0..count)
                    .filter(|page| may(*story, *page) && shares.pages[*page].len() + self.ads(*page) < MOST)
            };
            let area = |page: usize| self.area(*story, page, self.value(*story, shares.pages[page].len()));
            let fits = |page: &usize| filled[*page] + area(*page) <= self.capacity(*page) * FULL / 1000;
            let empty = open().find(|page| shares.pages[*page].is_empty());
            // A theme stays together.
            let theme = |id: Id<Story>| self.story(id).wishes.group.as_ref().map(|group| &group.value);
            let own = theme(*story);
            let with_its_theme = own.and_then(|own| {
                open().find(|page| shares.pages[*page].iter().any(|other| theme(*other) == Some(own)))
            });
            let least =
                || open().filter(fits).min_by_key(|page| filled[*page] * 1000 / self.capacity(*page).max(1));
            // What is late goes where something is worth less, which then gives way.
            let late = || {
                let gives_way = |other: &Id<Story>| self.rank(*other) > self.rank(*story);
                open().find(|page| shares.pages[*page].iter().any(gives_way))
            };
            match with_its_theme.or(empty).or_else(least).or_else(late) {
                Some(page) => {
                    filled[page] += area(page);
                    shares.pages[page].push(*story);
                }
                None => shares.left.push(*story),
            }
        }
        for page in &mut shares.pages {
            page.sort_by_key(|story| self.rank(*story));
        }
        shares
    }

    fn ads(&self, page: usize) -> usize {
        self.page_of(page).map_or(0, |page| page.ads.len())
    }

    /// A page of the stories that were dealt to it; where these do not fill it, or have no room, of others that are near: without
    /// what is worth least, with some of what is left. What nothing fills is white.
    fn page(&self, page: usize, own: &[Id<Story>], left: &[Id<Story>]) -> (Vec<MadePage>, Vec<Id<Story>>) {
        if let Some(repaired) = self.repaired(page, own) {
            return (vec![repaired], Vec::new());
        }
        let mut sets = self.sets(page, own, left);
        sets.truncate(TRIED);
        for set in &sets {
            let found = self.solved(page, set, false);
            if !found.is_empty() {
                let used = set.iter().filter(|story| !own.contains(story)).copied().collect();
                return (found, used);
            }
        }
        for drop in 0..own.len() {
            let set: Vec<Id<Story>> = own.iter().take(own.len() - drop).copied().collect();
            let found = self.solved(page, &set, true);
            if !found.is_empty() {
                return (found, Vec::new());
            }
        }
        (Vec::new(), Vec::new())
    }

    /// A page that stood, with as few changes as can be; nothing of one that did not, or where too much would change.
    fn repaired(&self, page: usize, own: &[Id<Story>]) -> Option<MadePage> {
        let of = self.page_of(page)?;
        let old: Vec<Id<Story>> =
            own.iter().filter(|story| self.stood(**story, page).is_some()).copied().collect();
        let value = |story: Id<Story>| {
            let all = old.iter().position(|other| *other == story);
            let at = all.or_else(|| own.iter().position(|other| *other == story)).unwrap_or_default();
            self.value(story, at)
        };
        // One that is longer or shorter now than its place is new, and its place is free.
        let placed = |story: &Id<Story>| {
            let cells = self.stood(*story, page)?;
            let curve = self.curve(*story, page, value(*story));
            let form = curve.forms.get(&(cells.columns, cells.rows))?.clone();
            Some(Placed { story: *story, form, cells })
        };
        let stories: Vec<Placed> = old.iter().filter_map(placed).collect();
        if stories.is_empty() {
            return None;
        }
        let stays = |story: &Id<Story>| stories.iter().any(|placed| placed.story == *story);
        let new: Vec<Id<Story>> = own.iter().filter(|story| !stays(story)).copied().collect();
        let (ads, gone) = self.others(of, &stories)?;
        let cut = |(room, set): (Cells, &[Id<Story>])| {
            let curves = self.curves(page, set, |at| set.get(at).map_or(1, |story| value(*story)));
            let stories = self.candidates(page, &curves);
            let task = Task { room, is_left: of.is_left(), stories: &stories, ads: &[] };
            let found = made(task, 1).into_iter().next()?;
            (found.bill.count(Fault::White) == 0).then_some(found)
        };
        let order = |set: &[Id<Story>]| {
            let mut set = set.to_vec();
            set.sort_by_key(|story| self.rank(*story));
            set
        };
        let repair = Old { stories: &stories, ads: &ads, gone: &gone, new: &new };
        // What is gone and nothing fills is white, and what is worth less than all that stands and has no room has no place: all else
        // stays.
        let least = stories.iter().map(|placed| self.rank(placed.story)).max();
        let is_least = new.iter().all(|story| least.as_ref().is_some_and(|least| self.rank(*story) > *least));
        let kept = || (is_least && gone.len() < 2).then(|| (stories.clone(), gone.first().copied()));
        let repaired = repair.repaired(&cut, &order).map(|stories| (stories, None));
        let (mut repaired, white) = repaired.or_else(kept)?;
        repaired.sort_by_key(|placed| self.rank(placed.story));
        Some(MadePage::of(repaired, (ads, white), of.room))
    }

    /// The cells of the advertisements of a page that stood, in their order, and of what is gone from it. Nothing, where an
    /// advertisement is new: it has its corner before all stories.
    fn others(&self, page: &PoolPage, stories: &[Placed]) -> Option<(Vec<Cells>, Vec<Cells>)> {
        let Before { stories: stood, ads } = self.wanted.before;
        let place = |name: &str| ads.get(&(page.label.clone(), name.to_owned())).copied();
        let kept = page.ads.iter().map(|(name, ..)| place(name)).collect::<Option<Vec<Cells>>>()?;
        let is_booked = |name: &str| page.ads.iter().any(|(own, ..)| own == name);
        let stays = |name: &str| stories.iter().any(|placed| self.story(placed.story).id == name);
        let ads = ads.iter().filter(|((label, name), _)| *label == page.label && !is_booked(name));
        let others = stood.iter().filter(|(name, (label, _))| *label == page.label && !stays(name));
        let gone = ads.map(|(_, cells)| *cells).chain(others.map(|(_, (_, cells))| *cells)).collect();
        Some((kept, gone))
    }

    /// The sets of stories that may fill a page, what is nearest to what was dealt first.
    fn sets(&self, page: usize, own: &[Id<Story>], left: &[Id<Story>]) -> Vec<Vec<Id<Story>>> {
        let may =
            |story: &&Id<Story>| self.page_of(page).is_some_and(|page| page.may_have(self.story(**story)));
        let left: Vec<Id<Story>> = left.iter().filter(may).copied().collect();
        let with = |set: Vec<Id<Story>>, more: Id<Story>| {
            let mut set = set;
            set.push(more);
            set.sort_by_key(|story| self.rank(*story));
            set
        };
        let mut all = vec![own.to_vec()];
        all.extend(left.iter().map(|more| with(own.to_vec(), *more)));
        for drop in (1..own.len()).rev() {
            let without: Vec<Id<Story>> =
                own.iter().enumerate().filter(|(at, _)| *at != drop).map(|(_, story)| *story).collect();
            all.extend(left.iter().map(|more| with(without.clone(), *more)));
            all.push(without);
        }
        all
    }

    fn solved(&self, page: usize, set: &[Id<Story>], with_white: bool) -> Vec<MadePage> {
        let Some(of) = self.page_of(page) else { return Vec::new() };
        if set.is_empty() || set.len() + of.ads.len() + usize::from(with_white) > MOST {
            return Vec::new();
        }
        let curves = self.curves(page, set, |at| set.get(at).map_or(1, |story| self.value(*story, at)));
        let stories = self.candidates(page, &curves);
        let ads: Vec<(u32, u32)> = of.ads.iter().map(|(_, columns, rows)| (*columns, *rows)).collect();
        let task = Task { room: of.room, is_left: of.is_left(), stories: &stories, ads: &ads };
        if with_white { made_with_white(task, self.wanted.ways) } else { made(task, self.wanted.ways) }
    }
}
