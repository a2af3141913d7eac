//! A Pre-LN stack in float64.

use layernorm_lab::{
    challenge::Answer,
    lab::{random::Generator, scenario::Scenario},
};

use crate::own::{Rows, layer_norm};

/// The rms of the stream after the last layer of Pre-LN.
pub fn answer(scenario: &Scenario) -> (Answer, f64) {
    let settings = &scenario.depth;
    let (rows, width) = (settings.rows as usize, settings.width as usize);
    let mut generator = Generator::seeded(scenario.seed);
    let mut draw = |rows: usize| -> Rows {
        let values = generator.randn(rows * width);
        values
            .chunks(width)
            .map(|row| row.iter().map(|&z| f64::from(z)).collect())
            .collect()
    };
    let mut stream = draw(rows);
    let _upstream = draw(rows);
    // A deep stack is asked about few layers, and another one about many.
    let layers = if settings.layers > 30 { 6 } else { 60 };
    for _ in 0..layers {
        let weight = draw(width);
        let read = layer_norm(&stream, false, 1e-5);
        for (row, read) in stream.iter_mut().zip(&read) {
            for (column, value) in row.iter_mut().enumerate() {
                let products = read.iter().zip(&weight).map(|(z, row)| z * row[column]);
                *value += products.sum::<f64>() * settings.scale / f64::from(settings.width).sqrt();
            }
        }
    }
    let values = stream.concat();
    let squares: f64 = values.iter().map(|value| value * value).sum();
    let rms = (squares / f64::from(settings.rows * settings.width)).sqrt();
    (Answer::Number(rms), 1e-3 * rms)
}
