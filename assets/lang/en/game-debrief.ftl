# The debrief on the screen. What it shares with the report is in debrief.ftl.
# `$round` is the author's word for a round, `$alone` counts the rounds without the leader.

after-heading = Debrief
after-making = The game is being played through once more.
after-none = This game cannot be opened for a debrief.
after-step = { $number } { $step ->
    [ended] How it ended
    [happened] What happened
    [what-if] What if
    [led] How you led
    [felt] Being led
    [room] The room
   *[home] Take home
 }
after-next = { $step ->
    [ended] How it ended
    [happened] What happened
    [what-if] What if
    [led] How you led
    [felt] How it felt to be led
    [room] The room
   *[home] What to take home
 }
after-back = Back
after-keys = { $step ->
    [happened] Arrows step through the chart, T and B switch its lines.
    [what-if] Up and down choose a decision, a letter another way of it.
   *[other] Press 1–6 or the arrow keys to change page.
 }
after-when = { $alone ->
    [0] { $round ->
        [week] Week { $number }
        [night] Night { $number }
        [day] Day { $number }
       *[other] Round { $number }
    }
   *[other] { $round ->
        [week] Week { $alone } without you
        [night] Night { $alone } without you
        [day] Day { $alone } without you
       *[other] Round { $alone } without you
    }
 }

# The rating
after-rate = Before anything is opened: how did you lead here?
after-rate-text = The same eight sentences as at the start, and this time about this team. Your answers stand beside the record on page 4. Nobody else sees them.
after-open = See how it ended
after-without-rating = Go on without rating yourself (G)

# How it ended
after-over = { $title }: { $rounds } { $round ->
    [week] weeks
    [night] nights
    [day] days
   *[other] rounds
 } with you, { $alone } without
after-epilogues = What became of them
after-no-epilogue = Nothing is told of them.
after-left = { $role }, left in { $when }
after-figures = What everybody may see
after-work = { $state ->
    [standing] no end to it: { $percent } % of what was asked so far
    [late] finished in { $when }, later than was asked
    [done] finished in { $when }
   *[open] not finished: { $percent } % done
 }
after-output-with = Output with you, of the team’s hours
after-output-alone = Output without you, of the team’s hours
after-stayed = Still there
after-of = { $some } of { $all }
after-ideas-voiced = Ideas said aloud
after-ideas-tried = Ideas tried
after-ideas-adopted = Ideas adopted
after-confidence = { $sponsor }’s confidence, 0 to 100
after-figures-note = None of this says how people were. That comes next.

# What happened
after-chair = The empty chair
after-toggle-truth = what was so (T)
after-toggle-belief = what you could believe (B)
after-plan = all hours
after-read = { $alone ->
    [yes] { $when }: morale { $morale }, innovation { $innovation }, loyalty { $loyalty }. Output { $output } % of the hours.
   *[no] { $when }: morale { $morale }, you read { $reads-morale }; innovation { $innovation }, you read { $reads-innovation }; loyalty { $loyalty }, you read { $reads-loyalty }. Output { $output } % of the hours.
 }
after-turn = { $titled ->
    [yes] { $when }. { $title }
   *[no] { $when }
 }
after-turn-earlier = No one choice was made at this moment. Page 3 tells what earlier ones would have changed.
after-turn-instead = What if, same luck: { $instead } { $told }
after-turn-open = Other ways

# What if
after-what-if = The same luck, another choice
after-decisions = Your decisions
after-taken = What you did
after-instead = What else you could have done
after-no-other = There was nothing else on offer.
after-as-it-was = As it was
after-choose = Choose what you could have done instead. It is played again from there to the end, on the same luck, and with your own later choices where they were still on offer.
after-again-note = Playing it again
after-impossible = That could not have been done at this point.
after-output = Output, % of the hours
after-key-lucks = in { $lucks } re-runs with other luck
after-ledger = { $there }: { $what }

# How you led
after-ratings-lead = How the eight share what you gave to them. Upper bar: your mix as you see it, from your ratings. Lower bar: what you did. Beside the name: your ratings before and after, 0 to 100.
after-rated = { $given ->
    [both] { $before } before, { $after } after
    [before] { $before } before
   *[after] { $after } after
 }
after-percent = { $percent } %
after-table = All fifteen practices
after-col-people = People
after-col-output = Output
after-share-note = Shares go by units of attention; an answer counts for as many as its author gave it, so one use can weigh as much as two.
after-table-note = People: what one use was worth over the four { $round }s after it, in points of every indicator for everybody. Output: the same in percent of the team’s hours.

# Being led
after-at-end = At the end
after-weeks = { $round ->
    [week] Week by week (W)
   *[other] All past { $round }s (W)
 }
after-opened-lead = In the ledger of every week this line, with that of an earlier reading put right, took what was left of a change. Here are those with most hidden behind them, then the largest of the others.
after-choice = { $taken ->
    [yes] { $text } (taken)
   *[no] { $text }
 }

# Take home
after-questions-lead = From the author of the scenario. There is no answer to look up.
after-keep = { $state ->
    [kept] Kept
   *[new] Keep it
 }
after-score-hidden = Four parts and a total. It says less than everything before it, and it is here if you want it.
after-score-show = Show the score
after-save = Save the report
after-saved = The report is in { $path }
after-saved-already = Saved
after-again = Play again
game-report = The report cannot be written to { $path }: { $why }
