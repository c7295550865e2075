//! What text may ask for itself inside a paragraph: `[…]{mark=dots}` and the like.

use crate::diag::Span;
use crate::geom::Em;

/// Which face of a style a run asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FaceRole {
    /// The body face.
    Regular,
    /// 黑体 lead-ins and datelines (`**…**`).
    Strong,
    /// 楷体 quotations (`*…*`).
    Emphasis,
}

/// The attributes of a stretch of text, `[…]{…}`, but for its letterspacing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attributes {
    /// The face, where signs of emphasis can't say it: `*` and `**` do not end after a mark where text goes on.
    pub face: Option<FaceRole>,
    /// It is a heading, run in at the head of its paragraph (CLREQ, 4.1.5).
    pub heading: bool,
    /// Horizontal scale in thousandths (长体, 扁体).
    pub scale: Option<u16>,
    /// 均排: the width that the text is spread over.
    pub spread: Option<Em>,
    /// The marks beside its characters.
    pub marks: Marks,
    /// Set small, above or below.
    pub script: Option<Script>,
    /// How it stands in a vertical line.
    pub stand: Option<Stand>,
    /// What its characters are to the composer, whatever the house and the tables say.
    pub taken: Option<TakenAs>,
    /// Whether no line ends inside it, whatever words the house keeps together.
    pub keep: Option<bool>,
    /// It is the mark of a note, `[^1]`.
    pub is_note_mark: bool,
    /// It is the sign before an item of 简讯 that run on: small, and not parted from what stands behind it.
    pub is_sign: bool,
    /// The sounds of its characters.
    pub note: Option<Annotation>,
    /// As they stand in the source, so that the story can be written again.
    pub written: String,
}

/// How far a paragraph's lines stand in, where it asks for it itself: on its own first line, `{inset=2em}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indents {
    /// The first line, in the place of what the house has: none where it goes on after a quotation.
    pub indent: Option<Em>,
    /// All lines from the line start (段落缩排).
    pub inset: Option<Em>,
    /// All lines from the line end.
    pub inset_end: Option<Em>,
    /// All lines but the first, which begins where the paragraph does (凸排).
    pub hang: Option<Em>,
    /// As they stand in the source, so that the story can be written again.
    pub written: String,
    /// Where the paragraph says so.
    pub span: Span,
}

impl Indents {
    /// None yet, of a paragraph that says so at a place.
    pub(super) const fn at(span: Span) -> Self {
        let written = String::new();
        Self { indent: None, inset: None, inset_end: None, hang: None, written, span }
    }
}

/// Marks that belong to text (CLREQ, 3.1.1.2 and 3.1.3.4; GB/T 15834-2011, 4.16 and 4.14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextMark {
    /// 示亡号: a frame around the name of somebody who has died lately.
    Deceased,
    /// 专名号: a line under a proper name, left of it in vertical text.
    Name,
    /// 书名号甲式: a wavy line under a title, left of it in vertical text.
    Title,
    /// 着重号: a dot under every character, right of it in vertical text.
    Dots,
}

impl TextMark {
    /// All, from the text outwards: of a line and dots the line is nearer (CLREQ, 3.1.8).
    pub const ALL: [Self; 4] = [Self::Deceased, Self::Name, Self::Title, Self::Dots];

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The marks of a stretch of text, each once: none, one or several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Marks(u8);

impl Marks {
    /// No mark.
    pub const NONE: Self = Self(0);

    /// Whether one is among them.
    #[must_use]
    pub const fn has(self, mark: TextMark) -> bool {
        self.0 & mark.bit() != 0
    }
}

impl FromIterator<TextMark> for Marks {
    fn from_iter<I: IntoIterator<Item = TextMark>>(marks: I) -> Self {
        Self(marks.into_iter().fold(0, |all, mark| all | mark.bit()))
    }
}

/// Characters that are set small and cling to the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// Below the baseline: the 2 of H₂O.
    Sub,
    /// Above it: exponents, and the marks of notes.
    Super,
}

/// How Western letters and figures stand in a vertical line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stand {
    /// 纵中横: side by side in one em.
    Cell,
    /// Each upright in an em of its own.
    Upright,
    /// Turned a quarter clockwise.
    Sideways,
}

/// What the characters of a stretch are taken as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TakenAs {
    /// Han: on the em, solid, and a line may end on either side of each.
    Han,
    /// A word of Western text: never parted, a quarter em from Han.
    Word,
    /// The unit of the number before it.
    Unit,
    /// A connector: never opened, at no line's start.
    Connector,
}

/// The sounds of characters (CLREQ, 3.3: interlinear annotation).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// How they are written.
    pub kind: AnnotationKind,
    /// In order; together they are of every character that is no mark.
    pub sounds: Vec<Sound>,
}

/// A syllable, or the joined syllables of a word (分词连写).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sound {
    /// As it is printed.
    pub text: String,
    /// How many characters it is of.
    pub characters: usize,
}

impl Sound {
    /// A syllable: the sound of one character.
    #[must_use]
    pub fn syllable(text: impl Into<String>) -> Self {
        Self { text: text.into(), characters: 1 }
    }
}

/// How the sound of a character is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AnnotationKind {
    /// 拼音: over the character, right of it in vertical text.
    Pinyin,
    /// 注音: right of the character, its letters one below the other.
    Zhuyin,
    /// What the stretch is in another language: over all of it, as pinyin stands (CLREQ, 3.3.6).
    Gloss,
}

/// Whether a character has a part in the sounds of an [`Annotation`]: letters, Han and figures, not what clings to them.
#[must_use]
pub fn has_sound(c: char) -> bool {
    c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(c)
}
