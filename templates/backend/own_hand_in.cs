<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.hand_in) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs var:Lang.comparison.hand_in_text ?></p><?cs
call:facts_begin() ?><?cs
call:fact(Lang.comparison.own_rated, number(Own.rated)) ?><?cs
call:fact(Lang.comparison.own_unrated, number(Own.unrated)) ?><?cs
call:facts_end() ?><?cs
with:f = Form.hand_in ?><?cs
	call:form_open(f) ?><?cs
	call:submit_or(Lang.comparison.own_hand_in, Comparison.path + "/meine",
		Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?><?cs call:page_end() ?>
