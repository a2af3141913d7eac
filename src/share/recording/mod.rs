//! Reads recorded activations from safetensors files. `docs/transformer.md` describes the
//! file.
//!
//! | module | does |
//! |---|---|
//! | `description` | reads what the file says of the model |
//! | `tensor` | reads the values of one tensor |
//! | `names` | finds the LayerNorms and samples in the names of the tensors |

mod description;
mod names;
mod tensor;

use safetensors::{SafeTensorError, SafeTensors, tensor::Metadata};

use self::{description::Description, names::Names, tensor::Tensors};
use crate::{
    lab::{
        matrix::Matrix,
        transformer::{Activations, Norm, Recording},
    },
    words::transformer::RecordingError,
};

/// The Python that records the LayerNorms of the user's own model.
pub const PYTHON: &str = include_str!("../../../assets/transformer/record_layer_norms.py");

/// The file name of [`PYTHON`].
pub const PYTHON_NAME: &str = "record_layer_norms.py";

/// The end of the name of a file.
pub const EXTENSION: &str = ".safetensors";

/// The largest file in bytes.
pub const MAX_BYTES: usize = 16_000_000;

/// Reads a recording.
///
/// # Errors
/// Returns why the file holds no recording that the lab takes.
pub fn read(file: &[u8]) -> Result<Recording, RecordingError> {
    if file.len() > MAX_BYTES {
        let size = file.len();
        return Err(RecordingError::TooLarge { size });
    }
    let (_, metadata) = SafeTensors::read_metadata(file).map_err(|error| not_read(&error))?;
    let description = Description::read(&metadata)?;
    let names = Names::of(&metadata)?;
    let tensors = Tensors(SafeTensors::deserialize(file).map_err(|error| not_read(&error))?);
    let norms = (0..names.norms)
        .map(|layer| norm(&tensors, &description, &names, layer))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Recording {
        model: description.model(),
        norms,
        samples: description.samples(names.samples),
    })
}

fn norm(
    tensors: &Tensors,
    description: &Description,
    names: &Names,
    layer: usize,
) -> Result<Norm, RecordingError> {
    let gamma = tensors.row(&format!("{layer}.gamma"))?;
    let features = gamma.columns();
    let beta = tensors.matrix(&format!("{layer}.beta"), &[features])?;
    let activations = (0..names.samples)
        .map(|sample| activations(tensors, names, [layer, sample], features))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Norm {
        name: description.layer_name(layer),
        eps: description.eps(layer)?,
        gamma,
        beta,
        activations,
    })
}

fn activations(
    tensors: &Tensors,
    names: &Names,
    [layer, sample]: [usize; 2],
    features: usize,
) -> Result<Option<Activations>, RecordingError> {
    if !names.inputs.contains(&[layer, sample]) {
        return Ok(None);
    }
    let input = tensors.rows(&format!("{layer}.{sample}.x"), features)?;
    let shape = [input.rows(), features];
    let output = names
        .outputs
        .contains(&[layer, sample])
        .then(|| tensors.matrix(&format!("{layer}.{sample}.y"), &shape))
        .transpose()?;
    Ok(Some(Activations { input, output }))
}

/// What a failure of the crate means for the user.
fn not_read(error: &SafeTensorError) -> RecordingError {
    match error {
        SafeTensorError::MetadataIncompleteBuffer => RecordingError::Length,
        SafeTensorError::TensorInvalidInfo | SafeTensorError::InvalidOffset(_) => {
            RecordingError::Layout
        }
        _ => RecordingError::Header,
    }
}

/// The tensors of the file with their shapes, for a message.
fn tensor_names(metadata: &Metadata) -> Vec<String> {
    let mut names = metadata.offset_keys();
    names.sort();
    names
}

/// A matrix of one row.
fn single_row(values: Vec<f32>) -> Matrix {
    Matrix::new(1, values.len(), values)
}
