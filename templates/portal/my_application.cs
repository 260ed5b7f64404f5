<?cs include!"layout/portal.cs" ?><?cs
include!"portal/missing.cs" ?><?cs
include!"portal/interview.cs" ?><?cs
include!"portal/offer.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:german(Application.authority)
?> · <span class="bms-together"><?cs var:Application.number ?></span></p>
<?cs
if:Application.hand_in ?><?cs call:my_missing("1") ?><?cs /if ?><?cs
call:my_offer() ?><?cs
call:my_interviews() ?><?cs
if:Passed_over.there ?><h2><?cs var:Lang.my.passed_over ?></h2>
<p><?cs var:Lang.my.passed_over_text ?> <b><?cs call:time(Passed_over.promised_on) ?></b>. <?cs
var:Lang.my.passed_over_court ?></p><?cs
else ?><p><?cs call:status_badge(Application.look, Application.words) ?></p>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.my.meaning, Application.meaning) ?><?cs
call:fact(Lang.my.next, Application.next) ?><?cs
if:Application.hand_in && Missing.last_day ?><?cs
	call:fact(Lang.my.todo, Lang.my.todo_documents) ?><?cs
else ?><?cs call:fact(Lang.my.todo, Application.todo) ?><?cs
/if ?><?cs
call:facts_end() ?><?cs
/if ?><?cs
if:Application.consent_withdrawn ?><?cs call:notice("info", Lang.my.consent_waits) ?><?cs
/if ?><h2><?cs var:Lang.my.course ?></h2>
<ol class="bms-timeline"><?cs each:s = Steps ?><?cs if:!s.again ?>
<li><?cs call:time(s.at) ?> – <?cs var:s.words ?></li><?cs /if ?><?cs /each ?>
</ol>
<h2><?cs var:Lang.my.read ?></h2>
<?cs if:subcount(Readings) ?><p><?cs var:Lang.my.read_text ?></p>
<ul><?cs each:r = Readings ?>
<li><?cs var:r.reader ?>: <?cs call:time(r.first) ?><?cs
if:r.last ?> <?cs var:Lang.my.read_until ?> <?cs call:time(r.last) ?><?cs /if ?> (<?cs
var:r.words ?>)</li><?cs /each ?>
</ul>
<?cs else ?><?cs call:empty_state(Lang.my.read_none) ?><?cs
/if ?><h2><?cs var:Lang.apply.attachments ?></h2>
<?cs if:subcount(Attachments) ?><ul><?cs each:a = Attachments ?>
<li><?cs
if:Application.files && !a.waits ?><a href="<?cs var:Base ?>/bewerbung/<?cs
	var:url_path(Application.number) ?>/anhang/<?cs var:url_path(a.id) ?>"><?cs
	var:a.name ?></a><?cs
else ?><?cs var:a.name ?><?cs
/if ?> (<?cs var:a.type_label ?>, <?cs var:a.size_label ?>)<?cs
call:file_waits(a) ?></li><?cs /each ?>
</ul>
<?cs else ?><?cs call:empty_state(Lang.apply.attachments_none) ?><?cs
/if ?><?cs call:files_gone() ?><h2><?cs var:Lang.my.mails ?></h2>
<?cs if:subcount(Mails) ?><?cs each:m = Mails ?><details class="bms-mail"><summary><?cs
var:m.subject ?>, <?cs call:time(m.at) ?></summary>
<p class="bms-lines"><?cs var:m.text ?></p><?cs
if:subcount(m.files) ?><h3><?cs var:Lang.my.mail_files ?></h3>
<ul><?cs each:f = m.files ?><li><a href="<?cs var:link(f.href) ?>"><?cs
	var:f.name ?></a> (<?cs var:f.size ?>)</li><?cs /each ?></ul><?cs
/if ?></details>
<?cs /each ?><?cs else ?><?cs call:empty_state(Lang.my.no_mails) ?><?cs /if ?><?cs
if:subcount(Questions) ?><h2><?cs var:Lang.my.questions ?></h2>
<ul><?cs
each:q = Questions ?><li><p class="bms-small"><?cs call:time(q.at) ?></p><p class="bms-lines"><?cs
	if:q.text ?><?cs var:q.text ?><?cs
	else ?><?cs var:Lang.my.question_unreadable ?><?cs
	/if ?></p></li><?cs
/each ?></ul>
<?cs /if ?><h2><?cs var:Lang.my.what_you_can_do ?></h2>
<ul class="bms-links">
<?cs if:Application.hand_in ?><li><a href="<?cs var:Base ?>/bewerbung/<?cs
var:url_path(Application.number) ?>/nachreichen"><?cs var:Lang.title.my_documents ?></a></li>
<?cs /if ?><?cs if:Application.correct ?><li><a href="<?cs var:Base ?>/bewerbung/<?cs
var:url_path(Application.number) ?>/berichtigen"><?cs var:Lang.title.my_correct ?></a></li>
<?cs /if ?><?cs if:Application.withdraw ?><li><a href="<?cs var:Base ?>/bewerbung/<?cs
var:url_path(Application.number) ?>/zurueckziehen"><?cs var:Lang.title.my_withdraw ?></a></li>
<?cs /if ?><?cs if:Application.consent && Application.consent_at && !Application.consent_withdrawn
?><li><a href="<?cs var:Base ?>/bewerbung/<?cs var:url_path(Application.number)
?>/einwilligung"><?cs var:Lang.title.my_consent ?></a></li>
<?cs /if ?><li><a href="<?cs var:Base ?>/stellen/<?cs var:url_path(Application.ad) ?>"><?cs
var:Lang.my.ad ?></a></li>
<?cs if:Application.ask ?><li><a href="<?cs var:Base ?>/bewerbung/<?cs
var:url_path(Application.number) ?>/frage"><?cs var:Lang.title.my_question ?></a></li>
<?cs else ?><li><a href="<?cs var:Base ?>/kontakt"><?cs var:Lang.my.ask ?></a></li>
<?cs /if ?><?cs if:Application.guest ?><li><a href="<?cs var:Base ?>/bewerbung/<?cs
var:url_path(Application.number) ?>/auskunft"><?cs var:Lang.title.my_data ?></a></li>
<?cs /if ?></ul>
<?cs if:Application.guest ?><h2><?cs var:Lang.link.own_title ?></h2>
<p><?cs var:Lang.link.own_text ?> <a href="<?cs var:Base ?>/bewerbung/<?cs
var:url_path(Application.number) ?>/zugang"><?cs var:Lang.title.link_end ?></a></p>
<p><?cs var:Lang.apply.offer_text ?></p>
<div class="bms-actions"><?cs
call:button_form(Form.apply_account, "secondary", Lang.apply.offer_button) ?></div>
<?cs /if ?><?cs call:page_end() ?>
