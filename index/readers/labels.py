"""Labels of a page's furniture in languages other than French and English, one whole line each.

Folded: lower case, no accents. To know another label, add it to the list it belongs to.
"""

from __future__ import annotations

LINKS = (
    # German
    r"(?:artikel |beitrag |seite )?(?:teilen|drucken|merken|kommentieren|weiterempfehlen|vorlesen)",
    r"(?:auf|bei|per|via) (?:facebook|twitter|whatsapp|e-?mail|x|linkedin) (?:teilen|versenden)",
    r"anmelden|einloggen|ausloggen|registrieren|abonnieren|jetzt abonnieren|startseite|suchen?",
    r"anzeigen?|werbung|weiterlesen|mehr (?:lesen|anzeigen)|nach oben|zuruck(?: zur .{1,30})?",
    r"datenschutz(?:erklarung)?|nutzungsbedingungen|agb|cookie-einstellungen|mein konto",
    r"zum (?:inhalt|hauptinhalt|artikel|seitenanfang)(?: springen)?|passwort vergessen ?\??",
    # Spanish and Portuguese
    r"(?:compartir|imprimir|guardar|comentar|compartilhar|partilhar)"
    r"(?: (?:en|por|no|na) .{1,30}| esta noticia| (?:el|este) articulo)?",
    r"iniciar sesion|registrate|registrarse|suscribete|suscribirse|inicio|portada|buscar"
    r"|(?:has|ha) olvidado (?:tu|su) contrasena ?\??|mi cuenta|entrar|cadastre-se|assine",
    r"publicidad(?:e)?|leer mas|ver mas|seguir leyendo|ler mais|leia mais|volver arriba|volver",
    r"aviso legal|politica de (?:privacidad(?:e)?|cookies)|condiciones de uso|termos de uso",
    # Italian
    r"condividi(?: (?:su|via) .{1,30})?|stampa(?: (?:l'articolo|questa pagina))?|accedi|registrati"
    r"|abbonati|iscriviti|pubblicita|leggi tutto|continua a leggere|torna su|cerca",
    r"informativa (?:sulla privacy|privacy)|privacy e cookies?|note legali",
    # Dutch
    r"(?:artikel )?(?:delen|afdrukken|bewaren|printen)|deel (?:dit artikel|dit|op .{1,20})"
    r"|inloggen|aanmelden|abonneren|abonneer je|advertentie|lees (?:meer|verder)|zoeken",
    r"privacy(?:verklaring|beleid)|algemene voorwaarden|terug naar boven",
    # Polish
    r"udostepnij|podziel sie|drukuj|zaloguj(?: sie)?|zarejestruj(?: sie)?|reklama|czytaj (?:dalej"
    r"|wiecej)|wiecej|szukaj|strona głowna|polityka prywatnosci|regulamin",
    # who they are, in any of these
    r"(?:kontakt|uber uns|contacto|quienes somos|contatti|chi siamo|over ons|o nas|redazione"
    r"|mas informacion|mehr informationen)",
    # Russian
    r"поделиться|распечатать|войти|вход|регистрация|реклама|читать далее|поиск|наверх",
)
RELATED = (
    r"(?:lesen sie (?:auch|dazu|mehr)|auch interessant|mehr zum thema|mehr aus .{1,30}|zum thema"
    r"|das konnte (?:sie|dich) (?:auch )?interessieren|meistgelesen(?:e artikel)?|verwandte artikel"
    r"|weitere (?:artikel|meldungen|nachrichten|themen)|schlagworte|themen)",
    r"(?:lea|lee|leer) tambien|te puede interesar|(?:noticias|articulos|temas|contenido)"
    r" relacionad[oa]s?|lo mas (?:leido|visto|comentado)|mas (?:noticias|leidas)"
    r"|ultimas noticias|etiquetas|archivado en|leia tambem|mais lidas|noticias relacionadas"
    r"|artigos relacionados",
    r"leggi anche|(?:articoli|notizie|contenuti) correlat[ie]|potrebbe(?:ro)? interessarti"
    r"(?: anche)?|i piu letti|piu letti|ultime notizie|argomenti",
    r"lees ook|meer over .{1,40}|gerelateerde? (?:artikelen|berichten|nieuws)|meest gelezen"
    r"|laatste nieuws|trefwoorden",
    r"(?:czytaj|przeczytaj|zobacz|sprawdz) (?:tez|takze|rowniez)|powiazane (?:artykuły|tematy)"
    r"|najczesciej czytane|najnowsze|polecane|tagi",
    r"читайте также|похожие (?:статьи|новости|материалы)|по теме|самое читаемое|теги",
)
TAIL = (
    r"(?:schreiben sie|schreibe|hinterlasse|verfasse) (?:einen?|ihren) (?:kommentar|antwort)"
    r".{0,40}",
    r"(?:deja|dejar|escribe|escribir) (?:un|tu|una) (?:comentario|respuesta).{0,40}"
    r"|deixe (?:um|seu) comentario.{0,40}",
    r"(?:lascia|scrivi|invia) un (?:commento|messaggio).{0,40}",
    r"(?:geef|plaats|schrijf) een reactie.{0,40}|(?:dodaj|zostaw|napisz) komentarz.{0,40}",
    r"добавить комментарий|оставить комментарий",
)
