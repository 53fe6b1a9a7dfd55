//! Keys: what lets somebody in. Random, known to the host by their hash alone, and short codes for a few minutes.

use std::{collections::BTreeMap, fmt};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::{TryRng, rngs::SysRng};
use sha2::{Digest, Sha256};

use crate::session::SeatId;

/// Bytes of a key.
const KEY_BYTES: usize = 32;
/// Characters of a key as it is written.
pub const KEY_CHARS: usize = 43;
/// Letters of codes: none that looks or sounds like another, and no vowels, so that no code is a word.
pub const LETTERS: &[u8; 20] = b"BCDFGHJKMNPQRSTVWXYZ";
/// Letters of a code.
pub const CODE_CHARS: usize = 6;
/// How long a code to continue elsewhere can be used, in milliseconds.
pub const ELSEWHERE_MS: u64 = 10 * 60 * 1_000;
/// Most codes to continue elsewhere that a seat has open; the oldest goes.
const ELSEWHERE_PER_SEAT_MAX: usize = 3;
/// Wrong codes that a room takes within [`ELSEWHERE_MS`]; then all its codes are void and new ones have to be asked
/// for, which only those who are in can do.
pub const WRONG_CODES_MAX: usize = 30;

/// A key as it is given to a browser. It is shown nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// The system has no luck to draw keys from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the system gives no random numbers")]
pub struct NoLuck;

impl Secret {
    /// A fresh one.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn draw() -> Result<Self, NoLuck> {
        let mut bytes = [0_u8; KEY_BYTES];
        SysRng.try_fill_bytes(&mut bytes).map_err(|_| NoLuck)?;
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// One that somebody brought; none if it cannot be one.
    pub fn read(text: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (text.len() == KEY_CHARS && text.bytes().all(plain)).then(|| Self(text.to_owned()))
    }

    /// As it goes into a link or a cookie.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What the host knows it by: SHA-256, in hex.
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes()))
    }

    /// A token that only who has the key can send along with a form, for one room.
    pub fn csrf(&self, code: &str) -> String {
        let mut hash = Sha256::new();
        hash.update(b"form\0");
        hash.update(self.0.as_bytes());
        hash.update(b"\0");
        hash.update(code.as_bytes());
        URL_SAFE_NO_PAD.encode(&hash.finalize()[..18])
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

fn hex(bytes: &[u8]) -> String {
    let digit = |four: u8| char::from_digit(u32::from(four), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// A fresh id: for sessions and commands.
///
/// # Errors
/// The system gives no random numbers.
pub fn fresh_id() -> Result<String, NoLuck> {
    let mut bytes = [0_u8; 12];
    SysRng.try_fill_bytes(&mut bytes).map_err(|_| NoLuck)?;
    Ok(hex(&bytes))
}

/// A fresh seed.
///
/// # Errors
/// The system gives no random numbers.
pub fn fresh_seed() -> Result<u64, NoLuck> {
    SysRng.try_next_u64().map_err(|_| NoLuck)
}

/// A fresh code of six letters.
///
/// # Errors
/// The system gives no random numbers.
pub fn fresh_code() -> Result<String, NoLuck> {
    let mut code = String::with_capacity(CODE_CHARS);
    while code.len() < CODE_CHARS {
        let mut byte = [0_u8; 1];
        SysRng.try_fill_bytes(&mut byte).map_err(|_| NoLuck)?;
        // What is left over of 256 would make some letters likelier.
        let place = usize::from(byte[0]);
        if place < 256 / LETTERS.len() * LETTERS.len() {
            code.push(char::from(LETTERS[place % LETTERS.len()]));
        }
    }
    Ok(code)
}

/// A code as a person may have typed it: small letters, spaces and hyphens do not matter. None if it cannot be one.
pub fn read_code(typed: &str) -> Option<String> {
    let kept = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase());
    let code: String = kept.take(CODE_CHARS + 1).collect();
    let known = |byte: u8| LETTERS.contains(&byte);
    (code.len() == CODE_CHARS && code.bytes().all(known)).then_some(code)
}

/// Codes of a room with which a seat goes on on another device, each once and for ten minutes.
#[derive(Debug, Default)]
pub struct Elsewhere {
    open: BTreeMap<String, (SeatId, u64)>,
    wrong: Vec<u64>,
}

/// Why a code lets nobody in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadCode {
    /// There is no such code, or it has been used, or its time is up.
    Unknown,
    /// Too many wrong ones have been tried in this room.
    TooMany,
}

impl Elsewhere {
    /// A code for a seat.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn issue(&mut self, seat: SeatId, now_ms: u64) -> Result<String, NoLuck> {
        self.forget(now_ms);
        let mut own: Vec<(u64, String)> = self
            .open
            .iter()
            .filter(|(_, (of, _))| *of == seat)
            .map(|(code, (_, until))| (*until, code.clone()))
            .collect();
        own.sort();
        for (_, code) in own.iter().take((own.len() + 1).saturating_sub(ELSEWHERE_PER_SEAT_MAX)) {
            self.open.remove(code);
        }
        let mut code = fresh_code()?;
        while self.open.contains_key(&code) {
            code = fresh_code()?;
        }
        self.open.insert(code.clone(), (seat, now_ms + ELSEWHERE_MS));
        Ok(code)
    }

    /// The seat that a code is for. The code is used up.
    ///
    /// # Errors
    /// See [`BadCode`].
    pub fn redeem(&mut self, typed: &str, now_ms: u64) -> Result<SeatId, BadCode> {
        self.forget(now_ms);
        if self.wrong.len() >= WRONG_CODES_MAX {
            return Err(BadCode::TooMany);
        }
        if let Some((seat, _)) = read_code(typed).and_then(|code| self.open.remove(&code)) {
            return Ok(seat);
        }
        self.wrong.push(now_ms);
        if self.wrong.len() >= WRONG_CODES_MAX {
            self.open.clear();
        }
        Err(BadCode::Unknown)
    }

    /// Voids the codes of a seat.
    pub fn revoke(&mut self, seat: SeatId) {
        self.open.retain(|_, (of, _)| *of != seat);
    }

    fn forget(&mut self, now_ms: u64) {
        self.open.retain(|_, (_, until)| *until > now_ms);
        self.wrong.retain(|at| at + ELSEWHERE_MS > now_ms);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(read_code(" bcd-fgh ").as_deref(), Some("BCDFGH"));
        assert_eq!(read_code("bcdfg"), None);
        assert_eq!(read_code("bcdfghj"), None);
        assert_eq!(read_code("bcdfgo"), None);
        assert_eq!(read_code("bcdfgß"), None);
    }

    #[test]
    fn a_code_to_continue_elsewhere_is_good_once_and_for_ten_minutes() {
        let mut codes = Elsewhere::default();
        let code = codes.issue(SeatId(3), 0).unwrap();
        assert_eq!(codes.redeem(&code.to_lowercase(), 5), Ok(SeatId(3)));
        assert_eq!(codes.redeem(&code, 6), Err(BadCode::Unknown));
        let code = codes.issue(SeatId(3), 10).unwrap();
        assert_eq!(codes.redeem(&code, 10 + ELSEWHERE_MS), Err(BadCode::Unknown));
    }

    #[test]
    fn guessing_voids_the_codes_of_the_room_for_a_while() {
        let mut codes = Elsewhere::default();
        let code = codes.issue(SeatId(3), 0).unwrap();
        for _ in 0..WRONG_CODES_MAX {
            assert_eq!(codes.redeem("ZZZZZZ", 1), Err(BadCode::Unknown));
        }
        assert_eq!(codes.redeem(&code, 2), Err(BadCode::TooMany));
        assert_eq!(codes.redeem(&code, 2 + ELSEWHERE_MS), Err(BadCode::Unknown));
    }

    #[test]
    fn a_secret_shows_itself_to_nobody() {
        let secret = Secret::draw().unwrap();
        assert_eq!(secret.text().len(), KEY_CHARS);
        assert_eq!(Secret::read(secret.text()), Some(secret.clone()));
        assert_eq!(format!("{secret:?}"), "Secret");
        assert_ne!(secret.csrf("BCDFGH"), secret.csrf("BCDFGJ"));
    }
}
