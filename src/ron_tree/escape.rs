//! What stands behind a backslash, as `ron` reads it.

use std::{iter::Peekable, str::CharIndices};

/// A text read up to its end; `wrong` are the places of escapes that mean nothing.
pub struct Unescaped {
    /// The bytes. For a text they are UTF-8.
    pub bytes: Vec<u8>,
    /// Byte ranges within the raw text.
    pub wrong: Vec<std::ops::Range<usize>>,
}

/// Resolves the escapes of a text (`binary` is false) or a byte string.
pub fn unescape(raw: &str, binary: bool) -> Unescaped {
    let mut out = Unescaped { bytes: Vec::with_capacity(raw.len()), wrong: Vec::new() };
    let mut chars = raw.char_indices().peekable();
    let mut buffer = [0; 4];
    while let Some((start, c)) = chars.next() {
        if c != '\\' {
            out.bytes.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes());
            continue;
        }
        if continuation(&mut chars) {
            continue;
        }
        match one(&mut chars, binary, false) {
            Some(Escape::Byte(b)) => out.bytes.push(b),
            Some(Escape::Char(c)) => out.bytes.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes()),
            None => {
                let end = chars.peek().map_or(raw.len(), |(i, _)| *i);
                out.wrong.push(start..end);
            }
        }
    }
    out
}

/// Resolves the inside of a character literal; `None` if it is not exactly one character.
pub fn character(raw: &str) -> Option<char> {
    let mut chars = raw.char_indices().peekable();
    let c = match chars.next()?.1 {
        '\\' => match one(&mut chars, false, true)? {
            Escape::Byte(b) => char::from(b),
            Escape::Char(c) => c,
        },
        c => c,
    };
    chars.next().is_none().then_some(c)
}

/// Resolves the inside of a byte literal; `None` if it is not exactly one byte.
pub fn byte(raw: &str) -> Option<u8> {
    let mut chars = raw.char_indices().peekable();
    let b = match chars.next()?.1 {
        '\\' => match one(&mut chars, true, true)? {
            Escape::Byte(b) => b,
            Escape::Char(_) => return None,
        },
        c => u8::try_from(c).ok().filter(u8::is_ascii)?,
    };
    chars.next().is_none().then_some(b)
}

enum Escape {
    Byte(u8),
    Char(char),
}

type Chars<'a> = Peekable<CharIndices<'a>>;

/// A backslash before a line end swallows the line end and the blanks of the next line.
fn continuation(chars: &mut Chars) -> bool {
    let mut ahead = chars.clone();
    match ahead.next() {
        Some((_, '\n')) => {}
        Some((_, '\r')) if ahead.next().is_some_and(|(_, c)| c == '\n') => {}
        _ => return false,
    }
    while ahead.next_if(|(_, c)| matches!(c, ' ' | '\t' | '\n' | '\r')).is_some() {}
    *chars = ahead;
    true
}

fn one(chars: &mut Chars, binary: bool, single: bool) -> Option<Escape> {
    let byte = match chars.next()?.1 {
        c @ ('\'' | '"' | '\\') => u8::try_from(c).ok()?,
        'n' => b'\n',
        'r' => b'\r',
        't' => b'\t',
        '0' => 0,
        'x' => return hex_escape(chars, binary, single),
        'u' => return unicode(chars).map(Escape::Char),
        _ => return None,
    };
    Some(Escape::Byte(byte))
}

fn hex_escape(chars: &mut Chars, binary: bool, single: bool) -> Option<Escape> {
    let first = hex_byte(chars)?;
    if binary {
        return Some(Escape::Byte(first));
    }
    // A character of several bytes may be written as several escapes in a row.
    let mut bytes = vec![first];
    loop {
        if let Some(c) = std::str::from_utf8(&bytes).ok().and_then(|s| s.chars().next()) {
            return Some(Escape::Char(c));
        }
        if single || bytes.len() == 4 {
            return None;
        }
        chars.next_if(|(_, c)| *c == '\\')?;
        chars.next_if(|(_, c)| *c == 'x')?;
        bytes.push(hex_byte(chars)?);
    }
}

fn hex_byte(chars: &mut Chars) -> Option<u8> {
    let high = chars.next_if(|(_, c)| c.is_ascii_hexdigit())?.1.to_digit(16)?;
    let low = chars.next_if(|(_, c)| c.is_ascii_hexdigit())?.1.to_digit(16)?;
    u8::try_from(high * 16 + low).ok()
}

fn unicode(chars: &mut Chars) -> Option<char> {
    chars.next_if(|(_, c)| *c == '{')?;
    let mut code = 0;
    let mut digits = 0;
    while let Some((_, c)) = chars.next_if(|(_, c)| c.is_ascii_hexdigit()) {
        code = code * 16 + c.to_digit(16)?;
        digits += 1;
        if digits == 6 {
            break;
        }
    }
    chars.next_if(|(_, c)| *c == '}')?;
    (digits > 0).then(|| char::from_u32(code)).flatten()
}
