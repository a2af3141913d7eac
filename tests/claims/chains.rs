//! Station 1's claims.

use layernorm_lab::{
    claims::growth::{Change, GrowthClaim, SmallCause, growth, has_unit_rows, is_constant},
    lab::{
        growth::{Chain, Outcome},
        random::Generator,
        real::Real,
        scenario::{Growth, Precision, Product, Scenario},
    },
    words::{chains_chart, sentence},
};

use crate::judge::{Judge, ROUNDED};

/// Judges the claims of station 1's sentences.
pub fn judge(judge: &mut Judge, outcome: &Outcome, scenario: &Scenario) {
    let settings = &scenario.growth;
    let chains = [&outcome.shrinking, &outcome.growing];
    let noise = [1.0 / settings.scale, settings.scale];
    match growth(outcome, settings) {
        GrowthClaim::Apart(claims) => {
            judge.claim(!settings.layer_norm, || "there is no LayerNorm".into());
            for ((claim, chain), noise) in claims.iter().zip(chains).zip(noise) {
                judge.near(claim.noise, noise, 1e-12 * noise, "the noise");
                let (from, to) = (chain.start.norm, chain.steps[chain.steps.len() - 1].norm);
                judge.claim(claim.from == from && claim.to == to, || "the norms".into());
                let (from, to) = (from.to_f64(), to.to_f64());
                let holds = match claim.change {
                    Change::Fell => to < from,
                    Change::Rose => to > from,
                    Change::Stayed => (to - from).abs() <= ROUNDED * from.max(to),
                    Change::BecameNan => to.is_nan(),
                };
                judge.claim(holds, || format!("{:?} from {from} to {to}", claim.change));
            }
        }
        GrowthClaim::Held(norm) => {
            let ideal = if settings.size == 1 {
                0.0
            } else {
                settings.size.into()
            };
            judge.near(norm, ideal, 0.0, "the norm");
            for step in chains.iter().flat_map(|chain| &chain.steps) {
                judge.near(norm, step.norm.to_f64(), 1.001 * ROUNDED * norm, "a norm");
            }
        }
        GrowthClaim::Normalized { last, ideal, small } => {
            judge.claim(settings.layer_norm, || "there is a LayerNorm".into());
            for (last, chain) in last.iter().zip(chains) {
                let is = chain.steps[chain.steps.len() - 1].norm;
                judge.claim(*last == is, || format!("the last norm is {is:?}"));
            }
            small_norms(judge, small, outcome, scenario);
            // "A norm is `ideal` where the variance of every row is far above ε": if it is
            // not, then some variance is not far above it, or the format rounds.
            if settings.precision == Precision::Float32 {
                for (index, chain) in chains.iter().enumerate() {
                    let Some(exact) = Replay::of(scenario, index, 3) else {
                        continue;
                    };
                    let is = chain.steps[chain.steps.len() - 1].norm.to_f64();
                    let tolerance = 0.02 * ideal.max(1e-9);
                    judge.near(exact.norm, is, tolerance, "the norm with ε");
                }
            }
        }
    }
    let both = sentence::both_chains(outcome, None, settings);
    for (index, chain) in chains.into_iter().enumerate() {
        summary(judge, chain, index, scenario);
        end_label(judge, chain, noise[index], settings.layer_norm);
        if let Some((starts, rest)) = both.split_once(" to ")
            && let Some((small, large)) = starts.split_once(" and ")
        {
            // One sentence on chains that stay at the same norm.
            let start = [small.trim_start_matches("From "), large][index];
            let from = chain.start.norm.to_f64();
            judge.near(parse(start), from, ROUNDED * from, "the first norm");
            let rest = format!("to {rest}").replace("where both stay", "where it stays");
            let course = sentence::chain(chain, settings);
            let course = course
                .split_once(" to ")
                .map(|(_, course)| format!("to {course}"));
            judge.claim(
                course.is_some_and(|course| rest.starts_with(&course)),
                || both.clone(),
            );
            continue;
        }
        // Each sentence follows the size of its own noise.
        let (_, course) = both.split_once(": from ").unwrap_or_default();
        let course = if index == 0 {
            course
        } else {
            both.rsplit(": from ").next().unwrap_or("")
        };
        let alone = sentence::chain(chain, settings);
        judge.claim(course.starts_with(&alone["From ".len()..]), || both.clone());
    }
    let sizes = both.split("Noise of size ").skip(1).map(|part| {
        let (size, _) = part.split_once(": from ").unwrap_or_default();
        parse(size)
    });
    judge.claim(
        sizes
            .zip(noise)
            .all(|(is, noise)| (is / noise - 1.0).abs() < 0.006),
        || both.clone(),
    );
}

/// Judges the label at the end of a chain in the chart of both chains.
fn end_label(judge: &mut Judge, chain: &Chain, noise: f64, layer_norm: bool) {
    let lines = chains_chart::end(chain, layer_norm);
    let from = chain.start.norm.to_f64();
    let last = chain.steps[chain.steps.len() - 1].norm.to_f64();
    let is_near = |shown: f64, is: f64| shown == is || (shown / is - 1.0).abs() < 0.006;
    let [size, norm, comparison @ ..] = &lines[..] else {
        return judge.claim(false, || format!("{lines:?}"));
    };
    let size = parse(size.trim_start_matches("noise "));
    let holds = is_near(size, noise)
        && (is_near(parse(norm), last) || last.is_nan() && norm == "NaN")
        && match comparison {
            [] => {
                layer_norm || !(last > 0.0 && last.is_finite()) || (last / from - 1.0).abs() < 0.006
            }
            [factor, which] if which == "larger" => is_near(parse(factor), last / from),
            [factor, which] if which == "smaller" => is_near(parse(factor), from / last),
            _ => false,
        };
    judge.claim(holds, || format!("{lines:?}: from {from} to {last}"));
}

/// Judges why norms are small: a small norm needs a reason, and a replay in float64 shows
/// that a variance below ε is the right one.
fn small_norms(
    judge: &mut Judge,
    small: [Option<SmallCause>; 2],
    outcome: &Outcome,
    scenario: &Scenario,
) {
    let settings = &scenario.growth;
    let size = f64::from(settings.size);
    for (index, chain) in [&outcome.shrinking, &outcome.growing]
        .into_iter()
        .enumerate()
    {
        let steps = &chain.steps;
        let last = steps[steps.len() - 1];
        let norm = last.norm.to_f64();
        let claimed = small[index] == Some(SmallCause::BelowEps);
        let is_small = norm < 0.3 * size.sqrt();
        judge.claim(
            small[index].is_some() || !is_small || settings.size == 1,
            || format!("a norm of {norm} is explained"),
        );
        if let Some(SmallCause::EqualProducts { rows, .. }) = small[index] {
            judge.claim(last.zeros >= rows * settings.size as usize, || {
                format!("{rows} rows are 0")
            });
        }
        // The noise has a size of at least 0.001, and √ε is 0.003: ε alone makes no 0 of a
        // norm above 1 in one step.
        let fall = steps
            .windows(2)
            .find(|pair| pair[1].norm == Real::Finite(0.0));
        let falls_at_once = fall.is_some_and(|pair| pair[0].norm.to_f64() > 1.0);
        judge.claim(!(claimed && norm == 0.0 && falls_at_once), || {
            format!("noise {}: ε alone leaves no 0", chain.factor)
        });
        let is_float32 = settings.precision == Precision::Float32;
        if claimed
            && is_float32
            && let Some(replay) = Replay::of(scenario, index, 100)
        {
            // A std after the layer of less than √½ comes from a variance below ε.
            let largest = replay.row_stds.iter().copied().fold(0.0, f64::max);
            judge.claim(largest < 0.72, || {
                format!(
                    "every row of noise {} ends below ε: {largest}",
                    chain.factor
                )
            });
        }
    }
}

/// Judges the sentence on one chain.
fn summary(judge: &mut Judge, chain: &Chain, index: usize, scenario: &Scenario) {
    let settings = &scenario.growth;
    judge.sentences += 1;
    let text = sentence::chain(chain, settings);
    let norms: Vec<f64> = chain.steps.iter().map(|step| step.norm.to_f64()).collect();
    let last = norms[norms.len() - 1];
    let says = |part: &str| text.contains(part);
    let steady = norms
        .iter()
        .all(|norm| (norm - last).abs() <= ROUNDED * last.max(*norm));
    judge.claim(!says("where it stays") || steady, || text.clone());
    judge.claim(
        is_constant(chain) == (steady || last.is_nan() || last.is_infinite())
            || norms.iter().any(|norm| !norm.is_finite()),
        || "a constant norm".into(),
    );
    if has_unit_rows(chain, settings)
        && settings.precision == Precision::Float32
        && let Some(replay) = Replay::of(scenario, index, 3)
    {
        for std in replay.row_stds {
            judge.near(1.0, std, 0.05, "the std of a row");
        }
    }
    let is_below = says("every row’s variance ends below ε");
    // A row of n values whose variance is below ε ends with a square of less than n/2.
    judge.claim(
        !is_below || settings.layer_norm && last < 0.7072 * f64::from(settings.size),
        || text.clone(),
    );
    judge.claim(
        !says("every row has mean 0 and std 1") || has_unit_rows(chain, settings),
        || text.clone(),
    );
    let first = |kind: fn(f64) -> bool| norms.iter().position(|&norm| kind(norm)).map(|at| at + 1);
    for (part, kind) in [
        ("to NaN from step ", f64::is_nan as fn(f64) -> bool),
        ("to ∞ from step ", f64::is_infinite),
        ("to exactly 0 from step ", |norm| norm == 0.0),
    ] {
        if let Some((_, rest)) = text.split_once(part) {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            judge.claim(digits.parse().ok() == first(kind), || text.clone());
        }
        judge.claim(says(part) == kind(last), || text.clone());
    }
    let times = |is: f64, words: &str| {
        let Some((before, _)) = text.split_once(words) else {
            return true;
        };
        let number = before.rsplit(' ').next().unwrap_or_default();
        (parse(number) / is - 1.0).abs() < 0.01
    };
    let from = chain.start.norm.to_f64();
    judge.claim(times(last / from, " times larger"), || text.clone());
    judge.claim(times(from / last, " times smaller"), || text.clone());
    grammar(judge, &text, chain, settings);
}

/// "is" after one entry and "are" after more, with the right counts.
fn grammar(judge: &mut Judge, text: &str, chain: &Chain, settings: &Growth) {
    let step = chain.steps[chain.steps.len() - 1];
    let entries = (settings.size * settings.size) as usize;
    for (count, kind) in [
        (step.infinite, "infinite"),
        (step.undefined, "NaN"),
        (step.zeros, "exactly 0"),
    ] {
        for (verb, is_right) in [("is", count == 1), ("are", count != 1)] {
            let part = format!("of {entries} entries {verb} {kind}");
            if let Some((before, _)) = text.split_once(&part) {
                let number = before.trim_end().rsplit(' ').next().unwrap_or_default();
                judge.claim(is_right && number.parse() == Ok(count), || text.to_owned());
            }
        }
    }
    judge.claim(!text.contains("1 entries"), || text.to_owned());
}

/// Reads `119 000` (with narrow spaces) or `3.6×10⁹`.
pub fn parse(text: &str) -> f64 {
    let plain: String = text
        .chars()
        .filter(|c| *c != '\u{202f}')
        .map(|c| match c {
            '\u{2212}' | '⁻' => '-',
            '⁰' => '0',
            '¹' => '1',
            '²' => '2',
            '³' => '3',
            '⁴'..='⁹' => char::from_digit(c as u32 - '⁰' as u32, 10).unwrap(),
            c => c,
        })
        .collect();
    let plain = plain.replace("×10", "e").replace('∞', "inf");
    plain.trim_end_matches('×').parse().unwrap_or(f64::NAN)
}

/// A chain with LayerNorm in float64, from the same random numbers.
struct Replay {
    norm: f64,
    row_stds: Vec<f64>,
}

impl Replay {
    /// `None` if the chain is too long for float64 and float32 to stay together.
    fn of(scenario: &Scenario, index: usize, steps: u32) -> Option<Self> {
        let settings = &scenario.growth;
        let size = settings.size as usize;
        if settings.steps > steps || size < 2 {
            return None;
        }
        let mut generator = Generator::seeded(scenario.seed);
        let mut draw = || {
            let pair = [generator.randn(size * size), generator.randn(size * size)];
            pair[index]
                .iter()
                .map(|&z| f64::from(z))
                .collect::<Vec<f64>>()
        };
        let factor = if index == 0 {
            1.0 / settings.scale
        } else {
            settings.scale
        };
        let mut matrix = draw();
        let mut row_stds = Vec::new();
        for _ in 0..settings.steps {
            let noise: Vec<f64> = draw().iter().map(|z| z * factor).collect();
            let mut product: Vec<f64> = match settings.product {
                Product::Elementwise => matrix.iter().zip(&noise).map(|(a, b)| a * b).collect(),
                Product::Matrix => (0..size * size)
                    .map(|cell| {
                        let (row, column) = (cell / size, cell % size);
                        (0..size)
                            .map(|k| matrix[row * size + k] * noise[k * size + column])
                            .sum()
                    })
                    .collect(),
            };
            row_stds.clear();
            for row in product.chunks_mut(size) {
                let mean = row.iter().sum::<f64>() / size as f64;
                let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / size as f64;
                for x in row.iter_mut() {
                    *x = (*x - mean) / (variance + 1e-5).sqrt();
                }
                row_stds.push((variance / (variance + 1e-5)).sqrt());
            }
            matrix = product;
        }
        Some(Self {
            norm: matrix.iter().map(|x| x * x).sum::<f64>().sqrt(),
            row_stds,
        })
    }
}

#[test]
fn numbers_are_read_as_they_are_written() {
    assert_eq!(parse("119\u{202f}000"), 119_000.0);
    assert_eq!(parse("\u{2212}2.5×10⁻⁴"), -2.5e-4);
    assert!(Real::from(parse("∞")) == Real::Infinity);
}
