"""What every test stands on: no way to the outside, a real PostgreSQL, a real browser."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page

from storage import migrations
from storage.database import open_database
from tests.browser import running_browser
from tests.fetching import Platform
from tests.houses import Place, a_place
from tests.outside import outside_refused
from tests.postgres import new_database, running_postgres

# Two workers share the machine, so how long one example takes says nothing.
settings.register_profile("rangkul", deadline=None, print_blob=True)
settings.load_profile("rangkul")


@pytest.fixture(scope="session", autouse=True)
def _stay_inside() -> Iterator[None]:
    """Refuse connections and name look-ups that leave this machine."""
    with outside_refused():
        yield


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Run async tests on asyncio."""
    return "asyncio"


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Start a PostgreSQL of this test run's own and give its address."""
    with running_postgres() as url:
        yield url


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[str]:
    """Give the address of a database that is made for one test and dropped after it."""
    with new_database(postgres_url) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give a browser, for tests that are marked `browser` and are not async.

    While it is open a loop runs in this thread, so a module that uses it has no async test.
    """
    with running_browser() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a page of a browser that remembers nothing of another test."""
    with browser.new_context(locale="id-ID") as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def postgres_migrated(postgres_url: str) -> Iterator[str]:
    """Give the name of a database with the newest schema, to copy from."""
    with new_database(postgres_url) as url:
        database = open_database(url)
        migrations.upgrade(database.engine)
        database.dispose()
        yield url.rpartition("/")[2]


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of an empty database on each of the two engines; SQLite has none."""
    if request.param == "sqlite":
        yield ""
        return
    template = request.getfixturevalue("postgres_migrated")
    with new_database(request.getfixturevalue("postgres_url"), template=template) as url:
        yield url


@pytest.fixture
async def place(database_url: str, tmp_path: Path) -> AsyncIterator[Place]:
    """Give a house on each of the two databases."""
    async with a_place(tmp_path / "data", database_url) as opened:
        yield opened


@pytest.fixture
def platform(place: Place) -> Platform:
    """Give a platform in the simulator's place that does with files what a test plans."""
    ours = Platform()
    place.house.channels["simulator"] = ours
    return ours
