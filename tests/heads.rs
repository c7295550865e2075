//! Heads fitted to their rows: where a headline breaks, how large its parts are, and where its lines stand.

use banxin::edition::Edition;
use banxin::galley::{HeadOverset, Line};
use banxin::geom::{Direction, EM_BOX_TOP, Em, Length, Rect};
use banxin::page::{GlyphRun, Role};
use banxin::part::{HEAD, HeadPart, Lines};
use banxin::plan::BoxPart;
use banxin::style::DisplayStyle;
use proptest::prelude::*;

use crate::clreq::page::{at, items, runs};
use crate::support::editions::{HEADLINE, Made, Setup, first, fonts, part, picture, plain, role};

/// An edition of a story with a headline, of so many lines at most, over a column of ten em, in so many rows.
fn headed(headline: &str, lines: u32, rows: u32) -> Made {
    let mut made = at(10, "一二三四").made();
    made.story().head[HeadPart::HEADLINE] = vec![plain(headline)];
    made.head().lines = lines;
    made.slot().head_rows = rows;
    made
}

/// The lines of a part of the head.
fn set(edition: &Edition, role: Role) -> Vec<GlyphRun> {
    runs(&items(edition), role)
}

fn broken(headline: &str, lines: u32, rows: u32) -> Vec<String> {
    set(&headed(headline, lines, rows).checked(), HEADLINE).into_iter().map(|run| run.text).collect()
}

#[test]
fn a_headline_that_fits_stays_on_one_line() {
    assert_eq!(broken("一二三四", 3, 8), ["一二三四"]);
}

/// So many characters that are no words together: nothing but evenness says where they break.
fn senseless(count: usize) -> String {
    "甲乙丙戊庚辛壬癸寅辰巳".chars().cycle().take(count).collect()
}

/// How many characters each line has.
fn long(headline: &str, lines: u32, rows: u32) -> Vec<usize> {
    broken(headline, lines, rows).iter().map(|line| line.chars().count()).collect()
}

#[test]
fn the_lines_of_a_headline_are_even() {
    assert_eq!(long(&senseless(8), 2, 5), [4, 4]);
    assert_eq!(long(&senseless(15), 3, 7), [5, 5, 5]);
    assert_eq!(long(&senseless(16), 3, 7), [5, 5, 6]);
}

#[test]
fn the_lines_of_a_headline_end_by_sense() {
    assert_eq!(broken("县教育局要求中小学统一补课", 2, 5), ["县教育局要求", "中小学统一补课"]);
    assert_eq!(broken("老农技员跑遍全县两百村", 2, 5), ["老农技员", "跑遍全县两百村"]);
    assert_eq!(broken("周末有暴雨，市民少出行", 2, 5), ["周末有暴雨，", "市民少出行"]);
}

#[test]
fn a_headline_breaks_alike_wherever_it_is_set() {
    let headline = "县职业学校学生焊出省技能大赛首枚金牌";
    let cut = |ems: i64| {
        let mut made = at(ems, "一二三四").made();
        made.story().head[HeadPart::HEADLINE] = vec![plain(headline)];
        (made.head().lines, made.slot().head_rows) = (2, 7);
        made.head().parts[HeadPart::HEADLINE].smallest = Length::pt(6);
        set(&made.checked(), HEADLINE).into_iter().map(|run| run.text).collect::<Vec<_>>()
    };
    for ems in 12..24 {
        assert_eq!(cut(ems), ["县职业学校学生", "焊出省技能大赛首枚金牌"], "{ems} em");
    }
}

#[test]
fn a_headline_ends_no_line_within_a_word_unless_it_would_not_fit() {
    assert_eq!(broken("社会主义", 2, 5), ["社会主义"]);
    let mut made = at(5, "一二三四").made();
    made.story().head[HeadPart::HEADLINE] = vec![plain("中小学生田径运动会")];
    (made.head().lines, made.slot().head_rows) = (2, 7);
    let lines: Vec<_> = set(&made.checked(), HEADLINE).into_iter().map(|run| run.text).collect();
    assert_eq!(lines, ["中小学生", "田径运动会"]);
}

#[test]
fn a_blank_is_where_a_line_ends_and_is_not_set() {
    assert_eq!(broken("甲乙丙 戊庚辛壬癸寅", 2, 4), ["甲乙丙", "戊庚辛壬癸寅"]);
    // One beside nineteen is too uneven even for it.
    assert_eq!(long(&format!("甲 {}", senseless(19)), 2, 5), [11, 10]);
}

#[test]
fn a_clause_ends_a_line_where_its_lines_are_not_too_uneven() {
    assert_eq!(broken("甲乙丙，戊庚辛壬癸", 2, 5), ["甲乙丙，", "戊庚辛壬癸"]);
    assert_eq!(long(&format!("甲，{}", senseless(9)), 2, 4), [6, 5]);
}

#[test]
fn a_headline_breaks_where_it_may() {
    assert_eq!(broken("甲乙丙戊，庚辛壬", 2, 5), ["甲乙丙戊，", "庚辛壬"]);
    assert_eq!(broken("甲乙丙《戊》庚辛", 2, 5), ["甲乙丙", "《戊》庚辛"]);
}

#[test]
fn of_two_sizes_the_headline_takes_the_larger_that_fits_its_rows() {
    // Two lines, a fifth of one between them and half a row above and below in 46 pt and the 1.25 that the first row of
    // the text leaves: 16 pt, tried in halves of a point.
    let head = set(&headed(&senseless(8), 2, 4).checked(), HEADLINE);
    assert_eq!(head[0].size, Length::pt(16));
    assert_eq!(head[1].origin.y - head[0].origin.y, head[0].size.scaled(120, 100));
}

#[test]
fn kicker_and_deck_are_two_sizes_smaller_within_their_own_bounds() {
    let within = |smallest: i64, largest: i64| {
        let mut made = headed("一二三四", 1, 6);
        made.story().head[part("kicker")] = vec![plain("引题")];
        made.story().head[part("deck")] = vec![plain("副题")];
        let style = made.head();
        let kicker = &mut style.parts[part("kicker")];
        (kicker.largest, kicker.smallest) = (Length::pt(14), Length::pt(6));
        let deck = &mut style.parts[part("deck")];
        (deck.largest, deck.smallest) = (Length::pt(largest), Length::pt(smallest));
        let edition = made.checked();
        [HEADLINE, role("kicker"), role("deck")].map(|role| set(&edition, role)[0].size)
    };
    // 18 pt is 小二; two numbers down is 小四, 12 pt.
    assert_eq!(within(6, 14), [18, 12, 12].map(Length::pt));
    assert_eq!(within(6, 10), [18, 12, 10].map(Length::pt));
    assert_eq!(within(13, 14), [18, 12, 13].map(Length::pt));
}

#[test]
fn a_deck_in_the_editors_lines_is_set_in_them_a_fifth_of_its_size_apart() {
    let mut made = headed("一二三四", 1, 6);
    made.story().head[part("deck")] = vec![plain("副题一行"), plain("副题二")];
    let deck = set(&made.checked(), role("deck"));
    assert_eq!(deck.iter().map(|run| run.text.as_str()).collect::<Vec<_>>(), ["副题一行", "副题二"]);
    assert_eq!(deck[1].origin.y - deck[0].origin.y, deck[0].size.scaled(120, 100));
}

/// The lines of a deck below a headline of two characters, over a column of ten em.
fn deck(text: &str) -> Vec<String> {
    let mut made = headed("甲乙", 1, 9);
    made.story().head[part("deck")] = vec![plain(text)];
    let style =
        DisplayStyle { smallest: Length::pt(9), narrowest: 900, ..made.head().parts[part("deck")].clone() };
    made.head().parts[part("deck")] = style;
    set(&made.checked(), role("deck")).into_iter().map(|run| run.text).collect()
}

#[test]
fn a_deck_that_is_too_wide_for_a_line_at_its_smallest_breaks_in_two_by_sense() {
    assert_eq!(deck("全市中小学统一补课"), ["全市中小学统一补课"]);
    // At its smallest it may have all of its measure, 81 pt: ten characters of 9 pt, nine tenths as wide.
    assert_eq!(deck(&senseless(10)), [senseless(10)]);
    assert_eq!(deck("老农技员跑遍全县两百村"), ["老农技员", "跑遍全县两百村"]);
    assert_eq!(deck("周末有暴雨，市民请少出行"), ["周末有暴雨，", "市民请少出行"]);
}

#[test]
fn a_deck_in_the_editors_lines_is_not_broken() {
    let mut made = headed("甲乙", 1, 9);
    made.story().head[part("deck")] = vec![plain("老农技员跑遍全县两百村"), plain("请")];
    let lines = set(&made.checked(), role("deck"));
    assert_eq!(lines.len(), 2);
}

#[test]
fn a_summary_is_a_paragraph_below_the_headline() {
    let mut made = headed("一二三四", 1, 8);
    let text = "提要说的是全文，".repeat(2) + "三行。";
    made.story().head[part("summary")] = vec![plain(&text)];
    let (indent, size) = (made.layout().body.indent, Length::pt(9));
    let style = &mut made.head().parts[part("summary")];
    (style.largest, style.smallest) = (size, size);
    let edition = made.checked();
    let (headline, summary) = (set(&edition, HEADLINE), set(&edition, role("summary")));
    assert_eq!(summary.iter().map(|run| run.text.as_str()).collect::<String>(), text);
    let [first, second, last] = summary.as_slice() else { panic!("{} lines", summary.len()) };
    assert_eq!(first.origin.x - second.origin.x, indent.of(size));
    assert_eq!(second.origin.x, last.origin.x);
    assert_eq!(second.origin.y - first.origin.y, size.scaled(145, 100));
    assert!(headline[0].origin.y < first.origin.y);
}

#[test]
fn a_summary_of_one_line_stands_in_the_middle() {
    let mut made = headed("一二三四", 1, 8);
    made.story().head[part("summary")] = vec![plain("提要")];
    let edition = made.checked();
    let middle = |run: &GlyphRun| run.origin.x + run.size * run.glyphs.len() as i64 / 2;
    let (headline, summary) = (set(&edition, HEADLINE), set(&edition, role("summary")));
    assert_eq!(middle(&headline[0]), middle(&summary[0]));
}

#[test]
fn white_in_a_head_belongs_to_the_type_beside_it() {
    let mut made = headed("一二三四", 1, 6);
    made.story().head[part("kicker")] = vec![plain("引题")];
    made.story().head[part("deck")] = vec![plain("副题")];
    let heads = made.head();
    for beside in ["kicker", "deck"] {
        let style = &mut heads.parts[part(beside)];
        (style.largest, style.smallest) = (Length::pt(10), Length::pt(10));
    }
    let top = made.layout().grid.top;
    let edition = made.checked();
    let y = |role| set(&edition, role)[0].origin.y;
    let (kicker, headline, deck) = (y(role("kicker")), y(HEADLINE), y(role("deck")));
    // From baseline to baseline: 0.12 em of the upper, the white, 0.88 em of the lower.
    assert_eq!(headline - kicker, Length(1_200_000 + 4_000_000 + 15_840_000));
    assert_eq!(deck - headline, Length(2_160_000 + 4_500_000 + 8_800_000));
    // Of the 69 pt of six rows and the 1.25 above the text, 46.5 are type and white between its lines. Half a row stands
    // above and as much below; of the 12.25 left over, 55 in a hundred above.
    assert_eq!(kicker - top, Length(5_750_000) + Length(12_250_000).scaled(55, 100) + Length(8_800_000));
}

#[test]
fn a_short_head_is_opened_to_four_fifths_of_its_measure_and_no_further_than_its_style_lets_it() {
    let advance = |open: Em, headline: &str| {
        let mut made = headed(headline, 1, 3);
        made.head().parts[HeadPart::HEADLINE].open = open;
        let run = set(&made.checked(), HEADLINE).remove(0);
        (run.glyphs[1].x - run.glyphs[0].x).in_em(run.size)
    };
    assert_eq!(advance(Em::ZERO, "一二"), Em::ONE);
    assert_eq!(advance(Em::milli(300), "一二"), Em::milli(1300));
    // Four fifths of 81 pt are 3.6 em of 18 pt: three gaps share 0.6 em more than three characters' width.
    assert_eq!(advance(Em::milli(500), "一二三"), Em::milli(1300));
    assert_eq!(advance(Em::milli(500), "一二三四"), Em::ONE);
}

#[test]
fn lines_of_a_head_are_centred() {
    let edition = headed(&senseless(7), 2, 5).checked();
    for run in set(&edition, HEADLINE) {
        let last = run.glyphs.last().unwrap().x + run.size;
        let middle = run.origin.x + last / 2;
        assert_eq!(middle, Length::pt(40 + 45), "{}", run.text);
    }
}

/// What the rows of a head hold: its lines, in the coordinates of its slot, and what is wrong.
struct Set {
    /// The rows.
    rows: Rect,
    /// The role of each line, and from where to where its em box reaches.
    boxes: Vec<(Role, std::ops::Range<Length>)>,
    /// The horizontal scale of each line, and what stands between its characters, in thousandths of an em.
    looks: Vec<(Role, u16, Vec<i64>)>,
    overset: Vec<HeadOverset>,
}

fn set_in_rows(edition: &Edition) -> Set {
    let (plan, (shaped, _)) = (banxin::plan::plan(edition), banxin::text::shape(edition, &fonts(edition)));
    let (galleys, _) = banxin::galley::set(edition, &plan, &shaped);
    let head = &first(&galleys.stories).head;
    let rows = plan.regions[first(&plan.chains).home].box_of(BoxPart::Head).unwrap();
    let em_box = |line: &Line<'_>| {
        let top = line.at.y - EM_BOX_TOP.of(line.size);
        (line.source.role, top..top + line.size)
    };
    let look = |line: &Line<'_>| {
        let atoms = &line.text.atoms[line.set.atoms.clone()];
        let between = line.set.places.windows(2).zip(atoms);
        let between = between.map(|(pair, atom)| (pair[1] - pair[0] - atom.width).0 / 1000);
        (line.source.role, line.scale, between.collect())
    };
    let boxes = head.lines.iter().map(em_box).collect();
    Set { rows, boxes, looks: head.lines.iter().map(look).collect(), overset: head.overset.clone() }
}

/// What a head can be made of.
#[derive(Debug, Clone)]
struct Kind {
    /// How many lines of each part the editor wrote.
    lines: Vec<usize>,
    /// How many rows it has.
    rows: u32,
    /// The largest sizes of its headline and of the parts beside it.
    sizes: [i64; 2],
    /// The height of a row, in tenths of a point.
    leading: i64,
    vertical: bool,
    /// A picture stands below it.
    pictured: bool,
}

fn kinds() -> impl Strategy<Value = Kind> {
    let lines = HEAD.iter().map(|row| match (row.key, row.lines) {
        ("headline", _) => 1..4_usize,
        (_, Lines::Filled) => 0..2,
        _ => 0..3,
    });
    let lines: Vec<_> = lines.collect();
    let sizes = (10..50_i64, 8..20_i64).prop_map(|(headline, beside)| [headline, beside]);
    (lines, 1..24_u32, sizes, 90..200_i64, any::<bool>(), any::<bool>()).prop_map(
        |(lines, rows, sizes, leading, vertical, pictured)| Kind {
            lines,
            rows,
            sizes,
            leading,
            vertical,
            pictured,
        },
    )
}

impl Kind {
    /// An edition with such a head over a column of forty em.
    fn edition(&self) -> Edition {
        let direction = if self.vertical { Direction::Vertical } else { Direction::Horizontal };
        let mut made = Setup { direction, rows: 30, ..at(40, "一二三四") }.made();
        made.leading(Length::PT / 10 * self.leading);
        made.slot().head_rows = self.rows;
        made.slot().picture_rows = 5;
        for (row, count) in HEAD.iter().zip(&self.lines) {
            let part = part(row.key);
            made.story().head[part] = vec![plain("标题一行"); *count];
            let [headline, beside] = self.sizes;
            let style = &mut made.head().parts[part];
            style.largest = Length::pt(if part == HeadPart::HEADLINE { headline } else { beside });
            style.smallest = style.largest.min(Length::pt(12));
        }
        made.head().lines = 3;
        if self.pictured {
            made.story().pictures = vec![picture(None)];
        }
        made.checked()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn white_stands_around_a_head_and_more_of_it_above_than_below(kind in kinds()) {
        let edition = kind.edition();
        let Set { rows, boxes, overset, .. } = set_in_rows(&edition);
        let (size, leading) = (Length::pt(9), Length::PT / 10 * kind.leading);
        if overset.is_empty() {
            // To the em boxes of the text, or to the picture.
            let text = if kind.pictured { Length::ZERO } else { (leading - size) / 2 };
            let above = boxes[0].1.start - rows.y;
            let below = rows.bottom() + text - boxes[boxes.len() - 1].1.end;
            let headline = boxes.iter().find(|(role, _)| *role == HEADLINE).unwrap();
            let of_headline = (headline.1.end - headline.1.start) / 4;
            let rounded = Length(4);
            prop_assert!(above >= leading / 2 - rounded && above >= of_headline - rounded, "{above} above");
            prop_assert!(below >= leading / 2 - rounded && below >= of_headline - rounded, "{below} below");
            prop_assert!(above >= below - rounded, "{above} above, {below} below");
            for pair in boxes.windows(2) {
                let inside = pair[1].1.start - pair[0].1.end;
                prop_assert!(inside < below, "{inside} inside, {below} below");
            }
        }
    }

    #[test]
    fn a_head_without_white_says_how_many_rows_would_hold_it(kind in kinds()) {
        let overset = set_in_rows(&kind.edition()).overset;
        if let [HeadOverset::High { over }] = overset[..] {
            let with = |rows: u32| set_in_rows(&Kind { rows, ..kind.clone() }.edition()).overset;
            let leading = Length::PT.0 / 10 * kind.leading;
            let rows = kind.rows + u32::try_from((over.0 + leading - 1) / leading).unwrap();
            prop_assert!(over > Length::ZERO);
            prop_assert_eq!(with(rows), []);
            prop_assert!(!with(rows - 1).is_empty());
        }
    }

    #[test]
    fn the_lines_of_a_part_are_alike(
        texts in prop::collection::vec("[一二三四五六七八]{1,9}|[一二三四]{1,3}，[一二三四]{1,4}|[一二]{1,3}[0-9]{1,4}年", 1..4),
        lines in 1..4_u32, open in 0..400_i64, vertical in any::<bool>(), of in 0..3_usize,
    ) {
        let direction = if vertical { Direction::Vertical } else { Direction::Horizontal };
        let mut made = Setup { direction, rows: 30, ..at(10, "一二三四") }.made();
        made.slot().head_rows = 20;
        let part = part(HEAD[of].key);
        made.story().head[part] = texts.iter().map(|text| plain(text)).collect();
        made.head().lines = lines.max(texts.len() as u32);
        made.head().parts[part].open = Em::milli(open);
        let Set { looks, .. } = set_in_rows(&made.checked());
        let mut own = looks.iter().filter(|(role, ..)| *role == Role::Head(part));
        let (_, scale, _) = own.clone().next().unwrap();
        prop_assert!(own.clone().all(|(_, other, _)| other == scale), "{looks:?}");
        let mut gaps = own.by_ref().flat_map(|(.., gaps)| gaps.iter().filter(|gap| **gap != 0));
        if let Some(gap) = gaps.next() {
            prop_assert!(gaps.all(|other| (other - gap).abs() <= 1), "{looks:?}");
        }
    }
}

#[test]
fn a_line_that_is_squeezed_squeezes_those_of_its_part_alone() {
    let mut made = headed("", 2, 12);
    made.story().head[HeadPart::HEADLINE] = vec![plain("一二三四五"), plain("六七")];
    made.story().head[part("deck")] = vec![plain("副题"), plain("副题一")];
    made.head().parts[HeadPart::HEADLINE].open = Em::HALF;
    made.head().parts[part("deck")].open = Em::HALF;
    let looks = set_in_rows(&made.checked()).looks;
    // Nine tenths of 81 pt for five characters of 16 pt, as these are 0.888 of 18 pt; the deck is opened by half an em, in
    // both of its lines.
    assert_eq!(looks[0].1, 911);
    assert_eq!(looks[1].1, 911);
    assert_eq!(looks[1].2, [0]);
    assert_eq!((looks[2].1, &looks[2].2[..]), (1000, &[500][..]));
    assert_eq!((looks[3].1, &looks[3].2[..]), (1000, &[500, 500][..]));
}

#[test]
fn a_short_line_is_opened_no_further_than_a_long_one_of_its_part() {
    let mut made = headed("", 3, 8);
    made.story().head[HeadPart::HEADLINE] = vec![plain("一二三"), plain("四五"), plain("六")];
    made.head().parts[HeadPart::HEADLINE].open = Em::HALF;
    let looks = set_in_rows(&made.checked()).looks;
    // Four fifths of 81 pt are 3.6 em of 18 pt: two gaps share 0.6 em. A single character has none to open.
    assert_eq!(
        looks.iter().map(|(.., gaps)| gaps.clone()).collect::<Vec<_>>(),
        [vec![300, 300], vec![300], vec![]]
    );
}

#[test]
fn no_line_of_a_vertical_part_becomes_flat_where_one_has_turned_letters() {
    let sizes = |second: &str| {
        let mut made = Setup { direction: Direction::Vertical, ..at(10, "一二三四") }.made();
        made.slot().head_rows = 8;
        made.head().lines = 2;
        made.story().head[HeadPart::HEADLINE] = vec![plain("一二三四五"), plain(second)];
        set(&made.checked(), HEADLINE).iter().map(|run| (run.size, run.scale)).collect::<Vec<_>>()
    };
    // Flat type is smaller type, set wider.
    assert!(sizes("六七").iter().all(|(size, scale)| *size < Length::pt(18) && *scale > 1000));
    assert!(sizes("Letters").iter().all(|(size, scale)| *size == Length(14_500_000) && *scale == 1000));
}

#[test]
fn figures_and_letters_stand_close_to_the_han_beside_them_and_words_apart() {
    let mut made = headed("第2版A 题", 1, 4);
    made.story().head[part("kicker")] = vec![plain("第2版")];
    made.story().head[part("deck")] = vec![plain("A题")];
    made.slot().head_rows = 10;
    let looks = set_in_rows(&made.checked()).looks;
    assert_eq!(looks[0].2, [0, 0]);
    assert_eq!(looks[1].2, [0, 0, 0, 0, 333]);
    assert_eq!(looks[2].2, [0]);
}

#[test]
fn a_head_of_figures_is_opened_no_further_than_its_style_lets_it() {
    let mut made = headed("2022年", 1, 4);
    made.head().parts[HeadPart::HEADLINE].open = Em::milli(100);
    let looks = set_in_rows(&made.checked()).looks;
    // Figures of one number stay together.
    assert_eq!(looks[0].2, [0, 0, 0, 100]);
}
