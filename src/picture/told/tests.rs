//! Through words and bytes alone, without a process: what one says is what the other one means.

use super::said::{Answer, What};
use super::wrong::ARGS;
use super::*;
use crate::picture::{AtSize, Here, PictureError, Reader, View, Window};
use crate::words::{Lang, Words, ids};

/// What is meant, after it went from one process to another.
fn carried(answer: Result<Answer, PictureError>, most: u64) -> (Said, Vec<u8>) {
    let (said, bytes) = Said::of(answer);
    assert!(bytes.len() as u64 <= most);
    (serde_json::from_slice(&serde_json::to_vec(&said).unwrap()).unwrap(), bytes)
}

fn files() -> Vec<(String, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/content/pictures/pictures");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |path: std::path::PathBuf| (path.display().to_string(), std::fs::read(path).unwrap());
    files.into_iter().map(read).collect()
}

#[test]
fn heads_and_pixels_come_as_they_were_read() {
    for (name, file) in files() {
        let Ok(head) = Here.head(&file) else { continue };
        let size = (head.width, head.height);
        let (said, icc) = carried(Ok(Answer::Head(head.clone())), file.len() as u64);
        assert_eq!(said.head(icc).unwrap(), head, "{name}");
        for to in [size, (size.0.div_ceil(3), size.1.div_ceil(3))] {
            let view = View { seen: Window::whole(size), to };
            let read = Here.at_size(file.clone(), &head, view).unwrap();
            let most = most(&head, view);
            let (said, samples) = carried(Ok(Answer::AtSize(read.clone())), most);
            assert_eq!(said.at_size(samples, &file, &head, view).unwrap(), read, "{name}");
        }
    }
}

#[test]
fn every_reason_of_the_tables_arrives_with_what_belongs_into_it() {
    let tables = ids(Lang::En);
    let (_, parts) = tables.iter().find(|(id, _)| id == "picture-why").unwrap();
    for part in parts {
        let mut why = Words::part("picture-why", part.clone().leak());
        for name in ARGS {
            why = if name == "text" { why.arg(name, "…") } else { why.arg(name, 7_u32) };
        }
        let (said, _) = carried(Err(PictureError::Kind(why.clone())), 0);
        let meant = said.head(Vec::new()).unwrap_err();
        assert_eq!((meant.code(), meant.words()), ("picture-kind", PictureError::Kind(why).words()));
    }
}

#[test]
fn all_that_belongs_into_reasons_is_known() {
    for lang in Lang::ALL {
        let text = match lang {
            Lang::En => include_str!("../../words/en/page.ftl"),
            Lang::Zh => include_str!("../../words/zh/page.ftl"),
        };
        let reasons = text.split("\npicture-why =\n").nth(1).unwrap();
        let reasons = reasons.lines().take_while(|line| line.starts_with("    "));
        for name in reasons.flat_map(|line| line.split("{ $").skip(1)) {
            let name = name.split([' ', '}']).next().unwrap();
            assert!(ARGS.contains(&name), "{name}");
        }
    }
}

#[test]
fn what_makes_no_sense_is_not_believed() {
    let (_, file) = files().into_iter().find(|(name, _)| name.ends_with("coffee.png")).unwrap();
    let head = Here.head(&file).unwrap();
    let view = View { seen: Window::whole((head.width, head.height)), to: (2, 2) };
    let pixels = |size: (u32, u32), long: usize| {
        let said = What::Pixels { size, colours: head.colours, drawn: false, scaled: true };
        Said(said).at_size(vec![0; long], &file, &head, view)
    };
    assert!(pixels((2, 2), 4 * head.colours.samples()).is_ok());
    let told = |answer: Result<AtSize, PictureError>| answer.unwrap_err().code();
    assert_eq!(told(pixels((2, 2), 4 * head.colours.samples() - 1)), "picture-broken");
    assert_eq!(told(pixels((2, 3), 6 * head.colours.samples())), "picture-broken");
    let untouched = What::Untouched { most_ink: 0 };
    assert_eq!(told(Said(untouched).at_size(Vec::new(), &file, &head, view)), "picture-broken");
    assert_eq!(
        Said::of(Ok(Answer::Head(head)))
            .0
            .at_size(Vec::new(), &file, &Here.head(&file).unwrap(), view)
            .unwrap_err()
            .code(),
        "picture-broken"
    );
}
