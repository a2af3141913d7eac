//! A challenge about one state: asking, answering, and what the user has seen.

use crate::{
    challenge::{
        answer::{Answer, Form, Verdict, judge},
        cause::Cause,
        explanation::Explanation,
        list::Challenge,
        nearest::nearest,
        run::Run,
    },
    lab::{
        scenario::Scenario,
        setting::{Choice, Number, Setting},
    },
};

/// Why a question makes no sense.
#[derive(Clone, Debug, PartialEq)]
pub struct Obstacle {
    /// The reason.
    pub cause: Cause,
    challenge: Challenge,
    scenario: Box<Scenario>,
}

impl Obstacle {
    /// The nearest state in which the question makes sense. Runs the lab for each state
    /// that it considers.
    #[must_use]
    pub fn nearest(&self) -> Scenario {
        nearest(&self.scenario, |candidate| {
            self.challenge.question(candidate).is_ok()
        })
    }
}

/// A challenge about one state.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Which challenge.
    pub challenge: Challenge,
    /// What the page shows while it asks, and its results.
    pub before: Run,
    /// What the page shows with the answer, and its results.
    pub after: Run,
    /// The form of the prediction.
    pub form: Form,
}

/// What a user has seen of the answer before the prediction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Nothing: the page shows the state of the question.
    Nothing,
    /// A setting that reveals the answer has been moved.
    Answer,
    /// Another setting has been moved, so that the question is about another state.
    OtherState,
}

impl Challenge {
    /// The question about the current state.
    ///
    /// # Errors
    /// Why it makes no sense now.
    pub fn ask(self, scenario: &Scenario) -> Result<Question, Obstacle> {
        self.question(scenario).map_err(|cause| Obstacle {
            cause,
            challenge: self,
            scenario: Box::new(scenario.clone()),
        })
    }

    /// As [`Self::ask`], with the cause alone.
    fn question(self, scenario: &Scenario) -> Result<Question, Cause> {
        let spec = self.spec();
        let experiment = (spec.experiment)(scenario)?;
        let (before, after) = (Run::of(experiment.before)?, Run::of(experiment.after)?);
        (spec.check)(&before, &after)?;
        let question = Question {
            challenge: self,
            form: (spec.form)(&before),
            before,
            after,
        };
        match question.answer() {
            Answer::Number(number) if !number.is_finite() => Err(Cause::NotFinite),
            _ => Ok(question),
        }
    }
}

impl Question {
    /// The answer, computed from the results of both states.
    #[must_use]
    pub fn answer(&self) -> Answer {
        (self.challenge.spec().answer)(&self.before, &self.after)
    }

    /// The answer, and how a prediction compares with it.
    #[must_use]
    pub fn judged(&self, prediction: &Answer) -> (Answer, Verdict) {
        let answer = self.answer();
        let verdict = judge(&self.form, prediction, &answer);
        (answer, verdict)
    }

    /// Why the answer is what it is.
    #[must_use]
    pub fn explanation(&self) -> Explanation {
        (self.challenge.spec().explanation)(&self.before, &self.after)
    }

    /// What the user has seen, if the page shows `now`.
    #[must_use]
    pub fn seen(&self, now: &Scenario) -> Seen {
        let (before, after) = (&self.before.scenario, &self.after.scenario);
        let mut changed = Setting::ALL
            .into_iter()
            .filter(|setting| setting.differs(before, now))
            .peekable();
        if changed.peek().is_none() {
            return Seen::Nothing;
        }
        let changed: Vec<Setting> = changed.collect();
        if changed.iter().any(|setting| setting.differs(before, after)) {
            return Seen::Answer;
        }
        if changed.iter().copied().all(is_view) {
            Seen::Nothing
        } else {
            Seen::OtherState
        }
    }

    /// Whether a page in this state shows the result.
    #[must_use]
    pub fn is_answered_by(&self, state: &Scenario) -> bool {
        let (before, after) = (&self.before.scenario, &self.after.scenario);
        let mut counted = Setting::ALL
            .into_iter()
            .filter(|&setting| !is_view(setting) || setting.differs(before, after));
        counted.all(|setting| !setting.differs(after, state))
    }

    /// The same question with another draw; `None` if the state does not depend on the
    /// seed.
    #[must_use]
    pub fn another_draw(&self, scenario: &Scenario) -> Option<Scenario> {
        self.challenge
            .spec()
            .depends_on_seed(scenario)
            .then(|| Scenario {
                seed: scenario.seed.wrapping_add(1),
                ..scenario.clone()
            })
    }
}

/// Whether a setting chooses only what is drawn, and how: that changes no question.
fn is_view(setting: Setting) -> bool {
    match setting {
        Setting::Number(number) => matches!(
            number,
            Number::Turn | Number::Tilt | Number::TransformerLayer | Number::TransformerSentence
        ),
        Setting::Choice(Choice::Stage) => true,
        _ => setting.path().starts_with("view."),
    }
}
