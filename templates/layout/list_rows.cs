<?cs # The rows of a list: a part rendered by itself. ?><?cs
include!"layout/macros.cs" ?><?cs

def:list_value(c) ?><?cs
if:c.code ?><?cs call:status_badge(c.code, c.text) ?><?cs
elif:c.iso ?><time datetime="<?cs
var:c.iso ?>"<?cs if:c.full ?> title="<?cs var:c.full ?>"<?cs /if ?>><?cs var:c.text ?></time><?cs
if:c.full ?><span class="kern-sr-only"> (<?cs var:c.full ?>)</span><?cs /if ?><?cs
elif:c.type == "picture" ?><img class="bms-rows__img" src="<?cs
	var:link(c.text) ?>" alt="" width="96" height="54" loading="lazy"><?cs
elif:c.german ?><?cs var:german(c.text) ?><?cs else ?><?cs var:c.text ?><?cs /if ?><?cs /def ?><?cs


def:list_linked(c) ?><?cs if:c.href ?><a href="<?cs var:link(c.href) ?>"><?cs
call:list_value(c) ?></a><?cs else ?><?cs call:list_value(c) ?><?cs /if ?><?cs /def ?><?cs

def:list_cell(c) ?><?cs if:c.head ?><th scope="row" data-label="<?cs var:c.label ?>"><?cs
call:list_linked(c) ?><?cs if:c.note ?> <span class="bms-small"><?cs
var:c.note_label ?> <?cs var:german(c.note) ?></span><?cs /if ?></th><?cs
else ?><td class="bms-rows__<?cs var:c.type ?><?cs
if:c.type == "number" ?> bms-number<?cs /if ?><?cs if:c.wide ?> bms-rows__wide<?cs /if ?>"
	data-label="<?cs var:c.label ?>"><?cs call:list_linked(c) ?></td><?cs /if ?><?cs /def ?><?cs


def:list_choice(r) ?><?cs if:select ?><td class="bms-rows__choice"><input type="checkbox"
	name="<?cs var:select ?>" value="<?cs var:r.id ?>" aria-label="<?cs
var:Lang.list.choose ?> <?cs each:c = r.cells ?><?cs if:c.head ?><?cs var:c.text ?><?cs /if ?><?cs

/each ?>"></td><?cs /if ?><?cs /def ?><?cs
each:r = rows ?>
<tr><?cs call:list_choice(r) ?><?cs each:c = r.cells ?><?cs
call:list_cell(c) ?><?cs /each ?></tr><?cs /each ?>
