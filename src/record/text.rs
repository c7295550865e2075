//! A text file of printed lines: their breaks kept, and a blank line wherever a column or a paragraph ended.
//!
//! `content/erqi/recorded.txt` is one. With the edition's stories, lines, paragraphs and columns are settled
//! (see [`super::known`]). Without, the text's own structure says what it can: a body begins with 本报讯 or after
//! a byline, a head stands before its body or, where none does, after it.

use super::clean::{clean, ends_sentence, half_ems, is_byline, is_dateline, run_in_byline, unified};
use super::known::{KnownStory, align_blocks};
use super::level::{End, column_ends};
use super::paragraphs::finish;
use super::{Article, Line, Placement, PrintedColumn, Recorded};

/// A longer line is no line of a newspaper column's head, in halves of an em.
const LONGEST_HEAD: usize = 80;
/// A head has no more lines than these.
const MOST_HEAD_LINES: usize = 5;

const NOTE: &str = "Read from a text of printed lines.";

/// The stories of a text, told apart by the edition's.
#[must_use]
pub fn aligned_text(text: &str, known: &[KnownStory]) -> Recorded {
    let aligned = align_blocks(blocks(text), known);
    Recorded { note: format!("{NOTE} Told apart by the edition's stories."), ..aligned }
}

/// The stories of a text, told apart by its structure.
#[must_use]
pub fn from_text(text: &str) -> Recorded {
    let mut stories: Vec<Story> = Vec::new();
    let mut heads: Vec<Line> = Vec::new();
    let mut open = false;
    for block in blocks(text).into_iter().flat_map(at_datelines) {
        let begins = block.first().is_some_and(|line| is_dateline(&line.text));
        if !begins && (!open || is_head(&block)) && block.len() <= MOST_HEAD_LINES {
            heads.extend(block);
            open = false;
            continue;
        }
        if begins || !open {
            place_heads(&mut stories, &mut heads);
            stories.push(Story { head: std::mem::take(&mut heads), blocks: Vec::new() });
        }
        open = !block.last().is_some_and(ends_story);
        if let Some(story) = stories.last_mut() {
            story.blocks.push(block);
        }
    }
    place_heads(&mut stories, &mut heads);
    let articles = stories.into_iter().enumerate().map(|(at, story)| story.article(at)).collect();
    Recorded { note: NOTE.to_owned(), articles, other: heads, ..Recorded::default() }
}

/// Lines between blank lines, cleaned.
fn blocks(text: &str) -> Vec<Vec<Line>> {
    let mut blocks = vec![Vec::new()];
    for (at, line) in text.lines().enumerate() {
        let text = clean(&unified(&line.replace('\t', " ")));
        match blocks.last_mut() {
            _ if text.is_empty() => blocks.push(Vec::new()),
            Some(block) => block.push(Line { text, source_line: Some(at + 1), ..Line::default() }),
            None => {}
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// A head may stand right before its body, without a blank line.
fn at_datelines(mut block: Vec<Line>) -> Vec<Vec<Line>> {
    let first = block.iter().skip(1).position(|line| is_dateline(&line.text));
    match first {
        Some(at) => {
            let body = block.split_off(at + 1);
            vec![block, body]
        }
        None => vec![block],
    }
}

/// Whether lines may be a head: none of them ends a sentence or is said to be by someone.
fn is_head(block: &[Line]) -> bool {
    let no_sentence = |line: &Line| {
        let text = &line.text;
        !ends_sentence(text)
            && !text.contains(['。', '，', '；'])
            && !is_byline(text)
            && half_ems(text) <= LONGEST_HEAD
    };
    block.iter().all(no_sentence)
}

fn ends_story(line: &Line) -> bool {
    is_byline(&line.text) || run_in_byline(&line.text).is_some()
}

/// Heads that follow a story without one are its; others begin the next story.
fn place_heads(stories: &mut [Story], heads: &mut Vec<Line>) {
    if let Some(last) = stories.last_mut().filter(|last| last.head.is_empty()) {
        last.head = std::mem::take(heads);
    }
}

/// A story's lines.
struct Story {
    head: Vec<Line>,
    blocks: Vec<Vec<Line>>,
}

impl Story {
    fn article(self, at: usize) -> Article {
        let measure = self.blocks.iter().flatten().map(|line| half_ems(&line.text)).max().unwrap_or(0);
        let doubt = if self.head.is_empty() {
            Some("no head was found before or after it")
        } else if self.head.len() > 1 {
            Some("which lines of the head are kicker and deck is not known")
        } else {
            None
        };
        let mut article = Article {
            id: format!("story-{}", at + 1),
            headline: self.head.into_iter().map(|line| line.text).collect(),
            ..Article::default()
        };
        let ends: Vec<(usize, End)> = self.blocks.iter().map(|block| (block.len(), end(block))).collect();
        let columns = column_ends(&ends);
        let doubts: Vec<&str> = doubt.into_iter().chain(columns.doubt).collect();
        article.doubt = (!doubts.is_empty()).then(|| doubts.join("; "));
        number(self.blocks, &columns.ends, measure, &mut article);
        let last = article.columns.last().and_then(|column| column.lines.last());
        if let Some(byline) = last.filter(|last| last.paragraph.is_none()) {
            article.byline = Some(byline.text.clone());
            article.byline_placement = Some(Placement::OwnLine);
        }
        finish(&mut article);
        article
    }
}

/// A block whose last line doesn't end a sentence ends within a paragraph.
fn end(block: &[Line]) -> End {
    let ends = block.last().is_some_and(|last| ends_sentence(&last.text) || ends_story(last));
    if ends { End::Paragraph } else { End::InParagraph }
}

/// Columns and paragraph numbers.
fn number(blocks: Vec<Vec<Line>>, ends: &[bool], measure: usize, article: &mut Article) {
    let mut paragraph = 0;
    let mut before: Option<Line> = None;
    let mut open = false;
    for (block, end) in blocks.into_iter().zip(ends) {
        let mut column =
            if open { article.columns.pop().unwrap_or_default() } else { PrintedColumn::default() };
        for (at, mut line) in block.into_iter().enumerate() {
            if let Some(before) = &before {
                let ended = ends_sentence(&before.text);
                let short = half_ems(&before.text) + 4 <= measure;
                // After a blank line within a column, a paragraph has ended; after a full line at a column's
                // end nobody can tell.
                if ended && (short || (at == 0 && open)) {
                    paragraph += 1;
                } else if ended && at == 0 {
                    line.doubt = Some("a paragraph may begin here".to_owned());
                }
            }
            line.paragraph = (!is_byline(&line.text)).then_some(paragraph);
            before = Some(line.clone());
            column.lines.push(line);
        }
        article.columns.push(column);
        open = !end;
    }
}
