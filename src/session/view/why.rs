//! Why: lines of a ledger as a client draws them, each with its sentences, the moment it came from and the findings
//! behind it.

use std::{borrow::Cow, ops::Deref, sync::Arc};

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::{
    scenario::Target,
    session::{
        cause::{self, About, Scene, Whose},
        ids::Ids,
        names::Names,
        shares::{self, Share, TOLD},
    },
    sim::{
        Cause, Drift, Entry, Levels, Owed, Record, Source, State, Subject as At,
        coefficients::{Aspect, Modifier},
        fixed::share_whole,
        sources::findings,
    },
    terms::{Id, Message, Practice},
};

/// What a line of the ledger is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A member: morale, innovation, loyalty, trust, in thousandths of a point.
    Member {
        /// The member.
        member: Id,
    },
    /// The means of the team over the same four.
    Team,
    /// Progress of a workstream, in thousandths of a planned hour.
    Work {
        /// The stream.
        work: Id,
    },
    /// The sponsor's confidence, in thousandths of a point.
    Sponsor,
}

/// The moment that a cause came from, by ids: where a client leads who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// An option taken of a card on the table in this round.
    Choice {
        /// The card.
        card: Id,
        /// The option.
        option: Id,
    },
    /// Attention spent in this round.
    Attention {
        /// The practice.
        practice: Practice,
        /// At whom or what it was aimed.
        target: Target,
    },
    /// A promise, or something that a member raised, and what became of it in this round.
    Word {
        /// To whom it was given, or who raised it.
        to: Id,
        /// The promise; none if it was something raised.
        promise: Option<Id>,
        /// The round in which it was made, from 1.
        made: u32,
        /// Whether it was kept.
        kept: bool,
    },
    /// Something from outside.
    Shock {
        /// Its id.
        shock: Id,
    },
    /// A card of this round that nobody answered.
    Unanswered {
        /// The card.
        card: Id,
    },
    /// What a member carries.
    Private,
    /// A conflict.
    Conflict {
        /// With whom.
        with: Id,
    },
    /// Somebody left.
    Left {
        /// Who.
        member: Id,
    },
    /// Nobody did it: a drift, by its name.
    Drift {
        /// Which.
        drift: Drift,
    },
    /// The hours of a member.
    Hours {
        /// Whose.
        member: Id,
    },
    /// What the work comes to against its plan, as the sponsor sees it.
    Results,
    /// An earlier reading that was off.
    Misread,
    /// What the leader has not learnt yet.
    Unlearnt,
}

impl Moment {
    /// Whether people only returned towards their usual selves.
    pub const fn is_settling(&self) -> bool {
        matches!(self, Self::Drift { drift: Drift::Settling })
    }

    /// Whether the leader did it, in this round or by a word given before.
    pub const fn is_own(&self) -> bool {
        matches!(
            self,
            Self::Choice { .. } | Self::Attention { .. } | Self::Word { .. } | Self::Unanswered { .. }
        )
    }
}

/// A ledger. It is large and does not change, so everybody who looks at it has the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhyLines(Arc<[WhyLine]>);

impl WhyLines {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Deref for WhyLines {
    type Target = [WhyLine];

    fn deref(&self) -> &[WhyLine] {
        &self.0
    }
}

impl<'a> IntoIterator for &'a WhyLines {
    type Item = &'a WhyLine;
    type IntoIter = std::slice::Iter<'a, WhyLine>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl FromIterator<WhyLine> for WhyLines {
    fn from_iter<I: IntoIterator<Item = WhyLine>>(lines: I) -> Self {
        Self(lines.into_iter().collect())
    }
}

impl Serialize for WhyLines {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<'de> Deserialize<'de> for WhyLines {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Vec::deserialize(deserializer)?.into()))
    }
}

/// A line of a ledger: one cause and what it did to one subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhyLine {
    /// What changed.
    pub subject: Subject,
    /// What happened, in a sentence.
    pub what: Message,
    /// How it is known, in a sentence.
    pub how: Message,
    /// The moment it came from.
    pub moment: Moment,
    /// By how much: of a member and the team four figures, of work and of the sponsor the first alone. See [`Subject`].
    pub amounts: [i64; 4],
    /// Findings behind it, by id in the evidence; none if it rests on our own judgement.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<SmolStr>,
    /// What made it larger or smaller.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub factors: Vec<Factor>,
}

impl WhyLine {
    /// Whether this is what the leader has not learnt yet.
    pub fn unlearnt(&self) -> bool {
        self.moment == Moment::Unlearnt
    }

    /// Whether something happened: otherwise it was the leader's picture that moved, or it is not known what.
    pub fn happened(&self) -> bool {
        !matches!(self.moment, Moment::Misread | Moment::Unlearnt)
    }
}

/// A factor on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Factor {
    /// What it is.
    pub what: Modifier,
    /// By how much it multiplied, in thousandths.
    pub thousandths: i64,
}

impl Factor {
    /// What it is and by how much it multiplied, to be told as a part of `why-factor`.
    pub fn told(&self) -> Message {
        cause::factor((self.what, self.thousandths))
    }

    /// Whether it made the cause `less`, `more` or left it the `same`.
    pub const fn way(&self) -> &'static str {
        match self.thousandths {
            ..1000 => "less",
            1000 => "same",
            _ => "more",
        }
    }
}

/// Which of the two ledgers of a round lines are made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ledger {
    /// What the leader could know.
    Seen,
    /// The truth, for the debrief.
    Truth,
}

/// The lines of a round, subject by subject, the largest cause of each first. Those of what the leader could know
/// have the team's means as well.
pub(super) fn lines(
    ids: Ids<'_>,
    before: &State,
    after: &State,
    record: &Record,
    ledger: Ledger,
) -> Vec<WhyLine> {
    let names = Names::new(ids.setup, Cow::Borrowed(ids.filler()));
    let scene = scene(ids, before, record, &names);
    let entries = entries_of(record, ledger);
    let mut about: Vec<(Subject, Whose, Vec<Share>)> = Vec::new();
    for member in before.public.present() {
        let subject = Subject::Member { member: ids.member(member) };
        about.push((subject, Whose::Member(member), shares::of_member(entries, member)));
    }
    if ledger == Ledger::Seen {
        let levels = |state: &State| -> Vec<Levels> { state.seat.believed.levels.clone() };
        let team = team_shares(before, after, entries, &levels(before), &levels(after));
        about.push((Subject::Team, Whose::Team, team));
    }
    for stream in 0..ids.setup.streams.len() {
        let shares = shares::of_subject(entries, At::Work(stream));
        about.push((Subject::Work { work: ids.stream(stream) }, Whose::Work(stream), shares));
    }
    about.push((Subject::Sponsor, Whose::Sponsor, shares::of_subject(entries, At::Sponsor)));
    let teller = Teller { ids, scene };
    // Lines are large: they lie where they are put.
    let mut told = Vec::with_capacity(about.iter().map(|(.., shares)| shares.len()).sum());
    for (subject, whose, shares) in about {
        teller.tell(&subject, whose, shares, &mut told);
    }
    told
}

/// A cause at work on a member, with no more words than it takes to name it.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub what: Message,
    pub moment: Moment,
    /// By how much, for each of [`TOLD`].
    pub amounts: [i64; 4],
}

/// What moved one member, without what the leader had misread or not learnt.
pub(super) fn named(
    ids: Ids<'_>,
    before: &State,
    record: &Record,
    ledger: Ledger,
    member: usize,
) -> Vec<Named> {
    let names = Names::new(ids.setup, Cow::Borrowed(ids.filler()));
    let teller = Teller { ids, scene: scene(ids, before, record, &names) };
    let known =
        |share: &Share| !matches!(share.cause, Cause::Misread | Cause::Unlearnt) && share.amounts != [0; 4];
    let about = About::new(&teller.scene, Whose::Member(member));
    let name = |Share { cause, amounts, .. }: Share| Named {
        what: cause::told(&teller.scene, &about, cause, way(cause, &amounts)),
        moment: teller.moment(Whose::Member(member), cause),
        amounts,
    };
    shares::of_member(entries_of(record, ledger), member).into_iter().filter(known).map(name).collect()
}

/// What the leader could not put down to anything that happened to a member, in morale, innovation and loyalty.
pub(super) fn surprises(record: &Record, member: usize) -> [i64; 3] {
    let mut amounts = [0; 3];
    let surprise = |entry: &&Entry| matches!(entry.cause, Cause::Misread | Cause::Unlearnt);
    for entry in record.seen.iter().filter(surprise) {
        if let At::Member(of, level) = entry.subject
            && of == member
            && let Some(place) = TOLD[..3].iter().position(|told| *told == level)
        {
            amounts[place] += entry.amount;
        }
    }
    amounts
}

/// Gain or loss, by the headline indicators, or where they did not move by trust.
fn way(cause: Cause, amounts: &[i64; 4]) -> &'static str {
    cause::way(cause, if amounts[..3] == [0; 3] { amounts } else { &amounts[..3] })
}

/// Which of the drifts moved anybody.
pub(super) fn drifts(record: &Record) -> Vec<Drift> {
    let told = |subject: At| !matches!(subject, At::Member(_, level) if !TOLD.contains(&level));
    let drift = |entry: &Entry| match entry.cause {
        Cause::Drift(drift) if entry.amount != 0 && told(entry.subject) => Some(drift),
        _ => None,
    };
    let mut found: Vec<Drift> = Vec::new();
    for drift in record.truth.iter().filter_map(drift) {
        if !found.contains(&drift) {
            found.push(drift);
        }
    }
    found
}

fn entries_of(record: &Record, ledger: Ledger) -> &[Entry] {
    match ledger {
        Ledger::Seen => &record.seen,
        Ledger::Truth => &record.truth,
    }
}

fn scene<'a>(ids: Ids<'a>, before: &'a State, record: &'a Record, names: &'a Names<'a>) -> Scene<'a> {
    Scene { setup: ids.setup, before: &before.public, seat: &before.seat, uses: &record.uses, names }
}

/// What moved the means of the team, in whole thousandths that add up to the change of the means as shown.
fn team_shares(
    before: &State,
    after: &State,
    entries: &[Entry],
    from: &[Levels],
    to: &[Levels],
) -> Vec<Share> {
    let there: Vec<usize> = before.public.present().collect();
    let left: Vec<usize> = there.iter().copied().filter(|member| !after.public.there(*member)).collect();
    let mut team = shares::of_team(entries, from, to, &there, &left);
    for level in 0..TOLD.len() {
        let amounts: Vec<i64> = team.shares.iter().map(|share| share.amounts[level]).collect();
        let whole = |value: i64| crate::sim::fixed::whole(value, team.unit);
        let total = whole(team.end[level]) - whole(team.start[level]);
        for (share, amount) in team.shares.iter_mut().zip(share_whole(&amounts, team.unit, total)) {
            share.amounts[level] = amount;
        }
    }
    team.shares
}

struct Teller<'a> {
    ids: Ids<'a>,
    scene: Scene<'a>,
}

impl Teller<'_> {
    /// Adds the lines about one subject.
    fn tell(&self, subject: &Subject, whose: Whose, shares: Vec<Share>, told: &mut Vec<WhyLine>) {
        let about = About::new(&self.scene, whose);
        for Share { cause, amounts, factors } in shares {
            if cause != Cause::Unlearnt && amounts == [0; 4] {
                continue;
            }
            let shown = factors.into_iter().filter(|factor| cause::shows(*factor));
            told.push(WhyLine {
                subject: subject.clone(),
                what: cause::told(&self.scene, &about, cause, way(cause, &amounts)),
                how: cause::how(&self.scene, &about, cause),
                moment: self.moment(whose, cause),
                evidence: self.evidence(whose, cause, &amounts),
                amounts,
                factors: shown.map(|(what, thousandths)| Factor { what, thousandths }).collect(),
            });
        }
    }

    fn moment(&self, whose: Whose, cause: Cause) -> Moment {
        let ids = self.ids;
        let word = |place: usize, kept: bool| {
            let debt = self.scene.before.debts.get(place);
            debt.map_or(Moment::Unlearnt, |debt| Moment::Word {
                to: ids.member(debt.to),
                promise: match debt.owed {
                    Owed::Promise(promise) => Some(ids.setup.promises[promise].id.clone()),
                    Owed::Concern(_) => None,
                },
                made: debt.made + 1,
                kept,
            })
        };
        match cause {
            Cause::Use { source: Source::Option { card, option }, .. } => {
                Moment::Choice { card: ids.card(card), option: ids.option(card, option) }
            }
            Cause::Use { practice, source: Source::Attention, target } => {
                Moment::Attention { practice, target: ids.target(target) }
            }
            Cause::Kept(place) => word(place, true),
            Cause::Broken(place) => word(place, false),
            Cause::Shock(shock) => Moment::Shock { shock: ids.scenario().shocks[shock].id.clone() },
            Cause::Unanswered(card) => Moment::Unanswered { card: ids.card(card) },
            Cause::Private => Moment::Private,
            Cause::Conflict(member) => Moment::Conflict { with: ids.member(member) },
            Cause::Leaver(member) => Moment::Left { member: ids.member(member) },
            Cause::Drift(Drift::Settling) if whose == Whose::Sponsor => Moment::Results,
            Cause::Drift(drift) => Moment::Drift { drift },
            Cause::Hours(member) => Moment::Hours { member: ids.member(member) },
            Cause::Misread => Moment::Misread,
            Cause::Unlearnt => Moment::Unlearnt,
        }
    }

    fn evidence(&self, whose: Whose, cause: Cause, amounts: &[i64]) -> Vec<SmolStr> {
        let Scene { setup, before, uses, .. } = self.scene;
        let mut found = Vec::new();
        let mut add = |whom: Option<usize>, aspect: Aspect| {
            findings(setup, before, uses, cause, whom, aspect, &mut found);
        };
        match whose {
            Whose::Member(_) | Whose::Team => {
                let whom = if let Whose::Member(member) = whose { Some(member) } else { None };
                for (level, _) in TOLD.iter().zip(amounts).filter(|(_, amount)| **amount != 0) {
                    add(whom, Aspect::Level(*level));
                }
            }
            Whose::Work(_) => add(None, Aspect::Hours),
            Whose::Sponsor => add(None, Aspect::Sponsor),
        }
        // E4 before E12.
        found.sort_unstable_by_key(|id| (id.chars().next(), id.len(), *id));
        found.dedup();
        found.into_iter().map(SmolStr::new).collect()
    }
}
