//! Printed lines from a text file.

use std::fs;

use banxin::diag::Sources;
use banxin::record::{KnownStory, Recorded, aligned_text, from_text};

use super::{erqi, file, known, lines, solid};

fn text() -> String {
    fs::read_to_string(file("content/erqi/recorded.txt")).expect("the text")
}

fn stories() -> Vec<KnownStory> {
    known(&banxin::load(file("content/erqi"), &mut Sources::default()).expect("it loads").edition)
}

fn paragraphs(recorded: &Recorded) -> Vec<(String, Vec<Option<usize>>)> {
    let of = |article: &banxin::record::Article| {
        article.columns.iter().flatten().map(|line| line.paragraph).collect()
    };
    let mut all: Vec<_> = recorded.articles.iter().map(|article| (article.id.clone(), of(article))).collect();
    all.sort();
    all
}

#[test]
fn with_the_edition_it_is_the_recorded_page() {
    let recorded = aligned_text(&text(), &stories());
    assert_eq!(lines(&recorded), lines(&erqi()));
    assert_eq!(paragraphs(&recorded), paragraphs(&erqi()));
    assert_eq!(recorded.other, []);
    for (found, wanted) in recorded.articles.iter().zip(erqi().articles) {
        let found = banxin::record::Article { columns: Vec::new(), doubt: None, ..found.clone() };
        assert_eq!(found, banxin::record::Article { columns: Vec::new(), ..wanted });
    }
    let sources = |recorded: &Recorded| {
        let lines = recorded.articles.iter().flat_map(|article| article.columns.iter().flatten());
        lines.map(|line| line.source_line).collect::<Vec<_>>()
    };
    assert_eq!(sources(&recorded), sources(&erqi()), "the lines of the text they are taken from");
}

#[test]
fn without_the_edition_stories_heads_and_lines_are_told_apart() {
    let recorded = from_text(&text());
    let wanted = erqi();
    assert_eq!(recorded.articles.len(), wanted.articles.len());
    for (found, wanted) in recorded.articles.iter().zip(&wanted.articles) {
        let head: Vec<String> =
            wanted.kicker.iter().chain(&wanted.headline).chain(&wanted.deck).cloned().collect();
        assert_eq!(
            {
                let mut a = found.headline.clone();
                a.sort();
                a
            },
            {
                let mut a = head;
                a.sort();
                a
            }
        );
        assert_eq!(found.byline, wanted.byline);
        let flat = |article: &banxin::record::Article| -> Vec<String> {
            article.columns.iter().flatten().map(|line| solid(&line.text)).collect()
        };
        assert_eq!(flat(found), flat(wanted));
        // Columns are found for all stories; where that is a guess, the story says so.
        assert_eq!(
            found.columns.iter().map(|column| column.lines.len()).collect::<Vec<_>>(),
            wanted.columns.iter().map(|column| column.lines.len()).collect::<Vec<_>>(),
            "{}",
            wanted.id
        );
    }
}

#[test]
fn spoilt_lines_find_their_place_and_are_doubted() {
    // Every seventh character of every fifth line is wrong, and every eleventh line is missing.
    let mut spoilt = String::new();
    for (number, line) in text().lines().enumerate() {
        if number % 11 == 10 && !line.trim().is_empty() {
            continue;
        }
        let wrong = |(at, c): (usize, char)| if number % 5 == 0 && at % 7 == 3 { '口' } else { c };
        spoilt.extend(line.chars().enumerate().map(wrong));
        spoilt.push('\n');
    }
    let recorded = aligned_text(&spoilt, &stories());
    let wanted = erqi();
    let all: Vec<_> = recorded.articles.iter().flat_map(|one| one.columns.iter().flatten()).collect();
    let right = all.iter().filter(|line| {
        let mut truth = wanted.articles.iter().flat_map(|one| one.columns.iter().flatten());
        truth.any(|truth| truth.source_line.is_some() && solid(&truth.text) == solid(&line.text))
    });
    let (right, doubted) = (right.count(), all.iter().filter(|line| line.doubt.is_some()).count());
    assert!(all.len() >= 188, "{} lines are found", all.len());
    assert!(all.len() - right <= doubted, "{right} of {} lines are right, {doubted} doubted", all.len());
}
