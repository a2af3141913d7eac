//! What a lesson needs of the open challenge.

use leptos::prelude::*;

use super::state::{Challenges, Open, Phase};
use crate::{
    challenge::{Answer, Challenge, Verdict},
    lab::scenario::Scenario,
};

/// A prediction with its result.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Revealed {
    pub(crate) challenge: Challenge,
    /// The state that the question was asked about.
    pub(crate) asked: Scenario,
    pub(crate) prediction: Answer,
    pub(crate) result: Answer,
    pub(crate) verdict: Verdict,
}

impl Challenges {
    /// The result that is shown, if there is one. Tracked.
    pub(crate) fn revealed(self) -> Option<Revealed> {
        self.open.with(|open| match open {
            Some(Open {
                challenge,
                asked,
                phase:
                    Phase::Revealed {
                        prediction,
                        result,
                        verdict,
                        ..
                    },
                ..
            }) => Some(Revealed {
                challenge: *challenge,
                asked: asked.clone(),
                prediction: prediction.clone(),
                result: result.clone(),
                verdict: *verdict,
            }),
            _ => None,
        })
    }

    /// The result that a commit would show, if a prediction is chosen. Not tracked.
    pub(crate) fn drafted(self) -> Option<Revealed> {
        let prediction = self.draft.get_untracked()?;
        // Parts of the matrix start with none chosen, which means nothing before the commit.
        if matches!(&prediction, Answer::Marks(marks) if marks.is_empty()) {
            return None;
        }
        let Open {
            challenge,
            asked,
            phase: Phase::Asking(question),
            ..
        } = self.open.get_untracked()?
        else {
            return None;
        };
        let (result, verdict) = question.judged(&prediction);
        Some(Revealed {
            challenge,
            asked,
            prediction,
            result,
            verdict,
        })
    }

    /// Closes the challenge and leaves the state as it is.
    pub(crate) fn leave(self) {
        self.open.set(None);
    }
}
