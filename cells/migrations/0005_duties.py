import cells.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cells', '0004_materials'),
    ]

    operations = [
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(editable=False)),
                ('kind', models.CharField(choices=[('self_reviews', 'Self-review reports'), ('summary', 'Summary report'), ('running_order', 'Running order'), ('programme', 'Programme'), ('speaking_guide', 'Guidance for speakers'), ('conclusions', 'Draft conclusions'), ('banner', 'Banner'), ('projector', 'Projector'), ('video', 'Video'), ('session_form', 'Form of the session'), ('clerk', 'Clerk of the session'), ('other', 'Another duty')], default='other', editable=False, max_length=16)),
                ('is_everyones', models.BooleanField(default=False, editable=False)),
                ('title', cells.fields.TypedCharField(max_length=160, verbose_name='duty')),
                ('product', cells.fields.TypedCharField(blank=True, max_length=160, verbose_name='product')),
                ('due_on', models.DateField(verbose_name='due on')),
                ('paper_kind', models.CharField(blank=True, choices=[('session_plan', 'Plan of the session'), ('notice', 'Notice of the session'), ('invitation', 'Invitation'), ('running_order', 'Running order'), ('programme', 'Programme'), ('speaking_guide', 'Guidance for speakers'), ('draft_conclusions', 'Draft conclusions')], max_length=24, verbose_name='paper that belongs to it')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('done_at', models.DateTimeField(editable=False, null=True)),
                ('removed_at', models.DateTimeField(editable=False, null=True)),
                ('cell_round', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='cells.cellround')),
                ('done_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('removed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'duty',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DutyAssignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('assigned_at', models.DateTimeField(editable=False)),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='cells.duty')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'assignment of a duty',
                'ordering': ['duty', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Preparation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('saved_by_page', models.CharField(blank=True, editable=False, max_length=36)),
                ('saved_sequence', models.PositiveIntegerField(default=0, editable=False)),
                ('saved_at', models.DateTimeField(editable=False, null=True)),
                ('aims', cells.fields.TypedTextField(blank=True, verbose_name='aims of the session')),
                ('session_form', models.CharField(blank=True, choices=[('video', 'A video'), ('story', 'A story'), ('question_cards', 'Question cards'), ('talk_in_pairs', 'Talk in pairs'), ('party_groups', 'Party groups')], max_length=16, verbose_name='form of the session')),
                ('form_details', cells.fields.TypedTextField(blank=True, verbose_name='how it will be done')),
                ('cell_round', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='preparation', to='cells.cellround')),
            ],
            options={
                'verbose_name': 'preparation of a session',
            },
        ),
        migrations.CreateModel(
            name='TalkBeforehand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('planned_on', models.DateField(blank=True, null=True, verbose_name='planned for')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='talked on')),
                ('cell_round', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.cellround')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'talk beforehand',
                'ordering': ['planned_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Condition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(editable=False)),
                ('suggestion', models.CharField(blank=True, editable=False, max_length=16)),
                ('text', cells.fields.TypedCharField(max_length=160, verbose_name='condition')),
                ('note', cells.fields.TypedCharField(blank=True, max_length=300, verbose_name='note')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('met_at', models.DateTimeField(editable=False, null=True)),
                ('removed_at', models.DateTimeField(editable=False, null=True)),
                ('cell_round', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='conditions', to='cells.cellround')),
                ('met_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('removed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'condition of a session',
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True), models.Q(('suggestion', ''), _negated=True)), fields=('cell_round', 'suggestion'), name='condition_suggested_once'), models.CheckConstraint(condition=models.Q(models.Q(('met_at__isnull', True), ('met_by__isnull', True)), models.Q(('met_at__isnull', False), ('met_by__isnull', False)), _connector='OR'), name='condition_mark_names_who'), models.CheckConstraint(condition=models.Q(models.Q(('removed_at__isnull', True), ('removed_by__isnull', True)), models.Q(('removed_at__isnull', False), ('removed_by__isnull', False)), _connector='OR'), name='condition_removal_names_who')],
            },
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True), models.Q(('kind', 'other'), _negated=True)), fields=('cell_round', 'kind'), name='duty_one_of_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['self_reviews', 'summary', 'running_order', 'programme', 'speaking_guide', 'conclusions', 'banner', 'projector', 'video', 'session_form', 'clerk', 'other'])), name='duty_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.CheckConstraint(condition=models.Q(('paper_kind__in', ['', 'session_plan', 'notice', 'invitation', 'running_order', 'programme', 'speaking_guide', 'draft_conclusions'])), name='duty_paper_is_known'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', True), ('done_by__isnull', True)), models.Q(('done_at__isnull', False), ('done_by__isnull', False), ('is_everyones', False)), _connector='OR'), name='duty_mark_names_who'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('removed_at__isnull', True), ('removed_by__isnull', True)), models.Q(('removed_at__isnull', False), ('removed_by__isnull', False)), _connector='OR'), name='duty_removal_names_who'),
        ),
        migrations.AddConstraint(
            model_name='dutyassignment',
            constraint=models.UniqueConstraint(fields=('duty', 'member'), name='dutyassignment_once'),
        ),
        migrations.AddConstraint(
            model_name='preparation',
            constraint=models.CheckConstraint(condition=models.Q(('session_form__in', ['', 'video', 'story', 'question_cards', 'talk_in_pairs', 'party_groups'])), name='preparation_form_is_known'),
        ),
        migrations.AddConstraint(
            model_name='talkbeforehand',
            constraint=models.UniqueConstraint(fields=('cell_round', 'owner', 'member'), name='talk_once_per_member'),
        ),
        migrations.AddConstraint(
            model_name='talkbeforehand',
            constraint=models.CheckConstraint(condition=models.Q(('owner', models.F('member')), _negated=True), name='talk_with_another'),
        ),
    ]
