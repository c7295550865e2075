//! Notes: `[^1]` in the text, `[^1]: …` in a paragraph of its own. They are numbered as their marks are read, and stand at
//! the end of their story.

use std::collections::BTreeMap;

use crate::copy::{Block, Label, Passage};
use crate::diag::{Diagnostic, Span};
use crate::numeral;
use crate::printable::short;
use crate::reading::findings::Findings;

/// The notes of a text so far.
#[derive(Default)]
pub(super) struct Notes {
    /// The numbers of those that are marked, from 1, by their names.
    numbers: BTreeMap<String, u32>,
    /// Where each is defined, by its name, and its paragraphs.
    defined: BTreeMap<String, (Span, Vec<Block>)>,
}

/// What stands at the mark of a note and before it: ① to ㊿, then 〔51〕.
fn sign(number: u32) -> String {
    numeral::circled(number).map_or_else(|| format!("〔{number}〕"), String::from)
}

impl Notes {
    /// The sign of a mark: the next, where no other mark leads to its note.
    pub(super) fn mark(&mut self, name: &str) -> String {
        let next = self.numbers.len() as u32 + 1;
        sign(*self.numbers.entry(name.to_owned()).or_insert(next))
    }

    /// Notes where a note begins, and tells of a second of its name.
    pub(super) fn define(&mut self, name: &str, span: Span, found: &mut Findings) {
        if let Some((first, _)) = self.defined.get(name) {
            let one = Diagnostic::error("footnote-twice").arg("name", short(name)).here(span);
            found.add(one.mark(*first, "first"));
            return;
        }
        self.defined.insert(name.to_owned(), (span, Vec::new()));
    }

    /// Paragraphs of a note.
    pub(super) fn take(&mut self, name: &str, blocks: Vec<Block>) {
        if let Some((_, known)) = self.defined.get_mut(name) {
            known.extend(blocks);
        }
    }

    /// The notes in their order, in a list of their own; those that nothing leads to are told.
    pub(super) fn end(mut self, list: u32, found: &mut Findings) -> Vec<Block> {
        let mut marked: Vec<(u32, String)> =
            self.numbers.into_iter().map(|(name, number)| (number, name)).collect();
        marked.sort_unstable();
        let mut all = Vec::new();
        for (number, name) in marked {
            let Some((span, blocks)) = self.defined.remove(&name) else { continue };
            for (at, mut block) in blocks.into_iter().enumerate() {
                block.goes_on = at > 0;
                block.label = (at == 0).then(|| Label::Note(Passage::made(sign(number), span)));
                block.list = Some(list);
                all.push(block);
            }
        }
        for (name, (span, _)) in self.defined {
            found.add(Diagnostic::error("footnote-without-mark").arg("name", short(&name)).here(span));
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_circled_as_far_as_there_are_such() {
        let signs: Vec<String> = [1, 20, 21, 35, 36, 50, 51].into_iter().map(sign).collect();
        assert_eq!(signs, ["①", "⑳", "㉑", "㉟", "㊱", "㊿", "〔51〕"]);
    }
}
