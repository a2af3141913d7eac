//! Questions that the user answers before the lab shows the result.
//!
//! [`Challenge::ask`] turns the current scenario into a [`Question`]: the state that the
//! page shows while it asks, the state that answers, and the form of the prediction. The
//! answer is computed from the outcomes of the two, never stored. Where a question makes
//! no sense, `ask` says why and offers the nearest state in which it does.
//!
//! | module | holds |
//! |---|---|
//! | `list` | the challenges, in the page's order |
//! | `run` | the two states of a question, and their results |
//! | `question` | asking and answering in one state |
//! | `answer` | the forms of an answer, and how a prediction is judged |
//! | `cause`, `nearest` | why a question makes no sense, and the nearest state in which it does |
//! | `explanation` | why the answer is true in this state, as typed values |
//! | `growth`, `layer`, `statistics`, `relatives`, `failures`, `gradients`, `depth`, `geometry`, `transformer` | the questions of each station |
//! | `answer_state` | how far a user has come with a question |
//! | `progress` | the result of the first try at each challenge |

mod answer;
mod answer_state;
mod cause;
mod depth;
mod explanation;
mod failures;
mod geometry;
mod gradients;
mod growth;
mod layer;
mod list;
mod nearest;
mod progress;
mod question;
mod relatives;
mod run;
mod statistics;
mod transformer;

pub use answer::{Alternative, Answer, Form, Mark, Offset, Tolerance, Verdict};
pub use answer_state::AnswerState;
pub use cause::Cause;
pub use explanation::Explanation;
pub use list::{Challenge, ChallengeSpec};
pub use progress::{FirstTry, Progress};
pub use question::{Obstacle, Question, Seen};
pub use run::{Experiment, Run};
