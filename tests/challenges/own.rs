//! The layer, its relatives and the naive variance, in float64.

use layernorm_lab::{
    challenge::{Alternative, Answer, Challenge, Mark},
    lab::{
        failures,
        random::Generator,
        scenario::{NormalizedShape, RowSource, Scenario},
    },
};

use crate::{
    own_depth,
    own_growth::{self, rounded},
};

pub type Rows = Vec<Vec<f64>>;

/// The answer to a challenge, and how far a number may be from it. `None` where the answer
/// hangs on a difference that rounding decides.
pub fn answer(challenge: Challenge, scenario: &Scenario) -> Option<(Answer, f64)> {
    let x = matrix(scenario);
    let eps = scenario.layer_norm.eps;
    let whole = scenario.layer_norm.normalized_shape == NormalizedShape::Whole;
    let number = |value: f64, tolerance: f64| Some((Answer::Number(value), tolerance));
    match challenge {
        Challenge::TypicalNorm
        | Challenge::LongChain
        | Challenge::HeldNorm
        | Challenge::RowDirections => own_growth::answer(challenge, scenario),
        Challenge::StreamSize => Some(own_depth::answer(scenario)),
        Challenge::Outlier => {
            let mut x = x;
            x[0][0] = outlying(&x);
            number(layer_norm(&x, whole, eps)[0][0], 1e-3)
        }
        Challenge::ScaledRow => {
            let mut after = x.clone();
            let row = usize::from(x.len() > 1);
            for value in &mut after[row] {
                *value = float32(*value * 10.0 + 7.0);
            }
            let [before, after] = [x, after].map(|x| layer_norm(&x, whole, eps));
            let changes: Vec<f64> = (0..before.len())
                .map(|row| largest_difference(&before[row], &after[row]))
                .collect();
            let is_near = |change: &f64| (change - 0.01).abs() < 2e-3;
            let marks = (0..changes.len()).filter(|&row| changes[row] > 0.01);
            (!changes.iter().any(is_near))
                .then(|| (Answer::Marks(marks.map(Mark::Row).collect()), 0.0))
        }
        Challenge::SampleStd => {
            let y = &layer_norm(&x, false, eps)[0];
            let count = count(y.len());
            number((variance(y) * count / (count - 1.0)).sqrt(), 1e-3)
        }
        Challenge::ZeroMeans => {
            let y = layer_norm(&x, false, eps);
            let means: Vec<(Mark, f64)> = (0..y.len())
                .map(|row| (Mark::Row(row), mean(&y[row])))
                .chain(
                    (0..y[0].len())
                        .map(|column| (Mark::Column(column), mean(&column_of(&y, column)))),
                )
                .collect();
            let is_near = |(_, mean): &(Mark, f64)| (mean.abs() - 0.01).abs() < 5e-3;
            let zero = means.iter().filter(|(_, mean)| mean.abs() <= 0.01);
            let zero = zero.map(|&(mark, _)| mark).collect();
            (!means.iter().any(is_near)).then_some((Answer::Marks(zero), 0.0))
        }
        Challenge::SteepestRow => {
            let stds = x.iter().map(|row| variance(row).sqrt());
            let least = stds.enumerate().min_by(|a, b| a.1.total_cmp(&b.1))?;
            Some((Answer::Choice(Alternative::Row(least.0)), 0.0))
        }
        Challenge::PooledCorrelation => {
            let y = layer_norm(&x, false, eps);
            number(correlation(&x.concat(), &y.concat()), 1e-3)
        }
        // By algebra: LN(3·x̂ + 5) = x̂, and any other alternative differs.
        Challenge::SecondLayer => Some((Answer::Choice(Alternative::Normalized), 0.0)),
        Challenge::EditUnderLayerNorm => changed_cells(&x, |x| layer_norm(x, false, eps)),
        Challenge::EditUnderBatchNorm => {
            changed_cells(&x, |x| transposed(&layer_norm(&transposed(x), false, eps)))
        }
        Challenge::RmsAngle => {
            let mean = mean(&x[0]);
            let angle = mean.abs().atan2(variance(&x[0]).sqrt());
            number(angle.to_degrees(), 0.1)
        }
        Challenge::PoleAngle => number(axis_angle(scenario.seed), 0.01),
        // By algebra: each normalised group sums to 0.
        Challenge::SumGradient => number(0.0, 1e-9),
        Challenge::MassiveActivation => {
            let draw = Generator::seeded(scenario.seed).randn(64);
            let mut row: Vec<f64> = draw.into_iter().map(f64::from).collect();
            row[0] = 223.0;
            number(layer_norm(&vec![row], false, eps)[0][0], 1e-3)
        }
        Challenge::NaiveVariance => Some((Answer::Choice(naive(scenario, &x)), 0.0)),
    }
}

/// The points of station 9's cloud with mean 20.
pub fn cloud(seed: u64) -> Rows {
    let drawn = Generator::seeded(seed).randn(72);
    let values: Vec<f64> = drawn
        .iter()
        .map(|&z| float32(f64::from(z) + 20.0))
        .collect();
    values.chunks(3).map(<[f64]>::to_vec).collect()
}

/// The largest angle between a point of the cloud and (1, 1, 1), in degrees, by the cross
/// product.
fn axis_angle(seed: u64) -> f64 {
    let angles = cloud(seed).into_iter().map(|x| {
        let cross = [x[1] - x[2], x[2] - x[0], x[0] - x[1]];
        let sine = cross.iter().map(|c| c * c).sum::<f64>().sqrt();
        sine.atan2(x.iter().sum::<f64>()).to_degrees()
    });
    angles.fold(0.0, f64::max)
}

/// The matrix of the scenario, as PyTorch rounds it.
pub fn matrix(scenario: &Scenario) -> Rows {
    let settings = &scenario.activations;
    let mut rows: Rows = if let Some(own) = &settings.own {
        let matrix = own.matrix();
        (0..matrix.rows())
            .map(|row| matrix.row(row).iter().map(|&x| x.into()).collect())
            .collect()
    } else {
        let drawn =
            Generator::seeded(scenario.seed).randn((settings.rows * settings.features) as usize);
        let values = drawn.into_iter().map(|z| {
            let scaled = float32(f64::from(z) * float32(settings.std));
            float32(scaled + float32(settings.mean))
        });
        let values: Vec<f64> = values.collect();
        values
            .chunks(settings.features as usize)
            .map(<[f64]>::to_vec)
            .collect()
    };
    for edit in &settings.edits {
        let row = rows.get_mut(edit.row as usize);
        if let Some(cell) = row.and_then(|row| row.get_mut(edit.feature as usize)) {
            *cell = float32(edit.value);
        }
    }
    rows
}

#[expect(clippy::cast_possible_truncation, reason = "rounding is the point")]
pub fn float32(value: f64) -> f64 {
    f64::from(value as f32)
}

#[expect(clippy::cast_precision_loss, reason = "a row has few values")]
pub fn count(values: usize) -> f64 {
    values as f64
}

pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / count(values.len())
}

/// With divisor n.
pub fn variance(values: &[f64]) -> f64 {
    let mean = mean(values);
    let squares = values.iter().map(|x| (x - mean) * (x - mean));
    squares.sum::<f64>() / count(values.len())
}

pub fn layer_norm(x: &Rows, whole: bool, eps: f64) -> Rows {
    let normalized = |group: &[f64]| -> Vec<f64> {
        let (mean, root) = (mean(group), (variance(group) + eps).sqrt());
        group.iter().map(|x| (x - mean) / root).collect()
    };
    if whole {
        let columns = x[0].len();
        let all = normalized(&x.concat());
        all.chunks(columns).map(<[f64]>::to_vec).collect()
    } else {
        x.iter().map(|row| normalized(row)).collect()
    }
}

pub fn column_of(x: &Rows, column: usize) -> Vec<f64> {
    x.iter().map(|row| row[column]).collect()
}

fn transposed(x: &Rows) -> Rows {
    (0..x[0].len()).map(|column| column_of(x, column)).collect()
}

pub fn largest_difference(a: &[f64], b: &[f64]) -> f64 {
    let differences = std::iter::zip(a, b).map(|(a, b)| (a - b).abs());
    differences.fold(0.0, f64::max)
}

/// The least power of ten that is at least ten times the greatest magnitude.
pub fn outlying(x: &Rows) -> f64 {
    let most = x.concat().iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    let mut power = 1e-30;
    while power < most * 10.0 * (1.0 - 1e-12) {
        power *= 10.0;
    }
    power
}

fn correlation(x: &[f64], y: &[f64]) -> f64 {
    let (mean_x, mean_y) = (mean(x), mean(y));
    let products: f64 = std::iter::zip(x, y)
        .map(|(x, y)| (x - mean_x) * (y - mean_y))
        .sum();
    products / count(x.len()) / (variance(x) * variance(y)).sqrt()
}

/// The cells that change by more than 0.001 when the middle of row 2 becomes an outlier.
fn changed_cells(x: &Rows, layer: impl Fn(&Rows) -> Rows) -> Option<(Answer, f64)> {
    let mut edited = x.clone();
    let column = x[0].len() / 2;
    edited[1][column] = outlying(x);
    let (before, after) = (layer(x), layer(&edited));
    let mut marks = Vec::new();
    for row in 0..x.len() {
        for column in 0..x[0].len() {
            let change = (before[row][column] - after[row][column]).abs();
            if (change - 1e-3).abs() < 5e-4 {
                return None;
            }
            if change > 1e-3 {
                marks.push(Mark::Cell(row, column));
            }
        }
    }
    Some((Answer::Marks(marks.into_iter().collect()), 0.0))
}

/// The row of station 6.
pub fn failure_row(scenario: &Scenario, x: &Rows) -> Vec<f64> {
    match scenario.failures.source {
        RowSource::MatrixRow => {
            let row = &x[(scenario.failures.row as usize).min(x.len()) - 1];
            let precision = scenario.layer_norm.precision;
            row.iter().map(|&x| rounded(x, precision)).collect()
        }
        source => {
            let report = failures::preset(source).expect("it is a report");
            (report.values)().into_iter().map(f64::from).collect()
        }
    }
}

/// `E[x²] − μ²`, rounding every step to float32, and its kind.
pub fn naive_variance(row: &[f64]) -> f64 {
    let average = |of: fn(f64) -> f64| {
        let sum = row
            .iter()
            .fold(0.0, |sum, &x| float32(sum + float32(of(x))));
        float32(sum / count(row.len()))
    };
    let (mean, squares) = (average(|x| x), average(|x| x * x));
    float32(squares - float32(mean * mean))
}

fn naive(scenario: &Scenario, x: &Rows) -> Alternative {
    let row = failure_row(scenario, x);
    let (naive, exact) = (naive_variance(&row), variance(&row));
    if !naive.is_finite() || !exact.is_finite() {
        Alternative::NotFinite
    } else if (naive - exact).abs() <= 0.01 * exact {
        Alternative::True
    } else if naive == 0.0 {
        Alternative::Zero
    } else if naive < 0.0 {
        Alternative::Negative
    } else {
        Alternative::Wrong
    }
}
