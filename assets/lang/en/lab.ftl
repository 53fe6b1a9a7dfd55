# What the lab says: studies, and the table that holds the model against the literature.

lab-progress = { $percent } % done
lab-faulty = { $file } has faults and cannot be used
lab-faulty-hint = mend what is shown above; `footlights explain CODE` tells more
lab-no-setup = the team `{ $team }` cannot be played: { $why }
lab-no-setup-hint = take `short` out if the scenario has no short cut
content-no-study = there is no study `{ $name }`
content-studies-are = the studies are: { $names }; one of your own is named by its path

lab-column-id = Id
lab-column-kind = Kind
lab-column-claim = Finding
lab-column-source = Source
lab-column-expected = Expected
lab-column-measured = Measured
lab-column-interval = 95 % interval
lab-column-verdict = Verdict
lab-column-steady = Disturbed models
lab-column-study = Study
lab-column-main = Main run
lab-column-hold-out = Hold-outs

lab-kind-published = published
lab-kind-hypothesis = hypothesis
lab-kind-reported = reported
lab-holds = holds
lab-missed = missed
lab-missed-known = missed, known
lab-reported = –
lab-fragile = { $share } %, fragile

lab-page-title = The model against the literature
lab-page-intro =
    Made by `footlights lab validate --out docs/validation.md`, with version { $version } of the model. Each line is a
    finding of the literature, or a claim of our own, held against teams that the model plays: at most { $runs } teams in
    a cell, the same seeds under every leader. { $models ->
        [0] Models with disturbed numbers were not run.
       *[other] Under “disturbed models” stands the share of { $models } models in which every number was raised or
        lowered by a fifth and the point estimate, over { $model_runs } teams in a cell, was still as expected.
    }
lab-page-main = Main run: { $hold } of { $all } published findings hold.
lab-page-hold-out = Hold-outs: { $hold } of { $all } published findings hold.
lab-page-rules =
    A finding holds if the whole 95 % interval (delete-a-group jackknife over matched seeds) lies where it is expected. A
    published finding holds only if all its published parts do. What was answered in a questionnaire passes the answer
    model of the study. Agreement means that the model has the direction, and at most the order, of what was found; it
    does not make a forecast for any team.
lab-page-rows = Findings
lab-page-parts = Figures of the main run
lab-page-misses = What was missed
lab-page-no-misses = Nothing.
lab-page-unexplained = The reason is not known.
lab-page-miss = { $id }, in `{ $study }`: { $claim } Measured { $measured }, expected { $expected }. { $why }
lab-page-held = Figures of the hold-outs
lab-page-held-about =
    Other sizes, lengths, readiness and skills, on other seeds. These studies were written down before anything was
    fitted.
lab-page-first = First result of the hold-outs
lab-page-first-about =
    What the hold-outs gave the first time they were run. It stays here whatever is changed later, so that fitting to the
    table would show.
lab-page-none-yet = No whole run yet.
