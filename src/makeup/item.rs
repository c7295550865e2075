//! What is to stand on a page.

/// What something costs: how far a page is from a good one, in thousandths of whatever its table of costs says.
pub type Cost = u32;

/// What of a page is free: a rectangle of columns and rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Basic columns across.
    pub columns: usize,
    /// Rows of the grid down.
    pub rows: usize,
}

/// A way in which something can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Basic columns across.
    pub columns: usize,
    /// Rows of the grid, its head among them.
    pub rows: usize,
    /// What it costs that it stands so.
    pub cost: Cost,
}

/// A story, or an advertisement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// All ways in which it can stand.
    pub shapes: Vec<Shape>,
    /// Its news value: what is worth more stands above what is worth less. Nothing, of advertisements.
    pub weight: u32,
    /// Of an advertisement: where it stands at the foot.
    pub corner: Option<Corner>,
}

/// Where advertisements stand: at the foot, from the outside in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Corner {
    /// On a left page.
    Left,
    /// On a right page, and across a whole one.
    Right,
}
