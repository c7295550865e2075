//! `banxin record`: printed lines read back from banxin's own files, from other programs' and from texts.

mod chaos;
mod foreign;
pub(crate) mod hostile;
mod layouts;
mod own;
mod texts;

use std::path::{Path, PathBuf};
use std::process::Output;

use banxin::diag::Sources;
use banxin::edition::Edition;
use banxin::part::PerPart;
use banxin::record::{Article, KnownStory, Recorded};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn banxin(arguments: &[&str]) -> Output {
    let mut command = crate::support::command::banxin();
    command.current_dir(file("")).args(arguments).output().expect("it runs")
}

/// A page in lines: each story's columns by its name, without spaces.
type Lines = Vec<(String, Vec<Vec<String>>)>;

fn lines(recorded: &Recorded) -> Lines {
    let mut lines: Lines =
        recorded.articles.iter().map(|article| (article.id.clone(), columns(article))).collect();
    lines.sort();
    lines
}

fn columns(article: &Article) -> Vec<Vec<String>> {
    let columns = article.columns.iter();
    columns.map(|column| column.into_iter().map(|line| solid(&line.text)).collect()).collect()
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The stories of an edition, for lines to be matched with.
fn known(edition: &Edition) -> Vec<KnownStory> {
    let stories = edition.stories().iter();
    stories
        .map(|story| KnownStory {
            id: story.id.clone(),
            head: PerPart::each(|part| story.head[part].iter().map(|copy| copy.text.as_str()).collect()),
            dateline: story.dateline.as_ref().map(|copy| copy.text.clone()),
            byline: story.byline.as_ref().map(|copy| copy.text.clone()),
            paragraphs: story.body.iter().map(|block| block.copy.text.clone()).collect(),
        })
        .collect()
}

/// The record that the bundled edition was set again from.
fn erqi() -> Recorded {
    banxin::record::read(&file("content/erqi/recorded.json"), &mut Sources::default()).expect("a record")
}
