//! The forms of stories: what their paragraphs are is told by their look, so that nobody has to say it of each.

use std::ops::Range;

use crate::copy::markdown::briefs;
use crate::copy::{Block, BlockKind, FaceRole, Form, Passage};
use crate::diag::Span;
use crate::reading::findings::Findings;

/// A salutation, a signature and a date are no longer, in characters.
const SALUTATION: usize = 40;
const SIGNATURE: usize = 28;
/// So many lines at the end of a letter may be signatures and a date.
const SIGNED: usize = 5;
/// No speaker has a longer name.
const SPEAKER: usize = 12;
/// Who asks.
const ASKS: [&str; 6] = ["问", "记者", "主持人", "本报", "Q", "编辑"];
/// Who answers, where nobody has a name.
const ANSWERS: [&str; 2] = ["答", "A"];
/// What letters close with.
const CLOSINGS: [&str; 3] = ["此致", "敬礼", "顺颂"];

/// Gives the blocks of a story their kinds. What its writer says of a paragraph stays.
pub(super) fn apply(form: Option<Form>, blocks: &mut Vec<Block>, lists: &mut u32, found: &mut Findings) {
    match form {
        // Its stanzas were read as such.
        None | Some(Form::Verse) => {}
        Some(Form::Interview) => interview(blocks),
        Some(Form::Letter | Form::Official) => letter(blocks),
        Some(Form::Briefs) => {
            *lists += 1;
            briefs::apply(blocks, *lists, found);
        }
    }
}

/// Questions and answers: by 问 and 答, by who speaks in the strong face, or, all of it in the strong face, as a question.
fn interview(blocks: &mut [Block]) {
    let mut asks: Option<String> = None;
    let mut answers = false;
    for block in blocks {
        if !block.takes_kind() {
            answers = answers && block.kind == BlockKind::Answer;
            continue;
        }
        let speaker = speaker(&block.copy);
        block.kind = match speaker {
            Some(name) if ANSWERS.contains(&name) => BlockKind::Answer,
            // Who speaks first asks.
            Some(name) if ASKS.iter().any(|one| name.starts_with(one)) => BlockKind::Question,
            Some(name) if asks.as_deref().is_none_or(|asks| asks == name) => {
                asks = Some(name.to_owned());
                BlockKind::Question
            }
            Some(_) => BlockKind::Answer,
            None if block.copy.runs.iter().all(|run| run.face == FaceRole::Strong) => BlockKind::Question,
            None if answers => {
                block.goes_on = true;
                BlockKind::Answer
            }
            None => BlockKind::Paragraph,
        };
        if block.kind == BlockKind::Question && asks.is_none() {
            asks = speaker_name(&block.copy);
        }
        answers = block.kind == BlockKind::Answer;
    }
}

fn speaker_name(copy: &Passage) -> Option<String> {
    speaker(copy).map(str::to_owned)
}

/// Who speaks in a paragraph: a name in the strong face before a colon, or 问 or 答 in any.
fn speaker(copy: &Passage) -> Option<&str> {
    let (at, colon) = copy.text.char_indices().take(SPEAKER).find(|(_, c)| matches!(c, '：' | ':'))?;
    let name = copy.text.get(..at)?.trim();
    let strong = copy.runs.first().is_some_and(|run| run.face == FaceRole::Strong && run.end >= at);
    let behind = copy.text.get(at + colon.len_utf8()..)?;
    let known = ["问", "答", "Q", "A"].contains(&name);
    ((strong || known) && !name.is_empty() && !behind.trim().is_empty()).then_some(name)
}

/// A letter or an official text: whom it is to, how it closes, who signs it and when.
fn letter(blocks: &mut Vec<Block>) {
    let long = |copy: &Passage| copy.text.chars().count();
    if let Some(first) = blocks.iter_mut().find(|block| block.kind == BlockKind::Paragraph)
        && first.takes_kind()
        && first.copy.text.trim_end().ends_with(['：', ':'])
        && long(&first.copy) <= SALUTATION
    {
        first.kind = BlockKind::Salutation;
    }
    let mut signed = 0;
    // From the end: the lines that are signatures and a date, then how the letter closes.
    let notes = blocks.iter().rev().take_while(|block| block.kind.is_note()).count();
    for at in (0..blocks.len() - notes).rev() {
        let Some(block) = blocks.get(at).filter(|block| block.takes_kind()) else { break };
        let lines = lines(&block.copy, &block.breaks);
        let closes = closing_lines(&block.copy, &lines);
        let signs = lines.get(closes..).unwrap_or_default();
        let all_sign = signs.iter().all(|line| kind_of(text(&block.copy, line)).is_some());
        if (closes == 0 && signs.is_empty()) || !all_sign || signed + signs.len() > SIGNED {
            break;
        }
        signed += signs.len();
        let parts = parted(block, closes, &lines);
        blocks.splice(at..=at, parts);
    }
    join_closings(blocks);
}

fn text<'c>(copy: &'c Passage, line: &Range<usize>) -> &'c str {
    copy.text.get(line.clone()).unwrap_or_default().trim()
}

/// The lines of a paragraph as the file has them.
fn lines(copy: &Passage, breaks: &[usize]) -> Vec<Range<usize>> {
    let starts = std::iter::once(0).chain(breaks.iter().copied());
    let ends = breaks.iter().copied().chain([copy.text.len()]);
    starts.zip(ends).map(|(start, end)| start..end).collect()
}

/// How many lines of a paragraph close a letter: 此致, 敬礼！
fn closing_lines(copy: &Passage, lines: &[Range<usize>]) -> usize {
    let closes = |line: &&Range<usize>| {
        let line = text(copy, line);
        line.chars().count() <= SPEAKER && CLOSINGS.iter().any(|one| line.starts_with(one))
    };
    lines.iter().take_while(closes).count()
}

/// What a short line at the end of a letter is; nothing for what ends as a sentence does.
fn kind_of(line: &str) -> Option<BlockKind> {
    let short = (1..=SIGNATURE).contains(&line.chars().count());
    let ends = line.ends_with(['。', '！', '？', '…', '；', '：', '”', '!', '?', '.', '，']);
    if !short || ends {
        return None;
    }
    let figures =
        line.chars().filter(|c| c.is_ascii_digit() || "〇零一二三四五六七八九十".contains(*c)).count();
    let day = line.contains('年') && line.contains('月') || line.contains('月') && line.contains('日');
    Some(if figures >= 2 && day { BlockKind::Date } else { BlockKind::Signature })
}

/// The parts of a paragraph: how the letter closes, line by line, and each line that signs it.
fn parted(block: &Block, closes: usize, lines: &[Range<usize>]) -> Vec<Block> {
    let mut parts = Vec::new();
    let end = closes.checked_sub(1).and_then(|last| lines.get(last)).map_or(0, |line| line.end);
    if closes > 0 {
        let breaks = block.breaks.iter().copied().filter(|at| *at < end).collect();
        let whole = part(block, &(0..end), BlockKind::Closing);
        parts.push(Block { breaks, ..whole });
    }
    let signs = lines.get(closes..).unwrap_or_default();
    parts.extend(signs.iter().filter_map(|line| Some(part(block, line, kind_of(text(&block.copy, line))?))));
    if let Some(first) = parts.first_mut() {
        first.id.clone_from(&block.id);
        first.indents.clone_from(&block.indents);
        first.span.start = block.span.start;
    }
    parts
}

fn part(block: &Block, line: &Range<usize>, kind: BlockKind) -> Block {
    if (line.start, line.end) == (0, block.copy.text.len()) {
        return Block { kind, breaks: Vec::new(), ..block.clone() };
    }
    let (before, _) = block.copy.parted(line.end);
    let (_, copy) = before.parted(line.start);
    let places = || copy.pieces.iter().map(|piece| piece.span);
    let span = places()
        .zip(places().next_back())
        .next()
        .map_or(block.span, |(first, last): (Span, Span)| Span { end: last.end, ..first });
    Block { tracking: block.tracking, ..Block::plain(kind, copy, span) }
}

/// 此致 and 敬礼 as paragraphs of their own are lines of one.
fn join_closings(blocks: &mut Vec<Block>) {
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks.drain(..) {
        match joined.last_mut() {
            Some(last)
                if (last.kind, block.kind) == (BlockKind::Closing, BlockKind::Closing) && !block.is_said =>
            {
                let at = last.copy.text.len();
                last.copy = last.copy.followed_by(&block.copy);
                last.breaks.push(at);
                last.span.end = block.span.end;
            }
            _ => joined.push(block),
        }
    }
    *blocks = joined;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copy::markdown::blocks;
    use crate::diag::FileId;

    fn kinds(text: &str, form: Form) -> Vec<(&'static str, String)> {
        let mut found = Findings::default();
        let blocks = blocks(text, 0, (FileId(0), Some(form)), &mut found);
        assert_eq!(found.sorted(), []);
        blocks.into_iter().map(|block| (block.kind.row().key, block.copy.text)).collect()
    }

    fn keys(text: &str, form: Form) -> Vec<&'static str> {
        kinds(text, form).into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn questions_and_answers_are_told_by_who_speaks() {
        let text = "引子。\n\n问：甲？\n\n答：乙。\n\n丙。\n\n问：丁？\n\n答：戊。";
        let found = keys(text, Form::Interview);
        assert_eq!(found, ["paragraph", "question", "answer", "answer", "question", "answer"]);
        let text = "**记者**：甲？\n\n**王明**：乙。\n\n**李华**：丙。\n\n**记者**：丁？";
        assert_eq!(keys(text, Form::Interview), ["question", "answer", "answer", "question"]);
        let text = "**张三**：甲？\n\n**王明**：乙。\n\n**张三**：丙？";
        assert_eq!(keys(text, Form::Interview), ["question", "answer", "question"]);
        assert_eq!(keys("**甲？**\n\n乙。", Form::Interview), ["question", "paragraph"]);
        let said = "问：甲？\n\n答：乙。\n\n{kind=paragraph}\n丙。";
        assert_eq!(keys(said, Form::Interview), ["question", "answer", "paragraph"]);
    }

    #[test]
    fn a_letter_begins_with_whom_it_is_to_and_ends_with_who_signs_it_and_when() {
        let text = "编辑同志：\n\n甲。\n\n此致\n\n敬礼！\n\n读者　王明\n\n2026年11月29日";
        let found = kinds(text, Form::Letter);
        let keys: Vec<&str> = found.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, ["salutation", "paragraph", "closing", "signature", "date"]);
        assert_eq!(found[2].1, "此致敬礼！");
        let text = "各单位：\n\n特此通知。\n\n版心日报社\n二〇二六年十一月二十九日";
        let keys: Vec<&str> = kinds(text, Form::Official).iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, ["salutation", "paragraph", "signature", "date"]);
    }

    #[test]
    fn what_ends_as_a_sentence_signs_nothing() {
        assert_eq!(keys("编辑同志，您好：甲乙。\n\n甲。", Form::Letter), ["paragraph", "paragraph"]);
    }

    #[test]
    fn every_paragraph_of_a_poem_is_a_stanza_line_by_line() {
        let mut found = Findings::default();
        let text = "床前明月光，\n疑是地上霜。\n\n举头望明月，\n低头思故乡。";
        let blocks = blocks(text, 0, (FileId(0), Some(Form::Verse)), &mut found);
        assert_eq!(found.sorted(), []);
        let breaks: Vec<&[usize]> = blocks.iter().map(|block| block.breaks.as_slice()).collect();
        assert_eq!(breaks, [[18], [18]]);
        assert!(blocks.iter().all(|block| block.kind == BlockKind::Verse));
    }
}
