# The window: pages, buttons, marks. What a model or a session says stands in its own sheet.

title-name = Footlights
title-line = A team, a stage, and the question of where you stand.
title-continue = Continue
title-continue-at = { $title }, { $phase ->
        [briefing] briefing
        [empty_chair] the empty chair
        [debrief] debrief
       *[other] { $round }{ "\u00A0" }{ $number }
    }
title-new = Play alone
title-settings = Settings
title-help = Help
title-quit = Quit
title-foot = Arrow keys and Enter. F1 helps. Text size { $text } %.

choose-heading = Choose a team to lead
choose-back = Back
choose-line = { $rounds ->
        [one] 1 { $round }
       *[other] { $rounds } { $round }s
    }, { $people } people, about { $minutes } minutes
choose-kept = Games you have begun
choose-game = { $title }: { $phase ->
        [briefing] at the briefing
        [empty_chair] the empty chair
        [debrief] finished, read the debrief
       *[other] { $round } { $number }
    }
choose-by = By { $author }
choose-objectives = What it is good for
choose-notes = It touches on
choose-begin = Begin, about { $minutes } minutes
choose-short = Short: { $rounds } { $round }s, { $minutes } min

menu-heading = Menu
menu-kept = Every move is kept as you make it. You can leave at any time and go on later.
menu-on = Go on
menu-settings = Settings
menu-help = Help
menu-title = Back to the title
menu-quit = Quit

trouble-heading = That did not work
trouble-read = I see

settings-heading = Settings
settings-text = Text size
settings-text-about = Ctrl with plus and minus works on every page.
settings-smaller = −
settings-larger = +
settings-percent = { $percent } %
settings-motion = Reduced motion
settings-motion-about = Nothing moves by itself; changes fade.
settings-screen = Full screen
settings-screen-about = Leave it here, or with the keys of your system.
settings-marks = Explain things the first time
settings-marks-about = Short notes in the first scenario, at the place they are about.
settings-on = On
settings-off = Off
settings-done = Done

help-heading = How it is played
help-week = A week
help-week-text = Read what lies on the table and choose what you do. Every option costs something; which is best depends on who they are and on the moment. Then spend your attention, and play the week.
help-range = What you know
help-range-text = A band shows what is likely, the upright tick is the best reading, the small triangle where it stood a week ago. A wide band means that you do not know. Listening makes it narrower; time makes it wider; and somebody who does not feel safe tells you what you want to hear.
help-attention = Attention
help-attention-text = You have a few units a week. Each practice says what it is for and what it costs. What it yields hangs on the person, the moment, and on what you did before.
help-lamp = The lamp
help-lamp-text = Where you stand follows what you do. In front, the lamp lights the work and the way ahead. From behind, it lights faces, and the work is theirs. Both can serve and both can fail.
help-why = Why
help-why-text = After each week, every change you can know of is taken apart into its causes, and they add up. What you have not learnt yet is one line, and opens in the debrief.
help-chair = The empty chair
help-chair-text = After the last week you leave, and the team goes on without you. How they do alone is the last chapter.
help-keys = Keys
help-done = Done

key-options = 1 to 4
key-options-does = take the option of that number, or take it back; N turns to the next situation, B to the one before
key-tab = Tab
key-tab-does = to the next thing: bar, stage, card, attention, work
key-arrows = Arrow keys
key-arrows-does = within a group
key-enter = Enter
key-enter-does = press what has the ring, or the amber button
key-escape = Escape
key-escape-does = back; from the game, the menu
key-why = W
key-why-does = last week, and why
key-undo = U
key-undo-does = take back your latest move of this week
key-stand = L
key-stand-does = say where you stand and what the lamp lights
key-text = Ctrl + and Ctrl −
key-text-does = larger and smaller text

bar-menu = Menu
bar-team = The team
bar-why = Last week: why
bar-round = { $alone ->
        [0] { $round ->
            [week] Week { $number } of { $rounds }
            [night] Night { $number } of { $rounds }
            [day] Day { $number } of { $rounds }
           *[other] Round { $number } of { $rounds }
        }
       *[other] Without you, { $alone }
    }
indicator-morale = Morale
indicator-innovation = Innovation
indicator-loyalty = Loyalty

mood = { $mood ->
        [bright] bright
        [steady] steady
        [guarded] guarded
        [troubled] troubled
       *[hollow] hollow
    }
plates-you = You
plates-stand = { $stands ->
        [behind] behind
        [nearer-behind] half behind
        [beside] beside
        [nearer-front] half in front
       *[front] in front
    }
plates-choose = Click a name to see what you know of that person; click again for more.
plates-person = { $name }, { mood }
plates-range = { $level ->
        [morale] Morale
        [innovation] Innovation
       *[loyalty] Loyalty
    } { $range }, best reading { $best }

week-play-first = Play, nothing decided yet
week-play-open = { $open ->
        [one] Play, 1 unanswered
       *[other] Play, { $open } unanswered
    }
week-play = Play the week
week-undo = Undo

card-news = News
card-none = Nothing on the table
card-none-text = Nobody has come to you this week. Your attention is your own.
bar-explained = { $level ->
        [morale] Morale: how the team feels about coming in.
        [innovation] Innovation: whether they think of new ways, and try them.
       *[loyalty] Loyalty: whether they would stay.
    } The mean of the team, as you can know it: the band is what is likely, the upright tick your best reading ({ $best }).{ $before ->
        [yes] {" "}The small triangle below is where it was a { $round } ago.
       *[no] {""}
    }
card-next = Next
card-back = Back
card-first = Back to the first
card-count-news = News, sheet { $number } of { $pages }
card-count-none = No situation this week
card-count = Situation { $number } of { $cards }{ $answered ->
        [yes] , answered. You can still change it.
       *[no] , no clock. If nobody answers: { $unanswered }
    }

attention = Attention
attention-left = { $left } of { $units } left
attention-price = { $units ->
        [0] free
        [one] 1 unit
       *[other] { $units } units
    }
attention-free = free
attention-aims = ×{ $count }
attention-person = With a person
attention-team = With the team
attention-work = With the work

do-listen = Listen
do-understand = Understand
do-own_up = Own up, ask
do-delegate = Delegate
do-vision = Share the vision
do-consensus = Build consensus
do-coach = Coach
do-recognise = Recognise
do-assign = Assign
do-decide_alone = Decide alone
do-inspect = Inspect
do-push = Push the pace
do-take_over = Take over
do-front = Front the work
do-step_back = Step back

for-listen = Hear somebody out. It sharpens your picture of them; something has to come of what they say.
for-understand = Learn what moves a person and what they carry. It asks for some trust first.
for-own_up = Ask somebody how you are doing, own up to a mistake before the team, or give credit for a piece of work.
for-delegate = Hand over a piece of work, or a question, with the authority to settle it.
for-vision = Say where this is going and why, so that what people decide for themselves pulls one way.
for-consensus = Bring together what everybody knows, and settle a question with them.
for-coach = Help somebody to work it out, so that they can do it themselves next time.
for-recognise = Name what somebody did well, to them, in a form that suits them.
for-assign = Give a person a clear task in a piece of work.
for-decide_alone = Settle something yourself, by your own picture of it.
for-inspect = Check a piece of work yourself.
for-push = Press for pace: one person, the team, or one piece of work.
for-take_over = Do a piece of the team’s work yourself.
for-front = Present the team’s work yourself and speak for it.
for-step_back = Stay out of it on purpose.

target-back = Back
target-none = There is nothing to aim it at now.
target-none-left = Not enough attention is left. Take something back to free some.
target-team = The whole team
target-all = all
target-with-work = { $name }: { $work }
target-hand-over = { $name }: { $work } ({ $word })
target-decide = { $choice } (as you see it, { $range })
target-take-back = { $count ->
        [one] Take back: { $aim }
       *[other] Take back one of { $count }: { $aim }
    }
target-somebody-else = Somebody else:

work = Work
work-behind = { $count ->
        [0] on plan
       *[other] { $count } behind
    }
work-line = { $owned ->
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
    } · { $state ->
        [done] { $alone ->
            [0] done in { $round } { $due }
           *[other] done in { $round } +{ $alone }
        }
        [due] { $alone ->
            [0] { $round } { $due }
           *[other] { $round } +{ $alone }
        }
       *[standing] ongoing
    }
open = Open matters
open-count = { $count ->
        [0] none
       *[other] { $count }
    }
open-none = No open question, nothing promised, nothing left unsaid that you know of.
open-question = About { $work }. It settles itself after { $round } { $alone ->
        [0] { $due }
       *[other] +{ $alone }
    }.
open-promise = You promised { $name }: { $what }.
open-promise-planned = With the answer you gave, you promise { $name }: { $what }.
open-concern = { $name }: { $what }.
open-due = by { $alone ->
        [0] { $round } { $due }
        [1] the first { $round } without you
        [2] the second { $round } without you
       *[other] { $round } { $alone } without you
    }{ $kept ->
        [find] {" "}· how you answer it is up to you
        [practices] {" "}· to keep it: { $practices }
       *[answer] {" "}· to keep it: an answer to a situation that comes
    }

game-you = You
game-unsaved = The game goes on, but nothing is kept from here. Make room on the disk, go back to the title, and continue.
game-store-hint = Look at the folder and the room on the disk (footlights paths says where it is), then try again.
game-no-luck = The system gave no random number to begin with: { $why }
game-folder = The folder { $path } cannot be written: { $why }
game-settings = The settings could not be kept: { $why }

briefing-before = Before the first week
briefing-goal = The goal
briefing-asks = Who asks for it
briefing-sponsor = { $name }, { $role }
briefing-people = The team, in their words
briefing-back = Back
briefing-to-people = Meet the team
briefing-to-you = Next: about you
briefing-begin = Begin
briefing-begin-unrated = { $missing ->
        [0] Begin without a rating
        [one] Begin without a rating: one is missing
       *[other] Begin without a rating: { $missing } are missing
    }

rating-heading = How do you lead?
rating-text = Think of your own last months at work, not of this team. The debrief puts it beside what you did here. Nobody else sees it.
rating-listen = I hear people out before I act.
rating-understand = I know what moves each person and what they carry.
rating-own_up = I ask how I am doing, and say so when I was wrong.
rating-delegate = I hand over work with the authority to settle it.
rating-vision = People know where this is going and why.
rating-consensus = Decisions are made with those who know.
rating-coach = I help people to work it out themselves.
rating-recognise = People hear from me what they did well.
rating-step = { $step ->
        [0] rarely
        [25] sometimes
        [50] about half the time
        [75] often
       *[100] nearly always
    }

mark-read = I see
mark-card = Somebody wants something
mark-card-text = Read it, then take one of the options: click it, or press its number. Each has its price under it, and which is best depends on who they are and on the moment. You can change your mind until you play the week.
mark-range = What you know of people
mark-range-text = Morale, innovation and loyalty. A band is what is likely, the upright tick your best reading. It is wide because you have just arrived. Click a name to pick that person out, and once more for all that you know of them.
mark-stage = What you see of them
mark-stage-text = Face and posture are morale. Sparks are ideas: innovation. The thread that ties each to the line of the group is loyalty; it frays, and parts before somebody leaves. You see what you know of them, not more.
mark-attention = Your attention
mark-attention-text = A few units a week. Choose a practice, then whom or what it is for. You see what it costs and what it is for. What comes of it, you find out.
mark-work = The work
mark-work-text = The bar is how far it is, the notch where it should be by now. Beside it stands whose it is and how far they decide, from “told” (you do) to “decides” (they do); F1 has every step. Under “Open matters” is what has been asked and promised.
mark-play = When you are done
mark-play-text = This plays the week. Until then, Undo takes back your latest move. What you leave unanswered goes on without you.
mark-lamp = Where you stand
mark-lamp-text = It follows what you do. In front, the lamp lights the work and the way ahead. From behind, it lights faces. Both can serve. Press L to have it said in words.
mark-why = Why
mark-why-text = Whoever moved most is opened first. The lines add up, from where you took somebody to stand before the week to where you take them to stand after it. Choose a line to see the moment it came from; E shows the study behind it.
mark-unlearnt = What you have not learnt
mark-unlearnt-text = Part of what you saw is a surprise. The pale bar is as much of it as was most likely in your first readings, which are guesses; the last line, dotted, is the rest: what happened without your knowing. Listening may name some of it. The debrief opens both.
mark-owed = You owe something
mark-owed-text = Promises made and concerns raised stand under “Open matters”, with the week by which they are due. Kept, they build trust. Forgotten, they cost more than never made.
mark-chair = The empty chair
mark-chair-text = You have left. They decide for themselves now, with what you gave them and what you did not. Watch; there is nothing to do.
mark-what-if = The same week again
mark-what-if-text = Choose any past decision and what you could have done instead. It is played again with the same luck, to the end.

window-no-display = There is no display here to open a window on; `footlights play first-week` plays without one.
window-dead-display = The display { $display } does not answer ({ $why }); `footlights play first-week` plays without a window.
window-no-adapter = Nothing here can draw a window: install a Vulkan driver (on Debian and Ubuntu: mesa-vulkan-drivers), or play without a window with `footlights play first-week`.
stand = { $stands ->
        [behind] You stand behind. The lamp lights the faces; the work is theirs to light.
        [nearer-behind] You stand nearer behind than in front. The lamp still reaches most faces, and little of the work.
        [beside] You stand beside the team. The lamp lights some of the faces and some of the work.
        [nearer-front] You stand nearer in front. The lamp lights the work and the way ahead; the faces behind you are dimmer.
       *[front] You stand in front. The lamp lights the work and the way ahead; the faces are behind you.
    }

## In a room

title-join = Join a session
title-host = Host a session

join-heading = Join a session
join-lead = The room shows a link, or an address and a code. The facilitator has them too.
join-link = Link, or address of the host
join-code = Code
join-kept = Kept at the host: this name, what you choose, your own ratings and what you write, until the facilitator deletes the session. This game keeps the key to your seat, so that you come back to it by yourself.
join-opening = One moment
join-seats = Seats you have
join-seat = { $title }, { $runs ->
        [yes] which you host
       *[no] as { $name }
    }
join-bad-link = “{ $link }” is no link to a session.
join-bad-link-hint = It looks like http://192.168.1.20:7300/j/ABCDEF, or it is such an address with the code beside it.

host-heading = Host a session
host-pacing = What moves everybody on
host-own = Everybody’s own pace
host-facilitated = You do
host-timed = A clock, 5 minutes a part
host-open = Open a room, about { $minutes } minutes
host-opening = The room is being opened

hosting-not-started = The host could not be started: { $why }
hosting-hint = What it had to say is kept in the file host.log, in the folder for journals and settings.
hosting-not-back = The session could not be brought back: it is not among those kept on this machine.
hosting-not-back-hint = It may have been deleted, or kept in another place. Everything else that is kept is still there.
host-again = Rooms you can open again

line-no-thread = The connection could not be opened: { $why }
line-no-host = Nobody answers at { $at }. The session may be closed for now.
line-no-host-hint = Ask whoever hosts it to open it again; a seat that you have stays in the list. If it is open: is the address right, and is this machine in the same network?
line-untrusted = The host at { $at } shows a certificate that this machine does not trust ({ $why }).
line-untrusted-hint = Join with a browser, which asks you whether to go on. Or have the certificate added to those that this machine trusts, and join again.
line-not-understood = The host says something that this game does not understand.
line-not-understood-hint = The two are of different releases. The same link works in a browser.
line-host-says = { $text }

room-lost = The connection is lost, and is being mended. What you do now is sent once it is back.
room-last-call = Last call. What is planned when the clock runs out is what counts.
room-wait-for = You are done here. Waiting for { $names }.
room-wait-facilitator = You are done here. It goes on when the facilitator says so.
room-wait-all = { $count ->
        [0] You are done here. It goes on in a moment.
        [one] You are done here. Waiting for one more.
       *[other] You are done here. Waiting for { $count } more.
    }
room-all-well = Connected. Every move is kept at the host.
room-awaited = { $count ->
        [0] Nobody is waited for.
        [one] Waiting for one person.
       *[other] Waiting for { $count } people.
    }
room-help-up = Ask the facilitator over
room-help-down = Never mind, I am fine
room-pacing = { $pacing ->
        [own] everybody at their own pace
        [facilitated] you move everybody on
       *[timed] a clock runs
    }
room-open-this = On any phone, tablet or laptop in this network, open
room-and-enter = and enter
room-point = Or point a camera at this.
room-nobody = Nobody is here yet. Names appear as people join.
room-questions = Questions for the room
room-ended-empty = Nobody was here when it ended.
room-stop = Close for now
room-stop-text = Close the room for now? Everybody is disconnected, and nothing is lost. “Host a session” on the title lists it under “Rooms you can open again”, with every seat.
room-stop-yes = Yes, close it for now
room-attention-later = Attention comes next, once the situations are dealt with.
room-to-attention = On to attention
room-unready = I am not done yet
room-choices = Who chose what
