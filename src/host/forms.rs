//! Form fields of a page for an act of the session, and back.
//!
//! A form carries the id of its command and the moment it was made for, so that a repeated or a stale submit is
//! harmless. What pages write with [`fields`], [`act`] reads back as the same act.

use std::collections::BTreeMap;

use crate::{
    session::{Act, DropOut, LateJoin, MoveById, Pacing, Phase, PlaceById, RULES, SeatId, Stamp, Target},
    terms::{Id, Message, Practice},
};

/// Most fields that a form of ours has: the eight ratings, what every form carries, and some air.
pub const FIELDS_MAX: usize = 32;
/// Longest value of a field, in bytes: a commitment of the longest kind in four-byte letters fits.
pub const VALUE_BYTES_MAX: usize = 2_048;
/// Most units of attention that a form may name.
const UNITS_MAX: u32 = 100;

/// Why a form is none of ours. Nobody who uses the pages meets one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// More fields than a form has, or a longer value.
    #[error("too large")]
    TooLarge,
    /// A field is missing, twice there, or not what it should be.
    #[error("the field `{0}` is missing or wrong")]
    Field(&'static str),
}

impl FormError {
    /// The sentence for people.
    pub fn message(&self) -> Message {
        match self {
            Self::TooLarge => Message::new("web-form-too-large"),
            Self::Field(name) => Message::new("web-form-field").with("field", *name),
        }
    }
}

/// What somebody wants who asks for a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joining {
    /// What the person is to be called.
    pub name: String,
    /// In which group, from 0; none where there is nothing to choose.
    pub group: Option<u32>,
    /// Whether they only want to watch.
    pub watch: bool,
}

/// The moment a form was made for, the id of its command, and what it wants.
///
/// The id has a digest of the fields behind what the page chose: another choice on the same page, come back to with
/// the browser's button, is another command, and the same one pressed twice is the same.
///
/// # Errors
/// A form that no page of ours has made.
pub fn act(fields: &[(String, String)]) -> Result<(Option<Stamp>, String, Act), FormError> {
    let form = Form::of(fields)?;
    let act = form.act()?;
    let command = form.printable("command")?;
    let id = format!("{command}-{:016x}", digest(fields));
    Ok((form.stamp()?, id, act))
}

/// The name and the group on a form for joining.
///
/// # Errors
/// A form that no page of ours has made. Whether the name will do is for the session to say.
pub fn joining(fields: &[(String, String)]) -> Result<Joining, FormError> {
    let form = Form::of(fields)?;
    let group = form.get("group").map(|_| form.number("group")).transpose()?;
    let watch = form.get("watch").is_some();
    Ok(Joining { name: form.need("name")?.trim().to_owned(), group, watch })
}

/// A field's value, if it is there once.
pub fn value<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let mut found = fields.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let first = found.next();
    first.filter(|_| found.next().is_none())
}

/// The fields that stand for an act. What a person chooses or types takes the place of the field of the same name.
pub fn fields(act: &Act) -> Vec<(&'static str, String)> {
    let mut all = vec![("do", word(act).to_owned())];
    match act {
        Act::Join { name, group, .. } => {
            all.push(("name", name.clone()));
            all.extend(group.map(|group| ("group", group.to_string())));
        }
        Act::Rate { practices } => {
            all.extend(
                practices.iter().map(|(practice, figure)| (rate_field(*practice), figure.to_string())),
            );
        }
        Act::Play(wanted) => all.extend(play_fields(wanted)),
        Act::Respond { effort, voice, felt } => {
            let [heard, trusted, valued] = felt;
            all.extend([
                ("effort", effort.to_string()),
                ("voice", voice.to_string()),
                ("heard", heard.to_string()),
                ("trusted", trusted.to_string()),
                ("valued", valued.to_string()),
            ]);
        }
        Act::Commit { what, by, with } => {
            all.extend([("what", what.clone()), ("by", by.clone()), ("with", with.clone())]);
        }
        Act::UndoTo { entry, group } => {
            all.push(("entry", entry.to_string()));
            all.extend(group.map(|group| ("group", group.to_string())));
        }
        Act::Advance { group } => all.extend(group.map(|group| ("group", group.to_string()))),
        Act::Extend { seconds } | Act::LastCall { seconds } => all.push(("seconds", seconds.to_string())),
        Act::Pace(pacing) => {
            all.push(("pacing", pacing_word(*pacing).to_owned()));
            if let Pacing::Timed { seconds } = pacing {
                all.push(("seconds", seconds.to_string()));
            }
        }
        Act::LateJoin(late) => all.push(("late", late_word(late))),
        Act::Door { open } => all.push(("open", yes(*open))),
        Act::Help { seat, raised } => all.extend([("seat", seat.to_string()), ("raised", yes(*raised))]),
        Act::RenameGroup { group, name } => {
            all.extend([("group", group.to_string()), ("name", name.clone())]);
        }
        Act::Expire { group } => all.push(("group", group.to_string())),
        Act::StandIn { seat } | Act::Release(seat) => all.push(("seat", seat.to_string())),
        Act::DropPolicy(policy) => all.push(("policy", policy_word(policy))),
        Act::Rename { seat, name } => all.extend([("seat", seat.to_string()), ("name", name.clone())]),
        Act::Automate { seat, leader } => {
            all.push(("seat", seat.to_string()));
            all.extend(leader.as_ref().map(|leader| ("leader", leader.to_string())));
        }
        Act::Leave
        | Act::Ready
        | Act::Unready
        | Act::Pause
        | Act::Resume
        | Act::DropTimer
        | Act::Reveal
        | Act::End => {}
    }
    all
}

/// The name of the field with the rating of a practice.
pub const fn rate_field(practice: Practice) -> &'static str {
    match practice {
        Practice::Listen => "rate-listen",
        Practice::Understand => "rate-understand",
        Practice::OwnUp => "rate-own-up",
        Practice::Delegate => "rate-delegate",
        Practice::Vision => "rate-vision",
        Practice::Consensus => "rate-consensus",
        Practice::Coach => "rate-coach",
        Practice::Recognise => "rate-recognise",
        Practice::Assign => "rate-assign",
        Practice::DecideAlone => "rate-decide-alone",
        Practice::Inspect => "rate-inspect",
        Practice::Push => "rate-push",
        Practice::TakeOver => "rate-take-over",
        Practice::Front => "rate-front",
        Practice::StepBack => "rate-step-back",
    }
}

/// An aim of attention as one value: at whom or what, and the choice taken if one is.
pub fn aim(target: &Target, choice: Option<&Id>) -> String {
    let at = match target {
        Target::Member(id) => ["member:", id.as_str()].concat(),
        Target::Team => "team".to_owned(),
        Target::Work(id) => ["work:", id.as_str()].concat(),
        Target::Decision(id) => ["decision:", id.as_str()].concat(),
    };
    match choice {
        Some(choice) => [&at, ":", choice.as_str()].concat(),
        None => at,
    }
}

fn yes(is: bool) -> String {
    if is { "yes".to_owned() } else { "no".to_owned() }
}

/// What a pacing is called in a form.
pub const fn pacing_word(pacing: Pacing) -> &'static str {
    match pacing {
        Pacing::Own => "own",
        Pacing::Facilitated => "facilitated",
        Pacing::Timed { .. } => "timed",
    }
}

/// What becomes of those who come late, as a form says it.
pub fn late_word(late: &LateJoin) -> String {
    match late {
        LateJoin::Begin => "begin".to_owned(),
        LateJoin::Led(leader) => format!("leader:{leader}"),
        LateJoin::Watch => "watch".to_owned(),
    }
}

/// What a policy for dropped seats is called in a form.
pub fn policy_word(policy: &DropOut) -> String {
    match policy {
        DropOut::Wait => "wait".to_owned(),
        DropOut::Default => "default".to_owned(),
        DropOut::Without => "without".to_owned(),
        DropOut::Leader(leader) => format!("leader:{leader}"),
    }
}

const fn word(act: &Act) -> &'static str {
    match act {
        Act::Join { .. } => "join",
        Act::Leave => "leave",
        Act::Rate { .. } => "rate",
        Act::Play(MoveById::Answer { .. }) => "answer",
        Act::Play(MoveById::Unanswer { .. }) => "unanswer",
        Act::Play(MoveById::Place(_)) => "place",
        Act::Play(MoveById::TakeBack { .. }) => "take-back",
        Act::Ready => "ready",
        Act::Unready => "unready",
        Act::Respond { .. } => "respond",
        Act::Commit { .. } => "commit",
        Act::UndoTo { .. } => "undo-to",
        Act::Pause => "pause",
        Act::Resume => "resume",
        Act::Advance { .. } => "advance",
        Act::Extend { .. } => "extend",
        Act::LastCall { .. } => "last-call",
        Act::Pace(_) => "pace",
        Act::LateJoin(_) => "late-join",
        Act::Door { .. } => "door",
        Act::End => "end",
        Act::Help { .. } => "help",
        Act::RenameGroup { .. } => "rename-group",
        Act::DropTimer => "drop-timer",
        Act::Expire { .. } => "expire",
        Act::StandIn { .. } => "stand-in",
        Act::DropPolicy(_) => "drop-policy",
        Act::Reveal => "reveal",
        Act::Release(_) => "release",
        Act::Rename { .. } => "rename",
        Act::Automate { .. } => "automate",
    }
}

fn play_fields(wanted: &MoveById) -> Vec<(&'static str, String)> {
    match wanted {
        MoveById::Answer { card, option } => vec![("card", card.to_string()), ("option", option.to_string())],
        MoveById::Unanswer { card } => vec![("card", card.to_string())],
        MoveById::Place(place) => {
            let mut all = vec![
                ("practice", place.practice.id().to_owned()),
                ("aim", aim(&place.target, place.choice.as_ref())),
                ("units", place.units.to_string()),
            ];
            all.extend(place.about.as_ref().map(|about| ("about", about.to_string())));
            all
        }
        MoveById::TakeBack { place } => vec![("place", place.to_string())],
    }
}

/// FNV-1a over all fields but the token against forgery, which is renewed.
fn digest(fields: &[(String, String)]) -> u64 {
    let bytes = fields.iter().filter(|(name, _)| name != "csrf").flat_map(|(name, value)| {
        name.bytes().chain(std::iter::once(0)).chain(value.bytes()).chain(std::iter::once(0))
    });
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A form that was sent.
struct Form<'a>(&'a [(String, String)]);

impl<'a> Form<'a> {
    fn of(fields: &'a [(String, String)]) -> Result<Self, FormError> {
        let long = |(name, value): &(String, String)| name.len().max(value.len()) > VALUE_BYTES_MAX;
        if fields.len() > FIELDS_MAX || fields.iter().any(long) {
            return Err(FormError::TooLarge);
        }
        Ok(Self(fields))
    }

    fn get(&self, name: &'static str) -> Option<&'a str> {
        value(self.0, name)
    }

    fn need(&self, name: &'static str) -> Result<&'a str, FormError> {
        self.get(name).ok_or(FormError::Field(name))
    }

    fn number<N: std::str::FromStr>(&self, name: &'static str) -> Result<N, FormError> {
        self.need(name)?.parse().map_err(|_| FormError::Field(name))
    }

    fn id(&self, name: &'static str) -> Result<Id, FormError> {
        well_formed(self.need(name)?).ok_or(FormError::Field(name))
    }

    fn seat(&self) -> Result<SeatId, FormError> {
        Ok(SeatId(self.number("seat")?))
    }

    /// What a page chose for the command: short enough that a digest still fits behind it.
    fn printable(&self, name: &'static str) -> Result<&'a str, FormError> {
        let text = self.need(name)?;
        let fits = (1..=40).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        fits.then_some(text).ok_or(FormError::Field(name))
    }

    fn stamp(&self) -> Result<Option<Stamp>, FormError> {
        let Some(phase) = self.get("phase") else { return Ok(None) };
        let phase: Option<Phase> = RULES.iter().map(|rule| rule.phase).find(|known| known.id() == phase);
        Ok(Some(Stamp { round: self.number("round")?, phase: phase.ok_or(FormError::Field("phase"))? }))
    }

    fn act(&self) -> Result<Act, FormError> {
        Ok(match self.need("do")? {
            "leave" => Act::Leave,
            "rate" => Act::Rate { practices: self.ratings()? },
            "answer" => Act::Play(MoveById::Answer { card: self.id("card")?, option: self.id("option")? }),
            "unanswer" => Act::Play(MoveById::Unanswer { card: self.id("card")? }),
            "place" => Act::Play(MoveById::Place(self.place()?)),
            "take-back" => Act::Play(MoveById::TakeBack { place: self.number("place")? }),
            "ready" => Act::Ready,
            "unready" => Act::Unready,
            "respond" => Act::Respond {
                effort: self.number("effort")?,
                voice: self.number("voice")?,
                felt: [self.number("heard")?, self.number("trusted")?, self.number("valued")?],
            },
            "commit" => {
                // A text area sends its line ends as two characters.
                let text = |name| Ok(self.need(name)?.replace("\r\n", "\n").trim().to_owned());
                Act::Commit { what: text("what")?, by: text("by")?, with: text("with")? }
            }
            "undo-to" => Act::UndoTo { entry: self.number("entry")?, group: self.group()? },
            "pause" => Act::Pause,
            "resume" => Act::Resume,
            "advance" => Act::Advance { group: self.group()? },
            "extend" => Act::Extend { seconds: self.number("seconds")? },
            "last-call" => Act::LastCall { seconds: self.number("seconds")? },
            "pace" => Act::Pace(match self.need("pacing")? {
                "own" => Pacing::Own,
                "facilitated" => Pacing::Facilitated,
                "timed" => Pacing::Timed { seconds: self.number("seconds")? },
                _ => return Err(FormError::Field("pacing")),
            }),
            "late-join" => Act::LateJoin(self.late()?),
            "door" => Act::Door { open: self.yes("open")? },
            "end" => Act::End,
            "help" => Act::Help { seat: self.seat()?, raised: self.yes("raised")? },
            "rename-group" => {
                Act::RenameGroup { group: self.number("group")?, name: self.need("name")?.trim().to_owned() }
            }
            "drop-timer" => Act::DropTimer,
            "drop-policy" => Act::DropPolicy(self.policy()?),
            "reveal" => Act::Reveal,
            "release" => Act::Release(self.seat()?),
            "rename" => Act::Rename { seat: self.seat()?, name: self.need("name")?.trim().to_owned() },
            "automate" => Act::Automate {
                seat: self.seat()?,
                leader: self.get("leader").map(|_| self.id("leader")).transpose()?,
            },
            // `join` has a form of its own; `expire` and `stand-in` are for the house alone.
            _ => return Err(FormError::Field("do")),
        })
    }

    fn group(&self) -> Result<Option<u32>, FormError> {
        self.get("group").map(|_| self.number("group")).transpose()
    }

    fn yes(&self, name: &'static str) -> Result<bool, FormError> {
        match self.need(name)? {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(FormError::Field(name)),
        }
    }

    fn late(&self) -> Result<LateJoin, FormError> {
        let late = self.need("late")?;
        Ok(match (late, late.strip_prefix("leader:")) {
            ("begin", _) => LateJoin::Begin,
            ("watch", _) => LateJoin::Watch,
            (_, Some(leader)) => LateJoin::Led(well_formed(leader).ok_or(FormError::Field("late"))?),
            _ => return Err(FormError::Field("late")),
        })
    }

    fn ratings(&self) -> Result<BTreeMap<Practice, u8>, FormError> {
        let mut practices = BTreeMap::new();
        for practice in Practice::ALL {
            let field = rate_field(practice);
            if self.get(field).is_some() {
                practices.insert(practice, self.number(field)?);
            }
        }
        Ok(practices)
    }

    fn place(&self) -> Result<PlaceById, FormError> {
        let practice = self.need("practice")?;
        let practice = Practice::ALL.into_iter().find(|known| known.id() == practice);
        let (target, choice) = self.aim()?;
        let units: u32 = self.number("units")?;
        Ok(PlaceById {
            practice: practice.ok_or(FormError::Field("practice"))?,
            target,
            about: self
                .get("about")
                .filter(|about| !about.is_empty())
                .map(|_| self.id("about"))
                .transpose()?,
            choice,
            units: (units <= UNITS_MAX).then_some(units).ok_or(FormError::Field("units"))?,
        })
    }

    fn aim(&self) -> Result<(Target, Option<Id>), FormError> {
        let wrong = FormError::Field("aim");
        let mut parts = self.need("aim")?.split(':');
        let kind = parts.next().unwrap_or_default();
        let mut id = || parts.next().and_then(well_formed);
        let target = match kind {
            "team" => Target::Team,
            "member" => Target::Member(id().ok_or(wrong)?),
            "work" => Target::Work(id().ok_or(wrong)?),
            "decision" => Target::Decision(id().ok_or(wrong)?),
            _ => return Err(wrong),
        };
        let choice = match (parts.next(), &target) {
            (None, _) => None,
            (Some(choice), Target::Decision(_)) => Some(well_formed(choice).ok_or(wrong)?),
            (Some(_), _) => return Err(wrong),
        };
        if parts.next().is_some() { Err(wrong) } else { Ok((target, choice)) }
    }

    fn policy(&self) -> Result<DropOut, FormError> {
        let policy = self.need("policy")?;
        Ok(match (policy, policy.strip_prefix("leader:")) {
            ("wait", _) => DropOut::Wait,
            ("default", _) => DropOut::Default,
            ("without", _) => DropOut::Without,
            (_, Some(leader)) => DropOut::Leader(well_formed(leader).ok_or(FormError::Field("policy"))?),
            _ => return Err(FormError::Field("policy")),
        })
    }
}

fn well_formed(text: &str) -> Option<Id> {
    Some(Id::from(text)).filter(Id::is_well_formed)
}
