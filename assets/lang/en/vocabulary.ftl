# The field's own words: practices, levels, motives, measures of the setting, authority.

practice-listen = listen
practice-understand = understand
practice-own_up = own up, ask for feedback, give credit
practice-delegate = delegate
practice-vision = share the vision
practice-consensus = build consensus
practice-coach = coach
practice-recognise = recognise
practice-assign = assign
practice-decide_alone = decide alone
practice-inspect = inspect
practice-push = push
practice-take_over = take over
practice-front = front the work
practice-step_back = step back

level-morale = morale
level-innovation = innovation
level-loyalty = loyalty
level-trust = trust
level-voice = voice
level-ownership = ownership
level-clarity = clarity
level-strain = strain
level-confidence = confidence

motive-autonomy = autonomy
motive-mastery = mastery
motive-purpose = purpose
motive-belonging = belonging
motive-recognition = recognition
motive-security = security

pronoun-she-subject = she
pronoun-she-object = her
pronoun-she-possessive = her
pronoun-he-subject = he
pronoun-he-object = him
pronoun-he-possessive = his
pronoun-they-subject = they
pronoun-they-object = them
pronoun-they-possessive = their
