//! Station 6's staircase: its numbers by arithmetic of their own.

use layernorm_lab::{
    charts::float_staircase::panel,
    lab::{
        failures::{Outcome, Row, preset, run, run_row},
        scenario::{Precision, RowSource},
    },
};

fn outcome(source: RowSource) -> Outcome {
    run(preset(source).expect("a report"))
}

fn caption(source: RowSource) -> String {
    let panel = panel(&outcome(source), 900.0, 13.5).expect("a picture");
    panel.caption.replace('\u{202f}', "")
}

/// The distance between float32 numbers from the power of two below a number.
fn gap(number: f64) -> f64 {
    2_f64.powf(number.log2().floor() - 23.0)
}

#[test]
fn the_caption_compares_the_std_and_the_variance_with_the_distances_between_numbers() {
    let row = [40_000.0_f64, 40_001.0, 40_002.0, 40_003.0];
    let squares = row.iter().map(|x| x * x).sum::<f64>() / 4.0;
    // The variance of 0, 1, 2, 3 is 5/4.
    let (std, variance) = (1.25_f64.sqrt(), 1.25);
    assert!((gap(40_003.0) - 0.003_906_25).abs() < 1e-12);
    assert!((gap(squares) - 128.0).abs() < 1e-12);
    assert!(std > gap(40_003.0) && variance < gap(squares));
    let ratio = (std / gap(40_003.0)).round();
    assert_eq!(
        caption(RowSource::From40000),
        format!(
            "Two passes (first the mean, then the deviations) subtract values of up to about 40000: \
             float32 numbers are 0.003906 apart there, \
             and the std of 1.118 is {ratio} times as large. The naive variance subtracts squares \
             of about 1.6×10⁹: float32 numbers are 128 apart there, more than the variance of 1.25."
        )
    );
}

#[test]
fn squares_beyond_the_largest_number_are_said_to_be() {
    let caption = caption(RowSource::Huge);
    assert!(
        caption.ends_with("squares of about 1×10⁴⁰: beyond float32’s largest number, 3.403×10³⁸."),
        "{caption}"
    );
}

#[test]
fn rows_without_a_spread_have_no_staircase() {
    for source in [
        RowSource::Constant,
        RowSource::Zeros,
        RowSource::ZerosInFloat16,
        RowSource::Infinity,
    ] {
        assert!(panel(&outcome(source), 900.0, 13.5).is_none(), "{source:?}");
    }
}

/// The positions of the dots of the values and of their squares.
fn dots(svg: &str) -> [[f64; 2]; 2] {
    ["staircase-values", "staircase-squares"].map(|class| {
        let (_, rest) = svg
            .split_once(&format!("<circle class=\"{class}\" "))
            .expect(class);
        ["cx", "cy"].map(|name| {
            let (_, rest) = rest.split_once(&format!("{name}=\"")).expect(name);
            rest.split('"')
                .next()
                .and_then(|text| text.parse().ok())
                .expect("a number")
        })
    })
}

/// The axes reach float32's smallest number, so that the dots of a subnormal row and of its squares
/// are told apart.
#[test]
fn the_dots_of_a_tiny_row_do_not_lie_on_each_other() {
    let row = Row {
        values: vec![1e-45, 0.0, 0.0],
        eps: 0.0,
        precision: Precision::Float32,
    };
    let panel = panel(&run_row(&row), 900.0, 13.5).expect("a picture");
    let [values, squares] = dots(&panel.svg.expect("a picture"));
    assert!(values[0] > squares[0] + 20.0, "{values:?} {squares:?}");
    assert!(values[1] < squares[1] - 4.0, "{values:?} {squares:?}");
}

/// A dot above the staircase has a difference larger than the distance between numbers.
#[test]
fn the_dots_lie_on_the_right_side_of_the_staircase() {
    let panel = panel(&outcome(RowSource::From40000), 900.0, 13.5).expect("a picture");
    let svg = panel.svg.expect("a picture");
    let (_, path) = svg
        .split_once("<path class=\"staircase-step\" d=\"")
        .expect("a staircase");
    let path = path.split('"').next().expect("a path");
    // The height of the step at a position: V gives a height, H the position where it ends.
    let height_at = |x: f64| -> f64 {
        let steps = path.split('V').skip(1);
        steps
            .filter_map(|step| step.split_once('H'))
            .map(|(y, to)| {
                (
                    y.parse().expect("a height"),
                    to.parse::<f64>().expect("a position"),
                )
            })
            .find(|&(_, to)| x <= to)
            .expect("a step")
            .0
    };
    let [values, squares] = dots(&svg);
    // y grows downwards.
    assert!(values[1] < height_at(values[0]), "{values:?}");
    assert!(squares[1] > height_at(squares[0]), "{squares:?}");
}

/// The axes show the decades around the points, and the end of a format where it is near.
#[test]
fn the_axes_show_the_decades_around_the_points() {
    let svg = |source| {
        let panel = panel(&outcome(source), 900.0, 13.5).expect("a picture");
        panel.svg.expect("a picture")
    };
    // 4×10⁴ and 1.6×10⁹ with two decades around them; float32 numbers are 65 536 apart at 10¹².
    let far = svg(RowSource::From40000);
    for (label, count) in [
        ("10¹²", 1),
        ("10⁴", 2),
        ("10⁻⁶", 1),
        ("10¹⁴", 0),
        ("float32 ends", 0),
    ] {
        assert_eq!(far.matches(&format!(">{label}<")).count(), count, "{label}");
    }
    let huge = svg(RowSource::Huge);
    for label in ["10⁴⁰", "float32 ends"] {
        assert!(huge.contains(&format!(">{label}<")), "{label}");
    }
}
