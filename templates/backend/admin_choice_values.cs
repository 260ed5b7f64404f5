<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/choice_parts.cs" ?><?cs

# A button that moves a row, one place up or down; a script lets the row be dragged, too. ?><?cs
def:choice_move(value, sign, label, text) ?><button class="kern-btn kern-btn--tertiary"
	type="submit" name="move" value="<?cs var:value ?>"<?cs
call:owned_to(Form.choice_order.action) ?>><span class="kern-label"><span
	aria-hidden="true"><?cs var:sign ?></span><span class="kern-sr-only"><?cs
	var:label ?>: <?cs var:text ?></span></span></button><?cs
/def ?><?cs

call:page_begin() ?><?cs
set:Owner = Form.choice_add.id ?><?cs
call:default_button(Form.choice_add.action) ?><?cs
call:error_summary(Form.choice_order) ?><?cs
call:heading() ?>
<p><?cs var:Text ?> <?cs var:Lang.choices.values_lead ?></p>
<?cs with:f = Form.choice_order ?><form method="post" action="<?cs
var:link(f.action) ?>" id="<?cs var:f.id ?>"><?cs
call:form_hidden(f) ?><?cs
call:lent_button() ?></form><?cs
/with ?>
<table class="bms-table"><caption class="kern-sr-only"><?cs var:Page.title ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.form.choice_add.name_de ?></th><th scope="col"><?cs
var:Lang.form.choice_add.name_en ?></th><th scope="col"><?cs
var:Lang.choices.state ?></th><th scope="col" class="bms-number"><?cs
var:Lang.choices.uses ?></th><th scope="col"><?cs var:Lang.choices.order ?></th></tr></thead>
<tbody><?cs each:v = Values ?>
<tr data-order="<?cs var:v.id ?>"><th scope="row" data-label="<?cs
var:Lang.form.choice_add.name_de ?>"><a href="<?cs var:link(v.path) ?>"><?cs
var:german(v.name_de) ?></a></th><td data-label="<?cs
var:Lang.form.choice_add.name_en ?>"><span lang="en"><?cs var:v.name_en ?></span></td>
<td data-label="<?cs var:Lang.choices.state ?>"><?cs call:choice_state(v) ?></td>
<td class="bms-number" data-label="<?cs var:Lang.choices.uses ?>"><?cs
call:choice_count(v.uses, v.more) ?></td>
<td data-label="<?cs var:Lang.choices.order ?>"><div class="bms-row-links"><?cs
if:v.up ?><?cs call:choice_move(v.up, "↑", Lang.requirement.up, v.name) ?><?cs /if ?><?cs
if:v.down ?><?cs call:choice_move(v.down, "↓", Lang.requirement.down, v.name) ?><?cs
/if ?></div></td></tr><?cs /each ?>
</tbody></table>
<section class="bms-section"><h2><?cs var:Lang.choices.add ?></h2>
<?cs with:f = Form.choice_add ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_beside(Lang.choices.add) ?><?cs
	call:form_end() ?><?cs
/with ?></section>
<?cs set:Owner = "" ?><?cs call:page_end() ?>
