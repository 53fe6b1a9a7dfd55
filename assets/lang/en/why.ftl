# Why people moved: one sentence for each cause, and how it is known.
#
# `$way` is gain, loss or mixed. `$whose` says whose change the line explains: member, team, work or sponsor; for a member
# `$who`, `$subject`, `$object` and `$possessive` are at hand. `$side` says how they stand to what a practice was
# aimed at: self, beside, past (it was theirs and went to somebody else) or all. `$has` is work if `$work` is set.

why-use-listen = { $aim ->
    [member] { $side ->
        [self] You made time for { $name } and listened
       *[other] You listened to { $name }, and it got round
    }
    [team] You asked all of them and listened
   *[other] You listened around “{ $work }”
 }
why-use-understand = { $way ->
    [loss] { $aim ->
        [member] You asked { $name } more than { $they } trusted you with
       *[other] You asked more than they trusted you with
    }
   *[gain] You wanted to know what moves { $aim ->
        [member] { $name }
       *[other] them
    }
 }
why-use-own_up = { $way ->
    [loss] { $by ->
        [option] You drew back where some had wanted you in front
       *[attention] You asked where you had got it wrong when a decision was wanted
    }
   *[gain] { $aim ->
        [member] You asked { $name } what you could do better
        [work] You said whose work “{ $work }” is
       *[other] { $by ->
            [attention] You asked all of them where you had got it wrong
           *[option] You said aloud what you had got wrong
        }
    }
 }
why-use-delegate = { $aim ->
    [member] { $side ->
        [past] { $has ->
            [work] “{ $work }” went to { $name }, over { $who }’s head
           *[none] { $name } was given what had been { $who }’s
        }
        [beside] { $has ->
            [work] “{ $work }” went to { $name }
           *[none] { $name } was given a free hand
        }
       *[self] { $way ->
            [loss] { $has ->
                [work] “{ $work }” was handed to { $name } before { $they } felt ready
               *[none] { $name } was handed more than { $they } felt ready for
            }
           *[gain] { $has ->
                [work] You let { $name } run “{ $work }”
               *[none] You gave { $name } a free hand
            }
        }
    }
    [question] { $side ->
        [self] You let { $who } settle the question about “{ $work }”
       *[other] You let whoever owns it settle the question about “{ $work }”
    }
    [work] You let “{ $work }” go, to whoever does it
   *[team] You handed over to the team
 }
why-use-vision = { $way ->
    [loss] You spoke of the future again, with nothing done since the last time
   *[gain] { $aim ->
        [member] You told { $name } where this is going, and why
       *[other] You said where this is going, and why
    }
 }
why-use-consensus = { $way ->
    [loss] { $aim ->
        [question] It took time from everybody to settle the question about “{ $work }”
       *[other] { $by ->
            [option] It took time from everybody to settle it together
           *[attention] Everybody was called together about nothing in particular
        }
    }
   *[gain] { $aim ->
        [question] Everybody had a say in the question about “{ $work }”
       *[other] You put it to everybody and settled it together
    }
 }
why-use-coach = { $way ->
    [loss] { $aim ->
        [member] A lesson, when { $name } was already up to { $theirs } neck
       *[other] A lesson, when there was already too much to do
    }
   *[gain] { $has ->
        [work] { $aim ->
            [member] You worked at “{ $work }” with { $name }, without taking it over
           *[other] You taught as you went, on “{ $work }”
        }
       *[none] { $aim ->
            [member] You took time to teach { $name }
           *[other] You taught as you went
        }
    }
 }
why-use-recognise = { $aim ->
    [member] { $side ->
        [self] { $way ->
            [loss] Praise that { $name } did not recognise { $theirs } work in
           *[gain] You told { $name } exactly what had been good
        }
       *[other] { $way ->
            [loss] You praised { $name }, and the others wondered what for
           *[gain] You praised { $name }, and the others saw that work is noticed
        }
    }
   *[other] { $way ->
        [loss] Thanks for everything, which told them that nobody had looked
       *[gain] You thanked everybody
    }
 }
why-use-assign = { $aim ->
    [member] { $side ->
        [past] { $has ->
            [work] “{ $work }” is { $possessive } work, and { $name } was told to do it
           *[none] { $possessive } work was given to { $name }
        }
       *[other] { $way ->
            [loss] { $has ->
                [work] You told { $name } how “{ $work }” is to be done
               *[none] You told { $name } what to do
            }
           *[gain] { $name } was told plainly what to do next
        }
    }
   *[other] { $way ->
        [loss] You told them how it is to be done
       *[gain] They were told plainly what to do next
    }
 }
why-use-decide_alone = { $way ->
    [loss] { $has ->
        [work] “{ $work }”: you settled it and asked nobody
       *[none] You decided and asked nobody
    }
   *[gain] { $has ->
        [work] “{ $work }”: you settled it, and that was that
       *[none] You decided, and that was that
    }
 }
why-use-inspect = { $way ->
    [loss] { $has ->
        [work] You went over “{ $work }” yourself, with people who know it
       *[none] You went over the work yourself
    }
   *[gain] { $has ->
        [work] You checked “{ $work }”, and it was clear what you wanted
       *[none] You checked, and it was clear what you wanted
    }
 }
why-use-push = { $way ->
    [loss] You pressed for pace
   *[gain] You pressed for pace, and people saw the reason
 }
why-use-take_over = { $way ->
    [loss] { $has ->
        [work] You took “{ $work }” out of their hands
       *[none] You took over and did it yourself
    }
   *[gain] { $has ->
        [work] You put your own hands to “{ $work }” when it counted
       *[none] You did it yourself when it counted
    }
 }
why-use-front = { $way ->
    [loss] { $has ->
        [work] “{ $work }” was shown with your face in front of it
       *[none] Their work was shown with your face in front of it
    }
   *[gain] { $has ->
        [work] You stood up for “{ $work }” so that they need not
       *[none] You took the questions so that they need not
    }
 }
why-use-step_back = { $way ->
    [loss] You kept out of it, and they were left alone with it
   *[gain] You kept out of it, and they had it in hand
 }

why-shock = “{ $title }”
why-kept-promise = “{ $promise }”: promised to { $name }, and done
why-kept-concern = { $concern ->
    [load] { $name } had said that it was too much, and you did something about it
    [direction] { $name } had asked where this is going, and got an answer
    [say] { $name } had asked for a say, and got one
    [growth] { $name } had said what was hard, and was helped with it
    [credit] { $name } had done something unseen, and you saw to it that it was seen
   *[conflict] { $name } had told you about the trouble with { $other }, and you went into it
 }
why-kept-word = You kept your word
why-broken-promise = “{ $promise }”: promised to { $name }, and not done
why-broken-concern = { $concern ->
    [load] { $name } had said that it was too much. Nothing came of it
    [direction] { $name } had asked where this is going. Nobody said
    [say] { $name } had asked for a say. It stayed as it was
    [growth] { $name } had said what was hard. Nobody helped
    [credit] { $name } had done something unseen, and had said so. It stayed unseen
   *[conflict] { $name } had told you about the trouble with { $other }. It was left to them
 }
why-unanswered = { $way ->
    [loss] “{ $title }”: nobody came
   *[gain] “{ $title }”: settled without you
 }
why-private = { $whose ->
    [member] Something that { $who } carries and does not tell everybody
   *[other] What some of them carry and do not tell everybody
 }
why-conflict = The quarrel with { $other }
why-leaver = { $when ->
    [now] { $way ->
        [loss] { $other } has left, and was one of those who held it up
       *[gain] { $other } has left, and had been among the lowest
    }
   *[before] { $other } is gone
 }
why-hours = { $other } at work
why-misread = { $whose ->
    [team] { $way ->
        [gain] You may have read the team too low
        [loss] You may have read the team too high
       *[mixed] You may have misread the team
    }
   *[other] { $way ->
        [gain] You may have read { $who } too low
        [loss] You may have read { $who } too high
       *[mixed] You may have misread { $who }
    }
 }
why-unlearnt = Something you have not learnt yet

why-drift-settling = { $whose ->
    [sponsor] { $way ->
        [loss] Less to show for it than { $who } had counted on
       *[gain] What there was to show for it so far
    }
   *[other] { $way ->
        [loss] What had been above the usual wears off
        [gain] What had been below the usual mends by itself
       *[mixed] Settling
    }
 }
why-drift-ownership = { $way ->
    [loss] The work does not feel like { $whose ->
        [member] { $possessive }
       *[other] their
    } own
   *[gain] Having work of { $whose ->
        [member] { $possessive }
       *[other] their
    } own
 }
why-drift-clarity = { $way ->
    [loss] Not knowing where this is going
   *[gain] Knowing where this is going
 }
why-drift-trust = { $way ->
    [loss] Not being able to rely on you
   *[gain] Being able to rely on you
 }
why-drift-voice = { $way ->
    [loss] Not daring to say things aloud
   *[gain] Being able to say things aloud
 }
why-drift-morale = { $way ->
    [loss] Dragging { $whose ->
        [member] { $possessive }
       *[other] their
    } feet every morning
   *[gain] Liking to come in
 }
why-drift-strain = { $way ->
    [loss] More work than { $whose ->
        [member] { $subject ->
            [they] they recover
           *[other] { $subject } recovers
        }
       *[other] they recover
    } from
   *[gain] Lighter days
 }
why-drift-rest = { $way ->
    [loss] Some rest
   *[gain] Back to an ordinary load
 }
why-drift-authority = { $way ->
    [loss] Having less say over the work than it takes
   *[gain] Having a say over the work
 }
why-drift-moves_on = { $way ->
    [loss] Things move on, and what was clear is clear no longer
   *[gain] Finding one’s way about
 }
why-drift-urgency = { $way ->
    [loss] There is time
   *[gain] Things are due
 }
why-drift-dumping = Work handed over before anybody was ready for it
why-drift-load = The same work on fewer shoulders
why-drift-sponsor = { $way ->
    [loss] Nobody upstairs is asking
   *[gain] Questions from upstairs
 }
why-drift-power_distance = { $way ->
    [loss] Here people wait to be asked
   *[gain] Here people speak unasked
 }
why-drift-learning = { $way ->
    [loss] Finding out what cannot be done yet
   *[gain] Finding out by doing it that it can be done
 }
why-drift-neglect = { $rounds ->
    [0] For too long nobody came by
    [2] A second { $round } without anyone coming by
    [3] A third { $round } without anyone coming by
    [4] A fourth { $round } without anyone coming by
    [5] A fifth { $round } without anyone coming by
    [6] A sixth { $round } without anyone coming by
   *[other] { $rounds } { $round }s without anyone coming by
 }
why-drift-weather = { $way ->
    [loss] { $turn ->
        [1] One of those { $round }s
        [2] The { $round } was unkind, and nobody is to blame
       *[other] A poor { $round }, and nobody could say why
    }
    [gain] { $turn ->
        [1] One of the better { $round }s, as they come
        [2] The { $round } was kind, to nobody’s credit
       *[other] A good { $round }, and nobody could say why
    }
   *[mixed] Ups and downs of the { $round }
 }
why-drift-company = { $way ->
    [loss] The others are in low spirits
   *[gain] The others are in good spirits
 }
why-drift-closeness = { $way ->
    [loss] Few here are close
   *[gain] Good company
 }
why-drift-rework = { $whose ->
    [member] Mistakes in “{ $work }” had to be put right
   *[other] Work came back to be done again
 }

# How it is known: the second line.
how-practice = Practice: { $practice ->
    [listen] { practice-listen }
    [understand] { practice-understand }
    [own_up] { practice-own_up }
    [delegate] { practice-delegate }
    [vision] { practice-vision }
    [consensus] { practice-consensus }
    [coach] { practice-coach }
    [recognise] { practice-recognise }
    [assign] { practice-assign }
    [decide_alone] { practice-decide_alone }
    [inspect] { practice-inspect }
    [push] { practice-push }
    [take_over] { practice-take_over }
    [front] { practice-front }
   *[step_back] { practice-step_back }
 }{ $units ->
    [0] { "" }
   *[other] , { $units } attention
 }
how-choice = Your choice in “{ $title }”
how-saw = You saw it
how-hidden = Only { $name } knew
how-word = Your word, and what became of it
how-unanswered = Nobody answered “{ $title }”
how-told = You were told
how-untold = Nobody had told you
how-hours = You saw the work
how-misread = { $first ->
    [yes] First readings are guesses: this much of the surprise was most likely the guess
   *[no] This much of the surprise was most likely an earlier reading of yours
}
how-unlearnt = { $people ->
    [yes] What is left. Somebody may tell you if you listen; the debrief opens it
   *[no] What is left of it
}
how-drift-settling = { $whose ->
    [sponsor] The work done, against the plan
   *[other] Known drift: people return towards their usual self
 }
how-drift-ownership = Known drift: work of one’s own lifts people, orders wear on them
how-drift-clarity = Known drift: knowing the goal lifts, not knowing it wears
how-drift-trust = Known drift: trust binds, and its lack loosens
how-drift-voice = Known drift: ideas come where speaking up is safe
how-drift-morale = Known drift: those who feel well stay
how-drift-strain = Known drift: a load beyond what one sleeps off
how-drift-rest = Known drift: people recover
how-drift-authority = Known drift: work becomes one’s own as one may decide about it
how-drift-moves_on = Known drift: what was clear does not stay clear
how-drift-urgency = Known drift: what is due weighs
how-drift-dumping = Known drift: handed over without readiness, work weighs more
how-drift-load = Known drift: fewer people, the same work
how-drift-sponsor = Known drift: a doubtful sponsor asks more
how-drift-power_distance = Known drift: where one is told, one waits
how-drift-learning = Known drift: belief in oneself follows skill
how-drift-neglect = Known drift: people notice who does not come
how-drift-weather = Ups and downs that nobody chose
how-drift-company = Known drift: moods are catching
how-drift-closeness = Known drift: colleagues hold one another
how-drift-rework = { $reason ->
    [unready] You saw it. { $owner } decides about it and is still new to it; when much is at stake, that weighs
    [tired] You saw it. Tired people make mistakes; when much is at stake, that weighs
    [work] You saw the work
   *[other] You saw it. When much is at stake, mistakes weigh
}

# What made an effect larger or smaller: a name, and by how much.
modifier-fit = what it offers, as far as you know what moves them ({ $motive ->
    [autonomy] { motive-autonomy }
    [mastery] { motive-mastery }
    [purpose] { motive-purpose }
    [belonging] { motive-belonging }
    [recognition] { motive-recognition }
   *[security] { motive-security }
 }), ×{ $times }
modifier-able = { $way ->
    [less] they are not ready to do all of it by themselves
   *[other] they are ready to do it by themselves
 }, ×{ $times }
modifier-green = not ready for it yet, ×{ $times }
modifier-unclear = no clear goal to go by, ×{ $times }
modifier-clear = a clear goal to go by, ×{ $times }
modifier-calm = little was at stake, ×{ $times }
modifier-severe = much was at stake, ×{ $times }
modifier-crisis = an acute crisis, ×{ $times }
modifier-urgent = it was urgent, ×{ $times }
modifier-familiar = they know this kind of work, ×{ $times }
modifier-trusting = they trust you, ×{ $times }
modifier-distrusting = they do not trust you, ×{ $times }
modifier-overloaded = they have too much to do, ×{ $times }
modifier-deserved = the credit was due, ×{ $times }
modifier-undeserved = praise beyond what was earned, ×{ $times }
modifier-stale = words without deeds, ×{ $times }
modifier-reputed = how you have kept your word so far, ×{ $times }
modifier-structured = how much of a clear frame they need, ×{ $times }
modifier-told = people here expect to be told, ×{ $times }
modifier-trifle = there was nothing to settle, ×{ $times }
modifier-repetition = more of the same in a short time, answers included, adds less, ×{ $times }
modifier-ceiling = { $way ->
    [less] little room is left in that direction
   *[other] much room is left in that direction
 }, ×{ $times }
