//! Infinite, zero and undefined results are explained, and no chart is blank.

use browser_tests::{page::Page, snapshot::Chart, viewport::DESKTOP};

/// Spellings of floats that the page does not use: it writes NaN and ∞.
const FLOAT_NAMES: [&str; 5] = ["nan", "undefined", "null", "inf", "Infinity"];

fn assert_no_float_names(text: &str) {
    for name in FLOAT_NAMES {
        let mut words = text.split(|letter: char| !letter.is_alphabetic());
        assert!(!words.any(|word| word == name), "`{name}` in: {text}");
    }
    assert!(!text.is_empty());
}

/// Asserts that the chart shows every step, as a point or as a marker at its edge. The chart
/// of both chains shows their start too.
fn assert_complete(chart: &Chart, steps: usize) {
    let steps = steps + usize::from(chart.y_type == "log");
    let at_edge = ["∞", "NaN", "0"].map(|label| chart.edge_markers(label).len());
    assert_eq!(chart.norms().len() + at_edge.iter().sum::<usize>(), steps);
    assert!(chart.marker_count > 0, "{} is blank", chart.title);
    assert!(chart.y_range.iter().all(|end| end.is_finite()));
    assert!(chart.y_range[0] < chart.y_range[1]);
}

#[test]
fn an_infinite_norm_is_explained_and_marked() {
    Page::test(DESKTOP, |page| {
        page.set("growth-steps", "200");
        page.set("growth-scale", "1000");
        for axis in ["view-axis-0", "view-axis-1"] {
            page.choose(axis);
            let shown = page.snapshot();
            let from = shown.larger.edge_markers("∞")[0];
            let label = format!("∞ from step {from}");
            assert!(shown.larger.labels().contains(&label.as_str()), "{label}");
            assert!(shown.sentences["chart-larger"].contains('∞'));
            assert!(shown.sentences["why"].contains('∞'));
            assert!(shown.sentences["chart-smaller"].contains("exactly 0"));
            for about in ["why", "chart-smaller", "chart-larger"] {
                assert_no_float_names(&shown.sentences[about]);
            }
            for chart in [&shown.smaller, &shown.larger] {
                assert_complete(chart, 200);
                assert_no_float_names(&chart.description);
                assert_no_float_names(&chart.labels().join(" "));
            }
        }
        assert_no_float_names(&page.text("#why"));
    });
}

#[test]
fn extreme_chains_are_drawn_and_explained() {
    Page::test(DESKTOP, |page| {
        page.choose("view-axis-1");
        for (scale, steps, size) in [
            ("0.001", "500", "30"),
            ("1000", "500", "64"),
            ("1", "1", "1"),
            ("1.887", "500", "1"),
        ] {
            page.set("growth-size", size);
            page.set("growth-steps", steps);
            page.set("growth-scale", scale);
            for product in ["growth-product-1", "growth-product-0"] {
                page.choose(product);
                println!("factor {scale}, {steps} steps, size {size}, {product}");
                let shown = page.snapshot();
                let steps: usize = steps.parse().expect("a count");
                assert_complete(&shown.smaller, steps);
                assert_complete(&shown.larger, steps);
                for about in ["why", "chart-smaller", "chart-larger"] {
                    assert!(!shown.sentences[about].contains("undefined"));
                }
            }
        }
    });
}

#[test]
fn a_normalized_single_value_is_zero_and_either_axis_shows_it() {
    Page::test(DESKTOP, |page| {
        page.set("growth-size", "1");
        assert!(page.toggle("growth-layer-norm"));
        for axis in ["view-axis-1", "view-axis-0"] {
            page.choose(axis);
            let shown = page.snapshot();
            assert_complete(&shown.smaller, 20);
            assert_complete(&shown.larger, 20);
            assert_no_float_names(&shown.sentences["why"]);
        }
    });
}

#[test]
fn a_constant_row_without_epsilon_is_explained() {
    Page::test(DESKTOP, |page| {
        page.set("activations-std", "0");
        let zero = page.snapshot();
        assert!(
            zero.after
                .numbers()
                .concat()
                .iter()
                .all(|value| *value == 0.0)
        );
        assert!(zero.scatter.title.contains("r is NaN"));

        page.set("layer-norm-eps", "0");
        let undefined = page.snapshot();
        let sentence = &undefined.sentences["what"];
        assert!(
            sentence.contains("0/0") && sentence.contains("ε"),
            "{sentence}"
        );
        for row in &undefined.after.texts {
            assert!(row.iter().all(|cell| cell == "NaN"), "{row:?}");
        }
        for about in ["statistics", "parameters"] {
            assert!(!undefined.sentences[about].is_empty(), "{about}");
        }
        assert!(!undefined.scatter.title.is_empty());
        for row in undefined.statistics.iter().chain(&undefined.row_statistics) {
            assert!(row.texts.iter().all(|number| !number.is_empty()));
        }
        let arithmetic = &undefined.arithmetic;
        assert!(arithmetic.contains("y="), "{arithmetic}");
        assert!(arithmetic.contains("NaN"), "{arithmetic}");

        page.set("layer-norm-eps", "1e-5");
        assert_eq!(page.snapshot(), zero, "a larger ε restores the numbers");
    });
}

#[test]
fn a_single_feature_and_a_single_row_are_explained() {
    Page::test(DESKTOP, |page| {
        page.set("activations-features", "1");
        let shown = page.snapshot();
        assert!(shown.sentences["what"].contains("single value"));
        assert!(shown.sentences["statistics"].contains("NaN"));
        page.set("activations-rows", "1");
        let shown = page.snapshot();
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
        let shown = page.snapshot();
        assert_eq!(shown.scatter.marker_count, 30);
        for about in ["what", "statistics", "parameters"] {
            assert_no_float_names(&shown.sentences[about]);
        }
    });
}
