//! stub
use super::*;
/// Print
#[derive(Debug, clap::Args)]
pub struct Args {}
pub(super) fn run(_: &Context, _args: &Args) -> anyhow::Result<ExitCode> { Ok(ExitCode::SUCCESS) }
