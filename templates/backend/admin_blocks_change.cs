<?cs include!"layout/backend.cs" ?><?cs
def:block_form(f) ?><?cs
call:form_begin(f) ?><?cs
call:fields(f) ?><?cs
call:submit_or(Lang.backend.save, Base + "/verwaltung/textbausteine", Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/def ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<?cs if:Block.kind ?><?cs
	call:facts_begin() ?><?cs
	call:fact(Lang.form.text_block.kind, Block.kind) ?><?cs
	if:Block.unit ?><?cs call:fact_german(Lang.form.text_block.unit, Block.unit) ?><?cs
	else ?><?cs call:fact(Lang.form.text_block.unit, Lang.admin.blocks_all) ?><?cs
	/if ?><?cs
	call:fact(Lang.admin.blocks_ads, number(Block.ads)) ?><?cs
	call:facts_end() ?><p><?cs var:Lang.admin.blocks_stay ?></p><?cs
	if:Replace ?><p><a href="<?cs var:link(Replace) ?>"><?cs
		var:Lang.title.admin_blocks_replace ?></a></p><?cs
	/if ?><?cs
/if ?>
<?cs if:Block.kind ?><?cs call:block_form(Form.text_block_change) ?><?cs
else ?><?cs call:block_form(Form.text_block) ?><?cs
/if ?>
<?cs call:page_end() ?>
