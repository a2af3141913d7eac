//! One code.

use layernorm_lab::{
    challenge::{Alternative, AnswerState, Challenge, Mark},
    lab::{scenario::Scenario, station::Station},
    share::{
        answers::{Answers, CodeError, Entry, Given, QuestionId, lesson_fingerprint, read, write},
        lesson::{Asks, Lesson, PlainText, Step},
    },
};

pub(crate) fn entry(
    question: QuestionId,
    state: AnswerState,
    prediction: Option<Given>,
    result: Option<Given>,
) -> Entry {
    Entry {
        question,
        state,
        prediction,
        result,
    }
}

fn ada() -> Answers {
    let marks = [Mark::Row(0), Mark::Column(2), Mark::Cell(0, 1)];
    Answers {
        name: PlainText::new("Ada L"),
        lesson: Some(0x1f2e),
        entries: vec![
            entry(
                QuestionId::OfStep(2, Challenge::TypicalNorm),
                AnswerState::Off,
                Some(Given::Number(99760.0)),
                Some(Given::Number(-2.5)),
            ),
            entry(
                QuestionId::OfStep(3, Challenge::SteepestRow),
                AnswerState::Right,
                Some(Given::Alternative(Alternative::Row(1))),
                Some(Given::Alternative(Alternative::NotFinite)),
            ),
            entry(
                QuestionId::Challenge(Challenge::ZeroMeans),
                AnswerState::Close,
                Some(Given::Marks(marks.into())),
                Some(Given::Marks([].into())),
            ),
            entry(
                QuestionId::Own(5),
                AnswerState::Skipped,
                Some(Given::Option(1)),
                None,
            ),
            entry(QuestionId::Own(6), AnswerState::NotTried, None, None),
        ],
    }
}

#[test]
fn a_code_names_the_question_the_state_the_prediction_and_the_result() {
    let code = write(&ada());
    let (parts, checksum) = code.rsplit_once('~').expect("a code has parts");
    assert_eq!(
        parts,
        "LNL1~Ada+L~00001f2e~2.typical-norm:o:99760:-2.5~3.steepest-row:r:a.row-2:a.not-finite~zero-means:c:mr1,c3,x1.2:m~5.own:s:o2:~6.own:n::"
    );
    // FNV-1a, by its definition.
    let mut hash = 2_166_136_261_u64;
    for byte in format!("{parts}~").bytes() {
        hash = ((hash ^ u64::from(byte)) * 16_777_619) % (1 << 32);
    }
    assert_eq!(checksum, format!("{hash:08x}"));
    assert_eq!(read(&code), Ok(ada()));
}

#[test]
fn a_changed_letter_or_a_missing_part_is_found() {
    let code = write(&ada());
    for index in 5..code.len() {
        let mut changed = code.clone().into_bytes();
        changed[index] = if changed[index] == b'1' { b'2' } else { b'1' };
        let changed = String::from_utf8(changed).expect("a code is ASCII");
        assert_eq!(read(&changed), Err(CodeError::Damaged), "{changed}");
        assert!(read(&code[..index]).is_err(), "{index}");
    }
}

/// A code of these parts with a checksum that matches.
fn signed(parts: &str) -> String {
    let empty = write(&Answers::default());
    assert!(empty.starts_with("LNL1~~~"), "{empty}");
    let text = format!("{parts}~");
    let hash = text.bytes().fold(2_166_136_261_u64, |hash, byte| {
        ((hash ^ u64::from(byte)) * 16_777_619) % (1 << 32)
    });
    format!("{text}{hash:08x}")
}

#[test]
fn a_text_that_is_no_code_says_why() {
    for (text, error) in [
        ("", CodeError::NotACode),
        ("Ada", CodeError::NotACode),
        ("LNLx~", CodeError::NotACode),
        ("LNL2~Ada~~12345678", CodeError::OtherVersion),
        ("LNL1~", CodeError::Damaged),
        (
            &*("LNL1~".to_owned() + &"x".repeat(9000)),
            CodeError::TooLong,
        ),
        (
            &signed("LNL1~Ada~~no-such-question:r:1:1"),
            CodeError::Unknown,
        ),
        (&signed("LNL1~Ada~~sample-std:x:1:1"), CodeError::Unknown),
        (&signed("LNL1~Ada~~sample-std:r:NaN:1"), CodeError::Unknown),
        (&signed("LNL1~Ada~~sample-std:r:1:1:1"), CodeError::Unknown),
        (&signed("LNL1~Ada~~41.sample-std:r:1:1"), CodeError::Unknown),
        (&signed("LNL1~Ada~~2.own:r:o0:o1"), CodeError::Unknown),
        (
            &signed("LNL1~Ada~~sample-std:r:1:1~sample-std:r:1:1"),
            CodeError::Unknown,
        ),
    ] {
        assert_eq!(read(text), Err(error), "{text}");
    }
    assert!(read(&signed("LNL1~Ada~~sample-std:r:1:1")).is_ok());
}

#[test]
fn a_lesson_lists_its_questions_and_has_a_fingerprint() {
    let step = |seed: u64, asks: Asks| {
        let scenario = Scenario {
            seed,
            ..Scenario::default()
        };
        let mut step = Step::of(scenario, Station::Why);
        step.asks = asks;
        step
    };
    let asks = Asks::Challenge(Challenge::TypicalNorm);
    let lesson = |seed| Lesson::of_steps(vec![step(1, Asks::Nothing), step(seed, asks.clone())]);
    let questions: Vec<_> = QuestionId::of_lesson(&lesson(1)).collect();
    assert_eq!(questions, [QuestionId::OfStep(2, Challenge::TypicalNorm)]);
    let print = lesson_fingerprint(&lesson(1));
    assert!(print.is_some());
    assert_eq!(lesson_fingerprint(&lesson(1).at_step(1)), print);
    assert_ne!(lesson_fingerprint(&lesson(2)), print);
    assert_eq!(lesson_fingerprint(&Lesson::default()), None);
}
