//! A ladder of memos: each of the two in a row reads both of the row before. Counts how
//! often one change of the signal at the top marks the subscriber at the bottom.

use std::{
    hint::black_box,
    sync::{
        Arc, Weak,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use reactive_graph::{
    computed::Memo,
    graph::{AnySource, AnySubscriber, ReactiveNode, Subscriber, ToAnySubscriber, WithObserver},
    owner::Owner,
    signal::RwSignal,
    traits::{Get, Set},
};

/// Counts the marks that it receives.
#[derive(Default)]
struct Counter(AtomicUsize);

impl ReactiveNode for Counter {
    fn mark_dirty(&self) {
        self.mark_check();
    }

    fn mark_check(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        false
    }
}

impl Subscriber for Counter {
    fn add_source(&self, _: AnySource) {}

    fn clear_sources(&self, _: &AnySubscriber) {}
}

fn main() {
    println!("rows | memos | marks at the bottom | time of set()");
    for rows in [1, 2, 4, 8, 12, 16, 20] {
        let owner = Owner::new();
        owner.set();
        let top = RwSignal::new(0_u64);
        let mut row = [(); 2].map(|()| Memo::new(move |_| top.get()));
        for _ in 1..rows {
            let [left, right] = row;
            row = [(); 2].map(|()| Memo::new(move |_| left.get().wrapping_add(right.get())));
        }
        let counter = Arc::new(Counter::default());
        let weak: Weak<dyn Subscriber + Send + Sync> =
            Arc::downgrade(&(Arc::clone(&counter) as Arc<dyn Subscriber + Send + Sync>));
        let subscriber = AnySubscriber(Arc::as_ptr(&counter) as usize, weak);
        subscriber
            .to_any_subscriber()
            .with_observer(|| row.map(|memo| black_box(memo.get())));
        let start = Instant::now();
        top.set(1);
        let time = start.elapsed();
        let marks = counter.0.load(Ordering::Relaxed);
        println!("{rows:>4} | {:>5} | {marks:>19} | {time:?}", 2 * rows);
        owner.cleanup();
    }
}
