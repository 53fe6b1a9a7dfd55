//! Teams out of a study's numbers: real scenarios, with cards, questions, events and private situations, by the seed.
//!
//! Every draw has the name of what is drawn in its address, and not that of the team. So two kinds of team that differ
//! in one number are the same teams otherwise, seed by seed, and one more field changes nobody else's draws.

use std::collections::BTreeMap;

use super::study::{Amount, Team};
use crate::{
    scenario::{
        Answer, Authority, Backdrop, Card, Choice, Condition, Decision, Does, Effect, Ending, Figure,
        FollowUp, Member, Private, Promise, Prop, Relation, Round, Scenario, Setting, Shock, Sponsor, Stream,
        Target, Unanswered, Variation, Weights, When, card::Timing,
    },
    sim::{
        Luck,
        luck::{Purpose, id_hash},
    },
    terms::{Id, Level, Motive, Practice, Pronouns, SettingField},
};

/// Most situations in a generated pool.
const CARDS_MAX: i64 = 80;
/// Skill areas of a generated team.
const AREAS: [&str; 2] = ["craft", "service"];
/// Share of the planned work that is standing work, in percent.
const STANDING: i64 = 25;

/// The draws of one generated team.
#[derive(Clone, Copy)]
struct Draws {
    luck: Luck,
}

impl Draws {
    fn below(self, what: &str, number: i64, bound: i64) -> i64 {
        self.luck.below(0, id_hash(what), Purpose::Team, number as u32, bound)
    }

    fn between(self, what: &str, number: i64, least: i64, most: i64) -> i64 {
        least + self.below(what, number, most - least + 1)
    }

    fn amount(self, what: &str, number: i64, amount: Amount) -> i64 {
        match amount {
            Amount::Fixed(value) => value,
            Amount::Between(least, most) => self.between(what, number, least, most),
        }
    }
}

/// The measures of the setting that a study asks for, over those that are there.
pub fn apply_setting(setting: &mut Setting, asked: &BTreeMap<SettingField, Amount>, luck: Luck) {
    let draws = Draws { luck };
    for (field, amount) in asked {
        let (name, measure) = match field {
            SettingField::Urgency => ("urgency", &mut setting.urgency),
            SettingField::Severity => ("severity", &mut setting.severity),
            SettingField::Familiarity => ("familiarity", &mut setting.familiarity),
            SettingField::Complexity => ("complexity", &mut setting.complexity),
            SettingField::Dynamism => ("dynamism", &mut setting.dynamism),
            SettingField::PowerDistance => ("power_distance", &mut setting.power_distance),
        };
        *measure = draws.amount(name, 0, *amount);
    }
}

/// The scenario of a generated team, as the seed makes it.
pub fn generate(team: &Team, luck: Luck) -> Scenario {
    let d = Draws { luck };
    let n = d.amount("members", 0, team.members);
    let rounds = d.amount("rounds", 0, team.rounds);
    let hours = d.amount("hours", 0, team.hours);
    let mut setting = Setting::default();
    apply_setting(&mut setting, &team.setting, luck);
    let work = work(team, d, n, rounds, hours);
    let decisions = decisions(team, d, &work, rounds);
    let members = (0..n).map(|who| member(team, d, who, &decisions)).collect();
    let cards = cards(team, d, &work, n, rounds);
    let shocks = shocks(team, d, n, rounds);
    Scenario {
        format: 1,
        id: team.id.clone(),
        title: "A generated team".to_owned(),
        author: "Footlights".to_owned(),
        summary: "A team drawn for a study.".to_owned(),
        objectives: vec!["Be studied.".to_owned()],
        content_notes: Vec::new(),
        facilitator_note: String::new(),
        briefing: "A team, some work, some time.".to_owned(),
        goal: "The work done.".to_owned(),
        backdrop: Backdrop::default(),
        round: Round { name: "round".to_owned(), hours },
        rounds: rounds as u32,
        empty_chair: d.amount("empty_chair", 0, team.empty_chair) as u32,
        short: None,
        attention: d.amount("attention", 0, team.attention) as u32,
        minutes_per_round: 4,
        par: 90,
        setting,
        sponsor: Sponsor {
            name: "Sponsor".to_owned(),
            role: "Sponsor".to_owned(),
            pronouns: Pronouns::They,
            confidence: 55,
            figure: Figure::default(),
            words: "Begin.".to_owned(),
        },
        score: Weights::default(),
        areas: AREAS.map(Id::from).to_vec(),
        members,
        relations: relations(team, d, n),
        work,
        decisions,
        cards,
        shocks,
        variation: Variation {
            levels: d.amount("level_spread", 0, team.level_spread),
            // Skills and motives are drawn here already.
            skills: 0,
            motives: 0,
            shuffle_qualities: true,
        },
        voices: Vec::new(),
        endings: vec![Ending {
            id: Id::from("end"),
            title: "The end".to_owned(),
            needs: None,
            text: "It is over.".to_owned(),
        }],
        epilogues: Vec::new(),
        questions: Vec::new(),
    }
}

fn member_id(who: i64) -> Id {
    Id::from(format!("member-{}", who + 1))
}

fn member(team: &Team, d: Draws, who: i64, decisions: &[Decision]) -> Member {
    let readiness = d.amount("readiness", 0, team.readiness);
    let skill = team.skills.map_or(readiness, |skills| d.amount("skills", 0, skills));
    let spread = d.amount("skill_spread", 0, team.skill_spread);
    let skills = (0..AREAS.len() as i64).map(|area| {
        let own = skill + d.between("skill", who * 10 + area, -spread, spread);
        (Id::from(AREAS[area as usize]), own.clamp(0, 100))
    });
    let mut start = BTreeMap::from([(Level::Confidence, readiness.clamp(0, 100))]);
    for (level, amount) in &team.start {
        start.insert(*level, d.amount(level.id(), 0, *amount).clamp(0, 100));
    }
    let motives = Motive::ALL.map(|motive| (motive, d.below("motive", who * 10 + motive as i64, 5)));
    let private =
        (d.below("private", who, 100) < d.amount("private_chance", 0, team.private)).then(|| Private {
            what: "Something at home.".to_owned(),
            weight: d.between("private_weight", who, 2, 6),
            told_at_trust: d.between("private_trust", who, 45, 65),
            eased_by: vec![Practice::Listen, Practice::Assign],
        });
    let mean = d.amount("knowledge", 0, team.knowledge);
    let uneven = d.amount("knowledge_spread", 0, team.knowledge_spread);
    let members = d.amount("members", 0, team.members);
    let knows = decisions.iter().zip(0_i64..).map(|(decision, question)| {
        // One of them knows most of it; what the others know less keeps the mean where it is, as far as there is room.
        let expert = d.below("expert", question, members);
        let up = uneven * (100 - mean) / 100;
        let own =
            if who == expert { mean + up } else { mean - up / (members - 1).max(1) - uneven * mean / 400 };
        (decision.id.clone(), own.clamp(0, 100))
    });
    Member {
        id: member_id(who),
        name: format!("Member {}", who + 1),
        full_name: String::new(),
        pronouns: Pronouns::They,
        role: "Member".to_owned(),
        figure: Figure::default(),
        speaks: "Plainly.".to_owned(),
        introduction: "I work here.".to_owned(),
        skills: skills.collect(),
        start,
        motives: motives.into_iter().collect(),
        need_for_structure: d.amount("structure", who, team.structure),
        private,
        knows: knows.collect(),
    }
}

fn relations(team: &Team, d: Draws, n: i64) -> Vec<Relation> {
    let mut conflicts = d.amount("conflicts", 0, team.conflicts);
    let mut relations = Vec::new();
    for a in 0..n {
        for b in a + 1..n {
            let pair = a * 100 + b;
            let at_odds = conflicts > 0 && (b - a == 1 && a % 2 == 0 || n < 4);
            conflicts -= i64::from(at_odds);
            relations.push(Relation {
                between: (member_id(a), member_id(b)),
                closeness: d.between("closeness", pair, 30, 75),
                conflict: if at_odds { d.between("conflict", pair, 20, 45) } else { 0 },
            });
        }
    }
    relations
}

/// Standing work that everybody has a hand in, and projects of equal size, one after another due.
fn work(team: &Team, d: Draws, n: i64, rounds: i64, hours: i64) -> Vec<Stream> {
    let projects = (n / 2).clamp(1, 4);
    let interdependence = d.amount("interdependence", 0, team.interdependence);
    let authority = Authority::ALL[d.amount("authority", 0, team.authority).clamp(0, 6) as usize];
    let planned = n * hours * rounds * d.amount("workload", 0, team.workload) / 100;
    let stream = |id: String, area: i64, effort: i64, due: Option<u32>, owner: i64, crew: Vec<i64>| Stream {
        title: id.clone(),
        id: Id::from(id),
        area: Id::from(AREAS[area as usize % AREAS.len()]),
        effort: effort.clamp(10, 20_000),
        complexity: interdependence,
        due,
        owner: member_id(owner),
        crew: crew.into_iter().filter(|who| *who != owner).map(member_id).collect(),
        authority,
        standing: due.is_none(),
        prop: Prop::Board,
    };
    let standing = planned * STANDING / 100 / rounds;
    let mut work = vec![stream("desk".to_owned(), 1, standing, None, n - 1, (0..n).collect())];
    for project in 0..projects {
        let effort = planned * (100 - STANDING) / 100 / projects;
        // The last is due at the end, the others spread over the second half.
        let due = rounds - (projects - 1 - project) * rounds / (2 * projects);
        let crew = (0..n).filter(|who| who % projects == project).collect();
        work.push(stream(
            format!("project-{}", project + 1),
            project,
            effort,
            Some(due as u32),
            project,
            crew,
        ));
    }
    work
}

fn decisions(team: &Team, d: Draws, work: &[Stream], rounds: i64) -> Vec<Decision> {
    let questions = d.amount("questions", 0, team.questions);
    let open_for = d.amount("question_rounds", 0, team.question_rounds);
    (0..questions)
        .map(|question| {
            let opens = if team.at_once { 1 } else { 1 + question * (rounds - 1) / questions };
            let choices = d.between("choices", question, 2, 4);
            // The best is clearly better than the worst; the others lie where they lie.
            let (best, worst) = (d.between("best", question, 65, 90), d.between("worst", question, 15, 40));
            let quality = |choice: i64| match choice {
                0 => best,
                1 => worst,
                _ => d.between("quality", question * 10 + choice, worst + 1, best - 1),
            };
            let choices = (0..choices).map(|choice| Choice {
                id: Id::from(format!("way-{}", choice + 1)),
                text: format!("Way {}.", choice + 1),
                quality: quality(choice),
            });
            Decision {
                id: Id::from(format!("question-{}", question + 1)),
                question: "Which way?".to_owned(),
                about: work[question as usize % work.len()].id.clone(),
                choices: choices.collect(),
                opens: opens as u32,
                due: (opens + open_for).min(rounds) as u32,
                leader_knows: d.amount("leader_knows", 0, team.leader_knows),
            }
        })
        .collect()
}

/// What a generated option does: its practices, at whom, how strongly.
type Way = (&'static str, &'static [(Practice, Aim, i64)]);

/// At whom an option of a generated situation is aimed.
#[derive(Clone, Copy)]
enum Aim {
    Speaker,
    SpeakerAbout,
    Team,
    Work,
}

/// The kinds of situations. Each has a way from behind, a way from the front, and a third.
const SITUATIONS: [[Way; 3]; 6] = [
    [
        ("hear", &[(Practice::Listen, Aim::Speaker, 2)]),
        ("tell", &[(Practice::Assign, Aim::SpeakerAbout, 2)]),
        ("leave", &[(Practice::StepBack, Aim::Team, 1)]),
    ],
    [
        ("coach", &[(Practice::Coach, Aim::SpeakerAbout, 2)]),
        ("take-over", &[(Practice::TakeOver, Aim::Work, 2)]),
        ("hand-over", &[(Practice::Delegate, Aim::SpeakerAbout, 2)]),
    ],
    [
        ("name-it", &[(Practice::Recognise, Aim::Speaker, 1)]),
        ("present", &[(Practice::Front, Aim::Work, 1)]),
        ("give-credit", &[(Practice::OwnUp, Aim::Work, 1)]),
    ],
    [
        ("say-why", &[(Practice::Vision, Aim::Team, 1), (Practice::Listen, Aim::Speaker, 1)]),
        ("press", &[(Practice::Push, Aim::Work, 1)]),
        ("ask-all", &[(Practice::Consensus, Aim::Team, 1)]),
    ],
    [
        ("own-up", &[(Practice::OwnUp, Aim::Team, 1)]),
        ("look", &[(Practice::Inspect, Aim::Work, 1)]),
        ("settle", &[(Practice::DecideAlone, Aim::Work, 1)]),
    ],
    [
        ("understand", &[(Practice::Understand, Aim::Speaker, 2)]),
        ("frame", &[(Practice::Assign, Aim::SpeakerAbout, 1), (Practice::Inspect, Aim::Work, 1)]),
        ("promise", &[(Practice::Listen, Aim::Speaker, 1)]),
    ],
];

fn cards(team: &Team, d: Draws, work: &[Stream], n: i64, rounds: i64) -> Vec<Card> {
    let count = (d.amount("cards", 0, team.cards) * rounds).min(CARDS_MAX);
    let card = |number: i64| {
        let speaker = d.below("speaker", number, n);
        let own = work.iter().find(|stream| stream.owner == member_id(speaker));
        let on = |stream: &&Stream| stream.crew.contains(&member_id(speaker));
        let stream = own.or_else(|| work.iter().skip(1).find(on)).unwrap_or(&work[0]);
        let kind = d.below("situation", number, SITUATIONS.len() as i64);
        let options = SITUATIONS[kind as usize].iter().map(|(id, ways)| {
            let does = ways.iter().map(|(practice, aim, intensity)| Does {
                practice: *practice,
                target: Some(match aim {
                    Aim::Speaker | Aim::SpeakerAbout => Target::Member(member_id(speaker)),
                    Aim::Team => Target::Team,
                    Aim::Work => Target::Work(stream.id.clone()),
                }),
                intensity: *intensity,
                about: matches!(aim, Aim::SpeakerAbout).then(|| stream.id.clone()),
                choice: None,
            });
            let promises = (*id == "promise").then(|| Promise {
                id: Id::from(format!("promise-{}", number + 1)),
                to: member_id(speaker),
                what: "Time for it.".to_owned(),
                due_in: 3,
                kept_by: vec![Practice::Coach, Practice::Recognise, Practice::Understand],
            });
            Answer {
                id: Id::from(*id),
                text: (*id).to_owned(),
                price: format!("Not the other: {id}."),
                does: does.collect(),
                needs: None,
                then: Vec::new(),
                promises: promises.into_iter().collect(),
                keeps: Vec::new(),
                sets: Vec::new(),
                after: String::new(),
            }
        });
        Card {
            id: Id::from(format!("situation-{}", number + 1)),
            title: format!("Situation {}", number + 1),
            place: "At work".to_owned(),
            day: 0,
            // Spread over the rounds, so that a long game does not spend its pool early.
            when: When::Pool {
                weight: 1,
                from: 1 + (number * rounds / count.max(1)) as u32,
                to: rounds as u32,
            },
            needs: None,
            speaker: member_id(speaker),
            text: "Something comes up.".to_owned(),
            variants: Vec::new(),
            options: options.collect(),
            unanswered: Unanswered {
                text: "They wait".to_owned(),
                settled_by: (d.below("settles", number, 2) == 0).then(|| member_id(speaker)),
                then: Vec::new(),
                sets: Vec::new(),
            },
        }
    };
    let mut cards: Vec<Card> = (0..count).map(card).collect();
    if cards.is_empty() {
        // A scenario has at least one. This one waits for the last round and a strain that nobody reaches.
        let mut never = card(0);
        never.when = When::Once { from: rounds as u32, to: rounds as u32 };
        never.needs = Some(Condition::Member {
            of: never.speaker.clone(),
            level: Level::Strain,
            at_least: 100,
            at_most: 100,
        });
        cards.push(never);
    }
    cards
}

/// Events: a setback, a passing change of the setting, a private burden, and one that follows another.
fn shocks(team: &Team, d: Draws, n: i64, rounds: i64) -> Vec<Shock> {
    let count = d.amount("shocks", 0, team.shocks);
    let mut shocks = Vec::new();
    for number in 0..count {
        let kind = d.below("event", number, 4);
        let who = member_id(d.below("struck", number, n));
        let effects = match kind {
            0 => vec![Effect::Team { level: Level::Morale, by: -d.between("blow", number, 2, 5) }],
            1 => vec![Effect::Setting {
                of: SettingField::Urgency,
                by: d.between("pressure", number, 10, 30),
                rounds: 2,
            }],
            2 => vec![Effect::Member {
                of: who.clone(),
                level: Level::Strain,
                by: d.between("burden", number, 5, 12),
            }],
            _ => vec![Effect::Sponsor { by: -d.between("doubt", number, 4, 10) }],
        };
        let from = 1 + d.below("from", number, rounds);
        let id = |number: i64| Id::from(format!("event-{}", number + 1));
        let follows = number % 3 == 2;
        if follows && let Some(before) = shocks.last_mut() {
            let before: &mut Shock = before;
            before.then = vec![FollowUp { id: id(number), after: 2 }];
        }
        shocks.push(Shock {
            id: id(number),
            title: format!("Event {}", number + 1),
            text: "Something happens.".to_owned(),
            when: if follows {
                Timing::FollowUp
            } else {
                Timing::Between { from: from as u32, to: (from + 3).min(rounds) as u32, chance: 80 }
            },
            private_to: (kind == 2).then_some(who),
            effects,
            sets: Vec::new(),
            then: Vec::new(),
        });
    }
    shocks
}
