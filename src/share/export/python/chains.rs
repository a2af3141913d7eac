//! Station 1 in PyTorch.

use crate::{
    lab::scenario::{Growth, Precision, Product},
    share::export::{float::double, layout::comment},
    words::export::code,
};

/// Python that computes both chains and collects their norms.
pub(super) fn code(growth: &Growth) -> String {
    let Growth {
        scale, steps, size, ..
    } = growth;
    let scale = double((*scale).into());
    let narrow = match growth.precision {
        Precision::Float32 => None,
        Precision::Float16 => Some("torch.float16"),
        Precision::BFloat16 => Some("torch.bfloat16"),
    };
    let (dtype, rounded) = match narrow {
        None => (String::new(), ""),
        Some(name) => (
            format!("{}dtype = {name}\n", comment("# ", code::NARROW)),
            ".to(dtype)",
        ),
    };
    let layer = if growth.layer_norm {
        "layer_norm = nn.LayerNorm(size)\n"
    } else {
        ""
    };
    let noise = match narrow {
        None => "torch.randn(size, size) * factor",
        Some(_) => "(torch.randn(size, size) * factor).to(dtype)",
    };
    let product = match (growth.product, narrow) {
        (Product::Elementwise, _) => "    matrix = matrix * noise\n".to_owned(),
        (Product::Matrix, None) => "    matrix = matrix @ noise\n".to_owned(),
        (Product::Matrix, Some(_)) => format!(
            "{}    matrix = (matrix.float() @ noise.float()).to(dtype)\n",
            comment("    # ", code::FLOAT32_SUMS)
        ),
    };
    let normalised = match (growth.layer_norm, narrow) {
        (false, _) => String::new(),
        (true, None) => "    matrix = layer_norm(matrix)\n".to_owned(),
        (true, Some(_)) => format!(
            "{}    matrix = layer_norm(matrix.float()).to(dtype)\n",
            comment("    # ", code::FLOAT32_LAYER)
        ),
    };
    let step = if growth.layer_norm {
        code::STEP_AND_LAYER
    } else {
        code::STEP
    };
    let seeded = comment("# ", code::SEED);
    let norm = code::NORM;
    let printed = code::PRINTED_NORMS;
    format!(
        r#"scale, steps, size = {scale}, {steps}, {size}
{dtype}{layer}

def step(matrix, factor):
    """{step}"""
    noise = {noise}
{product}{normalised}    return matrix


def norm(matrix):
    """{norm}"""
    return matrix.double().norm().item()


{seeded}torch.manual_seed(seed)
factors = 1 / scale, scale
matrices = [torch.randn(size, size){rounded} for _ in factors]
norms = [[norm(matrix)] for matrix in matrices]
for _ in range(steps):
    for k, factor in enumerate(factors):
        matrices[k] = step(matrices[k], factor)
        norms[k].append(norm(matrices[k]))

for factor, values in zip(factors, norms):
    print(f"{printed}")
"#
    )
}
