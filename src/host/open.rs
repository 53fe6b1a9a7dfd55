//! Sessions begun, and brought back: from what is shipped to a head, from what is kept to a room.

use std::sync::Arc;

use super::{
    Host, HostError,
    keys::{Secret, fresh_code, fresh_id},
    room::{PATIENCE_SECONDS, Restored, Room, RoomError, now_ms},
};
use crate::{
    content::{Content, Source, Unavailable},
    scenario::PronounWords,
    session::{
        Act, Chain, DropOut, Journal, JournalError, Length, Mode, NamedText, Pacing, Prepared, Read, SeatId,
        SeatKind, Session, SessionHead, Texts, resume,
    },
    store::{
        Hold,
        sql::{KeyKind, Listed, New},
    },
    terms::Message,
    words::{FALLBACK_LANG, Words},
};

/// Most sessions that one host has open.
pub const ROOMS_MAX: usize = 200;

/// Seconds for a phase where a session is begun from the page and timed.
pub const SECONDS: u32 = 300;

/// A session to begin.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The scenario.
    pub scenario: Source,
    /// How people play together.
    pub mode: Mode,
    /// What moves it on.
    pub pacing: Pacing,
    /// All rounds, or the author's short cut.
    pub length: Length,
    /// What becomes of dropped seats.
    pub drop_out: DropOut,
    /// Whether somebody runs it; without, the one seat is for whoever has its link.
    pub facilitated: bool,
}

/// A session that is open, and who may run it.
#[derive(Debug)]
pub struct Opened {
    /// The room.
    pub room: Arc<Room>,
    /// What the link to the facilitator's page has, or to the seat where nobody runs the session.
    pub link: Secret,
    /// Whether it is the facilitator's.
    pub facilitated: bool,
    /// Title of the scenario.
    pub title: String,
}

impl Host {
    /// Begins a session.
    ///
    /// # Errors
    /// It cannot be played or kept; there are as many already as can be.
    pub async fn open(&self, opening: &Opening) -> Result<Opened, HostError> {
        if self.hall.len() >= ROOMS_MAX {
            return Err(HostError::Full);
        }
        let head = self.head(opening)?;
        let mode = head.mode;
        let mut chain = Chain::default();
        let line = chain.head(&head);
        // Reading a scenario takes milliseconds: not where the network is served.
        let prepared = tokio::task::spawn_blocking(move || Prepared::new(head));
        let prepared = prepared.await.map_err(|_| HostError::Stopped)??;
        let title = prepared.setup.scenario.title.clone();
        let now = now_ms();
        let listed = Listed {
            id: fresh_id()?,
            code: self.free_code().await?,
            title: title.clone(),
            mode: mode_id(mode).to_owned(),
            made_ms: i64::try_from(now).unwrap_or(i64::MAX),
            touched_ms: 0,
            patience_s: i64::from(PATIENCE_SECONDS),
            held_by: self.hold.name().to_owned(),
        };
        let (id, code) = (Arc::from(listed.id.as_str()), listed.code.clone());
        let restored = Restored {
            session: Session::new(prepared),
            chain,
            keys: Vec::new(),
            patience_s: PATIENCE_SECONDS,
            last_seat: 0,
        };
        let room = Arc::new(Room::new(id, code, self.store.clone(), restored));
        room.begin(New { listed, head: line }).await?;
        let (kind, name) = if opening.facilitated {
            (SeatKind::Facilitator, self.words().say("host-facilitator"))
        } else {
            (SeatKind::Leader, self.words().say("host-you"))
        };
        let (seat, _) = room.join(&name, kind, None).await?;
        let link = room.give_key(seat, KeyKind::Link).await?;
        self.hall.add(room.clone());
        Ok(Opened { room, link, facilitated: opening.facilitated, title })
    }

    /// Deletes a session for good.
    ///
    /// # Errors
    /// The store refuses; the session is closed all the same.
    pub async fn delete(&self, room: &Room) -> Result<(), RoomError> {
        self.hall.remove(&room.code);
        room.close().await;
        Ok(self.store.delete(&room.id).await?)
    }

    fn head(&self, opening: &Opening) -> Result<SessionHead, HostError> {
        if !matches!(opening.mode, Mode::Solo | Mode::League) {
            return Err(HostError::Mode);
        }
        let words = self.words();
        let texts = texts(&self.content, words, &opening.scenario)?;
        let seed = super::keys::fresh_seed()?;
        let groups = match opening.mode {
            Mode::Solo => vec![words.say("host-group-solo")],
            // One is made for everybody who comes.
            _ => Vec::new(),
        };
        let alone = SessionHead::alone(texts, seed, opening.length, String::new());
        Ok(SessionHead {
            mode: opening.mode,
            pacing: opening.pacing,
            drop_out: opening.drop_out.clone(),
            groups,
            ..alone
        })
    }

    /// A code that no session has, open or kept.
    async fn free_code(&self) -> Result<String, HostError> {
        let kept = self.store.sessions().await?;
        loop {
            let code = fresh_code()?;
            if !kept.iter().any(|session| session.code == code) {
                return Ok(code);
            }
        }
    }

    /// Brings back every session that is kept and that nobody else has open, the latest first. What cannot be brought
    /// back is told with its reason and stays as it is.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn resume(&self) -> Result<(Vec<Opened>, Vec<(Listed, HostError)>), HostError> {
        let (mut back, mut not) = (Vec::new(), Vec::new());
        for listed in self.store.sessions().await? {
            if self.hall.len() >= ROOMS_MAX {
                not.push((listed, HostError::Full));
                continue;
            }
            match self.bring_back(&listed).await {
                Ok(opened) => back.push(opened),
                Err(error) => not.push((listed, error)),
            }
        }
        Ok((back, not))
    }

    async fn bring_back(&self, listed: &Listed) -> Result<Opened, HostError> {
        let is_own = listed.held_by == self.hold.name();
        if self.hall.find(&listed.code).is_some()
            || (!is_own && Hold::is_held(&self.data, &listed.held_by))
            || !self.store.take(listed, self.hold.name()).await?
        {
            return Err(HostError::Held);
        }
        let text = self.store.journal(&listed.id).await?;
        let keys = self.store.keys(&listed.id).await?;
        let played = tokio::task::spawn_blocking(move || -> Result<_, HostError> {
            let journal: Journal =
                Journal::read(text.as_bytes(), Read::Entries).map_err(HostError::Journal)?;
            if journal.torn {
                return Err(HostError::Journal(JournalError::HeadCut));
            }
            let joined = |entry: &crate::session::Entry| match entry.command.act {
                Act::Join { .. } => Some(entry.command.seat.0),
                _ => None,
            };
            let last_seat = journal.entries.iter().filter_map(joined).max().unwrap_or(0);
            Ok((resume(&journal)?, journal.chain, last_seat))
        });
        let (session, chain, last_seat) = played.await.map_err(|_| HostError::Stopped)??;
        let title = session.prepared.setup.scenario.title.clone();
        let runs = |session: &Session| -> Option<(SeatId, bool)> {
            let facilitator = session.seats.values().find(|seat| seat.kind == SeatKind::Facilitator);
            let first = session.seats.values().next();
            facilitator.map(|seat| (seat.id, true)).or_else(|| first.map(|seat| (seat.id, false)))
        };
        let runs = runs(&session);
        let patience_s = u32::try_from(listed.patience_s).unwrap_or(PATIENCE_SECONDS);
        let restored = Restored { session, chain, keys, patience_s, last_seat };
        let id = Arc::from(listed.id.as_str());
        let room = Arc::new(Room::new(id, listed.code.clone(), self.store.clone(), restored));
        let (seat, facilitated) = match runs {
            Some(found) => found,
            // The host ended between the first line and the first seat.
            None => {
                let name = self.words().say("host-facilitator");
                (room.join(&name, SeatKind::Facilitator, None).await?.0, true)
            }
        };
        let link = room.give_key(seat, KeyKind::Link).await?;
        self.hall.add(room.clone());
        Ok(Opened { room, link, facilitated, title })
    }
}

/// The id of a mode, as it stands in lists.
pub const fn mode_id(mode: Mode) -> &'static str {
    match mode {
        Mode::Solo => "solo",
        Mode::League => "league",
        Mode::Council => "council",
        Mode::Ensemble => "ensemble",
    }
}

/// The texts that a session is played on; they go into its journal. Every shipped leader may sit in.
fn texts(content: &Content, words: &Words, scenario: &Source) -> Result<Texts, Unavailable> {
    let named = |source: &Source| NamedText { name: source.file.clone(), text: source.text.clone() };
    let lang = words.lang();
    let mut sheets = content.sheets(&lang);
    if lang != FALLBACK_LANG {
        sheets.extend(content.sheets(FALLBACK_LANG));
    }
    Ok(Texts {
        scenario: named(scenario),
        coefficients: named(content.model("coefficients")?),
        leaders: content.leaders().into_iter().map(named).collect(),
        sheets: sheets.into_iter().map(named).collect(),
        lang,
        pronouns: PronounWords::from_sheet(|id| words.text(&Message::new(id.to_owned()))),
    })
}
