<?cs # The table of a comparison, as its pages show it. ?><?cs

def:compare_order(value, label, chosen) ?><option value="<?cs var:value ?>"<?cs
if:chosen == value ?> selected<?cs /if ?>><?cs var:label ?></option><?cs
/def ?><?cs

def:compare_view(letter, order, words, severe, brief) ?><?cs
if:!Own ?><label for="klasse"><?cs var:Lang.ranking.class
?></label> <select id="klasse" name="klasse"><option value=""><?cs
var:Lang.comparison.all ?></option><?cs
each:c = Classes ?><option value="<?cs var:c.letter ?>"<?cs
	if:letter == c.letter ?> selected<?cs /if ?>><?cs var:c.letter ?></option><?cs
/each ?><option value="-"<?cs if:letter == "-" ?> selected<?cs /if ?>><?cs
var:Lang.comparison.none ?></option></select> <?cs /if ?><label
	for="sortierung"><?cs var:Lang.comparison.order ?></label> <select id="sortierung"
	name="sortierung"><option value=""><?cs
if:Own ?><?cs var:Lang.comparison.number ?><?cs else ?><?cs var:Lang.comparison.place ?><?cs
/if ?></option><?cs
call:compare_order("name", Lang.comparison.name, order) ?><?cs
call:compare_order("summe", Lang.comparison.sum, order) ?><?cs
each:q = Questions ?><option value="q<?cs var:q.number ?>"<?cs
	if:order == "q" + q.number ?> selected<?cs /if ?>><?cs
	var:number(q.number) ?></option><?cs
/each ?></select>
<label for="suche"><?cs var:Lang.comparison.search ?></label> <input id="suche" name="suche"
	type="search" size="12" value="<?cs var:words ?>"><?cs
if:Marks ?> <label><input type="checkbox" name="sb" value="1"<?cs
	if:severe ?> checked<?cs /if ?>> <?cs var:Lang.comparison.severe_only ?></label><?cs
/if ?> <label><input type="checkbox" name="kurz" value="1"<?cs
if:brief ?> checked<?cs /if ?>> <?cs var:Lang.comparison.brief ?></label> <?cs
/def ?><?cs

def:compare_filter() ?><form class="bms-inline-form bms-compare-filter bms-noprint" method="get"
	action="<?cs var:link(Page.path) ?>"><?cs
call:compare_view(Filter.letter, Filter.order, Filter.words, Filter.severe, Filter.brief) ?><?cs
call:button("secondary", Lang.comparison.filter) ?></form><?cs
/def ?><?cs

def:compare_head() ?><thead><tr><th scope="col"><?cs var:Lang.comparison.name ?></th>
<?cs if:!Own ?><th scope="col"><?cs var:Lang.ranking.class ?></th>
<th scope="col" class="bms-number"><?cs var:Lang.comparison.place ?></th><?cs /if ?><?cs
if:!Filter.brief ?><?cs
each:q = Questions ?><th scope="col" class="bms-compare__q"><span class="bms-compare__text"
	title="<?cs var:q.text ?>"><?cs var:number(q.number) ?> <?cs
	var:german(q.text) ?></span><span class="bms-small"><?cs
	if:q.mandatory ?>* <?cs /if ?>×<?cs var:number(q.weight) ?> <?cs
	if:q.yes_no ?><?cs var:Lang.comparison.scale_yes_no ?><?cs
	else ?><?cs var:Lang.comparison.scale_points ?><?cs
	/if ?></span></th><?cs
/each ?><?cs
/if ?><th scope="col" class="bms-number"><?cs var:Lang.comparison.sum ?></th>
<th scope="col"><?cs var:Lang.comparison.status ?></th></tr></thead><?cs
/def ?><?cs

def:compare_said(c) ?><?cs
if:c.note ?><?cs var:german(c.note) ?><?cs /if ?><?cs
if:c.why ?> <?cs var:Lang.comparison.reason ?>: <?cs var:german(c.why) ?><?cs /if ?><?cs
/def ?><?cs

def:compare_cell(c, q, r) ?><td data-label="<?cs var:number(q.number) ?> <?cs
var:string.slice(q.text, #0, #60) ?>" class="bms-compare__cell"><div><?cs
if:May.rate && !r.locked ?><input type="text" class="bms-compare__input<?cs
	if:c.error ?> bms-compare__input--error<?cs /if ?>" id="<?cs var:c.id ?>" name="<?cs
	var:c.name ?>" value="<?cs var:c.value ?>" size="2" autocomplete="off"<?cs
	if:c.error ?> aria-invalid="true"<?cs /if ?> aria-label="<?cs var:r.name ?>, <?cs
	var:number(q.number) ?> <?cs var:q.text ?>"<?cs
	if:c.note ?> title="<?cs var:c.note ?>"<?cs /if ?>><?cs
	if:c.error ?> <span class="bms-small"><?cs var:Lang.comparison.now ?> <?cs
		if:string.length(c.words) ?><?cs var:c.words ?><?cs else ?>–<?cs /if ?></span><?cs
	/if ?><?cs
elif:string.length(c.words) ?><?cs var:c.words ?><?cs
else ?>–<?cs
/if ?><?cs
if:c.average ?> <span class="bms-small"><?cs
	var:Lang.comparison.average ?> <?cs var:c.average ?><?cs
	if:c.differs ?> <?cs var:Lang.comparison.differs ?><?cs /if ?></span><?cs
/if ?><?cs
if:c.biased ?> <span class="bms-small"><?cs
	var:Lang.comparison.biased ?></span><?cs
/if ?><?cs
if:c.note || c.why ?><details class="bms-compare__note"><summary><span class="kern-sr-only"><?cs
	var:Lang.comparison.source ?></span><span aria-hidden="true">¹</span></summary><?cs
	call:compare_said(c) ?></details><span class="bms-onpaper bms-small"><?cs
	call:compare_said(c) ?></span><?cs
/if ?></div></td><?cs
/def ?><?cs

def:compare_row(r) ?><tr<?cs if:r.changed || r.fresh ?> class="bms-compare--changed"<?cs /if
?>><th scope="row" data-label="<?cs var:Lang.comparison.name ?>"><div><a href="<?cs
var:link(r.href) ?>"><?cs var:r.name ?></a><?cs
if:r.severe ?> <abbr title="<?cs var:Lang.comparison.severe ?>">SB</abbr><?cs /if ?><?cs
if:!Own && (May.rate || Raters.active || Raters.blind) ?> <a class="bms-small" href="<?cs
	var:link(r.href) ?>/bewertung"><?cs
	var:Lang.comparison.rate ?><span class="kern-sr-only">: <?cs var:r.name ?></span></a><?cs
/if ?></div></th>
<?cs if:!Own ?><td data-label="<?cs var:Lang.ranking.class ?>"><div><?cs
if:r.letter ?><b><?cs var:r.letter ?></b><?cs else ?>–<?cs /if ?><?cs
if:r.hand ?> <span class="bms-small"><?cs var:Lang.comparison.by_hand ?></span><?cs /if ?><?cs
if:r.changed ?> <span class="bms-small"><?cs var:Lang.comparison.before ?> <?cs
	if:r.letter_before ?><?cs var:r.letter_before ?><?cs else ?>–<?cs /if ?>, <?cs
	var:Lang.comparison.place ?> <?cs var:number(r.place_before) ?></span><?cs
elif:r.fresh ?> <span class="bms-small"><?cs var:Lang.comparison.fresh ?></span><?cs
elif:r.unsent ?> <span class="bms-small"><?cs var:Lang.comparison.unsent ?></span><?cs
/if ?><?cs
if:r.reason ?><details class="bms-compare__note"><summary><?cs var:Lang.comparison.reason
	?></summary><p class="bms-lines"><?cs var:german(r.reason) ?></p></details><span
	class="bms-onpaper bms-small"><?cs var:Lang.comparison.reason ?>: <?cs
	var:german(r.reason) ?></span><?cs
/if ?></div></td>
<td data-label="<?cs var:Lang.comparison.place ?>" class="bms-number"><?cs
if:r.place ?><?cs var:number(r.place) ?><?cs else ?>–<?cs /if ?></td><?cs
/if ?><?cs
if:!Filter.brief ?><?cs
loop:i = #0, subcount(Questions) - #1, #1 ?><?cs
	call:compare_cell(r.cells[i], Questions[i], r) ?><?cs
/loop ?><?cs
/if ?><td data-label="<?cs var:Lang.comparison.sum ?>" class="bms-number"><?cs
if:string.length(r.sum) ?><?cs var:number(r.sum) ?><?cs else ?>–<?cs /if ?><?cs
if:r.unmet ?> <span class="bms-small"><?cs var:Lang.comparison.unmet ?></span><?cs
/if ?></td><td data-label="<?cs var:Lang.comparison.status ?>"><?cs
call:status("application", r.status) ?></td></tr>
<?cs /def ?><?cs

def:compare_query() ?><?cs if:Filter.query ?><?cs var:Filter.query ?>&amp;<?cs /if ?><?cs
/def ?><?cs

def:compare_table() ?><section class="bms-compare" tabindex="0" aria-label="<?cs
var:Lang.comparison.title ?>"><table class="bms-table bms-compare__table" data-grid><caption
	class="kern-sr-only"><?cs var:Lang.comparison.title ?></caption><?cs
call:compare_head() ?><tbody><?cs
each:r = Rows ?><?cs call:compare_row(r) ?><?cs /each ?></tbody></table></section>
<p class="bms-small">* <?cs var:Lang.comparison.mandatory ?> <?cs
var:Lang.comparison.sum_most ?> <?cs var:number(Comparison.most) ?>. <?cs
var:number(Comparison.shown) ?> / <?cs var:number(Comparison.count) ?> <?cs
var:Lang.comparison.rows ?></p><?cs
if:Comparison.biased ?><p class="bms-small"><?cs
	var:Lang.comparison.biased_text ?></p><?cs /if ?><?cs
if:Comparison.many ?><?cs call:notice("warning", Lang.comparison.many) ?><?cs /if ?><?cs
if:string.length(Comparison.previous) ?><a href="<?cs
	var:link(Page.path) ?>?<?cs call:compare_query()
	?>ab=<?cs var:Comparison.previous ?>"><?cs
	var:Lang.comparison.previous ?></a> <?cs
/if ?><?cs
if:Comparison.next ?><a href="<?cs var:link(Page.path) ?>?<?cs
	call:compare_query() ?>ab=<?cs var:Comparison.next ?>"><?cs
	var:Lang.comparison.next ?></a><?cs
/if ?><?cs
/def ?><?cs

# The view is asked for by the form of the table: what was typed is saved with it. ?><?cs
def:compare_rate(f) ?><form method="post" action="<?cs var:link(f.action) ?>" id="<?cs
var:f.id ?>" class="bms-compare-form" data-unsaved novalidate><?cs
call:form_hidden(f) ?><input type="hidden" name="query" value="<?cs
var:Filter.query ?>"><button class="kern-sr-only bms-noprint" type="submit" tabindex="-1"
	aria-hidden="true"></button>
<div class="bms-inline-form bms-compare-filter bms-noprint"><?cs
call:compare_view(f.field.klasse.value, f.field.sortierung.value, f.field.suche.value,
	f.field.sb.value, f.field.kurz.value) ?><?cs
call:button_value("secondary", Lang.comparison.filter_save, "then", "view") ?></div>
<?cs call:compare_table() ?><div class="bms-actions bms-noprint"><?cs
call:button("primary", Lang.comparison.save) ?></div>
<p class="bms-small bms-noprint"><?cs var:Lang.comparison.keys ?></p></form><?cs
/def ?>
