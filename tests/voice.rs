//! How the command speaks: in which language, how much, in colours or not.

use std::process::Command;

use crate::support::command::banxin;
use crate::support::house::House;

/// A house whose edition has one warning.
fn warned() -> House {
    House::sound().change("layouts/small.toml", "rows = 4", "rows = 9")
}

/// What a command says on standard error, with variables of the environment.
fn said(house: &House, set: &[(&str, &str)], arguments: &[&str]) -> String {
    let mut command: Command = banxin();
    let languages = ["BANXIN_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"];
    for name in languages.into_iter().chain(["TERM", "CLICOLOR", "CLICOLOR_FORCE", "NO_COLOR"]) {
        command.env_remove(name);
    }
    let output =
        command.current_dir(house.path("")).envs(set.iter().copied()).args(arguments).output().unwrap();
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn the_language_is_that_of_the_argument_then_of_the_variable_then_of_the_locale() {
    let house = warned();
    let check = ["check", "paper"];
    for (set, arguments, chinese) in [
        (&[][..], &[][..], false),
        (&[("LANG", "zh_CN.UTF-8")], &[], true),
        (&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")], &[], false),
        (&[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "zh_TW.UTF-8")], &[], true),
        (&[("LC_ALL", "zh_CN"), ("BANXIN_LANG", "en")], &[], false),
        (&[("BANXIN_LANG", "zh")], &[], true),
        (&[("BANXIN_LANG", "zh")], &["--lang", "en"], false),
        (&[], &["--lang", "ZH"], true),
        (&[], &["--lang", "zh_CN"], true),
        (&[("BANXIN_LANG", "fr"), ("LANG", "zh_CN.UTF-8")], &[], true),
        (&[("LANG", "en_US.UTF-8"), ("LANGUAGE", "fr:zh_CN:en")], &[], true),
        (&[("LANG", "C.utf8"), ("LANGUAGE", "zh_CN")], &[], false),
    ] {
        let text = said(&house, set, &[&check, arguments].concat());
        assert_eq!(text.contains("警告[underset]"), chinese, "{set:?} {arguments:?}: {text}");
        assert_eq!(text.contains("warning[underset]"), !chinese, "{set:?} {arguments:?}: {text}");
    }
    let text = said(&house, &[("LANG", "zh_CN.UTF-8")], &["check", "papre"]);
    assert!(text.contains("没有文件夹 papre"), "{text}");
}

#[test]
fn arguments_of_the_voice_stand_before_and_after_the_command() {
    let house = warned();
    let before = said(&house, &[], &["--lang", "zh", "--format", "json", "check", "paper"]);
    let after = said(&house, &[], &["check", "paper", "--lang", "zh", "--format", "json"]);
    assert!(before.starts_with('{') && before.contains("欠 5 行"), "{before}");
    assert_eq!(before, after);
}

#[test]
fn the_quiet_command_says_errors_alone() {
    let house = warned();
    assert_eq!(said(&house, &[], &["check", "paper", "-q"]), "");
    let output = house.run(&["build", "paper", "-q"]);
    assert_eq!((output.status.code(), output.stdout, output.stderr), (Some(0), Vec::new(), Vec::new()));
    let text =
        said(&house.change("paper/edition.toml", "date =", "dat ="), &[], &["check", "paper", "--quiet"]);
    assert!(text.contains("error[unknown-key]") && !text.contains("warning"), "{text}");
    let both = said(&House::sound(), &[], &["check", "paper", "-q", "-v"]);
    assert!(both.contains("can't stand together"), "{both}");
}

#[test]
fn strict_takes_warnings_for_errors_however_quiet_it_is() {
    let output = warned().run(&["check", "paper", "--strict", "-q"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("warning[underset]") && text.contains("error[strict]"), "{text}");
}

#[test]
fn the_verbose_command_says_what_it_does_and_how_long_it_takes() {
    let text = said(&House::sound(), &[], &["build", "paper", "-v"]);
    let steps: Vec<&str> =
        text.lines().filter_map(|line| line.split_once(": ").map(|(step, _)| step)).collect();
    assert_eq!(steps, ["reading", "composing", "making the press file", "writing"]);
    assert!(text.lines().all(|line| line.ends_with(" ms")), "{text}");
    let zh = said(&House::sound(), &[], &["build", "paper", "-v", "--lang", "zh"]);
    assert!(zh.starts_with("读稿"), "{zh}");
}

#[test]
fn colours_are_for_terminals_unless_they_are_asked_for() {
    let house = warned();
    let forced = ("CLICOLOR_FORCE", "1");
    for (set, color, wanted) in [
        (&[][..], "auto", false),
        (&[("TERM", "xterm")], "auto", false),
        (&[forced], "auto", true),
        (&[forced, ("TERM", "xterm"), ("CLICOLOR", "1"), ("NO_COLOR", "")], "auto", true),
        (&[("CLICOLOR_FORCE", "0")], "auto", false),
        (&[("CLICOLOR_FORCE", "")], "auto", false),
        (&[forced, ("NO_COLOR", "1")], "auto", false),
        (&[forced, ("CLICOLOR", "0")], "auto", false),
        (&[forced, ("TERM", "dumb")], "auto", false),
        (&[("NO_COLOR", "1"), ("CLICOLOR", "0"), ("TERM", "dumb")], "always", true),
        (&[forced], "never", false),
    ] {
        let text = said(&house, set, &["check", "paper", "--color", color]);
        assert_eq!(text.contains('\u{1b}'), wanted, "{set:?} {color}: {text}");
    }
    assert!(!said(&house, &[], &["check", "paper"]).contains('\u{1b}'));
}

#[test]
fn carets_stand_under_what_is_meant_in_both_languages() {
    let house = House::sound().change("paper/stories/一.md", "Text.", "二七纪念馆`代码`入选");
    for lang in ["en", "zh"] {
        let text = said(&house, &[], &["check", "paper", "--lang", lang]);
        let line = text.lines().position(|line| line.contains("二七纪念馆")).expect("the source line");
        let lines: Vec<&str> = text.lines().collect();
        // A Han character is as wide as two others; every column of a terminal is one caret.
        let width = |text: &str| -> usize { text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum() };
        let carets = lines[line + 1];
        let from = carets.find('^').unwrap();
        assert_eq!(from, width(lines[line].split('`').next().unwrap()), "{text}");
        assert_eq!(carets.matches('^').count(), width("`代码`"), "{text}");
    }
}
