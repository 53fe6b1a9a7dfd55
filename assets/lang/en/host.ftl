# What a host says: on pages when something is wrong, and to whoever starts it.

host-facilitator = Facilitator
host-you = You
host-group-solo = The team

host-room-waits = The host cannot save at the moment, so nothing is taken in. It tries again by itself; what was confirmed is kept.
host-room-unsure = The host cannot save at the moment. What you just did counts as soon as it can, and not before; nothing needs to be sent again.
host-room-broken = This session can no longer be saved, so it stands still. What was confirmed is kept; the facilitator can start the host again with `footlights host --resume`.
host-no-luck = The system gives no random numbers, so no keys can be made.
host-code-unknown = This code is not known, has been used, or is older than ten minutes. Ask for a new one.
host-code-too-many = Too many wrong codes. Wait ten minutes, or ask for a new one then.
host-no-room = There is no session with this code. Look at it again: six letters, no vowels.
host-patience = Seconds that an absent seat is waited for
host-nothing-here = There is nothing at this address.
host-link-old = This link opens nothing any more. Ask whoever gave it to you for a new one.
host-room-link = This is the page of whoever runs the session, and this browser has no key to it. The secret link that the host printed when it started opens it again, in any browser.
host-key-old = This seat is no longer yours here. The facilitator has released it, or it was opened on too many other devices since.
host-foreign-form = This form does not come from a page of this session as it is now, so nothing was done. Open the page again.
host-too-fast = That was faster than anybody can press. Nothing was done; wait a moment.
host-too-many-links = This seat is open in too many places. Close some of them.
host-room-full = Every seat in this session is taken.
host-delete-code = The code that was typed does not match, so nothing was deleted.
host-deleted-heading = Deleted
host-deleted = The session is deleted. Nothing of it is kept here.
host-stopped = The host was stopped.
host-full = { $most } sessions are open on this host, which is as many as it takes.
host-held = Another host has this session open.
host-mode-later = Only Solo and League can be hosted yet.
host-journal-damaged = The journal of this session is damaged.
host-no-hello = The program at the other end did not say who it is.
host-not-understood = The program at the other end says something that this host does not understand.
host-other-wire = This program speaks version { $found } of the conversation with a host, and the host version { $own }. Use the same release of Footlights on both sides.

host-no-listen = nobody can be listened to at { $at }: { $why }
host-no-listen-hint = choose another address or port with `--listen`; without a port, a free one is found
host-no-tls = { $path } cannot be used for TLS: { $why }
host-no-tls-hint = a certificate and its key are needed, both as PEM files
host-no-public = `{ $url }` is no address that people could open
host-no-public-hint = write it as https://play.example.org, with a port if it needs one, and no path behind it
host-tls-both = `--tls-cert` and `--tls-key` belong together

host-start-heading = Begin a session
host-start-scenario = What is played
host-start-mode = How
host-mode-league = League: everybody leads a team of their own, with the same luck
host-mode-solo = Solo: one person leads one team
host-start-length = How much of it
host-length-full = All of it
host-length-short = The author’s short cut, where there is one
host-start-pacing = What moves it on
host-pacing-own = Each at their own pace
host-pacing-facilitated = The facilitator, step by step: the situations, attention, how it plays out, why
host-pacing-timed = A clock for each step; whoever is late goes on as planned so far
host-start-minutes = Minutes for each step, if a clock runs
host-start-length-of = About { $minutes } minutes for all { $rounds } { $round }s{ $short ->
        [0] , without the debrief.
       *[other] , or { $short } for the short cut, without the debrief.
    }
host-start-go = Open the room
host-start-alone-heading = What will you play?
host-start-alone = Begin
host-start-wrong = Something is missing in this form. Open the page again.
host-start-open =
    { $count ->
        [one] One session is open on this host.
       *[other] { $count } sessions are open on this host.
    }

# In the terminal.
host-says-title = “{ $title }” is open.
host-says-code = Code: { $code }
host-says-join = To join, open one of these and enter the code:
host-says-link = Or straight in: { $link }
host-says-facilitator = Your own page, a secret: { $link }
host-says-seat = Your seat, a secret: { $link }
host-says-start = To choose what is played, open this page; its address is a secret: { $link }
host-says-alone = Play in the browser; the address is a secret: { $link }
host-says-stop = Ctrl-C stops the host. `footlights host --resume` brings everything back.
host-says-back =
    { $count ->
        [0] There is no session to bring back.
        [one] One session is back.
       *[other] { $count } sessions are back.
    }
host-says-not-back = “{ $title }” ({ $code }) could not be brought back: { $why }
host-says-plain = The connection is not encrypted. In a room of your own that is usual; elsewhere use --tls-cert and --tls-key.

# In the store.
store-not-postgres = the URL of the database does not begin with postgres://
store-tables = the database was made by another release: version { $found }, and this one reads { $own }
store-held = the session { $code } is open in a running host
store-held-hint = end that host first, or delete the session from its facilitator’s page
store-database = the database says: { $why }
store-conflict = somebody else has written to this session
store-closed = the store is closed
store-no-session = there is no session `{ $code }`
store-no-session-hint = `footlights sessions list` shows those that are kept
store-deleted = The session { $code } is deleted.

sessions-code = Code
sessions-title = Title
sessions-mode = Mode
sessions-made = Begun
sessions-touched = Last played
sessions-open = Open
sessions-yes = yes
sessions-none = No sessions are kept in { $place }.

swarm-link = `{ $link }` is no link to join by; one looks like http://10.0.0.5:7300/j/BCDFGH (encrypted ones are not for a swarm)
swarm-begin = the host begins no session with this link
swarm-connect = nobody answers at { $at }: { $why }
swarm-done =
    { $sessions ->
        [one] { $players } players, { $rounds } rounds.
       *[other] { $players } players in { $sessions } sessions, { $rounds } rounds.
    } From a choice to the view that has it: { $p50 } ms for half of them, { $p95 } ms for 95 %, { $p99 } ms for 99 %. { $errors ->
        [0] No errors.
        [one] One error.
       *[other] { $errors } errors.
    }{ $here ->
        [yes] { " " }The host took { $ms } ms of the processor for a round.
       *[no] { "" }
    }
swarm-week =
    { $what ->
        [week] The week for everybody at once
        [why] Why, for everybody at once
       *[team] To the page about the team and back, for every browser at once
    }: { $p50 } ms to the view that has it for half of them, { $p95 } ms for 95 %, { $p99 } ms for 99 %.{ $here ->
        [yes] { " " }The host took { $ms } ms of the processor for it.
       *[no] { "" }
    }
swarm-server = The host has { $mib } MiB of memory.
