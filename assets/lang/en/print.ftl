# The printed pack of a scenario.

print-facts =
    By { $author }. { $rounds } rounds of one { $round } ({ $hours } hours), then { $chair } with the leader’s
    chair empty; about { $minutes } minutes to play alone. A team of { $people }, and { $attention } units of
    attention a round.
print-short = There is a short cut of { $rounds } rounds, about { $minutes } minutes.
print-objectives = To take away:
print-content-notes = Some people may want to know beforehand:

print-briefing = Briefing
print-goal = The goal: { $goal }
print-says = { $name }, { $role }: “{ $words }”
print-people = The people
print-work = The work
print-stream =
    { $title }: { $due ->
        [0] { $hours } hours every { $round }, and it outlasts you
       *[other] { $hours } hours, due by the end of { $round } { $due }
    }. Owner: { $owner }{ $sharing ->
        [0] .
       *[other] ; with { $crew }.
    }

print-cards = Cards
print-scene = { $place }. With { $speaker }. { $when }
print-when-round = In { $round } { $from }.
print-when-once = As soon as it fits, between { $round } { $from } and { $to }.
print-when-pool = Drawn between { $round } { $from } and { $to }.
print-when-follow-up = Follows from something earlier.
print-when-between = Between { $round } { $from } and { $to }, in { $chance } of 100 games.
print-option =
    { $letter }) { $kept-back ->
        [0] { "" }
       *[other] (only for a leader who knows enough){ " " }
    }{ $text }
print-price = Price: { $price }
print-unanswered = If nobody answers: { $text }.

print-decisions = Open questions
print-decision = { $question } (from { $round } { $opens }, to be settled by the end of { $round } { $due })
print-shocks = What may happen
print-shock =
    { $title }: { $text } { $when }{ $private ->
        [0] { "" }
       *[other] { " " }At first only { $whose } knows.
    }

print-facilitator = For the facilitator
print-behind = What follows gives away what the participants are to find out.
print-speaks = How { $name } speaks: { $speaks }
print-private = What { $name } carries, and tells from a trust of about { $trust }: { $what }
print-qualities = How good the choices really are, out of 100. { $question }
print-quality = { $text } { $quality }
print-behind-card = Behind “{ $title }”:
print-variant = In another state it reads: { $text }
print-does =
    { $letter }) { $does }{ $noted ->
        [0] .
       *[other] . { $notes }.
    }
print-applied =
    { $practice } ({ $target }){ $intensity ->
        [1] { "" }
       *[other] { " " }×{ $intensity }
    }
print-team = the team
print-needs = Offered only to a leader who knows enough
print-promise = A promise to { $to }: { $what }
print-keeps = Keeps a promise ({ $ids })
print-follow-up =
    Leads to “{ $title }” { $after ->
        [one] one { $round } later
       *[other] { $after } rounds later
    }
print-unanswered-then = Left unanswered: { $then }.
print-ending = An ending, “{ $title }”: { $text }

print-questions = Questions for the debrief
