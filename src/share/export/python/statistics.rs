//! Station 3 in PyTorch.

use crate::{
    lab::{
        normalization::Outcome,
        statistics::{Statistics, Summary},
    },
    share::export::{
        float::double,
        layout::{comment, list},
    },
    words::export::code,
};

/// Prints mean and std of rows and columns and Pearson's r, the lab's beside.
pub(in crate::share::export) fn comparison(outcome: &Outcome) -> String {
    let lab = |name: &str, statistics: &Statistics| {
        let list = |summaries: &[Summary], part: fn(&Summary) -> crate::lab::real::Real| {
            list(4, summaries.iter().map(|summary| double(part(summary))))
        };
        let axis = |summaries: &[Summary]| {
            let mean = list(summaries, |summary| summary.mean);
            let std = list(summaries, |summary| summary.std_unbiased);
            format!("(\n    {mean},\n    {std},\n)")
        };
        format!(
            "lab_rows_{name} = {}\nlab_columns_{name} = {}\n",
            axis(&statistics.rows),
            axis(&statistics.columns)
        )
    };
    let before = lab("before", &outcome.before);
    let after = lab("after", &outcome.after);
    let r = double(outcome.correlation.pooled);
    let double = comment("    # ", code::DOUBLE);
    let divisor = comment("    # ", code::DIVISOR);
    let columns = code::STATISTIC_COLUMNS
        .map(|name| format!("{name:>15}"))
        .concat();
    let (row, column) = (code::ROW, code::COLUMN);
    format!(
        r#"def statistics(name, matrix, dim, lab):
{double}{divisor}    mean, std = matrix.double().mean(dim), matrix.double().std(dim)
    print(f"{{name:<18}}{columns}")
    for k in range(len(mean)):
        values = (mean[k], lab[0][k], std[k], lab[1][k])
        print(f"{{k + 1:<18}}" + "".join(f"{{float(value):>15.6g}}" for value in values))
    report(name + ", mean", difference(mean, lab[0], 1.0), 1e-5)
    report(name + ", std", difference(std, lab[1], 1.0), 1e-5)


{before}{after}
statistics("A, {row}", A, 1, lab_rows_before)
statistics("A, {column}", A, 0, lab_columns_before)
statistics("LN(A), {row}", normalised, 1, lab_rows_after)
statistics("LN(A), {column}", normalised, 0, lab_columns_after)

r = torch.corrcoef(torch.stack([A.flatten(), normalised.flatten()]).double())[0, 1]
print(f"Pearson's r: {{r:.6f}} (lab {{{r}:.6f}})")
report("Pearson's r", difference(r, {r}, 1.0), 1e-5)
"#
    )
}
