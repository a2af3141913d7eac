//! Random and hostile rows.

use layernorm_lab::lab::{failures::Row, scenario::Precision};

/// Values at the limits of float32, and ordinary ones beside them.
const EXTREMES: [f32; 20] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    3.0,
    0.1,
    1e-45,
    -1e-45,
    1e-40,
    1e-30,
    1e-20,
    f32::MIN_POSITIVE,
    1e10,
    1.8e19,
    -1.9e19,
    1e20,
    1e38,
    -3e38,
    3e38,
    f32::MAX,
];

const EPS: [f64; 12] = [
    1e-5, 1e-5, 1e-5, 0.0, 1e-12, 1e-60, 1e-45, 1e-8, 4e-8, 1.0, 1e6, 1e-38,
];

/// A deterministic stream of rows.
pub(crate) struct Rows(u64);

impl Rows {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A random whole number below `end` (splitmix64).
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (word ^ (word >> 31)) % end
    }

    /// A random number from −1 to 1.
    #[expect(clippy::cast_precision_loss, reason = "below 2^24")]
    fn unit(&mut self) -> f32 {
        self.below(1 << 24) as f32 / (1 << 23) as f32 - 1.0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.below(from.len() as u64)).expect("a small index")]
    }

    /// A finite number of any magnitude.
    fn any_finite(&mut self) -> f32 {
        loop {
            let bits = u32::try_from(self.below(1 << 32)).expect("32 bits");
            let value = f32::from_bits(bits);
            if value.is_finite() {
                return value;
            }
        }
    }

    fn times<T>(&mut self, count: u64, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..count).map(|_| make(self)).collect()
    }

    fn values(&mut self) -> Vec<f32> {
        let count = match self.below(160) {
            0 => 200 + self.below(825),
            1..24 => 1,
            24..48 => 2,
            _ => 3 + self.below(14),
        };
        match self.below(10) {
            0 => self.times(count, |rows| rows.unit() * 4.0 + 3.0),
            1 => {
                let scale = 10_f32.powi(i32::try_from(self.below(75)).expect("small") - 37);
                self.times(count, |rows| rows.unit() * scale)
            }
            2 => {
                let value = if self.below(2) == 0 {
                    self.any_finite()
                } else {
                    self.pick(&EXTREMES)
                };
                vec![value; usize::try_from(count).expect("small")]
            }
            3 | 4 => {
                let offset = 10_f32.powi(i32::try_from(3 + self.below(5)).expect("small"));
                let offset = offset * (1.0 + self.unit().abs()) * self.pick(&[1.0, -1.0]);
                let spread = offset * self.pick(&[1e-7, 1e-6, 1e-4, 1e-3]);
                self.times(count, |rows| offset + spread * rows.unit())
            }
            5 => self.times(count, |rows| rows.pick(&EXTREMES)),
            6 => self.times(count.min(16), Self::any_finite),
            7 => {
                let few = [self.any_finite(), self.pick(&EXTREMES)];
                self.times(count.min(16), |rows| rows.pick(&few))
            }
            8 => {
                // Sums and squares around float32's largest number.
                let near = self.pick(&[1.844e19, 1.3e19, 6e18, 1.7e38, 1.1e38, 3.4e37]);
                self.times(count, |rows| near * (1.0 + 0.1 * rows.unit()))
            }
            _ => {
                let mut values = self.times(count, Self::unit);
                let place = usize::try_from(self.below(count)).expect("small");
                values[place] = self.pick(&[f32::INFINITY, f32::NEG_INFINITY, f32::NAN, 1e38]);
                let place = usize::try_from(self.below(count)).expect("small");
                values[place] = self.pick(&[f32::INFINITY, 1.0, f32::NAN]);
                values
            }
        }
    }
}

impl Iterator for Rows {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        Some(Row {
            values: self.values(),
            eps: self.pick(&EPS),
            precision: match self.below(10) {
                0 => Precision::Float16,
                1 => Precision::BFloat16,
                _ => Precision::Float32,
            },
        })
    }
}
