//! The search for the cheapest pages.

use super::cutting::Cutting;
use super::item::{Cost, Item, Room};
use super::slicing::{Facts, MOST, MOST_COLUMNS, MOST_ROWS, Table, Wanted};
use super::ways::Teller;

/// What pages may cost beyond the least that their items cost, where too few cost nothing beyond it; then four times as much, and
/// so on.
const FIRST_LIMIT: Cost = 64;

/// The pages that cost least, all items on each of them and no row left: at most `keep` of them, none that costs more than the
/// cheapest by more than `beyond`; the cheapest first. Of pages that are cut alike, with other rows, the cheapest alone. Nothing,
/// where no page can be cut, of more than [`MOST`] items, or of more columns or rows than any paper has.
///
/// A good page costs little, and what costs more than it need not be looked at: the cheapest is looked for within a limit, which
/// is raised until there is one.
#[must_use]
pub fn cuttings(room: Room, items: &[Item], (keep, beyond): (usize, Cost)) -> Vec<Cutting> {
    let too_many = items.len() > MOST || room.columns > MOST_COLUMNS || room.rows > MOST_ROWS;
    if items.is_empty() || too_many || room.columns == 0 || keep == 0 {
        return Vec::new();
    }
    let facts = Facts::of(items);
    let mut limit = FIRST_LIMIT;
    loop {
        let table = Table::filled(Wanted { room, items, limit }, &facts);
        if let Some(best) = table.least((1 << items.len()) - 1, room.columns, room.rows) {
            // What is told beyond the cheapest may need more than that: the table is filled once more.
            let most = best.saturating_add(beyond).min(facts.most);
            let table = if most > limit && keep > 1 {
                Table::filled(Wanted { room, items, limit: most }, &facts)
            } else {
                table
            };
            return Teller { table: &table, facts: &facts, items }.told(room, (best, most, keep));
        }
        // The dearest page is no dearer than this.
        if limit >= facts.most {
            return Vec::new();
        }
        limit = limit.saturating_mul(4);
    }
}
