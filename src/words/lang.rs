//! The languages.

/// A language of the program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Chinese, in simplified characters.
    Zh,
}

impl Lang {
    /// Both.
    pub const ALL: [Self; 2] = [Self::En, Self::Zh];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }

    /// The language of a name such as `zh`, `zh-CN` or `zh_CN.UTF-8`; none, where it is another.
    #[must_use]
    pub fn known(name: &str) -> Option<Self> {
        let begin = name.get(..2)?;
        let ends = name.as_bytes().get(2).is_none_or(|byte| !byte.is_ascii_alphanumeric());
        Self::ALL.into_iter().find(|lang| begin.eq_ignore_ascii_case(lang.name()) && ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_by_its_name() {
        for name in ["zh", "ZH", "zh-CN", "zh_CN.UTF-8", "zh_TW"] {
            assert_eq!(Lang::known(name), Some(Lang::Zh), "{name}");
        }
        assert_eq!(Lang::known("en_US.UTF-8"), Some(Lang::En));
        for name in ["", "C", "fr_FR", "zhuang", "english", "日"] {
            assert_eq!(Lang::known(name), None, "{name}");
        }
    }
}
