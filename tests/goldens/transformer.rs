//! The recorded LayerNorms of a real model: PyTorch's output for each recorded input.

use layernorm_lab::{lab::transformer::run, share::recording::read};

use super::Report;

/// The file of station 10, of which `assets/transformer/SHA256SUMS` holds the checksum.
const RECORDING: &[u8] =
    include_bytes!("../../assets/transformer/minilm-l6-1b24f9cb3024b726.safetensors");

/// Allows `|error| ≤ 2e-6·(1 + |value|)`.
pub(crate) fn check() -> Report {
    let mut report = Report::new("minilm-l6.safetensors", "error / (1 + |value|)");
    let recording = read(RECORDING).expect("the lab's recording is valid");
    for (layer, norm) in recording.norms.iter().enumerate() {
        for sample in 0..recording.samples.len() {
            let (_, activations) = recording.get(layer, sample).expect("each norm ran");
            let expected = activations.output.as_ref().expect("PyTorch's output");
            let outcome = run(norm, activations);
            report.cases += 1;
            let label = format!("LayerNorm {layer} of sentence {sample}");
            super::layer_norm::record_matrix(
                &mut report,
                &label,
                (&outcome.output, expected),
                2e-6,
            );
        }
    }
    report
}
