//! Station 8's stacks by burn's layers and burn's autodiff.

use burn::{
    nn::{LayerNorm, LayerNormConfig},
    tensor::{Tensor, TensorData},
};
use layernorm_lab::lab::{
    device::device,
    random::Generator,
    scenario::{Depth, Scheme},
};

/// The rms of the stream after the last layer, the norms of the weights' gradients, and the
/// norm of x's gradient.
pub fn run(seed: u64, settings: &Depth) -> (f64, Vec<f64>, f64) {
    let (rows, width) = (settings.rows as usize, settings.width as usize);
    let mut generator = Generator::seeded(seed);
    let mut draw = |rows: usize| -> Tensor<2> {
        let values = generator.randn(rows * width);
        Tensor::from_data(TensorData::new(values, [rows, width]), &device())
    };
    let norm: LayerNorm = LayerNormConfig::new(width).init(&device().autodiff());
    let input = draw(rows).autodiff().require_grad();
    let upstream = draw(rows).autodiff();
    let factor = (settings.scale / (width as f64).sqrt()) as f32;
    let weights: Vec<Tensor<2>> = (0..settings.layers)
        .map(|_| draw(width).mul_scalar(factor).autodiff().require_grad())
        .collect();
    let mut stream = input.clone();
    for weight in &weights {
        let block = |input: Tensor<2>| input.matmul(weight.clone());
        stream = match settings.scheme {
            Scheme::None => stream.clone() + block(stream),
            Scheme::Post => norm.forward(stream.clone() + block(stream)),
            Scheme::Pre => stream.clone() + block(norm.forward(stream)),
            Scheme::Peri => stream.clone() + norm.forward(block(norm.forward(stream))),
        };
    }
    let rms = length(stream.clone()) / ((rows * width) as f64).sqrt();
    let output = if settings.scheme.ends_with_norm() {
        norm.forward(stream)
    } else {
        stream
    };
    let mut gradients = (output * upstream).sum().backward();
    let mut gradient_norm = |leaf: Tensor<2>| {
        let gradient = leaf.grad_remove(&mut gradients);
        length(gradient.expect("the loss depends on every weight and on x"))
    };
    let norms: Vec<f64> = weights.into_iter().map(&mut gradient_norm).collect();
    (rms, norms, gradient_norm(input))
}

fn length(tensor: Tensor<2>) -> f64 {
    let values: Vec<f32> = tensor.into_data().try_into_vec().expect("float32");
    let squares = values.iter().map(|&value| f64::from(value).powi(2));
    squares.sum::<f64>().sqrt()
}
