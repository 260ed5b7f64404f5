<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.invitation_waiver) ?><?cs
call:heading() ?>
<p><?cs var:Application.number ?> <b><?cs var:Invitation.name ?></b> <?cs
call:status("application", Invitation.status) ?></p>
<?cs if:Invitation.reason ?><p><?cs call:invitation_state(Invitation) ?></p><?cs
call:facts_begin() ?><?cs
call:fact(Lang.invitation.why, Invitation.reason) ?><?cs
call:fact(Lang.invitation.by, Invitation.waived_by) ?><?cs
call:fact_time(Lang.invitation.at, Invitation.waived_at) ?><?cs
call:facts_end() ?><?cs
elif:Invitation.counted ?><p><?cs call:invitation_state(Invitation) ?></p>
<p><?cs var:Lang.identical.suffices ?></p><?cs
elif:Before ?><p><?cs var:Lang.invitation.text ?></p>
<p><?cs if:Refused ?><?cs var:Lang.invitation.next_refused ?><?cs
else ?><?cs var:Lang.invitation.next ?><?cs
/if ?></p><?cs
	with:f = Form.invitation_waiver ?><?cs
	call:form_open(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.invitation.save, Base + "/bewerbungen/" + Application.number,
		Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
	/with ?><?cs
else ?><p><?cs var:Lang.invitation.past ?></p><?cs
/if ?><?cs
if:Duty.href && Invitation.state == "reason" ?><div class="bms-actions"><?cs
	call:button_link("primary", Duty.href, Lang.invitation.hear) ?></div><?cs
elif:Duty.href ?><p><a href="<?cs var:link(Duty.href) ?>"><?cs
	var:Lang.title.vacancy_invitations ?></a></p><?cs
/if ?>
<?cs call:page_end() ?>
