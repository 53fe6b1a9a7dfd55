# The story of a game, told to the leader: “you”. Authors' texts come in as arguments and are not touched.
# `$turn` lets the same thing be said in more than one way; `$round` is the author's word for a round.

story-led = { $kind ->
    [person] You led this game yourself. Seed { $seed }.
   *[automated] “You” in this story is the leader called { $name }. { $about } Seed { $seed }.
 }
story-sponsor = { $name }, { $role }: “{ $line }”
story-goal = What is asked of you: { $goal }
story-people = They introduce themselves.
story-says = { $name }: “{ $line }”
story-title = “{ $title }”
story-list-comma = ,{" "}
story-list-semicolon = ;{" "}
story-list-and = { $most } and { $last }
story-list-or = { $most } or { $last }

story-round = { $round } { $number }
story-shock = { $title }. { $text }
story-secret = Only { $name } knows of this: { $title }. { $text }
story-card = — { $title } · { $place }
story-choice-mark = >
story-price = ({ $price })
story-promised = You gave { $name } your word, to be kept by the end of { $round } { $number }: “{ $promise }.”
story-unanswered = { $turn ->
    [0] Nobody comes. { $text }.
    [1] No answer comes. { $text }.
   *[other] Nobody turns up. { $text }.
 }
story-without-you = “{ $title }” comes up with nobody to bring it to. { $text }.
story-attention = { $cards ->
    [none] You { $did }.
   *[some] { $turn ->
        [0] The rest of the { $round } was yours to spend. You { $did }.
        [1] In between, you { $did }.
        [2] With the time that was left, you { $did }.
       *[other] For the rest of it you { $did }.
    }
 }
story-absent = { $turn ->
    [0] Nobody saw you this { $round }.
    [1] Your door stayed shut.
   *[other] You were somewhere else.
 }

# What attention went to; each goes on after “you”.
did-listen = { $aim ->
    [member] listened to { $name }
    [team] listened to all of them
   *[other] asked around about { $name } and listened
 }{ $much ->
    [much] { " " }at length
   *[once] { "" }
 }
did-understand = { $aim ->
    [team] tried to find out what moves each of them
   *[other] tried to find out what moves { $name }
 }
did-own_up = { $aim ->
    [member] asked { $name } what you should do differently
    [work] said to whoever would hear it whose work { $name } is
   *[other] asked all of them where you had got it wrong
 }
did-delegate = { $aim ->
    [member] { $has ->
        [work] { $own ->
            [yes] gave { $name } more of a say over “{ $work }”
           *[no] put “{ $work }” into the hands of { $name }
        }
       *[none] gave { $name } a free hand
    }
    [question] left the open question about { $name } to its owner
    [work] let go of { $name }
   *[team] handed over to all of them
 }
did-vision = { $aim ->
    [member] told { $name } where this is going, and why
   *[other] told all of them where this is going, and why
 }
did-consensus = { $aim ->
    [question] put the open question about { $name } to everybody
   *[other] sat down with everybody to find out what they agreed on
 }
did-coach = { $has ->
    [work] coached { $name } at “{ $work }”
   *[none] coached { $name }
 }{ $much ->
    [much] , for hours
   *[once] { "" }
 }
did-recognise = { $aim ->
    [member] told { $name } exactly what had been good
   *[other] thanked everybody
 }
did-assign = { $aim ->
    [member] { $has ->
        [work] told { $name } what to do about “{ $work }”
       *[none] told { $name } what to do
    }
    [team] told everybody what to do
   *[other] laid down what was to be done about { $name }
 }
did-decide_alone = { $aim ->
    [question] settled the open question about { $name } on your own
    [work] decided the next steps of { $name } and asked nobody
    [member] decided over the head of { $name }
   *[team] had the last word on small things
 }
did-inspect = { $aim ->
    [work] went over { $name } yourself
    [member] looked over the shoulder of { $name }
   *[other] looked over everybody’s shoulder
 }
did-push = { $aim ->
    [member] pressed { $name } for pace
    [work] pressed for pace on { $name }
   *[other] pressed everybody for pace
 }
did-take_over = { $aim ->
    [member] did the work of { $name } yourself
    [team] did a good part of the work yourself
   *[other] did part of { $name } yourself
 }
did-front = { $aim ->
    [work] went upstairs yourself to speak for { $name }
   *[other] went upstairs yourself to speak for the team
 }
did-step_back = { $aim ->
    [team] kept out of the way on purpose
   *[other] kept out of the way of { $name } on purpose
 }

story-not-told = { $turn ->
    [0] { $name } answered politely and told you nothing.
   *[1] { $name } would sooner not say, and did not.
 }
story-learnt-motives = { $turn ->
    [0] It turns out that { $name } works { $first }, and { $second }.
   *[1] You know now what { $name } comes in for: { $first }, and { $second }.
 }
moves-autonomy = to do things { $possessive } own way
moves-mastery = to become good at something
moves-purpose = to do something that matters
moves-belonging = to be one of a group
moves-recognition = to be seen for what { $subject } does
moves-security = to know what comes next
story-learnt-private = { $turn ->
    [0] And { $name } told you something more. { $what }
   *[1] Then { $name } closed the door and told you. { $what }
 }
story-raised = { $concern ->
    [load] { $turn ->
        [0] It is too much, said { $name }, without making anything of it.
       *[1] { $name } has more on { $possessive } desk than goes into a day.
    }
    [direction] { $turn ->
        [0] { $name } wanted to know where all this is going.
       *[1] { $name } cannot see what it is all for, and said so.
    }
    [say] { $turn ->
        [0] { $name } would like a say in { $possessive } own work.
       *[1] Nobody ever asks { $object } how it should be done, said { $name }.
    }
    [growth] { $turn ->
        [0] { $name } would like to learn, and said what.
       *[1] { $name } admitted to being out of { $possessive } depth here and there.
    }
    [credit] { $turn ->
        [0] What { $name } does goes by unseen, and { $subject } has noticed.
       *[1] { $name } mentioned, in passing, a thing that nobody had thanked { $object } for.
    }
   *[conflict] { $turn ->
        [0] { $name } got round, in the end, to the trouble with { $other }.
       *[1] There is something between { $name } and { $other }; you heard one side of it.
    }
 }
story-raised-both = { $name } and { $other } each told you their side of it.
story-sign = { $turn ->
    [0] { $name } looked at the door while { $subject } spoke.
   *[1] { $name } spoke of next year as if it were somebody else’s.
 }

story-promise = { $kept ->
    [kept] You kept your word to { $name }: “{ $promise }.”
   *[broken] “{ $promise }.” That was your word to { $name }, and the time for it is past.
 }
story-concern = { $concern ->
    [load] { $kept ->
        [kept] { $name } had said it was too much. This time something was done about it.
       *[broken] { $name } had said it was too much. It still is.
    }
    [direction] { $kept ->
        [kept] { $name } had asked where this is going, and has an answer now.
       *[broken] { $name } had asked where this is going, and has stopped asking.
    }
    [say] { $kept ->
        [kept] { $name } had asked for a say, and has one.
       *[broken] { $name } had asked for a say, and was not asked again.
    }
    [growth] { $kept ->
        [kept] { $name } had told you what was hard, and somebody sat down with { $object }.
       *[broken] { $name } had told you what was hard. Nobody sat down with { $object }.
    }
    [credit] { $kept ->
        [kept] What { $name } had done unseen was seen, and said.
       *[broken] What { $name } had done unseen stayed unseen.
    }
   *[conflict] { $kept ->
        [kept] { $again ->
            [yes] { $turn ->
                [0] { $name } and { $other } came back to it, and this time got further.
                [1] { $name } and { $other } sat down over it once more. It took less long.
               *[other] There was another talk between { $name } and { $other }, with the door open.
            }
           *[no] The trouble between { $name } and { $other } was talked about, aloud, for the first time.
        }
       *[broken] The trouble between { $name } and { $other } was left to the two of them.
    }
 }
story-settled = “{ $question }” { $how ->
    [together] It was settled by all of you together
    [without] They settled it among themselves
    [alone] You settled it yourself
    [delegated] { $who } settled it, as you had asked
   *[due] It could not wait any longer, and { $who } settled it
 }: “{ $choice }” { $good ->
    [best] There was nothing better on the table.
    [worst] There was nothing worse on the table.
   *[middle] There would have been a better one.
 }
story-done = { $when ->
    [early] “{ $work }” is finished, before it had to be.
    [late] “{ $work }” is finished, late.
   *[time] “{ $work }” is finished, on time.
 }
story-late = “{ $work }” should be finished by now, and is not. { $percent } % of it is done.
story-owner = { $had ->
    [owner] “{ $work }” is { $name }’s now, and no longer { $was }’s.
   *[nobody] “{ $work }” is { $name }’s now.
 }
story-left = { $sign ->
    [seen] { $name } is leaving. You had seen it coming.
   *[unseen] { $name } is leaving. You had not seen it coming.
 }

story-mood = { $names } { $count ->
    [one] looks
   *[other] look
 } { $mood ->
    [bright] bright
    [steady] steady
    [guarded] guarded
    [troubled] troubled
   *[hollow] worn out
 }
story-moods = At the end of the first { $round } { $moods }.
story-mood-now = { $names } { $count ->
    [one] looks
   *[other] look
 } { $mood ->
    [bright] bright
    [steady] steady
    [guarded] guarded
    [troubled] troubled
   *[hollow] worn out
 }
story-moods-now = { $turn ->
    [0] As the { $round } ends, { $moods }.
    [1] By the end of it { $moods }.
   *[other] Now { $moods }.
 }
# A headline claims no more than its figure: `$size` is large where the change is, and the level bears the words.
story-swing = { $level ->
    [morale] { $way ->
        [gain] { $size ->
            [large] { $turn ->
                [0] { $name } is in better spirits
                [1] { $name } has picked up
               *[2] Things look brighter to { $name }
            }
           *[small] { $turn ->
                [0] { $name } is a little easier
                [1] Something has lightened for { $name }
               *[2] It was a fair { $round } for { $name }
            }
        }
       *[loss] { $size ->
            [large] { $turn ->
                [0] { $name } is in lower spirits
                [1] Something has gone out of { $name }
               *[2] It was not { $name }’s { $round }
            }
           *[small] { $turn ->
                [0] { $name } is a little flatter
                [1] Something weighs on { $name }
               *[2] It was a long { $round } for { $name }
            }
        }
    }
    [innovation] { $way ->
        [gain] { $size ->
            [large] { $turn ->
                [0] { $name } has begun to think aloud
                [1] { $name } has ideas, and says them
               *[2] { $name } has stopped waiting to be asked
            }
           *[small] { $turn ->
                [0] { $name } is a little readier to try something
                [1] { $name } looked up from the usual way
               *[2] { $name } asks “what if” slightly more often
            }
        }
       *[loss] { $size ->
            [large] { $turn ->
                [0] { $name } keeps ideas in the drawer
                [1] { $name } thinks, and does not say
               *[2] { $name } waits to be told
            }
           *[small] { $turn ->
                [0] { $name } is a little less ready to try something
                [1] { $name } kept to the usual way
               *[2] { $name } asks “what if” slightly less often
            }
        }
    }
   *[loyalty] { $way ->
        [gain] { $size ->
            [large] { $turn ->
                [0] { $name } is more likely to stay
                [1] { $name } would go further for this team than before
               *[2] { $name } has put down a root
            }
           *[small] { $turn ->
                [0] { $name } is a little more likely to stay
                [1] { $name } has moved a little closer to the others
               *[2] { $name } says “we” slightly more often
            }
        }
       *[loss] { $size ->
            [large] { $turn ->
                [0] { $name } is less likely to stay
                [1] { $name } does what is asked, and goes home
               *[2] { $name }’s thread has frayed
            }
           *[small] { $turn ->
                [0] { $name } is a little less likely to stay
                [1] { $name } has moved a little away from the others
               *[2] { $name } says “we” slightly less often
            }
        }
    }
 } ({ $level } { $start }, now { $end }){ $misread ->
    [yes] . You would have said { $low }–{ $high }:
   *[no] :
 }

story-chair-title = The empty chair
story-chair = You are gone. They go on for { $rounds ->
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
   *[8] eight
 } { $round }s more, and nobody stands where you stood.
story-chair-round = The { $number ->
    [1] first
    [2] second
    [3] third
    [4] fourth
    [5] fifth
    [6] sixth
    [7] seventh
   *[8] eighth
 } { $round } without you. { $pace ->
    [again] The same again.
    [still] { "" }
    [more] They got more done than in your best.
    [same] They got done what they used to.
    [less] They got a little less done than in your best.
   *[far] They got a good deal less done than in your best.
 }
story-debrief = Asked what it was like to be led by you, they say:
story-pivots-title = Where it turned
story-pivots =
    The moments that moved people most, in points of morale, innovation and loyalty, added up over
    everybody there. Where it was your choice, it can be played again another way, with the same luck; what that would
    have changed by the very end is told on the same scale.
story-pivot = { $round } { $number }. { $what } ({ $by }; most of all { $name }).
story-pivot-choice = { $round } { $number }, “{ $title }”. { $text } ({ $by }; most of all { $name }).
# The same moment played again with another option. The figures are what morale, innovation and loyalty would have
# come to at the very end, empty chair included, against what was: whole points over everybody there. `$luck` is same
# if other lucks come to the same, one if they come to one other figure, range otherwise.
story-pivot-what-if =
    What if: { $text } On the same luck { $way ->
        [same] everything would have ended where it did
        [up] morale, innovation and loyalty would have ended { $by } points higher
       *[down] morale, innovation and loyalty would have ended { $by } points lower
    }; in { $lucks } re-runs with other luck { $luck ->
        [same] it was the same
        [one] the difference was mostly { $low }
       *[range] the difference was mostly between { $low } and { $high }
    }.{ $substitutions ->
        [0] {""}
        [one] {" "}One later choice was no longer on offer, and was made in your style.
       *[other] {" "}{ $substitutions } later choices were no longer on offer, and were made in your style.
    }
# How well uses of a practice fitted their moments: what the four rounds after each would have missed without it.
story-fit =
    What fitted its moments best was { $best }: over the four rounds after it, one use was worth { $by } { $by ->
        [one] point
       *[other] points
    } of morale, innovation and loyalty, everybody taken together. { $way ->
        [cost] What fitted least was { $worst }: one use of it cost { $against }.
       *[little] Least came of { $worst }: { $against } a use.
    }
story-style-title = How you led
story-style-none = You did nothing that anybody could name.
story-practice = { $doing } ({ $percent } %)
doing-listen = listening
doing-understand = finding out what moves people
doing-own_up = owning up
doing-delegate = delegating
doing-vision = saying where it goes
doing-consensus = building consensus
doing-coach = coaching
doing-recognise = recognising
doing-assign = assigning
doing-decide_alone = deciding alone
doing-inspect = inspecting
doing-push = pushing
doing-take_over = taking over
doing-front = fronting the work
doing-step_back = stepping back
story-style = { $kind ->
    [hardly] You led from behind nearly all the time
    [some] You led from behind, and stood in front now and then
    [half] You stood in front about as often as behind
   *[mostly] You stood in front most of the time
 }: directing was { $directing } % of what you did. Most of all: { $most }.
story-style-never = Not once: { $never }.
story-score-title = The score
story-score-results = Results. { $due ->
    [0] There was no date to keep
   *[other] { $done } of { $due } finished by the day they were due
 }; { $rework } of 100 hours were work that came back.
story-score-people = People. { $there } of { $all } stayed; morale { $morale }, loyalty { $loyalty } at the end{ $grown ->
    [yes] ; nobody learnt more than { $name }
   *[no] { "" }
 }.
story-score-ideas = Ideas. { $voiced } said aloud, { $tried } tried, { $adopted } kept.
story-score-chair = The empty chair. Without you they did { $percent } % of their own best with you{ $against ->
    [par] , and { $points } % of what this scenario expects
   *[best] { "" }
 }.
story-score-total = In all, by the weights of this scenario.
