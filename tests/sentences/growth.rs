//! The sentences about the chains.

use layernorm_lab::{
    lab::scenario::{Precision, Product, Scenario},
    words::{sentence, text},
};

use crate::{outcome, seeded};

fn why(scenario: &Scenario) -> String {
    sentence::why(&outcome(scenario).growth, &scenario.growth)
}

#[test]
fn the_sentence_for_seed_42_states_pytorchs_norms() {
    // PyTorch's last norms for seed 42: 7.0636e-4 and 4530.0 (growth.json).
    assert_eq!(
        why(&seeded(42)),
        "After 20 multiplications by noise of size 0.667 the norm fell from 30.22 to \
         7.064×10⁻⁴; by noise of size 1.5 it rose from 30.03 to 4530."
    );
}

#[test]
fn factors_of_at_most_one_have_their_own_sentences() {
    let mut scenario = seeded(0);
    scenario.growth.scale = 1.0;
    let sentence = why(&scenario);
    assert!(
        sentence.contains("by noise of size 1 the norm of the first chain fell from"),
        "{sentence}"
    );
    scenario.growth.scale = 0.5;
    let sentence = why(&scenario);
    assert!(
        sentence.contains("by noise of size 2 the norm rose from"),
        "{sentence}"
    );
}

#[test]
fn layer_norm_after_every_step_keeps_both_norms() {
    let mut scenario = seeded(42);
    scenario.growth.layer_norm = true;
    assert!(
        why(&scenario).contains("both norms stay at 30,"),
        "{}",
        why(&scenario)
    );
}

#[test]
fn overflow_and_underflow_name_the_step_and_the_format() {
    let mut scenario = seeded(6);
    scenario.growth.scale = 3.0;
    scenario.growth.steps = 40;
    scenario.growth.precision = Precision::Float16;
    let growth = outcome(&scenario).growth;
    let large = sentence::chain(&growth.growing, &scenario.growth);
    assert!(
        large.contains("float16’s largest number, 65 504"),
        "{large}"
    );
    let small = sentence::chain(&growth.shrinking, &scenario.growth);
    assert!(small.contains("exactly 0 from step"), "{small}");
}

#[test]
fn the_expected_line_is_explained_for_each_product() {
    let mut growth = Scenario::default().growth;
    assert!(text::expected(&growth, &[]).contains("Long runs fall far below it"));
    growth.product = Product::Matrix;
    growth.size = 12;
    assert!(text::expected(&growth, &[]).contains("√n = √12 times the noise size"));
    growth.layer_norm = true;
    assert!(text::expected(&growth, &[]).contains("√(n·n) = 12:"));
}
