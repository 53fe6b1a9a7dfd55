# What the command line says. `cli-` is for people at a terminal, `content-` for files that cannot be had.

cli-error = error: { $what }
cli-hint = hint: { $what }

cli-no-window = This build has no window yet: `footlights play first-week` plays a scenario with an automated leader, `footlights --help` shows the rest.
cli-browser-way = { $why } It is played in the browser instead.
cli-join-browser = The same link works in any browser: { $link }
cli-not-here = `{ $what }` is not part of this build
cli-not-here-hint = `footlights --help` shows what is

cli-no-home = there is no folder to keep data in: this account has no home folder
cli-no-home-hint = name one with `--data DIR` or in FOOTLIGHTS_DATA
cli-no-lang = there are no words in `{ $tag }`
cli-langs-are = the languages are: { $langs }
cli-bad-sheet = a sheet of words cannot be read: { $what }
cli-bad-sheet-hint = mend the line, or take the file out of the folder given with `--assets`; the built-in words then stand in
cli-no-log = cannot write the log to { $path }: { $why }
cli-no-log-hint = name a file in a folder that exists and that you may write to

cli-check-summary =
    { $files ->
        [one] { $files } file
       *[other] { $files } files
    }, { $errors ->
        [0] { $warnings ->
            [0] no faults.
            [one] no errors, { $warnings } warning.
           *[other] no errors, { $warnings } warnings.
        }
        [one] { $errors } error{ $warnings ->
            [0] .
            [one] , { $warnings } warning.
           *[other] , { $warnings } warnings.
        }
       *[other] { $errors } errors{ $warnings ->
            [0] .
            [one] , { $warnings } warning.
           *[other] , { $warnings } warnings.
        }
    }
cli-check-unread = Ids, ranges and flags are checked once errors whose codes begin with R are mended.
cli-check-nothing = there is nothing to check in { $path }
cli-check-nothing-hint = scenarios, leaders and studies are files whose names end in .ron

cli-no-code = no fault has the code `{ $code }`
cli-codes-are = the codes are: { $codes }

cli-new-written = Wrote { $path }. Next: `footlights check { $path }`, then change it and check again.
cli-new-built-in = There is a built-in scenario `{ $id }` too: `footlights play { $id }` plays that one, your own goes by its path. Another name and `id` would keep them apart.
cli-new-not-ron = { $path } does not end in .ron, by which scenarios are found
cli-new-rename-hint = write it as { $name }
cli-new-no-id = no id can be made from the name { $path }
cli-new-no-id-hint = the file’s name is the scenario’s id: begin with a letter from a to z, then letters, digits and hyphens, such as my-firm.ron
cli-new-exists = { $path } is there already, and was left as it is
cli-new-exists-hint = choose another name, or move the file away first
cli-new-unwritable = cannot write { $path }: { $why }
cli-new-unwritable-hint = name a file in a folder that exists and that you may write to

cli-scenario-faulty = { $file } has errors and is left out; `footlights check` shows them.
cli-leader-faulty = { $file } cannot be read and is left out; `footlights check` shows why.
cli-print-faulty = { $file } has errors, so there is nothing to print
cli-print-faulty-hint = `footlights check { $path }` shows them, with a way out for each

cli-column-id = Id
cli-column-title = Title
cli-column-rounds = Length
cli-column-minutes = Minutes
cli-column-team = Team
cli-column-name = Name
cli-column-summary = What they do
cli-column-what = What
cli-column-where = Where
cli-rounds =
    { $rounds } × { $round }{ $short ->
        [0] { "" }
       *[other] { " " }(short: { $short })
    }
cli-people =
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    }

cli-path-data = data
cli-path-journals = journals
cli-path-log = log
cli-path-assets = scenarios, leaders, studies, model, words
cli-path-lang = language
cli-log-stderr = stderr only (`--log FILE` keeps one)
cli-built-in = built in (`--assets DIR` replaces them)

content-did-you-mean = did you mean `{ $name }`?
content-no-scenario = there is no scenario `{ $name }`
content-scenarios-are = the scenarios are: { $names }; a file of your own is named by its path, such as ./my-firm.ron
content-no-leader = there is no leader `{ $name }`
content-leaders-are = the leaders are: { $names }; a file of your own is named by its path, such as ./my-leader.ron
content-no-model = there is no file `{ $name }` for the model
content-models-are = the files are: { $names }
content-no-folder = { $path } is not a folder
content-no-folder-hint = `--assets` takes a folder with scenarios/, leaders/, studies/, model/ and lang/ in it, all of them optional
content-not-found = there is no file { $path }
content-not-found-hint = look at the spelling and at the folder that you are in; `footlights scenarios` lists what is built in
content-no-leader-file-hint = look at the spelling and at the folder that you are in; `footlights leaders` lists who is built in
content-no-file = { $path } is not a file with a text in it, but a pipe or a device
content-no-file-hint = save the text in a file, and name that
content-is-folder = { $path } is a folder, and a file is needed
content-is-folder-hint = name one of the files in it
content-unreadable = cannot read { $path }: { $why }
content-unreadable-hint = see whether the file is there and whether you may read it
content-too-large = { $path } is larger than { $mib } MiB
content-too-large-hint = a scenario is text and far smaller; is this the right file?
content-not-text = { $path } is not text in UTF-8
content-not-text-hint = save it from your editor with the encoding UTF-8
