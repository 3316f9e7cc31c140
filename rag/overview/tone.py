"""Words by which a statement shows that it judges, in both languages, folded."""

from __future__ import annotations

import re
from typing import Final

STRONG: Final = re.compile(
    r"furieu|fureur|furious|fury|ridicul|facad|ironi|preoccup|worr|concern|inquiet|rejoui|glad|"
    r"fiert|pride|proud|legitim|bern|fool|trahi|betray|hypocri|scandal|choc|shock|regrett|critiqu|"
    r"reproch|salu|welcom|doute|doubt|danger|colere|anger|angry|honte|sham|absurd|naif|naiv|"
    r"domma|pity|victoire|victory|echec|fail|bravo|merveill|terribl|triste|sad|inaccept|"
    r"against|support|oppose|approuv|ticket|lignes rouges|red lines|nebul|murk|ambigu|surpris"
)
