//! Random states of small matrices and extreme numbers.

use serde_json::{Value, json};

/// A generator of random choices: a linear congruence.
pub(crate) struct Choices(pub(crate) u64);

impl Choices {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from((self.0 >> 33) % limit as u64).expect("small")
    }

    fn of<T: Clone>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())].clone()
    }

    /// A state of small matrices and extreme numbers.
    pub(crate) fn scenario(&mut self) -> Value {
        let numbers = [
            0.0, 1.0, 1.0, -1.0, 3.0, 2.5, 1e-45, 1e-30, 1e20, 3.4e38, -3.4e38, 4000.1,
        ];
        let own: Vec<Vec<f64>> = {
            let (rows, features) = (1 + self.below(3), 1 + self.below(4));
            (0..rows)
                .map(|_| (0..features).map(|_| self.of(&numbers)).collect())
                .collect()
        };
        let parameter = |choices: &mut Self, all: &[f64]| {
            let own: Vec<Value> = (0..choices.of(&[0, 0, 1, 2]))
                .map(|_| {
                    json!({
                        "row": choices.below(3), "feature": choices.below(5),
                        "value": choices.of(&[0.0, 1.0, -2.0, 5.0]),
                    })
                })
                .collect();
            json!({ "all": choices.of(all), "own": own })
        };
        let mut scenario = json!({
            "seed": self.below(1000),
            "growth": {
                "scale": self.of(&[1.5, 1.0, 0.5, 1.1, 1000.0, 0.001, 30.0]),
                "steps": self.of(&[1, 2, 20, 60]),
                "size": self.of(&[1, 2, 5, 8]),
                "product": self.of(&["elementwise", "matrix"]),
                "layer_norm": self.of(&[false, true]),
                "precision": self.of(&["float32", "float16", "bfloat16"]),
            },
            "activations": { "rows": 1 + self.below(3), "features": 1 + self.below(5) },
            "layer_norm": {
                "normalized_shape": self.of(&["row", "whole"]),
                "precision": self.of(&["float32", "float32", "float16", "bfloat16"]),
                "round_every_step": self.of(&[false, true]),
                "eps": self.of(&[1e-5, 0.0, 1e-60, 1.0, 1e6]),
                "gamma": parameter(self, &[1.0, 1.0, 0.0, -1.0, 3.0]),
                "beta": parameter(self, &[0.0, 0.0, 5.0]),
            },
            "relatives": { "groups": 1 + self.below(4) },
            "depth": {
                "scheme": self.of(&["none", "post", "pre", "peri"]),
                "layers": self.of(&[1, 2, 9]),
                "width": self.of(&[4, 7]),
                "rows": self.of(&[1, 3]),
            },
            "view": {
                "axis": self.of(&["linear", "logarithmic"]),
                "std": self.of(&["unbiased", "biased"]),
            },
        });
        if self.below(2) == 0 {
            scenario["activations"]["own"] = json!(own);
        }
        scenario
    }
}
