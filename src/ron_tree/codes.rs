//! The codes of faults in the notation.

use crate::terms::Severity::{self, Error, Warning};

/// Every code that the tree can give, with its severity.
pub const CODES: &[(&str, Severity)] = &[
    // The file.
    ("R0101", Error),   // not UTF-8
    ("R0102", Error),   // too large
    ("R0103", Error),   // nothing in it
    ("R0104", Warning), // byte order mark
    ("R0105", Error),   // control character
    ("R0106", Warning), // tab inside a text
    ("R0107", Error),   // blank that is no blank: no-break space and the like
    ("R0108", Error),   // something after the end
    ("R0109", Error),   // nesting too deep
    ("R0110", Error),   // `#![…]` line not understood
    ("R0111", Error),   // another kind of file
    // Texts.
    ("R0201", Error), // typographic quotation marks
    ("R0202", Error), // no closing quotation mark
    ("R0203", Error), // text in single quotation marks
    ("R0204", Error), // text without quotation marks
    ("R0205", Error), // escape not understood
    ("R0206", Error), // quotation mark inside a text
    ("R0207", Error), // no opening quotation mark
    // Brackets.
    ("R0301", Error), // never closed
    ("R0302", Error), // never opened
    ("R0303", Error), // closed by another kind
    ("R0304", Error), // fields without brackets in a list
    // Between things.
    ("R0401", Error), // missing comma
    ("R0402", Error), // semicolon
    ("R0403", Error), // `=` for `:`
    ("R0404", Error), // missing colon
    ("R0405", Error), // field without a value
    ("R0406", Error), // value without a field
    ("R0407", Error), // comma with nothing before it
    // Values.
    ("R0501", Error), // field name in quotation marks
    ("R0502", Error), // null
    ("R0503", Error), // True, FALSE
    ("R0504", Error), // NaN, inf
    ("R0505", Error), // number too large
    ("R0506", Error), // number not understood
    ("R0507", Error), // name with a hyphen, dot or plus
    ("R0508", Error), // `Some` without exactly one value
    // Keys.
    ("R0601", Error), // the same field twice
    ("R0602", Error), // the same key twice
    // Comments and the rest.
    ("R0701", Error), // comment never closed
    ("R0702", Error), // `#` or `--` for `//`
    ("R0801", Error), // character out of place
];
