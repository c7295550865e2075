//! The tables of a profile: curves, matrices and grids, one behind the other.

use ::moxcms::{LutDataType, LutMultidimensionalType, LutStore, LutType, LutWarehouse, ToneReprCurve};

use super::curve::Curve;
use super::space::{Channels, Space};

/// A way between a device and the space in which profiles meet.
#[derive(Debug)]
pub(super) struct Stages {
    stages: Vec<Stage>,
    /// How the space stands at its end of the way.
    pub(super) space: Space,
}

/// Which way a table goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// From a device of so many channels.
    From(u8),
    /// To a device of so many channels.
    To(u8),
}

#[derive(Debug)]
enum Stage {
    Curves(Vec<Curve>),
    /// Three numbers of each row, and what is added.
    Matrix([[f64; 4]; 3]),
    Grid(Grid),
}

/// Values at places along all channels, the last channel fastest.
#[derive(Debug)]
struct Grid {
    places: Vec<usize>,
    outputs: usize,
    values: Vec<f64>,
}

impl Stages {
    /// The stages of a table; `xyz` says that the profile's space is XYZ and not CIELAB. None where the table
    /// is broken, or not of the device.
    pub(super) fn new(table: &LutWarehouse, way: Way, xyz: bool) -> Option<Self> {
        let (inputs, outputs) = match way {
            Way::From(channels) => (channels, 3),
            Way::To(channels) => (3, channels),
        };
        let (stages, lab) = match table {
            LutWarehouse::Lut(table) => {
                let fits = (table.num_input_channels, table.num_output_channels) == (inputs, outputs);
                let lab = if table.lut_type == LutType::Lut16 { Space::Legacy } else { Space::Lab };
                (fits.then(|| plain(table, way, xyz))??, lab)
            }
            LutWarehouse::Multidimensional(table) => {
                let fits = (table.num_input_channels, table.num_output_channels) == (inputs, outputs);
                (fits.then(|| several(table, way))??, Space::Lab)
            }
        };
        let grid = stages.iter().any(|stage| matches!(stage, Stage::Grid(_)));
        (grid || inputs == outputs).then_some(Self { stages, space: if xyz { Space::Xyz } else { lab } })
    }

    pub(super) fn apply(&self, colour: Channels) -> Channels {
        self.stages.iter().fold(colour, |colour, stage| stage.apply(colour))
    }
}

/// `lut8Type` and `lut16Type` (ICC.1:2010, 10.10 and 10.11): the matrix is of XYZ alone.
fn plain(table: &LutDataType, way: Way, xyz: bool) -> Option<Vec<Stage>> {
    let (inputs, outputs) = (table.num_input_channels.into(), table.num_output_channels.into());
    let mut stages = Vec::new();
    if xyz && matches!(way, Way::To(_)) {
        stages.push(Stage::Matrix(table.matrix.v.map(|[x, y, z]| [x, y, z, 0.0])));
    }
    stages.push(tables(&table.input_table, table.num_input_table_entries.into(), inputs)?);
    let places = vec![table.num_clut_grid_points.into(); inputs];
    stages.push(Stage::Grid(Grid::new(places, outputs, values(&table.clut_table))?));
    stages.push(tables(&table.output_table, table.num_output_table_entries.into(), outputs)?);
    Some(stages)
}

/// `lutAToBType` and `lutBToAType` (ICC.1:2010, 10.12 and 10.13): the same elements, in opposite order.
fn several(table: &LutMultidimensionalType, way: Way) -> Option<Vec<Stage>> {
    let curves = |curves: &[ToneReprCurve]| {
        curves.iter().map(Curve::new).collect::<Option<Vec<Curve>>>().map(Stage::Curves)
    };
    let mut stages = vec![curves(&table.a_curves)?];
    if let Some(store) = &table.clut {
        let inputs = table.grid_points.iter().take(table.num_input_channels.into());
        let places = inputs.map(|places| usize::from(*places)).collect();
        stages.push(Stage::Grid(Grid::new(places, table.num_output_channels.into(), values(store))?));
    }
    let mut plus = table.bias.v.into_iter();
    let rows = table.matrix.v.map(|[x, y, z]| [x, y, z, plus.next().unwrap_or_default()]);
    stages.extend([curves(&table.m_curves)?, Stage::Matrix(rows), curves(&table.b_curves)?]);
    if matches!(way, Way::To(_)) {
        stages.reverse();
    }
    Some(stages)
}

fn values(store: &LutStore) -> Vec<f64> {
    match store {
        LutStore::Store8(values) => values.iter().map(|value| f64::from(*value) / 255.0).collect(),
        LutStore::Store16(values) => values.iter().map(|value| f64::from(*value) / 65_535.0).collect(),
    }
}

fn tables(store: &LutStore, entries: usize, channels: usize) -> Option<Stage> {
    let values = values(store);
    let curves = values.chunks_exact(entries.max(1)).take(channels);
    let curves: Vec<Curve> = curves.map(|values| Curve::Table(values.to_vec())).collect();
    (curves.len() == channels).then_some(Stage::Curves(curves))
}

impl Stage {
    fn apply(&self, mut colour: Channels) -> Channels {
        match self {
            Self::Curves(curves) => {
                for (value, curve) in colour.iter_mut().zip(curves) {
                    *value = curve.at(*value);
                }
                colour
            }
            Self::Matrix([first, second, third]) => {
                let [x, y, z, _] = colour;
                let row = |[a, b, c, plus]: &[f64; 4]| a * x + b * y + c * z + plus;
                [row(first), row(second), row(third), 0.0]
            }
            Self::Grid(grid) => grid.at(colour),
        }
    }
}

impl Grid {
    fn new(places: Vec<usize>, outputs: usize, values: Vec<f64>) -> Option<Self> {
        let all = places.iter().try_fold(outputs, |all, places| all.checked_mul(*places))?;
        let fits = places.len() <= 4 && outputs <= 4 && all > 0 && all <= values.len();
        fits.then_some(Self { places, outputs, values })
    }

    /// Between all the places around a colour, each by how near it is: as other programs look up CIELAB.
    fn at(&self, colour: Channels) -> Channels {
        let mut around = [(0, 0.0, 0); 4];
        for ((around, places), value) in around.iter_mut().zip(&self.places).zip(colour) {
            let at = value.clamp(0.0, 1.0) * (places - 1) as f64;
            let below = at as usize;
            *around = (below, at - below as f64, *places);
        }
        let mut found = [0.0; 4];
        for corner in 0..1_usize << self.places.len() {
            let (mut place, mut weight) = (0, 1.0);
            for (axis, (below, beyond, places)) in around.iter().take(self.places.len()).enumerate() {
                let upper = corner >> axis & 1;
                weight *= if upper == 1 { *beyond } else { 1.0 - beyond };
                place = place * places + (below + upper).min(places - 1);
            }
            let values = self.values.get(place * self.outputs..).unwrap_or_default();
            for (found, value) in found.iter_mut().zip(values).take(self.outputs) {
                *found += weight * value;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use ::moxcms::{Matrix3d, Vector3d};

    use super::*;

    #[test]
    #[allow(clippy::float_cmp, reason = "they are exact")]
    fn a_grid_is_met_at_its_places_and_straight_between() {
        let values = vec![0.0, 1.0, 0.5, 0.25, 1.0, 0.0];
        let grid = Grid::new(vec![2, 3], 1, values).unwrap();
        let at = |x, y| {
            let [found, ..] = grid.at([x, y, 0.0, 0.0]);
            found
        };
        assert_eq!([at(0.0, 0.0), at(0.0, 0.5), at(0.0, 1.0)], [0.0, 1.0, 0.5]);
        assert_eq!([at(1.0, 0.0), at(1.0, 0.5), at(1.0, 1.0)], [0.25, 1.0, 0.0]);
        assert_eq!([at(0.5, 0.0), at(0.0, 0.25), at(2.0, -1.0)], [0.125, 0.5, 0.25]);
        assert!(Grid::new(vec![2, 3], 1, vec![0.0; 5]).is_none());
        assert!(Grid::new(vec![0, 3], 1, vec![0.0; 5]).is_none());
    }

    /// Curves with an exponent of 2 in the middle, and a matrix that halves, beside them.
    #[test]
    fn elements_lie_from_the_device_to_the_space_and_back() {
        let squares = vec![ToneReprCurve::Lut(vec![512]); 3];
        let mut matrix = Matrix3d::IDENTITY;
        matrix.v = matrix.v.map(|row| row.map(|value| value / 2.0));
        let table = LutWarehouse::Multidimensional(LutMultidimensionalType {
            num_input_channels: 3,
            num_output_channels: 3,
            grid_points: [0; 16],
            clut: None,
            a_curves: vec![],
            b_curves: vec![],
            m_curves: squares,
            matrix,
            bias: Vector3d::default(),
        });
        let at = |way| {
            let [found, ..] = Stages::new(&table, way, false).unwrap().apply([0.5; 4]);
            found
        };
        assert!((at(Way::From(3)) - 0.125).abs() < 1e-9 && (at(Way::To(3)) - 0.0625).abs() < 1e-9);
        assert!(Stages::new(&table, Way::To(4), false).is_none());
    }
}
