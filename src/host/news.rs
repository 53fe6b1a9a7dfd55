//! What is new to a seat: which entries changed anything that it sees, and how much of it.
//!
//! Most of what happens in a room changes little for anybody: somebody has planned a bit more, somebody has come in. So
//! a connection that has a view already is told of that alone, and gets a whole one only where more has changed.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use crate::{
    session::{
        Event, Phase, SeatId, SeatKind, Session, View,
        view::{PlanView, Update},
    },
    sim::Plan,
};

/// Plans that are remembered of a phase of a group. A page that has not heard of so many gets a whole one.
const PLANS_MAX: usize = 24;

/// When something last changed: after which entry, and with which change of the store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub entry: u64,
    pub change: u64,
}

/// What of a room changed when.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// What everybody sees.
    all: Mark,
    /// The last change of anything: what whoever runs the room sees.
    any: Mark,
    groups: Vec<OfGroup>,
    /// What one seat alone sees.
    seats: BTreeMap<SeatId, Mark>,
}

#[derive(Debug, Default)]
struct OfGroup {
    /// More than the plan, and more than who is there.
    whole: Mark,
    /// It has gone on to where the same is looked at another way: a page is another one, a view is not.
    turned: Mark,
    /// Who is there, who is waited for, and what is left of the time.
    frame: Mark,
    plan: Mark,
    /// Plans since then, the first as it was then, each by the entry that made it so.
    plans: VecDeque<(u64, Plan)>,
    /// Whether a timer runs.
    timed: bool,
}

/// Whose views have changed, and how much of them.
#[derive(Debug, Default)]
pub(super) struct Touched {
    pub all: bool,
    /// Whether anybody came or went.
    pub presence: bool,
    whole: BTreeSet<usize>,
    turned: BTreeSet<usize>,
    frame: BTreeSet<usize>,
    plan: BTreeSet<usize>,
    seats: BTreeSet<SeatId>,
}

impl Touched {
    /// Somebody may have come or gone, or it is not known what has changed for those who run the room.
    pub fn presence() -> Self {
        Self { presence: true, ..Self::default() }
    }

    /// Whether it is about nothing but plans: nobody has come, gone or got ready, and nothing has moved on.
    pub fn plans_alone(&self) -> bool {
        let Self { all, presence, whole, turned, frame, plan: _, seats } = self;
        !all && !presence && whole.is_empty() && turned.is_empty() && frame.is_empty() && seats.is_empty()
    }

    /// The groups that see something of it.
    pub fn groups(&self) -> BTreeSet<usize> {
        [&self.whole, &self.turned, &self.frame, &self.plan].into_iter().flatten().copied().collect()
    }

    /// Adds what events have changed.
    pub fn add(&mut self, session: &Session, marks: &Marks, events: &[Event]) {
        let back = events.iter().any(|event| matches!(event, Event::Undone { .. }));
        for event in events {
            match event {
                Event::Joined { seat, .. } | Event::Left { seat } | Event::Without { seat } => {
                    self.presence = true;
                    self.frame.extend(session.group_of(*seat));
                }
                Event::Released { .. } => {
                    // The seat is gone, and with it what group it was in.
                    self.presence = true;
                    self.all = true;
                }
                Event::Ready { seat } | Event::Unready { seat } => {
                    self.seats.insert(*seat);
                    self.frame.extend(session.group_of(*seat));
                }
                Event::Help { seat, .. }
                | Event::Renamed { seat }
                | Event::Automated { seat, .. }
                | Event::Rated { seat }
                | Event::Committed { seat } => self.whole.extend(session.group_of(*seat)),
                Event::Planned { group } => {
                    self.plan.insert(*group as usize);
                }
                Event::Timer { group, until_ms } => {
                    let group = *group as usize;
                    let timed = marks.groups.get(group).is_some_and(|group| group.timed);
                    // Cards say whether a clock runs.
                    let touched = if timed == until_ms.is_some() { &mut self.frame } else { &mut self.whole };
                    touched.insert(group);
                }
                // Why is told from what the scene before it was.
                Event::Opened { group, at } if at.phase == Phase::Why && !back => {
                    self.turned.insert(*group as usize);
                }
                Event::GroupMade { group, .. }
                | Event::GroupRenamed { group, .. }
                | Event::CaughtUp { group, .. }
                | Event::Played { group, .. }
                | Event::Opened { group, .. } => {
                    self.whole.insert(*group as usize);
                }
                // What it opens anew is told of beside it; who is there may be as it was then.
                Event::Undone { .. } => self.presence = true,
                Event::Paused | Event::Resumed | Event::Paced(_) | Event::Revealed | Event::Ended => {
                    self.all = true
                }
                // Of these only whoever runs the room sees anything.
                Event::DropPolicy(_) | Event::LateJoin(_) | Event::Door { .. } => {}
            }
        }
    }

    /// Whether a seat sees anything of it.
    pub fn concerns(&self, seat: SeatId, group: Option<usize>) -> bool {
        let Some(group) = group else { return true };
        self.all
            || self.plan.contains(&group)
            || self.whole.contains(&group)
            || self.turned.contains(&group)
            || self.frame.contains(&group)
            || self.seats.contains(&seat)
    }
}

impl Marks {
    /// What is known of a room that was just made or brought back: nothing that anybody has is out of date.
    pub fn of(session: &Session) -> Self {
        let now = Mark { entry: session.entries(), change: 0 };
        let mut marks = Self { all: now, any: now, ..Self::default() };
        marks.all_whole(session, now);
        marks
    }

    fn all_whole(&mut self, session: &Session, now: Mark) {
        self.groups.resize_with(session.groups.len(), OfGroup::default);
        for place in 0..session.groups.len() {
            self.whole(session, place, now);
        }
    }

    fn whole(&mut self, session: &Session, place: usize, now: Mark) {
        let (Some(group), Some(of)) = (self.groups.get_mut(place), session.groups.get(place)) else { return };
        group.whole = now;
        group.plans.clear();
        group.plans.push_back((now.entry, of.plan.clone()));
        group.timed = of.until_ms.is_some();
    }

    /// Notes what a change of the store has changed.
    pub fn note(&mut self, session: &Session, touched: &Touched, now: Mark) {
        self.any = now;
        self.groups.resize_with(session.groups.len(), OfGroup::default);
        if touched.all {
            self.all = now;
            self.seats.clear();
            self.all_whole(session, now);
            return;
        }
        for place in &touched.whole {
            self.whole(session, *place, now);
        }
        for place in &touched.turned {
            if let Some(group) = self.groups.get_mut(*place) {
                group.turned = now;
            }
        }
        for place in &touched.frame {
            if let Some(group) = self.groups.get_mut(*place) {
                group.frame = now;
            }
        }
        for place in touched.plan.difference(&touched.whole) {
            let (Some(group), Some(of)) = (self.groups.get_mut(*place), session.groups.get(*place)) else {
                continue;
            };
            group.plan = now;
            if group.plans.len() >= PLANS_MAX {
                group.plans.pop_front();
            }
            group.plans.push_back((now.entry, of.plan.clone()));
        }
        for seat in &touched.seats {
            self.seats.insert(*seat, now);
        }
    }

    fn group(&self, session: &Session, seat: SeatId) -> Option<&OfGroup> {
        self.groups.get(session.group_of(seat)?)
    }

    /// The last change for which a page has to be made anew.
    fn last_page(&self, session: &Session, seat: SeatId) -> Mark {
        let whole = self.last_whole(session, seat);
        self.group(session, seat).map_or(whole, |group| whole.max(group.turned))
    }

    /// The last change of more in a view than the plan and who is there.
    fn last_whole(&self, session: &Session, seat: SeatId) -> Mark {
        let own = self.seats.get(&seat).copied().unwrap_or_default();
        self.group(session, seat).map_or(self.any, |group| group.whole.max(self.all).max(own))
    }

    /// The last change of anything that a seat sees.
    pub fn last(&self, session: &Session, seat: SeatId) -> Mark {
        let page = self.last_page(session, seat);
        self.group(session, seat).map_or(page, |group| page.max(group.frame).max(group.plan))
    }
}

/// What a seat's page is drawn from, kept for as long as it holds.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    /// The last change of more than plan and frame that it has.
    whole: Mark,
    view: Arc<View>,
}

/// What a connection is to be told.
#[derive(Clone, Debug)]
pub enum News {
    /// It has everything.
    Nothing,
    /// No more has changed than the plan, who is there and what is left of the time.
    Part(Part),
    /// More has changed.
    Whole(Arc<View>),
}

/// What has changed since a view that a connection has.
#[derive(Clone, Debug)]
pub struct Part {
    /// What the seat sees now.
    pub view: Arc<View>,
    /// The plan that the connection has.
    pub before: PlanView,
    /// The revision of the view that it has.
    pub since: u64,
}

/// The same for a game, which draws by itself: the less is sent, the better.
#[derive(Clone, Debug)]
pub enum Word {
    /// It has everything.
    Nothing,
    /// No more has changed than this.
    Update(Box<Update>),
    /// More has changed.
    Whole(Box<View>),
}

/// What a seat sees now. Its revision is that of the last entry that changed anything it sees.
fn made(session: &Session, marks: &Marks, seat: SeatId) -> Option<View> {
    let mut view = View::of(session, seat)?;
    view.frame.revision = marks.last(session, seat).entry;
    Some(view)
}

/// The same, from what was drawn before where that still holds.
pub(super) fn drawn(
    session: &Session,
    marks: &Marks,
    seat: SeatId,
    before: &mut Option<Drawn>,
    keep: bool,
) -> Option<Arc<View>> {
    let (whole, last) = (marks.last_whole(session, seat), marks.last(session, seat));
    if let Some(drawn) = before.as_mut().filter(|drawn| drawn.whole == whole) {
        if drawn.view.frame.revision != last.entry {
            let now = View::update(session, seat)?;
            let view = Arc::make_mut(&mut drawn.view);
            view.take(now);
            view.frame.revision = last.entry;
        }
        return Some(drawn.view.clone());
    }
    let view = Arc::new(made(session, marks, seat)?);
    // It is drawn from again where a plan is made, and else there is little use in it. What others see is made of more
    // than these marks know of.
    let leads = session.seats.get(&seat).is_some_and(|seat| seat.kind == SeatKind::Leader);
    let plans = matches!(view.frame.at.phase, Phase::Situations | Phase::Attention);
    *before = (keep && leads && plans).then(|| Drawn { whole, view: view.clone() });
    Some(view)
}

/// What is new to a page that has a view of a revision.
pub(super) fn news(
    session: &Session,
    marks: &Marks,
    seat: SeatId,
    has: Option<u64>,
    before: &mut Option<Drawn>,
) -> Option<News> {
    let last = marks.last(session, seat);
    if has.is_some_and(|has| has >= last.entry) {
        return session.seats.contains_key(&seat).then_some(News::Nothing);
    }
    let view = drawn(session, marks, seat, before, true)?;
    let part = || {
        let since = has.filter(|has| *has >= marks.last_page(session, seat).entry)?;
        view.leader()?;
        let plans = &marks.group(session, seat)?.plans;
        let (_, plan) = plans.iter().rev().find(|(made, _)| *made <= since)?;
        let before = PlanView::of(crate::session::Ids::of(&session.prepared), plan);
        Some(Part { view: view.clone(), before, since })
    };
    Some(part().map_or_else(|| News::Whole(view.clone()), News::Part))
}

/// What is new to a game that has a view of a revision.
pub(super) fn word(session: &Session, marks: &Marks, seat: SeatId, has: Option<u64>) -> Option<Word> {
    let last = marks.last(session, seat);
    if has.is_some_and(|has| has >= last.entry) {
        return session.seats.contains_key(&seat).then_some(Word::Nothing);
    }
    let whole = marks.last_whole(session, seat);
    if has.is_some_and(|has| has >= whole.entry)
        && let Some(mut update) = View::update(session, seat)
    {
        update.frame.revision = last.entry;
        return Some(Word::Update(Box::new(update)));
    }
    Some(Word::Whole(Box::new(made(session, marks, seat)?)))
}
