//! What the notebook says is true in every state, judged by the scenario and by numbers
//! computed here.

use layernorm_lab::lab::real::Real;

use crate::{
    fixtures::ODD,
    hostile::Choices,
    notebook_state::{State, Texts, correlation, differ, varies},
};

impl State {
    fn check(&self) {
        let ids = [
            ("about-chains", Self::check_chains as fn(&Self, &str)),
            ("about-norms", Self::check_norms),
            ("about-layer", Self::check_layer),
            ("about-statistics", Self::check_statistics),
            ("about-scatter", Self::check_scatter),
            ("about-relatives", Self::check_relatives),
            ("about-stack", Self::check_stack),
        ];
        for (id, check) in ids {
            let text = self.texts.cell(id);
            check(self, &text);
            for wrong in [" 1 times", " 1 groups", "1 steps", "  ", "undefined"] {
                assert!(!text.contains(wrong), "{wrong}: {}\n{text}", self.json);
            }
        }
    }

    fn check_chains(&self, text: &str) {
        let growth = &self.outcome.growth;
        let times = match growth.growing.steps.len() {
            1 => "fresh noise once (".to_owned(),
            steps => format!("fresh noise {steps} times ("),
        };
        assert!(text.contains(&times), "{}\n{text}", self.json);
        if text.contains("LayerNorm makes it 0") {
            let mut steps = growth.shrinking.steps.iter().chain(&growth.growing.steps);
            assert!(
                steps.all(|step| step.norm == Real::Finite(0.0)),
                "{}",
                self.json
            );
        }
        let settings = &self.scenario["growth"];
        let is_plain = settings["layer_norm"] == false && settings["product"] == "elementwise";
        let simpler = "products entry by entry, as in the lecture, are the simpler case";
        assert_eq!(text.contains(simpler), is_plain, "{}", self.json);
    }

    fn check_norms(&self, text: &str) {
        let growth = &self.outcome.growth;
        for (name, chain) in [
            ("noise of size 1/s", &growth.shrinking),
            ("noise of size s", &growth.growing),
        ] {
            let lost: Vec<bool> = chain
                .steps
                .iter()
                .map(|step| step.norm.finite().is_none())
                .collect();
            let zero: Vec<bool> = chain
                .steps
                .iter()
                .map(|step| self.is_logarithmic() && step.norm == Real::Finite(0.0))
                .collect();
            for (what, steps) in [("∞ or NaN", lost), ("0", zero)] {
                let claim = format!("With {name} the norm is {what} from step ");
                let claimed = text.split(&claim).nth(1).map(|rest| {
                    let digits = rest.split(' ').next().expect("a step");
                    digits.parse::<usize>().expect("a step")
                });
                for (step, is_missing) in (1..).zip(steps) {
                    let is_claimed = claimed.is_some_and(|from| step >= from);
                    assert_eq!(is_missing, is_claimed, "{}\n{text}", self.json);
                }
            }
        }
    }

    fn check_layer(&self, text: &str) {
        // The other values of the generator are float32 numbers above 0.
        let is_zero = self.eps() < 1e-50;
        assert_eq!(text.contains("ε is 0 here"), is_zero, "{}", self.json);
        let (gamma, beta) = (self.parameter("gamma"), self.parameter("beta"));
        let others = gamma.iter().any(|value| differ(*value, 1.0))
            || beta.iter().any(|value| differ(*value, 0.0));
        assert_eq!(
            text.contains("as here, with γ = 1"),
            !others,
            "{}",
            self.json
        );
    }

    fn check_statistics(&self, text: &str) {
        let (rows, features) = self.shape();
        let n = if self.is_whole() {
            rows * features
        } else {
            features
        };
        let single = "A single value is its own mean";
        assert_eq!(text.contains(single), n == 1, "{}", self.json);
        if n > 1 {
            let unbiased = format!("√({n}/{})", n - 1);
            assert!(text.contains(&unbiased), "{}\n{text}", self.json);
        }
        if text.contains("Columns are not normalised") {
            assert!(rows > 1 && !self.is_whole(), "{}", self.json);
        }
    }

    fn check_scatter(&self, text: &str) {
        let (_, features) = self.shape();
        let lost = text.contains("they make r NaN");
        assert_eq!(lost, self.is_lost(), "{}", self.json);
        if lost {
            let r = self.outcome.normalization.correlation.pooled;
            assert_eq!(r.finite(), None, "{}", self.json);
        }
        let (gamma, beta) = (self.parameter("gamma"), self.parameter("beta"));
        if text.contains("differ") && text.contains("need not lie on one line") {
            assert_eq!(
                text.contains("γ differs") || text.contains("γ and β differ"),
                varies(&gamma)
            );
            assert_eq!(
                text.contains("β differ"),
                varies(&beta),
                "{}\n{text}",
                self.json
            );
        }
        if text.contains("Pearson’s r is ") {
            assert!(!varies(&gamma) && !varies(&beta), "{}\n{text}", self.json);
            self.check_correlation(text);
        }
        if text.contains("every finite result is β") {
            let values = self
                .outcome
                .normalization
                .output
                .values()
                .iter()
                .enumerate();
            for (index, &value) in values.filter(|(_, value)| value.is_finite()) {
                let beta = if self.is_whole() {
                    beta[index]
                } else {
                    beta[index % features]
                };
                assert!(!differ(value.into(), beta), "{}\n{text}", self.json);
            }
        }
    }

    fn check_correlation(&self, text: &str) {
        let rest = text.split("Pearson’s r is ").nth(1).expect("a claim");
        let claimed = if rest.starts_with('1') { 1.0 } else { -1.0 };
        let rows = 0..self.shape().0;
        let (least_spread, tolerance) = if self.scenario["layer_norm"]["precision"] == "float32" {
            (1e-4, 1e-3)
        } else {
            (0.2, 0.05)
        };
        let groups: Vec<Vec<(f32, f32)>> = if text.contains("within a row") {
            rows.map(|row| self.pairs(row)).collect()
        } else {
            vec![rows.flat_map(|row| self.pairs(row)).collect()]
        };
        for r in groups
            .iter()
            .filter_map(|group| correlation(group, least_spread))
        {
            let is_true = self.is_lost() || (r - claimed).abs() < tolerance;
            assert!(is_true, "{r}\n{}\n{text}", self.json);
        }
    }

    fn check_stack(&self, text: &str) {
        let settings = &self.scenario["depth"];
        let (name, formula) = match settings["scheme"].as_str() {
            Some("none") => ("without a norm", "`√(1 + s²)ˡ`"),
            Some("post") => ("Post-LN", "`1`"),
            Some("peri") => ("Peri-LN", "`√(1 + ℓ)`"),
            _ => ("Pre-LN", "`√(1 + s²·ℓ)`"),
        };
        let layers = settings["layers"].as_u64().unwrap_or(24);
        let plural = if layers == 1 { "" } else { "s" };
        let stack = format!("({name}, {layers} layer{plural})");
        for part in [stack.as_str(), formula] {
            assert!(text.contains(part), "{part}: {}\n{text}", self.json);
        }
    }

    fn check_relatives(&self, text: &str) {
        let (rows, features) = self.shape();
        let is_refused = rows == 1 || !differ(self.eps(), 0.0);
        let left_out = "BatchNorm is left out";
        assert_eq!(text.contains(left_out), is_refused, "{}", self.json);
        let groups = self.scenario["relatives"]["groups"]
            .as_u64()
            .expect("a count");
        let divides = (features as u64).is_multiple_of(groups);
        assert_eq!(text.contains("does not divide"), !divides, "{}", self.json);
    }
}

#[test]
fn the_notebooks_sentences_hold_in_random_hostile_states() {
    let mut choices = Choices(7);
    for _ in 0..3000 {
        State::of(choices.scenario()).check();
    }
}

#[test]
fn the_notebook_of_odd_states_names_the_labs_formats_and_shapes() {
    let chains = |scenario| Texts::of(scenario).cell("about-chains");
    assert!(chains(ODD[9]).contains("rounded to float16"));
    assert!(!chains(ODD[0]).contains("rounded"));
    let narrow = Texts::of(ODD[26]);
    for id in ["about-layer", "about-relatives"] {
        assert!(narrow.cell(id).contains("number format is float16:"));
        assert!(!Texts::of(ODD[0]).cell(id).contains("number format"));
    }
    let whole = Texts::of(ODD[3]);
    assert!(
        whole
            .cell("about-statistics")
            .contains("has mean 0 and std 1 over the whole matrix")
    );
    assert!(
        whole
            .cell("about-scatter")
            .contains("the points lie on one line")
    );
    let default = Texts::of(ODD[0]);
    assert!(
        default
            .cell("about-statistics")
            .contains("√(10/9) ≈ 1.0541")
    );
}

#[test]
fn a_gamma_that_overflows_everywhere_is_said_to_differ_nowhere() {
    let texts = Texts::of(r#"{"layer_norm":{"gamma":{"all":1e5},"precision":"float16"}}"#);
    let text = texts.cell("about-scatter");
    assert!(!text.contains("differ"), "{text}");
    assert!(text.contains("they make r NaN"), "{text}");
}
