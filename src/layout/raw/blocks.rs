//! How the kinds of blocks in the text are set, as it is written.

use crate::block::{BlockAlign, BlockKind, BlockRow, PerKind};
use crate::geom::{Em, Length};
use crate::reading::findings::Given;
use crate::reading::lengths::{Rows, Share};
use crate::reading::read::{Checked, Reading, Word};
#[cfg(test)]
use crate::reading::schema::TableSchema;
use crate::reading::table::{Group, Table, table};

table! {
    /// How each kind of blocks in the text is set.
    struct RawBlocks {
        group {
            /// Their styles.
            kinds: RawBlockStyles,
        }
    }
}

/// The style of each kind, where it is given.
#[derive(Debug)]
pub(crate) struct RawBlockStyles(pub PerKind<Given<Checked<RawBlock>>>);

impl Group for RawBlockStyles {
    const KEYS: &'static [&'static str] = &KEYS;

    fn take(table: &mut Table<'_, '_>, reading: &mut Reading<'_>) -> Self {
        Self(PerKind::each(|kind| {
            let BlockRow { key, .. } = kind.row();
            if KEYS.contains(key) { table.optional(key, reading) } else { None }
        }))
    }

    #[cfg(test)]
    fn describe(schema: &mut TableSchema, generator: &mut schemars::SchemaGenerator) {
        for kind in BlockKind::styled() {
            let BlockRow { key, trade, about, .. } = kind.row();
            schema.key::<RawBlock>(key, false, &format!("{trade}: {about}"), generator);
        }
    }
}

/// What files call the kinds that have a style here.
const KEYS: [&str; BlockKind::STYLED] = BlockKind::styled_keys();

table! {
    /// How a kind of blocks is set; what is not given is as the kind is usual.
    struct RawBlock {
        optional {
            /// The face: a name of [faces].
            face: String,
            /// Its size, a share of the body's.
            size: Share,
            /// How far its first line stands in.
            indent: Em,
            /// How far all its lines stand in from the line start.
            inset: Em,
            /// How far all its lines end before the line end.
            inset_end: Em,
            /// How far all its lines but the first stand in.
            hang: Em,
            /// Where its lines stand in their measure.
            align: Word<BlockAlign>,
            /// White rows above it, but at a column's head.
            above: Rows,
            /// White rows below it.
            below: Rows,
            /// Its colour; that of the text if not given.
            color: String,
            /// The weight of a short rule in the white above the first of the kind, 0pt for none; 0.25pt for notes if not given.
            rule: Length,
            /// Of briefs alone: items stand one behind the other in one paragraph; false if not given.
            run_on: bool,
        }
    }
}
