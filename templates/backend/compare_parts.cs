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
	id="q<?cs var:q.number ?>" title="<?cs var:q.text ?>"><?cs var:number(q.number) ?> <?cs
	var:german(q.text) ?></span><span class="bms-small"><?cs
	if:q.mandatory ?>* <?cs /if ?>×<?cs var:number(q.weight) ?> <?cs
	if:q.yes_no ?><?cs var:Lang.comparison.scale_yes_no ?><?cs
	else ?><?cs var:Lang.comparison.scale_points ?><?cs
	/if ?></span></th><?cs
/each ?><?cs
/if ?><th scope="col" class="bms-number"><?cs var:Lang.comparison.sum ?></th>
<th scope="col"><?cs var:Lang.comparison.status ?></th></tr></thead><?cs
/def ?><?cs

def:compare_query() ?><?cs if:Filter.query ?><?cs var:Filter.query ?>&amp;<?cs /if ?><?cs
/def ?><?cs

def:compare_table() ?><section class="bms-compare" tabindex="0" aria-label="<?cs
var:Lang.comparison.title ?>"><table class="bms-table bms-compare__table" data-grid><caption
	class="kern-sr-only"><?cs var:Lang.comparison.title ?></caption><?cs
call:compare_head() ?><tbody><?cs
each:r = Rows ?><?cs var:rendered(r.row_html) ?><?cs /each ?></tbody></table></section>
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
