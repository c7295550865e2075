//! Late copy: what stood stays where it stood.

use std::collections::BTreeSet;

use super::made;
use crate::support::nights::{File, night};
use banxin::makeup::night::Before;
use banxin::stock::Dummies;

/// Where the stories of some dummies stand.
fn places(made: &Dummies) -> Before {
    let pages = made.pool.pages.iter().zip(&made.made.pages);
    let of_page = pages.flat_map(|(page, ways)| {
        ways[0].stories.iter().map(|placed| {
            let story = made.pool.edition.stories()[placed.story].id.clone();
            (story, (page.label.clone(), placed.cells))
        })
    });
    let stories = of_page.collect();
    let ads = made.pool.pages.iter().zip(&made.made.pages).flat_map(|(page, ways)| {
        let named = page.ads.iter().zip(&ways[0].ads);
        named.map(|((name, ..), cells)| ((page.label.clone(), name.clone()), *cells))
    });
    Before { stories, ads: ads.collect() }
}

/// The stories that stand in both and not at one place.
fn moved(before: &Before, after: &Before) -> BTreeSet<String> {
    let other = |(story, place): (&String, _)| {
        after.stories.get(story).filter(|now| *now != place).map(|_| story.clone())
    };
    before.stories.iter().filter_map(other).collect()
}

#[test]
fn nothing_moves_where_nothing_came() {
    let (files, _) = night(11, 3, (980, 1020));
    let first = places(&made(&files, 1, &Before::default()).unwrap());
    let again = places(&made(&files, 1, &first).unwrap());
    assert_eq!(first, again);
}

#[test]
fn a_late_story_moves_two_at_most() {
    for seed in [21, 22, 23] {
        let (files, _) = night(seed, 2, (960, 1000));
        let before = places(&made(&files, 1, &Before::default()).unwrap());
        // It is as long as the least on the page, and worth a little more than that.
        let least = files.iter().rfind(|(path, _)| path.starts_with("night/stories/p2-")).unwrap();
        let text = least.1.replace("weight = ", "weight = 1").replace("weight = 11", "weight = 2");
        let late: Vec<File> = files
            .iter()
            .cloned()
            .chain([(
                "night/stories/p2-late.md".to_owned(),
                text.replacen("headline = \"", "headline = \"迟", 1),
            )])
            .collect();
        let after = places(&made(&late, 1, &before).unwrap());
        let moved = moved(&before, &after);
        assert!(moved.len() <= 2, "seed {seed}: {moved:?}");
    }
}

#[test]
fn an_advertisement_that_is_gone_moves_two_at_most() {
    for plan in [4, 5] {
        let files = super::held_out::Plan::read(plan).files(7);
        let before = places(&made(&files, 1, &Before::default()).unwrap());
        let edition = files.iter().position(|(path, _)| path == "night/edition.toml").unwrap();
        let mut without = files.clone();
        without[edition].1 = without[edition].1.replace("ads = [\"a0\"]\n", "");
        assert_ne!(without[edition], files[edition]);
        let after = places(&made(&without, 1, &before).unwrap());
        let moved = moved(&before, &after);
        assert!(moved.len() <= 2, "plan {plan}: {moved:?}");
        assert_eq!(after.stories.len(), before.stories.len(), "plan {plan}");
    }
}

/// The story of page 2 that is worth least, by its place among the files.
fn least(files: &[File]) -> usize {
    files.iter().rposition(|(path, _)| path.starts_with("night/stories/p2-")).unwrap()
}

#[test]
fn a_story_that_is_withdrawn_moves_two_at_most() {
    let (mut files, _) = night(31, 1, (980, 1020));
    let before = places(&made(&files, 1, &Before::default()).unwrap());
    files.remove(least(&files));
    let after = places(&made(&files, 1, &before).unwrap());
    assert_eq!(after.stories.len() + 1, before.stories.len());
    assert!(moved(&before, &after).len() <= 2);
}

#[test]
fn what_is_late_and_worth_least_takes_nobodys_place() {
    let (mut files, _) = night(32, 1, (1000, 1000));
    let before = places(&made(&files, 1, &Before::default()).unwrap());
    let text = files[least(&files)].1.replacen("headline = \"", "headline = \"迟", 1);
    let late = text.lines().map(|line| if line.starts_with("weight") { "weight = 20" } else { line });
    files.push(("night/stories/p2-late.md".to_owned(), late.collect::<Vec<_>>().join("\n")));
    let after = made(&files, 1, &before).unwrap();
    assert_eq!(places(&after), before);
    assert_eq!(after.made.left.len(), 1);
}
