<?cs # Made by tests/lib/statement.mjs from a run of the browser tests;
# not to be edited by hand. ?><?cs def:accessibility_facts() ?><?cs
if:Page.lang == "en" ?><p>According to our own assessment the portal conforms to these requirements.
Last check: <time datetime="2026-11-22">2026-11-22</time>. 99 addresses of the portal and the
staff's backend were checked in 293 views (German and English, wide and 320 pixels narrow) by 90
rules of axe-core 4.14.1 and for valid HTML. Violations found: 0.</p>
<?cs else ?><p>Das Portal ist nach unserer Selbstbewertung mit diesen Anforderungen vereinbar.
Letzte Prüfung: <time datetime="2026-11-22">22.11.2026</time>. Geprüft wurden 99 Adressen des
Portals und der Arbeitsplätze der Beschäftigten in 293 Ansichten (deutsch und englisch, breit und
320 Pixel schmal) nach 90 Regeln von axe-core 4.14.1 und auf gültiges HTML. Gefundene Verstöße:
0.</p>
<?cs /if ?><?cs /def ?>
