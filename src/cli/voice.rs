//! How the program speaks to whoever runs it: to a person or a program, in which language, how much, in colours or not.

use std::ffi::OsString;
use std::io::IsTerminal;

use clap::{Args, ValueEnum};

use crate::words::{self, Lang, Words};

/// Arguments of every command.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(super) struct Voice {
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, ignore_case = true, global = true)]
    format: Format,
    #[arg(long, value_name = "LANG", value_enum, ignore_case = true, global = true)]
    lang: Option<LangName>,
    #[arg(long, value_name = "WHEN", value_enum, default_value_t, ignore_case = true, global = true)]
    color: When,
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    #[arg(short, long, global = true)]
    verbose: bool,
}

/// How diagnostics and reports are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    #[default]
    Human,
    Json,
}

/// A language, also as locales write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LangName {
    #[value(aliases = ["zh-cn", "zh_cn", "zh_cn.utf-8", "zh-hans", "zh-tw", "zh_tw", "zh-hant"])]
    Zh,
    #[value(aliases = ["en-us", "en_us", "en_us.utf-8", "en-gb", "en_gb"])]
    En,
}

/// When colours are used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum When {
    #[default]
    Auto,
    Always,
    Never,
}

/// The variable that names the language.
pub(super) const BANXIN_LANG: &str = "BANXIN_LANG";
/// The variables that name the locale, first to last.
const LOCALES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];
/// Locales without a language.
const NO_LANGUAGE: [&str; 2] = ["C", "POSIX"];

impl Voice {
    /// The voice that arguments ask for which could not be parsed as a whole.
    pub(super) fn asked(arguments: impl Iterator<Item = OsString>) -> Self {
        let mut voice = Self::default();
        let mut before = OsString::new();
        for argument in arguments.take_while(|argument| argument != "--") {
            let text = argument.to_string_lossy();
            let (name, value) = match text.split_once('=') {
                Some(pair) => pair,
                None => (before.to_str().unwrap_or_default(), text.as_ref()),
            };
            match name {
                "--format" => voice.format = Format::from_str(value, true).unwrap_or_default(),
                "--lang" => voice.lang = LangName::from_str(value, true).ok(),
                "--color" => voice.color = When::from_str(value, true).unwrap_or_default(),
                _ => {}
            }
            before = argument;
        }
        voice
    }

    /// Whether a program listens.
    pub(super) fn is_json(self) -> bool {
        self.format == Format::Json
    }

    /// One that tells warnings, too: they are taken for errors.
    pub(super) const fn for_warnings(self) -> Self {
        Self { quiet: false, ..self }
    }

    pub(super) const fn is_quiet(self) -> bool {
        self.quiet
    }

    pub(super) const fn is_verbose(self) -> bool {
        self.verbose
    }

    /// The language: as asked for, else that of the environment.
    pub(super) fn lang(self) -> Lang {
        match self.lang {
            Some(LangName::Zh) => Lang::Zh,
            Some(LangName::En) => Lang::En,
            None => of_environment(),
        }
    }

    /// Words in its language.
    pub(super) fn say(self, words: &Words) -> String {
        words::say(words, &[], self.lang())
    }

    /// Whether what goes to standard error is in colours.
    pub(super) fn styles_stderr(self) -> bool {
        match self.color {
            When::Always => true,
            When::Never => false,
            When::Auto => {
                let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
                let is = |name: &str, value: &str| set(name).is_some_and(|set| set == value);
                let plain = set("NO_COLOR").is_some() || is("CLICOLOR", "0") || is("TERM", "dumb");
                let forced = set("CLICOLOR_FORCE").is_some_and(|value| value != "0");
                (std::io::stderr().is_terminal() || forced) && !plain
            }
        }
    }
}

/// The language of `BANXIN_LANG`, else of the locale: of a locale that has one, the first known of `LANGUAGE` counts.
fn of_environment() -> Lang {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    if let Some(lang) = set(BANXIN_LANG).and_then(|name| Lang::known(name.trim())) {
        return lang;
    }
    let locale = LOCALES
        .iter()
        .find_map(|name| set(name))
        .filter(|name| !NO_LANGUAGE.contains(&name.split('.').next().unwrap_or_default()));
    let Some(locale) = locale else { return Lang::En };
    let listed = set("LANGUAGE").and_then(|list| list.split(':').find_map(Lang::known));
    listed.or_else(|| Lang::known(&locale)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(line: &str) -> (Format, Option<LangName>) {
        let Voice { format, lang, .. } = Voice::asked(line.split(' ').map(OsString::from));
        (format, lang)
    }

    #[test]
    fn the_voice_is_found_wherever_it_stands() {
        assert_eq!(asked("banxin biuld"), (Format::Human, None));
        assert_eq!(asked("banxin build --format json --nonsense").0, Format::Json);
        assert_eq!(
            asked("banxin build --nonsense --format=JSON --lang zh"),
            (Format::Json, Some(LangName::Zh))
        );
        assert_eq!(asked("banxin build --format=json --format human").0, Format::Human);
        assert_eq!(asked("banxin build -- --format=json --lang=zh"), (Format::Human, None));
    }
}
