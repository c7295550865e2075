//! Wrong usage, in the form that was asked for; help and version.

use std::ffi::OsString;

use super::channel::{Format, refuse};
use super::output::say;
use super::status::{Status, WRONG_USAGE};
use crate::diag::Diagnostic;

/// Says what the parser of arguments has to say.
pub(super) fn tell(error: &clap::Error) -> Status {
    let text = error.render().to_string();
    let format = asked(std::env::args_os());
    if !error.use_stderr() {
        // Help and version are no errors and go to standard output.
        return say(text.as_bytes()).map_or_else(|why| refuse(why, format), |()| Status::Done);
    }
    refuse(diagnostic(&text), format)
}

/// What the parser says, as a diagnostic: its first paragraph is the message, the others say how to mend it.
fn diagnostic(text: &str) -> Diagnostic {
    let mut paragraphs = text.trim().split("\n\n").map(joined);
    let message = paragraphs.next().unwrap_or_default();
    let message = message.strip_prefix("error: ").unwrap_or(&message).to_owned();
    paragraphs.filter(|text| !text.is_empty()).fold(Diagnostic::error(WRONG_USAGE, message), Diagnostic::help)
}

/// Several lines as one.
fn joined(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix("tip: ").unwrap_or(text);
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

/// The form that arguments ask for which could not be parsed as a whole.
fn asked(arguments: impl Iterator<Item = OsString>) -> Format {
    let mut arguments = arguments.take_while(|argument| argument != "--");
    let mut json = false;
    while let Some(argument) = arguments.next() {
        if argument == "--format" {
            json = arguments.next().is_some_and(|value| value.eq_ignore_ascii_case("json"));
        } else if let Some(value) = argument.to_str().and_then(|text| text.strip_prefix("--format=")) {
            json = value.eq_ignore_ascii_case("json");
        }
    }
    if json { Format::Json } else { Format::Human }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(line: &str) -> Format {
        asked(line.split(' ').map(OsString::from))
    }

    #[test]
    fn the_form_is_found_wherever_it_stands() {
        assert_eq!(form("banxin biuld"), Format::Human);
        assert_eq!(form("banxin build --format json --nonsense"), Format::Json);
        assert_eq!(form("banxin build --nonsense --format=json"), Format::Json);
        assert_eq!(form("banxin build --format=json --format human"), Format::Human);
        assert_eq!(form("banxin build -- --format=json"), Format::Human);
    }

    #[test]
    fn paragraphs_become_message_and_help() {
        let one = diagnostic(
            "error: unexpected argument '--x' found\n\n  tip: a similar argument exists: '--y'\n\nUsage: banxin build\n",
        );
        assert_eq!(one.message, "unexpected argument '--x' found");
        assert_eq!(one.help, ["a similar argument exists: '--y'", "Usage: banxin build"]);
    }
}
