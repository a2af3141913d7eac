//! Conversions between plain values and burn tensors.

use burn::tensor::{Tensor, TensorData};

use crate::lab::{device::device, matrix::Matrix};

/// A float32 tensor of shape `[rows, columns]` from values in row-major order.
pub(super) fn upload(values: Vec<f32>, rows: usize, columns: usize) -> Tensor<2> {
    Tensor::from_data(TensorData::new(values, [rows, columns]), &device())
}

/// The values in row-major order.
///
/// If no other tensor shares the buffer, this moves it. Otherwise ndarray copies it
/// entry by entry, at about 30 ns each; where speed matters, pass the last reference.
pub(super) fn download<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    tensor
        .into_data()
        .try_into_vec()
        .expect("the lab's tensors are float32 and live in this process")
}

/// The tensor as a [`Matrix`].
pub(super) fn to_matrix(tensor: Tensor<2>) -> Matrix {
    let [rows, columns] = tensor.dims();
    Matrix::new(rows, columns, download(tensor))
}
