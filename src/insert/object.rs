//! What an insert holds.

use crate::geom::Size;
use crate::spool::Stored;

/// A page of another file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insert {
    /// How large it is where it is cut, upright.
    pub size: Size,
    /// Its objects; the first is the form, upright, whose lower left corner is the origin.
    pub objects: Vec<InsertObject>,
    /// The layers that what is drawn belongs to.
    pub layers: Vec<Layer>,
}

/// An object of an insert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InsertObject {
    /// What it is; of a stream its dictionary, without the length.
    pub value: Value,
    /// What a stream holds, packed as its dictionary says.
    pub stream: Option<Stored>,
}

/// A layer (ISO 32000-1, 8.11): an optional content group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layer {
    /// Which of the objects it is.
    pub object: u32,
    /// It is switched off where the file is opened.
    pub hidden: bool,
}

/// A value of an object (ISO 32000-1, 7.3).
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing; also what is referred to and not there.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Whole(i32),
    /// Any other number.
    Real(f32),
    /// A string.
    Text(Vec<u8>),
    /// A name, without its slash.
    Name(Vec<u8>),
    /// Values in order.
    Array(Vec<Value>),
    /// Values by name.
    Dict(Vec<(Vec<u8>, Value)>),
    /// Another object of the insert.
    Ref(u32),
}

// Numbers come from files, which write none that is not equal to itself.
impl Eq for Value {}
