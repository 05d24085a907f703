from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """A job keeps which files it handed back, and has a state for it."""

    dependencies = [("desk", "0012_no_last_login")]
    operations = [
        migrations.AddField(model_name="job", name="returned", field=models.JSONField(default=list)),
        migrations.AlterField(
            model_name="job",
            name="state",
            field=models.CharField(
                max_length=16,
                default="WAITING",
                choices=[
                    ("WAITING", "排队中"),
                    ("RUNNING", "办理中"),
                    ("DONE", "已办完"),
                    ("RETURNED", "有退回"),
                    ("FAILED", "未办成"),
                    ("INTERRUPTED", "已中断"),
                ],
            ),
        ),
    ]
