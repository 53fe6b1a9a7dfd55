# Words of the window that are explained where they stand: how far somebody may decide, and what makes work grow.

# Beside a piece of work, where the whole line does not fit.
work-line-short = { $owned ->
        [yes] { $owner }, { $authority ->
            [tell] told
            [sell] told why
            [consult] asked
            [agree] with you
            [gone] without you
            [advise] hears you
            [inquire] reports
           *[delegate] decides
        }
       *[no] nobody’s
    }{ $state ->
        [standing] { "" }
       *[other] { " " }· { $alone ->
            [0] { $round ->
                [week] wk { $due }
               *[other] { $round } { $due }
            }
           *[other] +{ $alone }
        }
    }
work-crew = On it: { $names }
work-grown = { $planned } hours were planned. Since then { $hours } { $way ->
        [more] have come on top, from outside
       *[less] have fallen away, from outside
    }

authority-word = { $authority ->
        [tell] told
        [sell] told why
        [consult] asked
        [agree] with you
        [advise] hears you
        [inquire] reports
       *[delegate] decides
    }
authority-means = { $authority ->
        [tell] you decide and say so
        [sell] you decide and say why
        [consult] you ask first, then you decide
        [agree] the two of you decide together
        [advise] the owner decides, after hearing what you think
        [inquire] the owner decides, and tells you afterwards
       *[delegate] the owner decides; you hear of it when it matters
    }
authority = { $authority ->
        [tell] “Told”: you decide about this work and say so; { $owner } carries it out.
        [sell] “Told why”: you decide about this work and explain it to { $owner }.
        [consult] “Asked”: you ask { $owner } first, then you decide.
        [agree] “With you”: you and { $owner } decide about it together.
        [advise] “Hears you”: { $owner } decides about it, after hearing what you think.
        [inquire] “Reports”: { $owner } decides about it, and tells you afterwards.
       *[delegate] “Decides”: { $owner } decides about it; you hear of it when it matters.
    } Delegating hands over more of it; assigning takes some back.
# Follows what a word means, with the words in their order after it.
authority-step = Step { $step } of { $steps } from yours to theirs:
authority-nobody = Nobody owns this work, so nobody decides about it unless you do. Delegate it to give it an owner.

help-stage = The stage
help-stage-text = Faces and posture show morale. Sparks over a head are ideas that are said; an outline at the chest is one that is kept back. The thread from each person to the line of the group is loyalty: it frays, and it parts before somebody leaves. All of it as you know it, which may be wrong. The footlights along the edge are the weeks.
help-authority = How far somebody may decide
help-authority-text = Beside a piece of work stand its owner and a word for who decides about it. From you to them, step by step:

card-table = On the table this { $round }
card-answered = answered
card-below = { $count ->
        [one] 1 option below
       *[other] { $count } options below
    }
