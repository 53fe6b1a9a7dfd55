//! `footlights print`: a scenario on paper: to read, to hand out, to lead a session without a screen.

mod behind;
mod cards;
mod conditions;
mod names;
mod secrets;

use std::process::ExitCode;

use self::names::Names;
use super::{Context, Trouble, scenarios::minutes, wrap::wrap};
use crate::{
    content::is_path,
    scenario::{Scenario, load},
    terms::{Level, Message},
    words::Words,
};

/// Print a scenario as a plain text pack: handouts first, a form feed, then the facilitator's pages
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Id of a built-in scenario (see `footlights scenarios`), or a path
    scenario: String,
}

/// Prints the pack.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    let source = context.content.find_scenario(&args.scenario)?;
    let Some(scenario) = load(&source.file, &source.text).scenario else {
        let message = Message::new("cli-print-faulty").with("file", source.file.as_str());
        let path = if is_path(&args.scenario) { args.scenario.as_str() } else { source.file.as_str() };
        return Err(Trouble::new(message)
            .hint(Message::new("cli-print-faulty-hint").with("path", path))
            .into());
    };
    let mut pack = Pack::new(&context.words, &scenario);
    poster(&mut pack);
    briefing(&mut pack);
    people(&mut pack);
    work(&mut pack);
    cards::cards(&mut pack);
    cards::decisions(&mut pack);
    cards::shocks(&mut pack);
    pack.page();
    behind::facilitator(&mut pack);
    questions(&mut pack);
    context.print(pack.text)?;
    Ok(ExitCode::SUCCESS)
}

/// The pack as far as it is written.
struct Pack<'a> {
    words: &'a Words,
    scenario: &'a Scenario,
    names: Names<'a>,
    text: String,
}

impl<'a> Pack<'a> {
    fn new(words: &'a Words, scenario: &'a Scenario) -> Self {
        Self { words, scenario, names: Names::of(words, scenario), text: String::new() }
    }

    /// A new page: printers and pagers take a form feed for one.
    fn page(&mut self) {
        self.text.push_str("\n\u{c}");
    }

    /// The name of a level.
    fn level(&self, level: Level) -> String {
        self.words.text(&Message::new(format!("level-{}", level.id())))
    }

    /// A heading of a chapter, from the sheet.
    fn chapter(&mut self, id: &'static str) {
        let heading = self.words.say(id);
        self.heading("##", &heading);
    }

    fn heading(&mut self, marks: &str, heading: &str) {
        if !self.text.is_empty() && !self.text.ends_with('\u{c}') {
            self.text.push('\n');
        }
        self.text.push_str(&wrap(&format!("{marks} "), "", heading));
        self.text.push('\n');
    }

    /// A paragraph of the author's, with names and pronouns filled in. Empty lines in it part paragraphs.
    fn paragraph(&mut self, text: &str) {
        for part in self.names.fill(text).split("\n\n").filter(|part| !part.trim().is_empty()) {
            self.text.push_str(&wrap("", "", part));
            self.text.push('\n');
        }
    }

    /// A line from the sheet.
    fn line(&mut self, message: &Message) {
        let text = self.words.text(message);
        self.text.push_str(&wrap("", "  ", &text));
    }

    fn item(&mut self, text: &str) {
        let text = self.names.fill(text);
        self.text.push_str(&wrap("- ", "  ", &text));
    }

    fn item_of(&mut self, message: &Message) {
        let text = self.words.text(message);
        self.item(&text);
    }

    fn gap(&mut self) {
        self.text.push('\n');
    }
}

/// A text of the author's without its full stop, for a sentence that ends with its own or goes on.
fn said(text: &str) -> &str {
    text.trim_end().trim_end_matches('.')
}

fn poster(pack: &mut Pack<'_>) {
    let scenario = pack.scenario;
    pack.heading("#", &scenario.title);
    pack.paragraph(&scenario.summary);
    let facts = Message::new("print-facts")
        .with("author", scenario.author.as_str())
        .with("rounds", i64::from(scenario.rounds))
        .with("round", scenario.round.name.as_str())
        .with("hours", scenario.round.hours)
        .with("chair", i64::from(scenario.empty_chair))
        .with("minutes", i64::from(minutes(scenario, scenario.rounds)))
        .with("attention", i64::from(scenario.attention))
        .with("people", scenario.members.len());
    pack.line(&facts);
    if let Some(short) = &scenario.short {
        let message = Message::new("print-short").with("rounds", i64::from(short.rounds));
        pack.line(&message.with("minutes", i64::from(minutes(scenario, short.rounds))));
    }
    list(pack, "print-objectives", &scenario.objectives);
    list(pack, "print-content-notes", &scenario.content_notes);
}

fn list(pack: &mut Pack<'_>, heading: &'static str, items: &[String]) {
    if !items.is_empty() {
        pack.gap();
        pack.line(&Message::new(heading));
        for item in items {
            pack.item(item);
        }
    }
}

fn briefing(pack: &mut Pack<'_>) {
    let scenario = pack.scenario;
    pack.chapter("print-briefing");
    pack.paragraph(&scenario.briefing);
    pack.line(&Message::new("print-goal").with("goal", pack.names.fill(&scenario.goal)));
    pack.gap();
    let sponsor = &scenario.sponsor;
    let says = Message::new("print-says")
        .with("name", sponsor.name.as_str())
        .with("role", sponsor.role.as_str())
        .with("words", pack.names.fill(&sponsor.words));
    pack.line(&says);
}

fn people(pack: &mut Pack<'_>) {
    pack.chapter("print-people");
    for member in &pack.scenario.members {
        let name = if member.full_name.is_empty() { &member.name } else { &member.full_name };
        let says = Message::new("print-says")
            .with("name", name.as_str())
            .with("role", member.role.as_str())
            .with("words", pack.names.fill(&member.introduction));
        pack.line(&says);
        pack.gap();
    }
    pack.text.pop();
}

fn work(pack: &mut Pack<'_>) {
    pack.chapter("print-work");
    for stream in &pack.scenario.work {
        let crew: Vec<_> = stream.crew.iter().map(|id| pack.names.name(id)).collect();
        let message = Message::new("print-stream")
            .with("title", stream.title.as_str())
            .with("owner", pack.names.name(&stream.owner))
            .with("sharing", crew.len())
            .with("crew", crew.join(", "))
            .with("hours", stream.effort)
            .with("round", pack.scenario.round.name.as_str())
            .with("due", stream.due.map_or(0, i64::from));
        pack.item_of(&message);
    }
}

fn questions(pack: &mut Pack<'_>) {
    if !pack.scenario.questions.is_empty() {
        pack.chapter("print-questions");
        for question in &pack.scenario.questions {
            pack.item(question);
        }
    }
}
