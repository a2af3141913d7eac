//! The code that reproduces the layer's number format in the exported programs.

use super::{float::double, layout::comment};
use crate::{
    lab::scenario::{LayerNorm, NormalizedShape, Precision},
    words::{layer_format, sentence::format_name},
};

/// Parts of the Python code; the first two are empty in float32.
pub(super) struct Python {
    /// Rounds the matrix to the format.
    pub(super) input: String,
    /// Rounds γ and β.
    pub(super) parameters: String,
    /// Computes `normalised`.
    pub(super) layer: String,
}

/// The Python code of a layer.
pub(super) fn python(layer: &LayerNorm) -> Python {
    let format = format_name(layer.precision);
    let is_narrow = layer.precision != Precision::Float32;
    let narrow = |code: String| if is_narrow { code } else { String::new() };
    Python {
        input: narrow(format!("A = A.to(torch.{format})\n")),
        parameters: narrow(format!("layer.to(torch.{format})\n")),
        layer: if layer.is_stepwise() {
            python_stepwise(layer)
        } else {
            "normalised = layer(A)\n".to_owned()
        },
    }
}

fn python_stepwise(layer: &LayerNorm) -> String {
    let eps = double(layer.eps.into());
    let dims = match layer.normalized_shape {
        NormalizedShape::Row => "-1",
        NormalizedShape::Whole => "(0, 1)",
    };
    let every_step = comment("# ", layer_format::EVERY_STEP_ROUNDED);
    format!(
        "{every_step}rounded_eps = torch.tensor({eps}, dtype=A.dtype)
deviation = A - A.mean({dims}, keepdim=True)
variance = (deviation * deviation).mean({dims}, keepdim=True)
normalised = deviation / (variance + rounded_eps).sqrt() * layer.weight + layer.bias
"
    )
}

/// Parts of the burn program.
pub(super) struct Burn {
    /// The format's type, as an import; empty in float32.
    pub(super) import: &'static str,
    /// Functions before `main`; empty in float32.
    pub(super) functions: String,
    /// Rounds γ and β; empty in float32.
    pub(super) parameters: &'static str,
    /// Computes the tensor `output` from the data `input`.
    pub(super) layer: String,
}

/// The Rust code of a layer. `readable` is the message of a failed read.
pub(super) fn burn(layer: &LayerNorm, readable: &str) -> Burn {
    let kind = match layer.precision {
        Precision::Float32 => {
            return Burn {
                import: "",
                functions: String::new(),
                parameters: "",
                layer: "    let output = layer.forward(Tensor::<2>::from_data(input, &device));\n"
                    .to_owned(),
            };
        }
        Precision::Float16 => "f16",
        Precision::BFloat16 => "bf16",
    };
    let nearest = comment("/// ", layer_format::NEAREST);
    let rounds = comment("/// ", layer_format::ROUNDS_TENSOR);
    Burn {
        import: match layer.precision {
            Precision::BFloat16 => ", bf16",
            _ => ", f16",
        },
        functions: format!(
            "
{nearest}fn nearest(value: f32) -> f32 {{
    {kind}::from_f32(value).to_f32()
}}

{rounds}fn round(tensor: Tensor<2>) -> Tensor<2> {{
    let (shape, device) = (tensor.dims(), tensor.device());
    let values: Vec<f32> = tensor.into_data().try_into_vec().expect(\"{readable}\");
    let rounded: Vec<f32> = values.into_iter().map(nearest).collect();
    Tensor::from_data(TensorData::new(rounded, shape), &device)
}}
"
        ),
        parameters: "    let [gamma, beta] = [gamma, beta].map(|values| -> Vec<f32> { values.into_iter().map(nearest).collect() });\n",
        layer: if layer.is_stepwise() {
            burn_stepwise(layer)
        } else {
            "    let output = round(layer.forward(Tensor::<2>::from_data(input, &device)));\n"
                .to_owned()
        },
    }
}

fn burn_stepwise(layer: &LayerNorm) -> String {
    let eps = double(layer.eps.into());
    let every_step = comment("    // ", layer_format::EVERY_STEP_ROUNDED);
    format!(
        "{every_step}    let [gamma, beta] = [layer.gamma.val(), layer.beta.unwrap().val()].map(|values| values.unsqueeze::<2>());
    let input = Tensor::<2>::from_data(input, &device);
    let deviation = round(input.clone() - round(input.mean_dim(1)));
    let variance = round(round(deviation.clone() * deviation.clone()).mean_dim(1));
    let root = round(round(variance + f64::from(nearest({eps}))).sqrt());
    let output = round(round(round(deviation / root) * gamma) + beta);
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn float32_adds_nothing() {
        let layer = LayerNorm {
            round_every_step: true,
            ..LayerNorm::default()
        };
        let python = python(&layer);
        assert_eq!(python.input + &python.parameters, "");
        assert_eq!(python.layer, "normalised = layer(A)\n");
        let burn = burn(&layer, "");
        assert_eq!(burn.functions + burn.import + burn.parameters, "");
    }

    #[test]
    fn a_narrow_format_is_named_and_every_step_spelled_out() {
        let mut layer = LayerNorm {
            precision: Precision::BFloat16,
            ..LayerNorm::default()
        };
        assert_eq!(python(&layer).input, "A = A.to(torch.bfloat16)\n");
        assert_eq!(python(&layer).parameters, "layer.to(torch.bfloat16)\n");
        assert_eq!(burn(&layer, "").import, ", bf16");
        layer.round_every_step = true;
        layer.normalized_shape = NormalizedShape::Whole;
        assert!(python(&layer).layer.contains(".mean((0, 1), keepdim=True)"));
        assert_eq!(burn(&layer, "").layer.matches("round(").count(), 9);
    }
}
