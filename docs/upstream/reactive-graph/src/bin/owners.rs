//! Creates and drops child owners, and prints how many bytes remain allocated.

use std::alloc::System;

use reactive_graph::owner::Owner;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() {
    let parent = Owner::new();
    println!("children dropped | bytes still allocated | bytes per child");
    let region = Region::new(ALLOCATOR);
    for count in [1_000_u32, 10_000, 100_000, 1_000_000] {
        for _ in 0..count {
            let child = parent.with(Owner::new);
            child.cleanup();
            drop(child);
        }
        let change = region.change();
        let remaining = change.bytes_allocated - change.bytes_deallocated;
        let total = (1..=count.ilog10() - 2).map(|power| 100 * 10_u32.pow(power));
        let total: u32 = total.sum();
        let per_child = remaining as f64 / f64::from(total);
        println!("{total:>16} | {remaining:>21} | {per_child:>15.1}");
    }
    parent.cleanup();
    let change = region.change();
    let remaining = change.bytes_allocated - change.bytes_deallocated;
    println!("after the parent's cleanup: {remaining} bytes");
}
