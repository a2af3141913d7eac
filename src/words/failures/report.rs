//! What each report measured, and where the lab's row differs from it.

use crate::lab::scenario::RowSource;

/// What the report of a row measured; `None` for a row of the matrix.
#[must_use]
pub fn report(source: RowSource) -> Option<&'static str> {
    match source {
        RowSource::From40000 => Some(
            "The report normalises exactly this row: ONNX Runtime’s CPU kernel returned NaN for all four values.",
        ),
        RowSource::Near2000 => Some(
            "The report normalises torch.randn(5, 4) + 2000 in PyTorch 1.7.1: its five results had variances from 0.0491 to 48425.8. This row, with a smaller spread, is the lab’s own.",
        ),
        RowSource::From100 => Some(
            "The first report measures this row in burn’s flex backend, which used the naive variance: its first result was −2.3716. The lab’s naive result, −0.1691, differs because it adds the values in another order. The second report normalises torch.randn(1024, 32768) · 0.01 + 100 in PyTorch: all computed variances were 0.",
        ),
        RowSource::From1000 => Some(
            "The report measures this row in burn’s flex backend, which used the naive variance: its first result was −2.374. The lab’s naive result, −0.01196, differs because it adds the values in another order.",
        ),
        RowSource::From10000 => Some(
            "The report measures this row in burn’s flex backend, which used the naive variance: its first result was −0.0024, as with the naive variance here.",
        ),
        RowSource::Constant => Some(
            "The report normalises exactly this row: ONNX Runtime 1.19’s CPU kernel returned NaN.",
        ),
        RowSource::Huge => Some(
            "The report is about variances that overflow in PyTorch’s float32 layers: with values near 1×10³⁰, PyTorch of that time returned zeros on the CPU and NaN on CUDA. This row is the lab’s own.",
        ),
        RowSource::Zeros => Some(
            "The report is about the backward pass, which the lab does not show here: zeros gave NaN gradients in burn’s ndarray backend of 2024. It took √v without ε, and the slope of the root is infinite at 0. The forward result was, and is, right.",
        ),
        RowSource::ZerosInFloat16 => Some(
            "The report normalises 10 zeros with ε = 1×10⁻¹² on CUDA: PyTorch 1.4.0 and 1.5.1 returned NaN in float16, and 0 in float32. The lab has 8 zeros and rounds ε to float16 first, which gives the same NaN. PyTorch 2.15 computes with ε in float32, and gives 0 in float16 too.",
        ),
        RowSource::Infinity => Some(
            "The report is about torch.compile on the CPU in float16: values had already overflowed to ∞ before the layer, and the layer made them NaN. This row, in float32, is the lab’s own.",
        ),
        RowSource::MatrixRow => None,
    }
}
