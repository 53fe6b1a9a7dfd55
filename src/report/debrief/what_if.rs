//! What if, at any past decision: the list of decisions with their other options, and what one of those would have
//! come to.

use std::collections::BTreeMap;

use super::{Compared, Decision, LedgerRow, There, WhatIf, WhatIfLine};
use crate::{
    leader::{
        Leader, RoundMeans,
        fork::{self, Band, Change, OTHER_LUCKS, changed, possible},
        planner::one_strong_run,
    },
    report::{
        Told,
        deeds::did,
        names::{Names, names},
        points::{shown, whole},
        sentence::{capital, in_tenths, list, signed_tenths, tenths},
        why::{self, Scene, Whose},
    },
    sim::{
        Cause, Luck, Move, Placement, Plan, Sight, State, Subject, TargetIx,
        fixed::{ONE, POINT},
        holds, price, uses,
    },
    terms::{Level, Message, Practice},
    words::Words,
};

/// Most causes of a round's ledger that are told.
const LEDGER: usize = 6;
/// Thousandths of plan in one percent of it.
const PERCENT: i64 = 10;

/// Every past decision of a finished game with its other options, in order: each card that lay on the table, and each
/// round's attention. Empty while the game is not over.
pub fn what_ifs(told: &Told<'_>, words: &Words) -> Vec<Decision> {
    let names = names(told.setup, words);
    let made = Maker { told, words, names: &names }.decisions();
    made.into_iter()
        .enumerate()
        .map(|(number, made)| Decision {
            number,
            round: made.round as u32 + 1,
            card: made.card.map(|card| told.setup.scenario.cards[card].id.clone()),
            title: made.title,
            taken: made.taken,
            others: made.others.into_iter().map(|(_, text)| text).collect(),
        })
        .collect()
}

/// What one of them would have come to: `decision` is its place in [`what_ifs`], `other` the place of the option.
/// None if there is no such decision or option.
pub fn what_if(told: &Told<'_>, words: &Words, decision: usize, other: usize) -> Option<WhatIf> {
    let names = names(told.setup, words);
    let maker = Maker { told, words, names: &names };
    let made = maker.decisions().into_iter().nth(decision)?;
    match made.others.into_iter().nth(other)? {
        (Other::Change(change), instead) => maker.shown(made.round, &change, made.taken, instead),
        (Other::Led(leader), instead) => Some(maker.led_by(leader, made.taken, instead)),
    }
}

/// What every other option would have changed by the end, decision by decision. A round's attention is compared as a
/// whole: what leaving out one part of it would have changed is for [`what_if`]. It takes a few milliseconds for each.
pub fn compared(told: &Told<'_>, words: &Words) -> Vec<Compared> {
    let names = names(told.setup, words);
    let played = told.played();
    let made = Maker { told, words, names: &names }.decisions();
    let mut all = Vec::new();
    for (decision, made) in made.into_iter().enumerate() {
        let own = told.records[made.round].plan().placements.len();
        for (other, (way, _)) in made.others.iter().enumerate() {
            let fork = match way {
                Other::Change(Change::Attention(placed)) if !placed.is_empty() && placed.len() + 1 == own => {
                    None
                }
                Other::Change(change) => fork::what_if(&played, made.round, change),
                Other::Led(leader) => Some(led_by(told, leader)),
            };
            if let Some(fork) = fork {
                all.push(Compared { decision, other, by: std::array::from_fn(|of| line(&fork, of).by) });
            }
        }
    }
    all
}

/// Another way for a decision to go.
pub(super) enum Other<'a> {
    /// Another choice in that round.
    Change(Change),
    /// Another leader, from the first round to the last.
    Led(&'a Leader),
}

/// A decision with what stands behind its other options.
pub(super) struct Made<'a> {
    pub round: usize,
    pub card: Option<usize>,
    pub title: String,
    pub taken: String,
    pub others: Vec<(Other<'a>, String)>,
}

/// What all of this reads.
pub(super) struct Maker<'a> {
    pub told: &'a Told<'a>,
    pub words: &'a Words,
    pub names: &'a Names<'a>,
}

impl<'a> Maker<'a> {
    pub fn decisions(&self) -> Vec<Made<'a>> {
        let told = self.told;
        if !told.state.public.over(told.setup) {
            return Vec::new();
        }
        let led = told.records.len().min(told.setup.rounds as usize);
        let of_round = |round| {
            // Who leads is settled before the first round, and asked about after its own decisions.
            let whole = if round == 0 { self.whole() } else { None };
            self.cards(round).into_iter().chain(self.attention(round)).chain(whole)
        };
        (0..led).flat_map(of_round).collect()
    }

    /// One strong run: the whole game led by somebody who looks ahead; none where nobody such is at hand, or led it.
    fn whole(&self) -> Option<Made<'a>> {
        let leader = self.told.ahead.filter(|leader| leader.id.as_str() != self.told.led.id)?;
        let of_round = |id| self.words.text(&Message::new(id).with("round", self.names.round()));
        let instead = Message::new("debrief-instead-ahead")
            .with("name", leader.name.as_str())
            .with("round", self.names.round());
        Some(Made {
            round: 0,
            card: None,
            title: self.words.say("debrief-whole-title"),
            taken: of_round("debrief-whole-taken"),
            others: vec![(Other::Led(leader), self.words.text(&instead))],
        })
    }

    fn cards(&self, round: usize) -> Vec<Made<'a>> {
        let (setup, before) = (self.told.setup, &self.told.past[round]);
        let plan = self.told.records[round].plan();
        let played = self.told.played();
        let unanswered = || self.words.say("debrief-unanswered");
        let made = |card: usize| {
            let taken = plan.answers.get(&card).copied();
            let text = |option: usize| self.names.fill(&setup.scenario.cards[card].options[option].text);
            let mut others: Vec<(Change, String)> = (0..setup.cards[card].options.len())
                .filter(|option| Some(*option) != taken)
                .map(|option| (Change::Answer { card, option: Some(option) }, text(option)))
                .filter(|(change, _)| possible(&played, round, change))
                .collect();
            if taken.is_some() {
                others.push((
                    Change::Answer { card, option: None },
                    self.words.say("debrief-instead-unanswered"),
                ));
            }
            Made {
                round,
                card: Some(card),
                title: self.names.card(card),
                taken: taken.map_or_else(unanswered, text),
                others: as_changes(others),
            }
        };
        before.public.hand.iter().map(|dealt| made(dealt.card)).collect()
    }

    /// The attention of a round; none if there is nothing else to do with it.
    fn attention(&self, round: usize) -> Option<Made<'a>> {
        let own = self.told.records[round].plan().placements;
        let mut others: Vec<(Change, String)> = Vec::new();
        let mut offer = |placed: Vec<Placement>, text: String| {
            let fresh = placed != own && !others.iter().any(|(_, there)| *there == text);
            let change = Change::Attention(placed);
            if fresh && possible(&self.told.played(), round, &change) {
                others.push((change, text));
            }
        };
        if own.len() > 1 {
            for place in 0..own.len() {
                let mut placed = own.clone();
                let out = placed.remove(place);
                offer(placed, self.without(round, &[out]));
            }
        }
        offer(Vec::new(), self.words.say("debrief-instead-nothing"));
        for (id, wanted) in [
            ("debrief-instead-listen", self.listening(round)),
            ("debrief-instead-front", self.in_front(round)),
        ] {
            let placed = self.spent(round, wanted);
            if !placed.is_empty() {
                let text = Message::new(id).with("did", self.did(round, &placed));
                offer(placed, self.words.text(&text));
            }
        }
        (!others.is_empty()).then(|| Made {
            round,
            card: None,
            title: self.words.say("debrief-attention-title"),
            taken: self.all_of(round, &own),
            others: as_changes(others),
        })
    }

    /// What attention went to, as a sentence.
    fn all_of(&self, round: usize, placed: &[Placement]) -> String {
        if placed.is_empty() {
            return self.words.say("debrief-attention-none");
        }
        self.words.text(&Message::new("debrief-attention").with("did", self.did(round, placed)))
    }

    /// The same attention without some of it, as a sentence.
    pub fn without(&self, round: usize, out: &[Placement]) -> String {
        self.words.text(&Message::new("debrief-instead-without").with("did", self.did(round, out)))
    }

    pub fn did(&self, round: usize, placed: &[Placement]) -> String {
        did(self.words, self.names, &self.told.past[round].public, placed)
    }

    /// Everybody listened to, whoever has waited longest first.
    fn listening(&self, round: usize) -> Vec<Placement> {
        let public = &self.told.past[round].public;
        let mut members: Vec<usize> = public.present().collect();
        members.sort_by_key(|member| public.contact[*member]);
        members.into_iter().map(|member| aimed(Practice::Listen, TargetIx::Member(member), None)).collect()
    }

    /// Everybody told what to do about what they own, then the work inspected, then pace asked for.
    fn in_front(&self, round: usize) -> Vec<Placement> {
        let public = &self.told.past[round].public;
        let open = || public.streams.iter().enumerate().filter(|(_, stream)| stream.done.is_none());
        let told = open().filter_map(|(place, stream)| {
            Some(aimed(Practice::Assign, TargetIx::Member(stream.owner?), Some(place)))
        });
        let seen = open().map(|(place, _)| aimed(Practice::Inspect, TargetIx::Work(place), None));
        told.chain(seen).chain([aimed(Practice::Push, TargetIx::Team, None)]).collect()
    }

    /// As much of it as the attention of a round allows.
    fn spent(&self, round: usize, wanted: Vec<Placement>) -> Vec<Placement> {
        let sight = Sight::of(self.told.setup, &self.told.past[round]);
        let mut plan = Plan::default();
        for placed in wanted.into_iter().map(Move::Place) {
            if sight.allows(&plan, &placed).is_ok() {
                plan.add(placed);
            }
        }
        plan.placements
    }

    /// What a change would have come to; none if it could not have been made.
    pub fn shown(&self, round: usize, change: &Change, taken: String, instead: String) -> Option<WhatIf> {
        let fork = fork::what_if(&self.told.played(), round, change)?;
        Some(self.of_fork(&fork, round, change, taken, instead))
    }

    /// The whole game led by somebody else, on the same luck and on no other: looking ahead takes its time.
    fn led_by(&self, leader: &Leader, taken: String, instead: String) -> WhatIf {
        let fork = led_by(self.told, leader);
        let lines: [WhatIfLine; 4] = std::array::from_fn(|of| line(&fork, of));
        WhatIf {
            round: 1,
            taken,
            instead,
            rounds: (1..=fork.line_was.len() as u32).collect(),
            told: self.sentences(&fork, &lines),
            lines,
            lucks: 0,
            substitutions: 0,
            ledger: Vec::new(),
        }
    }

    pub fn of_fork(
        &self,
        fork: &fork::WhatIf,
        round: usize,
        change: &Change,
        taken: String,
        instead: String,
    ) -> WhatIf {
        let lines: [WhatIfLine; 4] = std::array::from_fn(|of| line(fork, of));
        WhatIf {
            round: round as u32 + 1,
            taken,
            instead,
            rounds: (0..fork.line_was.len()).map(|place| (round + place) as u32 + 1).collect(),
            told: self.sentences(fork, &lines),
            lines,
            lucks: OTHER_LUCKS,
            substitutions: fork.substitutions,
            ledger: self.ledger(fork, round, change),
        }
    }

    fn sentences(&self, fork: &fork::WhatIf, lines: &[WhatIfLine; 4]) -> Vec<String> {
        let words = self.words;
        let higher = |by: i64| if by > 0 { "up" } else { "down" };
        let moved: Vec<String> = lines
            .iter()
            .filter(|line| in_tenths(line.by, POINT) != 0)
            .filter_map(|line| {
                let message = Message::new("debrief-what-if-level").with("level", line.level?.id());
                Some(words.text(&message.with("way", higher(line.by)).with("by", tenths(line.by, POINT))))
            })
            .collect();
        let mut told = vec![if moved.is_empty() {
            words.say("debrief-what-if-same")
        } else {
            capital(&words.text(&Message::new("debrief-what-if-levels").with("moved", list(words, &moved))))
        }];
        told.extend(self.most_moved(&fork.end_would));
        let output = lines[3].by;
        if in_tenths(output, PERCENT) != 0 {
            let message = Message::new("debrief-what-if-output").with("way", higher(output));
            told.push(words.text(&message.with("by", tenths(output, PERCENT))));
        }
        told.extend(self.outcomes(&fork.end_would));
        // One sentence on luck, for what moved most.
        if let Some(most) = lines[..3].iter().max_by_key(|line| line.by.abs())
            && let Some(level) = most.level
            && !moved.is_empty()
            && !fork.others.is_empty()
        {
            let (low, high) = (signed_tenths(most.by_low, POINT), signed_tenths(most.by_high, POINT));
            let message = Message::new("debrief-what-if-lucks")
                .with("level", level.id())
                .with("lucks", i64::try_from(OTHER_LUCKS).unwrap_or(i64::MAX))
                .with("same", if low == high { "yes" } else { "no" })
                .with("low", low)
                .with("high", high);
            told.push(words.text(&message));
        }
        if fork.substitutions > 0 {
            told.push(
                words.text(&Message::new("debrief-what-if-substitutions").with("count", fork.substitutions)),
            );
        }
        told
    }

    /// Whose level would have ended furthest from where it did, of those there in the end either way.
    fn most_moved(&self, would: &State) -> Option<String> {
        let was = self.told.state;
        let both = was.public.present().filter(|member| would.public.there(*member));
        let moved = both.flat_map(|member| {
            Level::HEADLINE.map(|level| {
                let (from, to) =
                    (was.hidden.world.level(member, level), would.hidden.world.level(member, level));
                (shown(to) - shown(from), member, level)
            })
        });
        // The first of equals.
        let (by, member, level) =
            moved.reduce(|most, next| if next.0.abs() > most.0.abs() { next } else { most })?;
        let message = Message::new("debrief-what-if-most")
            .with("name", self.names.member(member))
            .with("level", level.id())
            .with("way", if by > 0 { "up" } else { "down" })
            .with("by", by.abs());
        (by != 0).then(|| self.words.text(&message))
    }

    /// What would have come out otherwise: who stays, what is finished when, what is settled how, how it ends.
    fn outcomes(&self, would: &State) -> Vec<String> {
        let (setup, was) = (self.told.setup, self.told.state);
        let mut told = Vec::new();
        for member in 0..setup.members.len() {
            let (before, now) = (was.public.left[member], would.public.left[member]);
            let kind = match (before, now) {
                (Some(_), None) => "stays",
                (None, Some(_)) => "leaves",
                (Some(before), Some(now)) if now > before => "later",
                (Some(before), Some(now)) if now < before => "sooner",
                _ => continue,
            };
            told.push(
                Message::new("debrief-what-if-left")
                    .with("kind", kind)
                    .with("name", self.names.member(member)),
            );
        }
        for stream in 0..setup.streams.len() {
            let (before, now) = (was.public.streams[stream].done, would.public.streams[stream].done);
            let (kind, by) = match (before, now) {
                (Some(_), None) => ("never", 0),
                (None, Some(_)) => ("done", 0),
                (Some(before), Some(now)) if now > before => ("later", now - before),
                (Some(before), Some(now)) if now < before => ("sooner", before - now),
                _ => continue,
            };
            told.push(
                Message::new("debrief-what-if-work")
                    .with("kind", kind)
                    .with("by", i64::from(by))
                    .with("round", self.names.round())
                    .with("work", self.names.work(stream)),
            );
        }
        for (question, written) in setup.scenario.decisions.iter().enumerate() {
            let choice = |state: &State| state.public.questions[question].settled.map(|(choice, ..)| choice);
            if let (before, Some(now)) = (choice(was), choice(would))
                && before != Some(now)
            {
                told.push(
                    Message::new("debrief-what-if-settled")
                        .with("question", self.names.fill(&written.question))
                        .with("choice", self.names.fill(&written.choices[now].text)),
                );
            }
        }
        let ending = |state: &State| {
            setup.endings.iter().position(|test| test.as_ref().is_none_or(|test| holds(setup, state, test)))
        };
        if let (before, Some(now)) = (ending(was), ending(would))
            && before != Some(now)
        {
            let title = self.names.fill(&setup.scenario.endings[now].title);
            told.push(Message::new("debrief-what-if-ending").with("title", title));
        }
        told.iter().map(|message| self.words.text(message)).collect()
    }

    /// The difference between the two ledgers of the round.
    fn ledger(&self, fork: &fork::WhatIf, round: usize, change: &Change) -> Vec<LedgerRow> {
        let (told, before) = (self.told, &self.told.past[round]);
        let mut causes: BTreeMap<Cause, (Option<i64>, Option<i64>)> = BTreeMap::new();
        for (entries, would) in [(&fork.was, false), (&fork.would, true)] {
            for entry in entries {
                if let Subject::Member(_, level) = entry.subject
                    && Level::HEADLINE.contains(&level)
                {
                    let both = causes.entry(entry.cause).or_default();
                    let side = if would { &mut both.1 } else { &mut both.0 };
                    *side.get_or_insert(0) += entry.amount;
                }
            }
        }
        let other = uses(told.setup, &before.public, &changed(&told.records[round].plan(), change));
        let mut rows: BTreeMap<(There, String), i64> = BTreeMap::new();
        for (cause, (was, would)) in causes {
            let (there, by) = match (was, would) {
                (None, would) => (There::New, would.unwrap_or(0)),
                (Some(was), None) => (There::Gone, was),
                (Some(was), Some(would)) => (There::Both, would - was),
            };
            let scene = Scene {
                setup: told.setup,
                before: &before.public,
                seat: &before.seat,
                uses: if was.is_some() { &told.records[round].uses } else { &other },
                names: self.names,
            };
            let what = why::what(&scene, Whose::Team, cause, would.or(was).unwrap_or(0));
            *rows.entry((there, self.words.text(&what))).or_default() += by;
        }
        let mut rows: Vec<LedgerRow> = rows
            .into_iter()
            .map(|((there, what), by)| LedgerRow { what, there, points: whole(by, POINT) })
            .filter(|row| row.points != 0)
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.points.abs()));
        rows.truncate(LEDGER);
        rows
    }
}

fn as_changes<'a>(others: Vec<(Change, String)>) -> Vec<(Other<'a>, String)> {
    others.into_iter().map(|(change, text)| (Other::Change(change), text)).collect()
}

/// The game as another leader would have led it, laid beside how it was led.
fn led_by(told: &Told<'_>, leader: &Leader) -> fork::WhatIf {
    let luck = told.past.first().map_or_else(|| Luck::new(told.seed), |first| first.hidden.luck);
    let run = one_strong_run(told.setup, luck, leader);
    fork::WhatIf {
        round: 0,
        was: Vec::new(),
        would: Vec::new(),
        line_was: told.history.to_vec(),
        line_would: run.history,
        substitutions: 0,
        band: Vec::new(),
        others: Vec::new(),
        end_would: run.end,
    }
}

fn aimed(practice: Practice, target: TargetIx, about: Option<usize>) -> Placement {
    Placement { practice, target, about, choice: None, units: price(practice) * ONE }
}

/// One measure: morale, innovation, loyalty, or the output in the fourth place.
fn line(fork: &fork::WhatIf, of: usize) -> WhatIfLine {
    let value = |means: &RoundMeans| means.levels.get(of).copied().unwrap_or(means.output);
    let was: Vec<i64> = fork.line_was.iter().map(value).collect();
    let would: Vec<i64> = fork.line_would.iter().map(value).collect();
    let lucks = if fork.others.is_empty() { 0 } else { was.len() };
    let bands: Vec<Band> = (0..lucks)
        .map(|round| {
            let by = fork.others.iter().filter_map(|luck| luck.get(round).map(|by| by[of]));
            Band::of(&mut by.collect::<Vec<i64>>())
        })
        .collect();
    let level = Level::HEADLINE.get(of).copied();
    let mean = |line: &[i64]| line.iter().sum::<i64>() / line.len().max(1) as i64;
    // What is compared: the last figure of an indicator, the mean of the output.
    let compared =
        |line: &[i64]| if level.is_some() { line.last().copied().unwrap_or(0) } else { mean(line) };
    let unit = if level.is_some() { POINT } else { PERCENT };
    // The difference of what is shown, so that the figures add up on the page.
    let by = (in_tenths(compared(&would), unit) - in_tenths(compared(&was), unit)) * unit / 10;
    let others = fork.others.iter().map(|luck| compared(&luck.iter().map(|by| by[of]).collect::<Vec<i64>>()));
    let band = Band::of(&mut others.collect::<Vec<i64>>());
    WhatIfLine {
        level,
        was,
        would,
        low: bands.iter().map(|band| band.low).collect(),
        high: bands.iter().map(|band| band.high).collect(),
        by,
        by_low: band.low,
        by_high: band.high,
    }
}
