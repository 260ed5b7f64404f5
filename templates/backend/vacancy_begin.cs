<?cs include!"layout/backend.cs" ?><?cs
def:begin_error(id, error) ?><?cs
if:error ?><p class="kern-error" id="<?cs var:id ?>-error"><span
	class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-body"><?cs
	var:error ?></span></p><?cs
/if ?><?cs
/def ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Lang.vacancy_begin.text ?></p>
<form class="bms-form" method="get" action="<?cs var:Base ?>/vakanzen/neu"><?cs
if:subcount(Authorities) > #1 ?><div class="kern-form-input<?cs
if:Search.authority_error ?> kern-form-input--error<?cs /if ?>"><label class="kern-label"
	for="behoerde"><?cs var:Lang.backend.authority ?></label><div
	class="kern-form-input__select-wrapper"><select class="kern-form-input__select"
	id="behoerde" name="behoerde"<?cs
if:Search.authority_error ?> aria-invalid="true" aria-describedby="behoerde-error"<?cs
/if ?>><option value=""><?cs var:Lang.form.choose ?></option><?cs
each:a = Authorities ?>
<option value="<?cs var:a.id ?>"<?cs if:a.id == Search.authority ?> selected<?cs /if ?>><?cs
var:a.name ?></option><?cs
/each ?>
</select></div><?cs call:begin_error("behoerde", Search.authority_error) ?></div><?cs
else ?><p><?cs var:Lang.backend.authority ?>: <?cs each:a = Authorities ?><?cs
	var:german(a.name) ?><?cs
	/each ?></p><?cs
/if ?>
<div class="kern-form-input<?cs
if:Search.grade_error ?> kern-form-input--error<?cs /if ?>"><label class="kern-label"
	for="gruppe"><?cs var:Lang.form.vacancy.pay_grade ?></label><div class="kern-hint"
	id="gruppe-hint"><?cs var:Lang.form.vacancy.pay_grade_hint ?></div><input
	class="kern-form-input__input" type="text" id="gruppe" name="gruppe"
	value="<?cs var:Search.grade ?>" aria-describedby="gruppe-hint<?cs
if:Search.grade_error ?> gruppe-error<?cs /if ?>"<?cs
if:Search.grade_error ?> aria-invalid="true"<?cs /if ?>><?cs
call:begin_error("gruppe", Search.grade_error) ?></div>
<?cs if:subcount(Fitting) ?><?cs call:submit_beside(Lang.vacancy_begin.propose) ?><?cs
else ?><?cs call:submit(Lang.vacancy_begin.propose) ?><?cs
/if ?></form>
<?cs if:subcount(Fitting) ?><section class="bms-section"><h2><?cs
var:Lang.vacancy_begin.proposed ?></h2><ul class="bms-plain"><?cs
each:p = Fitting ?><li><form class="bms-inline-form" method="get" action="<?cs
	var:link(p.href) ?>"><input type="hidden" name="gruppe" value="<?cs
	var:Search.grade ?>"><h3><?cs var:german(p.name) ?></h3><?cs
	if:first(p) ?><?cs call:button("primary", Lang.vacancy_begin.here) ?><?cs
	else ?><?cs call:button("secondary", Lang.vacancy_begin.here) ?><?cs
	/if ?></form></li><?cs
/each ?></ul></section>
<?cs elif:Fitting_none ?><?cs call:empty_state(Lang.vacancy_begin.none) ?><?cs
/if ?>
<?cs call:page_end() ?>
