//! What stands where a story leaves a page and where it goes on (转版): the lines that name the other page, and the head.

use super::lacking::Lacking;
use super::passage::passage;
use super::shape::Shaper;
use super::style::Style;
use super::{ShapedText, Written};
use crate::copy::Passage;
use crate::diag::Diagnostic;
use crate::edition::{Edition, Jump, Story, Terms};
use crate::id::Id;
use crate::part::{HeadPart, PerPart};
use crate::style::{JumpText, StoryStyles};

/// What stands where a story leaves a page, and where it goes on.
#[derive(Debug)]
pub struct ShapedJump {
    /// 下转: behind its last line on the page that it leaves.
    pub onward: ShapedText,
    /// 上接: before its first on the next.
    pub back: ShapedText,
    /// The head there.
    pub head: PerPart<Vec<ShapedText>>,
}

/// The texts of a story's jumps. What their lines lack is told of the layouts that say them, what their heads lack of the
/// story.
pub(super) fn shaped(
    shaper: &Shaper,
    (edition, id): (&Edition, Id<Story>),
    kept: &Terms,
    of_story: &mut Lacking,
) -> (Vec<ShapedJump>, Vec<Diagnostic>) {
    let mut lacking = Lacking::default();
    let label = |page| edition.pages()[page].label.as_str();
    let jump = |jump: Jump| {
        let (leaves, lands) = (edition.styles_at(jump.from), edition.styles_at(jump.to));
        let onward = line(shaper, &leaves, &leaves.jumps.onward, label(jump.to.page), &mut lacking);
        let back = line(shaper, &lands, &lands.jumps.back, label(jump.from.page), &mut lacking);
        let face = &lands.head.headline().face;
        let display = Style::display(lands.body.convention, face, lands.direction);
        let mut head: PerPart<Vec<ShapedText>> = PerPart::default();
        let mut again = Lacking::default();
        let set = |copy: &Passage| passage(shaper, (copy, &display), kept, &mut again);
        head[HeadPart::HEADLINE] = edition.stories()[id].jump_headline().iter().map(set).collect();
        of_story.note_again(again);
        ShapedJump { onward, back, head }
    };
    let jumps = edition.jumps_of(id).map(jump).collect();
    (jumps, lacking.found(edition, "label"))
}

/// A line that names a page.
fn line(
    shaper: &Shaper,
    styles: &StoryStyles<'_>,
    text: &JumpText,
    label: &str,
    lacking: &mut Lacking,
) -> ShapedText {
    let style = Style::display(styles.body.convention, &styles.jumps.face, styles.direction);
    let (mut line, missing) = shaper.shape(&Passage::bare(text.to(label)), &style);
    line.written = text.span.map_or_else(Written::default, Written::Made);
    lacking.note(&missing, |_| text.span);
    line
}
