//! What operators work with: what stands before each, and what it leaves to those that follow.

use std::collections::BTreeMap;
use std::rc::Rc;

use hayro_syntax::content::OperandIterator;
use hayro_syntax::object::Name;

use super::colour::Space;
use super::matrix::Matrix;
use super::paint::State;
use super::path::Path;

/// What stands before an operator.
pub(super) struct Operands<'n, 'b, 'a> {
    pub(super) numbers: &'n [f64],
    pub(super) name: Option<&'b Name<'a>>,
    pub(super) all: OperandIterator<'b, 'a>,
}

impl Operands<'_, '_, '_> {
    /// A number; what is missing is nothing.
    pub(super) fn at(&self, index: usize) -> f64 {
        self.numbers.get(index).copied().filter(|number| number.is_finite()).unwrap_or(0.0)
    }

    /// Two numbers, from one on.
    pub(super) fn pair(&self, first: usize) -> (f64, f64) {
        (self.at(first), self.at(first + 1))
    }

    /// The first six.
    pub(super) fn matrix(&self) -> [f64; 6] {
        [0, 1, 2, 3, 4, 5].map(|index| self.at(index))
    }
}

/// What a content stream leaves from one operator to the next.
pub(super) struct Hand {
    pub(super) state: State,
    pub(super) saved: Vec<State>,
    pub(super) path: Path,
    /// The next painting operator makes its path a clip.
    pub(super) clips: bool,
    /// Sections open in which unknown operators are passed over (7.8.2).
    pub(super) compatible: usize,
    pub(super) pen: Pen,
    /// The names of the patterns to fill and to stroke with.
    pub(super) patterns: [Option<Vec<u8>>; 2],
    /// The colour spaces that have been set, by their names in the resources.
    pub(super) spaces: BTreeMap<Vec<u8>, Rc<Space>>,
}

impl Hand {
    pub(super) fn new(state: State) -> Self {
        Self {
            state,
            saved: Vec::new(),
            path: Path::default(),
            clips: false,
            compatible: 0,
            pen: Pen::START,
            patterns: [None, None],
            spaces: BTreeMap::new(),
        }
    }
}

/// The matrices of a text object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen {
    pub(super) matrix: Matrix,
    pub(super) line: Matrix,
}

impl Pen {
    pub(super) const START: Self = Self { matrix: Matrix::IDENTITY, line: Matrix::IDENTITY };

    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.matrix = self.line;
    }

    pub(super) fn set(&mut self, matrix: [f64; 6]) {
        (self.matrix, self.line) = (Matrix(matrix), Matrix(matrix));
    }
}
