//! Random and hostile states of the layer and of the chains.

mod along_normalized;
mod large_parameters;

use layernorm_lab::lab::scenario::{
    CustomMatrix, Divisor, NormalizedShape, Parameter, Precision, Product, Scenario, Upstream,
};

/// A small generator (splitmix64), so that a state is a function of its number.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to just below 1.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// A magnitude from 10^low to 10^high, of either sign.
    fn magnitude(&mut self, low: f64, high: f64) -> f64 {
        let size = 10_f64.powf(self.between(low, high));
        if self.chance(0.5) { size } else { -size }
    }
}

/// A state of stations 2 to 4.
pub fn layer(number: u64) -> Scenario {
    let random = &mut Random::new(number);
    let mut scenario = Scenario {
        seed: number,
        ..Scenario::default()
    };
    let rows = random.pick(&[1, 1, 2, 2, 3, 3, 3, 5]);
    let features = random.pick(&[1, 2, 2, 3, 4, 7, 10, 10, 10, 13, 33]);
    scenario.activations.rows = rows as u32;
    scenario.activations.features = features as u32;
    if random.chance(0.3) {
        scenario.activations.mean = match random.below(4) {
            0 => 3.0,
            1 => 0.0,
            2 => random.magnitude(0.0, 6.0),
            _ => random.between(-10.0, 10.0),
        };
        scenario.activations.std = match random.below(5) {
            0 => 2.0,
            1 => 0.0,
            2 => 10_f64.powf(random.between(-6.0, 6.0)),
            3 => random.pick(&[0.1, 0.001, 1.0]),
            _ => random.between(0.0, 10.0),
        };
    } else {
        let values: Vec<Vec<f64>> = (0..rows).map(|_| row(random, features)).collect();
        scenario.activations.own = CustomMatrix::from_rows(&values).ok();
    }
    if random.chance(0.2) {
        let (row, feature) = (random.below(rows), random.below(features));
        let value = f64::from(random.magnitude(-3.0, 3.0) as f32);
        scenario.activations.edit(row as u32, feature as u32, value);
    }
    scenario.layer_norm.eps = match random.below(12) {
        0..=4 => 1e-5,
        5 => 0.0,
        6 => random.pick(&[1e-60, 1e-44, 1e-46]),
        7 => random.pick(&[1.0, 1e6]),
        8 => random.pick(&[0.005, 0.008, 0.1]),
        9 => 1e-12,
        _ => 10_f64.powf(random.between(-12.0, 2.0)),
    };
    if random.chance(0.3) {
        scenario.layer_norm.normalized_shape = NormalizedShape::Whole;
    }
    let all = |random: &mut Random, usual: f64| match random.below(10) {
        0..=4 => usual,
        5 => random.pick(&[0.0, -1.0, 3.0, 5.0]),
        6 => random.pick(&[1e-5, 4e-5, 1e6, -1e6, 1e-8]),
        7 => random.magnitude(-6.0, 6.0),
        _ => random.between(-5.0, 5.0),
    };
    scenario.layer_norm.gamma = Parameter::uniform(all(random, 1.0));
    scenario.layer_norm.beta = Parameter::uniform(all(random, 0.0));
    for _ in 0..random.pick(&[0, 0, 0, 0, 1, 2, 4]) {
        let row = match scenario.layer_norm.normalized_shape {
            NormalizedShape::Whole => random.below(rows + 1),
            NormalizedShape::Row => 0,
        };
        let feature = random.below(features + 2);
        let value = random.pick(&[0.0, 1.0, -1.0, 3.0, 5.0, 0.25]);
        let layer = &mut scenario.layer_norm;
        let parameter = if random.chance(0.5) {
            &mut layer.gamma
        } else {
            &mut layer.beta
        };
        parameter.set(row as u32, feature as u32, value);
    }
    if random.chance(0.5) {
        scenario.view.std = Divisor::Biased;
    }
    if random.chance(0.2) {
        let layer = &mut scenario.layer_norm;
        layer.precision = random.pick(&[Precision::Float16, Precision::BFloat16]);
        layer.round_every_step = random.chance(0.5);
        if random.chance(0.3) {
            large_parameters::set(random, layer, rows, features);
        }
    }
    gradients(random, &mut scenario, rows, features);
    cloud(random, &mut scenario);
    if random.chance(0.02) {
        along_normalized::set(random, &mut scenario);
    }
    scenario
}

/// The upstream gradient of station 7.
fn gradients(random: &mut Random, scenario: &mut Scenario, rows: usize, features: usize) {
    let gradients = &mut scenario.gradients;
    gradients.upstream = random.pick(&Upstream::ALL);
    gradients.row = 1 + random.below(rows + 1) as u32;
    gradients.feature = 1 + random.below(features + 1) as u32;
    if random.chance(0.5) {
        let row = random.below(rows) as u32;
        let values = (0..features).map(|_| match random.below(4) {
            0 => 0.0,
            1 => 1.0,
            2 => random.between(-3.0, 3.0),
            _ => random.magnitude(-3.0, 3.0),
        });
        gradients.set_row(row, values);
    }
}

/// The cloud of station 9.
fn cloud(random: &mut Random, scenario: &mut Scenario) {
    scenario.geometry.mean = match random.below(4) {
        0 => 0.0,
        1 => random.magnitude(0.0, 6.0),
        _ => random.between(-5.0, 5.0),
    };
    scenario.geometry.std = match random.below(4) {
        0 => 0.0,
        1 => 10_f64.powf(random.between(-6.0, 6.0)),
        _ => random.between(0.0, 3.0),
    };
}

/// One row of values that float32 holds.
fn row(random: &mut Random, features: usize) -> Vec<f64> {
    let max = f64::from(f32::MAX);
    let kind = random.below(14);
    let base = match kind {
        0 => random.pick(&[0.0, 5.0, 0.1, 1234.0, 1_234_567.8, -1e-7, 3e38, 1e-45, 1e20]),
        1 => random.magnitude(0.0, 7.5),
        2 => random.magnitude(-45.0, 38.0),
        _ => 0.0,
    };
    let spread = 10_f64.powf(random.between(-4.0, 1.0));
    let choices = [1.0, 2.0, random.magnitude(-2.0, 2.0)];
    let unit = 10_f64.powf(random.between(-45.0, 38.0));
    (0..features)
        .map(|feature| {
            let value = match kind {
                // Constant.
                0 => base,
                // A large offset with a small spread.
                1 => base + spread * random.between(-1.0, 1.0),
                // A few units in the last place apart.
                2 => base * (1.0 + random.below(4) as f64 * 1.2e-7),
                // Large values of either sign.
                3 => random.pick(&[1e20, -1e20]),
                4 => random.pick(&[3e38, -3e38, max, -max, 1e38]),
                // Denormals and tiny values.
                5 => random.pick(&[1e-30, 2e-30, 4e-30, -1e-30]),
                6 => random.magnitude(-45.0, -36.0),
                // Duplicates.
                7 => random.pick(&choices),
                // One outlier.
                8 if feature == 0 => random.magnitude(2.0, 38.0),
                // Every magnitude at once, or one unit for all.
                9 => random.magnitude(-45.0, 38.0),
                10 => unit * random.between(-3.0, 3.0),
                11 => (feature + 1) as f64,
                _ => random.between(-5.0, 5.0),
            };
            f64::from((value.clamp(-max, max)) as f32)
        })
        .collect()
}

/// A state of station 1.
pub fn chains(number: u64) -> Scenario {
    let random = &mut Random::new(number ^ 0x5eed);
    let mut scenario = Scenario {
        seed: number % 97,
        ..Scenario::default()
    };
    let growth = &mut scenario.growth;
    growth.scale = match random.below(5) {
        0 => random.pick(&[1.0, 1.5, 0.5, 1.2]),
        1 => random.pick(&[0.001, 1000.0, 100.0, 10.0]),
        2 => 10_f64.powf(random.between(-3.0, 3.0)),
        _ => random.between(1.0, 3.0),
    };
    growth.steps = match random.below(4) {
        0 => 1,
        1 => 40 + random.below(60) as u32,
        _ => 1 + random.below(20) as u32,
    };
    growth.size = random.pick(&[1, 1, 2, 3, 4, 4, 5, 6, 12]);
    growth.layer_norm = random.chance(0.4);
    if random.chance(0.5) {
        growth.product = Product::Matrix;
    }
    growth.precision = random.pick(&[
        Precision::Float32,
        Precision::Float32,
        Precision::Float16,
        Precision::BFloat16,
    ]);
    scenario
}
