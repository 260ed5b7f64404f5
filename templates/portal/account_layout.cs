<?cs # What the pages of the account share. ?><?cs
include!"layout/portal.cs" ?><?cs
def:account_rules() ?><h2><?cs var:Lang.account.rules_title ?></h2>
<ul>
<li><?cs var:Lang.account.rules_min ?> <b><?cs var:Account.password_min ?></b></li>
<li><?cs var:Lang.account.rules_own ?></li>
<li><?cs var:Lang.account.rules_last ?></li>
</ul>
<p><?cs var:Lang.account.rules_tip ?></p>
<?cs /def ?><?cs def:account_privacy() ?><p><a href="<?cs var:Base ?>/datenschutz" target="_blank"
	rel="noopener"><?cs var:Lang.account.privacy_link ?></a></p>
<?cs /def ?><?cs def:account_link_gone() ?><h1><?cs var:Page.title ?></h1>
<p class="bms-lead"><?cs var:Lang.account.link_gone_text ?></p>
<?cs /def ?>
