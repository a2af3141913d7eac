//! Many pasted codes, and the table of a class.

use layernorm_lab::{
    challenge::{Alternative, AnswerState, Challenge, Form},
    lab::{scenario::Scenario, station::Station},
    share::{
        answers::{
            Answers, Bar, Bin, CodeError, Given, Problem, QuestionId, Summary, Table, collect,
            write,
        },
        lesson::{
            Accepted, AcceptedChoice, Asks, Lesson, OptionText, OwnQuestion, PlainText, Step,
        },
    },
};

use crate::codes::entry;

const STD: QuestionId = QuestionId::OfStep(2, Challenge::SampleStd);
const OWN: QuestionId = QuestionId::Own(1);

fn student(name: &str, prediction: Given, state: AnswerState) -> Answers {
    Answers {
        name: PlainText::new(name),
        lesson: Some(7),
        entries: vec![entry(
            STD,
            state,
            Some(prediction),
            Some(Given::Number(1.0541)),
        )],
    }
}

fn number(name: &str, number: f64) -> Answers {
    student(name, Given::Number(number), AnswerState::Off)
}

/// The table of one question.
fn summary(answers: &[Answers]) -> Summary {
    let mut table = Table::of(answers, &Lesson::default());
    assert_eq!(table.questions, [STD]);
    table.summaries.remove(0)
}

fn bar(value: Given, count: usize, has_result: bool) -> Bar {
    Bar {
        bin: Bin::Value(value),
        count,
        has_result,
        is_right: has_result,
    }
}

#[test]
fn codes_are_found_in_a_pasted_text_and_the_others_are_named() {
    let (ada, bob, eve) = (number("Ada", 1.0), number("Bob", 2.0), number("Eve", 3.0));
    let mut other = number("Kim", 1.0);
    other.lesson = None;
    let [ada_code, bob_code, eve_code, other_code] = [&ada, &bob, &eve, &other].map(write);
    // A mail program has broken Bob's code into three lines.
    let (start, rest) = bob_code.split_at(20);
    let (middle, end) = rest.split_at(9);
    let damaged = ada_code.replace("Ada", "Adb");
    let text = format!(
        "Ada wrote: {ada_code} thanks\n\nhello class, my code is below\n{start}\n {middle}\n{end}\n{damaged}\nLNL9~x~~1\n{other_code}\n{ada_code}\n{eve_code}"
    );
    let collected = collect(&text);
    assert_eq!(collected.answers, [ada, bob, eve]);
    let invalid: Vec<_> = collected
        .invalid
        .iter()
        .map(|invalid| (invalid.line, &invalid.start[..5], invalid.problem))
        .collect();
    assert_eq!(
        invalid,
        [
            (3, "hello", Problem::Invalid(CodeError::NotACode)),
            (7, "LNL1~", Problem::Invalid(CodeError::Damaged)),
            (8, "LNL9~", Problem::Invalid(CodeError::OtherVersion)),
            (9, "LNL1~", Problem::OtherLesson),
            (10, "LNL1~", Problem::Duplicate),
        ]
    );
    assert_eq!(collect(" \n\n").invalid, []);
}

/// Mail programs and people put quotation marks, brackets and full stops around a code.
#[test]
fn a_code_is_found_between_quotation_marks_and_before_punctuation() {
    let ada = number("Ada", 1.0);
    let code = write(&ada);
    let (start, end) = code.split_at(25);
    for text in [
        format!("\"{code}\""),
        format!("> “{code}”,"),
        format!("({code})."),
        format!("{code}; bye"),
        format!("<{start}\n{end}>"),
    ] {
        let collected = collect(&text);
        assert_eq!(collected.answers, std::slice::from_ref(&ada), "{text}");
        assert_eq!(collected.invalid, [], "{text}");
    }
    // A digit that is missing is no punctuation.
    let short = format!("\"{}\"", &code[..code.len() - 1]);
    assert_eq!(
        collect(&short).invalid[0].problem,
        Problem::Invalid(CodeError::Damaged)
    );
}

#[test]
fn a_class_is_at_most_1_000_codes() {
    let codes: Vec<_> = (0..1_003)
        .map(|index| write(&number(&index.to_string(), 1.0)))
        .collect();
    let collected = collect(&codes.join("\n"));
    assert_eq!(collected.answers.len(), 1_000);
    let problems: Vec<_> = collected
        .invalid
        .iter()
        .map(|invalid| invalid.problem)
        .collect();
    assert_eq!(problems, [Problem::TooMany; 3]);
}

#[test]
fn a_table_has_a_row_for_each_student_and_a_column_for_each_question() {
    let mut ada = number("Ada", 1.0);
    ada.entries
        .push(entry(OWN, AnswerState::Skipped, None, None));
    let bob = number("", 2.0);
    let table = Table::of(&[ada.clone(), bob.clone()], &Lesson::default());
    assert_eq!(table.questions, [OWN, STD]);
    assert_eq!((&*table.rows[0].name, &*table.rows[1].name), ("Ada", ""));
    assert_eq!(
        table.rows[0].cells,
        [Some(ada.entries[1].clone()), Some(ada.entries[0].clone())]
    );
    assert_eq!(table.rows[1].cells, [None, Some(bob.entries[0].clone())]);
    // Not tried, right, close, off, skipped.
    assert_eq!(table.summaries[0].states, [1, 0, 0, 0, 1]);
    assert_eq!(table.summaries[1].states, [0, 0, 0, 2, 0]);
    assert_eq!(table.summaries[0].result, None);
    assert_eq!(Table::of(&[], &Lesson::default()).rows, []);
}

/// A student who types the number that the page shows, 1.054, means the result.
#[test]
fn a_number_as_the_page_shows_it_is_in_the_bar_of_the_result() {
    let Summary { bars, .. } = summary(&[number("a", 1.054), number("b", 1.05)]);
    assert_eq!(
        bars,
        [
            bar(Given::Number(1.05), 1, false),
            bar(Given::Number(1.054), 1, true),
        ]
    );
}

#[test]
fn few_different_numbers_have_a_bar_each_in_their_order() {
    let class = [number("a", 2.0), number("b", 1.0), number("c", 2.0)];
    let summary = summary(&class);
    assert_eq!(
        summary.bars,
        [
            bar(Given::Number(1.0), 1, false),
            bar(Given::Number(1.0541), 0, true),
            bar(Given::Number(2.0), 2, false),
        ]
    );
    assert_eq!(summary.result, Some(Given::Number(1.0541)));
}

#[test]
fn alternatives_are_ordered_by_how_many_chose_them() {
    let choice = |name, alternative| {
        let given = Given::Alternative(alternative);
        let mut answers = student(name, given, AnswerState::Right);
        answers.entries[0].result = Some(Given::Alternative(Alternative::Zero));
        answers
    };
    let class = [
        choice("a", Alternative::True),
        choice("b", Alternative::Zero),
        choice("c", Alternative::Zero),
    ];
    let expected = [
        bar(Given::Alternative(Alternative::Zero), 2, true),
        bar(Given::Alternative(Alternative::True), 1, false),
    ];
    assert_eq!(summary(&class).bars, expected);
}

#[test]
fn a_bar_is_right_if_its_answers_were_judged_right() {
    let class = [
        student("Ada", Given::Number(1.05), AnswerState::Right),
        student("Bob", Given::Number(5.0), AnswerState::Off),
        student("Eve", Given::Number(1.2), AnswerState::Close),
    ];
    let bars = summary(&class).bars;
    let right: Vec<bool> = bars.iter().map(|bar| bar.is_right).collect();
    let results: Vec<bool> = bars.iter().map(|bar| bar.has_result).collect();
    // 1.05, the result (1.0541, which nobody gave exactly), 1.2 and 5.
    assert_eq!(bars.len(), 4, "{bars:?}");
    assert_eq!(results, [false, true, false, false]);
    assert_eq!(right, [true, true, false, false]);
}

#[test]
fn many_numbers_are_counted_in_eight_ranges() {
    let class: Vec<_> = (0..=40)
        .map(|index| number("x", f64::from(index) * 0.1))
        .collect();
    let bars = summary(&class).bars;
    let ranges: Vec<_> = bars.iter().map(|bar| bar.bin.clone()).collect();
    let expected: Vec<_> = (0..8)
        .map(|index| Bin::Range(f64::from(index) * 0.5, f64::from(index + 1) * 0.5))
        .collect();
    assert_eq!(ranges, expected);
    // 0 to 0.4, 0.5 to 0.9, …, and 3.5 to 4.
    let counts: Vec<_> = bars.iter().map(|bar| bar.count).collect();
    assert_eq!(counts, [5, 5, 5, 5, 5, 5, 5, 6]);
    let results: Vec<_> = bars.iter().map(|bar| bar.has_result).collect();
    assert_eq!(results.iter().position(|has| *has), Some(2));
    assert_eq!(results.iter().filter(|has| **has).count(), 1);
}

#[test]
fn numbers_of_many_magnitudes_are_counted_on_a_logarithmic_scale() {
    let class: Vec<_> = (0..=16)
        .map(|index| number("x", 10_f64.powi(index)))
        .collect();
    let bars = summary(&class).bars;
    for (index, bar) in bars.iter().enumerate() {
        let Bin::Range(least, most) = bar.bin else {
            panic!("{bar:?} is a range");
        };
        assert!((most / least / 100.0 - 1.0).abs() < 1e-9, "{index} {bar:?}");
    }
    let count: usize = bars.iter().map(|bar| bar.count).sum();
    assert_eq!(count, 17);
}

/// Teachers also look for the alternative that nobody chose.
#[test]
fn every_alternative_has_a_bar_in_the_order_of_the_question() {
    let options = ["rises", "falls", "stays"].map(OptionText::new).to_vec();
    let own = OwnQuestion {
        text: PlainText::new("What does the norm do?"),
        accepted: Accepted::Choice(AcceptedChoice::new(options, 1).expect("it is valid")),
    };
    let step = |asks| Step {
        asks,
        ..Step::of(Scenario::default(), Station::Failures)
    };
    let lesson = Lesson::of_steps(vec![
        step(Asks::Own(own)),
        step(Asks::Challenge(Challenge::NaiveVariance)),
    ]);
    let naive = QuestionId::OfStep(2, Challenge::NaiveVariance);
    let answers = Answers {
        entries: vec![
            entry(
                OWN,
                AnswerState::Off,
                Some(Given::Option(2)),
                Some(Given::Option(1)),
            ),
            entry(
                naive,
                AnswerState::Off,
                Some(Given::Alternative(Alternative::NotFinite)),
                None,
            ),
        ],
        ..Answers::default()
    };
    let table = Table::of(&[answers], &lesson);
    assert_eq!(
        table.summaries[0].bars,
        [
            bar(Given::Option(0), 0, false),
            bar(Given::Option(1), 0, true),
            bar(Given::Option(2), 1, false),
        ]
    );
    let question = Challenge::NaiveVariance
        .ask(&Scenario::default())
        .expect("it can be asked");
    let Form::Choice(alternatives) = question.form else {
        panic!("a choice");
    };
    assert!(alternatives.len() > 2);
    let expected: Vec<Bar> = alternatives
        .into_iter()
        .map(|alternative| {
            let is_chosen = alternative == Alternative::NotFinite;
            bar(Given::Alternative(alternative), is_chosen.into(), false)
        })
        .collect();
    assert_eq!(table.summaries[1].bars, expected);
}
