//! The claims of the station of a real transformer, judged from x, y, γ and ε alone.

mod random;

use std::fs;

use layernorm_lab::{
    claims::transformer::{TransformerClaim, transformer as claim_of},
    lab::{
        matrix::Matrix,
        transformer::{Activations, Norm, Outcome, Sample, run},
    },
    share::recording::read,
    words::{
        emphasis::{Tone, split},
        sentence, transformer as words,
    },
};

use self::random::random;
use crate::{
    judge::{Judge, ROUNDED},
    parse::parse,
};

/// How many random LayerNorms are judged.
const RANDOM: u32 = 4000;
/// In at least so many of them, burn's output differs from the recorded one.
const DIFFERING: usize = 500;

#[test]
fn every_claim_on_the_recording_holds() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/transformer");
    let sums = fs::read_to_string(format!("{folder}/SHA256SUMS")).expect("the checksum");
    let (_, name) = sums.trim().split_once("  ").expect("a name");
    let recording = read(&fs::read(format!("{folder}/{name}")).expect("the recording")).unwrap();
    let mut judge = Judge::default();
    let mut states = 0;
    for layer in 0..recording.norms.len() {
        for (index, sample) in recording.samples.iter().enumerate() {
            let (norm, activations) = recording.get(layer, index).expect("it ran");
            judge.set_state(format!("LayerNorm {layer}, sentence {index}"));
            self::judge(&mut judge, norm, activations, sample);
            states += 1;
        }
    }
    judge.close(states);
}

#[test]
fn every_claim_on_random_layers_holds() {
    let mut judge = Judge::default();
    let mut differing = 0;
    for number in 0..RANDOM {
        judge.set_state(format!("random layer {number}"));
        let (norm, activations) = random(number);
        let differs = self::judge(&mut judge, &norm, &activations, &Sample::default());
        differing += usize::from(differs);
    }
    judge.close(RANDOM as usize);
    assert!(differing >= DIFFERING, "{differing}");
}

/// Mean and std with divisor n.
fn moments(values: &[f32]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().map(|&value| f64::from(value)).sum::<f64>() / n;
    let squares = values
        .iter()
        .map(|&value| (f64::from(value) - mean).powi(2));
    (mean, (squares.sum::<f64>() / n).sqrt())
}

/// Judges the claim and the sentences, and returns whether burn's output differs from
/// PyTorch's.
fn judge(judge: &mut Judge, norm: &Norm, activations: &Activations, sample: &Sample) -> bool {
    let outcome = run(norm, activations);
    let claim = claim_of(&outcome);
    let x = &activations.input;
    let rows: Vec<&[f32]> = (0..x.rows()).map(|row| x.row(row)).collect();
    peak(judge, &claim, &rows, norm.eps);
    shared(judge, &claim, &rows);
    removed(judge, &claim, &rows, norm.gamma.values());
    let stds: Vec<f64> = (0..x.rows())
        .map(|row| moments(outcome.output.row(row)).1)
        .collect();
    match claim.output_stds {
        Some(range) => {
            let low = stds.iter().copied().fold(f64::INFINITY, f64::min);
            let high = stds.iter().copied().fold(0.0, f64::max);
            judge.near(range.low, low, 1e-9 * low, "the least std of y");
            judge.near(range.high, high, 1e-9 * high, "the greatest std of y");
        }
        None => judge.claim(stds.iter().any(|std| !std.is_finite()), || {
            format!("no range of {stds:?}")
        }),
    }
    text(judge, &claim, sample, x);
    comparison(judge, &outcome, activations.output.as_ref(), sample)
}

/// How many σ a value is away from the mean of its row.
fn normalized(row: &[f32], feature: usize, eps: f64) -> f64 {
    let (mean, std) = moments(row);
    (f64::from(row[feature]) - mean) / (std * std + eps).sqrt()
}

fn peak(judge: &mut Judge, claim: &TransformerClaim, rows: &[&[f32]], eps: f64) {
    let all = rows
        .iter()
        .flat_map(|row| (0..row.len()).map(|feature| normalized(row, feature, eps).abs()));
    // A row without spread has no normalised value if ε is 0.
    let most = all.filter(|value| value.is_finite()).fold(0.0, f64::max);
    let Some(peak) = &claim.peak else {
        judge.claim(most < 1e-6, || format!("no peak, but {most}"));
        return;
    };
    let row = rows[peak.row];
    judge.claim(peak.value == f64::from(row[peak.feature]), || {
        format!("{peak:?}")
    });
    judge.near(
        peak.std,
        moments(row).1,
        1e-9 * peak.std,
        "the std of the peak's row",
    );
    let is = normalized(row, peak.feature, eps);
    judge.near(peak.normalized, is, 1e-9 * most, "the normalised peak");
    judge.near(
        peak.normalized.abs(),
        most,
        1e-9 * most,
        "the largest normalised value",
    );
    let bound = (row.len() as f64 - 1.0).sqrt();
    judge.near(peak.bound(), bound, 1e-12 * bound, "the bound");
    judge.claim(most <= bound * (1.0 + 1e-6), || {
        format!("{most} exceeds {bound}")
    });
    judge.claim(peak.is_near_bound() == (is.abs() > 0.9 * bound), || {
        format!("{peak:?}")
    });
}

/// The feature farthest from the mean; `None` if two are as far.
fn farthest(row: &[f32]) -> Option<usize> {
    let (mean, _) = moments(row);
    let far = |feature: usize| (f64::from(row[feature]) - mean).abs();
    let mut order: Vec<usize> = (0..row.len()).collect();
    order.sort_by(|&a, &b| far(b).total_cmp(&far(a)));
    let is_clear = order.len() == 1 || far(order[0]) > far(order[1]) * (1.0 + 1e-9);
    is_clear.then_some(order[0])
}

fn shared(judge: &mut Judge, claim: &TransformerClaim, rows: &[&[f32]]) {
    let farthest: Vec<Option<usize>> = rows.iter().map(|row| farthest(row)).collect();
    let count = |feature: usize| {
        let of = farthest.iter().filter(|far| **far == Some(feature));
        of.count()
    };
    let unclear = farthest.iter().filter(|far| far.is_none()).count();
    if let Some(shared) = &claim.shared {
        judge.claim(
            shared.of == rows.len() && 2 * shared.rows > shared.of,
            || format!("{shared:?}"),
        );
        let least = count(shared.feature);
        judge.claim((least..=least + unclear).contains(&shared.rows), || {
            format!("{shared:?}, but {farthest:?}")
        });
    } else {
        let is_constant = rows.iter().any(|row| moments(row).1 == 0.0);
        let most = (0..rows[0].len()).map(count).max().unwrap_or(0);
        judge.claim(
            is_constant || rows.len() < 3 || 2 * most <= rows.len(),
            || format!("none shared, but {farthest:?}"),
        );
    }
}

fn removed(judge: &mut Judge, claim: &TransformerClaim, rows: &[&[f32]], gamma: &[f32]) {
    let zeros: Vec<usize> = (0..gamma.len())
        .filter(|&i| gamma[i].abs() < 1e-8)
        .collect();
    let Some(removed) = &claim.removed else {
        judge.claim(zeros.is_empty(), || format!("γ is 0 at {zeros:?}"));
        return;
    };
    judge.claim(removed.features == zeros && !zeros.is_empty(), || {
        format!("{removed:?}")
    });
    if removed.are_largest {
        let size = |feature: usize| -> f64 {
            let values = rows.iter().map(|row| f64::from(row[feature]).abs());
            values.sum()
        };
        for &zero in &zeros {
            for other in (0..gamma.len()).filter(|other| !zeros.contains(other)) {
                judge.claim(size(zero) > size(other), || {
                    format!("feature {other} is larger than {zero}")
                });
            }
        }
    }
}

/// How the station says that burn's output compares with PyTorch's, judged from both outputs.
/// Returns whether they differ.
fn comparison(
    judge: &mut Judge,
    outcome: &Outcome,
    pytorch: Option<&Matrix>,
    sample: &Sample,
) -> bool {
    let text = words::comparison(outcome.comparison.as_ref(), sample);
    judge.sentences += 1;
    let Some(pytorch) = pytorch else {
        judge.claim(text.contains("has no output of PyTorch"), || text.clone());
        return false;
    };
    let pairs = outcome.output.values().iter().zip(pytorch.values());
    let differences: Vec<f64> = pairs
        .map(|(&burn, &pytorch)| (f64::from(burn) - f64::from(pytorch)).abs())
        .collect();
    let is_number = differences.iter().all(|difference| difference.is_finite());
    let largest = differences.iter().copied().fold(0.0, f64::max);
    let said = text.split_once("differ by at most ").map(|(_, rest)| {
        let (number, _) = rest.split_once(':').unwrap_or_default();
        parse(number)
    });
    let is_equal = text.contains("equals PyTorch’s in every value");
    let holds = match said {
        Some(said) => is_number && largest > 0.0 && (said - largest).abs() <= ROUNDED * largest,
        None if is_equal => is_number && largest == 0.0,
        None => !is_number,
    };
    judge.claim(holds, || format!("{largest}, but: {text}"));
    said.is_some()
}

/// Every number of the sentence is one of the claim.
fn text(judge: &mut Judge, claim: &TransformerClaim, sample: &Sample, x: &Matrix) {
    let text = sentence::transformer(claim, sample);
    judge.sentences += 1;
    let mut known = vec![1e-8, 10.0];
    // Rows, features and counts.
    known.extend((0..=x.columns().max(x.rows())).map(|count| count as f64));
    if let Some(peak) = &claim.peak {
        known.extend([peak.value, peak.std, peak.normalized, peak.bound()]);
    }
    known.extend(
        claim
            .output_stds
            .iter()
            .flat_map(|range| [range.low, range.high]),
    );
    let parts = split(&text, &[]);
    for part in parts.iter().filter(|part| part.tone == Tone::Number) {
        let number = parse(&part.text);
        let is_known = known
            .iter()
            .any(|known| (number - known).abs() <= ROUNDED * known.abs());
        judge.claim(is_known, || {
            format!("{} is no number of the claim: {text}", part.text)
        });
    }
    for wrong in ["  ", "..", "inf", "NaN", "None", "−0 ", "1 features"] {
        judge.claim(!text.contains(wrong), || format!("“{wrong}” in: {text}"));
    }
    judge.claim(text.ends_with('.'), || text.clone());
    if let Some(peak) = &claim.peak {
        let place = words::token(sample, peak.row);
        judge.claim(text.contains(&place), || {
            format!("{place} is not in: {text}")
        });
    }
}
