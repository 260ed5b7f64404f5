<?cs include!"backend/service_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.service_factor) ?><?cs
call:heading() ?>
<p class="bms-lead"><?cs var:Lang.service.factor_lead ?></p>
<ol><li><?cs var:Lang.service.factor_app ?></li><li><?cs var:Lang.service.factor_scan ?></li>
<li><?cs var:Lang.service.factor_code ?></li></ol>
<p><img src="<?cs var:Base ?>/dienstkonto/zweiter-faktor/bild"
	alt="<?cs var:Lang.service.factor_image ?>" width="240" height="240"></p>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.service.factor_secret, Factor.secret) ?><?cs
call:fact(Lang.service.user_id, Factor.user_id) ?><?cs
call:facts_end() ?>
<?cs call:form_open(Form.service_factor) ?><?cs
call:field_code(Form.service_factor.field.code) ?><?cs
call:submit(Lang.service.factor_do) ?><?cs
call:form_end() ?>
<?cs call:page_end() ?>
