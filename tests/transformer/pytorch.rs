//! The Python for the user's own model, run in PyTorch on a small model made on the spot.
//!
//! Ignored by default: it needs a Python with `torch` and `safetensors`, whose path
//! `LAB_PYTHON` gives.
//!
//! ```sh
//! LAB_PYTHON=… cargo test --test transformer -- --ignored pytorch::
//! ```

use std::{env, fs, process::Command};

use layernorm_lab::{
    lab::transformer::run,
    share::recording::{PYTHON, read},
};

/// LayerNorms with and without γ and β, one that runs twice as the model is called, one that
/// never runs, a batch of sequences longer than 64 rows, and a transposed input.
const MODEL: &str = "
import torch
class Small(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.last = torch.nn.LayerNorm(6, elementwise_affine=False, eps=0.1)
        self.first = torch.nn.LayerNorm(6)
        self.unused = torch.nn.LayerNorm(4)
    def forward(self, x):
        return self.last(3 * self.first(x) + 1)
torch.manual_seed(0)
model = Small()
torch.nn.init.normal_(model.first.weight)
torch.nn.init.normal_(model.first.bias)
long, short = torch.randn(2, 40, 6), torch.randn(6, 5).T
record_layer_norms(model, {'long': lambda: model(long), 'short': lambda: model(short)}, path)
model(long)  # records nothing more
";

#[test]
#[ignore = "needs PyTorch and safetensors"]
fn a_model_made_on_the_spot_is_recorded_as_the_lab_reads_it() {
    let python = env::var("LAB_PYTHON").expect("LAB_PYTHON names a Python");
    let path = env::temp_dir().join(format!("layer-norms-{}.safetensors", std::process::id()));
    let program = format!("path = {:?}\n{PYTHON}\n{MODEL}", path.display().to_string());
    let output = Command::new(python)
        .args(["-c", &program])
        .output()
        .expect("Python runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let recording = read(&fs::read(&path).expect("the file is written")).expect("a recording");
    fs::remove_file(path).ok();
    assert_eq!(recording.model, "Small");
    let names: Vec<&str> = recording.norms.iter().map(|norm| &*norm.name).collect();
    assert_eq!(names, ["first", "last"]);
    let eps: Vec<f64> = recording.norms.iter().map(|norm| norm.eps).collect();
    assert_eq!(eps, [1e-5, 0.1]);
    let texts: Vec<&str> = recording
        .samples
        .iter()
        .map(|sample| &*sample.text)
        .collect();
    assert_eq!(texts, ["long", "short"]);
    assert_eq!(recording.norms[1].gamma.values(), [1.0; 6]);
    for (layer, norm) in recording.norms.iter().enumerate() {
        for (sample, rows) in [64, 5].into_iter().enumerate() {
            let (_, activations) = recording.get(layer, sample).expect("it ran");
            assert_eq!(activations.input.rows(), rows);
            let outcome = run(norm, activations);
            let difference = outcome
                .comparison
                .expect("y is recorded")
                .difference
                .to_f64();
            assert!(difference < 4e-6, "{difference}");
        }
    }
}
