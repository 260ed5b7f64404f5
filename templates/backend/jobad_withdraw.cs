<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Jobad.number ?> <b><?cs var:german(Jobad.title) ?></b></p>
<?cs if:Jobad.planned ?><?cs
	call:confirm(Form.jobad_withdraw, Lang.step.withdraw_planned_text, Lang.backend.withdraw,
		Back) ?><?cs
else ?><?cs
	call:confirm(Form.jobad_withdraw, Lang.step.withdraw_text, Lang.backend.withdraw,
		Back) ?><?cs
/if ?>
<?cs call:page_end() ?>
