import cells.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cells", "0005_duties"),
    ]

    operations = [
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('saved_by_page', models.CharField(blank=True, editable=False, max_length=36)),
                ('saved_sequence', models.PositiveIntegerField(default=0, editable=False)),
                ('saved_at', models.DateTimeField(editable=False, null=True)),
                ('kind', models.CharField(choices=[('session_plan', 'Plan of the session'), ('notice', 'Notice of the session'), ('invitation', 'Invitation'), ('running_order', 'Running order'), ('programme', 'Programme'), ('speaking_guide', 'Guidance for speakers'), ('draft_conclusions', 'Draft conclusions')], editable=False, max_length=24)),
                ('text', cells.fields.TypedTextField(blank=True, verbose_name='text of the paper')),
                ('shown_at', models.DateTimeField(editable=False, null=True)),
                ('cell_round', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='cells.cellround')),
                ('saved_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'paper of a session',
            },
        ),
        migrations.CreateModel(
            name='PaperVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(editable=False)),
                ('text', cells.fields.TypedTextField(blank=True, editable=False, verbose_name='text of the paper')),
                ('origin', models.CharField(choices=[('drafted', 'Drafted from the data'), ('saved', 'Saved as a version'), ('replaced', 'Kept before it was replaced'), ('used_again', 'Used again'), ('shown', 'Shown to the cell'), ('issued', 'Taken as PDF')], editable=False, max_length=16)),
                ('saved_at', models.DateTimeField(editable=False)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='cells.paper')),
                ('saved_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'version of a paper',
                'ordering': ['paper', '-number'],
            },
        ),
        migrations.AddField(
            model_name='paper',
            name='shown_version',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.paperversion'),
        ),
        migrations.CreateModel(
            name='PaperTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('saved_by_page', models.CharField(blank=True, editable=False, max_length=36)),
                ('saved_sequence', models.PositiveIntegerField(default=0, editable=False)),
                ('saved_at', models.DateTimeField(editable=False, null=True)),
                ('kind', models.CharField(choices=[('session_plan', 'Plan of the session'), ('notice', 'Notice of the session'), ('invitation', 'Invitation'), ('running_order', 'Running order'), ('programme', 'Programme'), ('speaking_guide', 'Guidance for speakers'), ('draft_conclusions', 'Draft conclusions')], editable=False, max_length=24)),
                ('text', cells.fields.TypedTextField(verbose_name='model text')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation')),
                ('saved_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'model of a paper',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'kind'), name='papertemplate_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['session_plan', 'notice', 'invitation', 'running_order', 'programme', 'speaking_guide', 'draft_conclusions'])), name='papertemplate_kind_is_known')],
            },
        ),
        migrations.AddConstraint(
            model_name='paperversion',
            constraint=models.UniqueConstraint(fields=('paper', 'number'), name='paperversion_number_once'),
        ),
        migrations.AddConstraint(
            model_name='paperversion',
            constraint=models.CheckConstraint(condition=models.Q(('origin__in', ['drafted', 'saved', 'replaced', 'used_again', 'shown', 'issued'])), name='paperversion_origin_is_known'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(fields=('cell_round', 'kind'), name='paper_one_of_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['session_plan', 'notice', 'invitation', 'running_order', 'programme', 'speaking_guide', 'draft_conclusions'])), name='paper_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('shown_at__isnull', True), ('shown_version__isnull', True)), models.Q(('shown_at__isnull', False), ('shown_version__isnull', False)), _connector='OR'), name='paper_shown_is_dated'),
        ),
    ]
