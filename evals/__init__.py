"""Does it answer well? Gold questions, pure metrics, the run, its reports and the gate.

Nothing here is needed to answer a question; everything here is needed to know whether a change
made answers better. Scores depend on the answers alone: no clock, no network, no model judges.
"""
