import cells.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cells', '0010_meetings'),
    ]

    operations = [
        migrations.CreateModel(
            name='CollectiveReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.CharField(choices=[('cell', 'the cell'), ('cell_committee', 'the cell committee')], max_length=16, verbose_name='whose')),
                ('status', models.CharField(choices=[('draft', 'Being written'), ('before_cell', 'Laid before the cell')], default='draft', editable=False, max_length=16)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(editable=False)),
                ('last_saved_at', models.DateTimeField(editable=False, null=True)),
                ('laid_at', models.DateTimeField(editable=False, null=True)),
                ('content_sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('cell_round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='collective_reviews', to='cells.cellround')),
                ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('presenter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who presents it')),
            ],
            options={
                'verbose_name': 'self-review of the collective',
                'ordering': ['cell_round', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CollectiveGeneralPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('saved_by_page', models.CharField(blank=True, editable=False, max_length=36)),
                ('saved_sequence', models.PositiveIntegerField(default=0, editable=False)),
                ('saved_at', models.DateTimeField(editable=False, null=True)),
                ('strengths', cells.fields.TypedTextField(blank=True, verbose_name='strengths')),
                ('last_round_results', cells.fields.TypedTextField(blank=True, verbose_name='results of the last plan')),
                ('direction', cells.fields.TypedTextField(blank=True, verbose_name='what I shall mend first')),
                ('proposals', cells.fields.TypedTextField(blank=True, verbose_name='what I ask of the cell')),
                ('review', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='general_part', to='cells.collectivereview')),
            ],
            options={
                'verbose_name': "general part of the collective's self-review",
            },
        ),
        migrations.CreateModel(
            name='CollectiveAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('saved_by_page', models.CharField(blank=True, editable=False, max_length=36)),
                ('saved_sequence', models.PositiveIntegerField(default=0, editable=False)),
                ('saved_at', models.DateTimeField(editable=False, null=True)),
                ('frequency', models.CharField(blank=True, choices=[('none', 'None'), ('rarely', 'Rarely'), ('occasionally', 'Occasionally'), ('often', 'Often')], max_length=16, null=True, verbose_name='frequency')),
                ('marked_parts', models.JSONField(blank=True, default=list, verbose_name='parts')),
                ('deed', cells.fields.TypedTextField(blank=True, verbose_name='the deed')),
                ('cause_subjective', cells.fields.TypedTextField(blank=True, verbose_name='subjective causes')),
                ('cause_objective', cells.fields.TypedTextField(blank=True, verbose_name='objective causes')),
                ('remedy', cells.fields.TypedTextField(blank=True, verbose_name='remedy')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.indicator')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='cells.collectivereview')),
            ],
            options={
                'verbose_name': 'answer of the collective',
            },
        ),
        migrations.CreateModel(
            name='CollectiveWriter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='writers', to='cells.collectivereview')),
            ],
            options={
                'verbose_name': "writer of the collective's self-review",
                'ordering': ['pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='collectivereview',
            constraint=models.UniqueConstraint(fields=('cell_round', 'body'), name='collective_one_per_body'),
        ),
        migrations.AddConstraint(
            model_name='collectivereview',
            constraint=models.CheckConstraint(condition=models.Q(('body__in', ['cell', 'cell_committee'])), name='collective_body_is_known'),
        ),
        migrations.AddConstraint(
            model_name='collectivereview',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'before_cell'])), name='collective_status_is_known'),
        ),
        migrations.AddConstraint(
            model_name='collectivereview',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'draft'), models.Q(('laid_at__isnull', False), models.Q(('content_sha256', ''), _negated=True)), _connector='OR'), name='collective_laid_is_dated'),
        ),
        migrations.AddConstraint(
            model_name='collectiveanswer',
            constraint=models.UniqueConstraint(fields=('review', 'indicator'), name='collective_answer_once'),
        ),
        migrations.AddConstraint(
            model_name='collectiveanswer',
            constraint=models.CheckConstraint(condition=models.Q(('frequency__isnull', True), ('frequency__in', ['none', 'rarely', 'occasionally', 'often']), _connector='OR'), name='collective_answer_frequency_is_known'),
        ),
        migrations.AddConstraint(
            model_name='collectivewriter',
            constraint=models.UniqueConstraint(fields=('review', 'member'), name='collective_writer_once'),
        ),
    ]
