//! Random answers.

use layernorm_lab::{
    challenge::{Alternative, AnswerState, Challenge, Mark},
    share::{
        answers::{Answers, Entry, Given, QuestionId},
        lesson::PlainText,
    },
};
use proptest::{collection, option, prelude::*, sample::select};

fn alternative() -> impl Strategy<Value = Alternative> {
    prop_oneof![
        (0_usize..1024).prop_map(Alternative::Row),
        select(vec![
            Alternative::Normalized,
            Alternative::Unchanged,
            Alternative::ScaledAgain,
            Alternative::True,
            Alternative::Zero,
            Alternative::Negative,
            Alternative::Wrong,
            Alternative::NotFinite,
        ]),
    ]
}

fn mark() -> impl Strategy<Value = Mark> {
    let index = 0_usize..64;
    prop_oneof![
        index.clone().prop_map(Mark::Row),
        index.clone().prop_map(Mark::Column),
        (index.clone(), index).prop_map(|(row, column)| Mark::Cell(row, column)),
    ]
}

pub(crate) fn given() -> impl Strategy<Value = Given> {
    prop_oneof![
        any::<f64>()
            .prop_filter("finite", |number| number.is_finite())
            .prop_map(Given::Number),
        alternative().prop_map(Given::Alternative),
        (0_usize..6).prop_map(Given::Option),
        collection::btree_set(mark(), 0..8).prop_map(Given::Marks),
    ]
}

fn question() -> impl Strategy<Value = QuestionId> {
    let challenge = || select(Challenge::ALL.to_vec());
    prop_oneof![
        challenge().prop_map(QuestionId::Challenge),
        (1_usize..=40, challenge()).prop_map(|(step, of)| QuestionId::OfStep(step, of)),
        (1_usize..=40).prop_map(QuestionId::Own),
    ]
}

fn entry() -> impl Strategy<Value = Entry> {
    let state = select(AnswerState::ALL.to_vec());
    (question(), state, option::of(given()), option::of(given())).prop_map(
        |(question, state, prediction, result)| Entry {
            question,
            state,
            prediction,
            result,
        },
    )
}

pub(crate) fn answers() -> impl Strategy<Value = Answers> {
    (
        "(\\PC|[~+%&= ]){0,20}",
        option::of(any::<u32>()),
        collection::vec(entry(), 0..10),
    )
        .prop_map(|(name, lesson, mut entries)| {
            let mut questions = Vec::new();
            entries.retain(|entry| {
                let is_new = !questions.contains(&entry.question);
                questions.push(entry.question);
                is_new
            });
            Answers {
                name: PlainText::new(&name),
                lesson,
                entries,
            }
        })
}
