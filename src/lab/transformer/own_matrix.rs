//! A recorded input as the matrix of the other stations.

use super::recording::{Activations, Norm};
use crate::lab::scenario::{CustomMatrix, Scenario};

/// Why a recorded input cannot become the lab's matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnMatrixError {
    /// The lab's matrix takes fewer features.
    Features {
        /// How many there are.
        features: usize,
    },
    /// γ, β or ε is beyond the lab's limits.
    Parameters,
}

/// Makes the input the user's own matrix, and the layer that of stations 2 to 7: γ, β and ε
/// as recorded, per row, in float32.
///
/// # Errors
/// Returns why the lab does not take it. The scenario is then unchanged.
pub fn use_in(
    scenario: &mut Scenario,
    norm: &Norm,
    activations: &Activations,
) -> Result<(), OwnMatrixError> {
    let input = &activations.input;
    let rows: Vec<Vec<f64>> = (0..input.rows())
        .map(|row| input.row(row).iter().copied().map(f64::from).collect())
        .collect();
    let features = input.columns();
    let matrix =
        CustomMatrix::from_rows(&rows).map_err(|_| OwnMatrixError::Features { features })?;
    let mut new = scenario.clone();
    new.activations.own = Some(matrix);
    new.activations.edits.clear();
    new.layer_norm = norm.settings();
    new.validate().map_err(|_| OwnMatrixError::Parameters)?;
    *scenario = new;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{
        activations::activations, matrix::Matrix, normalization, scenario::Precision,
        transformer::run,
    };

    fn norm(features: usize) -> (Norm, Activations) {
        let values = |start: u16| {
            let values = (0..u16::try_from(features).unwrap()).map(|index| start + index);
            Matrix::new(
                1,
                features,
                values.map(|value| f32::from(value).sin()).collect(),
            )
        };
        let norm = Norm {
            name: String::new(),
            eps: 1e-12,
            gamma: values(1),
            beta: values(2),
            activations: Vec::new(),
        };
        let input = values(3);
        (
            norm,
            Activations {
                input,
                output: None,
            },
        )
    }

    #[test]
    fn every_other_station_then_works_on_the_recorded_input() {
        let (norm, recorded) = norm(384);
        let mut scenario = Scenario::default();
        scenario.layer_norm.precision = Precision::Float16;
        scenario.activations.edit(0, 0, 5.0);
        use_in(&mut scenario, &norm, &recorded).unwrap();
        assert_eq!(scenario.validate(), Ok(()));
        let input = activations(scenario.seed, &scenario.activations);
        let outcome = normalization::run(input, &scenario.layer_norm);
        assert_eq!(outcome.input, recorded.input);
        assert_eq!(outcome.output, run(&norm, &recorded).output);
    }

    #[test]
    fn a_matrix_that_the_lab_does_not_take_changes_nothing() {
        let mut scenario = Scenario::default();
        let (wide, recorded) = norm(1025);
        assert_eq!(
            use_in(&mut scenario, &wide, &recorded),
            Err(OwnMatrixError::Features { features: 1025 })
        );
        let (mut norm, recorded) = norm(4);
        norm.gamma = Matrix::new(1, 4, vec![2e6; 4]);
        assert_eq!(
            use_in(&mut scenario, &norm, &recorded),
            Err(OwnMatrixError::Parameters)
        );
        assert_eq!(scenario, Scenario::default());
    }
}
