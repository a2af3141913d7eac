//! What the lab's recording shows. `tests/transformer/findings.rs` compares every number with
//! the recording.

use crate::lab::transformer::Finding;

/// The name of the list of findings.
pub const FINDINGS: &str = "What to look at";

/// A finding's name and its text.
#[must_use]
pub fn finding(finding: Finding) -> (&'static str, &'static str) {
    match finding {
        Finding::MassiveActivation => (
            "a massive activation",
            "After the feed-forward block of layer 1, feature 100 of [CLS] (index 99 in PyTorch) is 223.1, in a row whose std is 11.38. The stds of the other tokens are between 0.70 and 1.01. Before γ and β, LayerNorm brings the 223.1 to 19.56: none of 384 values can get beyond √383 = 19.57. The std of the other 383 features of [CLS] falls from 0.4058 to 0.03567 in the same step. The feed-forward blocks of layers 2 to 5 make the feature large again: 121.1, 191.1, 76.25 and 22.98. Larger models have such activations as well (arXiv 2402.17762).",
        ),
        Finding::OutlierFeature => (
            "an outlier feature",
            "After the feed-forward blocks of layers 3, 4 and 5, one feature, 224 (index 223 in PyTorch), is the farthest from the mean in 62 of the 63 rows of tokens other than [CLS], in both sentences together. Such features appear in many models (arXiv 2105.06990).",
        ),
        Finding::SwitchedOff => (
            "γ switches features off",
            "The last LayerNorm’s γ is below 10⁻⁸ for exactly three of 384 features: 128, 224 and 320 (indices 127, 223 and 319 in PyTorch). These are the three with the largest mean of |x| over the tokens, in both sentences. The next smallest γ is 0.2521. Whatever these three do inside the network, its last γ removes them before the result leaves.",
        ),
        Finding::OutputStds => (
            "outputs without std 1",
            "With γ = 1 and β = 0, each output would have std 1. Trained γ and β change that: of the 299 rows of all 13 LayerNorms and both sentences, 244 have an output std between 0.4 and 0.8. It is between 0.28 and 0.94 for all tokens but [CLS], and reaches 1.55 for [CLS] here, after the attention of layer 2.",
        ),
    }
}
