//! The slider that every number of the lab is set with.

mod latest;
mod touch;

use leptos::{ev, html, prelude::*};

use self::{latest::Latest, touch::Touch};
use crate::{
    lab::{
        knob::Knob,
        scenario::Scenario,
        slide::{self, Beyond, Move},
    },
    share::lesson::Access,
    ui::{session::Session, state::Lab},
    words::{label, number, slider as words},
};

/// A knob: its name, a field to type in, a slider to drag, and a reset.
///
/// The slider walks the knob's usual range; the field takes anything within
/// its hard limits. What it does not take is explained, and the last good
/// value stays.
#[component]
pub(crate) fn Slider(
    /// Which knob.
    knob: &'static Knob,
) -> impl IntoView {
    let lab = Lab::of_page();
    // One question for each slider, whatever moves.
    let state = lab.part(|scenario| State::of(knob, scenario));
    let value = Signal::derive(move || state.read().value);
    let label = label::of(knob);
    let id = knob.field.replace(['.', '_'], "-");
    let access = Session::of_page().access(&id);
    let locked = move || access.get() != Access::Open;
    let (field_id, error_id) = (format!("{id}-field"), format!("{id}-error"));
    let field = NodeRef::<html::Input>::new();
    let (error, set_error) = signal(None::<String>);

    let set = move |value: f64| {
        set_error.set(None);
        lab.set(knob, value);
    };
    let typed = move |event: ev::Event| {
        let text = event_target_value(&event);
        let taken = number::read(&text).and_then(|value| knob.check(value).ok());
        match taken {
            Some(value) => set(value),
            None => set_error.set(Some(label::refused(knob, &text))),
        }
        // The field shows what holds, in its usual form, whether or not the value changed.
        if let Some(field) = field.get_untracked() {
            field.set_value(&number::typed(value.get_untracked()));
        }
    };
    // The browser calls it no change when what was refused gives way to what holds.
    let typing = move |_| set_error.set(None);
    let leave = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            set_error.set(None);
            if let Some(field) = field.get_untracked() {
                field.set_value(&number::typed(value.get_untracked()));
            }
        }
    };
    let range = NodeRef::<html::Input>::new();
    let reset = move |_| {
        set(knob.default);
        // A button that is done takes no focus: a keyboard would start over at the top.
        if let Some(range) = range.get_untracked() {
            range.focus().ok();
        }
    };
    view! {
        <div class="slider" class:locked=locked hidden=move || access.get() == Access::Hidden>
            <label class="slider-name" for=id.clone() title=label.help>
                {(!label.symbol.is_empty())
                    .then(|| view! { <span class="symbol">{label.symbol}</span> })}
                {label.name}
            </label>
            <input
                class="slider-field"
                data-first=""
                id=field_id
                node_ref=field
                type="text"
                inputmode=if *knob.limits.start() < 0.0 { "text" } else { "decimal" }
                autocomplete="off"
                disabled=locked
                aria-label=words::field(knob)
                aria-describedby=error_id.clone()
                aria-invalid=move || error.read().is_some().to_string()
                prop:value=move || number::typed(value.get())
                on:input=typing
                on:keydown=leave
                on:change=typed
            />
            <button
                type="button"
                class="slider-reset"
                data-first=""
                id=format!("{id}-reset")
                title=words::reset(knob)
                aria-label=words::reset(knob)
                disabled=move || locked() || state.read().at_default && error.read().is_none()
                on:click=reset
            >
                <span aria-hidden="true">"↺"</span>
            </button>
            <Range
                knob=knob
                id=id
                value=value
                spoken=Signal::derive(move || state.read().spoken.clone())
                locked=Signal::derive(locked)
                set=Callback::new(set)
                node_ref=range
            />
            <p class="slider-error" id=error_id role="alert">
                {move || error.get()}
            </p>
        </div>
    }
}

/// What a slider shows of the scenario.
#[derive(Clone, Debug, PartialEq)]
struct State {
    value: f64,
    /// Whether a reset would change nothing. γ and β are also away from their
    /// default where only single entries were set.
    at_default: bool,
    /// The value and what it means, for those who hear it.
    spoken: String,
}

impl State {
    fn of(knob: &Knob, scenario: &Scenario) -> Self {
        Self {
            value: (knob.get)(scenario),
            at_default: knob.is_at_default(scenario),
            spoken: words::spoken(knob, scenario),
        }
    }
}

/// The part that is dragged.
#[component]
fn Range(
    knob: &'static Knob,
    id: String,
    value: Signal<f64>,
    /// What the value means, in words.
    spoken: Signal<String>,
    locked: Signal<bool>,
    /// Called with a value that the knob takes.
    set: Callback<f64>,
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let [least, most] = slide::ends(knob);
    let place = move || slide::place(knob, value.get());
    let beyond = Memo::new(move |_| slide::beyond(knob, value.get()));
    let touch = Touch::new();
    let go_to = move |place: f64| set.run(knob.repair(slide::value_at(knob, place)));
    let latest = Latest::by(go_to);
    let dragged = move |event: ev::Event| {
        let Ok(asked) = event_target_value(&event).parse() else {
            return;
        };
        if touch.allows(asked) {
            latest.ask(asked);
        } else if let Some(range) = node_ref.get_untracked() {
            range.set_value(&slide::place(knob, value.get_untracked()).to_string());
        }
    };
    let lifted = move |_| {
        latest.settle();
        if let Some(place) = touch.up() {
            go_to(place);
        }
    };
    let cancelled = move |_| {
        latest.forget();
        if let Some(before) = touch.cancelled() {
            set.run(before);
        }
    };
    // Browsers differ in how far a key goes, and none knows ten steps.
    let key = move |event: ev::KeyboardEvent| {
        if let Some(by) = move_of(&event) {
            event.prevent_default();
            latest.settle();
            set.run(slide::moved(knob, value.get_untracked(), by));
        }
    };
    view! {
        <input
            class="slider-range"
            class:beyond=move || beyond.read().is_some()
            id=id
            node_ref=node_ref
            type="range"
            data-first=""
            min=least
            max=most
            step=knob.step
            disabled=locked
            title=move || words::beyond(knob, value.get())
            aria-description=label::of(knob).help
            aria-valuetext=spoken
            prop:value=place
            style:--fill=move || {
                format!("{:.2}%", (place() - least) / (most - least) * 100.0)
            }
            on:pointerdown=move |event| touch.down(&event, value.get_untracked())
            on:pointermove=move |event| touch.moves(&event)
            on:pointerup=lifted
            on:pointercancel=cancelled
            on:input=dragged
            on:change=move |_| latest.settle()
            on:keydown=key
            on:dblclick=move |_| set.run(knob.default)
        />
        {move || {
            beyond
                .get()
                .map(|end| {
                    view! {
                        <span
                            class="slider-beyond"
                            class:at-start=end == Beyond::Start
                            aria-hidden="true"
                        ></span>
                    }
                })
        }}
    }
}

/// The move that a key stands for.
fn move_of(event: &ev::KeyboardEvent) -> Option<Move> {
    // With these keys an arrow belongs to the browser.
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let steps = if event.shift_key() { 10 } else { 1 };
    match event.key().as_str() {
        "ArrowRight" | "ArrowUp" => Some(Move::Steps(steps)),
        "ArrowLeft" | "ArrowDown" => Some(Move::Steps(-steps)),
        "PageUp" => Some(Move::Pages(1)),
        "PageDown" => Some(Move::Pages(-1)),
        "Home" => Some(Move::Start),
        "End" => Some(Move::End),
        _ => None,
    }
}
