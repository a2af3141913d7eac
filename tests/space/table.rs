//! The table has every number of the pictures.

use layernorm_lab::{
    charts::space::table,
    lab::{matrix::Matrix, real::Real, scenario::LayerNorm},
};

use crate::strategies::outcome;

#[test]
fn each_row_has_the_point_at_every_stage() {
    let points = Matrix::new(2, 3, vec![1.0, 2.0, 6.0, 4.0, 4.0, f32::INFINITY]);
    let mut layer = LayerNorm::default();
    layer.gamma.set(0, 1, 2.0);
    let outcome = outcome(points, &layer);
    let table = table(&outcome);
    assert_eq!(table.rows.len(), 2);
    for (index, (name, numbers)) in table.rows.iter().enumerate() {
        assert_eq!(*name, (index + 1).to_string());
        assert_eq!(numbers.len() + 1, table.columns.len());
        let column = |heading: &str| {
            let at = table.columns.iter().position(|column| *column == heading);
            numbers[at.expect(heading) - 1].expect("a number")
        };
        let stages = [
            (["x₁", "x₂", "x₃"], &outcome.input),
            (["(x − μ)₁", "(x − μ)₂", "(x − μ)₃"], &outcome.centred),
            (["x̂₁", "x̂₂", "x̂₃"], &outcome.normalized),
            (["y₁", "y₂", "y₃"], &outcome.output),
            (["RMSNorm₁", "RMSNorm₂", "RMSNorm₃"], &outcome.rms),
        ];
        for (headings, matrix) in stages {
            for (feature, heading) in headings.into_iter().enumerate() {
                let expected = Real::from(matrix.row(index)[feature]);
                assert_eq!(column(heading), expected, "{heading}");
            }
        }
        assert_eq!(column("μ"), outcome.points[index].mean);
        assert_eq!(column("v"), outcome.points[index].variance);
        assert_eq!(column("‖x̂‖"), outcome.points[index].length);
        assert_eq!(column("‖RMSNorm‖"), outcome.points[index].rms_length);
    }
    assert_eq!(table.get(0, 3), Some(Real::Finite(3.0)));
}
