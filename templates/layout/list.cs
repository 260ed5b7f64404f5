<?cs # A list as web/list/ fills it: call:list(List). ?><?cs

def:list_views(l) ?><?cs if:l.views_none ?><nav class="bms-rows__views" aria-label="<?cs
var:Lang.list.views ?>"><ul><li><a href="<?cs var:link(l.views_none) ?>"<?cs if:!l.view_name ?>
	aria-current="true"<?cs /if ?>><?cs var:Lang.list.view_plain ?></a></li><?cs
each:v = l.views ?>
<li><a href="<?cs var:link(v.href) ?>"<?cs if:v.current ?> aria-current="true"<?cs /if ?>><?cs
var:v.name ?></a></li><?cs /each ?>
</ul></nav>
<?cs /if ?><?cs /def ?><?cs

def:list_mine(f) ?><nav class="bms-rows__views" aria-label="<?cs var:f.label ?>"><ul><li><a
	href="<?cs var:link(f.all) ?>"<?cs if:!f.value ?> aria-current="true"<?cs /if ?>><?cs
var:Lang.list.all ?></a></li><li><a href="<?cs var:link(f.mine) ?>"<?cs if:f.value ?>
	aria-current="true"<?cs /if ?>><?cs var:f.label ?></a></li></ul></nav>
<?cs /def ?><?cs

def:list_described(f) ?><?cs if:f.hint && f.error ?> aria-describedby="<?cs var:f.id ?>-hint <?cs
var:f.id ?>-error"<?cs elif:f.hint ?> aria-describedby="<?cs var:f.id ?>-hint"<?cs
elif:f.error ?>
	aria-describedby="<?cs var:f.id ?>-error"<?cs /if ?><?cs if:f.error ?>
	aria-invalid="true"<?cs /if ?><?cs /def ?><?cs

def:list_filter(f) ?><div class="kern-form-input<?cs if:f.error ?> kern-form-input--error<?cs
/if ?>"><label class="kern-label" for="<?cs var:f.id ?>"><?cs var:f.label ?></label>
<?cs if:f.hint ?><div class="kern-hint" id="<?cs var:f.id ?>-hint"><?cs var:f.hint ?></div>
<?cs /if ?><?cs if:f.type == "choice" ?><div class="kern-form-input__select-wrapper"><select
	class="kern-form-input__select" id="<?cs var:f.id ?>" name="<?cs var:f.id ?>"<?cs
call:list_described(f) ?>><option value=""><?cs var:Lang.list.any ?></option><?cs
each:o = f.options ?>
<option value="<?cs var:o.value ?>"<?cs if:o.selected ?> selected<?cs /if ?>><?cs
var:o.label ?></option><?cs
/each ?>
</select></div><?cs
elif:f.pick ?><input class="kern-form-input__input" type="text" autocomplete="off" id="<?cs
var:f.id ?>" name="<?cs var:f.id ?>" value="<?cs var:f.value ?>"<?cs call:list_described(f) ?>
	data-pick="<?cs var:link(f.pick) ?>" data-found="<?cs var:Lang.pick.found ?>"
	data-one="<?cs var:Lang.pick.one ?>" data-more="<?cs var:Lang.pick.more ?>"
	data-none="<?cs var:Lang.pick.none ?>" data-failed="<?cs var:Lang.pick.failed ?>"><?cs
else ?><input class="kern-form-input__input<?cs if:f.type == "day" ?> bms-short<?cs /if ?>"
	type="<?cs if:f.type == "words" ?>search<?cs else ?>text<?cs /if ?>" id="<?cs
var:f.id ?>" name="<?cs var:f.id ?>" value="<?cs var:f.value ?>"<?cs call:list_described(f) ?>><?cs
/if ?>
<?cs if:f.error ?><p class="kern-error" id="<?cs var:f.id ?>-error"><span
	class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-body"><?cs
var:f.error ?></span></p>
<?cs /if ?></div>
<?cs /def ?><?cs

# What the form sends beside what is seen of it. ?><?cs
def:list_hidden(l) ?><?cs each:h = l.hidden ?><input type="hidden" name="<?cs var:h.name ?>"
	value="<?cs var:h.value ?>"><?cs /each ?><input type="hidden" name="<?cs
var:l.sort_id ?>"
	value="<?cs var:l.sort ?>"><?cs if:subcount(l.views) ?><input type="hidden" name="<?cs
var:l.view_id ?>" value="<?cs var:l.view ?>"><?cs /if ?><?cs each:f = l.filters ?><?cs
if:f.value && (f.type == "mine" || f.type == "given") ?><input type="hidden" name="<?cs
var:f.id ?>" value="<?cs var:f.value ?>"><?cs /if ?><?cs /each ?>
<?cs /def ?><?cs

def:list_columns(l) ?><details class="bms-rows__columns"><summary><?cs
var:Lang.list.columns ?></summary>
<fieldset class="kern-fieldset"><legend class="kern-label"><?cs
var:Lang.list.columns_shown ?></legend><div class="kern-fieldset__body"><?cs
each:c = l.columns ?><?cs if:!c.fixed ?>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="<?cs
var:l.column_id ?>-<?cs var:c.code ?>" name="<?cs var:l.column_id ?>" value="<?cs var:c.code ?>"<?cs
if:c.shown ?> checked<?cs /if ?>><label class="kern-label" for="<?cs var:l.column_id ?>-<?cs
var:c.code ?>"><?cs var:c.label ?></label></div><?cs /if ?><?cs /each ?>
</div></fieldset><div class="bms-actions"><?cs call:button("secondary", Lang.list.apply) ?><?cs
if:l.views_at ?><a href="<?cs var:link(l.views_at) ?>"><?cs var:Lang.list.view_keep ?></a><?cs
/if ?></div></details>
<?cs /def ?><?cs

def:list_form(l) ?><form class="bms-rows__form" method="get" action="<?cs var:link(l.action) ?>"<?cs
if:l.asks ?> role="search" aria-label="<?cs var:Lang.list.filter ?>: <?cs var:l.caption ?>"<?cs
/if ?>>
<?cs call:list_hidden(l) ?><?cs if:l.asks ?><div class="bms-rows__filters"><?cs
each:f = l.filters ?><?cs if:f.type != "mine" && f.type != "given" ?><?cs call:list_filter(f) ?><?cs
/if ?><?cs /each ?><div class="bms-rows__send"><?cs
call:button("secondary", Lang.list.filter) ?></div></div>
<?cs /if ?><?cs if:l.views_at ?><?cs call:list_columns(l) ?><?cs /if ?></form>
<?cs /def ?><?cs

# What the rows are filtered by, each to be left out. ?><?cs
def:list_chips(l) ?><?cs if:l.filtered ?><p class="kern-sr-only"><?cs
var:Lang.list.filtered ?></p>
<ul class="bms-rows__chips"><?cs each:f = l.filters ?><?cs if:f.clear && f.type != "mine" ?><li><a
	href="<?cs var:link(f.clear) ?>"><?cs var:f.label ?>: <?cs var:f.said ?><span
	aria-hidden="true"> ×</span><span class="kern-sr-only"> – <?cs
var:Lang.list.leave_out ?></span></a></li><?cs /if ?><?cs /each ?></ul>
<?cs /if ?><?cs /def ?><?cs

def:list_count(l) ?><div class="bms-rows__count"><p><?cs if:l.more_than ?><?cs
var:Lang.list.more_than ?> <?cs /if ?><?cs var:number(l.total) ?> <?cs if:l.total == #1 ?><?cs
var:Lang.list.hit ?><?cs else ?><?cs var:Lang.list.hits ?><?cs /if ?><?cs
if:l.previous || l.next ?>, <?cs var:Lang.list.rows ?> <?cs var:number(l.first) ?>–<?cs
var:number(l.last) ?><?cs /if ?></p><?cs if:l.csv ?><p><?cs var:Lang.list.take_out ?> <a href="<?cs
var:link(l.csv) ?>">CSV</a> <a href="<?cs var:link(l.xlsx) ?>">XLSX</a> <a
	href="<?cs var:Base ?>/dateien"><?cs var:Lang.list.files ?></a></p><?cs /if ?></div>
<?cs /def ?><?cs

def:list_head(h) ?><th scope="col"<?cs if:h.number ?> class="bms-number"<?cs /if ?><?cs
if:h.sorted ?> aria-sort="<?cs var:h.sorted ?>"<?cs /if ?>><?cs if:h.href ?><a href="<?cs
var:link(h.href) ?>"><?cs var:h.label ?><?cs if:h.sorted ?><span aria-hidden="true"><?cs
if:h.sorted == "ascending" ?> ▲<?cs else ?> ▼<?cs /if ?></span><?cs /if ?></a><?cs else ?><?cs
var:h.label ?><?cs /if ?></th><?cs /def ?><?cs

def:list_table(l) ?><table class="bms-table bms-rows__table"<?cs
if:l.select ?> data-all="<?cs var:Lang.list.choose_all ?>" data-chosen="<?cs
var:Lang.list.chosen ?>"<?cs /if ?>><caption
	class="kern-sr-only"><?cs
var:l.caption ?></caption>
<thead><tr><?cs if:l.select ?><th scope="col"><span class="kern-sr-only"><?cs
var:Lang.list.choose ?></span></th><?cs /if ?><?cs each:h = l.heads ?><?cs call:list_head(h) ?><?cs
/each ?></tr></thead>
<tbody><?cs var:rendered(l.rows_html) ?></tbody></table>
<?cs /def ?><?cs

def:list_pager(l) ?><?cs if:l.previous || l.next || l.begin ?><nav class="bms-pager"
	aria-label="<?cs var:Lang.pager.label ?>: <?cs var:l.caption ?>"><div><?cs
if:l.begin ?><a class="kern-btn kern-btn--tertiary" href="<?cs
var:link(l.begin) ?>"><span class="kern-label"><?cs var:Lang.list.begin ?></span></a><?cs /if ?><?cs
if:l.previous ?><a class="kern-btn kern-btn--secondary" rel="prev" href="<?cs
var:link(l.previous) ?>"><span class="kern-label"><?cs var:Lang.pager.previous ?></span></a><?cs
/if ?><?cs if:l.next ?><a class="kern-btn kern-btn--secondary" rel="next" href="<?cs
var:link(l.next) ?>"><span class="kern-label"><?cs
var:Lang.pager.next ?></span></a><?cs /if ?></div></nav>
<?cs /if ?><?cs /def ?><?cs

def:list_above(l) ?><?cs call:list_views(l) ?><?cs each:f = l.filters ?><?cs
if:f.type == "mine" ?><?cs call:list_mine(f) ?><?cs /if ?><?cs /each ?><?cs
if:l.asks || l.views_at ?><?cs call:list_form(l) ?><?cs /if ?><?cs if:l.gone ?><?cs
call:notice("warning", Lang.list.gone + " " + l.gone) ?>
<?cs /if ?><?cs if:l.lost ?><?cs call:notice("warning", Lang.list.lost + " " + l.lost) ?>
<?cs /if ?><?cs call:list_chips(l) ?><?cs if:l.rows_html ?><?cs
call:list_count(l) ?><?cs elif:l.filtered ?><?cs call:empty_state(Lang.list.none_filtered) ?><?cs

else ?><?cs call:empty_state(l.empty) ?><?cs /if ?><?cs /def ?><?cs

def:list_whole(l) ?><div class="bms-rows"><?cs call:list_above(l) ?><?cs
if:l.rows_html ?><?cs call:list_table(l) ?><?cs /if ?><?cs
call:list_pager(l) ?></div>
<?cs /def ?><?cs

# All that was found, for a form of the page: the address says what it is. ?><?cs
def:list_all(l) ?><?cs if:l.same && (l.previous || l.next) ?><button
	class="kern-btn kern-btn--tertiary" type="submit" name="all" value="1" formaction="<?cs
var:link(l.same) ?>"><span class="kern-label"><?cs var:Lang.list.all_found ?> (<?cs
if:l.more_than ?><?cs var:Lang.list.more_than ?> <?cs /if ?><?cs
var:number(l.total) ?>)</span></button><?cs /if ?><?cs /def ?><?cs

# One that is remembered comes in parts that are made already. ?><?cs
def:list(l) ?><?cs if:l.above_html ?><div class="bms-rows"><?cs
var:rendered(l.above_html) ?><?cs var:rendered(l.table_html) ?><?cs
var:rendered(l.pager_html) ?></div><?cs else ?><?cs call:list_whole(l) ?><?cs /if ?><?cs
/def ?><?cs

# A remembered list whose rows can be chosen for the form f: what is done with them by label, also
# with all that were found, and by other, a button of this name; "": it is not there. ?><?cs
def:list_to_choose(l, f, label, name, other) ?><div class="bms-rows"><?cs
var:rendered(l.above_html) ?><?cs if:l.table_html ?><form method="post" action="<?cs
var:link(f.action) ?>"><input type="hidden" name="form_token" value="<?cs var:f.token ?>">
<?cs var:rendered(l.table_html) ?><div class="bms-actions"><?cs
if:label ?><?cs call:button("secondary", label) ?><?cs /if ?><?cs
if:other ?><?cs call:button_value("secondary", other, name, "1") ?><?cs /if ?><?cs
if:label ?><?cs var:rendered(l.all_html) ?><?cs /if ?></div></form><?cs /if ?><?cs
var:rendered(l.pager_html) ?></div>
<?cs /def ?>
