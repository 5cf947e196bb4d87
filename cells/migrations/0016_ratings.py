import cells.fields
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cells', '0015_supervision'),
    ]

    operations = [
        migrations.CreateModel(
            name='Commendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grounds', cells.fields.TypedTextField(editable=False, verbose_name='grounds')),
                ('proposed_at', models.DateTimeField(editable=False)),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'commendation',
                'ordering': ['rating', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('year', 'Year'), ('quarter', 'Quarter')], editable=False, max_length=8)),
                ('starts_on', models.DateField(editable=False)),
                ('ends_on', models.DateField(editable=False)),
                ('terms', models.JSONField(default=dict, editable=False)),
                ('status', models.CharField(choices=[('self_rating', 'Self-rating under way'), ('self_rated', 'Level proposed by self'), ('remarked', 'Remarked by the committee'), ('proposed', 'Proposed by the cell'), ('decided', 'Decided by the committee'), ('not_rated', 'Not rated')], default='self_rating', editable=False, max_length=16)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('handler_office', models.CharField(choices=[('secretary', 'the Secretary'), ('deputy', 'the Deputy Secretary'), ('committee', 'the committee above')], editable=False, max_length=16)),
                ('opened_at', models.DateTimeField(editable=False)),
                ('last_saved_at', models.DateTimeField(editable=False, null=True)),
                ('self_rated_at', models.DateTimeField(editable=False, null=True)),
                ('first_opened_at', models.DateTimeField(editable=False, null=True)),
                ('without_self_rating', models.BooleanField(default=False, editable=False)),
                ('remark', cells.fields.TypedTextField(blank=True, editable=False, verbose_name='remark')),
                ('remarked_at', models.DateTimeField(editable=False, null=True)),
                ('proposed_level', models.CharField(blank=True, choices=[('excellent', 'Tasks fulfilled excellently'), ('good', 'Tasks fulfilled well'), ('done', 'Tasks fulfilled'), ('not_done', 'Tasks not fulfilled')], editable=False, max_length=12)),
                ('meeting_on', models.DateField(editable=False, null=True, verbose_name='date of the meeting')),
                ('vote_mode', models.CharField(blank=True, choices=[('card', 'By raised card'), ('secret', 'By secret ballot on paper')], editable=False, max_length=8)),
                ('votes_entitled', models.PositiveIntegerField(editable=False, null=True)),
                ('votes_excellent', models.PositiveIntegerField(default=0, editable=False)),
                ('votes_good', models.PositiveIntegerField(default=0, editable=False)),
                ('votes_done', models.PositiveIntegerField(default=0, editable=False)),
                ('votes_not_done', models.PositiveIntegerField(default=0, editable=False)),
                ('votes_blank', models.PositiveIntegerField(default=0, editable=False)),
                ('cautions_seen', models.JSONField(default=list, editable=False)),
                ('proposed_at', models.DateTimeField(editable=False, null=True)),
                ('answer_by', models.DateField(editable=False, null=True)),
                ('member_answer', cells.fields.TypedTextField(blank=True, editable=False, verbose_name='answer')),
                ('answered_at', models.DateTimeField(editable=False, null=True)),
                ('decided_level', models.CharField(blank=True, choices=[('excellent', 'Tasks fulfilled excellently'), ('good', 'Tasks fulfilled well'), ('done', 'Tasks fulfilled'), ('not_done', 'Tasks not fulfilled')], editable=False, max_length=12)),
                ('decision_number', cells.fields.TypedCharField(blank=True, editable=False, max_length=60, verbose_name='number of the decision')),
                ('decision_on', models.DateField(editable=False, null=True)),
                ('decision_note', cells.fields.TypedTextField(blank=True, editable=False)),
                ('decided_at', models.DateTimeField(editable=False, null=True)),
                ('dossier', models.JSONField(editable=False, null=True)),
                ('dossier_sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('not_rated_code', models.CharField(blank=True, editable=False, max_length=32)),
            ],
            options={
                'verbose_name': 'rating',
                'ordering': ['-starts_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RatingAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('saved_by_page', models.CharField(blank=True, editable=False, max_length=36)),
                ('saved_sequence', models.PositiveIntegerField(default=0, editable=False)),
                ('saved_at', models.DateTimeField(editable=False, null=True)),
                ('position', models.PositiveSmallIntegerField(editable=False)),
                ('code', models.CharField(editable=False, max_length=16)),
                ('answer', models.CharField(blank=True, choices=[('met', 'Met'), ('not_met', 'Not met'), ('not_applicable', 'Not applicable')], max_length=16)),
                ('note', cells.fields.TypedTextField(blank=True, verbose_name='note')),
            ],
            options={
                'verbose_name': 'answer to a criterion',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RatingRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(editable=False)),
                ('made_on', models.DateField(editable=False)),
                ('made_at', models.DateTimeField(editable=False)),
                ('due_on', models.DateField(verbose_name='to be sent by')),
            ],
            options={
                'verbose_name': 'request for a self-rating',
                'ordering': ['rating', 'number'],
            },
        ),
        migrations.CreateModel(
            name='RatingRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(editable=False, max_length=48, unique=True)),
                ('number', cells.fields.TypedCharField(editable=False, max_length=60, verbose_name='number and symbol')),
                ('issued_on', models.DateField(editable=False, verbose_name='date of issue')),
                ('body', cells.fields.TypedCharField(editable=False, max_length=120, verbose_name='issued by')),
                ('title', cells.fields.TypedCharField(editable=False, max_length=300, verbose_name='title')),
                ('in_force_from', models.DateField(editable=False, verbose_name='in force from')),
                ('in_force_until', models.DateField(editable=False, null=True, verbose_name='in force until')),
                ('content', models.JSONField(editable=False)),
                ('content_sha256', models.CharField(editable=False, max_length=64)),
                ('loaded_at', models.DateTimeField(editable=False)),
            ],
            options={
                'verbose_name': 'rule of rating',
                'ordering': ['-in_force_from'],
            },
        ),
        migrations.CreateModel(
            name='RatingStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('withdraw', 'Proposal withdrawn'), ('return', 'Returned by the committee'), ('not_rated', 'Not rated'), ('resume', 'Taken up again')], editable=False, max_length=16)),
                ('reason', cells.fields.TypedTextField(blank=True, editable=False, verbose_name='reason')),
                ('kept', models.JSONField(default=dict, editable=False)),
                ('made_at', models.DateTimeField(editable=False)),
            ],
            options={
                'verbose_name': 'step of a rating',
                'ordering': ['rating', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReplacedDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('excellent', 'Tasks fulfilled excellently'), ('good', 'Tasks fulfilled well'), ('done', 'Tasks fulfilled'), ('not_done', 'Tasks not fulfilled')], editable=False, max_length=12)),
                ('number', models.CharField(editable=False, max_length=60)),
                ('decided_on', models.DateField(editable=False)),
                ('decided_at', models.DateTimeField(editable=False)),
                ('dossier', models.JSONField(editable=False)),
                ('dossier_sha256', models.CharField(editable=False, max_length=64)),
                ('reason', cells.fields.TypedTextField(editable=False, verbose_name='reason')),
                ('paper', cells.fields.TypedTextField(editable=False, verbose_name='paper it rests on')),
                ('replaced_at', models.DateTimeField(editable=False)),
            ],
            options={
                'verbose_name': 'replaced decision',
                'ordering': ['rating', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SelfRating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('saved_by_page', models.CharField(blank=True, editable=False, max_length=36)),
                ('saved_sequence', models.PositiveIntegerField(default=0, editable=False)),
                ('saved_at', models.DateTimeField(editable=False, null=True)),
                ('strengths', cells.fields.TypedTextField(blank=True, verbose_name='strengths and results')),
                ('shortcomings', cells.fields.TypedTextField(blank=True, verbose_name='shortcomings, causes, how they are mended')),
                ('task_points', models.PositiveSmallIntegerField(null=True, verbose_name='points for tasks')),
                ('tasks_total', models.PositiveSmallIntegerField(null=True, verbose_name='tasks given')),
                ('tasks_on_time', models.PositiveSmallIntegerField(null=True, verbose_name='done on time')),
                ('tasks_late', models.PositiveSmallIntegerField(null=True, verbose_name='done late')),
                ('tasks_beyond', models.PositiveSmallIntegerField(null=True, verbose_name='beyond what was asked')),
                ('level', models.CharField(blank=True, choices=[('excellent', 'Tasks fulfilled excellently'), ('good', 'Tasks fulfilled well'), ('done', 'Tasks fulfilled'), ('not_done', 'Tasks not fulfilled')], max_length=12, verbose_name='level')),
            ],
            options={
                'verbose_name': 'self-rating',
            },
        ),
        migrations.RemoveConstraint(
            model_name='notification',
            name='notification_kind_is_known',
        ),
        migrations.AddField(
            model_name='organisationpreferences',
            name='excellent_base',
            field=models.CharField(blank=True, choices=[('good', 'Those rated “fulfilled well” or better'), ('rated', 'All who are rated')], max_length=8, verbose_name='of which number this is'),
        ),
        migrations.AddField(
            model_name='organisationpreferences',
            name='excellent_percent',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='most that are rated excellent, in percent'),
        ),
        migrations.AddField(
            model_name='organisationpreferences',
            name='rate_quarters',
            field=models.BooleanField(blank=True, null=True, verbose_name='members are also rated each quarter'),
        ),
        migrations.AddField(
            model_name='organisationpreferences',
            name='weight_3_1',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='points of criterion 3.1'),
        ),
        migrations.AddField(
            model_name='organisationpreferences',
            name='weight_3_2',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='points of criterion 3.2'),
        ),
        migrations.AddField(
            model_name='organisationpreferences',
            name='weight_3_3',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='points of criterion 3.3'),
        ),
        migrations.AddField(
            model_name='organisationpreferences',
            name='weight_3_4',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='points of criterion 3.4'),
        ),
        migrations.AlterField(
            model_name='notification',
            name='kind',
            field=models.CharField(choices=[('round_issued', '%(round)s has been opened. Your report is due.'), ('review_filed', 'A self-review report is waiting for you to read.'), ('review_recalled', 'A self-review report was taken back by its author.'), ('review_accepted', 'Your self-review report meets the requirement.'), ('review_guided', 'Your reader sent guidance for some items.'), ('review_to_be_rewritten', 'Your reader asks you to write your report again.'), ('decision_withdrawn', 'The decision on your report has been withdrawn.'), ('summary_before_cell', 'The summary of the cell is laid before you.'), ('summary_passed', 'The cell has passed its summary.'), ('plan_sent', 'A remediation plan is waiting for your approval.'), ('plan_returned', 'Your remediation plan was returned to be corrected.'), ('plan_approved', 'Your remediation plan has been approved.'), ('round_cancelled', '%(round)s has been cancelled in your cell.'), ('report_excused', 'You need not write a report in %(round)s any more.'), ('report_reinstated', 'Your report in %(round)s is to be written again.'), ('authors_changed', 'Who must write a report in %(round)s has changed.'), ('material_added', 'There is new material to read, by %(date)s.'), ('reading_marked', 'You were marked as present at the reading of %(date)s.'), ('reading_objected', 'A member was not at the reading of %(date)s and said so.'), ('duty_given', 'You were given a duty for the session, due %(date)s.'), ('report_requested', 'The cell asks you to file your report before %(date)s (request %(n)s).'), ('proceeded_without', 'The cell proceeds without your report. You may still file it.'), ('typist_named', 'A report on paper waits for you to enter it.'), ('entered_from_paper', '%(by)s has entered your report from paper. Please confirm it.'), ('typist_for_you', '%(by)s has comrade %(typist)s enter your report from paper.'), ('paper_confirmed', '%(by)s has filed your report entered from paper, with your code or your signed print.'), ('collective_writer_named', 'You are to write the self-review of %(body)s.'), ('paper_ready', 'A paper for the session is ready to read.'), ('meeting_cancelled', 'The session of %(date)s has been cancelled.'), ('meeting_convened', 'The session is on %(date)s. You are invited.'), ('meeting_changed', 'The session has changed; it is now on %(date)s.'), ('leave_asked', 'A member asks for leave from the session of %(date)s.'), ('delegate_named', 'The committee above has named who attends on %(date)s.'), ('remarks_to_answer', 'In the session of %(date)s there is something to answer.'), ('minutes_to_confirm', 'The minutes of %(date)s wait for your confirmation.'), ('minutes_locked', 'Your extract of the minutes of %(date)s can be read.'), ('minutes_added_to', 'Something was added to the minutes of %(date)s.'), ('progress_sent', 'A progress report waits for you to look at it.'), ('progress_returned', 'Your progress report was returned to be completed.'), ('progress_accepted', 'Your progress report has been accepted.'), ('acceptance_withdrawn', 'The acceptance of your progress report was withdrawn.'), ('oral_recorded', 'What you reported in the cell on %(date)s was recorded. Please confirm it.'), ('lines_due', '%(n)s things of yours are due in month %(month)s.'), ('lines_overdue', '%(n)s things of yours are overdue.'), ('rating_opened', 'Your rating of %(period)s waits for your words.'), ('rating_requested', 'The cell asks you for your self-rating by %(date)s (request %(n)s).'), ('self_rating_sent', 'A self-rating waits for you to read.'), ('rating_proposed', 'The cell has proposed your rating of %(period)s. You may answer by %(date)s.'), ('rating_to_decide', 'A proposed rating waits for your decision.'), ('rating_decided', 'Your rating of %(period)s has been decided.'), ('rating_returned', 'A proposed rating has been returned to the cell.'), ('rating_revised', 'The decision on your rating is being revised.'), ('rating_left_out', 'You are not rated for %(period)s.'), ('reminded', 'Your report is to be filed by %(date)s.'), ('password_set', '%(by)s set a new password for your account.'), ('password_changed', 'You changed the password of your account.'), ('mandate_changed', '%(by)s changed an office of yours: %(role)s, %(organisation)s.'), ('reading_delegated', '%(by)s has you read the reports of %(cell)s %(period)s.'), ('delegation_ended', 'You no longer read the reports of %(cell)s for the Secretary.')], max_length=32),
        ),
        migrations.AddConstraint(
            model_name='notification',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['round_issued', 'review_filed', 'review_recalled', 'review_accepted', 'review_guided', 'review_to_be_rewritten', 'decision_withdrawn', 'summary_before_cell', 'summary_passed', 'plan_sent', 'plan_returned', 'plan_approved', 'round_cancelled', 'report_excused', 'report_reinstated', 'authors_changed', 'material_added', 'reading_marked', 'reading_objected', 'duty_given', 'report_requested', 'proceeded_without', 'typist_named', 'entered_from_paper', 'typist_for_you', 'paper_confirmed', 'collective_writer_named', 'paper_ready', 'meeting_cancelled', 'meeting_convened', 'meeting_changed', 'leave_asked', 'delegate_named', 'remarks_to_answer', 'minutes_to_confirm', 'minutes_locked', 'minutes_added_to', 'progress_sent', 'progress_returned', 'progress_accepted', 'acceptance_withdrawn', 'oral_recorded', 'lines_due', 'lines_overdue', 'rating_opened', 'rating_requested', 'self_rating_sent', 'rating_proposed', 'rating_to_decide', 'rating_decided', 'rating_returned', 'rating_revised', 'rating_left_out', 'reminded', 'password_set', 'password_changed', 'mandate_changed', 'reading_delegated', 'delegation_ended'])), name='notification_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='organisationpreferences',
            constraint=models.CheckConstraint(condition=models.Q(('excellent_percent__isnull', True), ('excellent_percent__lte', 100), _connector='OR'), name='preferences_excellent_is_a_share'),
        ),
        migrations.AddConstraint(
            model_name='organisationpreferences',
            constraint=models.CheckConstraint(condition=models.Q(('excellent_base__in', ['', 'good', 'rated'])), name='preferences_excellent_base_is_known'),
        ),
        migrations.AddField(
            model_name='commendation',
            name='member',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='commendation',
            name='proposed_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='commendation',
            name='withdrawn_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='rating',
            name='cell',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='cells.organisation'),
        ),
        migrations.AddField(
            model_name='rating',
            name='decided_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='rating',
            name='decider_organisation',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation'),
        ),
        migrations.AddField(
            model_name='rating',
            name='handler_organisation',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation'),
        ),
        migrations.AddField(
            model_name='rating',
            name='member',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='rating',
            name='opened_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='rating',
            name='proposed_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='rating',
            name='remarked_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='commendation',
            name='rating',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='commendations', to='cells.rating'),
        ),
        migrations.AddField(
            model_name='ratinganswer',
            name='rating',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='cells.rating'),
        ),
        migrations.AddField(
            model_name='ratingrequest',
            name='made_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='ratingrequest',
            name='member',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='ratingrequest',
            name='rating',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='cells.rating'),
        ),
        migrations.AddConstraint(
            model_name='ratingrule',
            constraint=models.CheckConstraint(condition=models.Q(('in_force_until__isnull', True), ('in_force_until__gte', models.F('in_force_from')), _connector='OR'), name='ratingrule_dates_in_order'),
        ),
        migrations.AddField(
            model_name='rating',
            name='rule',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='cells.ratingrule'),
        ),
        migrations.AddField(
            model_name='ratingstep',
            name='made_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='ratingstep',
            name='member',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='ratingstep',
            name='rating',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='cells.rating'),
        ),
        migrations.AddField(
            model_name='replaceddecision',
            name='decided_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='replaceddecision',
            name='member',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='replaceddecision',
            name='rating',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_decisions', to='cells.rating'),
        ),
        migrations.AddField(
            model_name='replaceddecision',
            name='replaced_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='selfrating',
            name='rating',
            field=models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='self_rating', to='cells.rating'),
        ),
        migrations.AddConstraint(
            model_name='commendation',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('rating',), name='commendation_once'),
        ),
        migrations.AddConstraint(
            model_name='commendation',
            constraint=models.CheckConstraint(condition=models.Q(('proposed_by__isnull', True), models.Q(('proposed_by', models.F('member')), _negated=True), _connector='OR'), name='commendation_not_of_oneself'),
        ),
        migrations.AddConstraint(
            model_name='commendation',
            constraint=models.CheckConstraint(condition=models.Q(('grounds', ''), _negated=True), name='commendation_has_grounds'),
        ),
        migrations.AddConstraint(
            model_name='ratinganswer',
            constraint=models.UniqueConstraint(fields=('rating', 'code'), name='ratinganswer_once'),
        ),
        migrations.AddConstraint(
            model_name='ratinganswer',
            constraint=models.CheckConstraint(condition=models.Q(('answer__in', ['', 'met', 'not_met', 'not_applicable'])), name='ratinganswer_is_known'),
        ),
        migrations.AddConstraint(
            model_name='ratingrequest',
            constraint=models.UniqueConstraint(fields=('rating', 'number'), name='ratingrequest_number_once'),
        ),
        migrations.AddConstraint(
            model_name='ratingrequest',
            constraint=models.UniqueConstraint(fields=('rating', 'made_on'), name='ratingrequest_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='ratingrequest',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('made_on'))), name='ratingrequest_due_is_ahead'),
        ),
        migrations.AddConstraint(
            model_name='ratingrequest',
            constraint=models.CheckConstraint(condition=models.Q(('made_by__isnull', True), models.Q(('made_by', models.F('member')), _negated=True), _connector='OR'), name='ratingrequest_not_to_oneself'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.UniqueConstraint(fields=('member', 'cell', 'kind', 'starts_on'), name='rating_once_a_period'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['year', 'quarter'])), name='rating_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['self_rating', 'self_rated', 'remarked', 'proposed', 'decided', 'not_rated'])), name='rating_status_is_known'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(('handler_office__in', ['secretary', 'deputy', 'committee'])), name='rating_handler_is_known'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(('proposed_level__in', ['', 'excellent', 'good', 'done', 'not_done'])), name='rating_proposal_is_known'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(('decided_level__in', ['', 'excellent', 'good', 'done', 'not_done'])), name='rating_decision_is_known'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(('vote_mode__in', ['', 'card', 'secret'])), name='rating_vote_mode_is_known'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(('remarked_by__isnull', True), models.Q(('remarked_by', models.F('member')), _negated=True), _connector='OR'), name='rating_not_remarked_by_member'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(('proposed_by__isnull', True), models.Q(('proposed_by', models.F('member')), _negated=True), _connector='OR'), name='rating_not_proposed_by_member'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('member')), _negated=True), _connector='OR'), name='rating_not_decided_by_member'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='rating_period_in_order'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(('votes_entitled__isnull', True), ('votes_entitled__gte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('votes_excellent'), '+', models.F('votes_good')), '+', models.F('votes_done')), '+', models.F('votes_not_done')), '+', models.F('votes_blank'))), _connector='OR'), name='rating_votes_within_entitled'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('proposed', 'decided')), _negated=True), models.Q(('answer_by__isnull', False), ('meeting_on__isnull', False), ('proposed_by__isnull', False), ('votes_entitled__isnull', False), models.Q(('proposed_level', ''), _negated=True), models.Q(('vote_mode', ''), _negated=True)), _connector='OR'), name='rating_proposal_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_by__isnull', False), ('status', 'decided'), ('decision_on__isnull', False), ('dossier__isnull', False), models.Q(('decided_level', ''), _negated=True), models.Q(('decision_number', ''), _negated=True), models.Q(('dossier_sha256', ''), _negated=True)), models.Q(models.Q(('status', 'decided'), _negated=True), ('decided_by__isnull', True), ('decided_level', '')), _connector='OR'), name='rating_decision_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'not_rated'), models.Q(('not_rated_code', ''), _negated=True)), models.Q(models.Q(('status', 'not_rated'), _negated=True), ('not_rated_code', '')), _connector='OR'), name='rating_not_rated_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='ratingstep',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['withdraw', 'return', 'not_rated', 'resume'])), name='ratingstep_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='ratingstep',
            constraint=models.CheckConstraint(condition=models.Q(('made_by__isnull', True), models.Q(('made_by', models.F('member')), _negated=True), _connector='OR'), name='ratingstep_not_by_member'),
        ),
        migrations.AddConstraint(
            model_name='replaceddecision',
            constraint=models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('member')), _negated=True), _connector='OR'), name='replaceddecision_not_by_member'),
        ),
        migrations.AddConstraint(
            model_name='replaceddecision',
            constraint=models.CheckConstraint(condition=models.Q(('replaced_by__isnull', True), models.Q(('replaced_by', models.F('member')), _negated=True), _connector='OR'), name='replaceddecision_not_replaced_by_member'),
        ),
        migrations.AddConstraint(
            model_name='replaceddecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('paper', ''), _negated=True)), name='replaceddecision_says_why'),
        ),
        migrations.AddConstraint(
            model_name='selfrating',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ['', 'excellent', 'good', 'done', 'not_done'])), name='selfrating_level_is_known'),
        ),
    ]
