<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.identical) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs var:Lang.identical.text ?></p>
<?cs if:subcount(Links) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Page.title ?></caption><thead><tr><th scope="col"><?cs var:Lang.identical.other ?></th><th
scope="col"><?cs var:Lang.backend.reason ?></th><th scope="col"><?cs
var:Lang.identical.state ?></th><th scope="col"><?cs
var:Lang.identical.end ?></th></tr></thead><tbody><?cs each:l = Links ?>
<tr><th scope="row" data-label="<?cs var:Lang.identical.other ?>"><span><a href="<?cs var:Base
?>/vakanzen/<?cs var:l.number ?>"><?cs var:l.number ?></a> <?cs var:german(l.title) ?> <?cs
call:status("vacancy", l.status) ?></span></th>
<td data-label="<?cs var:Lang.backend.reason ?>"><span><span class="bms-lines"><?cs
var:german(l.reason) ?></span> <span class="bms-small"><?cs var:l.linked_by ?>, <?cs
call:time(l.linked_at) ?></span></span></td>
<td data-label="<?cs var:Lang.identical.state ?>"><span><?cs
if:l.counts ?><?cs call:status_badge("success", Lang.identical.counts) ?><?cs
elif:l.ended_at ?><?cs var:Lang.identical.ended ?> <span class="bms-small"><?cs
	var:l.ended_by ?>, <?cs call:time(l.ended_at) ?></span><?cs
else ?><?cs var:Lang.identical.rests ?><?cs
/if ?></span></td>
<td data-label="<?cs var:Lang.identical.end ?>"><?cs
if:l.action ?><form class="bms-inline-form" method="post" action="<?cs
	var:link(l.action) ?>"><input type="hidden" name="form_token" value="<?cs
	var:Form.identical_end.token ?>"><button class="kern-btn kern-btn--tertiary"
	type="submit"><span class="kern-label"><?cs var:Lang.identical.end ?><span
	class="kern-sr-only">: <?cs var:l.number ?></span></span></button></form><?cs
else ?>–<?cs /if ?></td></tr><?cs
/each ?></tbody></table><?cs
else ?><?cs call:empty_state(Lang.identical.none) ?><?cs
/if ?><section class="bms-section"><h2><?cs var:Lang.identical.new ?></h2><?cs
with:f = Form.identical ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.identical.save, Base + "/vakanzen/" + Vacancy.number
		+ "/einladungspflicht", Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?></section>
<?cs call:page_end() ?>
