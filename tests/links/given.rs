//! Random scenarios and lessons.

use layernorm_lab::{
    lab::{
        knob::{self, Knob},
        scenario::{
            Axis, Divisor, NormalizedShape, Own, Parameter, Precision, Product, Scenario, Table,
        },
    },
    share::{
        lesson::{Access, CONTROLS, Lesson},
        link::Link,
    },
};
use proptest::{collection, prelude::*, sample::select};

/// Any number that a knob takes: often its default, else any double inside.
fn number(knob: &'static Knob) -> BoxedStrategy<f64> {
    let (least, most) = (*knob.limits.start(), *knob.limits.end());
    let inside = if knob.whole {
        (least..=most).prop_map(f64::round).boxed()
    } else {
        prop_oneof![
            least..=most,
            // Doubles of every size.
            prop::num::f64::ANY.prop_map(move |value| if value.is_nan() {
                most
            } else {
                value.clamp(least, most)
            }),
        ]
        .boxed()
    };
    prop_oneof![1 => Just(knob.default), 3 => inside].boxed()
}

fn parameter(knob: &'static Knob) -> impl Strategy<Value = Parameter> {
    let places = collection::hash_map((0..16_u32, 0..64_u32), number(knob), 0..12);
    (number(knob), places).prop_map(|(all, places)| Parameter {
        all,
        own: places
            .into_iter()
            .map(|((row, feature), value)| Own {
                row,
                feature,
                value,
            })
            .collect(),
    })
}

fn choices() -> impl Strategy<Value = Scenario> {
    (
        any::<u64>(),
        select(vec![Product::Elementwise, Product::Matrix]),
        select(vec![
            Precision::Float32,
            Precision::Float16,
            Precision::BFloat16,
        ]),
        select(vec![NormalizedShape::Row, NormalizedShape::Whole]),
        select(vec![Axis::Linear, Axis::Logarithmic]),
        select(vec![Divisor::Unbiased, Divisor::Biased]),
        any::<[bool; 3]>(),
    )
        .prop_map(|(seed, product, precision, shape, axis, std, on)| {
            let mut scenario = Scenario {
                seed,
                ..Scenario::default()
            };
            scenario.growth.product = product;
            scenario.growth.precision = precision;
            scenario.growth.layer_norm = on[0];
            scenario.layer_norm.normalized_shape = shape;
            scenario.view.axis = axis;
            scenario.view.std = std;
            scenario.view.expected = on[1];
            scenario.view.band = on[2];
            scenario
        })
}

/// A matrix of one's own, now and then, and cells set by hand.
fn cells() -> impl Strategy<Value = (Option<Table>, Vec<Own>)> {
    let finite = any::<f32>().prop_map(|value| if value.is_finite() { value.into() } else { 0.5 });
    let finite = finite.boxed();
    let rows = collection::vec(collection::vec(finite.clone(), 3), 1..5);
    let place = (0..64_u32, 0..1024_u32, finite);
    let edits = place.prop_map(|(row, feature, value)| Own {
        row,
        feature,
        value,
    });
    (
        prop::option::of(rows.prop_map(|rows| Table::from_rows(&rows).expect("it is one"))),
        collection::vec(edits, 0..4),
    )
}

pub(crate) fn scenario() -> impl Strategy<Value = Scenario> {
    let numbers: Vec<_> = knob::ALL.iter().map(|knob| number(knob)).collect();
    (
        choices(),
        numbers,
        parameter(&knob::GAMMA),
        parameter(&knob::BETA),
        cells(),
    )
        .prop_map(|(mut scenario, numbers, gamma, beta, (own, edits))| {
            for (knob, value) in std::iter::zip(knob::ALL, numbers) {
                (knob.set)(&mut scenario, value);
            }
            scenario.layer_norm.gamma = gamma;
            scenario.layer_norm.beta = beta;
            scenario.activations.own = own;
            scenario.activations.edits = edits;
            scenario
        })
}

pub(crate) fn lesson() -> impl Strategy<Value = Lesson> {
    let access = select(vec![
        Access::Open,
        Access::Open,
        Access::Locked,
        Access::Hidden,
    ]);
    (collection::vec(access, CONTROLS.len()), any::<bool>()).prop_map(|(chosen, unlocked)| {
        let mut lesson = Lesson::default();
        lesson.unlocked = unlocked;
        for (control, access) in std::iter::zip(&CONTROLS, chosen) {
            lesson.choose(control, access);
        }
        lesson
    })
}

pub(crate) fn link() -> impl Strategy<Value = Link> {
    (scenario(), lesson()).prop_map(|(scenario, lesson)| Link { scenario, lesson })
}
