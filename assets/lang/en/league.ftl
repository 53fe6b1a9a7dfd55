# The room compared, and games that were broken off.

debrief-broken-off-title = Broken off
debrief-broken-off = { $rounds ->
        [one] The session was ended after the first { $round }, before the leader had left.
       *[other] The session was ended after { $rounds } rounds of play, before the game was over.
    } There is no score for it, and nobody knows how it would have ended.
