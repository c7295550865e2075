//! 简讯: the short items of a story that has several under one head. Each paragraph is one, whatever sign stands before it.

use crate::copy::{Attributes, Block, BlockKind, FaceRole, Label, Passage};
use crate::diag::{Diagnostic, Span};
use crate::reading::findings::Findings;

/// What is typed before items, for which the sign of the house stands.
const SIGNS: [char; 16] = ['●', '■', '◆', '▲', '○', '□', '◇', '△', '★', '☆', '▶', '▷', '•', '▪', '◎', '►'];
/// No head of an item is longer, in characters; what is longer is text in the strong face.
const HEAD: usize = 24;

/// Makes items of paragraphs, and of those of a list without numbers, all of one list.
pub(super) fn apply(blocks: &mut [Block], list: u32, found: &mut Findings) {
    let mut bulleted = None;
    for block in blocks.iter_mut() {
        if block.kind == BlockKind::Item && block.list.is_some() {
            if matches!(block.label, Some(Label::Bullet(_))) {
                bulleted = block.list;
            }
            if block.list != bulleted {
                continue;
            }
        } else if block.takes_kind() {
            block.label = Some(Label::Bullet(take_sign(block)));
        } else {
            continue;
        }
        (block.kind, block.list) = (BlockKind::Brief, Some(list));
        head(&mut block.copy);
    }
    let mut items = blocks.iter().filter(|block| block.kind == BlockKind::Brief && !block.goes_on);
    let (first, second) = (items.next(), items.next());
    if let (Some(only), None) = (first.or(blocks.first()), second) {
        found.add(Diagnostic::warning("briefs-of-one").here(only.span));
    }
}

/// Takes the sign that stands before an item, and gives its place; where none does, that where the item begins.
fn take_sign(block: &mut Block) -> Span {
    let place = block.copy.span_at(0).unwrap_or(block.span);
    let Some(sign) = block.copy.text.chars().next().filter(|c| SIGNS.contains(c) && !is_escaped(block))
    else {
        return Span { end: place.start, ..place };
    };
    let rest = block.copy.text.get(sign.len_utf8()..).unwrap_or_default();
    let text = rest.trim_start();
    if text.is_empty() {
        return Span { end: place.start, ..place };
    }
    let taken = sign.len_utf8() + rest.len() - text.len();
    block.copy = block.copy.parted(taken).1;
    block.breaks.iter_mut().for_each(|at| *at = at.saturating_sub(taken));
    place
}

/// Whether a `\` says of the first character that it is text.
fn is_escaped(block: &Block) -> bool {
    block.copy.pieces.first().is_some_and(|piece| piece.escaped)
}

/// Runs in the head that an item begins with, `**…**`: the layout's space stands behind it. One that ends with a mark is
/// text, and what stands behind it goes on.
fn head(copy: &mut Passage) {
    let Some(first) = copy.runs.first().copied() else { return };
    let is_strong = first.face == FaceRole::Strong && first.attributes.is_none();
    let goes_on = copy.runs.get(1).is_none_or(|next| next.face == FaceRole::Strong);
    let text = copy.text.get(..first.end).unwrap_or_default().trim_end();
    let ends = |c: char| !c.is_alphanumeric() && !matches!(c, '”' | '》' | '）' | '」' | '％' | '%');
    if !is_strong || goes_on || text.ends_with(ends) || text.chars().count() > HEAD {
        return;
    }
    let end = text.len();
    let (head, rest) = copy.parted(end);
    let blanks = rest.text.len() - rest.text.trim_start().len();
    let mut head = head;
    head.attributes.push(Attributes {
        face: Some(FaceRole::Strong),
        heading: true,
        written: "head=run-in".to_owned(),
        ..Attributes::default()
    });
    let number = head.attributes.len() as u32 - 1;
    head.runs.iter_mut().for_each(|run| run.attributes = Some(number));
    *copy = head.followed_by(&rest.parted(blanks).1);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copy::Form;
    use crate::copy::markdown::blocks;
    use crate::diag::FileId;

    fn read(text: &str) -> (Vec<Block>, Vec<&'static str>) {
        let mut found = Findings::default();
        let blocks = blocks(text, 0, (FileId(0), Some(Form::Briefs)), &mut found);
        (blocks, found.sorted().iter().map(|one| one.code).collect())
    }

    #[test]
    fn each_paragraph_is_an_item_of_one_list_whatever_sign_is_typed_before_it() {
        for text in ["甲一。\n\n乙二。", "●甲一。\n\n■ 乙二。", "- 甲一。\n- 乙二。", "●甲一。\n\n乙二。"]
        {
            let (blocks, told) = read(text);
            assert_eq!(told, Vec::<&str>::new(), "{text}");
            let texts: Vec<&str> = blocks.iter().map(|block| block.copy.text.as_str()).collect();
            assert_eq!(texts, ["甲一。", "乙二。"], "{text}");
            assert!(
                blocks.iter().all(|block| block.kind == BlockKind::Brief && block.list == blocks[0].list)
            );
            assert!(blocks.iter().all(|block| matches!(block.label, Some(Label::Bullet(_)))), "{text}");
        }
    }

    #[test]
    fn a_short_head_is_run_in_and_one_that_ends_with_a_mark_is_text() {
        let (blocks, _) = read("**甲乙**　丙丁。\n\n**甲乙：** 丙丁。\n\n甲**乙**丙。");
        let heads: Vec<Option<usize>> = blocks.iter().map(|block| block.copy.heading()).collect();
        assert_eq!(heads, [Some(6), None, None]);
        assert_eq!(blocks[0].copy.text, "甲乙丙丁。");
        assert_eq!(
            blocks[0].copy.span_at(6).map(|span| span.start),
            Some(13),
            "what stands behind keeps its place"
        );
    }

    #[test]
    fn what_a_paragraph_says_of_itself_and_a_numbered_list_stay() {
        let (blocks, _) = read("{kind=paragraph}\n导语。\n\n## 题\n\n甲。\n\n乙。\n\n1. 子\n2. 丑");
        let keys: Vec<&str> = blocks.iter().map(|block| block.kind.row().key).collect();
        assert_eq!(keys, ["paragraph", "subhead", "brief", "brief", "item", "item"]);
    }

    #[test]
    fn one_item_alone_is_told() {
        assert_eq!(read("甲一。").1, ["briefs-of-one"]);
        assert_eq!(read("{kind=note}\n甲一。").1, ["briefs-of-one"]);
    }
}
