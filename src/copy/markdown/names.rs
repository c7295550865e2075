//! The names and values of attributes.

use crate::copy::{BlockKind, FaceRole, Script, Stand, TakenAs, TextMark};
use crate::reading::suggest;

/// What an attribute may be said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Text in brackets.
    Text,
    /// A paragraph, on its own first line.
    Paragraph,
    /// Either.
    Both,
}

/// Every attribute, what it is said of, and what it may be.
pub(super) const KNOWN: &[(&str, Of, &str)] = &[
    ("tracking", Of::Both, "tracking=-0.03em"),
    ("indent", Of::Paragraph, "indent=0em"),
    ("inset", Of::Paragraph, "inset=2em"),
    ("inset_end", Of::Paragraph, "inset_end=2em"),
    ("hang", Of::Paragraph, "hang=2em"),
    ("id", Of::Paragraph, "id=scene"),
    ("kind", Of::Paragraph, "kind=verse / kind=signature"),
    ("head", Of::Text, "head=run-in"),
    ("face", Of::Text, "face=strong / face=kai"),
    ("scale", Of::Text, "scale=80%"),
    ("spread", Of::Text, "spread=4em"),
    ("mark", Of::Text, "mark=dots / mark=name / mark=\"name dots\""),
    ("script", Of::Text, "script=sub / script=super"),
    ("stand", Of::Text, "stand=cell / stand=upright / stand=sideways"),
    ("as", Of::Text, "as=han / as=word / as=unit / as=connector"),
    ("keep", Of::Text, "keep=yes / keep=no"),
    ("pinyin", Of::Text, "pinyin=\"bǎn xīn\""),
    ("zhuyin", Of::Text, "zhuyin=\"ㄅㄢˇ ㄒㄧㄣ\""),
    ("gloss", Of::Text, "gloss=\"type area\""),
];
/// The kinds that a paragraph may say that it is of; a plain one where the story has a form.
pub(super) fn kinds() -> Vec<(&'static str, BlockKind)> {
    let all = BlockKind::named().chain([BlockKind::Paragraph]);
    all.map(|kind| (kind.row().key, kind)).collect()
}
pub(super) const HEADS: &[(&str, bool)] = &[("run-in", true)];
pub(super) const FACES: &[(&str, FaceRole)] = &[("strong", FaceRole::Strong), ("kai", FaceRole::Emphasis)];
pub(super) const MARKS: &[(&str, TextMark)] = &[
    ("dots", TextMark::Dots),
    ("name", TextMark::Name),
    ("title", TextMark::Title),
    ("deceased", TextMark::Deceased),
];
pub(super) const SCRIPTS: &[(&str, Script)] = &[("sub", Script::Sub), ("super", Script::Super)];
pub(super) const STANDS: &[(&str, Stand)] =
    &[("cell", Stand::Cell), ("upright", Stand::Upright), ("sideways", Stand::Sideways)];
pub(super) const TAKEN: &[(&str, TakenAs)] = &[
    ("han", TakenAs::Han),
    ("word", TakenAs::Word),
    ("unit", TakenAs::Unit),
    ("connector", TakenAs::Connector),
];
pub(super) const ANSWERS: &[(&str, bool)] = &[("yes", true), ("no", false)];

/// What is typed alone, in place of an attribute with this value: the value, or what the trade calls it.
const VALUES: &[(&str, &str)] = &[
    ("run-in", "head=run-in"),
    ("接排", "head=run-in"),
    ("strong", "face=strong"),
    ("黑体", "face=strong"),
    ("kai", "face=kai"),
    ("楷体", "face=kai"),
    ("dots", "mark=dots"),
    ("着重", "mark=dots"),
    ("着重号", "mark=dots"),
    ("name", "mark=name"),
    ("专名", "mark=name"),
    ("专名号", "mark=name"),
    ("title", "mark=title"),
    ("书名", "mark=title"),
    ("书名号", "mark=title"),
    ("deceased", "mark=deceased"),
    ("示亡", "mark=deceased"),
    ("示亡号", "mark=deceased"),
    ("verse", "kind=verse"),
    ("诗", "kind=verse"),
    ("salutation", "kind=salutation"),
    ("称呼", "kind=salutation"),
    ("signature", "kind=signature"),
    ("署名", "kind=signature"),
    ("落款", "kind=signature"),
    ("编者按", "kind=note"),
    ("编后", "kind=note"),
    ("sub", "script=sub"),
    ("下标", "script=sub"),
    ("super", "script=super"),
    ("上标", "script=super"),
    ("cell", "stand=cell"),
    ("纵中横", "stand=cell"),
    ("upright", "stand=upright"),
    ("sideways", "stand=sideways"),
];

/// The names of all attributes.
pub(super) fn names() -> Vec<&'static str> {
    KNOWN.iter().map(|(name, ..)| *name).collect()
}

/// The attribute that a name is, or is near.
pub(super) fn meant(name: &str) -> Option<&'static str> {
    suggest::nearest(name, names())
}

/// How the attribute is written that a name is, or is near.
pub(super) fn example(name: &str) -> Option<(&'static str, &'static str)> {
    let known = |name: &str| KNOWN.iter().find(|(known, ..)| *known == name);
    let (name, _, example) = known(name).or_else(|| known(meant(name)?))?;
    Some((name, example))
}

/// Whether an attribute may be said of a paragraph.
pub(super) fn is_of_paragraph(name: &str) -> bool {
    KNOWN.iter().any(|(known, of, _)| *known == name && *of != Of::Text)
}

/// The attribute that has a value, or is called so.
pub(super) fn of_value(value: &str) -> Option<&'static str> {
    VALUES.iter().find(|(one, _)| *one == value).map(|(_, attribute)| *attribute)
}
