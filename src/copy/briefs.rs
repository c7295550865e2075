//! 简讯 that run on: the items of a story one behind the other in one paragraph, parted by the sign.

use crate::copy::{Attributes, Block, BlockKind, Label, Passage};

/// What stands behind the head of an item inside a paragraph.
const SPACE: &str = "\u{3000}";

/// Makes one paragraph of the items of each list, each behind a sign.
pub(crate) fn run_on(body: &mut Vec<Block>, sign: &str) {
    let mut joined: Vec<Block> = Vec::with_capacity(body.len());
    for block in body.drain(..) {
        if block.kind != BlockKind::Brief || block.list.is_none() {
            joined.push(block);
            continue;
        }
        let item = if matches!(block.label, Some(Label::Bullet(_))) {
            sign_of(sign).followed_by(&with_space(&block.copy))
        } else {
            with_space(&block.copy)
        };
        // What says something of itself is a paragraph of its own.
        let is_plain = block.indents.is_none() && block.id.is_none();
        let goes_on =
            |last: &&mut Block| is_plain && (last.kind, last.tracking) == (block.kind, block.tracking);
        if let Some(last) = joined.last_mut().filter(goes_on) {
            last.copy = last.copy.followed_by(&item);
            last.span.end = block.span.end;
        } else {
            let (copy, breaks) = (item, Vec::new());
            joined.push(Block { copy, label: None, list: None, goes_on: false, breaks, ..block });
        }
    }
    *body = joined;
}

/// An item with a space behind its head, which is text in the strong face inside a paragraph.
fn with_space(copy: &Passage) -> Passage {
    let Some(end) = copy.heading() else { return copy.clone() };
    let (mut head, text) = copy.parted(end);
    head.runs.iter_mut().for_each(|run| run.attributes = None);
    head.followed_by(&Passage::bare(SPACE)).followed_by(&text)
}

/// The sign before an item.
fn sign_of(sign: &str) -> Passage {
    let mut passage = Passage::bare(sign);
    passage.attributes.push(Attributes { is_sign: true, ..Attributes::default() });
    passage.runs.iter_mut().for_each(|run| run.attributes = Some(0));
    passage
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copy::markdown::blocks;
    use crate::copy::{FaceRole, Form};
    use crate::diag::FileId;
    use crate::reading::findings::Findings;

    fn body(text: &str) -> Vec<Block> {
        let mut body = blocks(text, 0, (FileId(0), Some(Form::Briefs)), &mut Findings::default());
        run_on(&mut body, "●");
        body
    }

    #[test]
    fn items_stand_one_behind_the_other_each_behind_a_sign() {
        let body = body("**甲乙**　丙丁。\n\n戊己。\n\n{kind=paragraph}\n庚。");
        let texts: Vec<&str> = body.iter().map(|block| block.copy.text.as_str()).collect();
        assert_eq!(texts, ["●甲乙　丙丁。●戊己。", "庚。"]);
        let copy = &body[0].copy;
        let mut start = 0;
        let runs: Vec<(&str, FaceRole, bool)> = copy
            .runs
            .iter()
            .map(|run| {
                let text = &copy.text[std::mem::replace(&mut start, run.end)..run.end];
                (text, run.face, copy.attributes_of(run).is_some_and(|one| one.is_sign))
            })
            .collect();
        let signs: String = runs.iter().filter(|(.., is_sign)| *is_sign).map(|(text, ..)| *text).collect();
        assert_eq!(signs, "●●");
        assert!(runs.iter().all(|(text, face, _)| (*face == FaceRole::Strong) == "甲乙".contains(text)));
    }

    #[test]
    fn to_run_on_twice_is_to_run_on_once() {
        let mut body = body("甲。\n\n乙。");
        run_on(&mut body, "●");
        assert_eq!(body[0].copy.text, "●甲。●乙。");
    }
}
