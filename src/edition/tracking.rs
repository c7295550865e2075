//! Letterspacing that was found for a story, put into it.

use std::ops::Range;

use super::Story;
use crate::copy::StyleRun;
use crate::geom::Em;

/// The letterspacing of a story.
#[derive(Debug, Clone, Default)]
pub struct Tracking {
    /// Of its body.
    pub own: Option<Em>,
    /// Of blocks of it, by their numbers; the others keep what they have.
    pub blocks: Vec<(usize, BlockTracking)>,
}

/// The letterspacing of a block.
#[derive(Debug, Clone, Default)]
pub struct BlockTracking {
    /// Of the block, in the place of the story's.
    pub own: Option<Em>,
    /// Of bytes of its text, in the place of the block's.
    pub ranges: Vec<(Range<usize>, Em)>,
}

/// Gives a story its letterspacing.
pub(super) fn put(tracking: &Tracking, story: &mut Story) {
    story.tracking = tracking.own;
    for (number, given) in &tracking.blocks {
        let Some(block) = story.body.get_mut(*number) else { continue };
        block.tracking = given.own;
        clear(&mut block.copy.runs);
        for (bytes, value) in &given.ranges {
            mark(&mut block.copy.runs, bytes.clone(), *value);
        }
    }
}

/// Takes letterspacing off the runs.
fn clear(runs: &mut Vec<StyleRun>) {
    let mut joined: Vec<StyleRun> = Vec::with_capacity(runs.len());
    for run in runs.drain(..) {
        let run = StyleRun { tracking: None, ..run };
        match joined.last_mut() {
            Some(last) if (last.face, last.attributes) == (run.face, run.attributes) => last.end = run.end,
            _ => joined.push(run),
        }
    }
    *runs = joined;
}

/// Puts letterspacing on some bytes.
fn mark(runs: &mut Vec<StyleRun>, bytes: Range<usize>, tracking: Em) {
    let mut out = Vec::with_capacity(runs.len() + 2);
    let mut start = 0;
    for run in runs.drain(..) {
        for end in [bytes.start, bytes.end, run.end] {
            let end = end.min(run.end);
            if end > start {
                let inside = bytes.start <= start && end <= bytes.end;
                out.push(StyleRun {
                    end,
                    tracking: if inside { Some(tracking) } else { run.tracking },
                    ..run
                });
                start = end;
            }
        }
    }
    *runs = out;
}
