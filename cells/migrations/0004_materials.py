import cells.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cells', '0003_reach_of_a_round'),
    ]

    operations = [
        migrations.CreateModel(
            name='CellPrinciple',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', cells.fields.TypedCharField(max_length=300, verbose_name='principle')),
                ('position', models.PositiveIntegerField(editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('removed_at', models.DateTimeField(editable=False, null=True)),
                ('cell', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='principles', to='cells.organisation')),
                ('removed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'principle of the cell',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Material',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('text', 'Text'), ('file', 'File'), ('link', 'Link'), ('video', 'Video')], editable=False, max_length=8)),
                ('position', models.PositiveIntegerField(editable=False)),
                ('title', cells.fields.TypedCharField(max_length=160, verbose_name='title')),
                ('text', cells.fields.TypedTextField(blank=True, verbose_name='text to read')),
                ('url', cells.fields.TypedCharField(blank=True, max_length=500, verbose_name='address')),
                ('file', models.FileField(blank=True, editable=False, upload_to='materials/')),
                ('name', cells.fields.TypedCharField(blank=True, editable=False, max_length=120, verbose_name='file name')),
                ('media_type', models.CharField(blank=True, editable=False, max_length=100)),
                ('size', models.PositiveIntegerField(default=0, editable=False)),
                ('sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('pages', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='pages')),
                ('minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutes to read')),
                ('read_by', models.DateField(verbose_name='read by')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('added_at', models.DateTimeField(editable=False)),
                ('content_changed_at', models.DateTimeField(editable=False, null=True)),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True)),
                ('added_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cell_round', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='materials', to='cells.cellround')),
                ('withdrawn_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'material',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReadingMeeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField(verbose_name='held on')),
                ('created_at', models.DateTimeField(editable=False)),
                ('cell_round', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='reading_meetings', to='cells.cellround')),
                ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('materials', models.ManyToManyField(related_name='reading_meetings', to='cells.material')),
            ],
            options={
                'verbose_name': 'reading meeting',
                'ordering': ['-held_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ReadingConfirmation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('confirmed_at', models.DateTimeField(editable=False)),
                ('marked_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('material', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='confirmations', to='cells.material')),
                ('member', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reading_meeting', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='confirmations', to='cells.readingmeeting')),
            ],
            options={
                'verbose_name': 'confirmation of reading',
                'ordering': ['material', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReadingAttendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('marked_at', models.DateTimeField(editable=False)),
                ('objected_at', models.DateTimeField(editable=False, null=True)),
                ('marked_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('member', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='cells.readingmeeting')),
            ],
            options={
                'verbose_name': 'presence at a reading',
                'ordering': ['meeting', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ShelfRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(blank=True, editable=False, max_length=48)),
                ('position', models.PositiveIntegerField(default=0, editable=False)),
                ('number', cells.fields.TypedCharField(blank=True, max_length=60, verbose_name='number and symbol')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='date of issue')),
                ('body', cells.fields.TypedCharField(blank=True, max_length=120, verbose_name='issued by')),
                ('title', cells.fields.TypedCharField(max_length=300, verbose_name='title')),
                ('status', models.CharField(choices=[('in_force', 'In force'), ('replaced', 'Replaced')], default='in_force', editable=False, max_length=16)),
                ('replaced_by_words', cells.fields.TypedCharField(blank=True, editable=False, max_length=200, verbose_name='replaced by')),
                ('url', cells.fields.TypedCharField(blank=True, max_length=500, verbose_name='address')),
                ('text', cells.fields.TypedTextField(blank=True, verbose_name='text or summary')),
                ('source', cells.fields.TypedTextField(blank=True, verbose_name='source')),
                ('trust', models.CharField(choices=[('text', 'The text was read'), ('second_hand', 'As programs and quizzes quote it'), ('excerpt', 'An excerpt was read'), ('memory', 'From memory'), ('unconfirmed', 'Not confirmed'), ('own', 'Put here by the organisation')], default='own', editable=False, max_length=16)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('added_at', models.DateTimeField(editable=False, null=True)),
                ('removed_at', models.DateTimeField(editable=False, null=True)),
                ('added_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation')),
                ('removed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='cells.shelfrule')),
            ],
            options={
                'verbose_name': 'rule on the shelf',
                'verbose_name_plural': 'rules on the shelf',
                'ordering': ['position', '-issued_on', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='material',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['text', 'file', 'link', 'video'])), name='material_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='material',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('file', ''), ('kind', 'text'), ('url', ''), models.Q(('text', ''), _negated=True)), models.Q(('kind', 'file'), ('text', ''), ('url', ''), models.Q(('file', ''), _negated=True)), models.Q(('file', ''), ('kind', 'link'), ('text', ''), models.Q(('url', ''), _negated=True)), models.Q(('file', ''), ('kind', 'video'), ('text', ''), models.Q(('url', ''), _negated=True)), models.Q(('kind', 'video'), ('text', ''), ('url', ''), models.Q(('file', ''), _negated=True)), _connector='OR'), name='material_has_what_its_kind_says'),
        ),
        migrations.AddConstraint(
            model_name='material',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='material_withdrawal_names_who'),
        ),
        migrations.AddConstraint(
            model_name='readingconfirmation',
            constraint=models.UniqueConstraint(fields=('material', 'member'), name='readingconfirmation_once'),
        ),
        migrations.AddConstraint(
            model_name='readingconfirmation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('marked_by__isnull', True), ('reading_meeting__isnull', True)), models.Q(('marked_by__isnull', False), ('reading_meeting__isnull', False)), _connector='OR'), name='readingconfirmation_mark_names_who'),
        ),
        migrations.AddConstraint(
            model_name='readingattendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'member'), name='readingattendance_once'),
        ),
        migrations.AddConstraint(
            model_name='shelfrule',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['in_force', 'replaced'])), name='shelfrule_status_is_known'),
        ),
        migrations.AddConstraint(
            model_name='shelfrule',
            constraint=models.CheckConstraint(condition=models.Q(('trust__in', ['text', 'second_hand', 'excerpt', 'memory', 'unconfirmed', 'own'])), name='shelfrule_trust_is_known'),
        ),
        migrations.AddConstraint(
            model_name='shelfrule',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', True), models.Q(('code', ''), _negated=True), models.Q(('trust', 'own'), _negated=True)), models.Q(('code', ''), ('organisation__isnull', False), ('trust', 'own')), _connector='OR'), name='shelfrule_is_common_or_own'),
        ),
        migrations.AddConstraint(
            model_name='shelfrule',
            constraint=models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code',), name='shelfrule_code_once'),
        ),
        migrations.AddConstraint(
            model_name='shelfrule',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'replaced'), models.Q(('replaced_by__isnull', True), ('replaced_by_words', '')), _connector='OR'), name='shelfrule_in_force_is_not_replaced'),
        ),
        migrations.AddConstraint(
            model_name='shelfrule',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'replaced'), _negated=True), ('replaced_by__isnull', False), models.Q(('replaced_by_words', ''), _negated=True), _connector='OR'), name='shelfrule_replaced_names_by_what'),
        ),
    ]
