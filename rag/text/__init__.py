"""Reading French and English: words, names, numbers, dates and sentences, without a model.

Nothing here knows of questions, passages' ranks or answers. The rooms build on one another in this
order: ``words``, ``names``, ``numbers``, ``dates``, ``syntax``; the modules beside them read whole
sentences and passages.
"""
