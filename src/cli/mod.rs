//! The command line: one file per subcommand, each with its arguments and a `run(&Context, &Args)`.
//!
//! To add one: a file with `Args` and `run`, a variant of `Command`, a line in `Command::run`.

mod args;
mod check;
mod completions;
mod context;
mod explain;
#[cfg(feature = "host")]
mod export;
#[cfg(feature = "host")]
mod host;
#[cfg(feature = "game")]
mod join;
mod kept;
mod lab;
mod leaders;
mod new;
mod paths;
mod play;
mod print;
mod replay;
mod report;
mod scenarios;
#[cfg(feature = "host")]
mod sessions;
mod start;
#[cfg(feature = "host")]
mod swarm;
mod table;
mod talk;
mod trouble;
mod wrap;

use std::process::ExitCode;

use clap::{
    Parser, Subcommand,
    error::{ContextKind, ContextValue},
};

pub use args::Global;
pub use context::Context;
pub use trouble::Trouble;

use crate::terms::Message;

/// Exit status for work done that found something wrong: faults in a file, a hash that differs.
pub const EXIT_FAULTS: u8 = 1;
/// Exit status for work that could not be done: no such file, no such scenario, a wrong argument.
pub const EXIT_COULD_NOT_RUN: u8 = 2;

/// Lead a simulated team from the front of the stage or from behind, and see why it answered as it did.
#[derive(Debug, Parser)]
#[command(name = "footlights", version, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    /// Play in the browser instead of a window
    #[arg(long, hide = cfg!(not(feature = "host")))]
    browser: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What to do, in the order of the help text: play, write, look up.
#[derive(Debug, Subcommand)]
enum Command {
    Play(play::Args),
    #[cfg(feature = "host")]
    Host(host::Args),
    #[cfg(feature = "game")]
    Join(join::Args),
    #[cfg(feature = "host")]
    Swarm(swarm::Args),
    Replay(replay::Args),
    Report(report::Args),
    #[cfg(feature = "host")]
    Export(export::Args),
    #[cfg(feature = "host")]
    #[command(subcommand)]
    Sessions(sessions::Command),
    Check(check::Args),
    New(new::Args),
    Explain(explain::Args),
    Print(print::Args),
    #[command(subcommand)]
    Lab(lab::Command),
    Scenarios(scenarios::Args),
    Leaders(leaders::Args),
    Paths(paths::Args),
    Completions(completions::Args),
}

impl Command {
    fn run(&self, context: &Context) -> anyhow::Result<ExitCode> {
        match self {
            Self::Play(args) => play::run(context, args),
            #[cfg(feature = "host")]
            Self::Host(args) => host::run(context, args),
            #[cfg(feature = "game")]
            Self::Join(args) => join::run(context, args),
            #[cfg(feature = "host")]
            Self::Swarm(args) => swarm::run(context, args),
            Self::Replay(args) => replay::run(context, args),
            Self::Report(args) => report::run(context, args),
            #[cfg(feature = "host")]
            Self::Export(args) => export::run(context, args),
            #[cfg(feature = "host")]
            Self::Sessions(command) => command.run(context),
            Self::Check(args) => check::run(context, args),
            Self::New(args) => new::run(context, args),
            Self::Explain(args) => explain::run(context, args),
            Self::Print(args) => print::run(context, args),
            Self::Lab(command) => command.run(context),
            Self::Scenarios(args) => scenarios::run(context, args),
            Self::Leaders(args) => leaders::run(context, args),
            Self::Paths(args) => paths::run(context, args),
            Self::Completions(args) => completions::run(context, args),
        }
    }
}

/// Runs the command line of this process and returns its exit status.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            if let Some(what) = not_here(&error) {
                let message = Message::new("cli-not-here").with("what", what);
                let trouble = Trouble::new(message).hint(Message::new("cli-not-here-hint"));
                return trouble::report(None, &trouble.into());
            }
            // Help and version come this way too, with status 0. A reader who has gone does not matter.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(EXIT_COULD_NOT_RUN));
        }
    };
    let context = match talk::start(&cli.global).and_then(|()| Context::new(&cli.global)) {
        Ok(context) => context,
        Err(error) => return trouble::report(None, &error),
    };
    match &cli.command {
        Some(command) => {
            command.run(&context).unwrap_or_else(|error| trouble::report(Some(&context.words), &error))
        }
        None => start::run(context, cli.browser),
    }
}

/// What the program has and this build has not: named so that whoever read of it elsewhere is not told that they have
/// misspelt it. It stands in no help and no completion.
const NOT_HERE: &[&str] = &[
    #[cfg(not(feature = "game"))]
    "join",
    #[cfg(not(feature = "host"))]
    "host",
    #[cfg(not(feature = "host"))]
    "swarm",
    #[cfg(not(feature = "host"))]
    "sessions",
    #[cfg(not(feature = "host"))]
    "export",
];

/// The subcommand or option of [`NOT_HERE`] that the arguments failed at, if it was one.
fn not_here(error: &clap::Error) -> Option<&'static str> {
    let found = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg].into_iter();
    let found = found.filter_map(|kind| match error.get(kind) {
        Some(ContextValue::String(found)) => Some(found.as_str()),
        _ => None,
    });
    let mut names = found.filter_map(|found| NOT_HERE.iter().copied().find(|name| *name == found));
    names.next()
}
