//! Whether each explanation is true in the state of its question.

use layernorm_lab::{
    challenge::{Answer, Challenge, Explanation, Mark, Question},
    lab::scenario::{NormalizedShape, Product, Scenario},
};

use crate::{
    own::{
        cloud, column_of, count, failure_row, float32, layer_norm, matrix, mean, naive_variance,
        variance,
    },
    own_growth::{growing, mean_cosine},
};

fn is_near(value: f64, expected: f64, tolerance: f64) {
    let allowed = tolerance * (1.0 + expected.abs());
    assert!(
        (value - expected).abs() <= allowed,
        "{value}, not {expected}"
    );
}

/// Asserts that the explanation is true.
#[expect(
    clippy::too_many_lines,
    reason = "one arm for each kind of explanation"
)]
pub fn check(challenge: Challenge, scenario: &Scenario, question: &Question) {
    let x = matrix(scenario);
    let eps = scenario.layer_norm.eps;
    let whole = scenario.layer_norm.normalized_shape == NormalizedShape::Whole;
    let after = &question.after.scenario;
    match question.explanation() {
        Explanation::TypicalFactor {
            factor,
            is_single,
            expected,
        } => {
            assert_eq!(is_single, after.growth.size == 1);
            assert_eq!(after.growth.product, Product::Elementwise);
            // E ln|Z| = −0.635181422730739.
            is_near(
                factor,
                after.growth.scale * (-0.635_181_422_730_739_f64).exp(),
                1e-12,
            );
            let steps = after.growth.steps.cast_signed();
            let norm = f64::from(after.growth.size) * after.growth.scale.powi(steps);
            is_near(expected.to_f64() / norm, 1.0, 1e-9);
        }
        Explanation::MatrixGain { gain } => {
            assert_eq!(after.growth.product, Product::Matrix);
            is_near(
                gain * gain,
                after.growth.scale.powi(2) * f64::from(after.growth.size),
                1e-12,
            );
        }
        Explanation::HeldNorm { size } => {
            assert_eq!(size, scenario.growth.size);
            let Answer::Number(norm) = question.answer() else {
                panic!("a norm is a number")
            };
            assert!((norm / f64::from(size) - 1.0).abs() <= 0.01, "{norm}");
        }
        Explanation::Directions { first, last } => {
            let mut growth = after.growth.clone();
            is_near(
                last.to_f64(),
                mean_cosine(&growing(scenario.seed, &growth)),
                0.03,
            );
            growth.steps = 1;
            is_near(
                first.to_f64(),
                mean_cosine(&growing(scenario.seed, &growth)),
                0.03,
            );
        }
        Explanation::Bound { count: values } | Explanation::RecordedBound { count: values } => {
            let expected = match challenge {
                Challenge::MassiveActivation => 64,
                _ if whole => x.concat().len(),
                _ => x[0].len(),
            };
            assert_eq!(values, expected);
            let Answer::Number(value) = question.answer() else {
                panic!("a value is a number")
            };
            assert!(
                value <= (count(values) - 1.0).sqrt() * (1.0 + 1e-6),
                "{value}"
            );
        }
        Explanation::Invariant {
            largest,
            without_eps,
        } => {
            assert_eq!(without_eps, eps == 0.0);
            assert!(!whole || x.len() == 1);
            assert!(largest <= 0.01, "{largest}");
            assert_eq!(question.answer(), Answer::Marks([].into()));
        }
        Explanation::SharedStatistics => assert!(whole && x.len() > 1),
        Explanation::Divisors { count: values } => assert_eq!(values, x[0].len()),
        Explanation::RowMeans { columns } => {
            let y = layer_norm(&x, false, eps);
            let means = (0..y[0].len()).map(|column| mean(&column_of(&y, column)));
            let (least, most) = ends(means);
            is_near(columns[0].to_f64(), least, 1e-3);
            is_near(columns[1].to_f64(), most, 1e-3);
        }
        Explanation::SmallestStd { row, std } => {
            let stds: Vec<f64> = x.iter().map(|row| variance(row).sqrt()).collect();
            is_near(std.to_f64(), ends(stds.iter().copied()).0, 1e-6);
            is_near(stds[row], std.to_f64(), 1e-6);
        }
        Explanation::Lines { slopes, means } => {
            let (least, most) = ends(x.iter().map(|row| 1.0 / variance(row).sqrt()));
            is_near(slopes[0].to_f64(), least, 1e-5);
            is_near(slopes[1].to_f64(), most, 1e-5);
            let (least, most) = ends(x.iter().map(|row| mean(row)));
            is_near(means[0].to_f64(), least, 1e-5);
            is_near(means[1].to_f64(), most, 1e-5);
        }
        Explanation::Removed { largest } => assert!(largest < 0.02, "{largest}"),
        Explanation::SharedCells {
            sharing, changed, ..
        } => {
            let is_column = challenge == Challenge::EditUnderBatchNorm;
            let (rows, columns) = (x.len(), x[0].len());
            assert_eq!(sharing, if is_column { rows } else { columns });
            let Answer::Marks(marks) = question.answer() else {
                panic!("cells are marks")
            };
            let shares = |mark: &Mark| match mark {
                Mark::Cell(_, column) if is_column => *column == columns / 2,
                Mark::Cell(row, _) => *row == 1,
                _ => false,
            };
            // No other cell changed.
            assert!(marks.iter().all(shares), "{marks:?}");
            assert_eq!(changed, marks.len());
        }
        Explanation::Angle {
            mean: distance,
            std,
        } => {
            is_near(distance, mean(&x[0]).abs(), 1e-6);
            is_near(std, variance(&x[0]).sqrt(), 1e-6);
        }
        Explanation::AxisAngle {
            mean: distance,
            std,
        } => {
            let ratios = cloud(scenario.seed);
            let ratios = ratios.iter().map(|x| variance(x).sqrt() / mean(x).abs());
            is_near(std / distance, ends(ratios).1, 1e-9);
            let Answer::Number(angle) = question.answer() else {
                panic!("an angle is a number")
            };
            is_near(angle.to_radians().tan(), std / distance, 1e-9);
        }
        Explanation::Cancellation {
            variance: exact,
            gap,
            result,
        } => {
            let row = failure_row(scenario, &x);
            is_near(exact, variance(&row), 1e-6);
            is_near(result, naive_variance(&row), 1e-6);
            let mean = row.iter().fold(0.0, |sum, &x| float32(sum + x));
            let mean = float32(mean / count(row.len()));
            let square = float32(mean * mean);
            // Half a gap is the largest error of rounding to the nearest number.
            is_near(float32(square + 0.51 * gap) - square, gap, 1e-12);
        }
        Explanation::FixedSum { sum } => assert!(sum.abs() < 0.01, "{sum}"),
        Explanation::StreamGrowth {
            layers,
            added,
            expected,
        } => {
            let settings = &after.depth;
            assert_eq!(layers, settings.layers);
            is_near(added, settings.scale.powi(2), 1e-12);
            let square = f64::from(layers) * settings.scale.powi(2) + 1.0;
            is_near(expected * expected, square, 1e-9);
        }
        Explanation::NotFinite { finite_values } => {
            let row = failure_row(scenario, &x);
            assert_eq!(finite_values, row.iter().all(|x| x.is_finite()));
            let squares = row
                .iter()
                .fold(0.0, |sum, &x| float32(sum + float32(x * x)));
            assert!(!squares.is_finite(), "the sum of the squares is {squares}");
        }
    }
}

fn ends(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold(
        (f64::INFINITY, f64::NEG_INFINITY),
        |(least, most), value| (least.min(value), most.max(value)),
    )
}
