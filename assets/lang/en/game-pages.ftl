# The pages that look back: play-out, why, past weeks, the team, the empty chair.
# `$round` is the author's word for a round.

pages-round = { $alone ->
        [0] { $round ->
            [week] week { $number }
            [night] night { $number }
            [day] day { $number }
           *[other] round { $number }
        }
       *[other] { $round } { $alone } without you
    }
pages-deed = { $practice }: { $aim }
pages-quote = { $named ->
        [yes] “{ $text }” { $name }
       *[no] “{ $text }”
    }
pages-attention = Your attention, { $round }
pages-unanswered = You gave no answer.
pages-word = { $promise ->
        [yes] You promised this to { $name } in { $made }. { $kept ->
            [yes] You kept it.
           *[no] It was due, and it was not kept.
        }
       *[no] { $name } raised it in { $made }. { $kept ->
            [yes] Something came of it.
           *[no] Nothing came of it.
        }
    }
pages-raised = What { $name } raised
pages-moment-private-title = What somebody carries
pages-moment-private = It comes from outside the work and weighs on it. You know of it because you were told.
pages-moment-conflict-title = The conflict with { $name }
pages-moment-conflict = It was there before, and wears on both of them for as long as it lasts.
pages-moment-left-title = { $name } left
pages-moment-left = Somebody who goes takes knowledge and company along, and leaves work behind.
pages-moment-hours-title = { $name }’s hours
pages-moment-hours = What a person gets done in the hours they have: their skill, how clear the work is to them, and how they feel about it.
pages-moment-drift-title = It comes by itself
pages-moment-drift = It happens from one week to the next, by how people stand: what is theirs, what they know, whom they trust, how much they carry. What you do changes that over weeks, and not with one decision.
pages-moment-rework-title = Work that came back
pages-moment-rework = Some of what was finished was not good enough and had to be done again. Tired people, work handed over before somebody was ready for it, and haste make more of it.
pages-moment-neglect-title = You did not come by
pages-moment-neglect = You did nothing with them, or with work of theirs, for longer than people fail to notice. A unit of attention is enough to be seen, and so is an answer that concerns them.
pages-moment-results-title = The work against its plan
pages-moment-results = This part of the sponsor’s confidence looks only at what is done, and at what should be done by now. Work that is behind costs confidence each time; work that keeps up earns it back.
pages-moment-unlearnt-title = Something you have not learnt yet
pages-moment-misread-title = Most likely a misreading
pages-moment-misread = Most likely nothing happened here, and your picture of the person moved. Before, you knew them no better than within a range, and its middle was off. How much of a surprise is an old reading, and how much is new, is reckoned from how sure you were: the wider the range, the more of it was the reading. In the first weeks that is most of it. Whoever listens early is surprised less later.
pages-moment-unlearnt = Your reading moved by more than explains itself: something happened that nobody told you. What is left is here, so that the sum is right. Somebody may tell you if you listen; at the latest the debrief opens it.

ledger-about = Told as far as you can know it. The lines add up to the change in your reading.
ledger-hours = Hours of finished work
ledger-confidence = Confidence
ledger-start = Start of the { $round }
ledger-start-note = what you could know: a range and a best reading
ledger-start-known = the total, as everybody could see
ledger-end = End of the { $round }
ledger-end-known = the total, as everybody can see
ledger-end-narrower = the ranges are narrower: you know more than you did
ledger-end-wider = the ranges are wider: what you knew of these has aged
ledger-end-same = the ranges are as wide as they were
ledger-best = { $changed ->
        [yes] best { $best } ({ $change })
       *[no] best { $best }
    }
ledger-of = { $ends ->
        [yes] of { $whole }{ $changed ->
            [yes] { " " }({ $change })
           *[no] { "" }
        }
       *[no] { $changed ->
            [yes] { $change }
           *[no] so far
        }
    }
ledger-hour = { $hours } h
ledger-row = { $what }. { $how }. { $figures }
ledger-nothing = Nothing moved by a whole point.
ledger-minor = { $shown ->
        [yes] Hide what comes to less than a point
       *[no] { $count ->
            [one] Show one more cause that comes to less than a point
           *[other] Show { $count } more causes that come to less than a point each
        }
    }
ledger-gain = gain
ledger-loss = loss
ledger-misread = most likely a misreading
ledger-unlearnt = not learnt yet
ledger-legend = What is dotted opens in the debrief, beside how it felt to be led.

why-heading = Why
why-team = Whole team
why-team-size = { $count ->
        [0] Nobody is left
        [one] One person
       *[other] { $count } people
    }
why-team-ideas = Ideas so far: { $voiced } said aloud, { $tried } tried, { $adopted } adopted
why-before = Before
why-after = Next
why-step = { $name }, { $number } of { $all }
why-title = { $latest ->
        [yes] { $kind ->
            [member] What moved { $name } this { $round }
            [work] What moved the work: { $name }
            [sponsor] What moved { $name }
           *[team] What moved the team this { $round }
        }
       *[no] { $kind ->
            [member] What moved { $name } that { $round }
            [work] What moved the work: { $name }
            [sponsor] What moved { $name }
           *[team] What moved the team that { $round }
        }
    }
why-person = { $role }{ $count ->
        [0] { "" }
       *[other] , owns { $owns }
    }{ $left ->
        [0] { "" }
       *[other] . Left in { $gone }
    }
why-work-owner = { $owned ->
        [yes] Owned by { $owner }
       *[no] Nobody owns it
    }
why-sponsor-said = Before the first week: “{ $text }”
why-study = What stands behind it (E)
why-moment = Where it came from
why-back = Back to why
why-next = { $last ->
        [yes] Next: the empty chair
       *[no] Next: { $round } { $number }
    }
why-taken = What you did
why-factors = What made it larger or smaller
why-factor = { $way ->
        [more] Larger: { $what }
        [less] Smaller: { $what }
       *[same] { $what }
    }
why-study-heading = What stands behind it
why-study-none = No single study stands behind this line. It is a judgement of the model’s authors, and the model’s own page says so.
why-study-unlearnt = There is no study to read for what you have not learnt yet.
why-finding = { $id }, { $kind ->
        [experiment] an experiment
        [field] a field study
        [meta] a meta-analysis
       *[vendor] published by a firm that sells something
    }{ $weak ->
        [yes] , known to us at second hand
       *[no] { "" }
    }
why-finding-numbers = Size
why-finding-limits = Limits
why-finding-source = Source
why-finding-doi = DOI

chair-over = { $alone ->
        [1] The first { $round } without you
        [2] The second { $round } without you
        [3] The third { $round } without you
        [4] The fourth { $round } without you
        [5] The fifth { $round } without you
        [6] The sixth { $round } without you
        [7] The seventh { $round } without you
        [8] The eighth { $round } without you
       *[other] The { $alone }th { $round } without you
    }
chair-heading = How they got on
chair-gone = You have left. Nobody takes your place for { $count ->
        [one] 1 { $round }
       *[other] { $count } { $round }s
    }. What you handed over is theirs, what you kept to yourself went with you, and what you said about the way ahead is what they have to go by.
chair-nothing = No question that you left open was settled.
chair-settled = { $question } { $choice }
chair-took-up = { $name } took up “{ $card }”.
chair-why-card = It would have come to you. { $what }.
chair-why = { $how ->
        [together] { $owned ->
            [yes] It bears on { $work }, which { $name } owns. They sat down and put together what each of them knew.
           *[no] It bears on { $work }, and nobody owns that. It was due, so they sat down together.
        }
        [delegated] You had given it to { $name }, and that still held.
       *[other] { $authority ->
            [tell] It was due. { $name } owns { $work }, had never been asked to decide about it, and decided alone.
            [sell] It was due. { $name } owns { $work }, knew the reasons, and decided alone.
            [consult] It was due. { $name } owns { $work }; before, you would have asked and then decided.
            [agree] It was due. { $name } owns { $work }; before, the two of you would have decided it together.
           *[other] { $name } owns { $work } and knows that it is for the owner to decide.
        }
    }
chair-carries = { $owned ->
        [yes] { $done ->
            [yes] { $name } finishes { $work }.
           *[no] { $name } carries on with { $work }: { $hours ->
                [one] 1 hour of it was done
               *[other] { $hours } hours of it were done
            }.
        }
       *[no] { $done ->
            [yes] { $work } is finished, and nobody owned it.
           *[no] { $work } moves on without an owner, by { $hours ->
                [one] 1 hour
               *[other] { $hours } hours
            }.
        }
    }
chair-carries-why = { $owned ->
        [yes] { $authority ->
            [tell] You used to say what was to be done. Nobody says it now.
            [sell] You used to say what was to be done, and why. The reasons have stayed.
            [consult] You used to ask, and then decide. Nobody has taken over the deciding.
            [agree] The two of you used to decide it together. One of the two is still there.
           *[other] It was for { $name } to decide before you left, and it still is.
        }
       *[no] Nobody was told that it was theirs.
    }
chair-carries-since = { $before ->
        [0] Nothing of it was done the { $round } before.
        [one] It was 1 hour the { $round } before.
       *[other] It was { $before } hours the { $round } before.
    }
chair-moved = What moved them most, as far as one can tell from outside
chair-besides = Besides
chair-open = Still open
chair-open-question = { $question } It is about { $work }.
chair-next = { $last ->
        [yes] Go on: the debrief
       *[no] Go on: { $round } +{ $number }
    }
chair-watch = You can watch. That is all.
chair-output = What gets done
chair-output-unit = work finished per 100 hours
chair-work-notch = notch: where it should be
chair-foot = { $case ->
        [rest] All that had an end is done: everybody is on { $work } now. Whoever is not practised at it gets less done.
        [waits] The authority you gave stays with the people you gave it to. Whoever still has to ask waits, and while they wait little gets done.
       *[free] The authority you gave stays with the people you gave it to. Nobody has to wait for a word from you.
    }
chair-best = { $all ->
        [yes] with you, on average: { $percent } %
       *[no] their best { $count } { $round }s with you, on average: { $percent } %
    }

people-heading = The team
people-back = Back
people-past = Past weeks
people-left = Left in { $round }
people-touch = { $heard ->
        [0] { $rounds ->
            [0] You have not listened yet
            [one] You were last in touch a { $round } ago, and have not listened yet
           *[other] You were last in touch { $rounds } { $round }s ago, and have not listened yet
        }
       *[other] { $rounds ->
            [0] You were in touch within the last { $round }
            [one] You were last in touch a { $round } ago
           *[other] You were last in touch { $rounds } { $round }s ago
        }{ $heard ->
            [one] ; you have listened once
           *[other] ; you have listened { $heard } times, in answers too
        }
    }.{ $sign ->
        [yes] { " " }There are signs of leaving.
       *[no] { "" }
    }
people-level-morale = Morale
people-level-innovation = Innovation
people-level-loyalty = Loyalty
people-level-trust = Trust in you
people-level-voice = Speaks up
people-level-ownership = Ownership
people-level-clarity = Clarity
people-level-strain = Strain
people-level-confidence = Confidence
people-skills = Skills
people-motives = What moves them
people-motives-unlearnt = You do not know yet. Somebody who trusts you enough may say, if you try to understand.
people-motive = { $motive ->
        [autonomy] To do things their own way (autonomy)
        [mastery] To become good at something (mastery)
        [purpose] To do something that matters (purpose)
        [belonging] To be one of a group (belonging)
        [recognition] To be seen for what they do (recognition)
       *[security] To know what comes next (security)
    }, { $share } %
people-private = What they carry
people-private-unlearnt = Nothing that you know of.
people-conflicts = Conflicts
people-conflict = { $strength ->
        [slight] A slight one with { $name }
        [plain] A plain one with { $name }
       *[strong] A serious one with { $name }
    }
people-owed = Between you
people-said = What they said
people-said-nothing = Nothing yet in the weeks that are over.

past-heading = Past weeks
past-none = Nothing has been played yet.
past-none-text = Once a round is over, this page has what you did, what happened, what was said, and why: round by round, as often as you like.
past-why = Why
past-events = What happened
past-title = In { $round }
past-did = What you did
past-did-nothing = Nothing. Nobody was answered, and nobody saw you.
past-did-away = You were not there.
past-happened = What happened
past-happened-nothing = Nothing that would have made the notice board.
past-said = What was said
past-said-nothing = Nothing that reached you.

play-over = In { $round }
play-heading = The { $round } plays out
play-nothing = A quiet week. Nothing came of it that you could see.
play-skip = Skip
play-skip-keys = Space or Enter
play-why = Why
play-causes = { $most }. Against it: { $against }
play-moved = { $same ->
        [yes] The same in all.
       *[no] { $figures }.
    }{ $misread ->
        [yes] { " " }Most of it is probably your picture of { $name }, put right.
       *[no] { "" }
    }{ $known ->
        [yes] { " " }{ $because }.
       *[no] { "" }
    }
play-same = The same in all
play-rework = { $what }: { $hours } hours went into it.
play-figure = { $level ->
        [morale] morale
        [innovation] innovation
       *[loyalty] loyalty
    } { $points }
play-caption = { $level ->
        [morale] Morale
        [innovation] Innovation
       *[loyalty] Loyalty
    } { $points }

plates-gone = not there
bar-why-short = Why
