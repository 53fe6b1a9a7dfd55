//! What a leader can imagine of a game: what the briefing says, states that fit what they see, cards that could come.
//!
//! Nothing here reads who people are, how good the choices are, what lies in the deck or the seed: of the fixed side of
//! a game only what is public is kept, and the rest is made up from the sight and from what teams are usually like.

use crate::{
    sim::{
        CardSetup, Concern, Dealt, DoesSetup, Hidden, Knowing, Known, Levels, Luck, MemberSetup, OptionSetup,
        Owed, Passing, PromiseTerms, Public, Question, Range, Reading, Seat, Setup, Sight, State, Stream,
        TargetIx, WhenSetup, World,
        fixed::{FULL, ONE, POINT},
        luck::{Purpose, id_hash, mix},
    },
    terms::{Id, Level, Motive, Practice, SettingField},
};

/// Where a planner's own draws begin: no game's seed has a part in them.
const OWN_SEED: u64 = 0x0F00_711C_4175_0001;
/// Cards that come in a round, as far as a leader can expect.
const CARDS_A_ROUND: usize = 2;
/// Half of an 80 % range, in thousandths of a standard deviation.
const EIGHTY: i64 = 1282;
/// What is usual where nothing is known: level, knowledge of a question, weight of a conflict.
const USUAL: i64 = 55 * POINT;

/// The public side of a scenario: work, questions, setting, rounds, how it is scored.
#[derive(Clone, Debug)]
pub struct Briefing(Setup);

impl Briefing {
    /// What a leader is told before the first round.
    pub fn of(setup: &Setup) -> Self {
        let n = setup.members.len();
        let areas = setup.scenario.areas.len();
        let mut public = setup.clone();
        let stranger = |hash: u64| MemberSetup {
            hash,
            start: [USUAL; Level::COUNT],
            motives: [ONE / Motive::COUNT as i64; Motive::COUNT],
            structure: 50 * POINT,
            skills: vec![50 * POINT; areas],
            knows: vec![40 * POINT; setup.decisions.len()],
            private: None,
        };
        public.members = setup.members.iter().map(|member| stranger(member.hash)).collect();
        public.closeness = vec![50 * POINT; n * n];
        public.conflict = vec![0; n * n];
        for decision in &mut public.decisions {
            decision.qualities.fill(50 * POINT);
            decision.leader_knows = 50 * POINT;
        }
        public.cards.clear();
        public.shocks.clear();
        public.promises.clear();
        public.flags.clear();
        public.endings.clear();
        public.epilogues.clear();
        public.voices.clear();
        public.lines_at.iter_mut().for_each(Vec::clear);
        Self(public)
    }
}

/// A game as it could be, seen from one round.
#[derive(Debug)]
pub struct Imagined<'a> {
    /// The fixed side: the briefing, the cards on the table, and others that could come.
    pub setup: Setup,
    sight: &'a Sight,
    public: Public,
    seat: Seat,
}

impl<'a> Imagined<'a> {
    /// Imagines the game behind a sight.
    pub fn of(briefing: &Briefing, sight: &'a Sight) -> Self {
        let mut setup = briefing.0.clone();
        setup.cards.extend(sight.hand.iter().map(|card| {
            CardSetup {
                options: card
                    .options
                    .iter()
                    .map(|option| OptionSetup {
                        needs: (!option.offered).then(|| Knowing::Any(Vec::new())),
                        ..plain(option.does.clone())
                    })
                    .collect(),
                ..some_card(card.speaker, 0, WhenSetup::FollowUp)
            }
        }));
        let to_come = sight.rounds.saturating_sub(sight.round + 1);
        let team: Vec<usize> = sight.present().collect();
        for number in 0..to_come as usize * CARDS_A_ROUND {
            let Some(speaker) = team.get(number % team.len().max(1)) else { break };
            let when = WhenSetup::Pool { weight: 1, from: sight.round + 1, to: sight.rounds };
            let work = sight.streams_of(*speaker).next();
            let use_of = |practice: Practice| {
                let (target, units) = (TargetIx::Member(*speaker), ONE);
                plain(vec![DoesSetup { practice, target, about: work, choice: None, units }])
            };
            let mut card = some_card(*speaker, number as u64 + 1, when);
            card.options.push(use_of(Practice::Listen));
            card.options.push(use_of(if work.is_some() { Practice::Delegate } else { Practice::Coach }));
            card.options.push(use_of(Practice::Assign));
            card.options.push(use_of(Practice::Recognise));
            setup.cards.push(card);
        }
        setup.promises = (sight.kept_by.iter())
            .map(|kept_by| PromiseTerms { id: Id::from("promise"), to: 0, kept_by: kept_by.clone() })
            .collect();
        let public = public(&setup, sight);
        let seat = seat(&setup, sight);
        Self { setup, sight, public, seat }
    }

    /// One state that fits the sight: the same number gives the same state.
    pub fn sample(&self, number: u64) -> State {
        let luck = Luck::new(mix(OWN_SEED ^ mix(number)));
        let mut world = self.seat.believed.clone();
        let areas = self.setup.scenario.areas.len();
        for (place, (member, seen)) in self.setup.members.iter().zip(&self.sight.members).enumerate() {
            let draws = luck.at(self.sight.round, member.hash, Purpose::Leader);
            for level in Level::ALL {
                let value = draw(draws.noise(level as u32, ONE), seen.levels[level as usize]);
                world.levels[place][level as usize] = value;
                world.usual[place][level as usize] = usual(value);
            }
            for (area, range) in seen.skills.iter().enumerate() {
                world.skill[place * areas + area] = draw(draws.noise(100 + area as u32, ONE), *range);
            }
            world.intent[place] = intent(&self.setup, world.levels[place][Level::Loyalty as usize]);
        }
        let qualities = self.sight.questions.iter().enumerate().map(|(place, question)| {
            let draws = luck.at(self.sight.round, place as u64, Purpose::Leader);
            let choices = question.choices.iter().enumerate();
            choices.map(|(choice, range)| draw(draws.noise(200 + choice as u32, ONE), *range)).collect()
        });
        let hidden = Hidden {
            luck,
            qualities: qualities.collect(),
            pending: Vec::new(),
            flags: Vec::new(),
            secrets: Vec::new(),
            come: Vec::new(),
            skill_start: world.skill.clone(),
            said: Vec::new(),
            world,
        };
        State { public: self.public.clone(), hidden, seat: self.seat.clone() }
    }
}

/// A value out of a range, by a draw of standard deviation 1 in thousandths.
fn draw(deviation: i64, range: Range) -> i64 {
    // Towards an end of the scale the range is cut off; the other side tells how wide it is.
    let half = (range.high - range.best).max(range.best - range.low);
    (range.best + deviation * half / EIGHTY).clamp(0, FULL)
}

/// Where a level would settle: what is seen of it now, drawn towards what people are usually like.
const fn usual(level: i64) -> i64 {
    (2 * level + USUAL) / 3
}

/// How far someone of that loyalty thinks of leaving.
fn intent(setup: &Setup, loyalty: i64) -> i64 {
    let floor = setup.coefficients.intent_loyalty.max(1);
    (floor - loyalty).max(0) * FULL / floor / 2
}

fn some_card(speaker: usize, number: u64, when: WhenSetup) -> CardSetup {
    CardSetup {
        hash: mix(id_hash("some card") ^ number),
        when,
        day: 0,
        needs: None,
        speaker,
        variants: Vec::new(),
        options: Vec::new(),
        settled_by: None,
        unanswered_then: Vec::new(),
        unanswered_sets: Vec::new(),
    }
}

/// An option that does something and has no further strings to it.
const fn plain(does: Vec<DoesSetup>) -> OptionSetup {
    OptionSetup {
        does,
        needs: None,
        then: Vec::new(),
        promises: Vec::new(),
        keeps: Vec::new(),
        sets: Vec::new(),
    }
}

fn public(setup: &Setup, sight: &Sight) -> Public {
    let hours = i64::from(sight.round) * setup.hours;
    let hand = sight.hand.len();
    let mut dealt = vec![false; setup.cards.len()];
    dealt[..hand].fill(true);
    // How long a change of the setting lasts is not known; a round more is a fair guess.
    let passing = SettingField::ALL.into_iter().filter_map(|of| {
        let by = sight.setting[of as usize] - setup.setting[of as usize];
        (by != 0).then_some(Passing { of, by, until: sight.round + 2 })
    });
    Public {
        round: sight.round,
        left: sight.members.iter().map(|member| member.left).collect(),
        streams: sight
            .streams
            .iter()
            .map(|stream| Stream {
                effort: stream.effort,
                progress: stream.progress,
                rework: 0,
                came_back: 0,
                owner: stream.owner,
                authority: stream.authority,
                attended_until: hours,
                done: stream.done,
            })
            .collect(),
        questions: sight
            .questions
            .iter()
            .map(|question| Question {
                open: question.open || question.settled.is_some(),
                settled: question.settled,
            })
            .collect(),
        sponsor: sight.sponsor,
        passing: passing.collect(),
        debts: sight.debts.clone(),
        own_flags: Vec::new(),
        hand: (0..hand).map(|card| Dealt { card, variant: None }).collect(),
        dealt,
        news: Vec::new(),
        come: Vec::new(),
        contact: sight.members.iter().map(|member| hours - member.since).collect(),
        doses: vec![0; Practice::COUNT * Public::dose_slots(setup)],
        stale: 0,
        reputation: sight.reputation,
        output: sight.output.clone(),
        ideas: sight.ideas,
        ideas_waiting: [sight.ideas[0] - sight.ideas[1], sight.ideas[1] - sight.ideas[2]],
        used: sight.used,
        place: sight.place,
    }
}

/// What the imagined leader believes: the best readings.
fn seat(setup: &Setup, sight: &Sight) -> Seat {
    let c = &setup.coefficients;
    let n = setup.members.len();
    let variance = |range: &Range| {
        let half = (range.high - range.best).max(range.best - range.low) * ONE / EIGHTY;
        half * half
    };
    let levels: Vec<Levels> =
        sight.members.iter().map(|member| member.levels.map(|range| range.best)).collect();
    let mean = |level: Level| {
        let (sum, there) = (sight.present())
            .fold((0, 0), |(sum, there), member| (sum + levels[member][level as usize], there + 1));
        if there == 0 { USUAL } else { sum / there }
    };
    // What a team understands together and how far it pulls one way follow from how its people are, with time.
    let reached =
        c.shared_by_voice * mean(Level::Voice) / ONE + c.shared_by_ownership * mean(Level::Ownership) / ONE;
    let shared = (40 * POINT + reached) / 2;
    let alignment = (35 * POINT + mean(Level::Clarity) * 7 / 10) / 2;
    let skills = || sight.members.iter().flat_map(|member| &member.skills);
    let mut conflict: Vec<i64> =
        sight.members.iter().flat_map(|member| member.conflict.iter().copied()).collect();
    for debt in &sight.debts {
        if let Owed::Concern(Concern::Conflict(other)) = debt.owed {
            conflict[debt.to * n + other] = conflict[debt.to * n + other].max(30 * POINT);
        }
    }
    let equal = [ONE / Motive::COUNT as i64; Motive::COUNT];
    let believed = World {
        usual: levels.iter().map(|levels| levels.map(usual)).collect(),
        skill: skills().map(|range| range.best).collect(),
        motives: sight.members.iter().map(|member| member.motives.unwrap_or(equal)).collect(),
        structure: vec![50 * POINT; n],
        closeness: setup.closeness.clone(),
        conflict,
        burdened: vec![false; n],
        eased_until: vec![0; n],
        credit: vec![45 * POINT; n],
        ideas_had: vec![ONE / 2; n],
        intent: levels.iter().map(|levels| intent(setup, levels[Level::Loyalty as usize])).collect(),
        shared: shared.clamp(0, FULL),
        alignment: alignment.clamp(0, FULL),
        levels,
    };
    let reading = |range: &Range| Reading { value: range.best, variance: variance(range) };
    Seat {
        log: Vec::new(),
        believed,
        variance: sight.members.iter().map(|member| member.levels.map(|range| variance(&range))).collect(),
        skill_variance: skills().map(variance).collect(),
        known: Known {
            motives: sight.members.iter().map(|member| member.motives.is_some()).collect(),
            private: sight.members.iter().map(|member| member.private).collect(),
            heard: sight.members.iter().map(|member| member.heard).collect(),
            signs: sight.members.iter().map(|member| member.sign).collect(),
            opinions: (sight.questions.iter())
                .map(|question| question.choices.iter().map(reading).collect())
                .collect(),
        },
    }
}
