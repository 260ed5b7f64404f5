<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<?cs if:Project.name ?><p><?cs var:Lang.backend.project ?>: <?cs var:Project.name ?></p><?cs /if ?>
<?cs if:subcount(Fitting) ?><div class="bms-panel"><p><?cs
var:Lang.backend.fitting_projects ?></p><ul><?cs
each:p = Fitting ?><li><a href="<?cs var:link(p.href) ?>"><?cs var:german(p.name) ?></a></li><?cs
/each ?></ul></div>
<?cs /if ?><?cs if:subcount(Templates) ?><details class="bms-section"><summary><?cs
var:Lang.backend.from_template ?> <span class="bms-small"><?cs
var:number(subcount(Templates)) ?></span></summary><ul><?cs
each:t = Templates ?><li><a href="<?cs var:link(t.href) ?>"><?cs
var:german(t.name) ?></a></li><?cs
/each ?></ul><?cs call:more(Templates_more) ?></details>
<?cs /if ?><?cs with:f = Form.vacancy ?><?cs
	call:form_begin(f) ?><?cs
	each:x = f.field ?><?cs
		if:x.name != "form_code" && x.name != "reception_mailbox" ?><?cs
			call:field(x) ?><?cs
		/if ?><?cs
	/each ?><?cs
	call:field(f.field.form_code) ?><?cs
	call:field(f.field.reception_mailbox) ?><?cs
	call:submit_or(Lang.backend.save, Base + Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:history_table() ?><?cs
call:page_end() ?>
