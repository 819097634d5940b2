"""The pytest plugin in a separate pytest: in process and over a socket, synchronous and asynchronous."""

from __future__ import annotations

import pytest

MODES = ("in-process", "loopback")

STORIES = """
    from datetime import datetime, timedelta

    import pytest

    from practice_mock.faults import Match, Reset, Status

    NINE = datetime(2027, 1, 4, 9)
    MONDAY = datetime.fromisoformat("2027-01-04T00:30:00+00:00")
    HOLD = {"app_time": NINE, "practitioner_id": 1, "business_id": 1, "duration": 30}
    RESERVE = Match(operation="reserveAppointment", nth=1)
"""

SYNC = (
    STORIES
    + """
    from coreplus_client import NotFoundError as NoClient
    from pracsuite_client import APIConnectionError, ConflictError, NotFoundError

    @pytest.mark.parametrize("time", [1, 2])
    def test_each_test_starts_with_the_initial_state(practice_mock, pracsuite, time):
        assert len(practice_mock.practice.journal) == 0
        pracsuite.appointments.reserve(**HOLD)

    def test_a_hold_expires_after_a_quarter_of_an_hour(pracsuite, practice_clock):
        held = pracsuite.appointments.reserve(**HOLD)
        with pytest.raises(ConflictError):
            pracsuite.appointments.reserve(**HOLD)
        practice_clock.advance(timedelta(minutes=14))
        assert pracsuite.appointments.get(held.appointment_id).app_time == NINE
        practice_clock.advance(timedelta(minutes=1))
        with pytest.raises(NotFoundError):
            pracsuite.appointments.get(held.appointment_id)
        pracsuite.appointments.reserve(**HOLD)

    def test_a_lost_response_may_be_a_booking(pracsuite, practice_faults):
        practice_faults.add(Reset(after_commit=True), RESERVE)
        with pytest.raises(APIConnectionError) as caught:
            pracsuite.appointments.reserve(**HOLD)
        assert caught.value.maybe_applied
        with pytest.raises(ConflictError):
            pracsuite.appointments.reserve(**HOLD)

    def test_a_read_is_sent_again_without_waiting(pracsuite, practice_faults):
        practice_faults.add(Status(503), Match(operation="getPatient", nth=1))
        assert pracsuite.patients.get(7).client_id == 7
        assert practice_faults.counts[0].matched == 2

    def test_tokens_follow_the_clock_of_the_practice(coreplus, practice_clock):
        practice_clock.set(MONDAY)
        assert coreplus.locations.list().items
        practice_clock.advance(timedelta(minutes=15))
        assert coreplus.clients.list().items
        with pytest.raises(NoClient):
            coreplus.clients.get("00000000-0000-4000-8000-00000000dead")
"""
)

ASYNC = (
    STORIES
    + """
    from pracsuite_client import APIConnectionError, NotFoundError

    pytestmark = pytest.mark.MARK

    async def test_a_hold_expires_after_a_quarter_of_an_hour(async_pracsuite, practice_clock):
        held = await async_pracsuite.appointments.reserve(**HOLD)
        practice_clock.advance(timedelta(minutes=15))
        with pytest.raises(NotFoundError):
            await async_pracsuite.appointments.get(held.appointment_id)

    async def test_a_lost_response_may_be_a_booking(async_pracsuite, practice_faults):
        practice_faults.add(Reset(after_commit=True), RESERVE)
        with pytest.raises(APIConnectionError) as caught:
            await async_pracsuite.appointments.reserve(**HOLD)
        assert caught.value.maybe_applied

    async def test_tokens_follow_the_clock_of_the_practice(async_coreplus, practice_clock):
        practice_clock.set(MONDAY)
        assert [one async for one in async_coreplus.locations.list()]
"""
)


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder whose tests run with only the plugins that they name."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makeini("[pytest]\nfilterwarnings = error\n")
    return pytester


def passed(pytester: pytest.Pytester, *options: str) -> int:
    """Return the number of passed tests, and check that none failed."""
    result = pytester.runpytest_subprocess("-p", "practice_mock.pytest_plugin", *options, timeout=120)
    outcomes = result.parseoutcomes()
    assert set(outcomes) == {"passed"}, result.stdout.str()
    return outcomes["passed"]


@pytest.mark.parametrize("mode", MODES)
def test_the_same_tests_run_in_both_modes(run: pytest.Pytester, mode: str) -> None:
    run.makepyfile(SYNC)
    assert passed(run, f"--practice-mock={mode}") == 6


@pytest.mark.parametrize(("world", "at"), [("default", "listed"), ("pessimistic", "hidden")])
def test_switches_are_those_of_the_chosen_world_in_every_test(run: pytest.Pytester, world: str, at: str) -> None:
    run.makepyfile(
        f"""
        import pytest

        @pytest.mark.parametrize("time", [1, 2])
        def test_switches(practice_switches, practice_mock, time):
            assert practice_mock.practice.switches is practice_switches
            assert practice_switches.position("holds-in-book") == "{at}"
            practice_switches.set("holds-in-book", "hidden")
            practice_switches.set("holds-in-book", "listed")
            practice_switches.set("page-links", "absent-at-ends")

        def test_the_rate_limit_of_coreplus_is_kept_without_waiting(coreplus, practice_mock):
            assert practice_mock.practice.limiter.per_second == 10
            for _ in range(35):
                assert coreplus.locations.list().items
            assert all(entry.status == 200 for entry in practice_mock.practice.journal)
        """
    )
    assert passed(run, f"--practice-mock-world={world}") == 3


@pytest.mark.parametrize("mode", MODES)
def test_each_test_can_have_a_namespace_of_its_own(run: pytest.Pytester, mode: str) -> None:
    run.makepyfile(
        SYNC
        + """
    def test_the_mock_has_a_namespace_and_no_others_are_left(practice_mock):
        with practice_mock.control() as control:
            (name,) = control.namespaces()[1:]
        assert practice_mock.pracsuite_url.endswith(f"/_ns/{name}/v1")
"""
    )
    assert passed(run, f"--practice-mock={mode}", "--practice-mock-namespaces") == 7


@pytest.mark.parametrize("mode", MODES)
def test_asynchronous_tests_run_under_asyncio_and_trio(run: pytest.Pytester, mode: str) -> None:
    run.makepyfile(ASYNC.replace("MARK", "anyio"))
    assert passed(run, "-p", "anyio.pytest_plugin", f"--practice-mock={mode}") == 6


def test_tests_without_fixtures_import_and_start_nothing(run: pytest.Pytester) -> None:
    run.makepyfile(
        """
        import sys
        import threading

        def test_nothing():
            loaded = {name for name in sys.modules if name.partition(".")[0] == "practice_mock"}
            assert loaded == {"practice_mock", "practice_mock.pytest_plugin", "practice_mock.release"}
            assert not {"httpx", "starlette", "uvicorn"} & sys.modules.keys()
            assert threading.active_count() == 1
        """
    )
    assert passed(run) == 1


OURS = "install it from the repository of this mock:"


@pytest.mark.parametrize(
    ("fixture", "missing", "fix"),
    [
        ("practice_mock", "httpx", "pip install httpx"),
        ("pracsuite", "pracsuite_client", f"{OURS} pip install ./generated/pracsuite-client"),
        ("async_pracsuite", "pracsuite_client", f"{OURS} pip install ./generated/pracsuite-client"),
        ("coreplus", "coreplus_client", f"{OURS} pip install ./generated/coreplus-client"),
        ("async_coreplus", "coreplus_client", f"{OURS} pip install ./generated/coreplus-client"),
    ],
)
def test_a_fixture_names_the_missing_package(run: pytest.Pytester, fixture: str, missing: str, fix: str) -> None:
    run.makeconftest(f"import sys\nsys.modules[{missing!r}] = None\n")
    run.makepyfile(f"def test_it({fixture}):\n    pass\n")
    result = run.runpytest_subprocess("-p", "practice_mock.pytest_plugin", timeout=120)
    result.assert_outcomes(errors=1)
    assert f"This fixture needs {missing}, which is not installed: {fix}" in result.stdout.str()


def test_fixtures_of_a_project_override_those_of_the_plugin(run: pytest.Pytester) -> None:
    run.makeconftest("import pytest\n\n@pytest.fixture\ndef coreplus():\n    return 'mine'\n")
    run.makepyfile("def test_it(coreplus):\n    assert coreplus == 'mine'\n")
    assert passed(run) == 1
