import cells.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cells", "0008_outgoing_mail"),
    ]

    operations = [
        migrations.CreateModel(
            name='OneTimeCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(choices=[('confirm_paper', 'confirms a report entered from paper')], editable=False, max_length=16)),
                ('subject_kind', models.CharField(editable=False, max_length=32)),
                ('subject_id', models.PositiveBigIntegerField(editable=False)),
                ('content_sha256', models.CharField(editable=False, max_length=64)),
                ('nonce', models.CharField(editable=False, max_length=32)),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('made_at', models.DateTimeField(editable=False)),
                ('expires_at', models.DateTimeField(editable=False)),
                ('tries', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('used_at', models.DateTimeField(editable=False, null=True)),
                ('voided_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'one-time code',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='PaperEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('named_at', models.DateTimeField(editable=False)),
                ('status_before', models.CharField(choices=[('draft', 'Being written'), ('entered', 'Entered from paper'), ('filed', 'Filed'), ('guided', 'To be corrected'), ('rewrite', 'To be rewritten'), ('accepted', 'Meets the requirement'), ('not_filed', 'The cell proceeds without the report'), ('excused', 'Need not be written')], editable=False, max_length=16)),
                ('entered_at', models.DateTimeField(editable=False, null=True)),
                ('content_sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('ending', models.CharField(blank=True, choices=[('signed_in', 'Confirmed signed in'), ('code', 'Confirmed by a code'), ('scan', 'Confirmed by the signed print'), ('taken_over', 'Taken over'), ('withdrawn', 'Withdrawn'), ('excused', 'Need not be written')], editable=False, max_length=16)),
            ],
            options={
                'verbose_name': 'entry from paper',
                'ordering': ['review', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PaperScan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(editable=False, upload_to='paper_scans/')),
                ('name', cells.fields.TypedCharField(editable=False, max_length=120, verbose_name='file name')),
                ('media_type', models.CharField(editable=False, max_length=40)),
                ('size', models.PositiveIntegerField(editable=False)),
                ('sha256', models.CharField(editable=False, max_length=64)),
                ('uploaded_at', models.DateTimeField(editable=False)),
            ],
            options={
                'verbose_name': 'scan of a signed report',
            },
        ),
        migrations.AddConstraint(
            model_name='selfreview',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'entered'), _negated=True), ('typist__isnull', False), _connector='OR'), name='selfreview_entered_has_typist'),
        ),
        migrations.AddField(
            model_name='onetimecode',
            name='made_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='onetimecode',
            name='member',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='onetimecode',
            name='used_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='onetimecode',
            name='wrote_down',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='paperentry',
            name='author',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='paperentry',
            name='ended_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='paperentry',
            name='named_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='paperentry',
            name='review',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='paper_entries', to='cells.selfreview'),
        ),
        migrations.AddField(
            model_name='paperentry',
            name='submission',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='paper_entry', to='cells.submission'),
        ),
        migrations.AddField(
            model_name='paperentry',
            name='typist',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='paperscan',
            name='entry',
            field=models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='scan', to='cells.paperentry'),
        ),
        migrations.AddField(
            model_name='paperscan',
            name='uploaded_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='onetimecode',
            constraint=models.UniqueConstraint(condition=models.Q(('used_at__isnull', True), ('voided_at__isnull', True)), fields=('purpose', 'subject_kind', 'subject_id'), name='onetimecode_one_open'),
        ),
        migrations.AddConstraint(
            model_name='onetimecode',
            constraint=models.CheckConstraint(condition=models.Q(('purpose__in', ['confirm_paper'])), name='onetimecode_purpose_is_known'),
        ),
        migrations.AddConstraint(
            model_name='onetimecode',
            constraint=models.CheckConstraint(condition=models.Q(('tries__lte', 5)), name='onetimecode_five_tries'),
        ),
        migrations.AddConstraint(
            model_name='onetimecode',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('made_by', models.F('member')), _negated=True), models.Q(('made_by', models.F('wrote_down')), _negated=True)), name='onetimecode_made_by_a_third'),
        ),
        migrations.AddConstraint(
            model_name='onetimecode',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('used_at__isnull', True), ('used_by__isnull', True)), models.Q(('used_at__isnull', False), ('used_by__isnull', False), models.Q(('used_by', models.F('made_by')), _negated=True)), _connector='OR'), name='onetimecode_not_used_by_its_maker'),
        ),
        migrations.AddConstraint(
            model_name='onetimecode',
            constraint=models.CheckConstraint(condition=models.Q(('used_at__isnull', True), ('voided_at__isnull', True), _connector='OR'), name='onetimecode_used_is_not_voided'),
        ),
        migrations.AddConstraint(
            model_name='paperentry',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('review',), name='paperentry_one_open'),
        ),
        migrations.AddConstraint(
            model_name='paperentry',
            constraint=models.CheckConstraint(condition=models.Q(('typist', models.F('author')), _negated=True), name='paperentry_typed_by_another'),
        ),
        migrations.AddConstraint(
            model_name='paperentry',
            constraint=models.CheckConstraint(condition=models.Q(('status_before__in', ('draft', 'guided', 'rewrite', 'not_filed'))), name='paperentry_begins_with_the_author'),
        ),
        migrations.AddConstraint(
            model_name='paperentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('content_sha256', ''), ('entered_at__isnull', True)), models.Q(('entered_at__isnull', False), models.Q(('content_sha256', ''), _negated=True)), _connector='OR'), name='paperentry_entered_has_hash'),
        ),
        migrations.AddConstraint(
            model_name='paperentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True), ('ending', '')), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False), ('ending__in', ['code', 'scan', 'signed_in', 'taken_over', 'withdrawn'])), models.Q(('ended_at__isnull', False), ('ended_by__isnull', True), ('ending', 'excused')), _connector='OR'), name='paperentry_ends_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='paperentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('ending__in', ['code', 'scan', 'signed_in']), _negated=True), ('submission__isnull', True)), models.Q(('ending__in', ['code', 'scan', 'signed_in']), ('entered_at__isnull', False), ('submission__isnull', False)), _connector='OR'), name='paperentry_confirmed_is_filed'),
        ),
    ]
