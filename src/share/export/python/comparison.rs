//! The comparison of PyTorch's results with the lab's.

use crate::{
    lab::scenario::{Growth, Precision, Product},
    share::export::layout::comment,
    words::export::code,
};

/// The offset and the tolerance of everything but the norms. A few units in the last
/// place of the layer's format: PyTorch and burn add up in different orders.
fn layers(precision: Precision) -> (&'static str, &'static str) {
    let allowed = match precision {
        Precision::Float32 => "1e-5",
        Precision::Float16 => "2e-3",
        Precision::BFloat16 => "2e-2",
    };
    ("1.0", allowed)
}

/// Python that compares every entry of `lab` with PyTorch's result of the same name.
pub(super) fn code(growth: &Growth, layer: Precision) -> String {
    let narrow = growth.precision != Precision::Float32;
    let (allowed, why) = match growth.product {
        Product::Elementwise if narrow && growth.layer_norm => ("1e-3", code::NARROW_TOLERANCE),
        Product::Elementwise => ("1e-5", ""),
        Product::Matrix if narrow => ("1e-1", code::NARROW_TOLERANCE),
        Product::Matrix => ("1e-3", code::MATRIX_TOLERANCE),
    };
    // Errors are relative, however small the norm. With LayerNorm, an offset is
    // needed: a matrix of one column becomes the rounding error of a zero.
    let offset = if growth.layer_norm { "1.0" } else { "0.0" };
    let limits = if (offset, allowed) == layers(layer) {
        format!("{offset}, {allowed}")
    } else {
        let (layers_offset, layers_allowed) = layers(layer);
        format!(
            "({offset}, {allowed}) if name.startswith(\"norms\") else ({layers_offset}, {layers_allowed})"
        )
    };
    let why = if why.is_empty() {
        String::new()
    } else {
        comment("    # ", why)
    };
    let ill_conditioned = comment("# ", code::ILL_CONDITIONED);
    let [divided, multiplied] = [code::NORMS_DIVIDED, code::NORMS_MULTIPLIED];
    let [before, after] = [code::STATISTICS_BEFORE, code::STATISTICS_AFTER];
    let [stream, gradients] = [code::STREAM, code::WEIGHT_GRADIENTS];
    let (correlation, flat) = (code::CORRELATION, code::FLAT);
    let [agrees, differs, largest, allowed_word] =
        [code::AGREES, code::DIFFERS, code::LARGEST, code::ALLOWED];
    format!(
        r#"pytorch = {{
    "{divided}": norms[0],
    "{multiplied}": norms[1],
    "A": A,
    "LN(A)": normalised,
    "{before}": statistics(A),
    "{after}": statistics(normalised),
    "{correlation}": r,
    "{stream}": stream_rms,
    "{gradients}": weight_gradients,
    **{{name: statistics(output) for name, output in outputs.items()}},
    **space,
}}


def flat(values):
    """{flat}"""
    if isinstance(values, list):
        return torch.cat([flat(each) for each in values])
    return torch.as_tensor(values, dtype=torch.float64).flatten()


{ill_conditioned}for name in lab:
    here, there = flat(pytorch[name]), flat(lab[name])
{why}    offset, allowed = {limits}
    if name.startswith("stack"):
        offset, allowed = 0.0, 1e-3
    same = (here == there) | (here.isnan() & there.isnan())
    error = ((here - there).abs() / (offset + there.abs())).masked_fill(same, 0.0).max().item()
    verdict = "{agrees}" if error <= allowed else "{differs}"
    print(f"{{name}}: {{verdict}}, {largest} {{error:.1e}} ({{allowed:.0e}} {allowed_word})")
"#
    )
}
