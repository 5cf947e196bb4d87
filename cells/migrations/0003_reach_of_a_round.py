import cells.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cells", "0002_notices_of_the_preparation"),
    ]

    operations = [
        migrations.AddField(
            model_name='cellround',
            name='cancel_reason',
            field=cells.fields.TypedTextField(blank=True, editable=False, verbose_name='why it was cancelled'),
        ),
        migrations.AddField(
            model_name='cellround',
            name='cancelled_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='reviewround',
            name='reach',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation', verbose_name='reaches'),
        ),
        migrations.AddField(
            model_name='reviewround',
            name='spared_cells',
            field=models.ManyToManyField(editable=False, related_name='+', to='cells.organisation', verbose_name='cells left out by choice'),
        ),
        migrations.AddField(
            model_name='selfreview',
            name='excused_on',
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='selfreview',
            name='excused_reason',
            field=models.CharField(blank=True, choices=[('transferred', 'left the cell'), ('temporary', 'temporary here'), ('exempt', 'exempt'), ('suspended', 'suspended')], editable=False, max_length=16),
        ),
        migrations.AddConstraint(
            model_name='cellround',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'cancelled'), _negated=True), models.Q(('cancelled_at__isnull', False), models.Q(('cancel_reason', ''), _negated=True)), _connector='OR'), name='cellround_cancelled_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='selfreview',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('excused_reason__in', ['transferred', 'temporary', 'exempt', 'suspended']), ('status', 'excused')), models.Q(models.Q(('status', 'excused'), _negated=True), ('excused_reason', '')), _connector='OR'), name='selfreview_excused_has_reason'),
        ),
    ]
