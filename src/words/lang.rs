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

    /// The language of a name such as `zh`, `zh-CN` or `zh_CN.UTF-8`; English, where it is another.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let begin = name.get(..2).unwrap_or_default();
        let ends = name.as_bytes().get(2).is_none_or(|byte| !byte.is_ascii_alphanumeric());
        if begin.eq_ignore_ascii_case("zh") && ends { Self::Zh } else { Self::En }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_by_its_name() {
        for name in ["zh", "ZH", "zh-CN", "zh_CN.UTF-8", "zh_TW"] {
            assert_eq!(Lang::of(name), Lang::Zh, "{name}");
        }
        for name in ["", "C", "en_US.UTF-8", "zhuang", "日"] {
            assert_eq!(Lang::of(name), Lang::En, "{name}");
        }
    }
}
