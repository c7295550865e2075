//! An edition's own lines, recorded, collate with it completely, and no others do.

use std::collections::BTreeSet;
use std::path::Path;

use banxin::diag::Sources;
use banxin::fit::collate::collate;
use banxin::fit::recorded;
use banxin::geom::{Direction, Em};
use banxin::page::Composition;
use banxin::style::Breaking;
use proptest::prelude::*;

use crate::support::editions::{Setup, fonts, typeset};

fn frames() -> Composition {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/frames");
    let loaded = banxin::load(&folder, &mut Sources::default()).expect("it loads");
    typeset(&loaded.edition, &loaded.fonts).0
}

#[test]
fn a_record_of_some_pages_is_told_by_what_is_on_them_and_not_by_their_numbers() {
    let composition = frames();
    let all = recorded(&composition);
    for page in 1..=4 {
        let mut record = all.clone();
        for article in &mut record.articles {
            article.columns.retain(|column| column.page == Some(page));
            article.columns.iter_mut().for_each(|column| column.page = Some(9));
        }
        record.articles.retain(|article| !article.columns.is_empty());
        let collation = collate(&composition, &record);
        assert!(collation.lines > 50 && collation.is_alike(), "page {page}: {collation:#?}");
        let on: BTreeSet<usize> = collation.stories.iter().flat_map(|story| story.pages.clone()).collect();
        assert_eq!(on, BTreeSet::from([page as usize]));
        let missing: usize = collation.stories.iter().map(|story| story.missing_characters).sum();
        assert_eq!(missing, 0, "what stands on other pages is not missing on this one");
    }
}

#[test]
fn a_line_that_stands_on_another_page_is_told_with_both() {
    let composition = frames();
    let mut record = recorded(&composition);
    let jumped =
        record.articles.iter_mut().find(|article| article.id == "makeup").expect("a story that jumps");
    let at = jumped.columns.iter().position(|column| column.page == Some(2)).expect("a column on page 2");
    let line = jumped.columns[at].lines.remove(0);
    jumped.columns[at - 1].lines.push(line);
    let collation = collate(&composition, &record);
    let story = collation.stories.iter().find(|story| story.id == "makeup").expect("it");
    let moved = story.differing.iter().find(|one| one.page == 1).expect("a difference on page 1");
    assert_eq!((moved.composed_page, moved.composed_at), (Some(2), Some((1, 1))));
    assert_eq!((moved.begins_late, moved.ends_late), (Some(0), Some(0)));
    assert!(!collation.is_alike());
}

#[test]
fn a_column_that_is_composed_and_not_recorded_is_told() {
    let composition = frames();
    let mut record = recorded(&composition);
    let jumped =
        record.articles.iter_mut().find(|article| article.id == "makeup").expect("a story that jumps");
    jumped.columns.pop();
    let collation = collate(&composition, &record);
    assert_eq!((collation.same, collation.same_columns), (collation.lines, collation.columns));
    assert!(!collation.is_alike());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_editions_own_lines_collate_with_it_completely(
        paragraphs in prop::collection::vec("[一七万三上下]{1,9}[一七万三上下，。、“”《》0-9a-c ]{0,90}", 1..6),
        (columns, rows, measure) in (1_u32..4, 6_u32..20, 8_i64..18),
        (down, total, byline) in any::<(bool, bool, bool)>(),
    ) {
        let setup = Setup {
            paragraphs,
            byline: byline.then(|| "记者　某某".to_owned()),
            measure: Em::ONE * measure,
            columns,
            rows,
            direction: if down { Direction::Vertical } else { Direction::Horizontal },
            breaking: if total { Breaking::TotalFit } else { Breaking::FirstFit },
            ..Setup::default()
        };
        let edition = setup.edition();
        let (composition, _) = typeset(&edition, &fonts(&edition));
        let collation = collate(&composition, &recorded(&composition));
        prop_assert!(collation.is_alike() && collation.same == collation.lines, "{collation:#?}");
        prop_assert!(collation.stories.iter().all(|one| one.wrong_characters + one.missing_characters == 0));
    }
}
