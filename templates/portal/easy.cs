<?cs include!"layout/portal.cs" ?><?cs call:page_begin() ?><h1><?cs var:Page.title ?></h1>
<div class="bms-prose bms-easy">
<?cs if:Page.lang == "en" ?><p>Here you find information that is easy to read.</p>
<h2>What is this?</h2>
<p>This is the careers portal of the City of Nordhafen.</p>
<p>A portal is a website.</p>
<p>On this website you find jobs with the city.</p>
<p>The city is looking for:</p>
<ul>
<li>People for the office.</li>
<li>People for day care and schools.</li>
<li>People for streets and parks.</li>
<li>People who want to learn a job.</li>
</ul>
<h2>How do I find a job?</h2>
<ol>
<li>Click on “Job ads” at the top.</li>
<li>Write a word in the field. For example: office.</li>
<li>Click on “Search”.</li>
<li>You see a list of jobs.</li>
<li>Click on a job. Then you can read more about it.</li>
</ol>
<h2>How do I apply?</h2>
<p>To apply means: you tell us that you want the job.</p>
<ol>
<li>Click on “Apply now”.</li>
<li>Fill in the fields. Does a field say “optional”? You can leave that field empty.</li>
<li>Add your documents. For example your school certificate.</li>
<li>Click on “Send application”.</li>
<li>You get an e-mail. Click on the link in the e-mail. Then we have your application.</li>
</ol>
<p>You do not need to do everything at once. You can take a break.</p>
<p>Important: every job has a closing date. This is the last day on which you can apply.</p>
<h2>What is an account?</h2>
<p>You can make an account. You do not have to.</p>
<p>With an account you can:</p>
<ul>
<li>See how your application is going.</li>
<li>Go on with your application later.</li>
<li>Save jobs that you like.</li>
<li>Find all your applications in one place.</li>
</ul>
<p>You have no account? Then click on the link in our e-mail. There you see how your application is
going.</p>
<ol>
<li>Click on “Sign in” at the top.</li>
<li>Click on “Create account”.</li>
<li>Write your name and your e-mail address.</li>
<li>You get an e-mail with a password.</li>
<li>Sign in with this password. Then choose your own password.</li>
</ol>
<p>Tell nobody your password.</p>
<h2>What happens next?</h2>
<p>We read all applications.</p>
<p>Maybe we invite you to a talk.</p>
<p>After that we tell you if you get the job.</p>
<h2>What happens to my data?</h2>
<p>Only people who help to choose read your data.</p>
<p>Later we delete your data.</p>
<p>You find more on the page <a href="<?cs var:Base ?>/datenschutz">Privacy notice</a>. That page is
not easy to read.</p>
<h2>Who helps me?</h2>
<p>You can call us: <a href="tel:+494066969100">+49&nbsp;40&nbsp;66969&#8209;100</a></p>
<p>You can write an e-mail:
<a href="mailto:karriere@nordhafen.example">karriere@nordhafen.example</a></p>
<p>Do you have a disability? We are happy to help you apply.</p>
<?cs else ?><p>Hier finden Sie Informationen in Leichter Sprache.</p>
<h2>Was ist das hier?</h2>
<p>Das ist das Karriere-Portal der Stadt Nordhafen.</p>
<p>Ein Portal ist eine Internet-Seite.</p>
<p>Auf dieser Internet-Seite finden Sie Arbeits-Plätze bei der Stadt.</p>
<p>Die Stadt sucht zum Beispiel:</p>
<ul>
<li>Menschen für das Büro.</li>
<li>Menschen für Kitas und Schulen.</li>
<li>Menschen für Straßen und Parks.</li>
<li>Auszubildende. Das sind Menschen, die einen Beruf lernen.</li>
</ul>
<h2>Wie finde ich eine Stelle?</h2>
<ol>
<li>Klicken Sie oben auf „Stellenanzeigen“.</li>
<li>Schreiben Sie ein Wort in das Feld. Zum Beispiel: Büro.</li>
<li>Klicken Sie auf „Suchen“.</li>
<li>Sie sehen eine Liste mit Stellen.</li>
<li>Klicken Sie auf eine Stelle. Dann lesen Sie mehr darüber.</li>
</ol>
<h2>Wie bewerbe ich mich?</h2>
<p>Bewerben heißt: Sie sagen uns, dass Sie die Stelle haben möchten.</p>
<ol>
<li>Klicken Sie auf „Jetzt bewerben“.</li>
<li>Füllen Sie die Felder aus. Steht bei einem Feld „freiwillig“? Dieses Feld können Sie leer
lassen.</li>
<li>Fügen Sie Ihre Unterlagen hinzu. Zum Beispiel Ihr Zeugnis.</li>
<li>Klicken Sie auf „Bewerbung absenden“.</li>
<li>Sie bekommen eine E-Mail. Klicken Sie auf den Link in der E-Mail. Dann haben wir Ihre
Bewerbung.</li>
</ol>
<p>Sie brauchen nicht alles auf einmal zu machen. Sie können eine Pause machen.</p>
<p>Wichtig: Jede Stelle hat eine Frist. Eine Frist ist der letzte Tag, an dem Sie sich bewerben
können.</p>
<h2>Was ist ein Konto?</h2>
<p>Sie können ein Konto machen. Sie müssen das nicht.</p>
<p>Mit einem Konto können Sie:</p>
<ul>
<li>Sehen, wie es mit Ihrer Bewerbung weiter-geht.</li>
<li>Später an Ihrer Bewerbung weiter-schreiben.</li>
<li>Stellen merken, die Ihnen gefallen.</li>
<li>Alle Ihre Bewerbungen an einem Ort finden.</li>
</ul>
<p>Haben Sie kein Konto? Dann klicken Sie auf den Link in unserer E-Mail. Dort sehen Sie, wie es mit
Ihrer Bewerbung weiter-geht.</p>
<ol>
<li>Klicken Sie oben auf „Anmelden“.</li>
<li>Klicken Sie auf „Konto anlegen“.</li>
<li>Schreiben Sie Ihren Namen und Ihre E-Mail-Adresse.</li>
<li>Sie bekommen eine E-Mail mit einem Pass-Wort.</li>
<li>Melden Sie sich mit diesem Pass-Wort an. Danach denken Sie sich ein eigenes Pass-Wort aus.</li>
</ol>
<p>Sagen Sie niemandem Ihr Pass-Wort.</p>
<h2>Was passiert danach?</h2>
<p>Wir lesen alle Bewerbungen.</p>
<p>Vielleicht laden wir Sie zu einem Gespräch ein.</p>
<p>Danach sagen wir Ihnen, ob Sie die Stelle bekommen.</p>
<h2>Was passiert mit meinen Daten?</h2>
<p>Nur Menschen, die bei der Auswahl helfen, lesen Ihre Daten.</p>
<p>Später löschen wir Ihre Daten.</p>
<p>Mehr darüber steht auf der Seite <a href="<?cs var:Base ?>/datenschutz">Datenschutz</a>. Die
Seite ist nicht in Leichter Sprache.</p>
<h2>Wer hilft mir?</h2>
<p>Sie können uns anrufen: <a href="tel:+494066969100">040&nbsp;66969&#8209;100</a></p>
<p>Sie können uns eine E-Mail schreiben:
<a href="mailto:karriere@nordhafen.example">karriere@nordhafen.example</a></p>
<p>Haben Sie eine Behinderung? Wir helfen Ihnen gern bei der Bewerbung.</p>
<?cs /if ?></div>
<?cs call:page_end() ?>
