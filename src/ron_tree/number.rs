//! Numbers as `ron` reads them.

use super::Kind;

/// Why a number cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It does not fit 64 bits, or its suffix.
    TooLarge,
    /// It is no number at all.
    Malformed,
}

/// Reads a number.
pub fn read(text: &str) -> Result<Kind, Wrong> {
    let (negative, digits) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let (base, body) = match digits.get(..2) {
        Some("0x") => (16, &digits[2..]),
        Some("0o") => (8, &digits[2..]),
        Some("0b") => (2, &digits[2..]),
        _ => (10, digits),
    };
    match integer(body, base, negative) {
        Ok(n) => Ok(Kind::Integer(n)),
        Err(Wrong::Malformed) if base == 10 => float(digits, negative).map(Kind::Float),
        Err(wrong) => Err(wrong),
    }
}

fn integer(body: &str, base: u32, negative: bool) -> Result<i128, Wrong> {
    let (body, least, most) = match body.find(['i', 'u']) {
        Some(at) => {
            let (least, most) = suffix(&body[at..]).ok_or(Wrong::Malformed)?;
            (&body[..at], least, most)
        }
        None => (body, i128::from(i64::MIN), i128::from(u64::MAX)),
    };
    if body.is_empty() || body.starts_with('_') {
        return Err(Wrong::Malformed);
    }
    if !body.chars().all(|c| c == '_' || c.is_digit(base)) {
        return Err(Wrong::Malformed);
    }
    let mut n: i128 = 0;
    for digit in body.chars().filter_map(|c| c.to_digit(base)) {
        n = n * i128::from(base) + i128::from(digit);
        if n > i128::from(u64::MAX) {
            return Err(Wrong::TooLarge);
        }
    }
    let n = if negative { -n } else { n };
    if (least..=most).contains(&n) { Ok(n) } else { Err(Wrong::TooLarge) }
}

fn suffix(suffix: &str) -> Option<(i128, i128)> {
    Some(match suffix {
        "i8" => (i8::MIN.into(), i8::MAX.into()),
        "i16" => (i16::MIN.into(), i16::MAX.into()),
        "i32" => (i32::MIN.into(), i32::MAX.into()),
        "i64" => (i64::MIN.into(), i64::MAX.into()),
        "u8" => (0, u8::MAX.into()),
        "u16" => (0, u16::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "u64" => (0, u64::MAX.into()),
        _ => return None,
    })
}

fn float(digits: &str, negative: bool) -> Result<f64, Wrong> {
    let (body, single) = match (digits.strip_suffix("f32"), digits.strip_suffix("f64")) {
        (Some(body), _) => (body, true),
        (_, Some(body)) => (body, false),
        _ => (digits, false),
    };
    let mut clean = String::with_capacity(body.len());
    let mut after_digit = false;
    for c in body.chars() {
        match c {
            '0'..='9' => after_digit = true,
            '_' if after_digit => continue,
            'e' | 'E' | '.' | '+' | '-' => after_digit = false,
            _ => return Err(Wrong::Malformed),
        }
        clean.push(c);
    }
    if !clean.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return Err(Wrong::Malformed);
    }
    let value = if single { clean.parse::<f32>().map(f64::from) } else { clean.parse() };
    let value = value.map_err(|_| Wrong::Malformed)?;
    if !value.is_finite() {
        return Err(Wrong::TooLarge);
    }
    Ok(if negative { -value } else { value })
}
