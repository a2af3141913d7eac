//! The notebook's cells on the chains.

use crate::lab::{
    growth::{Chain, Outcome as Growth},
    scenario::{self, Axis, Precision, Product},
};

/// Before the chains.
#[must_use]
pub fn chains(growth: &scenario::Growth) -> String {
    let size = growth.size;
    let times = match growth.steps {
        1 => "once".to_owned(),
        steps => format!("{steps} times"),
    };
    let product = match growth.product {
        Product::Elementwise => "entry by entry, `A * B`",
        Product::Matrix => "as matrices, `A @ B`",
    };
    let format = match growth.precision {
        Precision::Float32 => "",
        Precision::Float16 => " The start, the noise and every product are rounded to float16.",
        Precision::BFloat16 => " The start, the noise and every product are rounded to bfloat16.",
    };
    let reason = match (growth.layer_norm, growth.product) {
        (true, _) if size == 1 => {
            "LayerNorm follows every multiplication. A 1 × 1 matrix has one value per row, which is its own mean: LayerNorm makes it 0.".to_owned()
        }
        (true, _) => format!(
            "LayerNorm follows every multiplication. As long as the variance of each row is finite and far above ε = 10⁻⁵, every row then has mean 0 and variance 1, so the norm is √({size} · {size}) = {size}."
        ),
        (false, Product::Elementwise) => "A deep network also multiplies again and again, forward through its layers and backward through its gradients. It multiplies matrices; products entry by entry, as in the lecture, are the simpler case. Nothing here keeps the norm in check: over many steps factors compound.".to_owned(),
        (false, Product::Matrix) => format!(
            "A deep network multiplies matrices again and again, forward through its layers and backward through its gradients. Nothing here keeps the norm in check. Without rounding, noise of size f multiplies its root mean square over all draws by f·√{size} at every step, and over many steps factors compound."
        ),
    };
    format!(
        "## 1. Why normalise at all?\n\n\
         Two random {size} × {size} matrices are multiplied by fresh noise {times} ({product}): one by noise of size 1/s, the other by noise of size s.{format} \
         We measure the Frobenius norm, √(sum of all squares).\n\n{reason}"
    )
}

/// Before the charts of the norms: which norms have no point.
#[must_use]
pub fn norms(growth: &Growth, axis: Axis) -> String {
    let chains = [
        ("noise of size 1/s", &growth.shrinking),
        ("noise of size s", &growth.growing),
    ];
    let missing = chains.map(|(chain_name, chain)| missing_points(chain_name, chain, axis));
    format!("Each point is the norm after one step.{}", missing.concat())
}

/// Sentences on a chain's norms that the chart cannot show: once ∞, NaN or 0, a norm
/// stays ∞ or NaN, or 0.
fn missing_points(chain_name: &str, chain: &Chain, axis: Axis) -> String {
    let since = |is_missing: fn(f64) -> bool| {
        let mut norms = chain.steps.iter().map(|step| step.norm.to_f64());
        norms.position(is_missing).map(|index| index + 1)
    };
    let lost = since(|norm| !norm.is_finite()).map(|step| {
        format!(
            " With {chain_name} the norm is ∞ or NaN from step {step} on, so it has no points there."
        )
    });
    let zero = since(|norm| norm == 0.0).map(|step| {
        format!(
            " With {chain_name} the norm is 0 from step {step} on, which a logarithmic axis cannot show."
        )
    });
    let zero = zero.filter(|_| axis == Axis::Logarithmic);
    [lost, zero].map(Option::unwrap_or_default).concat()
}
