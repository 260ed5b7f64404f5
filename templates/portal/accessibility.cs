<?cs include!"layout/portal.cs" ?><?cs
include!"portal/accessibility_facts.cs" ?><?cs call:page_begin() ?><h1><?cs var:Page.title ?></h1>
<div class="bms-prose">
<?cs if:Page.lang == "en" ?><p class="bms-lead">We want everybody to be able to use this portal
without help.</p>
<h2>Scope and basis</h2>
<p>This declaration applies to the careers portal of the Free City of Nordhafen. It is based on the
German ordinance on accessible information technology (BITV 2.0), the standard EN 301 549 and the
Web Content Accessibility Guidelines (WCAG) 2.2, level AA.</p>
<h2>State of conformity</h2>
<?cs call:accessibility_facts() ?><p>All pages can be</p>
<ul>
<li>operated with the keyboard alone,</li>
<li>used with screen readers,</li>
<li>enlarged to 400 percent and read on small screens,</li>
<li>used without JavaScript,</li>
<li>shown with high contrast, in dark mode and with reduced motion.</li>
</ul>
<h2>Known limitations</h2>
<p>We cannot make files accessible that applicants upload. Older PDF files in job ads may not be
fully accessible. On request you will receive their content in another form.</p>
<h2>How this declaration was made</h2>
<p>The facts above are taken from the automated checks of every page that run with each change of
the system. Keyboard and enlargement are checked by hand as well.</p>
<h2>Report barriers</h2>
<p>Have you noticed something that is not accessible? Or do you need support with your application?
We answer within two weeks.</p>
<p>E-mail:
<a href="mailto:barrierefrei@nordhafen.example">barrierefrei@nordhafen.example</a><br>Telephone:
<a href="tel:+494066969101">+49&nbsp;40&nbsp;66969&#8209;101</a></p>
<h2>Arbitration</h2>
<p>If you are not satisfied with our answer, you can contact the arbitration board of the Free City
of Nordhafen free of charge. You do not need a lawyer.</p>
<p>Arbitration Board for Accessibility, Am Markt 2, 00999 Nordhafen, Germany<br>E-mail:
<a href="mailto:schlichtung@nordhafen.example">schlichtung@nordhafen.example</a></p>
<?cs else ?><p class="bms-lead">Wir möchten, dass alle Menschen dieses Portal ohne fremde Hilfe
nutzen können.</p>
<h2>Geltungsbereich und Grundlage</h2>
<p>Diese Erklärung gilt für das Karriereportal der Freien Stadt Nordhafen. Grundlage sind die
Barrierefreie-Informationstechnik-Verordnung (BITV 2.0), die Norm EN 301 549 und die Web Content
Accessibility Guidelines (WCAG) 2.2, Stufe AA.</p>
<h2>Stand der Vereinbarkeit</h2>
<?cs call:accessibility_facts() ?><p>Alle Seiten lassen sich</p>
<ul>
<li>nur mit der Tastatur bedienen,</li>
<li>mit Vorleseprogrammen nutzen,</li>
<li>auf 400 Prozent vergrößern und auf kleinen Bildschirmen lesen,</li>
<li>ohne JavaScript verwenden,</li>
<li>mit hohem Kontrast, im dunklen Modus und mit verringerter Bewegung anzeigen.</li>
</ul>
<h2>Bekannte Einschränkungen</h2>
<p>Dateien, die Bewerbende hochladen, können wir nicht barrierefrei machen. Ältere PDF-Dateien in
Stellenanzeigen sind möglicherweise nicht vollständig zugänglich. Auf Wunsch erhalten Sie den Inhalt
in anderer Form.</p>
<h2>Erstellung dieser Erklärung</h2>
<p>Die Angaben oben stammen aus den automatischen Prüfungen jeder Seite, die bei jeder Änderung des
Systems laufen. Tastatur und Vergrößerung prüfen wir zusätzlich von Hand.</p>
<h2>Barrieren melden</h2>
<p>Ist Ihnen etwas aufgefallen, das nicht zugänglich ist? Oder brauchen Sie Unterstützung bei der
Bewerbung? Wir antworten innerhalb von zwei Wochen.</p>
<p>E-Mail:
<a href="mailto:barrierefrei@nordhafen.example">barrierefrei@nordhafen.example</a><br>Telefon:
<a href="tel:+494066969101">040&nbsp;66969&#8209;101</a></p>
<h2>Schlichtungsverfahren</h2>
<p>Sind Sie mit unserer Antwort nicht zufrieden, können Sie sich kostenlos an die Schlichtungsstelle
der Freien Stadt Nordhafen wenden. Sie brauchen dafür keine anwaltliche Hilfe.</p>
<p>Schlichtungsstelle Barrierefreiheit, Am Markt 2, 00999 Nordhafen<br>E-Mail:
<a href="mailto:schlichtung@nordhafen.example">schlichtung@nordhafen.example</a></p>
<?cs /if ?></div>
<h2><?cs var:Lang.portal.feedback_title ?></h2>
<?cs call:form_begin(Form.feedback) ?><?cs
call:fields(Form.feedback) ?><?cs
call:submit(Lang.portal.feedback_send) ?><?cs
call:form_end() ?><?cs
call:page_end() ?>
