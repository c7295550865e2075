//! The kinds of words, as far as the lines of a headline need them.

/// What a word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A thing; whatever the dictionary does not know.
    Noun,
    /// Somebody's name, or a word that the house wants whole.
    Name,
    Verb,
    Adjective,
    /// 将, 全面, 不得: before a verb.
    Adverb,
    /// 在, 把, 被: before a thing.
    Preposition,
    Conjunction,
    /// 今晨, 年内.
    Time,
    Number,
    /// A number with its measure: 三座, 48分钟.
    Counted,
    /// 座, 公里: behind a number.
    Measure,
    /// 上, 以来: behind a thing or a time.
    Place,
    Pronoun,
    /// 的, 了.
    Particle,
    /// A mark, a blank.
    Mark,
}

impl Kind {
    /// The kind of a letter of the dictionary.
    pub(super) const fn of(letter: u8) -> Self {
        match letter {
            b'v' => Self::Verb,
            b'a' => Self::Adjective,
            b'd' => Self::Adverb,
            b'p' => Self::Preposition,
            b'c' => Self::Conjunction,
            b't' => Self::Time,
            b'm' => Self::Number,
            b'q' => Self::Measure,
            b'f' => Self::Place,
            b'r' => Self::Pronoun,
            b'u' => Self::Particle,
            _ => Self::Noun,
        }
    }

    /// Whether it is one of some.
    pub(super) fn is(self, any: &[Self]) -> bool {
        any.contains(&self)
    }
}
