//! What the program says of itself: help, completions of shells and the manual, in the language of whoever asks.

use std::fs;
use std::process::{Command, Output, Stdio};

use crate::support::command::banxin;
use crate::support::house::House;

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

fn speaking(lang: &str, arguments: &[&str]) -> Output {
    banxin().env("BANXIN_LANG", lang).args(arguments).output().unwrap()
}

fn said(lang: &str, arguments: &[&str]) -> String {
    let output = speaking(lang, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    assert_eq!(output.stderr, b"", "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Two English words in a row, but for a command as it is typed.
fn english(text: &str) -> Option<String> {
    let is_word = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic());
    text.lines().find_map(|line| {
        let words: Vec<&str> = line.split([' ', '[', ']', ',']).collect();
        let pair =
            words.windows(2).find(|pair| pair.iter().all(|word| is_word(word)) && pair[0] != "banxin")?;
        Some(pair.join(" "))
    })
}

#[test]
fn every_page_of_help_is_in_the_language_that_is_asked_for() {
    for command in COMMANDS {
        for arguments in [&["help", command][..], &[command, "--help"], &[command, "-h"]] {
            let page = said("zh", arguments);
            assert!(page.contains(&format!("用法：banxin {command} [选项]")), "{page}");
            assert!(page.contains("\n选项：\n") && page.ends_with('\n'), "{page}");
            assert_eq!(english(&page), None, "{page}");
            let page = said("en", arguments);
            assert!(page.contains(&format!("Usage: banxin {command} [OPTIONS]")), "{page}");
        }
        assert_eq!(said("zh", &["help", command]), said("zh", &[command, "--help"]));
    }
    for arguments in [&["help"][..], &["--help"], &["-h"]] {
        let page = said("zh", arguments);
        assert!(page.contains("用法：banxin [选项] <命令>") && page.contains("退出状态：0"), "{page}");
        assert_eq!(english(&page), None, "{page}");
        assert!(!page.contains("judge-file"), "{page}");
    }
    assert!(said("en", &["--lang", "zh", "help"]).contains("用法："));
    assert!(said("zh", &["build", "--help", "--lang=en"]).contains("Usage: "));
}

#[test]
fn help_at_length_explains_every_value() {
    for (lang, line) in [("zh", "- x1a：PDF/X-1a:2003\n"), ("en", "- x1a: PDF/X-1a:2003\n")] {
        let page = said(lang, &["build", "--help"]);
        assert!(page.contains(line), "{page}");
        assert!(!page.contains("possible values") && !page.contains("Possible"), "{page}");
    }
}

#[test]
fn wrong_usage_has_no_english_in_chinese() {
    let usage: [&[&str]; 8] = [
        &["biuld", "paper"],
        &["build"],
        &["check", "paper", "--porfile", "x4"],
        &["build", "paper", "--profile", "x3"],
        &["build", "paper", "--force=1"],
        &["build", "paper", "--lang", "zh", "--lang", "zh"],
        &["check", "content/erqi", "--pages", "last"],
        &["help", "nonsense"],
    ];
    for arguments in usage {
        let output = speaking("zh", arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(!text.contains("[OPTIONS]") && !text.contains('⟦'), "{text}");
        assert_eq!(english(&text), None, "{text}");
    }
    let text = String::from_utf8(speaking("zh", &["build"]).stderr).unwrap();
    assert!(text.contains("缺参数 <本期>") && text.contains("banxin build [选项] <本期>"), "{text}");
}

#[test]
fn every_shell_has_a_script_of_all_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = said("zh", &["completions", shell]);
        for word in COMMANDS.iter().chain(&["profile", "pages", "lang"]) {
            assert!(script.contains(word), "{shell}: {word}");
        }
        assert!(!script.contains("judge-file") && !script.contains("read-page"), "{shell}");
    }
    assert!(said("zh", &["completions", "fish"]).contains("印前检查"));
}

#[cfg(unix)]
#[test]
fn bash_reads_its_script() {
    use std::io::Write;
    let Ok(mut bash) = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn() else { return };
    let script = said("zh", &["completions", "bash"]);
    bash.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    assert!(bash.wait().unwrap().success());
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let house = House::sound().write("man/keep", "");
    let output = house.run(&["man", "man", "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let whole = house.text("man/banxin.1");
    for command in COMMANDS {
        let page = house.text(&format!("man/banxin-{command}.1"));
        assert!(page.contains(&format!(".TH banxin-{command} 1")), "{page}");
        assert!(page.contains(".SH \"用法\"") && whole.contains(&format!("banxin\\-{command}(1)")), "{page}");
    }
    assert_eq!(fs::read_dir(house.path("man")).unwrap().count(), COMMANDS.len() + 2);
    let all = said("zh", &["man"]);
    assert_eq!(all.matches("\n.TH ").count() + usize::from(all.starts_with(".TH ")), COMMANDS.len() + 1);
    let text: Vec<String> = all.lines().filter(|line| !line.starts_with('.')).map(plain).collect();
    assert_eq!(english(&text.join("\n")), None, "{all}");
    let absent = house.run(&["man", "absent"]);
    assert_eq!(absent.status.code(), Some(2));
}

/// A line without changes of font.
fn plain(line: &str) -> String {
    ["\\fB", "\\fI", "\\fR"].iter().fold(line.replace("\\-", "-"), |line, font| line.replace(font, ""))
}

#[cfg(unix)]
#[test]
fn the_manual_is_shown_by_man() {
    let house = House::sound().write("man/keep", "");
    for (lang, words) in [("en", ["COMMANDS", "--profile"]), ("zh", ["退出状态", "印刷文件按哪种标准出"])]
    {
        assert_eq!(house.run(&["man", "man", "--force", "--lang", lang]).status.code(), Some(0));
        let shown = |page: &str| {
            let mut man = Command::new("man");
            man.args(["-E", "UTF-8", "--warnings", "-l"]).arg(house.path(page)).env("LC_ALL", "C.UTF-8");
            man.env("MANWIDTH", "100").output().ok().filter(|output| output.status.success())
        };
        let (Some(whole), Some(build)) = (shown("man/banxin.1"), shown("man/banxin-build.1")) else { return };
        for (word, page) in words.iter().zip([&whole, &build]) {
            let text = String::from_utf8_lossy(&page.stdout);
            assert!(text.contains(word), "{word}: {text}");
            assert!(page.stderr.is_empty(), "{}", String::from_utf8_lossy(&page.stderr));
        }
    }
}
