//! The lessons that the lab comes with. `docs/lessons` has a teacher's guide for each.

use super::{
    Accepted, AcceptedChoice, AcceptedNumber, Access, Asks, Lesson, OptionText, OwnQuestion,
    PlainText, Step,
};
use crate::{
    challenge::Challenge,
    lab::{
        control::Control,
        listed_enum::listed_enum,
        scenario::{Divisor, Scenario},
        station::Station,
    },
    words::ready_lesson as words,
};

/// What makes up a [`ReadyLesson`].
#[derive(Debug)]
pub struct ReadySpec {
    /// The name of its guide in `docs/lessons`, and the end of its elements' ids.
    pub id: &'static str,
    /// Its name on the page.
    pub name: &'static str,
    /// Its steps.
    steps: fn() -> Vec<Step>,
}

listed_enum! {
    /// A lesson that the lab comes with.
    pub enum ReadyLesson: ReadySpec {
        /// The lecture in its order, in 45 minutes.
        Lecture = ReadySpec {
            id: "lecture",
            name: words::LECTURE,
            steps: lecture,
        },
        /// γ and β, in ten minutes.
        GammaAndBeta = ReadySpec {
            id: "gamma-and-beta",
            name: words::GAMMA_AND_BETA,
            steps: gamma_and_beta,
        },
    }
}

impl ReadyLesson {
    /// The lesson, at its first step.
    #[must_use]
    pub fn lesson(self) -> Lesson {
        Lesson::of_steps((self.spec().steps)())
    }
}

/// The challenges of the lecture, in the order of its notebook.
const LECTURE: [Challenge; words::LECTURE_STEPS.len()] = [
    Challenge::TypicalNorm,
    Challenge::LongChain,
    Challenge::HeldNorm,
    Challenge::Outlier,
    Challenge::ScaledRow,
    Challenge::SampleStd,
    Challenge::PooledCorrelation,
    Challenge::SecondLayer,
];

fn lecture() -> Vec<Step> {
    let steps = std::iter::zip(LECTURE, words::LECTURE_STEPS);
    steps
        .map(|(challenge, text)| {
            let step = Step::of(Scenario::default(), challenge.spec().station);
            let step = without(step, &beyond_the_lecture());
            Step {
                text: PlainText::new(text),
                asks: Asks::Challenge(challenge),
                ..step
            }
        })
        .collect()
}

fn gamma_and_beta() -> Vec<Step> {
    let mut one_entry = Scenario::default();
    one_entry.layer_norm.gamma.set(0, 2, 5.0);
    // The question is about the std that divides by n.
    let mut biased = Scenario::default();
    biased.view.std = Divisor::Biased;
    let states = [
        Scenario::default(),
        biased,
        Scenario::default(),
        one_entry,
        Scenario::default(),
    ];
    let asks = [
        choice(words::WHICH_SHIFTS, &words::SHIFTS, 1),
        number(words::NEGATIVE_GAMMA, 2.0, 0.01),
        number(words::ZERO_GAMMA, 1.0, 0.01),
        choice(words::ONE_ENTRY, &words::ONE_ENTRY_OPTIONS, 1),
        Asks::Challenge(Challenge::SecondLayer),
    ];
    let mut hidden = vec![Station::Why];
    hidden.extend(beyond_the_lecture());
    std::iter::zip(states, asks)
        .zip(words::GAMMA_AND_BETA_STEPS)
        .map(|((state, asks), text)| Step {
            text: PlainText::new(text),
            asks,
            ..without(Step::of(state, Station::Parameters), &hidden)
        })
        .collect()
}

/// The stations that the lecture does not have.
fn beyond_the_lecture() -> Vec<Station> {
    let all = Station::ALL.into_iter();
    all.filter(|station| *station > Station::Parameters)
        .collect()
}

/// The step without some stations, and without the presets, which lead away from it.
fn without(mut step: Step, stations: &[Station]) -> Step {
    step.closed.choose(Control::Presets, Access::Hidden);
    for station in stations {
        step.closed
            .choose(Control::Station(*station), Access::Hidden);
    }
    step
}

fn choice(text: &str, options: &[&str], right: usize) -> Asks {
    let options = options.iter().copied().map(OptionText::new).collect();
    let accepted = AcceptedChoice::new(options, right).map(Accepted::Choice);
    own(text, accepted)
}

fn number(text: &str, value: f64, within: f64) -> Asks {
    own(
        text,
        AcceptedNumber::new(value, within).map(Accepted::Number),
    )
}

/// A question of the teacher's own; nothing without an accepted answer.
fn own(text: &str, accepted: Option<Accepted>) -> Asks {
    accepted.map_or(Asks::Nothing, |accepted| {
        Asks::Own(OwnQuestion {
            text: PlainText::new(text),
            accepted,
        })
    })
}
