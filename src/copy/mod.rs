//! Copy: text as it is written, with its inline styles and where each piece of it came from; read from Markdown.
//!
//! Which story, layout or paper it stands in is not its concern.

// A value that may be absent is passed on as it was read; `as_ref` at each call would say nothing more.
#![allow(clippy::ref_option)]

mod attributes;
pub(crate) mod briefs;
pub(crate) mod markdown;
mod passage;
mod pinyin;
pub(crate) mod plain;
pub(crate) mod raw;
pub mod table;

pub use attributes::{
    Annotation, AnnotationKind, Attributes, FaceRole, Indents, Marks, Script, Sound, Stand, TakenAs,
    TextMark, has_sound,
};

pub use crate::block::BlockKind;
pub(crate) use passage::moved;
pub use passage::{Passage, Piece, StyleRun};

use std::sync::Arc;

use crate::diag::Span;
use crate::geom::Em;

/// A block of the body.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text.
    pub copy: Passage,
    /// Letterspacing of its own; replaces the story's.
    pub tracking: Option<Em>,
    /// How far its lines stand in, where it asks for it.
    pub indents: Option<Indents>,
    /// What boxes of layouts know it by.
    pub id: Option<String>,
    /// What stands before its text, of an item of a list or a note.
    pub label: Option<Label>,
    /// The list that it is of, by a number of its own in the story.
    pub list: Option<u32>,
    /// It goes on with what the block before it began: an item of several paragraphs, an answer.
    pub goes_on: bool,
    /// The bytes of its text where a line of the file begins, but the first.
    pub breaks: Vec<usize>,
    /// Its kind is written at it.
    pub is_said: bool,
    /// What it is, where it is a table: its text is in the cells of that.
    pub table: Option<Arc<table::Table>>,
    /// Its place in the file, attributes and all.
    pub span: Span,
}

impl Block {
    /// A block of which no more is said.
    #[must_use]
    pub const fn plain(kind: BlockKind, copy: Passage, span: Span) -> Self {
        Self {
            kind,
            copy,
            tracking: None,
            indents: None,
            id: None,
            label: None,
            list: None,
            goes_on: false,
            breaks: Vec::new(),
            is_said: false,
            table: None,
            span,
        }
    }

    /// Whether the form of its story may give it a kind: nobody has said one of it.
    pub(crate) fn takes_kind(&self) -> bool {
        self.kind == BlockKind::Paragraph && !self.is_said
    }
}

/// What the text of a story is as a whole, which gives its paragraphs their kinds by their look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// 问答, 访谈.
    Interview,
    /// 来信.
    Letter,
    /// 诗.
    Verse,
    /// 公文, 公告.
    Official,
    /// 简讯.
    Briefs,
}

/// What stands before the text of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// A number, as it was typed.
    Number(Passage),
    /// The bullet of the house, at the place of the sign that was typed for it.
    Bullet(Span),
    /// The number of a note, as it stands at its mark.
    Note(Passage),
}
