//! Station 3 in PyTorch.

use crate::{lab::scenario::Divisor, words::export::code};

/// Python that prints mean and standard deviation of rows and columns before and after
/// the layer, and Pearson's r.
pub(super) fn code(divisor: Divisor) -> String {
    let (correction, docstring) = match divisor {
        Divisor::Unbiased => ("", code::STATISTICS_UNBIASED),
        Divisor::Biased => (", correction=0", code::STATISTICS_BIASED),
    };
    let [row_means, row_stds, column_means, column_stds] = code::STATISTIC_NAMES;
    format!(
        r#"names = "{row_means}", "{row_stds}", "{column_means}", "{column_stds}"


def statistics(matrix):
    """{docstring}"""
    values = matrix.double()
    return [each for dim in (1, 0) for each in (values.mean(dim), values.std(dim{correction}))]


for title, matrix in ("A", A), ("LN(A)", normalised):
    for name, values in zip(names, statistics(matrix)):
        print(f"{{title}}, {{name}}:", *(f"{{value:.5g}}" for value in values))

r = torch.corrcoef(torch.stack([A.flatten(), normalised.flatten()]).double())[0, 1].item()
print(f"Pearson's r: {{r:.5g}}")
"#
    )
}
