//! The values of A as they were entered or drawn, before float32.

use layernorm_lab::lab::{
    random::Generator,
    scenario::{Activations, Scenario},
};

/// One value of A before it is rounded.
#[derive(Clone, Copy)]
enum Entered {
    /// A number of a user.
    Typed(f64),
    /// `z · std + mean`.
    Drawn(f32),
}

/// The values of A, row by row, before they are rounded and in float32.
pub struct Entries {
    entered: Vec<Entered>,
    mean: f64,
    std: f64,
}

impl Entries {
    pub fn of(scenario: &Scenario) -> Self {
        let settings = &scenario.activations;
        let Activations {
            mean, std, edits, ..
        } = settings;
        let (rows, features, mut entered): (_, _, Vec<Entered>) = if let Some(own) = &settings.own {
            let matrix = own.matrix();
            let values = matrix.values().iter();
            let typed = values.map(|&x| Entered::Typed(x.into())).collect();
            (matrix.rows(), matrix.columns(), typed)
        } else {
            let (rows, features) = (settings.rows as usize, settings.features as usize);
            let drawn = Generator::seeded(scenario.seed).randn(rows * features);
            let drawn = drawn.into_iter().map(Entered::Drawn).collect();
            (rows, features, drawn)
        };
        for edit in edits {
            let (row, feature) = (edit.row as usize, edit.feature as usize);
            if row < rows && feature < features {
                entered[row * features + feature] = Entered::Typed(edit.value);
            }
        }
        Self {
            entered,
            mean: *mean,
            std: *std,
        }
    }

    /// Whether some of these values differ before they are rounded.
    pub fn differ(&self, range: std::ops::Range<usize>) -> bool {
        let values = &self.entered[range];
        let differ = |a: Entered, b: Entered| match (a, b) {
            (Entered::Typed(a), Entered::Typed(b)) => a != b,
            (Entered::Drawn(a), Entered::Drawn(b)) => a != b && self.std != 0.0,
            (Entered::Typed(x), Entered::Drawn(z)) | (Entered::Drawn(z), Entered::Typed(x)) => {
                x - self.mean != f64::from(z) * self.std
            }
        };
        values.iter().any(|&value| differ(value, values[0]))
    }

    /// The values in float32, as PyTorch rounds them.
    pub fn float32(&self, range: std::ops::Range<usize>) -> Vec<f32> {
        let values = self.entered[range].iter();
        values
            .map(|value| match *value {
                Entered::Typed(x) => x as f32,
                Entered::Drawn(z) => z * self.std as f32 + self.mean as f32,
            })
            .collect()
    }
}
