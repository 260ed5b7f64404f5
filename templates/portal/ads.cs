<?cs # A list of ads: a part rendered by itself. ?><?cs
include!"layout/portal.cs" ?><ul class="bms-ads"><?cs each:ad = Ads ?><?cs
call:ad_item(ad) ?><?cs /each ?></ul>
<?cs call:pay_note() ?>
