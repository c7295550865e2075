//! Wrong usage, in the voice that was asked for; help and version.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::channel::refuse;
use super::help::laid_out;
use super::output::say;
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::diag::Diagnostic;
use crate::words::{Arg, Words};

/// Says what the parser of arguments has to say: it is asked again, with its texts in the language that is asked for.
pub(super) fn tell(error: &clap::Error, plain: clap::Command) -> Status {
    let voice = Voice::asked(std::env::args_os());
    let again = laid_out(plain, voice.lang()).try_get_matches();
    let error = again.as_ref().err().unwrap_or(error);
    if !error.use_stderr() {
        // Help and version are no errors and go to standard output.
        let text = error.render().to_string();
        return say(text.as_bytes()).map_or_else(|why| refuse(why, voice), |()| Status::Done);
    }
    refuse(diagnostic(error), voice)
}

/// The sentence for a kind of wrong usage, and what of the parser's context belongs into it.
const KINDS: [(ErrorKind, &str, ContextKind); 10] = [
    (ErrorKind::UnknownArgument, "unknown-argument", ContextKind::InvalidArg),
    (ErrorKind::InvalidSubcommand, "unknown-command", ContextKind::InvalidSubcommand),
    (ErrorKind::InvalidValue, "invalid-value", ContextKind::InvalidArg),
    (ErrorKind::ValueValidation, "invalid-value", ContextKind::InvalidArg),
    (ErrorKind::TooManyValues, "too-many-values", ContextKind::InvalidArg),
    (ErrorKind::InvalidUtf8, "not-utf-8", ContextKind::InvalidArg),
    (ErrorKind::MissingRequiredArgument, "missing-argument", ContextKind::InvalidArg),
    (ErrorKind::ArgumentConflict, "conflict", ContextKind::InvalidArg),
    (ErrorKind::MissingSubcommand, "missing-command", ContextKind::InvalidSubcommand),
    (ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, "missing-command", ContextKind::InvalidSubcommand),
];

/// What the parser says, as a diagnostic.
fn diagnostic(error: &clap::Error) -> Diagnostic {
    let context = |kind| error.get(kind).map(shown).unwrap_or_default();
    let one = Diagnostic::error(WRONG_USAGE);
    let Some((_, form, of)) = KINDS.iter().find(|(kind, ..)| *kind == error.kind()) else {
        return helped(one, error);
    };
    let (argument, value) = (context(*of), context(ContextKind::InvalidValue));
    let other = context(ContextKind::PriorArg);
    // What else is parsed has values that are listed.
    let is_number = std::error::Error::source(error).is_some();
    let form = match *form {
        "invalid-value" if value.is_empty() => "missing-value",
        "invalid-value" if is_number => "invalid-number",
        "conflict" if argument == other => "twice",
        form => form,
    };
    let one = one.form(form).arg("argument", argument).arg("value", value).arg("other", other);
    helped(one, error)
}

/// The ways to mend it that the parser knows.
fn helped(mut one: Diagnostic, error: &clap::Error) -> Diagnostic {
    let known = |kind| error.get(kind).map(strings).unwrap_or_default();
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(near) = near.into_iter().flat_map(known).next() {
        one = one.help(Words::part(WRONG_USAGE, "near").arg("near", near));
    }
    let values = known(ContextKind::ValidValue);
    if !values.is_empty() {
        one = one.help(Words::part(WRONG_USAGE, "values").arg("values", Arg::Names(values)));
    }
    let usage = error.get(ContextKind::Usage).map(shown).unwrap_or_default();
    let usage = usage.trim().strip_prefix("Usage: ").unwrap_or(usage.trim()).to_owned();
    if usage.is_empty() {
        return one.mend_by("help-help");
    }
    one.help(Words::part(WRONG_USAGE, "usage").arg("usage", usage))
}

fn strings(value: &ContextValue) -> Vec<String> {
    match value {
        ContextValue::String(text) => vec![text.clone()],
        ContextValue::Strings(all) => all.clone(),
        ContextValue::StyledStr(text) => vec![text.to_string()],
        ContextValue::StyledStrs(all) => all.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

/// All of a context, with spaces between and on one line.
fn shown(value: &ContextValue) -> String {
    let words = strings(value).join(" ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
