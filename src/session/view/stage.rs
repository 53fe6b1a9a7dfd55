//! What anybody in the room may see of a game: the public facts, as somebody who watches sees them.

use serde::{Deserialize, Serialize};

use crate::{
    scenario::{Authority, work::Prop},
    session::{game::Group, ids::Ids, phase::Phase},
    sim::{Public, handed},
    terms::Id,
};

/// Where in the game a group is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundView {
    /// The round, from 1; rounds of the empty chair count on.
    pub number: u32,
    /// Rounds with the leader.
    pub rounds: u32,
    /// Rounds of the empty chair.
    pub empty_chair: u32,
    /// What a round is called.
    pub name: String,
    /// Working hours in a round.
    pub hours: i64,
}

/// A workstream.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreamView {
    /// Its id.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// Skill area.
    pub area: Id,
    /// Who owns it; none if the owner left and nobody took it.
    pub owner: Option<Id>,
    /// Who works on it, owner at the start first.
    pub crew: Vec<Id>,
    /// Authority given.
    pub authority: Authority,
    /// Authority that it comes with if it is handed over now.
    #[serde(default)]
    pub handed: Authority,
    /// Planned hours asked for, in thousandths of an hour; of work that never ends, those asked for so far.
    pub effort: i64,
    /// The same as it was planned at the start; of work that never ends, for each round.
    pub planned: i64,
    /// How far it is, in thousandths of the whole. The whole of what never ends is that of all rounds with the leader,
    /// and of those without that were played. Range: 0–1000; what never ends may come to more.
    pub share: i64,
    /// How far it should be by now, in the same unit; none once it is done, and where it has no date.
    pub expected: Option<i64>,
    /// Planned hours done, in thousandths of an hour.
    pub progress: i64,
    /// The round it is due in.
    pub due: Option<u32>,
    /// Whether it never ends.
    pub standing: bool,
    /// How the stage shows it.
    #[serde(default)]
    pub prop: Prop,
    /// The round it was finished in.
    pub done: Option<u32>,
}

/// Something that happened from outside in this round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewsView {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// What happened.
    pub text: String,
}

/// A member as somebody in the stalls sees them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageMember {
    /// The member.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: String,
    /// The round in which they left.
    pub left: Option<u32>,
}

/// What somebody sees who watches: the stage, without the leader's knowledge of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObserverView {
    /// Where in the game the group is.
    pub round: RoundView,
    /// Title of the scenario.
    pub title: String,
    /// The situation.
    pub briefing: String,
    /// What is to be reached.
    pub goal: String,
    /// The team.
    pub members: Vec<StageMember>,
    /// Work.
    pub work: Vec<StreamView>,
    /// Titles of the situations on the table.
    pub situations: Vec<String>,
    /// News of this round.
    pub news: Vec<NewsView>,
    /// Output of each round so far, in thousandths of plan.
    pub output: Vec<i64>,
    /// Where the leader stands, 0 (behind) to 1000 (in front).
    pub place: i64,
}

impl RoundView {
    pub(super) fn of(ids: Ids<'_>, group: &Group) -> Self {
        let round = &ids.scenario().round;
        Self {
            number: group.round + 1,
            rounds: ids.setup.rounds,
            empty_chair: ids.setup.chair,
            name: round.name.clone(),
            hours: round.hours,
        }
    }
}

/// Authority by its level in the model.
fn authority(level: u8) -> Authority {
    Authority::ALL[usize::from(level).min(Authority::ALL.len() - 1)]
}

/// All workstreams.
pub(super) fn streams(ids: Ids<'_>, public: &Public) -> Vec<StreamView> {
    let scenario = ids.scenario();
    // A round that has been played counts, whether the next has begun or not.
    let played = public.output.len() as i64;
    let rounds = i64::from(ids.setup.rounds);
    let view = |(place, now): (usize, &crate::sim::Stream)| {
        let (written, fixed) = (&scenario.work[place], &ids.setup.streams[place]);
        let whole = if fixed.standing { fixed.effort * rounds.max(played) } else { now.effort };
        let until = if fixed.standing { Some(rounds) } else { fixed.due.map(|due| i64::from(due) + 1) };
        let expected =
            until.filter(|_| now.done.is_none()).map(|until| played.min(until) * 1000 / until.max(1));
        StreamView {
            id: written.id.clone(),
            title: written.title.clone(),
            area: written.area.clone(),
            owner: now.owner.map(|owner| ids.member(owner)),
            crew: fixed.crew.iter().map(|member| ids.member(*member)).collect(),
            authority: authority(now.authority),
            handed: authority(handed(now.authority)),
            effort: now.effort,
            planned: fixed.effort,
            share: now.progress * 1000 / whole.max(1),
            expected,
            progress: now.progress,
            due: fixed.due.map(|due| due + 1),
            standing: fixed.standing,
            prop: written.prop,
            done: now.done.map(|done| done + 1),
        }
    };
    public.streams.iter().enumerate().map(view).collect()
}

/// News of the round; none before the first has begun. They stay until the next round is dealt.
pub(super) fn news(ids: Ids<'_>, group: &Group) -> Vec<NewsView> {
    let shocks: &[usize] = if group.phase == Phase::Briefing { &[] } else { &group.state().public.news };
    let view = |shock: &usize| {
        let shock = &ids.scenario().shocks[*shock];
        NewsView { id: shock.id.clone(), title: ids.fill(&shock.title), text: ids.fill(&shock.text) }
    };
    shocks.iter().map(view).collect()
}

impl ObserverView {
    pub(super) fn of(ids: Ids<'_>, group: &Group) -> Self {
        let scenario = ids.scenario();
        let public = &group.state().public;
        let members = scenario
            .members
            .iter()
            .zip(&public.left)
            .map(|(member, left)| StageMember {
                id: member.id.clone(),
                name: member.name.clone(),
                role: member.role.clone(),
                left: left.map(|round| round + 1),
            })
            .collect();
        let open = matches!(group.phase, Phase::Situations | Phase::Attention | Phase::Responses);
        let hand = public.hand.iter().filter(|_| open);
        Self {
            round: RoundView::of(ids, group),
            title: scenario.title.clone(),
            briefing: ids.fill(&scenario.briefing),
            goal: ids.fill(&scenario.goal),
            members,
            work: streams(ids, public),
            situations: hand.map(|dealt| ids.fill(&scenario.cards[dealt.card].title)).collect(),
            news: news(ids, group),
            output: public.output.clone(),
            place: public.place,
        }
    }
}
