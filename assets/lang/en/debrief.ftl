# The debrief and the report made of it. Figures come in as whole points or percent.

debrief-title = Debrief
debrief-frame = { $rounds } { $rounds ->
    [one] { $round }
   *[other] { $round }s
 } with a leader and { $chair } without{ $short ->
    [yes] , the short cut.
   *[no] .
 }
debrief-led-by = { $automated ->
    [yes] Led by { $name }, an automated leader.
   *[no] { $name ->
        [You] Led by you.
       *[other] Led by { $name }.
    }
 }
debrief-group = Group: { $group }
debrief-asked = What was asked of you
debrief-round = { $round } { $label }
debrief-not-replayed = This game was played with another version of the model. It can be shown, and not played again: the moments on which it turned, what else could have been done, and how well each practice fitted are missing.

# How you meant to lead
debrief-ratings-title = What you said, and what you did
debrief-ratings-lead = Before the game and after it you put a figure to how much you use each of the eight practices. Here your figures are set beside the record. The last two columns are parts of the eight taken together, so that they can be compared: what your last figures would come to, and what you did.
debrief-ratings-caption = Own ratings and the record
debrief-ratings-none = No rating was given, so there is nothing to hold the record against.
debrief-col-practice = Practice
debrief-col-before = You, before
debrief-col-after = You, after
debrief-col-own = As you see your mix
debrief-col-used = What you did
debrief-col-verdict = In words
debrief-rating-verdict = { $verdict ->
    [near] about as you said
    [more] more than you said
    [less] less than you said
   *[never] you said so; it was never done here
 }

# Timeline
debrief-timeline-title = What happened
debrief-timeline-lead = Lines are the truth: the mean of everybody there. The pale band is what you could believe at the time: the mean of everybody’s range, for as long as you were there to believe anything.
debrief-chart-alt = { $level } of the team: the truth as a line, what the leader could believe as a band. The same figures stand in the table below.
debrief-timeline-caption = The team after each { $round }: what you believed, and what was so. Output in percent of the team’s hours.
debrief-believed = believed
debrief-output = Output
debrief-output-mean = Output, on average
debrief-output-title = Output, in percent of the team’s hours
debrief-there = There
debrief-chair = The empty chair
debrief-truth-key = what was so
debrief-belief-key = what you could believe

# Moments
debrief-turns-title = Where it turned
debrief-turns-lead = The moments that moved people most: points of morale, innovation and loyalty, added up over everybody. Where it was yours to choose, the { $round } is played again with one thing changed and the same luck.
debrief-turns-none = Nothing in this game moved people enough to call it a turn.
debrief-turn-moved = { $by } points of morale, innovation and loyalty, added up over everybody; { $name } most of all{ $told ->
        [yes] : { $how }
       *[no] { "" }
    }.
debrief-turn-secret = { $text } Only { $name } knew.
debrief-turn-no-choice = No one choice was made at this moment. What earlier ones would have changed stands under “{ debrief-decisions-title }”.
debrief-what-if = What if
debrief-what-if-alt = { $level }: as it was, solid; as it would have been, dashed; with the band over re-runs with other luck.
debrief-was = as it was
debrief-would = what if, same luck
debrief-band = in re-runs with other luck
debrief-what-if-caption = What changes by the end: means over everybody
debrief-col-measure = Measure
debrief-col-was = As it was
debrief-col-would = What if
debrief-col-by = Change
debrief-col-lucks = In { $lucks } re-runs with other luck
debrief-between = { $low } to { $high }
debrief-what-if-levels = { $moved }.
debrief-what-if-level = { $level ->
    [morale] morale
    [innovation] innovation
   *[loyalty] loyalty
 } ends { $by } { $way ->
    [up] higher
   *[down] lower
 }
debrief-what-if-same = Morale, innovation and loyalty end where they did.
debrief-what-if-most = Most of all { $name }: { $level ->
    [morale] morale
    [innovation] innovation
   *[loyalty] loyalty
 } ends { $by } { $way ->
    [up] higher
   *[down] lower
 }.
debrief-what-if-output = Output is { $by } % of the team’s hours { $way ->
    [up] higher
   *[down] lower
 } from there on.
debrief-what-if-left = { $kind ->
    [stays] { $name } stays.
    [leaves] { $name } leaves.
    [later] { $name } leaves, but later.
   *[sooner] { $name } leaves sooner.
 }
debrief-what-if-work = { $kind ->
    [never] “{ $work }” is not finished.
    [done] “{ $work }” is finished after all.
    [later] “{ $work }” is finished { $by } { $by ->
        [one] { $round }
       *[other] { $round }s
    } later.
   *[sooner] “{ $work }” is finished { $by } { $by ->
        [one] { $round }
       *[other] { $round }s
    } sooner.
 }
debrief-what-if-settled = “{ $question }” is settled another way: “{ $choice }”
debrief-what-if-ending = The ending would be “{ $title }”.
debrief-what-if-lucks = { $same ->
    [yes] In { $lucks } re-runs with other luck the difference in { $level } was mostly { $low }.
   *[no] In { $lucks } re-runs with other luck the difference in { $level } was mostly between { $low } and { $high }.
 }
debrief-what-if-substitutions = { $count ->
    [one] One later choice was no longer on offer, and was made in your style.
   *[other] { $count } later choices were no longer on offer, and were made in your style.
 }
debrief-ledger-caption = What that { $round }’s ledger would have said instead
debrief-ledger-new = Only in the re-run
debrief-ledger-gone = Only as it was
debrief-ledger-both = In both, changed by
debrief-unanswered = Nobody came; the card stayed unanswered.
debrief-instead-unanswered = Nobody comes; the card stays unanswered.
debrief-attention-title = Your attention
debrief-attention = You { $did }.
debrief-attention-none = Your attention went to nobody.
debrief-instead-without = The same, but without this: you { $did }.
debrief-instead-nothing = No attention to anybody.
debrief-instead-listen = All of it spent on listening: you { $did }.
debrief-instead-front = All of it spent in front: you { $did }.
debrief-whole-title = The whole of it, led by somebody else
debrief-whole-taken = As it was led, from the first { $round ->
    [week] week
    [night] night
    [day] day
   *[other] round
 } to the last.
debrief-instead-ahead = One strong run: an automated leader, { $name }, in your place from the start. It tries every { $round ->
    [week] week
    [night] night
    [day] day
   *[other] round
 } out in games that it imagines, and does what came out best. It is told no more than you were.
debrief-decisions-title = Every decision, another way
debrief-decisions-lead = Each decision of yours, and what each other answer would have changed by the end: mean points of morale, innovation and loyalty, and output in percent of the team’s hours. Same luck, your own later choices where they were still on offer.
debrief-decisions-caption = Other answers, and what they would have changed
debrief-col-instead = Instead
debrief-you-did = What you did: { $taken }

# Style
debrief-style-title = How you led
debrief-style-eight = Your eight practices
debrief-style-summary = { $kind ->
    [none] You did nothing that anybody could name.
    [hardly] You led from behind nearly all the time: directing was { $directing } % of what you did.
    [some] You led from behind, and stood in front now and then: directing was { $directing } % of what you did.
    [half] You stood in front about as often as behind: directing was { $directing } % of what you did.
   *[mostly] You stood in front most of the time: directing was { $directing } % of what you did.
 }
league-led = automated in { $count ->
    [one] { $round }
   *[other] { $round }s
 } { $rounds }
debrief-stood-in = An automated leader sat in for you in { $count ->
    [one] { $round }
   *[other] { $round }s
 } { $rounds }: what you did counts the others alone, what came of it all of them.
debrief-radar-alt = The eight empowering practices: how often each was used, and how well its uses fitted their moments. The same figures stand in the table.
debrief-radar-often = how often you used it: the outer edge is { $edge } % of all you did
debrief-radar-fit = what came of it: outside the middle ring it helped, inside it cost
debrief-radar-note = What came of a use is the four { $round }s after it, beside the same { $round }s played again without it. On the middle ring nothing changed. At the edge it was worth a point of every indicator for everybody, or more; at the centre it cost as much.
debrief-style-caption = All fifteen practices. Fit is in points of every indicator for everybody, and in percent of the team’s hours.
debrief-col-share = Share
debrief-col-uses = Uses
debrief-col-fit = Fit: people
debrief-col-fit-output = Fit: output
debrief-stance-behind = From behind
debrief-stance-front = In front
debrief-stance-back = Out of the way
debrief-not-used = not used
debrief-short-listen = listen
debrief-short-understand = understand
debrief-short-own_up = own up, ask
debrief-short-delegate = delegate
debrief-short-vision = vision
debrief-short-consensus = consensus
debrief-short-coach = coach
debrief-short-recognise = recognise
debrief-short-assign = assign
debrief-short-decide_alone = decide alone
debrief-short-inspect = inspect
debrief-short-push = push
debrief-short-take_over = take over
debrief-short-front = front the work
debrief-short-step_back = step back

# People
debrief-people-title = How it felt to be led
debrief-people-lead = What each felt when you were last there, what they answered with, and what they say now. Whatever they kept to themselves is open here.
debrief-felt = { $heard ->
    [yes] heard
    [half] half heard
   *[no] not heard
 }, { $trusted ->
    [yes] trusted
    [half] half trusted
   *[no] not trusted
 }, { $valued ->
    [yes] valued
    [half] half valued
   *[no] not valued
 }
debrief-answer = effort: { $effort ->
    [back] holding back
    [steady] steady
   *[extra] extra mile
 } · voice: { $voice ->
    [silent] silent
    [concern] concerns
   *[idea] ideas
 }
debrief-quote = “{ $text }”
debrief-no-quote = Nothing was said.
debrief-on-leaving = on leaving
debrief-left-in = left in { $round } { $label }
debrief-motives = { $learnt ->
    [yes] What moves { $name }: { $first } most, then { $second }. You had learnt that.
   *[no] What moves { $name }: { $first } most, then { $second }. You had not learnt that.
 }
debrief-private = { $learnt ->
    [yes] Told to you: { $what }
   *[no] Never told to you: { $what }
 }
debrief-figures = heard { $heard } · trusted { $trusted } · valued { $valued }

# What was hidden
debrief-hidden-title = What you could not see
debrief-opened-title = “Something you have not learnt yet”, opened
debrief-opened-lead = In the weekly why this line, with that of an earlier reading put right, took what was left of a change. Here are those with most hidden behind them, then the largest of the others; the parts add up to both lines together.
debrief-opened-none = That line never carried as much as two points.
debrief-opened-caption = The lines with most behind them, { $round } by { $round }
debrief-opened-line = { $name }, { $level ->
    [morale] morale
    [innovation] innovation
   *[loyalty] loyalty
 }
debrief-opened-cause = { $how ->
    [hidden] { $what }
    [expected] You reckoned with this, and it did not come: { $what }
    [more] More than you could tell: { $what }
   *[less] Less than you could tell: { $what }
 }
debrief-opened-rest = Several smaller things
debrief-opened-picture = You had read this { $was ->
    [right] right
    [high] { $before } too high
   *[low] { $before } too low
 }; when the week was over { $is ->
    [right] you had it right
    [high] you had it { $after } too high
   *[low] you had it { $after } too low
 }
debrief-opened-gone = What you read changed with the news
debrief-col-line = Both lines
debrief-col-behind = What was behind it
debrief-secrets-title = What only one person knew
debrief-questions-hidden-title = The open questions
debrief-questions-hidden-lead = How well each answer would have served the work, from 0 to 100, by the author’s reckoning. Nobody could know the figures then; how you came to one counted as well.
debrief-question-came = { $came ->
    [open] It was never settled.
    [best] There was nothing better on the table.
    [worst] There was nothing worse on the table.
   *[middle] Another one would have served the work better.
 }
debrief-taken = taken
debrief-col-choice = Answer
debrief-col-quality = Quality

# The end
debrief-ending-title = How it ended
debrief-own-title = Yours to answer
debrief-questions-title = Questions to take with you
debrief-commitment-title = One thing to do differently
debrief-commitment-what = What
debrief-commitment-by = By when
debrief-commitment-with = With whom
debrief-commitment-none = Nothing has been written here yet. One sentence is enough: what, by when, with whom.
debrief-score-title = Score
debrief-score-lead = Four parts from 0 to 100, and the total by this scenario’s weights. It says less than everything above it.
debrief-score-caption = Score
debrief-score-results = Results
debrief-score-people = People
debrief-score-ideas = Ideas
debrief-score-chair = Empty chair
debrief-score-total = In all
debrief-evidence-title = The evidence, and its limits
debrief-evidence-lead = The findings behind the effects that were at work in this game. The model is an argument made of them, not a measurement of your team.
debrief-evidence-met = Met in: { $met }
debrief-evidence-limits = Limits: { $limits }
debrief-evidence-weak = Second-hand or a vendor’s: taken for its direction, not for its size.
debrief-evidence-doi = doi { $doi }
debrief-evidence-none = None of the effects met here rests on a published finding.
debrief-kind = { $kind ->
    [experiment] Experiment
    [field] Field study
    [vendor] Published by a vendor
   *[meta] Meta-analysis
 }
debrief-drift = { $drift ->
    [neglect] the leader’s absence
    [ownership] owning the work
    [clarity] knowing the goal
    [trust] trust in the leader
    [voice] daring to speak
   *[strain] strain
 }
debrief-level-morale = Morale
debrief-level-innovation = Innovation
debrief-level-loyalty = Loyalty
debrief-foot = Made by Footlights { $version }. Nothing in this file comes from or goes to anywhere else.

report-unfinished = “{ $path }” holds a game that was not played to its end
report-unfinished-hint = play it to the end first: `footlights play SCENARIO --journal FILE --resume`
report-unreadable = the scenario in “{ $path }” can no longer be read
report-unreadable-hint = it was made by another version of the program; the version that made it can report it
report-written = the report is in { $path }
report-not-replayed = played with another version of the model: the report leaves out what needs playing again
report-exists = there is a file at { $path } already
report-write = { $path } could not be written: { $why }
report-exists-hint = name another file, or remove that one first
report-no-group = “{ $path }” has no group { $number }
report-no-seat = in “{ $path }” no seat { $number } leads that group
