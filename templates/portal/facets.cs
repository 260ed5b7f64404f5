<?cs # The facets of the search: a part rendered by itself. ?><?cs
each:f = Facets ?><details class="kern-accordion"<?cs if:f.open ?> open<?cs /if
?>><summary class="kern-accordion__header"><?cs var:f.label ?></summary><fieldset>
<legend class="kern-sr-only"><?cs var:f.label ?></legend><?cs if:f.single ?>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio"
	id="<?cs var:f.name ?>-alle" name="<?cs var:f.name ?>" value=""<?cs if:f.any
?> checked<?cs /if ?>><label class="kern-label" for="<?cs var:f.name ?>-alle"><?cs
var:Lang.pay.any ?></label></div><?cs /if ?><?cs each:o = f.options ?>
<div class="kern-form-check"><input class="kern-form-check__<?cs if:f.single ?>radio<?cs else
?>checkbox<?cs /if ?>" type="<?cs if:f.single ?>radio<?cs else ?>checkbox<?cs /if ?>"
	id="<?cs var:o.id ?>" name="<?cs var:f.name ?>" value="<?cs var:o.value ?>"<?cs
if:o.selected ?> checked<?cs /if ?>><label class="kern-label" for="<?cs var:o.id ?>"><?cs
if:o.german ?><?cs var:german(o.label) ?><?cs else ?><?cs var:o.label ?><?cs
/if ?> <span class="bms-count">(<?cs var:number(o.count) ?>)</span></label></div><?cs /each ?>
</fieldset></details>
<?cs /each ?>
<datalist id="vorschlaege"><?cs
each:f = Facets ?><?cs
	if:f.offer ?><?cs
		each:o = f.options ?><option value="<?cs var:o.label ?>"></option><?cs
		/each ?><?cs
	/if ?><?cs
/each ?></datalist>
