from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    """The time of the last log-in is kept no more."""

    dependencies = [("desk", "0011_accounts")]
    operations = [migrations.RemoveField(model_name="deskuser", name="last_login")]
