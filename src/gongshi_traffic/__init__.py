"""The traffic pack: five exposures of a city's traffic police (交通管理五大曝光)."""
