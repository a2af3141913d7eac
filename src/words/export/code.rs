//! Comments and printed labels of the programs that can be taken away.

/// The script's first line.
pub const SCRIPT: &str =
    "What the LayerNorm Lab shows, computed by PyTorch, with the lab's numbers beside.";
/// How to run the script.
pub const RUN_SCRIPT: &str = "It needs PyTorch 2 and nothing else: pip install torch";
/// On equal random numbers.
pub const SAME_DRAWS: &str = "The random numbers are the lab's bit for bit on x86-64 (below 16 values to the last digit). PyTorch on ARM takes other sines and logarithms and differs by up to 2e-6, which long chains amplify; on a GPU it draws other numbers altogether.";
/// Above `set_grad_enabled`.
pub const NO_GRADIENTS: &str =
    "Nothing is trained here, so PyTorch need not remember how each tensor came about.";

/// On `difference`.
pub const DIFFERENCE: &str =
    "The largest error as a part of offset + |lab|; infinities and NaN have to be alike.";
/// On `report`.
pub const REPORT: &str = "Say whether two results agree.";
/// Printed where they do.
pub const AGREES: &str = "agrees";
/// Printed where they do not.
pub const DIFFERS: &str = "differs";
/// Printed before the largest error.
pub const LARGEST: &str = "largest difference";
/// Printed before what is allowed.
pub const ALLOWED: &str = "allowed";

/// Heading of the chains.
pub const CHAINS: &str = "1. Why normalise at all? Two chains of products and their norms.";
/// On the seed before the chains.
pub const SEED: &str = "Each experiment starts from its own seed, as in the lab.";
/// On `step`.
pub const STEP: &str = "Multiply by fresh noise of the given size.";
/// On a narrow format.
pub const NARROW: &str = "Noise and products are rounded to this format.";
/// On the matrix product of a narrow format.
pub const FLOAT32_SUMS: &str =
    "Sums are added up in float32 and rounded once, so that every CPU agrees.";
/// On LayerNorm in a narrow format.
pub const FLOAT32_LAYER: &str = "The layer computes in float32.";
/// On the norm.
pub const NORM: &str =
    "The Frobenius norm, in double precision: it is infinite only if an entry is.";
/// On the lab's norms.
pub const LAB_NORMS: &str = "The lab's norms, from step 0 (before the first product) on.";
/// On the tolerance of matrix products.
pub const MATRIX_TOLERANCE: &str = "PyTorch and burn add up the sums of a matrix product in different orders, and the error grows with the steps.";
/// On the tolerance of narrow matrix products.
pub const NARROW_TOLERANCE: &str = "PyTorch and burn add up sums in different orders; where that tips the rounding of an entry, it is off by a whole unit of the format, and the steps after it with it.";

/// The columns of the printed norms.
pub const NORM_COLUMNS: [&str; 5] = ["step", "1/s: PyTorch", "lab", "s: PyTorch", "lab"];
/// The shrinking chain's name in print.
pub const SHRINKING: &str = "norms of the chain with 1/s";
/// The growing chain's name in print.
pub const GROWING: &str = "norms of the chain with s";

/// Heading of the layer.
pub const LAYER: &str = "2. What does LayerNorm do to a matrix?";
/// On an own matrix.
pub const OWN: &str = "The matrix that was typed or pasted into the lab.";
/// On edits.
pub const EDITS: &str = "Cells that were set by hand.";
/// On γ and β.
pub const PARAMETERS: &str = "gamma is called weight in PyTorch, beta is called bias.";
/// On the lab's matrices.
pub const LAB_MATRICES: &str = "The lab's matrices.";
/// On the tolerance of the layer.
pub const ILL_CONDITIONED: &str = "Where the spread is small beside the mean, float32 has few digits left for x - mean, and PyTorch and burn may differ by more.";
/// Heading of the statistics.
pub const STATISTICS: &str = "3. What happens to the statistics?";
/// On the divisor.
pub const DIVISOR: &str = "torch.std divides by n - 1; LayerNorm itself divides by n. Of a single value the former is 0/0.";
/// On double precision.
pub const DOUBLE: &str = "Statistics describe a float32 matrix and are taken in double precision.";
/// The rows' name in print.
pub const ROW: &str = "row";
/// The columns' name in print.
pub const COLUMN: &str = "column";
/// Printed headings of a table of statistics.
pub const STATISTIC_COLUMNS: [&str; 4] = ["mean: PyTorch", "lab", "std: PyTorch", "lab"];

/// The Rust program's first line.
pub const BURN: &str = "The LayerNorm Lab's layer in burn, with the lab's output beside.";
/// Above the Cargo.toml lines.
pub const CARGO: &str =
    "Put this file into src/main.rs of a new package (cargo new), and into its Cargo.toml:";
/// On the matrix.
pub const INPUT: &str = "A, the activations.";
/// On the lab's output.
pub const OUTPUT: &str = "LN(A), as the lab computed it.";
/// On the device.
pub const DEVICE: &str =
    "The lab's backend. burn 0.22 recommends Device::flex(), with the feature of that name.";
/// On the whole matrix.
pub const LAST_AXIS: &str = "burn normalises the last axis only, so the whole matrix is one row.";
/// Why the output can be read.
pub const READABLE: &str = "the tensor is float32 and lives in this process";
/// How the difference is measured.
pub const BURN_DIFFERENCE: &str =
    "The largest error as a part of 1 + |lab|; what is no number on both sides is alike.";
