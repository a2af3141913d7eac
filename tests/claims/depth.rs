//! Station 8's claims, judged by a stack in float64, by burn's autodiff, and by the one-sided
//! Jacobi method.

mod autodiff;
mod jacobi;

use layernorm_lab::{
    claims::{
        depth::{self as claims, Extreme, Gradients, Rows, Stream, depth as claim_of},
        growth::Change,
    },
    lab::{
        depth::{Draws, run},
        random::Generator,
        scenario::{Depth, Scheme},
    },
    words::{depth as words, sentence},
};

use crate::{
    judge::{Judge, ROUNDED},
    states::Random,
};

const STATES: u64 = 120;

type Matrix = Vec<Vec<f64>>;

#[test]
fn every_claim_on_residual_stacks_holds() {
    let mut judge = Judge::default();
    for number in 0..STATES {
        let (seed, settings) = state(number);
        judge.set_state(format!("stack {number}: {settings:?}"));
        let mut draws = Draws::seeded(seed, 1, 4);
        let stack = run(&mut draws, seed, &settings);
        let claim = claim_of(&stack, &settings);
        judge.claim(
            claim.scheme == settings.scheme && claim.layers == settings.layers,
            || format!("{claim:?}"),
        );
        let streams = streams(seed, &settings);
        stream(&mut judge, claim.stream, &streams, &settings);
        let (_, norms, _) = autodiff::run(seed, &settings);
        gradients(&mut judge, claim.gradients, &norms);
        let rows = claims::rows(&stack, &settings);
        alike(&mut judge, &rows, &streams, &settings);
        let mut known = vec![f64::from(settings.layers), 3.4e38];
        known.extend(match claim.stream {
            Stream::Finite {
                from, to, expected, ..
            } => vec![from, to, expected],
            Stream::Overflow(layer) => vec![f64::from(layer)],
        });
        known.extend(match claim.gradients {
            Gradients::Ratio(number) => Some(number),
            Gradients::Single | Gradients::Undefined => None,
        });
        text(&mut judge, &sentence::depth(&claim), &known);
        let most = f64::from(settings.rows.min(settings.width));
        let mut known = vec![1.0, most];
        match rows {
            Rows::Single => {}
            Rows::Lost(layer) => known.push(f64::from(layer)),
            Rows::Compared {
                cosine,
                beyond,
                rank,
                ..
            } => {
                known.extend([cosine, rank].concat());
                if settings.scheme == Scheme::Post && settings.rows >= settings.width {
                    // The caption says so.
                    let bound = f64::from(settings.width - 1);
                    judge.claim(rank[1] < bound + 1e-3, || format!("{settings:?}: {rank:?}"));
                    known.extend([0.0, bound]);
                }
                for Extreme { layer, value } in beyond.into_iter().flatten() {
                    known.extend([f64::from(layer), value]);
                }
            }
        }
        text(&mut judge, &words::alike_caption(rows, &settings), &known);
    }
    judge.close(STATES as usize);
}

fn state(number: u64) -> (u64, Depth) {
    let random = &mut Random::new(number ^ 0xdee9);
    let settings = Depth {
        scheme: random.pick(&Scheme::ALL),
        layers: random.pick(&[1, 1, 2, 3, 6, 12, 24, 45, 60]),
        width: random.pick(&[4, 5, 8, 13, 30, 64]),
        scale: random.pick(&[0.1, 0.5, 1.0, 1.0, 1.7, 3.0, 10.0]),
        rows: random.pick(&[1, 2, 3, 8, 16]),
    };
    (number % 89, settings)
}

fn draw(generator: &mut Generator, rows: u32, width: u32) -> Matrix {
    let values = generator.randn((rows * width) as usize);
    let rows = values.chunks(width as usize);
    rows.map(|row| row.iter().map(|&z| f64::from(z)).collect())
        .collect()
}

fn layer_norm(matrix: &Matrix) -> Matrix {
    let normalized = |row: &Vec<f64>| {
        let n = row.len() as f64;
        let mean = row.iter().sum::<f64>() / n;
        let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n;
        let root = (variance + 1e-5).sqrt();
        row.iter().map(|x| (x - mean) / root).collect()
    };
    matrix.iter().map(normalized).collect()
}

fn plus(a: &Matrix, b: &Matrix) -> Matrix {
    let rows = a.iter().zip(b);
    rows.map(|(a, b)| a.iter().zip(b).map(|(a, b)| a + b).collect())
        .collect()
}

/// The stream from x on, in float64.
fn streams(seed: u64, settings: &Depth) -> Vec<Matrix> {
    let generator = &mut Generator::seeded(seed);
    let mut streams = vec![draw(generator, settings.rows, settings.width)];
    let _upstream = draw(generator, settings.rows, settings.width);
    let factor = settings.scale / f64::from(settings.width).sqrt();
    for _ in 0..settings.layers {
        let weight = draw(generator, settings.width, settings.width);
        let block = |matrix: &Matrix| -> Matrix {
            let row = |row: &Vec<f64>| {
                (0..weight.len())
                    .map(|j| factor * row.iter().zip(&weight).map(|(z, w)| z * w[j]).sum::<f64>())
                    .collect()
            };
            matrix.iter().map(row).collect()
        };
        let x = &streams[streams.len() - 1];
        let next = match settings.scheme {
            Scheme::None => plus(x, &block(x)),
            Scheme::Post => layer_norm(&plus(x, &block(x))),
            Scheme::Pre => plus(x, &block(&layer_norm(x))),
            Scheme::Peri => plus(x, &layer_norm(&block(&layer_norm(x)))),
        };
        streams.push(next);
    }
    streams
}

fn rms(matrix: &Matrix) -> f64 {
    let values = matrix.concat();
    let squares: f64 = values.iter().map(|value| value * value).sum();
    (squares / values.len() as f64).sqrt()
}

fn largest(matrix: &Matrix) -> f64 {
    let values = matrix.iter().flatten();
    values.fold(0.0, |most: f64, value| most.max(value.abs()))
}

fn stream(judge: &mut Judge, claim: Stream, streams: &[Matrix], settings: &Depth) {
    let last = &streams[streams.len() - 1];
    match claim {
        Stream::Finite {
            from,
            to,
            change,
            expected,
        } => {
            judge.near(from, rms(&streams[0]), 1e-6 * from, "the rms of x");
            judge.near(to, rms(last), 1e-4 * to, "the last rms");
            course(judge, change, from, to);
            // Each layer multiplies the mean square, or adds to it.
            let square = (0..settings.layers).fold(1.0, |square: f64, _| match settings.scheme {
                Scheme::None => square * (1.0 + settings.scale.powi(2)),
                Scheme::Post => 1.0,
                Scheme::Pre => square + settings.scale.powi(2),
                Scheme::Peri => square + 1.0,
            });
            let formula = square.sqrt();
            judge.near(expected, formula, 1e-9 * formula, "the formula");
        }
        Stream::Overflow(layer) => {
            let most = f64::from(f32::MAX);
            let [before, after] = [layer - 1, layer].map(|layer| largest(&streams[layer as usize]));
            judge.claim(before <= 1.001 * most && after >= 0.999 * most, || {
                format!("at layer {layer} the largest entry is {after}, before it {before}")
            });
        }
    }
}

fn course(judge: &mut Judge, change: Change, from: f64, to: f64) {
    let holds = match change {
        Change::Rose => to > from,
        Change::Fell => to < from,
        Change::Stayed => (to - from).abs() <= ROUNDED * from.max(to),
        Change::BecameNan => to.is_nan(),
    };
    judge.claim(holds, || format!("{change:?} from {from} to {to}"));
}

fn gradients(judge: &mut Judge, claim: Gradients, norms: &[f64]) {
    let (first, last) = (norms[0], norms[norms.len() - 1]);
    match claim {
        Gradients::Single => judge.claim(norms.len() == 1, || "there is one weight".into()),
        Gradients::Ratio(ratio) => {
            judge.near(ratio, first / last, 2e-3 * ratio, "the ratio of gradients");
        }
        Gradients::Undefined => {
            let is_defined = first.is_finite() && last.is_finite() && last > 0.0;
            judge.claim(!is_defined || first.max(last) > 1e37, || {
                format!("{norms:?}")
            });
        }
    }
}

fn alike(judge: &mut Judge, claim: &Rows, streams: &[Matrix], settings: &Depth) {
    judge.claim((*claim == Rows::Single) == (settings.rows == 1), || {
        format!("{claim:?} of {} rows", settings.rows)
    });
    let (cosines, change, beyond, ranks) = match *claim {
        Rows::Single => return,
        Rows::Lost(layer) => {
            // A similarity needs squares, which may be too large where the stream is not.
            let most = largest(&streams[layer as usize]);
            judge.claim(most > 1e18, || format!("layer {layer} has at most {most}"));
            return;
        }
        Rows::Compared {
            cosine,
            change,
            beyond,
            rank,
        } => (cosine, change, beyond, rank),
    };
    let ends = [&streams[0], &streams[streams.len() - 1]];
    for (index, matrix) in ends.into_iter().enumerate() {
        let cosine = jacobi::cosine(matrix);
        judge.near(cosines[index], cosine, 1e-3, "the mean |cos|");
        let rank = jacobi::rank(matrix.clone());
        judge.near(ranks[index], rank, 1e-3 * rank, "the effective rank");
    }
    let all: Vec<f64> = streams.iter().map(jacobi::cosine).collect();
    let [low, high] = [cosines[0].min(cosines[1]), cosines[0].max(cosines[1])];
    for (extreme, sign, end) in [(beyond[0], 1.0, high), (beyond[1], -1.0, low)] {
        let far = all
            .iter()
            .fold(f64::NEG_INFINITY, |far, cosine| far.max(sign * cosine));
        match extreme {
            Some(Extreme { layer, value }) => {
                judge.near(value, all[layer as usize], 1e-3, "an extreme |cos|");
                judge.near(sign * value, far, 1e-3, "the most extreme |cos|");
                judge.claim(sign * (value - end) > 0.0, || format!("{claim:?}"));
            }
            // What rises or falls stays between its ends.
            None => judge.claim(far <= sign * end + 2e-3, || {
                format!("a |cos| is {}: {claim:?}", sign * far)
            }),
        }
    }
    course(judge, change, cosines[0], cosines[1]);
}

fn text(judge: &mut Judge, text: &str, known: &[f64]) {
    judge.sentences += 1;
    // A ratio and a rank have three digits.
    judge.known_numbers(text, known, 10.0 * ROUNDED);
    judge.without_slips(text, &["  ", "..", " 1 layers", "inf", "NaN"]);
}
