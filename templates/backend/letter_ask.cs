<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<?cs if:Ask == "back" ?><?cs
	call:confirm(Form.letter_back, Lang.letter_ask.back, Lang.title.letter_back,
		Base + Mails.back) ?><?cs
elif:Ask == "returned" ?><?cs
	call:confirm(Form.letter_returned, Lang.letter_ask.returned, Lang.title.letter_returned,
		Base + Mails.back) ?><?cs
elif:Ask == "over" ?><?cs
	call:confirm(Form.letter_over, Lang.letter_ask.over, Lang.title.letter_over,
		Base + Mails.back) ?><?cs
elif:Ask == "settled" ?><?cs
	call:confirm(Form.letter_settled, Lang.letter_ask.settled, Lang.title.letter_settled,
		Base + Mails.back) ?><?cs
else ?><?cs
	call:error_summary(Form.application_write) ?><p><?cs var:Lang.letter_ask.write ?></p><?cs
	with:f = Form.application_write ?><?cs
		call:form_open(f) ?><?cs
		call:submit_or(Lang.title.application_write, Base + Mails.back,
			Lang.form.cancel) ?><?cs
		call:form_end() ?><?cs
	/with ?><?cs
/if ?>
<?cs call:page_end() ?>
