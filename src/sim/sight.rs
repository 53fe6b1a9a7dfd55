//! What one seat knows and may do: a function of public facts and the seat's own observations, nothing else.

use serde::{Deserialize, Serialize};

use super::{
    beliefs::{Range, Seat},
    deal::knows,
    fixed::ONE,
    setup::{DoesSetup, OptionSetup, Setup, TargetIx},
    state::{Debt, How, Move, Placement, Plan, Public, State},
};
use crate::terms::{Level, Practice, SettingField};

/// Everything one leader's seat can see. The seed, hidden values and what is to come are not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sight {
    /// The round in play, from 0.
    pub round: u32,
    /// Rounds with the leader.
    pub rounds: u32,
    /// Rounds of the empty chair.
    pub chair: u32,
    /// Hours in a round.
    pub hours: i64,
    /// Whether the leader has left.
    pub chair_empty: bool,
    /// Whether it is over.
    pub over: bool,
    /// Units of attention for this round.
    pub attention: i64,
    /// The team.
    pub members: Vec<MemberSight>,
    /// Means over those who are there, for each headline indicator; none if nobody is.
    pub team: Option<[Range; 3]>,
    /// Work.
    pub streams: Vec<StreamSight>,
    /// Open questions.
    pub questions: Vec<QuestionSight>,
    /// Cards on the table.
    pub hand: Vec<CardSight>,
    /// Public shocks of this round.
    pub news: Vec<usize>,
    /// Promises and concerns still open.
    pub debts: Vec<Debt>,
    /// Measures of the setting now.
    pub setting: [i64; SettingField::COUNT],
    /// The sponsor's confidence.
    pub sponsor: i64,
    /// The leader's reputation for keeping promises.
    pub reputation: i64,
    /// Output of each round so far, in thousandths of plan.
    pub output: Vec<i64>,
    /// Ideas voiced, tried, adopted, in thousandths.
    pub ideas: [i64; 3],
    /// Where the leader stands, 0 behind to 1000 in front.
    pub place: i64,
    /// Units of each practice used so far.
    pub used: [i64; Practice::COUNT],
    /// Practices that keep each promise; empty for one that the seat has not made.
    pub kept_by: Vec<Vec<Practice>>,
}

/// What is known of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberSight {
    /// Round in which they left.
    pub left: Option<u32>,
    /// A range for each level, in canonical order.
    pub levels: [Range; Level::COUNT],
    /// A range for each skill.
    pub skills: Vec<Range>,
    /// What moves them, once learnt.
    pub motives: Option<[i64; crate::terms::Motive::COUNT]>,
    /// Whether what they carry has been learnt.
    pub private: bool,
    /// How often they have been listened to.
    pub heard: u32,
    /// Whether they showed signs of leaving.
    pub sign: bool,
    /// Hours since the leader was last in touch.
    pub since: i64,
    /// Closeness and conflict with each other member, as far as known.
    pub conflict: Vec<i64>,
}

/// A workstream as everybody sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamSight {
    /// Planned hours asked for.
    pub effort: i64,
    /// Done.
    pub progress: i64,
    /// Where it should be by the start of this round.
    pub planned: i64,
    /// Owner.
    pub owner: Option<usize>,
    /// Who works on it.
    pub crew: Vec<usize>,
    /// Skill area.
    pub area: usize,
    /// Authority given.
    pub authority: u8,
    /// Due round.
    pub due: Option<u32>,
    /// Whether it never ends.
    pub standing: bool,
    /// Round it was finished in.
    pub done: Option<u32>,
}

/// An open question as the seat sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionSight {
    /// Whether it has come up and is not settled.
    pub open: bool,
    /// How it was settled.
    pub settled: Option<(usize, How, u32)>,
    /// Round by whose end it is settled anyhow.
    pub due: u32,
    /// Stream it bears on.
    pub about: usize,
    /// What the leader thinks of each choice.
    pub choices: Vec<Range>,
}

/// A card on the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardSight {
    /// The card.
    pub card: usize,
    /// The variant of its text.
    pub variant: Option<usize>,
    /// Who it is with.
    pub speaker: usize,
    /// Its options.
    pub options: Vec<OptionSight>,
}

/// An option: whether it is offered, and which practices it applies. A view shows people the words alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionSight {
    /// Whether the leader knows what it needs.
    pub offered: bool,
    /// What it applies.
    pub does: Vec<DoesSetup>,
}

/// Why a move is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// The game is over, or the leader has left.
    NotNow,
    /// That card is not on the table.
    NoSuchCard,
    /// That option is not offered.
    NoSuchOption,
    /// Nobody or nothing of that kind is there.
    NoSuchTarget,
    /// That practice cannot be aimed at that.
    WrongTarget,
    /// Handing over needs a piece of work.
    NeedsWork,
    /// Not enough attention is left.
    NoAttention,
    /// That practice asks for more, or for whole units.
    WrongUnits,
    /// There is nothing to take back.
    NothingThere,
    /// What costs nothing is done once a round: it is in the plan already.
    Planned,
}

/// Attention that a practice asks for at least, in units.
pub const fn price(practice: Practice) -> i64 {
    match practice {
        Practice::Consensus | Practice::TakeOver => 2,
        Practice::StepBack => 0,
        _ => 1,
    }
}

/// Whether a practice can be aimed at a kind of thing.
pub const fn suits(practice: Practice, target: TargetIx) -> bool {
    use Practice::{
        Assign, Coach, Consensus, DecideAlone, Delegate, Front, Inspect, Listen, OwnUp, Push, Recognise,
        StepBack, TakeOver, Understand, Vision,
    };
    match practice {
        Listen | Understand | Coach | Assign => matches!(target, TargetIx::Member(_)),
        Recognise => matches!(target, TargetIx::Member(_) | TargetIx::Team),
        Delegate => matches!(target, TargetIx::Member(_) | TargetIx::Decision(_)),
        OwnUp => matches!(target, TargetIx::Member(_) | TargetIx::Team | TargetIx::Work(_)),
        Vision => matches!(target, TargetIx::Team),
        Consensus => matches!(target, TargetIx::Team | TargetIx::Decision(_)),
        DecideAlone => matches!(target, TargetIx::Team | TargetIx::Decision(_) | TargetIx::Work(_)),
        Inspect | TakeOver | Front => matches!(target, TargetIx::Work(_)),
        Push => matches!(target, TargetIx::Member(_) | TargetIx::Team | TargetIx::Work(_)),
        StepBack => matches!(target, TargetIx::Team | TargetIx::Work(_)),
    }
}

impl Sight {
    /// What the leader's seat sees of a state.
    pub fn of(setup: &Setup, state: &State) -> Self {
        Self::from_parts(setup, &state.public, &state.seat)
    }

    /// The same from its two sources: a seat's sight reads nothing else.
    pub fn from_parts(setup: &Setup, public: &Public, seat: &Seat) -> Self {
        let hours = public.hours(setup);
        let (n, areas) = (setup.members.len(), setup.scenario.areas.len());
        let members = (0..n)
            .map(|member| MemberSight {
                left: public.left[member],
                levels: Level::ALL.map(|level| seat.reading(member, level).range()),
                skills: (0..areas)
                    .map(|area| {
                        let place = member * areas + area;
                        let (value, variance) = (seat.believed.skill[place], seat.skill_variance[place]);
                        super::beliefs::Reading { value, variance }.range()
                    })
                    .collect(),
                motives: seat.known.motives[member].then_some(seat.believed.motives[member]),
                private: seat.known.private[member],
                heard: seat.known.heard[member],
                sign: seat.known.signs[member],
                since: hours - public.contact[member],
                conflict: seat.believed.conflict[member * n..(member + 1) * n].to_vec(),
            })
            .collect();
        let team = seat.team(public);
        let streams = public
            .streams
            .iter()
            .zip(&setup.streams)
            .map(|(now, fixed)| StreamSight {
                effort: now.effort,
                progress: now.progress,
                planned: planned(setup, public.round, now.effort, fixed),
                owner: now.owner,
                crew: fixed.crew.clone(),
                area: fixed.area,
                authority: now.authority,
                due: fixed.due,
                standing: fixed.standing,
                done: now.done,
            })
            .collect();
        let questions = public
            .questions
            .iter()
            .enumerate()
            .map(|(place, question)| QuestionSight {
                open: question.open && question.settled.is_none(),
                settled: question.settled,
                due: setup.decisions[place].due,
                about: setup.decisions[place].about,
                choices: seat.known.opinions[place].iter().map(super::beliefs::Reading::range).collect(),
            })
            .collect();
        let hand = public
            .hand
            .iter()
            .map(|dealt| {
                let card = &setup.cards[dealt.card];
                CardSight {
                    card: dealt.card,
                    variant: dealt.variant,
                    speaker: card.speaker,
                    options: card
                        .options
                        .iter()
                        .map(|option| OptionSight {
                            offered: may_take(public, seat, option),
                            does: option.does.clone(),
                        })
                        .collect(),
                }
            })
            .collect();
        Self {
            round: public.round,
            rounds: setup.rounds,
            chair: setup.chair,
            hours: setup.hours,
            chair_empty: public.chair_empty(setup),
            over: public.over(setup),
            attention: setup.attention,
            members,
            team,
            streams,
            questions,
            hand,
            news: public.news.clone(),
            debts: public.debts.iter().filter(|debt| debt.kept.is_none()).copied().collect(),
            setting: SettingField::ALL.map(|field| public.setting(setup, field)),
            sponsor: public.sponsor,
            reputation: public.reputation,
            output: public.output.clone(),
            ideas: public.ideas,
            place: public.place,
            used: public.used,
            kept_by: setup
                .promises
                .iter()
                .enumerate()
                .map(|(place, terms)| {
                    let made =
                        public.debts.iter().any(|debt| debt.owed == super::state::Owed::Promise(place));
                    if made { terms.kept_by.clone() } else { Vec::new() }
                })
                .collect(),
        }
    }

    /// Members who are there.
    pub fn present(&self) -> impl Iterator<Item = usize> + '_ {
        self.members.iter().enumerate().filter(|(_, member)| member.left.is_none()).map(|(place, _)| place)
    }

    /// Open streams that a member owns or works on, owned ones first.
    pub fn streams_of(&self, member: usize) -> impl Iterator<Item = usize> + '_ {
        let open = move |stream: &&StreamSight| stream.done.is_none();
        let place = |(place, _): (usize, &StreamSight)| place;
        let all = || self.streams.iter().enumerate().filter(move |(_, stream)| open(stream));
        let owned = all().filter(move |(_, stream)| stream.owner == Some(member)).map(place);
        let on = all()
            .filter(move |(_, stream)| stream.owner != Some(member) && stream.crew.contains(&member))
            .map(place);
        owned.chain(on)
    }

    /// Best reading of readiness for a stream, or for the first stream they are on.
    pub fn readiness(&self, member: usize, stream: Option<usize>) -> i64 {
        let known = &self.members[member];
        let area = stream.or_else(|| self.streams_of(member).next()).map(|stream| self.streams[stream].area);
        let skill = match area {
            Some(area) => known.skills[area].best,
            None => {
                known.skills.iter().map(|skill| skill.best).sum::<i64>() / known.skills.len().max(1) as i64
            }
        };
        (2 * skill + known.levels[Level::Confidence as usize].best) / 3
    }

    /// Practices that, aimed at the right person, would settle a debt.
    pub fn answers(&self, debt: &Debt) -> &[Practice] {
        match debt.owed {
            super::state::Owed::Concern(concern) => super::debts::answered_by(concern),
            super::state::Owed::Promise(promise) => self.kept_by.get(promise).map_or(&[], Vec::as_slice),
        }
    }

    /// Attention that a plan leaves.
    pub fn attention_left(&self, plan: &Plan) -> i64 {
        self.attention - plan.placements.iter().map(|placed| placed.units).sum::<i64>()
    }

    /// Whether a move is open to the seat now, with what it has already planned.
    pub fn allows(&self, plan: &Plan, wanted: &Move) -> Result<(), Refusal> {
        if self.over || self.chair_empty {
            return Err(Refusal::NotNow);
        }
        match wanted {
            Move::Answer { card, option } => {
                let card = self.hand.iter().find(|on| on.card == *card).ok_or(Refusal::NoSuchCard)?;
                let option = card.options.get(*option).ok_or(Refusal::NoSuchOption)?;
                if option.offered { Ok(()) } else { Err(Refusal::NoSuchOption) }
            }
            Move::Unanswer { card } => {
                plan.answers.contains_key(card).then_some(()).ok_or(Refusal::NothingThere)
            }
            Move::TakeBack(place) => {
                (*place < plan.placements.len()).then_some(()).ok_or(Refusal::NothingThere)
            }
            Move::Place(placed) => self.allows_placement(plan, placed),
        }
    }

    fn allows_placement(&self, plan: &Plan, placed: &Placement) -> Result<(), Refusal> {
        if !suits(placed.practice, placed.target) {
            return Err(Refusal::WrongTarget);
        }
        match placed.target {
            TargetIx::Member(member) => {
                let there = self.members.get(member).is_some_and(|member| member.left.is_none());
                there.then_some(()).ok_or(Refusal::NoSuchTarget)?;
            }
            TargetIx::Work(stream) => {
                let open = self.streams.get(stream).is_some_and(|stream| stream.done.is_none());
                open.then_some(()).ok_or(Refusal::NoSuchTarget)?;
            }
            TargetIx::Decision(question) => {
                let open = self.questions.get(question).is_some_and(|question| question.open);
                open.then_some(()).ok_or(Refusal::NoSuchTarget)?;
                if let Some(choice) = placed.choice {
                    let known = choice < self.questions[question].choices.len();
                    known.then_some(()).ok_or(Refusal::NoSuchTarget)?;
                }
            }
            TargetIx::Team => {}
        }
        match placed.about {
            Some(stream) if stream >= self.streams.len() => return Err(Refusal::NoSuchTarget),
            // Finished work is nobody's to hand over or to be taught.
            Some(stream)
                if matches!(placed.target, TargetIx::Member(_)) && self.streams[stream].done.is_some() =>
            {
                return Err(Refusal::NoSuchTarget);
            }
            None if placed.practice == Practice::Delegate && matches!(placed.target, TargetIx::Member(_)) => {
                return Err(Refusal::NeedsWork);
            }
            _ => {}
        }
        let least = price(placed.practice) * ONE;
        if placed.units < least || placed.units % ONE != 0 || (least == 0 && placed.units != 0) {
            return Err(Refusal::WrongUnits);
        }
        let same = |other: &Placement| other.practice == placed.practice && other.target == placed.target;
        if least == 0 && plan.placements.iter().any(same) {
            return Err(Refusal::Planned);
        }
        if placed.units > self.attention_left(plan) {
            return Err(Refusal::NoAttention);
        }
        Ok(())
    }
}

impl Plan {
    /// Adds a move that a sight allows.
    pub fn add(&mut self, wanted: Move) {
        match wanted {
            Move::Answer { card, option } => {
                self.answers.insert(card, option);
            }
            Move::Unanswer { card } => {
                self.answers.remove(&card);
            }
            Move::Place(placed) => self.placements.push(placed),
            Move::TakeBack(place) => {
                if place < self.placements.len() {
                    self.placements.remove(place);
                }
            }
        }
    }
}

/// Whether an option is offered. What is aimed at someone who has left is not.
pub(super) fn may_take(public: &Public, seat: &Seat, option: &OptionSetup) -> bool {
    option.needs.as_ref().is_none_or(|needs| knows(public, seat, needs))
        && option.does.iter().all(|does| match does.target {
            TargetIx::Member(member) => public.there(member),
            _ => true,
        })
}

/// Hours a stream should have done before a round, by an even plan.
pub(super) fn planned(setup: &Setup, round: u32, effort: i64, fixed: &super::setup::StreamSetup) -> i64 {
    if fixed.standing {
        return effort;
    }
    let whole = i64::from(fixed.due.unwrap_or(setup.rounds.saturating_sub(1)) + 1);
    effort * i64::from(round).min(whole) / whole
}
