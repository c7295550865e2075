//! The graphics state (ISO 32000-1, 8.4).

use std::rc::Rc;

use super::super::job::{Coat, Covers};
use super::colour::Space;
use super::font::Metrics;
use super::matrix::{Box, Matrix};

/// What operators leave to those that follow.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) ctm: Matrix,
    pub(super) clip: Box,
    pub(super) fill: Paint,
    pub(super) stroke: Paint,
    pub(super) line_width: f64,
    /// Overprint mode 1: shares of zero leave what lies under them.
    pub(super) mode_1: bool,
    /// Why what is drawn is transparent: parts of the entry of that rule.
    pub(super) see_through: [Option<&'static str>; 4],
    pub(super) type_: Setting,
}

/// What something is painted with.
#[derive(Debug, Clone)]
pub(super) struct Paint {
    pub(super) space: Rc<Space>,
    pub(super) coat: Coat,
    pub(super) overprint: bool,
}

/// How text is set (9.3).
#[derive(Debug, Clone, Default)]
pub(super) struct Setting {
    /// The font: its number in the job, and its metrics.
    pub(super) font: Option<(u16, Rc<Metrics>)>,
    pub(super) size: f64,
    pub(super) character_spacing: f64,
    pub(super) word_spacing: f64,
    /// Horizontal scale, 1 as drawn.
    pub(super) scale: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) mode: i64,
}

impl Paint {
    fn first() -> Self {
        Self { space: Rc::new(Space::FIRST), coat: Space::FIRST.first(), overprint: false }
    }

    pub(super) fn set(&mut self, space: Rc<Space>, components: Option<&[f64]>) {
        self.coat = components.map_or_else(|| space.first(), |components| space.coat(components));
        self.space = space;
    }

    pub(super) fn covers(&self, mode_1: bool) -> Covers {
        if self.overprint { self.space.covers(mode_1, false) } else { Covers::All }
    }
}

impl State {
    pub(super) fn new(ctm: Matrix) -> Self {
        Self {
            ctm,
            clip: Box::ALL,
            fill: Paint::first(),
            stroke: Paint::first(),
            line_width: 1.0,
            mode_1: false,
            see_through: [None; 4],
            type_: Setting { scale: 1.0, ..Setting::default() },
        }
    }
}
