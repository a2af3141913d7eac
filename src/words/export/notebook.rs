//! The explanations between the notebook's code cells, in Markdown.

/// First cell.
#[must_use]
pub fn title(seed: u64) -> String {
    format!(
        "# The LayerNorm Lab in PyTorch\n\n\
         This notebook computes with PyTorch what the lab showed when it was saved (seed {seed}), and prints the lab’s numbers beside PyTorch’s. \
         The lab itself computes them in Rust, with burn’s LayerNorm and PyTorch’s random numbers.\n\n\
         Run the cells from top to bottom. They need PyTorch 2 and nothing else. \
         Then change a number and run them again: the comparison will say where the two part."
    )
}

/// Before the helpers.
pub const SETUP: &str = "## Before we start\n\nTwo helpers compare results. An error counts as a part of the number it belongs to, since norms run from the smallest to the largest that float32 can hold.\n\nThe random numbers are the lab’s bit for bit on x86-64 (below 16 values to the last digit). PyTorch on ARM takes other sines and logarithms and differs by up to 2·10⁻⁶, which long chains amplify; on a GPU it draws other numbers altogether.";

/// Before the chains.
#[must_use]
pub fn chains(scale: &str, steps: u32, product: &str, layer_norm: bool) -> String {
    let rescued = if layer_norm {
        "\n\nHere each row is normalised after every step. Its mean is then 0 and its variance 1, whatever came before, so an n × n matrix keeps the norm n: neither chain can run away."
    } else {
        "\n\nA deep network multiplies in just this way, forward through its layers and backward through its gradients. Nothing here holds the size in check: each step multiplies the norm by a factor, and factors compound."
    };
    format!(
        "## 1. Why normalise at all?\n\n\
         Two random matrices are multiplied by fresh noise {steps} times ({product}). One chain’s noise is scaled by 1/s, the other’s by s, with s = {scale}. \
         What is measured is the Frobenius norm, √(sum of all squares).{rescued}"
    )
}

/// Before the comparison of the chains.
pub const COMPARE_CHAINS: &str = "Norm by norm, the lab’s beside PyTorch’s:";

/// Before the layer, each row by itself.
pub const ROW: &str = "## 2. What does LayerNorm do to a matrix?\n\n$$y = \\frac{x - \\mu}{\\sqrt{v + \\varepsilon}} \\cdot \\gamma + \\beta$$\n\nEach row is one sample, each column one feature. μ and v are the mean and the biased variance (divided by n) **of the row**: no sample sees another, which is why LayerNorm works with a batch of one. ε keeps a constant row from dividing by zero.\n\nγ and β are learned with the network, one of each for every feature. They give back the scale and the shift that normalising took away, as far as the network wants them.";

/// Before the layer, the matrix as a whole.
pub const WHOLE: &str = "## 2. What does LayerNorm do to a matrix?\n\n$$y = \\frac{x - \\mu}{\\sqrt{v + \\varepsilon}} \\cdot \\gamma + \\beta$$\n\nHere `normalized_shape` is the whole matrix: all its values share one mean μ and one biased variance v (divided by n). The matrix as a whole then has mean 0 and variance 1, and its rows need not. ε keeps a constant matrix from dividing by zero.\n\nγ and β are learned with the network, one of each for every entry. They give back the scale and the shift that normalising took away, as far as the network wants them.";

/// Before the comparison of the layer.
pub const COMPARE_LAYER: &str = "The same two matrices, as the lab has them:";

/// Before the statistics.
pub const STATISTICS: &str = "## 3. What happens to the statistics?\n\nLook at the std of the rows: where γ = 1 it is not 1 but √(n/(n − 1)), since `torch.std` divides the sum of squares by n − 1 and LayerNorm by n. Columns are not normalised: over the few values of one feature neither the mean is 0 nor the std 1.\n\nPearson’s r says how nearly output and input lie on one line. Within a row they do exactly while γ and β are the same for all features; all rows together do not, since each row has a line of its own.";
