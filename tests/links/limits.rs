//! The exact limits of links: the last value on each side.

use layernorm_lab::{
    lab::scenario::{CustomMatrix, Override, Scenario},
    share::link::{LONGEST_LIST, Link, LinkReport, Repair, linked_part, read, write},
};

fn read_valid(fragment: &str) -> LinkReport {
    let report = read(fragment).expect("it is a link");
    assert_eq!(report.diagnostics, [], "{fragment}");
    report
}

/// The inputs of the diagnostics, with their repairs.
fn repairs(fragment: &str) -> Vec<(String, Repair)> {
    let report = read(fragment).expect("it is a link");
    let found = report.diagnostics.into_iter();
    found.map(|found| (found.input, found.repair)).collect()
}

/// A matrix of seven rows whose text in a link has 14 335 + `longer` characters.
fn matrix_of_text(longer: usize) -> Scenario {
    let mut values = vec![1.0; 7 * 1024];
    values[..longer].fill(10.0);
    let rows: Vec<Vec<f64>> = values.chunks(1024).map(<[f64]>::to_vec).collect();
    let mut scenario = Scenario::default();
    scenario.activations.own = CustomMatrix::from_rows(&rows).ok();
    scenario
}

#[test]
fn a_list_of_exactly_the_maximum_length_is_written_and_a_longer_one_is_left_out() {
    let fits = LONGEST_LIST - (7 * 2 * 1024 - 1);
    for (longer, is_written) in [(fits - 1, true), (fits, true), (fits + 1, false)] {
        let scenario = matrix_of_text(longer);
        let link = Link {
            scenario: scenario.clone(),
            ..Link::default()
        };
        let written = write(&link);
        assert_eq!(written.left_out.is_empty(), is_written, "{longer}");
        let part = linked_part(&scenario);
        if is_written {
            assert_eq!(read_valid(&written.fragment).link, link);
            assert_eq!(part, scenario, "a list that fits is part of the link");
        } else {
            assert_eq!(part, Scenario::default());
        }
    }
}

#[test]
fn a_list_that_is_too_long_is_left_out_wherever_its_entries_end() {
    let entry = |index: u32, value: f64| Override {
        row: 0,
        feature: index % 90 + 10,
        value,
    };
    // An entry and its comma have five characters, the last one six: exactly the maximum.
    let mut link = Link::default();
    let edits = &mut link.scenario.activations.edits;
    edits.extend((0..2999).map(|index| entry(index, 1.0)));
    edits.push(entry(0, 10.0));
    let written = write(&link);
    let list = written.fragment.strip_prefix("v=1&edits=");
    assert_eq!(list.map(str::len), Some(LONGEST_LIST));
    link.scenario.activations.edits.push(entry(0, 1.0));
    assert_eq!(write(&link).left_out, ["activations.edits"]);
}

/// Links that leave out a list are in use: they name the list by this hash, in every
/// version. The values come from a separate implementation of `FxHash`, over the columns and
/// the float32 values of a matrix, or the place and the float64 value of each entry.
#[test]
fn the_fingerprint_of_a_list_never_changes() {
    let mut link = Link::default();
    let rows = |row: u16| {
        let cells =
            (0..1024_u16).map(move |column| f64::from(row) * 128.0 + f64::from(column) / 8.0);
        cells.collect()
    };
    let rows: Vec<Vec<f64>> = (0..64).map(rows).collect();
    link.scenario.activations.own = CustomMatrix::from_rows(&rows).ok();
    link.scenario.activations.edits = (0..64)
        .flat_map(|row| (0..64).map(move |feature| (row, feature)))
        .map(|(row, feature)| Override {
            row,
            feature,
            value: 0.25,
        })
        .collect();
    assert_eq!(
        write(&link).fragment,
        "v=1&without=own:78b82f1a17f5075b,edits:05cfb2c15a1851fa"
    );
}

#[test]
fn entries_have_a_place_in_the_largest_matrix_and_no_further() {
    let report = read_valid("v=1&gammas=1023:2,63.1023:3&betas=63.0:4");
    let gamma = &report.link.scenario.layer_norm.gamma;
    assert_eq!(gamma.at(63, 1023).to_bits(), 3_f64.to_bits());
    let dropped = |text: &str| (text.to_owned(), Repair::Dropped);
    assert_eq!(
        repairs("v=1&gammas=1024:2,64.0:2"),
        [dropped("1024:2"), dropped("64.0:2")]
    );
}

#[test]
fn a_cell_takes_what_rounds_to_a_finite_float32() {
    // The decimal form of the largest float32 is a little larger than itself.
    let report = read_valid("v=1&edits=0:3.4028235e38,1:-3.4028235e38");
    let values: Vec<f64> = report
        .link
        .scenario
        .activations
        .edits
        .iter()
        .map(|edit| edit.value)
        .collect();
    assert_eq!(
        values
            .iter()
            .map(|value| value.to_bits())
            .collect::<Vec<_>>(),
        [3.402_823_5e38_f64, -3.402_823_5e38].map(f64::to_bits)
    );
    let most = "3.4028234663852886e38";
    let replaced = |input: &str, by: String| (input.to_owned(), Repair::Replaced(by));
    assert_eq!(
        repairs("v=1&edits=0:1e39,1:-1e39"),
        [
            replaced("0:1e39", format!("0:{most}")),
            replaced("1:-1e39", format!("1:-{most}"))
        ]
    );
    let report = read("v=1&own=1e39,-1e39").expect("it is a link");
    let own = report.link.scenario.activations.own.expect("a matrix");
    assert_eq!(own.matrix().values(), [f32::MAX, f32::MIN]);
}

#[test]
fn twenty_diagnostics_are_kept_and_the_others_are_counted() {
    let link = |count: usize| {
        let keys: Vec<String> = (0..count)
            .map(|index| format!("&unknown{index}=1"))
            .collect();
        read(&format!("v=1{}", keys.concat())).expect("it is a link")
    };
    for (count, omitted) in [(20, 0), (21, 1), (25, 5)] {
        let report = link(count);
        assert_eq!(
            (report.diagnostics.len(), report.omitted),
            (20, omitted),
            "{count}"
        );
    }
}

#[test]
fn version_0_is_no_version() {
    let one = Repair::Replaced("1".to_owned());
    assert_eq!(repairs("v=0&seed=5"), [("0".to_owned(), one)]);
    assert_eq!(repairs("v=1&seed=5"), []);
}
