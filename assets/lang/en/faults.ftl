# What is wrong in a file, by code: a sentence, and an explanation for `footlights explain`.
#
# Sentences begin in lower case and say what is; the way out is in the hints at the end of this sheet.

## The file

fault-r0101 = the file is not saved as UTF-8
explain-r0101 =
    A file of Footlights is plain text in UTF-8, the usual way of storing letters. This one has bytes from
    another way, often Windows-1252 or UTF-16. Open it in your editor, choose “save with encoding” and take
    UTF-8.

    wrong:  Café, saved as Windows-1252
    right:  Café, saved as UTF-8

fault-r0102 = the file has { $bytes } bytes; at most { $most } are read
explain-r0102 =
    A long scenario has about 150 000 bytes. A file far above that is usually not a scenario, or has something
    pasted into it many times over. Nothing of it was read.

    wrong:  a file of three megabytes
    right:  a file of a hundred kilobytes

fault-r0103 = there is nothing in the file
explain-r0103 =
    A file needs one value, such as a scenario. Comments and blank lines alone are none. A starter with every
    part in it helps more than an empty page.

    wrong:  // nothing yet
    right:  Scenario(format: 1, …)

fault-r0104 = the file begins with a byte order mark
explain-r0104 =
    Some editors put an invisible mark before the first letter. It means nothing in UTF-8, and it is passed
    over. Save the file as “UTF-8” and not as “UTF-8 with BOM”.

    wrong:  U+FEFF, then Scenario(
    right:  Scenario(

fault-r0105 = there is an invisible control character here ({ $char })
explain-r0105 =
    Control characters come in when text is pasted from a terminal or a spreadsheet. They cannot be seen, and
    nobody would know what they do to the text on screen. Delete the character, or type the words again.

    wrong:  title: "A␀case"
    right:  title: "A case"

fault-r0106 = there is a tab inside this text
explain-r0106 =
    A tab has no fixed width on screen, so the text would be laid out differently for every player. Outside
    texts, tabs are fine. Put a space in its place.

    wrong:  title: "A⇥case"
    right:  title: "A case"

fault-r0107 = this blank is not a plain one ({ $char })
explain-r0107 =
    Word processors and web pages use blanks of a special width. They look like a space, and are none to a
    program. Between names and values only the plain space, the tab and the line end count.

    wrong:  rounds:⍽2
    right:  rounds: 2

fault-r0108 = something stands after the end
explain-r0108 =
    A file is one value. It ended with the closing bracket that matches the first one, and this comes after it.
    Often a closing bracket further up is one too many, so that the end comes too early.

    wrong:  Scenario(rounds: 2) Scenario(rounds: 3)
    right:  Scenario(rounds: 2)

fault-r0109 = brackets are nested more than { $most } deep here
explain-r0109 =
    No part of a scenario needs more than about ten brackets inside one another. What lies deeper than the limit
    was not read. Usually a bracket was typed or pasted many times.

    wrong:  needs: Not(Not(Not(Not(…))))
    right:  needs: Flag("moved")

fault-r0110 = this line at the top of the file is not understood
explain-r0110 =
    A line that begins with #! speaks to the program that reads the file. Two kinds are known: one that names a
    schema for your editor, and one that switches on implicit_some, which is on already. Any other can be
    deleted.

    wrong:  #![enable(everything)]
    right:  #![schema = "scenario.json"]

fault-r0111 = this is { $kind ->
        [rtf] a file in Rich Text Format
        [document] a Word document or an archive
        [pdf] a PDF
        [utf-16] a text in UTF-16
       *[other] a file of another kind
    }, not plain text in UTF-8
explain-r0111 =
    Word processors save fonts and margins along with the words, in files that only they can read, and some
    editors save two bytes for each letter. A scenario is plain text in UTF-8. Nothing of the file was read.

    wrong:  my-firm.docx, renamed to my-firm.ron
    right:  my-firm.ron, saved as plain text

## Texts

fault-r0201 = { $found } is a typographic quotation mark
explain-r0201 =
    Texts stand in straight quotation marks. Word processors and phones turn these into curved ones. Inside a
    text, curved marks are welcome: they are part of the words.

    wrong:  title: “The move”
    right:  title: "The move"

fault-r0202 = this text has no closing quotation mark
explain-r0202 =
    A text begins and ends with a straight quotation mark. Without the second one, all that follows would belong
    to the text. The end was taken to be the end of the line.

    wrong:  title: "The move,
    right:  title: "The move",

fault-r0203 = this text stands in single quotation marks
explain-r0203 =
    Texts stand in double quotation marks. Single ones are for one character alone. Apostrophes inside a text
    need nothing special.

    wrong:  title: 'The move'
    right:  title: "The move"

fault-r0204 = `{ $found }` is text without quotation marks
explain-r0204 =
    Words that a player reads, and ids, stand in straight quotation marks. Only numbers, true and false, and
    fixed choices such as Listen stand without them.

    wrong:  title: The move
    right:  title: "The move"

fault-r0205 = `{ $found }` means nothing here
explain-r0205 =
    In a text, a backslash gives the next character a special meaning. Known are \n for a new line, \t for a
    tab, \" for a quotation mark, \\ for a backslash itself, and \u with a number in braces for any character.

    wrong:  text: "C:\maps"
    right:  text: "C:\\maps"

fault-r0206 = this quotation mark ends the text, and more words follow
explain-r0206 =
    A straight quotation mark inside a text ends it. Write curved marks for what somebody says, or put a
    backslash before the straight one. Curved ones look better on screen as well.

    wrong:  text: "She says "no" and goes."
    right:  text: "She says “no” and goes."

fault-r0207 = this text has no opening quotation mark
explain-r0207 =
    A text begins and ends with a straight quotation mark. The second one is there, the first is not. Without
    it, texts and names change places for the rest of the line.

    wrong:  author: Amara Okonjo",
    right:  author: "Amara Okonjo",

## Brackets

fault-r0301 = `{ $bracket }` is opened here and never closed
explain-r0301 =
    Every opening bracket needs its closing one: ( and ), [ and ], {"{"} and {"}"}. Reading went on until
    something further out ended. The missing bracket belongs somewhere between here and there.

    wrong:  areas: ["maps", rounds: 2
    right:  areas: ["maps"], rounds: 2

fault-r0302 = `{ $bracket }` closes nothing
explain-r0302 =
    This closing bracket has no opening one. Either it is one too many, or the opening one is missing further
    up. Editors that colour matching brackets show which.

    wrong:  objectives: "Notice."],
    right:  objectives: ["Notice."],

fault-r0303 = `{ $open }` is closed by `{ $found }`
explain-r0303 =
    A bracket is closed by one of its own kind. Things with fields stand in ( ), lists in [ ], tables of names
    and values in {"{"} {"}"}.

    wrong:  objectives: ["Notice.")
    right:  objectives: ["Notice."]

fault-r0304 = fields stand in a list without brackets of their own
explain-r0304 =
    A list holds things, and a thing with fields has round brackets around it, even if it is the only one in the
    list. Without them nobody could tell where one ends and the next begins.

    wrong:  members: [id: "amara", name: "Amara"]
    right:  members: [(id: "amara", name: "Amara")]

## Between things

fault-r0401 = a comma is missing here
explain-r0401 =
    A comma comes after every field and every value of a list. After the last one it may be left out. The place
    is the end of what comes before.

    wrong:  rounds: 2 attention: 5
    right:  rounds: 2, attention: 5

fault-r0402 = a semicolon stands where a comma belongs
explain-r0402 =
    Fields and values are separated by commas. Semicolons mean nothing outside texts.

    wrong:  rounds: 2;
    right:  rounds: 2,

fault-r0403 = `=` stands where a colon belongs
explain-r0403 =
    A field is its name, a colon and its value. The equals sign is what many other notations use.

    wrong:  rounds = 2
    right:  rounds: 2

fault-r0404 = there is no colon after `{ $field }`
explain-r0404 =
    Between the name of a field and its value stands a colon. It tells the reader where the name ends.

    wrong:  title "The move"
    right:  title: "The move"

fault-r0405 = `{ $field }` has no value
explain-r0405 =
    Every field that is named needs a value after its colon. A field that you do not need is left out
    altogether; then it has its default.

    wrong:  title: ,
    right:  title: "The move",

fault-r0406 = { $found } has no field name
explain-r0406 =
    In round brackets with fields, every value has a name before it. This one has none, so nobody knows what it
    is for. Perhaps it belongs to the list or text before it.

    wrong:  title: "The move", "me"
    right:  title: "The move", author: "me"

fault-r0407 = there is nothing before this comma
explain-r0407 =
    A comma comes after something. Two in a row, or one right after an opening bracket, leave a gap. After the
    last value of a list one comma is fine.

    wrong:  title: "The move",,
    right:  title: "The move",

## Values

fault-r0501 = the field name `{ $field }` stands in quotation marks
explain-r0501 =
    In JSON, names of fields stand in quotation marks. Here they do not; only texts do. The keys of a table in
    braces, such as skills, are ids, and these do.

    wrong:  "title": "The move"
    right:  title: "The move"

fault-r0502 = there is no `{ $found }` here
explain-r0502 =
    What is not there is simply left out; then the default counts. Where something must be said, the word is
    None.

    wrong:  short: null
    right:  leave the line out

fault-r0503 = `{ $found }` begins with a capital
explain-r0503 =
    Yes and no are written true and false, in lower case and without quotation marks.

    wrong:  standing: True
    right:  standing: true

fault-r0504 = `{ $found }` is not a number that can be used
explain-r0504 =
    Infinity and “not a number” would make every later result meaningless. All numbers here are whole and have a
    range, which the description of the field gives.

    wrong:  effort: NaN
    right:  effort: 300

fault-r0505 = the number { $found } is too large
explain-r0505 =
    Numbers have at most nineteen digits, and the ranges of the fields are far smaller than that. Probably a key
    stuck.

    wrong:  effort: 99999999999999999999
    right:  effort: 300

fault-r0506 = `{ $found }` is not a number
explain-r0506 =
    A number is digits, perhaps with a minus sign before them. Units, percent signs and thousands separators do
    not belong to it; the field says what the unit is.

    wrong:  effort: 30h
    right:  effort: 30

fault-r0507 = `{ $found }` is not a name
explain-r0507 =
    Names of fields and choices have letters without accents, digits and underscores only. Ids may have hyphens,
    but they are texts and stand in quotation marks.

    wrong:  empty-chair: 4
    right:  empty_chair: 4

fault-r0508 = `Some` needs exactly one value in brackets
explain-r0508 =
    Some(…) wraps a value that may also be missing. You never have to write it: a value alone means the same.

    wrong:  short: Some
    right:  short: (rounds: 6)

## Keys

fault-r0601 = the field `{ $field }` is given twice
explain-r0601 =
    Only one of the two values could count, and it would not be clear which. Keep the one that you mean.

    wrong:  rounds: 2, rounds: 3
    right:  rounds: 3

fault-r0602 = the key { $key } is given twice
explain-r0602 =
    In a table each key stands once. With two, the first would be dropped without a word.

    wrong:  skills: {"{"}"maps": 40, "maps": 60{"}"}
    right:  skills: {"{"}"maps": 60{"}"}

## Comments

fault-r0701 = this comment is never closed
explain-r0701 =
    A comment that begins with /* goes on until */, over as many lines as there are. Comments may lie inside one
    another, so each needs its own end. All that follows was taken for comment.

    wrong:  /* to do
    right:  /* to do */

fault-r0702 = `{ $found }` does not begin a comment
explain-r0702 =
    Comments begin with // and go on to the end of the line. Other notations use a hash or two hyphens. The line
    was taken for a comment, so that reading could go on.

    wrong:  # the team
    right:  // the team

## Characters

fault-r0801 = `{ $found }` is out of place
explain-r0801 =
    This character means nothing where it stands. If it belongs to a text, the text needs quotation marks. If
    not, it was probably typed by accident.

    wrong:  rounds: 2 %
    right:  rounds: 2

## The shape of the format

fault-r0901 = { $found ->
        [none] the file does not begin with the name of its kind
       *[other] the file begins with `{ $found }`
    }
explain-r0901 =
    The first word of a file says what it is: Scenario, Leader or Study, followed by round brackets. Each kind
    has fields of its own, so without the word nobody knows what to expect.

    wrong:  (format: 1, …)
    right:  Scenario(format: 1, …)

fault-r0902 = `{ $of }` has no field `{ $found }`
explain-r0902 =
    Each thing has a fixed set of fields. A name that is not among them is usually misspelt, or stands one
    bracket too far in or out. It is refused and not skipped, so that no setting is lost without notice.

    wrong:  titel: "The move"
    right:  title: "The move"

fault-r0903 = the field `{ $field }` is missing in `{ $of }`
explain-r0903 =
    Some fields have a default and may be left out; this one must be said. The place is the beginning of the
    thing that lacks it. The description of the format shows an example for every field.

    wrong:  (id: "piet", name: "Piet")
    right:  (id: "piet", name: "Piet", role: "Transport", …)

fault-r0904 = `{ $found }` is not a known choice
explain-r0904 =
    Where a fixed choice is expected, only the words of the format count. Their names are in English and begin
    with a capital.

    wrong:  practice: Listening
    right:  practice: Listen

fault-r0905 = { $found ->
        [text] a text stands
        [number] a number stands
        [fraction] a number with a fraction stands
        [bool] true or false stands
        [fields] fields in ( ) stand
        [list] a list in [ ] stands
        [map] a table in { "{" } { "}" } stands
        [tuple] values in ( ) stand
        [unit] an empty ( ) stands
        [word] a bare word stands
        [character] a single character stands
       *[other] another kind of value stands
    } here instead of { $wanted ->
        [text] a text
        [number] a number
        [fraction] a number with a fraction
        [bool] true or false
        [fields] fields in ( )
        [list] a list in [ ]
        [map] a table in { "{" } { "}" }
        [tuple] values in ( )
        [unit] ( )
        [character] a single character
        [choice] a choice
       *[other] another kind of value
    }
explain-r0905 =
    Every field expects one kind of value: a text in quotation marks, a number, true or false, a list in [ ],
    fields in ( ), or a table in {"{"} {"}"}. This value is of another kind. The description of the format shows
    an example for every field.

    wrong:  title: ["The move"]
    right:  title: "The move"

fault-r0906 = { $found } is not a whole number
explain-r0906 =
    All numbers in a scenario are whole. What would need a fraction is given in percent or in hours instead.

    wrong:  effort: 30.5
    right:  effort: 30

fault-r0907 = the fields of `{ $of }` stand in braces
explain-r0907 =
    Things with fields stand in round brackets. Braces are for tables whose keys you choose yourself, such as
    the skills of a member. In JSON both look the same.

    wrong:  sponsor: {"{"}"name": "Ruth"{"}"}
    right:  sponsor: (name: "Ruth", …)

fault-r0908 = `{ $found }` is written with other capitals
explain-r0908 =
    Capitals count. Fields are written in lower case, fixed choices with a capital for each word.

    wrong:  practice: listen
    right:  practice: Listen

fault-r0909 = the number of values in the brackets is wrong
explain-r0909 =
    Some choices stand alone, some take values or fields in brackets. Each takes the same number every time.

    wrong:  when: Round(1, 2)
    right:  when: Round(1)

fault-r0910 = the number { $found } stands in quotation marks
explain-r0910 =
    Quotation marks make a text of it, and with a text nobody can count. Numbers stand without them.

    wrong:  rounds: "2"
    right:  rounds: 2

fault-r0911 = { $found } cannot stand here
explain-r0911 =
    This field counts something or has a fixed size, so that not every number fits. Counting numbers cannot be
    negative.

    wrong:  rounds: -2
    right:  rounds: 2

fault-r0912 = the choice `{ $found }` stands in quotation marks
explain-r0912 =
    Fixed choices are words of the format, not texts. They stand without quotation marks, so that a misspelt one
    can be told from your own words.

    wrong:  practice: "Listen"
    right:  practice: Listen

fault-r0913 = `{ $found }` stands where only `{ $expected }` could
explain-r0913 =
    Inside a file, things with fields need no name before their bracket; the field says what they are. If there
    is one, it must be the right one.

    wrong:  sponsor: Boss(name: "Ruth")
    right:  sponsor: (name: "Ruth")

fault-r0999 = this cannot be read: { $what }
explain-r0999 =
    The reader of the notation stopped here for a reason that Footlights has no better words for. Look at the
    place that is underlined, and just before it.

    wrong:  rounds: 2u8
    right:  rounds: 2

## Ids

fault-s0101 = `{ $id }` is not an id
explain-s0101 =
    An id has lower-case letters without accents, digits and hyphens, begins with a letter and is at most 40
    characters long. Players never see it; it is how the parts of the file point at one another.

    wrong:  id: "The List"
    right:  id: "the-list"

fault-s0102 = the id `{ $id }` is used twice
explain-s0102 =
    An id names one thing. Cards and shocks share their ids, because both can follow up; members, work,
    decisions, endings and promises have their own. Options need to differ within their card only.

    wrong:  (id: "list", …), (id: "list", …)
    right:  (id: "list", …), (id: "second-list", …)

fault-s0103 = there is no member `{ $id }`
explain-s0103 =
    This names somebody who is not among the members. Members are named by their id, not by their name.

    wrong:  speaker: "Amara"
    right:  speaker: "amara"

fault-s0104 = there is no work `{ $id }`
explain-s0104 =
    This names a workstream that is not in the list of work. Workstreams are named by their id.

    wrong:  target: Work("the move")
    right:  target: Work("move")

fault-s0105 = there is no decision `{ $id }`
explain-s0105 =
    This names an open question that is not among the decisions. A card about it does not make it one; it needs
    an entry with choices and qualities.

    wrong:  target: Decision("van")
    right:  target: Decision("which-van")

fault-s0106 = the decision `{ $decision }` has no choice `{ $id }`
explain-s0106 =
    A choice is named by its id within its decision. Perhaps it belongs to another decision, or its id has
    changed.

    wrong:  choice: "huge"
    right:  choice: "large"

fault-s0107 = there is no skill area `{ $id }`
explain-s0107 =
    Skills and work refer to the areas that the scenario lists. Add the area there, or use one that is listed.

    wrong:  area: "map"
    right:  area: "maps"

fault-s0108 = there is no card `{ $id }`
explain-s0108 =
    The short cut leaves out and moves cards by their id. This id is not among the cards.

    wrong:  without: ["the list"]
    right:  without: ["the-list"]

fault-s0109 = there is no card or shock `{ $id }`
explain-s0109 =
    What follows an option is a card or a shock of this file, named by its id. Its own field `when` must be
    FollowUp.

    wrong:  then: [(id: "ehco")]
    right:  then: [(id: "echo")]

fault-s0110 = there is no promise `{ $id }`
explain-s0110 =
    An option keeps promises that another option has made. This id is not made anywhere, so keeping it would do
    nothing.

    wrong:  keeps: ["slott"]
    right:  keeps: ["slot"]

fault-s0111 = the id is `{ $id }`, and the file is named `{ $file }`
explain-s0111 =
    A scenario is found by its file name and recorded by its id. If they differ, people look for the wrong one.
    Give both the same name.

    wrong:  id: "case" in other.ron
    right:  id: "case" in case.ron

fault-s0112 = version { $found } of the format is not known
explain-s0112 =
    The number says which version of the format the file is written in, so that old files stay readable. There
    is one version so far.

    wrong:  format: 2
    right:  format: 1

## Numbers

fault-s0201 = `{ $field }` is { $found }, which is out of range
explain-s0201 =
    Every number has a range within which the model makes sense. It stands in the description of the format
    beside the field.

    wrong:  attention: 40
    right:  attention: 5

fault-s0202 = `{ $field }` has { $found ->
        [one] { $found } entry
       *[other] { $found } entries
    }
explain-s0202 =
    Some lists need at least a few entries to make sense, and none may grow without end. A card with one option,
    for one, is not a choice.

    wrong:  options: [(…)]
    right:  options: [(…), (…)]

fault-s0203 = nothing is at least { $least } and at most { $most }
explain-s0203 =
    The lower bound lies above the upper one, so the condition can never hold. Probably the two are the wrong
    way round.

    wrong:  at_least: 60, at_most: 40
    right:  at_least: 40, at_most: 60

fault-s0204 = a literal effect of { $found } is out of bounds
explain-s0204 =
    Shocks may change things directly, but only within bounds, so that chance does not outweigh what the leader
    does. For one member the bound is 20, for the team 10, for the sponsor 20, for a conflict 40, for the
    setting 60.

    wrong:  Team(level: Morale, by: -40)
    right:  Team(level: Morale, by: -8)

fault-s0205 = all weights of the score are 0
explain-s0205 =
    The weights say how much each part of the score counts. If none counts, there is no score. Only their
    proportions matter.

    wrong:  score: (results: 0, people: 0, ideas: 0, empty_chair: 0)
    right:  score: (results: 2)

## Texts of a scenario

fault-s0301 = `{ $field }` is empty
explain-s0301 =
    This text is shown to somebody, and an empty place on screen looks like a mistake. If there is really
    nothing to say, look whether the field may be left out.

    wrong:  title: ""
    right:  title: "The move"

fault-s0302 = `{ $field }` has { $found } characters; at most { $most } fit
explain-s0302 =
    Titles and labels have a fixed place on the stage and on phones. A longer one would be cut or would push
    something else away.

    wrong:  title: "The list that Amara has kept since spring"
    right:  title: "Amara’s list"

fault-s0303 = `{ $field }` has { $found } words; at most { $most } are read
explain-s0303 =
    People read a card while others wait. The limits are what a group takes in at once; a price line, for one,
    has twelve words. Words are counted at the blanks between them.

    wrong:  a price of fourteen words
    right:  price: "The morning."

fault-s0304 = `{ $found }` is not a colour
explain-s0304 =
    Colours of skin and hair are written as a hash and six digits from 0 to f, two each for red, green and blue,
    in quotation marks.

    wrong:  skin: "brown"
    right:  skin: "#7a4a33"

fault-s0305 = nothing can be filled in for `{ $found }`
explain-s0305 =
    Words in braces are filled in during play. For a member: the id, a dot, and one of name, full_name, subject,
    object, possessive or role. The sponsor has the same without full_name. The name of the round is just round.

    wrong:  text: "{"{"}amara.nmae{"}"} waits."
    right:  text: "{"{"}amara.name{"}"} waits."

fault-s0306 = the brace in `{ $found }` has no partner
explain-s0306 =
    Braces in a text mark a place to be filled in, so they come in pairs. A single one would be shown to the
    player as it is.

    wrong:  text: "{"{"}amara.name waits."
    right:  text: "{"{"}amara.name{"}"} waits."

## What can never come

fault-s0401 = the card `{ $id }` can never come in these rounds
explain-s0401 =
    A card comes in the rounds with the leader only. This one lies before the first round, after the last, or
    has its first round after its last.

    wrong:  when: Round(7), with rounds: 4
    right:  when: Round(3)

fault-s0402 = nothing leads to `{ $id }`
explain-s0402 =
    A card or shock whose time is FollowUp comes only if an option, an unanswered card or a shock names it under
    `then`, and if that one can come itself. Here there is none.

    wrong:  when: FollowUp
    right:  then: [(id: "echo", after: 1)], in some option

fault-s0403 = `{ $id }` follows here, but has a time of its own
explain-s0403 =
    What follows up has FollowUp as its time. With a round or a window of its own it would come twice, or not
    when you expect it.

    wrong:  when: Round(2)
    right:  when: FollowUp

fault-s0404 = `{ $id }` would come in round { $round } at the earliest, after the end
explain-s0404 =
    A follow-up comes so many rounds after what leads to it. Even from the earliest possible round this one lies
    past the end, so nobody would ever see it.

    wrong:  then: [(id: "echo", after: 5)], in a game of four rounds
    right:  then: [(id: "echo", after: 1)]

fault-s0405 = this card waits for the flag `{ $flag }`, which nothing sets
explain-s0405 =
    A card that needs a flag comes only after an option, an unanswered card or a shock has set it. None does, so
    the card never comes. Usually one of the two is misspelt.

    wrong:  needs: Flag("movd")
    right:  needs: Flag("moved")

fault-s0406 = this condition can never hold
explain-s0406 =
    Two parts of it exclude one another: a flag that is set and not set, somebody who has left and has not,
    bounds that do not overlap. A card whose speaker has left never comes, either.

    wrong:  All([Left("piet"), Not(Left("piet"))])
    right:  Left("piet")

fault-s0407 = this option can never be chosen
explain-s0407 =
    What it asks of the leader’s knowledge cannot come about: a flag that no option sets, the private matter of
    somebody who has none, or two things that exclude one another. Options ask what the leader knows, so a flag
    set by a shock does not count.

    wrong:  needs: Private("piet"), who has none
    right:  needs: Heard("piet")

fault-s0408 = the flag `{ $flag }` is set, and nothing asks for it
explain-s0408 =
    A flag has an effect only if a card, a text, a voice, an option or an ending asks for it. Either that part
    is still missing, or one of the two is misspelt.

    wrong:  sets: ["moved"]
    right:  sets: ["moved"], and elsewhere needs: Flag("moved")

fault-s0409 = this waits for the flag `{ $flag }`, which nothing sets
explain-s0409 =
    The condition never changes, because no option, unanswered card or shock sets the flag. The text behind it
    is never told, or always. Usually one of the two is misspelt.

    wrong:  when: Flag("movd")
    right:  when: Flag("moved")

fault-s0410 = { $count ->
        [one] no card can come in round { $rounds }
       *[other] no card can come in rounds { $rounds }
    }
explain-s0410 =
    A round without a situation is played with attention alone. Once in a while that may be meant; usually a
    window ends too early, or a card was forgotten. Cards that need something may also leave a round empty,
    which is not counted here.

    wrong:  rounds: 4, and all cards in rounds 1 and 2
    right:  when: Pool(from: 1, to: 4)

fault-s0411 = the shock `{ $id }` lies outside the game
explain-s0411 =
    Shocks come in rounds with the leader or in those of the empty chair, which count on. This window is
    backwards, or reaches past the last of them.

    wrong:  Between(from: 3, to: 40)
    right:  Between(from: 3, to: 6)

fault-s0412 = round { $round } has room for { $most } cards, and `{ $id }` is one too many
explain-s0412 =
    At most three cards lie on the table in a round. Of those that are fixed for it, the first in the file come;
    the others come a round later, which may be after the moment that they tell of. Cards that need something
    are not counted, since they may stand in for one another.

    wrong:  four cards with when: Round(2)
    right:  three of them with when: Round(2), the fourth with when: Once(from: 2, to: 4)

## Options

fault-s0501 = { $practice } cannot be aimed there
explain-s0501 =
    Each practice has its own kinds of target. One listens to a member, shares the vision with the team,
    inspects work. Without a target, a practice is aimed at the card’s speaker.

    wrong:  (practice: Vision, target: Member("piet"))
    right:  (practice: Vision, target: Team)

fault-s0502 = it is not said what `{ $id }` is given
explain-s0502 =
    What is delegated is the work in `about`; without it, the work that the person owns. This person owns none.
    A question is handed over with a decision as the target.

    wrong:  (practice: Delegate, target: Member("piet"))
    right:  (practice: Delegate, target: Member("piet"), about: "move")

fault-s0503 = the choice `{ $id }` belongs to no decision
explain-s0503 =
    A choice says how a question is settled. So the target must be the decision that it belongs to.

    wrong:  (practice: DecideAlone, target: Team, choice: "large")
    right:  (practice: DecideAlone, target: Decision("which-van"), choice: "large")

fault-s0504 = all options of the card `{ $card }` are { $stance ->
        [empowering] empowering
        [directing] directing
       *[back] about stepping back
    }
explain-s0504 =
    A card asks where to stand. If all options stand in the same place, it asks only how. That may be meant; a
    trainee learns more where both ways are open and both are plausible.

    wrong:  Listen, Coach
    right:  Listen, Assign

fault-s0505 = two options of the card `{ $card }` say the same
explain-s0505 =
    Players choose by the words. Two options with the same words cannot be told apart, even if they do different
    things.

    wrong:  text: "Ask.", twice
    right:  text: "Ask." and text: "Tell."

fault-s0506 = { $effects } literal effects stand against { $uses } uses of practices
explain-s0506 =
    What the leader does should matter more than what chance does. Literal effects of shocks are the part that
    the model does not explain. More than one for every three uses of a practice in the options is a lot.

    wrong:  six effects, four options
    right:  two effects, eight options

fault-s0507 = by the time the card `{ $card }` comes, `{ $id }` may be decided
explain-s0507 =
    The decision comes up before the first round in which this card can come, so the player, or somebody it was
    handed to, may have settled it by then. The option would decide it a second time.

    wrong:  when: Round(4), in a game whose decision opens in round 2
    right:  when: Round(4), needs: Not(Decided("which-van"))

## Promises

fault-s0601 = nothing can keep the promise `{ $id }`
explain-s0601 =
    A promise is kept by an option that names it under `keeps`, or by a practice named under `kept_by`. With
    neither, it is always broken, and the player can do nothing about it.

    wrong:  promises: [(id: "slot", …)]
    right:  promises: [(id: "slot", …, kept_by: [OwnUp])]

fault-s0602 = the promise `{ $id }` is due after the last round
explain-s0602 =
    A promise that falls due when the leader has gone can neither be kept nor broken. Shorten its time, or let
    the card come earlier.

    wrong:  due_in: 9, in a game of four rounds
    right:  due_in: 2

## Work and people

fault-s0701 = there is no standing work
explain-s0701 =
    After the leader has left, the team plays on alone, and that is what the empty chair measures. It needs
    something to do that does not end: work with `standing: true`.

    wrong:  work: [(id: "move", …)]
    right:  work: [(id: "desk", …, standing: true)]

fault-s0702 = `{ $id }` owns this work and is in its crew
explain-s0702 =
    The owner works on it anyway. The crew is who works on it besides.

    wrong:  owner: "amara", crew: ["amara"]
    right:  owner: "amara", crew: ["piet"]

fault-s0703 = round { $found } is not a round with the leader
explain-s0703 =
    Work is due by the end of a round in which the leader is there. What goes on afterwards is standing work and
    has no due round.

    wrong:  due: 9, with rounds: 4
    right:  due: 4

fault-s0704 = this is due in round { $due } and comes up in round { $opens }
explain-s0704 =
    A question cannot be settled before it is asked. It is due in the round in which it comes up, or later.

    wrong:  opens: 3, due: 2
    right:  opens: 2, due: 3

fault-s0705 = `{ $field }` is round { $found }, which the leader does not see
explain-s0705 =
    Questions come up and are due in rounds with the leader, from 1 to the last.

    wrong:  due: 9, with rounds: 4
    right:  due: 4

fault-s0706 = all choices of `{ $id }` are equally good
explain-s0706 =
    If every choice has the same hidden quality, it does not matter who decides or how. Then it is no decision.
    Even a small difference makes listening worth something.

    wrong:  quality: 50, quality: 50
    right:  quality: 64, quality: 45

fault-s0707 = the work `{ $id }` is standing and has a due round
explain-s0707 =
    Standing work never ends, so a due round has no meaning for it. Either it ends, or it stands.

    wrong:  standing: true, due: 4
    right:  standing: true

fault-s0708 = `{ $id }` is named twice
explain-s0708 =
    The second time adds nothing. Probably somebody else was meant.

    wrong:  crew: ["piet", "piet"]
    right:  crew: ["piet", "lucia"]

fault-s0709 = the pair `{ $one }` and `{ $other }` is given twice
explain-s0709 =
    A relation holds both ways, so the order of the two does not matter. Put closeness and conflict of a pair
    into one entry.

    wrong:  (between: ("a", "b")), (between: ("b", "a"))
    right:  (between: ("a", "b"), closeness: 60, conflict: 20)

## Endings

fault-s0801 = the last ending, `{ $id }`, has a condition
explain-s0801 =
    Endings are tried from the first to the last, and the first that fits is told. The last one has no
    condition, so that every game has an ending.

    wrong:  (id: "late", needs: …)
    right:  (id: "late", …)

fault-s0802 = the ending `{ $id }` is never reached
explain-s0802 =
    An ending before it has no condition, so it is always told first. Put the one without a condition last.

    wrong:  (id: "open", …), (id: "late", needs: …)
    right:  (id: "late", needs: …), (id: "open", …)

fault-s0803 = the empty chair has not happened yet
explain-s0803 =
    How the team did alone is known only at the very end. Cards, texts and voices during the game cannot ask
    about it; endings and epilogues can.

    wrong:  needs: EmptyChair(at_least: 90), on a card
    right:  needs: Work(of: "move", at_least: 90)

fault-s0804 = this epilogue of `{ $id }` is never told
explain-s0804 =
    For each member the first epilogue that fits is told. One before this has no condition, so it always fits.

    wrong:  (of: "piet", …), (of: "piet", when: …)
    right:  (of: "piet", when: …), (of: "piet", …)

## The short cut

fault-s0901 = the short cut has { $short } rounds, the whole game { $rounds }
explain-s0901 =
    The short cut is a shorter version of the game. It cannot be longer.

    wrong:  rounds: 4, short: (rounds: 6)
    right:  rounds: 10, short: (rounds: 6)

fault-s0902 = round { $found } is not in the short cut
explain-s0902 =
    A card is moved to a round of the short cut, from 1 to its last. Later rounds do not come in it.

    wrong:  short: (rounds: 2, moved: {"{"}"list": 4{"}"})
    right:  short: (rounds: 2, moved: {"{"}"list": 2{"}"})

fault-s0903 = the card `{ $id }` is both left out and moved
explain-s0903 =
    A card that is left out of the short cut does not come in it, in whichever round. One of the two entries is
    too many.

    wrong:  without: ["list"], moved: {"{"}"list": 1{"}"}
    right:  moved: {"{"}"list": 1{"}"}

## Voices

fault-s1001 = { $name } never says anything
explain-s1001 =
    Members speak through voices: lines for moments such as the end of a round. Somebody without a single line
    is a name plate. A line or two for the end of a round is a start.

    wrong:  members with no entry in voices
    right:  (who: "piet", at: RoundEnd, lines: ["Right."])

fault-s1002 = { $name } has cards and no voice
explain-s1002 =
    This member is met on a card, and then never says anything about what the leader did. Lines for being
    listened to, told and recognised make the answer audible.

    wrong:  a speaker with no entry in voices
    right:  (who: "amara", at: Listened, lines: ["You asked."])

## Leaders

fault-l0101 = `{ $id }` is not an id
explain-l0101 =
    An id has lower-case letters without accents, digits and hyphens, begins with a letter and is at most 40
    characters long. It is what `--leader` is given and what a game’s record keeps.

    wrong:  id: "My Leader"
    right:  id: "my-leader"

fault-l0102 = the id is `{ $id }`, and the file is named `{ $file }`
explain-l0102 =
    A leader is found by the file’s name and recorded by the id. If they differ, people look for the wrong one.
    Give both the same name.

    wrong:  id: "careful" in cautious.ron
    right:  id: "careful" in careful.ron

fault-l0103 = `{ $field }` is empty
explain-l0103 =
    The name and the description are all that somebody has who chooses among leaders. One or two sentences are
    enough: what this leader does, and what they hardly ever do.

    wrong:  about: ""
    right:  about: "Asks first, decides late, and stays with it."

fault-l0104 = `{ $field }` has { $found } characters; at most { $most } fit
explain-l0104 =
    Names and descriptions of leaders stand in a list, one beside the other. A longer text would be cut on
    screen, at a place that nobody chose.

    wrong:  an about of half a page
    right:  an about of one or two sentences

fault-l0201 = `{ $field }` is { $found }, which is out of range
explain-l0201 =
    A liking runs from 0 (never with attention) to 100. A rule adds from −100 to 100. What wears off with each
    use, variety and spread, runs from 0 to 100. Bounds run as far as the figure that they are compared with:
    from 0 to 100 for most, from 0 to 6 for authority, from 1 to 60 for the round.

    wrong:  Authority((at_least: 50))
    right:  Authority((at_least: 5))

fault-l0202 = nothing is at least { $least } and at most { $most }
explain-l0202 =
    The lower bound lies above the upper one, so the rule can never hold. Probably the two are the wrong way
    round.

    wrong:  Readiness((at_least: 60, at_most: 40))
    right:  Readiness((at_least: 40, at_most: 60))

fault-l0301 = this leader is present and likes nothing
explain-l0301 =
    Attention goes to what is liked most, and what is not liked at all gets none. A leader without any liking
    spends nothing and takes the first option of every card. If that is someone who is never there, say so; then
    the cards stay unanswered, which is what absence means.

    wrong:  likes: {"{"}{"}"}
    right:  likes: {"{"}Listen: 40, Delegate: 30{"}"}, or present: false

fault-l0302 = this rule adds nothing
explain-l0302 =
    A rule changes how much practices are liked while its conditions hold. One that adds to none of them, or
    adds 0, changes nothing.

    wrong:  (when: [Question], add: {"{"}{"}"})
    right:  (when: [Question], add: {"{"}Consensus: 30{"}"})

fault-l0303 = this leader is never there, so the likings are never asked
explain-l0303 =
    `present: false` makes a leader who answers no card and spends no attention. Whatever they would like to do
    is not done.

    wrong:  present: false, likes: {"{"}Listen: 40{"}"}
    right:  likes: {"{"}Listen: 40{"}"}

fault-l0304 = this rule has no condition
explain-l0304 =
    All conditions in `when` must hold; with none, the rule always does. It then works like a liking and is
    found more easily among the likings.

    wrong:  (when: [], add: {"{"}Coach: 20{"}"})
    right:  Coach: 20 in likes, or a condition

fault-l0305 = this rule can never hold
explain-l0305 =
    All conditions in `when` must hold at once, and two of these exclude one another. For one thing or the
    other, write two rules.

    wrong:  when: [Readiness((at_least: 60)), Readiness((at_most: 40))]
    right:  one rule for those who are ready, another for those who are not

fault-l0306 = this leader steps back whatever happens
explain-l0306 =
    Stepping back costs no attention. A leader who likes it, and has no rule for it, steps back in every round
    from as many things as the liking reaches, beside whatever else they do. The authority given rises each
    time, for people who are ready for it and for people who are not. That is closer to absence than to trust.

    wrong:  likes: {"{"}StepBack: 40{"}"}
    right:  (when: [Readiness((at_least: 60))], add: {"{"}StepBack: 40{"}"})

## Ways out

## Studies

fault-t0101 = `{ $id }` is not an id
explain-t0101 =
    Teams, leaders and the study itself are named by ids: lower-case letters, digits and hyphens, a letter first, at
    most 40 characters. They stand in every row of the table, where a space or a comma would be in the way.

    wrong:  id: "Able team"
    right:  id: "able-team"

fault-t0102 = the id is `{ $id }`, and the file is named `{ $file }`
explain-t0102 =
    A study is found by the file’s name, and its rows carry the id. If they differ, nobody knows where a table came
    from. Give both the same name.

    wrong:  id: "who-asks" in asking.ron
    right:  id: "who-asks" in who-asks.ron

fault-t0103 = `{ $field }` is empty
explain-t0103 =
    The title says what is asked, and a finding says what is claimed. A figure without a claim is no answer to
    anything.

    wrong:  claim: ""
    right:  claim: "Teams that are asked stay."

fault-t0104 = the id `{ $id }` is used twice
explain-t0104 =
    Teams differ in their ids, and so do leaders; findings and rows name them by it. A leader that is named twice
    would play every game twice.

    wrong:  leaders: [Named("steady"), Named("steady")]
    right:  leaders: [Named("steady"), Named("directive")]

fault-t0105 = version { $found } of the format is not known
explain-t0105 =
    The number says which version of the study format the file is written in, so that old files stay readable.
    There is one version so far.

    wrong:  format: 2
    right:  format: 1

fault-t0201 = `{ $field }` is { $found }, which is out of range
explain-t0201 =
    Every number of a team has the range that a scenario has, so that whatever is drawn can be played. Levels and
    measures run from 0 to 100; members from 3 to 12; rounds from 4 to 60. docs/studies.md lists the others.

    wrong:  members: Between(2, 20)
    right:  members: Between(3, 12)

fault-t0202 = nothing lies between { $least } and { $most }
explain-t0202 =
    The first number is the lower end, the second the upper one. Probably the two are the wrong way round.

    wrong:  readiness: Between(70, 40)
    right:  readiness: Between(40, 70)

fault-t0203 = `{ $field }` has { $found ->
        [one] { $found } entry
       *[other] { $found } entries
    }
explain-t0203 =
    A study needs a team and a leader, a finding needs a term, a population needs a practice; and none of the lists
    may grow without end. Two studies are as good as a large one.

    wrong:  leaders: []
    right:  leaders: [Named("steady")]

fault-t0301 = there is no scenario `{ $id }`
explain-t0301 =
    A team can be the one of a built-in scenario, by its id, or of a scenario file, by its path. A path has a folder
    in it or ends in .ron.

    wrong:  scenario: "my-firm"
    right:  scenario: "./my-firm.ron"

fault-t0302 = there is no leader `{ $id }`
explain-t0302 =
    `Named` takes the name of a built-in leader, or the path of a leader file, told by a folder in it or by `.ron` at
    its end. A leader can also be written into the study, with `Style`.

    wrong:  Named("directing")
    right:  Named("directive")

fault-t0303 = there is no column `{ $name }`
explain-t0303 =
    A finding is worked out from the columns of the table that has one row a run. docs/studies.md says what each
    column means.

    wrong:  Mean(column: "outputs", …)
    right:  Mean(column: "output", …)

fault-t0304 = there is no team `{ $id }` in this study
explain-t0304 =
    A finding names one of the study’s own teams, by its id.

    wrong:  team: "able" where the teams are "green" and "skilled"
    right:  team: "skilled"

fault-t0305 = there is no leader `{ $id }` in this study
explain-t0305 =
    A finding names one of the study’s own leaders: by the id of one written here, by the name of a built-in one, by
    the file’s name of one in a file.

    wrong:  leader: "absent" where nobody in `leaders` is absent
    right:  leaders: [Named("absent"), …]

fault-t0401 = a scenario brings its own `{ $field }`
explain-t0401 =
    A team is either generated from what is said here, or the one of a scenario. Of a scenario only the setting can be
    changed, and its short cut taken.

    wrong:  (id: "theirs", scenario: "first-week", members: Fixed(4))
    right:  (id: "theirs", scenario: "first-week")

fault-t0402 = a generated team has no short cut
explain-t0402 =
    A short cut is the author’s; a generated team is as long as `rounds` says.

    wrong:  (id: "brief", short: true)
    right:  (id: "brief", rounds: Fixed(6))

fault-t0403 = { $found ->
        [one] one run says
       *[other] { $found } runs say
    } little about a finding
explain-t0403 =
    The interval of a finding comes from leaving out fifty groups of runs, one after the other. Below a hundred runs the
    groups are so small that the interval itself is chance.

    wrong:  runs: 20
    right:  runs: 1000

fault-t0404 = a miss is explained, and nothing is expected
explain-t0404 =
    `known_miss` says why an expectation is not met. Without an expectation there is nothing to miss.

    wrong:  known_miss: "Nobody is jealous.", without `expect`
    right:  expect: Above(0), known_miss: "Nobody is jealous."

hint-about = say which work, with `about: "…"`
hint-add-field = add `{ $field }: …,`
hint-add-voice = add `(who: "{ $id }", at: RoundEnd, lines: ["…"])` to `voices`
hint-after-at-most =
    write { $most } or less; what it follows comes in round { $first } at the earliest
hint-at-most = write { $most } or less
hint-attribute = delete the line
hint-be-present = take out `present: false`, or the likings and rules
hint-blank-for-tab = put a space in its place
hint-close-bracket = put a `{ $bracket }` where it should end; it is opened on line { $line }
hint-close-comment = put `*/` where the comment should end
hint-close-quote = put a `"` at the end of the text
hint-closing-bracket-is = write `{ $bracket }`, for the bracket opened on line { $line }
hint-colon = put a `:` between name and value
hint-colon-for-equals = write `:`
hint-colour = write `"#` and six digits from 0 to f, such as `"#c99a76"`
hint-comma = write `,`
hint-comma-here = put a `,` here
hint-comment = write `//`
hint-contradiction = take out one of the parts that exclude one another
hint-count-between = from { $least } to { $most } are possible
hint-cut = take out { $by }
hint-delete-after-end = delete it, or move it before the last closing bracket
hint-delete-bracket = delete it, or put the missing `{ $open }` before it
hint-delete-char = delete it
hint-delete-char-or-quote = delete it, or put the text that it belongs to in quotation marks
hint-delete-comma = delete this comma
hint-delete-field = delete `{ $field }`
hint-delete-name = delete the name before the bracket
hint-delete-one = delete one of them
hint-did-you-mean = did you mean `{ $name }`?
hint-double-quotes = write `"` at both ends
hint-empty-chair = ask about it in `endings` or `epilogues` only
hint-ending-order = put `{ $before }`, which has no condition, last, or give it one
hint-epilogue-order = put the epilogue without a condition last
hint-escape-quote = write `“` and `”` inside, or `\"`
hint-escapes = for a backslash write `\\`, for a new line `\n`
hint-expected = write { $kind ->
        [text] a text
        [number] a number
        [fraction] a number with a fraction
        [bool] true or false
        [fields] fields in ( )
        [list] a list in [ ]
        [map] a table in { "{" } { "}" }
        [tuple] values in ( )
        [unit] ( )
        [word] a bare word
        [character] a single character
       *[other] another kind of value
    }
hint-expect = say what is expected, with `expect`, or delete it
hint-fewer-effects = take out some effects, or let a follow-up card do their work
hint-finite-number = write a number with digits
hint-first-at = the first one is on line { $line }; keep one of them
hint-give-value = write a value after its colon, or leave the field out
hint-id = use lower-case letters, digits and hyphens, a letter first, at most { $most } characters
hint-keep = add `keeps: ["{ $id }"]` to an option, or `kept_by` to the promise
hint-known = ask for something that the leader can come to know, or leave `needs` out
hint-known-names = there are: { $names }
hint-last-ending = take its condition out, or add a last ending without one
hint-last-round = the last round is { $rounds }
hint-later-due = let it be due in the round in which it comes up, or later
hint-lead-to = add `then: [(id: "{ $id }")]` to an option, or give it a time of its own
hint-leave-out = leave the field out, or write `None`
hint-less-deep = take out brackets
hint-like-something = give some practices a liking, or write `present: false`
hint-look-before = look here and just before
hint-another-round = move it to another round, or give it a window: `Once(from: 2, to: 4)`
hint-more-cards = widen the window of a card, or add a card
hint-more-runs = use { $least } runs or more
hint-name = use letters, digits and underscores; a text stands in quotation marks
hint-name-field = put the name of a field and a colon before it
hint-new = `footlights new FILE` writes a scenario to begin with
hint-not-negative = write 0 or more
hint-not-decided = add `needs: Not(Decided("{ $id }"))` to the card, or let it come when the decision comes up
hint-nothing-after =
    take it out; what it follows comes in round { $first } at the earliest, and there is no round after that
hint-number = write digits only
hint-number-between = write a number from { $least } to { $most }
hint-number-or-text = write `{ $number }` for a number, or `{ $text }` for a text
hint-number-range = write a smaller number
hint-one-of = choose one of: { $names }
hint-one-of-both = keep one of the two
hint-opening-bracket-is = write `{ $bracket }` here; it is closed on line { $line }
hint-open-quote = put a `"` before it
hint-other-id = give one of them another id
hint-other-quality = give the better choice a higher quality
hint-other-stance = add an option that stands elsewhere
hint-other-text = say what is different about it
hint-owner-works = take the owner out of the crew
hint-placeholders = write `{"{"}ID.name{"}"}` with a member’s id, or `{"{"}round{"}"}`; leave other braces out
hint-plain-blank = put a plain space in its place
hint-read-flag = ask for it with `Flag` somewhere, or delete it
hint-root = begin with `{ $expected }(`; the kinds are { $roots }
hint-round-around = put `(` and `)` around the fields of each thing
hint-round-brackets = write `(` and `)`, and the names without quotation marks
hint-rounds-until = use rounds from 1 to { $last }
hint-rule-add = say what it adds, such as `add: {"{"}Coach: 20{"}"}`, or delete the rule
hint-rule-when = say when, such as `when: [Owed]`, or put what it adds into `likes`
hint-same-name = give id and file the same name
hint-save-as-text = save it as plain text, in UTF-8, and check that file
hint-save-utf8 = save the file as UTF-8
hint-save-without-bom = save the file as UTF-8 without a byte order mark
hint-set-flag = add `sets: ["{ $flag }"]` to an option
hint-so-many = write { $wanted }
hint-some = write the value alone
hint-some-weight = give at least one part a weight above 0
hint-split-file = look whether something was pasted many times
hint-standing = add `standing: true` to work that goes on
hint-step-back = move it into a rule, such as `(when: [Readiness((at_least: 60))], add: {"{"}StepBack: 40{"}"})`
hint-straight-quotes = write `"` at both ends
hint-swap-bounds = swap the two
hint-swap-window = `from` lies after `to`; swap the two
hint-target-decision = aim it at the decision, with `target: Decision("…")`
hint-targets = it can be aimed at: { $targets }
hint-there-are-none = there is none of that kind yet; add it, or take this out
hint-two-numbers = write one number; a range has two fields
hint-two-people = name two different people
hint-when-follow-up = give it `when: FollowUp`, or take it out here
hint-whole-number = round it
hint-with-fields = `{ $name }` takes fields in ( )
hint-with-one-value = `{ $name }` takes one value in ( )
hint-with-values = `{ $name }` takes values in ( )
hint-without-content = `{ $name }` stands alone, without brackets
hint-write = write `{ $right }`
hint-write-something = write something, or leave the field out if it has a default
