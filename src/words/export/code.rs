//! Comments and printed labels of the exported programs.

/// The script's first line.
pub const SCRIPT: &str =
    "What the LayerNorm Lab shows, recomputed in PyTorch and compared with the lab's numbers.";
/// How to run the script.
pub const RUN_SCRIPT: &str = "It needs PyTorch 2.4 or newer: pip install torch";
/// On the random numbers.
pub const SAME_DRAWS: &str = "On an x86-64 CPU PyTorch draws the lab's random numbers, bit for bit (the last bit may differ in draws of fewer than 16 values). On ARM it uses other log and sine routines and differs by a few 1e-6, which long chains amplify; on a GPU it draws quite different numbers.";
/// Above `set_grad_enabled`.
pub const NO_GRADIENTS: &str = "Nothing is trained here, so PyTorch need not track gradients.";
/// Above the filter of PyTorch's warnings.
pub const SINGLE_VALUES: &str =
    "The std of a single value divides by n - 1 = 0. It is NaN, and PyTorch would warn of it.";

/// Heading of the chains.
pub const CHAINS: &str = "1. Why normalise at all? Two chains of products and their norms.";
/// On the seed before an experiment.
pub const SEED: &str = "Each experiment starts from the same seed, as in the lab.";
/// On `step`.
pub const STEP: &str = "Multiply by fresh noise of the given size.";
/// On `step` with LayerNorm.
pub const STEP_AND_LAYER: &str =
    "Multiply by fresh noise of the given size, then normalise each row.";
/// On a narrow format.
pub const NARROW: &str = "The start, the noise and every product are rounded to this format.";
/// On the matrix product of a narrow format.
pub const FLOAT32_SUMS: &str =
    "Sums are accumulated in float32 and rounded once, so that all CPUs agree.";
/// On LayerNorm in a narrow format.
pub const FLOAT32_LAYER: &str = "The layer computes in float32.";
/// On the norm.
pub const NORM: &str =
    "The Frobenius norm, in double precision: it is infinite only if an entry is.";
/// What is printed of each chain, as the inside of an f-string.
pub const PRINTED_NORMS: &str = "noise of size {factor:.4g}: norm {values[0]:.4g} at the start, {values[-1]:.4g} after step {steps}";

/// Heading of the layer.
pub const LAYER: &str = "2. What does LayerNorm do to a matrix?";
/// On the user's own matrix.
pub const CUSTOM_MATRIX: &str = "The matrix that was typed or pasted into the lab.";
/// On edited cells.
pub const EDITS: &str = "Cells that were set by hand.";
/// On γ and β.
pub const PARAMETERS: &str = "PyTorch calls gamma weight and beta bias.";
/// On γ = 1 and β = 0.
pub const PARAMETERS_AT_START: &str =
    "A new layer has gamma = 1, called weight, and beta = 0, called bias.";

/// Heading of the statistics.
pub const STATISTICS: &str = "3. What happens to the statistics?";
/// On `statistics` with n − 1.
pub const STATISTICS_UNBIASED: &str =
    "Means and stds of rows and columns, in double precision; a std divides by n - 1.";
/// On `statistics` with n.
pub const STATISTICS_BIASED: &str =
    "Means and stds of rows and columns, in double precision; a std divides by n.";
/// The names of the four lists of statistics.
pub const STATISTIC_NAMES: [&str; 4] = ["row means", "row stds", "column means", "column stds"];

/// Heading of the relatives.
pub const RELATIVES: &str = "4. How do its relatives differ?";
/// On the mode of new modules.
pub const TRAINING: &str =
    "New modules are in training mode: BatchNorm takes mean and variance from this batch.";

/// On the layers in a narrow format.
pub const FLOAT32_RELATIVES: &str =
    "Only the matrix and the results are rounded; between them all is float32.";

/// Heading of the residual stack.
pub const STACK: &str = "5. Where does it sit in a deep network? A residual stack.";
/// On `rms`.
pub const STACK_RMS: &str = "The root mean square of all entries, in double precision.";
/// On the draws.
pub const STACK_DRAWS: &str = "Draws in the lab's order: x, u, and the weight of each layer, so that more layers extend a stack.";
/// Above the passes.
pub const STACK_GRADIENTS: &str = "Gradients of L = sum(u * y) reach every weight.";
/// Printed of the stream, as the inside of an f-string.
pub const PRINTED_STACK_RMS: &str =
    "rms of the stream: {stream_rms[0]:.4g} at first, {stream_rms[-1]:.4g} after layer {layers}";
/// Printed of the gradients, as the inside of an f-string.
pub const PRINTED_STACK_GRADIENTS: &str = "norm of the weights' gradients: {weight_gradients[0]:.4g} at layer 1, {weight_gradients[-1]:.4g} at layer {layers}";
/// The result's name: the rms of the stream.
pub const STREAM: &str = "stack, rms of the stream";
/// The result's name: the weights' gradients.
pub const WEIGHT_GRADIENTS: &str = "stack, norms of the weights' gradients";
/// The titles of the charts.
pub const STACK_TITLES: [&str; 2] = ["The stream's rms", "The weights' gradients"];
/// Heading of the points with three features.
pub const GEOMETRY: &str = "6. What shape does it leave?";
/// On the points of the matrix.
pub const ROWS: &str = "The rows of A are points with three features.";
/// The names of the points: x, without γ and β, with them, and by RMSNorm.
pub const POINTS: [&str; 4] = [
    "points",
    "points, normalised",
    "points, normalised, with gamma and beta",
    "points, by RMSNorm",
];
/// On the sums and the lengths.
pub const SUM_AND_LENGTH: &str = "LayerNorm's points have sum 0 and length sqrt(3), as far as eps is small beside their variance; RMSNorm's have length sqrt(3).";

/// Heading of the comparison.
pub const COMPARISON: &str = "7. Are these the lab's numbers?";
/// On the lab's numbers.
pub const LAB: &str = "The lab's results, most of them rounded to nine digits.";
/// The result's name: the norms of the chain with 1/s.
pub const NORMS_DIVIDED: &str = "norms, noise of size 1/s";
/// The result's name: the norms of the chain with s.
pub const NORMS_MULTIPLIED: &str = "norms, noise of size s";
/// The result's name: the statistics of A.
pub const STATISTICS_BEFORE: &str = "means and stds of A";
/// The result's name: the statistics of LN(A).
pub const STATISTICS_AFTER: &str = "means and stds of LN(A)";
/// The result's name: Pearson's r.
pub const CORRELATION: &str = "Pearson's r";
/// On `flat`.
pub const FLAT: &str = "All numbers of nested lists and tensors, in one row.";
/// Printed if the results agree.
pub const AGREES: &str = "agrees";
/// Printed if the results differ.
pub const DIFFERS: &str = "differs";
/// Printed before the largest error.
pub const LARGEST: &str = "largest difference";
/// Printed after the tolerance.
pub const ALLOWED: &str = "allowed";
/// On the tolerance of the layers.
pub const ILL_CONDITIONED: &str = "Differences are relative to offset + |lab|. PyTorch and burn may differ by more where the spread is small relative to the mean, since float32 then keeps few digits of x - mean, and where squares exceed float32's range.";
/// On the tolerance of matrix products.
pub const MATRIX_TOLERANCE: &str = "PyTorch and burn sum a matrix product in different orders, and the error grows with the number of steps.";
/// On the tolerance of narrow formats.
pub const NARROW_TOLERANCE: &str = "PyTorch and burn sum in different orders; where that changes how an entry rounds, it is off by one unit in the last place, and later steps inherit the error.";

/// The Rust program's first line.
pub const BURN: &str = "The LayerNorm Lab's layer in burn, with the lab's output to compare.";
/// Above the Cargo.toml lines.
pub const CARGO: &str =
    "Put this file into src/main.rs of a new package (cargo new), and into its Cargo.toml:";
/// On the matrix.
pub const INPUT: &str = "A, the activations.";
/// On the matrix after the layer.
pub const OUTPUT: &str = "LN(A), as the lab computed it.";
/// On the device.
pub const DEVICE: &str =
    "The lab's backend. burn 0.22 recommends Device::flex(), which needs the flex feature.";
/// On the whole matrix.
pub const LAST_AXIS: &str =
    "burn normalises only the last axis, so the whole matrix becomes one row.";
/// The `expect` message when reading the output.
pub const READABLE: &str = "the tensor is float32 and lives in this process";
/// The rows' name in the Rust program's output.
pub const ROW: &str = "row";
/// How the difference is measured.
pub const BURN_DIFFERENCE: &str =
    "The largest error relative to 1 + |lab|; NaN on both sides counts as equal.";
