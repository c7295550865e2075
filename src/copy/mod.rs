//! Copy: text as it is written, with its inline styles and where each piece of it came from; read from Markdown.
//!
//! Which story, layout or paper it stands in is not its concern.

// A value that may be absent is passed on as it was read; `as_ref` at each call would say nothing more.
#![allow(clippy::ref_option)]

mod attributes;
pub(crate) mod markdown;
mod pinyin;
pub(crate) mod plain;
pub(crate) mod raw;

pub use attributes::{
    Annotation, AnnotationKind, Attributes, FaceRole, Marks, Script, Sound, Stand, TextMark, has_sound,
};

use crate::diag::Span;
use crate::geom::Em;

/// Text with its inline styles and where it came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// The text as it is to be set.
    pub text: String,
    /// The styles, in order, covering the text without gaps.
    pub runs: Vec<StyleRun>,
    /// Where pieces of the text stand in the source, in order.
    pub pieces: Vec<Piece>,
    /// What stretches of it ask for, in order: [`StyleRun::attributes`] numbers them.
    pub attributes: Vec<Attributes>,
}

/// A stretch of text in one style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StyleRun {
    /// The byte after its last.
    pub end: usize,
    /// Which face of the style.
    pub face: FaceRole,
    /// Letterspacing of its own, on top of nothing: it replaces the paragraph's.
    pub tracking: Option<Em>,
    /// What else it asks for: an index into [`Passage::attributes`].
    pub attributes: Option<u32>,
}

impl StyleRun {
    /// Text up to a byte, in the text face and without attributes.
    #[must_use]
    pub const fn plain(end: usize) -> Self {
        Self { end, face: FaceRole::Regular, tracking: None, attributes: None }
    }
}

/// A piece of text that stands in the source as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Its first byte in the text.
    pub text: usize,
    /// Its place in the source.
    pub span: Span,
    /// A `\` stands right before it, which says that its first character is a sign.
    pub escaped: bool,
}

impl Passage {
    /// Plain text from one place of the source.
    #[must_use]
    pub fn plain(text: impl Into<String>, span: Span) -> Self {
        let text = text.into();
        let runs = vec![StyleRun::plain(text.len())];
        Self { text, runs, pieces: vec![Piece { text: 0, span, escaped: false }], attributes: Vec::new() }
    }

    /// Plain text that stands nowhere in the source.
    #[must_use]
    pub fn bare(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { runs: vec![StyleRun::plain(text.len())], text, ..Self::default() }
    }

    /// The attributes of a run, or none.
    #[must_use]
    pub fn attributes_of(&self, run: &StyleRun) -> Option<&Attributes> {
        self.attributes.get(run.attributes? as usize)
    }

    /// The place in the source of a byte of the text.
    #[must_use]
    pub fn span_at(&self, byte: usize) -> Option<Span> {
        let piece = self.pieces.iter().rev().find(|piece| piece.text <= byte)?;
        let len = self.text.get(byte..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8) as u32;
        let start = (piece.span.start + (byte - piece.text) as u32).min(piece.span.end);
        Some(Span { start, end: (start + len).min(piece.span.end.max(start)), ..piece.span })
    }
}

/// A block of the body.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text.
    pub copy: Passage,
    /// Letterspacing of its own; replaces the story's.
    pub tracking: Option<Em>,
    /// Its place in the file, attributes and all.
    pub span: Span,
}

/// What a block of the body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// 插题: a line of its own.
    Subhead,
}
