<?cs include!"layout/portal.cs" ?><?cs call:page_begin() ?><h1><?cs var:Page.title ?></h1>
<div class="bms-prose">
<?cs if:Page.lang == "en" ?><p class="bms-lead">We are happy to help: with questions about the
portal, about your application and with technical problems.</p>
<h2>Questions about a post</h2>
<p>You will find the contacts for a post at the end of the job ad.</p>
<h2>Questions about your application and the portal</h2>
<p>Careers team of the Personnel Office<br>E-mail:
<a href="mailto:karriere@nordhafen.example">karriere@nordhafen.example</a><br>Telephone:
<a href="tel:+494066969100">+49&nbsp;40&nbsp;66969&#8209;100</a>, Monday to Friday from 9 am to 3
pm</p>
<p>Please state your application number if you already have one.</p>
<h2>Support for people with disabilities</h2>
<p>E-mail:
<a href="mailto:barrierefrei@nordhafen.example">barrierefrei@nordhafen.example</a><br>Telephone:
<a href="tel:+494066969101">+49&nbsp;40&nbsp;66969&#8209;101</a></p>
<h2>Post</h2>
<p>Free City of Nordhafen, Personnel Office<br>Rathausallee 1<br>00999 Nordhafen, Germany</p>
<p>Please do not send applications by post but use the portal. If this is not possible for you,
please call us.</p>
<?cs else ?><p class="bms-lead">Wir helfen Ihnen gern: bei Fragen zum Portal, zu Ihrer Bewerbung und
zu technischen Problemen.</p>
<h2>Fragen zu einer Stelle</h2>
<p>Die Ansprechpersonen für eine Stelle finden Sie am Ende der Stellenanzeige.</p>
<h2>Fragen zur Bewerbung und zum Portal</h2>
<p>Karriereteam des Personalamts<br>E-Mail:
<a href="mailto:karriere@nordhafen.example">karriere@nordhafen.example</a><br>Telefon:
<a href="tel:+494066969100">040&nbsp;66969&#8209;100</a>, Montag bis Freitag von 9 bis 15 Uhr</p>
<p>Bitte nennen Sie Ihre Bewerbungsnummer, wenn Sie schon eine haben.</p>
<h2>Unterstützung für Menschen mit Behinderung</h2>
<p>E-Mail:
<a href="mailto:barrierefrei@nordhafen.example">barrierefrei@nordhafen.example</a><br>Telefon:
<a href="tel:+494066969101">040&nbsp;66969&#8209;101</a></p>
<h2>Post</h2>
<p>Freie Stadt Nordhafen, Personalamt<br>Rathausallee 1<br>00999 Nordhafen</p>
<p>Bitte senden Sie Bewerbungen nicht mit der Post, sondern über das Portal. Wenn das für Sie nicht
möglich ist, rufen Sie uns an.</p>
<?cs /if ?></div>
<?cs call:page_end() ?>
