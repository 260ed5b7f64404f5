<?cs include!"layout/portal.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:german(Application.title) ?>, <?cs
var:german(Application.authority) ?></p>
<?cs if:Application.active ?><?cs
	call:confirm(Form.my_withdraw, Lang.my.withdraw_text, Lang.my.withdraw_button, Base +
		"/bewerbung/" + Application.number) ?><?cs
else ?><?cs call:notice("info", Lang.my.over) ?><?cs
/if ?><?cs
call:page_end() ?>
