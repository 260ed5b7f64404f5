<?cs include!"layout/portal.cs" ?><?cs call:page_begin() ?><h1><?cs var:Page.title ?></h1>
<div class="bms-prose">
<?cs if:Page.lang == "en" ?><h2>Provider</h2>
<p>Free City of Nordhafen, represented by the Personnel Office<br>Rathausallee 1<br>00999 Nordhafen,
Germany</p>
<p>E-mail: <a href="mailto:karriere@nordhafen.example">karriere@nordhafen.example</a><br>Telephone:
<a href="tel:+494066969100">+49&nbsp;40&nbsp;66969&#8209;100</a></p>
<p>VAT identification number: DE000000000</p>
<h2>Responsible for the content</h2>
<p>Head of the Personnel Office, address as above. For the content of a job ad, the authority named
in it is responsible.</p>
<h2>Supervision</h2>
<p>Senate Chancellery of the Free City of Nordhafen, Am Markt 2, 00999 Nordhafen, Germany</p>
<h2>Rights of use</h2>
<p>Texts and images of this portal are protected by copyright. You may pass on job ads unchanged if
you name the source.</p>
<h2>Liability</h2>
<p>We check our content carefully. For the content of other websites to which we refer, their
operators are responsible. If you notice a mistake, please write to us.</p>
<h2>Technology and design</h2>
<p>The interface uses the KERN design system (licence EUPL 1.2) and the typeface Fira Sans (SIL Open
Font License 1.1).</p>
<?cs else ?><h2>Anbieterin</h2>
<p>Freie Stadt Nordhafen, vertreten durch das Personalamt<br>Rathausallee 1<br>00999 Nordhafen</p>
<p>E-Mail: <a href="mailto:karriere@nordhafen.example">karriere@nordhafen.example</a><br>Telefon:
<a href="tel:+494066969100">040&nbsp;66969&#8209;100</a></p>
<p>Umsatzsteuer-Identifikationsnummer: DE000000000</p>
<h2>Verantwortlich für den Inhalt</h2>
<p>Leitung des Personalamts, Anschrift wie oben. Für den Inhalt einer Stellenanzeige ist die darin
genannte Behörde verantwortlich.</p>
<h2>Aufsicht</h2>
<p>Senatskanzlei der Freien Stadt Nordhafen, Am Markt 2, 00999 Nordhafen</p>
<h2>Nutzungsrechte</h2>
<p>Texte und Bilder dieses Portals sind urheberrechtlich geschützt. Stellenanzeigen dürfen Sie
unverändert und mit Angabe der Quelle weitergeben.</p>
<h2>Haftung</h2>
<p>Wir prüfen unsere Inhalte sorgfältig. Für Inhalte fremder Internetseiten, auf die wir verweisen,
sind deren Betreibende verantwortlich. Wenn Sie einen Fehler bemerken, schreiben Sie uns bitte.</p>
<h2>Technik und Gestaltung</h2>
<p>Die Oberfläche verwendet das KERN-Designsystem (Lizenz EUPL 1.2) und die Schrift Fira Sans (SIL
Open Font License 1.1).</p>
<?cs /if ?></div>
<?cs call:page_end() ?>
