import cells.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cells', '0014_the_session'),
    ]

    operations = [
        migrations.CreateModel(
            name='Evaluation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan_line', models.PositiveBigIntegerField(editable=False)),
                ('indicator_code', models.CharField(blank=True, editable=False, max_length=40)),
                ('kind', models.CharField(choices=[('month', 'Month'), ('quarter', 'Quarter'), ('year', 'Year')], editable=False, max_length=8)),
                ('starts_on', models.DateField(editable=False)),
                ('result', models.CharField(choices=[('met', 'Met'), ('partly', 'Partly met'), ('not_met', 'Not met')], max_length=8)),
                ('why', cells.fields.TypedTextField(verbose_name='why')),
                ('evaluated_at', models.DateTimeField(editable=False)),
            ],
            options={
                'verbose_name': 'evaluation of a line',
                'ordering': ['plan', 'plan_line', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', cells.fields.TypedCharField(blank=True, editable=False, max_length=200, verbose_name='note')),
                ('file', models.FileField(blank=True, editable=False, upload_to='evidence/')),
                ('name', cells.fields.TypedCharField(blank=True, editable=False, max_length=120, verbose_name='file name')),
                ('media_type', models.CharField(blank=True, editable=False, max_length=40)),
                ('size', models.PositiveIntegerField(default=0, editable=False)),
                ('sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('added_at', models.DateTimeField(editable=False)),
                ('removed_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'evidence',
                'ordering': ['line', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Idea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('indicator_code', models.CharField(editable=False, max_length=40)),
                ('text', cells.fields.TypedTextField(blank=True, editable=False, verbose_name='solution')),
                ('product', cells.fields.TypedTextField(blank=True, editable=False, verbose_name='product')),
                ('plan_line', models.PositiveBigIntegerField(editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('agreed_at', models.DateTimeField(editable=False)),
                ('published_at', models.DateTimeField(editable=False, null=True)),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'idea',
                'ordering': ['indicator_code', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='LineReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan_line', models.PositiveBigIntegerField(editable=False, null=True)),
                ('occasion', models.CharField(choices=[('due', 'Due this month'), ('overdue', 'Overdue')], editable=False, max_length=8)),
                ('due_on', models.DateField(editable=False)),
                ('created_at', models.DateTimeField(editable=False)),
                ('claimed_by', models.CharField(blank=True, editable=False, max_length=36)),
                ('claimed_until', models.DateTimeField(editable=False, null=True)),
                ('sent_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'reminder of a line',
            },
        ),
        migrations.CreateModel(
            name='MeasureProgress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', cells.fields.TypedTextField(verbose_name='what was done')),
                ('is_done', models.BooleanField(default=False, verbose_name='the measure is carried out')),
                ('reported_at', models.DateTimeField(editable=False)),
            ],
            options={
                'verbose_name': 'progress of a measure',
                'ordering': ['measure', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ProgressComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('saved_by_page', models.CharField(blank=True, editable=False, max_length=36)),
                ('saved_sequence', models.PositiveIntegerField(default=0, editable=False)),
                ('saved_at', models.DateTimeField(editable=False, null=True)),
                ('text', cells.fields.TypedTextField(blank=True, verbose_name='comment')),
            ],
            options={
                'verbose_name': 'comment on a period',
            },
        ),
        migrations.CreateModel(
            name='ProgressLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('saved_by_page', models.CharField(blank=True, editable=False, max_length=36)),
                ('saved_sequence', models.PositiveIntegerField(default=0, editable=False)),
                ('saved_at', models.DateTimeField(editable=False, null=True)),
                ('plan_line', models.PositiveBigIntegerField(editable=False)),
                ('position', models.PositiveSmallIntegerField(editable=False)),
                ('indicator_code', models.CharField(blank=True, editable=False, max_length=40)),
                ('title', cells.fields.TypedCharField(editable=False, max_length=200)),
                ('planned', models.PositiveIntegerField(default=0, editable=False)),
                ('unit', cells.fields.TypedCharField(blank=True, editable=False, max_length=40)),
                ('due_on', models.DateField(editable=False, null=True)),
                ('quantity', models.PositiveIntegerField(null=True, verbose_name='quantity')),
                ('none_reason', cells.fields.TypedTextField(blank=True, verbose_name='why none')),
                ('evidence_words', cells.fields.TypedTextField(blank=True, verbose_name='evidence')),
                ('obstacles', cells.fields.TypedTextField(blank=True, verbose_name='obstacles')),
                ('next_steps', cells.fields.TypedTextField(blank=True, verbose_name='what comes next')),
            ],
            options={
                'verbose_name': 'line of a progress report',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ProgressReply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('return', 'Returned'), ('withdrawal', 'Acceptance withdrawn')], editable=False, max_length=16)),
                ('reason', cells.fields.TypedTextField(editable=False, verbose_name='reason')),
                ('at', models.DateTimeField(editable=False)),
            ],
            options={
                'verbose_name': 'reply to a progress report',
                'ordering': ['report', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ProgressReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('month', 'Month'), ('quarter', 'Quarter'), ('year', 'Year')], editable=False, max_length=8)),
                ('starts_on', models.DateField(editable=False)),
                ('status', models.CharField(choices=[('draft', 'Being written'), ('oral', 'Recorded from the words in the cell, to be confirmed'), ('sent', 'Sent, waiting to be looked at'), ('returned', 'Returned, to be completed'), ('accepted', 'Accepted')], default='draft', editable=False, max_length=16)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('supervisor_office', models.CharField(choices=[('secretary', 'the Secretary'), ('deputy', 'the Deputy Secretary'), ('committee', 'the committee above')], editable=False, max_length=16)),
                ('created_at', models.DateTimeField(editable=False)),
                ('last_saved_at', models.DateTimeField(editable=False, null=True)),
                ('sent_at', models.DateTimeField(editable=False, null=True)),
                ('is_late', models.BooleanField(default=False, editable=False)),
                ('first_opened_at', models.DateTimeField(editable=False, null=True)),
                ('accepted_at', models.DateTimeField(editable=False, null=True)),
                ('told_on', models.DateField(editable=False, null=True, verbose_name='reported in the cell on')),
                ('kept_draft', models.JSONField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'progress report',
                'ordering': ['plan', 'starts_on', 'pk'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='notification',
            name='notification_kind_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='onetimecode',
            name='onetimecode_purpose_is_known',
        ),
        migrations.AlterField(
            model_name='notification',
            name='kind',
            field=models.CharField(choices=[('round_issued', '%(round)s has been opened. Your report is due.'), ('review_filed', 'A self-review report is waiting for you to read.'), ('review_recalled', 'A self-review report was taken back by its author.'), ('review_accepted', 'Your self-review report meets the requirement.'), ('review_guided', 'Your reader sent guidance for some items.'), ('review_to_be_rewritten', 'Your reader asks you to write your report again.'), ('decision_withdrawn', 'The decision on your report has been withdrawn.'), ('summary_before_cell', 'The summary of the cell is laid before you.'), ('summary_passed', 'The cell has passed its summary.'), ('plan_sent', 'A remediation plan is waiting for your approval.'), ('plan_returned', 'Your remediation plan was returned to be corrected.'), ('plan_approved', 'Your remediation plan has been approved.'), ('round_cancelled', '%(round)s has been cancelled in your cell.'), ('report_excused', 'You need not write a report in %(round)s any more.'), ('report_reinstated', 'Your report in %(round)s is to be written again.'), ('authors_changed', 'Who must write a report in %(round)s has changed.'), ('material_added', 'There is new material to read, by %(date)s.'), ('reading_marked', 'You were marked as present at the reading of %(date)s.'), ('reading_objected', 'A member was not at the reading of %(date)s and said so.'), ('duty_given', 'You were given a duty for the session, due %(date)s.'), ('report_requested', 'The cell asks you to file your report before %(date)s (request %(n)s).'), ('proceeded_without', 'The cell proceeds without your report. You may still file it.'), ('typist_named', 'A report on paper waits for you to enter it.'), ('entered_from_paper', '%(by)s has entered your report from paper. Please confirm it.'), ('typist_for_you', '%(by)s has comrade %(typist)s enter your report from paper.'), ('paper_confirmed', '%(by)s has filed your report entered from paper, with your code or your signed print.'), ('collective_writer_named', 'You are to write the self-review of %(body)s.'), ('paper_ready', 'A paper for the session is ready to read.'), ('meeting_cancelled', 'The session of %(date)s has been cancelled.'), ('meeting_convened', 'The session is on %(date)s. You are invited.'), ('meeting_changed', 'The session has changed; it is now on %(date)s.'), ('leave_asked', 'A member asks for leave from the session of %(date)s.'), ('delegate_named', 'The committee above has named who attends on %(date)s.'), ('remarks_to_answer', 'In the session of %(date)s there is something to answer.'), ('minutes_to_confirm', 'The minutes of %(date)s wait for your confirmation.'), ('minutes_locked', 'Your extract of the minutes of %(date)s can be read.'), ('minutes_added_to', 'Something was added to the minutes of %(date)s.'), ('progress_sent', 'A progress report waits for you to look at it.'), ('progress_returned', 'Your progress report was returned to be completed.'), ('progress_accepted', 'Your progress report has been accepted.'), ('acceptance_withdrawn', 'The acceptance of your progress report was withdrawn.'), ('oral_recorded', 'What you reported in the cell on %(date)s was recorded. Please confirm it.'), ('lines_due', '%(n)s things of yours are due in month %(month)s.'), ('lines_overdue', '%(n)s things of yours are overdue.'), ('reminded', 'Your report is to be filed by %(date)s.'), ('password_set', '%(by)s set a new password for your account.'), ('password_changed', 'You changed the password of your account.'), ('mandate_changed', '%(by)s changed an office of yours: %(role)s, %(organisation)s.'), ('reading_delegated', '%(by)s has you read the reports of %(cell)s %(period)s.'), ('delegation_ended', 'You no longer read the reports of %(cell)s for the Secretary.')], max_length=32),
        ),
        migrations.AlterField(
            model_name='onetimecode',
            name='purpose',
            field=models.CharField(choices=[('confirm_paper', 'confirms a report entered from paper'), ('confirm_oral', 'confirms a report given by word of mouth')], editable=False, max_length=16),
        ),
        migrations.AddConstraint(
            model_name='notification',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['round_issued', 'review_filed', 'review_recalled', 'review_accepted', 'review_guided', 'review_to_be_rewritten', 'decision_withdrawn', 'summary_before_cell', 'summary_passed', 'plan_sent', 'plan_returned', 'plan_approved', 'round_cancelled', 'report_excused', 'report_reinstated', 'authors_changed', 'material_added', 'reading_marked', 'reading_objected', 'duty_given', 'report_requested', 'proceeded_without', 'typist_named', 'entered_from_paper', 'typist_for_you', 'paper_confirmed', 'collective_writer_named', 'paper_ready', 'meeting_cancelled', 'meeting_convened', 'meeting_changed', 'leave_asked', 'delegate_named', 'remarks_to_answer', 'minutes_to_confirm', 'minutes_locked', 'minutes_added_to', 'progress_sent', 'progress_returned', 'progress_accepted', 'acceptance_withdrawn', 'oral_recorded', 'lines_due', 'lines_overdue', 'reminded', 'password_set', 'password_changed', 'mandate_changed', 'reading_delegated', 'delegation_ended'])), name='notification_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='onetimecode',
            constraint=models.CheckConstraint(condition=models.Q(('purpose__in', ['confirm_paper', 'confirm_oral'])), name='onetimecode_purpose_is_known'),
        ),
        migrations.AddField(
            model_name='evaluation',
            name='author',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='evaluation',
            name='evaluated_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='evaluation',
            name='plan',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='evaluations', to='cells.remediationplan'),
        ),
        migrations.AddField(
            model_name='evidence',
            name='added_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='idea',
            name='author',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='idea',
            name='cell',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation'),
        ),
        migrations.AddField(
            model_name='idea',
            name='plan',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.remediationplan'),
        ),
        migrations.AddField(
            model_name='idea',
            name='published_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='linereminder',
            name='measure',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cells.cellmeasure'),
        ),
        migrations.AddField(
            model_name='linereminder',
            name='plan',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.remediationplan'),
        ),
        migrations.AddField(
            model_name='linereminder',
            name='recipient',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='measureprogress',
            name='measure',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='progress', to='cells.cellmeasure'),
        ),
        migrations.AddField(
            model_name='measureprogress',
            name='reported_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='evidence',
            name='line',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='cells.progressline'),
        ),
        migrations.AddField(
            model_name='progressreply',
            name='author',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='progressreply',
            name='by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='progressreport',
            name='accepted_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='progressreport',
            name='author',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='progressreport',
            name='plan',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='progress', to='cells.remediationplan'),
        ),
        migrations.AddField(
            model_name='progressreport',
            name='recorded_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='progressreport',
            name='supervisor_organisation',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation'),
        ),
        migrations.AddField(
            model_name='progressreply',
            name='report',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='cells.progressreport'),
        ),
        migrations.AddField(
            model_name='progressline',
            name='report',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='cells.progressreport'),
        ),
        migrations.AddField(
            model_name='progresscomment',
            name='report',
            field=models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='comment', to='cells.progressreport'),
        ),
        migrations.AddIndex(
            model_name='evaluation',
            index=models.Index(fields=['plan', 'plan_line', '-id'], name='evaluation_newest_of_line'),
        ),
        migrations.AddConstraint(
            model_name='evaluation',
            constraint=models.CheckConstraint(condition=models.Q(('evaluated_by', models.F('author')), _negated=True), name='evaluation_not_of_own_line'),
        ),
        migrations.AddConstraint(
            model_name='evaluation',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ['met', 'partly', 'not_met'])), name='evaluation_result_is_known'),
        ),
        migrations.AddConstraint(
            model_name='evaluation',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['month', 'quarter', 'year'])), name='evaluation_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='evaluation',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='evaluation_says_why'),
        ),
        migrations.AddConstraint(
            model_name='idea',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('plan', 'plan_line'), name='idea_once_a_line'),
        ),
        migrations.AddConstraint(
            model_name='idea',
            constraint=models.CheckConstraint(condition=models.Q(('published_at__isnull', True), models.Q(('text', ''), _negated=True), _connector='OR'), name='idea_shown_has_words'),
        ),
        migrations.AddConstraint(
            model_name='linereminder',
            constraint=models.UniqueConstraint(condition=models.Q(('measure__isnull', True)), fields=('recipient', 'plan', 'plan_line', 'occasion', 'due_on'), name='linereminder_once_a_line'),
        ),
        migrations.AddConstraint(
            model_name='linereminder',
            constraint=models.UniqueConstraint(condition=models.Q(('measure__isnull', False)), fields=('recipient', 'measure', 'occasion', 'due_on'), name='linereminder_once_a_measure'),
        ),
        migrations.AddConstraint(
            model_name='linereminder',
            constraint=models.CheckConstraint(condition=models.Q(('occasion__in', ['due', 'overdue'])), name='linereminder_occasion_is_known'),
        ),
        migrations.AddConstraint(
            model_name='linereminder',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('measure__isnull', True), ('plan__isnull', False), ('plan_line__isnull', False)), models.Q(('measure__isnull', False), ('plan__isnull', True), ('plan_line__isnull', True)), _connector='OR'), name='linereminder_line_or_measure'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True), models.Q(('sha256', ''), _negated=True)), fields=('line', 'sha256'), name='evidence_once_a_line'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('note', ''), _negated=True), ('sha256', '')), models.Q(('note', ''), models.Q(('sha256', ''), _negated=True)), _connector='OR'), name='evidence_note_or_file'),
        ),
        migrations.AddConstraint(
            model_name='progressreport',
            constraint=models.UniqueConstraint(fields=('plan', 'kind', 'starts_on'), name='progress_once_a_period'),
        ),
        migrations.AddConstraint(
            model_name='progressreport',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['month', 'quarter', 'year'])), name='progress_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='progressreport',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'oral', 'sent', 'returned', 'accepted'])), name='progress_status_is_known'),
        ),
        migrations.AddConstraint(
            model_name='progressreport',
            constraint=models.CheckConstraint(condition=models.Q(('supervisor_office__in', ['secretary', 'deputy', 'committee'])), name='progress_supervisor_is_known'),
        ),
        migrations.AddConstraint(
            model_name='progressreport',
            constraint=models.CheckConstraint(condition=models.Q(('accepted_by__isnull', True), models.Q(('accepted_by', models.F('author')), _negated=True), _connector='OR'), name='progress_not_accepted_by_author'),
        ),
        migrations.AddConstraint(
            model_name='progressreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted_by__isnull', False), ('status', 'accepted')), models.Q(models.Q(('status', 'accepted'), _negated=True), ('accepted_by__isnull', True)), _connector='OR'), name='progress_accepted_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='progressreply',
            constraint=models.CheckConstraint(condition=models.Q(('by', models.F('author')), _negated=True), name='progressreply_not_to_oneself'),
        ),
        migrations.AddConstraint(
            model_name='progressreply',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['return', 'withdrawal'])), name='progressreply_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='progressline',
            constraint=models.UniqueConstraint(fields=('report', 'plan_line'), name='progressline_once'),
        ),
    ]
