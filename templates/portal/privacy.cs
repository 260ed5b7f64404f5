<?cs include!"layout/portal.cs" ?><?cs call:page_begin() ?><h1><?cs var:Page.title ?></h1>
<div class="bms-prose">
<?cs if:Page.lang == "en" ?><p class="bms-lead">With your application you entrust us with personal data. Here you can read which data we process, why, for how long, and which rights you have.</p>
<h2>Controller</h2>
<p>Free City of Nordhafen, Personnel Office<br>Rathausallee 1, 00999 Nordhafen, Germany<br>E-mail: <a href="mailto:personalamt@nordhafen.example">personalamt@nordhafen.example</a></p>
<p>For your application, the authority that advertised the post is responsible as well. It is named in the job ad.</p>
<h2>Data protection officer</h2>
<p>Data Protection Officer of the Personnel Office<br>Rathausallee 1, 00999 Nordhafen, Germany<br>E-mail: <a href="mailto:datenschutz@nordhafen.example">datenschutz@nordhafen.example</a></p>
<h2>Which data we process and why</h2>
<h3>When you look at job ads</h3>
<p>The web server stores technical access data (address of the page, time, shortened internet address) in order to detect faults and attacks. They are overwritten after 7 days. We set no cookies while you browse, do not observe your behaviour and include no content of third parties.</p>
<h3>When you apply</h3>
<p>We process what you enter in the application form, your documents and our correspondence with you. We ask only for what is needed for the selection. Fields you need not fill in are marked as optional. The legal bases are Article 6(1)(b) and Article 88 of the General Data Protection Regulation (GDPR) together with the law on civil servants and personnel data.</p>
<p>Information about a severe disability is voluntary. We process it under Article 9(2)(b) GDPR so that we can respect your special rights.</p>
<h3>When you create an account or subscribe to job alerts</h3>
<p>We store your e-mail address, your name and a password in encrypted form; for job alerts only the e-mail address and your search criteria. The legal basis is your consent under Article 6(1)(a) GDPR. When you sign in we set a technically necessary cookie that ends with the session.</p>
<h2>Who sees your data</h2>
<p>Only people who take part in the procedure have access: the personnel unit and the department of the advertising authority, and the committees that must be involved by law (works council, representation of the severely disabled, equality officer). Every access is recorded. Nothing is transferred to countries outside the European Union. Decisions are made by people, not automatically.</p>
<h2>How long we keep your data</h2>
<table class="bms-table bms-table--keep">
<thead><tr><th scope="col">Data</th><th scope="col">Period</th></tr></thead>
<tbody>
<tr><td>Draft that you do not send</td><td>21 days, then deleted, and anonymised after the legal period</td></tr>
<tr><td>Application after rejection, withdrawal or hiring</td><td>at least 400 days after the end, then anonymised</td></tr>
<tr><td>Application after you withdraw your consent</td><td>anonymised on the following day</td></tr>
<tr><td>Account without an active application</td><td>180 days after the last sign-in, with a reminder 14 days before</td></tr>
<tr><td>Account begun but not completed</td><td>21 days</td></tr>
<tr><td>Job alert</td><td>until you end it</td></tr>
</tbody>
</table>
<p>In a legal dispute we keep the necessary data until it has ended.</p>
<h2>Your rights</h2>
<ul>
<li>access to your data and a copy of them (Articles 15 and 20 GDPR); with an account you can download both yourself</li>
<li>correction of wrong information (Article 16)</li>
<li>erasure and restriction of processing (Articles 17 and 18)</li>
<li>objection to the processing (Article 21)</li>
<li>withdrawal of a consent, at any time and with effect for the future (Article 7(3))</li>
<li>complaint to the supervisory authority for data protection (Article 77)</li>
</ul>
<p>Please write to <a href="mailto:datenschutz@nordhafen.example">datenschutz@nordhafen.example</a>. You will not suffer any disadvantage.</p>
<p>As of November 2026</p>
<?cs else ?><p class="bms-lead">Mit Ihrer Bewerbung vertrauen Sie uns persönliche Daten an. Hier lesen Sie, welche Daten wir verarbeiten, wozu, wie lange und welche Rechte Sie haben.</p>
<h2>Verantwortlich</h2>
<p>Freie Stadt Nordhafen, Personalamt<br>Rathausallee 1, 00999 Nordhafen<br>E-Mail: <a href="mailto:personalamt@nordhafen.example">personalamt@nordhafen.example</a></p>
<p>Für Ihre Bewerbung ist außerdem die Behörde verantwortlich, die die Stelle ausgeschrieben hat. Sie ist in der Stellenanzeige genannt.</p>
<h2>Datenschutzbeauftragte Person</h2>
<p>Behördliche Datenschutzbeauftragte des Personalamts<br>Rathausallee 1, 00999 Nordhafen<br>E-Mail: <a href="mailto:datenschutz@nordhafen.example">datenschutz@nordhafen.example</a></p>
<h2>Welche Daten wir verarbeiten und warum</h2>
<h3>Wenn Sie Stellenanzeigen ansehen</h3>
<p>Der Webserver speichert technische Zugriffsdaten (Adresse der Seite, Zeitpunkt, gekürzte Internetadresse), um Störungen und Angriffe zu erkennen. Sie werden nach 7 Tagen überschrieben. Wir setzen dabei keine Cookies, beobachten Ihr Verhalten nicht und binden keine Inhalte fremder Anbieter ein.</p>
<h3>Wenn Sie sich bewerben</h3>
<p>Wir verarbeiten die Angaben aus dem Fragebogen, Ihre Unterlagen und unseren Schriftwechsel mit Ihnen. Wir fragen nur, was für die Auswahl nötig ist. Felder, die Sie nicht ausfüllen müssen, sind mit „freiwillig“ gekennzeichnet. Rechtsgrundlagen sind Artikel 6 Absatz 1 Buchstabe b und Artikel 88 der Datenschutz-Grundverordnung (DSGVO) in Verbindung mit dem Beamten- und Personaldatenrecht.</p>
<p>Angaben zu einer Schwerbehinderung sind freiwillig. Wir verarbeiten sie nach Artikel 9 Absatz 2 Buchstabe b DSGVO, damit wir Ihre besonderen Rechte wahren können.</p>
<h3>Wenn Sie ein Konto anlegen oder ein Job-Abo bestellen</h3>
<p>Wir speichern Ihre E-Mail-Adresse, Ihren Namen und ein verschlüsselt abgelegtes Passwort, beim Job-Abo nur die E-Mail-Adresse und Ihre Suchkriterien. Rechtsgrundlage ist Ihre Einwilligung nach Artikel 6 Absatz 1 Buchstabe a DSGVO. Beim Anmelden setzen wir ein technisch notwendiges Cookie, das mit der Sitzung endet.</p>
<h2>Wer Ihre Daten sieht</h2>
<p>Zugriff haben nur Personen, die am Verfahren beteiligt sind: die Personalstelle und der Fachbereich der ausschreibenden Behörde sowie die gesetzlich zu beteiligenden Gremien (Personalrat, Schwerbehindertenvertretung, Gleichstellungsbeauftragte). Jeder Zugriff wird nachvollziehbar aufgezeichnet. Eine Übermittlung in Länder außerhalb der Europäischen Union findet nicht statt. Entscheidungen werden von Menschen getroffen, nicht automatisch.</p>
<h2>Wie lange wir Ihre Daten speichern</h2>
<table class="bms-table bms-table--keep">
<thead><tr><th scope="col">Daten</th><th scope="col">Frist</th></tr></thead>
<tbody>
<tr><td>Entwurf, den Sie nicht absenden</td><td>21 Tage, danach gelöscht und nach Ablauf der gesetzlichen Frist anonymisiert</td></tr>
<tr><td>Bewerbung nach Absage, Rückzug oder Einstellung</td><td>mindestens 400 Tage nach Abschluss, danach anonymisiert</td></tr>
<tr><td>Bewerbung nach Widerruf Ihrer Einwilligung</td><td>Anonymisierung am folgenden Tag</td></tr>
<tr><td>Konto ohne laufende Bewerbung</td><td>180 Tage nach der letzten Anmeldung, mit Erinnerung 14 Tage vorher</td></tr>
<tr><td>Konto, das Sie angelegt und nie benutzt haben</td><td>21 Tage</td></tr>
<tr><td>Job-Abo</td><td>bis Sie es beenden</td></tr>
</tbody>
</table>
<p>Bei einem Rechtsstreit bewahren wir die nötigen Daten bis zu dessen Ende auf.</p>
<h2>Ihre Rechte</h2>
<ul>
<li>Auskunft über Ihre Daten und eine Kopie davon (Artikel 15 und 20 DSGVO); mit einem Konto laden Sie beides selbst herunter</li>
<li>Berichtigung falscher Angaben (Artikel 16)</li>
<li>Löschung und Einschränkung der Verarbeitung (Artikel 17 und 18)</li>
<li>Widerspruch gegen die Verarbeitung (Artikel 21)</li>
<li>Widerruf einer Einwilligung, jederzeit und mit Wirkung für die Zukunft (Artikel 7 Absatz 3)</li>
<li>Beschwerde bei der Aufsichtsbehörde für den Datenschutz (Artikel 77)</li>
</ul>
<p>Schreiben Sie dazu an <a href="mailto:datenschutz@nordhafen.example">datenschutz@nordhafen.example</a>. Nachteile entstehen Ihnen dadurch nicht.</p>
<p>Stand: November 2026</p>
<?cs /if ?></div>
<?cs call:page_end() ?>
