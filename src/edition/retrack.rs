//! A story's file with other letterspacing: the front matter's `tracking`, paragraphs' attributes, text with
//! attributes of its own. Everything else stays as the editor wrote it.

use std::fmt::Write;

use super::{Block, BlockKind, FaceRole, Story, StyleRun};
use crate::geom::Em;

/// The text of a story's file with the letterspacing that the story now has. `source` is the text that the
/// story was read from.
#[must_use]
pub fn retracked(story: &Story, source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 200);
    let first = story.body.first().map_or(source.len(), |block| block.span.range().start);
    out.push_str(&front(source.get(..first).unwrap_or_default(), story.tracking));
    let mut at = first;
    for block in &story.body {
        let range = block.span.range();
        out.push_str(source.get(at..range.start).unwrap_or_default());
        let written = source.get(range.clone()).unwrap_or_default();
        out.push_str(&rewritten(block, written));
        at = range.end;
    }
    out.push_str(source.get(at..).unwrap_or_default());
    out
}

/// Front matter with the story's letterspacing; without where there is none.
fn front(front: &str, tracking: Option<Em>) -> String {
    let is_tracking = |line: &str| line.split_once('=').is_some_and(|(key, _)| key.trim() == "tracking");
    let mut out = String::with_capacity(front.len() + 30);
    let mut fences = 0;
    for line in front.split_inclusive('\n') {
        let fence = line.trim_end().trim_start_matches('\u{feff}') == "+++";
        fences += usize::from(fence);
        if fence
            && fences == 2
            && let Some(tracking) = tracking
        {
            let _ = writeln!(out, "tracking = \"{tracking}\"");
        }
        if fences != 1 || !is_tracking(line) {
            out.push_str(line);
        }
    }
    out
}

/// A block written anew, where its letterspacing is another than the source has.
fn rewritten(block: &Block, written: &str) -> String {
    if block.kind == BlockKind::Subhead {
        return written.to_owned();
    }
    let end = if written.ends_with('\n') { "\n" } else { "" };
    let attributes = block.tracking.map(|tracking| format!("{{tracking={tracking}}}\n")).unwrap_or_default();
    let bare = block.copy.runs.iter().all(|run| run.tracking.is_none());
    if bare && !written.contains("{tracking=") {
        return attributes + written;
    }
    let mut out = attributes;
    let mut start = 0;
    let alike = |a: &StyleRun, b: &StyleRun| a.tracking == b.tracking;
    for together in block.copy.runs.chunk_by(alike) {
        let tracking = together.first().and_then(|run| run.tracking);
        out.push_str(if tracking.is_some() { "[" } else { "" });
        for run in together {
            let text = block.copy.text.get(start..run.end).unwrap_or_default();
            let sign = match run.face {
                FaceRole::Regular => "",
                FaceRole::Strong => "**",
                FaceRole::Emphasis => "*",
            };
            out.push_str(sign);
            out.extend(text.chars().flat_map(escaped));
            out.push_str(sign);
            start = run.end;
        }
        if let Some(tracking) = tracking {
            let _ = write!(out, "]{{tracking={tracking}}}");
        }
    }
    out + end
}

/// A character with a `\` before it, where it would be a sign of markup.
fn escaped(c: char) -> impl Iterator<Item = char> {
    let sign =
        matches!(c, '\\' | '*' | '[' | ']' | '{' | '}' | '`' | '_' | '<' | '>' | '&' | '#' | '|' | '!' | '~');
    sign.then_some('\\').into_iter().chain([c])
}

#[cfg(test)]
mod tests {
    use super::super::findings::Findings;
    use super::super::story::read;
    use super::*;
    use crate::diag::FileId;

    fn story(text: &str) -> Story {
        let mut found = Findings::default();
        let story = read("story", text, FileId(0), &mut found);
        assert_eq!(found.sorted(), []);
        story.unwrap()
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

    #[test]
    fn a_story_whose_letterspacing_stays_keeps_every_other_byte() {
        assert_eq!(
            retracked(
                &story("+++\nheadline = \"题\"\n+++\n\n甲 \n乙\n"),
                "+++\nheadline = \"题\"\n+++\n\n甲 \n乙\n"
            ),
            "+++\nheadline = \"题\"\n+++\n\n甲 \n乙\n"
        );
    }
}
