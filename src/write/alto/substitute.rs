//! Words that go on in the next line: what each of the two parts is a part of.

use std::collections::BTreeMap;

use crate::page::Role;
use crate::transcript::{Place, Transcript, Whose};

/// Which part of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Half {
    First,
    Second,
}

/// The words that are parted, by where their parts stand: the block, the line, and whether it is the first or the last word
/// of that.
#[derive(Debug, Default)]
pub(super) struct Substitutes(BTreeMap<(Place, usize, Half), String>);

impl Substitutes {
    pub(super) fn of(transcript: &Transcript<'_>) -> Self {
        let mut all = BTreeMap::new();
        // The last line of each text that goes on: whose it is, its place, its word.
        let mut open: BTreeMap<(Whose, Role, u16), (Place, usize, String)> = BTreeMap::new();
        for (page, of) in transcript.pages.iter().enumerate() {
            for (at, section) in of.sections.iter().enumerate() {
                for (number, block) in section.blocks.iter().enumerate() {
                    let key = (section.whose, block.role, block.part);
                    let place = Place { page, section: at, block: number };
                    for (line, of) in block.lines().iter().enumerate() {
                        let (Some(first), Some(last)) = (of.words.first(), of.words.last()) else { continue };
                        if let Some((from, at, begun)) = open.remove(&key) {
                            let whole = format!("{begun}{}", first.text);
                            all.insert((from, at, Half::First), whole.clone());
                            all.insert((place, line, Half::Second), whole);
                        }
                        if of.hyphen.is_some() {
                            open.insert(key, (place, line, last.text.clone()));
                        }
                    }
                }
            }
        }
        Self(all)
    }

    /// The whole word that the first or the last word of a line is a part of.
    pub(super) fn whole(&self, (place, line): (Place, usize), half: Half) -> Option<&str> {
        self.0.get(&(place, line, half)).map(String::as_str)
    }
}
