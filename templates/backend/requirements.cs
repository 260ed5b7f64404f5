<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
include!"backend/requirement_former.cs" ?><?cs

# A button that moves a row, one place up or down; a script lets the row be dragged, too. ?><?cs
def:requirement_move(value, sign, label, text) ?><button class="kern-btn kern-btn--tertiary"
	type="submit" name="move" value="<?cs var:value ?>"<?cs
call:owned_to(Form.requirement_order.action) ?>><span class="kern-label"><span
	aria-hidden="true"><?cs var:sign ?></span><span class="kern-sr-only"><?cs
	var:label ?>: <?cs var:german(text) ?></span></span></button><?cs
/def ?><?cs

def:requirement_row(r) ?><tr<?cs
if:May.edit ?> data-order="<?cs var:r.id ?>"<?cs /if ?>>
<td data-label="<?cs var:Lang.requirement.place ?>" class="bms-number"><?cs var:number(r.place)
?></td><th scope="row" data-label="<?cs var:Lang.requirement.text ?>"><?cs
var:german(r.text) ?></th>
<td data-label="<?cs var:Lang.requirement.kind ?>"><?cs var:r.kind ?></td>
<td data-label="<?cs var:Lang.requirement.weight ?>" class="bms-number"><?cs
var:number(r.weight) ?></td>
<td data-label="<?cs var:Lang.requirement.scale ?>"><?cs var:r.scale ?></td>
<td data-label="<?cs var:Lang.requirement.proof ?>"><?cs var:r.proof ?></td><?cs
if:May.edit ?>
<td data-label="<?cs var:Lang.requirement.change ?>"><div class="bms-row-links"><?cs
	if:r.up ?><?cs
		call:requirement_move(r.up, "↑", Lang.requirement.up, r.text) ?><?cs
	/if ?><?cs
	if:r.down ?><?cs
		call:requirement_move(r.down, "↓", Lang.requirement.down, r.text) ?><?cs
	/if ?><a href="<?cs var:link(r.path) ?>"><?cs var:Lang.requirement.edit
	?><span class="kern-sr-only">: <?cs var:german(r.text) ?></span></a><a href="<?cs
	var:link(r.path) ?>/entfernen"><?cs var:Lang.backend.remove
	?><span class="kern-sr-only">: <?cs var:german(r.text) ?></span></a></div></td><?cs
/if ?></tr>
<?cs /def ?><?cs

def:class_row(c) ?><tr><th scope="row" data-label="<?cs var:Lang.ranking.letter ?>"><?cs
var:c.letter ?></th><td data-label="<?cs var:Lang.ranking.name ?>"><?cs var:german(c.name) ?></td>
<td data-label="<?cs var:Lang.ranking.meaning ?>"><?cs var:german(c.meaning) ?></td><?cs
if:May.edit ?><td data-label="<?cs var:Lang.requirement.change ?>"><div
	class="bms-row-links"><a href="<?cs var:link(c.path) ?>"><?cs
	var:Lang.requirement.edit ?><span class="kern-sr-only">: <?cs
	var:Lang.ranking.class ?> <?cs var:c.letter ?></span></a><a href="<?cs
	var:link(c.path) ?>/entfernen"><?cs var:Lang.backend.remove
	?><span class="kern-sr-only">: <?cs var:Lang.ranking.class ?> <?cs
	var:c.letter ?></span></a></div></td><?cs
/if ?></tr>
<?cs /def ?><?cs

call:page_begin() ?><?cs
set:Unsaved = "1" ?><?cs
set:Owner = Form.requirement.id ?><?cs
call:default_button(Form.requirement.action) ?><?cs
call:error_summary(Form.requirement_order) ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.requirement.title ?></h2>
<?cs if:Form.requirement_order.token ?><?cs
	with:f = Form.requirement_order ?><form method="post" action="<?cs
	var:link(f.action) ?>" id="<?cs var:f.id ?>"><?cs
	call:form_hidden(f) ?><?cs
	call:lent_button() ?></form><?cs
	/with ?><?cs
/if ?>
<?cs if:Fixed ?><p><b><?cs var:Lang.requirement.fixed_since ?> <?cs call:time(Fixed) ?>.</b> <?cs
	var:Lang.requirement.fixed_text ?></p><?cs
elif:subcount(Classes) ?><p><?cs var:Lang.requirement.open_text ?></p><?cs
else ?><p><?cs var:Lang.requirement.requisition_text ?></p><?cs
/if ?>
<?cs if:subcount(Requirements) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.requirement.title ?></caption><thead><tr><th scope="col"><?cs var:Lang.requirement.place
?></th><th scope="col"><?cs var:Lang.requirement.text ?></th>
<th scope="col"><?cs var:Lang.requirement.kind ?></th>
<th scope="col" class="bms-number"><?cs var:Lang.requirement.weight ?></th>
<th scope="col"><?cs var:Lang.requirement.scale ?></th>
<th scope="col"><?cs var:Lang.requirement.proof ?></th><?cs
if:May.edit ?><th scope="col"><?cs var:Lang.requirement.change ?></th><?cs /if ?></tr></thead>
<tbody><?cs each:r = Requirements ?><?cs call:requirement_row(r) ?><?cs /each ?></tbody></table><?cs
else ?><?cs call:empty_state(Lang.requirement.empty) ?><?cs
	if:subcount(Lines) ?><div class="bms-panel"><p><?cs
		var:Lang.requirement.take_text ?></p><ul><?cs
		each:l = Lines ?><li><?cs var:german(l) ?></li><?cs
		/each ?></ul><?cs
		with:f = Form.requirements_take ?><form method="post" action="<?cs
		var:link(f.action) ?>" id="<?cs var:f.id ?>"><?cs
		call:form_hidden(f) ?><?cs
		call:button("secondary", Lang.requirement.take) ?><?cs
		call:lent_button() ?></form><?cs
		/with ?></div><?cs
	/if ?><?cs
/if ?></section>
<?cs call:requirement_former() ?>

<?cs if:May.edit ?><section class="bms-section"><h2><?cs var:Lang.requirement.add ?></h2>
<?cs with:f = Form.requirement ?><?cs
	call:form_begin(f) ?><?cs
	each:x = f.field ?><?cs
		if:x.name != "reason" || Fixed ?><?cs call:field(x) ?><?cs /if ?><?cs
	/each ?><?cs
	if:subcount(Classes) ?><?cs call:submit(Lang.requirement.add) ?><?cs
	else ?><?cs call:submit_beside(Lang.requirement.add) ?><?cs
	/if ?><?cs
	call:form_end() ?><?cs
/with ?></section><?cs /if ?>

<?cs if:subcount(Classes) ?><section class="bms-section"><h2><?cs var:Lang.ranking.title ?></h2>
<p><?cs var:Lang.ranking.text ?></p>
<table class="bms-table"><caption class="kern-sr-only"><?cs var:Lang.ranking.title ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.ranking.letter ?></th><th scope="col"><?cs
var:Lang.ranking.name ?></th><th scope="col"><?cs var:Lang.ranking.meaning ?></th><?cs
if:May.edit ?><th scope="col"><?cs var:Lang.requirement.change ?></th><?cs /if ?></tr></thead>
<tbody><?cs each:c = Classes ?><?cs call:class_row(c) ?><?cs /each ?></tbody></table>
<?cs if:May.edit ?><p><?cs call:button_link("secondary",
	Base + "/vakanzen/" + Vacancy.number + "/rangklassen/neu", Lang.ranking.add) ?></p><?cs
/if ?></section><?cs /if ?>
<?cs set:Owner = "" ?><?cs call:page_end() ?>
