//! Answers as CSV.

use layernorm_lab::{
    challenge::{Alternative, AnswerState, Challenge},
    lab::{scenario::Scenario, station::Station},
    share::{
        answers::{Answers, Given, QuestionId, to_csv},
        lesson::{
            Accepted, AcceptedChoice, Asks, Lesson, OptionText, OwnQuestion, PlainText, Step,
        },
    },
};

use crate::codes::entry;

#[test]
fn each_line_is_one_answer_and_no_text_is_a_formula() {
    let mut step = Step::of(Scenario::default(), Station::Why);
    let options = ["-1", "a \"b\", c"].map(OptionText::new).to_vec();
    step.asks = Asks::Own(OwnQuestion {
        text: PlainText::new("=1+1, or not?"),
        accepted: Accepted::Choice(AcceptedChoice::new(options, 1).expect("it is valid")),
    });
    let lesson = Lesson::of_steps(vec![step]);
    let answers = Answers {
        name: PlainText::new("@Ada"),
        lesson: None,
        entries: vec![
            entry(
                QuestionId::Own(1),
                AnswerState::Off,
                Some(Given::Option(0)),
                Some(Given::Option(1)),
            ),
            entry(
                QuestionId::Challenge(Challenge::NaiveVariance),
                AnswerState::Right,
                Some(Given::Alternative(Alternative::Negative)),
                Some(Given::Number(-128.0)),
            ),
            entry(QuestionId::Own(2), AnswerState::NotTried, None, None),
        ],
    };
    assert_eq!(
        to_csv(&[answers], &lesson),
        "name,step,question,state,prediction,result\n\
         '@Ada,1,\"'=1+1, or not?\",off,'-1,\"a \"\"b\"\", c\"\n\
         '@Ada,,what does E[x²] − μ² give in float32?,right,a negative number,-128\n\
         '@Ada,2,,not tried,,\n"
    );
}
