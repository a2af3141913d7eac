//! The open challenge and the progress.

use leptos::prelude::*;

use crate::{
    browser::storage::{self, Scope},
    challenge::{Answer, Challenge, Obstacle, Progress, Question, Seen, Verdict},
    lab::{scenario::Scenario, station::Station},
    share::lesson::Lesson,
    ui::session::Session,
};

/// The key of the progress in `localStorage`.
const KEY: &str = "layernorm-lab.predictions";

/// The open challenge, one at a time, and the progress.
#[derive(Clone, Copy)]
pub(crate) struct Challenges {
    session: Session,
    pub(super) open: RwSignal<Option<Open>>,
    /// The prediction that is chosen, but not committed yet.
    pub(super) draft: RwSignal<Option<Answer>>,
    /// The first tries.
    pub(crate) progress: RwSignal<Progress>,
}

/// The challenge that is open.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Open {
    pub(super) challenge: Challenge,
    /// The user's own state, which leaving restores.
    own: Scenario,
    /// The state that the question was asked about.
    pub(super) asked: Scenario,
    /// Whether that is another draw than the user's own, whose result the page has shown.
    is_redrawn: bool,
    pub(super) phase: Phase,
}

/// How far an open challenge is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Phase {
    /// Waits for the prediction.
    Asking(Question),
    /// Shows the result.
    Revealed {
        question: Question,
        prediction: Answer,
        result: Answer,
        verdict: Verdict,
    },
    /// The question makes no sense in this state.
    Blocked(Obstacle),
    /// A lesson locks a setting of the question.
    Locked,
}

impl Phase {
    /// The question, if there is one.
    pub(super) fn question(&self) -> Option<&Question> {
        match self {
            Self::Asking(question) | Self::Revealed { question, .. } => Some(question),
            Self::Blocked(_) | Self::Locked => None,
        }
    }
}

impl Challenges {
    /// No open challenge and no progress.
    pub(crate) fn new(session: Session) -> Self {
        Self {
            session,
            open: RwSignal::new(None),
            draft: RwSignal::new(None),
            progress: RwSignal::default(),
        }
    }

    /// Loads the progress of earlier visits.
    pub(crate) fn load(self) {
        if let Some(text) = storage::get(Scope::Browser, KEY) {
            self.progress.set(Progress::from_json(&text));
        }
    }

    /// The open challenge. Tracked.
    pub(crate) fn current(self) -> Option<Challenge> {
        self.open.with(|open| Some(open.as_ref()?.challenge))
    }

    /// The phase of the open challenge. Tracked.
    pub(super) fn phase(self) -> Option<Phase> {
        self.open.with(|open| Some(open.as_ref()?.phase.clone()))
    }

    /// The id of the challenge for which a station waits for a prediction, for the style
    /// sheet: it hides what would show the answer. Tracked.
    pub(crate) fn asking_in(self, station: Station) -> Option<&'static str> {
        self.open.with(|open| {
            let open = open.as_ref()?;
            let spec = open.challenge.spec();
            let is_asking = matches!(open.phase, Phase::Asking(_)) && spec.station == station;
            is_asking.then_some(spec.id)
        })
    }

    /// Opens a challenge about the current state, or about the user's own one if another
    /// challenge is open. Where the page has already shown the result, the challenge is about
    /// another draw, if there is one. In a lesson it is about the state that the teacher chose.
    pub(crate) fn start(self, challenge: Challenge) {
        let own = self.own();
        let unseen = self.unseen_draw(challenge, &own);
        let is_redrawn = unseen.is_some();
        let asked = unseen.unwrap_or_else(|| own.clone());
        self.ask(challenge, own, asked, is_redrawn);
    }

    /// Another draw, if the page has shown the result for the user's own state.
    fn unseen_draw(self, challenge: Challenge, own: &Scenario) -> Option<Scenario> {
        if self.session.lesson.with_untracked(Lesson::is_any) {
            return None;
        }
        let question = challenge.ask(own).ok()?;
        // The present state is the last one of the undo steps.
        self.session.commit();
        let is_shown = self
            .session
            .history
            .with_value(|history| history.states().any(|state| question.is_answered_by(state)));
        let other = question.another_draw(own).filter(|_| is_shown)?;
        challenge.ask(&other).is_ok().then_some(other)
    }

    /// Asks the same question with another draw, if there is one.
    pub(super) fn ask_with_another_draw(self) {
        if let Some(open) = self.open.get_untracked()
            && let Some(asked) = self.another_draw(&open)
        {
            self.ask(open.challenge, self.own(), asked, true);
        }
    }

    /// Whether there is another draw. Tracked.
    pub(super) fn has_another_draw(self) -> bool {
        self.open
            .with(|open| self.another_draw(open.as_ref()?))
            .is_some()
    }

    /// Another draw, unless a lesson locks the seed.
    fn another_draw(self, open: &Open) -> Option<Scenario> {
        let other = open.phase.question()?.another_draw(&open.asked)?;
        self.is_allowed(&other).then_some(other)
    }

    /// Whether the question waits, about another draw than the user's own. Tracked.
    pub(super) fn is_redrawn(self) -> bool {
        self.open.with(|open| {
            let open = open.as_ref();
            open.is_some_and(|open| open.is_redrawn && matches!(open.phase, Phase::Asking(_)))
        })
    }

    /// Whether a lesson allows the settings of a state.
    fn is_allowed(self, state: &Scenario) -> bool {
        let now = self.session.scenario.read_untracked();
        self.session
            .lesson
            .with_untracked(|lesson| lesson.allows(&now, state))
    }

    /// Asks about the state that the page shows, although it is not the question's.
    pub(super) fn ask_about_this_state(self) {
        if let Some(open) = self.open.get_untracked() {
            let now = self.session.scenario.get_untracked();
            self.ask(open.challenge, now.clone(), now, false);
        }
    }

    /// Sets the nearest state in which the question makes sense, and asks.
    pub(super) fn ask_in_nearest_state(self) {
        if let Some(Open {
            challenge,
            own,
            phase: Phase::Blocked(obstacle),
            ..
        }) = self.open.get_untracked()
        {
            self.ask(challenge, own, obstacle.nearest(), false);
        }
    }

    fn ask(self, challenge: Challenge, own: Scenario, asked: Scenario, is_redrawn: bool) {
        let phase = match challenge.ask(&asked) {
            Err(obstacle) => Phase::Blocked(obstacle),
            Ok(question) => {
                let states = [&question.before.scenario, &question.after.scenario];
                if states.into_iter().all(|state| self.is_allowed(state)) {
                    self.show(question.before.scenario.clone());
                    Phase::Asking(question)
                } else {
                    Phase::Locked
                }
            }
        };
        self.open.set(Some(Open {
            challenge,
            own,
            asked,
            is_redrawn,
            phase,
        }));
    }

    /// Fixes the prediction and shows the state with the answer.
    pub(super) fn commit(self, prediction: Answer) {
        let Some(Open {
            challenge,
            own,
            asked,
            is_redrawn,
            phase: Phase::Asking(question),
        }) = self.open.get_untracked()
        else {
            return;
        };
        let (result, verdict) = question.judged(&prediction);
        self.progress
            .update(|progress| progress.record(challenge, verdict));
        self.store();
        self.show(question.after.scenario.clone());
        self.open.set(Some(Open {
            challenge,
            own,
            asked,
            is_redrawn,
            phase: Phase::Revealed {
                question,
                prediction,
                result,
                verdict,
            },
        }));
    }

    /// What the user has seen of the answer while the question waits. Tracked.
    pub(super) fn seen(self) -> Seen {
        self.open.with(|open| match open {
            Some(Open {
                phase: Phase::Asking(question),
                ..
            }) => self.session.scenario.with(|now| question.seen(now)),
            _ => Seen::Nothing,
        })
    }

    /// Closes the challenge. Restores the user's own state, unless the user has gone on
    /// from the question's.
    pub(super) fn close(self) {
        let own = self.own();
        self.open.set(None);
        self.show(own);
    }

    /// The user's own state: the one before the first question, or the current one if the
    /// user has changed it since.
    fn own(self) -> Scenario {
        let now = self.session.scenario.get_untracked();
        self.open.with_untracked(|open| match open {
            Some(open) => {
                let is_questions = open.phase.question().is_some_and(|question| {
                    [&question.before, &question.after]
                        .iter()
                        .any(|run| run.scenario == now)
                });
                if is_questions { open.own.clone() } else { now }
            }
            None => now,
        })
    }

    /// Shows a state, as one undo step if it differs from the current one.
    fn show(self, scenario: Scenario) {
        if self.session.scenario.with_untracked(|now| *now != scenario) {
            self.session.replace_scenario(scenario);
        }
    }

    /// Forgets all predictions.
    pub(crate) fn reset(self) {
        self.progress.set(Progress::default());
        storage::remove(Scope::Browser, KEY);
    }

    fn store(self) {
        let text = self.progress.with_untracked(Progress::to_json);
        // Progress that cannot be stored is worth no message.
        storage::set(Scope::Browser, KEY, &text).ok();
    }
}
