<?cs include!"layout/portal.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:german(Application.title) ?>, <?cs
var:german(Application.authority) ?></p>
<?cs if:Application.consent_withdrawn ?><?cs call:notice("info", Lang.my.consent_waits) ?><?cs
elif:!Application.consent_at ?><?cs call:notice("info", Lang.my.consent_none) ?><?cs
else ?><?cs
	call:facts_begin() ?><?cs
	call:fact_time(Lang.my.consent_given, Application.consent_at) ?><?cs
	call:fact(Lang.my.consent_version, Application.consent_version) ?><?cs
	call:facts_end() ?><?cs
	call:confirm(Form.my_consent, Lang.my.consent_text, Lang.my.consent_button, Base +
		"/bewerbung/" + Application.number) ?><?cs
/if ?><?cs
call:page_end() ?>
