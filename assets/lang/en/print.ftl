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
print-scene = { $place }. With { $speaker }.
print-option = { $letter }) { $text }
print-price = Price: { $price }
print-unanswered = If nobody answers: { $text }.

print-decisions = Open questions
print-decision = { $question } (from { $round } { $opens }, to be settled by the end of { $round } { $due })
print-shocks = What may happen
print-shock = { $title }: { $text }

# From here on for the facilitator.

print-facilitator = For the facilitator
print-behind = What follows gives away what the participants are to find out.

print-behind-people = Behind the people
print-varies =
    As the file has them. Each game varies a level by up to { $levels }, a skill by up to { $skills } and the
    weight of a motive by up to { $motives } %.
print-speaks = Manner of speaking: { $speaks }
print-private = Carries, and tells from a trust of about { $trust }: { $what }. It is eased by: { $eased }.
print-motives =
    Moved by: { $count ->
        [0] all six motives alike.
        [6] { $figures }.
       *[other] { $figures }; every other motive 1.
    }
print-levels =
    At the start: { $count ->
        [0] strain 35, every other level 55.
        [9] { $figures }.
       *[other] { $figures }; of the levels left out, strain is 35, every other 55.
    }
print-skills =
    Skills: { $count ->
        [0] 30 in every area.
       *[other] { $figures }; in any other area 30.
    }
print-structure = Need for a clear frame: { $need } of 100.
print-knows =
    Knows of the open questions: { $count ->
        [0] 20 of each.
       *[other] { $figures }; of any other 20.
    }

print-behind-setting = Behind the scene
print-relation =
    { $one } and { $other }: closeness { $closeness }{ $conflict ->
        [0] .
       *[other] , an open conflict of { $conflict }.
    }
print-sponsor = { $name } starts with a confidence in the leader of { $confidence }.
print-setting =
    The setting: urgency { $urgency }, severity { $severity }, familiarity { $familiarity }, complexity
    { $complexity }, dynamism { $dynamism }, power distance { $distance }.
print-authority =
    { $title } (skill: { $area }; complexity { $complexity }): { $authority ->
        [tell] the leader decides and says so.
        [sell] the leader decides and explains.
        [consult] the leader asks, then decides.
        [agree] leader and owner decide together.
        [advise] the owner decides after the leader’s advice.
        [inquire] the owner decides and tells the leader.
       *[delegate] the owner decides.
    }

print-qualities = How good the choices are
print-qualities-how =
    Out of 100. { $shuffled ->
        [0] The figures are the same in every game.
       *[other] The figures of a question change places among its choices from game to game: these are those of the file, and in a game another choice may be the best.
    }
print-quality-of = { $id }: { $question }
print-quality = { $text }: { $quality }
print-leader-knows = The leader knows { $value } of it.

print-behind-cards = Behind the cards
print-behind-card = { $title }
print-when-round = Comes in { $round } { $from }.
print-when-once = Comes as soon as it fits, between { $round } { $from } and { $round } { $to }.
print-when-pool = May be drawn between { $round } { $from } and { $round } { $to }.
print-when-follow-up = Comes only after something earlier.
print-when-between =
    Comes between { $round } { $from } and { $round } { $to }, { $chance ->
        [100] always.
       *[other] in { $chance } of 100 games.
    }
print-only-if = Only if { $condition }.
print-variant = If { $condition }, it reads: { $text }
print-does =
    { $letter }) { $does }{ $noted ->
        [0] .
       *[other] . { $notes }.
    }
print-after = Then: { $text }
print-applied =
    { $practice } ({ $target }{ $for-work ->
        [0] { "" }
       *[other] , about { $about }
    }{ $chosen ->
        [0] { "" }
       *[other] , for “{ $choice }”
    }){ $intensity ->
        [1] { "" }
       *[other] { " " }×{ $intensity }
    }
print-team = the team
print-needs = Offered only if { $condition }
print-promise =
    A promise to { $to }, due after { $due ->
        [one] one round
       *[other] { $due } rounds
    }: “{ $what }”{ $ways ->
        [0] { "" }
       *[other] , kept by: { $kept-by }
    }
print-keeps = Keeps the promise “{ $what }”
print-sets = Sets { $flags }
print-follow-up =
    Leads to “{ $title }” { $after ->
        [one] one round later
       *[other] { $after } rounds later
    }
print-settled-by = { $name } settles it
print-unanswered-then = Left unanswered: { $then }.

print-behind-shocks = Behind the events
print-private-to = At first only { $name } knows.
print-note = { $note }.
print-effect-member = { $name }: { $level } { $by }.
print-effect-team = Everybody: { $level } { $by }.
print-effect-work = { $title }: { $by } % of its planned hours.
print-effect-setting =
    { $field ->
        [urgency] Urgency
        [severity] Severity
        [familiarity] Familiarity
        [complexity] Complexity
        [dynamism] Dynamism
       *[power-distance] Power distance
    } { $by }, for { $rounds ->
        [one] one round.
       *[other] { $rounds } rounds.
    }
print-effect-sponsor = The confidence of { $name }: { $by }.
print-effect-conflict = The conflict between { $one } and { $other }: { $by }.

print-voices = What people may say
print-voice =
    { $name }, { $moment ->
        [round-end] at the end of a round
        [listened] listened to
        [understood] understood
        [humbled] when the leader owns up, asks for feedback or gives credit
        [delegated] given work or a question to settle
        [coached] coached
        [recognised] recognised
        [assigned] told what to do
        [pushed] pressed for pace
        [inspected] inspected
        [taken-over] when the leader takes their work over, or fronts it
        [promise-kept] when a promise is kept
        [promise-broken] when a promise is broken, or nothing comes of what they said
        [leaving] leaving
        [colleague-left] when somebody else has left
        [empty-chair] while the chair is empty
       *[debrief] in the debrief
    }{ $conditional ->
        [0] { "" }
       *[other] , if { $condition }
    }: { $lines }

print-endings = Endings
print-endings-how = The first whose condition holds is told.
print-ending =
    “{ $title }”, { $conditional ->
        [0] otherwise
       *[other] if { $condition }
    }: { $text }
print-epilogues = What becomes of people
print-epilogues-how = For each person the first that holds is told.
print-epilogue =
    { $name }, { $conditional ->
        [0] if none above holds
       *[other] if { $condition }
    }: { $text }

# Conditions, to go on from "if". Bounds go on from a subject.

print-if-and = and
print-if-or = or
print-if-not = it is not so that { $part }
print-if-not-decided = “{ $title }” is not settled yet
print-if-not-left = { $name } is still there
print-if-not-flag = “{ $flag }” has not been set
print-if-flag = “{ $flag }” has been set
print-if-member = the { $level } of { $name } is { $bounds }
print-if-team = the team’s mean { $level } is { $bounds }
print-if-conflict = { $one } and { $other } are in open conflict of at least { $least }
print-if-work = the progress of { $title }, in percent, is { $bounds }
print-if-late = { $title } is late
print-if-sponsor = the confidence of { $name } is { $bounds }
print-if-left = { $name } has left
print-if-decided = “{ $title }” is settled
print-if-chose = “{ $title }” was settled as “{ $choice }”
print-if-empty-chair = the output of the empty chair, in percent of par, is { $bounds }
print-if-leavers = the number who left is { $bounds }
print-if-private = the leader knows what { $name } carries
print-if-motives = the leader knows what moves { $name }
print-if-heard = the leader has listened to { $name }
print-if-believed = the leader takes the { $level } of { $name } to be { $bounds }
print-bounds-any = anything
print-bounds-exact = { $least }
print-bounds-least = at least { $least }
print-bounds-most = at most { $most }
print-bounds-between = between { $least } and { $most }

print-questions = Questions for the debrief
