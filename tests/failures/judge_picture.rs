//! Judges every claim of the pictures' captions, labels and shapes.

use layernorm_lab::charts::float_grid::Panel;

use crate::{
    judge::{ensure, expect_distinct},
    text::{count, expect, holes},
    truth::{Truth, fraction, is_float32, is_half_way, spacing, to_f64},
};

const MAX: f64 = f32::MAX as f64;

/// Checks a picture of a row of finite values: its caption, and its labels.
pub(crate) fn panel(truth: &Truth, panel: &Panel) -> Result<(), String> {
    for sentence in crate::text::sentences(&panel.caption) {
        caption(truth, panel, sentence).map_err(|error| format!("{error}: {sentence}"))?;
    }
    let has_words =
        panel.caption.contains("no picture") || panel.caption.contains("float32 holds exactly");
    ensure(panel.svg.is_none() == has_words, || {
        "a picture or words".to_owned()
    })?;
    for text in texts(panel) {
        label(truth, panel.id, text).map_err(|error| format!("{error}: label {text}"))?;
    }
    Ok(())
}

/// The texts of a picture.
pub(crate) fn texts(panel: &Panel) -> Vec<&str> {
    let svg = panel.svg.as_deref().unwrap_or_default();
    svg.split("</text>")
        .filter_map(|part| part.rsplit_once('>').map(|(_, text)| text))
        .filter(|text| !text.is_empty())
        .collect()
}

/// How many strokes a picture has for the float32 numbers in view.
pub(crate) fn ticks(panel: &Panel) -> Option<usize> {
    let svg = panel.svg.as_deref()?;
    let (_, rest) = svg.split_once("<path class=\"float-grid-tick\" d=\"")?;
    Some(rest.split('"').next()?.matches('M').count())
}

fn caption(truth: &Truth, panel: &Panel, text: &str) -> Result<(), String> {
    let values = &truth.values;
    let n = truth.count();
    let least = values.iter().copied().fold(f32::INFINITY, f32::min);
    let most = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let widest = f64::from(least.abs().max(most.abs()));
    let is_constant = truth.is_constant();
    if text == "The dot is the only value" {
        return ensure(n == 1, || "count".to_owned());
    }
    if text == "Both values are the same dot" {
        return ensure(is_constant && n == 2, || "count".to_owned());
    }
    if let Some([all]) = holes("All {} values are the same dot", text) {
        return ensure(is_constant && count(all)? == n && n > 1, || {
            "count".to_owned()
        });
    }
    if let Some([all]) = holes("The dots are the {} values", text) {
        return ensure(!is_constant && count(all)? == n, || "count".to_owned());
    }
    if let Some([one, other]) = holes(
        "Each tick is a float32 number; neighbours are {} to {} apart",
        text,
    ) {
        return ensure(one != other, || "range".to_owned())
            .and_then(|()| each_tick(truth, panel, one, other));
    }
    if let Some([apart]) = holes(
        "Each tick is a float32 number; neighbours are {} apart",
        text,
    ) {
        return each_tick(truth, panel, apart, apart);
    }
    if let Some([between, apart]) = holes(
        "Between the smallest and the largest lie {} float32 numbers, at most {} apart: too many to draw",
        text,
    ) {
        let position = |x: f32| {
            let size = f64::from(x.abs().to_bits());
            if x < 0.0 { -size } else { size }
        };
        let truth = position(most) - position(least) - 1.0;
        ensure(truth > 1.0 && ticks(panel).is_none(), || {
            "too many".to_owned()
        })?;
        let between = between.replace('\u{202f}', "");
        expect(&between, truth, 3)?;
        let size = most.abs().max(least.abs());
        return expect(apart, f64::from(size) - f64::from(size.next_down()), 4);
    }
    if let Some([apart]) = holes(
        "At the largest value, float32 numbers are {} apart, too many to draw",
        text,
    ) {
        ensure(ticks(panel).is_none(), || "too many".to_owned())?;
        return expect(apart, spacing(widest), 4);
    }
    mean_or_squares(truth, panel, text)
}

/// What a caption says of the mean and of the squares, and in the place of a picture.
fn mean_or_squares(truth: &Truth, panel: &Panel, text: &str) -> Result<(), String> {
    let (values, n) = (&truth.values, truth.count());
    if text == "The exact mean is a float32 number" {
        return ensure(is_float32(&truth.mean), || "it is not".to_owned());
    }
    if let Some([away]) = holes(
        "The exact mean is not a float32 number; it is {} from the nearest",
        text,
    ) {
        let is_other = !is_float32(&truth.mean) && !is_half_way(&truth.mean);
        ensure(is_other, || "it is one, or half way".to_owned())?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the nearest float32 is meant"
        )]
        let nearest = to_f64(&truth.mean) as f32;
        let distance = |x: f32| to_f64(&(fraction(x.into()) - &truth.mean)).abs();
        let neighbours = [nearest.next_down(), nearest, nearest.next_up()];
        let least = neighbours
            .into_iter()
            .filter(|x| x.is_finite())
            .map(distance);
        return expect(away, least.fold(f64::INFINITY, f64::min), 4);
    }
    if let Some([away]) = holes(
        "The exact mean is half way between two float32 numbers, {} from each",
        text,
    ) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the nearest float32 is meant"
        )]
        let step = spacing(f64::from(to_f64(&truth.mean) as f32));
        return ensure(is_half_way(&truth.mean), || "it is not".to_owned())
            .and_then(|()| expect(away, step / 2.0, 4));
    }
    if let Some([mean]) = holes("In float32 the sum overflows, and the mean is {}", text) {
        let naive = truth.naive.mean;
        ensure(!naive.is_finite(), || "it is finite".to_owned())?;
        return expect(mean, naive.into(), 4);
    }
    if let Some([exact, naive]) = holes(
        "The variance is E[x²] − μ²: exactly {}, in float32 {}",
        text,
    ) {
        let is_negative = truth.naive.variance < 0.0;
        let (naive, order) = naive.split_once(", ").unwrap_or((naive, ""));
        ensure(
            order
                == if is_negative {
                    "where μ² is the larger"
                } else {
                    ""
                },
            || "order".to_owned(),
        )?;
        expect(exact, to_f64(&truth.variance), 4)?;
        return expect(naive, truth.naive.variance.into(), 4);
    }
    // In float32, as in exact arithmetic, the two numbers are the ends of a bar.
    if text == "Each bar runs between μ² and E[x²]" {
        return ensure(panel.id == "failures-squares", || "no bars".to_owned());
    }
    if let Some([apart, steps]) = holes(
        "Float32 numbers are {} apart at E[x²], too many to draw: the exact variance is {} such steps long",
        text,
    ) {
        let step = spacing(truth.naive.mean_of_squares.into());
        ensure(ticks(panel).is_none(), || "too many".to_owned())?;
        expect(apart, step, 4)?;
        return expect(steps, to_f64(&truth.variance) / step, 3);
    }
    if let Some([end, squares, mean, naive_squares, naive_mean]) = holes(
        "There is no picture, because float32 ends at {}: exactly, E[x²] is {} and μ² is {}; in float32 they are {} and {}",
        text,
    ) {
        let naive = &truth.naive;
        ensure(!naive.variance.is_finite(), || "it is finite".to_owned())?;
        expect(end, MAX, 4)?;
        expect(squares, to_f64(&truth.mean_of_squares), 4)?;
        expect(mean, to_f64(&(&truth.mean * &truth.mean)), 4)?;
        expect(naive_squares, naive.mean_of_squares.into(), 4)?;
        return expect(naive_mean, naive.square_of_mean.into(), 4);
    }
    let zeros = values.iter().all(|x| *x == 0.0);
    if text == "The only value is 0, which float32 holds exactly, like its mean and its square" {
        return ensure(zeros && n == 1, || "zeros".to_owned());
    }
    if let Some([all]) = holes(
        "All {} values are 0, which float32 holds exactly, like their mean and their squares",
        text,
    ) {
        return ensure(zeros && n > 1 && count(all)? == n, || "zeros".to_owned());
    }
    Err("no claim".to_owned())
}

/// The ticks are float32 numbers, whose distances are in this range.
fn each_tick(truth: &Truth, panel: &Panel, least: &str, most: &str) -> Result<(), String> {
    let drawn = ticks(panel).ok_or("no ticks")?;
    ensure((1..=40).contains(&drawn), || format!("{drawn} ticks"))?;
    let naive = &truth.naive;
    let inside: Vec<f64> = match panel.id {
        "failures-values" => truth.values.iter().map(|x| f64::from(*x)).collect(),
        "failures-mean" => vec![naive.mean.into(), to_f64(&truth.mean)],
        _ => vec![naive.mean_of_squares.into(), naive.square_of_mean.into()],
    };
    // Each distance is a power of 2; between the smallest and the largest of them lies the
    // one at each number in view.
    let read = |text: &str| match crate::text::number(text) {
        Ok(crate::text::Printed::Finite(value)) => Ok(value.log2()),
        other => Err(format!("{other:?}")),
    };
    let (low, high) = (read(least)?, read(most)?);
    for power in [low, high] {
        ensure((power - power.round()).abs() < 1e-3, || {
            "no power of 2".to_owned()
        })?;
    }
    inside.iter().try_for_each(|x| {
        // Just below a power of 2 numbers are half as far apart.
        let at = spacing(*x).log2();
        ensure(low <= at + 1e-3 && at <= high + 1e-3, || format!("{x:e}"))
    })
}

fn label(truth: &Truth, id: &str, text: &str) -> Result<(), String> {
    let naive = &truth.naive;
    if id == "failures-squares" {
        if let Some([v]) = holes("exact: {}", text) {
            return expect(v, to_f64(&truth.variance), 4);
        }
        if let Some([v]) = holes("float32: {}", text) {
            return expect(v, naive.variance.into(), 4);
        }
        if ["μ²", "E[x²]"].contains(&text) {
            return Ok(());
        }
        return expect_distinct(text, naive.mean_of_squares)
            .or_else(|_| expect_distinct(text, naive.square_of_mean));
    }
    if let Some([mean]) = holes("exact mean {}", text) {
        return expect(mean, to_f64(&truth.mean), 10);
    }
    if let Some([mean]) = holes("naive mean {}", text) {
        return expect_distinct(mean, naive.mean);
    }
    let least = truth.values.iter().copied().fold(f32::INFINITY, f32::min);
    let most = truth
        .values
        .iter()
        .copied()
        .fold(f32::NEG_INFINITY, f32::max);
    expect_distinct(text, least).or_else(|_| expect_distinct(text, most))
}
