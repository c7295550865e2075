//! What holds for every story and every frame.

use crate::support::editions::{Setup, first, fonts};
use banxin::convention::MAINLAND;
use banxin::galley::{Galley, Line};
use banxin::geom::{Direction, Em, Length};
use banxin::line::{Breaks, Paragraph, Rules, Spacing};
use banxin::page::{Item, Role};
use banxin::style::Glue;
use banxin::style::{Breaking, Kinsoku, MarkStyle, TrackingBounds};
use banxin::text::Joint;
use proptest::prelude::*;

/// Newspaper text: mostly Han, with marks, numbers and words in every order, however silly.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => prop::collection::vec(prop::sample::select(HAN.chars().collect::<Vec<_>>()), 1..8).prop_map(String::from_iter),
        3 => "[，、；：。？！]",
        2 => "[“‘（《]",
        2 => "[”’）》]",
        1 => "[0-9]{1,6}",
        1 => "[0-9]{1,3}\\.[0-9]%",
        1 => "[a-zA-Z]{1,12}",
        1 => Just("——".to_string()),
        1 => Just("……".to_string()),
        1 => Just(" ".to_string()),
        1 => Just("·".to_string()),
        1 => Just("～".to_string()),
        1 => Just("/".to_string()),
        1 => Just("\u{3000}".to_string()),
        1 => "[!,.();:\\[\\]?]",
        1 => "[a-z]{1,5}’[a-z]{1,3}",
    ];
    prop::collection::vec(piece, 1..40)
        .prop_map(|pieces| pieces.concat().trim().to_string())
        .prop_filter("not empty", |text| !text.is_empty())
}

/// A sample of the Han that the bundled fonts have.
const HAN: &str = "\
    一七万三上下不与世业东中为主义之事二于产人今从他代以件任会何作使信修公六关其内农军决况准出分列利到制前力办加务动化北区十千华南即原去参及反发取受变口只可各合同名向员和品响商回因团国\
    图圆地场坚城增声处外多大天太失头好如始子学安完实审家对导小少尔就局展山工左已市带干年广应度建开式引强当形往志快思性总情想意成我战所手才打技把抓报指按改政效教文新方无日时明是更最月有\
    服未本机权村来果查标校样根格案检模次正步武死民气水求江决没法治活派流海消深清满火点热爱物特状现理生用由电界的直相省看真知研示社神种科程空立站第等管米精系约级红组细织经结给统继续维编\
    缩网置群老者而联胜能自至色花苏英范莫获营行街表被装西要见规角解计认讨让训议记讲许论设证评识试话该语说请读调象负责质费资走起超越路身车转达过运近还这进连述追退送适选通造那部都里重量金银铁长门问间防阳际院除难集需非面革音题风食首高龙";

fn setup() -> impl Strategy<Value = Setup> {
    let marks = prop_oneof![
        Just(MarkStyle::FullWidth),
        Just(MarkStyle::Kaiming),
        Just(MarkStyle::HalfWidth),
        Just(MarkStyle::LineEndHalf),
    ];
    let kinsoku =
        prop_oneof![Just(Kinsoku::None), Just(Kinsoku::Basic), Just(Kinsoku::Gb), Just(Kinsoku::Strict)];
    let byline = prop::option::of(Just("记者".to_string()));
    let tracking = prop::option::of((-80_i64..60).prop_map(Em::milli));
    (
        prop::collection::vec(text(), 1..4),
        byline,
        8_i64..30,
        1_u32..4,
        1_u32..20,
        marks,
        kinsoku,
        tracking,
        any::<(bool, bool, bool, bool)>(),
        (1_u32..4, 1_u32..4, 1_u32..4),
    )
        .prop_map(
            |(paragraphs, byline, measure, columns, rows, marks, kinsoku, tracking, flags, least)| {
                let (fitted, hanging, total, vertical) = flags;
                let (min, max) = if fitted { (Em::milli(-80), Em::milli(40)) } else { (Em::ZERO, Em::ZERO) };
                Setup {
                    paragraphs,
                    byline,
                    measure: Em::ONE * measure,
                    columns,
                    rows,
                    marks,
                    kinsoku,
                    direction: if vertical { Direction::Vertical } else { Direction::Horizontal },
                    hanging,
                    breaking: if total { Breaking::TotalFit } else { Breaking::FirstFit },
                    last_line: least.0,
                    widows: least.1,
                    orphans: least.2,
                    tracking,
                    trackings: Vec::new(),
                    gap: Em::QUARTER,
                    bounds: TrackingBounds { min, max, step: Em::milli(5) },
                    ..Setup::default()
                }
            },
        )
}

/// 0.01 pt in 9 pt type.
const ROUNDING: Em = Em(1_111);

const HAN_LATIN: Glue = Glue { natural: Em::QUARTER, smallest: Em(125_000), largest: Em::HALF };

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_character_is_on_a_page_once_or_reported_overset(setup in setup()) {
        let edition = setup.edition();
        let fonts = fonts(&edition);
        let (composition, found) = crate::support::editions::typeset(&edition, &fonts);
        let mut printed = String::new();
        for item in &composition.pages[0].items {
            if let Item::Glyphs(run) = item && matches!(run.source.role, Role::Body | Role::Byline) {
                prop_assert_eq!(run.glyphs.iter().map(|glyph| usize::from(glyph.text_len)).sum::<usize>(), run.text.len());
                printed.push_str(&run.text);
            }
        }
        let source = setup.paragraphs.concat() + setup.byline.as_deref().unwrap_or_default();
        let plan = banxin::plan::plan(&edition);
        let (shaped, missing) = banxin::text::shape(&edition, &fonts);
        prop_assert!(missing.is_empty());
        let (galleys, _) = banxin::galley::set(&edition, &plan, &shaped);
        let overset = first(&galleys.stories).fit.overset;
        prop_assert_eq!(overset.is_some(), found.iter().any(|one| one.code == "overset"));
        match overset {
            None => prop_assert_eq!(printed, source),
            Some(overset) => {
                prop_assert!(source.starts_with(&printed), "what is printed is the start of the copy");
                prop_assert_eq!(printed.chars().count() + overset.characters, source.chars().count());
            }
        }
    }

    #[test]
    fn no_line_breaks_kinsoku(setup in setup()) {
        let edition = setup.edition();
        let fonts = fonts(&edition);
        let plan = banxin::plan::plan(&edition);
        let (shaped, _) = banxin::text::shape(&edition, &fonts);
        let (galleys, _) = banxin::galley::set(&edition, &plan, &shaped);
        let rules = Rules { spacing: Spacing::new(&MAINLAND, setup.marks, HAN_LATIN), breaks: Breaks::of(&MAINLAND, setup.kinsoku) };
        for line in lines(first(&galleys.stories)) {
            let (block, atoms) = line;
            let text = &first(&shaped.stories).blocks[block].text;
            let paragraph = Paragraph::new(text, &rules);
            if atoms.end < paragraph.len() {
                let forced = (atoms.start + 1..=atoms.end).all(|end| !paragraph.may_end(end));
                let (left, right) = (text.atoms[atoms.end - 1], text.atoms[atoms.end]);
                let by_class = left.joint != Joint::ByClass || rules.breaks.allow(left.class, right.class);
                prop_assert!((paragraph.may_end(atoms.end) && by_class) || forced, "{:?} | {:?}", left, right);
            }
        }
    }

    #[test]
    fn every_justified_line_sums_to_its_measure(setup in setup()) {
        let edition = setup.edition();
        let fonts = fonts(&edition);
        let plan = banxin::plan::plan(&edition);
        let (shaped, _) = banxin::text::shape(&edition, &fonts);
        let (galleys, _) = banxin::galley::set(&edition, &plan, &shaped);
        let spacing = Spacing::new(&MAINLAND, setup.marks, HAN_LATIN).with_hanging(setup.hanging);
        for line in first(&galleys.stories).columns.iter().flatten().filter(|line| line.set.justified && line.source.role != Role::Byline) {
            let text = line.text;
            let ink = |atom: &usize| !text.atoms[*atom].class.is_blank();
            let Some(last) = line.set.atoms.clone().rev().find(ink) else { continue };
            let end = spacing.line_end(last.checked_sub(1).filter(|before| *before >= line.set.atoms.start).map(|before| text.atoms[before].class), text.atoms[last].class);
            // The blank of a mark at the line end is part of the measure, but for what was squeezed out of it.
            let squeezed = setup.measure - line.set.end;
            prop_assert!(squeezed >= end.natural - end.shrink - ROUNDING, "{} of {}", line.set.end, setup.measure);
            prop_assert!(squeezed <= end.natural + ROUNDING, "{} of {}", line.set.end, setup.measure);
            let first = line.set.places.first().copied().unwrap_or_default();
            prop_assert!(first == Em::ZERO || first == Em::ONE * 2);
            let places: Vec<Em> = line.set.atoms.clone().zip(&line.set.places)
                .filter(|(atom, _)| ink(atom)).map(|(_, place)| *place).collect();
            prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "no ink stands before the ink before it");
        }
    }

    #[test]
    fn no_line_that_can_be_shorter_reaches_beyond_its_measure(setup in setup()) {
        let edition = setup.edition();
        let plan = banxin::plan::plan(&edition);
        let (shaped, _) = banxin::text::shape(&edition, &fonts(&edition));
        let (galleys, _) = banxin::galley::set(&edition, &plan, &shaped);
        let spacing = Spacing::new(&MAINLAND, setup.marks, HAN_LATIN).with_hanging(setup.hanging);
        let rules = Rules { spacing, breaks: Breaks::of(&MAINLAND, setup.kinsoku) };
        let short = |line: &&Line<'_>| !line.set.justified && line.source.role == Role::Body;
        for Line { text, set, .. } in first(&galleys.stories).columns.iter().flatten().filter(short) {
            let paragraph = Paragraph::new(text, &rules);
            let can_be_shorter = (set.atoms.start + 1..set.atoms.end).any(|end| paragraph.may_end(end));
            let end = paragraph.end_gap(&set.atoms).map_or(Em::ZERO, |gap| gap.natural);
            prop_assert!(!can_be_shorter || set.end + end <= setup.measure + ROUNDING, "{} of {}: {}", set.end, setup.measure, text.text_of(set.atoms.clone()));
        }
    }

    #[test]
    fn every_body_baseline_is_on_the_grid(setup in setup()) {
        // A page of vertical lines is one of horizontal ones, turned.
        let setup = Setup { direction: Direction::Horizontal, ..setup };
        let edition = setup.edition();
        let (composition, _) = crate::support::editions::typeset(&edition, &fonts(&edition));
        let grid = first(edition.layouts()).grid;
        let first = grid.top + banxin::plan::baseline_in_row(grid.size, grid.leading);
        for item in &composition.pages[0].items {
            if let Item::Glyphs(run) = item && matches!(run.source.role, Role::Body | Role::Byline) {
                prop_assert_eq!((run.origin.y - first).0 % grid.leading.0, 0);
                let row = (run.origin.y - first).0 / grid.leading.0;
                prop_assert!((3..i64::from(grid.rows)).contains(&row));
                prop_assert!(run.origin.x >= grid.left - Length(1));
            }
        }
    }
}

fn lines<'a>(galley: &'a Galley<'_>) -> impl Iterator<Item = (usize, std::ops::Range<usize>)> + 'a {
    let of_blocks = galley.columns.iter().flatten().filter(|line| line.source.role != Role::Byline);
    of_blocks.map(|line| (usize::from(line.source.part), line.set.atoms.clone()))
}
