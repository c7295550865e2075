//! The difference for people, after the trade: which page, why, what on it.

use super::message::{cut, message, part, plates};
use crate::cli::voice::Voice;
use crate::diff::{Difference, Finding, PageDifference, PageName, Plate, Quote, What};
use crate::printable::line;
use crate::words::{Arg, Words};

pub(super) fn report(difference: &Difference, voice: Voice) -> String {
    let Difference { pages, added, dropped, order } = difference;
    let mut text = String::new();
    let mut number = 1;
    for page in pages {
        text += &heading(page, voice);
        for finding in &page.findings {
            text += &told(finding, number, voice);
            number += 1;
        }
    }
    for (form, names) in [("added", added), ("dropped", dropped)] {
        for PageName { label, section, plates: own } in names {
            text += &(voice.say(&named(form, label, section).arg("plates", plates(own, voice))) + "\n");
        }
    }
    if let Some([before, after]) = order {
        let all = |labels: &[String]| Arg::Text(line(&labels.join(" ")).into_owned());
        let words = Words::part("diff-page", "order").arg("before", all(before)).arg("after", all(after));
        text += &(voice.say(&words) + "\n");
    }
    text + &total(difference, voice) + "\n"
}

/// A page of an entry that begins with what readers call it.
fn named(form: &'static str, label: &str, section: &str) -> Words {
    let section = if section.is_empty() { "none" } else { section };
    let words = Words::part("diff-page", form).arg("page", line(label).as_ref());
    words.arg("section", line(section).as_ref())
}

fn heading(page: &PageDifference, voice: Voice) -> String {
    let PageDifference { label, section, plates: anew, gained, lost, .. } = page;
    let form = if anew.is_empty() { "told" } else { "" };
    let mut text = voice.say(&named(form, label, section).arg("plates", plates(anew, voice))) + "\n";
    for (form, of) in [("gained", gained), ("lost", lost)] {
        if !of.is_empty() {
            text += &(voice.say(&Words::part("diff-page", form).arg("plates", plates(of, voice))) + "\n");
        }
    }
    text
}

fn told(Finding { story, part: of, what, .. }: &Finding, number: usize, voice: Voice) -> String {
    let words = match story {
        Some(story) if story.title.is_empty() => {
            Words::part("diff-whose", "untitled").arg("story", line(&story.id).as_ref())
        }
        Some(story) => {
            let words = Words::part("diff-whose", "story").arg("story", line(&story.id).as_ref());
            words.arg("headline", line(&story.title).as_ref())
        }
        None => Words::of("diff-whose"),
    };
    let whose = voice.say(&words.arg("number", number).arg("part", part(*of, voice)));
    let mut text =
        voice.say(&Words::of("diff-line").arg("whose", whose).arg("what", message(what, *of, voice)));
    text.push('\n');
    if let What::Text { before, after, around: [first, last] } = what {
        let quote = |name: &'static str, Quote { text, .. }: &Quote| {
            (!text.is_empty()).then(|| voice.say(&Words::of(name).arg("text", cut(text, voice))) + "\n")
        };
        text.extend(quote("diff-before", before));
        text.extend(quote("diff-after", after));
        // One that takes the place of nothing, or leaves nothing, is found by what stands around it.
        if before.text.is_empty() || after.text.is_empty() {
            let words = Words::of("diff-around").arg("before", line(first).as_ref());
            text += &(voice.say(&words.arg("after", line(last).as_ref())) + "\n");
        }
    }
    text
}

/// How many pages, and how many plates.
fn total(difference: &Difference, voice: Voice) -> String {
    let anew = difference.pages.iter().map(|page| &page.plates).filter(|plates| !plates.is_empty());
    let all: Vec<&Vec<Plate>> = anew.chain(difference.added.iter().map(|page| &page.plates)).collect();
    let words = if all.is_empty() {
        Words::part("diff-total", "nothing")
    } else {
        let plates: usize = all.iter().map(|plates| plates.len()).sum();
        Words::of("diff-total").arg("pages", all.len()).arg("plates", plates)
    };
    voice.say(&words)
}
