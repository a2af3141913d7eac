//! Random scenarios and lessons.

use layernorm_lab::{
    challenge::Challenge,
    lab::{
        control::Control,
        scenario::{CustomMatrix, Override, Parameter, Scenario},
        setting::{Choice, Number, Switch},
        station::Station,
    },
    share::{
        lesson::{
            Accepted, AcceptedChoice, AcceptedNumber, Access, Asks, Lesson, OptionText,
            OwnQuestion, PlainText, Step,
        },
        link::{Link, write},
    },
};
use proptest::{
    collection,
    prelude::*,
    sample::{self, select},
};

/// A valid value of a numeric setting: often its default, else any double in range.
fn number(number: Number) -> BoxedStrategy<f64> {
    let spec = number.spec();
    let (least, most) = (*spec.limits.start(), *spec.limits.end());
    let in_range = if spec.whole {
        (least..=most).prop_map(f64::round).boxed()
    } else {
        prop_oneof![
            least..=most,
            // Doubles of every magnitude.
            prop::num::f64::ANY.prop_map(move |value| if value.is_nan() {
                most
            } else {
                value.clamp(least, most)
            }),
        ]
        .boxed()
    };
    prop_oneof![1 => Just(number.default()), 3 => in_range].boxed()
}

fn parameter(of: Number) -> impl Strategy<Value = Parameter> {
    let places = collection::hash_map((0..16_u32, 0..64_u32), number(of), 0..12);
    (number(of), places).prop_map(|(all, places)| Parameter {
        all,
        overrides: places
            .into_iter()
            .map(|((row, feature), value)| Override {
                row,
                feature,
                value,
            })
            .collect(),
    })
}

/// A seed, and any alternative of each choice and switch.
fn choices() -> impl Strategy<Value = Scenario> {
    let alternatives = |choice: &Choice| 0..choice.spec().link_values.len();
    let chosen: Vec<_> = Choice::ALL.iter().map(alternatives).collect();
    (any::<u64>(), chosen, any::<[bool; Switch::ALL.len()]>()).prop_map(|(seed, chosen, on)| {
        let mut scenario = Scenario {
            seed,
            ..Scenario::default()
        };
        for (choice, index) in std::iter::zip(Choice::ALL, chosen) {
            choice.set(&mut scenario, index);
        }
        for (switch, on) in std::iter::zip(Switch::ALL, on) {
            switch.set(&mut scenario, on);
        }
        scenario
    })
}

/// Sometimes a custom matrix, and edited cells, each once.
fn cells() -> impl Strategy<Value = (Option<CustomMatrix>, Vec<Override>)> {
    let finite = any::<f32>().prop_map(|value| if value.is_finite() { value.into() } else { 0.5 });
    let finite = finite.boxed();
    let rows = collection::vec(collection::vec(finite.clone(), 3), 1..5);
    let places = collection::hash_map((0..64_u32, 0..1024_u32), finite, 0..4);
    let edits = places.prop_map(|places| {
        let entries = places.into_iter();
        let entries = entries.map(|((row, feature), value)| Override {
            row,
            feature,
            value,
        });
        entries.collect()
    });
    (
        prop::option::of(rows.prop_map(|rows| {
            CustomMatrix::from_rows(&rows).expect("the rows form a valid matrix")
        })),
        edits,
    )
}

pub(crate) fn scenario() -> impl Strategy<Value = Scenario> {
    let numbers: Vec<_> = Number::ALL.map(number).to_vec();
    (
        choices(),
        numbers,
        parameter(Number::Gamma),
        parameter(Number::Beta),
        cells(),
    )
        .prop_map(|(mut scenario, numbers, gamma, beta, (own, edits))| {
            for (number, value) in std::iter::zip(Number::ALL, numbers) {
                number.set(&mut scenario, value);
            }
            scenario.layer_norm.gamma = gamma;
            scenario.layer_norm.beta = beta;
            scenario.activations.own = own;
            scenario.gradients.own.clone_from(&edits);
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
    (
        collection::vec(access, Control::all().count()),
        any::<bool>(),
    )
        .prop_map(|(chosen, unlocked)| {
            let mut lesson = Lesson::default();
            lesson.unlocked = unlocked;
            for (control, access) in std::iter::zip(Control::all(), chosen) {
                lesson.choose(control, access);
            }
            lesson
        })
}

/// What a step asks.
fn asks() -> impl Strategy<Value = Asks> {
    let number = (any::<f64>(), 0_f64..10.0).prop_filter_map("finite", |(value, within)| {
        AcceptedNumber::new(value, within).map(Accepted::Number)
    });
    let texts = collection::btree_set("[a-zγβ~%+&= ]{0,6}[a-z0-9]", 2..=6);
    let choice = (texts, any::<sample::Index>()).prop_map(|(texts, right)| {
        let options: Vec<_> = texts.iter().map(|text| OptionText::new(text)).collect();
        let right = right.index(options.len());
        AcceptedChoice::new(options, right)
    });
    let choice = choice.prop_filter_map("different", |choice| choice.map(Accepted::Choice));
    let own = ("\\PC{0,40}", prop_oneof![number, choice]).prop_map(|(text, accepted)| {
        Asks::Own(OwnQuestion {
            text: PlainText::new(&text),
            accepted,
        })
    });
    prop_oneof![
        Just(Asks::Nothing),
        select(Challenge::ALL.to_vec()).prop_map(Asks::Challenge),
        own,
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let closed = collection::vec(
        (
            select(Control::all().collect::<Vec<_>>()),
            select(vec![Access::Locked, Access::Hidden]),
        ),
        0..4,
    );
    (
        scenario(),
        select(Station::ALL.to_vec()),
        "(\\PC|[\n~%&=+#]){0,60}",
        closed,
        asks(),
    )
        .prop_map(|(scenario, station, text, closed, asks)| {
            let mut step = Step::of(scenario, station);
            step.text = PlainText::new(&text);
            step.asks = asks;
            for (control, access) in closed {
                step.closed.choose(control, access);
            }
            step
        })
}

/// A lesson of a few steps, at one of them, that fits in a link.
pub(crate) fn lesson_of_steps() -> impl Strategy<Value = Lesson> {
    let steps = collection::vec(step(), 1..4);
    let fits = |lesson: Lesson| {
        let link = Link {
            lesson,
            ..Link::default()
        };
        (!write(&link).is_lesson_left_out).then_some(link.lesson)
    };
    (steps, any::<sample::Index>(), any::<[bool; 2]>()).prop_filter_map(
        "short enough",
        move |(steps, at, [may_unlock, unlocked])| {
            let at = at.index(steps.len());
            let mut lesson = Lesson::of_steps(steps).at_step(at);
            lesson.may_unlock = may_unlock;
            lesson.unlocked = unlocked;
            fits(lesson)
        },
    )
}

pub(crate) fn link() -> impl Strategy<Value = Link> {
    let lesson = prop_oneof![3 => lesson(), 1 => lesson_of_steps()];
    (scenario(), lesson).prop_map(|(scenario, lesson)| Link {
        scenario,
        lesson,
        ..Link::default()
    })
}
