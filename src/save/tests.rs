//! Where output goes, and what it leaves alone.

use std::fs;
use std::path::PathBuf;

use super::*;

fn place(path: &Path) -> Result<Place, Diagnostic> {
    Place::of(path, Leave::default())
}

fn write(path: &Path, bytes: &[u8]) {
    place(path).unwrap().write(bytes).unwrap();
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|one| one.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn refused(path: &Path) -> (&'static str, String) {
    let one = place(path).unwrap_err();
    (one.code, one.said(crate::words::Lang::En).message)
}

#[test]
fn a_file_replaces_the_one_before_and_leaves_nothing_beside() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b.pdf");
    write(&path, b"one");
    write(&path, b"two");
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(names(folder.path()), ["b.pdf"]);
}

#[test]
fn what_waits_lies_beside_its_place_until_it_is_put_there_and_is_gone_where_it_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b.pdf");
    write(&path, b"one");
    let wait = |bytes: &'static [u8]| place(&path).unwrap().waiting(move |to| to.write_all(bytes)).unwrap();
    let waiting = wait(b"two");
    assert_eq!((fs::read(&path).unwrap(), names(folder.path()).len()), (b"one".to_vec(), 2));
    waiting.put().unwrap();
    drop(wait(b"three"));
    assert_eq!((fs::read(&path).unwrap(), names(folder.path()).len()), (b"two".to_vec(), 1));
}

#[test]
fn a_folder_is_made_where_it_is_the_programs_own_and_no_folder_above_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out/b.pdf");
    assert_eq!(refused(&path).0, "output-no-folder");
    let leave = Leave { folder: true, ..Leave::default() };
    Place::of(&path, leave).unwrap().write(b"one").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"one");
    let far = folder.path().join("no/such/b.pdf");
    assert_eq!(Place::of(&far, leave).unwrap().write(b"one").unwrap_err().code, "cannot-write");
    assert_eq!(names(folder.path()), ["out"]);
}

#[test]
fn what_fails_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b.pdf");
    let place = place(&path).unwrap();
    fs::create_dir_all(path.join("in the way")).unwrap();
    assert_eq!(place.write(b"one").unwrap_err().code, "cannot-write");
    assert_eq!(names(folder.path()), ["b.pdf"]);
}

#[test]
fn a_folder_is_no_place() {
    let folder = tempfile::tempdir().unwrap();
    assert!(refused(folder.path()).1.contains("is a folder"));
    assert_eq!(refused(Path::new("..")).0, "output-no-file");
    assert_eq!(refused(Path::new("")).0, "output-no-file");
}

#[test]
fn a_name_as_long_as_the_system_takes_is_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("n".repeat(251) + ".pdf");
    write(&path, b"one");
    assert_eq!(fs::read(&path).unwrap(), b"one");
}

#[test]
fn what_was_read_is_spared_by_whatever_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("story.md"), "text").unwrap();
    fs::write(path("other.md"), "text").unwrap();
    fs::hard_link(path("story.md"), path("second.md")).unwrap();
    let read = [path("other.md"), path("story.md")];
    let spared = |name: &str| {
        let read = read.iter().map(PathBuf::as_path);
        place(&path(name)).unwrap().spares(read).map_err(|one| one.code)
    };
    assert_eq!(spared("story.md"), Err("output-is-input"));
    assert_eq!(spared("./story.md"), Err("output-is-input"));
    assert_eq!(spared("second.md"), Err("output-is-input"));
    assert_eq!(spared("third.md"), Ok(()));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("story.md", path("link.md")).unwrap();
        assert_eq!(spared("link.md"), Err("output-is-input"));
    }
}

#[test]
fn partial_files_of_dead_runs_are_removed_and_those_of_living_ones_stay() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path(".banxin-1-1.partial"), "of a run that was killed").unwrap();
    let living = fs::File::create(path(".banxin-2-1.partial")).unwrap();
    living.lock().unwrap();
    fs::write(path("mine.partial"), "of another program").unwrap();
    write(&path("b.pdf"), b"one");
    assert_eq!(names(folder.path()), [".banxin-2-1.partial", "b.pdf", "mine.partial"]);
}

#[cfg(unix)]
#[test]
fn permissions_and_hard_links_stay() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("one.pdf"), "a longer text than the next one").unwrap();
    fs::set_permissions(path("one.pdf"), fs::Permissions::from_mode(0o600)).unwrap();
    write(&path("one.pdf"), b"new");
    assert_eq!(fs::metadata(path("one.pdf")).unwrap().mode() & 0o7777, 0o600);
    fs::hard_link(path("one.pdf"), path("two.pdf")).unwrap();
    write(&path("one.pdf"), b"n");
    assert_eq!(fs::read(path("two.pdf")).unwrap(), b"n");
    assert_eq!(fs::metadata(path("two.pdf")).unwrap().nlink(), 2);
    assert_eq!(names(folder.path()), ["one.pdf", "two.pdf"]);
}

#[test]
fn a_protected_file_is_replaced_by_force_alone_and_stays_protected() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b.pdf");
    fs::write(&path, "one").unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    assert_eq!(refused(&path).0, "output-read-only");
    Place::of(&path, Leave { force: true, ..Leave::default() }).unwrap().write(b"two").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert!(fs::metadata(&path).unwrap().permissions().readonly());
}

#[cfg(unix)]
#[test]
fn a_link_stays_and_its_target_is_written() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("far")).unwrap();
    symlink("far/second", path("first")).unwrap();
    symlink("b.pdf", path("far/second")).unwrap();
    for bytes in [b"not there yet", b"there already"] {
        write(&path("first"), bytes);
        assert_eq!(fs::read(path("far/b.pdf")).unwrap(), bytes);
    }
    assert!(fs::symlink_metadata(path("first")).unwrap().is_symlink());
    assert!(fs::symlink_metadata(path("far/second")).unwrap().is_symlink());
    assert_eq!(names(&path("far")), ["b.pdf", "second"]);
}

#[cfg(unix)]
#[test]
fn links_to_a_folder_or_in_a_circle_are_no_place() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    symlink(".", path("here")).unwrap();
    symlink("two", path("one")).unwrap();
    symlink("one", path("two")).unwrap();
    assert!(refused(&path("here")).1.contains("is a folder"));
    assert!(refused(&path("one")).1.contains("in a circle"));
}

#[test]
fn a_folder_appears_with_all_its_files_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("monday");
    let place = FolderPlace::of(&path).unwrap();
    let out = place.fill(&[("edition.toml", b"one".to_vec()), ("../out.md", b"two".to_vec())]);
    assert_eq!(out.unwrap_err().code, "cannot-write");
    assert!(names(folder.path()).is_empty());
    place.fill(&[("edition.toml", b"one".to_vec()), ("stories/a.md", b"two".to_vec())]).unwrap();
    assert_eq!(fs::read(path.join("stories/a.md")).unwrap(), b"two");
    assert_eq!(names(folder.path()), ["monday"]);
    assert_eq!(FolderPlace::of(&path).unwrap_err().code, "folder-taken");
}
