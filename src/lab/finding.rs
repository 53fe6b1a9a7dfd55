//! What a study's findings come to: sums kept while the runs go by, and figures with intervals at the end.

use super::{
    columns::{member_column, run_column},
    ready::{Ready, Row},
    stats::{Estimate, GROUPS, Sums, jackknife},
    study::{AnswerModel, Answered, Finding, Term, Unit},
};
use crate::terms::Id;

/// What one finding came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// The figure, with its interval.
    pub estimate: Estimate,
    /// Runs behind it: those of the term that has fewest.
    pub runs: f64,
    /// Whether what was expected holds for the whole interval.
    pub holds: bool,
    /// Whether it holds for the figure itself.
    pub point_holds: bool,
}

/// What is summed up of one leader with one team.
#[derive(Clone, Copy, Debug)]
struct Cell {
    team: usize,
    leader: usize,
    unit: Unit,
    x: usize,
    y: usize,
}

/// Sums for all findings of a study. Its size does not depend on the number of runs.
#[derive(Clone, Debug)]
pub struct Tally {
    cells: Vec<Cell>,
    /// By cell × groups + group.
    sums: Vec<Sums>,
    groups: usize,
}

impl Tally {
    /// An empty tally; `groups` is 1 where no interval is wanted.
    pub fn new(ready: &Ready, groups: usize) -> Self {
        let mut cells = Vec::new();
        for term in ready.study.findings.iter().flat_map(terms) {
            cells.extend(cells_of(ready, term));
        }
        let sums = vec![Sums::default(); cells.len() * groups];
        Self { cells, sums, groups }
    }

    /// A tally with intervals.
    pub fn with_intervals(ready: &Ready) -> Self {
        Self::new(ready, GROUPS)
    }

    /// Whether a row of this team and leader is asked for at all.
    pub fn wants(&self, team: usize, leader: usize) -> bool {
        self.cells.iter().any(|cell| (cell.team, cell.leader) == (team, leader))
    }

    /// Whether members' own figures are asked for.
    pub fn wants_members(&self) -> bool {
        self.cells.iter().any(|cell| cell.unit == Unit::Member)
    }

    /// Adds a run.
    pub fn add(&mut self, row: &Row) {
        let group = (row.run % self.groups as u64) as usize;
        for (cell, sums) in self.cells.iter().zip(self.sums.chunks_mut(self.groups)) {
            if (cell.team, cell.leader) != (row.team, row.leader) {
                continue;
            }
            let of_run = |column: usize| row.measured.run[column];
            match cell.unit {
                Unit::Team => sums[group].add(of_run(cell.x), of_run(cell.y)),
                Unit::Member => {
                    for member in &row.measured.members {
                        let of = |column: usize| {
                            member_column(super::columns::RUN[column])
                                .map_or(of_run(column), |own| member[own])
                        };
                        sums[group].add(of(cell.x), of(cell.y));
                    }
                }
            }
        }
    }

    /// What the findings come to, in their order.
    pub fn found(&self, ready: &Ready) -> Vec<Found> {
        let all: Vec<Sums> = self.sums.chunks(self.groups).map(total).collect();
        let without: Vec<Vec<Sums>> = (0..self.groups)
            .map(|group| {
                all.iter()
                    .enumerate()
                    .map(|(cell, all)| all.without(self.sums[cell * self.groups + group]))
                    .collect()
            })
            .collect();
        let mut from = 0;
        let mut found = Vec::new();
        for finding in &ready.study.findings {
            let count: usize = terms(finding).map(cell_count).sum();
            let here = from..from + count;
            from = here.end;
            let value = value(finding, &all[here.clone()], ready.study.answers);
            // A group without runs leaves everything as it is and says nothing.
            let filled = |group: &usize| {
                self.groups > 1 && here.clone().any(|cell| self.sums[cell * self.groups + group].n > 0.0)
            };
            let left_out: Vec<f64> = (0..self.groups)
                .filter(filled)
                .map(|group| self::value(finding, &without[group][here.clone()], ready.study.answers))
                .collect();
            let estimate = jackknife(value, &left_out);
            found.push(Found {
                estimate,
                runs: all[here].iter().map(|sums| sums.n).fold(f64::INFINITY, f64::min),
                holds: finding.expect.holds(estimate.low, estimate.high),
                point_holds: finding.expect.holds(value, value),
            });
        }
        found
    }
}

/// All terms of a finding, those taken off last.
fn terms(finding: &Finding) -> impl Iterator<Item = &Term> {
    finding.of.iter().chain(&finding.less)
}

fn total(groups: &[Sums]) -> Sums {
    groups.iter().fold(Sums::default(), |all, group| all.and(*group))
}

fn cell_count(term: &Term) -> usize {
    match term {
        Term::Mean { .. } | Term::Correlation { .. } => 1,
        Term::Effect { .. } | Term::Ratio { .. } => 2,
    }
}

/// What a term needs. A checked study names nothing that is not there.
fn cells_of(ready: &Ready, term: &Term) -> Vec<Cell> {
    let team = ready.study.teams.iter().position(|team| team.id == *term.team()).unwrap_or_default();
    let columns: Vec<usize> =
        term.columns().into_iter().map(|name| run_column(name).unwrap_or_default()).collect();
    let (x, y) = (columns[0], columns[columns.len() - 1]);
    let unit = if let Term::Correlation { unit, .. } = term { *unit } else { Unit::Team };
    let leader = |id: &Id| ready.study.leaders.iter().position(|led| led.id() == *id).unwrap_or_default();
    term.leaders().into_iter().map(|id| Cell { team, leader: leader(id), unit, x, y }).collect()
}

/// What a finding comes to from the sums of its cells.
fn value(finding: &Finding, sums: &[Sums], answers: AnswerModel) -> f64 {
    let mut from = 0;
    let mut add = |term: &Term| {
        let here = &sums[from..from + cell_count(term)];
        from += here.len();
        match term {
            Term::Mean { .. } => here[0].mean(),
            Term::Effect { .. } => here[0].effect(&here[1]),
            Term::Ratio { .. } => here[0].mean() / here[1].mean(),
            Term::Correlation { answered, .. } => answers.seen(here[0].correlation(), *answered),
        }
    };
    let of: f64 = finding.of.iter().map(&mut add).sum();
    let less: f64 = finding.less.iter().map(&mut add).sum();
    of - less
}

impl AnswerModel {
    /// The correlation that is seen where some of the two figures were answered in a questionnaire, as it comes to on
    /// average: chance takes its share of what is so, the common style adds its own.
    pub fn seen(self, correlation: f64, answered: Answered) -> f64 {
        let (carried, shared) = (self.carried as f64 / 100.0, self.shared as f64 / 100.0);
        match answered {
            Answered::Neither => correlation,
            Answered::One => carried.sqrt() * correlation,
            Answered::Both => carried * correlation + shared,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The default is made so that it gives M9's two figures for one true correlation.
    #[test]
    fn the_answer_model_gives_the_figures_it_is_made_from() {
        let model = AnswerModel::default();
        let truth = 0.257;
        assert!((model.seen(truth, Answered::Both) - 0.36).abs() < 0.005);
        assert!((model.seen(truth, Answered::One) - 0.21).abs() < 0.01);
    }
}
