//! Station 1 in PyTorch.

use crate::{
    lab::{
        growth::{Chain, Outcome},
        scenario::{Growth, Precision, Product},
    },
    share::export::{
        float::double,
        layout::{comment, list},
    },
    words::export::code,
};

/// Runs both chains and keeps their norms.
pub(in crate::share::export) fn code(growth: &Growth) -> String {
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
    let seeded = comment("# ", code::SEED);
    let (step, norm) = (code::STEP, code::NORM);
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
shrinking = torch.randn(size, size){rounded}
growing = torch.randn(size, size){rounded}
norms = [(norm(shrinking), norm(growing))]
for _ in range(steps):
    shrinking = step(shrinking, 1 / scale)
    growing = step(growing, scale)
    norms.append((norm(shrinking), norm(growing)))
"#
    )
}

/// Prints both norms of every step, the lab's beside.
pub(in crate::share::export) fn comparison(growth: &Growth, outcome: &Outcome) -> String {
    let norms = |chain: &Chain| {
        let norms = std::iter::once(&chain.start).chain(&chain.steps);
        list(0, norms.map(|step| double(step.norm)))
    };
    let narrow = growth.precision != Precision::Float32;
    let (allowed, why) = match growth.product {
        Product::Elementwise if narrow && growth.layer_norm => {
            ("1e-3", comment("# ", code::NARROW_TOLERANCE))
        }
        Product::Elementwise => ("1e-5", String::new()),
        Product::Matrix if narrow => ("1e-1", comment("# ", code::NARROW_TOLERANCE)),
        Product::Matrix => ("1e-3", comment("# ", code::MATRIX_TOLERANCE)),
    };
    // Norms may be as small as they like, and errors count as a part of them;
    // what LayerNorm leaves of a matrix of one column is the rounding of a zero.
    let offset = if growth.layer_norm { "1.0" } else { "0.0" };
    let lab = comment("# ", code::LAB_NORMS);
    let [step, columns @ ..] = code::NORM_COLUMNS;
    let columns = columns.map(|name| format!("{name:>14}")).concat();
    let [shrinking, growing] = [&outcome.shrinking, &outcome.growing].map(norms);
    let [name_shrinking, name_growing] = [code::SHRINKING, code::GROWING];
    format!(
        r#"{lab}lab_shrinking = {shrinking}
lab_growing = {growing}

print("{step:>5}{columns}")
for k, (small, large) in enumerate(norms):
    row = (small, lab_shrinking[k], large, lab_growing[k])
    print(f"{{k:>5}}" + "".join(f"{{value:>14.6g}}" for value in row))
here_shrinking, here_growing = zip(*norms)
{why}report("{name_shrinking}", difference(here_shrinking, lab_shrinking, {offset}), {allowed})
report("{name_growing}", difference(here_growing, lab_growing, {offset}), {allowed})
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::real::Real;

    #[test]
    fn a_plain_chain_reads_as_in_a_textbook() {
        let code = code(&Growth::default());
        assert!(
            code.contains("scale, steps, size = 1.5, 20, 30\n"),
            "{code}"
        );
        assert!(
            code.contains("    matrix = matrix * noise\n    return matrix\n"),
            "{code}"
        );
        assert!(
            !code.contains("dtype") && !code.contains("LayerNorm"),
            "{code}"
        );
    }

    #[test]
    fn a_narrow_format_is_rounded_after_every_operation() {
        let growth = Growth {
            product: Product::Matrix,
            precision: Precision::BFloat16,
            layer_norm: true,
            ..Growth::default()
        };
        assert_eq!(code(&growth).matches(".to(dtype)").count(), 5);
    }

    #[test]
    fn what_has_overflowed_is_written_so_that_python_reads_it() {
        let mut chain = crate::lab::growth::run(
            &mut crate::lab::growth::Noise::seeded(0),
            &Growth::default(),
        );
        chain.growing.steps[19].norm = Real::Undefined;
        chain.growing.steps[18].norm = Real::Infinity;
        let code = comparison(&Growth::default(), &chain);
        assert!(code.contains("inf, nan"), "{code}");
    }
}
