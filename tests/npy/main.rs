//! Reading numpy's `.npy` files: what numpy wrote, what another writer wrote, and every refusal.

mod damage;
mod fuzz;
mod reference;
mod refused;
mod writer;
