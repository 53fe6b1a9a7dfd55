//! `footlights play`: an automated leader plays a scenario to the end, through a session like any other client.

use std::{
    borrow::Cow,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use rand::{TryRng, rngs::SysRng};

use super::{Context, Trouble, check, context::shown};
use crate::{
    content::Source,
    leader::{self, Leader, planner::ROLLOUTS_MAX},
    report::{self, Led, Told},
    ron_tree::{
        Tree,
        edit::{self, Edit},
    },
    scenario::{PronounWords, Scenario, load},
    session::{
        Act, Command, Event, NamedText, Prepared, SeatId, SeatKind, Session, SessionHead, Texts, apply,
        resume,
    },
    sim::Length,
    store::{Opened, Stored},
    terms::{Id, Message},
    words::FALLBACK_LANG,
};

/// The one seat of a game that nobody watches.
const SEAT: SeatId = SeatId(1);
/// Who leads if nobody is named.
const LEADER: &str = "situational";

/// Let an automated leader play a scenario to the end: story, score, profile
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Id of a built-in scenario (see `footlights scenarios`), or a path
    scenario: String,
    /// Name of a built-in leader (see `footlights leaders`), or a path [default: situational]
    #[arg(long, value_name = "NAME|FILE")]
    leader: Option<String>,
    /// Seed of the game [default: a fresh one, which is printed]
    #[arg(long, value_name = "N", value_parser = seed)]
    seed: Option<u64>,
    /// Play the author's short cut
    #[arg(long)]
    short: bool,
    /// Games that a leader who looks ahead tries out before each round
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=i64::from(ROLLOUTS_MAX)))]
    budget: Option<u32>,
    /// As JSON
    #[arg(long)]
    json: bool,
    /// Keep the journal of the game in this file
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
    /// Go on from the journal where it ends
    #[arg(long, requires = "journal")]
    resume: bool,
}

/// Reads a seed. The reader of integers would say no more than that it found a digit it did not expect.
fn seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("a seed is a whole number from 0 to {}", u64::MAX))
}

/// Plays and tells.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    let source = context.content.find_scenario(&args.scenario)?;
    let scenario = readable(context, &source)?;
    let (mut session, mut stored) = match &args.journal {
        Some(path) if args.resume => {
            let (session, stored) = take_up(context, args, path, &scenario)?;
            (session, Some(stored))
        }
        journal => {
            let session = begin(context, args, &source, scenario)?;
            let head = &session.prepared.head;
            let stored = journal.as_deref().map(|path| Stored::create(path, head)).transpose();
            (session, stored.map_err(Trouble::from)?)
        }
    };
    play_out(&mut session, stored.as_mut())?;
    tell(context, &session, args.json)?;
    Ok(ExitCode::SUCCESS)
}

/// The scenario, or trouble after its faults were shown.
fn readable(context: &Context, source: &Source) -> anyhow::Result<Scenario> {
    let loaded = load(&source.file, &source.text);
    loaded.scenario.ok_or_else(|| {
        let _ = write!(io::stderr(), "{}", check::rendered(context, &source.text, &loaded.faults));
        let message = Message::new("play-faulty").with("file", source.file.as_str());
        Trouble::new(message).hint(Message::new("play-faulty-hint")).into()
    })
}

/// A new session.
fn begin(context: &Context, args: &Args, source: &Source, scenario: Scenario) -> anyhow::Result<Session> {
    let mut leader = context.content.find_leader(args.leader.as_deref().unwrap_or(LEADER))?;
    let read = read_leader(context, &leader)?;
    if let Some(budget) = args.budget {
        leader.text = Cow::Owned(with_budget(&leader, &read, budget)?);
    }
    let seed = match args.seed {
        Some(seed) => seed,
        None => {
            let seed = SysRng.try_next_u64()?;
            context.talk(&Message::new("play-seed").with("seed", seed.to_string()));
            seed
        }
    };
    let named = |source: &Source| NamedText { name: source.file.clone(), text: source.text.clone() };
    let lang = context.words.lang();
    let mut sheets = context.content.sheets(&lang);
    if lang != FALLBACK_LANG {
        sheets.extend(context.content.sheets(FALLBACK_LANG));
    }
    let texts = Texts {
        scenario: named(source),
        coefficients: named(context.content.model("coefficients")?),
        leaders: vec![named(&leader)],
        sheets: sheets.into_iter().map(named).collect(),
        lang,
        pronouns: PronounWords::from_sheet(|id| context.words.text(&Message::new(id.to_owned()))),
    };
    let length = if args.short { Length::Short } else { Length::Full };
    let head = SessionHead::alone(texts, seed, length, context.words.say("play-group"));
    Ok(Session::new(Prepared::checked(head, scenario).map_err(Trouble::from)?))
}

/// The text of a leader that looks so far ahead: the journal holds it, so that whoever goes on with the game looks as
/// far.
fn with_budget(source: &Source, leader: &Leader, budget: u32) -> anyhow::Result<String> {
    let tree = Tree::parse(&source.file, &source.text);
    let written = tree.root().and_then(|root| root.field("looks_ahead")).filter(|_| leader.looks_ahead > 0);
    let edit = written.map(|value| Edit { span: value.span.clone(), text: budget.to_string() });
    edit.and_then(|edit| edit::apply(&source.text, &[edit])).ok_or_else(|| {
        let message = Message::new("play-budget-unused").with("leader", leader.name.as_str());
        Trouble::new(message).hint(Message::new("play-budget-unused-hint")).into()
    })
}

/// The leader, or trouble after its faults were shown.
fn read_leader(context: &Context, source: &Source) -> anyhow::Result<Leader> {
    let loaded = leader::load(&source.file, &source.text);
    loaded.leader.ok_or_else(|| {
        // Nobody is there to be told that nobody is there.
        let _ = write!(io::stderr(), "{}", check::rendered(context, &source.text, &loaded.faults));
        let message = Message::new("play-faulty").with("file", source.file.as_str());
        Trouble::new(message).hint(Message::new("play-faulty-hint")).into()
    })
}

/// The session of a journal that ends before the game does. What was asked for must be what is in it.
fn take_up(
    context: &Context,
    args: &Args,
    path: &Path,
    scenario: &Scenario,
) -> anyhow::Result<(Session, Stored)> {
    let Opened { stored, journal } = Stored::open(path).map_err(Trouble::from)?;
    if journal.torn {
        context.talk(&Message::new("journal-torn").with("path", shown(path)));
    }
    let session = resume(&journal).map_err(Trouble::from)?;
    let prepared = &session.prepared;
    let head = &prepared.head;
    let other = |what: &'static str| -> anyhow::Error {
        let message = Message::new("play-resume-other").with("path", shown(path)).with("what", what);
        Trouble::new(message).hint(Message::new("play-resume-other-hint")).into()
    };
    if prepared.setup.scenario.id != scenario.id {
        return Err(other("scenario"));
    }
    if args.seed.is_some_and(|seed| seed != head.seed) {
        return Err(other("seed"));
    }
    if args.short && head.length != Length::Short {
        return Err(other("length"));
    }
    if let Some(leader) = &args.leader {
        let leader = read_leader(context, &context.content.find_leader(leader)?)?;
        if !prepared.leaders.contains_key(&leader.id) {
            return Err(other("leader"));
        }
    }
    let looks = |budget| prepared.leaders.values().any(|leader| leader.looks_ahead == budget);
    if args.budget.is_some_and(|budget| !looks(budget)) {
        return Err(other("budget"));
    }
    Ok((session, stored))
}

/// Plays to the end. Entries go to the disk phase by phase: nobody is told of a command before.
fn play_out(session: &mut Session, mut stored: Option<&mut Stored>) -> anyhow::Result<()> {
    let mut send = |session: &mut Session, command: Command| -> anyhow::Result<()> {
        let events = apply(session, &command, now_ms()).map_err(|refusal| Trouble::new(refusal.message()))?;
        let opened = events.iter().any(|event| matches!(event, Event::Opened { .. }));
        if let Some(stored) = stored.as_deref_mut().filter(|_| opened) {
            stored.append(&session.take_entries()).map_err(Trouble::from)?;
        }
        Ok(())
    };
    if !session.seats.contains_key(&SEAT) {
        let name = session.prepared.leaders.values().next().map(|leader| leader.name.clone());
        let act = Act::Join { name: name.unwrap_or_default(), kind: SeatKind::Leader, group: None };
        send(session, Command { id: "join".to_owned(), seat: SEAT, at: None, act })?;
    }
    if session.seats[&SEAT].automated.is_none() {
        let leader: Option<Id> = session.prepared.leaders.keys().next().cloned();
        let act = Act::Automate { seat: SEAT, leader };
        send(session, Command { id: "automate".to_owned(), seat: SEAT, at: None, act })?;
    }
    while let Some(command) = session.next_automated() {
        send(session, command)?;
    }
    Ok(())
}

/// Tells how the game of the first group went: as a story, or in figures.
fn tell(context: &Context, session: &Session, json: bool) -> anyhow::Result<()> {
    let group = &session.groups[0];
    let prepared = &session.prepared;
    let leader = session.seats.get(&SEAT).and_then(|seat| prepared.leaders.get(seat.automated.as_ref()?));
    let led = leader.map_or(Led { id: "", name: "", about: "" }, Led::by);
    let told = Told::again(group.again(prepared), group.state(), led, prepared.head.seed);
    if json {
        context.print_json(&report::play::document(&told))
    } else {
        context.print(report::story::story(&told, &context.words))
    }
}

/// The clock of the session. A clock before 1970 counts as 1970; the session keeps it from going back.
fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
