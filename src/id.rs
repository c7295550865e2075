//! Tables whose ids come from them alone, and index them totally.
//!
//! An id knows its table: one of another table is an error, [`ForeignId`], never another entry. Entries are added and
//! not taken away, so that an id is good for as long as its table.

use std::fmt::{self, Debug, Display};
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;

/// How many tables there have been: the number of the next. It tells tables apart, and gets into no file.
static TABLES: AtomicU32 = AtomicU32::new(0);

/// Entries by [`Id`].
///
/// ```
/// use banxin::id::Table;
///
/// let mut columns = Table::new();
/// let first = columns.add("first");
/// assert_eq!(columns[first], "first");
///
/// let mut others = Table::new();
/// others.add("another");
/// assert!(others.get(first).is_err(), "it is of another table");
/// ```
///
/// An id of one kind of thing is none of another:
///
/// ```compile_fail,E0308
/// use banxin::id::Table;
///
/// let mut columns: Table<&str> = Table::new();
/// let first = columns.add("first");
/// let rows: Table<u32> = Table::new();
/// rows.get(first);
/// ```
pub struct Table<T> {
    all: Vec<T>,
    number: u32,
}

/// The number of an entry in its [`Table`].
pub struct Id<T> {
    at: u32,
    table: u32,
    of: PhantomData<fn() -> T>,
}

/// An id of another table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForeignId;

impl Display for ForeignId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id of another table")
    }
}

impl std::error::Error for ForeignId {}

impl<T> Table<T> {
    /// A table without entries.
    #[must_use]
    pub fn new() -> Self {
        Self { all: Vec::new(), number: TABLES.fetch_add(1, Ordering::Relaxed) }
    }

    /// Adds an entry.
    pub fn add(&mut self, entry: T) -> Id<T> {
        self.all.push(entry);
        self.id(self.all.len() - 1)
    }

    const fn id(&self, at: usize) -> Id<T> {
        Id { at: at as u32, table: self.number, of: PhantomData }
    }

    /// The entry of an id.
    ///
    /// # Errors
    /// The id is of another table.
    pub fn get(&self, id: Id<T>) -> Result<&T, ForeignId> {
        if id.table == self.number { Ok(&self[id]) } else { Err(ForeignId) }
    }

    /// The ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + ExactSizeIterator + '_ {
        (0..self.all.len()).map(|at| self.id(at))
    }

    /// The entries, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.all.iter()
    }

    /// The entries with their ids, in order.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &T)> + ExactSizeIterator {
        self.ids().zip(&self.all)
    }

    /// The entries, to be changed.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.all.iter_mut()
    }

    /// The id of the first entry that is so.
    pub fn find(&self, is_it: impl FnMut(&T) -> bool) -> Option<Id<T>> {
        self.all.iter().position(is_it).map(|at| self.id(at))
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// All entries.
    #[must_use]
    pub fn all(&self) -> Among<T> {
        Among::all(self)
    }

    /// Some of the entries.
    ///
    /// # Panics
    /// An id is of another table.
    pub fn among(&self, ids: impl IntoIterator<Item = Id<T>>) -> Among<T> {
        Among::of(self, ids)
    }

    /// A value for each entry.
    pub fn along<V>(&self, mut value: impl FnMut((Id<T>, &T)) -> V) -> Along<T, V> {
        self.all().along(|id| value((id, &self[id])))
    }

    /// A value for each entry, made side by side.
    pub fn par_along<V: Send>(&self, value: impl Fn((Id<T>, &T)) -> V + Sync) -> Along<T, V>
    where
        T: Sync,
    {
        self.all().par_along(|id| value((id, &self[id])))
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Index<Id<T>> for Table<T> {
    type Output = T;

    /// The entry of an id.
    ///
    /// # Panics
    /// The id is of another table; [`Table::get`] asks.
    fn index(&self, id: Id<T>) -> &T {
        assert_eq!(id.table, self.number, "{ForeignId}");
        &self.all[id.at as usize]
    }
}

impl<T> IndexMut<Id<T>> for Table<T> {
    fn index_mut(&mut self, id: Id<T>) -> &mut T {
        assert_eq!(id.table, self.number, "{ForeignId}");
        &mut self.all[id.at as usize]
    }
}

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Table<T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<T: Debug> Debug for Table<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.all.fmt(f)
    }
}

impl<T> Id<T> {
    /// Which entry of its table it is, from 0: for files, that number things themselves.
    #[must_use]
    pub const fn place(self) -> usize {
        self.at as usize
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.table, self.at) == (other.table, other.at)
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.table, self.at).cmp(&(other.table, other.at))
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.table, self.at).hash(state);
    }
}

impl<T> Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.at)
    }
}

/// Some entries of a [`Table`], or all of them, each once and in the order of the table.
///
/// ```
/// use banxin::id::Table;
///
/// let mut pages = Table::new();
/// let [front, inside, back] = ["front", "inside", "back"].map(|page| pages.add(page));
/// let cover = pages.among([back, front]);
/// assert_eq!(cover.ids().collect::<Vec<_>>(), [front, back]);
/// assert_eq!(cover.along(|page| pages[page]).get(inside), None);
/// ```
pub struct Among<K> {
    /// The places of its entries, in order; nothing, of all of them.
    places: Option<Arc<[u32]>>,
    len: usize,
    /// So many values at least are made one after the other.
    least: usize,
    table: u32,
    of: PhantomData<fn() -> K>,
}

impl<K> Among<K> {
    fn all(table: &Table<K>) -> Self {
        Self { places: None, len: table.len(), least: 1, table: table.number, of: PhantomData }
    }

    fn of(table: &Table<K>, ids: impl IntoIterator<Item = Id<K>>) -> Self {
        let place = |id: Id<K>| {
            assert_eq!(id.table, table.number, "{ForeignId}");
            id.at
        };
        let mut places: Vec<u32> = ids.into_iter().map(place).collect();
        places.sort_unstable();
        places.dedup();
        let len = places.len();
        // All of them are found without a search.
        let places = (len < table.len()).then(|| places.into());
        Self { places, len, least: 1, table: table.number, of: PhantomData }
    }

    /// The same, whose values are made one after the other wherever others are made side by side: for parts of a table that are
    /// side by side already.
    #[must_use]
    pub fn in_turn(self) -> Self {
        Self { least: usize::MAX, ..self }
    }

    /// Their ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<K>> + ExactSizeIterator + '_ {
        (0..self.len).map(|nth| self.id(nth))
    }

    /// A value for each.
    pub fn along<V>(&self, value: impl FnMut(Id<K>) -> V) -> Along<K, V> {
        Along::new(self.ids().map(value).collect(), self.clone())
    }

    /// A value for each, made side by side.
    pub fn par_along<V: Send>(&self, value: impl Fn(Id<K>) -> V + Sync) -> Along<K, V> {
        let all = (0..self.len).into_par_iter().with_min_len(self.least).map(|nth| value(self.id(nth)));
        Along::new(all.collect(), self.clone())
    }

    /// The id of the entry with so many of them before it.
    fn id(&self, nth: usize) -> Id<K> {
        let at = self.places.as_ref().map_or(nth as u32, |places| places[nth]);
        Id { at, table: self.table, of: PhantomData }
    }

    /// How many of them stand before an entry; nothing, where it is none of them.
    ///
    /// # Panics
    /// The id is of another table.
    fn nth(&self, id: Id<K>) -> Option<usize> {
        assert_eq!(id.table, self.table, "{ForeignId}");
        match &self.places {
            None => Some(id.at as usize).filter(|at| *at < self.len),
            Some(places) => places.binary_search(&id.at).ok(),
        }
    }
}

impl<K> Clone for Among<K> {
    fn clone(&self) -> Self {
        Self { places: self.places.clone(), ..*self }
    }
}

impl<K> Debug for Among<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.ids()).finish()
    }
}

/// One value for each entry of a [`Table`], or for some of its entries, by the ids of that.
pub struct Along<K, V> {
    all: Vec<V>,
    of: Among<K>,
}

impl<K, V> Along<K, V> {
    const fn new(all: Vec<V>, of: Among<K>) -> Self {
        Self { all, of }
    }

    /// The entries that have a value.
    #[must_use]
    pub const fn keys(&self) -> &Among<K> {
        &self.of
    }

    /// The values, in the order of the table.
    pub fn iter(&self) -> std::slice::Iter<'_, V> {
        self.all.iter()
    }

    /// The values with the ids of their entries.
    pub fn entries(&self) -> impl Iterator<Item = (Id<K>, &V)> {
        self.of.ids().zip(&self.all)
    }

    /// The value of an entry; nothing, of one that has none.
    ///
    /// # Panics
    /// The id is of another table.
    #[must_use]
    pub fn get(&self, id: Id<K>) -> Option<&V> {
        self.all.get(self.of.nth(id)?)
    }

    /// The values themselves, with the ids of their entries.
    pub fn into_entries(self) -> impl Iterator<Item = (Id<K>, V)> {
        let Self { all, of } = self;
        all.into_iter().enumerate().map(move |(nth, value)| (of.id(nth), value))
    }

    /// Another value for each.
    pub fn map<W>(self, value: impl FnMut(V) -> W) -> Along<K, W> {
        Along { all: self.all.into_iter().map(value).collect(), of: self.of }
    }

    /// Another value for each, made side by side.
    pub fn par_map<W: Send>(self, value: impl Fn((Id<K>, V)) -> W + Sync) -> Along<K, W>
    where
        V: Send,
    {
        let Self { all, of } = self;
        let all = all.into_par_iter().with_min_len(of.least).enumerate();
        let all = all.map(|(nth, one)| value((of.id(nth), one))).collect();
        Along { all, of }
    }

    /// Two values for each, apart.
    pub fn unzip<A, B>(self, two: impl Fn(V) -> (A, B)) -> (Along<K, A>, Along<K, B>) {
        let (one, other): (Vec<A>, Vec<B>) = self.all.into_iter().map(two).unzip();
        (Along { all: one, of: self.of.clone() }, Along { all: other, of: self.of })
    }
}

impl<K, V> Index<Id<K>> for Along<K, V> {
    type Output = V;

    /// The value of an entry.
    ///
    /// # Panics
    /// The id is of another table, or of an entry that has no value; [`Along::get`] asks.
    fn index(&self, id: Id<K>) -> &V {
        &self.all[self.of.nth(id).unwrap_or(usize::MAX)]
    }
}

impl<K, V> IndexMut<Id<K>> for Along<K, V> {
    /// The value of an entry, to be changed.
    ///
    /// # Panics
    /// As [`Index::index`].
    fn index_mut(&mut self, id: Id<K>) -> &mut V {
        &mut self.all[self.of.nth(id).unwrap_or(usize::MAX)]
    }
}

impl<K, V> IntoIterator for Along<K, V> {
    type Item = V;
    type IntoIter = std::vec::IntoIter<V>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a Along<K, V> {
    type Item = &'a V;
    type IntoIter = std::slice::Iter<'a, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K, V: Debug> Debug for Along<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.all.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_of_another_table_is_an_error_and_never_another_entry() {
        let (mut one, mut other) = (Table::new(), Table::new());
        let (first, second) = (one.add('一'), one.add('二'));
        other.add('甲');
        assert_eq!((one.get(first), one.get(second)), (Ok(&'一'), Ok(&'二')));
        assert_eq!(other.get(first), Err(ForeignId));
    }

    #[test]
    #[should_panic(expected = "an id of another table")]
    fn what_stands_along_a_table_is_asked_by_its_ids_alone() {
        let (mut one, mut other) = (Table::new(), Table::new());
        one.add('一');
        let foreign = other.add('甲');
        let lengths = one.along(|(_, c)| c.len_utf8());
        let _ = lengths[foreign];
    }
}
