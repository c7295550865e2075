//! Copy: text as it is written, with its inline styles and where each piece of it came from; read from Markdown.
//!
//! Which story, layout or paper it stands in is not its concern.

// A value that may be absent is passed on as it was read; `as_ref` at each call would say nothing more.
#![allow(clippy::ref_option)]

mod attributes;
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
    /// What it is, where it is a table: its text is in the cells of that.
    pub table: Option<Arc<table::Table>>,
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
    /// 表格.
    Table,
}
