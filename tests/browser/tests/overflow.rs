//! Infinities and zeros are told as such, and no chart is ever blank.

use browser_tests::{page::Page, screen::DESKTOP, snapshot::Chart};

/// What must not stand where a number belongs.
const NO_WORDS: [&str; 4] = ["NaN", "undefined", "null", "inf"];

fn assert_reads_well(text: &str) {
    for word in NO_WORDS {
        let mut words = text.split(|letter: char| !letter.is_alphabetic());
        assert!(!words.any(|found| found == word), "`{word}` in: {text}");
    }
    assert!(!text.is_empty());
}

/// Every step is somewhere on the chart, as a point or as a labelled marker.
fn assert_complete(chart: &Chart, steps: usize) {
    let outside = ["∞", "NaN", "0"].map(|what| chart.left(what).len());
    assert_eq!(chart.norms().len() + outside.iter().sum::<usize>(), steps);
    assert!(chart.drawn > 0, "{} is blank", chart.title);
    assert!(chart.y_range.iter().all(|end| end.is_finite()));
    assert!(chart.y_range[0] < chart.y_range[1]);
}

#[test]
fn a_chain_that_overflows_says_infinity_and_marks_it() {
    Page::test(DESKTOP, |page| {
        page.set("growth-steps", "200");
        page.set("growth-scale", "1000");
        for axis in ["axis-0", "axis-1"] {
            page.choose(axis);
            let shown = page.look();
            let from = shown.larger.left("∞")[0];
            let label = format!("∞ from step {from}");
            assert!(shown.larger.labels().contains(&label.as_str()), "{label}");
            assert!(shown.sentences["chart-larger"].contains('∞'));
            assert!(shown.sentences["why"].contains('∞'));
            assert!(shown.sentences["chart-smaller"].contains("exactly 0"));
            for about in ["why", "chart-smaller", "chart-larger"] {
                assert_reads_well(&shown.sentences[about]);
            }
            for chart in [&shown.smaller, &shown.larger] {
                assert_complete(chart, 200);
                assert_reads_well(&chart.spoken);
                assert_reads_well(&chart.labels().join(" "));
            }
        }
        assert_reads_well(&page.text("#why"));
    });
}

#[test]
fn the_other_extremes_of_station_1_are_drawn_and_told() {
    Page::test(DESKTOP, |page| {
        page.choose("axis-1");
        for (scale, steps, size) in [
            ("0.001", "500", "30"),
            ("1000", "500", "64"),
            ("1", "1", "1"),
            ("1.887", "500", "1"),
        ] {
            page.set("growth-size", size);
            page.set("growth-steps", steps);
            page.set("growth-scale", scale);
            for product in ["product-1", "product-0"] {
                page.choose(product);
                println!("factor {scale}, {steps} steps, size {size}, {product}");
                let shown = page.look();
                let steps: usize = steps.parse().expect("a count");
                assert_complete(&shown.smaller, steps);
                assert_complete(&shown.larger, steps);
                for about in ["why", "chart-smaller", "chart-larger"] {
                    assert!(!shown.sentences[about].contains("undefined"));
                    assert!(!shown.sentences[about].contains("NaN"));
                }
            }
        }
    });
}

#[test]
fn one_value_normalised_is_zero_and_no_axis_breaks() {
    Page::test(DESKTOP, |page| {
        page.set("growth-size", "1");
        assert!(page.switch("lever"));
        for axis in ["axis-1", "axis-0"] {
            page.choose(axis);
            let shown = page.look();
            assert_complete(&shown.smaller, 20);
            assert_complete(&shown.larger, 20);
            assert_reads_well(&shown.sentences["why"]);
        }
    });
}

#[test]
fn a_constant_row_without_epsilon_is_explained_and_nothing_is_blank() {
    Page::test(DESKTOP, |page| {
        page.set("activations-std", "0");
        let zero = page.look();
        assert!(
            zero.after
                .numbers()
                .concat()
                .iter()
                .all(|value| *value == 0.0)
        );
        assert!(zero.scatter.title.contains("r is undefined"));

        page.set("layer-norm-eps", "0");
        let broken = page.look();
        let said = &broken.sentences["what"];
        assert!(said.contains("0/0") && said.contains("ε"), "{said}");
        for row in &broken.after.written {
            assert!(row.iter().all(|cell| cell == "NaN"), "{row:?}");
        }
        for about in ["statistics", "parameters"] {
            assert!(!broken.sentences[about].is_empty(), "{about}");
        }
        assert!(!broken.scatter.title.is_empty());
        for line in broken.statistics.iter().chain(&broken.rows) {
            assert!(line.written.iter().all(|number| !number.is_empty()));
        }
        let arithmetic = &broken.arithmetic;
        assert!(arithmetic.contains("y="), "{arithmetic}");
        assert!(arithmetic.contains("undefined"), "{arithmetic}");

        page.set("layer-norm-eps", "1e-5");
        assert_eq!(page.look(), zero, "raising ε mends it");
    });
}

#[test]
fn one_row_and_one_feature_leave_every_number_explained() {
    Page::test(DESKTOP, |page| {
        page.set("activations-features", "1");
        let shown = page.look();
        assert!(shown.sentences["what"].contains("single value"));
        assert!(shown.sentences["statistics"].contains("undefined"));
        page.set("activations-rows", "1");
        let shown = page.look();
        assert_eq!(shown.before.rows.len(), 1);
        assert!(!shown.scatter.title.is_empty());
        for about in ["what", "statistics", "parameters"] {
            assert!(!shown.sentences[about].is_empty(), "{about}");
        }
    });
}

#[test]
fn huge_means_stds_and_parameters_are_drawn() {
    Page::test(DESKTOP, |page| {
        for id in [
            "activations-mean",
            "activations-std",
            "layer-norm-gamma",
            "layer-norm-beta",
        ] {
            page.set(id, "1000000");
        }
        let shown = page.look();
        assert_eq!(shown.scatter.drawn, 30);
        for about in ["what", "statistics", "parameters"] {
            assert_reads_well(&shown.sentences[about]);
        }
    });
}
