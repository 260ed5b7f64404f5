<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
call:page_begin() ?><?cs
call:desk_head() ?>
<section class="bms-section"><p><?cs var:Lang.check.last_day_now ?> <?cs
call:time(Asked.last_day) ?></p>
<?cs if:Form.formal_extend.token ?><h2><?cs var:Lang.title.formal_extend ?></h2>
<?cs call:form_begin(Form.formal_extend) ?><?cs
	call:fields(Form.formal_extend) ?><?cs
	call:submit_or(Lang.check.extend, Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
else ?><h2><?cs var:Lang.title.formal_back ?></h2>
<p><?cs var:Lang.check.back_text ?></p>
<?cs call:form_begin(Form.formal_back) ?><?cs
	call:submit_or(Lang.check.back, Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/if ?></section>
<?cs call:page_end() ?>
