//! The upstream gradient `∂L/∂y`, which a loss L hands to the layer.

use crate::lab::{
    matrix::Matrix,
    random::Generator,
    scenario::{Gradients, Upstream},
};

/// `∂L/∂y` for an output of shape `[rows, features]`, of the same shape.
///
/// - one output cell, `L = y[row, feature]`: 1 there, 0 elsewhere
/// - the sum of all outputs, `L = Σ y`: 1 everywhere
/// - random, `L = Σ u ⊙ y`: u is the first `randn(rows, features)` after
///   `torch.manual_seed(seed + 1)`
/// - the user's own: 1, 2, 3, … in each row, with the cells that the user has set
#[must_use]
pub fn upstream(seed: u64, settings: &Gradients, rows: usize, features: usize) -> Matrix {
    let count = rows * features;
    let mut values = match settings.upstream {
        Upstream::Cell => vec![0.0; count],
        Upstream::Sum => vec![1.0; count],
        Upstream::Random => Generator::seeded(seed.wrapping_add(1)).randn(count),
        Upstream::Own => counted(features).repeat(rows),
    };
    match settings.upstream {
        Upstream::Cell => {
            let [row, feature] = settings.cell(rows, features);
            if let Some(value) = values.get_mut(row * features + feature) {
                *value = 1.0;
            }
        }
        Upstream::Own => {
            for entry in &settings.own {
                let (row, feature) = (entry.row as usize, entry.feature as usize);
                if row < rows && feature < features {
                    values[row * features + feature] = to_float32(entry.value);
                }
            }
        }
        Upstream::Sum | Upstream::Random => {}
    }
    Matrix::new(rows, features, values)
}

/// In how many cells the user's own `∂L/∂y` differs from 1, 2, 3, … in each row.
#[must_use]
#[expect(clippy::float_cmp, reason = "equal values are meant, not near ones")]
pub fn changed_cells(settings: &Gradients, rows: usize, features: usize) -> usize {
    let own = Gradients {
        upstream: Upstream::Own,
        ..settings.clone()
    };
    let values = upstream(0, &own, rows, features);
    let usual = counted(features).repeat(rows);
    std::iter::zip(values.values(), usual)
        .filter(|&(&value, usual)| value != usual)
        .count()
}

/// 1, 2, 3, and so on: it differs from value to value, because of a constant upstream
/// gradient, and of y itself, almost nothing reaches x.
fn counted(count: usize) -> Vec<f32> {
    (1..=u16::MAX).map(f32::from).take(count).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "tensors are float32")]
fn to_float32(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::scenario::Override;

    fn of(settings: &Gradients) -> Matrix {
        upstream(0, settings, 2, 3)
    }

    #[test]
    fn one_cell_is_counted_from_1_and_stays_in_the_matrix() {
        let mut settings = Gradients {
            upstream: Upstream::Cell,
            row: 2,
            feature: 1,
            ..Gradients::default()
        };
        assert_eq!(of(&settings).values(), [0.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
        (settings.row, settings.feature) = (64, 1024);
        assert_eq!(of(&settings).values(), [0.0, 0.0, 0.0, 0.0, 0.0, 1.0]);
    }

    #[test]
    fn the_users_cells_replace_those_of_the_counted_rows() {
        let entry = |row, feature, value| Override {
            row,
            feature,
            value,
        };
        let settings = Gradients {
            upstream: Upstream::Own,
            own: vec![entry(0, 2, -1.5), entry(5, 0, 9.0), entry(0, 7, 9.0)],
            ..Gradients::default()
        };
        assert_eq!(of(&settings).values(), [1.0, 2.0, -1.5, 1.0, 2.0, 3.0]);
    }

    #[test]
    fn the_random_one_is_the_first_draw_of_the_next_seed() {
        let settings = Gradients {
            upstream: Upstream::Random,
            ..Gradients::default()
        };
        let values = upstream(41, &settings, 4, 8).into_values();
        assert_eq!(values, Generator::seeded(42).randn(32));
        // The largest seed has a successor too.
        assert_eq!(upstream(u64::MAX, &settings, 1, 1).values().len(), 1);
    }
}
