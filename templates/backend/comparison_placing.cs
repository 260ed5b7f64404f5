<?cs include!"layout/backend.cs" ?><?cs

def:place_row(r) ?><tr><th scope="row" data-label="<?cs var:Lang.comparison.name ?>"><?cs
var:r.name ?><?cs
if:r.severe ?> <abbr title="<?cs var:Lang.comparison.severe ?>">SB</abbr><?cs /if ?></th>
<td data-label="<?cs var:Lang.comparison.sum ?>" class="bms-number"><?cs
if:string.length(r.sum) ?><?cs var:number(r.sum) ?><?cs else ?>–<?cs /if ?><?cs
if:r.unmet ?> <span class="bms-small"><?cs var:Lang.comparison.unmet ?></span><?cs /if ?></td>
<td data-label="<?cs var:Lang.ranking.class ?>"><select id="<?cs var:r.letter.id ?>" name="<?cs
var:r.letter.name ?>" aria-label="<?cs var:Lang.ranking.class ?>: <?cs
var:r.name ?>"><option value="">–</option><?cs
each:c = Classes ?><option value="<?cs var:c.letter ?>"<?cs
	if:c.letter == r.letter.value ?> selected<?cs /if ?>><?cs var:c.letter ?> <?cs
	var:c.name ?></option><?cs
/each ?></select></td>
<td data-label="<?cs var:Lang.comparison.place ?>"><input type="text" class="bms-compare__input"
	id="<?cs var:r.place.id ?>" name="<?cs var:r.place.name ?>" value="<?cs
var:r.place.value ?>" size="3" inputmode="numeric" autocomplete="off" aria-label="<?cs
var:Lang.comparison.place ?>: <?cs var:r.name ?>"></td>
<td data-label="<?cs var:Lang.comparison.reason ?>"><?cs
if:r.hand ?><?cs var:Lang.comparison.by_hand ?>. <?cs /if ?><?cs
if:r.reason ?><?cs var:german(r.reason) ?><?cs /if ?></td></tr>
<?cs /def ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.placing) ?><?cs
call:heading() ?>
<p><?cs var:Lang.comparison.placing_text ?></p><?cs
if:Comparison.last != "0" ?><?cs call:notice("warning", Lang.comparison.again) ?><?cs /if ?><?cs
if:subcount(Places) ?><?cs with:f = Form.placing ?><?cs
	call:form_open(f) ?><table class="bms-table" data-grid><caption class="kern-sr-only"><?cs
	var:Page.title ?></caption><thead><tr><th scope="col"><?cs
	var:Lang.comparison.name ?></th><th scope="col" class="bms-number"><?cs
	var:Lang.comparison.sum ?></th><th scope="col"><?cs var:Lang.ranking.class ?></th>
<th scope="col"><?cs var:Lang.comparison.place ?></th><th scope="col"><?cs
	var:Lang.comparison.reason ?></th></tr></thead><tbody><?cs
	each:r = Places ?><?cs call:place_row(r) ?><?cs /each ?></tbody></table><?cs
	call:field(f.field.reason) ?><?cs
	if:Comparison.last == "0" ?><?cs
		call:submit_or(Lang.comparison.save, Comparison.path, Lang.form.cancel) ?><?cs
	else ?><?cs
		call:submit_or(Lang.comparison.save_send, Comparison.path, Lang.form.cancel) ?><?cs
	/if ?><?cs
	call:form_end() ?><?cs /with ?><?cs
else ?><?cs call:empty_state(Lang.comparison.no_rows) ?><?cs
/if ?><?cs call:page_end() ?>
