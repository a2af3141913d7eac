//! The number format of the chains: what it loses is counted, told and marked.

use browser_tests::{
    page::Page,
    screen::DESKTOP,
    snapshot::{Chart, Snapshot},
};
use layernorm_lab::{
    lab::{
        growth::{self, Chain, Noise, Outcome},
        real::Real,
        scenario::{Growth, Precision, Product},
    },
    words::sentence,
};

/// Long enough for either format to lose both chains.
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

fn computed(settings: &Growth) -> Outcome {
    growth::run(&mut Noise::seeded(0), settings)
}

/// The steps after which this is the norm.
fn steps(chain: &Chain, norm: Real) -> Vec<f64> {
    std::iter::zip(1_u32.., &chain.steps)
        .filter(|(_, step)| step.norm == norm)
        .map(|(step, _)| f64::from(step))
        .collect()
}

/// Asserts that the chart marks at its edge what the chain lost, from the step
/// on in which it did.
fn assert_marked(chart: &Chart, chain: &Chain) {
    for (name, lost) in [
        ("∞", Real::Infinity),
        ("NaN", Real::Undefined),
        ("0", Real::Finite(0.0)),
    ] {
        let expected = steps(chain, lost);
        assert_eq!(chart.left(name), expected, "{}: {name}", chart.title);
        let Some(from) = expected.first() else {
            continue;
        };
        let label = format!("{name} from step {from}");
        assert!(chart.labels().contains(&label.as_str()), "{label}");
        let trace = chart.traces.iter().find(|trace| trace.name == name);
        let edge = 10_f64.powf(chart.y_range[usize::from(name != "0")]);
        for (_, height) in trace.expect("it has markers").points() {
            assert!((height / edge - 1.0).abs() < 1e-9, "{name} at {height}");
        }
    }
}

fn assert_told(shown: &Snapshot, outcome: &Outcome, settings: &Growth) {
    for (about, chain) in [
        ("chart-smaller", &outcome.shrinking),
        ("chart-larger", &outcome.growing),
    ] {
        let expected = sentence::chain(chain, settings);
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(plain(&shown.sentences[about]), plain(&expected));
        // Not only the same as natively, but the counts themselves.
        let last = chain.steps.last().expect("there are steps");
        for count in [last.zeros, last.infinite, last.undefined] {
            if count > 0 && count < 900 {
                let told = &shown.sentences[about];
                assert!(told.contains(&format!("{count} ")), "{count}: {told}");
            }
        }
    }
}

#[test]
fn zeros_and_infinities_of_each_format_are_counted_told_and_marked() {
    Page::test(DESKTOP, |page| {
        page.choose("axis-1");
        page.set("growth-scale", "3");
        page.set("growth-steps", &STEPS.to_string());
        let mut seen = [0; 2];
        for (format, precision) in [
            (0, Precision::Float32),
            (1, Precision::Float16),
            (2, Precision::BFloat16),
        ] {
            page.choose(&format!("precision-{format}"));
            let settings = settings(precision, Product::Elementwise);
            let (shown, outcome) = (page.look(), computed(&settings));
            assert_told(&shown, &outcome, &settings);
            assert_marked(&shown.smaller, &outcome.shrinking);
            assert_marked(&shown.larger, &outcome.growing);
            let chains = [&outcome.shrinking, &outcome.growing];
            let last = chains.map(|chain| chain.steps.last().expect("there are steps"));
            seen[0] += last.iter().map(|step| step.zeros).sum::<usize>();
            seen[1] += last.iter().map(|step| step.infinite).sum::<usize>();
        }
        // The cases are ones in which there is something to count.
        assert!(seen.iter().all(|&count| count >= 900), "{seen:?}");
    });
}

#[test]
fn the_lever_keeps_float16_from_both_ends() {
    Page::test(DESKTOP, |page| {
        page.choose("axis-1");
        page.set("growth-scale", "3");
        page.set("growth-steps", &STEPS.to_string());
        page.choose("precision-1");
        assert!(page.switch("lever"));
        let settings = Growth {
            layer_norm: true,
            ..settings(Precision::Float16, Product::Elementwise)
        };
        let (shown, outcome) = (page.look(), computed(&settings));
        assert_told(&shown, &outcome, &settings);
        assert_marked(&shown.larger, &outcome.growing);
        assert!(shown.larger.left("∞").is_empty());
        let last = shown.larger.norms().last().map(|(_, norm)| *norm);
        assert!(
            last.is_some_and(|norm| (norm - 30.0).abs() < 0.1),
            "{last:?}"
        );
    });
}
