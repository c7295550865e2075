//! The kinds of blocks of a body in their lines: where these stand, where they end, what stands before them; and that no
//! text is lost whatever kinds follow one another.

mod structure;

use banxin::block::{BlockAlign, BlockKind};
use banxin::copy::{Block, Label};
use banxin::edition::Edition;
use banxin::galley::{Fit, Line};
use banxin::geom::{Em, Length};
use banxin::page::Role;
use proptest::prelude::*;

use crate::support::editions::{Made, Setup, first, fonts, han, plain};

/// One column of so many em and rows, in which blocks stand.
fn made(measure: i64, rows: u32, blocks: Vec<Block>) -> Made {
    let setup =
        Setup { measure: Em::ONE * measure, columns: 1, rows, paragraphs: vec![han(1)], ..Setup::default() };
    let mut made = setup.made();
    made.story().body = blocks;
    made
}

fn block(kind: BlockKind, text: &str) -> Block {
    Block::plain(kind, plain(text), crate::support::editions::NOWHERE)
}

/// Lines of a file, in one block.
fn lines(kind: BlockKind, texts: &[&str]) -> Block {
    let ends = texts.iter().scan(0, |end, text| {
        *end += text.len();
        Some(*end)
    });
    let breaks: Vec<usize> = ends.take(texts.len() - 1).collect();
    Block { breaks, ..block(kind, &texts.concat()) }
}

fn item(kind: BlockKind, list: u32, number: &str, text: &str) -> Block {
    Block { label: Some(Label::Number(plain(number))), list: Some(list), ..block(kind, text) }
}

/// A line of the story: its row, where the line begins and ends in em of its own, its text and its role.
struct Set {
    row: u16,
    at: Em,
    end: Em,
    size: Length,
    text: String,
    role: Role,
}

fn set(made: Made) -> Vec<Set> {
    let edition = made.checked();
    with_lines(&edition, |lines, _| {
        let one = |line: &Line<'_>| Set {
            row: line.source.row,
            at: line.set.places.first().copied().unwrap_or_default(),
            end: line.set.end,
            size: line.size,
            text: line.text.text_of(line.set.atoms.clone()).to_owned(),
            role: line.source.role,
        };
        lines.iter().map(|line| one(line)).collect()
    })
}

fn with_lines<T>(edition: &Edition, work: impl Fn(Vec<&Line<'_>>, &Fit) -> T) -> T {
    let (shaped, found) = banxin::text::shape(edition, &fonts(edition));
    assert_eq!(found, []);
    let (galleys, _) = banxin::galley::set(edition, &banxin::plan::plan(edition), &shaped);
    let galley = first::<_>(&galleys.stories);
    work(galley.columns.iter().flatten().collect(), &galley.fit)
}

/// Where lines of text stand and what they say.
fn placed(made: Made) -> Vec<(u16, i64, String)> {
    let lines = set(made).into_iter().filter(|line| !matches!(line.role, Role::Label(_)));
    lines.map(|line| (line.row, line.at.0 / 10_000, line.text)).collect()
}

#[test]
fn a_quotation_is_set_in_at_both_sides_and_its_source_stands_at_the_end() {
    let blocks = vec![block(BlockKind::Quote, &han(12)), block(BlockKind::Attribution, "——甲")];
    let lines = set(made(14, 8, blocks));
    assert_eq!(lines.iter().map(|line| line.at).collect::<Vec<_>>(), [Em::ONE * 4, Em::ONE * 2, Em::ONE * 9]);
    assert!(lines.iter().all(|line| line.end <= Em::ONE * 12));
    assert_eq!(lines[2].end, Em::ONE * 12, "two em from the end");
}

#[test]
fn the_lines_of_a_poem_end_as_written_with_the_longest_in_the_middle() {
    let blocks =
        vec![lines(BlockKind::Verse, &["一七万三", "上下"]), lines(BlockKind::Verse, &["不与世业东中"])];
    let found = placed(made(12, 9, blocks));
    let at = |row, text: &str| (row, 300, text.to_owned());
    // A stanza stands a row below the one before it, and as far in.
    assert_eq!(found, [at(0, "一七万三"), at(1, "上下"), at(3, "不与世业东中")]);
}

#[test]
fn a_line_of_verse_that_is_too_wide_goes_on_further_in() {
    let long = han(14);
    let found = placed(made(10, 9, vec![lines(BlockKind::Verse, &[&long, "上下"])]));
    assert_eq!(found.iter().map(|(_, at, _)| *at).collect::<Vec<_>>(), [0, 200, 0]);
    assert_eq!(found[0].2.chars().count(), 10);
}

#[test]
fn numbers_hang_before_the_text_of_their_items_by_the_widest() {
    let blocks = vec![
        item(BlockKind::Item, 1, "9.", &han(12)),
        item(BlockKind::Item, 1, "10.", "上下"),
        item(BlockKind::Subitem, 2, "①", "与世"),
    ];
    let lines = set(made(10, 9, blocks));
    let texts: Vec<&Set> = lines.iter().filter(|line| !matches!(line.role, Role::Label(_))).collect();
    let at: Vec<i64> = texts.iter().map(|line| line.at.0 / 10_000).collect();
    assert_eq!(at, [200, 200, 200, 300]);
    let labels: Vec<&Set> = lines.iter().filter(|line| matches!(line.role, Role::Label(_))).collect();
    assert_eq!(labels.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["9.", "10.", "①"]);
    assert_eq!(labels[0].end, labels[1].end, "figures stand below one another");
    assert_eq!((labels[0].row, labels[1].row, labels[2].row), (0, 2, 3));
    assert_eq!(labels[2].at, Em::ONE * 2);
}

#[test]
fn a_letter_stands_as_letters_do() {
    let blocks = vec![
        block(BlockKind::Salutation, "一七万："),
        block(BlockKind::Paragraph, &han(3)),
        lines(BlockKind::Closing, &["此致", "敬礼"]),
        block(BlockKind::Signature, "三上"),
        block(BlockKind::Date, "二月三日"),
    ];
    let found = placed(made(12, 9, blocks));
    assert_eq!(found.iter().map(|(_, at, _)| *at).collect::<Vec<_>>(), [0, 200, 200, 0, 800, 600]);
}

#[test]
fn questions_and_answers_hang_and_what_goes_on_stands_in_as_paragraphs_do() {
    let more = Block { goes_on: true, ..block(BlockKind::Answer, &han(12)) };
    let found = placed(made(10, 9, vec![block(BlockKind::Answer, &han(12)), more]));
    assert_eq!(found.iter().map(|(_, at, _)| *at).collect::<Vec<_>>(), [0, 200, 400, 200]);
}

#[test]
fn a_note_is_smaller_on_the_same_rows_and_holds_more() {
    let blocks = vec![block(BlockKind::Paragraph, &han(3)), block(BlockKind::Note, &han(30))];
    let mut made = made(10, 9, blocks);
    made.layout().body.blocks[BlockKind::Note].size = 500;
    let lines = set(made);
    // A white row parts it.
    assert_eq!(lines.iter().map(|line| line.row).collect::<Vec<_>>(), [0, 2, 3]);
    assert_eq!(lines[1].text.chars().count(), 18, "twenty of its own em, less its indent");
    assert_eq!(lines[1].size.0 * 2, lines[0].size.0);
}

#[test]
fn a_short_rule_stands_in_the_white_above_the_first_note_alone() {
    let rules = |change: fn(&mut banxin::style::BlockStyle)| {
        let note = |text| item(BlockKind::Footnote, 1, "①", text);
        let mut made =
            made(12, 9, vec![block(BlockKind::Paragraph, &han(3)), note("一七万"), note("三上下")]);
        change(&mut made.layout().body.blocks[BlockKind::Footnote]);
        let edition = made.checked();
        let (shaped, _) = banxin::text::shape(&edition, &fonts(&edition));
        let (galleys, _) = banxin::galley::set(&edition, &banxin::plan::plan(&edition), &shaped);
        let galley = first::<_>(&galleys.stories);
        galley.rules.iter().flatten().map(|rule| (rule.rect.width, rule.rect.height)).collect::<Vec<_>>()
    };
    let third = Em::ONE * 4;
    assert_eq!(rules(|_| {}), [(third.of(Length::pt(9)), Length(250_000))]);
    assert_eq!(rules(|style| style.rule = Length::ZERO), []);
    assert_eq!(rules(|style| style.above = 0), [], "there is no white for it");
}

#[test]
fn the_rule_stands_in_the_white_below_what_the_editor_says_as_well() {
    let note = item(BlockKind::Footnote, 1, "①", "一七万");
    let blocks = vec![block(BlockKind::Paragraph, &han(3)), block(BlockKind::Note, &han(3)), note];
    let edition = made(12, 9, blocks).checked();
    let (shaped, _) = banxin::text::shape(&edition, &fonts(&edition));
    let (galleys, _) = banxin::galley::set(&edition, &banxin::plan::plan(&edition), &shaped);
    assert_eq!(first::<_>(&galleys.stories).rules.iter().flatten().count(), 1);
}

#[test]
fn a_byline_has_a_line_of_its_own_below_a_list_and_shares_that_of_a_paragraph() {
    let rows = |kind: BlockKind| {
        let mut made = made(12, 9, vec![block(kind, &han(3))]);
        made.story().byline = Some(plain("甲"));
        made.story().byline_place = banxin::edition::BylinePlace::RunIn;
        set(made).last().map(|line| line.row)
    };
    assert_eq!(
        (rows(BlockKind::Paragraph), rows(BlockKind::Item), rows(BlockKind::Signature)),
        (Some(0), Some(1), Some(1))
    );
}

#[test]
fn a_signature_does_not_begin_a_column_where_that_can_be_mended() {
    let blocks = vec![block(BlockKind::Paragraph, &han(16)), block(BlockKind::Signature, "甲")];
    let mut made =
        Setup { measure: Em::ONE * 6, columns: 2, rows: 3, paragraphs: vec![han(1)], ..Setup::default() }
            .made();
    made.story().body = blocks;
    let edition = made.checked();
    let feet = with_lines(&edition, |lines, fit| (lines.last().map(|line| line.source.row), fit.overset));
    assert!(feet.0 != Some(0), "{feet:?}");
}

#[test]
fn a_sign_that_runs_on_is_small_and_ends_no_line() {
    use banxin::copy::{Attributes, StyleRun};
    // The sign would be the last character of a full line.
    let text = format!("{}●一七万", han(7));
    let run = |end, attributes| StyleRun { attributes, ..StyleRun::plain(end) };
    let mut item = block(BlockKind::Brief, &text);
    item.copy.runs = vec![run(21, None), run(24, Some(0)), run(text.len(), None)];
    item.copy.attributes = vec![Attributes { is_sign: true, ..Attributes::default() }];
    let lines = placed(made(10, 9, vec![item]));
    let texts: Vec<&str> = lines.iter().map(|(.., text)| text.as_str()).collect();
    assert_eq!(texts, [&*han(7), "●一七万"]);
}

/// Blocks of any kinds, with what belongs to them.
fn mixed(kinds: &[(usize, usize, bool)]) -> Vec<Block> {
    // A byline and a table have their text elsewhere.
    let has_text = |kind: &BlockKind| !matches!(kind, BlockKind::Byline | BlockKind::Table);
    let all: Vec<BlockKind> = BlockKind::all().filter(has_text).collect();
    let one = |(number, (kind, count, flag)): (usize, &(usize, usize, bool))| {
        let kind = all[kind % all.len()];
        let text = han(*count);
        let starts = text.char_indices().map(|(at, _)| at).skip(3).step_by(3);
        let breaks = starts.filter(|_| kind.is_by_line()).collect();
        let listed =
            matches!(kind, BlockKind::Item | BlockKind::Subitem | BlockKind::Brief | BlockKind::Footnote);
        let label = (listed && *flag).then(|| Label::Number(plain(&format!("{}.", number + 1))));
        let goes_on = listed && !*flag;
        Block { breaks, label, goes_on, list: listed.then_some(kind as u32), ..block(kind, &text) }
    };
    kinds.iter().enumerate().map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn of_mixed_bodies_no_text_is_lost_and_no_line_crosses_its_measure(
        kinds in prop::collection::vec((0..20_usize, 1..60_usize, any::<bool>()), 1..10),
        (measure, columns, rows) in (9..20_i64, 1..4_u32, 1..30_u32),
        (size, align) in (600..1100_u16, 0..5_usize),
    ) {
        let blocks = mixed(&kinds);
        let text: String = blocks.iter().map(|block| block.copy.text.as_str()).collect();
        let labels: usize = blocks.iter().filter_map(|block| block.label.as_ref()).map(|label| match label {
            Label::Number(copy) | Label::Note(copy) => copy.text.chars().count(),
            Label::Bullet(_) => 1,
        }).sum();
        let setup = Setup {
            measure: Em::ONE * measure, columns, rows, paragraphs: vec![han(1)], ..Setup::default()
        };
        let mut made = setup.made();
        made.story().body = blocks;
        let aligns = [
            BlockAlign::Justified, BlockAlign::Start, BlockAlign::Middle, BlockAlign::End, BlockAlign::Longest,
        ];
        let quote = &mut made.layout().body.blocks[BlockKind::Quote];
        (quote.size, quote.align) = (size, aligns[align]);
        let edition = made.checked();
        with_lines(&edition, |lines, fit| {
            let is_label = |line: &&&Line<'_>| matches!(line.source.role, Role::Label(_));
            let set: String = lines.iter().filter(|line| !is_label(line))
                .map(|line| line.text.text_of(line.set.atoms.clone())).collect();
            prop_assert!(text.starts_with(&set), "a line is dropped, doubled or moved");
            let of_labels: usize = lines.iter().filter(is_label)
                .map(|line| line.text.text.chars().count()).sum();
            let lost = fit.overset.map_or(0, |overset| overset.characters);
            let all = text.chars().count() + labels;
            prop_assert_eq!(set.chars().count() + of_labels + lost, all);
            for line in &lines {
                let (left, right) = (line.set.places.first().copied().unwrap_or_default(), line.set.end);
                // Two characters that can't be parted may be wider than what little room is left.
                prop_assert!(left >= Em::ZERO);
                let measure = (Em::ONE * measure).of(Length::pt(9));
                if line.set.atoms.len() > 2 {
                    prop_assert!(right.of(line.size) <= measure + Length(2), "{:?}", line.source);
                }
            }
            Ok(())
        })?;
    }
}
