//! `footlights completions`: the script that lets a shell complete the command line.

use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Cli, Context};

/// Print the completion script of a shell
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell
    shell: Shell,
}

/// Prints the script.
pub(super) fn run(context: &Context, args: &Args) -> anyhow::Result<ExitCode> {
    // Into memory first: the generator panics when its writer fails, and a pipe may close.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "footlights", &mut script);
    context.print(String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
