//! The number format of the chains: overflow and underflow are counted, explained and marked.

use browser_tests::{
    page::Page,
    snapshot::{Chart, Snapshot},
    viewport::DESKTOP,
};
use layernorm_lab::{
    lab::{
        growth::{self, Chain, Noise, Outcome},
        real::Real,
        scenario::{Growth, Precision, Product},
    },
    words::sentence,
};

/// Long enough for overflow and underflow in every format.
const STEPS: u32 = 120;

fn settings(precision: Precision, product: Product) -> Growth {
    Growth {
        scale: 3.0,
        steps: STEPS,
        precision,
        product,
        ..Growth::default()
    }
}

fn native_outcome(settings: &Growth) -> Outcome {
    growth::run(&mut Noise::seeded(0), settings)
}

/// The steps with this norm.
fn steps(chain: &Chain, norm: Real) -> Vec<f64> {
    std::iter::zip(1_u32.., &chain.steps)
        .filter(|(_, step)| step.norm == norm)
        .map(|(step, _)| f64::from(step))
        .collect()
}

/// Asserts that the chart marks every non-finite or zero norm at its edge, and labels the
/// first step.
fn assert_marked(chart: &Chart, chain: &Chain) {
    for (label, norm) in [
        ("∞", Real::Infinity),
        ("NaN", Real::Undefined),
        ("0", Real::Finite(0.0)),
    ] {
        let expected = steps(chain, norm);
        assert_eq!(
            chart.edge_markers(label),
            expected,
            "{}: {label}",
            chart.title
        );
        let Some(from) = expected.first() else {
            continue;
        };
        let text = format!("{label} from step {from}");
        // Before it are the lines of other labels at the same edge.
        let labels = chart.labels();
        assert!(labels.iter().any(|label| label.ends_with(&text)), "{text}");
        let trace = chart.traces.iter().find(|trace| trace.name == label);
        let edge = 10_f64.powf(chart.y_range[usize::from(label != "0")]);
        for (_, height) in trace.expect("the chart has this trace").points() {
            assert!((height / edge - 1.0).abs() < 1e-9, "{label} at {height}");
        }
    }
}

fn assert_sentences(shown: &Snapshot, outcome: &Outcome, settings: &Growth) {
    for (about, chain) in [
        ("chart-smaller", &outcome.shrinking),
        ("chart-larger", &outcome.growing),
    ] {
        let without = settings.layer_norm.then(|| {
            native_outcome(&Growth {
                layer_norm: false,
                ..settings.clone()
            })
        });
        let expected = sentence::both_chains(outcome, without.as_ref(), settings);
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(plain(&shown.sentences[about]), plain(&expected));
        // The counts too, not only the library's sentence.
        let last = chain.steps.last().expect("there are steps");
        for count in [last.zeros, last.infinite, last.undefined] {
            if count > 0 && count < 900 {
                let sentence = &shown.sentences[about];
                let has_count = sentence.contains(&format!("{count} "));
                assert!(has_count, "{count}: {sentence}");
            }
        }
    }
}

#[test]
fn zeros_and_infinities_of_each_format_are_counted_explained_and_marked() {
    Page::test(DESKTOP, |page| {
        page.choose("view-axis-1");
        page.set("growth-scale", "3");
        page.set("growth-steps", &STEPS.to_string());
        let mut counts = [0; 2];
        for (format, precision) in [
            (0, Precision::Float32),
            (1, Precision::Float16),
            (2, Precision::BFloat16),
        ] {
            page.choose(&format!("growth-precision-{format}"));
            let settings = settings(precision, Product::Elementwise);
            let (shown, outcome) = (page.snapshot(), native_outcome(&settings));
            assert_sentences(&shown, &outcome, &settings);
            assert_marked(&shown.smaller, &outcome.shrinking);
            assert_marked(&shown.larger, &outcome.growing);
            let chains = [&outcome.shrinking, &outcome.growing];
            let last = chains.map(|chain| chain.steps.last().expect("there are steps"));
            counts[0] += last.iter().map(|step| step.zeros).sum::<usize>();
            counts[1] += last.iter().map(|step| step.infinite).sum::<usize>();
        }
        // The settings do cause zeros and infinities.
        assert!(counts.iter().all(|&count| count >= 900), "{counts:?}");
    });
}

#[test]
fn the_layer_norm_switch_prevents_overflow_and_underflow_in_float16() {
    Page::test(DESKTOP, |page| {
        page.choose("view-axis-1");
        page.set("growth-scale", "3");
        page.set("growth-steps", &STEPS.to_string());
        page.choose("growth-precision-1");
        assert!(page.toggle("growth-layer-norm"));
        let settings = Growth {
            layer_norm: true,
            ..settings(Precision::Float16, Product::Elementwise)
        };
        let (shown, outcome) = (page.snapshot(), native_outcome(&settings));
        assert_sentences(&shown, &outcome, &settings);
        assert_marked(&shown.larger, &outcome.growing);
        assert!(shown.larger.edge_markers("∞").is_empty());
        let last = shown.larger.norms().last().map(|(_, norm)| *norm);
        assert!(
            last.is_some_and(|norm| (norm - 30.0).abs() < 0.1),
            "{last:?}"
        );
    });
}
