//! Fuzzed codes: no panic, and what is read survives a round trip.

use layernorm_lab::share::{
    answers::{Answers, Table, collect, read, to_csv, write},
    lesson::Lesson,
};
use proptest::{collection, prelude::*, sample::Index, test_runner::Config};

use crate::strategies;

fn config(cases: u32) -> Config {
    Config {
        failure_persistence: None,
        ..Config::with_cases(cases)
    }
}

/// The checksum of a code, by its definition.
fn checksum(text: &str) -> u64 {
    text.bytes().fold(2_166_136_261, |hash, byte| {
        ((hash ^ u64::from(byte)) * 16_777_619) % (1 << 32)
    })
}

/// Text that looks like a code, most of it with a checksum that matches.
fn fuzzed_code() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[0-9]{0,2}\\.?(own|typical-norm|sample-std)?:[nrcosx]?:[-0-9a.eom]{0,6}:[mrcx0-9.,]{0,8}",
        "\\PC{0,10}",
        "[0-9a-f]{0,9}",
    ];
    let signed = collection::vec(part, 0..6).prop_map(|parts| {
        let text = format!("LNL1~{}~", parts.join("~"));
        let checksum = checksum(&text);
        format!("{text}{checksum:08x}")
    });
    let damaged =
        (strategies::answers(), any::<Index>(), "\\PC{0,2}").prop_map(|(answers, index, stray)| {
            let mut code = write(&answers);
            let index = index.index(code.len());
            code.replace_range(index..=index, &stray);
            code
        });
    prop_oneof![3 => signed, 1 => damaged, 1 => "\\PC{0,40}"]
}

proptest! {
    #![proptest_config(config(100_000))]

    #[test]
    fn fuzzed_codes_are_read_without_a_panic_and_written_again(code in fuzzed_code()) {
        if let Ok(answers) = read(&code) {
            prop_assert!(answers.entries.len() <= Answers::MOST_ENTRIES);
            prop_assert!(answers.name.as_str().chars().count() <= Answers::MOST_NAME);
            prop_assert_eq!(read(&write(&answers)), Ok(answers));
        }
    }

    #[test]
    fn fuzzed_texts_of_many_codes_make_a_table(
        codes in collection::vec((fuzzed_code(), "[ \n]{1,3}"), 0..5),
    ) {
        let text: String = codes.into_iter().map(|(code, space)| code + &space).collect();
        let collected = collect(&text);
        let lines = text.lines().count();
        prop_assert!(collected.invalid.iter().all(|invalid| (1..=lines).contains(&invalid.line)));
        let table = Table::of(&collected.answers, &Lesson::default());
        prop_assert_eq!(table.rows.len(), collected.answers.len());
        for summary in &table.summaries {
            prop_assert_eq!(summary.states.iter().sum::<usize>(), table.rows.len());
        }
        prop_assert!(to_csv(&collected.answers, &Lesson::default()).starts_with("name,"));
    }
}

proptest! {
    #![proptest_config(config(10_000))]

    #[test]
    fn every_answer_survives_a_round_trip(answers in strategies::answers()) {
        let code = write(&answers);
        prop_assert!(code.is_ascii() && !code.contains(char::is_whitespace), "{}", code);
        prop_assert_eq!(read(&code), Ok(answers));
    }

    #[test]
    fn every_prediction_of_a_class_is_in_one_bar(
        class in collection::vec(strategies::given(), 1..30),
    ) {
        use layernorm_lab::{
            challenge::{AnswerState, Challenge},
            share::answers::{Entry, QuestionId},
        };
        let count = class.len();
        let answers: Vec<_> = class
            .into_iter()
            .map(|prediction| Answers {
                entries: vec![Entry {
                    question: QuestionId::Challenge(Challenge::SampleStd),
                    state: AnswerState::Off,
                    result: Some(prediction.clone()),
                    prediction: Some(prediction),
                }],
                ..Answers::default()
            })
            .collect();
        let table = Table::of(&answers, &Lesson::default());
        let bars = &table.summaries[0].bars;
        prop_assert_eq!(bars.iter().map(|bar| bar.count).sum::<usize>(), count);
        prop_assert_eq!(bars.iter().filter(|bar| bar.has_result).count(), 1);
    }
}
