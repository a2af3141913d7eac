//! The steps from an upstream gradient to `∂L/∂x`, in float64.
//!
//! For values that are normalised together, with `σ = √(v + ε)` and `x̂ = (x − μ)/σ`:
//!
//! 1. `g = γ ⊙ ∂L/∂y`
//! 2. `c = g − mean(g)`: without the part along (1, …, 1)
//! 3. `r = c − x̂ · mean(c ⊙ x̂)`: without the part along x̂
//! 4. `∂L/∂x = r / σ`
//!
//! Step 2 is a projection. Step 3 is one as ε → 0: then `mean(x̂²) = 1`. In general
//! `mean(x̂²) = v/(v + ε)`, and of the part of g along x̂ the share `ε/(v + ε)` remains.

mod comparison;
mod group;

pub use comparison::Comparison;
pub use group::{GroupSteps, Squares};

use serde::Serialize;

use self::group::Group;
use crate::lab::{layer::Layer, matrix::Matrix, real::Real, scenario};

/// The steps of the backward pass. The matrices have shape `[rows, features]`, computed
/// in float64 and rounded to float32.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Steps {
    /// x̂.
    pub normalized: Matrix,
    /// g.
    pub scaled: Matrix,
    /// c.
    pub centred: Matrix,
    /// r.
    pub orthogonal: Matrix,
    /// `∂L/∂x`.
    pub divided: Matrix,
    /// One group per row, or a single one for the whole matrix.
    pub groups: Vec<GroupSteps>,
}

impl Steps {
    /// g, c, r and `∂L/∂x`, in the order of the steps.
    #[must_use]
    pub fn matrices(&self) -> [&Matrix; 4] {
        [&self.scaled, &self.centred, &self.orthogonal, &self.divided]
    }
}

/// The steps of one cell in float64, which holds what float32 would round to ∞ or to 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellSteps {
    /// x̂.
    pub normalized: Real,
    /// g.
    pub scaled: Real,
    /// c.
    pub centred: Real,
    /// r.
    pub orthogonal: Real,
    /// `∂L/∂x`.
    pub divided: Real,
}

/// The steps for an upstream gradient of the input's shape.
///
/// # Panics
/// If `upstream` and `input` have different shapes.
#[must_use]
pub fn steps(input: &Matrix, layer: &scenario::LayerNorm, upstream: &Matrix) -> Steps {
    let (rows, columns) = (input.rows(), input.columns());
    assert_eq!(
        (rows, columns),
        (upstream.rows(), upstream.columns()),
        "the upstream gradient must have the input's shape"
    );
    let gamma = gamma(input, layer);
    let size = gamma.values().len();
    let mut values: [Vec<f32>; 5] = Default::default();
    let groups = std::iter::zip(input.values().chunks(size), upstream.values().chunks(size))
        .map(|(x, upstream)| {
            let group = Group::of(x, layer.eps, gamma.values(), upstream);
            for (values, list) in std::iter::zip(&mut values, group.lists()) {
                values.extend(list.iter().map(|&value| to_float32(value)));
            }
            group.summary
        })
        .collect();
    let matrix = |values| Matrix::new(rows, columns, values);
    let [normalized, scaled, centred, orthogonal, divided] = values.map(matrix);
    Steps {
        normalized,
        scaled,
        centred,
        orthogonal,
        divided,
        groups,
    }
}

/// The steps of one cell, not rounded, as [`steps`] computes them; `None` outside the matrix.
#[must_use]
pub fn cell(
    input: &Matrix,
    layer: &scenario::LayerNorm,
    upstream: &Matrix,
    [row, feature]: [usize; 2],
) -> Option<CellSteps> {
    let columns = input.columns();
    if row >= input.rows() || feature >= columns {
        return None;
    }
    let gamma = gamma(input, layer);
    let size = gamma.values().len();
    let index = row * columns + feature;
    let start = index / size * size;
    let [x, upstream] = [input, upstream].map(|matrix| &matrix.values()[start..start + size]);
    let group = Group::of(x, layer.eps, gamma.values(), upstream);
    let [normalized, scaled, centred, orthogonal, divided] =
        group.lists().map(|list| list[index - start].into());
    Some(CellSteps {
        normalized,
        scaled,
        centred,
        orthogonal,
        divided,
    })
}

/// γ in float32.
fn gamma(input: &Matrix, layer: &scenario::LayerNorm) -> Matrix {
    let float32 = scenario::LayerNorm {
        precision: scenario::Precision::Float32,
        ..layer.clone()
    };
    Layer::new(input.rows(), input.columns(), &float32).gamma
}

impl Steps {
    /// The index of the group that a row belongs to.
    #[must_use]
    pub fn group_of(&self, row: usize) -> usize {
        if self.groups.len() == 1 { 0 } else { row }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a matrix is float32")]
fn to_float32(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::scenario::{LayerNorm, NormalizedShape};

    fn matrix(values: &[f32]) -> Matrix {
        Matrix::new(1, values.len(), values.to_vec())
    }

    fn shares(group: &GroupSteps) -> [f64; 3] {
        let squares = &group.squares;
        let total = squares.total.to_f64();
        [squares.ones, squares.normalized, squares.rest].map(|part| part.to_f64() / total)
    }

    /// x = (−1, 0, 1) with ε = 0: the three directions are (1, 1, 1), (−1, 0, 1) and
    /// (1, −2, 1).
    #[test]
    fn one_cell_divides_into_the_three_orthogonal_parts() {
        let layer = LayerNorm {
            eps: 0.0,
            ..LayerNorm::default()
        };
        let steps = steps(
            &matrix(&[-1.0, 0.0, 1.0]),
            &layer,
            &matrix(&[1.0, 0.0, 0.0]),
        );
        let [ones, normalized, rest] = shares(&steps.groups[0]);
        assert!((ones - 1.0 / 3.0).abs() < 1e-15, "{ones}");
        assert!((normalized - 0.5).abs() < 1e-15, "{normalized}");
        assert!((rest - 1.0 / 6.0).abs() < 1e-15, "{rest}");
        let sigma = f64::sqrt(2.0 / 3.0);
        for (value, part) in std::iter::zip(steps.divided.values(), [1.0, -2.0, 1.0]) {
            assert!((f64::from(*value) - part / 6.0 / sigma).abs() < 1e-7);
        }
    }

    #[test]
    fn equal_values_of_g_leave_exactly_nothing() {
        let mut layer = LayerNorm::default();
        layer.gamma.all = 0.1;
        let steps = steps(&matrix(&[1.0, 2.0, 4.0]), &layer, &matrix(&[1.0; 3]));
        assert_eq!(steps.divided.values(), [0.0; 3]);
        assert_eq!(steps.groups[0].largest, Real::Finite(0.0));
        let [ones, normalized, rest] = shares(&steps.groups[0]);
        assert!((ones - 1.0).abs() < 1e-15, "{ones}");
        assert!(normalized == 0.0 && rest == 0.0, "{normalized} {rest}");
    }

    #[test]
    fn a_row_without_spread_has_no_part_along_its_direction() {
        let upstream = matrix(&[1.0, 0.0, 0.0]);
        let steps = steps(&matrix(&[4.0; 3]), &LayerNorm::default(), &upstream);
        let group = &steps.groups[0];
        assert_eq!(group.squares.normalized, Real::Finite(0.0));
        assert!(group.constant);
        assert!((group.sigma.to_f64() - 1e-5_f64.sqrt()).abs() < 1e-12);
    }

    /// c = −d/2, where d are the deviations: only ε/(v + ε) of c remains.
    #[test]
    fn large_values_that_differ_little_keep_the_digits_of_their_gradient() {
        let layer = LayerNorm {
            eps: 1e-12,
            ..LayerNorm::default()
        };
        let input = matrix(&[16_777_216.0, 16_777_216.0, 16_777_218.0]);
        let steps = steps(&input, &layer, &matrix(&[0.0, 0.0, -1.0]));
        let sigma = f64::sqrt(8.0 / 9.0);
        for (value, c) in std::iter::zip(steps.divided.values(), [1.0, 1.0, -2.0]) {
            let expected = c / 3.0 * 1e-12 / sigma.powi(3);
            assert!((f64::from(*value) / expected - 1.0).abs() < 1e-6, "{value}");
        }
    }

    #[test]
    fn the_whole_matrix_is_one_group() {
        let input = Matrix::new(2, 2, vec![1.0, 2.0, 3.0, 5.0]);
        let mut layer = LayerNorm::default();
        assert_eq!(steps(&input, &layer, &input).groups.len(), 2);
        layer.normalized_shape = NormalizedShape::Whole;
        let whole = steps(&input, &layer, &input);
        assert_eq!((whole.groups.len(), whole.group_of(1)), (1, 0));
    }
}
