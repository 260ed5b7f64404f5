<?cs # Tables and pieces that several pages of the backend show alike. ?>

<?cs def:vacancy_table(rows, caption) ?><?cs if:subcount(rows) ?><table class="bms-table">
<caption class="kern-sr-only"><?cs var:caption ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.backend.number ?></th><th scope="col"><?cs
var:Lang.backend.title ?></th><th scope="col"><?cs var:Lang.backend.status ?></th>
<th scope="col"><?cs var:Lang.backend.authority ?></th><th scope="col"><?cs
var:Lang.backend.pay_grade ?></th><th scope="col" class="bms-number"><?cs
var:Lang.backend.ads ?></th><th scope="col" class="bms-number"><?cs var:Lang.backend.applications
?></th><th scope="col"><?cs var:Lang.backend.changed_at ?></th></tr></thead>
<tbody><?cs each:v = rows ?>
<tr><td class="bms-nowrap" data-label="<?cs var:Lang.backend.number ?>"><?cs
var:v.number ?></td><th scope="row" data-label="<?cs var:Lang.backend.title ?>"><a
	href="<?cs var:Base ?>/vakanzen/<?cs var:v.number ?>"><?cs
var:german(v.title) ?></a></th><td data-label="<?cs var:Lang.backend.status ?>"><?cs
call:status("vacancy", v.status) ?></td>
<td class="bms-wide" data-label="<?cs var:Lang.backend.authority ?>"><?cs
var:german(v.authority) ?></td><td class="bms-wide" data-label="<?cs
var:Lang.backend.pay_grade ?>"><?cs var:v.pay_grade ?></td>
<td class="bms-number bms-wide" data-label="<?cs var:Lang.backend.ads ?>"><?cs
var:number(v.ads) ?></td>
<td class="bms-number" data-label="<?cs var:Lang.backend.applications ?>"><?cs
if:string.length(v.applications) ?><?cs var:number(v.applications) ?><?cs
else ?>–<?cs
/if ?></td><td class="bms-wide" data-label="<?cs var:Lang.backend.changed_at ?>"><?cs
call:time(v.changed_at) ?></td></tr><?cs /each ?>
</tbody></table>
<?cs else ?><?cs call:empty_state(Lang.backend.vacancies_empty) ?><?cs /if ?><?cs /def ?>

<?cs # An ad's status; of one that is published from a day to come on, that day. ?><?cs
def:jobad_badge(j) ?><?cs
if:j.planned ?><?cs call:status_badge("geplant", j.planned) ?><?cs
else ?><?cs call:status("jobad", j.status) ?><?cs
/if ?><?cs
/def ?>

<?cs def:jobad_table(rows, caption) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:caption ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.backend.number ?></th><th scope="col"><?cs
var:Lang.backend.title ?></th><th scope="col"><?cs var:Lang.backend.status ?></th>
<th scope="col"><?cs var:Lang.backend.valid_to ?></th></tr></thead>
<tbody><?cs each:j = rows ?>
<tr><td class="bms-nowrap" data-label="<?cs var:Lang.backend.number ?>"><?cs
var:j.number ?></td><th scope="row" data-label="<?cs var:Lang.backend.title ?>"><a
	href="<?cs var:Base ?>/stellenanzeigen/<?cs var:j.number ?>"><?cs
var:german(j.title) ?></a></th><td data-label="<?cs var:Lang.backend.status ?>"><?cs
call:jobad_badge(j) ?></td><td data-label="<?cs var:Lang.backend.valid_to ?>"><?cs
if:j.valid_to ?><?cs call:time(j.valid_to) ?><?cs else ?>–<?cs /if ?></td></tr><?cs /each ?>
</tbody></table>
<?cs /def ?>

<?cs def:application_table(rows, caption, with_vacancy) ?><table class="bms-table">
<caption class="kern-sr-only"><?cs var:caption ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.backend.number ?></th><th scope="col"><?cs
var:Lang.backend.name ?></th><th scope="col"><?cs var:Lang.backend.status ?></th><?cs
if:with_vacancy ?><th scope="col"><?cs var:Lang.backend.vacancy ?></th><?cs
/if ?><th scope="col"><?cs var:Lang.backend.received_at ?></th></tr></thead>
<tbody><?cs each:a = rows ?>
<tr><td class="bms-nowrap" data-label="<?cs var:Lang.backend.number ?>"><?cs
var:a.number ?></td><th scope="row" data-label="<?cs var:Lang.backend.name ?>"><a
	href="<?cs var:Base ?>/bewerbungen/<?cs var:a.number ?><?cs
var:a.walk ?>"><?cs var:a.name ?></a></th>
<td data-label="<?cs var:Lang.backend.status ?>"><?cs
call:status("application", a.status) ?></td><?cs
if:with_vacancy ?><td data-label="<?cs var:Lang.backend.vacancy ?>"><?cs
	var:german(a.vacancy_title) ?></td><?cs
/if ?><td data-label="<?cs var:Lang.backend.received_at ?>"><?cs
call:time(a.received_at) ?></td></tr><?cs /each ?>
</tbody></table>
<?cs /def ?>

<?cs # A section that is folded, and says how much is in it. ?><?cs
def:fold_begin(title, count) ?><section class="bms-section"><details
	class="bms-fold"><summary><h2><?cs
var:title ?></h2> <span class="bms-small"><?cs var:number(count) ?></span></summary>
<?cs /def ?><?cs def:fold_end() ?></details></section><?cs /def ?>

<?cs # Who sees the object and why; exclude: the address at which each of them can be
# excluded, or "". ?><?cs
def:access_rows(text, exclude) ?><p><?cs var:text ?></p>
<table class="bms-table"><caption class="kern-sr-only"><?cs var:Lang.backend.access ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.backend.person ?></th><th scope="col"><?cs
var:Lang.backend.role ?></th><th scope="col"><?cs var:Lang.backend.via ?></th><?cs
if:exclude ?><th scope="col"><?cs var:Lang.backend.exclude ?></th><?cs /if ?></tr></thead>
<tbody><?cs each:r = Reach ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.person ?>"><?cs var:r.person ?></th>
<td data-label="<?cs var:Lang.backend.role ?>"><?cs var:Lang.role[r.role] ?></td>
<td data-label="<?cs var:Lang.backend.via ?>"><?cs
if:r.role == "PSB" && r.unit ?><?cs var:german(r.unit) ?><?cs
else ?><?cs var:Lang.via[r.via] ?><?cs if:r.unit ?>: <?cs var:german(r.unit) ?><?cs /if ?><?cs
/if ?></td><?cs
if:exclude ?><td data-label="<?cs var:Lang.backend.exclude ?>"><a href="<?cs var:link(exclude)
	?>?person=<?cs var:url_query(r.user_id) ?>#ausschliessen"><?cs var:Lang.backend.exclude
	?><span class="kern-sr-only">: <?cs var:r.person ?></span></a></td><?cs
/if ?></tr><?cs /each ?>
</tbody></table><?cs /def ?>

<?cs # The same, folded. ?><?cs def:access_table(text, exclude) ?><?cs
if:subcount(Reach) ?><?cs
	call:fold_begin(Lang.backend.access, subcount(Reach)) ?><?cs
	call:access_rows(text, exclude) ?><?cs
	call:fold_end() ?><?cs
/if ?><?cs /def ?>

<?cs # When and by which rule the object ends. ?><?cs def:due_note() ?><?cs
if:Due.rule ?><section class="bms-section"><h2><?cs var:Lang.nightly.due_title ?></h2>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.nightly.rule, Due.rule + ": " + Lang.nightly_rule[Due.code]) ?><?cs
call:fact_time(Lang.nightly.clock_start, Due.clock_start) ?><?cs
call:fact_time(Lang.nightly.due, Due.due) ?><?cs
call:facts_end() ?></section>
<?cs /if ?><?cs /def ?>

<?cs # The text blocks that an ad does not say. ?><?cs
def:text_blocks(blocks) ?><?cs
if:subcount(blocks) ?><details class="bms-fold"><summary><?cs
	var:Lang.backend.blocks_other ?>: <?cs
	each:b = blocks ?><?cs if:!first(b) ?>, <?cs /if ?><?cs var:b.label ?><?cs /each
	?></summary><?cs
	each:b = blocks ?><h3><?cs var:b.label ?></h3><p class="bms-lines"><?cs
		var:german(b.text) ?></p><?cs
	/each ?></details><?cs
/if ?><?cs
/def ?><?cs def:history_rows() ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.backend.history ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.backend.history_at ?></th><th scope="col"><?cs
var:Lang.backend.history_what ?></th><th scope="col"><?cs var:Lang.backend.history_who ?></th></tr>
</thead>
<tbody><?cs each:h = History ?>
<tr><td data-label="<?cs var:Lang.backend.history_at ?>"><?cs
call:time(h.at) ?></td><td data-label="<?cs var:Lang.backend.history_what ?>"><?cs
if:Lang.history[h.action] ?><?cs var:Lang.history[h.action] ?><?cs
else ?><?cs var:Lang.code.unknown ?><?cs
/if ?><?cs
if:h.words ?>: <?cs var:h.words ?><?cs
elif:h.about ?>: <?cs var:h.about ?><?cs
/if ?></td><td data-label="<?cs var:Lang.backend.history_who ?>"><?cs
if:h.actor ?><?cs var:h.actor ?><?cs
elif:h.actor_kind == "visitor" ?><?cs var:Lang.backend.history_applicant ?><?cs
else ?><?cs var:Lang.backend.history_system ?><?cs
/if ?></td></tr><?cs /each ?>
</tbody></table><?cs /def ?>

<?cs def:history_table() ?><?cs
if:subcount(History) ?><?cs
	call:fold_begin(Lang.backend.history, subcount(History)) ?><?cs
	call:history_rows() ?><?cs
	call:fold_end() ?><?cs
/if ?><?cs /def ?>

<?cs def:hidden(x) ?><input type="hidden" name="<?cs var:x.name ?>" value="<?cs var:x.value ?>"<?cs
call:owned() ?>>
<?cs /def ?>

<?cs def:search_form(path, label, value)
?><form class="bms-search" method="get" action="<?cs var:link(path) ?>" role="search"><div
	class="kern-form-input"><label class="kern-label" for="suche"><?cs
var:label ?></label><input class="kern-form-input__input" type="search" id="suche" name="suche"
	value="<?cs var:value ?>"></div><?cs call:button("secondary", Lang.backend.search) ?></form>
<?cs if:value ?><p><?cs var:Lang.backend.search_hits ?> „<?cs var:value
	?>“ · <a href="<?cs var:link(path) ?>"><?cs var:Lang.backend.search_again ?></a></p><?cs
/if ?><?cs
/def ?>

<?cs # How it stands with the invitation of a severely disabled applicant. ?><?cs
def:invitation_state(i) ?><?cs
if:i.counted ?><?cs call:status_badge("success", Lang.invitation_state.counted) ?> <?cs
	var:i.counted ?><?cs
elif:i.state == "settled" ?><?cs call:status_badge("success", Lang.invitation_state.settled) ?><?cs
elif:i.state == "asked" ?><?cs
	call:status_badge("info", Lang.invitation_state.asked) ?> <?cs
	var:Lang.invitation.until ?> <?cs call:time(i.asked_until) ?><?cs
elif:i.state == "reason" ?><?cs
	call:status_badge("warning", Lang.invitation_state.reason) ?><?cs
else ?><?cs call:status_badge("warning", Lang.invitation_state.open) ?><?cs
/if ?><?cs /def ?>
