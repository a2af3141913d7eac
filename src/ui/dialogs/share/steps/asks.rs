//! What a step asks: a challenge, or a question of the teacher's own.

use leptos::{ev, prelude::*};

use crate::{
    challenge::Challenge,
    lab::station::Station,
    share::lesson::{
        Accepted, AcceptedChoice, AcceptedNumber, Asks, OptionText, OwnQuestion, PlainText,
    },
    ui::session::{LessonDraft, QuestionFields},
    words::{
        challenge as challenge_words,
        lesson_steps::{self as words, Lacks},
        number::parse,
    },
};

/// The value of the choice of a number.
const NUMBER: &str = "own-number";
/// The value of the choice of options.
const CHOICE: &str = "own-choice";

impl QuestionFields {
    /// Whether something is written in them.
    fn has_text(&self) -> bool {
        let texts = [
            &self.question,
            &self.number,
            &self.within,
            &self.options,
            &self.right,
        ];
        texts.iter().any(|text| !text.is_empty())
    }

    fn of(question: &OwnQuestion) -> Self {
        let text = question.text.to_string();
        match &question.accepted {
            Accepted::Number(number) => Self {
                kind: NUMBER.to_owned(),
                question: text,
                number: number.value().to_string(),
                within: number.within().to_string(),
                ..Self::default()
            },
            Accepted::Choice(choice) => Self {
                kind: CHOICE.to_owned(),
                question: text,
                options: choice
                    .options()
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join("\n"),
                right: (choice.right() + 1).to_string(),
                ..Self::default()
            },
        }
    }

    /// The question of these fields.
    ///
    /// # Errors
    /// What they lack.
    fn asks(&self) -> Result<Asks, Lacks> {
        let text = PlainText::new(&self.question);
        if text.is_empty() {
            return Err(Lacks::Question);
        }
        let accepted = if self.kind == NUMBER {
            Accepted::Number(self.accepted_number()?)
        } else {
            Accepted::Choice(self.accepted_choice()?)
        };
        Ok(Asks::Own(OwnQuestion { text, accepted }))
    }

    fn accepted_number(&self) -> Result<AcceptedNumber, Lacks> {
        let value = parse(&self.number).ok_or(Lacks::Number)?;
        let exact = AcceptedNumber::new(value, 0.0).ok_or(Lacks::Number)?;
        if self.within.trim().is_empty() {
            return Ok(exact);
        }
        parse(&self.within)
            .and_then(|within| AcceptedNumber::new(value, within))
            .ok_or(Lacks::Tolerance)
    }

    fn accepted_choice(&self) -> Result<AcceptedChoice, Lacks> {
        let lines = self.options.lines().map(OptionText::new);
        let options: Vec<_> = lines.filter(|option| !option.is_empty()).collect();
        let first = AcceptedChoice::new(options.clone(), 0);
        first.ok_or(Lacks::Options)?;
        let right = self.right.trim().parse::<usize>().ok();
        right
            .and_then(|right| AcceptedChoice::new(options, right.checked_sub(1)?))
            .ok_or(Lacks::Right)
    }
}

/// The value of the choice for what a step asks; empty for nothing.
fn kind_of(asks: &Asks) -> &'static str {
    match asks {
        Asks::Nothing => "",
        Asks::Challenge(challenge) => challenge.spec().id,
        Asks::Own(question) => match question.accepted {
            Accepted::Number(_) => NUMBER,
            Accepted::Choice(_) => CHOICE,
        },
    }
}

/// Whether a choice is that of a teacher's own question.
fn is_own_kind(kind: &str) -> bool {
    matches!(kind, NUMBER | CHOICE)
}

/// The station of a challenge with this id; `None` for a question of the teacher's own.
fn station_of(kind: &str) -> Option<Station> {
    let mut all = Challenge::ALL.into_iter().map(Challenge::spec);
    Some(all.find(|spec| spec.id == kind)?.station)
}

/// The choice of what a step asks, and the fields of an own question.
#[component]
pub(super) fn AsksEditor(
    /// The step, from 0.
    index: usize,
) -> impl IntoView {
    let draft = LessonDraft::of_page();
    let number = index + 1;
    let asks = draft
        .steps
        .with_untracked(|steps| steps.get(index).map(|step| step.asks.clone()))
        .unwrap_or_default();
    // A question that is not complete is in the draft's fields only.
    let written = draft.fields(index);
    // Nobody has made a mistake before writing anything.
    let has_written = RwSignal::new(written.is_some());
    let fields = RwSignal::new(written.unwrap_or_else(|| match &asks {
        Asks::Own(question) => QuestionFields::of(question),
        _ => QuestionFields {
            kind: kind_of(&asks).to_owned(),
            ..QuestionFields::default()
        },
    }));
    let kind = Memo::new(move |_| fields.read().kind.clone());
    let is_own = move || is_own_kind(&kind.read());
    let own = Memo::new(move |_| is_own().then(|| fields.read().asks()));
    // Only complete questions reach the step.
    let store = move || {
        let kind = kind.get_untracked();
        let challenge = Challenge::ALL
            .into_iter()
            .find(|challenge| challenge.spec().id == kind);
        let asks = match challenge {
            Some(challenge) => Asks::Challenge(challenge),
            None => own.get_untracked().and_then(Result::ok).unwrap_or_default(),
        };
        let is_kept = is_own_kind(&kind) || fields.with_untracked(QuestionFields::has_text);
        draft.keep_fields(index, is_kept.then(|| fields.get_untracked()));
        draft.steps.update(|steps| {
            if let Some(step) = steps.get_mut(index) {
                step.asks = asks;
            }
        });
    };
    // Where the step opened before challenges moved it.
    let home = StoredValue::new(None::<Station>);
    let choose = move |event: ev::Event| {
        let [before, chosen] = [kind.get_untracked(), event_target_value(&event)];
        fields.update(|fields| fields.kind.clone_from(&chosen));
        store();
        let present = untrack(|| draft.station(index));
        let [from, to] = [&before, &chosen].map(|kind| station_of(kind));
        if from.is_none() {
            home.set_value(present);
        }
        // Unless the teacher has moved it since.
        let is_there = present == from;
        let next = to.or_else(|| home.get_value().filter(|_| is_there));
        if let Some(station) = next {
            draft.move_to_station(index, station);
        }
    };
    let field = move |name: &'static str, label: &'static str, shown_for: &'static str| {
        let set = move |event: ev::Event| {
            let text = event_target_value(&event);
            has_written.set(true);
            fields.update(|fields| match name {
                "question" => fields.question = text,
                "number" => fields.number = text,
                "within" => fields.within = text,
                "options" => fields.options = text,
                _ => fields.right = text,
            });
            store();
        };
        let value = fields.with_untracked(|fields| match name {
            "question" => fields.question.clone(),
            "number" => fields.number.clone(),
            "within" => fields.within.clone(),
            "options" => fields.options.clone(),
            _ => fields.right.clone(),
        });
        let is_hidden = move || !is_own() || !shown_for.is_empty() && *kind.read() != shown_for;
        view! {
            <label class="lesson-field lesson-own" hidden=is_hidden>
                <span>{label}</span>
                <textarea
                    id=format!("lesson-{name}-{number}")
                    rows=if name == "options" { "3" } else { "1" }
                    prop:value=value
                    on:input=set
                ></textarea>
            </label>
        }
    };
    let error = move || {
        let lacks = own.get().and_then(Result::err);
        lacks.filter(|_| has_written.get()).map(words::incomplete)
    };
    view! {
        <KindChoice number=number kind=kind.get_untracked() choose=Callback::new(choose) />
        {field("question", words::QUESTION, "")}
        {field("number", words::NUMBER, NUMBER)}
        {field("within", words::WITHIN, NUMBER)}
        {field("options", words::OPTIONS, CHOICE)}
        {field("right", words::RIGHT, CHOICE)}
        <p class="note" hidden=move || !is_own()>
            {words::ANSWER_IN_LINK}
        </p>
        <p class="slider-error" role="status" prop:textContent=error></p>
    }
}

/// The list of what a step can ask.
#[component]
fn KindChoice(
    /// The step, from 1.
    number: usize,
    /// The value at the start.
    kind: String,
    choose: Callback<ev::Event>,
) -> impl IntoView {
    let option = |value: &'static str, text: &'static str| {
        view! {
            <option value=value selected=kind == value>
                {text}
            </option>
        }
    };
    view! {
        <label class="lesson-field">
            <span>{words::ASKS}</span>
            <select
                id=format!("lesson-asks-{number}")
                aria-label=words::asks(number)
                on:change=move |event| choose.run(event)
            >
                {option("", words::ASKS_NOTHING)}
                {option(NUMBER, words::ASKS_NUMBER)}
                {option(CHOICE, words::ASKS_CHOICE)}
                {Challenge::ALL
                    .map(|challenge| option(challenge.spec().id, challenge_words::title(challenge)))
                    .collect_view()}
            </select>
        </label>
    }
}
