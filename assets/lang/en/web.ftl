# The browser: what its pages say beside what the game says already. A seat's pages first, then the doors, then the
# facilitator's page.

web-skip = Skip to what matters now
web-nav = Pages
web-net-lost = Not connected. What you do now may have to be done again; this page keeps trying.
web-net-back = Connected again.
web-net-undone = The facilitator has gone one step back: what was done since no longer counts.
web-net-moved = It went on: the facilitator moved everybody, time was up, or you went on elsewhere.
web-went-on = The game is at another moment by now:
web-net-unsent = What you had chosen here was not sent, so it does not count.
web-join-again = Join again
web-form-too-large = That was more than a page sends, so it was not read.
web-form-field = The page sent something that cannot be read ({ $field }). Load it again and repeat what you did.

web-phase = { $phase ->
        [briefing] The briefing
        [situations] The situations
        [attention] Attention
        [responses] The answers of the team
        [play_out] Playing out
        [why] Why
        [empty_chair] The empty chair
       *[debrief] The debrief
    }
# The same on a page, where there is room for what a round is called.
web-phase-of = { $phase ->
        [play_out] The { $round } plays out
       *[other] { web-phase }
    }
web-time-left = Time left
web-last-seconds = Twenty seconds left.
web-last-call-now = The last seconds
web-time-over = Time is up.
web-strip = Pause and clock
web-paused = Paused for everyone. Nothing is lost; it goes on when the facilitator says so.
web-paused-room = Paused: every screen and every clock stands still.
web-seat-ended = The facilitator has ended the session.
web-nothing-played = Nothing was played
web-nothing-played-text = The session was ended before your team had played anything, so there is nothing to look back on, and nothing is left for you to do here.
web-named = Somebody in this room had the name you typed already, so you are { $name } here. The facilitator can change it.
web-stale = { $ready ->
        [yes] Nothing was done: you had gone on from there already.
       *[other] This does not count any more: it was for an earlier step.
    } You are { $phase ->
        [briefing] at the briefing
        [debrief] in the debrief
       *[other] in { $alone ->
            [0] { $round } { $number }
           *[other] { $round } { $alone } without the leader
        } now, { $phase ->
            [situations] with the situations
            [attention] placing attention
            [responses] waiting for answers
            [play_out] where it plays out
            [why] at the account of why
           *[empty_chair] watching the team alone
        }
    }.
web-automated = { $leader }, an automated leader, sits in for you at the moment.
web-to-room = To the facilitator’s page
web-watching = You are watching. You see what anybody in the room could see, and not what the leader knows of people.
web-on-table = On the table
web-output-last = Output { $percent } % of the team’s hours

web-done = You are ready
web-wait-for = Waiting for { $names }.
web-wait-all = It goes on in a moment.
web-wait-facilitator = The facilitator starts the next step.
web-away = { $count ->
        [one] { $names } is not connected at the moment.
       *[other] { $names } are not connected at the moment.
    }
web-look-again = Look again

web-stage = The stage
web-lamps = Weeks
web-seat-of = You are { $name }.
web-best = best reading { $best }
web-card-open = Not answered yet
web-card-foot = Situation { $number } of { $cards }, { $clock ->
        [yes] the clock runs
       *[no] no clock
    }. Unanswered: { $unanswered }
web-options = What you do: { $card }
web-choose = { $answered ->
        [yes] Change my answer
       *[no] Choose
    }
web-choose-number = { $answer ->
        [same] Your answer: option { $number }
        [other] Change it to option { $number }
       *[new] Choose option { $number }
    }
web-chosen = Chosen
web-take-back = Take it back
web-to-attention = { $left ->
        [0] On to attention
        [one] Go on with one situation unanswered
       *[other] Go on with { $left } situations unanswered
    }
web-attention-later = You spend it next, once the situations are dealt with.
web-placed = What it goes to
web-placed-none = Nothing is placed yet. Open a practice to see what it is for and at whom it can be aimed.
web-to-whom = To whom
web-hand-over = { $work } ({ $word })
web-which-work = Which work
web-work-share = { $done } % done{ $due ->
        [yes] , { $planned } % would be on plan
       *[no] { "" }
    }
web-team-hint = open a name for what you know
web-own-best = { $best } %: { $all ->
        [yes] their average over the { $count ->
            [one] { $round }
           *[other] { $count } { $round }s
        } with you
       *[no] their best { $count ->
            [one] { $round }
           *[other] { $count } { $round }s in a row
        } with you, on average
    }. It is the mark in the bars without you.
web-work-line = { $owned ->
        [yes] { $authority ->
            [tell] { $owner } does it, you decide
            [sell] { $owner } does it, you decide and say why
            [consult] { $owner } is asked, you decide
            [agree] { $owner } decides with you
            [gone] { $owner }, without you
            [advise] { $owner } decides, and hears you first
            [inquire] { $owner } decides and reports to you
           *[delegate] { $owner } decides
        }
       *[no] Nobody’s
    } · { $state ->
        [done] { $alone ->
            [0] done in { $round } { $due }
           *[other] done in { $round } +{ $alone }
        }
        [due] { $alone ->
            [0] due { $round } { $due }
           *[other] due { $round } +{ $alone }
        }
       *[standing] ongoing
    }
web-rating-keep = Keep my rating
web-rating-change = Change my rating
web-rating-kept = Your rating is kept. Only you see it.

web-back-to-game = Back to the game
web-why-later = What moved it, line by line
web-studies = The studies behind this
web-debrief-ready = The truth beside what you believed, and why. First you are asked how you think you led.
web-debrief-open = Open the debrief
web-contents = On this page
web-back-to-debrief = Back to the debrief
web-rate-text = The same eight sentences as at the start, and this time about this team. Your answers stand beside the record. Nobody else sees them.
web-without-rating = Go on without rating yourself
web-score-hidden = The score comes last, and only when the facilitator shows it.

web-elsewhere = Continue elsewhere
web-elsewhere-text = You play as { $name }. A code opens this seat on another device, once. This device keeps it as well.
web-elsewhere-give = Give me a code
web-elsewhere-holds = { $minutes ->
        [one] It works once, for one minute.
       *[other] It works once, for { $minutes } minutes.
    }
web-qr = A QR code with the link below

web-enter-heading = Join a session
web-code = Session code
web-code-hint = Six letters, from the screen in the room or from the facilitator. Capitals do not matter.
web-enter = Go to the session
web-enter-unknown = There is no session with this code. Look at it again: six letters, no vowels. If it is a personal code, from “Continue elsewhere” or from the facilitator, use the link below.
web-name-none = Please type a name.
web-name-bad = This name is longer than { $most } characters, or has some in it that cannot be shown. Please type another.
web-have-key = I was playing on another device and have a code to continue
web-join-code = Session { $code }
web-name = What you are called here
web-name-hint = The others in the room see it. It need not be your own name.
web-group = Your group
web-join = Join
web-kept-what = Kept: this name, what you choose, your own ratings and what you write. No account, no address, nothing about your device.
web-kept-days = { $days ->
        [one] How long: for one day, or until the facilitator deletes the session.
       *[other] How long: for { $days } days, or until the facilitator deletes the session.
    }
web-kept-until = How long: until the facilitator deletes the session.
web-key = Your personal code
web-key-text = On the device you played on, choose “Continue elsewhere”; or ask the facilitator for a code for your seat.
web-key-take = Go on with this seat on this device? The other device keeps it as well.
web-key-go = Go on here
web-back = Back

web-lobby = Lobby
web-play = Play
web-groups = Groups
web-room-stages = Where the session is
web-room-say = { $stage ->
        [lobby] The lobby is open.
        [play] The session is running.
       *[debrief] Everybody is in the debrief.
    }
web-room-mode = { $mode ->
        [solo] one person, one team
        [league] { $groups ->
            [0] nobody leads yet
            [one] one group leads
           *[other] { $groups } groups lead the same team, each their own copy
        }
        [council] { $groups ->
            [one] one group leads together
           *[other] { $groups } groups, each leads together
        }
       *[ensemble] { $groups ->
            [one] one leads, the others are led
           *[other] { $groups } groups, one leads in each and the others are led
        }
    }
web-room-here = { $here } of { $all } here
web-joining = How people join
web-joining-more = Joining
web-addresses = Also at
web-state = { $state ->
        [ready] ready
        [deciding] deciding
        [watching] watching
        [free] free
        [help] asks you over
       *[gone] gone
    }
web-output-lines = Bar: last { $round }’s output. Mark: the plan.
web-group-empty = Nobody has taken this team yet
web-group-told = { $seats ->
        [0] { $phase ->
            [debrief] Nobody leads it now.
           *[other] Somebody can still join this group, or it plays without a leader.
        }
       *[other] { $state ->
            [help] Asks you over.
            [gone] Waiting for somebody who is gone. Hand out a code, let an automated leader sit in, or move the group on.
            [ready] { $phase ->
                [debrief] Reading the debrief.
               *[other] Done here, waiting for the next step.
            }
           *[deciding] { $phase ->
                [briefing] Reading the briefing.
                [situations] { $answered } of { $cards } { $cards ->
                    [one] situation
                   *[other] situations
                } answered.
                [attention] Spending attention; { $answered } of { $cards } { $cards ->
                    [one] situation
                   *[other] situations
                } answered.
                [play_out] Watching the { $round } play out.
                [why] Reading why.
                [empty_chair] Watching the team without them.
               *[other] At it.
            }
        }
    }
web-helped = I have been over
web-step-in = Move this group on
web-advance-one = { $group } goes on to the next step now. What is planned there stands; what is unanswered stays so. It can be undone.
web-advance-yes = Yes, go on
web-advance = { $stage ->
        [lobby] Start: { $ready } of { $all } ready
       *[play] { $who ->
            [last] Move the last on: { $ready } of { $all } ready
            [all] Move everybody on: { $ready } of { $all } ready
           *[room] Go on: { $ready } of { $all } ready
        }
    }
web-advance-ahead = { $ahead ->
        [one] One group is further on already and stays where it is.
       *[other] { $ahead } groups are further on already and stay where they are.
    }
web-advance-all = { $stage ->
        [lobby] The first { $round } begins for everybody. Late-comers can still join.
       *[play] { $open ->
            [0] Whoever is ready goes on to the next step. It can be undone.
            [one] One group is not ready. It goes on with what it has planned so far. It can be undone.
           *[other] { $open } groups are not ready. They go on with what they have planned so far. It can be undone.
        }
    }
web-advance-who = Furthest behind: { $count ->
        [1] { $one }
        [2] { $one } and { $two }
       *[other] { $more ->
            [0] { $one }, { $two } and { $three }
            [one] { $one }, { $two }, { $three } and one more
           *[other] { $one }, { $two }, { $three } and { $more } more
        }
    }.
web-pause = Pause all
web-resume = Go on
web-more-time = { $minutes ->
        [one] + 1 minute
       *[other] + { $minutes } minutes
    }
web-no-clock = No clock
web-last-call = Last call
web-undo = Undo
web-undo-ask = { $who ->
        [group] { $group } goes
       *[all] Every group that the latest step moved goes
    } back one step, to { $before ->
        [yes] the briefing.
       *[no] { $round }: { $phase }.
    }
web-undo-lost = { $since ->
        [0] Nobody has done anything since.
        [one] One thing that somebody has done since would no longer count.
       *[other] { $since } things that people have done since would no longer count.
    }
web-undo-yes = Yes, go back
web-reveal = Show the score
web-reveal-ask = The score is shown at the end of the debrief. This cannot be taken back.
web-reveal-league = Everybody sees their own score at the end of their debrief, and how all games in this room compare, without names. This cannot be taken back.
web-reveal-yes = Yes, show it
web-revealed = The score is shown.
web-people = People
web-people-none = Nobody has joined yet.
web-led-by = { $leader } sits in
web-without = done without for now
web-rename-label = Name on the screens
web-rename = Rename
web-elsewhere-for = Code to continue elsewhere
web-given-for = For { $name }, on another device
web-given-done = Put it away
web-sit-in-label = An automated leader
web-sit-in = Let a leader sit in
web-sit-in-text = An automated leader decides for { $name } from now on, at once, also if { $name } is here. You can give the seat back at any time, and what was played by then stays.
web-sit-in-yes = Let it sit in
web-sits-in = { $leader } decides in this seat; { $name } can only look on.
web-own-again = Give the seat back
web-release = Release the seat
web-release-text = { $name } loses this seat, and somebody else can take it. What was played stays.
web-release-yes = Yes, release it
web-policy = When somebody drops out
web-policy-now = Now: { $now }.
web-policy-label = From now on, when a seat is gone
web-policy-set = Set it
web-patience-now = An absent seat is waited { $seconds ->
        [one] for one second
       *[other] for { $seconds } seconds
    } before that happens.
web-patience-set = Set the seconds
web-late = Who may come in
web-door-now = { $door ->
        [open] The door is open: anybody with the code can join.
       *[closed] The door is closed: nobody new can join. Whoever has a seat comes back to it.
    }
web-door-turn = { $door ->
        [open] Close the door
       *[closed] Open the door
    }
web-late-now = Now: whoever comes when others have played { $now }.
web-late-label = From now on, whoever comes late
web-late-is = { $late ->
        [begin] begins with the first { $round }
        [watch] can only watch
       *[leader] joins the others; { $leader } leads what they missed
    }
web-late-set = Set who comes late
web-late-watch = Watching is offered to everybody on the page where they join. Whoever watches decides nothing.
web-policy-is = { $policy ->
        [wait] the others wait
        [default] their unanswered steps are skipped
        [without] nobody waits for that seat
       *[leader] { $leader } sits in
    }
web-notes = The author’s note to you
web-records = Records
web-record-report = Report of { $group }
web-record-csv = All rounds as a table (CSV)
web-record-journal = The journal
web-record-names = Tables have pseudonyms in place of names; reports have the names that were given.
web-end = End the session
web-end-text = End the session for everybody? Nobody can join or play on after that. Debriefs and records stay until you delete them.
web-end-yes = Yes, end it
web-room-ended = This session was ended. Debriefs and records are still here.
web-delete = Delete for good
web-delete-text = Everything about this session is erased: what was played, what was written, and every name. This cannot be undone.
web-delete-code = Type the session’s code to delete it
web-delete-yes = Delete it for good

web-league = The room
web-league-lead = { $games } games with the same team and the same luck: what differed was the leader. Nobody has a name here; your own game is marked.
web-league-own = your game
web-league-others = the others
web-league-half = the middle half of all
web-league-alt = { $measure } of every game, round by round; the table below has where they ended
web-league-ends = Where the games ended: your own beside the lowest, the middle and the highest
web-league-you = you
web-league-least = lowest
web-league-middle = middle
web-league-most = highest
web-league-styles = How each was led, from least in front to most
web-league-game = Game
web-league-games = Games
web-league-front = In front
web-league-mostly = From behind, mostly
web-league-left = Left the team
web-league-met = met in { $games ->
        [one] one game
       *[other] { $games } games
    }
web-league-unanswered = left unanswered
web-league-followed = The three columns are what the team’s means did over the three rounds after the choice. Much else happened in them: that it followed does not say that it came of it.
