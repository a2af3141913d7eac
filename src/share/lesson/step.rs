//! One step of a lesson.

use std::sync::Arc;

use super::{closed::Closed, plain_text::PlainText, question::OwnQuestion};
use crate::{
    challenge::{Cause, Challenge},
    lab::{scenario::Scenario, station::Station},
};

/// One step of a lesson: a state of the lab, what the teacher says about it, and what a
/// student may change.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The state.
    pub scenario: Arc<Scenario>,
    /// Where the page shows it.
    pub station: Station,
    /// The teacher's text.
    pub text: PlainText<{ Step::MOST_TEXT }>,
    /// What is hidden or locked.
    pub closed: Closed,
    /// What it asks.
    pub asks: Asks,
}

/// What a step asks.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Asks {
    /// Nothing.
    #[default]
    Nothing,
    /// One of the lab's challenges.
    Challenge(Challenge),
    /// A question of the teacher's own.
    Own(OwnQuestion),
}

/// Why a step's challenge cannot be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unaskable {
    /// The question makes no sense in the step's state.
    State(Cause),
    /// The step closes a setting that the question changes.
    Closed,
}

impl Unaskable {
    /// Why the question makes no sense in the state, if that is the reason.
    #[must_use]
    pub fn cause(self) -> Option<Cause> {
        match self {
            Self::State(cause) => Some(cause),
            Self::Closed => None,
        }
    }
}

impl Step {
    /// The most characters of the teacher's text.
    pub const MOST_TEXT: usize = 500;

    /// A step that shows a state, closes nothing, and asks nothing.
    #[must_use]
    pub fn of(scenario: Scenario, station: Station) -> Self {
        Self {
            scenario: Arc::new(scenario),
            station,
            text: PlainText::default(),
            closed: Closed::default(),
            asks: Asks::Nothing,
        }
    }

    /// Whether the step's challenge can be asked in its state. Runs the lab.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn check(&self) -> Result<(), Unaskable> {
        let Asks::Challenge(challenge) = self.asks else {
            return Ok(());
        };
        let question = challenge
            .ask(&self.scenario)
            .map_err(|obstacle| Unaskable::State(obstacle.cause))?;
        let states = [&question.before.scenario, &question.after.scenario];
        let is_allowed = states
            .into_iter()
            .all(|state| self.closed.allows(&self.scenario, state));
        is_allowed.then_some(()).ok_or(Unaskable::Closed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        lab::{control::Control, setting::Switch},
        share::lesson::Access,
    };

    #[test]
    fn a_challenge_needs_a_fitting_state_and_open_settings() {
        let mut step = Step::of(Scenario::default(), Station::Why);
        assert_eq!(step.check(), Ok(()));
        step.asks = Asks::Challenge(Challenge::HeldNorm);
        assert_eq!(step.check(), Ok(()));
        step.closed
            .choose(Control::from(Switch::LayerNorm), Access::Locked);
        assert_eq!(step.check(), Err(Unaskable::Closed));
        let mut narrow = Scenario::default();
        narrow.activations.features = 1;
        step = Step::of(narrow, Station::What);
        step.asks = Asks::Challenge(Challenge::Outlier);
        assert_eq!(step.check(), Err(Unaskable::State(Cause::OneFeature)));
    }
}
