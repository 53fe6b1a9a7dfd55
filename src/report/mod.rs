//! What a finished game has to tell: the story of a playthrough.
