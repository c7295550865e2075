//! How pictures are mounted: where caption and credit stand, and what is at the edge of a print.

use super::rule::{Border, Rule, Side};
use crate::color::Paint;
use crate::diag::Span;
use crate::geom::{Em, Length};
use crate::style::CaptionStyle;

/// How a picture is mounted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mount {
    /// 组图: the white between the prints of a group, in ems of the text.
    pub gap: Em,
    /// Where its caption stands.
    pub caption: CaptionAt,
    /// How wide the column of a caption beside it is.
    pub width: CaptionWidth,
    /// With which edge of the print a caption beside it is level.
    pub level: CaptionLevel,
    /// The size of its caption, where that is not the layout's.
    pub size: Option<Length>,
    /// The colour of a caption over it.
    pub paint: Paint,
    /// The tint under a caption over it.
    pub ground: Option<Paint>,
    /// Where it says who took it.
    pub credit: CreditAt,
    /// What stands before and behind the name there.
    pub credit_form: (String, String),
    /// The border of each print, inside its edge.
    pub frame: Option<Border>,
    /// 出血: where it goes off the page, if it does.
    pub bleed: Option<Bleed>,
}

/// At which edges of the page a picture goes beyond the trim, as far as the press asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bleed {
    /// The edges.
    pub sides: Vec<Side>,
    /// Where the layout says so.
    pub span: Span,
}

/// Where a caption stands, as its text sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaptionAt {
    /// Below the print.
    Below,
    /// On the print, at its foot.
    Over,
    /// Beside it, at the start of the lines.
    Left,
    /// Beside it, at their end.
    Right,
}

/// How wide a caption beside its picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaptionWidth {
    /// So many text columns with the white between them.
    Columns(u32),
    /// Ems of the text.
    Em(Em),
}

/// With which edge of its print a caption beside it is level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaptionLevel {
    /// Its last line with the foot.
    Foot,
    /// Its first line with the head.
    Head,
}

/// Where a credit (摄影) stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreditAt {
    /// At the end of the caption's last line, flush right.
    End,
    /// Behind the caption, in the same paragraph.
    Within,
}

impl Mount {
    /// As pictures are mounted where nobody says otherwise.
    pub const USUAL: Self = Self {
        gap: Em::HALF,
        caption: CaptionAt::Below,
        width: CaptionWidth::Em(Em(8_000_000)),
        level: CaptionLevel::Foot,
        size: None,
        paint: Paint::PAPER,
        ground: None,
        credit: CreditAt::End,
        credit_form: (String::new(), String::new()),
        frame: None,
        bleed: None,
    };

    /// How its caption is set, in a layout that sets captions so: in its size, its lines as far apart for that, and on a print in
    /// its colour.
    #[must_use]
    pub fn captions(&self, style: &CaptionStyle) -> CaptionStyle {
        let size = self.size.unwrap_or(style.size);
        let leading = style.leading.scaled(size.0, style.size.0.max(1));
        let paint = if self.caption == CaptionAt::Over { self.paint } else { style.paint };
        CaptionStyle { face: style.face.clone(), size, leading, paint }
    }

    /// How far a border reaches into its prints.
    #[must_use]
    pub fn framed(&self) -> Length {
        self.frame.as_ref().map_or(Length::ZERO, |frame| Rule::depth(&frame.rule))
    }

    /// The same of a group: a caption over it would run from print to print, and stands below.
    #[must_use]
    pub fn of_group(&self) -> Self {
        let caption = if self.caption == CaptionAt::Over { CaptionAt::Below } else { self.caption };
        Self { caption, ..self.clone() }
    }

    /// The same of a picture whose outline text runs along: that has no edge at which a border or a caption could stand.
    #[must_use]
    pub fn without_edge(self) -> Self {
        Self { caption: CaptionAt::Below, frame: None, bleed: None, ..self }
    }
}
