//! A lesson: the steps through which a teacher leads, and what each one hides or locks.
//!
//! A lesson without steps closes controls of one state.

mod closed;
mod plain_text;
mod question;
mod ready;
mod step;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use self::{
    closed::{Access, Closed},
    plain_text::PlainText,
    question::{Accepted, AcceptedChoice, AcceptedNumber, OptionText, OwnQuestion},
    ready::{ReadyLesson, ReadySpec},
    step::{Asks, Step, Unaskable},
};
use crate::lab::{
    control::Control,
    scenario::Scenario,
    setting::{Number, Setting},
};

/// A lesson, and how far the student is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The controls that are not open now.
    closed: Closed,
    /// Its steps; none if it closes controls of one state.
    steps: Arc<[Step]>,
    /// The position of the present step.
    at: usize,
    /// Whether the student may open everything.
    pub may_unlock: bool,
    /// Whether the student has opened everything.
    pub unlocked: bool,
    /// The values with which the lesson or its present step starts, to which resets lead;
    /// `None` while the teacher writes it.
    pub start: Option<Arc<Scenario>>,
}

impl Default for Lesson {
    fn default() -> Self {
        Self {
            closed: Closed::default(),
            steps: Arc::new([]),
            at: 0,
            may_unlock: true,
            unlocked: false,
            start: None,
        }
    }
}

impl Lesson {
    /// The most steps.
    pub const MOST_STEPS: usize = 40;

    /// A lesson at its first step. Steps beyond [`Lesson::MOST_STEPS`] are left out.
    #[must_use]
    pub fn of_steps(mut steps: Vec<Step>) -> Self {
        steps.truncate(Self::MOST_STEPS);
        let lesson = Self {
            steps: steps.into(),
            ..Self::default()
        };
        lesson.at_step(0)
    }

    /// The lesson at another step; at the last one if there are fewer. A lesson without
    /// steps stays as it is.
    #[must_use]
    pub fn at_step(mut self, index: usize) -> Self {
        self.at = index.min(self.steps.len().saturating_sub(1));
        if let Some(step) = self.steps.get(self.at) {
            self.closed = step.closed.clone();
            self.start = Some(step.scenario.clone());
        }
        self
    }

    /// The steps; none if it closes controls of one state.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The position of the present step, from 0.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// The present step.
    #[must_use]
    pub fn step(&self) -> Option<&Step> {
        self.steps.get(self.at)
    }

    /// The lesson of the present step alone, as a lesson without steps.
    #[must_use]
    pub fn without_steps(mut self) -> Self {
        self.steps = Arc::new([]);
        self.at = 0;
        self
    }

    /// Whether there are steps, or anything is hidden or locked, unlocked again or not.
    #[must_use]
    pub fn is_any(&self) -> bool {
        !self.closed.is_empty() || !self.steps.is_empty()
    }

    /// The lesson with the values of a scenario as its start, unless it has one. An empty lesson
    /// gets a start only in an embedded page.
    #[must_use]
    pub fn starting_from(mut self, scenario: &Scenario, embedded: bool) -> Self {
        if (self.is_any() || embedded) && self.start.is_none() {
            self.start = Some(Arc::new(scenario.clone()));
        }
        self
    }

    /// The values to which resets lead: those of the lesson's start, or the default ones.
    #[must_use]
    pub fn reset_values(&self) -> Arc<Scenario> {
        self.start.clone().unwrap_or_default()
    }

    /// Takes the settings whose controls are not open from the present scenario, so that a
    /// preset or a file does not change them. Returns those that would have changed.
    pub fn keep_closed(&self, present: &Scenario, next: &mut Scenario) -> Vec<Setting> {
        let mut kept = Vec::new();
        for setting in Setting::ALL {
            if self.of(Control::of(setting)) != Access::Open && setting.differs(present, next) {
                setting.copy(present, next);
                kept.push(setting);
            }
        }
        let own_matrix = Setting::CustomMatrix;
        if self.closes_shape_of(present, next) && own_matrix.differs(present, next) {
            own_matrix.copy(present, next);
            kept.push(own_matrix);
        }
        kept
    }

    /// Whether the matrices of two states differ in a number of rows or features that is
    /// closed. A matrix of the user's own brings its shape with it.
    fn closes_shape_of(&self, present: &Scenario, next: &Scenario) -> bool {
        let [present, next] = [present, next].map(|state| state.activations.shape());
        let is_closed = |number| self.of(Control::of(Setting::Number(number))) != Access::Open;
        (present.0 != next.0 && is_closed(Number::Rows))
            || (present.1 != next.1 && is_closed(Number::Features))
    }

    /// The same lesson, before a student unlocked it.
    #[must_use]
    pub fn as_given(mut self) -> Self {
        self.unlocked = false;
        self
    }

    /// What the teacher chose for a control itself.
    #[must_use]
    pub fn chosen(&self, control: Control) -> Access {
        self.closed.chosen(control)
    }

    /// Chooses for a control.
    pub fn choose(&mut self, control: Control, access: Access) {
        self.closed.choose(control, access);
    }

    /// What is hidden or locked, unlocked again or not.
    #[must_use]
    pub fn closed(&self) -> &Closed {
        &self.closed
    }

    /// What a student may do with a control now.
    #[must_use]
    pub fn of(&self, control: Control) -> Access {
        if self.is_unlocked() {
            return Access::Open;
        }
        self.closed.of(control)
    }

    /// Whether the student has opened everything, and may.
    #[must_use]
    pub fn is_unlocked(&self) -> bool {
        self.unlocked && self.may_unlock
    }

    /// Whether a student may change one state into the other: whether every setting in
    /// which they differ is open.
    #[must_use]
    pub fn allows(&self, from: &Scenario, to: &Scenario) -> bool {
        self.is_unlocked() || (self.closed.allows(from, to) && !self.closes_shape_of(from, to))
    }

    /// The controls with this access, as they were chosen, in the page's order.
    pub fn with(&self, access: Access) -> impl Iterator<Item = Control> {
        self.closed.with(access)
    }
}
