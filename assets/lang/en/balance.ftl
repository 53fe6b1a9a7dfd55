# What a balance report says. Text in `balance-part-` names the parts of the score.

play-budget-unused = { $leader } does not look ahead, so there is no budget to spend
play-budget-unused-hint = `--budget` is for `--leader planner`, and for leaders of yours with `looks_ahead`

balance-title = { $short ->
    [yes] { $title }: how the short cut plays
   *[no] { $title }: how it plays
 }
balance-made = { $runs } games for each style from seed { $seed }; { $close } of each were looked into, choice by choice. A leader that looks ahead plays fewer.
balance-written = written to { $path }

balance-verdict = Verdict
balance-scores = Scores
balance-scores-note = The bar holds the middle four fifths of the games, the tick is the middle one, the dot the mean. An empty bar is the ceiling: a leader that looks ahead.
balance-who-wins = Who wins where, and who leaves
balance-practices = Practices
balance-pays-note = A use pays if morale, innovation and loyalty or the output of the next four rounds are better for it and neither is worse; it fails the other way round. The rest cuts both ways or shows nowhere.
balance-cards = Cards and endings
balance-endings = Endings
balance-minutes = Minutes

balance-part-results = Results
balance-part-people = People
balance-part-ideas = Ideas
balance-part-empty_chair = Empty chair
balance-part-total = Total

balance-part = Part
balance-best = Best
balance-next = Next
balance-ahead-by = Ahead by
balance-tie = nobody: a tie
balance-leader = Leader
balance-runs = Games
balance-leavers = Leavers
balance-left-any = Games with leavers
balance-practice = Practice
balance-units = Units a game
balance-uses = Uses
balance-pays-fails = Pays / fails
balance-card = Card
balance-came = Comes
balance-option = Option
balance-taken = Taken / offered
balance-ending = Ending
balance-told = Told

balance-minutes-by-mode = For planning: Solo and League { $solo } minutes, Council { $council }, Ensemble { $ensemble }.

balance-wins = { $best } wins: ahead of { $next } by { $by } ± { $half } points of the total.
balance-ties = No style wins: { $best } and { $next } lie { $by } ± { $half } points apart, which is a tie.
balance-one-answer = That is a wide lead. Whoever leads like { $best } need not look at the people; the scenario has one answer.
balance-nowhere-else = { $best } is not beaten on any single part either.
balance-elsewhere = { $best } is best on { $part ->
        [results] results
        [people] people
        [ideas] ideas
       *[empty_chair] the empty chair
    }.
balance-ceiling = { $ceiling }, who looks ahead and knows no more, comes { $by } points { $above ->
        [1] above
       *[0] below
    } { $best }{ $above ->
        [1] : so much is left for whoever reads the situation.
       *[0] : reading the situation is worth little here, or cannot be done from what is shown.
    }
balance-leaving = Somebody leaves in { $least } % to { $most } % of the games, by style.
balance-dominates = “{ $card }”: `{ $option }` was no worse than `{ $over }` on every part and better on one in { $better } of { $matched } games. Give { $over } something of its own, or { $option } a price.
balance-idle = “{ $card }”: whatever is answered, the score comes out the same.
balance-card-never = “{ $card }” came in no game. { $way ->
        [found] It came after other choices: { $choices }.
        [written] It follows from these, and they were not taken or were too late: { $choices }.
       *[none] No choice that was tried brought it; look at its `when` and `needs`.
    }
balance-ending-never = The ending `{ $ending }` was told in no game. { $way ->
        [found] It was told after other choices: { $choices }.
       *[none] No choice that was tried brought it; look at its `needs`.
    }
balance-flawless = No option dominates another, none is idle, and every card and ending is reached.
