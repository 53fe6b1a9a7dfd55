# What is wrong in a file, by code: a sentence, and an explanation for `footlights explain`.

fault-r0001 = this cannot be read: { $what }
explain-r0001 =
    The file does not follow the notation. A thing with fields stands in ( ), a list in [ ], words in straight
    quotes; a comma comes after every field. Look at the place that is underlined, and just before it.
