//! What an automated leader asks of what it sees: of a [`Sight`], or of an [`Outlook`], which is the same without
//! being written out.

use super::{
    Seat,
    beliefs::Range,
    debts,
    setup::{DoesSetup, Setup},
    sight::{Sight, may_take, planned},
    state::{Debt, Owed, Plan, Public, State},
};
use crate::terms::{Level, Practice, SettingField};

/// Work as a leader sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkSeen {
    /// Skill area.
    pub area: usize,
    /// Owner.
    pub owner: Option<usize>,
    /// Who works on it, as bits by place in the team.
    pub crew: u16,
    /// Authority given, 0 to 6.
    pub authority: u8,
    /// Whether it is open.
    pub open: bool,
    /// Whether it is behind an even plan.
    pub behind: bool,
}

/// A question as a leader sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionSeen {
    /// Whether it has come up and is not settled.
    pub open: bool,
    /// Stream it bears on.
    pub about: usize,
    /// Round by whose end it is settled anyhow.
    pub due: u32,
}

/// What one leader's seat can see, by asking. Nothing hidden can be asked for.
pub trait Seen {
    /// The round in play, from 0.
    fn round(&self) -> u32;
    /// Whether the leader is there and the game goes on.
    fn leads(&self) -> bool;
    /// Units of attention for this round.
    fn attention(&self) -> i64;
    /// A measure of the setting now.
    fn setting(&self, field: SettingField) -> i64;
    /// Members of the team, those who left included.
    fn members(&self) -> usize;
    /// Whether a member is there.
    fn there(&self, member: usize) -> bool;
    /// Range of a level of a member.
    fn range(&self, member: usize, level: Level) -> Range;
    /// Best reading of a level.
    fn best(&self, member: usize, level: Level) -> i64;
    /// Best reading of a skill.
    fn skill(&self, member: usize, area: usize) -> i64;
    /// Skill areas.
    fn areas(&self) -> usize;
    /// Hours since the leader was last in touch with a member.
    fn since(&self, member: usize) -> i64;
    /// Whether a member showed signs of leaving.
    fn sign(&self, member: usize) -> bool;
    /// Workstreams.
    fn streams(&self) -> usize;
    /// A workstream.
    fn stream(&self, stream: usize) -> WorkSeen;
    /// Questions.
    fn questions(&self) -> usize;
    /// A question.
    fn question(&self, question: usize) -> QuestionSeen;
    /// Promises and concerns, by place; none for one that is settled.
    fn debt(&self, place: usize) -> Option<Debt>;
    /// How many debts there are.
    fn debts(&self) -> usize;
    /// Practices that, aimed at the right person, would settle a debt.
    fn answers(&self, debt: &Debt) -> &[Practice];
    /// Cards on the table.
    fn cards(&self) -> usize;
    /// A card on the table by its place there, and how many options it has.
    fn card(&self, place: usize) -> (usize, usize);
    /// What an option of a card on the table applies; none if it is not offered.
    fn option(&self, place: usize, option: usize) -> Option<&[DoesSetup]>;

    /// Attention that a plan leaves.
    fn left_by(&self, plan: &Plan) -> i64 {
        self.attention() - plan.placements.iter().map(|placed| placed.units).sum::<i64>()
    }
}

/// A seat's sight that is looked up when it is asked for: what it is made of cannot be reached through it.
#[derive(Clone, Copy, Debug)]
pub struct Outlook<'a> {
    setup: &'a Setup,
    public: &'a Public,
    seat: &'a Seat,
}

impl<'a> Outlook<'a> {
    /// What the leader's seat sees of a state.
    pub const fn of(setup: &'a Setup, state: &'a State) -> Self {
        Self { setup, public: &state.public, seat: &state.seat }
    }
}

impl Seen for Outlook<'_> {
    fn round(&self) -> u32 {
        self.public.round
    }
    fn leads(&self) -> bool {
        !self.public.chair_empty(self.setup)
    }
    fn attention(&self) -> i64 {
        self.setup.attention
    }
    fn setting(&self, field: SettingField) -> i64 {
        self.public.setting(self.setup, field)
    }
    fn members(&self) -> usize {
        self.public.left.len()
    }
    fn there(&self, member: usize) -> bool {
        self.public.there(member)
    }
    fn range(&self, member: usize, level: Level) -> Range {
        self.seat.reading(member, level).range()
    }
    fn best(&self, member: usize, level: Level) -> i64 {
        self.seat.believed.level(member, level)
    }
    fn skill(&self, member: usize, area: usize) -> i64 {
        self.seat.believed.skill[member * self.areas() + area]
    }
    fn areas(&self) -> usize {
        self.setup.scenario.areas.len()
    }
    fn since(&self, member: usize) -> i64 {
        self.public.hours(self.setup) - self.public.contact[member]
    }
    fn sign(&self, member: usize) -> bool {
        self.seat.known.signs[member]
    }
    fn streams(&self) -> usize {
        self.public.streams.len()
    }
    fn stream(&self, stream: usize) -> WorkSeen {
        let (now, fixed) = (&self.public.streams[stream], &self.setup.streams[stream]);
        WorkSeen {
            area: fixed.area,
            owner: now.owner,
            crew: fixed.crew_bits,
            authority: now.authority,
            open: now.done.is_none(),
            behind: !fixed.standing
                && now.done.is_none()
                && is_behind(now.progress, planned(self.setup, self.public.round, now.effort, fixed)),
        }
    }
    fn questions(&self) -> usize {
        self.public.questions.len()
    }
    fn question(&self, question: usize) -> QuestionSeen {
        let (now, fixed) = (&self.public.questions[question], &self.setup.decisions[question]);
        QuestionSeen { open: now.open && now.settled.is_none(), about: fixed.about, due: fixed.due }
    }
    fn debt(&self, place: usize) -> Option<Debt> {
        self.public.debts.get(place).filter(|debt| debt.kept.is_none()).copied()
    }
    fn debts(&self) -> usize {
        self.public.debts.len()
    }
    fn answers(&self, debt: &Debt) -> &[Practice] {
        match debt.owed {
            Owed::Concern(concern) => debts::answered_by(concern),
            Owed::Promise(promise) => &self.setup.promises[promise].kept_by,
        }
    }
    fn cards(&self) -> usize {
        self.public.hand.len()
    }
    fn card(&self, place: usize) -> (usize, usize) {
        let card = self.public.hand[place].card;
        (card, self.setup.cards[card].options.len())
    }
    fn option(&self, place: usize, option: usize) -> Option<&[DoesSetup]> {
        let option = &self.setup.cards[self.public.hand[place].card].options[option];
        may_take(self.public, self.seat, option).then_some(option.does.as_slice())
    }
}

impl Seen for Sight {
    fn round(&self) -> u32 {
        self.round
    }
    fn leads(&self) -> bool {
        !self.over && !self.chair_empty
    }
    fn attention(&self) -> i64 {
        self.attention
    }
    fn setting(&self, field: SettingField) -> i64 {
        self.setting[field as usize]
    }
    fn members(&self) -> usize {
        self.members.len()
    }
    fn there(&self, member: usize) -> bool {
        self.members[member].left.is_none()
    }
    fn range(&self, member: usize, level: Level) -> Range {
        self.members[member].levels[level as usize]
    }
    fn best(&self, member: usize, level: Level) -> i64 {
        self.members[member].levels[level as usize].best
    }
    fn skill(&self, member: usize, area: usize) -> i64 {
        self.members[member].skills[area].best
    }
    fn areas(&self) -> usize {
        self.members.first().map_or(0, |member| member.skills.len())
    }
    fn since(&self, member: usize) -> i64 {
        self.members[member].since
    }
    fn sign(&self, member: usize) -> bool {
        self.members[member].sign
    }
    fn streams(&self) -> usize {
        self.streams.len()
    }
    fn stream(&self, stream: usize) -> WorkSeen {
        let now = &self.streams[stream];
        WorkSeen {
            area: now.area,
            owner: now.owner,
            crew: now.crew.iter().fold(0, |crew, member| crew | 1 << member),
            authority: now.authority,
            open: now.done.is_none(),
            behind: !now.standing && now.done.is_none() && is_behind(now.progress, now.planned),
        }
    }
    fn questions(&self) -> usize {
        self.questions.len()
    }
    fn question(&self, question: usize) -> QuestionSeen {
        let now = &self.questions[question];
        QuestionSeen { open: now.open, about: now.about, due: now.due }
    }
    fn debt(&self, place: usize) -> Option<Debt> {
        self.debts.get(place).copied()
    }
    fn debts(&self) -> usize {
        self.debts.len()
    }
    fn answers(&self, debt: &Debt) -> &[Practice] {
        Self::answers(self, debt)
    }
    fn cards(&self) -> usize {
        self.hand.len()
    }
    fn card(&self, place: usize) -> (usize, usize) {
        (self.hand[place].card, self.hand[place].options.len())
    }
    fn option(&self, place: usize, option: usize) -> Option<&[DoesSetup]> {
        let option = &self.hand[place].options[option];
        option.offered.then_some(option.does.as_slice())
    }
}

/// Whether work is behind an even plan by more than a twentieth.
const fn is_behind(progress: i64, planned: i64) -> bool {
    progress * 100 < planned * 95
}
