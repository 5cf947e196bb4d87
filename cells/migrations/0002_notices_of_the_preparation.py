
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cells', '0001_spine'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='notification',
            name='notification_kind_is_known',
        ),
        migrations.AlterField(
            model_name='notification',
            name='kind',
            field=models.CharField(choices=[('round_issued', '%(round)s has been opened. Your report is due.'), ('review_filed', 'A self-review report is waiting for you to read.'), ('review_recalled', 'A self-review report was taken back by its author.'), ('review_accepted', 'Your self-review report meets the requirement.'), ('review_guided', 'Your reader sent guidance for some items.'), ('review_to_be_rewritten', 'Your reader asks you to write your report again.'), ('decision_withdrawn', 'The decision on your report has been withdrawn.'), ('summary_before_cell', 'The summary of the cell is laid before you.'), ('summary_passed', 'The cell has passed its summary.'), ('plan_sent', 'A remediation plan is waiting for your approval.'), ('plan_returned', 'Your remediation plan was returned to be corrected.'), ('plan_approved', 'Your remediation plan has been approved.'), ('round_cancelled', '%(round)s has been cancelled in your cell.'), ('report_excused', 'You need not write a report in %(round)s any more.'), ('report_reinstated', 'Your report in %(round)s is to be written again.'), ('authors_changed', 'Who must write a report in %(round)s has changed.'), ('material_added', 'There is new material to read, by %(date)s.'), ('reading_marked', 'You were marked as present at the reading of %(date)s.'), ('reading_objected', 'A member was not at the reading of %(date)s and said so.'), ('duty_given', 'You were given a duty for the session, due %(date)s.'), ('report_requested', 'The cell asks you to file your report before %(date)s (request %(n)s).'), ('proceeded_without', 'The cell proceeds without your report. You may still file it.'), ('typist_named', 'A report on paper waits for you to enter it.'), ('entered_from_paper', '%(by)s has entered your report from paper. Please confirm it.'), ('typist_for_you', '%(by)s has comrade %(typist)s enter your report from paper.'), ('paper_confirmed', '%(by)s has filed your report entered from paper, with your code or your signed print.'), ('collective_writer_named', 'You are to write the self-review of %(body)s.'), ('paper_ready', 'A paper for the session is ready to read.'), ('meeting_cancelled', 'The session of %(date)s has been cancelled.'), ('reminded', 'Your report is to be filed by %(date)s.'), ('password_set', '%(by)s set a new password for your account.'), ('password_changed', 'You changed the password of your account.'), ('mandate_changed', '%(by)s changed an office of yours: %(role)s, %(organisation)s.'), ('reading_delegated', '%(by)s has you read the reports of %(cell)s %(period)s.'), ('delegation_ended', 'You no longer read the reports of %(cell)s for the Secretary.')], max_length=32),
        ),
        migrations.AddConstraint(
            model_name='notification',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['round_issued', 'review_filed', 'review_recalled', 'review_accepted', 'review_guided', 'review_to_be_rewritten', 'decision_withdrawn', 'summary_before_cell', 'summary_passed', 'plan_sent', 'plan_returned', 'plan_approved', 'round_cancelled', 'report_excused', 'report_reinstated', 'authors_changed', 'material_added', 'reading_marked', 'reading_objected', 'duty_given', 'report_requested', 'proceeded_without', 'typist_named', 'entered_from_paper', 'typist_for_you', 'paper_confirmed', 'collective_writer_named', 'paper_ready', 'meeting_cancelled', 'reminded', 'password_set', 'password_changed', 'mandate_changed', 'reading_delegated', 'delegation_ended'])), name='notification_kind_is_known'),
        ),
    ]
