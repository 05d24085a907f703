"""What machines read of a page: schema.org in JSON-LD (结构化数据)."""

from __future__ import annotations

from gongshi.site.downloads import Offered
from gongshi.site.figures import Figure, Value
from gongshi.site.model import Notice, Office

_TYPES = {"CSV": "text/csv", "PARQUET": "application/vnd.apache.parquet", "JSON": "application/json"}


def organisation(office: Office) -> dict[str, object]:
    """The office as a GovernmentOrganization."""
    found: dict[str, object] = {"@type": "GovernmentOrganization", "name": office.name}
    return found | ({"url": office.address} if office.address else {})


def dataset(figure: Figure, value: Value, office: Office, path: str, offered: tuple[Offered, ...]) -> dict[str, object]:
    """One published value with its definition and its files, as a Dataset."""
    return _dataset(f"{figure.label}（{value.label}）", figure, office, path, offered) | {
        "temporalCoverage": value.period,
        "dateModified": value.known.isoformat(),
        "datePublished": value.released.isoformat(),
        "variableMeasured": _measured(figure, value),
    }


def series(figure: Figure, office: Office, path: str, offered: tuple[Offered, ...]) -> dict[str, object]:
    """All values of a figure as one Dataset."""
    return _dataset(f"{figure.label}各期的值", figure, office, path, offered) | {
        "temporalCoverage": f"{figure.values[-1].period}/{figure.latest.period}",
        "dateModified": figure.latest.known.isoformat(),
        "variableMeasured": [_measured(figure, v) for v in figure.values],
    }


def article(notice: Notice, office: Office, path: str) -> dict[str, object]:
    """A notice as a GovernmentDocument would be; schema.org calls it Report."""
    return {
        "@context": "https://schema.org",
        "@type": "Report",
        "headline": notice.title,
        "reportNumber": notice.number,
        "datePublished": notice.released.isoformat(),
        "inLanguage": "zh-CN",
        "publisher": organisation(office),
        "url": office.address + path,
    }


def _dataset(name: str, figure: Figure, office: Office, path: str, offered: tuple[Offered, ...]) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": "。".join(t.rstrip("。") for t in (figure.population, figure.definition) if t) + "。",
        "inLanguage": "zh-CN",
        "creator": organisation(office),
        "isAccessibleForFree": True,
        "url": office.address + path,
        "measurementTechnique": figure.how,
        "citation": figure.source,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": _TYPES[o.ending], "contentUrl": office.address + o.href}
            for o in offered
        ],
    }


def _measured(figure: Figure, value: Value) -> dict[str, object]:
    found: dict[str, object] = {
        "@type": "PropertyValue",
        "name": f"{figure.label} {value.label}",
        "unitText": figure.unit,
    }
    return found | ({"value": value.exact} if value.value is not None else {"description": value.shown})
