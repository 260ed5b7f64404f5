<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.comparison_send) ?><?cs
call:heading() ?>
<p><?cs var:Lang.comparison.send_text ?></p><?cs
call:facts_begin() ?><?cs
call:fact(Lang.comparison.send_count, number(Send.count)) ?><?cs
if:Send.before ?><?cs call:fact(Lang.comparison.send_before, number(Send.before)) ?><?cs /if ?><?cs
if:Send.unplaced ?><?cs
	call:fact(Lang.comparison.send_unplaced, number(Send.unplaced)) ?><?cs
/if ?><?cs
call:facts_end() ?>
<h2><?cs var:Lang.comparison.send_asks ?></h2><?cs
if:subcount(Asks) ?><ul><?cs each:a = Asks ?><li><?cs var:a ?></li><?cs /each ?></ul><?cs
else ?><?cs call:empty_state(Lang.comparison.send_nobody) ?><?cs
/if ?><?cs
with:f = Form.comparison_send ?><?cs
	call:form_open(f) ?><?cs
	call:submit_or(Lang.title.comparison_send, Comparison.path, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?><?cs call:page_end() ?>
