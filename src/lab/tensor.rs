//! Values into burn tensors and back.

use burn::tensor::{Tensor, TensorData};

use super::{device::device, matrix::Matrix};

/// A float32 tensor of shape `[rows, columns]` from values in row-major order.
pub(super) fn upload(values: Vec<f32>, rows: usize, columns: usize) -> Tensor<2> {
    Tensor::from_data(TensorData::new(values, [rows, columns]), &device())
}

/// The values in row-major order.
///
/// A tensor that nobody else holds gives up its memory. One that is shared is
/// copied entry by entry, which ndarray does slowly (30 ns each), so hand over
/// the last holder wherever speed matters.
pub(super) fn download<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    tensor
        .into_data()
        .try_into_vec()
        .expect("the lab's tensors are float32 and live in this process")
}

/// The tensor as a plain matrix.
pub(super) fn to_matrix(tensor: Tensor<2>) -> Matrix {
    let [rows, columns] = tensor.dims();
    Matrix::new(rows, columns, download(tensor))
}
