"""The desk's tables, gathered where Django looks for them; each has its own file in `store` (数据表)."""

from gongshi.desk.store.complaint import Complaint
from gongshi.desk.store.draft import Draft
from gongshi.desk.store.event import DeskEvent
from gongshi.desk.store.job import Job
from gongshi.desk.store.session import DeskSession
from gongshi.desk.store.upload import Upload
from gongshi.desk.store.user import DeskUser

__all__ = ["Complaint", "DeskEvent", "DeskSession", "DeskUser", "Draft", "Job", "Upload"]
