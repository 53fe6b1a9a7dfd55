//! `footlights lab`: many games at once, to find out what the model does.

mod balance;
mod page;
mod progress;
mod study;
mod validate;

use std::{
    io::{self, Write},
    process::ExitCode,
    sync::Arc,
};

use super::{Context, Trouble, check};
use crate::{
    content::Source,
    lab::{
        self, Known,
        ready::{NotReady, Ready},
    },
    leader,
    scenario::{self, Scenario},
    sim::Coefficients,
    terms::{Diagnostic, Message},
};

/// Run many games at once: studies, the model against the literature, the balance of a scenario
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Study(study::Args),
    Validate(validate::Args),
    Balance(balance::Args),
}

impl Command {
    pub(super) fn run(&self, context: &Context) -> anyhow::Result<ExitCode> {
        match self {
            Self::Study(args) => study::run(context, args),
            Self::Validate(args) => validate::run(context, args),
            Self::Balance(args) => balance::run(context, args),
        }
    }
}

/// The names that a study can use.
pub(super) fn known(context: &Context) -> Known {
    let ids = |sources: Vec<&Source>| sources.into_iter().map(|source| source.id.clone()).collect();
    Known { scenarios: ids(context.content.scenarios()), leaders: ids(context.content.leaders()) }
}

/// The numbers of the model.
fn coefficients(context: &Context) -> anyhow::Result<Arc<Coefficients>> {
    let source = context.content.model("coefficients")?;
    Ok(Arc::new(Coefficients::from_ron(&source.text)?))
}

/// A study with everything that it names, or trouble after its faults were shown.
fn ready(context: &Context, source: &Source, coefficients: &Arc<Coefficients>) -> anyhow::Result<Ready> {
    let loaded = lab::load(&source.file, &source.text, &known(context));
    let study = usable(context, source, loaded.study, &loaded.faults)?;
    let scenario = |name: &str| -> anyhow::Result<Scenario> {
        let source = context.content.find_scenario(name)?;
        let loaded = scenario::load(&source.file, &source.text);
        usable(context, &source, loaded.scenario, &loaded.faults)
    };
    let leader = |name: &str| -> anyhow::Result<leader::Leader> {
        let source = context.content.find_leader(name)?;
        let loaded = leader::load(&source.file, &source.text);
        usable(context, &source, loaded.leader, &loaded.faults)
    };
    Ready::new(study, coefficients.clone(), scenario, leader).map_err(|error| match error {
        NotReady::Missing(error) => error,
        NotReady::Setup { team, error } => {
            let message = Message::new("lab-no-setup").with("team", team.as_str());
            Trouble::new(message.with("why", error.to_string()))
                .hint(Message::new("lab-no-setup-hint"))
                .into()
        }
    })
}

/// What a file holds, or trouble after its faults were shown.
fn usable<T>(
    context: &Context,
    source: &Source,
    value: Option<T>,
    faults: &[Diagnostic],
) -> anyhow::Result<T> {
    value.ok_or_else(|| {
        // Nobody is there to be told that nobody is there.
        let _ = write!(io::stderr(), "{}", check::rendered(context, &source.text, faults));
        let message = Message::new("lab-faulty").with("file", source.file.as_str());
        Trouble::new(message).hint(Message::new("lab-faulty-hint")).into()
    })
}
