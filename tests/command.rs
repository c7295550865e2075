//! The command's exit status, and what it writes where.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::house::House;

fn banxin(arguments: &[&str]) -> Output {
    let mut command = crate::support::command::banxin();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn build_writes_the_file_and_says_where() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("erqi.pdf");
    let output = banxin(&["build", "content/erqi", "-o", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), format!("{}\n", path.display()));
    assert!(fs::read(&path).unwrap().starts_with(b"%PDF-"));
    assert_eq!(names(path.parent().unwrap()), ["erqi.pdf"]);
}

#[test]
fn check_writes_nothing() {
    let house = House::sound();
    let before = names(&house.path(""));
    assert_eq!(house.run(&["check", "paper"]).status.code(), Some(0));
    assert_eq!(names(&house.path("")), before);
}

#[test]
fn the_default_output_is_named_after_the_edition() {
    let house = House::sound();
    let output = house.run(&["build", "paper"]);
    assert_eq!(
        String::from_utf8(output.stdout).unwrap().trim_end(),
        Path::new("out").join("paper.pdf").to_str().unwrap()
    );
    assert!(house.path("out/paper.pdf").is_file());
}

#[test]
fn the_folders_name_is_not_in_the_file() {
    let house = House::sound();
    for name in ["edition.toml", "stories/一.md"] {
        let text = fs::read(house.path("paper").join(name)).unwrap();
        let copy = house.path("another 版").join(name);
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::write(copy, text).unwrap();
    }
    for (folder, file) in [("paper", "one.pdf"), ("another 版", "other.pdf")] {
        assert_eq!(house.run(&["build", folder, "-o", file]).status.code(), Some(0));
    }
    assert!(fs::read(house.path("one.pdf")).unwrap() == fs::read(house.path("other.pdf")).unwrap());
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_before_composing_and_stays() {
    use std::os::unix::fs::FileTypeExt;
    // With an error in the edition, status 2 shows that nothing was composed.
    let house = House::sound().remove("paper/stories/一.md");
    let pipe = house.path("pipe.pdf");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::os::unix::fs::symlink("pipe.pdf", house.path("link.pdf")).unwrap();
    let before = names(&house.path(""));
    for path in ["pipe.pdf", "link.pdf"] {
        let output = house.run(&["build", "paper", "-o", path]);
        assert_eq!(output.status.code(), Some(2), "{path}");
        let said = String::from_utf8(output.stderr).unwrap();
        let wanted = format!("error[output-no-file]: {path} is a device or a pipe; output goes into a file");
        assert!(said.starts_with(&wanted), "{said}");
    }
    assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
    assert_eq!(names(&house.path("")), before);
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_stays() {
    let house = House::sound();
    fs::create_dir(house.path("far")).unwrap();
    std::os::unix::fs::symlink("far/real.pdf", house.path("link.pdf")).unwrap();
    assert_eq!(house.run(&["build", "paper", "-o", "link.pdf"]).status.code(), Some(0));
    assert!(fs::symlink_metadata(house.path("link.pdf")).unwrap().is_symlink());
    assert!(fs::read(house.path("far/real.pdf")).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn an_edition_with_errors_is_status_1_and_writes_nothing() {
    let house = House::sound().remove("paper/stories/一.md");
    assert_eq!(house.run(&["build", "paper"]).status.code(), Some(1));
    assert!(!house.path("out").exists());
}

#[test]
fn wrong_usage_is_status_2() {
    let house = House::sound();
    for arguments in [&["biuld"][..], &["build"], &["build", "nowhere"], &["build", "paper", "-o", "paper"]] {
        assert_eq!(house.run(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_machine_that_fails_is_status_3() {
    let house = House::sound().write("out", "a file where the folder would be");
    let output = house.run(&["build", "paper"]);
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn an_edition_file_stands_for_its_folder() {
    let house = House::sound();
    for given in ["paper", "paper/edition.toml"] {
        assert_eq!(house.run(&["check", given]).status.code(), Some(0), "{given}");
        assert_eq!(house.run(&["build", given]).status.code(), Some(0), "{given}");
    }
    assert!(house.path("out/paper.pdf").exists() && !house.path("out/edition.pdf").exists());
    assert_eq!(house.run(&["check", "layouts/small.toml"]).status.code(), Some(2));
}
