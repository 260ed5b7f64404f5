<?cs include!"layout/backend.cs" ?><?cs
include!"backend/interview.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.interview_guide) ?><?cs
call:heading() ?><p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs var:Lang.interview.guide_text ?></p><?cs
if:Form.interview_guide.token && subcount(Guide) ?><?cs
	with:f = Form.interview_guide ?><?cs
	call:form_open(f) ?><?cs
	each:g = Guide ?><div class="kern-form-input"><label class="kern-label" for="<?cs
		var:g.id ?>"><?cs var:german(g.text) ?> <span class="bms-small"><?cs
		var:g.kind ?>, <?cs var:Lang.interview.weight ?> <?cs var:g.weight ?>, <?cs
		var:g.proof ?></span></label><textarea class="kern-form-input__input" rows="3"
		id="<?cs var:g.id ?>" name="<?cs var:g.id ?>"<?cs call:in_german() ?>>
<?cs var:g.question ?></textarea><?cs
		each:e = f.errors ?><?cs if:e.field == g.id ?><p class="kern-error"><span
		class="kern-icon kern-icon--danger" aria-hidden="true"></span><span
		class="kern-body"><?cs var:e.message ?></span></p><?cs /if ?><?cs /each ?></div><?cs
	/each ?><?cs
	call:submit_or(Lang.interview.guide_save, Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
	/with ?><?cs
else ?><?cs call:guide_list() ?><?cs
/if ?>
<?cs call:page_end() ?>
