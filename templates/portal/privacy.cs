<?cs include!"layout/portal.cs" ?><?cs call:page_begin() ?><h1><?cs var:Page.title ?></h1>
<div class="bms-prose">
<p class="bms-lead"><?cs var:Privacy.intro ?></p>
<h2><?cs var:Privacy.controller ?></h2>
<p><?cs var:Lang.layout.owner ?>, <?cs var:Lang.portal.personnel_office
?><br>Rathausallee 1, 00999 Nordhafen<br><?cs var:Lang.portal.mail_label
?> <a href="mailto:personalamt@nordhafen.example">personalamt@nordhafen.example</a></p>
<p><?cs var:Privacy.controller_authority ?></p>
<h2><?cs var:Privacy.officer ?></h2>
<p><?cs var:Lang.portal.privacy_officer ?><br>Rathausallee 1, 00999 Nordhafen<br><?cs
var:Lang.portal.mail_label
?> <a href="mailto:datenschutz@nordhafen.example">datenschutz@nordhafen.example</a></p>
<h2><?cs var:Privacy.what ?></h2>
<h3><?cs var:Privacy.look ?></h3>
<p><?cs var:Privacy.look_log ?> <?cs var:Privacy.look_log_days ?></p>
<p><?cs var:Privacy.look_program ?></p>
<p><?cs var:Privacy.look_tries ?> <?cs var:Privacy.look_others ?></p>
<h3><?cs var:Privacy.cookie ?></h3>
<p><?cs var:Privacy.cookie_when ?></p>
<p><?cs var:Privacy.cookie_life ?></p>
<p><?cs var:Privacy.copy ?></p>
<h3><?cs var:Privacy.apply ?></h3>
<p><?cs var:Privacy.apply_what ?> <?cs var:Privacy.apply_need ?></p>
<p><?cs var:Privacy.apply_refused ?></p>
<p><?cs var:Privacy.apply_draft ?> <?cs var:Privacy.apply_sealed ?></p>
<p><?cs var:Privacy.apply_link ?></p>
<p><?cs var:Privacy.apply_bias ?></p>
<p><?cs var:Privacy.apply_sex ?> <?cs var:Privacy.apply_sex_kept ?> <?cs
var:Privacy.apply_sex_law ?></p>
<p><?cs var:Privacy.apply_severe ?> <?cs var:Privacy.apply_severe_law ?> <?cs
var:Privacy.apply_law ?></p>
<h3><?cs var:Privacy.account ?></h3>
<p><?cs var:Privacy.account_what ?> <?cs var:Privacy.account_password ?></p>
<p><?cs var:Privacy.account_alert ?></p>
<p><?cs var:Privacy.account_folder ?></p>
<p><?cs var:Privacy.account_feedback ?></p>
<p><?cs var:Privacy.account_law ?></p>
<p><?cs var:Privacy.mails ?></p>
<h2><?cs var:Privacy.see ?></h2>
<p><?cs var:Privacy.see_who ?></p>
<ul>
<li><?cs var:Privacy.see_recruiting ?></li>
<li><?cs var:Privacy.see_panel ?></li>
<li><?cs var:Privacy.see_committees ?></li>
<li><?cs var:Privacy.see_hiring ?></li>
<li><?cs var:Privacy.see_admin ?></li>
</ul>
<p><?cs var:Privacy.see_log ?></p>
<p><?cs var:Privacy.see_people ?> <?cs var:Privacy.see_eu ?></p>
<h2><?cs var:Privacy.keep ?></h2>
<table class="bms-table bms-table--keep">
<thead><tr><th scope="col"><?cs var:Lang.portal.keep_data ?></th><th scope="col"><?cs
var:Lang.portal.keep_period ?></th></tr></thead>
<tbody>
<tr><td><?cs var:Privacy.keep_draft ?></td><td><?cs var:Privacy.keep_draft_days ?></td></tr>
<tr><td><?cs var:Privacy.keep_unconfirmed ?></td><td><?cs var:Privacy.keep_unconfirmed_days ?></td>
</tr>
<tr><td><?cs var:Privacy.keep_over ?></td><td><?cs var:Privacy.keep_over_days ?></td></tr>
<tr><td><?cs var:Privacy.keep_consent ?></td><td><?cs var:Privacy.keep_consent_days ?></td></tr>
<tr><td><?cs var:Privacy.keep_account ?></td><td><?cs var:Privacy.keep_account_days ?></td></tr>
<tr><td><?cs var:Privacy.keep_valid ?></td><td><?cs var:Privacy.keep_valid_days ?></td></tr>
<tr><td><?cs var:Privacy.keep_registration ?></td><td><?cs var:Privacy.keep_registration_days
?></td></tr>
<tr><td><?cs var:Privacy.keep_sign_ins ?></td><td><?cs var:Privacy.keep_sign_ins_days ?></td></tr>
<tr><td><?cs var:Privacy.keep_folder ?></td><td><?cs var:Privacy.keep_folder_days ?></td></tr>
<tr><td><?cs var:Privacy.keep_alert ?></td><td><?cs var:Privacy.keep_alert_days ?></td></tr>
<tr><td><?cs var:Privacy.keep_bookmarks ?></td><td><?cs var:Privacy.keep_bookmarks_days ?></td></tr>
</tbody>
</table>
<p><?cs var:Privacy.keep_dispute ?></p>
<h2><?cs var:Privacy.rights ?></h2>
<ul>
<li><?cs var:Privacy.rights_access ?></li>
<li><?cs var:Privacy.rights_correct ?></li>
<li><?cs var:Privacy.rights_erase ?></li>
<li><?cs var:Privacy.rights_restrict ?></li>
<li><?cs var:Privacy.rights_object ?></li>
<li><?cs var:Privacy.rights_withdraw ?></li>
<li><?cs var:Privacy.rights_complain ?></li>
</ul>
<p><?cs var:Privacy.rights_write
?> <a href="mailto:datenschutz@nordhafen.example">datenschutz@nordhafen.example</a>. <?cs
var:Privacy.rights_harm ?></p>
<p><?cs var:Privacy.version ?> <?cs var:Privacy_version ?> –
<a href="<?cs var:Base ?>/datenschutz/fassungen"><?cs var:Lang.title.privacy_versions ?></a></p>
</div>
<?cs call:page_end() ?>
