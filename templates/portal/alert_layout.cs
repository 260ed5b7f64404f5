<?cs # What the pages of job alerts share. ?><?cs include!"layout/portal.cs" ?><?cs

# The criteria, with a link to the ads they find. ?><?cs
def:alert_criteria() ?><dl class="bms-facts bms-facts--list">
<div><dt><?cs var:Lang.alert.search ?></dt><dd><?cs var:Alert.title
?> <a href="<?cs var:link(Alert.search) ?>"><?cs var:Lang.alert.to_search ?></a></dd></div>
<?cs if:Alert.frequency == "weekly" ?><?cs
	call:fact(Lang.form.alert.frequency, Lang.form.alert.frequency_weekly) ?><?cs
elif:Alert.frequency ?><?cs
	call:fact(Lang.form.alert.frequency, Lang.form.alert.frequency_daily) ?><?cs
/if ?></dl>
<?cs /def ?><?cs

def:alert_gone() ?><h1><?cs var:Lang.alert.gone_title ?></h1>
<p class="bms-lead"><?cs var:Lang.alert.gone_text ?></p>
<p><a href="<?cs var:Base ?>/stellen"><?cs var:Lang.alert.to_jobs ?></a></p>
<?cs /def ?>
