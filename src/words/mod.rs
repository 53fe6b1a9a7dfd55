//! Words on screen: a message id with arguments becomes text through Fluent sheets.
