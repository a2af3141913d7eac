//! Station 8 in PyTorch.

use crate::{
    lab::scenario::{Depth, Scheme},
    share::export::{float::double, layout::comment},
    words::export::code,
};

/// Python that runs the residual stack forward and backward.
pub(super) fn code(settings: &Depth) -> String {
    let Depth {
        scheme,
        layers,
        width,
        scale,
        rows,
    } = settings;
    let scale = double((*scale).into());
    let (next, output) = match scheme {
        Scheme::None => ("stream + stream @ weight", "stream"),
        Scheme::Post => ("norm_rows(stream + stream @ weight)", "stream"),
        Scheme::Pre => ("stream + norm_rows(stream) @ weight", "norm_rows(stream)"),
        Scheme::Peri => (
            "stream + norm_rows(norm_rows(stream) @ weight)",
            "norm_rows(stream)",
        ),
    };
    let norm_rows = match scheme {
        Scheme::None => "",
        _ => "norm_rows = nn.LayerNorm(width, elementwise_affine=False)\n",
    };
    let rms = code::STACK_RMS;
    let draws = comment("# ", code::STACK_DRAWS);
    let gradients = comment("# ", code::STACK_GRADIENTS);
    let [printed_rms, printed_gradients] = [code::PRINTED_STACK_RMS, code::PRINTED_STACK_GRADIENTS];
    format!(
        r#"layers, width, stream_rows, s = {layers}, {width}, {rows}, {scale}
{norm_rows}

def rms(matrix):
    """{rms}"""
    return matrix.double().square().mean().sqrt().item()


{draws}torch.manual_seed(seed)
stream, upstream = (torch.randn(stream_rows, width) for _ in range(2))
weights = [torch.randn(width, width) * (s / width**0.5) for _ in range(layers)]
stream_rms = [rms(stream)]
{gradients}with torch.enable_grad():
    for weight in weights:
        weight.requires_grad_()
        stream = {next}
        stream_rms.append(rms(stream))
    loss = ({output} * upstream).sum()
loss.backward()
weight_gradients = [norm(weight.grad) for weight in weights]

print(f"{printed_rms}")
print(f"{printed_gradients}")
"#
    )
}
