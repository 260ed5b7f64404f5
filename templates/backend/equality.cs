<?cs include!"layout/backend.cs" ?><?cs
def:figure_choice(id, label, options) ?><div class="kern-form-input"><label class="kern-label"
	for="<?cs var:id ?>"><?cs var:label ?></label><div
	class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="<?cs
	var:id ?>" name="<?cs var:id ?>"><?cs each:o = options ?>
<option value="<?cs var:o.value ?>"<?cs if:o.selected ?> selected<?cs /if ?>><?cs
var:o.label ?></option><?cs /each ?>
</select></div></div><?cs
/def ?><?cs

def:figure_cells(cells, nothing) ?><?cs each:c = cells ?><td class="bms-number" data-label="<?cs
var:c.label ?>"><?cs
if:c.hidden ?><span class="bms-muted"><?cs var:nothing ?></span><?cs
else ?><?cs var:number(c.value) ?><?cs /if ?></td><?cs
/each ?><?cs
/def ?><?cs

call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Lang.equality.text ?></p>
<p><?cs var:Lang.equality.rules ?></p>
<?cs if:subcount(Authorities) ?><form class="bms-form" method="get" action="<?cs
var:Base ?>/gleichstellung"><?cs
call:figure_choice("behoerde", Lang.backend.authority, Authorities) ?><?cs
if:subcount(Years) ?><?cs call:figure_choice("jahr", Lang.equality.year, Years) ?><?cs /if ?><?cs
call:submit(Lang.equality.show) ?></form><?cs
/if ?><?cs
if:subcount(Sums.cells) ?><table class="bms-table"><caption><?cs
each:y = Years ?><?cs if:y.selected ?><?cs var:y.label ?>, <?cs /if ?><?cs /each ?><?cs
each:a = Authorities ?><?cs if:a.selected ?><?cs var:german(a.label) ?><?cs /if ?><?cs
/each ?></caption>
<thead><tr><th scope="col" rowspan="2"><?cs var:Lang.equality.ad ?></th><?cs
each:t = Steps ?><th scope="colgroup" colspan="3"><?cs var:t.label ?></th><?cs
/each ?></tr><tr><?cs each:t = Steps ?><?cs
each:s = Sexes ?><th scope="col" class="bms-number"><?cs var:s.label ?></th><?cs /each ?><?cs
/each ?></tr></thead><tbody><?cs
each:a = Ads ?><tr><th scope="row" data-label="<?cs var:Lang.equality.ad ?>"><span><?cs
var:a.number ?> <?cs var:german(a.title) ?></span></th><?cs
call:figure_cells(a.cells, Lang.equality.below) ?></tr>
<?cs /each ?><tr><th scope="row" data-label="<?cs var:Lang.equality.ad ?>"><?cs
var:Lang.equality.sum ?></th><?cs call:figure_cells(Sums.cells, Lang.equality.not_told) ?></tr>
</tbody></table><?cs if:Next ?><p><?cs
call:button_link("secondary", Next, Lang.equality.next) ?></p><?cs /if ?><?cs
else ?><?cs call:empty_state(Lang.equality.none) ?><?cs
/if ?>
<?cs call:page_end() ?>
