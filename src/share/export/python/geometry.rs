//! Station 9 in PyTorch.

use crate::{
    lab::{
        geometry::{CLOUD_POINTS, Outcome, Source},
        matrix::Matrix,
        scenario::{Precision, Scenario},
    },
    share::export::{
        float::{double, single},
        layout::{comment, list},
    },
    words::export::code,
};

use super::layer::literal;

/// Python that defines `space`: the points before and after each layer.
pub(super) fn code(scenario: &Scenario, outcome: &Outcome) -> String {
    let points = match outcome.source {
        Source::Matrix => {
            let float = match scenario.layer_norm.precision {
                Precision::Float32 => "",
                Precision::Float16 | Precision::BFloat16 => ".float()",
            };
            format!("{}points = A{float}\n", comment("# ", code::ROWS))
        }
        Source::Cloud => {
            let settings = &scenario.geometry;
            let [std, mean] = [settings.std, settings.mean].map(|value| double(value.into()));
            format!(
                "{}torch.manual_seed(seed)\npoints = torch.randn({CLOUD_POINTS}, 3) * {std} + {mean}\n",
                comment("# ", code::SEED)
            )
        }
    };
    let parameter = |name: &str, of: &Matrix| {
        let values = of.values().iter().map(|&value| single(value));
        format!("affine.{name}.copy_(torch.tensor({}))\n", list(0, values))
    };
    let parameters = parameter("weight", &outcome.gamma) + &parameter("bias", &outcome.beta);
    let [x, normalized, output, rms] = code::POINTS;
    let about = comment("# ", code::SUM_AND_LENGTH);
    format!(
        r#"{points}affine = nn.LayerNorm(3, eps=eps)
{parameters}space = {{
    "{x}": points,
    "{normalized}": nn.LayerNorm(3, eps=eps)(points),
    "{output}": affine(points),
    "{rms}": nn.RMSNorm(3, eps=eps)(points),
}}

{about}for name, each in space.items():
    sums, lengths = each.double().sum(1), each.double().norm(dim=1)
    print(f"{{name}}: sums {{sums.min():.4g}} to {{sums.max():.4g}}, lengths {{lengths.min():.4g}} to {{lengths.max():.4g}}")
"#
    )
}

/// The names of the lab's results, and their values as Python. The rows of A are left out,
/// since the program holds them already.
pub(super) fn results(outcome: &Outcome) -> Vec<(String, String)> {
    let [x, normalized, output, rms] = code::POINTS;
    let all = [
        (x, &outcome.input),
        (normalized, &outcome.normalized),
        (output, &outcome.output),
        (rms, &outcome.rms),
    ];
    let skipped = usize::from(outcome.source == Source::Matrix);
    let all = all.into_iter().skip(skipped);
    all.map(|(name, matrix)| (name.to_owned(), literal(4, matrix)))
        .collect()
}
