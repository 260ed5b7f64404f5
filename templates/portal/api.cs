<?cs include!"layout/portal.cs" ?><?cs call:page_begin() ?><h1><?cs var:Page.title ?></h1>
<div class="bms-prose">
<?cs if:Page.lang == "en" ?><p class="bms-lead">All public job ads of the city are here for programs
too: as JSON, as feed and as site map. You need no key. You may use the data freely; please name the
city as the source and link to the ad.</p>
<h2>Ads as JSON (version 1)</h2>
<p>There are three addresses. They answer to GET and HEAD with UTF-8 JSON.</p>
<h3><code>GET <?cs var:Base ?>/api/v1/stellen</code></h3>
<p>The ads that are open now, the newest first. All parameters may be left out.</p>
<dl>
<dt><code>q</code></dt><dd>Words; all of them must occur.</dd>
<dt><code>bereich</code>, <code>laufbahn</code>, <code>art</code>,
<code>zeit</code>, <code>befristet</code>, <code>behoerde</code>, <code>ort</code>,
<code>homeoffice</code>, <code>offen</code>, <code>entgelt</code></dt>
<dd>Filters: field of work, career level, kind of post, working time, limited (1 or 0), authority,
town, work from home (1), especially welcome (quereinstieg, rueckkehr), pay grade. Full time and
part time, and the two of especially welcome, each include ads that are both. A filter may come
several times, then one of its values must fit. <code>/api/v1/filter</code> names the values.</dd>
<dt><code>gehalt</code></dt><dd>The least amount a month in euros, full time, that even the lowest
step reaches: 2500, 3000 … 6000.</dd>
<dt><code>sortierung</code></dt><dd><code>neueste</code> (newest), <code>relevanz</code> (best
match), <code>frist</code> (closing date).</dd>
<dt><code>seite</code>, <code>anzahl</code></dt><dd>Page, from 1; ads on a page, from 1 to <?cs
var:number(Count) ?>. <code>links.next</code> leads to the next page; on the last page it is
missing. Beyond it, <code>ads</code> is empty.</dd>
</dl>
<p>The parameters are the same as on <a href="<?cs var:Base ?>/stellen">the page with the job
ads</a>: what you see there in the address bar works here.</p>
<pre tabindex="0"><code>curl '<?cs var:Site.url ?><?cs
var:Base ?>/api/v1/stellen?q=verwaltung&amp;zeit=teilzeit&amp;anzahl=2'

{
  "total": 37,
  "page": 1,
  "pages": 19,
  "per_page": 2,
  "links": { "self": "…", "first": "…", "next": "…", "last": "…" },
  "ads": [
    {
      "number": "<?cs var:Example ?>",
      "title": "…",
      "teaser": "…",
      "url": "…",
      "api_url": "<?cs var:Site.url ?><?cs var:Base ?>/api/v1/stellen/<?cs var:Example ?>",
      "authority": "…",
      "town": "…",
      "field": "verwaltung", "field_label": "…",
      "working_time": "teilzeit", "working_time_label": "…",
      "pay_grade": "E9b",
      "pay": { "text": "…", "min": 3050.00, "max": 4460.00, "currency": "EUR",
               "per": "month", "full_time_hours": "39,5",
               "example": true, "table": "TV-L", "valid_from": "2026-01-01", "source": "…" },
      "limited": false,
      "posts": 1,
      "valid_to": "2026-12-31",
      "published_at": "2026-11-21T23:30:00Z",
      "changed_at": "2026-11-21T23:30:00Z"
    }
  ]
}</code></pre>
<h3><code>GET <?cs var:Base ?>/api/v1/stellen/{number}</code></h3>
<p>One ad with everything in it: the members above and <code>apply_url</code>, <code>unit</code>,
<code>address</code> and <code>sections</code>, each with <code>name</code>, <code>title</code> and
<code>html</code>.<?cs
if:Example ?> For example <a href="<?cs var:Base ?>/api/v1/stellen/<?cs var:Example ?>"><?cs
	var:Example ?></a>.<?cs
/if ?></p>
<h3><code>GET <?cs var:Base ?>/api/v1/filter</code></h3>
<p>The filters and their values with the number of ads, for the same parameters as the list.</p>
<h3>Good to know</h3>
<ul>
<li><code>pay</code> is what the pay grade earns before tax in full time, from the lowest to
the highest step, as of <code>table</code>. It is missing as long as no table is released; with
<code>"example": true</code> the amounts are invented.</li>
<li>Without <code>/en</code> in front of the address, labels are in German. Ads are in the language
they were written in.</li>
<li>Days are days in Germany (<code>2026-12-31</code>, an ad is open until the end of
<code>valid_to</code>), instants are UTC. Members without a value are missing.</li>
<li>Answers are at most two seconds old. They have <code>ETag</code> and mostly
<code>Last-Modified</code>: who asks again with <code>If-None-Match</code> or
<code>If-Modified-Since</code> gets <code>304</code> when nothing has changed.</li>
<li>Scripts of other sites may read the answers (CORS).</li>
<li>Within version 1, members and values may be added, never taken away or given another
meaning.</li>
</ul>
<h3>Errors</h3>
<p>Errors are JSON as well (RFC 9457, <code>application/problem+json</code>): <code>400</code> a
parameter is not possible, <code>404</code> not there, <code>405</code> another method than GET and
HEAD, <code>410</code> the ad is over or withdrawn, <code>429</code> and <code>503</code> please ask
again later (<code>Retry-After</code>).</p>
<pre tabindex="0"><code>{
  "type": "about:blank",
  "title": "<?cs var:Lang.error.400 ?>",
  "status": 400,
  "detail": "<?cs var:Lang.api_error.400 ?>",
  "errors": [ { "parameter": "anzahl", "message": "<?cs var:Lang.problem.api_count ?>" } ]
}</code></pre>
<h2>A search as feed</h2>
<p><a href="<?cs var:Base ?>/feed.atom"><code><?cs var:Base ?>/feed.atom</code></a> is an Atom
feed with the newest <?cs var:number(Count) ?> ads. It takes the same words and filters: <code><?cs
var:Base ?>/feed.atom?ort=Nordhafen&amp;zeit=teilzeit</code>. On a page with results your feed
reader finds the right feed by itself.</p>
<h2>For search engines</h2>
<ul>
<li><a href="/sitemap.xml"><code>/sitemap.xml</code></a>: the addresses of all ads.</li>
<li>Each ad's page holds the ad as JobPosting of schema.org (JSON-LD) and says by Open Graph how it
wants to be shown when shared.</li>
</ul>
<?cs else ?><p class="bms-lead">Alle öffentlichen Stellenanzeigen der Stadt gibt es auch für
Programme: als JSON, als Feed und als Sitemap. Sie brauchen dafür keinen Schlüssel. Sie dürfen
die Daten frei verwenden; bitte nennen Sie die Stadt als Quelle und verlinken Sie auf die
Stellenanzeige.</p>
<h2>Stellenanzeigen als JSON (Version 1)</h2>
<p>Es gibt drei Adressen. Sie antworten auf GET und HEAD mit JSON in UTF-8.</p>
<h3><code>GET /api/v1/stellen</code></h3>
<p>Die Stellenanzeigen, die jetzt offen sind, die neuesten zuerst. Alle Parameter können fehlen.</p>
<dl>
<dt><code>q</code></dt><dd>Wörter; alle müssen vorkommen.</dd>
<dt><code>bereich</code>, <code>laufbahn</code>, <code>art</code>, <code>zeit</code>,
<code>befristet</code>, <code>behoerde</code>, <code>ort</code>, <code>homeoffice</code>,
<code>offen</code>, <code>entgelt</code></dt><dd>Filter: Arbeitsbereich, Laufbahngruppe, Art der
Stelle, Arbeitszeit, Befristung (1 oder 0), Behörde, Ort, Homeoffice (1), besonders willkommen
(quereinstieg, rueckkehr), Entgeltgruppe. Vollzeit und Teilzeit enthalten je auch Stellen, die
beides sind, Quereinstieg und Rückkehr ebenso. Ein Filter darf mehrmals vorkommen, dann muss einer
seiner Werte passen. Die Werte nennt <code>/api/v1/filter</code>.</dd>
<dt><code>gehalt</code></dt><dd>Mindestbetrag im Monat in Euro bei Vollzeit, den schon die
niedrigste Stufe erreicht: 2500, 3000 … 6000.</dd>
<dt><code>sortierung</code></dt><dd><code>neueste</code>, <code>relevanz</code> (beste Treffer),
<code>frist</code> (Bewerbungsschluss).</dd>
<dt><code>seite</code>, <code>anzahl</code></dt><dd>Seite, ab 1; Stellenanzeigen je Seite, von 1 bis
<?cs var:number(Count) ?>. <code>links.next</code> führt zur nächsten Seite; auf der letzten fehlt
es. Dahinter ist <code>ads</code> leer.</dd>
</dl>
<p>Die Parameter sind dieselben wie auf der <a href="/stellen">Seite mit den Stellenanzeigen</a>:
Was dort in der Adresszeile steht, gilt auch hier.</p>
<pre tabindex="0"><code>curl '<?cs
var:Site.url ?>/api/v1/stellen?q=verwaltung&amp;zeit=teilzeit&amp;anzahl=2'

{
  "total": 37,
  "page": 1,
  "pages": 19,
  "per_page": 2,
  "links": { "self": "…", "first": "…", "next": "…", "last": "…" },
  "ads": [
    {
      "number": "<?cs var:Example ?>",
      "title": "…",
      "teaser": "…",
      "url": "…",
      "api_url": "<?cs var:Site.url ?>/api/v1/stellen/<?cs var:Example ?>",
      "authority": "…",
      "town": "…",
      "field": "verwaltung", "field_label": "…",
      "working_time": "teilzeit", "working_time_label": "…",
      "pay_grade": "E9b",
      "pay": { "text": "…", "min": 3050.00, "max": 4460.00, "currency": "EUR",
               "per": "month", "full_time_hours": "39,5",
               "example": true, "table": "TV-L", "valid_from": "2026-01-01", "source": "…" },
      "limited": false,
      "posts": 1,
      "valid_to": "2026-12-31",
      "published_at": "2026-11-21T23:30:00Z",
      "changed_at": "2026-11-21T23:30:00Z"
    }
  ]
}</code></pre>
<h3><code>GET /api/v1/stellen/{Kennziffer}</code></h3>
<p>Eine Stellenanzeige mit allem, was darin steht: die Angaben von oben und <code>apply_url</code>,
<code>unit</code>, <code>address</code> und <code>sections</code>, jede mit <code>name</code>,
<code>title</code> und <code>html</code>.<?cs
if:Example ?> Zum Beispiel <a href="/api/v1/stellen/<?cs var:Example ?>"><?cs
	var:Example ?></a>.<?cs
/if ?></p>
<h3><code>GET /api/v1/filter</code></h3>
<p>Die Filter und ihre Werte mit der Zahl der Stellenanzeigen, für dieselben Parameter wie die
Liste.</p>
<h3>Gut zu wissen</h3>
<ul>
<li><code>pay</code> ist das, was die Gruppe bei Vollzeit brutto verdient, von der niedrigsten bis
zur höchsten Stufe, nach <code>table</code>. Die Angabe fehlt, solange keine Tabelle freigegeben
ist; mit <code>"example": true</code> sind die Beträge erfunden.</li>
<li>Mit <code>/en</code> vor der Adresse sind die Beschriftungen englisch. Stellenanzeigen stehen in
der Sprache, in der sie geschrieben sind.</li>
<li>Tage sind Tage in Deutschland (<code>2026-12-31</code>; eine Stellenanzeige ist bis zum Ende von
<code>valid_to</code> offen), Zeitpunkte sind UTC. Angaben ohne Wert fehlen.</li>
<li>Antworten sind höchstens zwei Sekunden alt. Sie haben <code>ETag</code> und meist
<code>Last-Modified</code>: Wer mit <code>If-None-Match</code> oder <code>If-Modified-Since</code>
wieder fragt, bekommt <code>304</code>, wenn sich nichts geändert hat.</li>
<li>Skripte anderer Websites dürfen die Antworten lesen (CORS).</li>
<li>Innerhalb von Version 1 können Angaben und Werte dazukommen, aber nie wegfallen oder etwas
anderes bedeuten.</li>
</ul>
<h3>Fehler</h3>
<p>Auch Fehler sind JSON (RFC 9457, <code>application/problem+json</code>): <code>400</code>
ein Parameter ist so nicht möglich, <code>404</code> gibt es nicht, <code>405</code> andere
Methode als GET und HEAD, <code>410</code> die Stellenanzeige ist abgelaufen oder zurückgezogen,
<code>429</code> und <code>503</code> bitte später wieder fragen (<code>Retry-After</code>).</p>
<pre tabindex="0"><code>{
  "type": "about:blank",
  "title": "<?cs var:Lang.error.400 ?>",
  "status": 400,
  "detail": "<?cs var:Lang.api_error.400 ?>",
  "errors": [ { "parameter": "anzahl", "message": "<?cs var:Lang.problem.api_count ?>" } ]
}</code></pre>
<h2>Eine Suche als Feed</h2>
<p><a href="/feed.atom"><code>/feed.atom</code></a> ist ein Atom-Feed mit den <?cs
var:number(Count) ?> neuesten Stellenanzeigen. Er versteht dieselben Wörter und Filter:
<code>/feed.atom?ort=Nordhafen&amp;zeit=teilzeit</code>. Auf einer Seite mit Treffern findet Ihr
Feed-Programm den passenden Feed von selbst.</p>
<h2>Für Suchmaschinen</h2>
<ul>
<li><a href="/sitemap.xml"><code>/sitemap.xml</code></a>: die Adressen aller Stellenanzeigen.</li>
<li>Jede Seite einer Stellenanzeige enthält sie als JobPosting von schema.org (JSON-LD) und sagt mit
Open Graph, wie sie beim Teilen aussehen soll.</li>
</ul>
<?cs /if ?></div>
<?cs call:page_end() ?>
