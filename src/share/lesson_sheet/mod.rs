//! A lesson as a page to print: for each step the start, the question and room to write, and
//! the answers on a page of their own.

mod start;

use crate::{
    challenge::{Form, Question},
    lab::{
        experiment::{self, Outcome},
        scenario::Scenario,
        station::Station,
    },
    share::lesson::{Accepted, Asks, Lesson, OwnQuestion, Step},
    words::{challenge, label, lesson_sheet as words, markup::escape, number::short, station},
};

/// The style of the page: 11 points, no step divided between two sheets of paper if one sheet can
/// hold it, and the answers on a new one.
const STYLE: &str = "@page{margin:18mm}body{font:11pt/1.4 sans-serif;max-width:46rem;margin:0 auto;padding:1rem;color:#000;background:#fff}@media print{body{padding:0}}h1{font-size:16pt}h2{font-size:12pt;margin:1.2em 0 .2em}h1,h2,.question,caption{break-after:avoid}section,figure,table,.room{break-inside:avoid}p{margin:.3em 0;white-space:pre-line}ol,ul{margin:.3em 0;break-inside:avoid}ul{list-style:'☐ ';columns:3}figure{margin:.5em 0}svg{max-width:100%;height:auto}table{border-collapse:collapse;margin:.5em 0}caption{text-align:start}td{padding:1pt 5pt;border:1px solid #999;text-align:end}.settings{font-size:10pt;color:#333}.lines{border-bottom:1px solid #777;height:2.2em}.answers{break-before:page}";

/// Draws a station in a state as `<svg>` elements, and leaves out what gives the answer of an
/// asked question away.
pub type Pictures = fn(&Scenario, &Outcome, Station, bool) -> Vec<String>;

/// The page of a lesson as an HTML document without scripts, with the lesson's address if it
/// has one. Runs the lab for each step.
#[must_use]
pub fn html(lesson: &Lesson, address: Option<&str>, pictures: Pictures) -> String {
    let questions: Vec<_> = lesson.steps().iter().map(Asked::of).collect();
    let steps = || std::iter::zip(1.., std::iter::zip(lesson.steps(), &questions));
    let asked: String = steps()
        .map(|(number, (step, asked))| question_html(number, step, asked, pictures))
        .collect();
    let address = address.map_or_else(String::new, address_html);
    let answers: String = steps()
        .filter_map(|(number, (step, asked))| answer_html(number, step, asked))
        .collect();
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title><style>{STYLE}</style></head><body>\n<h1>{heading}</h1>\n<p>{name} ______________________________</p>\n{address}{asked}<div class=\"answers\">\n<h1>{answers_heading}</h1>\n{answers}</div>\n</body></html>\n",
        title = escape(label::TITLE),
        heading = words::HEADING,
        name = words::NAME,
        answers_heading = words::ANSWERS,
    )
}

/// What a step asks, with its state.
enum Asked<'a> {
    Nothing,
    Challenge(Box<Question>),
    Own(&'a OwnQuestion),
}

impl<'a> Asked<'a> {
    /// A challenge that cannot be asked in the step's state counts as none.
    fn of(step: &'a Step) -> Self {
        match &step.asks {
            Asks::Nothing => Self::Nothing,
            Asks::Challenge(challenge) => match challenge.ask(&step.scenario) {
                Ok(question) => Self::Challenge(Box::new(question)),
                Err(_) => Self::Nothing,
            },
            Asks::Own(own) => Self::Own(own),
        }
    }
}

/// The address as a link. On paper, its state would be hundreds of characters.
fn address_html(address: &str) -> String {
    let [page, address] = [address.split('#').next().unwrap_or_default(), address].map(escape);
    format!("<p>{} <a href=\"{address}\">{page}</a></p>\n", words::OPEN)
}

/// What the page shows at the start of a step.
fn start_html(step: &Step, asked: &Asked, pictures: Pictures) -> String {
    let draw = |scenario: &Scenario, outcome: &Outcome, is_asking| {
        let pictures = pictures(scenario, outcome, step.station, is_asking);
        let pictures: Vec<String> = pictures
            .into_iter()
            .map(|svg| format!("<figure>{svg}</figure>\n"))
            .collect();
        pictures.concat() + &start::html(scenario, outcome, step.station)
    };
    if let Asked::Challenge(question) = asked {
        let before = &question.before;
        return draw(&before.scenario, &before.outcome, true);
    }
    let is_asking = matches!(asked, Asked::Own(_));
    experiment::run(&step.scenario).map_or_else(
        |_| String::new(),
        |outcome| draw(&step.scenario, &outcome, is_asking),
    )
}

/// A step with its text, its start, its question and room to write.
fn question_html(number: usize, step: &Step, asked: &Asked, pictures: Pictures) -> String {
    let (question, options) = match asked {
        Asked::Nothing => (None, String::new()),
        Asked::Challenge(question) => (
            Some(challenge::question(question)),
            form_html(&question.form),
        ),
        Asked::Own(own) => (Some(own.text.to_string()), options_html(own)),
    };
    let heading = escape(&words::step(number, station::heading(step.station)));
    let text = escape(step.text.as_str());
    let room = question.map_or_else(String::new, |question| {
        let [lines, line] = [2, 1].map(|count| "<div class=\"lines\"></div>".repeat(count));
        format!(
            "<div class=\"room\"><p class=\"question\"><strong>{}</strong></p>\n{options}<p>{}</p>{lines}\n<p>{}</p>{line}\n</div>",
            escape(&question),
            words::PREDICTION,
            words::RESULT
        )
    });
    let start = start_html(step, asked, pictures);
    format!("<section><h2>{heading}</h2>\n<p>{text}</p>\n{start}{room}</section>\n")
}

/// The options of a teacher's own question.
fn options_html(own: &OwnQuestion) -> String {
    let Accepted::Choice(choice) = &own.accepted else {
        return String::new();
    };
    let options = choice.options().iter();
    list_html("ol", options.map(|option| option.as_str().to_owned()))
}

/// The alternatives of a challenge, or what can be marked.
fn form_html(form: &Form) -> String {
    match form {
        Form::Number { .. } => String::new(),
        Form::Choice(alternatives) => list_html(
            "ol",
            alternatives.iter().copied().map(challenge::alternative),
        ),
        Form::Marks(marks) => list_html("ul", marks.iter().copied().map(challenge::mark)),
    }
}

fn list_html(kind: &str, items: impl Iterator<Item = String>) -> String {
    let items: Vec<_> = items.map(|item| escape(&item)).collect();
    format!("<{kind}><li>{}</li></{kind}>\n", items.join("</li><li>"))
}

/// The answer of a step, with the seed for which it holds.
fn answer_html(number: usize, step: &Step, asked: &Asked) -> Option<String> {
    let answer = match asked {
        Asked::Nothing => return None,
        Asked::Challenge(question) => format!(
            "{} ({}). {}",
            challenge::answer(&question.answer()),
            words::seed(step.scenario.seed),
            challenge::explanation(&question.explanation())
        ),
        Asked::Own(own) => match &own.accepted {
            Accepted::Number(accepted) => words::within(
                &short(accepted.value().into()),
                &short(accepted.within().into()),
            ),
            Accepted::Choice(choice) => own.option(choice.right()).unwrap_or_default().to_owned(),
        },
    };
    Some(format!("<p>{number}. {}</p>\n", escape(&answer)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::lesson::{AcceptedNumber, PlainText, ReadyLesson};

    fn no_pictures(_: &Scenario, _: &Outcome, _: Station, _: bool) -> Vec<String> {
        Vec::new()
    }

    #[test]
    fn a_sheet_has_every_question_first_and_every_answer_on_the_next_page() {
        for ready in ReadyLesson::ALL {
            let lesson = ready.lesson();
            let sheet = html(&lesson, Some("https://lab.example/#v=1"), no_pictures);
            let (questions, answers) = sheet.split_once("class=\"answers\"").unwrap();
            let count = lesson.steps().len();
            assert_eq!(questions.matches("<section>").count(), count);
            assert_eq!(answers.matches("<p>").count(), count);
            assert!(STYLE.contains(".answers{break-before:page}"));
            for step in lesson.steps() {
                assert!(questions.contains(&escape(step.text.as_str())));
                if let Asked::Challenge(question) = Asked::of(step) {
                    let asked = escape(&challenge::question(&question));
                    assert!(questions.contains(&asked), "{asked}");
                    let options: Vec<String> = match &question.form {
                        Form::Number { .. } => Vec::new(),
                        Form::Choice(all) => {
                            all.iter().copied().map(challenge::alternative).collect()
                        }
                        Form::Marks(all) => all.iter().copied().map(challenge::mark).collect(),
                    };
                    for option in options {
                        let item = format!("<li>{}</li>", escape(&option));
                        assert!(questions.contains(&item), "{item}");
                    }
                    let answer = escape(&challenge::answer(&question.answer()));
                    assert!(
                        answers.contains(&format!("{answer} (seed 0). ")),
                        "{answer}"
                    );
                }
            }
        }
    }

    #[test]
    fn no_text_is_smaller_than_10_points() {
        let sizes = STYLE.split("font").skip(1).filter_map(|rest| {
            let digits = rest.trim_start_matches([':', '-', 's', 'i', 'z', 'e']);
            digits.split("pt").next()?.parse::<f64>().ok()
        });
        let sizes: Vec<f64> = sizes.collect();
        assert_eq!(sizes.len(), STYLE.matches("font").count(), "{sizes:?}");
        assert!(sizes.iter().all(|size| *size >= 10.0), "{sizes:?}");
    }

    #[test]
    fn a_teachers_text_is_text() {
        let mut step = Step::of(Scenario::default(), Station::Why);
        step.text = PlainText::new("<script>alert(1)</script> & \"x\"");
        step.asks = Asks::Own(OwnQuestion {
            text: PlainText::new("<img src=x>"),
            accepted: Accepted::Number(AcceptedNumber::new(2.0, 0.5).unwrap()),
        });
        let sheet = html(&Lesson::of_steps(vec![step]), None, no_pictures);
        assert!(
            !sheet.contains("<script") && !sheet.contains("<img"),
            "{sheet}"
        );
        assert!(sheet.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;"));
        assert!(sheet.contains("<p>1. 2, within 0.5</p>"), "{sheet}");
    }
}
