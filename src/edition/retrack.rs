//! A story's file with other letterspacing: the front matter's `tracking`, paragraphs' attributes, text with
//! attributes of its own. Everything else stays as the editor wrote it.

use std::fmt::Write;

use crate::copy::{Block, BlockKind, FaceRole, Passage, StyleRun};
use crate::edition::Story;
use crate::edition::front_matter::read;
use crate::geom::Em;
use crate::reading::findings::Findings;

/// The text of a story's file with the letterspacing that the story now has. `source` is the text that the
/// story was read from: it is read again, and what has the letterspacing there that it now has keeps every byte.
#[must_use]
pub fn retracked(story: &Story, source: &str) -> String {
    let before = read(&story.id, source, story.file, &mut Findings::default()).map(|read| read.story);
    let mut out = String::with_capacity(source.len() + 200);
    // In the order of the file: notes stand at the end of their story, wherever they are written.
    let mut blocks: Vec<&Block> = story.body.iter().filter(|block| !block.kind.is_made()).collect();
    blocks.sort_by_key(|block| block.span.start);
    let items = before.as_ref().map_or_else(Vec::new, |before| run_on(&blocks, &before.body));
    for (at, items) in items.iter().rev() {
        blocks.splice(at..=at, items);
    }
    let first = blocks.first().map_or(source.len(), |block| block.span.range().start);
    let head = source.get(..first).unwrap_or_default();
    if before.as_ref().is_some_and(|before| before.tracking == story.tracking) {
        out.push_str(head);
    } else {
        out.push_str(&front(head, story.tracking));
    }
    let mut before = before.map(|before| before.body).unwrap_or_default();
    before.retain(|block| !block.kind.is_made());
    before.sort_by_key(|block| block.span.start);
    let mut before = before.into_iter().peekable();
    let mut at = first;
    // Where a paragraph ends that begins without a blank line before it, by its blanks.
    let mut joined = None;
    for block in blocks {
        let range = block.span.range();
        out.push_str(source.get(at..range.start).unwrap_or_default());
        let written = source.get(range.clone()).unwrap_or_default();
        while before.next_if(|one| one.span.start < block.span.start).is_some() {}
        if before.next_if(|one| alike(one, block)).is_some() {
            out.push_str(written);
        } else {
            let anew = rewritten(block, written);
            let is_next_line = joined.is_some() && !out.ends_with("\n\n") && !out.ends_with("\r\n\r\n");
            // Written anew it may begin otherwise: a blank line says then where it does.
            if joined == Some(range.start) || (is_next_line && anew.starts_with('{')) {
                out.push('\n');
            }
            out.push_str(&anew);
        }
        at = range.end;
        joined = Some(at).filter(|_| block.kind != BlockKind::Subhead);
    }
    out.push_str(source.get(at..).unwrap_or_default());
    out
}

/// The items of blocks that run on, as the file has them, with the letterspacing of the paragraph that they are: each with
/// the place of that among the blocks.
fn run_on(blocks: &[&Block], before: &[Block]) -> Vec<(usize, Vec<Block>)> {
    let runs_on = |block: &&Block| block.kind == BlockKind::Brief && block.list.is_none();
    let of = |block: &Block| {
        let within = |one: &&Block| block.span.start <= one.span.start && one.span.end <= block.span.end;
        let items = before.iter().filter(within);
        items.map(|item| Block { tracking: block.tracking, ..item.clone() }).collect()
    };
    let all = blocks.iter().enumerate().filter(|(_, block)| runs_on(block));
    all.map(|(at, block)| (at, of(block))).collect()
}

/// Front matter with the story's letterspacing; without where there is none.
fn front(front: &str, tracking: Option<Em>) -> String {
    let starts_table = |line: &str| line.trim_start().starts_with('[') && line.trim_end().ends_with(']');
    let is_tracking = |line: &str| line.split_once('=').is_some_and(|(key, _)| key.trim() == "tracking");
    let mut out = String::with_capacity(front.len() + 30);
    let mut fences = 0;
    // Keys of the story come before the header of its first table.
    let mut tracking = tracking;
    for line in front.split_inclusive('\n') {
        let fence = line.trim_end().trim_start_matches('\u{feff}') == "+++";
        fences += usize::from(fence);
        if ((fence && fences == 2) || (fences == 1 && starts_table(line)))
            && let Some(tracking) = tracking.take()
        {
            let _ = writeln!(out, "tracking = \"{tracking}\"");
        }
        if fences != 1 || !is_tracking(line) {
            out.push_str(line);
        }
    }
    out
}

/// Whether a block has the same letterspacing as another, from the same place of the source.
fn alike(one: &Block, other: &Block) -> bool {
    (one.span, one.tracking) == (other.span, other.tracking) && tracked(&one.copy) == tracked(&other.copy)
}

/// The stretches of a text by letterspacing, however its runs are cut.
fn tracked(copy: &Passage) -> Vec<(usize, Option<Em>)> {
    let alike = |a: &StyleRun, b: &StyleRun| (a.tracking, a.attributes) == (b.tracking, b.attributes);
    let stretches = copy.runs.chunk_by(alike);
    stretches.filter_map(|runs| runs.last().map(|run| (run.end, run.tracking))).collect()
}

/// A block written anew: its letterspacing is another than the source has.
fn rewritten(block: &Block, written: &str) -> String {
    if matches!(block.kind, BlockKind::Subhead | BlockKind::Table) {
        return written.to_owned();
    }
    let end = if written.ends_with('\n') { "\n" } else { "" };
    // What stands behind the sign of an item or a quotation has no line of attributes: its text says what is asked of it.
    let has_line = block.list.is_none() && !matches!(block.kind, BlockKind::Quote | BlockKind::Attribution);
    let attributes = if has_line { own_line(block) } else { String::new() };
    let own = block.tracking.filter(|_| !has_line);
    let bare =
        own.is_none() && block.copy.runs.iter().all(|run| run.tracking.is_none() && run.attributes.is_none());
    if bare && !written.contains("]{") {
        return attributes + without_attributes(written);
    }
    let mut out = attributes;
    let mut start = 0;
    let mut lines = block.breaks.iter().copied().filter(|_| block.kind.is_by_line()).peekable();
    for together in stretches(&block.copy) {
        let first = together.iter().find(|run| !is_mark(&block.copy, run));
        let tracking = first.and_then(|run| run.tracking).or(own);
        let others = first.and_then(|run| block.copy.attributes_of(run));
        out.push_str(if tracking.is_some() || others.is_some() { "[" } else { "" });
        for run in together {
            if is_mark(&block.copy, run) {
                out.push_str(in_source(block, start, written));
                start = run.end;
                continue;
            }
            let text = block.copy.text.get(start..run.end).unwrap_or_default();
            let face =
                if others.is_some_and(|others| others.face.is_some()) { FaceRole::Regular } else { run.face };
            // A face that the attributes say needs no sign.
            let sign = match face {
                FaceRole::Regular => "",
                FaceRole::Strong => "**",
                FaceRole::Emphasis => "*",
            };
            let mut begun = false;
            for (at, c) in text.char_indices() {
                if lines.next_if(|line| *line <= start + at).is_some() {
                    out.truncate(out.trim_end_matches(' ').len());
                    out.push('\n');
                }
                if !begun {
                    out.push_str(sign);
                    begun = true;
                }
                out.extend(escaped(c));
            }
            out.push_str(sign);
            start = run.end;
        }
        let others = others.map(|others| others.written.as_str());
        let _ = match (tracking, others) {
            (Some(tracking), Some(others)) => write!(out, "]{{tracking={tracking} {others}}}"),
            (Some(tracking), None) => write!(out, "]{{tracking={tracking}}}"),
            (None, Some(others)) => write!(out, "]{{{others}}}"),
            (None, None) => Ok(()),
        };
    }
    out + end
}

/// Whether a run is the mark of a note.
fn is_mark(copy: &Passage, run: &StyleRun) -> bool {
    copy.attributes_of(run).is_some_and(|attributes| attributes.is_note_mark)
}

/// The stretches of a text by what is asked of them. The marks of notes belong to that before them, whatever it is.
fn stretches(copy: &Passage) -> Vec<&[StyleRun]> {
    let mut all = Vec::new();
    let (mut first, mut asked) = (0, None);
    for (at, run) in copy.runs.iter().enumerate().filter(|(_, run)| !is_mark(copy, run)) {
        let own = (run.tracking, run.attributes);
        if asked.replace(own).is_some_and(|asked| asked != own) {
            all.extend(copy.runs.get(first..at));
            first = at;
        }
    }
    all.extend(copy.runs.get(first..));
    all
}

/// The mark of a note as its story has it.
fn in_source<'w>(block: &Block, at: usize, written: &'w str) -> &'w str {
    let place = block.copy.span_at(at).zip(block.copy.pieces.iter().rev().find(|piece| piece.text <= at));
    let range = place.map(|(_, piece)| piece.span.range()).unwrap_or_default();
    let start = block.span.range().start;
    written.get(range.start.saturating_sub(start)..range.end.saturating_sub(start)).unwrap_or_default()
}

/// The line of attributes that a paragraph begins with; nothing, where it has none.
fn own_line(block: &Block) -> String {
    let tracking = block.tracking.map(|tracking| format!("tracking={tracking}"));
    let indents = block.indents.as_ref().map(|indents| indents.written.clone());
    let id = block.id.as_ref().map(|id| format!("id=\"{id}\""));
    let kind = Some(format!("kind={}", block.kind.row().key)).filter(|_| block.is_said);
    match kind.into_iter().chain(tracking).chain(indents).chain(id).collect::<Vec<_>>() {
        own if own.is_empty() => String::new(),
        own => format!("{{{}}}\n", own.join(" ")),
    }
}

/// A paragraph without the line of attributes that it may begin with.
fn without_attributes(written: &str) -> &str {
    match written.split_once('\n') {
        Some((first, rest)) if first.trim_start().starts_with('{') && first.trim_end().ends_with('}') => rest,
        _ => written,
    }
}

/// A character with a `\` before it, where it would be a sign of markup.
fn escaped(c: char) -> impl Iterator<Item = char> {
    let sign =
        matches!(c, '\\' | '*' | '[' | ']' | '{' | '}' | '`' | '_' | '<' | '>' | '&' | '#' | '|' | '!' | '~');
    sign.then_some('\\').into_iter().chain([c])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    fn story(text: &str) -> Story {
        let mut found = Findings::default();
        let story = read("story", text, FileId(0), &mut found);
        assert_eq!(found.sorted(), [], "{text}");
        story.unwrap().story
    }

    #[test]
    fn letterspacing_is_written_before_the_picture_it_is_not_of() {
        let source = "+++\nheadline = \"题\"\n\n[picture]\nfile = \"a.png\"\n+++\n\n甲\n";
        let mut changed = story(source);
        changed.tracking = Some(Em::milli(-20));
        let written = retracked(&changed, source);
        assert_eq!(written, source.replace("[picture]", "tracking = \"-0.02em\"\n[picture]"));
        assert_eq!(story(&written).tracking, changed.tracking);
    }

    /// Stories in every form that letterspacing takes in them.
    const SOURCE: &str = "+++\nheadline = \"题\"\ntracking = \"-0.01em\"\n+++\n\n{tracking=-0.05em}\n甲**乙**丙\\*丁，\n接下行。\n\n## 小题\n\n[戊己]{tracking=-0.02em}庚\n";

    #[test]
    fn what_is_written_is_read_again() {
        let mut changed = story(SOURCE);
        changed.tracking = Some(Em::milli(-70));
        changed.body[0].tracking = None;
        changed.body[2].tracking = Some(Em::milli(-30));
        for run in &mut changed.body[2].copy.runs {
            run.tracking = None;
        }
        let written = retracked(&changed, SOURCE);
        let again = story(&written);
        assert_eq!(again.tracking, changed.tracking);
        for (one, other) in again.body.iter().zip(&changed.body) {
            assert_eq!(one.tracking, other.tracking);
            assert_eq!(one.copy.text, other.copy.text);
            let faces = |block: &Block| -> Vec<_> {
                let runs = &block.copy.runs;
                runs.chunk_by(|a, b| (a.face, a.tracking) == (b.face, b.tracking))
                    .filter_map(|runs| runs.last().map(|run| (run.end, run.face, run.tracking)))
                    .collect()
            };
            assert_eq!(faces(one), faces(other));
        }
        assert!(written.contains("\ntracking = \"-0.07em\"\n+++"), "{written}");
        assert!(!written.contains("-0.01em"), "{written}");
    }

    /// Letterspacing in every place, with spaces, escapes and line ends that writing anew would not keep.
    const ODD: &str = "\u{feff}+++\r\ntracking  = \"-0.010em\" # 紧\r\nheadline = \"题\"\r\n+++\r\n\r\n{ tracking=-0.050em }\r\n  甲 \r\n乙\\~\r\n\r\n## 小题 ##\r\n\r\n　[戊**己**]{ tracking=-0.020em }&#24218;";

    #[test]
    fn a_story_whose_letterspacing_stays_keeps_every_byte() {
        for source in [SOURCE, ODD, "+++\nheadline = \"题\"\n+++\n\n甲 \n乙\n"] {
            assert_eq!(retracked(&story(source), source), source);
        }
    }

    #[test]
    fn what_is_written_anew_reads_as_the_story_that_it_is_of() {
        let source = "+++\nheadline = \"题\"\n+++\n\n{ tracking=-0.05em }\n甲乙\n\n[“丙。”]{face=kai tracking=0.1em}丁[戊]{mark=dots}**己**\n";
        for tracking in [None, Some(Em::milli(10)), Some(Em::milli(-60))] {
            let mut changed = story(source);
            for block in &mut changed.body {
                block.tracking = tracking;
            }
            let read = story(&retracked(&changed, source));
            for (block, wanted) in read.body.iter().zip(&changed.body) {
                assert_eq!(block.tracking, tracking);
                assert_eq!(block.copy.text, wanted.copy.text);
                assert_eq!(block.copy.runs, wanted.copy.runs);
            }
        }
    }

    #[test]
    fn what_a_paragraph_asks_for_beside_letterspacing_stays() {
        let source = "+++\nheadline = \"题\"\n+++\n\n{inset=2em tracking=-0.05em hang=1em}\n甲乙\n\n[小题]{head=run-in}　丙\n";
        let mut changed = story(source);
        for block in &mut changed.body {
            block.tracking = Some(Em::milli(-60));
        }
        let written = retracked(&changed, source);
        assert!(written.contains("{tracking=-0.06em inset=2em hang=1em}\n甲乙"), "{written}");
        assert!(written.contains("{tracking=-0.06em}\n[小题]{head=run-in}丙"), "{written}");
        assert_eq!(story(&written).body[1].copy.heading(), Some("小题".len()));
    }

    #[test]
    fn only_the_block_that_changes_is_written_anew() {
        let mut changed = story(ODD);
        changed.body[0].tracking = Some(Em::milli(-60));
        let written = retracked(&changed, ODD);
        let at = ODD.find("## ").unwrap();
        assert!(written.starts_with(&ODD[..ODD.find("{ ").unwrap()]), "{written}");
        assert!(written.ends_with(&ODD[at..]), "{written}");
        assert!(written.contains("{tracking=-0.06em}"), "{written}");
    }

    #[test]
    fn every_kind_of_block_reads_as_it_did_when_it_is_written_anew() {
        let source = "+++\nheadline = \"题\"\nbyline = \"甲\"\n+++\n\n{inset=1em}\n如下：\n一、甲**乙**\n二、丙[^a]\n接\n\n1. 丁\n   - 戊\n   - 未\n2. 己\n\n\
            > 庚\n> 辛\n>\n> ——壬\n\n{kind=verse id=\"诗\"}\n癸，\n子。\n\n[^a]: 注。\n\n{kind=signature}\n丑\n寅\n\n- 卯\n- 辰\n\n  巳\n";
        let before = story(source);
        assert_eq!(retracked(&before, source), source);
        let mut changed = before.clone();
        for block in &mut changed.body {
            block.tracking = Some(Em::milli(-60));
        }
        let written = retracked(&changed, source);
        let after = story(&written);
        let said = |story: &Story| -> Vec<_> {
            let one = |block: &Block| {
                (block.kind, block.copy.text.clone(), block.breaks.clone(), block.goes_on, block.id.clone())
            };
            story.body.iter().map(one).collect()
        };
        let lines = |story: &Story| story.body.iter().filter(|block| block.kind.is_by_line()).count();
        assert_eq!(lines(&after), lines(&before));
        let kept =
            |(kind, text, breaks, goes_on, id): (BlockKind, String, Vec<usize>, bool, Option<String>)| {
                (kind, text, if kind.is_by_line() { breaks } else { Vec::new() }, goes_on, id)
            };
        let [before, after] =
            [&before, &after].map(|story| said(story).into_iter().map(kept).collect::<Vec<_>>());
        assert_eq!(after, before);
    }

    #[test]
    fn briefs_that_run_on_stay_paragraphs_of_the_file() {
        let source = "+++\nheadline = \"题\"\nform = \"briefs\"\n+++\n\n●**甲**　乙。\n\n丙。\n";
        let mut changed = story(source);
        crate::copy::briefs::run_on(&mut changed.body, "●");
        assert_eq!(retracked(&changed, source), source);
        changed.body[0].tracking = Some(Em::milli(-60));
        let written = retracked(&changed, source);
        let texts =
            |text: &str| story(text).body.into_iter().map(|block| block.copy.text).collect::<Vec<_>>();
        assert_eq!(texts(&written), ["甲乙。", "丙。"], "{written}");
        assert_eq!(written.matches("tracking=-0.06em").count(), 3, "{written}");
        assert_eq!(story(&written).body[0].copy.heading(), Some("甲".len()), "{written}");
    }

    #[test]
    fn a_paragraph_by_its_blanks_stays_one_when_it_is_written_anew() {
        let source = "+++\nheadline = \"题\"\n+++\n\n　　甲\n　　乙[丙]{mark=dots}\n　　丁\n";
        let mut changed = story(source);
        assert_eq!(retracked(&changed, source), source);
        for block in changed.body.iter_mut().skip(1) {
            block.tracking = Some(Em::milli(-60));
        }
        let read = story(&retracked(&changed, source));
        let blocks = |story: &Story| -> Vec<_> {
            story.body.iter().map(|block| (block.copy.text.clone(), block.tracking)).collect()
        };
        assert_eq!(blocks(&read), blocks(&changed));
    }
}
