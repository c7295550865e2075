use clap::CommandFactory;

use super::*;
use crate::cli::Arguments;

fn seen(all: &Command) -> impl Iterator<Item = &Command> {
    std::iter::once(all).chain(all.get_subcommands().filter(|one| !one.is_hide_set()))
}

#[test]
fn nothing_that_a_user_sees_lacks_its_text_in_either_language() {
    for lang in Lang::ALL {
        let all = worded(Arguments::command(), lang);
        for command in seen(&all) {
            let name = command.get_name();
            assert!(
                command.get_about().is_some_and(|about| !about.to_string().is_empty()),
                "{lang:?}: {name}"
            );
            for argument in command.get_arguments() {
                let id = argument.get_id();
                assert!(
                    argument.get_help().is_some_and(|help| !help.to_string().is_empty()),
                    "{lang:?}: {name}, {id}"
                );
                for value in values_of(argument) {
                    let text = value.get_help().is_some_and(|help| !help.to_string().is_empty());
                    assert!(text, "{lang:?}: {name}, {id}, {}", value.get_name());
                }
            }
        }
    }
}

#[test]
fn every_name_that_stands_for_a_value_has_its_twin() {
    let all = Arguments::command();
    for argument in seen(&all).flat_map(Command::get_arguments).filter(|one| one.get_action().takes_values())
    {
        let names = argument.get_value_names().unwrap_or_default();
        assert!(!names.is_empty(), "{} has no name for its value", argument.get_id());
        for (name, lang) in names.iter().flat_map(|name| Lang::ALL.map(|lang| (name, lang))) {
            assert!(words::says("value-names", &name.to_lowercase(), lang), "{name} in {lang:?}");
        }
    }
}

#[test]
fn no_text_is_of_an_argument_that_there_is_not() {
    let all = worded(Arguments::command(), Lang::En);
    let has = |command: &Command, id: &str| command.get_arguments().any(|one| one.get_id() == id);
    for (entry, parts) in words::ids(Lang::En) {
        let Some(of) = entry.strip_prefix("arguments") else { continue };
        let command = of.strip_prefix('-').and_then(|name| all.find_subcommand(name));
        for id in parts {
            let there = command.map_or_else(|| seen(&all).any(|one| has(one, &id)), |one| has(one, &id));
            assert!(there, "{entry}.{id}");
        }
    }
}

#[test]
fn help_explains_every_command() {
    let all = Arguments::command();
    let names: Vec<&str> = seen(&all).skip(1).map(Command::get_name).collect();
    assert_eq!(names, COMMANDS);
}

#[test]
fn the_parser_finds_no_fault_in_the_commands() {
    Arguments::command().debug_assert();
    for lang in Lang::ALL {
        laid_out(Arguments::command(), lang).debug_assert();
    }
}
