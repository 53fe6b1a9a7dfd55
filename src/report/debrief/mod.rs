//! The debrief as one value: everything that is shown when a game is over, whoever shows it.
//!
//! It is made of what a group has left behind ([`kept`]): the same for a session and for an archive, to the word.
//! A game that can be played again adds what only playing it again can tell ([`again`]): the moments on which it
//! turned, how well practices fitted theirs, and what else could have been done. Sentences are finished text in the
//! language asked for; figures are in thousandths of a point unless a field says whole points or percent; rounds
//! count from 1. Nothing of it is there before the end.

mod again;
mod evidence;
mod kept;
mod opened;
mod people;
mod style;
mod what_if;

use serde::{Deserialize, Serialize};

pub use what_if::{compared, what_if, what_ifs};

use super::{Led, Told};
use crate::{
    scenario::{Filler, Scenario},
    session::{
        Archive, Mode, Pacing, SeatId, SeatKind, Session,
        view::{Commitment, RangeView},
    },
    sim::{Evidence, FindingKind, Length},
    terms::{Id, Level, Motive, Practice, Stance},
    words::Words,
};

/// The format's name and version, first in every document.
pub const FORMAT: &str = "footlights.debrief/1";

/// Everything that a debrief shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Debrief {
    /// [`FORMAT`].
    pub format: String,
    /// What was played, and by whom.
    pub frame: Frame,
    /// Own ratings beside the record; none if no rating was given.
    pub ratings: Option<Vec<RatingRow>>,
    /// Round by round, those of the empty chair included.
    pub rounds: Vec<RoundRow>,
    /// The moments on which it turned, in order; empty where it cannot be played again.
    pub turns: Vec<Turn>,
    /// How the leader led.
    pub style: Style,
    /// How each person felt led, and what was hidden about them; in the order of the scenario.
    pub people: Vec<PersonRow>,
    /// What was hidden about open questions.
    pub hidden_questions: Vec<QuestionRow>,
    /// What only one person knew of, in order.
    pub secrets: Vec<SecretRow>,
    /// “Something you have not learnt yet”, opened: the rounds in which that line carried something.
    pub opened: Vec<OpenedRound>,
    /// How it ended.
    pub ending: EndingRow,
    /// The author's questions.
    pub questions: Vec<String>,
    /// One thing to do differently.
    pub commitment: Option<Commitment>,
    /// The score; none until it is revealed.
    pub score: Option<ScoreRow>,
    /// The findings behind the effects met in this game, in the order of the evidence.
    pub evidence: Vec<EvidenceRow>,
    /// Every past decision with its other options; empty where the game cannot be played again.
    pub decisions: Vec<Decision>,
    /// Whether the game could be played again, for moments, fit and what-ifs.
    pub replayed: bool,
}

/// What was played, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// Title of the scenario.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// What was asked of the leader.
    pub goal: String,
    /// The author's word for a round.
    pub round: String,
    /// Rounds with the leader.
    pub rounds: u32,
    /// Rounds of the empty chair.
    pub chair_rounds: u32,
    /// Whether it was the author's short cut.
    pub short: bool,
    /// Name of the leader; empty if the seat was never taken.
    pub leader: String,
    /// Whether an automated leader led last.
    pub automated: bool,
    /// Name of the group; empty if there is only one.
    pub group: String,
}

/// One empowering practice: the leader's own figure beside the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingRow {
    /// The practice.
    pub practice: Practice,
    /// Its name.
    pub name: String,
    /// Its name in a word or two, for an axis.
    pub short: String,
    /// Own figure in the briefing, 0 to 100.
    pub before: Option<u8>,
    /// Own figure in the debrief, 0 to 100.
    pub after: Option<u8>,
    /// The later of the two as its share in the sum of all eight, in percent; the eight sum to 100, or are all 0.
    pub own_percent: i64,
    /// Share in all uses of the eight practices, in percent; the eight sum to 100, or are all 0.
    pub used_percent: i64,
    /// Where the two differ.
    pub verdict: Verdict,
    /// The same in a sentence.
    pub verdict_text: String,
}

/// How an own figure stands to the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// About as rated.
    Near,
    /// Used more than rated.
    More,
    /// Used less than rated.
    Less,
    /// Rated, and not used once.
    Never,
}

/// One round: what the leader believed of the team, and the truth behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundRow {
    /// The round.
    pub round: u32,
    /// What it is called on an axis: its number, or `+1` and so on without the leader.
    pub label: String,
    /// Whether the chair was empty.
    pub chair: bool,
    /// Members there at its end.
    pub there: usize,
    /// What the leader could believe of the team's morale, innovation and loyalty: the means over its members of the
    /// best readings and of both ends of their ranges. None in the empty chair: nobody was there to believe anything.
    pub believed: Option<[RangeView; 3]>,
    /// The true means.
    pub truth: [i64; 3],
    /// Output, in thousandths of plan.
    pub output: i64,
}

/// A moment on which the game turned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// A letter to mark it by.
    pub letter: char,
    /// The round.
    pub round: u32,
    /// Title of the card, or of what came from outside; else empty.
    pub title: String,
    /// What was done, or what came.
    pub what: String,
    /// What it moved, in whole points of morale, innovation and loyalty over everybody.
    pub moved: i64,
    /// Whom most.
    pub most: Id,
    /// The same in a sentence.
    pub moved_text: String,
    /// The other way; none where nothing was the leader's to choose.
    pub what_if: Option<WhatIf>,
}

/// A past decision: a card, or the attention of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Its place in the list, from 0; [`what_if`] is asked by it.
    pub number: usize,
    /// The round.
    pub round: u32,
    /// The card; none for the attention of a round.
    pub card: Option<Id>,
    /// Title of the card, or of the attention.
    pub title: String,
    /// What was done.
    pub taken: String,
    /// What else could have been done, by place from 0.
    pub others: Vec<String>,
}

/// What one other option of a decision would have changed by the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// The decision, by its number.
    pub decision: usize,
    /// The option, by its place among the others.
    pub other: usize,
    /// Difference in the end in morale, innovation and loyalty, in thousandths of a point, and in output over the
    /// rounds, in thousandths of plan.
    pub by: [i64; 4],
}

/// What another choice would have come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhatIf {
    /// The round of the choice.
    pub round: u32,
    /// What was done.
    pub taken: String,
    /// What is done instead.
    pub instead: String,
    /// The rounds of the lines, from that of the choice to the end.
    pub rounds: Vec<u32>,
    /// Morale, innovation, loyalty, output.
    pub lines: [WhatIfLine; 4],
    /// How many other lucks the bands rest on; 0 if there are no bands.
    pub lucks: u64,
    /// Later choices that were no longer on offer, made by a leader in the player's style.
    pub substitutions: usize,
    /// The differences that matter, in sentences: by the end, and on the way.
    pub told: Vec<String>,
    /// What the round itself would have had in its ledger instead, the largest first.
    pub ledger: Vec<LedgerRow>,
}

/// One measure as it was, and as it would have been.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhatIfLine {
    /// Which indicator; none for output.
    pub level: Option<Level>,
    /// After each round as it was: a mean over everybody, or thousandths of plan.
    pub was: Vec<i64>,
    /// The same as it would have been on the same luck.
    pub would: Vec<i64>,
    /// Difference on other lucks: one in ten lies below. Empty where it was not played on any.
    pub low: Vec<i64>,
    /// One in ten lies above. As long as `low`.
    pub high: Vec<i64>,
    /// Difference in the end between the figures as they are shown, to a tenth: thousandths of a point; for output
    /// that of the means over the rounds, in thousandths of plan.
    pub by: i64,
    /// The same on other lucks: one in ten lies below.
    pub by_low: i64,
    /// One in ten lies above.
    pub by_high: i64,
}

/// One cause that a choice adds to or takes from the ledger of its round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerRow {
    /// The cause.
    pub what: String,
    /// Whether it is there only with the other choice, only without it, or in both by another amount.
    pub there: There,
    /// What it does where it is, in whole points of morale, innovation and loyalty over everybody; of a cause that is
    /// in both, the difference.
    pub points: i64,
}

/// In which of two ledgers a cause stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum There {
    /// Only in the one that would have been.
    New,
    /// Only in the one that was.
    Gone,
    /// In both.
    Both,
}

/// How the leader led.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Style {
    /// All fifteen practices in canonical order.
    pub practices: Vec<StyleRow>,
    /// Share of the six directing practices, in percent.
    pub directing_percent: i64,
    /// The same in a sentence.
    pub summary: String,
}

/// One practice: how often it was used, and how well it fitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StyleRow {
    /// The practice.
    pub practice: Practice,
    /// Its name.
    pub name: String,
    /// Its name in a word or two, for an axis.
    pub short: String,
    /// Where it puts the leader.
    pub stance: StanceIn,
    /// Share in all that was used, in percent; all fifteen sum to 100, or are all 0.
    pub percent: i64,
    /// How well its uses fitted their moments; none if there were none, or the game cannot be played again.
    pub fit: Option<FitRow>,
}

/// Where a practice puts the leader, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StanceIn {
    /// Leading from behind.
    Behind,
    /// Standing in front.
    Front,
    /// Out of the way.
    Back,
}

/// What one use was worth on average over the four rounds after it, against the same game without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FitRow {
    /// Uses.
    pub uses: i64,
    /// Mean of morale, innovation and loyalty, in thousandths of a point.
    pub levels: i64,
    /// Output, in thousandths of plan.
    pub output: i64,
    /// The same on the scale of the radar, 0 to 100: 50 is a use that changed nothing, 0 and 100 one that took or
    /// gave everybody a point of each indicator.
    pub figure: i64,
}

/// One person: how they felt led, and what was hidden about them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    /// Who.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Role.
    pub role: String,
    /// The round in which they left.
    pub left: Option<u32>,
    /// How they felt led when the leader was last there with them.
    pub felt: Option<FeltRow>,
    /// What they say about it.
    pub quote: Option<Quote>,
    /// True morale, innovation and loyalty at the end; for whoever left, at the last round's end they were there.
    pub levels: Option<[i64; 3]>,
    /// What became of them.
    pub epilogue: Option<String>,
    /// What moved them, the strongest first.
    pub motives: Vec<MotiveRow>,
    /// The two strongest in a sentence, with whether the leader had learnt them.
    pub motives_text: String,
    /// Whether the leader had learnt what moved them.
    pub motives_learnt: bool,
    /// What they carried; none if nothing.
    pub private: Option<PrivateRow>,
}

/// How somebody answered being led.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeltRow {
    /// The round of the three figures.
    pub round: u32,
    /// Heard.
    pub heard: i64,
    /// Trusted.
    pub trusted: i64,
    /// Valued.
    pub valued: i64,
    /// The three in words.
    pub words: String,
    /// Effort most of the time: 0 hold back, 1 steady, 2 extra mile.
    pub effort: u8,
    /// Voice most of the time: 0 silent, 1 a concern, 2 an idea.
    pub voice: u8,
    /// The two in words.
    pub answer: String,
}

/// What somebody says of how they were led.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Their words.
    pub text: String,
    /// Whether it was said on leaving, and not when asked at the end.
    pub on_leaving: bool,
}

/// One motive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MotiveRow {
    /// The motive.
    pub motive: Motive,
    /// Its name.
    pub name: String,
    /// Its weight, in percent; all six sum to 100.
    pub percent: i64,
}

/// What somebody carried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrivateRow {
    /// What.
    pub what: String,
    /// Whether the leader had learnt of it.
    pub learnt: bool,
}

/// A question and how good its choices were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionRow {
    /// The question.
    pub question: String,
    /// Its choices.
    pub choices: Vec<ChoiceRow>,
    /// What came of it, in a sentence.
    pub told: String,
}

/// A choice and how good it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceRow {
    /// What it says.
    pub text: String,
    /// Its quality, 0 to 100 points in thousandths.
    pub quality: i64,
    /// Whether it was taken.
    pub taken: bool,
}

/// Something that only one person knew of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecretRow {
    /// The round.
    pub round: u32,
    /// What.
    pub what: String,
}

/// What stood behind “something you have not learnt yet” in one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedRound {
    /// The round.
    pub round: u32,
    /// The lines that carried most, the largest first.
    pub lines: Vec<OpenedLine>,
}

/// One such line, opened: its parts sum to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedLine {
    /// Whose.
    pub member: Id,
    /// Their name.
    pub name: String,
    /// Which indicator.
    pub level: Level,
    /// What the line said, in whole points.
    pub points: i64,
    /// What was behind it, in whole points.
    pub parts: Vec<OpenedPart>,
}

/// A part of what was behind a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedPart {
    /// What it was.
    pub what: String,
    /// By how much, in whole points.
    pub points: i64,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndingRow {
    /// Which.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// What is told; a line end sets paragraphs apart.
    pub text: String,
}

/// The score in whole points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreRow {
    /// Delivered, on time, with what quality.
    pub results: i64,
    /// Morale, loyalty, growth, who stayed.
    pub people: i64,
    /// Ideas voiced, tried, adopted.
    pub ideas: i64,
    /// How the team did alone.
    pub empty_chair: i64,
    /// Weighted by the scenario.
    pub total: i64,
}

/// A finding behind effects met in this game.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceRow {
    /// What the sources call it.
    pub id: String,
    /// How it was come by.
    pub kind: FindingKind,
    /// What was found.
    pub finding: String,
    /// Sizes and samples, or why there are none.
    pub numbers: String,
    /// Who published it.
    pub source: String,
    /// Digital object identifier; empty if none is known.
    pub doi: String,
    /// Whether its figures are second-hand or a vendor's.
    pub weak: bool,
    /// What it cannot carry.
    pub limits: String,
    /// Where it was met: practices used and drifts at work, by name.
    pub met: Vec<String>,
}

impl Debrief {
    /// The debrief of a group as one of its leaders sees it; of the first leader if none is named. None before the
    /// end, and for a group or a leader that is not there.
    pub fn of(
        session: &Session,
        group: usize,
        seat: Option<SeatId>,
        words: &Words,
        evidence: &Evidence,
    ) -> Option<Self> {
        let mut debrief = Self::without_replay(session, group, seat, words, evidence)?;
        again::add(&mut debrief, &told(session, group, seat)?, words);
        Some(debrief)
    }

    /// Takes over what only playing again can tell from a debrief of the same game: that does not change any more;
    /// ratings, commitment and whether the score is shown do.
    pub fn take_replay(&mut self, before: &Self) {
        self.turns.clone_from(&before.turns);
        self.decisions.clone_from(&before.decisions);
        self.replayed = before.replayed;
        for (now, before) in self.style.practices.iter_mut().zip(&before.style.practices) {
            now.fit = before.fit;
        }
    }

    /// The same without what has to be played again: for where many are asked for at once.
    pub fn without_replay(
        session: &Session,
        group: usize,
        seat: Option<SeatId>,
        words: &Words,
        evidence: &Evidence,
    ) -> Option<Self> {
        let left = session.groups.get(group)?;
        let head = &session.prepared.head;
        let seat = leader_of(session, group, seat)?;
        let sits = seat.and_then(|seat| session.seats.get(&seat));
        let kept = kept::Kept {
            scenario: &session.prepared.setup.scenario,
            filler: &session.prepared.filler,
            coefficients: &head.coefficients.text,
            rounds: session.prepared.setup.rounds,
            chair_rounds: session.prepared.setup.chair,
            short: head.length == Length::Short,
            end: left.end.as_ref()?,
            debriefs: &left.debriefs(&session.prepared),
            ratings: seat.and_then(|seat| left.ratings.get(&seat)),
            commitment: seat.and_then(|seat| left.commitments.get(&seat)),
            revealed: session.shows_results(),
            leader: sits.map_or("", |sits| sits.name.as_str()),
            automated: sits.is_some_and(|sits| sits.automated.is_some()),
            group: if session.groups.len() > 1 { &left.name } else { "" },
            words,
            own_words: words,
        };
        Some(kept.debrief(evidence))
    }

    /// The debrief of an archived group, without playing it again. `own_words` are the words that the archive was
    /// made with: what it holds as messages is told in them. None if the group was not played to its end, is not
    /// there, or its scenario can no longer be read.
    pub fn of_archive(
        archive: &Archive,
        group: usize,
        seat: Option<SeatId>,
        words: &Words,
        own_words: &Words,
        evidence: &Evidence,
    ) -> Option<Self> {
        let left = archive.groups.get(group)?;
        let head = &archive.head;
        let scenario: Scenario = crate::scenario::load(&head.scenario.name, &head.scenario.text).scenario?;
        let filler = Filler::new(&scenario, &head.pronouns);
        let seat = match seat {
            Some(seat) => Some(*left.leaders.get_key_value(&seat)?.0),
            None => left.leaders.keys().next().copied(),
        };
        let short = head.length == Length::Short;
        let cut = scenario.short.as_ref().filter(|_| short);
        let kept = kept::Kept {
            scenario: &scenario,
            filler: &filler,
            coefficients: &head.coefficients.text,
            rounds: cut.map_or(scenario.rounds, |cut| cut.rounds),
            chair_rounds: scenario.empty_chair,
            short,
            debriefs: &left.rounds,
            end: left.end.as_ref()?,
            ratings: seat.and_then(|seat| left.ratings.get(&seat)),
            commitment: seat.and_then(|seat| left.commitments.get(&seat)),
            revealed: archive.revealed || shows_at_once(head.mode, head.pacing),
            leader: seat.and_then(|seat| archive.names.get(&seat)).map_or("", String::as_str),
            automated: seat.is_some_and(|seat| left.leaders.get(&seat).is_some_and(Option::is_some)),
            group: if archive.groups.len() > 1 { &left.name } else { "" },
            words,
            own_words,
        };
        Some(kept.debrief(evidence))
    }

    /// Name of a member; empty if there is none of this id.
    pub fn name(&self, member: &Id) -> &str {
        self.people.iter().find(|person| person.id == *member).map_or("", |person| &person.name)
    }

    /// What a round is called in a sentence or on an axis: its number, or what stands for it in the empty chair.
    pub fn label(&self, round: u32) -> &str {
        self.rounds.iter().find(|row| row.round == round).map_or("", |row| &row.label)
    }
}

/// Alone at one's own pace there is nobody to reveal the score.
fn shows_at_once(mode: Mode, pacing: Pacing) -> bool {
    mode == Mode::Solo && pacing == Pacing::Own
}

/// The seat that is meant: the one named if it leads the group, else its first leader. The outer none says that the
/// one named does not.
fn leader_of(session: &Session, group: usize, seat: Option<SeatId>) -> Option<Option<SeatId>> {
    let mut leaders = session
        .seats
        .values()
        .filter(|sits| sits.group == Some(group) && sits.kind == SeatKind::Leader)
        .map(|sits| sits.id);
    match seat {
        Some(seat) => leaders.find(|leader| *leader == seat).map(Some),
        None => Some(leaders.next()),
    }
}

/// A group's game as it was played, for [`what_ifs`] and [`what_if`]. None before the end, for a group that is not
/// there. It is played again for it, which takes some milliseconds.
pub fn told(session: &Session, group: usize, seat: Option<SeatId>) -> Option<Told<'_>> {
    let left = session.groups.get(group)?;
    left.end.as_ref()?;
    let seat = leader_of(session, group, seat)?.and_then(|seat| session.seats.get(&seat));
    let leader = seat.and_then(|seat| session.prepared.leaders.get(seat.automated.as_ref()?));
    let led = leader.map_or(Led { id: "", name: "", about: "" }, Led::by);
    let game = left.again(&session.prepared);
    let ahead = session.prepared.leaders.values().find(|leader| leader.looks_ahead > 0);
    Some(Told { ahead, ..Told::again(game, left.state(), led, session.prepared.head.seed) })
}

impl From<Stance> for StanceIn {
    fn from(stance: Stance) -> Self {
        match stance {
            Stance::Empowering => Self::Behind,
            Stance::Directing => Self::Front,
            Stance::Back => Self::Back,
        }
    }
}
