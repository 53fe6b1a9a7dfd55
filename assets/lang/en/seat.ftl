# A seat in a browser: undo, notes for who plays alone, and watching where no seat is free.

web-undo-last = Undo your latest move
web-watch = Only watch
web-watch-text = You see the stage and the work of the first team, and decide nothing.
web-watch-choice = Or watch: you see the stage and the work of the first team, and decide nothing.

web-mark-range = A band is what is likely, the upright tick your best reading. It is wide because you have just arrived. Under “The team” is what you know of everybody.
web-mark-lamp = It follows what you do. In front, the lamp lights the work and the way ahead. From behind, it lights faces. Both can serve.
web-mark-why = The lines add up, from where you thought somebody stood to where you think so now. Each opens to the moment it came from, and to the study behind it.
