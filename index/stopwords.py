"""Function words of French and English, folded, question words among them.

Kept short on purpose: a word that can carry a subject in a headline is not here.
"""

_FRENCH = """
    l' d' j' m' t' s' n' c' qu' jusqu' lorsqu' puisqu' quoiqu' le la les un une des du de au aux
    ce cet cette ces ca cela ceci mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
    je tu il elle on nous vous ils elles me te se lui y en moi toi soi eux et ou mais donc or ni
    car que qui quoi dont quel quelle quels quelles lequel laquelle lesquels lesquelles auquel
    duquel combien comment pourquoi quand a dans par pour sur avec sans sous vers chez entre est
    ai as ont avait avaient avons avez aura auront aurait etre etait etaient ete etant sont suis
    es sommes etes sera seront serait fut furent soit avoir ayant eu ne pas plus si t comme tres
    fait faire faut peut lors depuis pendant afin alors ainsi aussi meme memes tout tous toute
    toutes autre autres
"""
_ENGLISH = """
    the a an of and or but nor to in on at by for with from into onto about as is are was were
    be been being am do does did doing done have has had having will would shall should can could
    may might must not no this that these those there here it its he him his she her hers they
    them their theirs we us our ours you your yours i me my mine who whom whose which what when
    where why how many much than then so if it's don't doesn't didn't isn't aren't wasn't weren't
    won't wouldn't can't couldn't i'm i've i'd i'll you're they're we're t s also such
"""

FRENCH = frozenset(_FRENCH.split())
ENGLISH = frozenset(_ENGLISH.split())
