//! Station 1's questions: the norm and the directions of the growing chain.

use crate::{
    challenge::{
        answer::{Answer, Form, Tolerance},
        cause::Cause,
        explanation::Explanation,
        run::{Experiment, Run},
    },
    lab::{
        directions::mean_cosines,
        growth::expected,
        real::Real,
        scenario::{Direction, Growth, Product, Scenario},
        setting::SliderScale,
    },
};

/// `E ln|Z|` of a standard normal Z: −(`γ_Euler` + ln 2)/2.
const MEAN_LOG: f64 = -(0.577_215_664_901_532_9 + std::f64::consts::LN_2) / 2.0;

/// Norms beyond these are not asked for: they would be beyond the slider.
const NORMS: std::ops::RangeInclusive<f64> = 1e-6..=1e9;

/// How far from n the norm may be that LayerNorm holds, relative to n.
const HELD: f64 = 0.01;

/// The scenario with other settings of the chains, whose matrices the charts show.
fn with_growth(scenario: &Scenario, set: impl Fn(&mut Growth)) -> Scenario {
    let mut scenario = scenario.clone();
    scenario.view.direction = Direction::Forward;
    set(&mut scenario.growth);
    scenario
}

/// From the first step to the current number of steps, without LayerNorm.
pub(super) fn first_step_then_all(scenario: &Scenario) -> Result<Experiment, Cause> {
    if scenario.growth.layer_norm {
        return Err(Cause::LayerNormOn);
    }
    from_first_step(with_growth(scenario, |_| ()))
}

/// From the first step to all steps.
fn from_first_step(after: Scenario) -> Result<Experiment, Cause> {
    if after.growth.steps < 2 {
        return Err(Cause::FewSteps);
    }
    Ok(Experiment {
        before: with_growth(&after, |growth| growth.steps = 1),
        after,
    })
}

/// From the current number of steps to six times as many, without LayerNorm.
pub(super) fn six_times_as_many_steps(scenario: &Scenario) -> Result<Experiment, Cause> {
    if scenario.growth.layer_norm {
        return Err(Cause::LayerNormOn);
    }
    Ok(Experiment {
        before: with_growth(scenario, |_| ()),
        after: with_growth(scenario, |growth| growth.steps *= 6),
    })
}

/// From no LayerNorm to LayerNorm with larger noise.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the functions of all challenges have one type"
)]
pub(super) fn larger_noise_with_layer_norm(scenario: &Scenario) -> Result<Experiment, Cause> {
    Ok(Experiment {
        before: with_growth(scenario, |growth| growth.layer_norm = false),
        after: with_growth(scenario, |growth| {
            growth.layer_norm = true;
            growth.scale = if growth.scale < 10.0 {
                10.0
            } else {
                growth.scale * 10.0
            };
        }),
    })
}

/// From one matrix product with LayerNorm to the current number of them.
pub(super) fn matrix_products_with_layer_norm(scenario: &Scenario) -> Result<Experiment, Cause> {
    from_first_step(with_growth(scenario, |growth| {
        growth.layer_norm = true;
        growth.product = Product::Matrix;
    }))
}

/// The last norm of the growing chain.
fn last_norm(run: &Run) -> Real {
    let chain = &run.outcome.growth.growing;
    chain.steps.last().unwrap_or(&chain.start).norm
}

pub(super) fn norm_is_measurable(before: &Run, after: &Run) -> Result<(), Cause> {
    let is_measurable = |run| last_norm(run).finite().is_some_and(|n| NORMS.contains(&n));
    if is_measurable(before) && is_measurable(after) {
        Ok(())
    } else {
        Err(Cause::NotFinite)
    }
}

pub(super) fn norm_is_held(before: &Run, after: &Run) -> Result<(), Cause> {
    let size = f64::from(after.scenario.growth.size);
    if after.scenario.growth.size < 2 {
        return Err(Cause::OneFeature);
    }
    let is_held = |norm: f64| (norm / size - 1.0).abs() <= HELD;
    match last_norm(after).finite() {
        Some(norm) if is_held(norm) => norm_is_measurable(before, after),
        _ => Err(Cause::NotFinite),
    }
}

pub(super) fn directions_are_defined(before: &Run, after: &Run) -> Result<(), Cause> {
    if after.scenario.growth.size < 3 {
        return Err(Cause::OneFeature);
    }
    let is_defined = |run| growing_directions(run).finite().is_some();
    if is_defined(before) && is_defined(after) {
        Ok(())
    } else {
        Err(Cause::NotFinite)
    }
}

/// A logarithmic axis, which does not depend on the answer.
pub(super) const NORM_FORM: Form = norm_form(2.0, 10.0);

/// The same for a norm that algebra gives.
pub(super) const HELD_NORM_FORM: Form = norm_form(1.1, 2.0);

const fn norm_form(right: f64, close: f64) -> Form {
    Form::Number {
        least: 1e-6,
        most: 1e9,
        scale: SliderScale::Logarithmic,
        tolerance: Tolerance::Factor { right, close },
    }
}

pub(super) fn growing_norm(_: &Run, after: &Run) -> Answer {
    Answer::Number(last_norm(after).to_f64())
}

pub(super) const DIRECTIONS_FORM: Form = Form::Number {
    least: 0.0,
    most: 1.0,
    scale: SliderScale::Linear,
    tolerance: Tolerance::Difference {
        right: 0.1,
        close: 0.2,
    },
};

fn growing_directions(run: &Run) -> Real {
    let [_, growing] = mean_cosines(run.scenario.seed, &run.scenario.growth);
    growing
}

pub(super) fn directions(_: &Run, after: &Run) -> Answer {
    Answer::Number(growing_directions(after).to_f64())
}

pub(super) fn why_typical(_: &Run, after: &Run) -> Explanation {
    let growth = &after.scenario.growth;
    match growth.product {
        Product::Elementwise => Explanation::TypicalFactor {
            factor: growth.scale * MEAN_LOG.exp(),
            is_single: growth.size == 1,
            expected: expected(growth.scale, growth)
                .last()
                .copied()
                .unwrap_or(Real::Undefined),
        },
        Product::Matrix => Explanation::MatrixGain {
            gain: growth.scale * f64::from(growth.size).sqrt(),
        },
    }
}

pub(super) fn why_held(_: &Run, after: &Run) -> Explanation {
    Explanation::HeldNorm {
        size: after.scenario.growth.size,
    }
}

pub(super) fn why_directions(before: &Run, after: &Run) -> Explanation {
    Explanation::Directions {
        first: growing_directions(before),
        last: growing_directions(after),
    }
}
