//! Help in the language of whoever asks: the command line is made of types, and its texts are put in from the tables.
//!
//! The texts cost time, so arguments are parsed without them; only help, and wrong usage, ask for them.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, Args, Command};

use super::channel::refuse;
use super::output::say;
use super::status::Status;
use super::voice::Voice;
use crate::words::{self, Lang, Words};

/// The commands that a user sees, in their order.
const COMMANDS: [&str; 20] = [
    "new",
    "next",
    "makeup",
    "build",
    "check",
    "approve",
    "pictures",
    "count",
    "diff",
    "export",
    "lock",
    "verify",
    "match",
    "fit",
    "record",
    "preflight",
    "house",
    "completions",
    "man",
    "help",
];

/// Where the arguments of every command stand among those of one.
const LAST: usize = 100;

#[derive(Debug, Args)]
pub(super) struct Help {
    #[arg(value_name = "COMMAND", value_parser = PossibleValuesParser::new(COMMANDS))]
    command: Option<String>,
}

impl Help {
    /// `plain` is the command without texts, as in all of this file: what is made of types stands above it.
    pub(super) fn run(self, plain: Command, voice: Voice) -> Status {
        let mut all = laid_out(plain, voice.lang());
        all.build();
        let one = self.command.as_deref().and_then(|name| all.find_subcommand_mut(name).cloned());
        let page = one.unwrap_or(all).render_long_help().to_string();
        say(page.as_bytes()).map_or_else(|why| refuse(why, voice), |()| Status::Done)
    }
}

/// The command with its texts.
pub(super) fn worded(plain: Command, lang: Lang) -> Command {
    let texts = Texts { lang };
    let exit = texts.page("exit");
    let root = texts.command(plain).arg(texts.flag("version", 'V', ArgAction::Version));
    let root = root.disable_version_flag(true).after_help(exit);
    let root = root.subcommand_value_name(texts.value_name("COMMAND"));
    let root = root.mut_subcommands(|one| if one.is_hide_set() { one } else { texts.command(one) });
    texts.used_so(root)
}

/// The command as its pages of help show it.
pub(super) fn laid_out(plain: Command, lang: Lang) -> Command {
    let texts = Texts { lang };
    texts.laid_out(worded(plain, lang)).mut_subcommands(|one| texts.laid_out(one))
}

/// The texts of a language.
struct Texts {
    lang: Lang,
}

impl Texts {
    /// A part of the page.
    fn page(&self, part: &'static str) -> String {
        words::say(&Words::part("help-page", part), &[], self.lang)
    }

    /// What an argument or its value is, by names that stand in types: a table has no `+` in its names.
    fn of(&self, entry: &str, name: &str) -> Option<String> {
        words::text(entry, &name.replace(['+', '.'], "-"), self.lang)
    }

    fn value_name(&self, name: &str) -> String {
        self.of("value-names", &name.to_lowercase()).unwrap_or_else(|| name.to_owned())
    }

    /// A flag that ends the parsing; the parser's own would speak English.
    fn flag(&self, name: &'static str, short: char, action: ArgAction) -> Arg {
        let text = self.of("arguments", name).unwrap_or_default();
        Arg::new(name).short(short).long(name).action(action).help(text).display_order(LAST)
    }

    /// Puts in the texts of a command and of its arguments.
    fn command(&self, command: Command) -> Command {
        let name = command.get_name().to_owned();
        let about = self.of("commands", &name).unwrap_or_default();
        let command = command.about(about).mut_args(|one| self.argument(&name, one));
        command.disable_help_flag(true).arg(self.flag("help", 'h', ArgAction::Help))
    }

    /// Puts in the texts of an argument and of its values: those that it has in its command, else those that it has
    /// in all.
    fn argument(&self, command: &str, argument: Arg) -> Arg {
        let id = argument.get_id().to_string();
        let text = self.of(&format!("arguments-{command}"), &id).or_else(|| self.of("arguments", &id));
        let names = argument.get_value_names().unwrap_or_default();
        let names: Vec<String> = names.iter().map(|name| self.value_name(name)).collect();
        let values: Vec<PossibleValue> =
            values_of(&argument).iter().map(|one| self.value(&id, one)).collect();
        let argument = argument.help(text.unwrap_or_default());
        let argument = if argument.is_global_set() { argument.display_order(LAST) } else { argument };
        let argument = if names.is_empty() { argument } else { argument.value_names(names) };
        if values.is_empty() { argument } else { argument.value_parser(PossibleValuesParser::new(values)) }
    }

    fn value(&self, argument: &str, value: &PossibleValue) -> PossibleValue {
        let name = value.get_name().to_owned();
        let entry = if argument == "command" { "commands".to_owned() } else { format!("values-{argument}") };
        let text = self.of(&entry, &name).unwrap_or_default();
        // Other ways to write it are taken as well.
        let also: Vec<String> = value.get_name_and_aliases().skip(1).map(str::to_owned).collect();
        PossibleValue::new(name).help(text).aliases(also)
    }

    /// Says how each command is used; the parser says it so, but for a word of its own.
    fn used_so(&self, root: Command) -> Command {
        let mut built = root.clone();
        built.build();
        let mut usage = |name: &str| {
            let one =
                if name == built.get_name() { Some(&mut built) } else { built.find_subcommand_mut(name) };
            let usage = one.map_or_else(String::new, |one| one.render_usage().to_string());
            usage.trim_start_matches("Usage: ").replace("[OPTIONS]", &self.page("any-options"))
        };
        let all = usage(root.get_name());
        root.override_usage(all).mut_subcommands(|one| {
            let own = usage(one.get_name());
            one.override_usage(own)
        })
    }

    /// Lays out a page of help.
    fn laid_out(&self, command: Command) -> Command {
        let page = Words::part("help-page", "usage").arg("usage", "{usage}");
        let usage = words::say(&page, &[], self.lang);
        let sections = [
            ("commands", "{subcommands}", command.get_subcommands().any(|one| !one.is_hide_set())),
            ("arguments", "{positionals}", command.get_positionals().next().is_some()),
            ("options", "{options}", true),
        ];
        let sections = sections.iter().filter(|(.., there)| *there);
        let sections = sections.map(|(heading, what, _)| format!("{}\n{what}", self.page(heading)));
        let sections = sections.collect::<Vec<_>>().join("\n\n");
        let template = format!("{{about-with-newline}}\n{usage}\n\n{sections}{{after-help}}");
        command.help_template(template).mut_args(|one| self.shown(one))
    }

    /// An argument as a page of help shows it: in short with the names of its values, at length with a line for each.
    fn shown(&self, argument: Arg) -> Arg {
        let values = values_of(&argument);
        if values.is_empty() {
            return argument;
        }
        let say = |words: Words| words::say(&words, &[], self.lang);
        let text = argument.get_help().map(ToString::to_string).unwrap_or_default();
        let names = values.iter().map(PossibleValue::get_name).collect::<Vec<_>>().join(", ");
        let names = say(Words::part("help-page", "values").arg("values", names));
        let lines = values.iter().map(|one| {
            let text = one.get_help().map(ToString::to_string).unwrap_or_default();
            say(Words::part("help-page", "value").arg("name", one.get_name()).arg("text", text))
        });
        let mut long: Vec<String> = std::iter::once(text.clone()).chain(lines).collect();
        let mut short = vec![text, names];
        if let Some(default) = default_of(&argument) {
            let default = say(default);
            short.push(default.clone());
            long.push(default);
        }
        let argument = argument.help(short.join(" ")).long_help(long.join("\n"));
        argument.hide_possible_values(true).hide_default_value(true)
    }
}

/// What says which of its values an argument has where none is given.
pub(super) fn default_of(argument: &Arg) -> Option<Words> {
    let value = argument.get_default_values().first().filter(|_| !values_of(argument).is_empty())?;
    Some(Words::part("help-page", "default").arg("value", value.to_string_lossy().as_ref()))
}

/// The values that an argument can have; a flag has none.
pub(super) fn values_of(argument: &Arg) -> Vec<PossibleValue> {
    if argument.get_action().takes_values() { argument.get_possible_values() } else { Vec::new() }
}

#[cfg(test)]
mod tests;
