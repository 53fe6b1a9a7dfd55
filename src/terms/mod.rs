//! The shared vocabulary: practices, levels, messages, diagnostics. Names without behaviour.

pub mod diagnostic;
pub mod id;
pub mod level;
pub mod message;
pub mod practice;

pub use diagnostic::{Diagnostic, Severity, Span};
pub use id::Id;
pub use level::{Level, Motive, Pronouns, SettingField};
pub use message::{Arg, Message};
pub use practice::{Practice, Stance};
