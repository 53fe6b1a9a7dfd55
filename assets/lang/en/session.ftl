# What sessions, journals and `play` say. `refusal-` answers a command, `view-` stands in what a seat sees.

refusal-bad-id = The message had no usable id; the program that sent it has to be mended.
refusal-id-spent = That id was used for something else; the program that sent it has to be mended.
refusal-no-such-seat = There is no such seat.
refusal-no-such-group = There is no such group.
refusal-seat-taken = Somebody sits there.
refusal-too-many-groups = The session has { $most } teams, and can have no more.
refusal-door-closed = Nobody new can come in now.
refusal-too-late = The others are too far on to begin now. Watching is open.
refusal-ended = The session is over.
refusal-moved-together = That moved several teams on, so it can only be taken back for all of them.
refusal-too-many-seats = The session is full.
refusal-not-in-this-mode = That is not part of this way of playing.
refusal-not-yours = That is not for this seat to do.
refusal-needs-stamp = The message did not say which moment it was for.
refusal-stale = That was for an earlier step, so it does not count. The group has gone on and is { $phase ->
        [briefing] at the briefing
        [situations] with the situations
        [attention] placing attention
        [responses] answering
        [play_out] watching what comes of it
        [why] looking at why
        [empty_chair] watching the empty chair
       *[debrief] in the debrief
    } now.
refusal-wrong-phase = Not at this point of the round.
refusal-paused = Everything is paused.
refusal-not-paused = Nothing is paused.
refusal-already-ready = You have said that you are done here.
refusal-not-ready = You have not said that you are done here, or it has gone on since.
refusal-no-timer = Time is not up, or none is set.
refusal-not-away = Whoever sits there is here.
refusal-already-away = Whoever sits there is away already.
refusal-nobody-awaited = Nobody is waited for.
refusal-policy-waits = This session waits for people who are away.
refusal-out-of-range = A figure is out of its range.
refusal-bad-text = That text is empty, too long, or has characters in it that cannot be shown.
refusal-no-such-leader = That automated leader is not part of this session.
refusal-no-such-entry = There is nothing to take back to there.
refusal-moved-on-since = There has been another step since: take back the latest one first.
refusal-too-late-to-undo = The truth is on the table: nothing can be taken back now.
refusal-already-revealed = The results are shown already.
refusal-full = The session has become too long to go on.
refusal-not-now = The leader has nothing to decide now.
refusal-no-such-card = That situation is not on the table.
refusal-no-such-option = That is not among the options.
refusal-no-such-target = Nobody and nothing of that kind is there.
refusal-wrong-target = That practice cannot be aimed at that.
refusal-needs-work = Handing over needs a piece of work.
refusal-no-attention = Not enough attention is left.
refusal-wrong-units = That practice asks for another number of units.
refusal-nothing-there = There is nothing to take back.
refusal-planned = That is in the plan already, and twice would be no more.

session-other-rules = this session was made by another version of the rules of play ({ $found }; this program has { $own })
session-other-model = this session was made with another version of the model ({ $found }; this program has { $own }), so it cannot be played on or played again here
session-other-version-hint = use the version of footlights that made it
session-no-short-cut = this scenario has no short cut
session-seconds = a phase can have { $least } to { $most } seconds, not { $found }
session-faulty = { $file } has errors
session-unusable = { $file } cannot be used: { $why }
session-no-such-leader = the automated leader { $leader } is named but not part of the session
session-groups = a session needs 1 to { $most } groups, exactly one in solo and none or more in league; this one has { $found }

journal-none = { $path } is not a journal
journal-none-hint = a journal is what `footlights play --journal` writes
journal-other-format = { $path } is in another format ({ $found }; this program writes { $own })
journal-damaged = line { $line } of { $path } is not as it was written
journal-damaged-hint = take the file from a copy; or cut it off before line { $line }, and `replay` and `--resume` take the game as far as that
journal-head-cut = { $path } breaks off within its first line, which says what was played
journal-head-hint = take the file from a copy; without its first line a journal cannot be read
journal-too-long = line { $line } of { $path } is longer than { $mib } MiB
journal-torn = The last line of { $path } was not written to its end and is left out; nothing that was acknowledged is lost.

store-exists = { $path } is there already, and was left as it is
store-exists-hint = choose another name, or go on from it with `--resume`
store-not-found = there is no { $path }
store-not-found-hint = check the name, and that the folder exists
store-locked = { $path } is in use by another program
store-locked-hint = wait until that game is over, or choose another file
store-too-large = { $path } is larger than { $mib } MiB
store-broken = { $path } could not be written before, so nothing more is added to it
store-io = { $path }: { $why }
store-folder-hint = name a journal in it, such as `footlights play --journal` writes
store-io-hint = check that the disk has room and that you may write there

replay-done = { $rounds ->
        [one] { $rounds } round
       *[other] { $rounds } rounds
    } and { $commands ->
        [one] { $commands } command
       *[other] { $commands } commands
    } verified{ $ends ->
        [0] , the game is not over
       *[other] {""}
    }; the last hash is { $hash }.
replay-differs = entry { $entry }: { $round ->
        [0] the end
       *[other] round { $round }
    } of group { $group } differs: the journal has { $journal }, the replay has { $replayed }
replay-differs-hint = `footlights replay` shows where
replay-refused = entry { $entry }: the command was accepted then and is refused now
replay-events = entry { $entry }: the command comes to other events

play-group = Solo
play-seed = Seed { $seed }
play-faulty = { $file } has errors, so it cannot be played
play-faulty-hint = they stand above, each with its place; `footlights check` shows them again
play-resume-other = { $path } holds a game with another { $what ->
        [scenario] scenario
        [seed] seed
        [length] length
        [budget] budget
       *[leader] leader
    }
play-resume-other-hint = name what it was started with, or another file

view-concern-load = too much to do
view-concern-direction = nobody knows where this is going
view-concern-say = no say in one’s own work
view-concern-growth = the work is new, and nobody is teaching it
view-concern-credit = what they did went unseen
view-concern-conflict = trouble with { $other }

view-happened-shock = { $what }
view-happened-secret = What you could not know then: { $what } ({ $who })
view-happened-unanswered = Nobody answered: { $card }
view-happened-kept = { $owed ->
        [promise] You kept your word to { $who }.
       *[concern] Something came of what { $who } had raised.
    }
view-happened-broken = { $owed ->
        [promise] You did not keep your word to { $who }.
       *[concern] Nothing came of what { $who } had raised.
    }
view-happened-raised = { $who } raised something: { $about ->
        [load] { view-concern-load }
        [direction] { view-concern-direction }
        [say] { view-concern-say }
        [growth] { view-concern-growth }
        [credit] { view-concern-credit }
       *[conflict] { view-concern-conflict }
    }.
view-happened-learnt-motives = You learnt what moves { $who }: above all { $motive ->
        [autonomy] to do things their own way
        [mastery] to become good at something
        [purpose] to do something that matters
        [belonging] to be one of a group
        [recognition] to be seen for what they do
       *[security] to know what comes next
    }.
view-happened-learnt-private = { $who } told you what they carry.
view-happened-not-told = { $who } would not say.
view-happened-sign = { $who } may be thinking of leaving.
view-happened-settled = { $how ->
        [together] Settled together
        [alone] Settled by you alone
        [delegated] Settled by { $who }, who was given it
       *[due] Settled by { $who }, because it was due
    }: { $question } { $choice }
view-happened-done = Finished: { $work }
view-happened-late = Late: { $work }
view-happened-left = { $who } has left.
view-happened-owner = { $who } now owns { $work }.
