import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cells', '0012_notes_outlive_their_lines'),
    ]

    operations = [
        migrations.CreateModel(
            name='FilingRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(editable=False)),
                ('made_on', models.DateField(editable=False)),
                ('made_at', models.DateTimeField(editable=False)),
                ('due_on', models.DateField(verbose_name='to be filed by')),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('review', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='filing_requests', to='cells.selfreview')),
            ],
            options={
                'verbose_name': 'request to file a report',
                'ordering': ['review', 'number'],
                'constraints': [models.UniqueConstraint(fields=('review', 'number'), name='filingrequest_number_once'), models.UniqueConstraint(fields=('review', 'made_on'), name='filingrequest_once_a_day'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='filingrequest_counts_from_one'), models.CheckConstraint(condition=models.Q(('made_by', models.F('author')), _negated=True), name='filingrequest_not_to_oneself'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('made_on'))), name='filingrequest_due_is_ahead')],
            },
        ),
    ]
