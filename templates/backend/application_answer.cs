<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Application.number ?> <b><?cs var:Application.name ?></b></p>
<?cs if:subcount(Questions) ?><h2><?cs var:Lang.backend.questions ?></h2>
<ol class="bms-comments"><?cs
each:q = Questions ?><li><p class="bms-small"><?cs call:time(q.at) ?></p><p class="bms-lines"><?cs
	if:q.text ?><?cs var:q.text ?><?cs
	else ?><?cs var:Lang.backend.question_unreadable ?><?cs
	/if ?></p></li><?cs
/each ?></ol>
<?cs /if ?><p><?cs var:Lang.backend.answer_text ?> <?cs var:Application.email ?></p>
<?cs with:f = Form.answer ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.backend.answer_send, Base + "/bewerbungen/" + Application.number,
		Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
